use std::collections::BTreeMap;

use permille_engine::area::{Level, PopulationBase, Series};
use permille_engine::edit::Figure;
use permille_engine::id::{AreaCode, ScenarioId};
use permille_engine::name::Name;
use permille_engine::scenario::{Baseline, Scenario, ScenarioSet};
use permille_engine::year::Horizon;
use permille_exchange::files::shipped;

use super::super::cell::{Look, Seen};
use super::super::columns::{self, Column};
use super::super::rows;
use super::*;

fn series(value: &str) -> Series {
    Series { values: BTreeMap::from([(2020, value.parse().unwrap())]), ..Series::default() }
}

fn area(code: String, level: Level, parent: Option<&str>) -> Area {
    Area {
        name: Name::new(format!("地区{code}"), format!("Area {code}")),
        code: AreaCode::new(code),
        level,
        parent: parent.map(AreaCode::from),
        population: BTreeMap::new().into(),
        measures: BTreeMap::new().into(),
        note: None,
    }
}

/// A province of thirty counties: 100,000 people and 300 childcare places each, a few more in every next one.
fn set() -> ScenarioSet {
    let mut areas = vec![area("360000".to_owned(), Level::Province, None)];
    for number in 0..30 {
        let mut county = area(format!("3601{:02}", number + 1), Level::County, Some("360000"));
        county.population.insert(PopulationBase::Resident, series(&(100_000 + number * 1_000).to_string()));
        county.measures.insert("childcare-places".into(), series(&(300 + number * 5).to_string()));
        areas.push(county);
    }
    let scenario = Scenario {
        id: ScenarioId::from("baseline"),
        name: Name::default(),
        description: Name::default(),
        settings: Vec::new(),
        actions: Vec::new(),
        ranges: Vec::new(),
        colour: None,
    };
    ScenarioSet {
        title: Name::default(),
        description: Name::default(),
        baseline: Baseline { base_year: 2020, horizon: Horizon::new(2020, 2030).unwrap(), areas: Arc::new(areas) },
        plans: shipped::plans().unwrap(),
        scenarios: vec![scenario],
        sources: BTreeMap::new(),
        slides: Vec::new(),
        mark: None,
        reviews: BTreeMap::new(),
        rounds: BTreeMap::new(),
    }
}

fn shown(model: &Model) -> Vec<Column> {
    let first = columns::at_first(model);
    columns::all(model).into_iter().filter(|column| first.contains(&column.figure)).collect()
}

/// A book brought up to date and looked through.
fn looked_through(book: &mut Book, model: &Model, set: &ScenarioSet, columns: &[Column]) {
    book.update(model, &set.baseline.areas, 2020, columns);
    while book.advance(model, columns) {}
}

fn place(columns: &[Column], figure: &Figure) -> usize {
    columns.iter().position(|column| column.figure == *figure).unwrap()
}

fn places() -> Figure {
    Figure::Measure("childcare-places".into())
}

fn residents() -> Figure {
    Figure::Population(PopulationBase::Resident)
}

#[test]
fn a_slip_and_what_is_far_off_are_marked_and_the_rest_is_not() {
    let mut set = set();
    let areas = Arc::make_mut(&mut set.baseline.areas);
    areas[4].measures.insert("childcare-places".into(), series("3150"));
    areas[9].measures.insert("childcare-places".into(), series("100001"));
    let (model, _) = Model::new(&set).unwrap();
    let columns = shown(&model);
    let mut book = Book::default();
    looked_through(&mut book, &model, &set, &columns);
    let col = place(&columns, &places());
    // 3,150 for 103,000 people is ten times what the others have.
    let checks = book.checks(&model, Language::En, &columns[col], col, 4);
    assert!(matches!(checks.as_slice(), [Check::UnitSlip(slip)] if slip.factor == 10 && slip.larger), "{checks:?}");
    assert!(book.is_odd(col, 9), "nearly a place for everybody");
    assert_eq!(book.counts(), Some((60, 2)));
}

#[test]
fn a_book_brought_up_to_date_is_the_one_made_anew() {
    let mut set = set();
    let (mut model, _) = Model::new(&set).unwrap();
    let columns = shown(&model);
    let mut book = Book::default();
    looked_through(&mut book, &model, &set, &columns);
    for (position, figure, value) in
        [(3, places(), "9000000"), (3, residents(), "1"), (5, places(), "0"), (3, residents(), "103000"), (3, places(), "310")]
    {
        let code = set.baseline.areas[position].code.clone();
        let edit = permille_engine::edit::Edit::Figure { area: code, figure, year: 2020, value: Some(value.parse().unwrap()) };
        set.apply(&edit).unwrap();
        model = model.with_figures(&set).unwrap().0;
        book.update(&model, &set.baseline.areas, 2020, &columns);
        assert!(book.is_whole(), "one figure is followed up at once");
        let mut anew = Book::default();
        looked_through(&mut anew, &model, &set, &columns);
        assert_eq!(book.counts(), anew.counts(), "{value}");
        for col in 0..columns.len() {
            for area in 0..set.baseline.areas.len() {
                assert_eq!(book.is_odd(col, area), anew.is_odd(col, area), "{value} {col} {area}");
                assert_eq!(book.rate(col, area), anew.rate(col, area), "{value} {col} {area}");
            }
        }
    }
}

#[test]
fn what_changes_while_it_is_looked_through_is_looked_at_again() {
    let mut set = set();
    let (model, _) = Model::new(&set).unwrap();
    let columns = shown(&model);
    let mut book = Book::default();
    book.update(&model, &set.baseline.areas, 2020, &columns);
    assert_eq!(book.counts(), None);
    // Far enough that some columns are whole and one is not.
    while book.pages.iter().filter(|page| page.is_whole()).count() < 2 {
        assert!(book.advance(&model, &columns));
    }
    assert!(book.advance(&model, &columns));
    assert_eq!(book.counts(), None, "what is not looked through is not counted");
    let code = set.baseline.areas[4].code.clone();
    let value = Some("9000000".parse().unwrap());
    set.apply(&permille_engine::edit::Edit::Figure { area: code, figure: places(), year: 2020, value }).unwrap();
    let model = model.with_figures(&set).unwrap().0;
    looked_through(&mut book, &model, &set, &columns);
    let mut anew = Book::default();
    looked_through(&mut anew, &model, &set, &columns);
    assert_eq!(book.counts(), anew.counts());
    assert!(book.is_odd(place(&columns, &places()), 4));
}

#[test]
fn the_areas_come_by_the_tree_and_are_found_by_name_code_and_the_area_above() {
    let set = set();
    let (model, _) = Model::new(&set).unwrap();
    let order = rows::in_order(&model);
    assert_eq!(order, (0..31).collect::<Vec<_>>());
    assert_eq!(rows::shown(&model, &order, Some(Level::Province), ""), [0]);
    assert_eq!(rows::shown(&model, &order, None, "360102"), [2]);
    assert_eq!(rows::shown(&model, &order, None, "地区360000").len(), 31, "a province with its counties");
    assert_eq!(rows::shown(&model, &order, None, "atlantis"), Vec::<usize>::new());
}

#[test]
fn a_sum_is_not_written_into_and_what_is_unknown_is_empty() {
    let mut set = set();
    let (model, _) = Model::new(&set).unwrap();
    let outlook = model.outlook(&set.scenarios[0]);
    let columns = shown(&model);
    let seen = Seen { model: &model, areas: &set.baseline.areas, outlook: &outlook, year: 2020 };
    let (people, stock) = (&columns[place(&columns, &residents())], &columns[place(&columns, &places())]);
    // 30 × 100,000 + 1,000 × (0 + 1 + … + 29) = 3,000,000 + 435,000.
    let sum = seen.cell(0, people, false);
    assert_eq!((sum.text.as_str(), sum.look), ("3,435,000", Look::Sum));
    assert!(seen.is_sum(0, stock) && !seen.is_sum(1, stock));
    assert_eq!(seen.cell(1, stock, true).look, Look::Stated);
    // One county unknown: the sum leaves it out, and can be written over.
    let areas = Arc::make_mut(&mut set.baseline.areas);
    areas[1].measures.remove(&"childcare-places".into());
    areas[1].population.remove(&PopulationBase::Resident);
    let (model, _) = Model::new(&set).unwrap();
    let outlook = model.outlook(&set.scenarios[0]);
    let seen = Seen { model: &model, areas: &set.baseline.areas, outlook: &outlook, year: 2020 };
    assert_eq!(seen.cell(0, stock, false).look, Look::Computed);
    assert_eq!(seen.cell(1, stock, false).look, Look::Unknown);
    assert_eq!(seen.cell(0, people, false).look, Look::Unknown);
}
