//! The published figures of Jiangxi 2025: they agree with one another, say where they are from, and mix nothing.

use std::collections::BTreeSet;

use permille_engine::area::{Area, Level, PopulationBase, Series};
use permille_engine::model::Model;
use permille_engine::outlook::status::Status;
use permille_engine::scenario::ScenarioSet;

fn jiangxi() -> ScenarioSet {
    crate::common::document("jiangxi-2025").set
}

fn figure(area: &Area, measure: &str, year: u16) -> Option<i64> {
    area.measures.get(&measure.into())?.values.get(&year).map(|value| value.trunc())
}

fn of_level(set: &ScenarioSet, level: Level) -> impl Iterator<Item = &Area> {
    set.baseline.areas.iter().filter(move |area| area.level == level)
}

#[test]
fn the_cities_add_up_to_the_province() {
    let set = jiangxi();
    let province = &set.baseline.areas[0];
    // The bureau counts hospitals to the unit, and rounds beds and people to a hundred.
    for (measure, rounding) in [("hospitals", 0), ("hospital-beds", 50), ("licensed-physicians", 50)] {
        for year in [2018, 2019, 2020] {
            let cities: Vec<i64> = of_level(&set, Level::City).map(|city| figure(city, measure, year).unwrap()).collect();
            assert_eq!(cities.len(), 11);
            let apart = cities.iter().sum::<i64>() - figure(province, measure, year).unwrap();
            assert!(apart.abs() <= rounding, "{measure} {year}: {apart}");
        }
    }
}

#[test]
fn four_counties_have_figures_and_no_other_has() {
    let set = jiangxi();
    let counties: Vec<&str> =
        of_level(&set, Level::County).filter(|county| !county.measures.is_empty()).map(|county| county.code.as_str()).collect();
    assert_eq!(counties, ["360502", "360521", "360681", "360902"]);
    let county = set.baseline.areas.iter().find(|area| area.code.as_str() == "360521").unwrap();
    assert_eq!(figure(county, "licensed-physicians", 2020), Some(520));
    let note = county.measures[&"licensed-physicians".into()].note.as_deref().unwrap();
    assert!(note.contains("The difference of two printed figures."), "{note}");
}

#[test]
fn every_figure_says_where_it_is_from_and_how_sure_it_is() {
    let set = jiangxi();
    let told = |series: &Series| {
        assert!(set.sources.contains_key(series.source.as_ref().unwrap()), "{series:?}");
        series.note.clone().unwrap_or_default()
    };
    for area in of_level(&set, Level::City).chain(of_level(&set, Level::County)) {
        for series in area.measures.values() {
            let note = told(series);
            assert!(["a copy", "two printed figures"].iter().any(|sure| note.contains(sure)), "{note}");
        }
    }
    let stated = set.baseline.areas.iter().flat_map(|area| area.population.values().chain(area.measures.values()));
    let used: BTreeSet<_> = stated.filter_map(|series| series.source.as_ref()).collect();
    assert_eq!(used, set.sources.keys().collect(), "a source that nothing is from");
}

#[test]
fn beds_of_hospitals_and_wider_counts_stand_apart() {
    let set = jiangxi();
    let wider = "-as-counted-from-2023";
    let mut apart = 0;
    for area in set.baseline.areas.iter() {
        for (measure, series) in &area.measures {
            let years: Vec<u16> = series.values.keys().copied().collect();
            match measure.as_str().strip_suffix(wider) {
                Some(narrower) => {
                    assert_eq!(years, [2023], "{measure}");
                    assert!(series.note.as_deref().unwrap().contains("no growth"), "{measure}");
                    let before = &area.measures[&narrower.into()];
                    assert!(!before.values.contains_key(&2023), "{narrower}");
                    apart += 1;
                }
                None if measure.as_str() == "hospital-beds" => {
                    assert!(series.note.as_deref().unwrap().contains("never to be taken for the beds of all institutions"));
                }
                None => {}
            }
        }
    }
    assert_eq!(apart, 10);
    let province = &set.baseline.areas[0];
    let share = figure(province, "hospital-beds", 2022).unwrap() * 100 / figure(province, "health-beds", 2022).unwrap();
    assert!((69..=73).contains(&share), "{share}");
    // No norm takes the one for the other.
    let (model, _) = Model::new(&set).unwrap();
    for norm in 0..model.norm_count() {
        let read = [&model.norm(norm).measure].into_iter().chain(model.norm(norm).rule.of());
        assert!(read.into_iter().all(|measure| !measure.as_str().ends_with(wider) && measure.as_str() != "hospital-beds"));
    }
}

#[test]
fn in_2020_every_city_had_fewer_physicians_than_the_country_wants_by_2025() {
    let set = jiangxi();
    // Physicians for every 100,000 people, to the nearest.
    let rate = |city: &Area| {
        let people = city.population[&PopulationBase::Resident].values[&2020].trunc();
        (figure(city, "licensed-physicians", 2020).unwrap() * 100_000 + people / 2) / people
    };
    let mut rates: Vec<_> = of_level(&set, Level::City).map(|city| (rate(city), city.name.en.clone())).collect();
    rates.sort();
    assert_eq!(rates.first(), Some(&(202, "Shangrao City".to_owned())));
    assert_eq!(rates.last(), Some(&(285, "Nanchang City".to_owned())));
    let (model, _) = Model::new(&set).unwrap();
    let norm = model.norm_position(&"national-physicians-per-1000".into()).unwrap();
    assert!(model.plan_of(norm).territory.is_whole_country());
    let outlook = model.outlook(&set.scenarios[0]);
    let cities: Vec<_> =
        model.bound(norm).iter().map(|&city| outlook.norm(norm).status(model.cell(city, 2025).unwrap())).collect();
    assert_eq!(cities, vec![Some(Status::Short); 11]);
}
