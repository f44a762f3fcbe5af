//! What a rule requires of one area in one year, in millionths.

use permille_engine::norm::Rule;

use super::number::{UNIT, Way};

/// The requirement under the target's `values`, from the people of each base and the other stock the rule names.
pub fn requirement(
    rule: &Rule,
    values: &[i128],
    people: &[Option<i128>],
    of: Option<i128>,
    way: Way,
    whole: bool,
) -> Option<i128> {
    let value = || values.first().copied();
    let counted = || people.first().copied().flatten();
    match rule {
        Rule::Ratio { per, .. } => way.units(value()? * counted()?, i128::from(*per), whole),
        Rule::SumOfRatios { .. } => sum_of_ratios(values, people, way, whole),
        Rule::Bracket { from, .. } => {
            let people = counted()?;
            let bracket = from.iter().rposition(|&start| i128::from(start) <= people)?;
            way.units(values[bracket], 1, whole)
        }
        Rule::Threshold { from, .. } => way.units(if counted()? >= i128::from(*from) { value()? } else { 0 }, 1, whole),
        Rule::ShareOfResource { .. } | Rule::ShareOfStock { .. } | Rule::Path { of: Some(_) } => {
            way.units(value()? * of?, 100 * UNIT, whole)
        }
        Rule::PerArea | Rule::Absolute => way.units(value()?, 1, whole),
        Rule::Path { of: None } | Rule::Level | Rule::Indicator => value(),
        Rule::Milestone => Some(UNIT),
    }
}

/// One unit for so many people of each base: all terms over one denominator, and then divided once.
fn sum_of_ratios(values: &[i128], people: &[Option<i128>], way: Way, whole: bool) -> Option<i128> {
    let (mut above, mut below) = (0_i128, 1_i128);
    for (position, &divisor) in values.iter().enumerate() {
        let people = people.get(position).copied().flatten()?;
        if divisor <= 0 {
            return None;
        }
        // people ÷ (divisor ÷ a million)
        above = above.checked_mul(divisor)?.checked_add((people * UNIT).checked_mul(below)?)?;
        below = below.checked_mul(divisor)?;
        let common = common_divisor(above, below);
        (above, below) = (above / common, below / common);
    }
    way.units(above.checked_mul(UNIT)?, below, whole)
}

fn common_divisor(one: i128, other: i128) -> i128 {
    if other == 0 { one } else { common_divisor(other, one % other) }
}
