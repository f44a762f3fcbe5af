//! A table of a slide or of the report.

use permille_exchange::office::deck::Table;
use yew::prelude::*;

/// A table: hairlines, figures at the end of their column; with what it is called above it, unless that is empty.
pub fn deck_table(table: &Table, caption: &str) -> Html {
    let end = |figures: bool| figures.then_some("is-end");
    html! {
        <table class="told">
            if !caption.is_empty() { <caption class="told__caption">{ caption }</caption> }
            <thead><tr>
                { for table.head.iter().map(|column| html! {
                    <th scope="col" class={classes!(end(column.figures))} style={format!("width:{}%", share(table, column.share))}>{ &column.name }</th>
                }) }
            </tr></thead>
            <tbody>
                { for table.rows.iter().map(|row| html! {
                    <tr>
                        { for table.head.iter().zip(row).enumerate().map(|(place, (column, words))| match place {
                            0 => html! { <th scope="row">{ words }</th> },
                            _ => html! { <td class={classes!(end(column.figures))}>{ words }</td> },
                        }) }
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

/// A column's part of the width, in percent.
fn share(table: &Table, share: u8) -> u32 {
    let all: u32 = table.head.iter().map(|column| u32::from(column.share)).sum();
    u32::from(share) * 100 / all.max(1)
}
