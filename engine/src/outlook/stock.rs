//! Stocks, by area and year: observed figures, carried forward with additions and losses.
//!
//! A figure stated for a year stands. After it, each year loses the scenario's attrition, to the sixth decimal place, and gains the
//! additions and the actions of that year. What is shown of a thing that comes in whole units is that figure to the nearest unit, once
//! something is lost of it. Additions set for an area with areas below it are shared among them in proportion to their residents in the
//! base year, to the last unit. An area with areas below it is their sum and what is held at its own level, unless its own figure is
//! newer than all of theirs or one of them is unknown; where it has no own figure, the unknown are left out and counted. Held at a level
//! is what actions on the area itself have built. Indicators and milestones hold their latest value and are never summed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::area::Slots;
use crate::lever::{Lever, nearest_by_area};
use crate::model::Model;
use crate::plan::Measure;
use crate::quantity::Quantity;
use crate::scenario::{Action, Scenario};
use crate::year::Year;

use super::additions::additions;
use super::cells::Cells;
use super::own_stock::{Flows, held_by_area, own_figures, shown};

/// The stock of one measure in every area and year; held for the levels that state it and those above them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stock {
    slots: Arc<Slots>,
    years: usize,
    /// Every slot that holds anything lies before this one.
    width: usize,
    /// By year and slot, of those that have no areas below them: they come last.
    pub(super) amount: Cells,
    /// By year and slot of the others: the stock, how many areas are left out of it, and whether the sum of those below leads.
    sums: Cells,
    missing: Vec<u32>,
    summed: Vec<bool>,
    /// Whether every area above others has what those below it have: nothing is held at its own level, and no own figure leads.
    pub(super) is_all_below: bool,
    /// What the scenario adds to each area every year; empty where it adds nothing.
    additions: Vec<Quantity>,
    /// By area: what is held at its own level, year by year; areas without are not named.
    held: BTreeMap<usize, Vec<Quantity>>,
    /// By area: how many areas are left out of its sum where nothing is held; empty where nothing is summed.
    leaves: Arc<Vec<u32>>,
}

impl Stock {
    /// The stock in a cell, the sum of what is known; `None` where nothing is.
    #[must_use]
    pub fn amount(&self, cell: usize) -> Option<Quantity> {
        let (row, slot) = self.find(cell)?;
        self.at(slot, row).0
    }

    /// How many areas below are unknown and so left out of the sum.
    #[must_use]
    pub fn missing(&self, cell: usize) -> u32 {
        self.find(cell).map_or(0, |(row, slot)| self.at(slot, row).1)
    }

    /// Whether the stock in a cell is the sum of the areas below, and not the area's own figure.
    #[must_use]
    pub fn is_sum(&self, cell: usize) -> bool {
        self.find(cell).is_some_and(|(row, slot)| self.leads_by_sum(slot, row))
    }

    /// What actions on an area that has areas below it have built in the year at `row` of the horizon, less what was lost of that since:
    /// nobody below has it.
    #[must_use]
    pub fn held(&self, area: usize, row: usize) -> Quantity {
        self.held.get(&area).and_then(|years| years.get(row)).copied().unwrap_or_default()
    }

    /// The area's own figure in the year at `row` of the horizon, where it leads although there are areas below.
    #[must_use]
    pub fn own_total(&self, area: usize, row: usize) -> Option<Quantity> {
        let slot = *self.slots.of.get(area)?;
        self.at(slot, row).0.filter(|_| self.slots.has_below(slot) && !self.leads_by_sum(slot, row))
    }

    /// What the scenario adds to an area every year.
    #[must_use]
    pub fn additions(&self, area: usize) -> Quantity {
        self.additions.get(area).copied().unwrap_or_default()
    }

    /// The stock in a slot in the year at `row` of the horizon, and how many are left out of it.
    pub(super) fn at(&self, slot: usize, row: usize) -> (Option<Quantity>, u32) {
        if slot >= self.width {
            let area = self.slots.area.get(slot);
            return (None, area.and_then(|&area| self.leaves.get(area)).copied().unwrap_or(0));
        }
        let above = self.slots.above;
        if slot >= above {
            return (self.amount.get(row, slot - above), 0);
        }
        (self.sums.get(row, slot), self.missing.get(row * above + slot).copied().unwrap_or(0))
    }

    /// The stock in a slot where nothing is left out of it.
    pub(super) fn complete(&self, slot: usize, row: usize) -> Option<Quantity> {
        let (amount, missing) = self.at(slot, row);
        amount.filter(|_| missing == 0)
    }

    /// Whether a slot lies among those that may sum up others.
    pub(super) fn may_sum(&self, slot: usize) -> bool {
        slot < self.slots.above
    }

    /// A year's stock in whole units, from a slot that has no areas below it on; `None` where nothing is held there, or not in such.
    pub(super) fn units_from(&self, slot: usize, row: usize) -> Option<&[i32]> {
        self.amount.units(row)?.get(slot.checked_sub(self.slots.above)?..)
    }

    /// How far from zero the stock of areas that have none below them may lie, where all is held in whole units.
    pub(super) fn most_units(&self) -> Option<i32> {
        match &self.amount {
            Cells::Same(_) => Some(0),
            Cells::Whole { most, .. } => Some(*most),
            Cells::Exact(_) => None,
        }
    }

    /// Of the year at `row`, by slot: the sums of what is below areas in whole units, and how many are left out of each; nothing where they are not
    /// held so.
    pub(super) fn sums_in_units(&self, row: usize) -> (&[i32], &[u32]) {
        let missing = self.missing.get(row * self.slots.above..(row + 1) * self.slots.above);
        self.sums.units(row).zip(missing).unwrap_or_default()
    }

    /// Whether the two have the same in these slots, and at these areas the same is held and leads.
    pub(super) fn is_same(&self, other: &Self, slots: &[usize], above: impl Iterator<Item = usize>) -> bool {
        let at = |slot: usize| (0..self.years).all(|row| self.at(slot, row) == other.at(slot, row));
        let held = |area: usize| {
            (0..self.years).all(|row| {
                self.held(area, row) == other.held(area, row) && self.own_total(area, row) == other.own_total(area, row)
            })
        };
        slots.iter().all(|&slot| at(slot)) && above.into_iter().all(held)
    }

    fn leads_by_sum(&self, slot: usize, row: usize) -> bool {
        slot < self.slots.above && self.summed.get(row * self.slots.above + slot).copied().unwrap_or(false)
    }

    fn find(&self, cell: usize) -> Option<(usize, usize)> {
        let row = cell.checked_div(self.slots.of.len()).filter(|&row| row < self.years)?;
        Some((row, self.slots.of[cell - row * self.slots.of.len()]))
    }

    /// Carries the observed figures of the measure at `position` forward under `scenario`.
    pub(super) fn roll_forward(model: &Model, scenario: &Scenario, position: usize) -> Self {
        let measure = &model.measures[position];
        let (slots, years) = (Arc::clone(&model.tree.slots), model.horizon.count());
        let leaves = if measure.adds_up() { Arc::clone(&model.tree.leaves) } else { Arc::default() };
        let Some(last) = model.last_stated(position) else {
            let (nothing, missing, summed) = (|| Cells::Same(Vec::new()), Vec::new(), Vec::new());
            let (additions, held) = (Vec::new(), BTreeMap::new());
            let (amount, sums) = (nothing(), nothing());
            return Self { slots, years, width: 0, amount, sums, missing, summed, is_all_below: true, additions, held, leaves };
        };
        // A level is held whole, so that what a norm binds is held or is not.
        let level = |slot: usize| model.areas[slots.area[slot]].level;
        let width = (last..slots.of.len()).find(|&slot| level(slot) != level(last)).unwrap_or(slots.of.len());
        let above = slots.above;
        let mut stock = Self {
            width,
            amount: Cells::Same(Vec::new()),
            sums: Cells::Same(Vec::new()),
            missing: vec![0; years * above],
            summed: vec![false; years * above],
            is_all_below: true,
            additions: additions(model, scenario, measure),
            held: held_by_area(model, scenario, position),
            leaves,
            slots,
            years,
        };
        stock.fill(model, scenario, measure);
        stock
    }

    /// Works out every area, every child before its parent.
    fn fill(&mut self, model: &Model, scenario: &Scenario, measure: &Measure) {
        let lever = Lever::Attrition { measure: measure.id.clone() };
        let by_area = nearest_by_area(&model.tree, &scenario.settings, &lever);
        let loss = |area: usize| by_area[area].and_then(|setting| scenario.settings.get(setting)).map(|setting| setting.value);
        let built = actions_by_area(model, scenario, measure);
        let (width, years, above) = (self.width, self.years, self.slots.above);
        let mut amounts: Vec<Option<Quantity>> = vec![None; width * years];
        let mut rests_on: Vec<Year> = vec![0; width * years];
        for slot in (0..width).rev() {
            let area = self.slots.area[slot];
            let series = model.areas[area].measures.get(&measure.id);
            let has_below = measure.adds_up() && self.slots.has_below(slot);
            if series.is_none() && !has_below {
                continue;
            }
            let attrition = loss(area).unwrap_or_default();
            let actions = built.get(&area).map_or(&[][..], Vec::as_slice);
            let flows = Flows::new(attrition, self.additions(area), actions);
            let own = series.map_or_else(Vec::new, |series| own_figures(model, measure, series, flows, |_| ()));
            if !has_below {
                for (row, own) in own.iter().enumerate() {
                    let own_figure = shown(own, measure, attrition);
                    amounts[row * width + slot] = own_figure;
                    rests_on[row * width + slot] = if own_figure.is_some() { own.since } else { 0 };
                }
                continue;
            }
            for row in 0..years {
                let own_figure = own.get(row).and_then(|own| shown(own, measure, attrition));
                let stated = own.get(row).map_or(0, |own| own.since);
                let (mut missing, mut newest, mut sum) = (0, 0, Some(None));
                for child in self.slots.children(slot) {
                    let (amount, left_out) = if child < width {
                        let left_out = if child < above { self.missing[row * above + child] } else { 0 };
                        newest = newest.max(rests_on[row * width + child]);
                        (amounts[row * width + child], left_out)
                    } else {
                        (None, self.leaves.get(self.slots.area[child]).copied().unwrap_or(0))
                    };
                    missing += if amount.is_some() { left_out } else { left_out.max(1) };
                    if let Some(amount) = amount {
                        sum = sum.and_then(|sum: Option<Quantity>| sum.unwrap_or_default().plus(amount)).map(Some);
                    }
                }
                let own_leads = stated > newest || missing > 0;
                let cell = row * above + slot;
                if own_leads && own_figure.is_some() {
                    amounts[row * width + slot] = own_figure;
                    rests_on[row * width + slot] = stated;
                } else {
                    amounts[row * width + slot] = sum.flatten().and_then(|sum| sum.plus(self.held(area, row)));
                    self.missing[cell] = missing;
                    rests_on[row * width + slot] = newest;
                    self.summed[cell] = true;
                }
            }
        }
        let held = width.min(above);
        let led = |row: usize, slot: usize| self.leads_by_sum(slot, row) || amounts[row * width + slot].is_none();
        self.is_all_below = self.held.is_empty() && (0..years).all(|row| (0..held).all(|slot| led(row, slot)));
        self.sums = Cells::of(held, amounts.chunks_exact(width).flat_map(|row| &row[..held]).copied().collect());
        if width > above {
            let lower = amounts.chunks_exact(width).flat_map(|row| &row[above..]).copied().collect();
            self.amount = Cells::of(width - above, lower);
        }
    }
}

/// The scenario's actions by area, on it and the areas below it.
fn actions_by_area<'a>(model: &Model, scenario: &'a Scenario, measure: &Measure) -> BTreeMap<usize, Vec<&'a Action>> {
    let mut actions: BTreeMap<usize, Vec<_>> = BTreeMap::new();
    for action in scenario.actions.iter().filter(|action| action.measure == measure.id) {
        for area in model.tree.position(&action.area).into_iter().flat_map(|area| model.tree.upward(area)) {
            actions.entry(area).or_default().push(action);
        }
    }
    actions
}
