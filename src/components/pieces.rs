//! A sentence with its coloured words.

use yew::prelude::*;

use crate::text::sentences::Piece;

/// The sentence, what is met and what is short in their colours.
pub fn pieces(pieces: &[Piece]) -> Html {
    let piece = |piece: &Piece| match piece {
        Piece::Plain(text) => html! { { text } },
        Piece::Met(text) => html! { <span class="is-met">{ text }</span> },
        Piece::Short(text) => html! { <span class="is-short">{ text }</span> },
    };
    html! { <>{ for pieces.iter().map(piece) }</> }
}

/// A sentence whose lines end between its clauses, where they can (`www/styles/controls.css`).
pub fn clauses(sentence: &str) -> Html {
    html! { <>{ for sentence.split_inclusive(['，', '；', '、']).map(|clause| html! { <span class="clause">{ clause }</span> }) }</> }
}
