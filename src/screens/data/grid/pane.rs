//! The part that scrolls: head, rows, and everything that is done there.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use permille_engine::in_order::InOrder;
use permille_engine::name::Name;
use permille_exchange::wording::gaps::with_unit;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, FocusOptions, HtmlElement, HtmlInputElement, Node};
use yew::prelude::*;

use super::controller::Controller;
use super::row::{EDITOR, Editor, GridRow};
use super::rows::depth;
use super::state::{At, Block, Mode, Pressed, meaning};
use super::window::{COLUMN, HEAD, Pane, ROW, Window, before, cell_at, name_width, window};
use crate::components::kept::use_kept_values;
use crate::text::{Language, Say, data_screen, grid};

/// What how far it is scrolled is kept under.
const SCROLLED: &str = "grid: scrolled";

/// What the sheet is told.
#[derive(Clone, PartialEq, Properties)]
pub struct SheetProps {
    /// What moves in it.
    pub controller: Controller,
    /// The language.
    pub language: Language,
    /// Whether the drawer takes room beside it.
    pub drawer: bool,
}

/// The grid itself. A component of its own, so that scrolling draws rows anew and nothing around them.
#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    let drawn = use_window(&props.controller, props.drawer);
    use_focus(&props.controller);
    grid(&props.controller, props.language, drawn)
}

/// Keeps what is drawn in step with what is in sight. The window, and how wide names are.
#[hook]
fn use_window(controller: &Controller, layout: bool) -> (Window, f64) {
    let size = controller.size();
    let drawn = use_state_eq(|| (Window { end_row: 30.min(size.row), end_col: 10.min(size.col), ..Window::default() }, 212.0));
    let (kept_values, returned) = (use_kept_values(), use_mut_ref(|| false));
    let measure = {
        let (pane, scroller, drawn, kept_values) =
            (controller.pane.clone(), controller.scroller.clone(), drawn.clone(), kept_values.clone());
        move || {
            let Some(element) = scroller.cast::<HtmlElement>() else { return };
            let now = Pane {
                top: f64::from(element.scroll_top()),
                left: f64::from(element.scroll_left()),
                width: f64::from(element.client_width()),
                height: f64::from(element.client_height()),
            };
            kept_values.put(SCROLLED, (element.scroll_top(), element.scroll_left()));
            *pane.borrow_mut() = now;
            drawn.set((window(now, size), name_width(now.width)));
        }
    };
    {
        let scroller = controller.scroller.clone();
        use_effect_with((size, layout), move |_| {
            // As far as it was when it was last looked at.
            if !returned.replace(true)
                && let (Some(element), Some(kept)) = (scroller.cast::<HtmlElement>(), kept_values.get::<(i32, i32)>(SCROLLED))
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
fn use_focus(controller: &Controller) {
    let focused = controller.focused.clone();
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
    let focused = controller.focused.clone();
    use_effect_with((controller.ui.mode, controller.ui.inside, controller.cursor().active), move |(mode, ..)| {
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

fn grid(controller: &Controller, language: Language, (window, names): (Window, f64)) -> Html {
    let (size, cursor) = (controller.size(), controller.cursor());
    let (wide, tall) = (names + before(size.col, COLUMN), HEAD + before(size.row, ROW));
    let rows = (window.first_row..window.end_row).chain(
        // The row with the focus is drawn wherever it is.
        Some(cursor.active.row).filter(|row| *row < size.row && !(window.first_row..window.end_row).contains(row)),
    );
    let mut rows: Vec<usize> = rows.collect();
    rows.put_in_order();
    html! {
        <div class="grid__scroller" ref={controller.scroller.clone()} style={format!("--sheet:{tall}px;--names:{names}px")}
            onkeydown={pressed(controller)} oninput={typed(controller)} oncopy={clipboard(controller, false)} oncut={clipboard(controller, true)} onpaste={pasting(controller)}
            onmousedown={pointed(controller, names)} onmousemove={dragged(controller, names)} ondblclick={opened(controller, names)}
            onfocusin={entered(controller)} onfocusout={left(controller)}>
            <div class="grid__sheet" role="grid" aria-label={language.say(grid::GRID_NAME)} aria-describedby="grid-how" aria-multiselectable="true"
                aria-rowcount={(size.row + 1).to_string()} aria-colcount={(size.col + 1).to_string()} style={format!("width:{wide}px;height:{tall}px")}>
                { head(controller, language, window) }
                { for rows.into_iter().map(|row| row_of(controller, language, window, row)) }
            </div>
        </div>
    }
}

fn head(controller: &Controller, language: Language, window: Window) -> Html {
    let columns = controller.table.columns.get(window.first_col..window.end_col).unwrap_or_default();
    let active = controller.cursor().active.col;
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

fn row_of(controller: &Controller, language: Language, window: Window, row: usize) -> Html {
    let table = &controller.table;
    let Some(&position) = table.rows.get(row) else { return Html::default() };
    let area = &table.areas[position];
    let cursor = controller.cursor();
    let cells = (window.first_col..window.end_col).filter_map(|col| table.cell(At { row, col })).collect::<Vec<_>>();
    let selected = Some(cursor.block()).filter(|block| block.cells() > 1).and_then(|block| block.columns_in(row));
    let editor = (cursor.active.row == row).then(|| editor(controller, language)).flatten();
    html! {
        <GridRow key={position} {row} name={language.name(&area.name).to_owned()}
            depth={depth(&table.model, position)} first_col={window.first_col} {cells} {selected} {editor} />
    }
}

/// The field that is typed into.
fn editor(controller: &Controller, language: Language) -> Option<Editor> {
    let (table, at) = (&controller.table, controller.cursor().active);
    let (&position, column) = (table.rows.get(at.row)?, table.columns.get(at.col)?);
    let (area, view) = (&table.areas[position], table.cell(at)?);
    let (name, unit): (&Name, &str) = (&column.name, language.name(&column.unit));
    let figure = match view.text.is_empty() {
        true => language.say(grid::UNKNOWN).to_owned(),
        false => with_unit(&view.text, unit),
    };
    Some(Editor {
        col: at.col,
        mode: controller.ui.mode,
        text: controller.ui.text.clone().into(),
        label: grid::cell(language, language.name(&area.name), language.name(name), table.year, &figure).into(),
        is_sum: table.seen().is_sum(position, column),
        refusal: controller.ui.refusal.as_ref().map(|refusal| data_screen::refusal(language, refusal, unit).into()),
    })
}

fn pressed(controller: &Controller) -> Callback<KeyboardEvent> {
    let controller = controller.clone();
    Callback::from(move |event: KeyboardEvent| {
        // While an input method composes, the keys are its own.
        if event.is_composing() || event.alt_key() {
            return;
        }
        let key = event.key();
        let pressed = Pressed { key: &key, command: event.ctrl_key() || event.meta_key(), shift: event.shift_key() };
        if let Some(ask) = meaning(pressed, controller.ui.mode)
            && controller.ask(ask)
        {
            event.prevent_default();
            event.stop_propagation();
        }
    })
}

fn typed(controller: &Controller) -> Callback<InputEvent> {
    let controller = controller.clone();
    Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            controller.typed(input.value());
        }
    })
}

fn clipboard(controller: &Controller, cut: bool) -> Callback<Event> {
    let controller = controller.clone();
    Callback::from(move |event: Event| {
        // What is marked within the text of a cell is copied as text.
        if controller.ui.mode != Mode::Rest {
            return;
        }
        if let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data)
            && data.set_data("text/plain", &controller.copied()).is_ok()
        {
            event.prevent_default();
            if cut {
                controller.ask(super::state::Ask::Empty);
            }
        }
    })
}

fn pasting(controller: &Controller) -> Callback<Event> {
    let controller = controller.clone();
    Callback::from(move |event: Event| {
        if controller.ui.mode != Mode::Rest {
            return;
        }
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        if let Some(text) = data.and_then(|data| data.get_data("text/plain").ok()) {
            event.prevent_default();
            controller.pasted(&text);
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

fn spot(controller: &Controller, names: f64, event: &MouseEvent) -> Option<Spot> {
    let scroller = controller.scroller.cast::<Element>()?;
    let bounds = scroller.get_bounding_client_rect();
    let (x, y) = (f64::from(event.client_x()) - bounds.left(), f64::from(event.client_y()) - bounds.top());
    // Neither a scroll bar nor beyond the edge.
    if x >= f64::from(scroller.client_width()) || y >= f64::from(scroller.client_height()) {
        return None;
    }
    let (left, top) = (f64::from(scroller.scroll_left()), f64::from(scroller.scroll_top()));
    let in_sheet = |x: f64, y: f64| cell_at(x, y, names, controller.size());
    match (x < names, y < HEAD) {
        (true, true) => Some(Spot::All),
        (true, false) => in_sheet(names, y + top).map(|at| Spot::Row(at.row)),
        (false, true) => in_sheet(x + left, HEAD).map(|at| Spot::Column(at.col)),
        (false, false) => in_sheet(x + left, y + top).map(Spot::Cell),
    }
}

/// Whether the pointer is in the text that is being edited.
fn in_editor(controller: &Controller, event: &MouseEvent) -> bool {
    controller.ui.mode != Mode::Rest && event.target_dyn_into::<HtmlInputElement>().is_some()
}

fn pointed(controller: &Controller, names: f64) -> Callback<MouseEvent> {
    let controller = controller.clone();
    Callback::from(move |event: MouseEvent| {
        if event.button() != 0 || in_editor(&controller, &event) {
            return;
        }
        let Some(spot) = spot(&controller, names, &event) else { return };
        // The focus goes where the grid sends it.
        event.prevent_default();
        let size = controller.size();
        let (last_row, last_col) = (size.row.saturating_sub(1), size.col.saturating_sub(1));
        match spot {
            Spot::Cell(at) => {
                // A second touch on a cell edits it.
                let again = controller.cursor().active == at && event.detail() == 1 && is_touch();
                if again {
                    controller.edit();
                } else {
                    controller.point(at, event.shift_key());
                }
            }
            Spot::Row(row) => controller.select(Block { top: row, bottom: row, left: 0, right: last_col }),
            Spot::Column(col) => controller.select(Block { top: 0, bottom: last_row, left: col, right: col }),
            Spot::All => controller.select(Block { top: 0, bottom: last_row, left: 0, right: last_col }),
        }
    })
}

/// Whether fingers are what points.
fn is_touch() -> bool {
    gloo::utils::window().match_media("(pointer: coarse)").ok().flatten().is_some_and(|query| query.matches())
}

fn dragged(controller: &Controller, names: f64) -> Callback<MouseEvent> {
    let controller = controller.clone();
    Callback::from(move |event: MouseEvent| {
        if event.buttons() & 1 == 0 || controller.ui.mode != Mode::Rest {
            return;
        }
        if let Some(Spot::Cell(at)) = spot(&controller, names, &event)
            && at != controller.cursor().corner
        {
            controller.point(at, true);
        }
    })
}

fn opened(controller: &Controller, names: f64) -> Callback<MouseEvent> {
    let controller = controller.clone();
    Callback::from(move |event: MouseEvent| {
        if !in_editor(&controller, &event) && matches!(spot(&controller, names, &event), Some(Spot::Cell(_))) {
            controller.edit();
        }
    })
}

fn entered(controller: &Controller) -> Callback<FocusEvent> {
    let focused = controller.focused.clone();
    Callback::from(move |_: FocusEvent| *focused.borrow_mut() = true)
}

/// Where the focus has gone is known a moment later: a cell that is drawn anew takes its field away before the next one has the focus,
/// and that one gets it when it is drawn.
fn left(controller: &Controller) -> Callback<FocusEvent> {
    let latest = controller.latest.clone();
    Callback::from(move |event: FocusEvent| {
        let latest = latest.clone();
        let field = event.target_dyn_into::<Node>();
        Timeout::new(0, move || {
            let Some(controller) = latest.borrow().clone() else { return };
            let now = gloo::utils::document().active_element();
            let taken_away = field.is_some_and(|field| !field.is_connected());
            if taken_away && now.as_ref().is_none_or(|now| now.tag_name() == "BODY") {
                return;
            }
            let scroller = controller.scroller.cast::<Node>();
            let inside = now.zip(scroller).is_some_and(|(now, scroller)| scroller.contains(Some(&now)));
            if !inside && controller.focused.replace(false) {
                controller.left();
            }
        })
        .forget();
    })
}
