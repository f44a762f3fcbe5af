//! The button that adds a norm.

use permille_engine::area::Level;
use permille_engine::id::NormId;
use permille_engine::norm::Domain;
use permille_exchange::files::shipped;
use yew::prelude::*;

use super::apply;
use super::draft::{Draft, Home};
use super::form::Form;
use crate::store::{Open, StoreHandle};
use crate::text::{Say, plan_edit};

/// What the button is told.
#[derive(Clone, PartialEq, Properties)]
pub struct AddNormProps {
    /// The store.
    pub store: StoreHandle,
    /// The open file.
    pub open: Open,
    /// Told which norm was kept.
    pub kept: Callback<NormId>,
}

/// A button, and the form it opens.
#[component]
pub fn AddNorm(props: &AddNormProps) -> Html {
    let AddNormProps { store, open, .. } = props;
    let language = store.preferences.language;
    let written = use_state(|| None::<Draft>);
    let begin = {
        let (written, open, area, year) = (written.clone(), open.clone(), store.view.area, store.view.year);
        Callback::from(move |_: MouseEvent| {
            let draft = Draft::blank(home(&open), level(&open, area), Domain::PublicHealth, year.to_string());
            written.set(Some(draft));
        })
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
    html! {
        <>
            <button type="button" class="button" onclick={begin}>{ format!("+ {}", language.say(plan_edit::ADD_NORM)) }</button>
            if let Some(draft) = &*written {
                <Form store={store.clone()} open={open.clone()} draft={draft.clone()} {close} />
            }
        </>
    }
}

/// The plan of one's own that is open; a new one where there is none.
fn home(open: &Open) -> Home {
    let shipped = shipped::plans().unwrap_or_default();
    let own = open.set().plans.iter().rfind(|plan| apply::original(&shipped, plan).is_none());
    match own {
        Some(plan) => Home::Plan(plan.id.clone()),
        None => Home::New { title: Default::default(), number: String::new(), issuer: Default::default() },
    }
}

/// The level most norms would bind: the counties, or the narrowest there is.
fn level(open: &Open, area: usize) -> Level {
    let levels = open.model.areas().iter().map(|area| area.level);
    let narrowest = levels.filter(|level| *level <= Level::County).max();
    let own = open.model.areas().get(area).map(|area| area.level);
    narrowest.or(own).unwrap_or(Level::County)
}
