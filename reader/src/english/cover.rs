//! A sentence in English without an amount: all institutions of a sort, one in each area, a deed by a date.

use permille_engine::area::Level;
use permille_engine::norm::Direction;
use permille_engine::quantity::Quantity;

use super::clause::Clause;
use super::noun;
use crate::demand::{Demand, Field};
use crate::latin::{holds, places};
use crate::vocabulary::{Means, Sort};

/// What areas and institutions are to have or do.
const HAVE: [&str; 8] = ["shall have", "must have", "should have", "will have", "to have", "has", "have", "shall set up"];

impl Clause<'_> {
    /// What a sentence without an amount demands.
    pub(super) fn covered(&self) -> Vec<Demand> {
        let english = &self.vocabulary.english;
        let text = noun::without_date(self.lower.trim());
        let mut demand = Demand { direction: (Direction::AtLeast, true), printed: false, ..self.begin("milestone") };
        let had = HAVE.iter().find_map(|verb| {
            let at = places(self.lower, verb).next()?;
            Some((
                at,
                noun::behind(
                    self.lower[at + verb.len()..].trim_start().trim_start_matches("a ").trim_start_matches("an "),
                    english,
                ),
            ))
        });
        if let Some((at, object)) = had.filter(|(_, object)| !object.is_empty()) {
            let each = english.scope(&self.lower[..at]).filter(|(.., each)| *each);
            if let Some(band) = self.band.filter(|band| band.span.start < at) {
                demand = Demand {
                    kind: "threshold",
                    values: vec![Quantity::ONE],
                    unit: english.unit(noun::head(object)).unwrap_or("个").to_owned(),
                    level: demand.level.or(Some(Level::County)),
                    per: vec![band.value],
                    bases: vec!["resident".to_owned()],
                    name: self.printed(object),
                    ..demand
                };
                return vec![self.name_seen(demand.seen(Field::Base, band.span.clone()))];
            }
            if each.is_some() {
                let unit = english.unit(noun::head(object)).unwrap_or("个").to_owned();
                demand = Demand { kind: "per-area", values: vec![Quantity::ONE], unit, name: self.printed(object), ..demand };
                return vec![self.name_seen(demand)];
            }
        }
        if let Some(full) = self.full(&demand, text) {
            return vec![self.name_seen(full)];
        }
        // A deed by a date that is given as due.
        let deed = demand.year.is_some() && english.says(Means::Deed, text);
        let subject = deed_name(text);
        demand.name = self.printed(subject);
        if deed && subject.split_whitespace().count() > 1 && self.is_due() { vec![self.name_seen(demand)] } else { Vec::new() }
    }

    /// All of something: all township hospitals, full coverage.
    fn full(&self, demand: &Demand, text: &str) -> Option<Demand> {
        let english = &self.vocabulary.english;
        let all = ["all ", "every "].iter().find_map(|word| text.strip_prefix(word));
        let facility = all.map(|rest| noun::behind(rest, english)).filter(|phrase| {
            english.thing(noun::head(phrase)).is_some_and(|(sort, _)| matches!(sort, Sort::Facility | Sort::Place))
        });
        let hundred = Quantity::whole(100).ok()?;
        let due = english.says(Means::Must, text) || english.says(Means::Should, text) || self.is_due();
        if let Some(phrase) = facility.filter(|_| due) {
            let name = self.printed(without_modal(all.unwrap_or_default()));
            let of = noun::head(phrase).to_owned();
            return Some(Demand {
                kind: "share-of-resource",
                values: vec![hundred],
                unit: "%".to_owned(),
                of,
                name,
                ..demand.clone()
            });
        }
        let word =
            english.phrases.iter().find(|(word, means)| *means == Means::Full && holds(text, word)).map(|(word, _)| word)?;
        let at = places(self.lower, word).next()?;
        let name = self.printed(noun::before(&self.lower[..at], english));
        (due && !name.is_empty()).then(|| {
            Demand { kind: "path", values: vec![hundred], unit: "%".to_owned(), name, ..demand.clone() }
                .seen(Field::Direction, at..at + word.len())
        })
    }

    /// Whether the sentence itself says by when.
    fn is_due(&self) -> bool {
        self.year_span.is_some()
    }

    /// A phrase as it is printed, with its capitals.
    fn printed(&self, phrase: &str) -> String {
        match places(self.lower, phrase).next() {
            Some(at) if !phrase.is_empty() => self.plain[at..at + phrase.len()].to_owned(),
            _ => phrase.to_owned(),
        }
    }
}

/// What is to be done, without the date behind it: `the base shall be completed by the end of 2024` keeps its verb.
fn deed_name(text: &str) -> &str {
    let mut end = text.find([';', '.']).unwrap_or(text.len());
    for word in [" by ", " before ", " no later than ", " within ", " until ", " in 20"] {
        end = text.find(word).map_or(end, |at| end.min(at));
    }
    let text = text[..end].trim_matches([' ', ',']);
    let end = text.char_indices().nth(90).map_or(text.len(), |(at, _)| at);
    text[..end].trim_end()
}

/// The words up to the date, as far as they are one name.
fn without_modal(text: &str) -> &str {
    deed_name(text)
}
