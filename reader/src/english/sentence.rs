//! A sentence in English: what it demands, and of every other figure why it is in no demand.

use std::ops::Range;

use permille_engine::norm::Strength;

use super::amount::{figures, is_list};
use super::clause::Clause;
use super::dates::dates;
use super::groups::{bracket, sum_of_ratios};
use crate::dates::Date;
use crate::demand::Demand;
use crate::figure::{Figure, Role};
use crate::found::{Context, Found};
use crate::latin::holds;
use crate::vocabulary::english::English;
use crate::vocabulary::{Means, Vocabulary};

/// Reads a sentence in plain form.
pub(crate) fn read(plain: &str, context: &Context, vocabulary: &Vocabulary) -> Found {
    let english = &vocabulary.english;
    let lower = plain.to_ascii_lowercase();
    let all = figures(&lower, english);
    let dates = dates(&lower, &all, context.plan);
    let mut found =
        Found { years: dates.last().map(|date| date.years.clone()).unwrap_or_default(), figures: all.len(), ..Found::default() };
    let first = context.plan.map_or(0, |(first, _)| first);
    let over = !dates.is_empty() && dates.iter().all(|date| date.years.iter().all(|year| *year < first));
    let due = dates.iter().any(|date| date.due) || !context.years.is_empty() || recurs(&lower);
    let demanding = english.says(Means::Must, &lower) || english.says(Means::Should, &lower) || is_order(&lower, english);
    let degree = english.last(&[Means::AtLeast, Means::AtMost], &lower).is_some() || holds(&lower, "for every");
    let past = english.says(Means::Past, &lower) && !english.says(Means::Must, &lower) && !due;
    let told = if context.demanding { past || !(due || demanding || degree) } else { !due };
    let silent = context.silences(over, told);
    if silent.is_none() {
        found.demands = demands(plain, &lower, &all, &dates, context, vocabulary);
    }
    found.settle(plain, &all, silent);
    found
}

/// Whether what a sentence asks for recurs.
pub(super) fn recurs(lower: &str) -> bool {
    ["every year", "each year", "annually", "yearly", "per year", "a year"].iter().any(|word| holds(lower, word))
}

/// Whether a sentence begins with what is to be done: Train 300 doctors.
fn is_order(lower: &str, english: &English) -> bool {
    let text = super::noun::without_date(lower.trim_start_matches(|one: char| !one.is_ascii_alphanumeric()));
    [Means::Deed, Means::Increase, Means::Reduction].into_iter().any(|means| english.begins(means, text).is_some())
}

/// How hard a part of a sentence binds.
pub(super) fn strength(text: &str, english: &English) -> Strength {
    if english.says(Means::Should, text) { Strength::Should } else { Strength::Must }
}

fn demands(plain: &str, lower: &str, all: &[Figure], dates: &[Date], context: &Context, vocabulary: &Vocabulary) -> Vec<Demand> {
    let english = &vocabulary.english;
    let grouped = sum_of_ratios(lower, all, dates, english).or_else(|| bracket(lower, all, dates, english));
    let mut out: Vec<Demand> = Vec::new();
    // A figure of the group, and what is no figure of it, such as a share that stands behind.
    let within = |figure: &Figure| {
        grouped.as_ref().is_some_and(|demand| {
            demand.evidence.iter().any(|(_, span)| span.start < figure.span.end && figure.span.start < span.end)
        })
    };
    let amounts: Vec<&Figure> = all.iter().filter(|one| one.role == Role::Amount && !within(one)).collect();
    let runs = runs(lower, &amounts);
    let spans = spans(lower, &amounts, &runs);
    let bands: Vec<&Figure> = all.iter().filter(|one| one.role == Role::Band).collect();
    let clause = |span: Range<usize>, at: Option<usize>| {
        let (years, year_span) = due(span.clone(), dates, context, lower, at.map(|at| (&amounts, at)));
        let band = bands.iter().rfind(|band| band.span.start < span.end).copied();
        Clause { plain, lower, span, years, year_span, all, band, vocabulary, every_year: recurs(lower), plan: context.plan }
    };
    if amounts.is_empty() && grouped.is_none() {
        return clause(0..plain.len(), None).covered();
    }
    for (run, span) in runs.iter().zip(&spans) {
        // What all of a list are stands behind its last.
        let last = run.end - 1;
        let demands = clause(span.clone(), Some(last)).amount(amounts[last], amounts[run.start].span.start, out.last());
        let each = run.clone().flat_map(|at| {
            let (figure, clause) = (amounts[at], clause(span.clone(), Some(at)));
            demands
                .iter()
                .map(move |demand| if at == last { demand.clone() } else { clause.like(demand, figure) })
                .collect::<Vec<_>>()
        });
        out.extend(each.collect::<Vec<_>>());
    }
    out.extend(grouped);
    out
}

/// The amounts that stand one behind the other, as runs of them.
fn runs(lower: &str, amounts: &[&Figure]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for at in 0..amounts.len() {
        match out.last_mut().filter(|run| is_list(lower, amounts[run.end - 1], amounts[at])) {
            Some(run) => run.end = at + 1,
            None => out.push(at..at + 1),
        }
    }
    out
}

/// The part of a sentence that belongs to each run of amounts: from the first comma or “and” before it to where the next one's begins.
fn spans(lower: &str, amounts: &[&Figure], runs: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = Vec::with_capacity(runs.len());
    for (at, run) in runs.iter().enumerate() {
        let figure = amounts[run.start];
        let from = run.start.checked_sub(1).map_or(0, |before| amounts[before].span.end);
        let between = &lower[from..figure.span.start];
        let parted = [";", ", and ", " and ", ", with ", " while ", ", "]
            .into_iter()
            .filter_map(|word| Some(between.find(word)? + word.len()))
            .min();
        starts.push(if at == 0 { 0 } else { parted.map_or(figure.span.start, |more| from + more) });
    }
    (0..runs.len()).map(|at| starts[at]..starts.get(at + 1).copied().unwrap_or(lower.len())).collect()
}

/// By when a part of a sentence is due: the year in it, or else the last before it, or else the next behind it; of several values with as many
/// years each has its own.
fn due(
    span: Range<usize>,
    dates: &[Date],
    context: &Context,
    lower: &str,
    listed: Option<(&Vec<&Figure>, usize)>,
) -> (Vec<u16>, Option<Range<usize>>) {
    if let Some((amounts, at)) = listed
        && let Some(date) = dates.iter().find(|date| date.years.len() > 1 && date.years.len() == amounts.len())
        && let Some(year) = date.years.get(at)
    {
        return (vec![*year], Some(date.span.clone()));
    }
    let here = dates.iter().find(|date| span.contains(&date.span.start));
    let date = here
        .or_else(|| dates.iter().rfind(|date| date.span.start < span.start))
        .or_else(|| dates.iter().find(|date| date.span.start >= span.end));
    if let Some(date) = date {
        // More years than values: which is whose is not said.
        let clear = date.years.len() < 2 || listed.is_none();
        return (date.years.clone(), Some(date.span.clone()).filter(|_| clear));
    }
    // What recurs each year is due from the plan's first year on.
    if recurs(lower)
        && let Some((first, _)) = context.plan
    {
        let at = ["every year", "each year", "annually", "a year"].iter().find_map(|word| Some((lower.find(word)?, word.len())));
        return (vec![first], at.map(|(at, length)| at..at + length));
    }
    (context.years.clone(), None)
}
