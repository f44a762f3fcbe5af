//! Which measures bear on an area: those that norms use, and those it has figures of.

use std::collections::BTreeMap;

use permille_engine::id::MeasureId;
use permille_engine::model::{Model, Standing};

use crate::queries::norms::leading;

/// How many stocks are at hand before any has a figure.
const AT_HAND: usize = 10;

/// The measures shown before the lists are opened: those with a figure, and where these are few, the leading ones to start from. Asked
/// once for an area, so that no row moves while figures are entered.
#[must_use]
pub fn at_hand(model: &Model, area: usize) -> Vec<MeasureId> {
    let Some(figures) = model.areas().get(area) else { return Vec::new() };
    let mut measures: Vec<MeasureId> =
        figures.measures.iter().filter(|(_, series)| !series.values.is_empty()).map(|(id, _)| id.clone()).collect();
    let stocks = measures
        .iter()
        .filter_map(|id| model.measure_position(id))
        .filter(|&position| model.measures()[position].adds_up())
        .count();
    let leading = leading(model, area, AT_HAND.saturating_sub(stocks));
    for measure in leading.into_iter().map(|norm| &model.norm(norm).measure) {
        if !measures.contains(measure) {
            measures.push(measure.clone());
        }
    }
    measures
}

/// Whether any norm reads a measure of this area: for itself, or for an area above it.
#[must_use]
pub fn is_read(model: &Model, area: usize, measure: usize) -> bool {
    uses(model, area).get(&measure).is_some_and(|norms| !norms.is_empty())
}

/// Which norms use which measure here. A measure is of use where a norm speaks of this area, of one above that this one is a part of, or
/// where the area has a figure of it.
#[must_use]
pub fn uses(model: &Model, area: usize) -> BTreeMap<usize, Vec<usize>> {
    let mut uses: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for norm in 0..model.norm_count() {
        let speaks = model.standing(norm, area) != Standing::Outside;
        let part_of_bound = || model.tree().upward(area).skip(1).any(|above| model.standing(norm, above) == Standing::Bound);
        let adds_up = model.measure_of(norm).adds_up();
        if !(speaks || adds_up && part_of_bound()) {
            continue;
        }
        let measures = [Some(&model.norm(norm).measure), model.norm(norm).rule.of()];
        for measure in measures.into_iter().flatten().filter_map(|id| model.measure_position(id)) {
            uses.entry(measure).or_default().push(norm);
        }
    }
    let stated = model.areas()[area].measures.keys();
    for measure in stated.filter_map(|id| model.measure_position(id)) {
        uses.entry(measure).or_default();
    }
    uses
}
