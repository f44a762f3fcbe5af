//! A sentence with its coloured words.

use yew::prelude::*;

use crate::text::sentences::Piece;

/// The sentence, what is met and what is short in their colours.
pub fn pieces(pieces: &[Piece]) -> Html {
    let piece = |piece: &Piece| match piece {
        Piece::Plain(text) => html! { { unbroken(text) } },
        Piece::Met(text) => html! { <span class="is-met">{ unbroken(text) }</span> },
        Piece::Short(text) => html! { <span class="is-short">{ unbroken(text) }</span> },
    };
    html! { <>{ for pieces.iter().map(piece) }</> }
}

/// The text with no line ending between a number and the Chinese word it counts: `4 项达标`, `2025 年`.
#[must_use]
pub fn unbroken(text: &str) -> String {
    let mut kept = String::with_capacity(text.len() + 8);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let counts = letter == ' ' && kept.ends_with(|before: char| before.is_ascii_digit());
        kept.push(if counts && letters.peek().is_some_and(|next| *next >= '\u{4E00}') { '\u{A0}' } else { letter });
    }
    kept
}

/// A sentence whose lines end between its clauses, where they can (`www/styles/controls.css`).
pub fn clauses(sentence: &str) -> Html {
    html! { <>{ for sentence.split_inclusive(['，', '；', '、']).map(|clause| html! { <span class="clause">{ clause }</span> }) }</> }
}

#[cfg(test)]
mod tests {
    use super::unbroken;

    #[test]
    fn a_number_stays_with_what_it_counts_in_chinese() {
        assert_eq!(unbroken("江西省 2025 年 4 项达标，met 4 of 9"), "江西省 2025\u{A0}年 4\u{A0}项达标，met 4 of 9");
    }
}
