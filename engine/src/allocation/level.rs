//! Raising a level: the next unit always goes to whoever stands lowest, without going through the units one by one.
//!
//! Each claim is a ladder of units. A unit's height is where its claim stands before it: coverage, or the gap below zero. Heights rise
//! along a ladder, so "always the lowest next" hands out units in the order of their heights. The level up to which all of them can be paid
//! for is found by halving; then the few that stand between that level and the next are settled one by one, compared exactly.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use crate::quantity::Rounding;

/// A claim's units: the one after `k` others stands at `(start + k × rise) ÷ over`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ladder {
    /// Where it stands now, times `over`.
    pub start: i128,
    /// How far a unit raises it, times `over`. Above zero.
    pub rise: i128,
    /// Above zero.
    pub over: i128,
    /// How many units there are.
    pub steps: i128,
    /// What one of them takes. Above zero.
    pub cost: i128,
}

impl Ladder {
    /// How many of its units stand below `level ÷ grain`.
    fn below(&self, level: i128, grain: i128) -> Option<i128> {
        let reach = level.checked_mul(self.over)?.checked_sub(self.start.checked_mul(grain)?)?;
        Some(Rounding::Up.wide(reach, self.rise.checked_mul(grain)?).clamp(0, self.steps))
    }

    /// Where it stands with `taken` units, times `over`.
    fn height(&self, taken: i128) -> Option<i128> {
        self.start.checked_add(taken.checked_mul(self.rise)?)
    }
}

/// The next unit of a ladder.
#[derive(PartialEq, Eq)]
struct Next {
    height: i128,
    over: i128,
    ladder: usize,
}

impl Ord for Next {
    /// The lowest first; among equals the earlier ladder.
    fn cmp(&self, other: &Self) -> Ordering {
        // Heights times `over` of coverage stay below 2^63 each, those of gaps are over one and the same number.
        let (one, two) = if self.over == other.over {
            (self.height, other.height)
        } else {
            (self.height.saturating_mul(other.over), other.height.saturating_mul(self.over))
        };
        one.cmp(&two).then(self.ladder.cmp(&other.ladder))
    }
}

impl PartialOrd for Next {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Hands `budget` out: each next unit to the lowest ladder that can still be paid for, the earlier among equals. Levels are looked for
/// in `grain`-ths; a ladder should have no more than a few units within one.
pub(super) fn raise(ladders: &[Ladder], budget: i128, grain: i128) -> Option<Vec<i128>> {
    let mut taken = vec![0; ladders.len()];
    let mut left = budget;
    loop {
        // A ladder too dear for what is left stays too dear.
        let open: Vec<usize> = (0..ladders.len())
            .filter(|&position| taken[position] < ladders[position].steps && ladders[position].cost <= left)
            .collect();
        if open.is_empty() {
            return Some(taken);
        }
        let all: Vec<i128> = open.iter().map(|&position| ladders[position].steps).collect();
        let reached = match price(ladders, &open, &taken, &all) {
            Some(price) if price <= left => all,
            _ => level(ladders, &open, &taken, left, grain)?,
        };
        left -= price(ladders, &open, &taken, &reached)?;
        for (&position, reached) in open.iter().zip(reached) {
            taken[position] = reached;
        }
        let next = |position: usize, taken: i128| {
            let ladder = &ladders[position];
            let height = ladder.height(taken)?;
            Some((taken < ladder.steps).then_some(Reverse(Next { height, over: ladder.over, ladder: position })))
        };
        let mut heap = BinaryHeap::new();
        for &position in &open {
            heap.extend(next(position, taken[position])?);
        }
        while let Some(Reverse(lowest)) = heap.pop() {
            let position = lowest.ladder;
            if ladders[position].cost > left {
                break;
            }
            left -= ladders[position].cost;
            taken[position] += 1;
            heap.extend(next(position, taken[position])?);
        }
    }
}

/// What it takes to lead each open ladder from what it has `taken` to `reached`; `None` beyond all measure.
fn price(ladders: &[Ladder], open: &[usize], taken: &[i128], reached: &[i128]) -> Option<i128> {
    open.iter().zip(reached).try_fold(0_i128, |sum, (&position, &reached)| {
        sum.checked_add(ladders[position].cost.checked_mul(reached - taken[position])?)
    })
}

/// How far each open ladder gets at the highest level, in `grain`-ths, that `left` pays for.
fn level(ladders: &[Ladder], open: &[usize], taken: &[i128], left: i128, grain: i128) -> Option<Vec<i128>> {
    let at = |level: i128| {
        let below = |&position: &usize| Some(ladders[position].below(level, grain)?.max(taken[position]));
        open.iter().map(below).collect::<Option<Vec<i128>>>()
    };
    let floor = |position: usize, taken: i128| {
        let ladder = &ladders[position];
        Some(ladder.height(taken)?.checked_mul(grain)?.div_euclid(ladder.over))
    };
    let (mut low, mut high) = (i128::MAX, i128::MIN);
    for &position in open {
        low = low.min(floor(position, taken[position])?);
        high = high.max(floor(position, ladders[position].steps - 1)?.checked_add(1)?);
    }
    // At `low` nothing more stands below the level; at `high` everything does, which is more than can be paid for.
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        let reached = at(middle)?;
        if price(ladders, open, taken, &reached).is_some_and(|price| price <= left) {
            low = middle;
        } else {
            high = middle;
        }
    }
    at(low)
}
