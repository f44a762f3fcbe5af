//! The form of a norm, for one that is proposed and for one that is written by hand.

use std::rc::Rc;

use permille_engine::area::Level;
use permille_engine::id::NormId;
use permille_engine::norm::{Domain, Norm};
use permille_engine::plan::{Measure, Plan};
use yew::prelude::*;

use super::Writing;
use super::desk::{Act, Desk};
use super::draft::Draft;
use crate::screens::norms::edit::draft::{Counted, Draft as NormDraft, Home};
use crate::screens::norms::edit::form::{Elsewhere, Form};
use crate::store::{Open, StoreHandle};

/// The form, until it is closed.
pub(super) fn form(
    store: &StoreHandle,
    open: &Open,
    draft: &Draft,
    writing: Writing,
    dispatch: &UseReducerDispatcher<Desk>,
    shown: UseStateSetter<Option<Writing>>,
) -> Html {
    let head = draft.head.applied(&draft.read.plan).unwrap_or_else(|_| draft.read.plan.clone());
    let head = Plan { measures: Vec::new(), norms: Vec::new(), baselines: Vec::new(), ..head };
    let Some(begun) = begun(draft, &head, writing) else { return Html::default() };
    let take = {
        let dispatch = dispatch.clone();
        Callback::from(move |(norm, measure): (Norm, Option<Measure>)| {
            dispatch.dispatch(match writing {
                Writing::Correct(at) => Act::Correct(at, Box::new(norm), measure),
                Writing::Write(left) => Act::Write(left, Box::new(norm), measure),
            });
        })
    };
    let close = Callback::from(move |_: Option<NormId>| shown.set(None));
    // What is counted already is offered once, whichever plan declares it.
    let there = |measure: &&Measure| open.model.measures().iter().all(|one| one.id != measure.id);
    let further = draft.elsewhere.iter().filter(there);
    let measures = Rc::new(draft.read.plan.measures.iter().chain(further).cloned().collect::<Vec<_>>());
    let elsewhere = Elsewhere { head: Rc::new(head), measures, take };
    html! { <Form store={store.clone()} open={open.clone()} draft={begun} {close} {elsewhere} /> }
}

/// What the form begins with.
fn begun(draft: &Draft, head: &Plan, writing: Writing) -> Option<NormDraft> {
    match writing {
        Writing::Correct(at) => {
            let item = draft.items.get(at)?;
            let mut begun = NormDraft::of(head, &item.norm);
            if let Some(own) = item.measure().filter(|_| !item.is_known()) {
                // What is new with it can be corrected too.
                begun.measure = Counted::New { name: own.name.clone(), unit: own.unit.clone(), whole: own.whole };
            }
            Some(begun)
        }
        Writing::Write(left) => {
            let left = draft.read.document.left_out.get(left)?;
            let level = head.territory.level().unwrap_or(Level::County);
            let home = Home::Plan(head.id.clone());
            let mut begun = NormDraft::blank(home, level, Domain::PublicHealth, head.years.1.to_string());
            begun.clause.clone_from(&left.clause);
            begun.statement.zh.clone_from(&left.sentence);
            Some(begun)
        }
    }
}
