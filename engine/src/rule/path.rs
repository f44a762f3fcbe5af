//! "50, 80 and 100% by the end of 2023, 2024 and 2025": percent of a resource, or of the whole task, that grow from year to year.
//! Those of a resource are as any other share of it; those of a task stand as they are.

use super::{Formula, Inputs, Kind, Parameter, Parameters, Rounds, Term, Units, share_of_stock};
use crate::id::MeasureId;
use crate::quantity::Quantity;

/// Percent reached by each year: of the resource `of`, or of the whole task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The resource it is a share of, if any.
    pub of: Option<MeasureId>,
}

impl Path {
    /// The word used in files and tables.
    pub const WORD: &'static str = "path";
    /// What it takes, in the order it is written.
    pub const PARAMETERS: &'static [Parameter] = &[Parameter::OfOrWhole];

    /// With these parameters.
    pub(super) fn with(parameters: Parameters) -> Self {
        Self { of: parameters.of }
    }
}

impl Kind for Path {
    fn of(&self) -> Option<&MeasureId> {
        self.of.as_ref()
    }

    fn is_percentage(&self) -> bool {
        true
    }

    fn adds_up(&self) -> bool {
        self.of.is_some()
    }

    fn rounds(&self) -> Rounds {
        if self.of.is_some() { Rounds::Always } else { Rounds::Never }
    }

    fn requirement(&self, values: &[Quantity], inputs: &Inputs<'_>, units: Units) -> Option<Quantity> {
        match self.of {
            Some(_) => share_of_stock::share(values, inputs, units),
            None => values.first().copied(),
        }
    }

    fn formula(&self, values: &[Quantity], _people: &[Option<i64>]) -> Option<Formula> {
        match self.of {
            Some(_) => share_of_stock::formula(values),
            None => Some(("value", vec![Term::Number("value", *values.first()?)])),
        }
    }
}
