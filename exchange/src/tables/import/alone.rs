//! A table as a set of its own: what an area hands in as a spreadsheet, to be merged like a scenario file.

use std::sync::Arc;

use permille_engine::area::Area;
use permille_engine::scenario::{Baseline, ScenarioSet};

use super::{Mapping, Origin, Register, Skipped, edit, guess, preview};
use crate::tables::fault::TableProblem;
use crate::tables::sheet::Sheet;

/// A table read as a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alone {
    /// The areas it has figures of, and these. It has no scenarios.
    pub set: ScenarioSet,
    /// How many rows with figures were passed over, because it is not clear which area they are of.
    pub passed_over: usize,
}

/// What `sheet` says by itself, read as it most likely is: its areas are those of `set`, or new ones by their codes.
///
/// # Errors
/// What must be put right before it can be read; empty where it holds no figure that is known.
pub fn alone(set: &ScenarioSet, sheet: &Sheet, origin: &Origin, register: &Register) -> Result<Alone, Vec<TableProblem>> {
    let bare = |area: &Area| Area { population: Default::default(), measures: Default::default(), note: None, ..area.clone() };
    let areas = Arc::new(set.baseline.areas.iter().map(bare).collect());
    let mut own = ScenarioSet { baseline: Baseline { areas, ..set.baseline.clone() }, scenarios: Vec::new(), ..set.clone() };
    own.sources.clear();
    let mapping = Mapping { create: true, ..guess(set, sheet, &origin.file, register).mapping };
    let found = preview(&own, sheet, &mapping, register);
    let Some(edit) = edit(&own, &found, origin) else { return Err(found.errors) };
    // It was made for this set, and names nothing that is not in it.
    if own.apply(&edit).is_none() {
        return Err(Vec::new());
    }
    let stated: Vec<Area> = own.baseline.areas.iter().filter(|area| states_anything(area)).cloned().collect();
    // An area without figures is not handed in, and the ones with figures find their place among those of the open file.
    let there = |area: &Area| area.parent.as_ref().is_some_and(|parent| stated.iter().any(|one| one.code == *parent));
    let kept = stated.iter().map(|area| Area { parent: area.parent.clone().filter(|_| there(area)), ..area.clone() }).collect();
    own.baseline.areas = Arc::new(kept);
    let unclear = |skipped: &Skipped| matches!(skipped, Skipped::NoArea | Skipped::NotFound | Skipped::NotMade);
    Ok(Alone { set: own, passed_over: found.skipped.iter().filter(|(_, why)| unclear(why)).count() })
}

fn states_anything(area: &Area) -> bool {
    area.population.values().chain(area.measures.values()).any(|series| !series.values.is_empty())
}
