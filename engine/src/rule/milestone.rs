//! "The emergency base is finished by the end of 2024": done or not done. What is required of it is 1.

use super::{Formula, Inputs, Kind, Parameter, Parameters, Rounds, Term, Units};
use crate::quantity::Quantity;

/// Done by the end of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestone;

impl Milestone {
    /// The word used in files and tables.
    pub const WORD: &'static str = "milestone";
    /// What it takes, in the order it is written.
    pub const PARAMETERS: &'static [Parameter] = &[];

    /// With these parameters.
    pub(super) fn with(_parameters: Parameters) -> Self {
        Self
    }
}

impl Kind for Milestone {
    fn parts(&self) -> usize {
        0
    }

    fn is_task(&self) -> bool {
        true
    }

    fn adds_up(&self) -> bool {
        false
    }

    fn has_coverage(&self) -> bool {
        false
    }

    fn rounds(&self) -> Rounds {
        Rounds::Never
    }

    fn requirement(&self, _values: &[Quantity], _inputs: &Inputs<'_>, _units: Units) -> Option<Quantity> {
        Some(Quantity::ONE)
    }

    fn formula(&self, _values: &[Quantity], _people: &[Option<i64>]) -> Option<Formula> {
        Some(("done", vec![Term::Number("value", Quantity::ONE)]))
    }
}
