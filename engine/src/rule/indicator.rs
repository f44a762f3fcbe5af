//! "A life expectancy of 79.0 years or more": a measured value to be reached, as it stands; it is never summed.

use super::{Inputs, Kind, Parameter, Parameters, Rounds, Units};
use crate::quantity::Quantity;

/// A measured value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indicator;

impl Indicator {
    /// The word used in files and tables.
    pub const WORD: &'static str = "indicator";
    /// What it takes, in the order it is written.
    pub const PARAMETERS: &'static [Parameter] = &[];

    /// With these parameters.
    pub(super) fn with(_parameters: Parameters) -> Self {
        Self
    }
}

impl Kind for Indicator {
    fn adds_up(&self) -> bool {
        false
    }

    fn has_coverage(&self) -> bool {
        false
    }

    fn rounds(&self) -> Rounds {
        Rounds::Never
    }

    fn requirement(&self, values: &[Quantity], _inputs: &Inputs<'_>, _units: Units) -> Option<Quantity> {
        values.first().copied()
    }
}
