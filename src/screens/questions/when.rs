//! When does it run short?

use std::rc::Rc;

use permille_engine::year::Year;
use yew::prelude::*;

use super::fields::NormField;
use super::said::{asked, headline, to_data};
use super::view::asked::Asked;
use super::view::offered;
use super::view::when::{Turn, Turns, turns};
use crate::components::kept::use_kept;
use crate::components::same::Same;
use crate::components::save_menu::SaveMenu;
use crate::store::{Cell, Msg, StoreHandle};
use crate::text::questions::when as said;
use crate::text::{Say, areas, words};
use crate::views::wording::figure;

/// How many areas a row names before the reader asks for all.
const FEW: usize = 5;

/// What it is told.
#[derive(Clone, PartialEq, Properties)]
pub struct WhenProps {
    /// The store.
    pub store: StoreHandle,
    /// What is open.
    pub seen: Asked,
}

/// The first years of shortfall, by area and norm.
#[component]
pub fn When(props: &WhenProps) -> Html {
    let WhenProps { store, seen } = props;
    let (language, area) = (store.preferences.language, store.view.area);
    let only = use_kept(seen.scope(store, "norm running short"), || seen.norm_id(store.view.asked));
    let offered = use_memo((seen.model.clone(), area), |(model, area)| Rc::new(offered::every(model, *area)));
    let chosen = only.as_ref().and_then(|id| seen.model.norm_position(id)).filter(|norm| offered.contains(norm));
    let turns = {
        let key = (seen.model.clone(), seen.outlook.clone(), offered.clone(), area, chosen, language);
        use_memo(key, |(model, outlook, offered, area, chosen, language)| {
            let norms = chosen.map_or_else(|| offered.as_ref().as_ref().clone(), |norm| vec![norm]);
            turns(*language, model, outlook, *area, &norms)
        })
    };
    let choose = {
        let (only, seen) = (only.clone(), seen.clone());
        Callback::from(move |norm: Option<usize>| only.set(seen.norm_id(norm)))
    };
    // Thousands of names, which a lever that moves none of them leaves alone.
    let table = {
        let (store, seen, choose) = (store.clone(), seen.clone(), choose.clone());
        use_memo((Same::new(&turns), language, store.view.explained, area), move |(turns, ..)| {
            table(&store, &seen, turns, &choose)
        })
    };
    let name = seen.area_name(language, area);
    let pieces = match chosen {
        Some(norm) if turns.all.known > 0 => {
            let first = turns.rows.first().map(|row| row.year);
            said::of_norm(language, language.name(&seen.model.norm(norm).name), turns.short, turns.bound, first)
        }
        _ => said::of_all(language, &name, &turns.all),
    };
    html! {
        <>
            { headline(&pieces) }
            <div class="questions__controls">
                <NormField {language} model={seen.model.clone()} offered={(*offered).clone()} {chosen} all=true choose={choose.clone()} />
            </div>
            if turns.all.unknown > 0 && turns.all.known > 0 {
                <p class="questions__aside">{ said::without_figures(language, turns.all.unknown) }</p>
            }
            if turns.all.known == 0 {
                { to_data(store) }
            } else if !turns.rows.is_empty() {
                { (*table).clone() }
            }
        </>
    }
}

/// The table, a row for each year and norm.
fn table(store: &StoreHandle, seen: &Asked, turns: &Turns, choose: &Callback<Option<usize>>) -> Html {
    let language = store.preferences.language;
    let mut before: Option<Year> = None;
    html! {
        <div>
            <div class="table-wrap" tabindex="0" role="region" aria-label={language.say(said::YEAR)}>
                <table class="table questions__table questions__when">
                    <thead><tr>
                        <th scope="col">{ language.say(said::YEAR) }</th>
                        <th scope="col">{ language.say(words::NORM) }</th>
                        <th scope="col" class="table__num">{ language.say(words::AREAS) }</th>
                        <th scope="col" class="table__num">{ language.say(said::SHORT_BY) }</th>
                        <th scope="col">{ language.say(said::AREAS) }</th>
                    </tr></thead>
                    <tbody>
                        { for turns.rows.iter().map(|row| {
                            let first = before.replace(row.year) != Some(row.year);
                            turn(store, seen, row, first, choose)
                        }) }
                    </tbody>
                </table>
            </div>
            <SaveMenu title={language.say(said::YEAR)} beside=true />
        </div>
    }
}

/// One year and norm, with its areas.
fn turn(store: &StoreHandle, seen: &Asked, row: &Turn, first: bool, choose: &Callback<Option<usize>>) -> Html {
    let language = store.preferences.language;
    let model = &seen.model;
    let norm = model.norm(row.norm);
    let unit = language.name(&model.measure_of(row.norm).unit);
    // An explanation is of the year in view: asking of another year goes there.
    let explain = |area: usize, text: String, class: &'static str| {
        let cell = Cell { norm: row.norm, area };
        let year = row.year;
        let to_year = {
            let store = store.dispatcher();
            Callback::from(move |_: MouseEvent| store.dispatch(Msg::Year(year)))
        };
        html! { <span onclick={to_year}>{ asked(store, model, cell, text, class) }</span> }
    };
    let area_name = |area: usize| seen.area_name(language, area);
    let areas_of = |areas: &[usize]| {
        let last = areas.len().saturating_sub(1);
        areas
            .iter()
            .enumerate()
            .map(|(place, &area)| {
                let comma = if place < last { language.pick("、", ", ") } else { "" };
                html! { <>{ explain(area, area_name(area), "") }{ comma }</> }
            })
            .collect::<Html>()
    };
    let alone = row.bound == 1 && row.areas == [store.view.area];
    let only = {
        let (choose, norm) = (choose.clone(), row.norm);
        Callback::from(move |_: MouseEvent| choose.emit(Some(norm)))
    };
    let (few, more) = row.areas.split_at(row.areas.len().min(FEW));
    html! {
        <tr key={format!("{} {}", row.year, row.norm)} class={classes!(first.then_some("questions__year"))}>
            <th scope="row">{ if first { row.year.to_string() } else { String::new() } }<span class="unseen">{ if first { "" } else { "〃" } }</span></th>
            <td class="questions__wrap"><button type="button" class="link" onclick={only}>{ language.name(&norm.name) }</button></td>
            <td class="table__num">{ said::of_bound(language, row.areas.len(), row.bound) }</td>
            <td class="table__num">
                { match row.gap {
                    Some(gap) => explain(store.view.area, areas::with_unit(&figure(gap), unit), "is-short"),
                    None => html! { <span class="is-faint">{ "—" }</span> },
                } }
            </td>
            <td class="questions__wrap">
                if alone {
                    { explain(store.view.area, area_name(store.view.area), "") }
                } else {
                    { areas_of(few) }
                    if !more.is_empty() {
                        <details class="questions__more">
                            <summary>{ said::more_areas(language, more.len()) }</summary>
                            { areas_of(more) }
                        </details>
                    }
                }
            </td>
        </tr>
    }
}
