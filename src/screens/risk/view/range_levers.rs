//! The levers that can have a range, what they are called, and ranges around where they stand.

use permille_engine::area::PopulationBase;
use permille_engine::id::{AreaCode, MeasureId};
use permille_engine::model::Model;
use permille_engine::placed::canonical;
use permille_engine::plan::Nature;
use permille_engine::quantity::{Quantity, Rounding};
use permille_engine::risk::draw::step;
use permille_engine::scenario::{Lever, LeverRange, Scenario};

use permille_exchange::wording;

use crate::queries::levers::{self, LeverView};
use crate::text::{Language, risk};

/// Whose levers they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The population's.
    Population,
    /// A norm's: its targets, its due year, and the supply of what it counts.
    Norm(usize),
}

/// The levers of a scenario that can have a range, in a language.
#[derive(Clone, Copy)]
pub struct RangeLevers<'a> {
    /// The language.
    pub language: Language,
    /// The model.
    pub model: &'a Model,
    /// The scenario.
    pub scenario: &'a Scenario,
}

impl RangeLevers<'_> {
    /// The levers of a subject, as they stand for `area`, or everywhere.
    #[must_use]
    pub fn levers(&self, subject: Subject, area: Option<&AreaCode>) -> Vec<LeverView> {
        match subject {
            Subject::Population => levers::population(self.language, self.model, self.scenario, area),
            Subject::Norm(norm) => {
                let mut views = levers::standard(self.language, self.model, self.scenario, norm, true);
                views.extend(levers::supply(self.language, self.model, self.scenario, norm, area, None));
                views
            }
        }
    }

    /// What the first norm that counts a measure requires in all at the end: the measure of how much could sensibly be added.
    fn need(&self, measure: &MeasureId) -> Option<Quantity> {
        let norm = self.norm_of(measure)?;
        let root = self.model.tree().roots().next()?;
        let cell = self.model.cell(root, self.model.horizon().last())?;
        self.model.probe(self.scenario, &[norm]).first()?.requirement(cell)
    }

    /// A lever as it stands: its name, its unit, its value; `None` where no norm of the file has it.
    #[must_use]
    pub fn lever(&self, lever: &Lever, area: Option<&AreaCode>) -> Option<LeverView> {
        let subject = match lever {
            Lever::Growth | Lever::Urbanisation => Subject::Population,
            Lever::Target { norm, .. } | Lever::DueYear { norm } => Subject::Norm(self.model.norm_position(norm)?),
            Lever::Attrition { measure } | Lever::Additions { measure } => Subject::Norm(self.norm_of(measure)?),
            Lever::UnitCost { .. } | Lever::Budget => return None,
        };
        let meant = canonical(self.model, lever);
        self.levers(subject, area).into_iter().find(|view| canonical(self.model, &view.lever) == meant)
    }

    /// The first norm that counts a measure.
    fn norm_of(&self, measure: &MeasureId) -> Option<usize> {
        (0..self.model.norm_count()).find(|&norm| self.model.measure_of(norm).id == *measure)
    }

    /// What a lever is called, and its unit.
    #[must_use]
    pub fn name(&self, lever: &Lever, area: Option<&AreaCode>) -> (String, String) {
        if let Some(view) = self.lever(lever, area) {
            return (view.label, view.unit);
        }
        (wording::levers::lever(self.language, self.model, lever), wording::levers::unit(self.language, self.model, lever))
    }

    /// A span around where a lever stands, to begin with: wide enough to see something move, and no more than that.
    #[must_use]
    pub fn around(&self, view: &LeverView) -> LeverRange {
        let whole = |units: i64| Quantity::whole(units).unwrap_or_default();
        let step = step(self.model, &view.lever);
        let value = view.value;
        let by = |amount: Quantity| (value.minus(amount).unwrap_or(value), value.plus(amount).unwrap_or(value));
        let part = |percent: i64| value.share(whole(percent), step == Quantity::ONE, Rounding::Up).unwrap_or(value);
        let (low, high) = match &view.lever {
            Lever::Growth => by(whole(3)),
            Lever::Urbanisation => by(whole(3).divided(10, false).unwrap_or_default()),
            Lever::Attrition { .. } => by(Quantity::ONE),
            Lever::DueYear { .. } => (value, by(Quantity::ONE).1),
            Lever::Additions { measure } if value == Quantity::ZERO => {
                (value, self.need(measure).and_then(|need| need.divided(40, true)).unwrap_or(Quantity::ONE).max(Quantity::ONE))
            }
            _ => (part(90), part(110)),
        };
        let (least, most) = view.lever.range();
        LeverRange {
            lever: view.lever.clone(),
            area: view.area.clone(),
            low: low.clamp(least, most).min(value),
            likely: value,
            high: high.clamp(least, most).max(value),
            reason: None,
        }
    }

    /// Ranges to begin with: the population that the norms read, and the supply of the first two whose figures are known. Those
    /// that have a range already are left out.
    #[must_use]
    pub fn suggested(&self, norms: &[usize]) -> Vec<LeverRange> {
        let reads = |norm: &usize| {
            let bases = self.model.norm(*norm).rule.bases();
            bases.iter().any(|base| matches!(base, PopulationBase::Urban | PopulationBase::Rural))
        };
        let population = self.levers(Subject::Population, None).into_iter().filter(|view| match view.lever {
            Lever::Urbanisation => norms.iter().any(reads),
            _ => true,
        });
        let stocked = norms
            .iter()
            .copied()
            .filter(|&norm| self.model.has_figures(norm) && self.model.measure_of(norm).nature == Nature::Resource);
        let supply = stocked.take(2).flat_map(|norm| {
            let supply = |view: &LeverView| matches!(view.lever, Lever::Additions { .. } | Lever::Attrition { .. });
            self.levers(Subject::Norm(norm), None).into_iter().filter(supply)
        });
        let mut ranges: Vec<LeverRange> = Vec::new();
        for view in population.chain(supply) {
            let same = |range: &LeverRange| range.lever == view.lever && range.area == view.area;
            if !self.scenario.ranges.iter().chain(&ranges).any(same) {
                ranges.push(LeverRange { reason: Some(risk::SUGGESTED.to_owned()), ..self.around(&view) });
            }
        }
        ranges
    }
}

/// Whether a lever moves requirements or stocks at all.
#[must_use]
pub const fn moves_outlook(lever: &Lever) -> bool {
    !matches!(lever, Lever::UnitCost { .. } | Lever::Budget)
}
