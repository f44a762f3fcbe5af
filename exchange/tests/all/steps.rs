//! A step of the history comes back from its text as it was, and what is cut is not taken for one.

use std::sync::Arc;

use permille_engine::area::{Area, PopulationBase};
use permille_engine::edit::{Edit, Figure};
use permille_engine::mark::Mark;
use permille_engine::name::Name;
use permille_engine::review::{Comment, Review, Signed, Subject, Tick};
use permille_engine::round::{Return, Round};
use permille_engine::scenario::{Lever, LeverRange, ScenarioSet};
use permille_engine::slide::{Slide, SlideKind};
use permille_engine::year::Horizon;
use permille_exchange::files::{scenario_file, shipped};

fn set() -> ScenarioSet {
    let text = shipped::scenario("changjiang-2030").unwrap();
    scenario_file::read(text, &crate::common::plans()).unwrap().0.set
}

/// One change of every kind, in an order in which each can be made.
fn changes(set: &ScenarioSet) -> Vec<Edit> {
    let area = set.baseline.areas[0].code.clone();
    let measure = set.plans[0].measures[0].id.clone();
    let norm = set.plans[0].norms[0].id.clone();
    let q = |text: &str| text.parse().unwrap();
    let target = Lever::Target { norm, year: Some(2025), part: 1 };
    let scenario = &set.scenarios[0];
    let other =
        permille_engine::scenario::Scenario {
            id: "other".into(), name: Name::new("另一", "Other \"one\""), ..scenario.clone()
        };
    let mut own = (*set.plans[0]).clone();
    own.id = "own".into();
    own.norms.truncate(1);
    let people = |word: &str| Figure::Population(PopulationBase::from_word(word));
    let signed = Signed { by: "李 “L”".to_owned(), date: "2026-11-29".to_owned() };
    let said = Review {
        tick: Some(Tick { signed: signed.clone(), stated: "4.5".to_owned() }),
        comments: vec![Comment { signed, text: "第3页\n核对".to_owned() }],
    };
    let of_figure = |figure: Figure| Subject::Figure { area: area.clone(), figure, year: 2020 };
    let of_lever = |area| Subject::Assumption { scenario: scenario.id.clone(), lever: target.clone(), area };
    let reviews = [
        (of_figure(people("resident")), Some(said.clone())),
        (of_figure(Figure::Measure(measure.clone())), Some(Review { tick: None, ..said.clone() })),
        (Subject::Norm(set.plans[0].norms[0].id.clone()), Some(Review { comments: Vec::new(), ..said.clone() })),
        (of_lever(None), Some(said.clone())),
        (of_lever(Some(area.clone())), Some(said)),
        (of_lever(None), None),
    ];
    let reviews = reviews.map(|(subject, review)| Edit::Review { subject, review });
    let mut changes = vec![
        Edit::Lever {
            scenario: 0,
            lever: target.clone(),
            area: None,
            value: Some(q("4.8")),
            reason: Some("试\n“行”".to_owned()),
        },
        Edit::Lever { scenario: 0, lever: Lever::Growth, area: Some(area.clone()), value: Some(q("-0.000001")), reason: None },
        Edit::Lever { scenario: 0, lever: Lever::Growth, area: Some(area.clone()), value: None, reason: None },
        Edit::Figure { area: area.clone(), figure: people("aged-0-3"), year: 2021, value: Some(q("9000000000000")) },
        Edit::Figure { area: area.clone(), figure: people("resident"), year: 2020, value: None },
        Edit::Provenance {
            area: area.clone(),
            figure: people("aged-0-3"),
            source: Some("s".into()),
            note: Some(String::new()),
            owner: None,
        },
        Edit::Source { id: "s".into(), name: Some(Name::new("来源", "Source")) },
        Edit::Source { id: "s".into(), name: None },
        Edit::Areas { areas: Arc::clone(&set.baseline.areas) },
        Edit::Describe { title: Name::new("题", "Title"), description: Name::new("", "") },
        Edit::Period { base_year: 2021, horizon: Horizon::new(2021, 2035).unwrap() },
        Edit::InsertScenario { position: 1, scenario: Box::new(other) },
        Edit::MoveScenario { from: 1, to: 0 },
        Edit::DescribeScenario { position: 0, name: Name::new("甲", "A"), description: Name::new("乙", "B"), colour: Some(3) },
        Edit::RemoveScenario { position: 0 },
        Edit::Actions {
            scenario: 0,
            actions: vec![permille_engine::scenario::Action {
                area: area.clone(),
                measure: measure.clone(),
                year: 2027,
                amount: q("120"),
                unit_cost: Some(q("1.5")),
                reason: None,
            }],
        },
        Edit::Ranges {
            scenario: 0,
            ranges: vec![LeverRange {
                lever: Lever::Attrition { measure: measure.clone() },
                area: None,
                low: q("1"),
                likely: q("2"),
                high: q("3"),
                reason: None,
            }],
        },
        Edit::Mark { mark: Some(Mark::Internal) },
        Edit::Mark { mark: None },
        Edit::Slides {
            slides: vec![Slide {
                kind: SlideKind::Title,
                norm: None,
                area: None,
                year: Some(2030),
                scenario: None,
                caption: None,
                notes: Some("n".to_owned()),
            }],
        },
        Edit::Plans { plans: vec![Arc::clone(&set.plans[0]), Arc::new(own)] },
    ];
    let open = [Figure::Population(PopulationBase::Resident), Figure::Measure("ambulances".into())].into();
    let back = Return { date: "2026-12-18".to_owned(), file: "昌江 “1”.xlsx".to_owned(), accepted: None, asked: 54, open };
    let accepted = Return { accepted: Some("2026-12-20".to_owned()), ..back.clone() };
    let asked = [(area.clone(), None), ("360203".into(), Some(accepted.clone()))].into();
    let round =
        Round {
            title: "年报\u{3000}一".to_owned(), year: 2025, sent: "2026-11-30".to_owned(), deadline: String::new(), asked
        };
    let returned = |returned| Edit::Returned { round: "2025-1".into(), area: area.clone(), returned };
    changes.extend([
        Edit::Round { id: "2025-1".into(), round: Some(Box::new(round)) },
        returned(Some(back)),
        returned(Some(accepted)),
        returned(None),
        Edit::Round { id: "2025-1".into(), round: None },
    ]);
    changes.extend(reviews);
    changes
}

#[test]
fn every_kind_of_change_comes_back_as_it_was() {
    let (plans, mut set) = (crate::common::plans(), set());
    let mut after = set.clone();
    let changes = changes(&set);
    for edit in &changes {
        let name = Name::new("步骤", "Step");
        let text = scenario_file::write_step(&name, edit, &crate::common::plans());
        assert!(!text.contains('\n'), "{text}");
        let (called, read) = scenario_file::read_step(&text, &plans).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(called, name);
        assert_eq!(scenario_file::write_step(&called, &read, &crate::common::plans()), text);
        // What an edit says is what it does, and what undoes it.
        let (back, expected) = (after.apply(&read), set.apply(edit));
        assert!(back == expected && after.baseline == set.baseline && after.scenarios == set.scenarios, "{text}");
        let rest = |set: &ScenarioSet| {
            (set.title.clone(), set.sources.clone(), set.slides.clone(), set.plans.len(), set.reviews.clone(), set.rounds.clone())
        };
        assert!(rest(&after) == rest(&set), "{text}");
    }
    let all = Edit::All(vec![Edit::All(changes[..2].to_vec()), changes[2].clone()]);
    let text = scenario_file::write_step(&Name::default(), &all, &crate::common::plans());
    let flat = Edit::All(changes[..3].to_vec());
    assert_eq!(scenario_file::read_step(&text, &plans), Some((Name::default(), flat)));
}

#[test]
fn a_change_of_very_many_areas_comes_back_as_it_was() {
    let (plans, set) = (crate::common::plans(), set());
    let one = &set.baseline.areas[0];
    let named = |number: i32| Area { code: format!("36{number:010}").as_str().into(), ..one.clone() };
    let areas = |count: i32| Edit::Areas { areas: Arc::new((0..count).map(named).collect()) };
    let edit = Edit::All(vec![areas(250), areas(0), Edit::Mark { mark: None }]);
    let text = scenario_file::write_step(&Name::default(), &edit, &plans);
    assert_eq!(scenario_file::read_step(&text, &plans), Some((Name::default(), edit)));
}

#[test]
fn a_step_that_is_cut_or_no_step_is_not_taken_for_one() {
    let (plans, set) = (crate::common::plans(), set());
    for edit in changes(&set).iter().filter(|edit| !matches!(edit, Edit::Areas { .. } | Edit::Plans { .. })) {
        let text = scenario_file::write_step(&Name::default(), edit, &crate::common::plans());
        for (end, _) in text.char_indices() {
            assert_eq!(scenario_file::read_step(&text[..end], &plans), None, "{}", &text[..end]);
        }
    }
    for text in [
        "",
        "null",
        "{}",
        r#"{"name": {"zh": "", "en": ""}, "edits": [{"edit": "forget"}]}"#,
        r#"{"name": {"zh": "", "en": ""}, "edits": [{"edit": "figure", "area": "1", "year": 2020}]}"#,
        r#"{"name": {"zh": "", "en": ""}, "edits": [{"edit": "move-scenario", "from": 0}]}"#,
        r#"{"name": {"zh": "", "en": ""}, "edits": [{"edit": "plans", "plans": ["nobody"]}]}"#,
    ] {
        assert_eq!(scenario_file::read_step(text, &plans), None, "{text}");
    }
}
