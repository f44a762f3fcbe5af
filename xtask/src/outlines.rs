//! `cargo xtask outlines`: the small file of outlines that the map shows, made from the counties' polygons and points in `www/map/`.

use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::schema::write_or_check;
use permille_exchange::maps::crossing::crossings;
use permille_exchange::maps::simplify::simplify;
use permille_exchange::maps::topology::{Shape, build};
use permille_exchange::maps::{Outline, Point, file, geojson};
use permille_exchange::tables::csv;
use permille_exchange::wording::language::Language;
use std::collections::BTreeMap;
use std::fs;

/// The counties' polygons.
const POLYGONS: &str = "www/map/jiangxi_counties_osm_full.geojson";
/// A point for every county, and whether its polygon is still true.
const POINTS: &str = "www/map/jiangxi_county_points.csv";
/// What is made of them.
const MADE: &str = "www/map/outlines.json";

/// Whose the lines are: what the licence wants said wherever they are shown.
const CREDIT: &str = "© OpenStreetMap contributors; geoBoundaries (Runfola et al. 2020), CHN-ADM3-62558664, 2017; ODbL 1.0";
/// What a polygon that is no longer true is marked with, and the year it was.
const OUTDATED: (&str, u16) = ("outdated_2017", 2017);

/// Places are rounded to this many hundred-thousandths of a degree, some twenty metres: a third of a pixel where a city fills the screen.
const STEP: i32 = 20;
/// Triangles smaller than this go: some 0.7 km², half a pixel where the province fills the screen.
const SMALLEST: i64 = 600_000;

/// Writes the file, or compares it with the committed one.
pub fn run(folders: &Folders, check: bool) -> Result<()> {
    let mut outlines = build(shapes(folders)?, CREDIT.to_owned());
    let before = outlines.size();
    simplify(&mut outlines, SMALLEST)
        .map_err(|_| Failure::new(format!("The lines of {POLYGONS} run over one another again and again.")))?;
    let crossed = crossings(&outlines.lines);
    if !crossed.is_empty() {
        return Err(Failure::new(format!("{} pairs of lines cross in {POLYGONS}.", crossed.len())));
    }
    println!("{} areas, {} lines, {} of {before} places", outlines.areas.len(), outlines.lines.len(), outlines.size());
    write_or_check(folders, MADE, &file::write(&outlines, STEP), check)
        .map_err(|failure| failure.with_way_out("Run `cargo xtask outlines` and commit the result."))
}

/// The counties in the order of their codes, those without a polygon as points.
fn shapes(folders: &Folders) -> Result<Vec<Shape>> {
    let text = read(folders, POLYGONS)?;
    let found = geojson::read(&text)
        .map_err(|problem| Failure::new(format!("{POLYGONS} could not be read: {}", problem.sentence(Language::En))))?;
    let property = |feature: &geojson::Feature, name: &str| {
        let (_, value) = feature.properties.iter().find(|(key, _)| key == name)?;
        Some(value.clone())
    };
    let mut polygons: BTreeMap<String, geojson::Feature> =
        found.features.into_iter().filter_map(|feature| Some((property(&feature, "code")?, feature))).collect();
    let rows = csv::rows(&read(folders, POINTS)?);
    let mut rows = rows.iter();
    let header = rows.next().ok_or_else(|| Failure::new(format!("{POINTS} is empty.")))?;
    let column = |name: &str| {
        let place = header.iter().position(|one| one == name);
        place.ok_or_else(|| Failure::new(format!("{POINTS} has no column `{name}`.")))
    };
    let (code, name, status) = (column("code")?, column("name")?, column("polygon_status")?);
    let (longitude, latitude) = (column("lon")?, column("lat")?);
    let mut shapes: Vec<Shape> = rows
        .map(|row| {
            let cell = |place: usize| row.get(place).map_or("", String::as_str);
            let degrees = |place: usize| cell(place).parse::<f64>().ok();
            let mut outline = Outline { code: cell(code).to_owned(), name: cell(name).to_owned(), ..Outline::default() };
            match polygons.remove(cell(code)) {
                Some(feature) => {
                    outline.outdated = (cell(status) == OUTDATED.0).then_some(OUTDATED.1);
                    let round = |ring: &Vec<Point>| ring.iter().copied().map(rounded).collect();
                    let polygons = feature.polygons.iter().map(|polygon| polygon.iter().map(round).collect());
                    Ok(Shape { outline, polygons: polygons.collect() })
                }
                None => {
                    let place = degrees(longitude).zip(degrees(latitude));
                    let place = place.ok_or_else(|| Failure::new(format!("{POINTS} has no place for {}.", cell(code))))?;
                    outline.points.push(rounded(units(place)));
                    Ok(Shape { outline, polygons: Vec::new() })
                }
            }
        })
        .collect::<Result<_>>()?;
    if let Some(code) = polygons.keys().next() {
        return Err(Failure::new(format!("{POINTS} has no row for {code}, which {POLYGONS} has.")));
    }
    shapes.sort_by(|one, other| one.outline.code.cmp(&other.outline.code));
    Ok(shapes)
}

#[expect(clippy::cast_possible_truncation, reason = "degrees of a province")]
fn units((longitude, latitude): (f64, f64)) -> Point {
    ((longitude * permille_exchange::maps::DEGREE).round() as i32, (latitude * permille_exchange::maps::DEGREE).round() as i32)
}

/// The nearest place of the grid.
fn rounded((x, y): Point) -> Point {
    let round = |units: i32| (units + STEP / 2).div_euclid(STEP) * STEP;
    (round(x), round(y))
}

fn read(folders: &Folders, path: &str) -> Result<String> {
    fs::read_to_string(folders.root().join(path)).map_err(|error| Failure::new(format!("{path} could not be read: {error}.")))
}
