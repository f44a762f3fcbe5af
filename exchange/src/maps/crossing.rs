//! Which lines cross one another, where they should at most meet at their ends.

use std::collections::{BTreeSet, HashMap};

use super::Point;

/// How many fields the steps may lie in, by step and besides, where patience ends: two or three each is usual.
const FIELDS_A_STEP: usize = 8;
const FIELDS: usize = 500_000;

/// The pairs of lines that cross, and lines that cross themselves, each pair once.
#[must_use]
pub fn crossings(lines: &[Vec<Point>]) -> BTreeSet<(usize, usize)> {
    // It goes on to the end.
    compared(lines, |_, _| Some(())).unwrap_or_default()
}

/// The same, as long as the patience lasts: each comparison of two steps takes one of it. Lines that run over one another again and again would be
/// compared each with each, and steps that reach far beside very many that do not would lie in fields without number.
pub(super) fn crossings_within(lines: &[Vec<Point>], patience: &mut u64) -> Option<BTreeSet<(usize, usize)>> {
    let most = FIELDS + FIELDS_A_STEP * lines.iter().map(Vec::len).sum::<usize>();
    compared(lines, |comparisons, fields| {
        *patience = patience.checked_sub(comparisons as u64 + 1)?;
        (fields <= most).then_some(())
    })
}

/// Compares steps that lie in one field, as long as `goes_on`, which is told how many are to be compared, and how many fields there are.
fn compared(lines: &[Vec<Point>], mut goes_on: impl FnMut(usize, usize) -> Option<()>) -> Option<BTreeSet<(usize, usize)>> {
    let steps: Vec<(usize, Point, Point)> =
        lines.iter().enumerate().flat_map(|(line, places)| places.windows(2).map(move |pair| (line, pair[0], pair[1]))).collect();
    let field = field_size(&steps);
    let mut fields: HashMap<(i32, i32), Vec<usize>> = HashMap::new();
    let (mut found, mut held) = (BTreeSet::new(), 0);
    for (index, &(line, from, to)) in steps.iter().enumerate() {
        let across = from.0.min(to.0).div_euclid(field)..=from.0.max(to.0).div_euclid(field);
        for x in across {
            for y in from.1.min(to.1).div_euclid(field)..=from.1.max(to.1).div_euclid(field) {
                let here = fields.entry((x, y)).or_default();
                held += 1;
                goes_on(here.len(), held)?;
                for &(other, begins, ends) in here.iter().filter_map(|&one| steps.get(one)) {
                    if cross((from, to), (begins, ends)) {
                        found.insert((line.min(other), line.max(other)));
                    }
                }
                here.push(index);
            }
        }
    }
    Some(found)
}

/// Fields about twice as wide as a step is long on average: few steps lie in many of them, and few of them hold many steps.
fn field_size(steps: &[(usize, Point, Point)]) -> i32 {
    let length = |(_, from, to): &(usize, Point, Point)| i64::from(from.0.abs_diff(to.0).max(from.1.abs_diff(to.1)));
    let total: i64 = steps.iter().map(length).sum();
    let mean = total / i64::try_from(steps.len().max(1)).unwrap_or(1);
    let longest = steps.iter().map(length).max().unwrap_or(0);
    // No step lies in more than two hundred fields either way.
    i32::try_from((mean * 2).max(longest / 200).max(1)).unwrap_or(i32::MAX)
}

/// Whether two steps cross at a place within both.
fn cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

/// On which side of the step from `a` to `b` a place lies.
fn side(a: Point, b: Point, place: Point) -> i64 {
    let (x, y) = (i64::from(b.0) - i64::from(a.0), i64::from(b.1) - i64::from(a.1));
    (x * (i64::from(place.1) - i64::from(a.1)) - y * (i64::from(place.0) - i64::from(a.0))).signum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_meet_at_an_end_do_not_cross() {
        let lines = vec![vec![(0, 0), (10, 10)], vec![(10, 10), (20, 0)], vec![(10, 10), (10, 30)], vec![(5, 5), (5, 9)]];
        assert!(crossings(&lines).is_empty());
    }

    #[test]
    fn lines_that_run_over_one_another_without_end_are_given_up() {
        let round = [(0, 0), (10, 0), (5, 8)].into_iter().cycle().take(60_000).collect::<Vec<_>>();
        let mut patience = 1_000_000;
        assert_eq!(crossings_within(&[round], &mut patience), None);
        let mut far = vec![vec![(-18_000_000, -9_000_000), (18_000_000, 9_000_000)]; 150];
        far.extend((0..60_000).map(|place| vec![(place, 0), (place + 1, 0)]));
        assert_eq!(crossings_within(&far, &mut { u64::MAX }), None);
        assert_eq!(crossings_within(&[vec![(0, 0), (10, 10)], vec![(0, 10), (10, 0)]], &mut 9), Some(BTreeSet::from([(0, 1)])));
    }

    #[test]
    fn crossings_are_found_however_far_a_step_reaches() {
        let lines =
            vec![vec![(-18_000_000, 0), (18_000_000, 1)], vec![(3, -5), (3, 5)], vec![(0, 20), (4, 24), (4, 20), (0, 24)]];
        assert_eq!(crossings(&lines).into_iter().collect::<Vec<_>>(), [(0, 1), (2, 2)]);
    }
}
