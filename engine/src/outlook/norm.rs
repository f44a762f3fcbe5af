//! What one norm demands, what there is, and what is missing, for every area and year.
//!
//! Requirements are worked out for each area the norm binds, and summed upwards; never the other way round. A shortfall of an area
//! above is the sum of the shortfalls below it: one county's surplus does not fill another's gap.

use std::sync::Arc;

use crate::lever::target::{PlacedTarget, placed};
use crate::model::{Model, Standing};
use crate::norm::Direction;
use crate::quantity::Quantity;
use crate::scenario::Scenario;
use crate::year::Year;

use super::block::{Block, PER_BLOCK};
use super::population::Population;
use super::rows::Rows;
use super::status::Status;
use super::stock::Stock;
use super::work::Work;

/// One norm in every year, in the areas it binds and those above them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NormOutlook {
    pub(super) direction: Direction,
    pub(super) targets: Vec<DueTarget>,
    /// By year of the horizon: the target that binds.
    pub(super) binding: Vec<Option<usize>>,
    pub(super) rows: Arc<Rows>,
    /// So many rows each; the very same where nothing in them has moved.
    pub(super) blocks: Vec<Arc<Block>>,
}

/// A target as the scenario has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueTarget {
    /// The year by whose end it is due.
    pub due: Year,
    /// Its values, one a part of the rule; empty where it is in words alone.
    pub values: Vec<Quantity>,
    /// Whether the document gave no year.
    pub undated: bool,
    /// Whether a lever of the scenario has moved the year or a value.
    pub moved: bool,
    /// Which of the plan's targets it is.
    pub planned: usize,
}

impl NormOutlook {
    /// The targets as the scenario has them, the years ascending.
    #[must_use]
    pub fn targets(&self) -> &[DueTarget] {
        &self.targets
    }

    /// The target that binds in the year at `row` of the horizon.
    #[must_use]
    pub fn binding(&self, row: usize) -> Option<&DueTarget> {
        self.targets.get(self.binding.get(row).copied().flatten()?)
    }

    /// The next target that falls due after `year`.
    #[must_use]
    pub fn next_due(&self, year: Year) -> Option<&DueTarget> {
        self.targets.iter().find(|target| target.due > year)
    }

    /// What is required; unknown before the first target falls due.
    #[must_use]
    pub fn requirement(&self, cell: usize) -> Option<Quantity> {
        self.read(cell, |block, at| block.requirement.get(at))
    }

    /// What there is; in an area above, the sum of what is known.
    #[must_use]
    pub fn available(&self, cell: usize) -> Option<Quantity> {
        self.read(cell, |block, at| block.available.get(at))
    }

    /// What is missing (positive) or beyond need (negative). In an area above others it is the sum of their shortfalls, those
    /// with an unknown figure left out and counted in [`NormOutlook::missing`].
    #[must_use]
    pub fn gap(&self, cell: usize) -> Option<Quantity> {
        self.read(cell, |block, at| block.gap.get(at))
    }

    /// What is missing once surpluses are set against shortfalls; only where nothing is left out.
    #[must_use]
    pub fn net_gap(&self, cell: usize) -> Option<Quantity> {
        (self.missing(cell) == 0).then(|| self.lacking(self.requirement(cell)?, self.available(cell)?)).flatten()
    }

    /// Where the straight line from today's stock to the next requirement stands; only before that falls due.
    #[must_use]
    pub fn path(&self, cell: usize) -> Option<Quantity> {
        self.read(cell, |block, at| block.path.get(at))
    }

    /// Available as a percentage of the requirement, both of those areas whose figures are known: 达标率.
    #[must_use]
    pub fn coverage(&self, cell: usize) -> Option<Quantity> {
        self.read(cell, |block, at| block.known_available.get(at)?.percent_of(block.known_requirement.get(at)?))
    }

    /// How far `available` is from what is `required`, in the norm's direction; positive where it falls short.
    pub(super) fn lacking(&self, required: Quantity, available: Quantity) -> Option<Quantity> {
        match self.direction {
            Direction::AtLeast => required.minus(available),
            Direction::AtMost => available.minus(required),
        }
    }

    /// How the area stands; `None` where the norm demands nothing of it or of areas below it.
    #[must_use]
    pub fn status(&self, cell: usize) -> Option<Status> {
        self.read(cell, |block, at| block.status[at])
    }

    /// The first year in which `area` runs short.
    #[must_use]
    pub fn first_short_year(&self, model: &Model, area: usize) -> Option<Year> {
        model.horizon().years().find(|&year| model.cell(area, year).is_some_and(|cell| self.status(cell) == Some(Status::Short)))
    }

    /// Whether the requirement of a cell is unknown, or leaves out some of the areas below.
    #[must_use]
    pub fn partly_required(&self, cell: usize) -> bool {
        self.read(cell, |block, at| Some(block.partly_required[at])).unwrap_or(false)
    }

    /// How many of the bound areas summed here have an unknown figure.
    #[must_use]
    pub fn missing(&self, cell: usize) -> u32 {
        self.read(cell, |block, at| Some(block.missing[at])).unwrap_or(0)
    }

    /// Reads a cell in the block that holds it; `None` where none does.
    fn read<T>(&self, cell: usize, read: impl FnOnce(&Block, usize) -> Option<T>) -> Option<T> {
        let (place, year) = self.rows.find(cell)?;
        let block = self.blocks.get(place / PER_BLOCK)?;
        read(block, place % PER_BLOCK * self.binding.len() + year)
    }

    /// Computes the norm at `position` from the people, the stock it measures, and the one it is a share `of`.
    pub(super) fn compute(
        model: &Model,
        scenario: &Scenario,
        position: usize,
        population: &Population,
        stock: &Stock,
        of: Option<&Stock>,
    ) -> Self {
        let targets = due_targets(model, scenario, position);
        // "Keep improving" replaces no figure: a target in words alone binds only where no figure does.
        let parts = model.norm(position).rule.parts();
        let binds = |year: Year| {
            let due = |target: &DueTarget| target.due <= year;
            targets
                .iter()
                .rposition(|target| due(target) && target.values.len() == parts)
                .or_else(|| targets.iter().rposition(due))
        };
        let binding: Vec<_> = model.horizon.years().map(binds).collect();
        let reach = &model.norms[position].reach;
        let rows = Arc::clone(&reach.rows);
        let blocks = (0..rows.len().div_ceil(PER_BLOCK)).map(|block| {
            let count = PER_BLOCK.min(rows.len() - block * PER_BLOCK);
            Arc::new(Block::unknown(count * binding.len()))
        });
        let blocks = blocks.collect();
        let mut outlook = Self { direction: model.norm(position).direction, targets, binding, rows, blocks };
        Work::new(model, position, population, stock, of).run(&mut outlook, &reach.bound, &reach.above);
        outlook
    }

    /// As [`NormOutlook::compute`], given that what the norm reads of `moved` areas alone differs from what this was computed from;
    /// `None` where the norm speaks of none of them.
    pub(super) fn with_moved(
        &self,
        model: &Model,
        position: usize,
        population: &Population,
        stock: &Stock,
        of: Option<&Stock>,
        moved: &[usize],
    ) -> Option<Self> {
        let reach = &model.norms[position].reach;
        let spoken_of: Vec<usize> = moved.iter().copied().filter(|&area| self.rows.place(area).is_some()).collect();
        if spoken_of.is_empty() {
            return None;
        }
        let areas = model.tree.with_those_above(&spoken_of);
        let standing = |wanted: Standing| areas.iter().copied().filter(move |&area| reach.standing[area] == wanted);
        let (bound, above): (Vec<_>, Vec<_>) = (standing(Standing::Bound).collect(), standing(Standing::Above).collect());
        let mut outlook = self.clone();
        Work::new(model, position, population, stock, of).run(&mut outlook, &bound, &above);
        Some(outlook)
    }
}

/// The norm's targets with the scenario's levers put in.
fn due_targets(model: &Model, scenario: &Scenario, position: usize) -> Vec<DueTarget> {
    let due = |placed: PlacedTarget| DueTarget {
        moved: placed.moved(),
        due: placed.due,
        values: placed.values,
        undated: placed.undated,
        planned: placed.planned,
    };
    let placed = placed(model.norm(position), model.plan_of(position).years.1, &scenario.settings);
    placed.targets.into_iter().map(due).collect()
}
