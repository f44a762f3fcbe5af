//! In proportion to the gap: the same part of every gap, rounded down, then one more unit to the largest remainders.
//!
//! What it promises: of an amount, everyone gets the exact share rounded down or up. As with every method of largest remainders, one more
//! unit to divide can move a rounding unit from one claim to another (the Alabama paradox), so nobody loses more than that one.
//!
//! Under a budget the same part of every gap is paid for. What rounding leaves may be too little for a dear unit and enough for
//! cheaper ones: it is divided again, in the same way, among the claims it can still buy a unit for.

use crate::in_order::InOrder;
use std::cmp::Reverse;

use super::entry::Entries;

/// What each entry gets.
pub(super) fn give(entries: &Entries) -> Option<Vec<i128>> {
    let list = &entries.list;
    let mut given = vec![0_i128; list.len()];
    let mut left = entries.budget;
    loop {
        let open: Vec<usize> =
            (0..list.len()).filter(|&position| given[position] < list[position].steps && list[position].cost <= left).collect();
        if open.is_empty() {
            return Some(given);
        }
        let rest = |position: usize| list[position].steps - given[position];
        let whole =
            open.iter().try_fold(0_i128, |sum, &position| sum.checked_add(list[position].cost.checked_mul(rest(position))?))?;
        if whole <= left {
            for &position in &open {
                given[position] = list[position].steps;
            }
            left -= whole;
            continue;
        }
        let mut shares = Vec::with_capacity(open.len());
        for &position in &open {
            let exact = left.checked_mul(rest(position))?;
            shares.push((position, exact / whole, exact % whole));
        }
        for &(position, share, _) in &shares {
            given[position] += share;
            left -= share * list[position].cost;
        }
        // The order of ties is that of the entries, and sorting keeps it.
        shares.put_in_order_by_key(|&(_, _, remainder)| Reverse(remainder));
        for (position, _, remainder) in shares {
            if remainder > 0 && list[position].cost <= left {
                given[position] += 1;
                left -= list[position].cost;
            }
        }
    }
}
