//! Figures counted by what they rest on.

use std::collections::BTreeMap;

use super::{Basis, Known};
use crate::id::SourceId;
use crate::year::Year;

/// How many figures are needed, and what those that are known rest on.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Tally {
    /// How many are needed.
    pub needed: usize,
    /// How many are stated and observed.
    pub observed: usize,
    /// How many are stated and assumed, or made up.
    pub assumed: usize,
    /// How many are stated, and nothing says where they come from.
    pub unsourced: usize,
    /// How many are not stated, and follow from others: a sum of the areas below, the rural of all and the urban.
    pub follow: usize,
    /// By the year of the latest figure: how many.
    pub years: BTreeMap<Year, usize>,
    /// By source: how many.
    pub sources: BTreeMap<SourceId, usize>,
}

impl Tally {
    /// How many are known.
    #[must_use]
    pub const fn known(&self) -> usize {
        self.observed + self.assumed + self.unsourced + self.follow
    }

    /// How many are needed and not known.
    #[must_use]
    pub const fn unknown(&self) -> usize {
        self.needed - self.known()
    }

    /// The year of the oldest.
    #[must_use]
    pub fn oldest(&self) -> Option<Year> {
        self.years.first_key_value().map(|(year, _)| *year)
    }

    /// Adds what another counts.
    pub(super) fn add(&mut self, other: &Self) {
        self.needed += other.needed;
        self.observed += other.observed;
        self.assumed += other.assumed;
        self.unsourced += other.unsourced;
        self.follow += other.follow;
        for (year, count) in &other.years {
            *self.years.entry(*year).or_default() += count;
        }
        for (source, count) in &other.sources {
            *self.sources.entry(source.clone()).or_default() += count;
        }
    }

    /// Counts one that is needed.
    pub(super) fn count(&mut self, known: Known, source: Option<&SourceId>) {
        self.needed += 1;
        match known {
            Known::Stated { basis, year } => {
                match basis {
                    Basis::Observed => self.observed += 1,
                    Basis::Assumed => self.assumed += 1,
                    Basis::Unsourced => self.unsourced += 1,
                }
                *self.years.entry(year).or_default() += 1;
                if let Some(source) = source {
                    match self.sources.get_mut(source) {
                        Some(count) => *count += 1,
                        None => drop(self.sources.insert(source.clone(), 1)),
                    }
                }
            }
            Known::Follows => self.follow += 1,
            Known::Unknown => {}
        }
    }
}
