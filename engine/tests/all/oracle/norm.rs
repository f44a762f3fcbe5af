//! One norm in every area and year: what is required, what there is, what is missing, and how each area stands.

use std::collections::BTreeMap;

use permille_engine::area::PopulationBase;
use permille_engine::norm::{Direction, Norm};
use permille_engine::plan::{Measure, Nature, Plan};
use permille_engine::scenario::{Baseline, Scenario};
use permille_engine::year::Year;

use super::number::{UNIT, Way, nearest, sum_of_known, within};
use super::require::requirement;
use super::targets::{Due, binding, targets};
use super::tree::{Tree, lies_in};
use super::{people, stock};

/// One area in one year; all unknown where the norm demands nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Cell {
    pub requirement: Option<i128>,
    pub available: Option<i128>,
    pub gap: Option<i128>,
    pub net_gap: Option<i128>,
    pub coverage: Option<i128>,
    pub path: Option<i128>,
    /// The word of the status.
    pub status: Option<&'static str>,
    pub missing: u32,
    /// What coverage is made of: requirement and stock of those areas that know both.
    pub known: (Option<i128>, Option<i128>),
    /// Whether the requirement leaves out some of the areas below.
    pub partly_required: bool,
}

/// By area and year.
pub type Table = BTreeMap<(usize, Year), Cell>;

/// What one norm is worked out from.
pub struct Question<'a> {
    pub baseline: &'a Baseline,
    pub tree: &'a Tree<'a>,
    pub plan: &'a Plan,
    pub norm: &'a Norm,
    pub measure: &'a Measure,
    pub people: &'a BTreeMap<PopulationBase, people::Table>,
    pub stock: &'a stock::Table,
    pub of: Option<&'a stock::Table>,
    pub targets: Vec<Due>,
}

impl Question<'_> {
    pub fn way(&self) -> Way {
        if self.norm.direction == Direction::AtLeast { Way::Up } else { Way::Down }
    }

    /// Whether the norm demands something of this very area.
    pub fn binds(&self, area: usize) -> bool {
        let area = &self.baseline.areas[area];
        area.level == self.norm.level && lies_in(&area.code, &self.plan.territory)
    }

    /// Whether it sums up areas below that are bound. A county's plan says nothing of the city above it.
    pub fn sums_up(&self, area: usize) -> bool {
        let bound = |one: usize| self.binds(one) && self.tree.lies_below(one, area);
        lies_in(&self.baseline.areas[area].code, &self.plan.territory) && (0..self.baseline.areas.len()).any(bound)
    }

    /// Whether the figures of areas add up to those of the area above.
    pub fn adds_up(&self) -> bool {
        self.norm.rule.adds_up() && self.measure.nature == Nature::Resource
    }

    pub fn table(scenario: &Scenario, mut question: Self) -> (Vec<Due>, Table) {
        question.targets = targets(question.plan, question.norm, scenario);
        let mut table = Table::new();
        for area in question.tree.deepest_first() {
            for year in question.baseline.horizon.years() {
                let cell = if question.binds(area) {
                    question.bound(area, year)
                } else if question.sums_up(area) {
                    question.above(&table, area, year)
                } else {
                    Cell::default()
                };
                table.insert((area, year), Cell { net_gap: question.net_gap(&cell), coverage: coverage(&cell), ..cell });
            }
        }
        super::path::draw(&question, &mut table);
        (question.targets, table)
    }

    /// What is required of an area the norm binds.
    fn required(&self, area: usize, year: Year) -> Option<i128> {
        let rule = &self.norm.rule;
        let target = binding(&self.targets, rule.parts(), year).filter(|target| target.values.len() == rule.parts())?;
        let people: Vec<Option<i128>> = rule.bases().iter().map(|base| self.people[base][&(area, year)].count).collect();
        // A stock with areas left out of its sum cannot be taken a share of.
        let of = self.of.map(|table| table[&(area, year)]).filter(|stock| stock.missing == 0).and_then(|stock| stock.amount);
        requirement(rule, &target.values, &people, of, self.way(), self.measure.whole)
    }

    /// How much is lacking; positive where it falls short.
    fn lacking(&self, required: Option<i128>, available: Option<i128>) -> Option<i128> {
        match self.norm.direction {
            Direction::AtLeast => within(required? - available?),
            Direction::AtMost => within(available? - required?),
        }
    }

    fn net_gap(&self, cell: &Cell) -> Option<i128> {
        if cell.missing == 0 { self.lacking(cell.requirement, cell.available) } else { None }
    }

    fn bound(&self, area: usize, year: Year) -> Cell {
        let stock = self.stock[&(area, year)];
        let (required, available, partial) = (self.required(area, year), stock.amount, stock.missing > 0);
        // A sum that leaves areas out can only show that there is enough.
        let enough = |gap: i128| self.norm.direction == Direction::AtLeast && gap <= 0;
        let gap = self.lacking(required, available).filter(|&gap| !partial || enough(gap));
        let status = match gap {
            Some(1..) => "short",
            Some(_) => "met",
            None if binding(&self.targets, self.norm.rule.parts(), year).is_some() || partial => "no data",
            None => self.before_due(area, available),
        };
        let known = if gap.is_some() { (required, available) } else { (None, None) };
        let missing = u32::from(partial || status == "no data");
        let partly_required = required.is_none();
        Cell { requirement: required, available, gap, status: Some(status), missing, known, partly_required, ..Cell::default() }
    }

    /// Before the norm binds, an area meets it where it already has what is required once it does.
    fn before_due(&self, area: usize, available: Option<i128>) -> &'static str {
        let first = self.targets[0].year;
        let required = self.baseline.horizon.position(first).and_then(|_| self.required(area, first));
        match (available, required) {
            (None, _) => "no data",
            (Some(_), Some(_)) if self.lacking(required, available).is_none_or(|gap| gap <= 0) => "met",
            _ => "on track",
        }
    }

    fn above(&self, table: &Table, area: usize, year: Year) -> Cell {
        let spoken_of = self.tree.children(area).into_iter().filter(|&child| self.binds(child) || self.sums_up(child));
        let below: Vec<Cell> = spoken_of.map(|child| table[&(child, year)]).collect();
        let missing = below.iter().map(|cell| cell.missing).sum();
        let worst =
            ["short", "no data", "on track", "met"].into_iter().find(|&word| below.iter().any(|cell| cell.status == Some(word)));
        if !self.adds_up() {
            return Cell { missing, status: worst, ..Cell::default() };
        }
        let sum = |figure: fn(&Cell) -> Option<i128>| sum_of_known(below.iter().map(figure));
        let partly_required = below.iter().any(|cell| cell.partly_required);
        let stock = self.stock[&(area, year)];
        let with_held = |sum: Option<i128>| sum.and_then(|sum| within(sum + stock.held));
        let requirement = sum(|cell| cell.requirement);
        let own = stock.amount.filter(|_| stock.own_leads);
        let available = own.or_else(|| with_held(sum(|cell| cell.available)));
        // A total of the whole area says nothing against a requirement of a part of it.
        let comparable = own.filter(|_| requirement.is_some() && !partly_required);
        let known_available = sum(|cell| cell.known.1);
        let known = match comparable {
            Some(_) => (requirement, comparable),
            None => (sum(|cell| cell.known.0), if missing == 0 { with_held(known_available) } else { known_available }),
        };
        let shortfall = sum(|cell| cell.gap.map(|gap| gap.max(0)));
        let whole = comparable.or(available.filter(|_| missing == 0));
        let net = self.lacking(requirement, whole);
        // What is missing is at least the shortfalls that are known, and at least the net need of the whole.
        let gap = match (shortfall, net) {
            (Some(short @ 1..), net) => Some(net.map_or(short, |net| net.max(short))),
            (shortfall, net) => net.or(shortfall),
        };
        let due = binding(&self.targets, self.norm.rule.parts(), year).is_some();
        let status = if due && gap.is_some_and(|gap| gap > 0) { Some("short") } else { worst };
        Cell { requirement, available, gap, status, missing, known, partly_required, ..Cell::default() }
    }
}

/// Available as a percentage of the requirement, to a millionth.
fn coverage(cell: &Cell) -> Option<i128> {
    let (required, available) = (cell.known.0.filter(|&required| required > 0)?, cell.known.1?);
    within(nearest(available * 100 * UNIT, required))
}
