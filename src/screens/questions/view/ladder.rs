//! The milestone ladder: every target as a row, worked out norm by norm.

use std::rc::Rc;

use permille_engine::in_order::InOrder;
use permille_engine::outlook::status::Status;
use permille_engine::questions::ladder::{Rung, Years, rungs};
use permille_engine::year::Year;

use super::asked::{Asked, Job};
use crate::text::sentences::Counts;

/// Which rungs, and what they are asked of.
#[derive(Clone, Debug, PartialEq)]
pub struct LadderKey {
    /// What is open.
    pub asked: Asked,
    /// The norms.
    pub norms: Rc<Vec<usize>>,
    /// The areas.
    pub areas: Rc<Vec<usize>>,
    /// The year looked at, and the year additions are counted from.
    pub years: Years,
}

/// The rungs so far, norm by norm.
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    rungs: Vec<Rung>,
    done: usize,
    all: usize,
}

impl Job for Ladder {
    type Key = LadderKey;

    fn begin(key: &LadderKey) -> Self {
        Self { rungs: Vec::new(), done: 0, all: key.norms.len() }
    }

    fn advance(&mut self, key: &LadderKey) -> bool {
        let (Some(scenario), Some(&norm)) = (key.asked.scenario(), key.norms.get(self.done)) else { return false };
        for &area in key.areas.iter() {
            self.rungs.extend(rungs(&key.asked.model, scenario, &key.asked.outlook, norm, area, key.years));
        }
        self.done += 1;
        self.done < self.all
    }

    fn progress(&self) -> (usize, usize) {
        (self.done, self.all)
    }
}

impl Ladder {
    /// The rungs by due year, each year in the order of the norms and areas; only those that will be missed, if asked for.
    #[must_use]
    pub fn shown(&self, only_missed: bool) -> Vec<Rung> {
        let missed = |rung: &&Rung| !only_missed || rung.first_missed.is_some();
        let mut rungs: Vec<Rung> = self.rungs.iter().filter(missed).copied().collect();
        rungs.put_in_order_by_key(|rung| rung.due);
        rungs
    }
}

/// How many are met and missed when due, and the first year in which one is missed.
#[must_use]
pub fn counts(rungs: &[Rung]) -> (Counts, Option<Year>) {
    // What falls due beyond the years looked at is not known.
    let counts = rungs.iter().map(|rung| rung.status.unwrap_or(Status::NoData)).collect();
    let missed = rungs.iter().filter(|rung| rung.status == Some(Status::Short));
    (counts, missed.filter_map(|rung| rung.first_missed).min())
}
