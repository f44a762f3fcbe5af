//! Outlines as a file: TopoJSON, which other tools read too.

use std::fmt::Write as _;

use super::{DEGREE, Outline, Outlines, Point, Ring, Side};
use crate::files::tree::{Node, Value, json};

/// Writes outlines whose places are multiples of `step` units apart.
///
/// One line of the file a line or an area, so that two versions can be compared.
#[must_use]
pub fn write(outlines: &Outlines, step: i32) -> String {
    let step = step.max(1);
    let places = || outlines.lines.iter().flatten().chain(outlines.areas.iter().flat_map(|area| &area.points));
    let west = places().map(|place| place.0).min().unwrap_or(0);
    let south = places().map(|place| place.1).min().unwrap_or(0);
    let grid = |(x, y): Point| ((x - west).div_euclid(step), (y - south).div_euclid(step));
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{{\"type\":\"Topology\",\n\"attribution\":{},", quoted(&outlines.credit));
    let _ = writeln!(
        text,
        "\"transform\":{{\"scale\":[{0},{0}],\"translate\":[{1},{2}]}},",
        degrees(step),
        degrees(west),
        degrees(south)
    );
    text.push_str("\"objects\":{\"areas\":{\"type\":\"GeometryCollection\",\"geometries\":[");
    for (index, area) in outlines.areas.iter().enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        write_area(&mut text, area, &grid);
    }
    text.push_str("\n]}},\n\"arcs\":[");
    for (index, line) in outlines.lines.iter().enumerate() {
        text.push_str(if index == 0 { "\n[" } else { ",\n[" });
        let mut last = (0, 0);
        for (index, place) in line.iter().enumerate() {
            let (x, y) = grid(*place);
            let comma = if index == 0 { "" } else { "," };
            let _ = write!(text, "{comma}[{},{}]", x - last.0, y - last.1);
            last = (x, y);
        }
        text.push(']');
    }
    text.push_str("\n]}\n");
    text
}

fn write_area(text: &mut String, area: &Outline, grid: &impl Fn(Point) -> (i32, i32)) {
    let _ = write!(text, "{{\"id\":{},\"properties\":{{\"name\":{}", quoted(&area.code), quoted(&area.name));
    if let Some(year) = area.outdated {
        let _ = write!(text, ",\"outdated\":{year}");
    }
    text.push_str("},");
    if area.polygons.is_empty() {
        let points: Vec<String> = area.points.iter().map(|place| grid(*place)).map(|(x, y)| format!("[{x},{y}]")).collect();
        let _ = write!(text, "\"type\":\"MultiPoint\",\"coordinates\":[{}]}}", points.join(","));
        return;
    }
    let side = |side: &Side| {
        let line = i64::try_from(side.line).unwrap_or(i64::MAX);
        (if side.back { -1 - line } else { line }).to_string()
    };
    let ring = |ring: &Ring| format!("[{}]", ring.iter().map(side).collect::<Vec<_>>().join(","));
    let polygon = |polygon: &Vec<Ring>| format!("[{}]", polygon.iter().map(ring).collect::<Vec<_>>().join(","));
    let polygons: Vec<String> = area.polygons.iter().map(polygon).collect();
    let _ = write!(text, "\"type\":\"MultiPolygon\",\"arcs\":[{}]}}", polygons.join(","));
}

/// Units as degrees, without an end of zeros.
fn degrees(units: i32) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let size = units.unsigned_abs();
    let text = format!("{sign}{}.{:05}", size / 100_000, size % 100_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn quoted(words: &str) -> String {
    let mut text = String::new();
    json::quoted(&mut text, words);
    text
}

/// Reads what [`write()`] writes; `None` where the text is something else.
#[must_use]
pub fn read(text: &str) -> Option<Outlines> {
    let root = json::parse(text).ok().filter(|root| root.text_at("type") == Some("Topology"))?;
    let pair = |node: &Node| Some((number(node.items().first()?)?, number(node.items().get(1)?)?));
    let scale = pair(root.down("transform.scale")?)?;
    let shift = pair(root.down("transform.translate")?)?;
    let place = |(x, y): (f64, f64)| Some((units(x.mul_add(scale.0, shift.0))?, units(y.mul_add(scale.1, shift.1))?));
    let line = |node: &Node| {
        let mut at = (0.0, 0.0);
        let places = node.items().iter().map(|step| {
            let (x, y) = pair(step)?;
            at = (at.0 + x, at.1 + y);
            place(at)
        });
        places.collect::<Option<Vec<_>>>()
    };
    let lines = root.get("arcs")?.items().iter().map(line).collect::<Option<Vec<_>>>()?;
    let area = |node: &Node| {
        let points = node.get("coordinates").map_or(&[][..], Node::items);
        let polygon = |node: &Node| node.items().iter().map(|node| ring(node, lines.len())).collect::<Option<Vec<_>>>();
        let polygons = node.get("arcs").map_or(&[][..], Node::items);
        Some(Outline {
            code: node.text_at("id")?.to_owned(),
            name: node.down("properties.name").and_then(Node::text).unwrap_or_default().to_owned(),
            outdated: node.down("properties.outdated").and_then(Node::year),
            polygons: polygons.iter().map(polygon).collect::<Option<_>>()?,
            points: points.iter().map(|node| place(pair(node)?)).collect::<Option<_>>()?,
        })
    };
    let areas = root.down("objects.areas.geometries")?.items().iter().map(area).collect::<Option<Vec<_>>>()?;
    Some(Outlines { credit: root.text_at("attribution").unwrap_or_default().to_owned(), areas, lines })
}

/// A ring of so many lines.
fn ring(node: &Node, lines: usize) -> Option<Ring> {
    let side = |node: &Node| {
        let number = node.whole()?;
        let back = number < 0;
        let line = usize::try_from(if back { -1 - number } else { number }).ok().filter(|line| *line < lines)?;
        Some(Side { line, back })
    };
    node.items().iter().map(side).collect()
}

fn number(node: &Node) -> Option<f64> {
    match &node.value {
        Value::Number(text) => text.parse().ok().filter(|number: &f64| number.is_finite()),
        _ => None,
    }
}

/// Degrees as units, within the world. What was worked out to be a hair beyond its edge lies on it.
#[expect(clippy::cast_possible_truncation, reason = "within half a turn, checked first")]
pub(super) fn units(degrees: f64) -> Option<i32> {
    let units = (degrees * DEGREE).round();
    (units.abs() <= 180.0 * DEGREE).then_some(units as i32)
}

#[cfg(test)]
mod tests {
    use super::super::topology::{Shape, build};
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let shape = |code: &str, ring: &[Point], outdated| Shape {
            outline: Outline { code: code.to_owned(), name: "昌江\"区".to_owned(), outdated, ..Outline::default() },
            polygons: vec![vec![ring.to_vec()]],
        };
        let point = Outline { code: "3".to_owned(), points: vec![(11_580_000, 2_865_020)], ..Outline::default() };
        let shapes = vec![
            shape("1", &[(11_700_020, 2_900_000), (11_701_000, 2_900_020), (11_700_500, 2_910_000)], Some(2017)),
            shape("2", &[(-40, -20), (20, -20), (20, 60)], None),
            Shape { outline: point, polygons: Vec::new() },
        ];
        let outlines = build(shapes, "© OpenStreetMap".to_owned());
        let text = write(&outlines, 20);
        assert_eq!(read(&text), Some(outlines));
        assert!(text.contains("\"scale\":[0.0002,0.0002],\"translate\":[-0.0004,-0.0002]"), "{text}");
    }

    #[test]
    fn the_edge_of_the_world_is_written_and_read_back() {
        let points = vec![(11_710_000, 2_890_000), (100_000, 200_000), (18_000_000, -9_000_000)];
        let areas = vec![Outline { code: "360281".to_owned(), points, ..Outline::default() }];
        let outlines = Outlines { areas, ..Outlines::default() };
        assert_eq!(read(&write(&outlines, 1)), Some(outlines));
    }

    #[test]
    fn anything_else_is_nothing() {
        let missing_line = "{\"type\":\"Topology\",\"transform\":{\"scale\":[1,1],\"translate\":[0,0]},\"arcs\":[],\
            \"objects\":{\"areas\":{\"geometries\":[{\"id\":\"1\",\"arcs\":[[[0]]]}]}}}";
        let far_away = missing_line.replace("\"arcs\":[],", "\"arcs\":[[[1e300,0],[1e300,0]]],");
        for text in ["", "{}", "[]", "{\"type\":\"Topology\"}", missing_line, &far_away] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
