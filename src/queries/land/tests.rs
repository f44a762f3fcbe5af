use std::rc::Rc;

use permille_engine::area::Level;
use permille_engine::model::Model;
use permille_exchange::files::{scenario_file, shipped};
use permille_exchange::maps::{Outlines, crossing, file, twice_area};

use super::*;
use crate::queries::places;

fn ships() -> Rc<Outlines> {
    Rc::new(file::read(include_str!("../../../www/map/outlines.json")).expect("the file that ships can be read"))
}

fn model(id: &str) -> Model {
    let plans = shipped::plans().unwrap();
    let (document, _) = scenario_file::read(shipped::scenario(id).unwrap(), &plans).unwrap();
    Model::new(&document.set).unwrap().0
}

fn of_level(model: &Model, level: Level, known: &[Rc<Outlines>]) -> (Vec<usize>, Geography) {
    let top = model.tree().roots().next().unwrap();
    let areas: Vec<usize> = places::at_level(model, top, level).collect();
    let geography = geography(model, &areas, known.iter());
    (areas, geography)
}

#[test]
fn every_county_of_the_province_has_an_outline_and_the_one_without_is_a_point() {
    let model = model("jiangxi-2025");
    let (areas, land) = of_level(&model, Level::County, &[ships()]);
    assert_eq!(areas.len(), 100);
    for (&area, shape) in areas.iter().zip(&land.shapes) {
        let code = model.areas()[area].code.as_str();
        match shape {
            LandShape::Rings(_) => assert_ne!(code, "360113"),
            LandShape::Point(_) => assert_eq!(code, "360113", "红谷滩区 was set up after the outlines were drawn"),
            LandShape::Unknown => panic!("{code} lies nowhere"),
        }
    }
    assert_eq!(land.outdated.iter().flatten().count(), 11);
    assert!(land.credit.contains("OpenStreetMap") && land.credit.contains("ODbL"));
}

#[test]
fn what_two_counties_share_is_one_line_that_one_goes_up_and_the_other_down() {
    let outlines = ships();
    let mut used: Vec<Vec<bool>> = vec![Vec::new(); outlines.lines.len()];
    for side in outlines.areas.iter().flat_map(|area| &area.polygons).flatten().flatten() {
        used[side.line].push(side.back);
    }
    for (line, ways) in used.iter().enumerate() {
        assert!(matches!(ways.as_slice(), [_] | [true, false] | [false, true]), "line {line}: {ways:?}");
    }
    let shared = used.iter().filter(|ways| ways.len() == 2).count();
    assert!(shared * 2 > used.len(), "{shared} of {}", used.len());
    assert!(crossing::crossings(&outlines.lines).is_empty());
    for area in outlines.areas.iter().filter(|area| !area.polygons.is_empty()) {
        assert!(twice_area(&outlines.places(&area.polygons[0][0])) > 0, "{}", area.code);
    }
}

#[test]
fn cities_are_made_of_their_counties_and_the_borders_within_them_are_not_drawn() {
    let model = model("jiangxi-2025");
    let (areas, land) = of_level(&model, Level::City, &[ships()]);
    assert_eq!(areas.len(), 11);
    assert!(land.shapes.iter().all(|shape| matches!(shape, LandShape::Rings(_))));
    assert!(land.outdated.iter().all(Option::is_none), "what changed within a city does not change the city");
    let (_, counties) = of_level(&model, Level::County, &[ships()]);
    assert!(land.lines.len() * 2 < counties.lines.len(), "{} of {}", land.lines.len(), counties.lines.len());
    let between = |weight| counties.lines.iter().filter(|line| line.weight == weight).count();
    assert!(between(LandWeight::Inner) > 50 && between(LandWeight::Outer) > 50 && between(LandWeight::Outdated) > 10);
}

#[test]
fn townships_lie_nowhere_until_the_reader_says_where() {
    let district = model("changjiang-2030");
    let (areas, land) = of_level(&district, Level::Township, &[ships()]);
    assert!(!areas.is_empty() && !land.is_known() && land.shapes.len() == areas.len());
    let code = district.areas()[areas[1]].code.as_str();
    let text = format!(
        "{{\"type\":\"Feature\",\"properties\":{{\"code\":\"{code}\"}},\"geometry\":{{\"type\":\"Polygon\",\
         \"coordinates\":[[[117,29],[117.1,29],[117.1,29.1],[117,29]]]}}}}"
    );
    let own = permille_exchange::maps::own::read(text.as_bytes(), &[code.to_owned()]).unwrap();
    let (_, land) = of_level(&district, Level::Township, &[Rc::new(own.outlines.clone()), ships()]);
    assert!(matches!(land.shapes[1], LandShape::Rings(_)) && land.shapes[0] == LandShape::Unknown);
    assert!(land.credit.is_empty(), "outlines of one's own are nobody else's");
    // Of the province they say less than what ships.
    let province = model("jiangxi-2025");
    let (_, land) = of_level(&province, Level::County, &[Rc::new(own.outlines), ships()]);
    assert!(!land.credit.is_empty());
}

#[test]
fn own_outlines_are_drawn_where_they_are_and_those_that_ship_for_the_rest() {
    let model = model("jiangxi-2025");
    let text = r#"{"type":"Feature","properties":{"code":"360202"},"geometry":{"type":"Polygon",
        "coordinates":[[[117,29],[117.4,29],[117.4,29.4],[117,29]]]}}"#;
    let own = Rc::new(permille_exchange::maps::own::read(text.as_bytes(), &["360202".to_owned()]).unwrap().outlines);
    let (areas, land) = of_level(&model, Level::County, &[Rc::clone(&own), ships()]);
    let place = areas.iter().position(|&area| model.areas()[area].code.as_str() == "360202").unwrap();
    let LandShape::Rings(rings) = &land.shapes[place] else { panic!("an outline") };
    assert!(rings[0].contains(&(117.0, 29.0)), "the reader's own: {rings:?}");
    assert!(land.shapes.iter().all(|shape| *shape != LandShape::Unknown) && land.own && !land.credit.is_empty());
    // A city is not cut down to the one county that the file has.
    let (_, cities) = of_level(&model, Level::City, &[own, ships()]);
    assert!(!cities.own && cities.is_known());
}
