//! What one norm demands, what there is, and what is missing, for every area and year.
//!
//! Requirements are worked out for each area the norm binds (`outlook::requirement`), and summed upwards (`outlook::sums`); never the
//! other way round. A shortfall of an area above is the sum of the shortfalls below it: one county's surplus does not fill another's gap.
//! What follows from requirement and stock of a bound area – gap, status, path – is worked out where it is read.

use std::sync::Arc;

use crate::lever::target::{PlacedTarget, placed};
use crate::model::{Model, Placed, Reach};
use crate::norm::Direction;
use crate::quantity::Quantity;
use crate::scenario::Scenario;
use crate::year::{Horizon, Year};

use super::cells::Cells;
use super::population::Population;
use super::requirement::Required;
use super::status::Status;
use super::stock::Stock;
use super::sums::Sums;

/// One norm in every year, in the areas it binds and those above them.
#[derive(Clone, Debug)]
pub struct NormOutlook {
    pub(super) direction: Direction,
    pub(super) targets: Vec<DueTarget>,
    /// By year of the horizon: the target that binds.
    pub(super) binding: Vec<Option<usize>>,
    /// Whether what it measures comes in whole units.
    pub(super) whole: bool,
    pub(super) horizon: Horizon,
    /// The row of the base year, from which paths start.
    pub(super) base_row: usize,
    pub(super) reach: Arc<Reach>,
    /// By year and place among the areas bound.
    pub(super) requirement: Arc<Cells>,
    pub(super) stock: Arc<Stock>,
    pub(super) sums: Sums,
}

impl PartialEq for NormOutlook {
    /// Whether all figures are the same: sums and paths follow from the others.
    fn eq(&self, other: &Self) -> bool {
        self.targets == other.targets
            && self.binding == other.binding
            && self.requirement == other.requirement
            && (Arc::ptr_eq(&self.stock, &other.stock) || {
                let above = self.reach.above.iter().map(|above| above.area);
                self.stock.is_same(&other.stock, &self.reach.slots, above)
            })
    }
}

impl Eq for NormOutlook {}

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

/// One area in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Figures {
    pub(super) requirement: Option<Quantity>,
    pub(super) available: Option<Quantity>,
    pub(super) gap: Option<Quantity>,
    /// Requirement and stock of those areas in which both are known.
    pub(super) known_requirement: Option<Quantity>,
    pub(super) known_available: Option<Quantity>,
    pub(super) status: Option<Status>,
    /// How many bound areas have an unknown figure.
    pub(super) missing: u32,
    /// Whether the requirement leaves out some of the areas below.
    pub(super) partly_required: bool,
}

/// A straight line from a stock to a requirement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) start_row: usize,
    pub(super) from: Quantity,
    pub(super) to: Quantity,
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
        match self.find(cell)? {
            (row, Placed::Bound(place)) => self.requirement.get(row, place as usize),
            (row, _) => self.figures(cell, row).requirement,
        }
    }

    /// What there is; in an area above, the sum of what is known.
    #[must_use]
    pub fn available(&self, cell: usize) -> Option<Quantity> {
        match self.find(cell)? {
            (row, Placed::Bound(place)) => self.stock.at(self.reach.slots[place as usize], row).0,
            (row, _) => self.figures(cell, row).available,
        }
    }

    /// What is missing (positive) or beyond need (negative). In an area above others it is the sum of their shortfalls, those
    /// with an unknown figure left out and counted in [`NormOutlook::missing`].
    #[must_use]
    pub fn gap(&self, cell: usize) -> Option<Quantity> {
        self.read(cell).gap
    }

    /// What is missing once surpluses are set against shortfalls; only where nothing is left out.
    #[must_use]
    pub fn net_gap(&self, cell: usize) -> Option<Quantity> {
        let figures = self.read(cell);
        (figures.missing == 0).then(|| self.lacking(figures.requirement?, figures.available?)).flatten()
    }

    /// Where the straight line from today's stock to the next requirement stands; only before that falls due.
    #[must_use]
    pub fn path(&self, cell: usize) -> Option<Quantity> {
        match self.find(cell)? {
            (row, Placed::Bound(place)) => self.point(row, |due| self.line_of_bound(place as usize, due)),
            (row, Placed::Above(place)) => self.sums.path(self, row, place as usize),
            (_, Placed::Outside) => None,
        }
    }

    /// Requirement and stock of those areas whose figures are both known, where any is: what the gap is taken from. In an area above others it is
    /// less than [`NormOutlook::requirement`] and [`NormOutlook::available`] as long as some are [`NormOutlook::missing`].
    #[must_use]
    pub fn compared(&self, cell: usize) -> Option<(Quantity, Quantity)> {
        let figures = self.read(cell);
        figures.known_requirement.zip(figures.known_available)
    }

    /// Available as a percentage of the requirement, both of those areas whose figures are known: 达标率.
    #[must_use]
    pub fn coverage(&self, cell: usize) -> Option<Quantity> {
        let figures = self.read(cell);
        figures.known_available?.percent_of(figures.known_requirement?)
    }

    /// How the area stands; `None` where the norm demands nothing of it or of areas below it.
    #[must_use]
    pub fn status(&self, cell: usize) -> Option<Status> {
        self.read(cell).status
    }

    /// How the area stands and what is missing, as [`NormOutlook::status`] and [`NormOutlook::gap`] say it.
    pub(crate) fn standing(&self, cell: usize) -> (Option<Status>, Option<Quantity>) {
        let figures = self.read(cell);
        (figures.status, figures.gap)
    }

    /// The areas it binds, with their places among these.
    pub(super) fn bound_places(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.reach.standing.iter().enumerate().filter_map(|(area, placed)| match placed {
            Placed::Bound(place) => Some((area, *place as usize)),
            Placed::Above(_) | Placed::Outside => None,
        })
    }

    /// The cells of areas above those it binds, and with `bound` those as well.
    pub(crate) fn cells(&self, bound: bool) -> impl Iterator<Item = usize> + '_ {
        let areas = self.reach.standing.len();
        let counts = move |placed: &Placed| match placed {
            Placed::Bound(_) => bound,
            Placed::Above(_) => true,
            Placed::Outside => false,
        };
        let here: Vec<usize> = (0..areas).filter(|&area| counts(&self.reach.standing[area])).collect();
        (0..self.binding.len()).flat_map(move |row| here.clone().into_iter().map(move |area| row * areas + area))
    }

    /// The first year in which `area` runs short.
    #[must_use]
    pub fn first_short_year(&self, model: &Model, area: usize) -> Option<Year> {
        model.horizon().years().find(|&year| model.cell(area, year).is_some_and(|cell| self.status(cell) == Some(Status::Short)))
    }

    /// Whether the requirement of a cell is unknown, or leaves out some of the areas below.
    #[must_use]
    pub fn partly_required(&self, cell: usize) -> bool {
        self.read(cell).partly_required
    }

    /// How many of the bound areas summed here have an unknown figure.
    #[must_use]
    pub fn missing(&self, cell: usize) -> u32 {
        self.read(cell).missing
    }

    /// How far `available` is from what is `required`, in the norm's direction; positive where it falls short.
    pub(super) fn lacking(&self, required: Quantity, available: Quantity) -> Option<Quantity> {
        match self.direction {
            Direction::AtLeast => required.minus(available),
            Direction::AtMost => available.minus(required),
        }
    }

    /// The row and place of a cell.
    fn find(&self, cell: usize) -> Option<(usize, Placed)> {
        let row = cell.checked_div(self.reach.standing.len()).filter(|&row| row < self.binding.len())?;
        Some((row, self.reach.standing[cell - row * self.reach.standing.len()]))
    }

    /// All figures of a cell; none where the norm demands nothing.
    fn read(&self, cell: usize) -> Figures {
        self.find(cell).map_or_else(Figures::default, |(row, _)| self.figures(cell, row))
    }

    fn figures(&self, cell: usize, row: usize) -> Figures {
        match self.reach.standing[cell - row * self.reach.standing.len()] {
            Placed::Bound(place) => self.of_bound(place as usize, row),
            Placed::Above(place) => self.sums.figures(self, row, place as usize),
            Placed::Outside => Figures::default(),
        }
    }

    /// The figures of an area the norm binds.
    pub(super) fn of_bound(&self, place: usize, row: usize) -> Figures {
        let required = self.requirement.get(row, place);
        let (available, left_out) = self.stock.at(self.reach.slots[place], row);
        let partial = left_out > 0;
        let gap = required.zip(available).and_then(|(required, available)| self.lacking(required, available));
        // A sum that leaves areas out can only show that there is enough, never that there is too little.
        let gap = gap.filter(|gap| !partial || (self.direction == Direction::AtLeast && *gap <= Quantity::ZERO));
        let status = match (self.binding[row].is_some(), gap, available) {
            (true, Some(gap), _) if gap > Quantity::ZERO => Status::Short,
            (true, Some(_), _) => Status::Met,
            (false, _, Some(available)) if !partial => self.before_due(place, available),
            _ => Status::NoData,
        };
        let known = gap.is_some();
        Figures {
            requirement: required,
            available,
            gap,
            known_requirement: required.filter(|_| known),
            known_available: available.filter(|_| known),
            status: Some(status),
            missing: u32::from(status == Status::NoData || partial),
            partly_required: required.is_none(),
        }
    }

    /// The row in which the norm first falls due, within the horizon.
    pub(super) fn first_due_row(&self) -> Option<usize> {
        self.horizon.position(self.targets.first()?.due)
    }

    /// How an area stands before the norm binds it: met where today's stock already reaches the first requirement.
    fn before_due(&self, place: usize, available: Quantity) -> Status {
        let first = self.first_due_row().and_then(|row| self.requirement.get(row, place));
        let reached = first.is_some_and(|required| match self.direction {
            Direction::AtLeast => available >= required,
            Direction::AtMost => available <= required,
        });
        if reached { Status::Met } else { Status::OnTrack }
    }

    /// Where a line stands in a year, given the line to each due row; none where nothing falls due after it within the horizon.
    pub(super) fn point(&self, row: usize, line: impl FnOnce(usize) -> Option<Line>) -> Option<Quantity> {
        if row < self.base_row {
            return None;
        }
        let year = self.horizon.years().nth(row)?;
        let due = self.horizon.position(self.next_due(year)?.due)?;
        let Line { start_row, from, to } = line(due).filter(|line| row >= line.start_row)?;
        let steps = |rows: usize| i64::try_from(rows).unwrap_or(i64::MAX);
        from.along(to, steps(row - start_row), steps(due - start_row), self.whole, self.direction.rounding())
    }

    /// Of an area the norm binds: from its first known stock to its requirement.
    fn line_of_bound(&self, place: usize, due: usize) -> Option<Line> {
        let slot = self.reach.slots[place];
        let to = self.requirement.get(due, place)?;
        let (start_row, from) = (self.base_row..due).find_map(|row| Some((row, self.stock.complete(slot, row)?)))?;
        Some(Line { start_row, from, to })
    }

    /// Computes the norm at `position` from the people, the stock it measures, and the one it is a share `of`; the requirement is taken over
    /// where it is `known`.
    pub(super) fn compute(
        model: &Model,
        position: usize,
        targets: Vec<DueTarget>,
        population: &Population,
        (stock, of): (&Arc<Stock>, Option<&Stock>),
        known: Option<&Arc<Cells>>,
    ) -> Self {
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
        let required = || Required { model, position, population, of, targets: &targets, binding: &binding }.run();
        let requirement = known.map_or_else(|| Arc::new(required()), Arc::clone);
        let mut outlook = Self {
            direction: model.norm(position).direction,
            whole: model.measure_of(position).whole,
            horizon: model.horizon,
            base_row: model.horizon.position(model.base_year).unwrap_or(0),
            reach: Arc::clone(&model.norms[position].reach),
            stock: Arc::clone(stock),
            sums: Sums::default(),
            requirement,
            targets,
            binding,
        };
        let adds_up = model.norm(position).rule.adds_up() && model.measure_of(position).adds_up();
        outlook.sums = Sums::of(&outlook, adds_up);
        outlook
    }
}

/// The targets of the norm at `position` with the scenario's levers put in.
pub(super) fn due_targets(model: &Model, scenario: &Scenario, position: usize) -> Vec<DueTarget> {
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
