//! "Level 4 of electronic records": a grade to be reached, as it stands.

use super::{Inputs, Kind, Parameter, Parameters, Rounds, Units};
use crate::quantity::Quantity;

/// A grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level;

impl Level {
    /// The word used in files and tables.
    pub const WORD: &'static str = "level";
    /// What it takes, in the order it is written.
    pub const PARAMETERS: &'static [Parameter] = &[];

    /// With these parameters.
    pub(super) fn with(_parameters: Parameters) -> Self {
        Self
    }
}

impl Kind for Level {
    fn adds_up(&self) -> bool {
        false
    }

    fn has_coverage(&self) -> bool {
        false
    }

    fn rounds(&self) -> Rounds {
        Rounds::Never
    }

    fn moves_whole(&self, _whole: bool) -> bool {
        true
    }

    fn requirement(&self, values: &[Quantity], _inputs: &Inputs<'_>, _units: Units) -> Option<Quantity> {
        values.first().copied()
    }
}
