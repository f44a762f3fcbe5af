//! What one norm demands, what there is, and what is missing, for every area and year.
//!
//! Requirements are worked out for each area the norm binds, and summed upwards; never the other way round. A shortfall of an area
//! above is the sum of the shortfalls below it: one county's surplus does not fill another's gap.

use crate::model::{Model, Standing};
use crate::norm::{Direction, Target};
use crate::quantity::{Column, Quantity};
use crate::rule::{self, Inputs};
use crate::scenario::{Lever, Scenario};
use crate::year::Year;

use super::population::Population;
use super::status::Status;
use super::stock::{Stock, sum_of_known};

/// One norm in every area and year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NormOutlook {
    direction: Direction,
    targets: Vec<DueTarget>,
    /// By year of the horizon: the target that binds.
    binding: Vec<Option<usize>>,
    requirement: Column,
    available: Column,
    gap: Column,
    path: Column,
    /// Requirement and stock of those areas in which both are known.
    known_requirement: Column,
    known_available: Column,
    status: Vec<Option<Status>>,
    missing: Vec<u32>,
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
        self.requirement.get(cell)
    }

    /// What there is; in an area above, the sum of what is known.
    #[must_use]
    pub fn available(&self, cell: usize) -> Option<Quantity> {
        self.available.get(cell)
    }

    /// What is missing (positive) or beyond need (negative). In an area above others it is the sum of their shortfalls, those
    /// with an unknown figure left out and counted in [`NormOutlook::missing`].
    #[must_use]
    pub fn gap(&self, cell: usize) -> Option<Quantity> {
        self.gap.get(cell)
    }

    /// What is missing once surpluses are set against shortfalls; only where nothing is left out.
    #[must_use]
    pub fn net_gap(&self, cell: usize) -> Option<Quantity> {
        (self.missing(cell) == 0).then(|| self.lacking(self.requirement(cell)?, self.available(cell)?)).flatten()
    }

    /// Where the straight line from today's stock to the next requirement stands; only before that falls due.
    #[must_use]
    pub fn path(&self, cell: usize) -> Option<Quantity> {
        self.path.get(cell)
    }

    /// Available as a percentage of the requirement, both of those areas whose figures are known: 达标率.
    #[must_use]
    pub fn coverage(&self, cell: usize) -> Option<Quantity> {
        self.known_available.get(cell)?.percent_of(self.known_requirement.get(cell)?)
    }

    /// How far `available` is from what is `required`, in the norm's direction; positive where it falls short.
    fn lacking(&self, required: Quantity, available: Quantity) -> Option<Quantity> {
        match self.direction {
            Direction::AtLeast => required.minus(available),
            Direction::AtMost => available.minus(required),
        }
    }

    /// How the area stands; `None` where the norm demands nothing of it or of areas below it.
    #[must_use]
    pub fn status(&self, cell: usize) -> Option<Status> {
        self.status.get(cell).copied().flatten()
    }

    /// The first year in which `area` runs short.
    #[must_use]
    pub fn first_short_year(&self, model: &Model, area: usize) -> Option<Year> {
        model.horizon().years().find(|&year| model.cell(area, year).is_some_and(|cell| self.status(cell) == Some(Status::Short)))
    }

    /// How many of the bound areas summed here have an unknown figure.
    #[must_use]
    pub fn missing(&self, cell: usize) -> u32 {
        self.missing.get(cell).copied().unwrap_or(0)
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
        let binding = model.horizon.years().map(binds).collect();
        let cells = model.cells();
        let mut outlook = Self {
            direction: model.norm(position).direction,
            targets,
            binding,
            requirement: Column::unknown(cells),
            available: Column::unknown(cells),
            gap: Column::unknown(cells),
            path: Column::unknown(cells),
            known_requirement: Column::unknown(cells),
            known_available: Column::unknown(cells),
            status: vec![None; cells],
            missing: vec![0; cells],
        };
        outlook.require(model, position, population, of);
        outlook.compare(model, position, stock);
        outlook.sum_up(model, position, stock);
        outlook.draw_paths(model, position);
        outlook
    }

    /// Requirements of the areas the norm binds.
    fn require(&mut self, model: &Model, position: usize, population: &Population, of: Option<&Stock>) {
        let (norm, bound) = (model.norm(position), &model.norms[position]);
        let whole = model.measures[bound.measure].whole;
        let count = model.areas.len();
        let mut people = vec![None; bound.bases.len()];
        for row in 0..model.horizon.count() {
            let Some(target) = self.binding[row].map(|target| &self.targets[target]) else { continue };
            if target.values.len() != norm.rule.parts() {
                continue;
            }
            for &area in &bound.bound {
                let cell = row * count + area;
                for (slot, &base) in people.iter_mut().zip(&bound.bases) {
                    *slot = population.people(base, cell);
                }
                // A stock with areas left out of its sum cannot be taken a share of.
                let of = of.filter(|stock| stock.missing(cell) == 0).and_then(|stock| stock.amount(cell));
                let inputs = Inputs { people: &people, of };
                self.requirement.set(cell, rule::requirement(&norm.rule, &target.values, &inputs, whole));
            }
        }
    }

    /// Gap and status of the areas the norm binds, in the years it binds them.
    fn compare(&mut self, model: &Model, position: usize, stock: &Stock) {
        let direction = self.direction;
        let count = model.areas.len();
        for row in 0..model.horizon.count() {
            let binds = self.binding[row].is_some();
            for &area in &model.norms[position].bound {
                let cell = row * count + area;
                let (required, available) = (self.requirement.get(cell), stock.amount(cell));
                let partial = stock.missing(cell) > 0;
                self.available.set(cell, available);
                let gap = required.zip(available).and_then(|(required, available)| self.lacking(required, available));
                // A sum that leaves areas out can only show that there is enough, never that there is too little.
                let gap = gap.filter(|gap| !partial || (direction == Direction::AtLeast && *gap <= Quantity::ZERO));
                self.gap.set(cell, gap);
                if gap.is_some() {
                    self.known_requirement.set(cell, required);
                    self.known_available.set(cell, available);
                }
                let status = match (binds, gap) {
                    (true, Some(gap)) if gap > Quantity::ZERO => Status::Short,
                    (true, Some(_)) => Status::Met,
                    (false, _) if available.is_some() && !partial => self.before_due(model, direction, row, area, stock),
                    _ => Status::NoData,
                };
                self.status[cell] = Some(status);
                self.missing[cell] = u32::from(status == Status::NoData || partial);
            }
        }
    }

    /// How an area stands before the norm binds it: met where today's stock already reaches the first requirement.
    fn before_due(&self, model: &Model, direction: Direction, row: usize, area: usize, stock: &Stock) -> Status {
        let Some(first) = self.targets.first().and_then(|target| model.cell(area, target.due)) else { return Status::OnTrack };
        let cell = row * model.areas.len() + area;
        let reached = self.requirement.get(first).zip(stock.amount(cell)).is_some_and(|(required, available)| match direction {
            Direction::AtLeast => available >= required,
            Direction::AtMost => available <= required,
        });
        if reached { Status::Met } else { Status::OnTrack }
    }

    /// Sums, missing areas and status of the areas above.
    fn sum_up(&mut self, model: &Model, position: usize, stock: &Stock) {
        let bound = &model.norms[position];
        let adds_up = model.norm(position).rule.adds_up() && model.measures[bound.measure].adds_up();
        let count = model.areas.len();
        let above: Vec<usize> = model.tree.downward().rev().filter(|&area| bound.standing[area] == Standing::Above).collect();
        // Areas whose requirement leaves some of those below out.
        let mut partly_required = vec![false; count];
        for row in 0..model.horizon.count() {
            for &area in &bound.bound {
                partly_required[area] = self.requirement.get(row * count + area).is_none();
            }
            for &area in &above {
                let cell = row * count + area;
                let below = || {
                    let children = model.tree.children(area).iter();
                    children.filter(|&&child| bound.standing[child] != Standing::Outside).map(|&child| row * count + child)
                };
                self.missing[cell] = below().map(|child| self.missing[child]).sum();
                self.status[cell] = Status::of_all(below().filter_map(|child| self.status[child]));
                if !adds_up {
                    continue;
                }
                partly_required[area] = below().any(|child| partly_required[child - row * count]);
                let add = |column: &Column| sum_of_known(below().map(|child| column.get(child)));
                let required = add(&self.requirement);
                let own_stock = model.areas[area].measures.contains_key(&model.measures[bound.measure].id);
                let own_total = stock.amount(cell).filter(|_| own_stock && stock.missing(cell) == 0);
                let available = own_total.or_else(|| add(&self.available));
                // A total of the whole area says nothing against a requirement of a part of it.
                let comparable = own_total.filter(|_| required.is_some() && !partly_required[area]);
                let (known_requirement, known_available) = match comparable {
                    Some(total) => (required, Some(total)),
                    None => (add(&self.known_requirement), add(&self.known_available)),
                };
                let shortfall = sum_of_known(below().map(|child| self.gap.get(child).map(|gap| gap.max(Quantity::ZERO))));
                let net = required.zip(comparable.or(available.filter(|_| self.missing[cell] == 0)));
                let net = net.and_then(|(required, available)| self.lacking(required, available));
                // Both are lower bounds of what is missing: the shortfalls that are known, and the net need of the whole.
                let gap = match (shortfall, net) {
                    (Some(shortfall), _) if shortfall > Quantity::ZERO => Some(net.map_or(shortfall, |net| net.max(shortfall))),
                    (_, Some(net)) => Some(net),
                    (shortfall, None) => shortfall,
                };
                self.requirement.set(cell, required);
                self.available.set(cell, available);
                self.known_requirement.set(cell, known_requirement);
                self.known_available.set(cell, known_available);
                self.gap.set(cell, gap);
                if self.binding[row].is_some() && gap.is_some_and(|gap| gap > Quantity::ZERO) {
                    self.status[cell] = Some(Status::Short);
                }
            }
        }
    }

    /// The straight lines from the stock of the base year to each requirement that is still to fall due.
    fn draw_paths(&mut self, model: &Model, position: usize) {
        let whole = model.measures[model.norms[position].measure].whole;
        let count = model.areas.len();
        let first_row = model.horizon.position(model.base_year).unwrap_or(0);
        for row in first_row..model.horizon.count() {
            let year = model.horizon.first() + u16::try_from(row).unwrap_or(0);
            let Some(due) = self.next_due(year).map(|target| target.due) else { continue };
            let Some(due_row) = model.horizon.position(due) else { continue };
            for area in (0..count).filter(|&area| model.norms[position].standing[area] != Standing::Outside) {
                let start = (first_row..due_row).find_map(|row| Some((row, self.available.get(row * count + area)?)));
                let (Some((start_row, stock)), Some(end)) = (start, self.requirement.get(due_row * count + area)) else {
                    continue;
                };
                if row < start_row {
                    continue;
                }
                let steps = |rows: usize| i64::try_from(rows).unwrap_or(i64::MAX);
                self.path.set(row * count + area, stock.along(end, steps(row - start_row), steps(due_row - start_row), whole));
            }
        }
    }
}

/// The norm's targets with the scenario's levers put in.
fn due_targets(model: &Model, scenario: &Scenario, position: usize) -> Vec<DueTarget> {
    let norm = model.norm(position);
    let last_year = model.plan_of(position).years.1;
    let last = norm.targets.len().saturating_sub(1);
    let plain = |target: &Target| DueTarget {
        due: target.year.unwrap_or(last_year),
        values: target.values.clone(),
        undated: target.year.is_none(),
        moved: false,
    };
    let mut targets: Vec<DueTarget> = norm.targets.iter().map(plain).collect();
    for setting in &scenario.settings {
        match &setting.lever {
            Lever::Target { norm: id, year, part } if *id == norm.id => {
                // By the year the document gives, wherever another lever has put it.
                let given = |target: &Target| target.year.unwrap_or(last_year);
                let which = year.map_or(Some(last), |year| norm.targets.iter().position(|target| given(target) == year));
                let target = which.and_then(|which| targets.get_mut(which));
                if let Some(target) = target.filter(|target| *part < target.values.len()) {
                    target.values[*part] = setting.value;
                    target.moved = true;
                }
            }
            Lever::DueYear { norm: id } if *id == norm.id => {
                if let (Some(target), Ok(year)) = (targets.get_mut(last), Year::try_from(setting.value.trunc())) {
                    target.due = year;
                    target.undated = false;
                    target.moved = true;
                }
            }
            _ => {}
        }
    }
    // A target moved before an earlier one replaces it.
    if let Some(final_due) = targets.last().map(|target| target.due) {
        let count = targets.len();
        let mut position = 0;
        targets.retain(|target| {
            position += 1;
            position == count || target.due < final_due
        });
    }
    targets
}
