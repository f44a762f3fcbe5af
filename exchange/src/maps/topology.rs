//! From rings to lines: what two areas share is found by its places, and kept once.

use std::collections::{HashMap, HashSet};

use super::{Outline, Outlines, Point, Ring, Side, twice_area};

/// An area as its rings are given.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    /// What is known of it; its polygons are filled in.
    pub outline: Outline,
    /// Its polygons, each an outer ring and the holes in it.
    pub polygons: Vec<Vec<Vec<Point>>>,
}

/// Cuts the rings of `shapes` into lines.
#[must_use]
pub fn build(shapes: Vec<Shape>, credit: String) -> Outlines {
    let mut shapes = shapes;
    for polygon in shapes.iter_mut().flat_map(|shape| &mut shape.polygons) {
        for (place, ring) in polygon.iter_mut().enumerate() {
            tidy(ring, place > 0);
        }
        // A polygon whose outer ring is nothing has no holes either.
        if polygon.first().is_some_and(Vec::is_empty) {
            polygon.clear();
        }
        polygon.retain(|ring| !ring.is_empty());
    }
    let meeting = meeting_places(&shapes);
    let mut lines = Lines::default();
    let areas = shapes.into_iter().map(|shape| {
        let polygons = shape.polygons.iter().filter(|polygon| !polygon.is_empty());
        let polygons = polygons.map(|polygon| polygon.iter().map(|ring| lines.cut(ring, &meeting)).collect()).collect();
        Outline { polygons, ..shape.outline }
    });
    let areas = areas.collect();
    Outlines { credit, lines: lines.lines, areas }
}

/// Leaves out places that repeat the one before, and turns the ring so that its area is to the left; of a ring without area nothing is left.
fn tidy(ring: &mut Vec<Point>, hole: bool) {
    ring.dedup();
    while ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    let area = twice_area(ring);
    if ring.len() < 3 || area == 0 {
        ring.clear();
    } else if (area < 0) != hole {
        ring.reverse();
    }
}

/// The places where lines end: those that rings pass coming from or going to different places.
fn meeting_places(shapes: &[Shape]) -> HashSet<Point> {
    let mut passed: HashMap<Point, (Point, Point)> = HashMap::new();
    let mut meeting = HashSet::new();
    for ring in shapes.iter().flat_map(|shape| &shape.polygons).flatten() {
        let before = ring.iter().cycle().skip(ring.len().saturating_sub(1));
        let after = ring.iter().cycle().skip(1);
        for ((&place, &before), &after) in ring.iter().zip(before).zip(after) {
            let way = (before.min(after), before.max(after));
            if *passed.entry(place).or_insert(way) != way {
                meeting.insert(place);
            }
        }
    }
    meeting
}

/// The lines found so far.
#[derive(Default)]
struct Lines {
    lines: Vec<Vec<Point>>,
    known: HashMap<Vec<Point>, usize>,
}

impl Lines {
    /// Cuts a ring where lines end.
    fn cut(&mut self, ring: &[Point], meeting: &HashSet<Point>) -> Ring {
        let ends: Vec<usize> = (0..ring.len()).filter(|&place| meeting.contains(&ring[place])).collect();
        let Some(&first) = ends.first() else {
            // Wherever two rings begin, they are the same line: it begins at its lowest place.
            let lowest = (0..ring.len()).min_by_key(|&place| ring[place]).unwrap_or(0);
            return vec![self.side(stretch(ring, lowest, ring.len()))];
        };
        let following = ends.iter().copied().skip(1).chain([first + ring.len()]);
        ends.iter().zip(following).map(|(&from, to)| self.side(stretch(ring, from, to - from))).collect()
    }

    /// The line, or the one it is the other way round.
    fn side(&mut self, line: Vec<Point>) -> Side {
        let reversed: Vec<Point> = line.iter().rev().copied().collect();
        let back = reversed < line;
        let line = if back { reversed } else { line };
        let next = self.lines.len();
        let place = *self.known.entry(line.clone()).or_insert(next);
        if place == next {
            self.lines.push(line);
        }
        Side { line: place, back }
    }
}

/// The places of a ring from one on, so many steps far.
fn stretch(ring: &[Point], from: usize, steps: usize) -> Vec<Point> {
    ring.iter().cycle().skip(from).take(steps + 1).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(code: &str, rings: &[&[Point]]) -> Shape {
        let outline = Outline { code: code.to_owned(), ..Outline::default() };
        Shape { outline, polygons: vec![rings.iter().map(|ring| ring.to_vec()).collect()] }
    }

    /// Two squares side by side; the second goes clockwise and repeats its first place.
    fn squares() -> Outlines {
        let left = shape("1", &[&[(0, 0), (10, 0), (10, 5), (10, 10), (0, 10)]]);
        let right = shape("2", &[&[(10, 0), (10, 5), (10, 10), (20, 10), (20, 0), (10, 0)]]);
        build(vec![left, right], String::new())
    }

    #[test]
    fn a_shared_border_is_one_line() {
        let outlines = squares();
        assert_eq!(outlines.lines.len(), 3);
        let used = |area: usize| outlines.areas[area].polygons[0][0].iter().map(|side| side.line).collect::<Vec<_>>();
        let shared: Vec<_> = used(0).into_iter().filter(|line| used(1).contains(line)).collect();
        assert_eq!(shared.len(), 1);
        assert_eq!(outlines.lines[shared[0]], [(10, 0), (10, 5), (10, 10)]);
    }

    #[test]
    fn rings_come_back_with_the_area_to_their_left() {
        let outlines = squares();
        for area in &outlines.areas {
            let ring = outlines.places(&area.polygons[0][0]);
            assert_eq!(twice_area(&ring), 200, "{}", area.code);
        }
    }

    #[test]
    fn an_enclave_and_the_hole_around_it_are_one_line() {
        let square: &[Point] = &[(4, 4), (6, 4), (6, 6), (4, 6)];
        let turned: &[Point] = &[(6, 6), (4, 6), (4, 4), (6, 4)];
        let around = shape("1", &[&[(0, 0), (10, 0), (10, 10), (0, 10)], square]);
        let outlines = build(vec![around, shape("2", &[turned])], String::new());
        assert_eq!(outlines.lines.len(), 2);
        assert_eq!(twice_area(&outlines.places(&outlines.areas[0].polygons[0][1])), -8);
        assert_eq!(twice_area(&outlines.places(&outlines.areas[1].polygons[0][0])), 8);
    }

    #[test]
    fn what_has_no_area_is_left_out() {
        let nothing: [&[Point]; 3] = [&[], &[(1, 1), (1, 1)], &[(0, 0), (5, 5), (9, 9)]];
        for ring in nothing {
            let outlines = build(vec![shape("1", &[ring])], String::new());
            assert!(outlines.areas[0].polygons.is_empty() && outlines.lines.is_empty(), "{ring:?}");
        }
    }
}
