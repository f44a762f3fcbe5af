//! "At least 40% of ambulances have negative pressure": percent of another stock, rounded to a whole one (赣府发〔2023〕1号 二(二)6).

use super::{Formula, Inputs, Kind, Parameter, Parameters, Rounds, Term, Units};
use crate::id::MeasureId;
use crate::quantity::Quantity;

/// So many percent of another stock is of this kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareOfStock {
    /// The stock.
    pub of: MeasureId,
}

impl ShareOfStock {
    /// The word used in files and tables.
    pub const WORD: &'static str = "share-of-stock";
    /// What it takes, in the order it is written.
    pub const PARAMETERS: &'static [Parameter] = &[Parameter::Of];

    /// With these parameters.
    pub(super) fn with(parameters: Parameters) -> Self {
        Self { of: parameters.other() }
    }
}

impl Kind for ShareOfStock {
    fn of(&self) -> Option<&MeasureId> {
        Some(&self.of)
    }

    fn is_percentage(&self) -> bool {
        true
    }

    fn rounds(&self) -> Rounds {
        Rounds::Always
    }

    fn requirement(&self, values: &[Quantity], inputs: &Inputs<'_>, units: Units) -> Option<Quantity> {
        share(values, inputs, units)
    }

    fn formula(&self, values: &[Quantity], _people: &[Option<i64>]) -> Option<Formula> {
        formula(values)
    }
}

/// So many percent of the other stock.
pub(super) fn share(values: &[Quantity], inputs: &Inputs<'_>, units: Units) -> Option<Quantity> {
    let percent = *values.first()?;
    inputs.of?.share(percent, units.whole, units.rounding)
}

/// The formula of every share of a stock.
pub(super) fn formula(values: &[Quantity]) -> Option<Formula> {
    Some(("share", vec![Term::Number("percent", *values.first()?), Term::Other]))
}
