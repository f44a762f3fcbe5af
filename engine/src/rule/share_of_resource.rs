//! "80% of township hospitals have a standard public-health department": percent of how many facilities there are, rounded to a whole one
//! (赣府发〔2023〕1号 二(三)10).

use super::{Formula, Inputs, Kind, Parameter, Parameters, Rounds, Units, share_of_stock};
use crate::id::MeasureId;
use crate::quantity::Quantity;

/// So many percent of the facilities `of`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareOfResource {
    /// The facilities.
    pub of: MeasureId,
}

impl ShareOfResource {
    /// The word used in files and tables.
    pub const WORD: &'static str = "share-of-resource";
    /// What it takes, in the order it is written.
    pub const PARAMETERS: &'static [Parameter] = &[Parameter::Of];

    /// With these parameters.
    pub(super) fn with(parameters: Parameters) -> Self {
        Self { of: parameters.other() }
    }
}

impl Kind for ShareOfResource {
    fn of(&self) -> Option<&MeasureId> {
        Some(&self.of)
    }

    fn is_percentage(&self) -> bool {
        true
    }

    fn counts_holders(&self) -> bool {
        true
    }

    fn rounds(&self) -> Rounds {
        Rounds::Always
    }

    fn requirement(&self, values: &[Quantity], inputs: &Inputs<'_>, units: Units) -> Option<Quantity> {
        share_of_stock::share(values, inputs, units)
    }

    fn formula(&self, values: &[Quantity], _people: &[Option<i64>]) -> Option<Formula> {
        share_of_stock::formula(values)
    }
}
