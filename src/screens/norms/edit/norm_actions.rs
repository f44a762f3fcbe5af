//! What can be done with one norm of the catalogue, and how it differs from the shipped plan.

use permille_engine::edit::Edit;
use permille_engine::id::NormId;
use permille_engine::name::Name;
use permille_engine::plan::Plan;
use permille_engine::plan_diff::{Change, Difference};
use permille_exchange::files::shipped;
use yew::prelude::*;

use std::sync::Arc;

use super::apply;
use super::draft::{Draft, Home};
use super::form::Form;
use crate::store::{Msg, Open, StoreHandle};
use crate::text::plan_edit::{self, differs};
use crate::text::{Language, Say, Word};

/// What the buttons are told.
#[derive(Clone, PartialEq, Properties)]
pub struct NormActionsProps {
    /// The store.
    pub store: StoreHandle,
    /// The open file.
    pub open: Open,
    /// The norm, by its position.
    pub norm: usize,
    /// Told which norm was kept.
    pub kept: Callback<NormId>,
}

/// Change, duplicate, remove; and for a norm that was changed, what differs and the way back.
#[component]
pub fn NormActions(props: &NormActionsProps) -> Html {
    let NormActionsProps { store, open, norm, .. } = props;
    let language = store.preferences.language;
    let written = use_state(|| None::<Draft>);
    let shipped = use_memo((), |()| shipped::plans().unwrap_or_default());
    let (what, plan) = (open.model.norm(*norm), open.model.plan_of(*norm));
    let name = language.name(&what.name);
    let begin = |draft: Draft| {
        let written = written.clone();
        Callback::from(move |_: MouseEvent| written.set(Some(draft.clone())))
    };
    let close = {
        let (written, kept) = (written.clone(), props.kept.clone());
        Callback::from(move |norm: Option<NormId>| {
            written.set(None);
            if let Some(norm) = norm {
                kept.emit(norm);
            }
        })
    };
    let plans = &open.set().plans;
    let remove = step(store, apply::without(plans, &shipped, &what.id), plan_edit::remove_step(&what.name));
    let draft = Draft::of(plan, what);
    let copy = draft.copy(Home::Plan(plan.id.clone()));
    let button = |word: Word, onclick: Callback<MouseEvent>| {
        let label = plan_edit::about(language, word, name);
        html! { <button type="button" class="button" aria-label={label} {onclick}>{ language.say(word) }</button> }
    };
    html! {
        <div class="norm-edit">
            <div class="norm-edit__buttons">
                { button(plan_edit::CHANGE, begin(draft)) }
                { button(plan_edit::DUPLICATE, begin(copy)) }
                { button(plan_edit::REMOVE, remove) }
            </div>
            { differing(language, store, plans, &shipped, plan, &what.id) }
            if let Some(draft) = &*written {
                <Form store={store.clone()} open={open.clone()} draft={draft.clone()} {close} />
            }
        </div>
    }
}

/// How a norm differs from the shipped plan, with the way back.
fn differing(
    language: Language,
    store: &StoreHandle,
    plans: &[Arc<Plan>],
    shipped: &[Arc<Plan>],
    plan: &Plan,
    norm: &NormId,
) -> Html {
    let Some(own) = plans.iter().find(|one| one.id == plan.id) else { return Html::default() };
    let Some(original) = apply::original(shipped, plan) else { return Html::default() };
    let found = apply::changes(shipped, own).into_iter().find(|difference| match difference {
        Difference::Norm(Change::Changed { after, .. }, _) => after.id == *norm,
        _ => false,
    });
    let (Some(difference), Some(restored)) = (found, apply::norm_restored(plans, shipped, norm)) else {
        return Html::default();
    };
    let said = differs::said(language, original, own, &difference);
    let name = original.norm(norm).map(|norm| norm.name.clone()).unwrap_or_default();
    let back = step(store, restored, plan_edit::restore_step(&name));
    html! {
        <section class="differs" aria-label={language.say(plan_edit::WHAT_DIFFERS)}>
            <h3 class="heading">{ language.say(plan_edit::WHAT_DIFFERS) }</h3>
            <ul>{ for said.sentences.into_iter().map(|sentence| html! { <li>{ sentence }</li> }) }</ul>
            <button type="button" class="button" onclick={back}>{ language.say(plan_edit::BACK_TO_ORIGINAL) }</button>
        </section>
    }
}

/// A step of the planner's that puts other plans in the place of those there are.
pub(super) fn step(store: &StoreHandle, plans: Vec<Arc<Plan>>, name: Name) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |_: MouseEvent| {
        store.dispatch(Msg::Edit { edit: Edit::Plans { plans: plans.clone() }, name: name.clone(), key: None });
    })
}
