//! What a rule requires of one area in one year, in millionths.

use permille_engine::rule::{Path, Rule};

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
        Rule::Ratio(rule) => way.units(value()? * counted()?, i128::from(rule.per), whole),
        Rule::SumOfRatios(_) => sum_of_ratios(values, people, way, whole),
        Rule::Bracket(rule) => {
            let people = counted()?;
            let bracket = rule.from.iter().rposition(|&start| i128::from(start) <= people)?;
            way.units(values[bracket], 1, whole)
        }
        Rule::Threshold(rule) => way.units(if counted()? >= i128::from(rule.from) { value()? } else { 0 }, 1, whole),
        Rule::ShareOfResource(_) | Rule::ShareOfStock(_) | Rule::Path(Path { of: Some(_) }) => {
            way.units(value()? * of?, 100 * UNIT, whole)
        }
        Rule::PerArea(_) | Rule::Absolute(_) => way.units(value()?, 1, whole),
        Rule::Path(Path { of: None }) | Rule::Level(_) | Rule::Indicator(_) => value(),
        Rule::Milestone(_) => Some(UNIT),
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
