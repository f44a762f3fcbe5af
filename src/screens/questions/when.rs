//! When does it run short?

use std::rc::Rc;

use permille_engine::model::Model;
use permille_engine::year::Year;
use permille_exchange::tables::ShownTable;
use yew::prelude::*;

use super::fields::NormField;
use super::said::{headline, to_data};
use super::short_areas::{ShortAreas, explain};
use super::view::asked::Asked;
use super::view::offered;
use super::view::when::{Turn, Turns, turns};
use crate::components::kept::use_kept;
use crate::components::same::Same;
use crate::components::save_menu::SaveMenu;
use crate::store::{Cell, Dispatch, StoreHandle};
use crate::text::questions::when as said;
use crate::text::{Language, Say, Word, areas, words};
use crate::views::wording::figure;

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
    // A lever that moves none of it leaves it alone.
    let table = {
        let told = Told { dispatch: store.dispatcher(), language, explained: store.view.explained, area };
        let (seen, choose) = (seen.clone(), choose.clone());
        use_memo((Same::new(&turns), told), move |(turns, told)| table(&seen, told, turns, &choose))
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

/// The headings; the figures are right-aligned.
const HEADINGS: [Word; 5] = [said::YEAR, words::NORM, words::AREAS, said::SHORT_BY, said::AREAS];
/// What is heard, and kept, for the year of the row above.
const SAME_YEAR: &str = "〃";

/// What a row is drawn from besides the figures.
#[derive(Clone, PartialEq)]
struct Told {
    dispatch: Dispatch,
    language: Language,
    explained: Option<Cell>,
    area: usize,
}

/// The table, a row for each year and norm.
fn table(seen: &Asked, told: &Told, turns: &Same<Turns>, choose: &Callback<Option<usize>>) -> Html {
    let language = told.language;
    let mut before: Option<Year> = None;
    let made = {
        let (seen, turns) = (seen.clone(), turns.clone());
        Callback::from(move |()| whole(language, &seen, &turns))
    };
    html! {
        <div>
            <div class="table-wrap" tabindex="0" role="region" aria-label={language.say(said::YEAR)}>
                <table class="table questions__table questions__when">
                    <thead><tr>
                        { for HEADINGS.into_iter().enumerate().map(|(column, word)| html! {
                            <th scope="col" class={(column == 2 || column == 3).then_some("table__num")}>{ language.say(word) }</th>
                        }) }
                    </tr></thead>
                    <tbody>
                        { for turns.rows.iter().enumerate().map(|(place, row)| {
                            let first = before.replace(row.year) != Some(row.year);
                            turn(seen, told, turns, (place, first), choose)
                        }) }
                    </tbody>
                </table>
            </div>
            <SaveMenu title={language.say(said::YEAR)} {made} beside=true />
        </div>
    }
}

/// One year and norm, with its areas.
fn turn(seen: &Asked, told: &Told, turns: &Same<Turns>, (place, first): (usize, bool), choose: &Callback<Option<usize>>) -> Html {
    let Some(row) = turns.rows.get(place) else { return Html::default() };
    let Told { dispatch, language, explained, area } = told;
    let (language, area) = (*language, *area);
    let model = &seen.model;
    let explain = |text: String, class: &'static str| explain(dispatch, language, model, row, area, text, class, *explained);
    let only = {
        let (choose, norm) = (choose.clone(), row.norm);
        Callback::from(move |_: MouseEvent| choose.emit(Some(norm)))
    };
    html! {
        <tr key={format!("{} {}", row.year, row.norm)} class={classes!(first.then_some("questions__year"))}>
            <th scope="row">{ if first { row.year.to_string() } else { String::new() } }<span class="unseen">{ if first { "" } else { SAME_YEAR } }</span></th>
            <td class="questions__wrap"><button type="button" class="link" onclick={only}>{ language.name(&model.norm(row.norm).name) }</button></td>
            <td class="table__num">{ said::of_bound(language, row.areas.len(), row.bound) }</td>
            <td class="table__num">
                { match row.gap {
                    Some(_) => explain(gap(language, model, row), "is-short"),
                    None => html! { <span class="is-faint">{ gap(language, model, row) }</span> },
                } }
            </td>
            <td class="questions__wrap">
                if row.bound == 1 && row.areas == [area] {
                    { explain(seen.area_name(language, area), "") }
                } else {
                    <ShortAreas dispatch={dispatch.clone()} {language} model={model.clone()} turns={turns.clone()} {place} explained={*explained} />
                }
            </td>
        </tr>
    }
}

/// What the area in view lacks.
fn gap(language: Language, model: &Model, row: &Turn) -> String {
    let unit = language.name(&model.measure_of(row.norm).unit);
    row.gap.map_or_else(|| "—".to_owned(), |gap| areas::with_unit(&figure(gap), unit))
}

/// The table with the names of all areas, for whoever keeps it.
fn whole(language: Language, seen: &Asked, turns: &Turns) -> ShownTable {
    let mut before: Option<Year> = None;
    let mut row = |row: &Turn| {
        let first = before.replace(row.year) != Some(row.year);
        let names: Vec<String> = row.areas.iter().map(|&area| seen.area_name(language, area)).collect();
        vec![
            if first { row.year.to_string() } else { SAME_YEAR.to_owned() },
            language.name(&seen.model.norm(row.norm).name).to_owned(),
            said::of_bound(language, row.areas.len(), row.bound),
            gap(language, &seen.model, row),
            names.join(language.pick("、", ", ")),
        ]
    };
    ShownTable {
        rows: turns.rows.iter().map(&mut row).collect(),
        head: HEADINGS.map(|word| language.say(word).to_owned()).to_vec(),
    }
}
