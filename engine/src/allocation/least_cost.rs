//! Least cost: as many units as the money buys, the cheapest first; among units that cost the same, the lowest coverage first.
//!
//! Why no division closes more: any `n` units cost at least what the `n` cheapest do, and here it is the cheapest that were bought, up to
//! the first that cannot be paid for. So whoever buys more units spends more than there is. Where some resources come in whole units and
//! others do not, this holds but for the fraction of a unit at the end.

use super::entry::{Entries, Entry};
use super::lowest_coverage;
use crate::in_order::InOrder;

/// What each entry gets.
pub(super) fn give(entries: &Entries) -> Option<Vec<i128>> {
    // The price of a unit, not of a part of one.
    in_order(entries, |one, other| (one.cost * other.step).cmp(&(other.cost * one.step)))
}

/// Serves the entries in this order as far as the budget goes, equals together with the lowest coverage first.
pub(super) fn in_order(entries: &Entries, order: impl Fn(&Entry, &Entry) -> std::cmp::Ordering) -> Option<Vec<i128>> {
    let list = &entries.list;
    let mut positions: Vec<usize> = (0..list.len()).collect();
    positions.put_in_order_by(|&one, &other| order(&list[one], &list[other]));
    let mut given = vec![0; list.len()];
    let mut left = entries.budget;
    for equals in positions.chunk_by(|&one, &other| order(&list[one], &list[other]).is_eq()) {
        let group: Vec<Entry> = equals.iter().map(|&position| list[position]).collect();
        for (&position, steps) in equals.iter().zip(lowest_coverage::among(&group, left)?) {
            given[position] = steps;
            left -= steps * list[position].cost;
        }
    }
    Some(given)
}
