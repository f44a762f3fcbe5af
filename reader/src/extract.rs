//! What a sentence demands: figures and their words become demands, and of every other figure it is said why it is in none.

use permille_engine::norm::Strength;

use crate::clause::Clause;
use crate::dates::{Date, dates};
use crate::demand::Demand;
use crate::english;
use crate::figure::{Figure, Role, figures};
use crate::found::{Context, Found};
use crate::groups::{bracket, sum_of_ratios};
use crate::latin::is_english;
use crate::script::plain_text;
use crate::sentence::clauses;
use crate::vocabulary::{Means, Vocabulary};
use crate::words::{kin, name, strives};

/// Reads a sentence.
#[must_use]
pub fn read(sentence: &str, context: &Context, vocabulary: &Vocabulary) -> Found {
    let plain = plain_text(sentence);
    if is_english(&plain) {
        return english::read(&plain, context, vocabulary);
    }
    let all = figures(&plain, vocabulary);
    let dates = dates(&plain, &all, context.plan);
    let mut found =
        Found { years: dates.last().map(|date| date.years.clone()).unwrap_or_default(), figures: all.len(), ..Found::default() };
    let first = context.plan.map_or(0, |(first, _)| first);
    let over = !dates.is_empty() && dates.iter().all(|date| date.years.iter().all(|year| *year < first));
    let undated = dates.is_empty() && context.years.is_empty();
    let due = dates.iter().any(|date| date.due) || plain.contains("每年") || !context.years.is_empty();
    let told = if context.demanding { undated && vocabulary.says(Means::Past, &plain) } else { !due };
    let silent = context.silences(over, told);
    if silent.is_none() {
        found.demands = demands(&plain, &all, &dates, context, vocabulary);
    }
    found.settle(&plain, &all, silent);
    found
}

fn demands(plain: &str, all: &[Figure], dates: &[Date], context: &Context, vocabulary: &Vocabulary) -> Vec<Demand> {
    let mut out: Vec<Demand> = Vec::new();
    out.extend(sum_of_ratios(plain, all, dates));
    let summed = !out.is_empty();
    let brackets = bracket(plain, all, dates, vocabulary);
    let bracketed = brackets.is_some();
    let in_bracket =
        |figure: &Figure| brackets.as_ref().is_some_and(|demand| demand.evidence.iter().any(|(_, span)| *span == figure.span));
    let within: Vec<usize> = all.iter().filter(|one| in_bracket(one)).map(|one| one.span.start).collect();
    out.extend(brackets);
    let first = context.plan.map_or(0, |(first, _)| first);
    let parts = clauses(plain);
    let mut years = context.years.clone();
    let mut year_span = None;
    let mut strength = Strength::Must;
    let mut subject = String::new();
    let mut band: Option<&Figure> = None;
    for (at, part) in parts.iter().enumerate() {
        let text = &plain[part.clone()];
        let here: Vec<&Date> = dates.iter().filter(|date| part.contains(&date.span.start)).collect();
        if let Some(date) = here.last() {
            years.clone_from(&date.years);
            year_span = Some(date.span.clone());
        } else if years.is_empty()
            && let Some(next) = parts.get(at + 1)
            && let Some(date) = dates.iter().find(|date| next.contains(&date.span.start))
            && bare_predicate(&plain[date.span.end..next.end])
        {
            years.clone_from(&date.years);
            year_span = Some(date.span.clone());
        }
        if text.contains("力争") || text.contains("争取") || text.contains("原则上") {
            strength = Strength::Should;
        }
        // What recurs each year is due from the plan's first year on.
        let recurs = here.is_empty() && (text.contains("每年") || text.contains("年均"));
        if recurs && let Some((first, _)) = context.plan {
            years = vec![first];
            year_span = text.find("每年").map(|at| part.start + at..part.start + at + "每年".len());
        }
        let strength = if strives(text, vocabulary) { Strength::Should } else { strength };
        let amounts: Vec<&Figure> = all.iter().filter(|one| one.role == Role::Amount && part.contains(&one.span.start)).collect();
        let banded = all.iter().find(|one| one.role == Role::Band && part.contains(&one.span.start));
        let summed_here = summed && amounts.iter().all(|one| one.unit != "%");
        let bracketed_here = !amounts.is_empty() && amounts.iter().all(|one| within.contains(&one.span.start));
        if (bracketed && banded.is_some()) || bracketed_here || (summed_here && !amounts.is_empty()) {
            continue;
        }
        // What a clause says of a year that is over is no demand.
        if years.last().is_some_and(|year| *year < first) {
            continue;
        }
        // 其他设区市: those that the clause before did not name.
        let other = text.starts_with("其他") || text.starts_with("其余");
        let clause = Clause {
            plain,
            part: part.clone(),
            strength,
            years: &years,
            year_span: year_span.clone(),
            every_year: recurs,
            vocabulary,
            subject: &subject,
            figures: all,
            band: banded.or(band.filter(|_| other)),
        };
        if banded.is_some() {
            band = banded;
        }
        let demands = if amounts.is_empty() { clause.covered() } else { clause.amounts(&amounts) };
        // A number that stands alone says nothing: a cell that was torn from its table.
        let named = demands.into_iter().filter(|one| !(one.printed && one.name.is_empty() && one.unit.is_empty()));
        out.extend(named.flat_map(|demand| clause.by_level(demand)));
        let told = amounts.first().map_or(text, |first| &plain[part.start..first.span.start]);
        let named = name(told, vocabulary);
        if !named.is_empty() {
            subject = named;
        }
    }
    said_once(goes_on(out, vocabulary))
}

/// 每千人口公立医院床位5.2张,其中市办1.9张: half a bed is none, and so goes on with the people of the ratio before it.
fn goes_on(mut demands: Vec<Demand>, vocabulary: &Vocabulary) -> Vec<Demand> {
    for at in 1..demands.len() {
        let (before, rest) = demands.split_at_mut(at);
        let one = &mut rest[0];
        let whole = vocabulary.units.iter().any(|unit| unit.whole && unit.zh == one.unit);
        let parted = one.values.iter().chain(&one.upper).any(|value| !value.is_whole());
        if matches!(one.kind, "absolute" | "per-area")
            && whole
            && parted
            && let Some(ratio) = before.iter().rfind(|before| before.kind == "ratio")
        {
            one.kind = "ratio";
            one.per.clone_from(&ratio.per);
            one.bases.clone_from(&ratio.bases);
        }
    }
    demands
}

/// Drops what a sentence says twice: once without a date, once with one.
fn said_once(demands: Vec<Demand>) -> Vec<Demand> {
    let dated: Vec<Demand> = demands.iter().filter(|one| one.year.is_some()).cloned().collect();
    let again = |one: &Demand| {
        one.year.is_none() && !one.printed && dated.iter().any(|other| other.values == one.values && kin(&other.name, &one.name))
    };
    demands.into_iter().filter(|one| !again(one)).collect()
}

/// Whether what follows a date says only that something is done.
fn bare_predicate(text: &str) -> bool {
    let bare = text.trim_start_matches(['年', '底', '前', '末']);
    bare.chars().count() <= 14
        && ["建成", "使用", "全覆盖", "投用", "完成", "完工", "启用"].iter().any(|word| bare.contains(word))
}
