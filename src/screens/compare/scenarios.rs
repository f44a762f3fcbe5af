//! The scenarios side by side: how many norms stand how, and the norm in focus.

use std::rc::Rc;

use permille_engine::outlook::status::Status;
use yew::prelude::*;

use super::view::rows::{self, ScenarioRow};
use super::{Seen, shown};
use crate::components::save_menu::SaveMenu;
use crate::store::{Cell, Comparison, Msg, StoreHandle};
use crate::text::{Say, compare, words};
use crate::views::wording::Wording;

/// What the table is told.
#[derive(Clone, PartialEq)]
pub struct ScenariosProps {
    /// The store.
    pub store: StoreHandle,
    /// What is compared.
    pub seen: Seen,
    /// The norm in focus.
    pub norm: usize,
    /// How its figures are written.
    pub wording: Rc<Wording>,
}

/// The table of scenarios.
pub fn scenarios(props: &ScenariosProps) -> Html {
    let ScenariosProps { store, seen, norm, wording } = props;
    let (language, area, year) = (store.preferences.language, store.view.area, store.view.year);
    let Some(open) = &store.open else { return Html::default() };
    let positions: Vec<usize> = seen.sides.all().collect();
    let place = seen.model.areas().get(area).map_or("", |area| language.name(&area.name));
    let status = |status: Status| language.say(words::status(status));
    let unit = if wording.unit.is_empty() {
        String::new()
    } else {
        language.pick(format!("（{}）", wording.unit), format!(" ({})", wording.unit))
    };
    let rows = positions.iter().zip(shown(open, language, &seen.sides)).map(|(&position, (end, outlook))| {
        let row = rows::scenario(&seen.model, outlook, wording, *norm, area, year);
        let current = position == seen.sides.other;
        html! {
            <tr class={current.then_some("is-current")}>
                <th scope="row" class="table__name">
                    <span class="compare__dot" style={format!("--dot:var(--series-{})", end.colour)} aria-hidden="true"></span>
                    { &end.name }
                    if position == seen.sides.reference {
                        <span class="compare__mark">{ language.say(compare::REFERENCE) }</span>
                    }
                </th>
                { counts(&row) }
                <td class="table__num">{ &row.required }</td>
                <td class="table__num">{ &row.available }</td>
                <td class="table__num">{ gap(store, seen, &row, position, Cell { norm: *norm, area }, &end.name) }</td>
                <td class="table__num">{ &row.first_short }</td>
            </tr>
        }
    });
    let rows: Vec<Html> = rows.collect();
    html! {
        <section class="compare__scenarios">
            <div class="table-wrap" role="region" tabindex="0" aria-label={language.say(compare::SCENARIOS_SIDE_BY_SIDE)}>
                <table class="table">
                    <caption class="compare__caption">{ language.say(compare::SCENARIOS_SIDE_BY_SIDE) }</caption>
                    <thead>
                        <tr>
                            <td class="table__name"></td>
                            <th scope="colgroup" colspan="4" class="compare__group">
                                { format!("{} · {place}", language.say(compare::NORMS_BY_STATUS)) }
                            </th>
                            <th scope="colgroup" colspan="4" class="compare__group">{ format!("{}{unit}", wording.norm) }</th>
                        </tr>
                        <tr>
                            <th scope="col" class="table__name">{ language.say(words::SCENARIOS) }</th>
                            { for [Status::Met, Status::Short, Status::OnTrack, Status::NoData].map(|one| html! {
                                <th scope="col" class="table__num">{ status(one) }</th>
                            }) }
                            { for [words::REQUIRED, words::AVAILABLE, words::GAP, words::FIRST_SHORT].map(|word| html! {
                                <th scope="col" class="table__num">{ language.say(word) }</th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>{ rows }</tbody>
                </table>
            </div>
            <SaveMenu title={language.say(compare::SCENARIOS_SIDE_BY_SIDE)} beside=true />
        </section>
    }
}

/// How many norms stand how.
fn counts(row: &ScenarioRow) -> Html {
    let counts = row.counts;
    let cell = |count: usize, class: &'static str| {
        html! { <td class={classes!("table__num", (count > 0).then_some(class))}>{ count }</td> }
    };
    html! { <>{ cell(counts.met, "is-met") }{ cell(counts.short, "is-short") }{ cell(counts.on_track, "") }{ cell(counts.no_data, "is-faint") }</> }
}

/// What is missing, to be asked: the drawer explains the scenario in view, so that one comes into view first.
fn gap(store: &StoreHandle, seen: &Seen, row: &ScenarioRow, position: usize, cell: Cell, name: &str) -> Html {
    let explained = store.view.explained == Some(cell) && store.view.scenario == position;
    let onclick = {
        let (store, comparison) = (store.clone(), store.view.comparison.clone());
        let other = store.open.as_ref().and_then(|open| Some(open.set().scenarios.get(seen.sides.other)?.id.clone()));
        Callback::from(move |_: MouseEvent| {
            store.dispatch(Msg::Compare(Comparison { other: other.clone(), ..comparison.clone() }));
            store.dispatch(Msg::Scenario(position));
            store.dispatch(Msg::Explain(Some(cell)));
        })
    };
    html! {
        <button type="button" class={classes!("ask", row.short.then_some("is-short"))} {onclick}
            aria-label={format!("{name}: {}", row.gap)} aria-expanded={explained.to_string()}>
            { &row.gap }
        </button>
    }
}
