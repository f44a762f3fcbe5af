//! What the planner is about to divide: kept while the file is open, never in it.

use std::collections::{BTreeMap, BTreeSet};

use permille_engine::allocation::Rule;
use permille_engine::id::{AreaCode, NormId};
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

/// Whether units of one resource are divided, or money over several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Divides {
    /// Units of one resource.
    #[default]
    Units,
    /// Money, at unit costs.
    Money,
}

/// A division that has not been adopted. Norms and areas are named, so that it outlives other plans and figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What is divided.
    pub divides: Divides,
    /// The norm whose resource is divided; the usual one where absent.
    pub norm: Option<NormId>,
    /// How many units a year; a suggestion where absent.
    pub amount: Option<Quantity>,
    /// The norms a budget is for; the usual one where there is none.
    pub norms: Vec<NormId>,
    /// The areas that take no part.
    pub without: BTreeSet<AreaCode>,
    /// The first year; the year in view where absent.
    pub first: Option<Year>,
    /// The last year; the first where absent.
    pub last: Option<Year>,
    /// The rule.
    pub rule: Rule,
    /// What closing a unit counts under a norm, where that is not one.
    pub norm_weights: BTreeMap<NormId, Quantity>,
    /// What closing a unit counts in an area, where that is not one.
    pub area_weights: BTreeMap<AreaCode, Quantity>,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            divides: Divides::default(),
            norm: None,
            amount: None,
            norms: Vec::new(),
            without: BTreeSet::new(),
            first: None,
            last: None,
            rule: Rule::LowestCoverage,
            norm_weights: BTreeMap::new(),
            area_weights: BTreeMap::new(),
        }
    }
}
