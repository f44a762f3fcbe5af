//! What a rule can take beside its target's values. The set is closed, so that files, forms and comparisons hold parameters without knowing the
//! kind they belong to.

use crate::area::PopulationBase;
use crate::id::MeasureId;

/// Something a rule takes beside its target's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// Who is counted.
    Base,
    /// Who is counted by each value.
    Bases,
    /// For how many people a value stands.
    Per,
    /// The population the value holds from.
    From,
    /// The population each value holds from, ascending.
    FromEach,
    /// The other stock.
    Of,
    /// The other stock, or none: then it is the whole task.
    OfOrWhole,
}

/// The parameters of a rule whose kind is still to be said; what a kind does not take is left empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    /// Who is counted.
    pub bases: Vec<PopulationBase>,
    /// For how many people a value stands.
    pub per: Option<i64>,
    /// The populations values hold from.
    pub from: Vec<i64>,
    /// The other stock.
    pub of: Option<MeasureId>,
}

impl Parameters {
    /// The one base; residents where none is said.
    pub(super) fn base(&self) -> PopulationBase {
        self.bases.first().cloned().unwrap_or(PopulationBase::Resident)
    }

    /// The other stock of a kind that always has one.
    pub(super) fn other(self) -> MeasureId {
        self.of.unwrap_or_else(|| MeasureId::new(""))
    }
}
