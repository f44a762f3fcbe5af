//! Figures of a norm for a few areas, in columns: what is changed together is kept together.

use crate::quantity::{Column, Quantity};

use super::status::Status;

/// How many rows a block has. A change in one county copies its block and those of the areas above it, and shares the rest.
pub(super) const PER_BLOCK: usize = 16;

/// Columns of rows × years, row after row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) requirement: Column,
    pub(super) available: Column,
    pub(super) gap: Column,
    pub(super) path: Column,
    /// Requirement and stock of those areas in which both are known.
    pub(super) known_requirement: Column,
    pub(super) known_available: Column,
    pub(super) status: Vec<Option<Status>>,
    pub(super) missing: Vec<u32>,
    /// Whether the requirement leaves out some of the areas below.
    pub(super) partly_required: Vec<bool>,
}

/// One area in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Figures {
    pub(super) requirement: Option<Quantity>,
    pub(super) available: Option<Quantity>,
    pub(super) gap: Option<Quantity>,
    pub(super) path: Option<Quantity>,
    pub(super) known_requirement: Option<Quantity>,
    pub(super) known_available: Option<Quantity>,
    pub(super) status: Option<Status>,
    pub(super) missing: u32,
    pub(super) partly_required: bool,
}

impl Block {
    /// So many cells, all unknown.
    pub(super) fn unknown(cells: usize) -> Self {
        let column = || Column::unknown(cells);
        Self {
            requirement: column(),
            available: column(),
            gap: column(),
            path: column(),
            known_requirement: column(),
            known_available: column(),
            status: vec![None; cells],
            missing: vec![0; cells],
            partly_required: vec![false; cells],
        }
    }

    /// Puts the years of one area in at `start`.
    pub(super) fn write(&mut self, start: usize, years: &[Figures]) {
        for (at, figures) in (start..).zip(years) {
            self.requirement.set(at, figures.requirement);
            self.available.set(at, figures.available);
            self.gap.set(at, figures.gap);
            self.path.set(at, figures.path);
            self.known_requirement.set(at, figures.known_requirement);
            self.known_available.set(at, figures.known_available);
            self.status[at] = figures.status;
            self.missing[at] = figures.missing;
            self.partly_required[at] = figures.partly_required;
        }
    }
}
