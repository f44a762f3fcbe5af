//! How near is the next bracket or threshold?

use std::rc::Rc;

use permille_engine::questions::edge::Edges;
use permille_exchange::tables::ShownTable;
use yew::prelude::*;

use super::fields::NormField;
use super::said::{asked, focus_norm, headline, to_data};
use super::view::asked::Asked;
use super::view::near::{Near, Row, StepRow, near, row};
use super::view::offered;
use crate::components::kept::use_kept;
use crate::components::save_menu::SaveMenu;
use crate::store::{Cell, StoreHandle};
use crate::text::questions::near as said;
use crate::text::sentences::Piece;
use crate::text::{Language, Say, Word, areas, norms, words};

/// How many areas are shown before the reader asks for more.
const FEW: usize = 20;
/// How many more are shown each time: the page would stand still while it draws thousands at once.
const MORE: usize = 200;

/// What it is told.
#[derive(Clone, PartialEq, Properties)]
pub struct HowNearProps {
    /// The store.
    pub store: StoreHandle,
    /// What is open.
    pub seen: Asked,
}

/// How near each area is to another bracket.
#[component]
pub fn HowNear(props: &HowNearProps) -> Html {
    let HowNearProps { store, seen } = props;
    let (language, view) = (store.preferences.language, &store.view);
    let more = use_kept(seen.scope(store, "more edges"), || 0_usize);
    let offered = use_memo((seen.model.clone(), view.area), |(model, area)| Rc::new(offered::with_edges(model, *area)));
    let norm = offered::chosen(&seen.model, view.area, &offered, view.norm);
    let worked = use_memo((seen.clone(), norm, view.area, view.year, language), |(seen, norm, area, year, language)| {
        let scenario = seen.scenario()?;
        Some(near(*language, &seen.model, scenario, &seen.outlook, ((*norm)?, *area, *year)))
    });
    let (Some(norm), Some(figures)) = (norm, worked.as_ref().as_ref()) else {
        let said = said::no_edges(language, &seen.area_name(language, view.area));
        return headline(&[Piece::Plain(said)]);
    };
    let all = figures.areas.len();
    let shown = all.min(FEW.saturating_add(*more));
    let next = MORE.min(all - shown);
    let press = {
        let (more, to) = (more.clone(), if next > 0 { *more + MORE } else { 0 });
        Callback::from(move |_: MouseEvent| more.set(to))
    };
    // What could not be shown at one press is kept whole all the same.
    let made = (all > FEW + MORE).then(|| {
        let (worked, seen) = (Rc::clone(&worked), seen.clone());
        Callback::from(move |()| worked.as_ref().as_ref().map(|near| whole(language, &seen, norm, near)).unwrap_or_default())
    });
    let word = match next {
        0 => language.say(words::SHOW_FEWER).to_owned(),
        next if shown + next < all => areas::show_more(language, next),
        _ => language.say(words::SHOW_ALL).to_owned(),
    };
    let what = seen.model.norm(norm);
    let target = what.targets.last().map(|target| target.values.as_slice()).unwrap_or_default();
    let rule = norms::rule(language, what, seen.model.measure_of(norm), target);
    html! {
        <>
            { headline(&figures.headline) }
            <div class="questions__controls">
                <NormField {language} model={seen.model.clone()} offered={(*offered).clone()} chosen={norm} choose={focus_norm(store)} />
            </div>
            if figures.areas.is_empty() {
                { to_data(store) }
            } else {
                <p class="questions__aside">
                    { rule }{ language.pick("。", ". ") }
                    if all > 1 { { said::within(language, figures.close, all) } }
                </p>
                { table(store, seen, norm, figures, shown, made) }
                if all > FEW {
                    <p class="questions__count">
                        { areas::first_of(language, shown, all) }{ " " }
                        <button type="button" class="link" onclick={press} aria-expanded={(*more > 0).to_string()}>{ word }</button>
                    </p>
                }
            }
        </>
    }
}

/// The table of areas.
fn table(
    store: &StoreHandle,
    seen: &Asked,
    norm: usize,
    figures: &Near,
    shown: usize,
    made: Option<Callback<(), ShownTable>>,
) -> Html {
    let language = store.preferences.language;
    let headings = headings(language, seen, norm, figures.has_cost);
    html! {
        <div>
            <div class="table-wrap" tabindex="0" role="region" aria-label={language.say(said::NEXT)}>
                <table class="table questions__table">
                    <thead><tr>
                        { for headings.into_iter().enumerate().map(|(column, heading)| html! {
                            <th scope="col" class={if column == 0 { "table__name" } else { "table__num" }}>{ heading }</th>
                        }) }
                    </tr></thead>
                    <tbody>{ for figures.areas.iter().take(shown).map(|area| line(store, seen, norm, &row(language, area), figures.has_cost)) }</tbody>
                </table>
            </div>
            <SaveMenu title={language.say(said::NEXT)} {made} beside=true />
        </div>
    }
}

/// The headings, in their order.
fn headings(language: Language, seen: &Asked, norm: usize, has_cost: bool) -> Vec<String> {
    let unit = language.name(&seen.model.measure_of(norm).unit);
    let said = |words: &[Word]| words.iter().map(|word| language.say(*word).to_owned()).collect::<Vec<_>>();
    let mut headings = said(&[words::AREA, said::PEOPLE_NOW]);
    headings.push(said::required_now(language, unit));
    headings.extend(said(&[words::AVAILABLE, said::NEXT, said::THEN, said::TO_BUILD]));
    if has_cost {
        headings.push(language.say(said::COST).to_owned());
    }
    headings.extend(said(&[said::REACHED, said::BEFORE, said::THEN]));
    headings
}

/// The table of all areas, for whoever keeps it.
fn whole(language: Language, seen: &Asked, norm: usize, near: &Near) -> ShownTable {
    let written = |edges: &Edges| {
        let row = row(language, edges);
        let of = |step: &Option<StepRow>, of: fn(&StepRow) -> Option<String>| {
            step.as_ref().and_then(of).unwrap_or_else(|| "—".to_owned())
        };
        let mut cells = vec![seen.area_name(language, row.area), row.people, row.now, row.available];
        cells.push(of(&row.up, |step| Some(step.people.clone())));
        cells.push(of(&row.up, |step| Some(step.then.clone())));
        cells.push(of(&row.up, |step| Some(step.to_build.clone())));
        if near.has_cost {
            cells.push(of(&row.up, |step| step.cost.clone()));
        }
        cells.push(of(&row.up, |step| Some(step.reached.clone())));
        cells.push(of(&row.down, |step| Some(step.people.clone())));
        cells.push(of(&row.down, |step| Some(step.then.clone())));
        cells
    };
    ShownTable { head: headings(language, seen, norm, near.has_cost), rows: near.areas.iter().map(written).collect() }
}

/// One area.
fn line(store: &StoreHandle, seen: &Asked, norm: usize, row: &Row, has_cost: bool) -> Html {
    let language = store.preferences.language;
    let cell = Cell { norm, area: row.area };
    let num = |text: &str| html! { <td class="table__num">{ text.to_owned() }</td> };
    let none = || html! { <td class="table__num is-faint">{ "—" }</td> };
    let up = |of: fn(&StepRow) -> &str| row.up.as_ref().map_or_else(none, |step| num(of(step)));
    let down = |of: fn(&StepRow) -> &str| row.down.as_ref().map_or_else(none, |step| num(of(step)));
    // The nearer of the two ways stands out.
    let way = |step: Option<&StepRow>, nearer: bool| match step {
        None => none(),
        Some(step) if nearer => html! { <td class="table__num"><strong>{ step.people.clone() }</strong></td> },
        Some(step) => num(&step.people),
    };
    html! {
        <tr key={row.area}>
            <th scope="row" class="table__name">{ seen.area_name(language, row.area) }</th>
            <td class="table__num">{ &row.people }</td>
            <td class="table__num">{ asked(store, &seen.model, cell, row.now.clone(), "") }</td>
            <td class="table__num">{ &row.available }</td>
            { way(row.up.as_ref(), row.upwards) }
            { up(|step| &step.then) }
            { up(|step| &step.to_build) }
            if has_cost { { up(|step| step.cost.as_deref().unwrap_or("—")) } }
            { up(|step| &step.reached) }
            { way(row.down.as_ref(), !row.upwards) }
            { down(|step| &step.then) }
        </tr>
    }
}
