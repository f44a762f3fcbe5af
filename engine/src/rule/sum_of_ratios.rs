//! "One ambulance for every 30,000 people in urban and every 10,000 in rural areas": the terms are added as fractions, and the
//! sum is rounded up once (赣府发〔2023〕1号 二(二)6).

use crate::quantity::{Quantity, wide_ceil_div};

/// One unit for so many people of each base, added and then rounded up.
pub(crate) fn requirement(people_per_unit: &[Quantity], people: &[Option<i64>], whole: bool) -> Option<Quantity> {
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
            let common = greatest_common_divisor(numerator, denominator);
            numerator /= common;
            denominator /= common;
        }
    }
    if whole {
        let units = i64::try_from(wide_ceil_div(numerator, denominator)).ok()?;
        return Quantity::whole(units).ok();
    }
    // One unit in `denominator`, `numerator` times, to the sixth place.
    Quantity::ONE.per(i64::try_from(numerator).ok()?, i64::try_from(denominator).ok()?, false)
}

/// The greatest number that divides both; at least 1.
fn greatest_common_divisor(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.abs().max(1)
}
