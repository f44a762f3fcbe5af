//! Sorting, compiled once for all that is sorted.
//!
//! The library's sort is compiled anew for every type and every comparison, five kilobytes of a browser's download each time; there are over a
//! hundred of them here, most over a list that fits a screen. This sorts places by a comparison behind a pointer, one sort for all, and then
//! moves each item to its place.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorting of lists: stable, like the library's own.
pub trait InOrder<T> {
    /// Sorts by the items' own order.
    fn put_in_order(&mut self)
    where
        T: Ord;

    /// Sorts by a comparison.
    fn put_in_order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by what each item is known by, asked of every item once.
    fn put_in_order_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);
}

impl<T> InOrder<T> for [T] {
    fn put_in_order(&mut self)
    where
        T: Ord,
    {
        let places = sorted(self.len(), &mut |one, other| self[one].cmp(&self[other]));
        move_to(self, places);
    }

    fn put_in_order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let places = sorted(self.len(), &mut |one, other| compare(&self[one], &self[other]));
        move_to(self, places);
    }

    fn put_in_order_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K) {
        let keys: Vec<K> = self.iter().map(key).collect();
        let places = sorted(self.len(), &mut |one, other| keys[one].cmp(&keys[other]));
        move_to(self, places);
    }
}

/// A set of these. The library's own way to collect one sorts first, anew for every type.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

/// A map of these; of two entries with one key the later counts. The library's own way to collect one sorts first, anew for every type.
pub fn map<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(entries);
    map
}

/// The places from 0 to the count, in order.
#[inline(never)]
fn sorted(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|&one, &other| compare(one, other));
    places
}

/// Moves to each place the item that stood at the place named there, round by round: what is pushed out of one place is carried along
/// to the last of its round. Each item is moved once.
fn move_to<T>(items: &mut [T], mut places: Vec<usize>) {
    for first in 0..places.len() {
        let mut to = first;
        while places[to] != first {
            let from = std::mem::replace(&mut places[to], to);
            items.swap(to, from);
            to = from;
        }
        places[to] = to;
    }
}
