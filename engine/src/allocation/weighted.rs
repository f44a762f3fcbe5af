//! Weighted: as much weight as the money buys, where closing one unit of a claim counts its weight.
//!
//! An integer programme: maximise Σ weight × units under Σ cost × units ≤ budget, 0 ≤ units ≤ gap. Claims of one weight and cost are one
//! variable, shared out afterwards with the lowest coverage first. The best by weight for the money, filled up, is a first answer; the
//! same with a fraction of the last unit is a bound that no division exceeds. Where they meet, that is the proof. Where they do not, the
//! distance between them says how far each variable can be from its place in the bound, and what is left of the programme, usually a
//! handful of small variables, goes to the solver. What comes back is checked in integers before it counts.

use crate::in_order::InOrder;
use crate::quantity::{Quantity, Rounding, common_divisor};

use super::entry::{Entries, Entry};
use super::solver::{Answer, Programme};
use super::{Proof, Search, lowest_coverage};

/// How many classes on either side of where the money runs out are tried for an exchange.
const NEAR: usize = 60;
/// How many units of one are tried.
const FEW: i128 = 4;

/// Entries of one value and one cost: one variable.
#[derive(Debug)]
struct Class {
    entries: Vec<usize>,
    /// What one part counts.
    value: i128,
    cost: i128,
    steps: i128,
}

/// What each entry gets, and how sure it is that nothing counts more.
pub(super) fn give(entries: &Entries, search: Search<'_>) -> Option<(Vec<i128>, Proof)> {
    let (classes, common) = classes(&entries.list)?;
    let budget = entries.budget;
    let mut taken = fill(&classes, vec![0; classes.len()], budget)?;
    let mut proof = Proof::Exact;
    if let Some(bound) = Bound::new(&classes, budget)? {
        taken = exchanged(&classes, &bound, taken, budget)?;
        let first = worth(&classes, &taken)?;
        if first < bound.whole() {
            // Only what is worth more than the first answer is searched: finding nothing is a proof as well.
            let found = bound.core(&classes, budget, first)?.solve(&classes, budget, search);
            let sure = found.as_ref().and_then(|found| found.sure);
            // Filled up, so that nothing is left that buys one more unit even where the search was given up.
            let better = found.and_then(|found| fill(&classes, found.taken?, budget));
            let best = better.as_ref().map_or(Some(first), |better| worth(&classes, better))?;
            taken = better.filter(|_| best > first).unwrap_or(taken);
            let short = bound.whole() - best.max(first);
            proof = match (short, sure) {
                (0, _) => Proof::Exact,
                (_, Some(sure)) => sure,
                _ => Proof::Within(in_weight(short.checked_mul(common)?)?),
            };
        }
    }
    let mut given = vec![0; entries.list.len()];
    for (class, &steps) in classes.iter().zip(&taken) {
        let group: Vec<Entry> = class.entries.iter().map(|&position| entries.list[position]).collect();
        let parts = lowest_coverage::among(&group, steps.checked_mul(class.cost)?)?;
        for (&position, steps) in class.entries.iter().zip(parts) {
            given[position] = steps;
        }
    }
    Some((given, proof))
}

/// The entries by value and cost, the most value for the money first, and the greatest common part of all values.
fn classes(list: &[Entry]) -> Option<(Vec<Class>, i128)> {
    let values: Vec<i128> = list.iter().map(|entry| entry.weight.checked_mul(entry.step)).collect::<Option<_>>()?;
    let common = values.iter().fold(0, |common, &value| common_divisor(common, value)).max(1);
    let key = |&position: &usize| (values[position], list[position].cost);
    let mut positions: Vec<usize> = (0..list.len()).collect();
    positions.put_in_order_by_key(key);
    let mut classes = Vec::new();
    for equals in positions.chunk_by(|one, other| key(one) == key(other)) {
        let steps = equals.iter().try_fold(0_i128, |sum, &position| sum.checked_add(list[position].steps))?;
        let (value, cost) = key(&equals[0]);
        classes.push(Class { entries: equals.to_vec(), value: value / common, cost, steps });
    }
    let (value, cost) = classes.iter().fold((1, 1), |(value, cost), class| (class.value.max(value), class.cost.max(cost)));
    // Every product of a value and a cost below stays within 128 bits.
    value.checked_mul(cost)?.checked_mul(4)?;
    classes.put_in_order_by_key(|class| class.cost);
    classes.put_in_order_by(|one, other| (other.value * one.cost).cmp(&(one.value * other.cost)));
    Some((classes, common))
}

/// `taken`, and on top of it as much as `budget` still buys, in the order of the classes.
fn fill(classes: &[Class], taken: Vec<i128>, budget: i128) -> Option<Vec<i128>> {
    fill_but(classes, taken, budget, None)
}

/// As [`fill`], leaving one class as it is.
fn fill_but(classes: &[Class], mut taken: Vec<i128>, budget: i128, but: Option<usize>) -> Option<Vec<i128>> {
    let mut left = budget.checked_sub(total(classes, &taken, |class| class.cost)?)?;
    for (position, (class, taken)) in classes.iter().zip(&mut taken).enumerate() {
        if Some(position) == but {
            continue;
        }
        let more = (left / class.cost).clamp(0, class.steps - *taken);
        *taken += more;
        left -= more * class.cost;
    }
    Some(taken)
}

/// The best of `taken` and its neighbours: a few units of one class taken back where money runs out, and the rest filled up without it. A
/// better first answer leaves the solver less to search.
fn exchanged(classes: &[Class], bound: &Bound, taken: Vec<i128>, budget: i128) -> Option<Vec<i128>> {
    let near = bound.breaks.saturating_sub(NEAR)..(bound.breaks + NEAR).min(classes.len());
    let (mut best, mut most) = (taken.clone(), worth(classes, &taken)?);
    for position in near.filter(|&position| taken[position] > 0) {
        for back in 1..=taken[position].min(FEW) {
            let mut trial = taken.clone();
            trial[position] -= back;
            let trial = fill(classes, fill_but(classes, trial, budget, Some(position))?, budget)?;
            let worth = worth(classes, &trial)?;
            if worth > most {
                (best, most) = (trial, worth);
            }
        }
    }
    Some(best)
}

/// What `taken` counts.
fn worth(classes: &[Class], taken: &[i128]) -> Option<i128> {
    total(classes, taken, |class| class.value)
}

/// The sum of `part` over all that is `taken`.
fn total(classes: &[Class], taken: &[i128], part: impl Fn(&Class) -> i128) -> Option<i128> {
    classes.iter().zip(taken).try_fold(0_i128, |sum, (class, &taken)| sum.checked_add(part(class).checked_mul(taken)?))
}

/// A value in the measure of weights, rounded up.
fn in_weight(value: i128) -> Option<Quantity> {
    let millionths = Rounding::Up.wide(value, i128::from(Quantity::ONE.millionths()));
    Quantity::of_millionths(i64::try_from(millionths).ok()?)
}

/// What no division exceeds: the classes in order, with a fraction of a unit of the one that money runs out in.
#[derive(Debug)]
struct Bound {
    /// The class the money runs out in.
    breaks: usize,
    /// The bound's worth, times the cost of that class.
    worth: i128,
    cost: i128,
    value: i128,
}

impl Bound {
    /// The bound; `Some(None)` where there is money for everything.
    #[expect(clippy::option_option, reason = "no bound is needed, or it cannot be worked out: two answers")]
    fn new(classes: &[Class], budget: i128) -> Option<Option<Self>> {
        let (mut left, mut full) = (budget, 0_i128);
        for (breaks, class) in classes.iter().enumerate() {
            if left / class.cost < class.steps {
                let worth = full.checked_mul(class.cost)?.checked_add(left.checked_mul(class.value)?)?;
                return Some(Some(Self { breaks, worth, cost: class.cost, value: class.value }));
            }
            left -= class.cost * class.steps;
            full = full.checked_add(class.value.checked_mul(class.steps)?)?;
        }
        Some(None)
    }

    /// The bound rounded down: every division is worth a whole number.
    fn whole(&self) -> i128 {
        self.worth.div_euclid(self.cost)
    }

    /// How far each class can be from its place in the bound if a division is to be worth more than `first`.
    fn core(&self, classes: &[Class], budget: i128, first: i128) -> Option<Core> {
        let room = self.worth - first.checked_add(1)?.checked_mul(self.cost)?;
        let mut ranges: Vec<(i128, i128)> = Vec::with_capacity(classes.len());
        for (position, class) in classes.iter().enumerate() {
            // What one unit more or less of this class takes off the bound, times the cost of the class it breaks in.
            let loss = (class.value * self.cost - self.value * class.cost).abs();
            let far = if loss == 0 { class.steps } else { (room / loss).min(class.steps) };
            ranges.push(match position.cmp(&self.breaks) {
                std::cmp::Ordering::Less => (class.steps - far, class.steps),
                std::cmp::Ordering::Equal => (0, class.steps),
                std::cmp::Ordering::Greater => (0, far),
            });
        }
        // What the others must take leaves so much for the class it breaks in, and what they can take leaves it no less.
        let others = |end: fn(&(i128, i128)) -> i128| {
            let sum = classes.iter().zip(&ranges).enumerate().filter(|(position, _)| *position != self.breaks);
            sum.map(|(_, (class, range))| class.cost.checked_mul(end(range)))
                .try_fold(0_i128, |sum, cost| sum.checked_add(cost?))
                .map(|sum| budget - sum)
        };
        let least = others(|range| range.1).map_or(0, |left| left.max(0) / self.cost);
        let most = others(|range| range.0)?.max(0) / self.cost;
        let steps = classes[self.breaks].steps;
        ranges[self.breaks] = (least.min(steps), most.min(steps));
        Some(Core { ranges })
    }
}

/// What is left of the programme.
#[derive(Debug)]
struct Core {
    ranges: Vec<(i128, i128)>,
}

/// What came of the search.
struct Found {
    /// The best within the ranges; `None` where nothing in them can be paid for.
    taken: Option<Vec<i128>>,
    /// How sure that is; `None` where the search was not finished.
    sure: Option<Proof>,
}

impl Core {
    /// The best within the ranges, if the search finds one that keeps to the budget.
    fn solve(&self, classes: &[Class], budget: i128, search: Search<'_>) -> Option<Found> {
        let low: Vec<i128> = self.ranges.iter().map(|range| range.0).collect();
        let left = budget.checked_sub(total(classes, &low, |class| class.cost)?)?;
        if left < 0 {
            return Some(Found { taken: None, sure: Some(Proof::Exact) });
        }
        let free: Vec<usize> = (0..classes.len()).filter(|&position| self.ranges[position].0 < self.ranges[position].1).collect();
        let programme = Programme {
            values: free.iter().map(|&position| classes[position].value).collect(),
            costs: free.iter().map(|&position| classes[position].cost).collect(),
            most: free.iter().map(|&position| self.ranges[position].1 - self.ranges[position].0).collect(),
            budget: left,
        };
        // Without a variable left there is one answer, and nobody need be asked.
        let decided = free.is_empty();
        let answer = if decided { Answer { units: Vec::new(), proven: true } } else { search(&programme)? };
        let sure = answer.proven.then_some(if decided { Proof::Exact } else { Proof::Solver });
        let mut taken = low;
        for (&position, units) in free.iter().zip(answer.units) {
            taken[position] = taken[position].checked_add(units)?;
        }
        let kept = classes.iter().zip(&taken).all(|(class, taken)| (0..=class.steps).contains(taken));
        let paid = total(classes, &taken, |class| class.cost)? <= budget;
        (kept && paid).then_some(Found { taken: Some(taken), sure })
    }
}
