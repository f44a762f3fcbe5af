//! What lies within an outline: whether a point does, and where a label fits.

use super::super::brush::{Field, Point};

/// How many heights of an outline are tried for a label.
const HEIGHTS: u32 = 28;

/// Says whether a point lies within rings that have their area to one side.
pub(crate) fn contains(rings: &[Vec<Point>], point: Point) -> bool {
    within(&crossings(rings, point.1)).iter().any(|(from, to)| (*from..=*to).contains(&point.0))
}

/// The least rectangle around the rings.
pub(super) fn bounds(rings: &[Vec<Point>]) -> Option<Field> {
    let points = || rings.iter().flatten();
    let (&(x, y), _) = points().next().zip(points().nth(2))?;
    let (left, top, right, bottom) =
        points().fold((x, y, x, y), |(l, t, r, b), &(x, y)| (l.min(x), t.min(y), r.max(x), b.max(y)));
    Some(Field { x: left, y: top, width: right - left, height: bottom - top })
}

/// The middle of a place within the rings that has room for a label of a size, clear of what is taken; the roomiest near their middle.
pub(super) fn room(rings: &[Vec<Point>], (width, height): (f64, f64), taken: &[Field]) -> Option<Point> {
    let around = bounds(rings)?;
    if around.width < width || around.height < height {
        return None;
    }
    let step = (around.height - height) / f64::from(HEIGHTS);
    let mut best: Option<(f64, Point)> = None;
    for index in 0..=HEIGHTS {
        let y = step.mul_add(f64::from(index), around.y + height / 2.0);
        let lines = [y - height / 2.0, y, y + height / 2.0].map(|y| within(&crossings(rings, y)));
        let spans = shared(&shared(&lines[0], &lines[1]), &lines[2]);
        for (from, to) in spans {
            let x = f64::midpoint(from, to);
            let field = Field { x: x - width / 2.0, y: y - height / 2.0, width, height };
            if to - from < width || taken.iter().any(|other| other.meets(&field)) {
                continue;
            }
            let off = (y - around.y - around.height / 2.0).abs();
            let score = (to - from).min(3.0 * width) - off * 0.6;
            if best.is_none_or(|(other, _)| score > other) {
                best = Some((score, (x, y)));
            }
        }
    }
    best.map(|(_, point)| point)
}

/// Where the rings cross a height, from left to right, and whether upwards or downwards.
fn crossings(rings: &[Vec<Point>], y: f64) -> Vec<(f64, i32)> {
    let mut found: Vec<(f64, i32)> = Vec::new();
    for ring in rings {
        let next = ring.iter().cycle().skip(1);
        for (&(x, from), &(to_x, to)) in ring.iter().zip(next) {
            // A corner exactly at the height belongs to one of its two sides.
            if (from <= y) != (to <= y) {
                let crossing = (x + (y - from) / (to - from) * (to_x - x), if to > from { 1 } else { -1 });
                // There are few of them: put in order one by one.
                let place = found.partition_point(|one| one.0 <= crossing.0);
                found.insert(place, crossing);
            }
        }
    }
    found
}

/// The spans that lie within: a border between two areas of one outline is no end.
fn within(crossings: &[(f64, i32)]) -> Vec<(f64, f64)> {
    let mut spans: Vec<(f64, f64)> = Vec::new();
    let mut winding = 0;
    for pair in crossings.windows(2) {
        winding += pair[0].1;
        if winding == 0 {
            continue;
        }
        match spans.last_mut().filter(|last| pair[0].0 - last.1 < 0.01) {
            Some(last) => last.1 = pair[1].0,
            None => spans.push((pair[0].0, pair[1].0)),
        }
    }
    spans
}

/// What two lists of spans share.
fn shared(one: &[(f64, f64)], other: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (a.0.max(b.0), a.1.min(b.1))));
    pairs.filter(|(from, to)| to > from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f64, y: f64, size: f64) -> Vec<Point> {
        vec![(x, y), (x + size, y), (x + size, y + size), (x, y + size)]
    }

    fn hole(x: f64, y: f64, size: f64) -> Vec<Point> {
        square(x, y, size).into_iter().rev().collect()
    }

    #[test]
    fn a_hole_is_not_within() {
        let rings = [square(0.0, 0.0, 100.0), hole(40.0, 40.0, 20.0)];
        assert!(contains(&rings, (10.0, 50.0)) && contains(&rings, (99.0, 50.0)));
        assert!(!contains(&rings, (50.0, 50.0)) && !contains(&rings, (101.0, 50.0)));
    }

    #[test]
    fn a_border_between_two_parts_is_no_border_of_the_whole() {
        let rings = [square(0.0, 0.0, 50.0), square(50.0, 0.0, 50.0)];
        let (x, y) = room(&rings, (80.0, 12.0), &[]).unwrap();
        assert!((x - 50.0).abs() < 1.0 && (y - 25.0).abs() < 3.0, "{x} {y}");
    }

    #[test]
    fn a_label_stays_within_and_clear_of_others() {
        let rings = [square(0.0, 0.0, 100.0), hole(0.0, 40.0, 60.0)];
        let taken = [Field { x: 0.0, y: 0.0, width: 100.0, height: 18.0 }];
        let (x, y) = room(&rings, (60.0, 14.0), &taken).unwrap();
        assert!((18.0 + 7.0..=40.0 - 7.0).contains(&y) && (30.0..=70.0).contains(&x), "{x} {y}");
        assert_eq!(room(&rings, (101.0, 14.0), &[]), None);
        assert_eq!(room(&rings, (60.0, 45.0), &[]), None);
        assert_eq!(room(&[], (1.0, 1.0), &[]), None);
    }
}
