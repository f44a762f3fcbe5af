//! The inputs that differ, each with both values, where it is put, why, and what it contributes.

use std::rc::Rc;

use permille_engine::compare::inputs::Differences;
use permille_engine::compare::results::Figure;
use permille_exchange::tables::ShownTable;
use yew::prelude::*;

use super::Seen;
use super::contributions::Known;
use super::view::rows::{self, InputRow};
use crate::charts::Sense;
use crate::components::kept::use_kept;
use crate::components::pages::Pages;
use crate::components::printing::use_printing;
use crate::components::same::Same;
use crate::components::save_menu::SaveMenu;
use crate::store::StoreHandle;
use crate::text::areas::first_of;
use crate::text::{Say, compare, pages as of_pages, words};
use crate::views::wording::Wording;

/// How many are listed before the reader asks for all, and on a page then.
const FEW: usize = 12;
const ON_A_PAGE: usize = 100;

/// What the list is told.
#[derive(Clone, PartialEq, Properties)]
pub struct InputsProps {
    /// The store.
    pub store: StoreHandle,
    /// What is compared.
    pub seen: Seen,
    /// The inputs that differ.
    pub differences: Same<Differences>,
    /// What they contribute; `None` while it is being worked out.
    pub known: Option<Known>,
    /// The figure whose change is divided.
    pub figure: Figure,
    /// How figures are written.
    pub wording: Rc<Wording>,
}

/// The list of inputs that differ.
#[component]
pub fn Inputs(props: &InputsProps) -> Html {
    let InputsProps { store, seen, differences, known, figure, wording } = props;
    let language = store.preferences.language;
    let (all, page) = (use_kept("compare: all inputs", || false), use_kept("compare: page of inputs", || 0));
    let printing = use_printing();
    let rows = Rc::new(rows::inputs(
        language,
        &seen.model,
        differences,
        known.as_ref().map(|known| (&*known.differences, &*known.contributions)),
        *figure,
    ));
    let count = if *all { rows.len() } else { rows.len().min(FEW) };
    let names = [seen.sides.reference, seen.sides.other].map(|position| seen.end(language, position).name);
    let waiting = known.as_ref().is_some_and(|known| !known.fresh);
    let toggle = all.turned();
    let unit = if wording.unit.is_empty() {
        String::new()
    } else {
        language.pick(format!("（{}）", wording.unit), format!(" ({})", wording.unit))
    };
    let pages = Pages::of(count, if printing { count.max(1) } else { ON_A_PAGE }, *page);
    let turned = {
        let page = page.clone();
        Callback::from(move |to| page.set(to))
    };
    let heads = [
        language.say(compare::INPUT).to_owned(),
        names[0].clone(),
        names[1].clone(),
        format!("{}{unit}", language.say(compare::CONTRIBUTION)),
    ];
    // What is not on the page as a whole is made for whoever keeps it.
    let made = (count > ON_A_PAGE).then(|| {
        let (rows, head) = (rows.clone(), heads.to_vec());
        Callback::from(move |()| ShownTable { head: head.clone(), rows: rows.iter().map(InputRow::cells).collect() })
    });
    let first = pages.range().start;
    let grouped: Vec<Html> = pages
        .range()
        .map(|place| {
            let input = &rows[place];
            let heads = place == first || rows[place - 1].group != input.group;
            html! {
                <>
                    if heads {
                        <tr><th scope="rowgroup" colspan="4" class="compare__input-group">{ language.say(input.group) }</th></tr>
                    }
                    { row(input) }
                </>
            }
        })
        .collect();
    html! {
        <section class="compare__plate">
            <header class="compare__plate-head">
                <h2 class="heading">{ language.say(compare::INPUTS) }</h2>
                if rows.len() > FEW {
                    <span class="compare__more">
                        { first_of(language, count, rows.len()) }{ " " }
                        <button type="button" class="link" aria-expanded={all.to_string()} onclick={toggle}>
                            { language.say(if *all { words::SHOW_FEWER } else { words::SHOW_ALL }) }
                        </button>
                    </span>
                }
            </header>
            <table class={classes!("compare__inputs", waiting.then_some("compare__inputs--waiting"))}>
                <thead>
                    <tr>
                        <th scope="col">{ &heads[0] }</th>
                        <th scope="col" class="table__num compare__side">{ &heads[1] }</th>
                        <th scope="col" class="table__num compare__side">{ &heads[2] }</th>
                        <th scope="col" class="table__num">{ &heads[3] }</th>
                    </tr>
                </thead>
                <tbody>{ grouped }</tbody>
            </table>
            <SaveMenu title={language.say(compare::INPUTS)} {made} beside=true />
            { pages.turning(language, language.say(of_pages::CHANGES), &turned) }
        </section>
    }
}

/// One input.
fn row(input: &InputRow) -> Html {
    let (said, class) = match &input.contribution {
        None => ("", None),
        Some((said, Sense::Worse)) => (said.as_str(), Some("is-short")),
        Some((said, Sense::Better)) => (said.as_str(), Some("is-met")),
        Some((said, Sense::Neither)) => (said.as_str(), input.faint.then_some("is-faint")),
    };
    html! {
        <tr>
            <th scope="row">
                if let Some(area) = &input.area { <span class="compare__area">{ area }{ " · " }</span> }
                { &input.name }
                if !input.unit.is_empty() { <span class="compare__unit">{ &input.unit }</span> }
                { for input.reasons.iter().map(|reason| html! { <span class="compare__reason">{ reason }</span> }) }
            </th>
            <td class="table__num">{ &input.before }</td>
            <td class="table__num"><strong>{ &input.after }</strong></td>
            <td class={classes!("table__num", class)}>{ said }</td>
        </tr>
    }
}
