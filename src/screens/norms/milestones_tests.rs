use permille_exchange::files::{scenario_file, shipped};

use super::*;
use crate::text::Language;

/// The columns of the shipped province's own milestones of 2023, after `edits` to one of them, at the end of `year`.
fn check(values: &[(Year, i64)], year: Year, column: Column, timing: Timing) {
    let plans = shipped::plans().unwrap();
    let mut set = scenario_file::read(shipped::scenario("jiangxi-2025").unwrap(), &plans).unwrap().0.set;
    let (model, _) = Model::new(&set).unwrap();
    let norm = due_in_2023(&model);
    let area = model.areas()[0].code.clone();
    for &(year, value) in values {
        let figure = Figure::Measure(model.norm(norm).measure.clone());
        set.apply(&Edit::Figure { area: area.clone(), figure, year, value: Quantity::whole(value).ok() }).unwrap();
    }
    let (model, _) = Model::new(&set).unwrap();
    let outlook = model.outlook(&set.scenarios[0]);
    let seen = Seen { model: &model, outlook: &outlook, language: Language::En, area: 0, year };
    let years = by_year(seen, None);
    let found = years.iter().flat_map(|due| &due.milestones).find(|one| one.norm == norm).unwrap();
    assert_eq!((found.column, found.timing), (column, timing), "{values:?} {year}");
    assert!(of_column(&years, column).contains(&found));
}

/// A milestone of the province that is due by the end of 2023.
fn due_in_2023(model: &Model) -> usize {
    let due = |norm: usize| model.norm(norm).targets.last().and_then(|target| target.year);
    let asked =
        |&norm: &usize| is_milestone(model, norm) && model.standing(norm, 0) == Standing::Bound && due(norm) == Some(2023);
    (0..model.norm_count()).find(asked).unwrap()
}

#[test]
fn the_board_says_what_is_done_due_and_late() {
    check(&[], 2022, Column::Due, Timing::DueIn(1));
    check(&[], 2023, Column::Due, Timing::ThisYear);
    check(&[], 2025, Column::Unrecorded, Timing::NotRecorded(2));
    check(&[(2021, 0)], 2023, Column::Due, Timing::ThisYear);
    check(&[(2021, 0)], 2025, Column::Late, Timing::LateBy(2));
    check(&[(2022, 1)], 2025, Column::Done, Timing::DoneOnTime(2022));
    check(&[(2021, 0), (2024, 1)], 2025, Column::Done, Timing::DoneLate(2024, 1));
    // Not yet done then.
    check(&[(2021, 0), (2024, 1)], 2023, Column::Due, Timing::ThisYear);
    // Done, undone, and done again: since when it has been done counts.
    check(&[(2021, 1), (2022, 0), (2023, 1)], 2025, Column::Done, Timing::DoneOnTime(2023));
}

#[test]
fn owner_and_note_are_written_beside_a_project_and_undone() {
    let plans = shipped::plans().unwrap();
    let mut set = scenario_file::read(shipped::scenario("jiangxi-2025").unwrap(), &plans).unwrap().0.set;
    let before = set.clone();
    let (model, _) = Model::new(&set).unwrap();
    let norm = due_in_2023(&model);
    assert_eq!(write_beside(&model, 0, norm, " ", ""), None);
    let back = set.apply(&write_beside(&model, 0, norm, " 规划处 ", "第一季度开工").unwrap()).unwrap();
    let series = &set.baseline.areas[0].measures[&model.norm(norm).measure];
    assert_eq!((series.owner.as_deref(), series.note.as_deref()), (Some("规划处"), Some("第一季度开工")));
    let (model, _) = Model::new(&set).unwrap();
    assert_eq!(write_beside(&model, 0, norm, "规划处", "第一季度开工"), None);
    set.apply(&back).unwrap();
    let series = set.baseline.areas[0].measures.get(&model.norm(norm).measure);
    assert!(series.is_none_or(|series| series.owner.is_none() && series.note.is_none()));
    assert_eq!(set.plans, before.plans);
}

#[test]
fn a_plan_alone_can_be_asked_for() {
    let plans = shipped::plans().unwrap();
    let set = scenario_file::read(shipped::scenario("jiangxi-2025").unwrap(), &plans).unwrap().0.set;
    let (model, _) = Model::new(&set).unwrap();
    let outlook = model.outlook(&set.scenarios[0]);
    let seen = Seen { model: &model, outlook: &outlook, language: Language::En, area: 0, year: 2025 };
    let count = |plan: Option<&PlanId>| by_year(seen, plan).iter().map(|due| due.milestones.len()).sum::<usize>();
    let parts: usize = set.plans.iter().map(|plan| count(Some(&plan.id))).sum();
    assert_eq!(parts, count(None));
    assert!(count(Some(&set.plans[0].id)) > 20);
    assert_eq!(count(Some(&"nowhere".into())), 0);
}
