//! Blocks taken apart into sentences, and sentences into clauses.

use std::ops::Range;

use crate::latin::{ends, is_english};

/// No sentence is longer, in bytes: what is has lost its full stops, and is taken apart at the next comma, or anywhere once it is twice as long.
const LONGEST: usize = 4_500;

/// The sentences of a text, with the place of each.
#[must_use]
pub fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut start, mut depth) = (0usize, 0usize);
    let english = is_english(text);
    for (at, one) in text.char_indices() {
        match one {
            '“' | '《' | '（' | '(' | '〔' => depth += 1,
            '”' | '》' | '）' | ')' | '〕' => depth = depth.saturating_sub(1),
            '.' | '!' | '?' if english && (depth == 0 || at - start > 600) && ends(text, at) => {
                out.push(&text[start..=at]);
                start = at + 1;
                depth = 0;
            }
            // A bracket that is never closed must not swallow the rest.
            '。' | '！' | '？' if depth == 0 || at - start > 600 || one == '。' && depth > 0 && !closes_later(&text[at..]) => {
                out.push(&text[start..at + one.len_utf8()]);
                start = at + one.len_utf8();
                depth = 0;
            }
            _ if at - start > LONGEST && (matches!(one, '，' | '；' | '、' | ',' | ';' | ' ') || at - start > 2 * LONGEST) => {
                out.push(&text[start..at + one.len_utf8()]);
                start = at + one.len_utf8();
                depth = 0;
            }
            _ => {}
        }
    }
    out.push(&text[start..]);
    out.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    out
}

fn closes_later(text: &str) -> bool {
    text.chars().take(120).any(|one| matches!(one, '”' | '）' | ')' | '〕' | '》'))
}

/// The clauses of a sentence in plain form: what stands between commas and semicolons outside of brackets and quotes.
#[must_use]
pub fn clauses(plain: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut start, mut depth) = (0usize, 0usize);
    let mut push = |range: Range<usize>| {
        if !range.is_empty() {
            out.push(range);
        }
    };
    for (at, one) in plain.char_indices() {
        match one {
            '“' | '《' | '(' | '〔' => depth += 1,
            '”' | '》' | ')' | '〕' => depth = depth.saturating_sub(1),
            ',' if grouped(plain, at) => {}
            ',' | ';' | '。' | '!' if depth == 0 => {
                push(start..at);
                start = at + one.len_utf8();
            }
            _ => {}
        }
    }
    push(start..plain.len());
    out
}

/// Whether a comma groups the digits of a figure.
fn grouped(plain: &str, at: usize) -> bool {
    let before = plain[..at].chars().next_back().is_some_and(|one| one.is_ascii_digit());
    let digits = plain[at + 1..].chars().take_while(char::is_ascii_digit).count();
    before && digits == 3
}

/// What stands in brackets, taken out: `县(市、区)` becomes `县`. Places move; for names only.
#[must_use]
pub fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let mut out = String::with_capacity(text.len());
    for one in text.chars() {
        match one {
            '(' | '（' | '〔' => depth += 1,
            ')' | '）' | '〕' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(one),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_outside_of_brackets() {
        assert_eq!(sentences("甲。乙（丙。丁）戊。己"), ["甲。", "乙（丙。丁）戊。", "己"]);
        assert_eq!(sentences("甲（乙。丙丁戊。"), ["甲（乙。", "丙丁戊。"]);
        assert!(sentences("。。").is_empty());
    }

    #[test]
    fn what_has_no_full_stop_is_taken_apart_all_the_same() {
        let list = "到2025年达到20张、".repeat(2_000);
        let parts = sentences(&list);
        assert!(parts.len() > 1 && parts.iter().all(|part| part.len() <= LONGEST + 40 && part.ends_with('、')));
        assert_eq!(parts.concat(), list);
        assert!(sentences(&"甲".repeat(20_000)).iter().all(|part| part.len() <= 2 * LONGEST + 6));
    }

    #[test]
    fn clauses_keep_brackets_and_grouped_figures_whole() {
        let plain = "每个县(市,区)有1,200张,甲;乙";
        let parts: Vec<&str> = clauses(plain).into_iter().map(|range| &plain[range]).collect();
        assert_eq!(parts, ["每个县(市,区)有1,200张", "甲", "乙"]);
    }
}
