//! GeoJSON, as far as it can be an outline: polygons and points with their properties. What else is in it is counted and left aside.

use super::Point;
use super::fault::OwnProblem;
use super::file::units;
use crate::files::fault::visible;
use crate::files::tree::{Node, Value, json};

/// The most places that are read: a nation of counties in full detail has fewer.
pub const MOST_PLACES: usize = 2_000_000;

/// The levels of lists and tables below a geometry that may hold others.
const DEEPEST: usize = 8;

/// Something with a shape.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Feature {
    /// What is said of it: texts and numbers, by name. A name of its own is under `id`.
    pub properties: Vec<(String, String)>,
    /// Its polygons, each an outer ring and the holes in it.
    pub polygons: Vec<Vec<Vec<Point>>>,
    /// Its points.
    pub points: Vec<Point>,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Features {
    /// What has a shape.
    pub features: Vec<Feature>,
    /// What has none that could be an area: lines, nothing, or places that are not in degrees.
    pub shapeless: Vec<Feature>,
    /// Whether any place was not in degrees.
    pub beyond: bool,
    /// The system of coordinates that the file names.
    pub system: Option<String>,
}

/// Reads a collection, or a single feature.
///
/// # Errors
/// When the text is not JSON, not GeoJSON, or has more places than are read.
pub fn read(text: &str) -> Result<Features, OwnProblem> {
    let root = json::parse(text.trim_start_matches('\u{feff}')).map_err(|problem| OwnProblem::NotJson(Box::new(problem)))?;
    let nodes = match root.text_at("type") {
        Some("FeatureCollection") => root.get("features").ok_or(OwnProblem::NotGeoJson)?.items(),
        Some("Feature") => std::slice::from_ref(&root),
        _ => return Err(OwnProblem::NotGeoJson),
    };
    let mut read = Reader::default();
    let mut found = Features::default();
    for node in nodes {
        let mut feature = Feature { properties: properties(node), ..Feature::default() };
        if let Some(geometry) = node.get("geometry") {
            read.geometry(geometry, &mut feature, 0)?;
        }
        if feature.polygons.is_empty() && feature.points.is_empty() {
            found.shapeless.push(feature);
        } else {
            found.features.push(feature);
        }
    }
    found.beyond = read.beyond;
    let system = root.get("crs").and_then(|crs| crs.get("properties")?.text_at("name"));
    let short = |name: &str| name.trim_start_matches("urn:ogc:def:crs:").replace("::", ":").chars().take(40).collect::<String>();
    // It is said in a sentence, where nothing may stand that is not seen.
    found.system = system.map(|name| visible(&short(name)).into_owned());
    Ok(found)
}

/// What is said of a feature, as texts.
fn properties(node: &Node) -> Vec<(String, String)> {
    let said = |node: &Node| match &node.value {
        Value::Text(text) | Value::Number(text) => Some(text.trim().to_owned()),
        _ => None,
    };
    let own = node.get("id").and_then(said).map(|id| ("id".to_owned(), id));
    let entries = node.get("properties").map_or(&[][..], Node::entries);
    own.into_iter().chain(entries.iter().filter_map(|entry| Some((entry.key.to_string(), said(&entry.node)?)))).collect()
}

#[derive(Default)]
struct Reader {
    count: usize,
    beyond: bool,
}

impl Reader {
    fn geometry(&mut self, node: &Node, feature: &mut Feature, depth: usize) -> Result<(), OwnProblem> {
        let coordinates = node.get("coordinates");
        match node.text_at("type") {
            Some("Polygon") => feature.polygons.extend(self.polygon(coordinates)?),
            Some("MultiPolygon") => {
                for polygon in coordinates.map_or(&[][..], Node::items) {
                    feature.polygons.extend(self.polygon(Some(polygon))?);
                }
            }
            Some("Point") => feature.points.extend(coordinates.and_then(|node| self.place(node))),
            Some("MultiPoint") => {
                let points = coordinates.map_or(&[][..], Node::items);
                feature.points.extend(points.iter().filter_map(|node| self.place(node)));
            }
            Some("GeometryCollection") if depth < DEEPEST => {
                for part in node.get("geometries").map_or(&[][..], Node::items) {
                    self.geometry(part, feature, depth + 1)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A polygon whose outer ring goes round something.
    fn polygon(&mut self, node: Option<&Node>) -> Result<Option<Vec<Vec<Point>>>, OwnProblem> {
        let mut rings = Vec::new();
        for (index, ring) in node.map_or(&[][..], Node::items).iter().enumerate() {
            self.count += ring.items().len();
            if self.count > MOST_PLACES {
                return Err(OwnProblem::TooManyPlaces);
            }
            // A ring with a place that is nowhere is left out as a whole: without that place it would be another.
            let places = ring.items().iter().map(|node| self.place(node)).collect::<Option<Vec<_>>>();
            match places.filter(|places| places.len() > 2) {
                Some(places) => rings.push(places),
                None if index == 0 => return Ok(None),
                None => {}
            }
        }
        Ok((!rings.is_empty()).then_some(rings))
    }

    /// A place in degrees; heights are passed over.
    fn place(&mut self, node: &Node) -> Option<Point> {
        let degrees = |node: Option<&Node>| match &node?.value {
            Value::Number(text) => text.parse::<f64>().ok(),
            _ => None,
        };
        let (longitude, latitude) = (degrees(node.items().first())?, degrees(node.items().get(1))?);
        let place = units(longitude).zip(units(latitude).filter(|_| latitude.abs() <= 90.0));
        self.beyond |= place.is_none();
        place
    }
}
