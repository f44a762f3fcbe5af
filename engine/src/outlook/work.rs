//! How the figures of a norm are worked out, area by area: first those it binds, then those above, each after those below it.

use std::sync::Arc;

use crate::model::{BoundNorm, Model, Standing};
use crate::norm::{Direction, Norm};
use crate::plan::Measure;
use crate::quantity::{Column, Quantity};
use crate::rule::{self, Inputs};

use super::block::{Block, Figures, PER_BLOCK};
use super::norm::NormOutlook;
use super::population::Population;
use super::status::Status;
use super::stock::{Stock, sum_of_known};

/// What the figures of one norm are worked out from.
pub(super) struct Work<'a> {
    model: &'a Model,
    norm: &'a Norm,
    bound: &'a BoundNorm,
    measure: &'a Measure,
    population: &'a Population,
    stock: &'a Stock,
    of: Option<&'a Stock>,
    years: usize,
}

impl<'a> Work<'a> {
    pub(super) fn new(
        model: &'a Model,
        position: usize,
        population: &'a Population,
        stock: &'a Stock,
        of: Option<&'a Stock>,
    ) -> Self {
        let bound = &model.norms[position];
        let (norm, measure, years) = (model.norm(position), &model.measures[bound.measure], model.horizon.count());
        Self { model, norm, bound, measure, population, stock, of, years }
    }

    /// Works out the areas bound, then those above, which come every child before its parent.
    pub(super) fn run(&self, outlook: &mut NormOutlook, bound: &[usize], above: &[usize]) {
        let mut figures = vec![Figures::default(); self.years];
        for &area in bound {
            figures.fill(Figures::default());
            self.require(outlook, area, &mut figures);
            self.compare(outlook, area, &mut figures);
            self.draw_paths(outlook, &mut figures, |figures, first, due| self.line_of_bound(figures, area, first, due));
            self.write(outlook, area, &figures);
        }
        for &area in above {
            figures.fill(Figures::default());
            self.sum_up(outlook, area, &mut figures);
            self.draw_paths(outlook, &mut figures, |figures, first, due| self.line_of_sum(outlook, figures, area, first, due));
            self.write(outlook, area, &figures);
        }
    }

    fn write(&self, outlook: &mut NormOutlook, area: usize, figures: &[Figures]) {
        let Some(place) = outlook.rows.place(area) else { return };
        if let Some(block) = outlook.blocks.get_mut(place / PER_BLOCK) {
            Arc::make_mut(block).write(place % PER_BLOCK * self.years, figures);
        }
    }

    /// Requirements of an area the norm binds.
    fn require(&self, outlook: &NormOutlook, area: usize, figures: &mut [Figures]) {
        let mut people = vec![None; self.bound.bases.len()];
        for (row, figures) in figures.iter_mut().enumerate() {
            let Some(target) = outlook.binding[row].map(|target| &outlook.targets[target]) else { continue };
            if target.values.len() != self.norm.rule.parts() {
                continue;
            }
            for (slot, &base) in people.iter_mut().zip(&self.bound.bases) {
                *slot = self.population.people_in(base, area, row);
            }
            // A stock with areas left out of its sum cannot be taken a share of.
            let of = self.of.map(|stock| stock.of(area, row)).filter(|&(_, missing)| missing == 0).and_then(|(amount, _)| amount);
            let inputs = Inputs { people: &people, of };
            let rounding = outlook.direction.rounding();
            figures.requirement = rule::requirement(&self.norm.rule, &target.values, &inputs, self.measure.whole, rounding);
        }
    }

    /// Gap and status of an area the norm binds, in the years it binds.
    fn compare(&self, outlook: &NormOutlook, area: usize, figures: &mut [Figures]) {
        let direction = outlook.direction;
        // What is required once the norm first falls due.
        let first =
            outlook.targets.first().map(|target| self.model.horizon.position(target.due).map(|row| figures[row].requirement));
        for (row, figures) in figures.iter_mut().enumerate() {
            let binds = outlook.binding[row].is_some();
            let (available, missing) = self.stock.of(area, row);
            let (required, partial) = (figures.requirement, missing > 0);
            figures.available = available;
            let gap = required.zip(available).and_then(|(required, available)| outlook.lacking(required, available));
            // A sum that leaves areas out can only show that there is enough, never that there is too little.
            let gap = gap.filter(|gap| !partial || (direction == Direction::AtLeast && *gap <= Quantity::ZERO));
            figures.gap = gap;
            if gap.is_some() {
                figures.known_requirement = required;
                figures.known_available = available;
            }
            let status = match (binds, gap, available) {
                (true, Some(gap), _) if gap > Quantity::ZERO => Status::Short,
                (true, Some(_), _) => Status::Met,
                (false, _, Some(available)) if !partial => before_due(direction, first.flatten().flatten(), available),
                _ => Status::NoData,
            };
            figures.status = Some(status);
            figures.missing = u32::from(status == Status::NoData || partial);
            figures.partly_required = required.is_none();
        }
    }

    /// Sums, missing areas and status of an area above others.
    fn sum_up(&self, outlook: &NormOutlook, area: usize, figures: &mut [Figures]) {
        let adds_up = self.norm.rule.adds_up() && self.measure.adds_up();
        let children: Vec<(&Block, usize)> = self
            .model
            .tree
            .children(area)
            .iter()
            .filter_map(|&child| {
                let place = outlook.rows.place(child)?;
                Some((&**outlook.blocks.get(place / PER_BLOCK)?, place % PER_BLOCK * self.years))
            })
            .collect();
        for (row, figures) in figures.iter_mut().enumerate() {
            let below = || children.iter().map(move |&(block, start)| (block, start + row));
            figures.missing = below().map(|(block, at)| block.missing[at]).sum();
            figures.status = Status::of_all(below().filter_map(|(block, at)| block.status[at]));
            if !adds_up {
                continue;
            }
            figures.partly_required = below().any(|(block, at)| block.partly_required[at]);
            let add = |column: fn(&Block) -> &Column| sum_of_known(below().map(|(block, at)| column(block).get(at)));
            let required = add(|block| &block.requirement);
            // What is held at this level is nobody's below, and counts for the whole.
            let with_held = |sum: Option<Quantity>| sum.and_then(|sum| sum.plus(self.stock.held(area, row)));
            let own_total = self.stock.own_total(self.model, area, row);
            let available = own_total.or_else(|| with_held(add(|block| &block.available)));
            // A total of the whole area says nothing against a requirement of a part of it.
            let comparable = own_total.filter(|_| required.is_some() && !figures.partly_required);
            let (known_requirement, known_available) = match comparable {
                Some(total) => (required, Some(total)),
                None => {
                    let known = add(|block| &block.known_available);
                    (add(|block| &block.known_requirement), if figures.missing == 0 { with_held(known) } else { known })
                }
            };
            let short = |(block, at): (&Block, usize)| block.gap.get(at).map(|gap| gap.max(Quantity::ZERO));
            let shortfall = sum_of_known(below().map(short));
            let net = required.zip(comparable.or(available.filter(|_| figures.missing == 0)));
            let net = net.and_then(|(required, available)| outlook.lacking(required, available));
            // Both are lower bounds of what is missing: the shortfalls that are known, and the net need of the whole.
            let gap = match (shortfall, net) {
                (Some(shortfall), _) if shortfall > Quantity::ZERO => Some(net.map_or(shortfall, |net| net.max(shortfall))),
                (_, Some(net)) => Some(net),
                (shortfall, None) => shortfall,
            };
            figures.requirement = required;
            figures.available = available;
            figures.known_requirement = known_requirement;
            figures.known_available = known_available;
            figures.gap = gap;
            if outlook.binding[row].is_some() && gap.is_some_and(|gap| gap > Quantity::ZERO) {
                figures.status = Some(Status::Short);
            }
        }
    }

    /// The straight lines to each requirement that is still to fall due; `line` answers for the years from the first row up to a due one.
    fn draw_paths(
        &self,
        outlook: &NormOutlook,
        figures: &mut [Figures],
        line: impl Fn(&[Figures], usize, usize) -> Option<Line>,
    ) {
        let horizon = self.model.horizon;
        let first_row = horizon.position(self.model.base_year).unwrap_or(0);
        let mut drawn = None;
        for (row, year) in horizon.years().enumerate().skip(first_row) {
            let Some(due) = outlook.next_due(year).map(|target| target.due) else { continue };
            let Some(due_row) = horizon.position(due) else { continue };
            let (_, line) = match drawn.filter(|(of, _)| *of == due_row) {
                Some(drawn) => drawn,
                None => *drawn.insert((due_row, line(figures, first_row, due_row))),
            };
            let Some(Line { start_row, from, to }) = line.filter(|line| row >= line.start_row) else { continue };
            let steps = |rows: usize| i64::try_from(rows).unwrap_or(i64::MAX);
            let (step, steps) = (steps(row - start_row), steps(due_row - start_row));
            figures[row].path = from.along(to, step, steps, self.measure.whole, outlook.direction.rounding());
        }
    }

    /// The stock of an area where nothing is left out of it.
    fn complete(&self, area: usize, row: usize) -> Option<Quantity> {
        let (amount, missing) = self.stock.of(area, row);
        amount.filter(|_| missing == 0)
    }

    /// Of an area the norm binds: from its first known stock to its requirement.
    fn line_of_bound(&self, figures: &[Figures], area: usize, first: usize, due: usize) -> Option<Line> {
        let (start_row, from) = (first..due).find_map(|row| Some((row, self.complete(area, row)?)))?;
        Some(Line { start_row, from, to: figures[due].requirement? })
    }

    /// Of an area above: like with like. From its own figure to what is required of all below it where both are known, else from the
    /// stock of those that know both ends to their requirement.
    fn line_of_sum(&self, outlook: &NormOutlook, figures: &[Figures], area: usize, first: usize, due: usize) -> Option<Line> {
        if !self.norm.rule.adds_up() || !self.measure.adds_up() {
            return None;
        }
        let start = (first..due).find_map(|row| Some((row, figures[row].available?)));
        let whole = figures[due].requirement.filter(|_| !figures[due].partly_required);
        if let (Some((start_row, from)), Some(to)) = (start, whole)
            && self.stock.own_total(self.model, area, start_row).is_some()
        {
            return Some(Line { start_row, from, to });
        }
        let (bound, between) = self.below(area);
        let start_row = (first..due).find(|&row| bound.iter().any(|&one| self.complete(one, row).is_some()))?;
        let required = |area: usize| {
            let place = outlook.rows.place(area)?;
            outlook.blocks.get(place / PER_BLOCK)?.requirement.get(place % PER_BLOCK * self.years + due)
        };
        let ends = |&area: &usize| Some((self.complete(area, start_row)?, required(area)?));
        let known: Vec<(Quantity, Quantity)> = bound.iter().filter_map(ends).collect();
        let mut from = sum_of_known(known.iter().map(|&(from, _)| Some(from)))?;
        if known.len() == bound.len() {
            let held = between.iter().map(|&one| self.stock.held(one, start_row));
            from = held.chain([self.stock.held(area, start_row)]).try_fold(from, Quantity::plus)?;
        }
        Some(Line { start_row, from, to: sum_of_known(known.iter().map(|&(_, to)| Some(to)))? })
    }

    /// The areas below that the norm binds, and those between.
    fn below(&self, area: usize) -> (Vec<usize>, Vec<usize>) {
        let (mut bound, mut between, mut open) = (Vec::new(), Vec::new(), vec![area]);
        while let Some(one) = open.pop() {
            for &child in self.model.tree.children(one) {
                match self.bound.reach.standing[child] {
                    Standing::Bound => bound.push(child),
                    Standing::Above => {
                        between.push(child);
                        open.push(child);
                    }
                    Standing::Outside => {}
                }
            }
        }
        (bound, between)
    }
}

/// A straight line from a stock to a requirement.
#[derive(Clone, Copy)]
struct Line {
    start_row: usize,
    from: Quantity,
    to: Quantity,
}

/// How an area stands before the norm binds it: met where today's stock already reaches the first requirement.
fn before_due(direction: Direction, first: Option<Quantity>, available: Quantity) -> Status {
    let reached = first.is_some_and(|required| match direction {
        Direction::AtLeast => available >= required,
        Direction::AtMost => available <= required,
    });
    if reached { Status::Met } else { Status::OnTrack }
}
