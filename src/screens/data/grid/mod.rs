//! Figures of all areas as a grid: rows are areas, columns are figures of one year. Keys, clipboard and editing as in Excel and WPS;
//! only what is in sight is drawn, so that it stays smooth with every county of the nation.

pub mod block;
mod book;
mod cell;
mod chooser;
pub mod columns;
mod controller;
mod inspector;
mod looking;
mod page;
mod pane;
mod printed;
mod refused;
mod row;
mod rows;
mod source;
mod state;
mod table;
mod window;

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use gloo::timers::callback::Timeout;
use permille_engine::area::Level;
use permille_engine::edit::Figure;
use permille_engine::id::AreaCode;
use permille_engine::in_order;
use permille_engine::model::Model;
use permille_engine::year::Year;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::book::Book;
use self::chooser::Chooser;
use self::columns::Column;
use self::controller::{Controller, Outcome, Ui};
use self::inspector::Inspector;
use self::looking::use_looking_through;
use self::pane::Sheet;
use self::printed::Printed;
use self::state::Cursor;
use self::table::Table;
use self::window::Pane;
use super::picker::elsewhere;
use crate::components::kept::{Kept, KeptValues, use_kept, use_kept_values};
use crate::components::pieces::unbroken;
use crate::components::same::Same;
use crate::components::select;
use crate::store::{Open, StoreHandle};
use crate::text::{Language, Say, grid, words};

/// What the level, the text looked for, the columns and the cell are kept under, and whether the planner is led to that cell from elsewhere.
pub const LEVEL: &str = "grid: level";
/// The text that areas are looked for by.
pub const SEARCH: &str = "grid: areas looked for";
/// The columns that were chosen.
pub const COLUMNS: &str = "grid: columns";
/// The cell.
pub const CELL: &str = "grid: cell";
/// Whether the planner is led to it.
pub const LED: &str = "grid: led";

/// So many cells are looked through at once; more than that, while the page does other things.
const AT_ONCE: usize = 20_000;

/// What the grid is told.
#[derive(Clone, PartialEq, Properties)]
pub struct GridProps {
    /// The store.
    pub store: StoreHandle,
    /// The open file.
    pub open: Open,
    /// The year of the figures.
    pub year: Year,
    /// Chooses another year.
    pub choose_year: Callback<Year>,
    /// Opens the form of an area.
    pub open_form: Callback<usize>,
    /// What stands between the headline and the grid: import, export, merge.
    #[prop_or_default]
    pub children: Html,
}

/// A model, equal to another while rows and columns mean the same: nothing moves while figures are entered.
#[derive(Clone)]
struct Frame(Rc<Model>);

impl PartialEq for Frame {
    fn eq(&self, other: &Self) -> bool {
        self.0.has_frame_of(&other.0)
    }
}

/// The grid with its head and what is said of the chosen cell.
#[component]
pub fn Grid(props: &GridProps) -> Html {
    let GridProps { store, open, year, .. } = props;
    let language = store.preferences.language;
    let ui = use_state_eq(Ui::default);
    let (level, search) = (use_kept(LEVEL, || None::<Level>), use_kept(SEARCH, String::new));
    let chosen = use_kept(COLUMNS, || None::<BTreeSet<Figure>>);
    let (pane, focused, book) = (use_mut_ref(Pane::default), use_mut_ref(|| false), use_mut_ref(Book::default));
    let (scroller, latest) = (use_node_ref(), use_mut_ref(|| None::<Controller>));
    let all = use_memo(Frame(Rc::clone(&open.model)), |frame| (columns::all(&frame.0), columns::at_first(&frame.0)));
    let shown = use_memo((Same::new(&all), (*chosen).clone()), |(all, chosen)| {
        let shown = chosen.as_ref().unwrap_or(&all.1);
        all.0.iter().filter(|column| shown.contains(&column.figure)).cloned().collect::<Vec<Column>>()
    });
    let order = use_memo(Frame(Rc::clone(&open.model)), |frame| rows::in_order(&frame.0));
    let rows = use_memo((Same::new(&order), *level, (*search).clone()), |(order, level, search)| {
        rows::shown(&open.model, order, *level, search)
    });
    let areas = &open.set().baseline.areas;
    book.borrow_mut().update(&open.model, areas, *year, &shown);
    if areas.len() * shown.len() <= AT_ONCE {
        while book.borrow_mut().advance(&open.model, &shown) {}
    }
    let outlook =
        open.outlook(store.view.scenario).map_or_else(|| Rc::new(open.model.outlook(&open.set().scenarios[0])), Rc::clone);
    let table = Rc::new(Table {
        model: Rc::clone(&open.model),
        areas: Arc::clone(areas),
        outlook,
        rows,
        columns: shown,
        year: *year,
        book,
    });
    let controller = Controller { table: Rc::clone(&table), ui, dispatch: store.dispatcher(), pane, scroller, focused, latest };
    *controller.latest.borrow_mut() = Some(controller.clone());
    {
        // Nothing is held on to once the grid is left.
        let latest = controller.latest.clone();
        use_effect_with((), move |()| move || drop(latest.take()));
    }
    use_same_cell(&controller);
    use_looking_through(&controller);
    html! {
        <>
            { headline(&controller, language) }
            { props.children.clone() }
            <div class="data__controls">
                { year_picker(props, &order) }
                { level_picker(&open.model, language, &level) }
                <div class="data__control">
                    <label for="find-rows">{ language.say(grid::FIND_AREA) }</label>
                    <input type="search" class="field" id="find-rows" value={(*search).clone()} oninput={look(&search)}
                        placeholder={language.say(grid::FIND_AREA_HINT)} />
                </div>
                <Chooser {language} all={Same::new(&all)} {chosen} />
            </div>
            <div class="grid">
                <div class="grid__main">
                    { said(&controller, language) }
                    if table.rows.is_empty() {
                        <p class="data__none">{ language.say(grid::NO_ROWS) }</p>
                    } else if table.columns.is_empty() {
                        <p class="data__none">{ language.say(grid::NO_COLUMNS) }</p>
                    } else {
                        <Sheet controller={controller.clone()} {language} drawer={store.view.explained.is_some()} />
                        <Printed table={Same::new(&table)} {language} />
                    }
                    <p class="data__how" id="grid-how">{ grid::how(language) }</p>
                </div>
                if table.cell(controller.cursor().active).is_some() {
                    <Inspector store={store.clone()} table={Same::new(&table)} cursor={controller.cursor()} open_form={props.open_form.clone()} />
                }
            </div>
        </>
    }
}

/// The cell that is typed into stays the same figure of the same area when rows and columns come and go, and while another screen is looked at.
#[hook]
fn use_same_cell(controller: &Controller) {
    let (kept_values, laid_out) = (use_kept_values(), use_mut_ref(|| None));
    let table = &controller.table;
    let layout = (Same::new(&table.rows), Same::new(&table.columns));
    let controller = controller.clone();
    use_effect_with((layout, controller.cursor().active), move |(layout, _)| {
        if kept_values.get::<bool>(LED).is_some_and(|led| *led) {
            kept_values.put(LED, false);
            lead(&controller, &kept_values);
            return;
        }
        let moved = laid_out.borrow_mut().replace(layout.clone()).as_ref() != Some(layout);
        let remembered = kept_values.get::<(AreaCode, Figure)>(CELL).filter(|_| moved);
        match remembered.map(|cell| controller.table.place_of(&cell)) {
            Some(Some(place)) if place != controller.cursor().active => {
                controller.ui.set(Ui { cursor: Cursor::at(place), ..(*controller.ui).clone() });
            }
            // It is there, or may come back.
            Some(_) => {}
            None => {
                if let Some(cell) = controller.table.named(controller.cursor().active) {
                    kept_values.put(CELL, cell);
                }
            }
        }
    });
}

/// Goes to the cell that was led to, as if it had been pressed, once the sheet has been laid out.
fn lead(controller: &Controller, kept_values: &KeptValues) {
    let (latest, goal) = (Rc::clone(&controller.latest), kept_values.get::<(AreaCode, Figure)>(CELL));
    Timeout::new(0, move || {
        let Some(controller) = latest.borrow().clone() else { return };
        if let Some(place) = goal.and_then(|goal| controller.table.place_of(&goal)) {
            controller.point(place, false);
        }
    })
    .forget();
}

/// The answer: how much is known, and where to look.
fn headline(controller: &Controller, language: Language) -> Html {
    let table = &controller.table;
    let counts = table.book.borrow().counts();
    let odd = counts.map_or(0, |(_, odd)| odd);
    let next = {
        let controller = controller.clone();
        Callback::from(move |_: MouseEvent| controller.next_odd())
    };
    html! {
        <div class="grid__headline">
            <h1 class="data__headline">{ unbroken(&grid::headline(language, table.areas.len(), table.columns.len(), table.year, counts)) }</h1>
            if odd > 0 {
                <button type="button" class="button" onclick={next}>{ language.say(grid::NEXT_ODD) }</button>
            }
        </div>
    }
}

/// What has just happened, said as well as shown.
fn said(controller: &Controller, language: Language) -> Html {
    let (table, cursor) = (&controller.table, controller.cursor());
    let block = cursor.block();
    let below = || table.rows.get(cursor.active.row).map_or(0, |&area| table.model.tree().children(area).len());
    let happened = match &controller.ui.said {
        Some(Outcome::Changed { cells, sums }) => grid::changed(language, *cells, *sums),
        Some(Outcome::Copied(cells)) => grid::copied(language, *cells),
        Some(Outcome::IsSum) => grid::is_sum(language, below()),
        None if block.cells() > 1 => grid::selected(language, block.bottom - block.top + 1, block.right - block.left + 1),
        None => String::new(),
    };
    html! {
        <>
            <p class="grid__said" role="status">{ happened }</p>
            { refused::refused(controller, language) }
        </>
    }
}

fn look(search: &Kept<String>) -> Callback<InputEvent> {
    let search = search.clone();
    Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            search.set(input.value());
        }
    })
}

fn level_picker(model: &Model, language: Language, level: &Kept<Option<Level>>) -> Html {
    let levels = Level::ALL.into_iter().filter(|level| model.areas().iter().any(|area| area.level == *level));
    let choose = {
        let level = level.clone();
        Callback::from(move |event: Event| {
            level.set(select::value(&event).and_then(|value| Level::from_word(&value)));
        })
    };
    html! {
        <div class="data__control">
            <label for="grid-level">{ language.say(grid::LEVEL) }</label>
            <select class="field" id="grid-level" onchange={choose}>
                <option value="" selected={level.is_none()}>{ language.say(grid::ALL_LEVELS) }</option>
                { for levels.map(|one| html! {
                    <option value={one.word()} selected={**level == Some(one)}>{ language.say(words::level_of_one(one)) }</option>
                }) }
            </select>
        </div>
    }
}

/// The years that can be entered, and those that have figures beyond.
fn year_picker(props: &GridProps, order: &[usize]) -> Html {
    let (model, language) = (&props.open.model, props.store.preferences.language);
    let mut years: BTreeSet<Year> = in_order::set(model.horizon().years());
    // What the widest areas state is enough to know the years by; more would be asked at every key.
    for area in order.iter().take(200).map(|&area| &model.areas()[area]) {
        years.extend(area.population.values().chain(area.measures.values()).flat_map(|series| series.values.keys()));
    }
    let choose = {
        let choose = props.choose_year.clone();
        Callback::from(move |event: Event| {
            if let Some(year) = select::parsed(&event) {
                choose.emit(year);
            }
        })
    };
    html! {
        <div class="data__control">
            <label for="figures-year">{ language.say(words::YEAR_OF_FIGURES) }</label>
            <select class="field" id="figures-year" onchange={choose}>
                { for years.into_iter().map(|year| html! {
                    <option value={year.to_string()} selected={year == props.year}>{ year }</option>
                }) }
            </select>
            { elsewhere(&props.store, props.year) }
        </div>
    }
}
