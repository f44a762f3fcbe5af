//! "4.5 childcare places per 1,000 people": `value × people ÷ per`, rounded once at the end where the thing comes in whole
//! units (赣府发〔2023〕1号 二(五)16).

use super::{Arithmetic, Formula, Inputs, Kind, Parameter, Parameters, Rounds, RuleError, Term, Units};
use crate::area::PopulationBase;
use crate::quantity::Quantity;

/// So many units for every `per` people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// Who is counted.
    pub base: PopulationBase,
    /// For how many people the value stands.
    pub per: i64,
}

impl Ratio {
    /// The word used in files and tables.
    pub const WORD: &'static str = "ratio";
    /// What it takes, in the order it is written.
    pub const PARAMETERS: &'static [Parameter] = &[Parameter::Base, Parameter::Per];

    /// With these parameters.
    pub(super) fn with(parameters: Parameters) -> Self {
        Self { base: parameters.base(), per: parameters.per.unwrap_or_default() }
    }
}

impl Kind for Ratio {
    fn bases(&self) -> &[PopulationBase] {
        std::slice::from_ref(&self.base)
    }

    fn per(&self) -> Option<i64> {
        Some(self.per)
    }

    fn rounds(&self) -> Rounds {
        Rounds::Always
    }

    fn error(&self) -> Option<RuleError> {
        (self.per <= 0).then_some(RuleError::NotPositive)
    }

    fn requirement(&self, values: &[Quantity], inputs: &Inputs<'_>, units: Units) -> Option<Quantity> {
        values.first()?.per(inputs.first()?, self.per, units.whole, units.rounding)
    }

    fn arithmetic(&self, values: &[Quantity]) -> Option<Arithmetic> {
        let (value, unit) = (values.first()?.millionths(), Quantity::ONE.millionths());
        Some(Arithmetic::Linear { factors: vec![value.into()], divisor: i128::from(self.per).checked_mul(unit.into())? })
    }

    fn formula(&self, values: &[Quantity], _people: &[Option<i64>]) -> Option<Formula> {
        let terms = vec![Term::Number("value", *values.first()?), Term::People(0), Term::Whole("per", self.per)];
        Some(("ratio", terms))
    }
}
