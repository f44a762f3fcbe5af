//! A planner's own outlines: a GeoJSON file, matched to areas by a code that one of its properties holds.

use permille_engine::in_order;
use std::collections::{BTreeMap, BTreeSet};

use super::fault::OwnProblem;
use super::geojson::{self, Feature};
use super::simplify::{Tangled, simplify};
use super::topology::{Shape, build};
use super::{Outline, Outlines, Point};
use crate::files::fault::visible;
use crate::files::scenario_file::decode;
use encoding_rs::GB18030;

/// The most bytes that are read: a tree of the whole file is some ten times as large, and it has to fit.
pub const MOST_BYTES: usize = 24 * 1024 * 1024;

/// Triangles smaller than this share of the whole's longer side, squared, are not seen on any screen.
const FINEST: i64 = 3_000;

/// Names that properties with a code usually have: of two that match alike, the one named so is taken.
const USUAL: [&str; 12] =
    ["code", "adcode", "gb", "id", "pac", "adm_code", "adminCode", "区划代码", "行政区划代码", "行政代码", "代码", "XZQDM"];

/// Names that properties with a name usually have.
const NAMES: [&str; 6] = ["name", "名称", "XZQMC", "NAME_CHN", "地名", "fullname"];

/// What came of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The outlines that were matched.
    pub outlines: Outlines,
    /// The property the codes were found in.
    pub property: String,
    /// The codes of the areas that have no outline in the file, in the order they were asked for.
    pub left: Vec<String>,
    /// The features that were of no area asked for, or had no shape, by what they call themselves.
    pub unused: Vec<String>,
}

/// What a file of outlines of another kind is called.
fn other_file(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => Some("ZIP"),
        [0, 0, 0x27, 0x0A, ..] => Some("shapefile"),
        _ => {
            let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1_000)]);
            (start.trim_start_matches(['\u{feff}', '\n', ' ']).starts_with('<') && start.contains("<kml")).then_some("KML")
        }
    }
}

/// Reads the bytes of a file for the areas with these codes.
///
/// # Errors
/// When it is no GeoJSON, or none of its features is of any of the areas.
pub fn read(bytes: &[u8], codes: &[String]) -> Result<Own, OwnProblem> {
    if bytes.len() > MOST_BYTES {
        return Err(OwnProblem::TooLarge);
    }
    if let Some(kind) = other_file(bytes) {
        return Err(OwnProblem::OtherFile(kind));
    }
    let chinese = || GB18030.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned);
    let text =
        decode(bytes).or_else(|problem| chinese().ok_or(problem)).map_err(|problem| OwnProblem::NotJson(Box::new(problem)))?;
    let found = geojson::read(&text)?;
    if found.features.is_empty() {
        return Err(if found.beyond { OwnProblem::NotDegrees { system: found.system } } else { OwnProblem::NoShapes });
    }
    let known: BTreeSet<&str> = in_order::set(codes.iter().map(String::as_str));
    let Some(property) = best_property(&found.features, &known) else {
        return Err(OwnProblem::NoCodes { seen: seen(&found.features), wanted: codes.first().cloned().unwrap_or_default() });
    };
    let mut shapes: BTreeMap<&str, Shape> = BTreeMap::new();
    let mut unused: Vec<String> = found.shapeless.iter().map(called).collect();
    for feature in &found.features {
        match code_of(feature, property, &known) {
            Some(code) => {
                let shape = shapes.entry(code).or_default();
                shape.polygons.extend(feature.polygons.iter().cloned());
                shape.outline.points.extend(&feature.points);
            }
            None => unused.push(called(feature)),
        }
    }
    let shapes = shapes.into_iter().map(|(code, mut shape)| {
        // A point beside a polygon says nothing more.
        if !shape.polygons.is_empty() {
            shape.outline.points.clear();
        }
        Shape { outline: Outline { code: code.to_owned(), ..shape.outline }, ..shape }
    });
    let mut outlines = build(shapes.collect(), String::new());
    outlines.areas.retain(|area| !area.polygons.is_empty() || !area.points.is_empty());
    if outlines.areas.is_empty() {
        return Err(OwnProblem::NothingEnclosed);
    }
    let finest = longer_side(&outlines) / FINEST;
    simplify(&mut outlines, finest * finest).map_err(|Tangled| OwnProblem::Tangled)?;
    let left = codes.iter().filter(|code| outlines.of(code).is_none()).cloned().collect();
    Ok(Own { outlines, property: property.to_owned(), left, unused })
}

/// The property that holds the codes of most areas.
fn best_property<'a>(features: &'a [Feature], known: &BTreeSet<&str>) -> Option<&'a str> {
    let mut matched: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, value) in features.iter().flat_map(|feature| &feature.properties) {
        if let Some(code) = area_code(value, known) {
            matched.entry(name).or_default().insert(code);
        }
    }
    matched.into_iter().max_by_key(|(name, codes)| (codes.len(), is_one_of(&USUAL, name))).map(|(name, _)| name)
}

/// The code of a feature: under the property that most have it under, else under another that usually holds one. Files put together from several
/// have it under several names.
fn code_of<'a>(feature: &Feature, property: &str, known: &BTreeSet<&'a str>) -> Option<&'a str> {
    let code = |(_, value): &(String, String)| area_code(value, known);
    let named = |wanted: &dyn Fn(&str) -> bool| feature.properties.iter().filter(|(name, _)| wanted(name)).find_map(code);
    named(&|name| name == property).or_else(|| named(&|name| is_one_of(&USUAL, name)))
}

/// Whether a property has one of these names, in capitals or not.
fn is_one_of(names: &[&str], property: &str) -> bool {
    names.iter().any(|name| name.eq_ignore_ascii_case(property))
}

/// What a feature calls itself: its name, or else the first thing it says.
fn called(feature: &Feature) -> String {
    let said = || feature.properties.iter().filter(|(_, value)| !value.is_empty());
    let text =
        said().find(|(property, _)| is_one_of(&NAMES, property)).or_else(|| said().next()).map_or("–", |(_, value)| value);
    text.chars().take(24).collect()
}

/// The code of an area in a value: as it is, with the zeros that statistical codes end in, with the nation's 156 before it, or as a number.
fn area_code<'a>(value: &str, known: &BTreeSet<&'a str>) -> Option<&'a str> {
    let find = |code: &str| known.get(code).copied();
    let whole = value.strip_suffix(".0").unwrap_or(value);
    let zeros = |code: &str| match code.len() {
        12 => code.strip_suffix("000000").or_else(|| code.strip_suffix("000")).map(str::to_owned),
        9 => code.strip_suffix("000").map(str::to_owned),
        _ => None,
    };
    find(value)
        .or_else(|| find(whole))
        .or_else(|| find(&zeros(whole)?))
        .or_else(|| whole.strip_prefix("156").and_then(|code| find(code).or_else(|| find(&zeros(code)?))))
}

/// What the first features say of themselves, to be shown where nothing matches.
fn seen(features: &[Feature]) -> Vec<String> {
    let short = |text: &str| visible(&text.chars().take(24).collect::<String>()).into_owned();
    let said = features.iter().flat_map(|feature| &feature.properties).take(4);
    said.map(|(name, value)| format!("{}: {}", short(name), short(value))).collect()
}

fn longer_side(outlines: &Outlines) -> i64 {
    let span = |of: fn(&Point) -> i32| {
        let all = || outlines.lines.iter().flatten().map(of);
        all().max().zip(all().min()).map_or(0, |(most, least)| i64::from(most) - i64::from(least))
    };
    span(|place| place.0).max(span(|place| place.1))
}
