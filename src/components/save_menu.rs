//! A quiet menu on every chart and table: the picture as SVG or PNG, the table as CSV or on the clipboard.

use std::rc::Rc;

use gloo::events::EventListener;
use permille_exchange::table::ShownTable;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, Node};
use yew::prelude::*;

use crate::charts::{Drawing, Palette, Plate};
use crate::components::chart_view::ChartTable;
use crate::components::later::Later;
use crate::components::same::Same;
use crate::dom;
use crate::tasks::keep;
use crate::text::{Language, Say, Word, save_menu as said};

/// What pictures say of where they come from; provided once, for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The language.
    pub language: Language,
    /// The file, the scenario, the year and the plans, in a sentence.
    pub source: String,
}

/// What the menu is told.
#[derive(Clone, PartialEq, Properties)]
pub struct SaveMenuProps {
    /// What the chart or the table is called.
    pub title: AttrValue,
    /// The chart.
    #[prop_or_default]
    pub drawing: Option<Same<Drawing>>,
    /// The table beside the chart.
    #[prop_or_default]
    pub table: Option<Rc<ChartTable>>,
    /// Makes the table where it is asked for: one that is not on the page as a whole.
    #[prop_or_default]
    pub made: Option<Callback<(), ShownTable>>,
    /// Whether the table is the one the menu stands beside, as it is shown.
    #[prop_or_default]
    pub beside: bool,
}

/// What the list of the menu is told.
#[derive(Clone, PartialEq)]
pub struct Asked {
    menu: SaveMenuProps,
    origin: Origin,
    root: NodeRef,
    /// Closes the list.
    close: Callback<()>,
    /// Told how it went.
    answer: Callback<Word>,
}

/// What can be asked of it.
#[derive(Clone, Copy, PartialEq)]
enum Wish {
    Svg,
    Png(u32),
    Copy,
    Csv,
}

/// The menu: a button, and what it opens.
#[component]
pub fn SaveMenu(props: &SaveMenuProps) -> Html {
    let shown = use_state_eq(|| false);
    let answer = use_state_eq(|| None::<Word>);
    let root = use_node_ref();
    let (origin, later) = (use_context::<Origin>(), use_context::<Later>());
    {
        let (state, root) = (shown.clone(), root.clone());
        use_effect_with(*shown, move |shown| {
            let listeners = shown.then(|| listen(&state, &root));
            move || drop(listeners)
        });
    }
    let Some((origin, later)) = origin.zip(later) else { return Html::default() };
    let language = origin.language;
    let toggle = {
        let (shown, answer) = (shown.clone(), answer.clone());
        Callback::from(move |_: MouseEvent| {
            answer.set(None);
            shown.set(!*shown);
        })
    };
    let asked = || Asked {
        menu: props.clone(),
        origin: origin.clone(),
        root: root.clone(),
        close: {
            let shown = shown.clone();
            Callback::from(move |()| shown.set(false))
        },
        answer: {
            let answer = answer.clone();
            Callback::from(move |word| answer.set(Some(word)))
        },
    };
    html! {
        <div class={classes!("save-menu", props.beside.then_some("save-menu--beside"))} ref={root.clone()}>
            if let Some(answer) = *answer {
                <span class="save-menu__answer" role="status">{ language.say(answer) }</span>
            }
            <button type="button" class="save-menu__open" onclick={toggle} aria-expanded={shown.to_string()}
                aria-label={format!("{}{}{}", language.say(said::SAVE_OR_COPY), language.pick("：", ": "), props.title)}>
                { language.say(said::SAVE_OR_COPY) }
            </button>
            if *shown {
                <div class="save-menu__list">
                    { later.or_waiting(language, |rest| (rest.keeping)(&asked())) }
                </div>
            }
        </div>
    }
}

/// What can be kept, as the list.
pub fn items(asked: &Asked) -> Html {
    let (menu, language) = (&asked.menu, asked.origin.language);
    let item = |wish: Wish, word: Word| {
        let asked = asked.clone();
        let press = Callback::from(move |_: MouseEvent| {
            asked.close.emit(());
            fulfil(wish, &asked);
        });
        html! { <li><button type="button" onclick={press}>{ language.say(word) }</button></li> }
    };
    let (pictured, tabled) = (menu.drawing.is_some(), menu.table.is_some() || menu.made.is_some() || menu.beside);
    html! {
        <ul aria-label={language.say(said::SAVE_OR_COPY)}>
            if pictured {
                { item(Wish::Svg, said::SAVE_SVG) }
                { item(Wish::Png(2), said::SAVE_PNG_2) }
                { item(Wish::Png(4), said::SAVE_PNG_4) }
            }
            if tabled {
                { item(Wish::Copy, said::COPY_TABLE) }
                { item(Wish::Csv, said::SAVE_CSV) }
            }
        </ul>
    }
}

/// While the list is shown, Escape and whatever is pressed or reached elsewhere close it.
fn listen(shown: &UseStateHandle<bool>, root: &NodeRef) -> [EventListener; 3] {
    let document = gloo::utils::document();
    let outside = |event: &'static str| {
        let (shown, root) = (shown.clone(), root.clone());
        EventListener::new(&document, event, move |event| {
            if event.target().is_some_and(|target| !holds(&root, &target)) {
                shown.set(false);
            }
        })
    };
    let escaped = {
        let (shown, root) = (shown.clone(), root.clone());
        EventListener::new(&document, "keydown", move |event| {
            if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                shown.set(false);
                if let Some(button) = root.cast::<Element>().and_then(|root| root.query_selector("button").ok()?) {
                    dom::focus_on(&button);
                }
            }
        })
    };
    [outside("pointerdown"), outside("focusin"), escaped]
}

fn holds(root: &NodeRef, target: &EventTarget) -> bool {
    root.cast::<Node>().is_some_and(|root| root.contains(target.dyn_ref::<Node>()))
}

/// Does what was asked, and tells how it went.
fn fulfil(wish: Wish, asked: &Asked) {
    let Asked { menu: props, origin, root, answer, .. } = asked;
    let language = origin.language;
    let told = |done: bool, yes: Word, no: Word| answer.emit(if done { yes } else { no });
    match wish {
        Wish::Svg | Wish::Png(_) => {
            let Some(drawing) = &props.drawing else { return };
            let notes = [origin.source.clone(), said::made(language, dom::today())];
            let plate = drawing.plate(&Plate { title: &props.title, notes: &notes });
            let svg = plate.standalone(&Palette::light());
            match wish {
                Wish::Png(scale) => {
                    let answer = answer.clone();
                    let done = move |done| answer.emit(if done { said::SAVED } else { said::NOT_DRAWN });
                    keep::png(&props.title, &svg, (plate.width, plate.height), scale, Callback::from(done));
                }
                _ => told(keep::svg(&props.title, &svg), said::SAVED, said::NOT_SAVED),
            }
        }
        Wish::Copy | Wish::Csv => {
            let Some(table) = table_of(props, language, root) else { return };
            match wish {
                Wish::Copy => told(dom::copy_cells(&table.tabbed(), &table.html()), said::COPIED, said::NOT_COPIED),
                _ => told(keep::csv(&props.title, &table.csv()), said::SAVED, said::NOT_SAVED),
            }
        }
    }
}

/// The table, its gaps as numbers.
fn table_of(props: &SaveMenuProps, language: Language, root: &NodeRef) -> Option<ShownTable> {
    let cell = |text: &str| said::as_data(language, text);
    if let Some(table) = &props.table {
        let row = |row: &Vec<AttrValue>| row.iter().map(|text| cell(text)).collect();
        return Some(ShownTable {
            head: table.headers.iter().map(ToString::to_string).collect(),
            rows: table.rows.iter().map(row).collect(),
        });
    }
    if let Some(made) = &props.made {
        return Some(made.emit(()));
    }
    // The nearest table: of the narrowest surroundings that have one.
    let mut around = root.cast::<Element>()?;
    let table = loop {
        match around.query_selector("table").ok()? {
            Some(table) => break table,
            None => around = around.parent_element()?,
        }
    };
    let mut rows = dom::table_cells(&table).into_iter().filter(|row| row.len() > 1);
    let head = rows.next()?;
    // What stands across the whole table, on one cell, is an aside.
    let rows = rows.map(|row| row.iter().map(|text| cell(text)).collect());
    Some(ShownTable { rows: rows.collect(), head })
}
