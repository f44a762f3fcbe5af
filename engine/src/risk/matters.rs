//! Which lever matters most: how much of the variance of the gap each lever explains by itself.
//!
//! The draws of a lever are put in order and cut into classes of equal size. Where the mean gap differs from class to class, the
//! lever explains it: the variance between the classes as a share of all variance is the lever's first-order index (the correlation
//! ratio, corrected for the number of classes as in an adjusted R²). It needs no straight line, not even a rising one. A share within
//! two deviations of what luck alone gives counts as none. What the levers leave to 100% none of them explains alone.

use std::cmp::Ordering;

use crate::in_order::InOrder;
use crate::quantity::Quantity;

/// The most classes that the draws of a lever are cut into.
const MOST_CLASSES: usize = 20;
/// The fewest draws of a class.
const FEWEST_IN_CLASS: usize = 10;
/// The fewest draws of which anything is said.
const FEWEST_DRAWS: f64 = 100.0;

/// What one lever does to the gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Influence {
    /// The range, by its position in the scenario.
    pub range: usize,
    /// How many percent of the variance of the gap this lever explains by itself.
    pub share: Quantity,
    /// The mean gap in the lowest fifth of the lever's draws.
    pub at_low: Quantity,
    /// The mean gap in the highest fifth of the lever's draws.
    pub at_high: Quantity,
}

/// The draws of every lever in order: the same for all gaps, and so found once.
pub(super) struct Orders<'a> {
    levers: &'a [Vec<Quantity>],
    /// By lever: the numbers of the draws by its value, equal ones by their number.
    draws: Vec<Vec<usize>>,
}

impl<'a> Orders<'a> {
    /// Orders the draws by each of `levers`, which has a row for each range.
    pub fn of(levers: &'a [Vec<Quantity>]) -> Self {
        let order = |values: &Vec<Quantity>| {
            let mut draws: Vec<usize> = (0..values.len()).collect();
            draws.put_in_order_by_key(|&draw| (values[draw], draw));
            draws
        };
        Self { levers, draws: levers.iter().map(order).collect() }
    }
}

/// What each lever does to `gaps`, which are by the number of the draw, the strongest first; `None` where fewer than 100 of them
/// are known.
pub(super) fn influences(orders: &Orders, gaps: &[Option<Quantity>]) -> Option<Vec<Influence>> {
    let known: Vec<Option<f64>> = gaps.iter().map(|gap| gap.map(Quantity::to_f64)).collect();
    let overall = Moments::of(known.iter().flatten().copied());
    if overall.count < FEWEST_DRAWS {
        return None;
    }
    let mut influences: Vec<Influence> = orders
        .levers
        .iter()
        .zip(&orders.draws)
        .enumerate()
        .map(|(range, (values, draws))| {
            let pair = |&draw: &usize| Some((*values.get(draw)?, (*known.get(draw)?)?));
            let pairs: Vec<(Quantity, f64)> = draws.iter().filter_map(pair).collect();
            let (at_low, at_high) = ends(&pairs);
            Influence { range, share: percent(explained(&pairs, &overall)), at_low, at_high }
        })
        .collect();
    influences.put_in_order_by(|one, other| match other.share.cmp(&one.share) {
        Ordering::Equal => one.range.cmp(&other.range),
        order => order,
    });
    Some(influences)
}

/// Count, mean and the sum of squared distances from it.
struct Moments {
    count: f64,
    mean: f64,
    squares: f64,
}

impl Moments {
    fn of(figures: impl Iterator<Item = f64> + Clone) -> Self {
        let (mut count, mut sum) = (0.0, 0.0);
        for figure in figures.clone() {
            count += 1.0;
            sum += figure;
        }
        let mean = if count > 0.0 { sum / count } else { 0.0 };
        let mut squares = 0.0;
        for figure in figures {
            squares += (figure - mean) * (figure - mean);
        }
        Self { count, mean, squares }
    }
}

/// The share of the variance that lies between the classes of `pairs`, ordered by the lever.
fn explained(pairs: &[(Quantity, f64)], overall: &Moments) -> f64 {
    if overall.squares <= 0.0 {
        return 0.0;
    }
    let size = (pairs.len() / MOST_CLASSES).max(FEWEST_IN_CLASS);
    let (mut within, mut classes) = (0.0, 0.0);
    let mut start = 0;
    while start < pairs.len() {
        // Equal values stay together.
        let mut end = (start + size).min(pairs.len());
        while end < pairs.len() && (pairs[end].0 == pairs[end - 1].0 || pairs.len() - end < size / 2) {
            end += 1;
        }
        within += Moments::of(pairs[start..end].iter().map(|pair| pair.1)).squares;
        classes += 1.0;
        start = end;
    }
    let left = overall.count - classes;
    if classes < 2.0 || left <= 0.0 {
        return 0.0;
    }
    // As much as classes without any meaning would explain is taken off; what is left may still be luck, which has this deviation.
    let share = 1.0 - (within / left) / (overall.squares / (overall.count - 1.0));
    let luck = (2.0 * (classes - 1.0)).sqrt() / (overall.count - 1.0);
    if share < 2.0 * luck { 0.0 } else { share.min(1.0) }
}

/// The mean gap in the lowest and in the highest fifth of the lever's draws.
fn ends(pairs: &[(Quantity, f64)]) -> (Quantity, Quantity) {
    let fifth = pairs.len() / 5;
    let mean = |pairs: &[(Quantity, f64)]| nearest(Moments::of(pairs.iter().map(|pair| pair.1)).mean);
    (mean(&pairs[..fifth]), mean(&pairs[pairs.len() - fifth..]))
}

/// A share as percent, to two places.
#[expect(clippy::cast_possible_truncation, reason = "between 0 and 10,000")]
fn percent(share: f64) -> Quantity {
    Quantity::of_millionths((share * 10_000.0).round() as i64 * 10_000).unwrap_or_default()
}

/// The quantity nearest to a mean, to two places.
#[expect(clippy::cast_possible_truncation, reason = "a mean is not larger than what it is taken of; beyond that it saturates")]
fn nearest(mean: f64) -> Quantity {
    let hundredths = (mean * 100.0).round() as i64;
    hundredths.checked_mul(10_000).and_then(Quantity::of_millionths).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(units: i64) -> Quantity {
        Quantity::whole(units).unwrap_or_default()
    }

    #[test]
    fn a_lever_that_decides_everything_explains_everything() {
        // 200 draws; the gap is the lever. The other lever alternates and explains nothing.
        let lever: Vec<_> = (0..200).map(whole).collect();
        let other: Vec<_> = (0..200).map(|draw| whole(draw % 2)).collect();
        let gaps: Vec<_> = lever.iter().copied().map(Some).collect();
        let found = influences(&Orders::of(&[other, lever]), &gaps).unwrap_or_default();
        assert_eq!(found.iter().map(|one| one.range).collect::<Vec<_>>(), [1, 0]);
        // Twenty classes of ten numbers in a row. Within a class the squares are 82.5 (10 × 99 ÷ 12), in all 20 × 82.5 = 1,650; around the mean of
        // all 200 × 39,999 ÷ 12 = 666,650. 1 − (1,650 ÷ 180) ÷ (666,650 ÷ 199) = 1 − 9.1667 ÷ 3,350 = 99.73%.
        assert_eq!(found[0].share.to_string(), "99.73");
        // The lowest fifth is 0 … 39, mean 19.5; the highest 160 … 199, mean 179.5.
        assert_eq!((found[0].at_low.to_string(), found[0].at_high.to_string()), ("19.5".to_owned(), "179.5".to_owned()));
        // Means 99 and 100 around 99.5: the two classes explain 50 of 666,650, less than classes without meaning would.
        assert_eq!(found[1].share, Quantity::ZERO);
    }

    #[test]
    fn a_lever_that_helps_at_both_ends_is_not_overlooked() {
        let lever: Vec<_> = (-100..100).map(whole).collect();
        let gaps: Vec<_> = (-100..100).map(|value: i64| Some(whole(value.abs()))).collect();
        let found = influences(&Orders::of(&[lever]), &gaps).unwrap_or_default();
        assert!(found[0].share > whole(95), "{found:?}");
    }

    #[test]
    fn a_gap_that_never_moves_is_explained_by_nothing() {
        let lever: Vec<_> = (0..150).map(whole).collect();
        let found = influences(&Orders::of(&[lever]), &[Some(whole(7)); 150]).unwrap_or_default();
        assert_eq!((found[0].share, found[0].at_low, found[0].at_high), (Quantity::ZERO, whole(7), whole(7)));
    }

    #[test]
    fn of_a_few_draws_nothing_is_said() {
        assert_eq!(influences(&Orders::of(&[vec![Quantity::ONE; 99]]), &[Some(Quantity::ONE); 99]), None);
        assert_eq!(influences(&Orders::of(&[vec![Quantity::ONE; 200]]), &[None; 200]), None);
    }
}
