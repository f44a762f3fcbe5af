//! What there is to be checked in a scenario set, and how far it has been.

use std::fmt::Write;

use crate::area::Figure;
use crate::area::Series;
use crate::norm::{Direction, Norm, Strength};
use crate::quantity::Quantity;
use crate::review::{CheckState, Subject};
use crate::scenario::ScenarioSet;

impl ScenarioSet {
    /// What stands there now, in digits and the words of files; `None` where there is nothing to be checked.
    ///
    /// A figure is its number and where it was taken from: `164700 · yearbook-2018`; an assumption its number. A norm is its rule, whom it binds and how hard, what
    /// it demands by when, and where that stands: `ratio county must at-least 2025:4.5 gan-fu-fa-2023-1 二(五)16`.
    #[must_use]
    pub fn stated(&self, subject: &Subject) -> Option<String> {
        match subject {
            Subject::Figure { area, figure, year } => {
                let area = self.baseline.areas.iter().find(|one| one.code == *area)?;
                let series = area.series(figure)?;
                series.values.get(year).map(|value| of_figure(*value, series))
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
    #[must_use]
    pub fn to_be_checked(&self) -> Vec<(Subject, String)> {
        let norms = self.plans.iter().flat_map(|plan| &plan.norms).map(|norm| (Subject::Norm(norm.id.clone()), demand(norm)));
        let mut all: Vec<(Subject, String)> = norms.collect();
        for area in self.baseline.areas.iter() {
            let people = area.population.iter().map(|(base, series)| (Figure::Population(base.clone()), series));
            let measures = area.measures.iter().map(|(measure, series)| (Figure::Measure(measure.clone()), series));
            for (figure, series) in people.chain(measures) {
                all.extend(series.values.iter().map(|(&year, value)| {
                    (Subject::Figure { area: area.code.clone(), figure: figure.clone(), year }, of_figure(*value, series))
                }));
            }
        }
        for scenario in &self.scenarios {
            all.extend(scenario.settings.iter().map(|setting| {
                let (lever, area) = (setting.lever.clone(), setting.area.clone());
                (Subject::Assumption { scenario: scenario.id.clone(), lever, area }, setting.value.to_string())
            }));
        }
        all
    }
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
