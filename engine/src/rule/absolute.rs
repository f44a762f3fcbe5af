//! "150 provincial key specialities": so many in all, whatever the population.

use super::{Inputs, Kind, Parameter, Parameters, Rounds, Units};
use crate::quantity::Quantity;

/// So many in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absolute;

impl Absolute {
    /// The word used in files and tables.
    pub const WORD: &'static str = "absolute";
    /// What it takes, in the order it is written.
    pub const PARAMETERS: &'static [Parameter] = &[];

    /// With these parameters.
    pub(super) fn with(_parameters: Parameters) -> Self {
        Self
    }
}

impl Kind for Absolute {
    fn is_total(&self) -> bool {
        true
    }

    fn rounds(&self) -> Rounds {
        Rounds::Fractions
    }

    fn requirement(&self, values: &[Quantity], _inputs: &Inputs<'_>, units: Units) -> Option<Quantity> {
        values.first().map(|&value| units.of(value))
    }
}
