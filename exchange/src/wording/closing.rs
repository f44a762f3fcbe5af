//! What it takes to close a gap: so much in each of the years that are left, or all of it at once where none is. Time that has passed is never asked for.

use permille_engine::explanation::Explanation;
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::quantity::Quantity;
use permille_engine::questions::needed::{self, Remaining};
use permille_engine::scenario::Scenario;
use permille_engine::year::Year;

/// What would close a gap by its due year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// So much in each of the years that are left.
    Yearly(Remaining),
    /// All of it: no year is left.
    AtOnce {
        /// The year by whose end it was due.
        due: Year,
    },
}

impl Closing {
    /// What `area` needs so that nothing is missing in `due`, where it is now `today`; `None` where nothing is, the gap is not known, or the norm asks for
    /// nothing that could be added.
    ///
    /// # Panics
    /// When `outlook` is of another model, which lacks the norm.
    #[must_use]
    pub fn by(
        model: &Model,
        scenario: &Scenario,
        outlook: &Outlook,
        norm: usize,
        area: usize,
        (due, today): (Year, Year),
    ) -> Option<Self> {
        if !needed::can_be_added(model, norm) {
            return None;
        }
        if let Some(left) = needed::remaining(model, scenario, outlook, norm, area, (today.saturating_sub(1), due)) {
            return Some(Self::Yearly(left));
        }
        let gap = outlook.norm(norm).gap(model.cell(area, due)?)?;
        (gap > Quantity::ZERO).then_some(Self::AtOnce { due })
    }

    /// What closes the gap that is explained, by the year it has to be closed by, and what is missing in that year.
    ///
    /// # Panics
    /// When `outlook` is of another model, which lacks the norm.
    #[must_use]
    pub fn of_explained(
        model: &Model,
        scenario: &Scenario,
        outlook: &Outlook,
        explanation: &Explanation,
        today: Year,
    ) -> Option<(Self, Quantity)> {
        let (&Explanation { norm, area, .. }, due) = (explanation, explanation.close_by?);
        let missing = outlook.norm(norm).gap(model.cell(area, due)?)?;
        Some((Self::by(model, scenario, outlook, norm, area, (due, today))?, missing))
    }

    /// What closes the gap that `area` has in `year`: by the year in which the target fell due that binds then, and where nothing was missing yet in that
    /// one, by `year`. What fell due before `today` is wanted at once.
    ///
    /// # Panics
    /// When `outlook` is of another model, which lacks the norm.
    #[must_use]
    pub fn of_gap(
        model: &Model,
        scenario: &Scenario,
        outlook: &Outlook,
        norm: usize,
        area: usize,
        (year, today): (Year, Year),
    ) -> Option<Self> {
        let figures = outlook.norm(norm);
        let gap = figures.gap(model.cell(area, year)?)?;
        if gap <= Quantity::ZERO || !needed::can_be_added(model, norm) {
            return None;
        }
        let due = figures.binding(model.horizon().position(year)?)?.due;
        if due < today {
            return Some(Self::AtOnce { due });
        }
        let by = |due| Self::by(model, scenario, outlook, norm, area, (due, today));
        by(due).or_else(|| by(year))
    }
}
