//! A plan that is edited: each step a new plan, and everything in which it then differs.

use crate::common::{due, measure, norm, plan, q, ratio};
use crate::fixed_seed;
use permille_engine::name::Name;
use permille_engine::norm::{Norm, Strength, Target};
use permille_engine::plan::{Nature, Plan};
use permille_engine::plan_diff::{Change, Difference, Field, differences};
use permille_engine::plan_edit::fresh_id;
use permille_engine::problem::Problem;
use permille_engine::rule::{Absolute, Bracket, PerArea, Rule};
use proptest::collection::vec;
use proptest::prelude::*;

/// A plan with two norms of places and beds.
fn shipped() -> Plan {
    plan(
        "shipped",
        vec![measure("places", Nature::Resource), measure("beds", Nature::Resource)],
        vec![
            norm("places", ratio(1_000), vec![due(2022, &["2"]), due(2025, &["4.5"])]),
            norm("beds", Rule::from(PerArea), vec![due(2025, &["20"])]),
        ],
    )
}

fn changed(change: impl FnOnce(&mut Plan)) -> Plan {
    let mut plan = shipped();
    change(&mut plan);
    plan
}

#[test]
fn a_changed_target_is_the_only_difference() {
    let before = shipped();
    let after = before.with_target(&"places".into(), 1, due(2025, &["4.8"])).unwrap();
    let (was, is) = (due(2025, &["4.5"]), due(2025, &["4.8"]));
    let [Difference::Norm(Change::Changed { before: from, .. }, fields)] = &*differences(&before, &after) else { panic!() };
    assert_eq!(from.id.as_str(), "places");
    assert_eq!(*fields, [Field::Target(Change::Changed { before: &was, after: &is })]);
    assert!(before.with_target(&"places".into(), 2, due(2025, &["1"])).is_none());
    assert!(before.with_target(&"nowhere".into(), 0, due(2025, &["1"])).is_none());
}

#[test]
fn a_target_moved_to_another_year_is_one_change_and_not_two() {
    let (before, after) = (shipped(), changed(|plan| plan.norms[0].targets[1].year = Some(2027)));
    let (was, is) = (due(2025, &["4.5"]), due(2027, &["4.5"]));
    let [Difference::Norm(_, fields)] = &*differences(&before, &after) else { panic!() };
    assert_eq!(*fields, [Field::Target(Change::Changed { before: &was, after: &is })]);
}

#[test]
fn targets_that_come_and_go_are_told_apart() {
    let before = shipped();
    let after = changed(|plan| plan.norms[0].targets = vec![due(2025, &["4.5"])]);
    let gone = due(2022, &["2"]);
    let [Difference::Norm(_, fields)] = &*differences(&before, &after) else { panic!() };
    assert_eq!(*fields, [Field::Target(Change::Removed(&gone))]);
    let back = differences(&after, &before);
    let [Difference::Norm(_, fields)] = &*back else { panic!() };
    assert_eq!(*fields, [Field::Target(Change::Added(&gone))]);
}

#[test]
fn every_field_of_a_norm_is_compared() {
    let before = shipped();
    let after = changed(|plan| {
        let norm = &mut plan.norms[1];
        norm.name.en = "Beds".to_owned();
        norm.strength = Strength::About;
        norm.rule = Rule::from(Absolute);
        norm.source.clause = "二".to_owned();
        norm.note = Some(Name::new("注", "Note"));
    });
    let [Difference::Norm(_, fields)] = &*differences(&before, &after) else { panic!() };
    let is_as_expected = matches!(
        fields.as_slice(),
        [
            Field::Name(..),
            Field::Strength(Strength::Must, Strength::About),
            Field::Rule(Rule::PerArea(_), Rule::Absolute(_)),
            Field::Clause("一", "二"),
            Field::Note(None, Some(_))
        ]
    );
    assert!(is_as_expected, "{fields:?}");
}

#[test]
fn norms_and_measures_are_added_and_taken_away_in_order() {
    let before = shipped();
    let more = Norm { source: shipped().norms[0].source.clone(), ..norm("wards", Rule::from(PerArea), vec![due(2025, &["1"])]) };
    let after = before.without_norm(&"places".into()).with_measure(&measure("wards", Nature::Resource)).with_norm(more);
    let found = differences(&before, &after);
    let [
        Difference::Measure(Change::Added(measure)),
        Difference::Norm(Change::Removed(gone), _),
        Difference::Norm(Change::Added(come), _),
    ] = &*found
    else {
        panic!("{found:?}")
    };
    assert_eq!((measure.id.as_str(), gone.id.as_str(), come.id.as_str()), ("wards", "places", "wards"));
    // What it counted stays declared, and the norm is cited by the plan it is in.
    assert!(after.measures.iter().any(|measure| measure.id.as_str() == "places"));
    assert_eq!(come.source.document, after.id);
}

#[test]
fn the_same_in_another_order_is_a_difference() {
    let after = changed(|plan| plan.norms.reverse());
    assert_eq!(differences(&shipped(), &after), [Difference::Order]);
}

#[test]
fn a_norm_put_back_in_its_place_leaves_no_difference() {
    let before = shipped();
    let norm = Norm {
        source: permille_engine::norm::Source { document: "shipped".into(), ..before.norms[0].source.clone() },
        ..before.norms[0].clone()
    };
    let own = before.with_norm(norm.clone());
    assert_eq!(own.norms.len(), 2);
    assert_eq!(own.with_norm(norm), own);
    assert_eq!(own.with_measure(&before.measures[0]), own);
}

#[test]
fn what_keeps_a_norm_from_being_computed_is_said_before_it_is_in_the_plan() {
    let plan = shipped();
    let broken =
        norm("new", Rule::from(Bracket { base: crate::common::base("resident"), from: vec![0, 5, 5] }), vec![due(2025, &["1"])]);
    let norm = || "new".into();
    let expected = [Problem::TargetDoesNotFit { norm: norm(), expected: 3, given: 1 }, Problem::NotAscending { norm: norm() }];
    assert_eq!(plan.problems_of(&broken), expected);
    // Undated, it binds from the plan's last year, 2030: nothing may come after it.
    let undated =
        Norm { targets: vec![due(2031, &["1"]), due(0, &["2"])], ..crate::common::norm("new", Rule::from(PerArea), Vec::new()) };
    assert_eq!(plan.problems_of(&undated), [Problem::NotAscending { norm: norm() }]);
    assert!(plan.problems_of(&plan.norms[0]).is_empty());
}

#[test]
fn a_fresh_id_is_not_taken() {
    assert_eq!(fresh_id("own", |_| false), "own-1");
    assert_eq!(fresh_id("own", |id| ["own-1", "own-2"].contains(&id)), "own-3");
}

/// A few changes to a plan, each of one field.
fn any_change() -> impl Strategy<Value = Vec<(usize, usize, u16)>> {
    vec((0..9_usize, 0..2_usize, 2020..2030_u16), 0..4)
}

fn apply(changes: &[(usize, usize, u16)]) -> Plan {
    let mut plan = shipped();
    for &(kind, position, number) in changes {
        let Some(norm) = plan.norms.get_mut(position) else { continue };
        match kind {
            0 => norm.targets[0].values = vec![q(&number.to_string())],
            1 => norm.targets = vec![Target { year: Some(number), ..norm.targets[0].clone() }],
            2 => norm.name.zh = number.to_string(),
            3 => norm.id = number.to_string().as_str().into(),
            4 => plan.norms.swap(0, position),
            5 => drop(plan.norms.remove(position)),
            6 => plan.years.1 = number,
            7 => plan.measures.swap(0, 1),
            _ => plan.measures[0].whole = false,
        }
    }
    plan
}

proptest! {
    #![proptest_config(fixed_seed::cases(256))]

    #[test]
    fn there_is_a_difference_exactly_where_plans_differ(one in any_change(), other in any_change()) {
        let (one, other) = (apply(&one), apply(&other));
        prop_assert_eq!(differences(&one, &other).is_empty(), one == other);
        prop_assert_eq!(differences(&one, &other).len(), differences(&other, &one).len());
    }
}
