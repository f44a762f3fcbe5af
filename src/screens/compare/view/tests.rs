//! What the Compare screen promises, on the shipped files.

use std::sync::OnceLock;

use permille_engine::compare::contributions::{MOST, Method, Question, contributions};
use permille_engine::compare::inputs::Differences;
use permille_engine::compare::results::{Figure, by_area, by_norm};
use permille_engine::id::NormId;
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Scenario, ScenarioSet};
use permille_exchange::files::{scenario_file, shipped};

use super::bridge::{self, End};
use super::courses;
use super::headline::{first_difference, headline, thing, turned};
use super::rankings::{self, Ranked};
use super::rows;
use super::sides::{self, Sides};
use crate::queries::norms;
use crate::store::{Comparison, View};
use crate::text::compare::Pair;
use crate::text::sentences::Piece;
use crate::text::{Language, Say, compare};
use crate::views::wording::Wording;

struct File {
    set: ScenarioSet,
    model: Model,
    outlooks: Vec<Outlook>,
}

fn open(id: &str) -> File {
    let plans = shipped::plans().expect("the plans load");
    let (document, _) = scenario_file::read(shipped::scenario(id).expect("the file ships"), &plans).expect("the file loads");
    let (model, _) = Model::new(&document.set).expect("the file computes");
    let outlooks = document.set.scenarios.iter().map(|scenario| model.outlook(scenario)).collect();
    File { set: document.set, model, outlooks }
}

/// The province with the average stocks: Baseline, Yearly additions, Growth and urbanisation, Stricter norms.
fn average() -> &'static File {
    static FILE: OnceLock<File> = OnceLock::new();
    FILE.get_or_init(|| open("jiangxi-2025-average"))
}

const CHILDCARE: &str = "childcare-places-per-1000";
const AMBULANCES: &str = "ambulances-urban-rural";

impl File {
    fn norm(&self, id: &str) -> usize {
        self.model.norm_position(&NormId::from(id)).expect("the norm is in the plans")
    }

    fn scenario(&self, id: &str) -> usize {
        self.set.scenarios.iter().position(|scenario| scenario.id.as_str() == id).expect("the scenario is in the file")
    }

    fn pair(&self, other: &str) -> [&Outlook; 2] {
        [&self.outlooks[0], &self.outlooks[self.scenario(other)]]
    }

    fn differences(&self, other: &str) -> Differences {
        Differences::between(&self.model, &self.set.scenarios[0], &self.set.scenarios[self.scenario(other)])
    }

    /// The headline of the province in 2025.
    fn headline(&self, language: Language, other: &str, norm: &str) -> String {
        let norm = self.norm(norm);
        let wording = Wording::new(language, &self.model, norm);
        let name = |scenario: &Scenario| language.name(&scenario.name).to_owned();
        let (one, other_name) = (name(&self.set.scenarios[0]), name(&self.set.scenarios[self.scenario(other)]));
        let area = language.name(&self.model.areas()[0].name).to_owned();
        let pair = Pair {
            one: &one,
            other: &other_name,
            norm: &wording.norm,
            thing: thing(language, &self.model, norm),
            area: &area,
            year: 2025,
        };
        let pieces = headline(&self.model, self.pair(other), &wording, &pair, norm, 0);
        let text = |piece: Piece| match piece {
            Piece::Plain(text) | Piece::Met(text) | Piece::Short(text) => text,
        };
        pieces.into_iter().map(text).collect()
    }

    fn divide(&self, other: &str, norm: &str) -> permille_engine::compare::contributions::Contributions {
        let question = Question { norm: self.norm(norm), area: 0, year: 2025, figure: Figure::Gap };
        contributions(&self.model, &self.differences(other), question, MOST, |scenario| {
            Figure::Gap.of(&self.model, self.model.probe(scenario, &[question.norm]).first()?, 0, 2025)
        })
    }
}

#[test]
fn the_reference_is_the_first_until_another_is_pinned() {
    let set = &average().set;
    let sides = |comparison: Comparison, scenario: usize| {
        let sides = Sides::of(set, &View { comparison, scenario, ..View::default() }).expect("there are several");
        (sides.reference, sides.shown, sides.other)
    };
    let id = |position: usize| set.scenarios[position].id.clone();
    assert_eq!(sides(Comparison::default(), 0), (0, vec![1, 2, 3], 1));
    assert_eq!(sides(Comparison::default(), 2), (0, vec![1, 2, 3], 2));
    let pinned = |shown: Option<Vec<usize>>| Comparison {
        reference: Some(id(2)),
        shown: shown.map(|shown| shown.into_iter().map(id).collect()),
        other: None,
    };
    assert_eq!(sides(pinned(None), 0), (2, vec![0, 1, 3], 0));
    // The one in view is always among them; the reference never is.
    assert_eq!(sides(pinned(Some(vec![2, 1])), 3), (2, vec![1, 3], 3));
    assert_eq!(sides(pinned(Some(vec![])), 2), (2, vec![0], 0));
    // Never more than fit, whatever was chosen before; the one looked at stays.
    let five = open("jiangxi-2025").set;
    let id = |position: usize| five.scenarios[position].id.clone();
    let all = Comparison { reference: Some(id(4)), shown: Some((0..5).map(id).collect()), other: None };
    let sides_of_five = Sides::of(&five, &View { comparison: all, scenario: 3, ..View::default() }).expect("there are several");
    assert_eq!((sides_of_five.shown, sides_of_five.other), (vec![0, 1, 3], 3));
    // One that is gone is as if it had not been chosen.
    let gone = Comparison { reference: Some("gone".into()), shown: None, other: Some("gone".into()) };
    assert_eq!(sides(gone, 0), (0, vec![1, 2, 3], 1));
    let single = ScenarioSet { scenarios: vec![set.scenarios[0].clone()], ..set.clone() };
    assert_eq!(Sides::of(&single, &View::default()), None);
}

#[test]
fn the_headline_says_how_much_more_is_missing_and_in_how_many_counties() {
    let file = average();
    // Every county has too few places under either target, so what more is missing is what more is required.
    let resident = |county: &permille_engine::area::Area| {
        county.population[&permille_engine::area::PopulationBase::Resident].values[&file.model.base_year()].trunc()
    };
    let counties: Vec<i64> =
        file.model.areas().iter().filter(|area| area.level == permille_engine::area::Level::County).map(resident).collect();
    let up = |people: i64, per_10_000: i64| (people * per_10_000 + 9_999) / 10_000;
    let more: i64 = counties.iter().map(|&people| up(people, 55) - up(people, 45)).sum();
    let more = crate::text::numbers::whole(more);
    let said = file.headline(Language::En, "strict", CHILDCARE);
    assert!(said.starts_with("Against Baseline, Stricter norms leaves"), "{said}");
    assert!(
        said.contains(&format!("{more} more childcare places missing in Jiangxi in 2025, in 100 of 100 counties.")),
        "{said}"
    );
    let said = file.headline(Language::Zh, "strict", CHILDCARE);
    assert!(said.contains(&format!("多缺托位 {more} 个，100 个县（市、区）中 100 个短缺扩大。")), "{said}");
    let said = file.headline(Language::En, "additions", CHILDCARE);
    assert!(said.contains("fewer childcare places missing"), "{said}");
    // Growth of people does not move what every county must have one of.
    let said = file.headline(Language::En, "high-growth", "fixed-blood-points-per-county");
    assert!(!said.contains(" more ") && !said.contains(" fewer "), "{said}");
}

#[test]
fn contributions_and_their_bridge_add_up() {
    let file = average();
    let divided = file.divide("high-growth", AMBULANCES);
    assert_eq!(divided.method, Method::Shapley);
    let amounts = rows::amounts(&divided).expect("the gap is known");
    let sum = amounts.iter().copied().try_fold(Quantity::ZERO, Quantity::plus);
    assert_eq!((amounts.len(), sum), (2, divided.change()));
    let differences = file.differences("high-growth");
    for language in [Language::Zh, Language::En] {
        let wording = Wording::new(language, &file.model, file.norm(AMBULANCES));
        let end = |name: &str, colour| End { name: name.to_owned(), colour };
        let (from, to) = (end("A", 1), end("B", 3));
        let picture = bridge::draw(&file.model, &differences, &divided, &wording, Figure::Gap, [&from, &to], 600.0)
            .expect("something moves");
        assert_eq!(picture.rows.len(), 4);
        assert!(bridge::explained(&file.model, &differences, &divided, &wording).is_some());
        let inputs = rows::inputs(language, &file.model, &differences, Some((&differences, &divided)), Figure::Gap);
        assert!(inputs.iter().all(|input| input.contribution.is_some() && !input.reasons.is_empty()));
        assert_eq!(inputs[0].after, "5");
    }
    // What another norm's target is set to does not matter here, and says so.
    let divided = file.divide("strict", CHILDCARE);
    let differences = file.differences("strict");
    let inputs = rows::inputs(Language::En, &file.model, &differences, Some((&differences, &divided)), Figure::Gap);
    let idle =
        inputs.iter().filter(|input| input.contribution.as_ref().is_some_and(|(said, _)| said == compare::IDLE.en)).count();
    assert_eq!((inputs.len(), idle), (6, 5));
    // Contributions of a moment ago, when other inputs differed, are not those of these.
    let inputs =
        rows::inputs(Language::En, &file.model, &file.differences("additions"), Some((&differences, &divided)), Figure::Gap);
    assert!(inputs.iter().all(|input| input.contribution.is_none()));
}

#[test]
fn what_changes_most_is_drawn_first_and_units_are_told() {
    let file = average();
    let counted: Vec<usize> = norms::counted(&file.model, 0).collect();
    let changes = by_norm(&file.model, file.pair("strict"), &counted, 0, 2025, Figure::Gap);
    let childcare = file.norm(CHILDCARE);
    let shown = |ranked, changes, selected| rankings::Shown {
        ranked,
        changes,
        figure: Figure::Gap,
        names: ["Baseline", "Stricter norms"],
        selected: Some(selected),
    };
    let picture = rankings::draw(Language::En, &file.model, &shown(Ranked::Norms, &changes, childcare), 10, 600.0);
    let picture = picture.expect("norms change");
    assert!(picture.rows.iter().any(|row| row[0].contains("Childcare") && row[3].starts_with('+') && row[3].ends_with("places")));
    let areas = sides::areas(&file.model, 0, childcare);
    let changes = by_area(&file.model, file.pair("strict"), childcare, &areas, 2025, Figure::Gap);
    assert_eq!((areas.len(), changes.len()), (100, 100));
    let picture = rankings::draw(Language::Zh, &file.model, &shown(Ranked::Areas, &changes, areas[0]), 10, 600.0);
    assert_eq!(picture.map(|picture| picture.rows.len()), Some(10));
    assert!(rankings::draw(Language::Zh, &file.model, &shown(Ranked::Areas, &[], 0), 10, 600.0).is_none());
    assert_eq!(turned(&file.model, [&file.outlooks[0], &file.outlooks[0]], 0, 2025), (0, 0));
    assert_eq!(first_difference(&file.model, [&file.outlooks[0], &file.outlooks[0]], childcare, 0), None);
    // The stricter target replaces that of 2025.
    assert_eq!(first_difference(&file.model, file.pair("strict"), childcare, 0), Some(2025));
}

#[test]
fn the_norm_compared_is_one_that_differs() {
    let file = average();
    for other in ["additions", "high-growth", "strict"] {
        let norm = sides::norm(&file.model, file.pair(other), None, 0, 2025).expect("a norm differs");
        assert_eq!(by_norm(&file.model, file.pair(other), &[norm], 0, 2025, Figure::Gap).len(), 1, "{other}");
    }
    let chosen = sides::norm(&file.model, file.pair("strict"), Some(3), 0, 2025);
    assert_eq!(chosen, Some(3));
}

#[test]
fn every_scenario_has_its_line_and_its_column() {
    let file = average();
    let scenarios: Vec<(End, &Outlook)> = file
        .set
        .scenarios
        .iter()
        .zip(&file.outlooks)
        .enumerate()
        .map(|(position, (scenario, outlook))| {
            (End { name: scenario.name.en.clone(), colour: scenario.colour_at(position) }, outlook)
        })
        .collect();
    let wording = Wording::new(Language::En, &file.model, file.norm(CHILDCARE));
    for figure in [Figure::Gap, Figure::Requirement, Figure::Available] {
        let shown = courses::Shown { scenarios: &scenarios, norm: file.norm(CHILDCARE), area: 0, year: 2025, figure };
        let picture = courses::draw(&file.model, &wording, &shown, 700.0);
        assert_eq!(picture.headers.len(), 5);
        assert_eq!(picture.rows.len(), file.model.horizon().count());
    }
}

#[test]
fn what_is_not_known_is_said_and_not_divided() {
    // The province without any stock: what is required is all that is known.
    let file = open("jiangxi-2025");
    let norm = file.norm(CHILDCARE);
    assert_eq!(sides::figure(&file.model, file.pair("high-growth"), norm, 0, 2025), Figure::Requirement);
    let said = file.headline(Language::En, "high-growth", CHILDCARE);
    assert!(said.contains("requires") && said.ends_with("what is missing is unknown."), "{said}");
    assert_eq!(file.divide("high-growth", CHILDCARE).parts, None);
}
