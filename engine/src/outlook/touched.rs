//! Where the figures that two outlooks rest on differ.

use std::collections::BTreeSet;

use crate::area::{Area, Series};
use crate::id::MeasureId;
use crate::model::Model;

/// Which figures differ. Sources and notes are read by no step.
#[derive(Debug, Default)]
pub(super) struct Touched {
    /// Whether the people of any differ.
    pub(super) people: bool,
    /// The measures, by position, of which the stock of any differs.
    pub(super) measures: BTreeSet<usize>,
}

impl Touched {
    /// Compares the areas of `model` with the same areas as they were.
    pub(super) fn between(model: &Model, before: &[Area]) -> Self {
        let mut touched = Self::default();
        for (old, new) in before.iter().zip(model.areas()) {
            let same_people =
                old.population.is_same(&new.population) || same_figures(old.population.iter(), new.population.iter());
            touched.people |= !same_people;
            if old.measures.is_same(&new.measures) {
                continue;
            }
            let differs = |id: &&MeasureId| !same_values(old.measures.get(*id), new.measures.get(*id));
            let only_old = old.measures.keys().filter(|id| !new.measures.contains_key(*id));
            for measure in new.measures.keys().chain(only_old).filter(differs).filter_map(|id| model.measure_position(id)) {
                touched.measures.insert(measure);
            }
        }
        touched
    }
}

/// Whether two areas state the same of the same things.
fn same_figures<'a, K: PartialEq + 'a>(
    old: impl Iterator<Item = (&'a K, &'a Series)>,
    new: impl Iterator<Item = (&'a K, &'a Series)>,
) -> bool {
    let figures = |(key, series): (&'a K, &'a Series)| (key, &series.values);
    old.map(figures).eq(new.map(figures))
}

fn same_values(old: Option<&Series>, new: Option<&Series>) -> bool {
    let figures = |series: &&Series| !series.values.is_empty();
    old.filter(figures).map(|series| &series.values) == new.filter(figures).map(|series| &series.values)
}
