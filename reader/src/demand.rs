//! What a sentence demands: figures and their words become demands, each with the places its fields were found in.

use std::ops::Range;

use permille_engine::area::Level;
use permille_engine::norm::{Direction, Strength};
use permille_engine::quantity::Quantity;

use crate::account::Reason;
use crate::clause::Clause;
use crate::figure::{Figure, Role, figures};
use crate::groups::{bracket, sum_of_ratios};
use crate::script::plain_text;
use crate::sentence::clauses;
use crate::vocabulary::{Means, Vocabulary};
use crate::words::name;

/// A field of a demand that a sentence gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// How much.
    Value,
    /// By when.
    Year,
    /// Whom it binds.
    Level,
    /// Whether more or less is better.
    Direction,
    /// Who is counted, or from which population on.
    Base,
    /// What it is about.
    Name,
}

/// A target that a sentence demands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The rule's word.
    pub kind: &'static str,
    /// What is demanded, as the sentence calls it.
    pub name: String,
    /// The level it binds, where the sentence says so.
    pub level: Option<Level>,
    /// Whether more or less is better, and whether a word says so.
    pub direction: (Direction, bool),
    /// How hard it binds.
    pub strength: Strength,
    /// By when.
    pub year: Option<u16>,
    /// Whether it recurs each year from then on.
    pub every_year: bool,
    /// How much; several for brackets and sums; none for a deed.
    pub values: Vec<Quantity>,
    /// The upper end of a range.
    pub upper: Option<Quantity>,
    /// The unit.
    pub unit: String,
    /// For how many people, or from which population on.
    pub per: Vec<Quantity>,
    /// The groups of people counted.
    pub bases: Vec<String>,
    /// The target where it is in words alone: 持续改善.
    pub words: String,
    /// What a share is taken of, as the sentence calls it.
    pub of: String,
    /// Whether the value is printed; otherwise it was read from words such as 全覆盖.
    pub printed: bool,
    /// Where in the sentence each field was found, in characters.
    pub evidence: Vec<(Field, Range<usize>)>,
}

impl Demand {
    /// A demand of a kind, with every other field empty.
    #[must_use]
    pub fn of_kind(kind: &'static str) -> Self {
        Self {
            kind,
            name: String::new(),
            level: None,
            direction: (Direction::AtLeast, false),
            strength: Strength::Must,
            year: None,
            every_year: false,
            values: Vec::new(),
            upper: None,
            unit: String::new(),
            per: Vec::new(),
            bases: Vec::new(),
            words: String::new(),
            of: String::new(),
            printed: true,
            evidence: Vec::new(),
        }
    }

    /// Remembers where a field was found.
    #[must_use]
    pub fn seen(mut self, field: Field, span: Range<usize>) -> Self {
        self.evidence.push((field, span));
        self
    }

    /// Whether a field was found in the sentence.
    #[must_use]
    pub fn found(&self, field: Field) -> bool {
        self.evidence.iter().any(|(found, _)| *found == field)
    }
}

/// What was read of one sentence.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What it demands.
    pub demands: Vec<Demand>,
    /// The years its last words speak of, for what follows a colon.
    pub years: Vec<u16>,
    /// The figures that went into no demand, with the reason: characters, reason.
    pub left: Vec<(Range<usize>, Reason)>,
    /// How many figures it holds.
    pub figures: usize,
}

/// What is known before a sentence is read.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// Years given by the words before a colon.
    pub years: Vec<u16>,
    /// The first and the last year of the plan, where its title says.
    pub plan: Option<(u16, u16)>,
    /// Whether the headings speak of what was.
    pub past: bool,
    /// Whether the document demands things at all without giving a date.
    pub demanding: bool,
}

/// Reads a sentence.
#[must_use]
pub fn read(sentence: &str, context: &Context, vocabulary: &Vocabulary) -> Found {
    let plain = plain_text(sentence);
    let all = figures(&plain, vocabulary);
    let dates = dates(&plain, &all, context.plan);
    let mut found =
        Found { years: dates.last().map(|date| date.years.clone()).unwrap_or_default(), figures: all.len(), ..Found::default() };
    let first = context.plan.map_or(0, |(first, _)| first);
    let over = !dates.is_empty() && dates.iter().all(|date| date.years.iter().all(|year| *year < first));
    let undated = dates.is_empty() && context.years.is_empty();
    let due = dates.iter().any(|date| date.due) || plain.contains("每年") || !context.years.is_empty();
    let told = if context.demanding { undated && vocabulary.says(Means::Past, &plain) } else { !due };
    let silent = if context.past || over {
        Some(Reason::Past)
    } else if told {
        Some(Reason::Told)
    } else {
        None
    };
    if silent.is_none() {
        found.demands = demands(&plain, &all, &dates, context, vocabulary);
    }
    account(&plain, &all, silent, &mut found);
    for demand in &mut found.demands {
        for (_, span) in &mut demand.evidence {
            *span = characters(&plain, span);
        }
    }
    found
}

/// Bytes of a text as characters of it.
fn characters(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let until = |at: usize| text.get(..at.min(text.len())).map_or(0, |head| head.chars().count());
    until(bytes.start)..until(bytes.end)
}

/// Says of each figure that is in no demand why it was left out.
fn account(plain: &str, all: &[Figure], silent: Option<Reason>, found: &mut Found) {
    for figure in all {
        let used = found.demands.iter().flat_map(|demand| &demand.evidence).any(|(field, span)| {
            matches!(field, Field::Value | Field::Year | Field::Base)
                && span.start < figure.span.end
                && figure.span.start < span.end
        });
        if used {
            continue;
        }
        let reason = match (figure.role, silent) {
            (Role::Name, _) => Reason::Name,
            (Role::Unread, _) => Reason::NotUnderstood,
            (_, Some(reason)) => reason,
            (Role::Year, None) => Reason::Date,
            (Role::Compared, None) => Reason::Compared,
            _ => Reason::NotUnderstood,
        };
        found.left.push((characters(plain, &figure.span), reason));
    }
}

fn demands(plain: &str, all: &[Figure], dates: &[Date], context: &Context, vocabulary: &Vocabulary) -> Vec<Demand> {
    let mut out: Vec<Demand> = Vec::new();
    out.extend(sum_of_ratios(plain, all, dates));
    let summed = !out.is_empty();
    let brackets = bracket(plain, all, dates, vocabulary);
    let bracketed = brackets.is_some();
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
        let strength = if vocabulary.says(Means::Should, text) { Strength::Should } else { strength };
        let amounts: Vec<&Figure> = all.iter().filter(|one| one.role == Role::Amount && part.contains(&one.span.start)).collect();
        let banded = all.iter().find(|one| one.role == Role::Band && part.contains(&one.span.start));
        let summed_here = summed && amounts.iter().all(|one| one.unit != "%");
        if (bracketed && banded.is_some()) || (summed_here && !amounts.is_empty()) {
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
    said_once(out)
}

/// Drops what a sentence says twice: once without a date, once with one.
fn said_once(demands: Vec<Demand>) -> Vec<Demand> {
    let dated: Vec<Demand> = demands.iter().filter(|one| one.year.is_some()).cloned().collect();
    let again = |one: &Demand| {
        one.year.is_none()
            && !one.printed
            && dated.iter().any(|other| other.values == one.values && crate::read::kin(&other.name, &one.name))
    };
    demands.into_iter().filter(|one| !again(one)).collect()
}

/// A mention of one or more years.
pub(crate) struct Date {
    pub(crate) span: Range<usize>,
    pub(crate) years: Vec<u16>,
    /// Whether something is to be done by then.
    due: bool,
}

/// The years a sentence gives as due; years it compares with are left out.
fn dates(plain: &str, all: &[Figure], plan: Option<(u16, u16)>) -> Vec<Date> {
    let mut out: Vec<Date> = Vec::new();
    for figure in all.iter().filter(|one| one.role == Role::Year) {
        let before = &plain[..figure.span.start];
        if ["比", "较", "与", "《", "从", "由", "相较", "相比"].iter().any(|word| before.ends_with(word)) {
            continue;
        }
        let Ok(year) = figure.value.trunc().try_into() else { continue };
        if let Some(last) = out.last_mut()
            && plain[last.span.end..figure.span.start].chars().all(|one| "年底末前到、和及,-".contains(one))
        {
            last.years.push(year);
            last.span.end = figure.span.end;
            continue;
        }
        let after = plain[figure.span.end..].trim_start_matches('年');
        let due = ["到", "至", "力争", "于"].iter().any(|word| before.ends_with(word))
            || ["底", "末", "前"].iter().any(|word| after.starts_with(word));
        out.push(Date { span: figure.span.clone(), years: vec![year], due });
    }
    out.extend(named_dates(plain, plan));
    out.sort_by_key(|date| date.span.start);
    out
}

/// Dates without a year's number: “十四五”期末, 规划期末, 三年内.
fn named_dates(plain: &str, plan: Option<(u16, u16)>) -> Vec<Date> {
    let mut out = Vec::new();
    for (word, last) in [("十三五", 2020), ("十四五", 2025), ("十五五", 2030), ("十六五", 2035)] {
        for (at, _) in plain.match_indices(word) {
            let rest = &plain[at + word.len()..];
            let after = rest.trim_start_matches(['”', '"', '’', '时', '期', '规', '划']);
            let end = plain.len() - after.len();
            let ends = after.starts_with('末') || after.starts_with("结束") || rest.contains("期间") && after.starts_with('间');
            if ends {
                out.push(Date { span: at..end + after.chars().next().map_or(0, char::len_utf8), years: vec![last], due: true });
            }
        }
    }
    let Some((first, last)) = plan else { return out };
    for word in ["规划期末", "规划期内", "到期末", "规划末期"] {
        if let Some(at) = plain.find(word) {
            out.push(Date { span: at..at + word.len(), years: vec![last], due: true });
        }
    }
    for (word, years) in
        [("一年内", 1), ("1年内", 1), ("两年内", 2), ("2年内", 2), ("三年内", 3), ("3年内", 3), ("五年内", 5), ("5年内", 5)]
    {
        if let Some(at) = plain.find(word) {
            let year = (first + years - 1).min(last);
            out.push(Date { span: at..at + word.len(), years: vec![year], due: true });
        }
    }
    out
}

/// Whether what follows a date says only that something is done.
fn bare_predicate(text: &str) -> bool {
    let bare = text.trim_start_matches(['年', '底', '前', '末']);
    bare.chars().count() <= 14
        && ["建成", "使用", "全覆盖", "投用", "完成", "完工", "启用"].iter().any(|word| bare.contains(word))
}
