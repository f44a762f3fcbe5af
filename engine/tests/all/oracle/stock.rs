//! Stocks by area and year.

use std::collections::BTreeMap;

use permille_engine::area::Area;
use permille_engine::plan::{Measure, Nature};
use permille_engine::scenario::{Baseline, Lever, Scenario};
use permille_engine::year::Year;

use super::Origin;
use super::additions::additions;
use super::number::{UNIT, nearest, of, sum_of_known, within};
use super::tree::Tree;

/// The stock of one measure in an area and a year, in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stock {
    pub amount: Option<i128>,
    /// How many areas below are left out of the sum.
    pub missing: u32,
    /// The newest stated year it rests on; 0 for none.
    pub since: Year,
    pub origin: Origin,
    /// What actions on this very area have built, which nobody below has.
    pub held: i128,
    /// Whether an area with others below it goes by its own figure.
    pub own_leads: bool,
}

/// By area and year.
pub type Table = BTreeMap<(usize, Year), Stock>;

/// The stock of a measure in every area and year of the horizon.
pub fn table(baseline: &Baseline, scenario: &Scenario, measure: &Measure) -> Table {
    let tree = Tree::of(&baseline.areas);
    let added = additions(baseline, scenario, measure);
    let mut table = Table::new();
    for area in tree.deepest_first() {
        let step = Step {
            tree: &tree,
            scenario,
            measure,
            area,
            attrition: tree.lever(scenario, &Lever::Attrition { measure: measure.id.clone() }, area),
            additions: added.get(&area).copied().unwrap_or(0),
        };
        let children = if measure.nature == Nature::Resource { tree.children(area) } else { Vec::new() };
        for year in baseline.horizon.years() {
            let below: Vec<Stock> = children.iter().map(|&child| table[&(child, year)]).collect();
            table.insert((area, year), step.lead(&below, year));
        }
    }
    table
}

/// One area on its way through the years.
struct Step<'a> {
    tree: &'a Tree<'a>,
    scenario: &'a Scenario,
    measure: &'a Measure,
    area: usize,
    /// Percent a year, in millionths.
    attrition: i128,
    additions: i128,
}

impl Step<'_> {
    fn lead(&self, below: &[Stock], year: Year) -> Stock {
        let own = self.own(year);
        let stated = self.latest(year).unwrap_or(0);
        let newest = below.iter().map(|one| one.since).max().unwrap_or(0);
        let left_out = |one: &Stock| if one.amount.is_some() { one.missing } else { one.missing.max(1) };
        let missing: u32 = below.iter().map(left_out).sum();
        let held = if below.is_empty() { 0 } else { self.held(year) };
        if own.is_some() && (below.is_empty() || stated > newest || missing > 0) {
            let origin = if stated == year { Origin::Stated } else { Origin::Carried };
            return Stock { amount: own, missing: 0, since: stated, origin, held, own_leads: !below.is_empty() };
        }
        let amount = sum_of_known(below.iter().map(|one| one.amount)).and_then(|sum| within(sum + held));
        let origin = if amount.is_some() { Origin::Sum } else { Origin::Unknown };
        Stock { amount, missing, since: newest, origin, held, own_leads: false }
    }

    fn area(&self) -> &Area {
        &self.tree.areas[self.area]
    }

    /// The latest year up to `year` that the area states a figure for.
    fn latest(&self, year: Year) -> Option<Year> {
        self.area().measures.get(&self.measure.id)?.values.range(..=year).next_back().map(|(&since, _)| since)
    }

    /// The area's own figure as it is shown.
    fn own(&self, year: Year) -> Option<i128> {
        let since = self.latest(year)?;
        let stated = of(self.area().measures[&self.measure.id].values[&since]);
        if since == year || self.measure.nature != Nature::Resource {
            return Some(stated);
        }
        let step = |stock: i128, year: Year| {
            let left = within(stock - self.lost(stock))?;
            within(within(left + self.additions)? + self.built(year))
        };
        let exact = (since + 1..=year).try_fold(stated, step)?;
        within(self.shown(exact))
    }

    /// What a year takes of a stock, to the millionth.
    fn lost(&self, stock: i128) -> i128 {
        nearest(stock * self.attrition, 100 * UNIT)
    }

    /// Things that come in whole units are shown in whole units once something is lost of them.
    fn shown(&self, exact: i128) -> i128 {
        if self.measure.whole && self.attrition != 0 { nearest(exact, UNIT) * UNIT } else { exact }
    }

    /// What actions on the area, or on one below it, build in a year.
    fn built(&self, year: Year) -> i128 {
        let here = |place: usize| place == self.area || self.tree.lies_below(place, self.area);
        let actions = self.scenario.actions.iter().filter(|action| action.measure == self.measure.id && action.year == year);
        actions.filter(|action| here(self.tree.position(&action.area))).map(|action| of(action.amount)).sum()
    }

    /// What is left of what actions on this very area have built: each loses its part from the year after it on.
    fn held(&self, year: Year) -> i128 {
        let actions = self.scenario.actions.iter().filter(|action| action.measure == self.measure.id && action.year <= year);
        let here = actions.filter(|action| action.area == self.area().code);
        let left = here.map(|action| (action.year..year).fold(of(action.amount), |left, _| left - self.lost(left)));
        self.shown(left.sum())
    }
}
