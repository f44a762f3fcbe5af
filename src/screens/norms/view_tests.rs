use std::collections::BTreeMap;
use std::sync::Arc;

use permille_engine::area::{Area, Level};
use permille_engine::edit::Edit;
use permille_engine::id::{AreaCode, ScenarioId};
use permille_engine::name::Name;
use permille_engine::norm::Class;
use permille_engine::scenario::{Baseline, Scenario, ScenarioSet};
use permille_engine::year::Horizon;
use permille_exchange::files::shipped;

use super::super::{milestones_view, plans_view};
use super::*;

/// A province and one county under the shipped plans.
fn set() -> ScenarioSet {
    let area = |code: &str, level, parent: Option<&str>| Area {
        code: code.into(),
        name: Name::new(format!("地区{code}"), format!("Area {code}")),
        level,
        parent: parent.map(AreaCode::from),
        population: BTreeMap::new().into(),
        measures: BTreeMap::new().into(),
        note: None,
    };
    ScenarioSet {
        title: Name::default(),
        description: Name::default(),
        baseline: Baseline {
            base_year: 2020,
            horizon: Horizon::new(2020, 2030).unwrap(),
            areas: Arc::new(vec![area("360000", Level::Province, None), area("360121", Level::County, Some("360000"))]),
        },
        plans: shipped::plans().unwrap(),
        scenarios: vec![Scenario {
            id: ScenarioId::from("baseline"),
            name: Name::default(),
            description: Name::default(),
            settings: Vec::new(),
            actions: Vec::new(),
            ranges: Vec::new(),
            colour: None,
        }],
        sources: BTreeMap::new(),
        slides: Vec::new(),
        mark: None,
        reviews: BTreeMap::new(),
        rounds: BTreeMap::new(),
    }
}

fn with_seen<T>(set: &ScenarioSet, area: usize, read: impl FnOnce(Seen) -> T) -> T {
    let (model, _) = Model::new(set).unwrap();
    let outlook = model.outlook(&set.scenarios[0]);
    read(Seen { model: &model, outlook: &outlook, language: Language::En, area, year: 2025 })
}

fn shown(seen: Seen, filter: &Filter) -> Vec<usize> {
    groups(seen, filter).into_iter().flat_map(|group| group.norms).collect()
}

#[test]
fn an_empty_filter_shows_every_norm_once() {
    with_seen(&set(), 0, |seen| {
        let mut all = shown(seen, &Filter::default());
        all.sort_unstable();
        assert_eq!(all, (0..seen.model.norm_count()).collect::<Vec<_>>());
    });
}

#[test]
fn a_search_reads_both_languages_ids_and_clauses() {
    with_seen(&set(), 0, |seen| {
        for words in ["childcare places", "托位", "childcare-places-per-1000", "4.5个托位"] {
            let found = shown(seen, &Filter { search: words.to_owned(), ..Filter::default() });
            let ids: Vec<&str> = found.iter().map(|&norm| seen.model.norm(norm).id.as_str()).collect();
            assert!(ids.contains(&"childcare-places-per-1000"), "{words}: {ids:?}");
            assert!(ids.len() < 40, "{words} finds too much");
        }
        assert!(shown(seen, &Filter { search: "no such words".to_owned(), ..Filter::default() }).is_empty());
    });
}

#[test]
fn filters_narrow_together() {
    with_seen(&set(), 0, |seen| {
        let plan = seen.model.plan_of(0).id.clone();
        let filter = Filter { plan: Some(plan.clone()), class: Some(Class::Norm), ..Filter::default() };
        assert!(filter.narrows());
        for norm in shown(seen, &filter) {
            assert_eq!((&seen.model.plan_of(norm).id, seen.model.norm(norm).class), (&plan, Class::Norm));
        }
    });
}

#[test]
fn a_row_says_rule_due_year_and_source() {
    with_seen(&set(), 1, |seen| {
        let norm = seen.model.norm_position(&"childcare-places-per-1000".into()).unwrap();
        let row = row(seen, norm);
        assert_eq!(row.targets, [("2025".to_owned(), "4.5 places per 1,000".to_owned())]);
        assert_eq!((row.clause.as_str(), row.strength), ("二(五)16; 清单9", "should"));
        assert!(row.standing.is_some());
    });
}

#[test]
fn a_norm_of_another_place_has_no_standing() {
    with_seen(&set(), 1, |seen| {
        let norm = seen.model.norm_position(&"physicians-per-1000-changjiang".into()).unwrap();
        assert_eq!(row(seen, norm).standing, None);
    });
}

#[test]
fn a_milestone_is_marked_and_unmarked() {
    let mut set = set();
    let (norm, name) = with_seen(&set, 0, |seen| {
        let years = milestones_view::by_year(seen, None);
        assert!(years.windows(2).all(|pair| pair[1].year.is_none() || pair[0].year < pair[1].year));
        let own = years.iter().flat_map(|due| &due.milestones).find(|one| matches!(one.place, milestones_view::Whose::Own(_)));
        let norm = own.unwrap().norm;
        (norm, seen.model.norm(norm).measure.clone())
    });
    let mark = |set: &ScenarioSet, state| {
        let (model, _) = Model::new(set).unwrap();
        milestones_view::mark(&model, 0, norm, 2025, state)
    };
    let state = |set: &ScenarioSet| {
        with_seen(set, 0, |seen| {
            let found =
                milestones_view::by_year(seen, None).into_iter().flat_map(|due| due.milestones).find(|one| one.norm == norm);
            found.map(|milestone| milestone.place)
        })
    };
    assert_eq!(mark(&set, milestones_view::State::Unknown), None);
    for (wanted, undone) in
        [(milestones_view::State::Done, false), (milestones_view::State::NotDone, false), (milestones_view::State::Unknown, true)]
    {
        let edit: Edit = mark(&set, wanted).unwrap();
        set.apply(&edit).unwrap();
        assert_eq!(state(&set), Some(milestones_view::Whose::Own(wanted)));
        assert_eq!(set.baseline.areas[0].measures.get(&name).is_none_or(|series| series.values.is_empty()), undone);
    }
}

#[test]
fn the_last_plan_cannot_be_taken_away() {
    let shipped = shipped::plans().unwrap();
    let one = plans_view::choices(&shipped[..1], &shipped);
    assert_eq!(one.len(), shipped.len());
    assert_eq!(plans_view::toggled(&one, 0), None);
    assert_eq!(plans_view::toggled(&one, 1).map(|plans| plans.len()), Some(2));
    let all = plans_view::choices(&shipped, &shipped);
    assert_eq!(plans_view::toggled(&all, 2).map(|plans| plans.len()), Some(shipped.len() - 1));
}
