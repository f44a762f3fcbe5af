//! Who gets what of a limited amount: one resource, or one budget over several with unit costs.
//!
//! A [`Claim`] is one area's gap under one norm. [`divide`] hands a [`Limit`] out among claims by a [`Rule`], in whole units, to the last
//! unit that fits and never beyond a gap; the same claims always get the same awards, wherever it runs. [`receipt`] says of each claim
//! why it got what it got, [`claims`] takes claims from an outlook, and [`years`] repeats the division year by year.
//!
//! Everything is worked out in integers: what is divided is turned into the smallest parts it is given out in (one unit, or a millionth
//! of what does not come in whole units), money into the greatest common part of all unit costs.

pub mod claims;
mod entry;
mod largest_gap;
mod least_cost;
mod level;
mod lowest_coverage;
mod proportional;
pub mod receipt;
pub mod solver;
mod weighted;
pub mod years;

use crate::quantity::Quantity;
use crate::year::Year;

use entry::Entries;

/// One area's gap under one norm in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The area, by its position in the model.
    pub area: usize,
    /// The norm, by its position in the model.
    pub norm: usize,
    /// The year whose requirement and stock are compared.
    pub year: Year,
    /// What is required. Above zero, or the claim gets nothing.
    pub requirement: Quantity,
    /// What there is.
    pub available: Quantity,
    /// What one unit costs, in 万元 (ten thousand yuan); under a budget a claim without one gets nothing.
    pub unit_cost: Option<Quantity>,
    /// What closing one unit counts under [`Rule::Weighted`]; nothing is given where it is not above zero.
    pub weight: Quantity,
    /// Whether it comes in whole units.
    pub whole: bool,
}

impl Claim {
    /// What is missing, where the claim is one: something is required, and there is less.
    #[must_use]
    pub fn gap(&self) -> Option<Quantity> {
        let gap = self.requirement.minus(self.available)?;
        (self.requirement > Quantity::ZERO && gap > Quantity::ZERO).then_some(gap)
    }

    /// Coverage in percent once `awarded` has come on top.
    #[must_use]
    pub fn coverage(&self, awarded: Quantity) -> Option<Quantity> {
        self.available.plus(awarded)?.percent_of(self.requirement)
    }

    /// The smallest part it is given out in.
    pub(crate) fn step(&self) -> Quantity {
        if self.whole { Quantity::ONE } else { Quantity::of_millionths(1).unwrap_or_default() }
    }
}

/// How much there is to divide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// So many units of one resource: every unit counts the same, whatever it costs.
    Amount(Quantity),
    /// So much money, in 万元, at the claims' unit costs.
    Budget(Quantity),
}

impl Limit {
    /// How much it is, in units or in 万元.
    #[must_use]
    pub const fn size(self) -> Quantity {
        match self {
            Self::Amount(size) | Self::Budget(size) => size,
        }
    }

    /// The same kind of limit of another size.
    #[must_use]
    pub const fn of_size(self, size: Quantity) -> Self {
        match self {
            Self::Amount(_) => Self::Amount(size),
            Self::Budget(_) => Self::Budget(size),
        }
    }
}

/// By what rule it is divided: 分配规则.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The same part of every gap; what rounding leaves goes to the largest remainders.
    Proportional,
    /// Each next unit to the claim whose coverage is then the lowest (max–min).
    LowestCoverage,
    /// Each next unit to the claim whose gap is then the largest; gaps of several norms are compared by what closing them costs.
    LargestGap,
    /// As many units as the money buys; where units cost the same, the lowest coverage first.
    LeastCost,
    /// As much weight as the money buys.
    Weighted,
}

impl Rule {
    /// All rules, in the order screens show them.
    pub const ALL: [Self; 5] = [Self::Proportional, Self::LowestCoverage, Self::LargestGap, Self::LeastCost, Self::Weighted];

    /// The word used in tables and addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Proportional => "proportional",
            Self::LowestCoverage => "lowest-coverage",
            Self::LargestGap => "largest-gap",
            Self::LeastCost => "least-cost",
            Self::Weighted => "weighted",
        }
    }
}

/// How a limit was divided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// The rule it was divided by.
    pub rule: Rule,
    /// What was divided.
    pub limit: Limit,
    /// What each claim gets, in the order of the claims.
    pub awards: Vec<Quantity>,
    /// What was given, in the limit's measure.
    pub spent: Quantity,
    /// What was not.
    pub left: Quantity,
    /// Why nothing more was given.
    pub end: End,
    /// How sure it is that no other division carries more weight; only under [`Rule::Weighted`].
    pub proof: Option<Proof>,
}

/// Why a division ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// No claim takes part: nothing is missing, or nothing is priced or weighted.
    NoClaims,
    /// Every gap of a claim that takes part is closed, as far as whole units close it.
    GapsRanOut,
    /// The limit was used to the last part.
    LimitRanOut,
    /// Something is left, and it is less than one more unit takes.
    LessThanOneUnit {
        /// What the cheapest further unit takes.
        takes: Quantity,
    },
}

/// How sure it is that no division carries more weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// It reaches a bound worked out in integers: none can.
    Exact,
    /// The solver searched all that could be better and found nothing; what it found was checked in integers.
    Solver,
    /// The search was given up as too large: none can be better by more than this weight.
    Within(Quantity),
}

/// Who is asked for the best of a [`solver::Programme`]; `None` for an answer gives the search up.
///
/// The solver is large and may take a moment, in which the page must stay responsive: there it runs in a worker, and this looks up what it
/// has found so far.
pub type Search<'a> = &'a dyn Fn(&solver::Programme) -> Option<solver::Answer>;

/// Gives every search up: the first answer stands, with the exact bound beside it.
#[must_use]
pub fn no_search(_: &solver::Programme) -> Option<solver::Answer> {
    None
}

/// Divides `limit` among `claims` by `rule`; `None` where the figures are beyond what can be multiplied. Under the weighted rule, `search`
/// is asked for what the exact bound leaves open: [`solver::solve`], or [`no_search`].
///
/// What each rule promises: nobody gets more than a gap; the same input gives the same awards; nothing is left that would buy one more
/// unit for a claim that takes part.
#[must_use]
pub fn divide(claims: &[Claim], limit: Limit, rule: Rule, search: Search<'_>) -> Option<Division> {
    let entries = Entries::new(claims, limit, rule)?;
    let (given, bound) = match rule {
        Rule::Proportional => (proportional::give(&entries)?, None),
        Rule::LowestCoverage => (lowest_coverage::give(&entries)?, None),
        Rule::LargestGap => (largest_gap::give(&entries)?, None),
        Rule::LeastCost => (least_cost::give(&entries)?, None),
        Rule::Weighted => weighted::give(&entries, search).map(|(given, proof)| (given, Some(proof)))?,
    };
    let mut awards = vec![Quantity::ZERO; claims.len()];
    for (entry, &steps) in entries.list.iter().zip(&given) {
        let millionths = i64::try_from(steps.checked_mul(entry.step)?).ok()?;
        awards[entry.claim] = Quantity::of_millionths(millionths)?;
    }
    let (spent, left, end) = entries.account(&given)?;
    Some(Division { rule, limit, awards, spent, left, end, proof: bound })
}
