//! Files held against what they came to when they were saved.

use std::sync::Arc;

use permille_engine::norm::Norm;
use permille_engine::plan::Plan;
use permille_engine::quantity::Quantity;

use super::*;
use crate::files::scenario_file::Figures;
use crate::files::shipped;

fn quantity(text: &str) -> Quantity {
    text.parse().unwrap()
}

fn read(text: &str) -> Document {
    scenario_file::read(text, &shipped::plans().unwrap()).unwrap().0
}

fn computed(document: &Document) -> (Model, Vec<Outlook>) {
    let (model, _) = Model::new(&document.set).unwrap();
    let outlooks = document.set.scenarios.iter().map(|scenario| model.outlook(scenario)).collect();
    (model, outlooks)
}

fn saved(document: &Document) -> Document {
    let (model, outlooks) = computed(document);
    let text = scenario_file::write(&stamped(document, &model, outlooks.iter()), &shipped::plans().unwrap());
    let back = read(&text);
    assert_eq!(scenario_file::write(&back, &shipped::plans().unwrap()), text);
    back
}

fn verdict(document: &Document) -> Verdict {
    let (model, outlooks) = computed(document);
    compare(document.record.as_ref().unwrap(), document, &model, outlooks.iter())
}

fn tutorial() -> Document {
    Document { record: None, ..read(shipped::scenario("tutorial").unwrap()) }
}

/// The tutorial bound by its plan as `change` has it.
fn bound_by(change: impl Fn(&mut Plan)) -> Document {
    let mut document = tutorial();
    let mut plan = (*document.set.plans[0]).clone();
    change(&mut plan);
    document.set.plans[0] = Arc::new(plan);
    document
}

/// The norm with this id.
fn norm<'a>(plan: &'a mut Plan, id: &str) -> &'a mut Norm {
    plan.norms.iter_mut().find(|norm| norm.id.as_str() == id).unwrap()
}

const CHILDCARE: &str = "childcare-places-per-1000";

#[test]
fn what_is_saved_comes_to_the_same() {
    for id in shipped::ids() {
        let document = read(shipped::scenario(id).unwrap());
        assert_eq!(verdict(&document), Verdict::Same(Causes::default()), "{id}");
        let whole = saved(&Document { record: None, ..document });
        assert_eq!(verdict(&whole), Verdict::Same(Causes::default()), "{id}");
    }
}

#[test]
fn a_shipped_file_saved_again_keeps_its_bytes() {
    for id in shipped::ids() {
        let text = shipped::scenario(id).unwrap();
        let document = read(text);
        let (model, outlooks) = computed(&document);
        assert_eq!(scenario_file::write(&stamped(&document, &model, outlooks.iter()), &shipped::plans().unwrap()), text, "{id}");
    }
}

/// A file saved under an older edition of its plan – childcare places at 4.0 instead of 4.5 – and kept as it was then.
const OLDER: &str = include_str!("../../../tests/older-plan.scenario.json");

#[test]
fn a_file_made_with_an_older_plan_says_what_moved_and_why() {
    let document = read(OLDER);
    let Verdict::Moved { causes, scenarios } = verdict(&document) else { panic!("nothing moved") };
    assert_eq!(
        causes.plans.iter().map(|plan| (plan.plan.as_str(), plan.before)).collect::<Vec<_>>(),
        [("gan-fu-fa-2023-1", Some(1))]
    );
    assert!(!causes.contents);
    let of_baseline = &scenarios[0];
    let moved = of_baseline.norms.iter().find(|moved| moved.norm.as_str() == CHILDCARE).unwrap();
    // 320,000 residents: 4.0 a thousand are 1,280 places; 4.5 are 1,440.
    let (area, year) = moved.at.clone().unwrap();
    assert_eq!((area.as_str(), year), ("369901", 2025));
    assert_eq!((moved.before.required, moved.now.required), (Some(quantity("1280")), Some(quantity("1440"))));
    assert_eq!(moved.plan.as_ref().map(permille_engine::id::PlanId::as_str), Some("gan-fu-fa-2023-1"));
}

#[test]
fn a_norm_that_came_or_went_is_named() {
    let before = saved(&bound_by(|plan| plan.norms.retain(|norm| norm.id.as_str() != CHILDCARE)));
    let now = Document { record: before.record, ..tutorial() };
    let Verdict::Moved { scenarios, .. } = verdict(&now) else { panic!("nothing moved") };
    let came = &scenarios[0].norms[0];
    assert_eq!((came.norm.as_str(), came.at.clone(), came.before), (CHILDCARE, None, Figures::default()));
    let before = saved(&tutorial());
    let now = Document { record: before.record, ..bound_by(|plan| plan.norms.retain(|norm| norm.id.as_str() != CHILDCARE)) };
    let Verdict::Moved { scenarios, .. } = verdict(&now) else { panic!("nothing moved") };
    let went = scenarios[0].norms.last().unwrap();
    assert_eq!((went.norm.as_str(), &went.plan, went.now), (CHILDCARE, &None, Figures::default()));
    assert!(went.before.required.is_some());
}

#[test]
fn a_norm_that_moved_below_or_in_another_year_is_said_to_have_moved_elsewhere() {
    // Due a year earlier: in 2025 everything is as it was, in 2024 not.
    let before = saved(&bound_by(|plan| norm(plan, CHILDCARE).targets.iter_mut().for_each(|target| target.year = Some(2024))));
    let mut record = before.record.unwrap();
    for result in &mut record.results {
        let headline = result.norms.values_mut().filter_map(|(_, headline)| headline.as_mut());
        headline.for_each(|headline| headline.year = 2026);
    }
    let now = Document { record: Some(record), ..tutorial() };
    let Verdict::Moved { scenarios, .. } = verdict(&now) else { panic!("nothing moved") };
    let moved = scenarios[0].norms.iter().find(|moved| moved.norm.as_str() == CHILDCARE).unwrap();
    assert!(moved.is_elsewhere());
    assert_eq!(scenarios[0].years, [2023, 2024]);
}

#[test]
fn what_moves_no_figure_is_the_same_all_the_same() {
    let before = saved(&bound_by(|plan| {
        plan.revision += 7;
        plan.title.en.push_str(", corrected edition");
    }));
    let now = Document { record: before.record, ..tutorial() };
    let Verdict::Same(causes) = verdict(&now) else { panic!("something moved") };
    assert_eq!(causes.plans.len(), 1);
    // Written by another hand: a title is no figure.
    let mut edited = saved(&tutorial());
    edited.set.title.zh = "改名".to_owned();
    assert_eq!(verdict(&edited), Verdict::Same(Causes { contents: true, ..Causes::default() }));
}

#[test]
fn an_older_calculation_and_a_file_changed_by_hand_are_causes() {
    let mut document = saved(&tutorial());
    let mut areas = (*document.set.baseline.areas).clone();
    let series = areas.iter_mut().flat_map(|area| area.population.values_mut());
    for value in series.flat_map(|series| series.values.values_mut()) {
        *value = value.plus(quantity("1000")).unwrap();
    }
    document.set.baseline.areas = Arc::new(areas);
    document.record.as_mut().unwrap().engine = 0;
    let Verdict::Moved { causes, scenarios } = verdict(&document) else { panic!("nothing moved") };
    assert_eq!((causes.engine, causes.contents), (Some((0, permille_engine::CALCULATION)), true));
    assert!(scenarios.iter().all(|scenario| !scenario.norms.is_empty()));
}

#[test]
fn a_short_record_says_that_something_moved_and_not_what() {
    let document = tutorial();
    let (model, outlooks) = computed(&document);
    let mut short = stamped_shortly(&document, &model, outlooks.iter());
    let record = short.record.as_mut().unwrap();
    assert!(record.results.iter().all(|result| result.norms.is_empty()));
    record.results[0].digest ^= 1;
    let Verdict::Moved { scenarios, .. } = verdict(&short) else { panic!("nothing moved") };
    assert_eq!(scenarios.len(), 1);
    assert!(scenarios[0].norms.is_empty() && scenarios[0].areas.is_empty());
}

/// What the calculation makes of a file of its own plan. Where this moves and no test of the engine was wrong before, count `CALCULATION` up.
#[test]
fn the_calculation_is_the_one_its_version_stands_for() {
    let document = read(include_str!("../../../tests/own-plan.scenario.json"));
    let (model, outlooks) = computed(&document);
    let record = record(&document, &model, outlooks.iter(), false);
    assert_eq!((record.engine, record.results[0].digest), (2, 12_585_701_798_755_821_074));
}

/// Two counties and their city: losses, an action of the city, and a cap.
#[test]
fn a_file_of_an_earlier_calculation_says_what_moved() {
    let document = read(include_str!("../../../tests/saved-0.3.0/two-counties.scenario.json"));
    let Verdict::Moved { causes, scenarios } = verdict(&document) else { panic!("nothing moved") };
    assert_eq!(causes, Causes { engine: Some((1, 2)), ..Causes::default() });
    let figures = |figures: Figures| [figures.required, figures.available, figures.gap].map(|one| one.unwrap().to_string());
    let moved = |norm: &str| scenarios[0].norms.iter().find(|one| one.norm.as_str() == norm).unwrap();
    // 18 + 25 beds required in 2027. Before: 10 and 10 lost nothing, as 4% of 10 is less than half a bed, and the city's 10 counted nowhere.
    // Now: 10 × 0.96⁷ = 7.5, shown as 8, in each; the city's 10 of 2022 are 8.15, shown as 8.
    let beds = moved("own-beds-per-1000");
    assert_eq!(
        (figures(beds.before), figures(beds.now)),
        (["43", "20", "23"].map(str::to_owned), ["43", "24", "27"].map(str::to_owned))
    );
    // 1.4 × 3,000 ÷ 1,000 = 4.2 and 1.4 × 4,100 ÷ 1,000 = 5.74: before 5 and 6, now 4 and 5, of which the first has one too many.
    let cap = moved("own-premises-at-most");
    assert_eq!(
        (figures(cap.before), figures(cap.now)),
        (["11", "9", "-2"].map(str::to_owned), ["9", "9", "1"].map(str::to_owned))
    );
}

#[test]
fn a_shipped_file_of_an_earlier_calculation_comes_to_the_same() {
    let document = read(include_str!("../../../tests/saved-0.3.0/tutorial.scenario.json"));
    assert_eq!(verdict(&document), Verdict::Same(Causes { engine: Some((1, 2)), ..Causes::default() }));
}
