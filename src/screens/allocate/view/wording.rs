//! The sentences of a division, with the names of this file put in.

use permille_engine::allocation::receipt::one_more;
use permille_engine::allocation::{End, Search};
use permille_engine::area::Level;
use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_engine::plan::Measure;
use permille_engine::quantity::Quantity;

use super::outcome::{Outcome, Row};
use super::request::Request;
use crate::store::Divides;
use crate::text::sentences::Piece;
use crate::text::{Language, Say, allocate};

/// How a division is written.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// The language.
    pub language: Language,
    /// The model.
    pub model: &'a Model,
    /// What was asked.
    pub request: &'a Request,
}

impl Wording<'_> {
    /// An area's name.
    #[must_use]
    pub fn area(&self, area: usize) -> String {
        self.model.areas().get(area).map_or_else(String::new, |area| self.language.name(&area.name).to_owned())
    }

    /// A norm's name.
    #[must_use]
    pub fn norm(&self, norm: usize) -> String {
        self.language.name(&self.model.norm(norm).name).to_owned()
    }

    /// What a norm counts.
    #[must_use]
    pub fn measure(&self, norm: usize) -> &Measure {
        self.model.measure_of(norm)
    }

    /// The area, with the resource where there are several.
    #[must_use]
    pub fn place(&self, area: usize, norm: usize) -> String {
        if self.request.several() {
            format!("{} · {}", self.area(area), self.language.name(&self.measure(norm).name))
        } else {
            self.area(area)
        }
    }

    /// The level of the areas that take part, where it is one.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        let mut levels = self.request.areas.iter().map(|&area| self.model.areas()[area].level);
        let first = levels.next()?;
        levels.all(|level| level == first).then_some(first)
    }

    /// What is divided: “12,000 childcare places”, “12,000 childcare places a year, 2025–2027”, “¥50 million”.
    #[must_use]
    pub fn amount(&self) -> String {
        amount(self.language, self.model, self.request)
    }

    /// The same in both languages, with the year: what an action's reason and a scenario's name say.
    #[must_use]
    pub fn amount_in_years(&self) -> Name {
        let said = |language: Language| {
            let amount = amount(language, self.model, self.request);
            let years = allocate::years(language, self.request.years);
            if self.request.span() > 1 && self.request.divides == Divides::Units {
                return amount;
            }
            language.pick(format!("{years}{amount}"), format!("{amount}, {years}"))
        };
        Name::new(said(Language::Zh), said(Language::En))
    }

    /// The headline.
    #[must_use]
    pub fn headline(&self, outcome: &Outcome) -> Vec<Piece> {
        let several = self.request.several();
        let gaps = outcome.norms.iter().map(|of| {
            let name = several.then(|| self.language.name(&self.measure(of.norm).name).to_owned());
            let name = name.map(|name| self.language.pick(name.clone(), name.to_lowercase()));
            (name, of.gap_before, of.gap_after)
        });
        let said = allocate::Headline {
            amount: self.amount(),
            whom: allocate::areas_of(self.language, self.request.chosen.len(), self.level()),
            rule: outcome.rule(),
            served: outcome.served,
            level: self.level(),
            lowest: outcome.lowest,
            gaps: gaps.collect(),
        };
        allocate::headline(self.language, &said)
    }

    /// Why nothing more was given out.
    #[must_use]
    pub fn end(&self, outcome: &Outcome) -> String {
        let takes = match outcome.end {
            End::LessThanOneUnit { takes } => self.limit(takes),
            _ => String::new(),
        };
        let nothing_left = outcome.left == Quantity::ZERO;
        let money = self.request.divides == Divides::Money;
        allocate::end(self.language, outcome.end, &self.limit(outcome.left), nothing_left, &takes, money)
    }

    /// Whose turn it is next, once the last year is divided.
    #[must_use]
    pub fn next(&self, outcome: &Outcome, search: Search<'_>) -> Option<String> {
        let last = outcome.divided.years.last()?;
        let claims = &last.gathered.claims;
        let next = one_more(claims, &last.division, search)?;
        let name = |claim: usize| self.place(claims[claim].area, claims[claim].norm);
        let measure = |claim: usize| self.measure(claims[claim].norm);
        Some(allocate::next_unit(self.language, &next, last.division.limit, &name, &measure))
    }

    /// A row's receipts, a sentence a year.
    #[must_use]
    pub fn receipts(&self, outcome: &Outcome, row: &Row) -> Vec<String> {
        let sentence = |(year, receipt): &(_, permille_engine::allocation::receipt::Receipt)| {
            let part = outcome.divided.years.iter().find(|part| part.year == *year)?;
            let of = part.gathered.claims.len();
            Some(allocate::receipt(self.language, *year, receipt, of, self.measure(row.norm), &part.division))
        };
        row.receipts.iter().filter_map(sentence).collect()
    }

    /// So much of what is divided: units with their unit, or money.
    #[must_use]
    pub fn limit(&self, size: Quantity) -> String {
        match (self.request.divides, self.request.norms.first()) {
            (Divides::Units, Some(&norm)) => allocate::in_unit(self.language, self.measure(norm), size),
            _ => allocate::money(self.language, size),
        }
    }
}

/// What is divided, in a language.
fn amount(language: Language, model: &Model, request: &Request) -> String {
    let size = request.size.unwrap_or_default();
    match (request.divides, request.norms.first()) {
        (Divides::Units, Some(&norm)) => {
            let things = allocate::things(language, model.measure_of(norm), size);
            if request.span() == 1 {
                return things;
            }
            let years = allocate::years(language, request.years);
            language.pick(format!("{years}每年{things}"), format!("{things} a year, {years},"))
        }
        _ => allocate::money(language, size),
    }
}
