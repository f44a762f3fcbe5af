//! Why a block was not pasted, cell by cell.

use std::rc::Rc;

use yew::prelude::*;

use super::block::PasteProblem;
use super::controller::Controller;
use crate::store::{Msg, Table};
use crate::text::{Language, Say, grid, words};

/// So many cells are listed.
const LISTED: usize = 8;

/// What is wrong with what was to be pasted; each cell leads to itself.
pub fn refused(controller: &Controller, language: Language) -> Html {
    let Some(problem) = &controller.ui.problem else { return Html::default() };
    let cells = match problem {
        PasteProblem::Refused(cells) => cells.as_slice(),
        _ => &[],
    };
    let close = {
        let controller = controller.clone();
        Callback::from(move |_: MouseEvent| {
            controller.ask(super::state::Ask::Cancel);
        })
    };
    let import = if let PasteProblem::Table(text) = problem {
        let (controller, text) = (controller.clone(), text.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let table = Table {
                file: language.say(grid::PASTED_TABLE).to_owned(),
                bytes: Rc::new(text.clone().into_bytes()),
                sheets: Vec::new(),
            };
            controller.ask(super::state::Ask::Cancel);
            controller.dispatch.dispatch(Msg::Table(Some(table)));
        });
        html! { <button type="button" class="button" {onclick}>{ language.say(grid::IMPORT_BLOCK) }</button> }
    } else {
        Html::default()
    };
    // The grid keeps the focus: leaving it would take the buttons away before they are pressed.
    let stay = Callback::from(|event: MouseEvent| event.prevent_default());
    let line = |cell: &super::block::RefusedCell| {
        let table = &controller.table;
        let (area, column) = (table.rows.get(cell.at.row)?, table.columns.get(cell.at.col)?);
        let (area, name) = (language.name(&table.areas[*area].name), language.name(&column.name));
        Some(html! { <li>{ grid::refused_cell(language, area, name, language.name(&column.unit), &cell.refusal) }</li> })
    };
    html! {
        <div class="grid__problem" role="alert" onmousedown={stay}>
            <p>{ said(language, problem) }</p>
            if !cells.is_empty() {
                <ul>{ for cells.iter().take(LISTED).filter_map(line) }</ul>
            }
            if cells.len() > LISTED { <p>{ grid::and_more(language, cells.len() - LISTED) }</p> }
            { import }
            <button type="button" class="button button--plain" onclick={close}>{ language.say(words::CLOSE) }</button>
        </div>
    }
}

/// Why nothing was pasted.
fn said(language: Language, problem: &PasteProblem) -> String {
    match problem {
        PasteProblem::Nothing => grid::nothing_to_paste(language).to_owned(),
        PasteProblem::Table(_) => grid::is_a_table(language).to_owned(),
        PasteProblem::TooLarge { rows, cols } => grid::too_large(language, *rows, *cols),
        PasteProblem::Refused(cells) => grid::cells_refused(language, cells.len()),
    }
}
