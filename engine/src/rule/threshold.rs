//! "A county of 300,000 or more has a maternal and child hospital of the second level": nothing is required below the threshold,
//! and at exactly the threshold it is (赣府发〔2023〕1号 二(五)17).

use super::{Arithmetic, Formula, Inputs, Kind, Parameter, Parameters, Rounds, Term, Units};
use crate::area::PopulationBase;
use crate::quantity::Quantity;

/// So many units from a population on, nothing below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// Who is counted.
    pub base: PopulationBase,
    /// The population it starts from.
    pub from: i64,
}

impl Threshold {
    /// The word used in files and tables.
    pub const WORD: &'static str = "threshold";
    /// What it takes, in the order it is written.
    pub const PARAMETERS: &'static [Parameter] = &[Parameter::Base, Parameter::From];

    /// With these parameters.
    pub(super) fn with(parameters: Parameters) -> Self {
        Self { base: parameters.base(), from: parameters.from.first().copied().unwrap_or_default() }
    }
}

impl Kind for Threshold {
    fn bases(&self) -> &[PopulationBase] {
        std::slice::from_ref(&self.base)
    }

    fn starts(&self) -> &[i64] {
        std::slice::from_ref(&self.from)
    }

    fn rounds(&self) -> Rounds {
        Rounds::Fractions
    }

    fn steps(&self, values: &[Quantity]) -> Option<Vec<(i64, Quantity)>> {
        Some(vec![(0, Quantity::ZERO), (self.from, *values.first()?)])
    }

    fn requirement(&self, values: &[Quantity], inputs: &Inputs<'_>, units: Units) -> Option<Quantity> {
        let (value, people) = (*values.first()?, inputs.first()?);
        Some(units.of(if people >= self.from { value } else { Quantity::ZERO }))
    }

    fn arithmetic(&self, values: &[Quantity]) -> Option<Arithmetic> {
        Some(Arithmetic::Steps { steps: vec![(self.from, *values.first()?)], below: Some(Quantity::ZERO) })
    }

    fn formula(&self, values: &[Quantity], _people: &[Option<i64>]) -> Option<Formula> {
        let terms = vec![Term::People(0), Term::Whole("from", self.from), Term::Number("value", *values.first()?)];
        Some(("threshold", terms))
    }
}
