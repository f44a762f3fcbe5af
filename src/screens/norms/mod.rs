//! The Norms screen: the catalogue of norms with its sources, the milestones, the figures the documents give, and the plans that bind.

mod catalogue;
mod detail;
pub mod document;
pub mod edit;
pub mod filter;
mod milestone_item;
mod milestones;
pub mod milestones_view;
mod observed;
mod plans;
pub mod plans_view;
mod tools;
pub mod view;

use permille_engine::id::NormId;
use yew::prelude::*;

use self::catalogue::Catalogue;
use self::edit::add_norm::AddNorm;
use self::milestones::Milestones;
use self::observed::Observed;
use self::plans::Plans;
use self::view::Seen;
use crate::components::area_path::AreaPath;
use crate::components::kept::use_kept;
use crate::components::pieces::{pieces, unbroken};
use crate::components::review;
use crate::store::{Msg, Open, Paper, StoreHandle};
use crate::text::document as words_of_document;
use crate::text::sentences;
use crate::text::{Say, Word, norm_screen, words};

/// What the screen is told.
#[derive(Clone, PartialEq, Properties)]
pub struct NormsProps {
    /// The store.
    pub store: StoreHandle,
}

/// The parts of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Catalogue,
    Milestones,
    Observed,
    Plans,
}

impl Part {
    const ALL: [(Self, Word); 4] = [
        (Self::Catalogue, words::CATALOGUE),
        (Self::Milestones, words::MILESTONES),
        (Self::Observed, words::OBSERVED_ALL),
        (Self::Plans, words::BINDING_PLANS),
    ];
}

/// The Norms screen.
#[component]
pub fn Norms(props: &NormsProps) -> Html {
    let store = &props.store;
    let part = use_kept("norms: part", || Part::Catalogue);
    // A norm that was just kept is led to in the catalogue.
    let arrived = use_state(|| None::<NormId>);
    let kept = {
        let (part, arrived) = (part.clone(), arrived.clone());
        Callback::from(move |norm: NormId| {
            part.set(Part::Catalogue);
            arrived.set(Some(norm));
        })
    };
    let settled = {
        let arrived = arrived.clone();
        Callback::from(move |()| arrived.set(None))
    };
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Html::default() };
    let shown = match *part {
        Part::Catalogue => html! {
            <Catalogue store={store.clone()} open={open.clone()} arrived={(*arrived).clone()} {settled} kept={kept.clone()} />
        },
        Part::Milestones => html! { <Milestones store={store.clone()} open={open.clone()} /> },
        Part::Observed => html! { <Observed store={store.clone()} open={open.clone()} /> },
        Part::Plans => html! { <Plans store={store.clone()} open={open.clone()} /> },
    };
    html! {
        <div class="norms">
            <AreaPath store={store.clone()} />
            { headline(store, open) }
            <div class="norms__bar">
            <nav class="norms__parts" aria-label={language.say(words::PARTS_OF_SCREEN)}>
                { for Part::ALL.into_iter().map(|(one, word)| {
                    let set = part.clone();
                    let onclick = Callback::from(move |_: MouseEvent| set.set(one));
                    let current = (one == *part).then_some("true");
                    html! { <button type="button" class="norms__part" {onclick} aria-current={current}>{ language.say(word) }</button> }
                }) }
            </nav>
            <AddNorm store={store.clone()} open={open.clone()} {kept} />
            <button type="button" class="button" onclick={
                let store = store.clone();
                Callback::from(move |_: MouseEvent| store.dispatch(Msg::Document(Some(Paper::default()))))
            }>{ language.say(words_of_document::READ_DOCUMENT) }</button>
            { review::button(store) }
            </div>
            { shown }
        </div>
    }
}

/// How many norms there are, and how they stand.
fn headline(store: &StoreHandle, open: &Open) -> Html {
    let language = store.preferences.language;
    let (model, view) = (&open.model, &store.view);
    let (Some(area), Some(outlook)) = (model.areas().get(view.area), open.outlook(view.scenario)) else { return Html::default() };
    let name = language.name(&area.name);
    let counts = view::standing_counts(Seen { model, outlook, language, area: view.area, year: view.year });
    let said = norm_screen::headline(language, open.set().plans.len(), model.norm_count(), name, counts.all());
    html! {
        <>
            <h1 class="norms__headline">{ unbroken(&said) }</h1>
            if counts.all() > 0 {
                <p class="norms__standing">
                    { pieces(&sentences::headline(language, name, view.year, counts)) }
                </p>
            }
        </>
    }
}
