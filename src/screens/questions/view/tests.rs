//! What the Questions screen promises, on the shipped files. In the tutorial Example County has 320,000 residents and in its three towns
//! 820 childcare places; 4.5 per 1,000 are 1,440 from 2025 on, so 620 are missing.

use std::rc::Rc;
use std::sync::Arc;

use permille_engine::area::Level;
use permille_engine::edit::Edit;
use permille_engine::model::Model;
use permille_engine::questions::ladder::Years;
use permille_engine::questions::outcome::{Condition, Outcome, Subject, When};
use permille_engine::questions::solve::Shape;
use permille_engine::scenario::{Lever, ScenarioSet};
use permille_exchange::files::scenario_file::Document;
use permille_exchange::files::{scenario_file, shipped};

use super::asked::{Asked, Job};
use super::ladder::{Ladder, LadderKey, counts};
use super::matters::{Matters, MattersKey};
use super::near::{self, near};
use super::pairs::{Pairs, PairsKey, place_of_now, tip, usual};
use super::takes::{Row, Takes, TakesKey, apply, apply_each, total};
use super::when::turns;
use super::{matters, offered, pairs};
use crate::components::same::Same;
use crate::queries::places;
use crate::text::Language;
use crate::text::questions::takes::{Wish, headline, reason, short};
use crate::text::sentences::Piece;

fn made(document: Document) -> Asked {
    let (model, _) = Model::new(&document.set).expect("the file computes");
    let outlook = model.outlook(&document.set.scenarios[0]);
    Asked {
        model: Same::new(&Rc::new(model)),
        outlook: Same::new(&Rc::new(outlook)),
        document: Same::new(&Rc::new(document)),
        scenario: 0,
    }
}

fn read(id: &str) -> Document {
    let plans = shipped::plans().expect("the plans load");
    scenario_file::read(shipped::scenario(id).expect("the file ships"), &plans).expect("the file loads").0
}

fn open(id: &str) -> Asked {
    made(read(id))
}

/// The file with its set changed.
fn changed(id: &str, change: impl FnOnce(&mut ScenarioSet)) -> Asked {
    let mut document = read(id);
    change(&mut document.set);
    made(document)
}

fn norm(asked: &Asked, id: &str) -> usize {
    asked.model.norm_position(&id.into()).expect("the norm is in the plans")
}

fn places_norm(asked: &Asked) -> Subject {
    Subject { norm: norm(asked, "childcare-places-per-1000"), area: 0, when: When::Due }
}

/// Works a job out to the end.
fn done<J: Job>(key: &J::Key) -> J {
    let mut job = J::begin(key);
    let mut steps = 0;
    while job.advance(key) {
        steps += 1;
        assert!(steps < 100_000, "it never ends");
    }
    let (done, all) = job.progress();
    assert_eq!(done, all);
    job
}

fn said(pieces: &[Piece]) -> String {
    let text = |piece: &Piece| match piece {
        Piece::Plain(text) | Piece::Met(text) | Piece::Short(text) => text.clone(),
    };
    pieces.iter().map(text).collect()
}

fn takes(asked: &Asked, condition: Condition) -> (TakesKey, Takes) {
    let key = TakesKey { asked: asked.clone(), subject: places_norm(asked), condition };
    let job = done::<Takes>(&key);
    (key, job)
}

fn row(takes: &Takes, wanted: fn(&Lever) -> bool) -> &Row {
    takes.rows.iter().find(|row| wanted(&row.question.lever)).expect("the lever is there")
}

#[test]
fn two_hundred_and_seven_places_a_year_close_the_tutorials_gap() {
    let asked = open("tutorial");
    let (_, takes) = takes(&asked, Condition::ALL_MET);
    let additions = row(&takes, |lever| matches!(lever, Lever::Additions { .. }));
    let answer = additions.answer.as_ref().unwrap();
    let model = &asked.model;
    // 620 ÷ 3 = 206.67; with 206 a year 2 are missing in 2025.
    assert_eq!(short(Language::Zh, model, &additions.question.lever, answer), "≥ 207 个/年");
    assert_eq!(answer.binding.iter().map(|one| one.gap).collect::<Vec<_>>(), [Some("2".parse().unwrap())]);
    let wish =
        Wish { norm: "托位", unit: "个", area: "示例县", year: Some(2025), condition: Condition::ALL_MET, several: false };
    assert_eq!(
        headline(Language::Zh, model, &additions.question.lever, false, answer, &wish),
        "要使 2025 年示例县“托位”达标，新增托位须不低于 207 个/年。"
    );
    assert_eq!(
        headline(Language::En, model, &additions.question.lever, false, answer, &Wish { norm: "Places", area: "it", ..wish }),
        "Places: to be met in it in 2025, it takes additions of at least 207 places a year."
    );
    // 820 ÷ 320 is 2.56 for every 1,000, and 2.5 the last step of 0.1 below it.
    let target = row(&takes, |lever| matches!(lever, Lever::Target { .. }));
    assert_eq!(short(Language::En, model, &target.question.lever, target.answer.as_ref().unwrap()), "≤ 2.5 per 1,000 people");
    // No growth from −30‰ to 30‰ makes 820 places enough, and nothing that is lost does.
    for wanted in [|lever: &Lever| *lever == Lever::Growth, |lever: &Lever| matches!(lever, Lever::Attrition { .. })] {
        assert_eq!(row(&takes, wanted).answer.as_ref().unwrap().shape(), Shape::Never);
    }
}

#[test]
fn an_answer_that_is_applied_does_it() {
    let asked = open("tutorial");
    let (key, takes) = takes(&asked, Condition::ALL_MET);
    let additions = row(&takes, |lever| matches!(lever, Lever::Additions { .. }));
    let value = additions.to_apply().unwrap();
    let wish =
        Wish { norm: "托位", unit: "个", area: "示例县", year: Some(2025), condition: Condition::ALL_MET, several: false };
    let edit = apply(0, additions, value, reason(Language::Zh, &wish));
    let after = changed("tutorial", |set| assert!(set.apply(&edit).is_some()));
    assert_eq!(
        key.condition.judge(&after.model, after.outlook.norm(key.subject.norm), key.subject),
        permille_engine::questions::outcome::Verdict::Holds
    );
    let setting = &after.scenario().unwrap().settings[0];
    assert_eq!(setting.reason.as_deref(), Some("求解：使 2025 年示例县“托位”达标"));
    // And then there is nothing left to apply.
    let (_, again) = self::takes(&after, Condition::ALL_MET);
    let row = row(&again, |lever| matches!(lever, Lever::Additions { .. }));
    assert!(row.holds_now() && row.to_apply().is_none());
}

#[test]
fn what_each_county_needs_is_applied_as_one_step_and_does_it() {
    let asked = open("jiangxi-2025-average");
    let (key, takes) = takes(&asked, Condition::ALL_MET);
    let needs = takes.needs.as_ref().unwrap();
    let (all, count) = total(needs).unwrap();
    assert_eq!((needs.len(), count), (100, 100));
    // The same stock for everybody: what is shared by people comes to no less.
    let shared = row(&takes, |lever| matches!(lever, Lever::Additions { .. })).to_apply().unwrap();
    assert!(shared >= all, "{shared} of all, {all} by county");
    let edit = apply_each(&key, needs, "因为");
    assert!(matches!(&edit, Edit::All(edits) if edits.len() == 100));
    let after = changed("jiangxi-2025-average", |set| assert!(set.apply(&edit).is_some()));
    let figures = after.outlook.norm(key.subject.norm);
    assert_eq!(key.subject.short(&after.model, figures), Vec::<usize>::new());
}

#[test]
fn the_example_county_is_nearer_to_the_bracket_below() {
    let asked = open("tutorial");
    let beds = (0..asked.model.norm_count())
        .find(|&norm| asked.model.norm(norm).measure.as_str() == "infectious-beds")
        .expect("the plan has beds by bracket");
    assert!(offered::with_edges(&asked.model, 0).contains(&beds));
    let near = near(Language::En, &asked.model, asked.scenario().unwrap(), &asked.outlook, (beds, 0, 2025));
    // 320,000 − 299,999 = 20,001 fewer; 500,000 − 320,000 = 180,000 more, where 80 − 45 = 35 instead of 5 would be missing.
    let name = asked.area_name(Language::En, 0);
    assert_eq!(said(&near.headline), format!("{name}: 20,001 fewer people, and 50 become 20 beds."));
    let row = near::row(Language::En, &near.areas[0]);
    let up = row.up.as_ref().unwrap();
    assert_eq!((up.people.as_str(), up.then.as_str(), up.to_build.as_str()), ("+180,000 (56.2%)", "80", "30"));
    assert_eq!((row.down.as_ref().unwrap().people.as_str(), near.close), ("−20,001 (6.3%)", 0));
}

#[test]
fn the_tutorial_runs_short_of_places_in_2025() {
    let asked = open("tutorial");
    let norm = norm(&asked, "childcare-places-per-1000");
    let one = turns(Language::Zh, &asked.model, &asked.outlook, 0, &[norm]);
    assert_eq!((one.rows.len(), one.rows[0].year, one.short, one.bound), (1, 2025, 1, 1));
    assert_eq!(one.rows[0].gap, Some("620".parse().unwrap()));
    let all = turns(Language::Zh, &asked.model, &asked.outlook, 0, &offered::every(&asked.model, 0));
    assert!(all.rows.windows(2).all(|pair| pair[0].year <= pair[1].year));
    assert_eq!(all.all.known + all.all.unknown, offered::every(&asked.model, 0).len());
}

#[test]
fn a_rung_of_the_ladder_says_what_is_needed_each_year() {
    let asked = open("tutorial");
    let norm = norm(&asked, "childcare-places-per-1000");
    let key = |from| LadderKey {
        asked: asked.clone(),
        norms: Rc::new(vec![norm]),
        areas: Rc::new(vec![0]),
        years: Years { seen: 2023, from },
    };
    let rungs = done::<Ladder>(&key(2022)).shown(false);
    let rung = &rungs[0];
    assert_eq!((rung.due, rung.requirement, rung.gap), (2025, Some("1440".parse().unwrap()), Some("620".parse().unwrap())));
    // A third of the way from 820 to 1,440 is 1,026.67; 620 in three years, or in two.
    assert_eq!((rung.path, rung.yearly), (Some("1027".parse().unwrap()), Some("207".parse().unwrap())));
    assert_eq!(done::<Ladder>(&key(2023)).shown(true)[0].yearly, Some("310".parse().unwrap()));
    let (counts, first) = counts(&rungs);
    assert_eq!((counts.short, counts.all(), first), (1, 1, Some(2025)));
}

#[test]
fn a_grid_marks_the_present_pair_and_turns_where_the_answer_is() {
    let asked = open("tutorial");
    let subject = places_norm(&asked);
    let (across, down) = usual(&asked, subject.norm).unwrap();
    let key = PairsKey { asked: asked.clone(), subject, outcome: Outcome::Gap, across, down };
    let pairs = done::<Pairs>(&key);
    let grid = pairs.grid.as_ref().unwrap();
    // 0 to 207 and half as far again, in steps of 50.
    let across: Vec<String> = grid.across().values.iter().map(ToString::to_string).collect();
    assert_eq!(across, ["0", "50", "100", "150", "200", "250", "300"]);
    let now = place_of_now(&key, grid).unwrap();
    assert!(tip(Language::En, &key, grid, now).unwrap().ends_with("620 places short"));
    let present_row = grid.down().values.iter().position(|value| *value == "0".parse().unwrap()).unwrap();
    assert_eq!(grid.turns(present_row), [5]);
    for language in [Language::Zh, Language::En] {
        assert_eq!(pairs::draw(language, &key, grid, Some(now), 700.0).drawing.marks.len(), grid.size());
    }
}

#[test]
fn everything_can_be_asked_of_every_file_in_both_languages() {
    for id in ["tutorial", "changjiang-2030", "jiangxi-2025", "jiangxi-2025-average"] {
        let asked = open(id);
        let model = &asked.model;
        let leading: Vec<usize> = offered::with_figures_as_targets(model, 0);
        let some: Vec<usize> =
            leading.iter().copied().filter(|&norm| model.has_figures(norm)).take(4).chain(leading.first().copied()).collect();
        for norm in some {
            let subject = Subject { norm, area: 0, when: When::Due };
            let key = MattersKey { asked: asked.clone(), subject, outcome: Outcome::Gap };
            let tornado = done::<Matters>(&key).tornado();
            for language in [Language::Zh, Language::En] {
                let picture = matters::draw(language, &key, &tornado, 640.0);
                assert_eq!(picture.drawing.marks.len(), tornado.bars.len());
                let _ = matters::most(language, &key, &tornado);
            }
        }
        let areas: Vec<usize> = places::at_level(model, 0, Level::County).chain([0]).collect();
        let known: Vec<usize> = offered::every(model, 0).into_iter().filter(|&norm| model.has_figures(norm)).collect();
        let key = LadderKey {
            asked: asked.clone(),
            norms: Rc::new(known),
            areas: Rc::new(areas),
            years: Years { seen: model.base_year(), from: model.base_year() },
        };
        let ladder = done::<Ladder>(&key);
        assert!(ladder.shown(true).len() <= ladder.shown(false).len());
    }
}

#[test]
fn nothing_known_and_nobody_there_are_no_trouble() {
    let without = |keep_people: bool| {
        changed("tutorial", |set| {
            for area in Arc::make_mut(&mut set.baseline.areas) {
                area.measures.clear();
                if keep_people {
                    for series in area.population.values_mut() {
                        for value in series.values.values_mut() {
                            *value = permille_engine::quantity::Quantity::ZERO;
                        }
                    }
                } else {
                    area.population.clear();
                }
            }
        })
    };
    for asked in [without(false), without(true)] {
        let (_, takes) = takes(&asked, Condition::ALL_MET);
        assert!(takes.rows.iter().all(|row| row.to_apply().is_none()));
        let subject = places_norm(&asked);
        let key = MattersKey { asked: asked.clone(), subject, outcome: Outcome::Coverage };
        assert_eq!(matters::most(Language::En, &key, &done::<Matters>(&key).tornado()), None);
        let turns = turns(Language::En, &asked.model, &asked.outlook, 0, &offered::every(&asked.model, 0));
        assert_eq!(turns.rows.len(), 0);
    }
}

#[test]
fn levers_at_the_ends_of_their_ranges_are_no_trouble() {
    for highest in [false, true] {
        let asked = changed("tutorial", |set| {
            let norm = "childcare-places-per-1000";
            let levers = [
                Lever::Growth,
                Lever::Urbanisation,
                Lever::Target { norm: norm.into(), year: None, part: 0 },
                Lever::DueYear { norm: norm.into() },
                Lever::Additions { measure: "childcare-places".into() },
                Lever::Attrition { measure: "childcare-places".into() },
            ];
            for lever in levers {
                let (least, most) = lever.range();
                let value = Some(if highest { most } else { least });
                let edit = Edit::Lever { scenario: 0, lever, area: None, value, reason: None };
                assert!(set.apply(&edit).is_some());
            }
        });
        let (key, takes) = takes(&asked, Condition::ALL_MET);
        for row in &takes.rows {
            let answer = row.answer.as_ref().unwrap();
            for language in [Language::Zh, Language::En] {
                assert!(!short(language, &asked.model, &row.question.lever, answer).is_empty());
            }
        }
        for when in [When::Due, When::Year(2030)] {
            let subject = Subject { when, ..key.subject };
            let levers = permille_engine::questions::levers::of_norm(&asked.model, subject.norm);
            for down in &levers[1..] {
                let key = PairsKey {
                    asked: asked.clone(),
                    subject,
                    outcome: Outcome::Gap,
                    across: levers[0].clone(),
                    down: down.clone(),
                };
                let mut pairs = Pairs::begin(&key);
                while pairs.advance(&key) {}
                if let Some(grid) = &pairs.grid {
                    let _ = pairs::draw(Language::En, &key, grid, None, 400.0);
                }
            }
            let key = MattersKey { asked: asked.clone(), subject, outcome: Outcome::Gap };
            let _ = matters::draw(Language::Zh, &key, &done::<Matters>(&key).tornado(), 300.0);
        }
    }
}
