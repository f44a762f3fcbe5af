//! What has come out of a run, asked by norms, areas and years.

use std::rc::Rc;

use permille_engine::id::NormId;
use permille_engine::norm::Norm;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use crate::store::Asked;
use crate::work::risk::{Drawn, DrawnYear, Edges, Odds};

/// Results with what was asked: read with the model they were made with.
#[derive(Clone, Debug)]
pub struct Results {
    /// What was asked.
    pub asked: Rc<Asked>,
    /// What has come out.
    pub drawn: Rc<Drawn>,
}

impl PartialEq for Results {
    /// Compared by pointer.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.asked, &other.asked) && Rc::ptr_eq(&self.drawn, &other.drawn)
    }
}

impl Results {
    /// The place of a norm among those asked.
    #[must_use]
    pub fn place(&self, norm: &NormId) -> Option<usize> {
        self.asked.norms.iter().position(|&one| self.asked.model.norm(one).id == *norm)
    }

    /// The norm at a place.
    #[must_use]
    pub fn norm(&self, place: usize) -> Option<&Norm> {
        self.asked.norms.get(place).map(|&norm| self.asked.model.norm(norm))
    }

    /// In how many draws an area stood how; `None` where the norm demands nothing of it.
    #[must_use]
    pub fn odds(&self, place: usize, area: usize, year: Year) -> Option<Odds> {
        let cell = self.asked.model.cell(area, year)?;
        self.drawn.norms.get(place)?.odds.get(cell).copied().flatten()
    }

    /// The area in view in one year.
    #[must_use]
    pub fn in_year(&self, place: usize, year: Year) -> Option<&DrawnYear> {
        let row = self.asked.model.horizon().position(year)?;
        self.drawn.norms.get(place)?.years.get(row)
    }

    /// The year a norm's last target falls due in the scenario, its levers put in.
    #[must_use]
    pub fn due(&self, place: usize) -> Option<Year> {
        self.dues(place).last().copied()
    }

    /// The year a norm falls due that has not by `year`.
    #[must_use]
    pub fn first_due_after(&self, place: usize, year: Year) -> Option<Year> {
        self.dues(place).first().copied().filter(|due| *due > year)
    }

    /// The years a norm's targets fall due, ascending.
    fn dues(&self, place: usize) -> Vec<Year> {
        let probed = self
            .asked
            .scenario()
            .zip(self.asked.norms.get(place))
            .map(|(scenario, norm)| self.asked.model.probe(scenario, &[*norm]));
        let outlook = probed.as_ref().and_then(|outlooks| outlooks.first());
        outlook.map(|outlook| outlook.targets().iter().map(|target| target.due).collect()).unwrap_or_default()
    }

    /// The years looked at.
    pub fn years(&self) -> impl Iterator<Item = Year> + use<> {
        self.asked.model.horizon().years()
    }
}

/// The five edges in order.
#[must_use]
pub const fn edges(edges: &Edges) -> [Quantity; 5] {
    [edges.lowest.0, edges.lower.0, edges.middle.0, edges.upper.0, edges.highest.0]
}
