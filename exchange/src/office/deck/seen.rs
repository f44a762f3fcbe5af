//! What a slide is told from, and the view it was saved with.

use std::sync::Arc;

use permille_engine::model::{Model, Standing};
use permille_engine::norm::Direction;
use permille_engine::outlook::Outlook;
use permille_engine::outlook::norm::NormOutlook;
use permille_engine::plan::Plan;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Scenario, ScenarioSet};
use permille_engine::slide::{Slide, SlideKind};
use permille_engine::year::Year;

use super::{SlideContent, usual, words};
use crate::wording::gaps::{gap, with_unit};
use crate::wording::headline::Piece;
use crate::wording::language::{Language, Say};
use crate::wording::numbers::full;
use crate::wording::sentences::Day;
use crate::wording::shortened::width;
use crate::wording::{names, norms};

/// How wide the names in the line under a slide may be together, a Chinese character counting as two.
const LINE: usize = 90;

/// What slides are told from.
#[derive(Clone, Debug)]
pub struct Seen<'a> {
    /// The language.
    pub language: Language,
    /// The set.
    pub set: &'a ScenarioSet,
    /// The set made ready to compute.
    pub model: &'a Model,
    /// The scenarios, in order: those of the set, or one of them with a lever moved.
    pub scenarios: Vec<&'a Scenario>,
    /// Their outlooks.
    pub outlooks: Vec<&'a Outlook>,
    /// The scenario that slides show which name none.
    pub scenario: usize,
    /// The day it is: time that has passed is never asked for.
    pub day: Day,
}

/// A set with everything that follows from it.
#[derive(Debug)]
pub struct Computed {
    model: Model,
    outlooks: Vec<Outlook>,
}

impl Computed {
    /// Computes a set; `None` where it cannot be.
    #[must_use]
    pub fn new(set: &ScenarioSet) -> Option<Self> {
        let (model, _) = Model::new(set).ok()?;
        let outlooks = set.scenarios.iter().map(|scenario| model.outlook(scenario)).collect();
        Some(Self { model, outlooks })
    }

    /// The set as it is seen on `day`.
    #[must_use]
    pub fn seen<'a>(&'a self, language: Language, set: &'a ScenarioSet, scenario: usize, day: Day) -> Seen<'a> {
        let (scenarios, outlooks) = (set.scenarios.iter().collect(), self.outlooks.iter().collect());
        Seen { language, set, model: &self.model, scenarios, outlooks, scenario, day }
    }
}

/// The view a slide was saved with, as positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlideView {
    /// The norm; `None` where the file has none that speaks of the area.
    pub norm: Option<usize>,
    /// The area.
    pub area: usize,
    /// The year.
    pub year: Year,
    /// The scenario.
    pub scenario: usize,
}

/// What of a saved view is no longer in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gone {
    Norm,
    Area,
    Scenario,
}

impl<'a> Seen<'a> {
    /// Where a slide looks.
    pub(super) fn place(&self, slide: &Slide) -> Result<SlideView, Gone> {
        let usual = usual::view(self.model);
        let area = match &slide.area {
            Some(code) => self.model.tree().position(code).ok_or(Gone::Area)?,
            None => usual.area,
        };
        let scenario = match &slide.scenario {
            Some(id) => self.scenarios.iter().position(|one| one.id == *id).ok_or(Gone::Scenario)?,
            None => self.scenario,
        };
        let horizon = self.model.horizon();
        let year = slide.year.unwrap_or(usual.year).clamp(horizon.first(), horizon.last());
        let norm = match &slide.norm {
            Some(id) => Some(self.model.norm_position(id).ok_or(Gone::Norm)?),
            None => usual::most_telling(self, area, year).first().copied(),
        };
        Ok(SlideView { norm, area, year, scenario })
    }

    /// Where a slide looks; `None` where what it was saved with is no longer there.
    #[must_use]
    pub fn looks_at(&self, slide: &Slide) -> Option<SlideView> {
        self.place(slide).ok()
    }

    /// What a slide says whose view is no longer there.
    pub(super) fn gone(&self, slide: &Slide, gone: Gone) -> SlideContent {
        let said = match gone {
            Gone::Norm => words::NORM_GONE,
            Gone::Area => words::AREA_GONE,
            Gone::Scenario => words::SCENARIO_GONE,
        };
        let mut told = self.blank(slide.kind, self.say(words::kind(slide.kind)).to_owned());
        told.title = vec![Piece::Plain(self.say(said).to_owned())];
        told.caption.clone_from(&slide.caption);
        told.notes.clone_from(&slide.notes);
        told
    }

    /// A slide with nothing on it yet.
    pub(super) fn blank(&self, kind: SlideKind, about: String) -> SlideContent {
        SlideContent {
            kind,
            mark: self.mark(),
            about,
            title: Vec::new(),
            caption: None,
            facts: Vec::new(),
            chart: None,
            table: None,
            points: Vec::new(),
            source: String::new(),
            notes: None,
        }
    }

    pub(super) fn say(&self, word: crate::wording::language::Word) -> &'static str {
        self.language.say(word)
    }

    /// The name of an area.
    pub(super) fn area(&self, area: usize) -> &'a str {
        self.model.areas().get(area).map_or("", |area| self.language.name(&area.name))
    }

    /// The name of a scenario.
    pub(super) fn scenario(&self, scenario: usize) -> &'a str {
        self.scenarios.get(scenario).map_or("", |scenario| self.language.name(&scenario.name))
    }

    /// The name of a norm.
    pub(super) fn norm(&self, norm: usize) -> &'a str {
        self.language.name(&self.model.norm(norm).name)
    }

    /// The unit of what a norm measures.
    pub(super) fn unit(&self, norm: usize) -> &'a str {
        self.language.name(&self.model.measure_of(norm).unit)
    }

    /// The figures of a norm under a scenario.
    pub(super) fn figures(&self, scenario: usize, norm: usize) -> Option<&'a NormOutlook> {
        Some(self.outlooks.get(scenario)?.norm(norm))
    }

    /// “Childcare · 2025 · Jiangxi · Baseline”
    pub(super) fn about(&self, subject: &str, place: &SlideView) -> String {
        let year = self.language.pick(format!("{} 年", place.year), place.year.to_string());
        let parts = [subject.to_owned(), year, self.area(place.area).to_owned(), self.scenario(place.scenario).to_owned()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// A gap with its word and its unit.
    pub(super) fn gap(&self, norm: usize, amount: Quantity) -> String {
        let size = if amount.is_negative() { Quantity::ZERO.minus(amount).unwrap_or_default() } else { amount };
        with_unit(&gap(self.language, self.model.norm(norm).direction, amount, &full(size)), self.unit(norm))
    }

    /// How an area stands by its gap, within a sentence: “short by 92 places”.
    pub(super) fn stands(&self, norm: usize, amount: Quantity) -> Piece {
        let size = if amount.is_negative() { Quantity::ZERO.minus(amount).unwrap_or_default() } else { amount };
        let size = with_unit(&full(size), self.unit(norm));
        let at_most = self.model.norm(norm).direction == Direction::AtMost;
        let says = |zh: &str, en: &str| self.language.pick(format!("{zh} {size}"), format!("{en} {size}"));
        match (amount > Quantity::ZERO, amount.is_negative(), at_most) {
            (true, _, false) => Piece::Short(says("短缺", "short by")),
            (true, _, true) => Piece::Short(says("超出", "over by")),
            (_, true, false) => Piece::Met(says("富余", "a surplus of")),
            (_, true, true) => Piece::Met(says("低于", "under by")),
            _ => Piece::Met(self.language.pick("达标", "met").to_owned()),
        }
    }

    /// What stands at the edge of all that is told; empty where the file is not marked.
    pub(super) fn mark(&self) -> &'static str {
        self.set.mark.map_or("", |mark| self.say(names::mark(mark)))
    }

    /// The plans that bind: by their numbers, or their titles.
    pub(super) fn plans(&self) -> String {
        let name = |plan: &'a Arc<Plan>| plan.number.as_deref().unwrap_or(self.language.name(&plan.title));
        let plans: Vec<&str> = self.set.plans.iter().map(name).collect();
        self.in_a_line(self.language.pick("依据", "Basis"), &plans, Some(self.say(words::SOURCES)))
    }

    /// Names behind what they are, as many as stand in one line under a slide, with how many more there are and where.
    pub(super) fn in_a_line(&self, what: &str, names: &[&str], elsewhere: Option<&str>) -> String {
        let mut room = LINE;
        let fits = |name: &&&str| {
            room = room.saturating_sub(width(name) + 2);
            room > 0
        };
        let shown = names.iter().take_while(fits).count().max(1).min(names.len());
        let listed = names[..shown].join(self.language.pick("、", ", "));
        let more = match names.len() - shown {
            0 => String::new(),
            more => {
                let place = elsewhere.map(|place| self.language.pick(format!("，见“{place}”"), format!(": see “{place}”")));
                self.language.pick("，", ", ").to_owned() + &words::more(self.language, more) + &place.unwrap_or_default()
            }
        };
        format!("{what}{}{listed}{more}", self.language.pick("：", ": "))
    }

    /// How many areas of those a norm binds below the area in view meet it, where it binds more than one.
    pub(super) fn met_below(&self, place: &SlideView, norm: usize) -> Option<(usize, usize)> {
        if self.model.standing(norm, place.area) != Standing::Above {
            return None;
        }
        let figures = self.figures(place.scenario, norm)?;
        let below = norms::standing_below(self.model, figures, norm, place.area, place.year);
        (below.all() > 1).then_some((below.met, below.all()))
    }

    /// Where a norm stands: the document's number or title, and the clause.
    pub(super) fn clause(&self, norm: usize) -> String {
        let (what, plan) = (self.model.norm(norm), self.model.plan_of(norm));
        let document = plan.number.as_deref().unwrap_or_else(|| self.language.name(&plan.title));
        format!("{document} {}", what.source.clause)
    }

    /// “Basis: Gan Fu Fa [2023] No. 1 二(五)16”
    pub(super) fn basis(&self, norm: usize) -> String {
        self.language.pick(format!("依据：{}", self.clause(norm)), format!("Basis: {}", self.clause(norm)))
    }
}
