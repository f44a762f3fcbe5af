//! A file held against the open one: in what the two differ, and how its scenarios come to stand beside those that are open.

use std::collections::BTreeMap;

use permille_engine::edit::Edit;
use permille_engine::id::{AreaCode, ScenarioId};
use permille_engine::in_order;
use permille_engine::name::Name;
use permille_engine::scenario::{Scenario, ScenarioSet};

use crate::text::share::Differs;

/// In what a set differs from the open one.
#[must_use]
pub fn differs(own: &ScenarioSet, set: &ScenarioSet) -> Differs {
    let areas = &own.baseline.areas;
    let place: BTreeMap<&AreaCode, usize> = in_order::map(areas.iter().enumerate().map(|(at, area)| (&area.code, at)));
    let common = set.baseline.areas.iter().filter_map(|area| Some((area, place.get(&area.code)?)));
    let (same, known) = common.fold((0, 0), |(same, known), (area, &at)| (same + usize::from(areas[at] == *area), known + 1));
    let scenarios = |one: &ScenarioSet, other: &ScenarioSet| {
        one.scenarios.iter().filter(|scenario| !other.scenarios.contains(scenario)).count()
    };
    Differs {
        same: own == set,
        // Those that are otherwise, those that are new, and those that are gone.
        areas: (known - same) + (set.baseline.areas.len() - known) + (areas.len() - known),
        scenarios: scenarios(set, own).max(scenarios(own, set)),
        plans: own.plans != set.plans,
        years: own.baseline.horizon != set.baseline.horizon || own.baseline.base_year != set.baseline.base_year,
    }
}

/// Scenarios of another file as they come to stand beside those that are open.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// The one step that puts them there.
    pub edit: Edit,
    /// The open scenario they are held against, by its position: the one with the id of the first of them, else the first.
    pub reference: usize,
    /// What they are then known by.
    pub ids: Vec<ScenarioId>,
}

/// Puts those scenarios of a file called `title` beside the open ones that none of these says the same as; `None` where there are none.
#[must_use]
pub fn beside(own: &ScenarioSet, set: &ScenarioSet, title: &Name) -> Option<Beside> {
    let new: Vec<&Scenario> =
        set.scenarios.iter().filter(|scenario| !own.scenarios.iter().any(|one| same(one, scenario))).collect();
    let first = new.first()?;
    let reference = own.scenarios.iter().position(|one| one.id == first.id).unwrap_or(0);
    let mut taken: Vec<ScenarioId> = own.scenarios.iter().map(|one| one.id.clone()).collect();
    let mut edits = Vec::with_capacity(new.len());
    for (at, scenario) in new.into_iter().enumerate() {
        let id = free(&scenario.id, &taken);
        taken.push(id.clone());
        let name = named(&scenario.name, title);
        let scenario = Box::new(Scenario { id, name, ..scenario.clone() });
        edits.push(Edit::InsertScenario { position: own.scenarios.len() + at, scenario });
    }
    Some(Beside { edit: Edit::All(edits), reference, ids: taken.split_off(own.scenarios.len()) })
}

/// Whether two scenarios say the same, whatever they are called.
fn same(one: &Scenario, other: &Scenario) -> bool {
    one.settings == other.settings && one.actions == other.actions && one.ranges == other.ranges
}

/// A scenario's name with the file it is from.
fn named(name: &Name, title: &Name) -> Name {
    Name::new(format!("{}（{}）", name.zh, title.zh), format!("{} ({})", name.en, title.en))
}

/// An id that none of these is.
fn free(id: &ScenarioId, taken: &[ScenarioId]) -> ScenarioId {
    let numbered = (2_u32..).map(|number| ScenarioId::new(format!("{id}-{number}")));
    std::iter::once(id.clone()).chain(numbered).find(|id| !taken.contains(id)).unwrap_or_else(|| id.clone())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use permille_engine::quantity::Quantity;
    use permille_engine::scenario::Lever;
    use permille_exchange::files::{scenario_file, shipped};

    use super::*;

    fn set() -> ScenarioSet {
        scenario_file::read(shipped::scenario("tutorial").unwrap(), &shipped::plans().unwrap()).unwrap().0.set
    }

    fn growing(mut set: ScenarioSet, percent: i64) -> ScenarioSet {
        let value = Quantity::whole(percent).ok();
        set.apply(&Edit::Lever { scenario: 0, lever: Lever::Growth, area: None, value, reason: None }).unwrap();
        set
    }

    #[test]
    fn scenarios_that_say_the_same_are_not_set_beside_each_other() {
        let (own, title) = (set(), Name::new("旧", "Old"));
        assert_eq!(beside(&own, &own, &title), None);
        assert!(differs(&own, &own).same);
    }

    #[test]
    fn what_is_otherwise_stands_beside_its_namesake_and_one_step_takes_it_out_again() {
        let (own, title) = (set(), Name::new("旧", "Old"));
        let count = own.scenarios.len();
        let found = beside(&own, &growing(own.clone(), 7), &title).unwrap();
        assert_eq!((found.reference, found.ids.len()), (0, 1));
        let mut both = own.clone();
        let back = both.apply(&found.edit).unwrap();
        assert_eq!(both.scenarios.len(), count + 1);
        let (first, last) = (&both.scenarios[0], both.scenarios.last().unwrap());
        assert_eq!((&last.id, format!("{} (Old)", first.name.en)), (&found.ids[0], last.name.en.clone()));
        assert_ne!(first.id, last.id);
        both.apply(&back).unwrap();
        assert_eq!(both, own);
    }

    #[test]
    fn areas_that_are_otherwise_new_or_gone_are_counted() {
        let own = set();
        let mut other = own.clone();
        other.baseline.areas = Arc::new(other.baseline.areas.iter().skip(1).cloned().collect());
        assert_eq!(differs(&own, &other).areas, 1);
        assert_eq!(differs(&other, &own).areas, 1);
        let renamed = {
            let mut areas = own.baseline.areas.to_vec();
            areas[0].name = Name::new("另", "Other");
            let mut set = own.clone();
            set.baseline.areas = Arc::new(areas);
            set
        };
        assert_eq!(differs(&own, &renamed).areas, 1);
    }
}
