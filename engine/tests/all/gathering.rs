//! A round of asking areas for figures: who was asked, what came back, who is missing, and that each step can be taken back.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::{World, due, norm, ratio};
use crate::fixed_seed;
use permille_engine::area::{Area, Figure, Level, PopulationBase, Series};
use permille_engine::doubts::{Doubt, Ground};
use permille_engine::edit::Edit;
use permille_engine::gathering::{FormBack, accepted, doubted, gone, missing, returned, sent, states};
use permille_engine::id::AreaCode;
use permille_engine::merge::{Incoming, compare};
use permille_engine::name::Name;
use permille_engine::peers::survey::FigurePlace;
use permille_engine::quantity::Quantity;
use permille_engine::round::{Return, Round, State, Tally};
use permille_engine::scenario::ScenarioSet;
use proptest::prelude::*;

/// A province with two cities of two counties each.
fn set() -> ScenarioSet {
    let mut set = World::county(285_797).norm(norm("places", ratio(1_000), vec![due(2025, &["4.5"])])).set();
    let area = |code: &str, level, parent: Option<&str>| Area {
        code: code.into(),
        name: Name::new(code, code),
        level,
        parent: parent.map(AreaCode::from),
        population: BTreeMap::new().into(),
        measures: BTreeMap::new().into(),
        note: None,
    };
    set.baseline.areas = std::sync::Arc::new(vec![
        area("360000", Level::Province, None),
        area("360100", Level::City, Some("360000")),
        area("360102", Level::County, Some("360100")),
        area("360103", Level::County, Some("360100")),
        area("360200", Level::City, Some("360000")),
        area("360202", Level::County, Some("360200")),
        area("360203", Level::County, Some("360200")),
    ]);
    set
}

fn round(asked: &[&str]) -> Round {
    Round {
        title: String::new(),
        year: 2025,
        sent: "2026-11-30".to_owned(),
        deadline: "12月20日".to_owned(),
        asked: asked.iter().map(|code| ((*code).into(), None)).collect(),
    }
}

fn form(area: &str, file: &str) -> FormBack {
    FormBack { round: "r".into(), area: area.into(), file: file.to_owned(), asked: 2, open: BTreeSet::new() }
}

fn area_of<'a>(set: &'a ScenarioSet, code: &str) -> &'a Area {
    set.baseline.areas.iter().find(|area| area.code.as_str() == code).unwrap()
}

#[test]
fn a_form_with_figures_left_open_is_returned_in_part_until_they_are_stated() {
    let mut set = set();
    set.apply(&sent(&set, &"r".into(), round(&["360202", "360203", "360299"]))).unwrap();
    let resident = Figure::Population(PopulationBase::Resident);
    let open = BTreeSet::from([resident.clone(), Figure::Measure("places".into())]);
    let form = FormBack { asked: 54, open: open.clone(), ..form("360202", "a.xlsx") };
    set.apply(&Edit::All(returned(&set, &[form], "2026-12-18"))).unwrap();
    let stand = |set: &ScenarioSet, doubted| {
        let round = &set.rounds[&"r".into()];
        let left = round.asked[&"360202".into()].as_ref().map_or(0, |back| back.left(area_of(set, "360202"), 2025).count());
        (round.state(area_of(set, "360202"), doubted), left)
    };
    assert_eq!(stand(&set, true), (State::Partial, 2));
    let stated = |figure: &Figure| Edit::Figure {
        area: "360202".into(),
        figure: figure.clone(),
        year: 2025,
        value: Some(Quantity::whole(280_000).unwrap()),
    };
    set.apply(&stated(&resident)).unwrap();
    assert_eq!(stand(&set, false), (State::Partial, 1));
    set.apply(&stated(&Figure::Measure("places".into()))).unwrap();
    assert_eq!(stand(&set, false), (State::Returned, 0));
    // Areas that the file has no more are told of apart, and count nowhere.
    let round = &set.rounds[&"r".into()];
    assert_eq!(gone(&set.baseline.areas, round), [&AreaCode::from("360299")]);
    let states = states(&set.baseline.areas, round, &BTreeMap::new());
    assert_eq!(Tally::of(states.into_iter().map(|(_, state)| state)).asked, 2);
}

/// What an area hands in: its residents alone.
fn handed_in(open: &ScenarioSet, area: &str) -> ScenarioSet {
    let mut set = open.clone();
    let own = open.baseline.areas.iter().find(|one| one.code.as_str() == area).unwrap();
    let series = Series { values: [(2025, Quantity::whole(280_000).unwrap())].into(), ..Series::default() };
    let population = BTreeMap::from([(PopulationBase::Resident, series)]).into();
    set.baseline.areas = std::sync::Arc::new(vec![Area { population, parent: None, ..own.clone() }]);
    (set.plans, set.scenarios) = (Vec::new(), Vec::new());
    set
}

#[test]
fn a_round_goes_out_comes_back_and_is_accepted_step_by_step() {
    let (before, mut set) = (set(), set());
    let mut undo = vec![set.apply(&sent(&set, &"r".into(), round(&["360102", "360202"]))).unwrap()];
    // What is asked again the same day belongs to the same round, and nobody is asked for less.
    undo.push(set.apply(&sent(&set, &"r".into(), round(&["360203"]))).unwrap());
    assert_eq!(set.rounds[&"r".into()].asked.len(), 3);
    let back = returned(&set, &[form("360202", "a.xlsx"), form("360202", "b.xlsx"), form("360103", "c.xlsx")], "2026-12-18");
    assert_eq!(back.len(), 1, "360103 was not asked, and of two forms of 360202 one counts");
    undo.push(set.apply(&Edit::All(back)).unwrap());
    let kept = set.rounds[&"r".into()].asked[&"360202".into()].clone();
    let whole =
        Return { date: "2026-12-18".to_owned(), file: "b.xlsx".to_owned(), accepted: None, asked: 2, open: BTreeSet::new() };
    assert_eq!(kept, Some(whole));
    let codes: [AreaCode; 2] = ["360202".into(), "360102".into()];
    let accept = accepted(&set, &"r".into(), &codes, Some("2026-12-20")).unwrap();
    undo.push(set.apply(&accept).unwrap());
    let now = &set.rounds[&"r".into()];
    // What has not come back cannot be accepted.
    let stand = |code: &str| now.state(area_of(&set, code), false);
    assert_eq!([stand("360202"), stand("360102"), stand("360103")], [State::Accepted, State::Asked, State::NotAsked]);
    let tally = Tally { asked: 3, missing: 2, returned: 1, partial: 0, doubtful: 0, accepted: 1 };
    let all = now.asked.keys().map(|area| now.state(area_of(&set, area.as_str()), true));
    assert_eq!(Tally::of(all), tally, "somebody has accepted it, whatever speaks against it");
    assert_eq!(accepted(&set, &"r".into(), &codes, Some("2026-12-21")), None, "it is accepted already");
    // The same file of the same day changes nothing; another one has to be looked at again.
    assert_eq!(returned(&set, &[form("360202", "b.xlsx")], "2026-12-18"), []);
    let again = returned(&set, &[form("360202", "d.xlsx")], "2026-12-22");
    undo.push(set.apply(&Edit::All(again)).unwrap());
    assert_eq!(set.rounds[&"r".into()].state(area_of(&set, "360202"), true), State::Doubtful);
    for step in undo.iter().rev() {
        set.apply(step).unwrap();
    }
    assert_eq!(set.rounds, before.rounds);
}

#[test]
fn a_form_of_a_round_that_is_not_kept_leaves_no_trace() {
    let mut set = set();
    assert_eq!(returned(&set, &[form("360202", "a.xlsx")], "2026-12-18"), []);
    assert_eq!(accepted(&set, &"r".into(), [&"360202".into()], Some("2026-12-18")), None);
    let nobody = Edit::Returned { round: "r".into(), area: "360202".into(), returned: None };
    assert_eq!(set.apply(&nobody), None, "nothing is put where nobody was asked");
}

#[test]
fn the_year_that_was_asked_for_is_in_doubt_and_no_other() {
    let doubt = |area: &str, year, ground| Doubt {
        place: FigurePlace { area: area.into(), figure: Figure::Population(PopulationBase::Resident), year },
        value: Quantity::ZERO,
        ground,
    };
    let doubts = [
        doubt("360102", 2025, Ground::BeyondAll),
        doubt("360102", 2024, Ground::BeyondAll),
        doubt("360202", 2025, Ground::Old { years: 6 }),
        doubt("360203", 2025, Ground::BeyondAll),
    ];
    let mut round = round(&["360102", "360202", "360203"]);
    for code in ["360102", "360202"] {
        round.asked.insert(code.into(), Some(Return::default()));
    }
    let found = doubted(&round, &doubts);
    assert_eq!(found, [("360102".into(), vec![0]), ("360203".into(), vec![3])].into());
    let stand: Vec<State> = states(&set().baseline.areas, &round, &found).into_iter().map(|(_, state)| state).collect();
    // Counties alone: cities were not asked. Whoever has returned nothing is missing, and not in doubt.
    assert_eq!(stand, [State::Doubtful, State::NotAsked, State::Returned, State::Asked]);
}

#[test]
fn whoever_was_asked_and_has_returned_nothing_is_missing_and_nobody_else() {
    let mut set = set();
    let file = handed_in(&set, "360202");
    let label = Name::new("a", "a");
    let incoming = [Incoming { label: &label, set: &file }];
    let codes = |set: &ScenarioSet, forms: &[FormBack]| -> Vec<String> {
        missing(set, &compare(set, &incoming), forms).iter().map(|one| one.area.to_string()).collect()
    };
    // Nobody is known to have been asked: the areas beside it, and the counties of another city in place of that city.
    assert_eq!(codes(&set, &[]), ["360102", "360103", "360203"]);
    let mut asked = round(&["360102", "360103", "360202"]);
    asked.asked.insert("360103".into(), Some(Return::default()));
    set.apply(&sent(&set, &"r".into(), asked)).unwrap();
    // 360103 returned in an earlier go, 360203 was never asked, 360202 lies on the desk.
    assert_eq!(codes(&set, &[form("360202", "a.xlsx")]), ["360102"]);
}

proptest! {
    #![proptest_config(fixed_seed::cases(64))]

    #[test]
    fn the_states_add_up_and_every_step_can_be_taken_back(
        steps in prop::collection::vec((0_usize..4, 0_usize..3, any::<bool>()), 0..24),
    ) {
        let codes = ["360102", "360103", "360202", "360203"];
        let mut set = set();
        let mut undo = vec![set.apply(&sent(&set, &"r".into(), round(&codes[..3]))).unwrap()];
        let before = set.clone();
        for (area, what, day) in steps {
            let (code, day) = (codes[area], if day { "2026-12-18" } else { "2026-12-19" });
            let edit = match what {
                0 if area == 1 => {
                    let open = [Figure::Measure("places".into())].into();
                    Some(Edit::All(returned(&set, &[FormBack { open, ..form(code, day) }], day)))
                }
                0 => Some(Edit::All(returned(&set, &[form(code, day)], day))),
                1 => accepted(&set, &"r".into(), [&code.into()], Some(day)),
                _ => accepted(&set, &"r".into(), [&code.into()], None),
            };
            if let Some(edit) = edit {
                undo.push(set.apply(&edit).unwrap());
            }
            let round = &set.rounds[&"r".into()];
            let doubted = |code: &AreaCode| code.as_str() == "360202";
            let stands = round.asked.keys().map(|code| round.state(area_of(&set, code.as_str()), doubted(code)));
            let stands: Vec<State> = stands.collect();
            let tally = Tally::of(stands.iter().copied());
            let count = |state: State| stands.iter().filter(|one| **one == state).count();
            prop_assert_eq!(tally.asked, 3);
            prop_assert_eq!(tally.missing, round.missing().count());
            prop_assert_eq!(tally.partial, count(State::Partial));
            prop_assert_eq!(tally.returned, tally.partial + count(State::Doubtful) + count(State::Returned) + count(State::Accepted));
            prop_assert_eq!((tally.doubtful, tally.accepted), (count(State::Doubtful), count(State::Accepted)));
        }
        for step in undo[1..].iter().rev() {
            set.apply(step).unwrap();
        }
        prop_assert!(set == before);
    }
}
