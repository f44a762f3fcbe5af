//! The table of the areas compared: sorted, filtered, summed; a page at a time where there are more than a browser draws at once. On paper it is whole.

use std::rc::Rc;

use permille_engine::model::Model;
use permille_engine::outlook::status::Status;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::names::use_places;
use super::row::AreaRow;
use super::view::order::{Column, Filter, Sort, arrange};
use super::view::whole::whole;
use crate::components::kept::{Kept, use_kept, use_scrolled};
use crate::components::pages::Pages;
use crate::components::printing::use_printing;
use crate::components::same::Same;
use crate::components::save_menu::SaveMenu;
use crate::components::select;
use crate::components::sort_head::sort_head;
use crate::store::{Cell, Msg, StoreHandle};
use crate::text::{Say, areas, norms, pages as of_pages, sentences, words};
use crate::views::figures::{Figures, Row};
use crate::views::wording::Wording;

/// So many areas are on one page: all counties of any province.
const MOST: usize = 200;
/// So many are on each of several pages.
const OF_SEVERAL: usize = 100;

/// What the table is told.
#[derive(Clone, PartialEq, Properties)]
pub struct AreaTableProps {
    /// The store.
    pub store: StoreHandle,
    /// The model.
    pub model: Same<Model>,
    /// The figures.
    pub figures: Rc<Figures>,
    /// How they are written.
    pub wording: Rc<Wording>,
}

/// The table with its filter.
#[component]
pub fn AreaTable(props: &AreaTableProps) -> Html {
    let AreaTableProps { store, model, figures, wording } = props;
    let language = store.preferences.language;
    let sort = use_kept("areas: sort", || None::<Sort>);
    let filter = use_kept("areas: filter", Filter::default);
    let (scrolled, printing) = (use_scrolled("areas: table"), use_printing());
    // Other areas or another order begin with the first page.
    let of = (model.areas().get(figures.area).map(|area| area.code.clone()), figures.level, (*sort).clone(), (*filter).clone());
    let turned_to = use_kept("areas: page", || None);
    // Thousands of names are put in order only for whoever asks for it.
    let by_name = sort.as_ref().is_some_and(|sort| sort.column == Column::Name);
    let compared: Vec<usize> = if by_name { figures.rows.iter().map(|row| row.area).collect() } else { Vec::new() };
    let names = use_places((model.clone(), language, Rc::new(compared)));
    let on_area = use_callback(store.dispatcher(), |area: usize, store| store.dispatch(Msg::Area(area)));
    let on_ask = use_callback((store.dispatcher(), figures.norm), |area: usize, (store, norm)| {
        store.dispatch(Msg::Explain(Some(Cell { norm: *norm, area })));
    });
    let mut shown = filter.shown(model, figures);
    if let Some(sort) = &*sort {
        let by_name = |one: usize, other: usize| names.get(one).cmp(&names.get(other));
        arrange(&mut shown, model, figures, sort, &by_name);
    }
    // Rows are known by where they stand: what is put in another order is written over, and not taken out and put in again.
    let row = |place: usize, row: &Row, people: &[Option<i64>], total: bool| {
        let area = model.areas().get(row.area);
        html! {
            <AreaRow key={place} row={*row} {total} sums_up={total && !figures.rows.is_empty()}
                name={area.map(|area| AttrValue::from(language.name(&area.name).to_owned())).unwrap_or_default()}
                code={area.map(|area| AttrValue::from(area.code.as_str().to_owned())).unwrap_or_default()}
                people={people.to_vec()} wording={wording.clone()}
                explained={store.view.explained == Some(Cell { norm: figures.norm, area: row.area })}
                on_area={on_area.clone()} on_ask={on_ask.clone()} />
        }
    };
    let page = turned_to.as_ref().filter(|(kept, _)| *kept == of).map_or(0, |(_, page)| *page);
    let most = if shown.len() <= MOST { MOST } else { OF_SEVERAL };
    let pages = Pages::of(shown.len(), if printing { shown.len().max(1) } else { most }, page);
    let turned = {
        let scrolled = scrolled.clone();
        Callback::from(move |to: usize| {
            if let Some(element) = scrolled.cast::<Element>() {
                element.set_scroll_top(0);
            }
            turned_to.set(Some((of.clone(), to)));
        })
    };
    // What is not on the page as a whole is made for whoever keeps it.
    let made = (shown.len() > MOST).then(|| {
        let (props, shown) = (props.clone(), shown.clone());
        Callback::from(move |()| whole(&props.model, &props.figures, &props.wording, &shown))
    });
    let none_shown = shown.is_empty() && !figures.rows.is_empty();
    let clear = {
        let filter = filter.clone();
        Callback::from(move |_: MouseEvent| filter.set(Filter::default()))
    };
    html! {
        <section class="areas__table" aria-label={areas::caption(language, figures.year, &wording.norm, &wording.unit)}>
            if let Some(level) = figures.level.filter(|_| !figures.rows.is_empty()) {
                <div class="areas__tools">
                    { filter_fields(&filter, language) }
                    <p class="areas__count" role="status">
                        { areas::shown_of(language, shown.len(), figures.rows.len(), level) }
                        if figures.outside > 0 {
                            { language.pick("；", "; ") }{ areas::outside(language, figures.outside) }
                        }
                    </p>
                </div>
            }
            if figures.total.is_some() || !figures.rows.is_empty() {
                <div class="table-wrap areas__scroll" tabindex="0" role="group" ref={scrolled}
                    aria-label={areas::caption(language, figures.year, &wording.norm, &wording.unit)}>
                    <table class="table">
                        <caption class="unseen">{ areas::caption(language, figures.year, &wording.norm, &wording.unit) }</caption>
                        { head(props, &sort) }
                        <tbody>{ for shown[pages.range()].iter().enumerate().filter_map(|(line, &place)| Some(row(line, figures.rows.get(place)?, figures.people(place), false))) }</tbody>
                        if let Some(total) = &figures.total {
                            <tfoot>{ row(0, total, figures.people_in_view(), true) }</tfoot>
                        }
                    </table>
                </div>
                <SaveMenu title={areas::caption(language, figures.year, &wording.norm, &wording.unit)} {made} beside=true />
                { pages.turning(language, language.say(of_pages::AREAS), &turned) }
            }
            if none_shown {
                <p class="areas__empty">
                    { language.say(words::NO_MATCH) }{ " " }
                    <button type="button" class="link" onclick={clear}>{ language.say(words::CLEAR_FILTER) }</button>
                </p>
            }
            if let Some(missing) = figures.total.map(|total| total.missing).filter(|missing| *missing > 0 && !figures.rows.is_empty()) {
                <p class="areas__left-out">{ language.say(words::TOTAL) }{ language.pick("：", ": ") }{ sentences::left_out(language, missing) }</p>
            }
        </section>
    }
}

/// The fields that narrow the table down.
fn filter_fields(filter: &Kept<Filter>, language: crate::text::Language) -> Html {
    let find = {
        let filter = filter.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                filter.set(Filter { text: input.value(), ..(*filter).clone() });
            }
        })
    };
    let choose = {
        let filter = filter.clone();
        Callback::from(move |event: Event| {
            if let Some(value) = select::value(&event) {
                let status = Status::ALL.into_iter().find(|status| status.word() == value);
                filter.set(Filter { status, ..(*filter).clone() });
            }
        })
    };
    html! {
        <>
            <input type="search" class="field areas__find" value={filter.text.clone()} oninput={find}
                placeholder={language.say(words::FIND_AREA)} aria-label={language.say(words::FILTER_BY_AREA)} />
            <select class="field" onchange={choose} aria-label={language.say(words::FILTER_BY_STATUS)}>
                <option value="" selected={filter.status.is_none()}>{ language.say(words::ALL_STATUSES) }</option>
                { for Status::ALL.into_iter().map(|status| html! {
                    <option value={status.word()} selected={filter.status == Some(status)}>{ language.say(words::status(status)) }</option>
                }) }
            </select>
        </>
    }
}

/// The headings, each a button that sorts.
fn head(props: &AreaTableProps, sort: &Kept<Option<Sort>>) -> Html {
    let AreaTableProps { model, figures, wording, .. } = props;
    let language = wording.language;
    let heading = |column: Column, text: String, class: &'static str| {
        let falling = sort.as_ref().filter(|sort| sort.column == column).map(|sort| sort.descending);
        let press = {
            let sort = sort.clone();
            Callback::from(move |_: MouseEvent| sort.set(Sort::after_press(sort.as_ref(), column.clone())))
        };
        sort_head(&text, class, falling, press)
    };
    let word = |word| language.say(word).to_owned();
    let people = figures.bases.iter().filter_map(|position| model.bases().get(*position));
    html! {
        <thead>
            <tr>
                { heading(Column::Name, word(words::AREA), "table__name") }
                { heading(Column::Code, word(words::CODE), "table__code") }
                { for people.map(|base| heading(Column::People(base.clone()), norms::base(language, base), "table__num")) }
                { heading(Column::Required, word(words::REQUIRED), "table__num") }
                { heading(Column::Available, word(words::AVAILABLE), "table__num") }
                { heading(Column::Gap, word(words::GAP), "table__num") }
                if wording.has_coverage {
                    { heading(Column::Coverage, word(words::COVERAGE), "table__num") }
                }
                { heading(Column::Status, word(words::STATUS), "") }
                { heading(Column::FirstShort, word(words::FIRST_SHORT), "table__num") }
            </tr>
        </thead>
    }
}
