//! Lowest coverage first (max–min): each next unit to the claim whose coverage is then the lowest.
//!
//! What it promises: a claim's last unit was given when its coverage was no higher than any other open claim's that could be paid for is
//! in the end. Nobody is better off at the expense of one who is worse off, and the lowest coverage is as high as it can be.

use super::entry::{Entries, Entry};
use super::level::{Ladder, raise};

/// Coverage is looked for no finer than this, which keeps every product within 128 bits.
const FINEST: i128 = 1 << 62;

/// What each entry gets.
pub(super) fn give(entries: &Entries) -> Option<Vec<i128>> {
    among(&entries.list, entries.budget)
}

/// Divides `budget` among these, the lowest coverage first.
pub(super) fn among(list: &[Entry], budget: i128) -> Option<Vec<i128>> {
    let ladders: Vec<Ladder> = list
        .iter()
        .map(|entry| Ladder {
            start: entry.available,
            rise: entry.step,
            over: entry.requirement,
            steps: entry.steps,
            cost: entry.cost,
        })
        .collect();
    // So fine that a unit of the largest claim is a level of its own.
    let grain = list.iter().map(|entry| entry.requirement / entry.step).max().unwrap_or(1).saturating_mul(2).clamp(1, FINEST);
    raise(&ladders, budget, grain)
}
