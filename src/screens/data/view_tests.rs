use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use permille_engine::area::{Area, Level};
use permille_engine::id::{AreaCode, ScenarioId};
use permille_engine::scenario::{Baseline, Scenario, ScenarioSet};
use permille_engine::year::Horizon;
use permille_exchange::files::shipped;

use super::super::uses::at_hand;
use super::*;
use crate::queries::choices::{Choices, Found};

fn area(code: &str, level: Level, parent: Option<&str>) -> Area {
    Area {
        code: code.into(),
        name: Name::new(format!("地区{code}"), format!("Area {code}")),
        level,
        parent: parent.map(AreaCode::from),
        population: BTreeMap::new().into(),
        measures: BTreeMap::new().into(),
        note: None,
    }
}

fn series(year: Year, value: &str) -> Series {
    Series { values: BTreeMap::from([(year, value.parse().unwrap())]), source: None, note: None, owner: None }
}

/// A province with five counties under the shipped plans.
fn set() -> ScenarioSet {
    let mut areas = vec![area("360000", Level::Province, None)];
    for (position, people) in ["100000", "110000", "120000", "130000", "140000"].into_iter().enumerate() {
        let mut county = area(&format!("36010{}", position + 1), Level::County, Some("360000"));
        county.population.insert(PopulationBase::Resident, series(2020, people));
        county.measures.insert("childcare-places".into(), series(2020, "300"));
        areas.push(county);
    }
    ScenarioSet {
        title: Name::default(),
        description: Name::default(),
        baseline: Baseline { base_year: 2020, horizon: Horizon::new(2020, 2030).unwrap(), areas: Arc::new(areas) },
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

fn with_form<T>(set: &ScenarioSet, area: usize, year: Year, read: impl FnOnce(&Form, &Model) -> T) -> T {
    let (model, _) = Model::new(set).unwrap();
    let outlook = model.outlook(&set.scenarios[0]);
    let asked = Asked { model: &model, outlook: &outlook, language: Language::En, area, year, view_year: 2025 };
    read(&form(asked).unwrap(), &model)
}

fn stock<'a>(form: &'a Form, measure: &str) -> &'a FigureRow {
    form.stocks.iter().find(|row| row.figure == Figure::Measure(measure.into())).unwrap()
}

#[test]
fn a_stock_shows_what_its_norm_requires() {
    with_form(&set(), 1, 2020, |form, _| {
        let places = stock(form, "childcare-places");
        assert_eq!(places.value, "300".parse().ok());
        // 4.5 places for 1,000 of 100,000 residents.
        let required: Vec<String> = places.demands.iter().filter_map(|demand| Some(demand.requirement?.to_string())).collect();
        assert!(required.contains(&"450".to_owned()), "{required:?}");
    });
}

#[test]
fn a_figure_of_another_year_is_shown_with_its_year() {
    with_form(&set(), 1, 2023, |form, _| {
        assert_eq!(stock(form, "childcare-places").value, None);
        assert_eq!(stock(form, "childcare-places").other_year, "300".parse().ok().map(|value| (2020, value)));
    });
}

#[test]
fn an_area_without_a_figure_shows_the_sum_below() {
    with_form(&set(), 0, 2020, |form, _| {
        let residents = form.population[0].sum_below.unwrap();
        assert_eq!(residents, SumBelow { amount: "600000".parse().unwrap(), missing: 0, instead: false });
        assert_eq!(stock(form, "childcare-places").sum_below.unwrap().amount, "1500".parse().unwrap());
    });
}

#[test]
fn a_unit_slip_is_seen_beside_the_figure() {
    let mut set = set();
    let areas = Arc::make_mut(&mut set.baseline.areas);
    areas[1].measures.insert("childcare-places".into(), series(2020, "3000000"));
    with_form(&set, 1, 2020, |form, _| {
        let checks = &stock(form, "childcare-places").checks;
        assert!(
            matches!(checks.as_slice(), [Check::MoreThanPeople { .. }, Check::UnitSlip(slip)] if slip.factor == 10_000 && slip.larger),
            "{checks:?}"
        );
    });
}

#[test]
fn a_fall_is_seen_beside_the_figure() {
    let mut set = set();
    let areas = Arc::make_mut(&mut set.baseline.areas);
    let mut places = series(2019, "1000");
    places.values.insert(2020, "700".parse().unwrap());
    areas[1].measures.insert("childcare-places".into(), places);
    with_form(&set, 1, 2020, |form, _| {
        let checks = &stock(form, "childcare-places").checks;
        assert!(matches!(checks.as_slice(), [Check::Doubt(doubt)] if doubt.place.year == 2020), "{checks:?}");
    });
    // Of the year before nothing is said.
    with_form(&set, 1, 2019, |form, _| assert!(stock(form, "childcare-places").checks.is_empty()));
}

#[test]
fn what_has_a_figure_is_at_hand_with_the_leading_norms() {
    with_form(&set(), 1, 2020, |_, model| {
        let at_hand = at_hand(model, 1);
        assert_eq!(at_hand.first(), Some(&"childcare-places".into()));
        assert!(at_hand.len() > 3, "{at_hand:?}");
    });
}

#[test]
fn any_area_is_found_by_name_or_code() {
    with_form(&set(), 1, 2020, |_, model| {
        let choices = Choices::new(&Rc::new(model.clone()), Language::En);
        assert_eq!(choices.find("area 360102"), Found::One(2));
        assert_eq!(choices.find("360103"), Found::One(3));
        assert_eq!(choices.find("地区360104"), Found::One(4));
        assert_eq!(choices.find("area 3601"), Found::Many(5));
        assert_eq!(choices.find(" "), Found::Nothing);
        let value = choices.value(3).unwrap();
        assert_eq!((choices.called(&value), choices.called("Area 3601")), (Some(3), None));
        assert_eq!(choices.path(3), "Area 360000 › 360103");
        assert_eq!(choices.listed("no such area").len(), model.areas().len(), "few are all offered");
    });
}
