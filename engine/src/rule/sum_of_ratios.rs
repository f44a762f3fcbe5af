//! "One ambulance for every 30,000 people in urban and every 10,000 in rural areas": the terms are added as fractions, and the
//! sum is rounded once (赣府发〔2023〕1号 二(二)6).

use super::{Arithmetic, Formula, Inputs, Kind, Parameter, Parameters, Rounds, RuleError, Term, Units};
use crate::area::PopulationBase;
use crate::quantity::{Quantity, common_divisor};

/// One unit for so many people of each base; terms are added, then rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumOfRatios {
    /// Who is counted in each term.
    pub bases: Vec<PopulationBase>,
}

impl SumOfRatios {
    /// The word used in files and tables.
    pub const WORD: &'static str = "sum-of-ratios";
    /// What it takes, in the order it is written.
    pub const PARAMETERS: &'static [Parameter] = &[Parameter::Bases];

    /// With these parameters.
    pub(super) fn with(parameters: Parameters) -> Self {
        Self { bases: parameters.bases }
    }
}

impl Kind for SumOfRatios {
    fn parts(&self) -> usize {
        self.bases.len()
    }

    fn bases(&self) -> &[PopulationBase] {
        &self.bases
    }

    fn rounds(&self) -> Rounds {
        Rounds::Always
    }

    fn moves_whole(&self, _whole: bool) -> bool {
        // A value is a number of people.
        true
    }

    fn error_in(&self, values: &[Quantity]) -> Option<RuleError> {
        values.iter().any(|value| *value <= Quantity::ZERO).then_some(RuleError::NotPositive)
    }

    fn requirement(&self, people_per_unit: &[Quantity], inputs: &Inputs<'_>, units: Units) -> Option<Quantity> {
        // The sum is kept as one fraction, so that nothing is lost; in millionths of people only where a divisor is not whole.
        let (mut numerator, mut denominator) = (0_i128, 1_i128);
        for (position, divisor) in people_per_unit.iter().enumerate() {
            let people = i128::from(inputs.people.get(position).copied().flatten()?);
            let (divisor, scale) =
                if divisor.is_whole() { (divisor.trunc(), 1) } else { (divisor.millionths(), Quantity::ONE.millionths()) };
            let divisor = i128::from(divisor);
            if divisor <= 0 || people < 0 {
                return None;
            }
            let people = people.checked_mul(i128::from(scale))?;
            numerator = numerator.checked_mul(divisor)?.checked_add(people.checked_mul(denominator)?)?;
            denominator = denominator.checked_mul(divisor)?;
            // Finding a common divisor takes longer than all the rest, and is seldom needed.
            if numerator.max(denominator) > i128::from(i64::MAX) {
                let common = common_divisor(numerator, denominator);
                numerator /= common;
                denominator /= common;
            }
        }
        // One unit in `denominator`, `numerator` times.
        let millionths = numerator.checked_mul(i128::from(Quantity::ONE.millionths()))?;
        units.rounding.quotient(millionths, denominator, units.whole)
    }

    fn arithmetic(&self, values: &[Quantity]) -> Option<Arithmetic> {
        let divisor = |place: usize| values.get(place).map(|value| i128::from(value.millionths())).filter(|&divisor| divisor > 0);
        let divisors: Vec<i128> = (0..self.bases.len()).map(divisor).collect::<Option<_>>()?;
        // people ÷ (divisor ÷ a million), over the common multiple of the divisors.
        let common =
            divisors.iter().try_fold(1_i128, |common, &divisor| common.checked_mul(divisor / common_divisor(common, divisor)))?;
        let factor = |divisor: &i128| i128::from(Quantity::ONE.millionths()).checked_mul(common / divisor);
        Some(Arithmetic::Linear { factors: divisors.iter().map(factor).collect::<Option<_>>()?, divisor: common })
    }

    fn formula(&self, values: &[Quantity], _people: &[Option<i64>]) -> Option<Formula> {
        let term = |(place, &value): (usize, &Quantity)| [Term::People(place), Term::Number("people a unit", value)];
        Some(("sum-of-ratios", values.iter().enumerate().flat_map(term).collect()))
    }
}
