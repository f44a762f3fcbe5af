//! The Overview: a sentence, the leading norms as cards, where the gap is, and every norm by domain.

mod by_domain;
mod card;
mod charts;
mod spread;
mod view;

use permille_engine::model::Standing;
use yew::prelude::*;

use crate::components::area_path::AreaPath;
use crate::components::later::Later;
use crate::components::pieces::pieces;
use crate::components::same::Same;
use crate::components::soon::Soon;
use crate::dom;
use crate::queries::{norms, places};
use crate::store::{Cell, Open, StoreHandle};
use crate::text::sentences;

use by_domain::ByDomain;
use card::NormCard;
use charts::{FocusCharts, FocusTrajectory};

/// How many norms are shown as cards.
const CARDS: usize = 8;

/// What the Overview is told.
#[derive(Clone, PartialEq, Properties)]
pub struct OverviewProps {
    /// The store.
    pub store: StoreHandle,
}

/// The first screen.
#[component]
pub fn Overview(props: &OverviewProps) -> Html {
    let store = &props.store;
    let later = use_context::<Later>();
    let Some(open) = &store.open else { return Html::default() };
    let Some(outlook) = open.outlook(store.view.scenario) else { return Html::default() };
    let (model, area, year) = (&open.model, store.view.area, store.view.year);
    let language = store.preferences.language;
    let cards = norms::leading(model, area, CARDS);
    let focus = view::focus(model, store.view.norm, area);
    html! {
        <div class="overview">
            <AreaPath store={store.clone()} />
            { headline(store, open) }
            if cards.is_empty() {
                <p class="overview__lead">{ sentences::no_norms(language) }</p>
            }
            <div class="cards">
                { for cards.into_iter().map(|norm| html! {
                    <NormCard key={view::id(model, norm).to_string()} dispatch={store.dispatcher()} model={Same::new(model)} {language} {area} {year}
                        explained={store.view.explained.map(|cell| cell == Cell { norm, area })} figures={outlook.norm_handle(norm)} {norm}
                        focused={focus == Some(norm)} />
                }) }
            </div>
            { later.map(|later| later.or_patient(language, |deferred| (deferred.below_cards)(store))) }
        </div>
    }
}

/// What stands below the cards: the charts of the norm in focus, and every norm by domain. It comes later: the headline and the cards do not wait for it.
pub fn below_cards(store: &StoreHandle) -> Html {
    let Some(open) = &store.open else { return Html::default() };
    let Some(outlook) = open.outlook(store.view.scenario) else { return Html::default() };
    let (model, area, year) = (&open.model, store.view.area, store.view.year);
    let focus = view::focus(model, store.view.norm, area);
    // Areas below are compared where the norm in focus speaks of them.
    let (_, below) = places::compared(model, area, None);
    let compares = focus.is_some_and(|norm| below.iter().any(|&one| model.standing(norm, one) != Standing::Outside));
    html! {
        <>
            if let Some(norm) = focus {
                <Soon part="focus">
                    if compares {
                        <FocusCharts store={store.clone()} {norm} />
                    } else {
                        <FocusTrajectory store={store.clone()} figures={outlook.norm_handle(norm)} {norm} {area} {year} />
                    }
                </Soon>
            }
            <Soon part="by-domain"><ByDomain store={store.clone()} /></Soon>
        </>
    }
}

/// What a planner would say aloud.
fn headline(store: &StoreHandle, open: &Open) -> Html {
    let language = store.preferences.language;
    let (Some(outlook), Some(scenario)) = (open.outlook(store.view.scenario), open.scenario(store.view.scenario)) else {
        return Html::default();
    };
    let (model, area, year) = (&open.model, store.view.area, store.view.year);
    let counts = norms::counts(model, outlook, norms::counted(model, area), area, year);
    let name = model.areas().get(area).map(|area| crate::text::Say::name(language, &area.name)).unwrap_or_default();
    let lead = view::largest_gap(language, model, scenario, outlook, area, (year, dom::today().0))
        .or_else(|| (counts.no_data * 2 > counts.all()).then(|| sentences::nothing_known(language).to_owned()));
    html! {
        <>
            <h1 class="overview__headline">
                { pieces(&sentences::headline(language, name, year, counts)) }
            </h1>
            if let Some(lead) = lead { <p class="overview__lead">{ lead }</p> }
        </>
    }
}
