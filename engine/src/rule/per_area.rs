//! "One fixed blood point in each county": so many, whatever the population (赣府发〔2023〕1号 二(二)7).

use super::{Inputs, Kind, Parameter, Parameters, Rounds, Units};
use crate::quantity::Quantity;

/// So many units in each area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PerArea;

impl PerArea {
    /// The word used in files and tables.
    pub const WORD: &'static str = "per-area";
    /// What it takes, in the order it is written.
    pub const PARAMETERS: &'static [Parameter] = &[];

    /// With these parameters.
    pub(super) fn with(_parameters: Parameters) -> Self {
        Self
    }
}

impl Kind for PerArea {
    fn rounds(&self) -> Rounds {
        Rounds::Fractions
    }

    fn requirement(&self, values: &[Quantity], _inputs: &Inputs<'_>, units: Units) -> Option<Quantity> {
        values.first().map(|&value| units.of(value))
    }
}
