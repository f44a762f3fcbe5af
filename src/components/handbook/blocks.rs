//! A chapter as it is drawn, block by block.

use yew::prelude::*;

use super::Spot;
use crate::views::handbook::{Block, Chapter, Piece, Text};

/// The heading of the chapter, by its id.
pub const TOP: &str = "handbook-top";

/// From how many columns on a table is laid out a row below the other where there is little room.
const MANY_COLUMNS: usize = 4;

/// The id of a place in the chapter that is shown.
pub fn id_of(place: &str) -> String {
    if place.is_empty() { TOP.to_owned() } else { format!("handbook-at-{place}") }
}

/// All of a chapter; `go` follows its links.
pub fn chapter(chapter: &Chapter, go: &Callback<Spot>) -> Html {
    html! {
        <>
            <h3 class="handbook__title" id={TOP} tabindex="-1">{ &chapter.title }</h3>
            { for chapter.blocks.iter().map(|block| draw(block, go)) }
        </>
    }
}

fn draw(block: &Block, go: &Callback<Spot>) -> Html {
    match block {
        Block::Heading(words, place) => html! { <h4 class="handbook__heading" id={id_of(place)} tabindex="-1">{ words }</h4> },
        Block::Paragraph(words) => html! { <p>{ text(words, go) }</p> },
        Block::Formula(lines) => html! {
            <div class="handbook__formula">{ for lines.iter().map(|line| html! { <p>{ text(line, go) }</p> }) }</div>
        },
        Block::List(items) => html! {
            <ul class="handbook__list">{ for items.iter().map(|item| html! { <li>{ text(item, go) }</li> }) }</ul>
        },
        Block::Table(rows, figures) => table(rows, figures, go),
        Block::Code(code) => html! { <pre class="handbook__code"><code>{ code }</code></pre> },
    }
}

/// A table. Its roles are written out, since laid out otherwise it would be none to a screen reader.
fn table(rows: &[Vec<Text>], figures: &[bool], go: &Callback<Spot>) -> Html {
    let Some((heads, rows)) = rows.split_first() else { return Html::default() };
    let of_figure = |column: usize| figures.get(column).is_some_and(|figure| *figure).then_some("is-figure");
    let head = |(column, head): (usize, &Text)| {
        html! { <th role="columnheader" scope="col" class={classes!(of_figure(column))}>{ text(head, go) }</th> }
    };
    let cell = |(column, cell): (usize, &Text)| {
        let said: String = heads.get(column).map(|head| head.iter().map(Piece::words).collect()).unwrap_or_default();
        if column == 0 {
            html! { <th role="rowheader" scope="row">{ text(cell, go) }</th> }
        } else {
            html! { <td role="cell" class={classes!(of_figure(column))} data-head={said}><span>{ text(cell, go) }</span></td> }
        }
    };
    let many = (heads.len() >= MANY_COLUMNS).then_some("handbook__table--many");
    html! {
        <table role="table" class={classes!("handbook__table", many)}>
            <thead role="rowgroup"><tr role="row">{ for heads.iter().enumerate().map(head) }</tr></thead>
            <tbody role="rowgroup">
                { for rows.iter().map(|row| html! { <tr role="row">{ for row.iter().enumerate().map(cell) }</tr> }) }
            </tbody>
        </table>
    }
}

/// A text, piece by piece.
fn text(pieces: &Text, go: &Callback<Spot>) -> Html {
    let draw = |piece: &Piece| match piece {
        Piece::Plain(words) => html! { { words } },
        Piece::Name(words) => html! { <strong>{ words }</strong> },
        Piece::Figure(words) => html! { <code>{ words }</code> },
        Piece::Link { chapter, place, words } => {
            let spot = Spot { chapter: chapter.clone(), place: place.clone() };
            let onclick = go.reform(move |_: MouseEvent| spot.clone());
            html! { <button type="button" class="link" {onclick}>{ words }</button> }
        }
    };
    html! { <>{ for pieces.iter().map(draw) }</> }
}
