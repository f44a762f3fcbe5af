//! How good the figures are that the plans need: how many are known, from what, how old, and what speaks against them.
//!
//! Needed is what a norm reads of an area it binds: the measure, what that is a share of, and the people it counts. Everything else that is stated is
//! counted apart. A milestone is done or not, and no figure.

mod needs;
mod survey;
mod tally;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::doubts::Doubt;
use crate::edit::Figure;
use crate::in_order::InOrder;
use crate::year::Year;

pub use needs::{Known, Need, Needs};
pub use survey::{Surveyed, Surveying};
pub use tally::Tally;

/// What a stated figure rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// A source, which says nothing of an assumption.
    Observed,
    /// Its source or its note calls it an assumption, or made up.
    Assumed,
    /// Nothing says where it comes from.
    Unsourced,
}

/// What there is to say of all figures.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Quality {
    /// Of all that is needed, together.
    pub all: Tally,
    /// By figure that is needed, in the order of [`Needs`].
    pub figures: Vec<(Figure, Tally)>,
    /// By area, in the file's order.
    pub areas: Vec<OfArea>,
    /// Figures that are stated though no norm needs them there, and in how many areas.
    pub others: BTreeMap<Figure, usize>,
    /// What speaks against any figure, needed or not, in the order of areas, figures and years.
    pub doubts: Vec<Doubt>,
    /// By figure: how many doubts there are of it, in any area.
    pub doubted: BTreeMap<Figure, usize>,
}

/// What there is to say of one area's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct OfArea {
    /// How many are needed.
    pub needed: u32,
    /// How many of these are known.
    pub known: u32,
    /// The year of the oldest that is stated.
    pub oldest: Option<Year>,
    /// How many doubts there are of any of its figures.
    pub doubts: u32,
}

impl OfArea {
    /// How many are needed and not known.
    #[must_use]
    pub const fn unknown(self) -> u32 {
        self.needed.saturating_sub(self.known)
    }
}

impl Quality {
    /// How many doubts there are of a figure, in any area.
    #[must_use]
    pub fn doubts_of(&self, figure: &Figure) -> usize {
        self.doubted.get(figure).copied().unwrap_or(0)
    }

    /// The areas with the most doubts or gaps, by their positions: by how many figures of theirs are unknown or doubted, then in the file's order. Those
    /// without any are left out.
    #[must_use]
    pub fn worst(&self, most: usize) -> Vec<usize> {
        let weight = |area: usize| self.areas[area].unknown() + self.areas[area].doubts;
        let mut worst: Vec<usize> = (0..self.areas.len()).filter(|&area| weight(area) > 0).collect();
        worst.put_in_order_by_key(|&area| Reverse(weight(area)));
        worst.truncate(most);
        worst
    }
}
