//! Settings that speak of the same thing, in every way they can.

use super::*;
use crate::area::{Area, Level};
use crate::norm::{Class, Direction, Domain, Source, Strength, Target};
use crate::rule::Ratio;
use target::{Address, NoEffect, address, canonical, placed, planned};

/// 360000 › 360200 › 360202, and 360100 beside the city.
fn tree() -> AreaTree {
    let area = |code: &str, level, parent: Option<&str>| Area {
        code: code.into(),
        name: crate::name::Name::default(),
        level,
        parent: parent.map(AreaCode::from),
        population: crate::shared::Shared::default(),
        measures: crate::shared::Shared::default(),
        note: None,
    };
    let areas = [
        area("360000", Level::Province, None),
        area("360100", Level::City, Some("360000")),
        area("360200", Level::City, Some("360000")),
        area("360202", Level::County, Some("360200")),
    ];
    AreaTree::new(&areas).unwrap()
}

fn q(text: &str) -> Quantity {
    text.parse().unwrap()
}

fn set(lever: Lever, area: &str, value: &str) -> Setting {
    Setting { lever, area: (!area.is_empty()).then(|| area.into()), value: q(value), reason: None }
}

fn beds() -> Lever {
    Lever::Additions { measure: "beds".into() }
}

#[test]
fn the_nearest_setting_holds_and_of_two_the_first() {
    let tree = tree();
    let settings =
        [set(Lever::Growth, "", "1"), set(Lever::Growth, "360200", "2"), set(Lever::Growth, "360200", "3"), set(beds(), "", "9")];
    let held = |code: &str| nearest(&tree, &settings, &Lever::Growth, tree.position(&code.into()).unwrap());
    assert_eq!(["360000", "360100", "360200", "360202"].map(held), [Some(0), Some(0), Some(1), Some(1)]);
    assert_eq!(nearest(&tree, &settings, &Lever::Urbanisation, 0), None);
    assert_eq!(nearest(&tree, &[set(Lever::Growth, "440000", "1")], &Lever::Growth, 0), None, "an area that is not there");
}

#[test]
fn additions_come_from_above_and_below_and_all_of_them_count() {
    let tree = tree();
    let settings = [set(beds(), "", "1"), set(beds(), "360200", "2"), set(beds(), "360202", "3"), set(beds(), "360100", "4")];
    let come = |code: &str| adding(&tree, &settings, &beds(), tree.position(&code.into()).unwrap()).collect::<Vec<_>>();
    assert_eq!(come("360202"), [0, 1, 2]);
    assert_eq!(come("360200"), [0, 1, 2]);
    assert_eq!(come("360100"), [0, 3]);
    assert_eq!(come("360000"), [0, 1, 2, 3]);
}

/// A norm of a plan that ends in 2025, with a target for 2022 and one without a year.
fn norm() -> Norm {
    let target = |year: Option<Year>, value: &str| Target {
        year,
        month: None,
        every_year: false,
        values: vec![q(value)],
        upper: None,
        words: None,
    };
    Norm {
        id: "beds".into(),
        class: Class::Norm,
        domain: Domain::MedicalCare,
        name: crate::name::Name::default(),
        level: Level::County,
        measure: "beds".into(),
        direction: Direction::AtLeast,
        strength: Strength::Must,
        rule: Ratio { base: PopulationBase::Resident, per: 1_000 }.into(),
        targets: vec![target(Some(2022), "1"), target(None, "6")],
        source: Source { document: "plan".into(), clause: "一".to_owned(), statement: crate::name::Name::default() },
        note: None,
    }
}

fn aims(year: Option<Year>, part: usize) -> Lever {
    Lever::Target { norm: "beds".into(), year, part }
}

fn due_year() -> Lever {
    Lever::DueYear { norm: "beds".into() }
}

#[test]
fn a_target_is_addressed_by_the_year_of_the_plan() {
    let at = |lever: &Lever| address(&norm(), 2025, lever);
    assert_eq!(at(&aims(None, 0)), Some(Address::Value { target: 1, part: 0 }));
    assert_eq!(at(&aims(Some(2025), 0)), at(&aims(None, 0)), "without a year it falls due in the plan's last");
    assert_eq!(at(&aims(Some(2022), 0)), Some(Address::Value { target: 0, part: 0 }));
    assert_eq!(at(&due_year()), Some(Address::Due { target: 1 }));
    for nowhere in [aims(Some(2023), 0), aims(None, 1), Lever::DueYear { norm: "doctors".into() }, Lever::Growth] {
        assert_eq!(at(&nowhere), None, "{nowhere:?}");
        assert_eq!(planned(&norm(), 2025, &nowhere), None);
        assert_eq!(canonical(&norm(), 2025, &nowhere), nowhere);
    }
    assert_eq!(canonical(&norm(), 2025, &aims(Some(2025), 0)), aims(None, 0));
    assert_eq!(canonical(&norm(), 2025, &aims(Some(2022), 0)), aims(Some(2022), 0));
    assert_eq!([planned(&norm(), 2025, &aims(None, 0)), planned(&norm(), 2025, &due_year())], [Some(q("6")), Some(q("2025"))]);
}

#[test]
fn the_last_setting_of_a_target_acts_and_the_others_stand_aside() {
    let settings = [
        set(aims(Some(2025), 0), "", "7"),
        set(aims(Some(2022), 0), "", "2"),
        set(aims(None, 0), "", "8"),
        set(aims(None, 3), "", "9"),
        set(due_year(), "", "2024"),
    ];
    let found = placed(&norm(), 2025, &settings);
    let told: Vec<_> = found.targets.iter().map(|one| (one.due, one.values[0].to_string(), one.settings().collect())).collect();
    assert_eq!(told, [(2022, "2".to_owned(), vec![1]), (2024, "8".to_owned(), vec![4, 2])]);
    assert_eq!(found.without_effect, [(0, NoEffect::Overruled(2)), (3, NoEffect::NotThere)]);
    assert!(found.targets.iter().all(target::PlacedTarget::moved) && !found.targets[1].undated);
}

#[test]
fn the_last_target_moved_before_an_earlier_one_replaces_it() {
    for year in ["2022", "2021"] {
        let found = placed(&norm(), 2025, &[set(aims(Some(2022), 0), "", "2"), set(due_year(), "", year)]);
        assert_eq!((found.targets.len(), found.targets[0].planned), (1, 1));
        assert_eq!(found.without_effect, [(0, NoEffect::Replaced)]);
    }
    // A year that is none moves nothing.
    let found = placed(&norm(), 2025, &[set(due_year(), "", "-1")]);
    assert_eq!((found.targets.len(), found.without_effect.as_slice()), (2, &[(0, NoEffect::NotThere)][..]));
}
