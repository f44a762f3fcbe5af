//! Which figures the plans need of which areas, and whether they are known.

use std::collections::BTreeMap;

use super::Basis;
use crate::area::Series;
use crate::edit::Figure;
use crate::in_order::InOrder;
use crate::model::{Model, Standing};
use crate::norm::Domain;
use crate::outlook::Outlook;
use crate::plan::Nature;
use crate::year::Year;

/// A figure that norms need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Which.
    pub figure: Figure,
    /// The norms that read it, by their positions.
    pub norms: Vec<usize>,
    /// Where it stands in the model: among its bases, or its measures.
    at: usize,
}

/// What is known of a figure in an area that needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It is stated.
    Stated {
        /// The latest year.
        year: Year,
        /// What it rests on.
        basis: Basis,
    },
    /// It is not stated, and follows from other figures.
    Follows,
    /// It is not known.
    Unknown,
}

/// All figures that norms need: people, then stocks and indicators by the subject of the first norm that reads them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Needs(Vec<Need>);

impl Needs {
    /// What the norms of a model need.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let mut people: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut measures: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for position in 0..model.norm_count() {
            let norm = model.norm(position);
            if norm.rule.is_task() || model.bound(position).is_empty() {
                continue;
            }
            for base in norm.rule.bases().iter().filter_map(|base| model.bases().iter().position(|one| one == base)) {
                people.entry(base).or_default().push(position);
            }
            let read = std::iter::once(&norm.measure).chain(norm.rule.of()).filter_map(|id| model.measure_position(id));
            for measure in read.filter(|&measure| model.measures()[measure].nature != Nature::Milestone) {
                measures.entry(measure).or_default().push(position);
            }
        }
        let people =
            people.into_iter().map(|(at, norms)| Need { figure: Figure::Population(model.bases()[at].clone()), norms, at });
        let mut needs: Vec<Need> = people.collect();
        let measures =
            measures.into_iter().map(|(at, norms)| Need { figure: Figure::Measure(model.measures()[at].id.clone()), norms, at });
        let mut measures: Vec<Need> = measures.collect();
        let subject = |need: &Need| -> (bool, Option<Domain>) {
            let indicator = model.measures()[need.at].nature == Nature::Indicator;
            (indicator, need.norms.first().map(|&norm| model.norm(norm).domain))
        };
        measures.put_in_order_by_key(subject);
        needs.extend(measures);
        Self(needs)
    }

    /// Each of them.
    #[must_use]
    pub fn all(&self) -> &[Need] {
        &self.0
    }
}

impl Need {
    /// Whether an area needs it: a norm that reads it binds this area.
    #[must_use]
    pub fn binds(&self, model: &Model, area: usize) -> bool {
        self.norms.iter().any(|&norm| model.standing(norm, area) == Standing::Bound)
    }

    /// What is known of it in an area; `basis` says what a series rests on.
    #[must_use]
    pub fn known(&self, model: &Model, outlook: &Outlook, area: usize, basis: &dyn Fn(&Series) -> Basis) -> Known {
        let series = model.areas().get(area).and_then(|area| area.series(&self.figure));
        if let Some((series, (&year, _))) = series.and_then(|series| Some((series, series.values.last_key_value()?))) {
            return Known::Stated { year, basis: basis(series) };
        }
        let Some(cell) = model.cell(area, model.horizon().last()) else { return Known::Unknown };
        let follows = match &self.figure {
            Figure::Population(_) => outlook.population().people(self.at, cell).is_some(),
            Figure::Measure(_) => {
                let stock = outlook.stock(self.at);
                stock.amount(cell).is_some() && stock.missing(cell) == 0
            }
        };
        if follows { Known::Follows } else { Known::Unknown }
    }
}
