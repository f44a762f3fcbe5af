//! The grid on paper: all rows and columns of it, whatever is in sight. It is drawn when the page goes to the printer, and gone after that.

use yew::prelude::*;

use super::cell::Look;
use super::rows::depth;
use super::state::At;
use super::table::Table;
use crate::components::printing::use_printing;
use crate::components::same::Same;
use crate::text::{Language, Say, grid};

/// How many columns still have room for letters of the usual size.
const ROOMY: usize = 8;

/// What the table is told.
#[derive(Clone, PartialEq, Properties)]
pub struct PrintedProps {
    /// What is shown.
    pub table: Same<Table>,
    /// The language.
    pub language: Language,
}

/// The table, while the page is printed.
#[component]
pub fn Printed(props: &PrintedProps) -> Html {
    if use_printing() { paper(&props.table, props.language) } else { Html::default() }
}

fn paper(table: &Table, language: Language) -> Html {
    let columns = 0..table.columns.len();
    html! {
        <table class={classes!("grid-paper", (columns.len() > ROOMY).then_some("grid-paper--close"))}>
            <thead>
                <tr>
                    <th scope="col">{ language.say(grid::AREA) }</th>
                    { for table.columns.iter().map(|column| html! {
                        <th scope="col">{ language.name(&column.name) }<span>{ language.name(&column.unit) }</span></th>
                    }) }
                </tr>
            </thead>
            <tbody>
                { for table.rows.iter().enumerate().map(|(row, &position)| html! {
                    <tr>
                        <th scope="row" style={format!("--depth:{}", depth(&table.model, position))}>{ language.name(&table.areas[position].name) }</th>
                        { for columns.clone().map(|col| match table.cell(At { row, col }) {
                            Some(cell) => html! { <td class={(cell.look != Look::Stated).then_some("is-computed")}>{ cell.text }</td> },
                            None => html! { <td></td> },
                        }) }
                    </tr>
                }) }
            </tbody>
        </table>
    }
}
