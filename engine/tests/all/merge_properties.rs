//! What holds of every merging, whatever the files say.

use crate::fixed_seed;
use std::collections::{BTreeMap, BTreeSet};

use crate::common::World;
use crate::common::arbitrary::{any_scenario, world_with_own_totals};
use permille_engine::area::Area;
use permille_engine::edit::Figure;
use permille_engine::merge::{Comparison, Decisions, FigurePlace, Holder, Incoming, Rule, Taking, compare, merge};
use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::ScenarioSet;
use proptest::prelude::*;

/// A province with figures and a scenario of a few levers and actions.
fn file() -> impl Strategy<Value = ScenarioSet> {
    (world_with_own_totals(), any_scenario(false)).prop_map(|(world, scenario)| {
        let mut set = World { scenario, ..world }.set();
        in_order(&mut set);
        set
    })
}

/// Puts levers in order, each once for an area: a file that sets one twice does not load.
fn in_order(set: &mut ScenarioSet) {
    for scenario in &mut set.scenarios {
        scenario.settings.sort_by(|one, other| (&one.lever, &one.area).cmp(&(&other.lever, &other.area)));
        scenario.settings.dedup_by(|one, other| (&one.lever, &one.area) == (&other.lever, &other.area));
    }
}

/// Every figure of a set.
fn figures(areas: &[Area]) -> BTreeMap<FigurePlace, Quantity> {
    let mut all = BTreeMap::new();
    for area in areas {
        let people = area.population.iter().map(|(base, series)| (Figure::Population(base.clone()), series));
        let measures = area.measures.iter().map(|(measure, series)| (Figure::Measure(measure.clone()), series));
        for (figure, series) in people.chain(measures) {
            for (year, value) in &series.values {
                all.insert(FigurePlace { area: area.code.clone(), figure: figure.clone(), year: *year }, *value);
            }
        }
    }
    all
}

fn ask<T>(sets: &[&ScenarioSet], ask: impl Fn(&[Incoming]) -> T) -> T {
    let label = Name::new("甲", "A");
    let files: Vec<Incoming> = sets.iter().map(|set| Incoming { label: &label, set }).collect();
    ask(&files)
}

/// The conflicts, with what the set in each position says under that position's name.
fn said(found: &Comparison, order: &[usize]) -> BTreeSet<(FigurePlace, Vec<(usize, Quantity)>)> {
    let name = |holder: Holder| match holder {
        Holder::Mine => 0,
        Holder::File(file) => order[file] + 1,
    };
    let conflicts = found.conflicts.iter().map(|conflict| {
        let mut values: Vec<(usize, Quantity)> = conflict.values.iter().map(|(holder, value)| (name(*holder), *value)).collect();
        values.sort_unstable();
        (conflict.place.clone(), values)
    });
    conflicts.collect()
}

proptest! {
    #![proptest_config(fixed_seed::cases(64))]

    #[test]
    fn merging_with_itself_changes_nothing(set in file()) {
        let (found, merged) = ask(&[&set, &set], |files| {
            (compare(&set, files), merge(&set, files, &Decisions { all: Rule::Theirs, ..Decisions::default() }))
        });
        prop_assert!(found.conflicts.is_empty() && found.plans.is_empty() && found.figures_added == 0);
        prop_assert!(merged.set == set && merged.edit.is_none());
    }

    #[test]
    fn keeping_mine_keeps_every_figure_of_mine(open in file(), one in file(), two in file()) {
        let merged = ask(&[&one, &two], |files| merge(&open, files, &Decisions::default()));
        let after = figures(&merged.set.baseline.areas);
        for (place, value) in figures(&open.baseline.areas) {
            prop_assert_eq!(after.get(&place), Some(&value), "{:?}", place);
        }
        prop_assert_eq!(&merged.set.scenarios[..1], &open.scenarios[..]);
    }

    #[test]
    fn the_order_of_the_files_does_not_matter_for_the_conflicts(open in file(), one in file(), two in file()) {
        let there = ask(&[&one, &two], |files| said(&compare(&open, files), &[0, 1]));
        let back = ask(&[&two, &one], |files| said(&compare(&open, files), &[1, 0]));
        prop_assert_eq!(there, back);
    }

    #[test]
    fn nothing_is_lost_where_nothing_conflicts(open in file(), one in file(), two in file(), all in rules()) {
        let decisions = Decisions { all, ..Decisions::default() };
        let (found, merged) = ask(&[&one, &two], |files| (compare(&open, files), merge(&open, files, &decisions)));
        let conflicts: BTreeSet<&FigurePlace> = found.conflicts.iter().map(|conflict| &conflict.place).collect();
        let after = figures(&merged.set.baseline.areas);
        for set in [&open, &one, &two] {
            for (place, value) in figures(&set.baseline.areas) {
                // Of a place in conflict nothing is taken until somebody decides, unless the open set states it.
                let kept = after.get(&place);
                prop_assert!(kept == Some(&value) || conflicts.contains(&place), "{place:?}");
            }
            for scenario in &set.scenarios {
                let there = |other: &&permille_engine::scenario::Scenario| {
                    other.actions == scenario.actions && other.settings.len() == scenario.settings.len()
                };
                prop_assert!(merged.set.scenarios.iter().any(|other| there(&other)));
            }
        }
        let ids: BTreeSet<_> = merged.set.scenarios.iter().map(|scenario| scenario.id.clone()).collect();
        prop_assert_eq!(ids.len(), merged.set.scenarios.len(), "an id stands twice");
    }

    #[test]
    fn what_a_conflict_says_is_chosen_is_what_is_taken(open in file(), one in file(), two in file(), all in rules()) {
        let (found, merged) = ask(&[&one, &two], |files| {
            let found = compare(&open, files);
            // Every other place is decided by itself.
            let by_place = found.conflicts.iter().step_by(2).map(|conflict| (conflict.place.clone(), Rule::File(1))).collect();
            let decisions = Decisions { all, by_place, ..Decisions::default() };
            let merged = merge(&open, files, &decisions);
            (found.conflicts.into_iter().map(|conflict| (conflict.taken(&decisions), conflict)).collect::<Vec<_>>(), merged)
        });
        for (taken, conflict) in found {
            prop_assert_eq!(taken.as_ref(), merged.taken.get(&conflict.place), "{:?}", conflict.place);
        }
    }

    #[test]
    fn the_edit_makes_the_merged_set_and_its_undoing_the_open_one(open in file(), one in file(), all in rules(), replace: bool) {
        let taking = if replace { Taking::Replace } else { Taking::Add };
        let scenarios = [((0, one.scenarios[0].id.clone()), taking)].into();
        let merged = ask(&[&one], |files| merge(&open, files, &Decisions { all, scenarios: BTreeMap::clone(&scenarios), ..Decisions::default() }));
        let mut set = open.clone();
        let back = merged.edit.as_ref().map(|edit| set.apply(edit).unwrap());
        prop_assert!(set == merged.set);
        if let Some(back) = back {
            set.apply(&back).unwrap();
        }
        // Taken away and put back, a lever may stand elsewhere in the list; it is the same lever.
        in_order(&mut set);
        prop_assert!(set == open);
    }

    #[test]
    fn applied_corrections_are_all_that_they_change(open in file(), one in file()) {
        let before = ask(&[&one], |files| merge(&open, files, &Decisions::default()));
        let corrected: BTreeSet<FigurePlace> = before.doubts.iter().map(|doubt| doubt.about.place.clone()).collect();
        let decisions = Decisions { corrected: corrected.clone(), ..Decisions::default() };
        let after = ask(&[&one], |files| merge(&open, files, &decisions));
        let (before, after) = (figures(&before.set.baseline.areas), figures(&after.set.baseline.areas));
        prop_assert_eq!(before.len(), after.len());
        for (place, value) in before {
            prop_assert!(after.get(&place) == Some(&value) || corrected.contains(&place));
        }
    }
}

fn rules() -> impl Strategy<Value = Rule> {
    prop_oneof![Just(Rule::Mine), Just(Rule::Theirs), Just(Rule::Own), Just(Rule::File(0)), Just(Rule::File(1))]
}
