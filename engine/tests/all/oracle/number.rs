//! Exact numbers: whole counts of millionths in 128 bits, and the few ways they are rounded.

use permille_engine::quantity::Quantity;

/// Millionths in one unit.
pub const UNIT: i128 = 1_000_000;

/// The count of millionths of a quantity.
pub fn of(quantity: Quantity) -> i128 {
    i128::from(quantity.millionths())
}

/// The quantity of so many millionths, which must be in range.
pub fn quantity(millionths: i128) -> Quantity {
    let sign = if millionths < 0 { "-" } else { "" };
    let size = millionths.abs();
    format!("{sign}{}.{:06}", size / UNIT, size % UNIT).parse().unwrap()
}

/// Unknown where it is more than a quantity holds.
pub fn within(millionths: i128) -> Option<i128> {
    (millionths.abs() <= i128::from(Quantity::LIMIT) * UNIT).then_some(millionths)
}

/// `number ÷ by` to the nearest whole number, halves away from zero.
pub fn nearest(number: i128, by: i128) -> i128 {
    let size = (2 * number.abs() + by) / (2 * by);
    if number < 0 { -size } else { size }
}

/// Which way a requirement or a path is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// What is demanded at least.
    Up,
    /// What is allowed at most.
    Down,
}

impl Way {
    /// `number ÷ by` to a whole number, this way.
    pub fn divide(self, number: i128, by: i128) -> i128 {
        let below = number.div_euclid(by);
        if self == Self::Up && number.rem_euclid(by) != 0 { below + 1 } else { below }
    }

    /// `number ÷ by` in millionths: to a whole unit where the thing comes in `whole` ones, else to a millionth.
    pub fn units(self, number: i128, by: i128, whole: bool) -> Option<i128> {
        within(if whole { self.divide(number, by.checked_mul(UNIT)?).checked_mul(UNIT)? } else { self.divide(number, by) })
    }
}

/// The sum of what is known; unknown where nothing is, or it is more than a quantity holds.
pub fn sum_of_known(parts: impl IntoIterator<Item = Option<i128>>) -> Option<i128> {
    let mut sum = None;
    for part in parts.into_iter().flatten() {
        sum = Some(within(sum.unwrap_or(0) + part)?);
    }
    sum
}
