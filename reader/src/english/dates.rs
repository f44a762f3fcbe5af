//! The years that an English sentence gives as due.

use crate::dates::Date;
use crate::figure::{Figure, Role};
use crate::latin::last_word;
use crate::latin::places;

/// Words before a year that something is compared with.
const COMPARED: [&str; 13] = ["than", "with", "from", "since", "over", "on", "of", "to", "against", "its", "in", "was", "during"];

/// The years a sentence gives as due, and those it speaks of.
pub(super) fn dates(lower: &str, all: &[Figure], plan: Option<(u16, u16)>) -> Vec<Date> {
    let mut out: Vec<Date> = Vec::new();
    for figure in all.iter().filter(|one| one.role == Role::Year) {
        let before = lower[..figure.span.start].trim_end();
        let Ok(year) = figure.value.trunc().try_into() else { continue };
        if let Some(last) = out.last_mut() {
            let between = lower[last.span.end..figure.span.start].trim();
            if matches!(between, "," | "and" | ", and" | "&") {
                last.years.push(year);
                last.span.end = figure.span.end;
                continue;
            }
        }
        let word = last_word(before);
        let due = ["by", "until", "end", "year", "end-", "than"].contains(&word) && !is_compared(before)
            || before.ends_with("by the end of")
            || before.ends_with("end of")
            || before.ends_with("ends of")
            || (word == "in" && plan.is_some_and(|(first, _)| year >= first) && !is_compared(before));
        // Before 2026 is by the end of 2025: not what is printed, and so left to the planner.
        let early = word == "before";
        if early || (!due && COMPARED.contains(&word)) {
            continue;
        }
        out.push(Date { span: figure.span.clone(), years: vec![year], due });
    }
    out.extend(named_dates(lower, plan));
    out.sort_by_key(|date| date.span.start);
    out
}

/// Whether a year is one that something is compared with: compared with 2015, than in 2020.
fn is_compared(before: &str) -> bool {
    let near: Vec<&str> = before.split_whitespace().rev().take(5).collect();
    let than =
        near.iter().position(|word| *word == "than").is_some_and(|at| near.get(at + 1).is_none_or(|word| *word != "later"));
    than || near.iter().any(|word| matches!(*word, "compared" | "relative" | "against"))
}

/// Dates without a year's number: the end of the plan period, within three years.
fn named_dates(lower: &str, plan: Option<(u16, u16)>) -> Vec<Date> {
    let mut out = Vec::new();
    const PERIODS: [(&str, u16); 6] = [
        ("13th five-year plan", 2020),
        ("14th five-year plan", 2025),
        ("15th five-year plan", 2030),
        ("16th five-year plan", 2035),
        ("14th five year plan", 2025),
        ("15th five year plan", 2030),
    ];
    for (word, last) in PERIODS {
        for at in places(lower, word) {
            let before = lower[..at].trim_end().trim_end_matches("the").trim_end();
            if before.ends_with("end of") || last_word(before) == "by" {
                out.push(Date { span: at..at + word.len(), years: vec![last], due: true });
            }
        }
    }
    let Some((first, last)) = plan else { return out };
    for word in ["end of the plan period", "end of the plan", "end of the planning period"] {
        if let Some(at) = places(lower, word).next() {
            out.push(Date { span: at..at + word.len(), years: vec![last], due: true });
            break;
        }
    }
    let counts = [("one", 1), ("two", 2), ("three", 3), ("five", 5), ("1", 1), ("2", 2), ("3", 3), ("5", 5)];
    for (number, years) in counts {
        for phrase in [format!("within {number} years"), format!("within {number} year")] {
            if let Some(at) = places(lower, &phrase).next() {
                out.push(Date { span: at..at + phrase.len(), years: vec![(first + years - 1).min(last)], due: true });
            }
        }
    }
    out
}
