//! Exact decimal quantities, and columns of them in which a missing figure is *unknown*, never zero.

use std::fmt;
use std::str::FromStr;

/// How many parts one unit is divided into: six decimal places.
const SCALE: i64 = 1_000_000;
/// The decimal places a quantity keeps.
const PLACES: usize = 6;

/// An exact decimal number with six decimal places, from −9 to +9 trillion.
///
/// Targets, stocks, levers and shares are all quantities. None of them is a floating-point number, so 4.5 × 2,000 ÷ 1,000 is 9
/// and never 9.000000001, which would round up to 10.
///
/// ```
/// use permille_engine::quantity::{Quantity, Rounding};
/// let target: Quantity = "4.5".parse()?;
/// assert_eq!(target.per(2_000, 1_000, true, Rounding::Up), Some(Quantity::whole(9)?));
/// # Ok::<(), permille_engine::quantity::QuantityError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Quantity(i64);

/// Which way a quotient that does not come out even is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Up: what is demanded at least.
    Up,
    /// Down: what is allowed at most.
    Down,
}

impl Rounding {
    /// `product ÷ unit`, rounded this way; `unit` is positive.
    fn narrow(self, product: i64, unit: i64) -> i64 {
        match self {
            Self::Up => {
                let quotient = product / unit;
                if product % unit > 0 { quotient + 1 } else { quotient }
            }
            Self::Down => product.div_euclid(unit),
        }
    }

    /// As [`Rounding::narrow`], in the narrow width where both fit: a wider division is many times slower in the browser.
    pub(crate) fn wide(self, product: i128, unit: i128) -> i128 {
        if let (Ok(product), Ok(unit)) = (i64::try_from(product), i64::try_from(unit)) {
            return i128::from(self.narrow(product, unit));
        }
        let quotient = product.div_euclid(unit);
        if self == Self::Down || product.rem_euclid(unit) == 0 { quotient } else { quotient + 1 }
    }

    /// `product ÷ unit` in millionths: to a whole unit where the thing comes in `whole` ones, else to a millionth; `unit` is positive.
    pub(crate) fn quotient(self, product: i128, unit: i128, whole: bool) -> Option<Quantity> {
        let scale = if whole { i128::from(SCALE) } else { 1 };
        Quantity::from_millionths(self.wide(product, unit.checked_mul(scale)?).checked_mul(scale)?)
    }
}

/// Why a text is not a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityError {
    /// Not a decimal number at all.
    NotANumber,
    /// More than six decimal places.
    TooPrecise,
    /// Beyond ±9 trillion.
    OutOfRange,
}

impl fmt::Display for QuantityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotANumber => "not a decimal number",
            Self::TooPrecise => "more than six decimal places",
            Self::OutOfRange => "beyond nine trillion",
        })
    }
}

impl std::error::Error for QuantityError {}

impl Quantity {
    /// Zero.
    pub const ZERO: Self = Self(0);
    /// One whole unit.
    pub const ONE: Self = Self(SCALE);
    /// The largest whole number a quantity holds, in either direction.
    pub const LIMIT: i64 = 9_000_000_000_000;

    /// A whole number of units.
    ///
    /// # Errors
    /// When `units` is beyond ±9 trillion.
    pub const fn whole(units: i64) -> Result<Self, QuantityError> {
        if units > Self::LIMIT || units < -Self::LIMIT {
            return Err(QuantityError::OutOfRange);
        }
        Ok(Self(units * SCALE))
    }

    /// A quantity from its count of millionths, or `None` beyond the range.
    fn from_millionths(millionths: i128) -> Option<Self> {
        let limit = i128::from(Self::LIMIT) * i128::from(SCALE);
        if millionths.abs() > limit {
            return None;
        }
        i64::try_from(millionths).ok().map(Self)
    }

    /// A quantity of so many millionths, or `None` beyond the range.
    #[must_use]
    pub fn of_millionths(millionths: i64) -> Option<Self> {
        (millionths.unsigned_abs() <= (Self::LIMIT * SCALE).unsigned_abs()).then_some(Self(millionths))
    }

    /// The count of millionths.
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// Whether there is no fraction.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.0 % SCALE == 0
    }

    /// Whether it is less than zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The whole units, fraction dropped towards zero.
    #[must_use]
    pub const fn trunc(self) -> i64 {
        self.0 / SCALE
    }

    /// The nearest floating-point number: for drawing, never for computing.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a pixel does not need the sixteenth digit")]
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / SCALE as f64
    }

    /// Rounded to a whole unit where the thing comes in `whole` ones.
    #[must_use]
    pub const fn in_units(self, whole: bool, rounding: Rounding) -> Self {
        let rest = self.0.rem_euclid(SCALE);
        match rounding {
            _ if !whole || rest == 0 => self,
            Rounding::Up => Self(self.0 - rest + SCALE),
            Rounding::Down => Self(self.0 - rest),
        }
    }

    /// Rounded to the nearest whole unit, halves away from zero.
    #[must_use]
    pub const fn round(self) -> Self {
        let half = SCALE / 2;
        let moved = if self.0 < 0 { self.0 - half } else { self.0 + half };
        Self(moved / SCALE * SCALE)
    }

    /// The sum, or `None` beyond the range.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).and_then(Self::of_millionths)
    }

    /// The difference, or `None` beyond the range.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).and_then(Self::of_millionths)
    }

    /// So many times this, or `None` beyond the range.
    #[must_use]
    pub fn times(self, count: i64) -> Option<Self> {
        self.0.checked_mul(count).and_then(Self::of_millionths)
    }

    /// This many units for every `per` of `people`: `self × people ÷ per`, rounded once at the end: to a whole unit where the thing comes
    /// in `whole` units, else at the sixth decimal place.
    ///
    /// `None` when `per` is not positive, `people` is negative or the result is beyond the range.
    #[must_use]
    pub fn per(self, people: i64, per: i64, whole: bool, rounding: Rounding) -> Option<Self> {
        if per <= 0 || people < 0 {
            return None;
        }
        rounding.quotient(i128::from(self.0) * i128::from(people), i128::from(per), whole)
    }

    /// `percent` percent of this, rounded once.
    #[must_use]
    pub fn share(self, percent: Self, whole: bool, rounding: Rounding) -> Option<Self> {
        rounding.quotient(i128::from(self.0) * i128::from(percent.0), 100 * i128::from(SCALE), whole)
    }

    /// `percent` percent of this, to the nearest sixth decimal place: what is lost to attrition in a year.
    #[must_use]
    pub fn percent_nearest(self, percent: Self) -> Option<Self> {
        if let Some(product) = narrow_product(self.0, percent.0) {
            return Self::of_millionths(nearest(product, 100 * SCALE));
        }
        Self::from_millionths(round_div(i128::from(self.0) * i128::from(percent.0), 100 * i128::from(SCALE)))
    }

    /// The point a part `step` of `steps` along the straight line from `self` to `end`, rounded as a requirement is.
    #[must_use]
    pub fn along(self, end: Self, step: i64, steps: i64, whole: bool, rounding: Rounding) -> Option<Self> {
        if steps <= 0 {
            return None;
        }
        let rise = (i128::from(end.0) - i128::from(self.0)) * i128::from(step);
        let point = Self::from_millionths(i128::from(self.0) + rounding.wide(rise, i128::from(steps)))?;
        Some(point.in_units(whole, rounding))
    }

    /// This as a percentage of `of`, to six decimal places, or `None` when `of` is not positive.
    #[must_use]
    pub fn percent_of(self, of: Self) -> Option<Self> {
        if of.0 <= 0 {
            return None;
        }
        Self::from_millionths(round_div(i128::from(self.0) * 100 * i128::from(SCALE), i128::from(of.0)))
    }

    /// This divided by a whole number, rounded up to six decimal places, or to a whole unit.
    #[must_use]
    pub fn divided(self, by: i64, whole: bool) -> Option<Self> {
        if by <= 0 {
            return None;
        }
        Rounding::Up.quotient(i128::from(self.0), i128::from(by), whole)
    }
}

/// The greatest number that divides both; at least 1.
pub(crate) fn common_divisor(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.abs().max(1)
}

/// The product where it is certain to fit: a multiplication that looks whether it does is many times slower in the browser.
pub(crate) fn narrow_product(one: i64, other: i64) -> Option<i64> {
    let bits = one.unsigned_abs().leading_zeros() + other.unsigned_abs().leading_zeros();
    (bits > 64).then(|| one.wrapping_mul(other))
}

/// `product ÷ unit` to the nearest, halves away from zero; `unit` is positive.
fn nearest(product: i64, unit: i64) -> i64 {
    let (quotient, rest) = (product / unit, product % unit);
    // Whether the rest is half a unit or more, without doubling it.
    let away = rest.unsigned_abs() >= (unit - unit / 2).unsigned_abs();
    quotient.saturating_add(if away { product.signum() } else { 0 })
}

/// The same of wider numbers, in the narrow width where both fit.
pub(crate) fn round_div(product: i128, unit: i128) -> i128 {
    if let (Ok(product), Ok(unit)) = (i64::try_from(product), i64::try_from(unit)) {
        return i128::from(nearest(product, unit));
    }
    let half = unit / 2;
    if product < 0 { (product - half) / unit } else { (product + half) / unit }
}

impl FromStr for Quantity {
    type Err = QuantityError;

    /// Reads `-1234.5`: digits, at most one point, no grouping.
    fn from_str(text: &str) -> Result<Self, QuantityError> {
        let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction) {
            return Err(QuantityError::NotANumber);
        }
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > PLACES {
            return Err(QuantityError::TooPrecise);
        }
        let whole = whole.trim_start_matches('0');
        if whole.len() > 13 {
            return Err(QuantityError::OutOfRange);
        }
        let mut millionths: i128 = 0;
        for digit in whole.bytes().chain(format!("{fraction:0<PLACES$}").bytes()) {
            millionths = millionths * 10 + i128::from(digit - b'0');
        }
        Self::from_millionths(if negative { -millionths } else { millionths }).ok_or(QuantityError::OutOfRange)
    }
}

impl fmt::Display for Quantity {
    /// Writes the shortest exact form: `9`, `4.5`, `-0.25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        let scale = SCALE.unsigned_abs();
        let (whole, fraction) = (size / scale, size % scale);
        if fraction == 0 {
            return write!(f, "{sign}{whole}");
        }
        let fraction = format!("{fraction:0PLACES$}");
        write!(f, "{sign}{whole}.{}", fraction.trim_end_matches('0'))
    }
}

impl fmt::Debug for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A column of quantities, one a cell, in which any may be unknown.
///
/// Kept as plain 64-bit numbers side by side, so that a pass over a year's areas is a pass over memory.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Column(Vec<i64>);

/// Stands for "unknown" in a column; no quantity has this value.
const UNKNOWN: i64 = i64::MIN;

impl Column {
    /// `len` cells, all unknown.
    #[must_use]
    pub fn unknown(len: usize) -> Self {
        Self(vec![UNKNOWN; len])
    }

    /// The quantity in `cell`; `None` where it is unknown or there is no such cell.
    #[must_use]
    pub fn get(&self, cell: usize) -> Option<Quantity> {
        self.0.get(cell).copied().filter(|&value| value != UNKNOWN).map(Quantity)
    }

    /// Puts a quantity, or unknown, into `cell`.
    pub fn set(&mut self, cell: usize, value: Option<Quantity>) {
        if let Some(slot) = self.0.get_mut(cell) {
            *slot = value.map_or(UNKNOWN, |quantity| quantity.0);
        }
    }

    /// How many cells there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no cells.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Quantity {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        for (text, whole) in [("2.5", "3"), ("2.499999", "2"), ("-2.5", "-3"), ("-2.499999", "-2"), ("-0.4", "0"), ("7", "7")] {
            assert_eq!(q(text).round(), q(whole), "{text}");
        }
    }

    #[test]
    fn narrow_and_wide_come_to_the_same() {
        let many = [0, 1, -1, 7, -50, 499_999, 500_000, -500_001, 1 << 31, -(1 << 32), 1 << 40, i64::MAX, i64::MIN, i64::MIN + 1];
        for one in many {
            for other in many {
                let wide = i128::from(one) * i128::from(other);
                assert!(narrow_product(one, other).is_none_or(|product| i128::from(product) == wide), "{one} × {other}");
                for unit in [1, 2, 3, 100 * SCALE, i64::MAX] {
                    let half = i128::from(unit) / 2;
                    let exact = if one < 0 { i128::from(one) - half } else { i128::from(one) + half } / i128::from(unit);
                    assert_eq!(round_div(i128::from(one), i128::from(unit)), exact, "{one} ÷ {unit}");
                }
            }
        }
    }

    #[test]
    fn reads_and_writes_the_shortest_exact_form() {
        for text in ["0", "9", "4.5", "-0.25", "45188635", "0.000001", "9000000000000"] {
            assert_eq!(q(text).to_string(), text);
        }
        assert_eq!(q("4.50").to_string(), "4.5");
        assert_eq!(q("\u{2212}3").to_string(), "-3");
    }

    #[test]
    fn a_drawing_gets_the_nearest_floating_point_number() {
        for (text, nearest) in [("4.5", 4.5), ("-0.25", -0.25), ("0.000001", 1e-6), ("0", 0.0), ("9000000000000", 9e12)] {
            assert!((q(text).to_f64() - nearest).abs() <= f64::EPSILON * nearest.abs(), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_not_exact_or_not_a_number() {
        for (text, error) in [
            ("", QuantityError::NotANumber),
            (".", QuantityError::NotANumber),
            ("1e9", QuantityError::NotANumber),
            ("12万", QuantityError::NotANumber),
            ("NaN", QuantityError::NotANumber),
            ("0.1234567", QuantityError::TooPrecise),
            ("9000000000001", QuantityError::OutOfRange),
            ("1000000000000000000", QuantityError::OutOfRange),
        ] {
            assert_eq!(text.parse::<Quantity>(), Err(error), "{text}");
        }
    }

    #[test]
    fn whole_units_are_rounded_up_once_and_only_once() {
        // 4.5 × 2,000 ÷ 1,000 = 9 exactly; 4.5 × 2,001 ÷ 1,000 = 9.0045, so 10.
        let up = |value: &str, people, per, whole| q(value).per(people, per, whole, Rounding::Up);
        assert_eq!(up("4.5", 2_000, 1_000, true), Some(q("9")));
        assert_eq!(up("4.5", 2_001, 1_000, true), Some(q("10")));
        assert_eq!(up("4.5", 0, 1_000, true), Some(q("0")));
        assert_eq!(up("2", 164_700, 1, false), Some(q("329400")));
        // What is allowed at most is rounded down: 9.0045 is 9.
        assert_eq!(q("4.5").per(2_001, 1_000, true, Rounding::Down), Some(q("9")));
        assert_eq!(q("1").per(2, 3, false, Rounding::Down), Some(q("0.666666")));
    }

    #[test]
    fn a_product_beyond_64_bits_is_still_exact() {
        // 9,000,000 × 1,000,000,000 ÷ 1,000 = 9,000,000,000,000: the edge of the range; one more person goes over it.
        assert_eq!(q("9000000").per(1_000_000_000, 1_000, true, Rounding::Up), Some(q("9000000000000")));
        assert_eq!(q("9000000").per(1_000_000_001, 1_000, true, Rounding::Up), None);
    }

    #[test]
    fn shares_paths_and_percentages() {
        assert_eq!(q("101").share(q("40"), true, Rounding::Up), Some(q("41")));
        assert_eq!(q("100").share(q("40"), true, Rounding::Up), Some(q("40")));
        assert_eq!(q("101").share(q("40"), true, Rounding::Down), Some(q("40")));
        assert_eq!(q("10").along(q("20"), 1, 3, true, Rounding::Up), Some(q("14")));
        assert_eq!(q("10").along(q("20"), 1, 3, true, Rounding::Down), Some(q("13")));
        assert_eq!(q("20").along(q("10"), 1, 3, false, Rounding::Up), Some(q("16.666667")));
        assert_eq!(q("51").percent_of(q("102")), Some(q("50")));
        assert_eq!(q("51").percent_of(q("0")), None);
        assert_eq!(q("1000").percent_nearest(q("2.05")), Some(q("20.5")));
    }

    #[test]
    fn an_unknown_cell_is_not_zero() {
        let mut column = Column::unknown(2);
        assert_eq!(column.get(0), None);
        column.set(0, Some(Quantity::ZERO));
        assert_eq!(column.get(0), Some(Quantity::ZERO));
        assert_eq!(column.get(7), None);
    }
}
