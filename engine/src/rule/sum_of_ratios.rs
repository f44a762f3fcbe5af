//! "One ambulance for every 30,000 people in urban and every 10,000 in rural areas": the terms are added as fractions, and the
//! sum is rounded once (赣府发〔2023〕1号 二(二)6).

use crate::quantity::{Quantity, Rounding, common_divisor};

/// One unit for so many people of each base, added and then rounded.
pub(crate) fn requirement(
    people_per_unit: &[Quantity],
    people: &[Option<i64>],
    whole: bool,
    rounding: Rounding,
) -> Option<Quantity> {
    // The sum is kept as one fraction, so that nothing is lost; in millionths of people only where a divisor is not whole.
    let (mut numerator, mut denominator) = (0_i128, 1_i128);
    for (position, divisor) in people_per_unit.iter().enumerate() {
        let people = i128::from(people.get(position).copied().flatten()?);
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
    rounding.quotient(numerator.checked_mul(i128::from(Quantity::ONE.millionths()))?, denominator, whole)
}
