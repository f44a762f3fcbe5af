//! Fewer places for the same outline: those go first that move it least (Visvalingam's way, by the triangle each makes with its
//! neighbours). Lines are thinned out as wholes and keep their ends, so that what two areas share stays shared.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use permille_engine::in_order;

use super::crossing::crossings_within;
use super::{Outlines, Point, twice_area};

/// So many comparisons are made for each step, and besides: where lines only meet, some ten are.
const PATIENCE_A_STEP: u64 = 200;
const PATIENCE: u64 = 20_000_000;

/// Lines that run over one another again and again, so that nobody could say which of them may be thinned out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tangled;

/// Takes away places whose triangle is smaller than `smallest` square units. No area is lost, and no two lines come to cross; where
/// they would, they stay as they were.
///
/// # Errors
/// Where lines run over one another so often that it would take for ever; the outlines are then of no use.
pub fn simplify(outlines: &mut Outlines, smallest: i64) -> Result<(), Tangled> {
    let mut patience = PATIENCE + PATIENCE_A_STEP * outlines.size() as u64;
    let mut crossings = |lines: &[Vec<Point>]| crossings_within(lines, &mut patience).ok_or(Tangled);
    let original = std::mem::take(&mut outlines.lines);
    let already = crossings(&original)?;
    outlines.lines = original.iter().map(|line| thinned(line, smallest)).collect();
    loop {
        let mut back: BTreeSet<usize> =
            in_order::set(crossings(&outlines.lines)?.difference(&already).flat_map(|&(one, other)| [one, other]));
        back.extend(collapsed(outlines));
        back.retain(|&line| outlines.lines.get(line) != original.get(line));
        if back.is_empty() {
            return Ok(());
        }
        for line in back {
            outlines.lines[line].clone_from(&original[line]);
        }
    }
}

/// The lines of rings that no longer go round anything.
fn collapsed(outlines: &Outlines) -> Vec<usize> {
    let rings = outlines.areas.iter().flat_map(|area| &area.polygons).flatten();
    let gone = rings.filter(|ring| twice_area(&outlines.places(ring)) == 0);
    gone.flatten().map(|side| side.line).collect()
}

/// The line with fewer places, its ends among them.
fn thinned(line: &[Point], smallest: i64) -> Vec<Point> {
    let count = line.len();
    if count < 3 {
        return line.to_vec();
    }
    // The neighbours each place still has, and the size of its triangle as last worked out.
    let mut before: Vec<usize> = (0..count).map(|place| place.saturating_sub(1)).collect();
    let mut after: Vec<usize> = (1..=count).collect();
    let mut size = vec![i64::MAX; count];
    let mut waiting = BinaryHeap::new();
    for place in 1..count - 1 {
        size[place] = triangle(line[place - 1], line[place], line[place + 1]);
        waiting.push(Reverse((size[place], place)));
    }
    while let Some(Reverse((least, place))) = waiting.pop() {
        if least >= smallest {
            break;
        }
        if size[place] != least {
            continue;
        }
        size[place] = -1;
        let (one, other) = (before[place], after[place]);
        after[one] = other;
        before[other] = one;
        for neighbour in [one, other] {
            if neighbour > 0 && neighbour < count - 1 {
                // The triangle of a neighbour counts as no smaller than the one that went: else a gentle bend would go as a whole.
                size[neighbour] = triangle(line[before[neighbour]], line[neighbour], line[after[neighbour]]).max(least);
                waiting.push(Reverse((size[neighbour], neighbour)));
            }
        }
    }
    (0..count).filter(|&place| size[place] >= 0).map(|place| line[place]).collect()
}

/// The area of a triangle in square units.
fn triangle(a: Point, b: Point, c: Point) -> i64 {
    let twice = twice_area(&[a, b, c]).abs();
    i64::try_from(twice / 2).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::crossing::crossings;
    use super::super::topology::{Shape, build};
    use super::super::{Outline, Outlines};
    use super::*;

    /// Two fields with a wavy border between them, and a very small one at their meeting.
    fn fields() -> Outlines {
        let wave: Vec<Point> = (0..=100).map(|step| (1_000 + (step % 3) * 4 + (step % 7), step * 20)).collect();
        let mut left = vec![(0, 0)];
        left.extend(&wave);
        left.push((0, 2_000));
        let mut right: Vec<Point> = wave.clone();
        right.extend([(2_000, 2_000), (2_000, 0)]);
        let small = vec![(2_000, 0), (2_003, 0), (2_002, 3)];
        let shape = |code: &str, ring: Vec<Point>| Shape {
            outline: Outline { code: code.to_owned(), ..Outline::default() },
            polygons: vec![vec![ring]],
        };
        build(vec![shape("left", left), shape("right", right), shape("small", small)], String::new())
    }

    #[test]
    fn a_shared_border_stays_shared_and_what_it_divides_stays_whole() {
        let mut outlines = fields();
        let before = outlines.clone();
        let total = |outlines: &Outlines| -> i128 {
            let rings = outlines.areas.iter().flat_map(|area| &area.polygons).flatten();
            rings.map(|ring| twice_area(&outlines.places(ring))).sum()
        };
        simplify(&mut outlines, 2_000).unwrap();
        assert!(outlines.size() < before.size() / 3, "{} of {}", outlines.size(), before.size());
        assert_eq!(outlines.areas, before.areas, "the same lines make up the same areas");
        assert_eq!(total(&outlines), total(&before), "what one gives the other takes");
    }

    #[test]
    fn no_area_is_lost_however_small() {
        let mut outlines = fields();
        simplify(&mut outlines, i64::MAX).unwrap();
        assert!(outlines.areas.iter().all(|area| twice_area(&outlines.places(&area.polygons[0][0])) > 0));
    }

    #[test]
    fn lines_do_not_come_to_cross() {
        // A bay whose mouth would be cut off by a straight line, with an island in it.
        let coast: Vec<Point> = vec![(0, 0), (40, 0), (45, 60), (55, 60), (60, 0), (100, 0), (100, -100), (0, -100)];
        let island: Vec<Point> = vec![(49, 20), (51, 20), (50, 40)];
        let shape = |ring: &Vec<Point>| Shape { polygons: vec![vec![ring.clone()]], ..Shape::default() };
        let mut outlines = build(vec![shape(&coast), shape(&island)], String::new());
        assert!(crossings(&outlines.lines).is_empty());
        simplify(&mut outlines, 3_000).unwrap();
        assert!(crossings(&outlines.lines).is_empty());
    }
}
