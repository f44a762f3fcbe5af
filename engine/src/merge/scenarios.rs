//! Scenarios of the others: brought beside those here, and never wider than they were.

use super::areas::{Held, Homes};
use super::{Decisions, Sets, Standing, Taking};
use crate::area::residents_at;
use crate::id::{AreaCode, MeasureId, ScenarioId};
use crate::in_order;
use crate::name::Name;
use crate::outlook::additions::shares;
use crate::quantity::Quantity;
use crate::scenario::{Lever, LeverRange, Scenario, ScenarioSet, Setting};

/// A scenario of another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioBrought {
    /// The file.
    pub file: usize,
    /// Its id there.
    pub id: ScenarioId,
    /// Its name there.
    pub name: Name,
    /// How it stands to those here.
    pub standing: Standing,
    /// How many levers it has.
    pub levers: usize,
    /// How many actions it has.
    pub actions: usize,
    /// Whether a lever that only works everywhere, such as a target, would now hold for more areas than it was set for.
    pub widened: bool,
}

impl ScenarioBrought {
    /// What becomes of it while nothing is decided.
    #[must_use]
    pub const fn usually(&self) -> Taking {
        if matches!(self.standing, Standing::Same) { Taking::Leave } else { Taking::Add }
    }
}

/// The areas of the merged set with none above them.
fn tops<'a>(union: &[Held<'a>]) -> Vec<&'a AreaCode> {
    let homes = Homes::new(union);
    union.iter().filter(|held| homes.of(held).is_none()).map(|held| held.code).collect()
}

/// The tops of a file that does not have all `tops` of the merged set; `None` where it has.
fn narrower(set: &ScenarioSet, tops: &[&AreaCode]) -> Option<Vec<AreaCode>> {
    let areas = &set.baseline.areas;
    let there = in_order::set(areas.iter().map(|area| &area.code));
    if tops.iter().all(|top| there.contains(top)) {
        return None;
    }
    Some(areas.iter().filter(|area| area.parent.is_none()).map(|area| area.code.clone()).collect())
}

/// A scenario as it works among more areas: what was set everywhere in its file is set for the areas of its file.
fn localised(set: &ScenarioSet, scenario: &Scenario, roots: Option<&[AreaCode]>) -> Scenario {
    let Some(roots) = roots else { return scenario.clone() };
    let mut settings: Vec<Setting> = Vec::new();
    for setting in &scenario.settings {
        if let Lever::Additions { measure } = &setting.lever {
            // Additions add up: what was shared among the tops stays shared, and what is set for one of them comes on top.
            for setting in additions(set, setting, measure, roots) {
                match settings.iter_mut().find(|one| (&one.lever, &one.area) == (&setting.lever, &setting.area)) {
                    Some(one) => {
                        one.value = one.value.plus(setting.value).unwrap_or(one.value);
                        one.reason = one.reason.take().or(setting.reason);
                    }
                    None => settings.push(setting),
                }
            }
            continue;
        }
        if setting.area.is_some() || !setting.lever.may_be_local() {
            settings.push(setting.clone());
            continue;
        }
        // What is set for the area itself comes before what was set everywhere.
        let apart = |root: &&AreaCode| scenario.setting(&setting.lever, Some(root)).is_none();
        settings.extend(roots.iter().filter(apart).map(|root| Setting { area: Some(root.clone()), ..setting.clone() }));
    }
    let mut ranges: Vec<LeverRange> = Vec::new();
    for range in &scenario.ranges {
        if range.area.is_some() || !range.lever.may_be_local() {
            ranges.push(range.clone());
            continue;
        }
        let stated =
            |root: &AreaCode| scenario.ranges.iter().any(|one| one.lever == range.lever && one.area.as_ref() == Some(root));
        ranges.extend(
            roots.iter().filter(|root| !stated(root)).map(|root| LeverRange { area: Some(root.clone()), ..range.clone() }),
        );
    }
    Scenario { settings, ranges, ..scenario.clone() }
}

/// A setting of additions as it works among more areas: one for everywhere is shared among `roots` as the calculation shares it.
fn additions(set: &ScenarioSet, setting: &Setting, measure: &MeasureId, roots: &[AreaCode]) -> Vec<Setting> {
    if setting.area.is_some() {
        return vec![setting.clone()];
    }
    let baseline = &set.baseline;
    let residents = |root: &AreaCode| {
        baseline.areas.iter().find(|area| area.code == *root).map_or(0, |area| residents_at(area, baseline.base_year))
    };
    let weights: Vec<i64> = roots.iter().map(residents).collect();
    let whole = set.plans.iter().flat_map(|plan| &plan.measures).find(|one| one.id == *measure).is_some_and(|one| one.whole);
    let parts = roots.iter().zip(shares(setting.value, &weights, whole));
    let given = parts.filter_map(|(root, part)| Some((root, part.filter(|part| *part != Quantity::ZERO)?)));
    given.map(|(root, value)| Setting { area: Some(root.clone()), value, ..setting.clone() }).collect()
}

/// Whether two scenarios say the same, whatever they are called.
fn same(one: &Scenario, other: &Scenario) -> bool {
    fn alike<T: PartialEq>(own: &[T], their: &[T]) -> bool {
        own.len() == their.len() && own.iter().all(|one| their.contains(one))
    }
    alike(&one.settings, &other.settings) && one.actions == other.actions && alike(&one.ranges, &other.ranges)
}

/// The others' scenarios as they work here, with how each stands.
fn all(sets: &Sets, union: &[Held]) -> Vec<(ScenarioBrought, Scenario)> {
    let mut known: Vec<Scenario> = sets.open.scenarios.clone();
    let tops = tops(union);
    let mut found = Vec::new();
    for (file, incoming) in sets.files.iter().enumerate() {
        let roots = narrower(incoming.set, &tops);
        for given in &incoming.set.scenarios {
            let scenario = localised(incoming.set, given, roots.as_deref());
            let of_its_id = |one: &&Scenario| one.id == scenario.id;
            let standing = match known.iter().find(of_its_id) {
                None => Standing::New,
                Some(_) if known.iter().filter(of_its_id).any(|one| same(one, &scenario)) => Standing::Same,
                Some(_) => Standing::Differs,
            };
            let widened = roots.is_some() && scenario.settings.iter().any(|setting| setting.area.is_none());
            if standing != Standing::Same {
                known.push(scenario.clone());
            }
            let brought = ScenarioBrought {
                file,
                id: given.id.clone(),
                name: given.name.clone(),
                standing,
                levers: given.settings.len(),
                actions: given.actions.len(),
                widened,
            };
            found.push((brought, scenario));
        }
    }
    found
}

/// The scenarios of the others, in their order.
pub(super) fn brought(sets: &Sets, union: &[Held]) -> Vec<ScenarioBrought> {
    all(sets, union).into_iter().map(|(brought, _)| brought).collect()
}

/// The scenarios of the merged set.
pub(super) fn merged(sets: &Sets, union: &[Held], decisions: &Decisions) -> Vec<Scenario> {
    let mut scenarios = sets.open.scenarios.clone();
    for (brought, scenario) in all(sets, union) {
        let taking = decisions.scenarios.get(&(brought.file, brought.id.clone())).copied().unwrap_or(brought.usually());
        let at = scenarios.iter().position(|one| one.id == scenario.id);
        match (taking, at) {
            (Taking::Leave, _) => {}
            (Taking::Replace, Some(at)) => scenarios[at] = scenario,
            (Taking::Add | Taking::Replace, None) => scenarios.push(scenario),
            (Taking::Add, Some(_)) => {
                let label = sets.label(super::Holder::File(brought.file));
                let name =
                    Name::new(format!("{}（{}）", scenario.name.zh, label.zh), format!("{} ({})", scenario.name.en, label.en));
                let id = free(&scenario.id, &scenarios);
                scenarios.push(Scenario { id, name, ..scenario });
            }
        }
    }
    scenarios
}

/// An id that no scenario has.
fn free(id: &ScenarioId, scenarios: &[Scenario]) -> ScenarioId {
    let mut free = id.clone();
    let mut number = 2_u32;
    while scenarios.iter().any(|one| one.id == free) {
        free = ScenarioId::new(format!("{id}-{number}"));
        number += 1;
    }
    free
}
