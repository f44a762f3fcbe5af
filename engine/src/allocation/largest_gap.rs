//! Largest gap first: each next unit to the claim whose gap is then the largest.
//!
//! Gaps under one norm are compared in units. Places and hospitals cannot be: gaps under several norms are compared by the money that
//! closes them.
//!
//! What it promises: a claim's last unit was given when its gap was no smaller than any other open claim's that could be paid for is in
//! the end; the largest gap is as small as it can be.

use super::entry::Entries;
use super::level::{Ladder, raise};

/// What each entry gets.
pub(super) fn give(entries: &Entries) -> Option<Vec<i128>> {
    let ladders = entries.list.iter().map(|entry| {
        let value = if entries.one_norm { 1 } else { entry.cost };
        // A gap stands as far below zero as it is large.
        Some(Ladder {
            start: -entry.gap.checked_mul(value)?,
            rise: entry.step.checked_mul(value)?,
            over: if entries.one_norm { 1 } else { entry.step },
            steps: entry.steps,
            cost: entry.cost,
        })
    });
    raise(&ladders.collect::<Option<Vec<Ladder>>>()?, entries.budget, 1)
}
