//! How near is the next bracket or threshold?

use std::rc::Rc;

use yew::prelude::*;

use super::fields::NormField;
use super::said::{asked, focus_norm, headline, to_data};
use super::view::asked::Asked;
use super::view::near::{Near, Row, near};
use super::view::offered;
use crate::components::kept::use_kept;
use crate::components::save_menu::SaveMenu;
use crate::store::{Cell, StoreHandle};
use crate::text::questions::near as said;
use crate::text::sentences::Piece;
use crate::text::{Say, areas, norms, words};

/// How many areas are shown before the reader asks for all.
const FEW: usize = 20;

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
    let all = use_kept(seen.scope(store, "all edges"), || false);
    let offered = use_memo((seen.model.clone(), view.area), |(model, area)| Rc::new(offered::with_edges(model, *area)));
    let norm = offered::chosen(&seen.model, view.area, &offered, view.norm);
    let figures = use_memo((seen.clone(), norm, view.area, view.year, language), |(seen, norm, area, year, language)| {
        let scenario = seen.scenario()?;
        Some(near(*language, &seen.model, scenario, &seen.outlook, ((*norm)?, *area, *year)))
    });
    let (Some(norm), Some(figures)) = (norm, figures.as_ref()) else {
        let said = said::no_edges(language, &seen.area_name(language, view.area));
        return headline(&[Piece::Plain(said)]);
    };
    let shown = if *all { figures.rows.len() } else { figures.rows.len().min(FEW) };
    let toggle = all.turned();
    let what = seen.model.norm(norm);
    let target = what.targets.last().map(|target| target.values.as_slice()).unwrap_or_default();
    let rule = norms::rule(language, what, seen.model.measure_of(norm), target);
    html! {
        <>
            { headline(&figures.headline) }
            <div class="questions__controls">
                <NormField {language} model={seen.model.clone()} offered={(*offered).clone()} chosen={norm} choose={focus_norm(store)} />
            </div>
            if figures.rows.is_empty() {
                { to_data(store) }
            } else {
                <p class="questions__aside">
                    { rule }{ language.pick("。", ". ") }
                    if figures.rows.len() > 1 { { said::within(language, figures.close, figures.rows.len()) } }
                </p>
                { table(store, seen, norm, figures, shown) }
                if figures.rows.len() > FEW {
                    <p class="questions__count">
                        { areas::first_of(language, shown, figures.rows.len()) }{ " " }
                        <button type="button" class="link" onclick={toggle} aria-expanded={all.to_string()}>
                            { language.say(if *all { words::SHOW_FEWER } else { words::SHOW_ALL }) }
                        </button>
                    </p>
                }
            }
        </>
    }
}

/// The table of areas.
fn table(store: &StoreHandle, seen: &Asked, norm: usize, figures: &Near, shown: usize) -> Html {
    let language = store.preferences.language;
    let unit = language.name(&seen.model.measure_of(norm).unit);
    let mut headings = vec![said::required_now(language, unit), language.say(words::AVAILABLE).to_owned()];
    headings.extend([said::NEXT, said::THEN, said::TO_BUILD].map(|word| language.say(word).to_owned()));
    if figures.has_cost {
        headings.push(language.say(said::COST).to_owned());
    }
    headings.extend([said::REACHED, said::BEFORE, said::THEN].map(|word| language.say(word).to_owned()));
    html! {
        <div>
            <div class="table-wrap" tabindex="0" role="region" aria-label={language.say(said::NEXT)}>
                <table class="table questions__table">
                    <thead><tr>
                        <th scope="col" class="table__name">{ language.say(words::AREA) }</th>
                        <th scope="col" class="table__num">{ language.say(said::PEOPLE_NOW) }</th>
                        { for headings.into_iter().map(|heading| html! { <th scope="col" class="table__num">{ heading }</th> }) }
                    </tr></thead>
                    <tbody>{ for figures.rows.iter().take(shown).map(|row| line(store, seen, norm, row, figures.has_cost)) }</tbody>
                </table>
            </div>
            <SaveMenu title={language.say(said::NEXT)} beside=true />
        </div>
    }
}

/// One area.
fn line(store: &StoreHandle, seen: &Asked, norm: usize, row: &Row, has_cost: bool) -> Html {
    let language = store.preferences.language;
    let cell = Cell { norm, area: row.area };
    let num = |text: &str| html! { <td class="table__num">{ text.to_owned() }</td> };
    let none = || html! { <td class="table__num is-faint">{ "—" }</td> };
    let up = |of: fn(&super::view::near::StepRow) -> &str| row.up.as_ref().map_or_else(none, |step| num(of(step)));
    let down = |of: fn(&super::view::near::StepRow) -> &str| row.down.as_ref().map_or_else(none, |step| num(of(step)));
    // The nearer of the two ways stands out.
    let way = |step: Option<&super::view::near::StepRow>, nearer: bool| match step {
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
