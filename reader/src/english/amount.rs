//! The figures of an English sentence, each with its place and what it is.

use permille_engine::quantity::Quantity;

use crate::figure::{Figure, Role, digits, one_after_the_other};
use crate::latin::{holds, last_word, starts};
use crate::vocabulary::english::English;

/// Numbers that are written as words where something is counted.
const NUMBERS: [(&str, i64); 16] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("fifty", 50),
];
/// Parts that are written as words, in thirds and quarters of a hundred: how many, of how many.
const PARTS: [(&str, i64, i64); 9] = [
    ("one third", 1, 3),
    ("a third", 1, 3),
    ("two thirds", 2, 3),
    ("one quarter", 1, 4),
    ("a quarter", 1, 4),
    ("three quarters", 3, 4),
    ("four fifths", 4, 5),
    ("half", 1, 2),
    ("one fifth", 1, 5),
];
/// Words behind which a number names a place, a paper or a grade.
const NAMING: [&str; 16] = [
    "no.",
    "no",
    "number",
    "article",
    "chapter",
    "section",
    "table",
    "annex",
    "appendix",
    "item",
    "paragraph",
    "clause",
    "figure",
    "phase",
    "box",
    "version",
];
const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
/// People of whom a number behind them says the age.
const AGED: [&str; 9] = ["children", "people", "those", "infants", "adults", "women", "persons", "residents", "men"];

/// The figures of a sentence in small letters.
pub(super) fn figures(lower: &str, english: &English) -> Vec<Figure> {
    let mut out = one_after_the_other(lower, |one, at| {
        let word_begins = !lower[..at].ends_with(|before: char| before.is_ascii_alphanumeric());
        if one.is_ascii_digit() {
            Some(arabic(lower, at, english))
        } else if one.is_ascii_alphabetic() && word_begins {
            in_words(lower, at, english)
        } else {
            None
        }
    });
    mark_compared(lower, &mut out);
    // 60, 80 and 100%: the unit of the last is that of all.
    for at in (1..out.len()).rev() {
        if out[at - 1].unit.is_empty() && out[at].unit == "%" && is_list(lower, &out[at - 1], &out[at]) {
            out[at - 1].unit = "%".to_owned();
        }
    }
    out
}

/// Whether two amounts are of one list: nothing but a comma or “and” stands between them.
pub(super) fn is_list(lower: &str, one: &Figure, next: &Figure) -> bool {
    let between = lower[one.span.end..next.span.start].trim();
    one.role == Role::Amount && next.role == Role::Amount && matches!(between, "," | "and" | ", and" | "or" | "&")
}

/// Figures in digits.
fn arabic(lower: &str, start: usize, english: &English) -> Figure {
    let Some((value, taken)) = digits(&lower[start..]) else {
        let taken = lower[start..].find(|one: char| !one.is_ascii_digit()).unwrap_or(lower.len() - start);
        return Figure::new(start..start + taken, Quantity::ZERO, "", Role::Unread);
    };
    let mut end = start + taken;
    let before = &lower[..start];
    // A4, COVID-19, under-5.
    let joined = before.strip_suffix('-').unwrap_or(before);
    let named = joined.ends_with(|one: char| one.is_ascii_alphabetic()) || before.ends_with(['_', '/', '[']);
    if let Some(year) = year(lower, start, end, english) {
        return year;
    }
    let (mut value, mut upper) = (value, None);
    let ranged = (lower[end..].starts_with('-') && lower[end + 1..].starts_with(|one: char| one.is_ascii_digit())).then_some("-");
    // 20 to 30; but from 20 to 30 says what was.
    let spelt = ["from", "by"]
        .iter()
        .all(|word| last_word(before) != *word)
        .then_some(" to ")
        .filter(|_| lower[end..].strip_prefix(" to ").is_some_and(|rest| rest.starts_with(|one: char| one.is_ascii_digit())));
    let and = (last_word(before) == "between").then_some(" and ").filter(|and| lower[end..].starts_with(and));
    if let Some(join) = ranged.or(spelt).or(and)
        && let Some((high, more)) = digits(&lower[end + join.len()..])
    {
        end += join.len() + more;
        upper = Some(high);
    }
    let (scale, more) = scaled(&lower[end..]);
    let Some(scaled) = value.times(scale) else { return Figure::new(start..end, Quantity::ZERO, "", Role::Unread) };
    value = scaled;
    upper = upper.and_then(|upper| upper.times(scale));
    end += more;
    let rest = &lower[end..];
    let units =
        [("%", "%"), (" per cent", "%"), (" percentage points", "个百分点"), (" percent", "%"), ("‰", "‰"), (" per mille", "‰")];
    let unit = units.into_iter().find(|(word, _)| rest.starts_with(word));
    if let Some((word, _)) = unit {
        end += word.len();
    }
    let unit = unit.map_or("", |(_, unit)| unit);
    let role = role(lower, start, end, (value, unit), named);
    let (unit, role) = match role {
        Role::Amount if is_grade(before) => ("级", Role::Amount),
        role => (unit, role),
    };
    Figure { upper, ..Figure::new(start..end, value, unit, role) }
}

/// A calendar year, unless something is counted behind it.
fn year(lower: &str, start: usize, end: usize, english: &English) -> Option<Figure> {
    let year: i64 =
        lower.get(start..end).filter(|digits| digits.len() == 4)?.parse().ok().filter(|year| (1949..2100).contains(year))?;
    let rest = &lower[end..];
    let counted = rest.strip_prefix(' ').is_some_and(|rest| {
        let next = rest.split([' ', ',', '.', ';', ')']).next().unwrap_or_default();
        english.unit(next).is_some() && !matches!(next, "year" | "years")
    });
    let scaled = [" million", " thousand", "%", " per cent", " percent"].iter().any(|word| rest.starts_with(word));
    let lettered = rest.starts_with(|one: char| one.is_ascii_alphabetic());
    if counted || scaled {
        return None;
    }
    let role = if lettered || lower[..start].ends_with(['[', '〔']) { Role::Name } else { Role::Year };
    Some(Figure::new(start..end, Quantity::whole(year).ok()?, "", role))
}

/// What million and thousand make of a value.
fn scaled(rest: &str) -> (i64, usize) {
    const WORDS: [(&str, i64); 4] =
        [(" million", 1_000_000), (" thousand", 1_000), (" billion", 1_000_000_000), (" hundred", 100)];
    WORDS
        .into_iter()
        .find(|(word, _)| rest.starts_with(word) && !rest[word.len()..].starts_with('-'))
        .map_or((1, 0), |(word, scale)| (scale, word.len()))
}

/// Whether a number stands behind the word of a grade: level 3, grade 2.
fn is_grade(before: &str) -> bool {
    matches!(last_word(before), "level" | "grade" | "tier") || before.ends_with("level-")
}

/// What a number is.
fn role(lower: &str, start: usize, end: usize, (value, unit): (Quantity, &str), named: bool) -> Role {
    let (before, after) = (&lower[..start], &lower[end..]);
    let word = last_word(before);
    let next = after.trim_start();
    if unit.is_empty() && (word == "per" || before.ends_with("for every ") || before.ends_with("for each ") || word == "every") {
        return Role::Per;
    }
    let previous = last_word(before.trim_end().strip_suffix(word).unwrap_or(before));
    let aged = matches!(word, "aged" | "age" | "ages")
        || (matches!(word, "under" | "over" | "above" | "below") && AGED.contains(&previous));
    let older =
        unit.is_empty() && ["year-old", "-year-old", "years old", "years of age"].iter().any(|word| next.starts_with(word));
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|word| starts(after, word));
    // 24-hour, 5-year: they say which.
    let compound = after.starts_with('-') && after[1..].starts_with(|one: char| one.is_ascii_alphabetic());
    let day = MONTHS.iter().any(|month| starts(next, month)) || MONTHS.contains(&word);
    let grade = is_grade(before) && {
        let head = before.trim_end().trim_end_matches("level-").trim_end_matches(word).trim_end();
        !["reach", "achieve", "attain", "least", "to"].contains(&last_word(head))
    };
    if named || aged || older || ordinal || compound || day || grade || (NAMING.contains(&word) && unit.is_empty()) {
        return Role::Name;
    }
    if is_band(before, after, value, unit) { Role::Band } else { Role::Amount }
}

/// Whether a number is a population that parts areas: counties with fewer than 300,000 residents.
fn is_band(before: &str, after: &str, value: Quantity, unit: &str) -> bool {
    const AREAS: [&str; 10] =
        ["counties", "county", "cities", "city", "districts", "district", "those", "townships", "areas", "prefectures"];
    const BETWEEN: [&str; 30] = [
        "with",
        "of",
        "a",
        "population",
        "populations",
        "from",
        "between",
        "below",
        "under",
        "over",
        "above",
        "than",
        "fewer",
        "less",
        "more",
        "at",
        "least",
        "up",
        "to",
        "and",
        "or",
        "permanent",
        "resident",
        "residents",
        "that",
        "have",
        "having",
        "exceeding",
        "where",
        "exceeds",
    ];
    if value < Quantity::whole(5_000).unwrap_or(Quantity::ONE) || !unit.is_empty() {
        return false;
    }
    let people = [
        "residents",
        "people",
        "inhabitants",
        "permanent residents",
        "persons",
        "or more",
        "and above",
        "and over",
        "or fewer",
        "or less",
    ]
    .iter()
    .any(|word| starts(after.trim_start(), word));
    let words: Vec<&str> = before.split_whitespace().rev().take(10).collect();
    let reached = words.iter().position(|word| AREAS.contains(word));
    let told = reached.is_some_and(|at| words[..at].iter().all(|word| BETWEEN.contains(word)) && at > 0);
    let listed = reached.is_some_and(|at| words[..at].contains(&"population"));
    told && (people || listed || words.first().is_some_and(|word| BETWEEN.contains(word)))
}

/// Amounts in words: at least one hospital, two thirds of, double.
fn in_words(lower: &str, start: usize, english: &English) -> Option<Figure> {
    let text = &lower[start..];
    if let Some((word, part, whole)) = PARTS.into_iter().find(|(word, ..)| starts(text, word)) {
        let of = text[word.len()..].trim_start();
        let value = Quantity::whole(part * 100).ok()?.divided(whole, false)?;
        return of.starts_with("of ").then(|| Figure::new(start..start + word.len(), value, "%", Role::Amount));
    }
    if let Some(word) = ["double", "doubled", "doubles"].into_iter().find(|word| starts(text, word)) {
        let value = Quantity::whole(100).ok()?;
        return Some(Figure { doubled: true, ..Figure::new(start..start + word.len(), value, "%", Role::Amount) });
    }
    if let Some(word) = ["per thousand", "per million", "per capita", "per person"].into_iter().find(|word| starts(text, word)) {
        let people = super::per_people(word)?;
        let at = start + "per ".len();
        return Some(Figure::new(at..start + word.len(), Quantity::whole(people).ok()?, "", Role::Per));
    }
    let (word, value) = NUMBERS.into_iter().find(|(word, _)| starts(text, word))?;
    let rest = &text[word.len()..];
    let following: String =
        rest.split([',', ';', '.', '(']).next().unwrap_or_default().split_whitespace().take(6).collect::<Vec<_>>().join(" ");
    let counts = english.unit(&following).is_some() || english.thing(&following).is_some();
    let shared =
        starts(rest.trim_start(), "for every") || starts(rest.trim_start(), "per") || starts(rest.trim_start(), "in each");
    let pronoun = starts(rest.trim_start(), "of") || rest.starts_with('-') || holds(last_word(&lower[..start]), "the");
    let value = Quantity::whole(value).ok()?;
    ((counts || shared) && !pronoun).then(|| Figure::new(start..start + word.len(), value, "", Role::Amount))
}

/// Marks what was: from 70% to 90%.
fn mark_compared(lower: &str, figures: &mut [Figure]) {
    for at in 0..figures.len() {
        let from = last_word(&lower[..figures[at].span.start]) == "from";
        let next = figures[at + 1..].iter().find(|one| one.role == Role::Amount);
        let to = next.is_some_and(|next| {
            let between = &lower[figures[at].span.end..next.span.start];
            holds(between, "to") && !between.contains([';', '.'])
        });
        if figures[at].role == Role::Amount && from && to {
            figures[at].role = Role::Compared;
        }
    }
}
