//! A chart on the page: reachable by pointer and keyboard, with a table and a summary beside it.

use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::same::Same;
use super::save_menu::SaveMenu;
use crate::charts::{Answer, Drawing, Mark, MarkKey, answer_key, place_tip};
use crate::views::picture::ChartTable;

/// How far beside a mark the pointer may be and still mean it, in the drawing's pixels.
const SLACK: f64 = 8.0;

/// What a [`ChartView`] shows.
#[derive(Properties, Clone, PartialEq)]
pub struct ChartViewProps {
    /// The chart, drawn for the width the page has for it: text is not scaled down to fit.
    pub drawing: Rc<Drawing>,
    /// The chart's name for those who cannot see it.
    pub label: AttrValue,
    /// What the chart says, in a sentence or two.
    #[prop_or_default]
    pub summary: AttrValue,
    /// The same figures as a table, if there is one.
    #[prop_or_default]
    pub table: Option<Rc<ChartTable>>,
    /// The words of the button that shows the table.
    #[prop_or_default]
    pub table_label: AttrValue,
    /// The words of the button that shows the chart again.
    #[prop_or_default]
    pub chart_label: AttrValue,
    /// Told which mark was clicked, or chosen with Enter or Space.
    #[prop_or_default]
    pub on_pick: Callback<MarkKey>,
    /// Whether the chart is a stop of the Tab key; false where another control says the same.
    #[prop_or(true)]
    pub reachable: bool,
    /// More classes for the figure.
    #[prop_or_default]
    pub class: Classes,
}

/// Where in the chart the reader is.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Pointed {
    /// The place of the mark in the drawing's list.
    index: usize,
    /// The pointer in the window; `None` when the keyboard led here.
    pointer: Option<(f64, f64)>,
}

/// Shows a chart.
///
/// The plot is one stop of the Tab key. Arrows move between marks, Home and End go to the first and
/// the last, Enter and Space pick, Escape leaves.
#[component]
pub fn ChartView(props: &ChartViewProps) -> Html {
    let place = use_state_eq(|| None::<Pointed>);
    let shows_table = use_state_eq(|| false);
    let number = use_memo((), |()| next_number());
    let sheet = use_node_ref();
    let tip = use_node_ref();
    let outline = use_node_ref();
    // The text of a large chart is copied once, not with every move of the pointer.
    let picture = use_memo(props.drawing.clone(), |drawing| Html::from_html_unchecked(AttrValue::from(drawing.svg.clone())));
    {
        let (sheet, tip, outline) = (sheet.clone(), tip.clone(), outline.clone());
        use_effect_with((*place, props.drawing.clone()), move |(place, drawing)| {
            let mark = place.and_then(|place| Some((place, drawing.marks.get(place.index)?)));
            if let Some((place, mark)) = mark {
                if place.pointer.is_none() {
                    bring_into_view(&outline);
                }
                hang_tip(&sheet, &tip, drawing, mark, place.pointer);
            }
        });
    }
    let locate = {
        let (sheet, drawing, place) = (sheet.clone(), props.drawing.clone(), place.clone());
        move |event: &PointerEvent| {
            let pointer = (f64::from(event.client_x()), f64::from(event.client_y()));
            let index = mark_under(&sheet, &drawing, pointer);
            place.set(index.map(|index| Pointed { index, pointer: Some(pointer) }));
        }
    };
    let onpointermove = {
        let locate = locate.clone();
        Callback::from(move |event: PointerEvent| locate(&event))
    };
    let onpointerdown = Callback::from(move |event: PointerEvent| locate(&event));
    let onpointerleave = {
        let place = place.clone();
        Callback::from(move |event: PointerEvent| {
            // A finger leaves as soon as it is lifted; what it touched stays until focus moves on.
            if event.pointer_type() != "touch" {
                place.set(None);
            }
        })
    };
    let onblur = {
        let place = place.clone();
        Callback::from(move |_: FocusEvent| place.set(None))
    };
    let onclick = {
        let (sheet, drawing, on_pick) = (sheet.clone(), props.drawing.clone(), props.on_pick.clone());
        Callback::from(move |event: MouseEvent| {
            let pointer = (f64::from(event.client_x()), f64::from(event.client_y()));
            let index = mark_under(&sheet, &drawing, pointer);
            if let Some(mark) = index.and_then(|index| drawing.marks.get(index)) {
                on_pick.emit(mark.key);
            }
        })
    };
    let onkeydown = {
        let (drawing, place, on_pick) = (props.drawing.clone(), place.clone(), props.on_pick.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            match answer_key(&event.key(), &drawing, place.map(|place| place.index)) {
                Answer::Ignore => return,
                Answer::Stay => {}
                Answer::Go(index) => place.set(Some(Pointed { index, pointer: None })),
                Answer::Pick(key) => on_pick.emit(key),
                Answer::Leave => {
                    place.set(None);
                    // The same key would close the drawer the chart is in.
                    event.stop_propagation();
                }
            }
            event.prevent_default();
        })
    };
    let toggle = {
        let (shows_table, place) = (shows_table.clone(), place.clone());
        Callback::from(move |_: MouseEvent| {
            place.set(None);
            shows_table.set(!*shows_table);
        })
    };

    let drawing = &props.drawing;
    let current = place.and_then(|place| Some((place, drawing.marks.get(place.index)?)));
    let said = current.filter(|(place, _)| place.pointer.is_none());
    let summary_id = format!("chart-summary-{}", *number);
    let reachable = props.reachable && !drawing.marks.is_empty();
    let table = props.table.clone().filter(|_| *shows_table);
    html! {
        <figure class={classes!("chart-view", props.class.clone())}>
            if let Some(table) = table {
                { table_view(&table, &props.label) }
            } else {
                <div
                    class="chart-plot"
                    role={if reachable { "application" } else { "img" }}
                    tabindex={reachable.then_some("0")}
                    aria-label={props.label.clone()}
                    aria-describedby={summary_id.clone()}
                    {onpointermove} {onpointerdown} {onpointerleave} {onclick} {onkeydown} {onblur}
                >
                    <div class="chart-sheet" aria-hidden="true" ref={sheet}>
                        <div class="chart-picture" style={picture_size(drawing)}>{ (*picture).clone() }</div>
                        if let Some((place, mark)) = current {
                            { outline_of(drawing, place, mark, &outline) }
                        }
                    </div>
                </div>
                if let Some((_, mark)) = current.filter(|(_, mark)| !mark.label.is_empty()) {
                    <div class="chart-tip" aria-hidden="true" ref={tip}>{ &mark.label }</div>
                }
            }
            <p class="chart-unseen" id={summary_id}>{ &props.summary }</p>
            <p class="chart-unseen" aria-live="polite">
                { said.map(|(_, mark)| mark.label.as_str()).unwrap_or_default() }
            </p>
            if props.reachable || props.table.is_some() {
                <div class="chart-foot">
                    if props.table.is_some() {
                        <button type="button" class="chart-toggle" onclick={toggle}>
                            { if *shows_table { &props.chart_label } else { &props.table_label } }
                        </button>
                    }
                    <SaveMenu title={props.label.clone()} drawing={Same::new(&props.drawing)} table={props.table.clone()} />
                </div>
            }
        </figure>
    }
}

/// Returns a number no other chart on the page has.
fn next_number() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// Returns the mark under a point of the window.
fn mark_under(sheet: &NodeRef, drawing: &Drawing, (x, y): (f64, f64)) -> Option<usize> {
    let bounds = sheet.cast::<Element>()?.get_bounding_client_rect();
    if bounds.width() <= 0.0 || drawing.width <= 0.0 {
        return None;
    }
    let scale = drawing.width / bounds.width();
    drawing.mark_at((x - bounds.left()) * scale, (y - bounds.top()) * scale, SLACK)
}

/// Scrolls so that the mark the keyboard is on can be seen.
fn bring_into_view(outline: &NodeRef) {
    if let Some(element) = outline.cast::<Element>() {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Hangs the tooltip at the pointer, or at the mark the keyboard is on.
///
/// Through the element's own style object: a `style` attribute would break a strict content policy.
fn hang_tip(sheet: &NodeRef, tip: &NodeRef, drawing: &Drawing, mark: &Mark, pointer: Option<(f64, f64)>) -> Option<()> {
    let tip = tip.cast::<HtmlElement>()?;
    let window = web_sys::window()?;
    let bounds = sheet.cast::<Element>()?.get_bounding_client_rect();
    let scale = bounds.width() / drawing.width.max(1.0);
    let (x, y) = pointer.unwrap_or_else(|| {
        let (x, y) = mark.centre();
        (bounds.left() + x * scale, bounds.top() + y * scale)
    });
    let size = |side: Result<wasm_bindgen::JsValue, _>| side.ok().and_then(|side| side.as_f64());
    let (width, height) = (size(window.inner_width())?, size(window.inner_height())?);
    let place = place_tip(x, y, width, height);
    let style = tip.style();
    let edges = [("left", place.left), ("right", place.right), ("top", place.top), ("bottom", place.bottom)];
    for (edge, distance) in edges {
        let distance = distance.map_or_else(|| "auto".to_owned(), |pixels| format!("{pixels:.0}px"));
        // A browser that refuses leaves the tooltip where the style sheet has it.
        let _ = style.set_property(edge, &distance);
    }
    Some(())
}

/// The size of the picture, known before it is laid out: the browser need not look at the rest of the page when the chart changes.
fn picture_size(drawing: &Drawing) -> String {
    format!("--chart-width:{:.0}px;aspect-ratio:{:.1}/{:.1}", drawing.width, drawing.width.max(1.0), drawing.height.max(1.0))
}

/// Outlines a mark, over the drawing, so that the drawing itself need not change.
fn outline_of(drawing: &Drawing, place: Pointed, mark: &Mark, outline: &NodeRef) -> Html {
    let round = |pixels: f64| format!("{pixels:.1}");
    let class = classes!("chart-mark", place.pointer.is_none().then_some("chart-mark-keyed"));
    html! {
        <svg
            class="chart-place"
            viewBox={format!("0 0 {} {}", drawing.width, drawing.height)}
        >
            if let Some(path) = drawing.path(place.index) {
                <path ref={outline.clone()} {class} d={path} />
            } else {
                <rect
                    ref={outline.clone()}
                    {class}
                    x={round(mark.x)}
                    y={round(mark.y)}
                    width={round(mark.width)}
                    height={round(mark.height)}
                    rx="1.5"
                />
            }
        </svg>
    }
}

/// Shows the figures as a table.
fn table_view(table: &ChartTable, label: &AttrValue) -> Html {
    html! {
        <div class="chart-table" role="region" tabindex="0" aria-label={label.clone()}>
            <table>
                <thead>
                    <tr>
                        { for table.headers.iter().map(|header| html! { <th scope="col">{ header }</th> }) }
                    </tr>
                </thead>
                <tbody>
                    { for table.rows.iter().map(|row| table_row(row)) }
                </tbody>
            </table>
        </div>
    }
}

/// Shows one row of the table.
fn table_row(row: &[String]) -> Html {
    html! {
        <tr>
            { for row.iter().enumerate().map(|(index, cell)| if index == 0 {
                html! { <th scope="row">{ cell }</th> }
            } else {
                html! { <td>{ cell }</td> }
            }) }
        </tr>
    }
}
