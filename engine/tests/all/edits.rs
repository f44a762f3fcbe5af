//! An edit makes its change, and the edit it hands back undoes it to the last bit.

use std::sync::Arc;

use crate::common::{World, scenario, setting};
use permille_engine::area::PopulationBase;
use permille_engine::edit::{Edit, Figure};
use permille_engine::mark::Mark;
use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Action, Lever, LeverRange, ScenarioSet};
use permille_engine::slide::{Slide, SlideKind};
use permille_engine::year::Horizon;

fn set() -> ScenarioSet {
    let mut set = World::province().people("360100", "resident", &[(2020, 1_000)]).set();
    set.scenarios.push(scenario("second"));
    set.scenarios.push(scenario("third"));
    set
}

/// Applies the edit and its undoing; fails unless the first moves something and the second leaves no trace. Hands back the change.
#[track_caller]
fn check(edit: Edit) -> ScenarioSet {
    let before = set();
    let mut after = before.clone();
    let back = after.apply(&edit).expect("it can be made");
    assert_ne!(after, before, "{edit:?} moves something");
    let mut undone = after.clone();
    let forth = undone.apply(&back).expect("it can be undone");
    assert_eq!(undone, before, "{back:?} undoes {edit:?}");
    undone.apply(&forth).expect("it can be made again");
    assert_eq!(undone, after, "{forth:?} makes it again");
    after
}

fn action(amount: i64) -> Action {
    Action {
        area: "360100".into(),
        measure: "beds".into(),
        year: 2025,
        amount: Quantity::whole(amount).unwrap(),
        unit_cost: Some(Quantity::ONE),
        reason: None,
    }
}

#[test]
fn every_edit_is_undone_by_the_one_it_hands_back() {
    let name = || Name::new("新", "new");
    check(Edit::Figure {
        area: "360100".into(),
        figure: Figure::Population(PopulationBase::Resident),
        year: 2020,
        value: Some(Quantity::ONE),
    });
    let after = check(Edit::Provenance {
        area: "360100".into(),
        figure: Figure::Population(PopulationBase::Resident),
        source: Some("s".into()),
        note: Some("a note".to_owned()),
        owner: Some("an office".to_owned()),
    });
    assert_eq!(after.baseline.areas[1].population[&PopulationBase::Resident].owner.as_deref(), Some("an office"));
    check(Edit::Source { id: "s".into(), name: Some(name()) });
    let fewer = set().baseline.areas[..1].to_vec();
    assert_eq!(check(Edit::Areas { areas: Arc::new(fewer) }).baseline.areas.len(), 1);
    check(Edit::Describe { title: name(), description: name() });
    check(Edit::Period { base_year: 2021, horizon: Horizon::new(2021, 2040).unwrap() });
    check(Edit::DescribeScenario { position: 1, name: name(), description: name(), colour: Some(3) });
    check(Edit::Actions { scenario: 2, actions: vec![action(5), action(7)] });
    let growth = LeverRange {
        lever: Lever::Growth,
        area: None,
        low: Quantity::ZERO,
        likely: Quantity::ZERO,
        high: Quantity::ONE,
        reason: None,
    };
    check(Edit::Ranges { scenario: 0, ranges: vec![growth] });
    check(Edit::Mark { mark: Some(Mark::Draft) });
    check(Edit::Slides { slides: vec![Slide::new(SlideKind::Headline)] });
    let lever = setting(Lever::Budget, "", "300");
    check(Edit::Lever { scenario: 1, lever: lever.lever, area: None, value: Some(lever.value), reason: None });
    check(Edit::RemoveScenario { position: 0 });
}

#[test]
fn a_scenario_moves_past_the_others_and_back() {
    for (from, to, order) in
        [(0, 2, ["second", "third", "0"]), (2, 0, ["third", "0", "second"]), (1, 2, ["0", "third", "second"])]
    {
        let first = set().scenarios[0].id.to_string();
        let after = check(Edit::MoveScenario { from, to });
        let ids: Vec<_> = after.scenarios.iter().map(|scenario| scenario.id.to_string()).collect();
        assert_eq!(ids, order.map(|id| if id == "0" { first.clone() } else { id.to_owned() }));
    }
}

#[test]
fn what_is_not_there_is_not_edited() {
    for edit in [
        Edit::MoveScenario { from: 0, to: 3 },
        Edit::Actions { scenario: 3, actions: Vec::new() },
        Edit::Ranges { scenario: 3, ranges: Vec::new() },
        Edit::All(vec![
            Edit::Describe { title: Name::default(), description: Name::default() },
            Edit::MoveScenario { from: 9, to: 0 },
        ]),
    ] {
        let mut after = set();
        assert_eq!(after.apply(&edit), None, "{edit:?}");
        assert_eq!(after, set(), "{edit:?}");
    }
}
