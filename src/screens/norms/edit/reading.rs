//! What was typed, as a norm: or what is missing and wrong, field by field.

use std::ops::RangeInclusive;

use permille_engine::area::PopulationBase;
use permille_engine::id::{MeasureId, NormId};
use permille_engine::name::Name;
use permille_engine::norm::{Class, Direction, Norm, Source, Target};
use permille_engine::plan::Measure;
use permille_engine::quantity::Quantity;
use permille_engine::rule::{Parameter, Parameters, Rule, RuleError};
use permille_engine::year::Year;
use permille_exchange::wording::figure::{FIRST_YEAR, LAST_YEAR, number, whole};

use super::draft::{Counted, Draft, Home, TargetDraft};
use crate::text::plan_edit::Complaint;

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The title of a new plan.
    PlanTitle,
    /// The norm's name.
    Name,
    /// What it counts.
    Measure,
    /// The unit of something new.
    Unit,
    /// For how many people.
    Per,
    /// From how many people.
    From,
    /// Where a bracket starts, or who is counted in a term.
    Part(usize),
    /// The other stock.
    Of,
    /// The targets as a whole.
    Targets,
    /// A target's year.
    Year(usize),
    /// A target's month.
    Month(usize),
    /// A target's value, of a part.
    Value(usize, usize),
    /// A target's upper end.
    Upper(usize),
    /// The clause.
    Clause,
    /// What the clause demands.
    Statement,
}

/// A draft, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The norm as far as it can be computed, its texts perhaps still empty; `None` where a number is missing or wrong.
    pub norm: Option<Norm>,
    /// What it counts, where that is new.
    pub measure: Option<Measure>,
    /// Everything that is missing or wrong, from the top of the form down.
    pub complaints: Vec<(Field, Complaint)>,
}

impl Reading {
    /// What is wrong with a field.
    #[must_use]
    pub fn complaint(&self, field: Field) -> Option<&Complaint> {
        self.complaints.iter().find(|(one, _)| *one == field).map(|(_, complaint)| complaint)
    }
}

/// Reads a draft. `last_year` is that of its plan, in which an undated target falls due; `known` are the measures at hand.
#[must_use]
pub fn read(draft: &Draft, last_year: Year, known: &[Measure]) -> Reading {
    let mut reader = Reader { draft, complaints: Vec::new(), computable: true };
    reader.texts();
    let measure = reader.measure(known);
    let rule = reader.rule(known);
    let targets = reader.targets(last_year);
    reader.sources();
    let Reader { complaints, computable, .. } = reader;
    let class = match draft.was {
        Some((kind, class)) if kind == draft.kind => class,
        _ => draft.kind.class,
    };
    let norm = computable.then(|| norm(draft, class, &measure, rule, targets));
    let new = matches!(draft.measure, Counted::New { .. }).then_some(measure).flatten();
    Reading { norm, measure: new, complaints }
}

/// The name that stands for a measure which is made with its norm.
pub const NEW_MEASURE: &str = "own-new";

fn norm(draft: &Draft, class: Class, measure: &Option<Measure>, rule: Rule, targets: Vec<Target>) -> Norm {
    let id = draft.id.clone().unwrap_or_else(|| NormId::from(NEW_MEASURE));
    Norm {
        class,
        domain: draft.domain,
        name: both(&draft.name),
        level: draft.level,
        measure: measure.as_ref().map_or_else(|| MeasureId::from(NEW_MEASURE), |measure| measure.id.clone()),
        direction: if draft.kind.is_task() { Direction::AtLeast } else { draft.direction },
        strength: draft.strength,
        rule,
        targets,
        source: Source {
            document: match &draft.home {
                Home::Plan(plan) => plan.clone(),
                Home::New { .. } => NEW_MEASURE.into(),
            },
            clause: draft.clause.trim().to_owned(),
            statement: both(&draft.statement),
        },
        note: (!is_empty(&draft.note)).then(|| both(&draft.note)),
        id,
    }
}

/// A text in both languages: where one is left empty, the other stands for both.
#[must_use]
pub fn both(name: &Name) -> Name {
    let (zh, en) = (name.zh.trim(), name.en.trim());
    Name::new(if zh.is_empty() { en } else { zh }, if en.is_empty() { zh } else { en })
}

/// Whether a text says nothing in either language.
#[must_use]
pub fn is_empty(name: &Name) -> bool {
    name.zh.trim().is_empty() && name.en.trim().is_empty()
}

struct Reader<'a> {
    draft: &'a Draft,
    complaints: Vec<(Field, Complaint)>,
    computable: bool,
}

impl Reader<'_> {
    /// Notes what keeps the norm from being saved.
    fn lacks(&mut self, field: Field) {
        self.complaints.push((field, Complaint::Missing));
    }

    /// Notes what keeps it from being computed as well.
    fn refuse(&mut self, field: Field, complaint: Complaint) {
        self.computable = false;
        self.complaints.push((field, complaint));
    }

    fn texts(&mut self) {
        if let Home::New { title, .. } = &self.draft.home
            && is_empty(title)
        {
            self.lacks(Field::PlanTitle);
        }
        if is_empty(&self.draft.name) {
            self.lacks(Field::Name);
        }
    }

    fn sources(&mut self) {
        if self.draft.clause.trim().is_empty() {
            self.lacks(Field::Clause);
        }
        if is_empty(&self.draft.statement) {
            self.lacks(Field::Statement);
        }
    }

    fn measure(&mut self, known: &[Measure]) -> Option<Measure> {
        let (kind, has_of) = (self.draft.kind, self.draft.has_of());
        match &self.draft.measure {
            Counted::Known(id) => {
                let Some(measure) = known.iter().find(|measure| measure.id == *id) else {
                    self.refuse(Field::Measure, Complaint::Missing);
                    return None;
                };
                if kind.nature(has_of) != measure.nature {
                    self.refuse(Field::Measure, Complaint::OtherNature);
                }
                Some(measure.clone())
            }
            Counted::New { name, unit, whole } => {
                // What is done or not done is not counted in anything.
                let unit = if kind.is_task() {
                    Name::new("项", "projects")
                } else if is_empty(unit) {
                    self.lacks(Field::Unit);
                    Name::default()
                } else {
                    both(unit)
                };
                let nature = kind.nature(has_of);
                Some(Measure {
                    id: NEW_MEASURE.into(),
                    nature,
                    name: both(if is_empty(name) { &self.draft.name } else { name }),
                    unit,
                    whole: *whole && nature == permille_engine::plan::Nature::Resource,
                })
            }
        }
    }

    fn rule(&mut self, known: &[Measure]) -> Rule {
        let draft = self.draft;
        let mut parameters = Parameters::default();
        for parameter in draft.kind.parameters() {
            match parameter {
                Parameter::Base => parameters.bases = vec![PopulationBase::from_word(&draft.base)],
                Parameter::Bases => {
                    if draft.bases.is_empty() {
                        self.refuse(Field::Targets, Complaint::Missing);
                    }
                    parameters.bases = draft.bases.iter().map(|base| PopulationBase::from_word(base)).collect();
                }
                Parameter::Per => parameters.per = Some(self.people(Field::Per, &draft.per, 1)),
                Parameter::From => parameters.from = vec![self.people(Field::From, &draft.from, 0)],
                Parameter::FromEach => parameters.from = self.brackets(),
                Parameter::Of => parameters.of = Some(self.of(known)),
                Parameter::OfOrWhole => parameters.of = (!draft.of.is_empty()).then(|| self.of(known)),
            }
        }
        Rule::new(draft.kind.word, parameters).unwrap_or_default()
    }

    fn brackets(&mut self) -> Vec<i64> {
        let draft = self.draft;
        if draft.brackets.is_empty() {
            self.refuse(Field::Targets, Complaint::Missing);
        }
        let mut from: Vec<i64> = Vec::new();
        for (part, text) in draft.brackets.iter().enumerate() {
            let people = self.people(Field::Part(part), text, 0);
            if part == 0 && people != 0 {
                self.refuse(Field::Part(part), Complaint::StartsAtZero);
            }
            if from.last().is_some_and(|&last| people <= last) {
                self.refuse(Field::Part(part), Complaint::NotAscending);
            }
            from.push(people);
        }
        from
    }

    fn of(&mut self, known: &[Measure]) -> MeasureId {
        let of = MeasureId::new(self.draft.of.as_str());
        if !known.iter().any(|measure| measure.id == of) {
            self.refuse(Field::Of, Complaint::Missing);
        }
        of
    }

    /// A whole number of people, at least so many.
    fn people(&mut self, field: Field, text: &str, least: i64) -> i64 {
        match self.number(field, text, "人") {
            Some(number) if number.is_whole() && (least..=1_000_000_000).contains(&number.trunc()) => number.trunc(),
            Some(number) if number < Quantity::whole(least).unwrap_or_default() => {
                self.refuse(field, Complaint::NotPositive);
                least
            }
            Some(_) => {
                self.refuse(field, Complaint::NotPeople);
                least
            }
            None => least,
        }
    }

    /// A number that has to be there.
    fn number(&mut self, field: Field, text: &str, unit: &str) -> Option<Quantity> {
        match number(text, unit) {
            Ok(Some(number)) => return Some(number),
            Ok(None) => self.refuse(field, Complaint::Missing),
            Err(refusal) => self.refuse(field, Complaint::Refused(refusal)),
        }
        None
    }

    fn targets(&mut self, last_year: Year) -> Vec<Target> {
        let draft = self.draft;
        if draft.targets.is_empty() {
            self.refuse(Field::Targets, Complaint::Missing);
        }
        let mut before: Option<Year> = None;
        let mut targets = Vec::new();
        for (position, typed) in draft.targets.iter().enumerate() {
            let target = self.target(position, typed);
            let due = target.year.unwrap_or(last_year);
            if before.is_some_and(|before| due <= before) {
                self.refuse(Field::Year(position), Complaint::NotAscending);
            }
            before = Some(due);
            targets.push(target);
        }
        targets
    }

    fn target(&mut self, position: usize, typed: &TargetDraft) -> Target {
        let parts = self.draft.parts();
        let words = (!is_empty(&typed.words)).then(|| both(&typed.words));
        let year = self.whole_within(
            Field::Year(position),
            &typed.year,
            "年",
            FIRST_YEAR.into()..=LAST_YEAR.into(),
            Complaint::NotAYear,
        );
        let month = self.whole_within(Field::Month(position), &typed.month, "月", 1..=12, Complaint::NotAMonth);
        // A target in words alone has no value.
        let in_words = words.is_some() && (0..parts).all(|part| typed.value(part).trim().is_empty());
        let mut values = Vec::new();
        if !in_words {
            for part in 0..parts {
                let Some(value) = self.number(Field::Value(position, part), typed.value(part), "") else { continue };
                match self.draft.kind.sample().error_in(&[value]) {
                    Some(RuleError::NotPositive) => self.refuse(Field::Value(position, part), Complaint::NotPositive),
                    Some(RuleError::NotAscending) => self.refuse(Field::Value(position, part), Complaint::NotAscending),
                    None => {}
                }
                values.push(value);
            }
        }
        let upper = match typed.upper.trim().is_empty() || parts != 1 {
            true => None,
            false => self.number(Field::Upper(position), &typed.upper, ""),
        };
        if let (Some(upper), Some(&value)) = (upper, values.first())
            && upper < value
        {
            self.refuse(Field::Upper(position), Complaint::BelowValue);
        }
        let narrow = |number: i64| u8::try_from(number).ok();
        Target {
            year: year.and_then(|year| Year::try_from(year).ok()),
            month: month.and_then(narrow),
            every_year: typed.every_year,
            values,
            upper,
            words,
        }
    }

    /// A whole number that may be left out.
    fn whole_within(
        &mut self,
        field: Field,
        text: &str,
        unit: &str,
        within: RangeInclusive<i64>,
        complaint: Complaint,
    ) -> Option<i64> {
        if text.trim().is_empty() {
            return None;
        }
        let number = whole(text, unit).filter(|number| within.contains(number));
        if number.is_none() {
            self.refuse(field, complaint);
        }
        number
    }
}
