//! One row: the area's name and the cells in sight, the one that is typed into among them.

use yew::prelude::*;

use super::cell::{CellView, Look};
use super::state::Mode;
use super::window::{COLUMN, HEAD, ROW, before};

/// The id of the field that is typed into.
pub const EDITOR: &str = "grid-editor";

/// What a row is told.
#[derive(Clone, PartialEq, Properties)]
pub struct GridRowProps {
    /// Its place among the rows.
    pub row: usize,
    /// The area's name.
    pub name: AttrValue,
    /// How far its name is indented.
    pub depth: usize,
    /// The column of its first cell.
    pub first_col: usize,
    /// The cells in sight.
    pub cells: Vec<CellView>,
    /// The columns selected, both ends included.
    pub selected: Option<(usize, usize)>,
    /// The cell that is typed into.
    #[prop_or_default]
    pub editor: Option<Editor>,
}

/// The cell that is typed into.
#[derive(Clone, Debug, PartialEq)]
pub struct Editor {
    /// Its column.
    pub col: usize,
    /// How it is being edited.
    pub mode: Mode,
    /// What is typed.
    pub text: AttrValue,
    /// What it is called and holds.
    pub label: AttrValue,
    /// Whether it is a sum.
    pub is_sum: bool,
    /// Why what is typed is not taken.
    pub refusal: Option<AttrValue>,
}

/// One row.
#[component]
pub fn GridRow(props: &GridRowProps) -> Html {
    let editor = props.editor.as_ref();
    let end = props.first_col + props.cells.len();
    // The cell that has the focus is drawn wherever it is.
    let alone = editor.filter(|editor| !(props.first_col..end).contains(&editor.col));
    let top = HEAD + before(props.row, ROW);
    html! {
        <div class={classes!("grid__row", (props.depth == 0).then_some("grid__row--root"))} role="row"
            aria-rowindex={(props.row + 2).to_string()} style={format!("top:{top}px")}>
            <div class="grid__name" role="rowheader" aria-colindex="1" style={format!("--depth:{}", props.depth)}>
                <span class="grid__area">{ &props.name }</span>
            </div>
            <div class="grid__gap" role="presentation" style={format!("width:{}px", before(props.first_col, COLUMN))}></div>
            { for props.cells.iter().enumerate().map(|(place, view)| cell(props, props.first_col + place, Some(view))) }
            if let Some(editor) = alone {
                <div class="grid__far" role="presentation" style={format!("--at:{}px", before(editor.col, COLUMN))}>
                    { cell(props, editor.col, None) }
                </div>
            }
        </div>
    }
}

fn cell(props: &GridRowProps, col: usize, view: Option<&CellView>) -> Html {
    let selected = props.selected.is_some_and(|(left, right)| (left..=right).contains(&col));
    let editor = props.editor.as_ref().filter(|editor| editor.col == col);
    let look = view.map(|view| match view.look {
        Look::Stated => "is-stated",
        Look::Sum => "is-sum",
        Look::Computed => "is-computed",
        Look::Unknown => "is-unknown",
    });
    let class = classes!(
        "grid__cell",
        look,
        view.is_some_and(|view| view.odd).then_some("is-odd"),
        view.is_some_and(|view| view.noted).then_some("is-noted"),
        selected.then_some("is-selected"),
        editor.map(|_| "is-active"),
    );
    html! {
        <div {class} role="gridcell" aria-colindex={(col + 2).to_string()} aria-selected={selected.then_some("true")}
            aria-readonly={view.is_some_and(|view| view.look == Look::Sum).then_some("true")}>
            { view.map(|view| view.text.as_str()).unwrap_or_default() }
            if let Some(editor) = editor {
                <input type="text" id={EDITOR} class={classes!("grid__editor", (editor.mode != Mode::Rest).then_some("is-editing"))}
                    value={editor.text.clone()} autocomplete="off" spellcheck="false" aria-label={editor.label.clone()}
                    inputmode={if editor.mode == Mode::Rest { "none" } else { "decimal" }}
                    aria-invalid={editor.refusal.is_some().then_some("true")} aria-readonly={editor.is_sum.then_some("true")}
                    aria-describedby={if editor.refusal.is_some() { "grid-refused" } else { "grid-how" }} />
                if let Some(refusal) = &editor.refusal {
                    <p class="grid__refused" id="grid-refused" role="alert">{ refusal }</p>
                }
            }
        </div>
    }
}
