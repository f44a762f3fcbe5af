//! How a requirement follows from an area's figures, one file a rule that has arithmetic of its own.
//!
//! Every function here is pure and answers `None` for what is unknown.

pub(crate) mod bracket;
pub(crate) mod ratio;
pub(crate) mod share;
pub(crate) mod sum_of_ratios;
pub(crate) mod threshold;

use crate::norm::Rule;
use crate::quantity::{Quantity, Rounding};

/// What a rule reads of one area in one year.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inputs<'a> {
    /// People of each base the rule names, in its order.
    pub people: &'a [Option<i64>],
    /// The other stock the rule names.
    pub of: Option<Quantity>,
}

/// The requirement of one area in one year under `rule` with the target's `values`.
///
/// What comes in `whole` units is rounded once at the end, the way its direction says; else at the sixth decimal place.
pub(crate) fn requirement(
    rule: &Rule,
    values: &[Quantity],
    inputs: &Inputs<'_>,
    whole: bool,
    rounding: Rounding,
) -> Option<Quantity> {
    let value = || values.first().copied();
    let people = || inputs.people.first().copied().flatten();
    let in_units = |value: Quantity| value.in_units(whole, rounding);
    match rule {
        Rule::Ratio { per, .. } => ratio::requirement(value()?, people()?, *per, whole, rounding),
        Rule::SumOfRatios { .. } => sum_of_ratios::requirement(values, inputs.people, whole, rounding),
        Rule::Bracket { from, .. } => bracket::requirement(from, values, people()?).map(in_units),
        Rule::Threshold { from, .. } => threshold::requirement(*from, value()?, people()?).map(in_units),
        Rule::ShareOfResource { .. } | Rule::ShareOfStock { .. } | Rule::Path { of: Some(_) } => {
            share::requirement(value()?, inputs.of?, whole, rounding)
        }
        Rule::PerArea | Rule::Absolute => value().map(in_units),
        Rule::Path { of: None } | Rule::Level | Rule::Indicator => value(),
        Rule::Milestone => Some(Quantity::ONE),
    }
}
