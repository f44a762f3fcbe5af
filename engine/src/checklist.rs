//! What there is to be checked in a scenario set, and how far it has been.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::area::{Area, Figure, Series};
use crate::id::AreaCode;
use crate::in_order;
use crate::norm::{Direction, Norm, Strength};
use crate::quantity::Quantity;
use crate::review::{CheckState, Review, Subject};
use crate::scenario::ScenarioSet;
use crate::year::Year;

impl ScenarioSet {
    /// What stands there now, in digits and the words of files; `None` where there is nothing to be checked.
    ///
    /// A figure is its number and where it was taken from: `164700 · yearbook-2018`; an assumption its number. A norm is its rule, whom it binds and how hard, what
    /// it demands by when, and where that stands: `ratio county must at-least 2025:4.5 gan-fu-fa-2023-1 二(五)16`.
    #[must_use]
    pub fn stated(&self, subject: &Subject) -> Option<String> {
        match subject {
            Subject::Figure { area, figure, year } => {
                figure_of(self.baseline.areas.iter().find(|one| one.code == *area)?, figure, *year)
            }
            Subject::Norm(id) => self.plans.iter().flat_map(|plan| &plan.norms).find(|norm| norm.id == *id).map(demand),
            Subject::Assumption { scenario, lever, area } => {
                let scenario = self.scenarios.iter().find(|one| one.id == *scenario)?;
                scenario.setting(lever, area.as_ref()).map(|setting| setting.value.to_string())
            }
        }
    }

    /// How far something that is `stated` there now has been checked.
    #[must_use]
    pub fn check_state(&self, subject: &Subject, stated: &str) -> CheckState {
        match self.reviews.get(subject).and_then(|review| review.tick.as_ref()) {
            None => CheckState::Unchecked,
            Some(tick) if tick.stated == stated => CheckState::Checked,
            Some(_) => CheckState::Changed,
        }
    }

    /// Everything there is to be checked, with what stands there: the norms in the order of their plans, the figures by area, the assumptions by scenario.
    pub fn to_be_checked(&self) -> impl Iterator<Item = (Subject, Stands<'_>)> {
        let norms = self.plans.iter().flat_map(|plan| &plan.norms);
        let norms = norms.map(|norm| (Subject::Norm(norm.id.clone()), Stands::Norm(norm)));
        let figures = self.baseline.areas.iter().flat_map(|area| {
            figures(area).flat_map(move |(figure, series)| {
                series.values.iter().map(move |(&year, &value)| {
                    let subject = Subject::Figure { area: area.code.clone(), figure: figure.clone(), year };
                    (subject, Stands::Figure(value, series))
                })
            })
        });
        let assumptions = self.scenarios.iter().flat_map(|scenario| {
            scenario.settings.iter().map(|setting| {
                let (lever, area) = (setting.lever.clone(), setting.area.clone());
                (Subject::Assumption { scenario: scenario.id.clone(), lever, area }, Stands::Assumption(setting.value))
            })
        });
        norms.chain(figures).chain(assumptions)
    }

    /// How much there is to be checked.
    #[must_use]
    pub fn count_to_be_checked(&self) -> usize {
        let norms: usize = self.plans.iter().map(|plan| plan.norms.len()).sum();
        let of_area = |area: &Area| -> usize {
            area.population.values().chain(area.measures.values()).map(|series| series.values.len()).sum()
        };
        let figures: usize = self.baseline.areas.iter().map(of_area).sum();
        let assumptions: usize = self.scenarios.iter().map(|scenario| scenario.settings.len()).sum();
        norms + figures + assumptions
    }

    /// Every review, with what stands there now; `None` where there is nothing to be checked any more.
    #[must_use]
    pub fn reviewed(&self) -> Vec<(&Subject, &Review, Option<String>)> {
        let of_figures = |subject: &Subject| matches!(subject, Subject::Figure { .. });
        // Who has reviewed nothing needs no list of all areas.
        let areas: BTreeMap<&AreaCode, &Area> = match self.reviews.keys().any(of_figures) {
            true => in_order::map(self.baseline.areas.iter().rev().map(|area| (&area.code, area))),
            false => BTreeMap::new(),
        };
        let stated = |subject: &Subject| match subject {
            Subject::Figure { area, figure, year } => areas.get(area).and_then(|area| figure_of(area, figure, *year)),
            other => self.stated(other),
        };
        self.reviews.iter().map(|(subject, review)| (subject, review, stated(subject))).collect()
    }
}

/// What stands somewhere, to be checked.
#[derive(Clone, Copy, Debug)]
pub enum Stands<'a> {
    /// A norm.
    Norm(&'a Norm),
    /// A figure of a series.
    Figure(Quantity, &'a Series),
    /// Where a lever is put.
    Assumption(Quantity),
}

impl Stands<'_> {
    /// The same in the form in which it is kept with a tick, as [`ScenarioSet::stated`] has it.
    #[must_use]
    pub fn said(&self) -> String {
        match self {
            Self::Norm(norm) => demand(norm),
            Self::Figure(value, series) => of_figure(*value, series),
            Self::Assumption(value) => value.to_string(),
        }
    }
}

/// What an area states of a figure in a year.
fn figure_of(area: &Area, figure: &Figure, year: Year) -> Option<String> {
    let series = area.series(figure)?;
    series.values.get(&year).map(|value| of_figure(*value, series))
}

/// Every series of an area, and what it is of.
fn figures(area: &Area) -> impl Iterator<Item = (Figure, &Series)> {
    let people = area.population.iter().map(|(base, series)| (Figure::Population(base.clone()), series));
    people.chain(area.measures.iter().map(|(measure, series)| (Figure::Measure(measure.clone()), series)))
}

/// A figure, and where it was taken from.
fn of_figure(value: Quantity, series: &Series) -> String {
    series.source.as_ref().map_or_else(|| value.to_string(), |source| format!("{value} · {source}"))
}

/// What a norm demands of whom by when, and where that stands.
fn demand(norm: &Norm) -> String {
    let strength = match norm.strength {
        Strength::Must => "must",
        Strength::Should => "should",
        Strength::About => "about",
    };
    let direction = match norm.direction {
        Direction::AtLeast => "at-least",
        Direction::AtMost => "at-most",
    };
    let mut said = format!("{} {} {strength} {direction}", norm.rule.word(), norm.level.word());
    for target in &norm.targets {
        said.push(' ');
        // Writing into a text cannot fail.
        if let Some(year) = target.year {
            let _ = write!(said, "{year}:");
        }
        for (place, value) in target.values.iter().enumerate() {
            let _ = write!(said, "{}{value}", if place > 0 { "/" } else { "" });
        }
        if let Some(upper) = target.upper {
            let _ = write!(said, "–{upper}");
        }
        if let Some(words) = &target.words {
            said.push_str(&words.zh);
        }
    }
    let _ = write!(said, " {} {}", norm.source.document, norm.source.clause);
    said
}
