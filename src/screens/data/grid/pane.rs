//! The part that scrolls: head, rows, and everything the hand does there.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use permille_engine::in_order::InOrder;
use permille_engine::name::Name;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, FocusOptions, HtmlElement, HtmlInputElement, Node};
use yew::prelude::*;

use super::hand::Hand;
use super::row::{EDITOR, Editor, GridRow};
use super::rows::depth;
use super::state::{At, Block, Mode, Pressed, meaning};
use super::window::{COLUMN, HEAD, Pane, ROW, Window, before, cell_at, name_width, window};
use crate::components::kept::use_shelf;
use crate::text::{Language, Say, data_screen, grid};

/// What how far it is scrolled is kept under.
const SCROLLED: &str = "grid: scrolled";

/// What the sheet is told.
#[derive(Clone, PartialEq, Properties)]
pub struct SheetProps {
    /// What moves in it.
    pub hand: Hand,
    /// The language.
    pub language: Language,
    /// Whether the drawer takes room beside it.
    pub drawer: bool,
}

/// The grid itself. A component of its own, so that scrolling draws rows anew and nothing around them.
#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    let drawn = use_window(&props.hand, props.drawer);
    use_focus(&props.hand);
    grid(&props.hand, props.language, drawn)
}

/// Keeps what is drawn in step with what is in sight. The window, and how wide names are.
#[hook]
fn use_window(hand: &Hand, layout: bool) -> (Window, f64) {
    let size = hand.size();
    let drawn = use_state_eq(|| (Window { end_row: 30.min(size.row), end_col: 10.min(size.col), ..Window::default() }, 212.0));
    let (shelf, returned) = (use_shelf(), use_mut_ref(|| false));
    let measure = {
        let (pane, scroller, drawn, shelf) = (hand.pane.clone(), hand.scroller.clone(), drawn.clone(), shelf.clone());
        move || {
            let Some(element) = scroller.cast::<HtmlElement>() else { return };
            let now = Pane {
                top: f64::from(element.scroll_top()),
                left: f64::from(element.scroll_left()),
                width: f64::from(element.client_width()),
                height: f64::from(element.client_height()),
            };
            shelf.put(SCROLLED, (element.scroll_top(), element.scroll_left()));
            *pane.borrow_mut() = now;
            drawn.set((window(now, size), name_width(now.width)));
        }
    };
    {
        let scroller = hand.scroller.clone();
        use_effect_with((size, layout), move |_| {
            // As far as it was when it was last looked at.
            if !returned.replace(true)
                && let (Some(element), Some(kept)) = (scroller.cast::<HtmlElement>(), shelf.get::<(i32, i32)>(SCROLLED))
            {
                element.set_scroll_top(kept.0);
                element.set_scroll_left(kept.1);
            }
            measure();
            let scrolled = {
                let measure = measure.clone();
                scroller.cast::<Element>().map(|element| EventListener::new(&element, "scroll", move |_| measure()))
            };
            let resized = EventListener::new(&gloo::utils::window(), "resize", move |_| measure());
            move || drop((scrolled, resized))
        });
    }
    let (window, names) = *drawn;
    // Between two measures the grid may have become smaller.
    let within = Window {
        first_row: window.first_row.min(size.row),
        end_row: window.end_row.min(size.row),
        first_col: window.first_col.min(size.col),
        end_col: window.end_col.min(size.col),
    };
    (within, names)
}

/// Gives the focus to the cell that is typed into, wherever it has gone: a cell drawn anew has a field of its own.
#[hook]
fn use_focus(hand: &Hand) {
    let focused = hand.focused.clone();
    use_effect(move || {
        let document = gloo::utils::document();
        let now = document.active_element();
        // Nothing is taken from another part of the page.
        let free = now.as_ref().is_none_or(|now| now.tag_name() == "BODY");
        if let Some(editor) = editor_field().filter(|_| free && *focused.borrow()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // A field that cannot take the focus leaves it where it is.
            let _ = editor.focus_with_options(&options);
        }
    });
    let focused = hand.focused.clone();
    use_effect_with((hand.ui.mode, hand.ui.inside, hand.cursor().active), move |(mode, ..)| {
        let Some(editor) = editor_field().filter(|_| *focused.borrow()) else { return };
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = editor.focus_with_options(&options);
        if *mode == Mode::Within {
            let end = u32::try_from(editor.value().encode_utf16().count()).unwrap_or(0);
            let _ = editor.set_selection_range(end, end);
        }
    });
}

fn editor_field() -> Option<HtmlInputElement> {
    gloo::utils::document().get_element_by_id(EDITOR)?.dyn_into().ok()
}

fn grid(hand: &Hand, language: Language, (window, names): (Window, f64)) -> Html {
    let (size, cursor) = (hand.size(), hand.cursor());
    let (wide, tall) = (names + before(size.col, COLUMN), HEAD + before(size.row, ROW));
    let rows = (window.first_row..window.end_row).chain(
        // The row with the focus is drawn wherever it is.
        Some(cursor.active.row).filter(|row| *row < size.row && !(window.first_row..window.end_row).contains(row)),
    );
    let mut rows: Vec<usize> = rows.collect();
    rows.put_in_order();
    html! {
        <div class="grid__scroller" ref={hand.scroller.clone()} style={format!("--sheet:{tall}px;--names:{names}px")}
            onkeydown={pressed(hand)} oninput={typed(hand)} oncopy={clipboard(hand, false)} oncut={clipboard(hand, true)} onpaste={pasting(hand)}
            onmousedown={pointed(hand, names)} onmousemove={dragged(hand, names)} ondblclick={opened(hand, names)}
            onfocusin={entered(hand)} onfocusout={left(hand)}>
            <div class="grid__sheet" role="grid" aria-label={language.say(grid::GRID_NAME)} aria-describedby="grid-how" aria-multiselectable="true"
                aria-rowcount={(size.row + 1).to_string()} aria-colcount={(size.col + 1).to_string()} style={format!("width:{wide}px;height:{tall}px")}>
                { head(hand, language, window) }
                { for rows.into_iter().map(|row| row_of(hand, language, window, row)) }
            </div>
        </div>
    }
}

fn head(hand: &Hand, language: Language, window: Window) -> Html {
    let columns = hand.table.columns.get(window.first_col..window.end_col).unwrap_or_default();
    let active = hand.cursor().active.col;
    html! {
        <div class="grid__head" role="row" aria-rowindex="1">
            <div class="grid__corner" role="columnheader" aria-colindex="1">{ language.say(grid::AREA) }</div>
            <div class="grid__gap" role="presentation" style={format!("width:{}px", before(window.first_col, COLUMN))}></div>
            { for columns.iter().enumerate().map(|(place, column)| {
                let col = window.first_col + place;
                let name = language.name(&column.name).to_owned();
                html! {
                    <div class={classes!("grid__column", (col == active).then_some("is-active"))} role="columnheader" key={col}
                        aria-colindex={(col + 2).to_string()} title={name.clone()}>
                        <span class="grid__column-name">{ name }</span>
                        <span class="grid__column-unit">{ language.name(&column.unit) }</span>
                    </div>
                }
            }) }
        </div>
    }
}

fn row_of(hand: &Hand, language: Language, window: Window, row: usize) -> Html {
    let table = &hand.table;
    let Some(&position) = table.rows.get(row) else { return Html::default() };
    let area = &table.areas[position];
    let cursor = hand.cursor();
    let cells = (window.first_col..window.end_col).filter_map(|col| table.cell(At { row, col })).collect::<Vec<_>>();
    let selected = Some(cursor.block()).filter(|block| block.cells() > 1).and_then(|block| block.columns_in(row));
    let editor = (cursor.active.row == row).then(|| editor(hand, language)).flatten();
    html! {
        <GridRow key={position} {row} name={language.name(&area.name).to_owned()} code={area.code.to_string()}
            depth={depth(&table.model, position)} first_col={window.first_col} {cells} {selected} {editor} />
    }
}

/// The field that is typed into.
fn editor(hand: &Hand, language: Language) -> Option<Editor> {
    let (table, at) = (&hand.table, hand.cursor().active);
    let (&position, column) = (table.rows.get(at.row)?, table.columns.get(at.col)?);
    let (area, view) = (&table.areas[position], table.cell(at)?);
    let (name, unit): (&Name, &str) = (&column.name, language.name(&column.unit));
    let figure = match view.text.is_empty() {
        true => language.say(grid::UNKNOWN).to_owned(),
        false => grid::with_unit(language, &view.text, unit),
    };
    Some(Editor {
        col: at.col,
        mode: hand.ui.mode,
        text: hand.ui.text.clone().into(),
        label: grid::cell(language, language.name(&area.name), language.name(name), table.year, &figure).into(),
        is_sum: table.seen().is_sum(position, column),
        refusal: hand.ui.refusal.as_ref().map(|refusal| data_screen::refusal(language, refusal, unit).into()),
    })
}

fn pressed(hand: &Hand) -> Callback<KeyboardEvent> {
    let hand = hand.clone();
    Callback::from(move |event: KeyboardEvent| {
        // While an input method composes, the keys are its own.
        if event.is_composing() || event.alt_key() {
            return;
        }
        let key = event.key();
        let pressed = Pressed { key: &key, command: event.ctrl_key() || event.meta_key(), shift: event.shift_key() };
        if let Some(ask) = meaning(pressed, hand.ui.mode)
            && hand.ask(ask)
        {
            event.prevent_default();
            event.stop_propagation();
        }
    })
}

fn typed(hand: &Hand) -> Callback<InputEvent> {
    let hand = hand.clone();
    Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            hand.typed(input.value());
        }
    })
}

fn clipboard(hand: &Hand, cut: bool) -> Callback<Event> {
    let hand = hand.clone();
    Callback::from(move |event: Event| {
        // What is marked within the text of a cell is copied as text.
        if hand.ui.mode != Mode::Rest {
            return;
        }
        if let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data)
            && data.set_data("text/plain", &hand.copied()).is_ok()
        {
            event.prevent_default();
            if cut {
                hand.ask(super::state::Ask::Empty);
            }
        }
    })
}

fn pasting(hand: &Hand) -> Callback<Event> {
    let hand = hand.clone();
    Callback::from(move |event: Event| {
        if hand.ui.mode != Mode::Rest {
            return;
        }
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        if let Some(text) = data.and_then(|data| data.get_data("text/plain").ok()) {
            event.prevent_default();
            hand.pasted(&text);
        }
    })
}

/// Where in the sheet the pointer is: a cell, or the head or the name of a row or column.
enum Spot {
    Cell(At),
    Row(usize),
    Column(usize),
    All,
}

fn spot(hand: &Hand, names: f64, event: &MouseEvent) -> Option<Spot> {
    let scroller = hand.scroller.cast::<Element>()?;
    let bounds = scroller.get_bounding_client_rect();
    let (x, y) = (f64::from(event.client_x()) - bounds.left(), f64::from(event.client_y()) - bounds.top());
    // Neither a scroll bar nor beyond the edge.
    if x >= f64::from(scroller.client_width()) || y >= f64::from(scroller.client_height()) {
        return None;
    }
    let (left, top) = (f64::from(scroller.scroll_left()), f64::from(scroller.scroll_top()));
    let in_sheet = |x: f64, y: f64| cell_at(x, y, names, hand.size());
    match (x < names, y < HEAD) {
        (true, true) => Some(Spot::All),
        (true, false) => in_sheet(names, y + top).map(|at| Spot::Row(at.row)),
        (false, true) => in_sheet(x + left, HEAD).map(|at| Spot::Column(at.col)),
        (false, false) => in_sheet(x + left, y + top).map(Spot::Cell),
    }
}

/// Whether the pointer is in the text that is being edited.
fn in_editor(hand: &Hand, event: &MouseEvent) -> bool {
    hand.ui.mode != Mode::Rest && event.target_dyn_into::<HtmlInputElement>().is_some()
}

fn pointed(hand: &Hand, names: f64) -> Callback<MouseEvent> {
    let hand = hand.clone();
    Callback::from(move |event: MouseEvent| {
        if event.button() != 0 || in_editor(&hand, &event) {
            return;
        }
        let Some(spot) = spot(&hand, names, &event) else { return };
        // The focus goes where the grid sends it.
        event.prevent_default();
        let size = hand.size();
        let (last_row, last_col) = (size.row.saturating_sub(1), size.col.saturating_sub(1));
        match spot {
            Spot::Cell(at) => {
                // A second touch on a cell edits it.
                let again = hand.cursor().active == at && event.detail() == 1 && is_touch();
                if again {
                    hand.edit();
                } else {
                    hand.point(at, event.shift_key());
                }
            }
            Spot::Row(row) => hand.select(Block { top: row, bottom: row, left: 0, right: last_col }),
            Spot::Column(col) => hand.select(Block { top: 0, bottom: last_row, left: col, right: col }),
            Spot::All => hand.select(Block { top: 0, bottom: last_row, left: 0, right: last_col }),
        }
    })
}

/// Whether fingers are what points.
fn is_touch() -> bool {
    gloo::utils::window().match_media("(pointer: coarse)").ok().flatten().is_some_and(|query| query.matches())
}

fn dragged(hand: &Hand, names: f64) -> Callback<MouseEvent> {
    let hand = hand.clone();
    Callback::from(move |event: MouseEvent| {
        if event.buttons() & 1 == 0 || hand.ui.mode != Mode::Rest {
            return;
        }
        if let Some(Spot::Cell(at)) = spot(&hand, names, &event)
            && at != hand.cursor().corner
        {
            hand.point(at, true);
        }
    })
}

fn opened(hand: &Hand, names: f64) -> Callback<MouseEvent> {
    let hand = hand.clone();
    Callback::from(move |event: MouseEvent| {
        if !in_editor(&hand, &event) && matches!(spot(&hand, names, &event), Some(Spot::Cell(_))) {
            hand.edit();
        }
    })
}

fn entered(hand: &Hand) -> Callback<FocusEvent> {
    let focused = hand.focused.clone();
    Callback::from(move |_: FocusEvent| *focused.borrow_mut() = true)
}

/// Where the focus has gone is known a moment later: a cell that is drawn anew takes its field away before the next one has the focus,
/// and that one gets it when it is drawn.
fn left(hand: &Hand) -> Callback<FocusEvent> {
    let latest = hand.latest.clone();
    Callback::from(move |event: FocusEvent| {
        let latest = latest.clone();
        let field = event.target_dyn_into::<Node>();
        Timeout::new(0, move || {
            let Some(hand) = latest.borrow().clone() else { return };
            let now = gloo::utils::document().active_element();
            let taken_away = field.is_some_and(|field| !field.is_connected());
            if taken_away && now.as_ref().is_none_or(|now| now.tag_name() == "BODY") {
                return;
            }
            let scroller = hand.scroller.cast::<Node>();
            let inside = now.zip(scroller).is_some_and(|(now, scroller)| scroller.contains(Some(&now)));
            if !inside && hand.focused.replace(false) {
                hand.left();
            }
        })
        .forget();
    })
}
