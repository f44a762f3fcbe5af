//! The receipts: who gets what, and why, line by line.

use std::rc::Rc;

use permille_engine::id::{AreaCode, NormId};
use permille_engine::model::Model;
use permille_engine::quantity::Quantity;
use yew::prelude::*;

use super::view::order::{Column, Sort, arranged};
use super::view::outcome::{Outcome, Row};
use super::view::request::Request;
use super::view::wording::Wording;
use crate::components::kept::{Kept, use_kept, use_scrolled};
use crate::components::panel::{More, panel_head};
use crate::components::same::Same;
use crate::components::save_menu::SaveMenu;
use crate::components::sort_head::sort_head;
use crate::store::{Divides, StoreHandle};
use crate::text::numbers::{UNKNOWN, percent};
use crate::text::{Language, Say, Word, allocate, words};

/// How many lines are shown before the reader asks for all.
const FEW: usize = 100;

/// What the table is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ReceiptsProps {
    /// The store.
    pub store: StoreHandle,
    /// The model.
    pub model: Same<Model>,
    /// What was asked.
    pub request: Same<Request>,
    /// What it comes to.
    pub outcome: Same<Outcome>,
}

fn name(model: &Model, language: Language, area: usize) -> &str {
    model.areas().get(area).map_or("", |area| language.name(&area.name))
}

/// The table of receipts.
#[component]
pub fn Receipts(props: &ReceiptsProps) -> Html {
    let ReceiptsProps { store, model, request, outcome } = props;
    let language = store.preferences.language;
    let sort = use_kept("allocate: sort", Sort::default);
    let all = use_kept("allocate: all receipts", || false);
    let scrolled = use_scrolled("allocate: receipts");
    let open = use_kept("allocate: open receipt", || None::<(AreaCode, NormId)>);
    let places = use_memo((outcome.clone(), *sort, model.clone(), language), |(outcome, sort, model, language)| {
        arranged(&outcome.rows, *sort, &|one, other| name(model, *language, one).cmp(name(model, *language, other)))
    });
    let toggle = use_callback((open.clone(), model.clone()), |(area, norm): (usize, usize), (open, model)| {
        let key = named(model, area, norm);
        open.set(if **open == key { None } else { key });
    });
    let (count, more) = More::of(language, &all, FEW, places.len());
    let (several, money) = (request.several(), request.divides == Divides::Money);
    let wording = Wording { language, model, request };
    let columns = 6 + usize::from(several) + usize::from(money);
    let shown = places.iter().take(count).filter_map(|&place| outcome.rows.get(place)).map(|row| {
        let expanded = open.is_some() && *open == named(model, row.area, row.norm);
        let receipts = if expanded { wording.receipts(outcome, row) } else { Vec::new() };
        html! {
            <Line key={format!("{}-{}", row.area, row.norm)} row={Rc::new(row.clone())} name={name(model, language, row.area).to_owned()}
                resource={several.then(|| AttrValue::from(language.name(&wording.measure(row.norm).name).to_owned()))} {money} {expanded} {receipts} {columns} on_toggle={toggle.clone()} />
        }
    });
    html! {
        <section class="receipts" aria-label={language.say(allocate::RECEIPTS)}>
            { panel_head(language, language.say(allocate::RECEIPTS), more.as_ref(), Html::default()) }
            <div class="table-wrap receipts__scroll" tabindex="0" role="group" aria-label={language.say(allocate::RECEIPTS)} ref={scrolled}>
                <table class="table">
                    <caption class="unseen">{ language.say(allocate::RECEIPTS) }</caption>
                    { head(language, &sort, several, money) }
                    <tbody>{ for shown }</tbody>
                    <tfoot>{ total(language, outcome, several, money) }</tfoot>
                </table>
            </div>
            <SaveMenu title={language.say(allocate::RECEIPTS)} beside=true />
        </section>
    }
}

/// The headings, each a button that sorts.
fn head(language: Language, sort: &Kept<Sort>, several: bool, money: bool) -> Html {
    let heading = |column: Column, word: Word, class: &'static str| {
        let falling = (sort.column == column).then_some(sort.descending);
        let press = {
            let sort = sort.clone();
            Callback::from(move |_: MouseEvent| sort.set(Sort::after_press(*sort, column)))
        };
        sort_head(language.say(word), class, falling, press)
    };
    html! {
        <thead>
            <tr>
                { heading(Column::Name, words::AREA, "table__name") }
                if several {
                    <th scope="col">{ language.say(allocate::RESOURCE) }</th>
                }
                { heading(Column::Rank, allocate::RANK, "table__num") }
                { heading(Column::Before, allocate::GAP_BEFORE, "table__num") }
                { heading(Column::Award, allocate::AWARD, "table__num") }
                { heading(Column::After, allocate::GAP_AFTER, "table__num") }
                { heading(Column::Coverage, allocate::COVERAGE_AFTER, "table__num") }
                if money {
                    { heading(Column::Cost, allocate::COST, "table__num") }
                }
            </tr>
        </thead>
    }
}

/// The sums; of several norms only the money adds up.
fn total(language: Language, outcome: &Outcome, several: bool, money: bool) -> Html {
    let cell =
        |value: Option<Quantity>| html! { <td class="table__num">{ value.map(allocate::figure).unwrap_or_default() }</td> };
    let one = outcome.norms.first().filter(|_| !several);
    let costs = || outcome.rows.iter().filter_map(|row| row.cost).fold(Quantity::ZERO, |sum, cost| sum.plus(cost).unwrap_or(sum));
    html! {
        <tr>
            <th scope="row" class="table__name">{ language.say(words::TOTAL) }</th>
            if several {
                <td></td>
            }
            <td></td>
            { cell(one.map(|norm| norm.gap_before)) }
            { cell(one.map(|norm| norm.units)) }
            { cell(one.map(|norm| norm.gap_after)) }
            <td></td>
            if money {
                { cell(Some(costs())) }
            }
        </tr>
    }
}

/// An area and a norm by their ids.
fn named(model: &Model, area: usize, norm: usize) -> Option<(AreaCode, NormId)> {
    Some((model.areas().get(area)?.code.clone(), model.norm(norm).id.clone()))
}

/// What a line is told.
#[derive(Clone, PartialEq, Properties)]
struct LineProps {
    row: Rc<Row>,
    name: AttrValue,
    /// What it gets some of, where there are several resources.
    resource: Option<AttrValue>,
    money: bool,
    expanded: bool,
    receipts: Vec<String>,
    columns: usize,
    on_toggle: Callback<(usize, usize)>,
}

/// One area under one norm; pressed, it says why.
#[component]
fn Line(props: &LineProps) -> Html {
    let LineProps { row, name, expanded, .. } = props;
    let key = (row.area, row.norm);
    let press = {
        let on_toggle = props.on_toggle.clone();
        Callback::from(move |_: MouseEvent| on_toggle.emit(key))
    };
    let open = row.gap_after() > Quantity::ZERO;
    let (before, after) = row.coverage();
    let said = |coverage: Option<Quantity>| match coverage.map(percent) {
        // Never rounded up to all of it while something is missing.
        Some(all) if open && all == "100%" => "99.9%".to_owned(),
        Some(coverage) => coverage,
        None => UNKNOWN.to_owned(),
    };
    let (before, after) = (said(before), said(after));
    html! {
        <>
            <tr class={expanded.then_some("is-current")}>
                <th scope="row" class="table__name">
                    <button type="button" class="receipts__why" aria-expanded={expanded.to_string()} onclick={press}>
                        <span class="receipts__mark" aria-hidden="true">{ if *expanded { "▾" } else { "▸" } }</span>
                        <span class="receipts__area">{ name.clone() }</span>
                    </button>
                </th>
                if let Some(resource) = &props.resource {
                    <td class="receipts__resource">{ resource.clone() }</td>
                }
                <td class="table__num is-faint">{ row.rank.map(|rank| rank.to_string()).unwrap_or_default() }</td>
                <td class="table__num">{ allocate::figure(row.gap_before()) }</td>
                <td class="table__num receipts__award">
                    if row.award > Quantity::ZERO { { allocate::figure(row.award) } } else { <span class="is-faint">{ "0" }</span> }
                </td>
                <td class={classes!("table__num", if open { "is-short" } else { "is-met" })}>{ allocate::figure(row.gap_after()) }</td>
                <td class="table__num">
                    if before == after { { after } } else { <span class="is-faint">{ before }{ " → " }</span>{ after } }
                </td>
                if props.money {
                    <td class="table__num">{ row.cost.map(allocate::figure).unwrap_or_else(|| UNKNOWN.to_owned()) }</td>
                }
            </tr>
            if *expanded {
                <tr class="receipts__receipt">
                    <td colspan={props.columns.to_string()}>
                        { for props.receipts.iter().map(|receipt| html! { <p>{ receipt }</p> }) }
                    </td>
                </tr>
            }
        </>
    }
}
