//! Requirements of the Jiangxi baseline, worked out here by other means than the engine's.

use std::collections::BTreeMap;

use permille_engine::model::Model;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::Scenario;
use permille_exchange::tables::csv;

const CENSUS: &str = include_str!("../../../scenarios/data/jiangxi_census2020.csv");

/// Residents, urban and rural people of each county, straight from the census table.
fn census() -> BTreeMap<String, [i64; 3]> {
    let rows = csv::rows(CENSUS);
    let column = |name: &str| rows[0].iter().position(|one| one == name).unwrap();
    let columns = ["pop_total", "pop_urban", "pop_rural"].map(column);
    let level = column("level");
    let counties = rows[1..].iter().filter(|row| row[level] == "county");
    counties.map(|row| (row[0].clone(), columns.map(|column| row[column].parse().unwrap()))).collect()
}

/// Compares the requirement of every county, and of the province as their sum, with what `worked` makes of its people.
fn check(scenario: &str, norm: &str, year: u16, worked: impl Fn([i64; 3]) -> i64) {
    let set = crate::common::document("jiangxi-2025").set;
    let (model, _) = Model::new(&set).unwrap();
    let scenario: &Scenario = set.scenarios.iter().find(|one| one.id.as_str() == scenario).unwrap();
    let outlook = model.outlook(scenario);
    let norm = outlook.norm(model.norm_position(&norm.into()).unwrap());
    let required = |code: &str| {
        let area = model.tree().position(&code.into()).unwrap();
        norm.requirement(model.cell(area, year).unwrap())
    };
    let mut sum = 0;
    let census = census();
    assert_eq!(census.len(), 100);
    for (code, people) in census {
        let worked = worked(people);
        assert_eq!(required(&code), Quantity::whole(worked).ok(), "{code}");
        sum += worked;
    }
    assert_eq!(required("360000"), Quantity::whole(sum).ok());
}

#[test]
fn childcare_places_are_four_and_a_half_per_thousand_rounded_up() {
    // Changjiang: 201,363 × 4.5 ÷ 1,000 = 906.1335, so 907.
    assert_eq!(census()["360202"], [201_363, 159_187, 42_176]);
    check("baseline", "childcare-places-per-1000", 2025, |[residents, ..]| (residents * 9 + 1_999) / 2_000);
}

#[test]
fn infectious_beds_follow_the_brackets_of_each_county() {
    check("baseline", "infectious-beds-by-population", 2025, |[residents, ..]| match residents {
        1_000_000.. => 100,
        500_000.. => 80,
        300_000.. => 50,
        _ => 20,
    });
}

#[test]
fn ambulances_add_urban_and_rural_before_they_round() {
    check("baseline", "ambulances-urban-rural", 2030, |[_, urban, rural]| (urban + 3 * rural + 29_999) / 30_000);
}

#[test]
fn a_maternal_hospital_is_due_from_300_000_on() {
    check("baseline", "maternal-hospital-level-2", 2025, |[residents, ..]| i64::from(residents >= 300_000));
}

#[test]
fn the_strict_scenario_moves_what_it_says() {
    check("strict", "childcare-places-per-1000", 2025, |[residents, ..]| (residents * 11 + 1_999) / 2_000);
    check("strict", "infectious-beds-by-population", 2025, |[residents, ..]| match residents {
        500_000.. => 100,
        300_000.. => 80,
        _ => 50,
    });
    check("by-2023", "childcare-places-per-1000", 2023, |[residents, ..]| (residents * 9 + 1_999) / 2_000);
}

#[test]
fn the_baseline_keeps_the_people_last_published() {
    let set = crate::common::document("jiangxi-2025").set;
    let (model, _) = Model::new(&set).unwrap();
    let outlook = model.outlook(&set.scenarios[0]);
    let people = |year| outlook.population().people(0, model.cell(0, year).unwrap());
    // The census, then the bulletins of two years, then what the yearbook gives the 11 cities.
    assert_eq!([2020, 2021, 2022].map(people), [45_188_635, 45_174_000, 45_279_800].map(Some));
    assert_eq!([2023, 2025, 2035].map(people), [Some(45_160_000); 3]);
    // No county has been counted since the census.
    let county = model.tree().position(&"360202".into()).unwrap();
    assert_eq!(outlook.population().people(0, model.cell(county, 2035).unwrap()), Some(201_363));
}

#[test]
fn assumed_stocks_are_the_average_of_the_province_to_the_unit() {
    let set = crate::common::document("jiangxi-2025-average").set;
    let total = |measure: &str| -> i64 {
        let series = set.baseline.areas.iter().filter_map(|area| area.measures.get(&measure.into()));
        series.filter_map(|series| series.latest(2020)).map(|(_, stock)| stock.trunc()).sum()
    };
    // 45,188,635 × 1.8 ÷ 1,000 = 81,339.5, to the nearest place.
    assert_eq!(total("childcare-places"), 81_340);
    assert_eq!(total("ambulances"), 1_808);
    assert_eq!(total("negative-pressure-ambulances"), 542);
    assert_eq!(total("primary-care-institutions"), total("township-hospitals") + total("community-health-centres"));
}
