//! How a spreadsheet counts, and formulas that come to what the engine comes to although it calculates in floating point.
//!
//! The engine rounds exact decimals: 4.5 × 2,000 ÷ 1,000 is 9. A spreadsheet may make 9.000000000000002 of it, which would round up to 10. So
//! whatever is about to be rounded is first rounded to as many places as the exact result can have (`ROUND(…,6)`), which takes off
//! the floating-point error and nothing else. Every formula is worked out here as a spreadsheet does, so that one which comes to something else
//! is known before it is written.

use permille_engine::quantity::{Quantity, Rounding};
use permille_engine::rule::Units;

/// A number with how a formula speaks of it.
#[derive(Clone, Debug)]
pub(crate) struct Operand {
    /// The cell, or the number itself.
    pub(crate) text: String,
    /// What the cell holds; nothing where it is empty.
    pub(crate) value: Option<Quantity>,
}

/// A formula, and what a spreadsheet makes of it.
#[derive(Clone, Debug)]
pub(crate) struct Computed {
    /// The formula, without the sign that opens it.
    pub(crate) text: String,
    /// What it comes to; nothing where the cell looks empty.
    pub(crate) value: Option<f64>,
    /// Whether floating-point numbers are fine enough for it.
    pub(crate) exact: bool,
}

/// The decimal digits that a spreadsheet's numbers keep without fail.
pub(crate) const DIGITS: u32 = 14;
/// The places that the error is rounded off to, where no more are needed.
pub(crate) const PLACES: u32 = 6;
/// The longest formula a spreadsheet takes, less some for the sheet's own sake.
const LONGEST: usize = 8_000;

impl Computed {
    /// A formula with what it comes to.
    pub(crate) fn new(text: String, value: Option<f64>) -> Self {
        let exact = text.len() <= LONGEST;
        Self { text, value, exact }
    }

    /// To be trusted only where it is exact.
    pub(crate) fn only_if(self, exact: bool) -> Self {
        Self { exact: self.exact && exact, ..self }
    }

    /// A formula that no spreadsheet could be trusted with.
    pub(crate) fn beyond() -> Self {
        Self { text: String::new(), value: None, exact: false }
    }
}

impl Operand {
    /// What the cell holds, as a spreadsheet holds it.
    pub(crate) fn number(&self) -> Option<f64> {
        self.value.map(Quantity::to_f64)
    }
}

/// `formula` where none of the operands is empty, else empty.
pub(crate) fn unless_empty(operands: &[&Operand], formula: &str) -> String {
    let empty: Vec<_> = operands.iter().map(|operand| format!("{}=\"\"", operand.text)).collect();
    match empty.as_slice() {
        [] => formula.to_owned(),
        [one] => format!("IF({one},\"\",{formula})"),
        several => format!("IF(OR({}),\"\",{formula})", several.join(",")),
    }
}

/// The cell's own content; empty stays empty.
pub(crate) fn same(cell: &Operand) -> Computed {
    Computed::new(unless_empty(&[cell], &cell.text), cell.number())
}

/// The target as it stands, in whole units where it comes in such.
pub(crate) fn as_it_stands(value: &Operand, units: Units) -> Computed {
    if units.whole && value.value.is_some_and(|value| !value.is_whole()) {
        let formula = unless_empty(&[value], &format!("{}({},0)", function(units.rounding), value.text));
        return Computed::new(formula, value.value.map(|value| units.of(value).to_f64()));
    }
    same(value)
}

/// Rounded to a whole unit, or at the sixth place; `parts` is how many parts of one the exact result comes in.
pub(crate) fn rounded(operands: &[&Operand], inner: &str, result: Option<f64>, parts: Option<i128>, units: Units) -> Computed {
    let Units { whole, rounding } = units;
    let parts = if whole { parts } else { parts.and_then(|parts| common_multiple(parts, power(PLACES))) };
    let Some(needed) = parts.map(places_for) else { return Computed::beyond() };
    let guard = needed.max(PLACES);
    let settled = result.map(|result| round(result, guard));
    let away = |settled: f64, places: u32| match rounding {
        Rounding::Up => round_up(settled, places),
        Rounding::Down => round_down(settled, places),
    };
    let function = function(rounding);
    let (formula, value) = match whole {
        true => (format!("{function}(ROUND({inner},{guard}),0)"), settled.map(|settled| away(settled, 0))),
        false if guard == PLACES => (format!("ROUND({inner},{guard})"), settled),
        false => (format!("{function}(ROUND({inner},{guard}),{PLACES})"), settled.map(|settled| away(settled, PLACES))),
    };
    Computed::new(unless_empty(operands, &formula), value).only_if(result.is_none_or(|result| guard <= room(result)))
}

/// What rounds a positive number so in a spreadsheet.
pub(crate) fn function(rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::Up => "ROUNDUP",
        Rounding::Down => "ROUNDDOWN",
    }
}

/// Rounded to the nearest whole unit, or at the sixth place; `parts` is how many parts of one the exact result, doubled, comes in.
pub(crate) fn nearest(operands: &[&Operand], inner: &str, result: Option<f64>, parts: Option<i128>, whole: bool) -> Computed {
    let parts = if whole { parts } else { parts.and_then(|parts| common_multiple(parts, 2 * power(PLACES))) };
    let Some(needed) = parts.map(places_for) else { return Computed::beyond() };
    let guard = needed.max(PLACES);
    let settled = result.map(|result| round(result, guard));
    let (formula, value) = match whole {
        true => (format!("ROUND(ROUND({inner},{guard}),0)"), settled.map(|settled| round(settled, 0))),
        false => (format!("ROUND(ROUND({inner},{guard}),{PLACES})"), settled.map(|settled| round(settled, PLACES))),
    };
    Computed::new(unless_empty(operands, &formula), value).only_if(result.is_none_or(|result| guard <= room(result)))
}

/// A sum of decimal figures without its floating-point error.
pub(crate) fn settled(formula: &str, value: Option<f64>, places: u32) -> (String, Option<f64>) {
    (format!("ROUND({formula},{places})"), value.map(|value| round(value, places)))
}

/// The decimal places a quantity has.
pub(crate) fn places(value: Option<Quantity>) -> u32 {
    let text = value.unwrap_or_default().to_string();
    text.split_once('.').map_or(0, |(_, fraction)| u32::try_from(fraction.len()).unwrap_or(PLACES))
}

/// So many places, as parts of one.
pub(crate) fn power(places: u32) -> i128 {
    10_i128.pow(places)
}

/// The places that tell a whole number from its neighbours among multiples of one in so many parts.
fn places_for(parts: i128) -> u32 {
    (0..38).find(|&places| power(places) > parts / 2).unwrap_or(38)
}

/// The places after the point that are left beside a number's whole digits.
fn room(value: f64) -> u32 {
    let mut digits = 1;
    while digits < DIGITS && value.abs() >= 10_f64.powi(digits as i32) {
        digits += 1;
    }
    DIGITS - digits
}

/// The least number that both divide; `None` where it is too large.
pub(crate) fn common_multiple(a: i128, b: i128) -> Option<i128> {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    if x == 0 { None } else { (a / x).checked_mul(b).map(i128::abs) }
}

/// As a spreadsheet rounds: halves away from zero, and what is a half but for the last binary digit is a half.
pub(crate) fn round(value: f64, places: u32) -> f64 {
    let scale = 10_f64.powi(places as i32);
    let size = value.abs() * scale;
    value.signum() * (size + size * f64::EPSILON + 0.5).floor() / scale
}

fn round_up(value: f64, places: u32) -> f64 {
    let scale = 10_f64.powi(places as i32);
    let size = value.abs() * scale;
    value.signum() * (size - size * f64::EPSILON).ceil() / scale
}

fn round_down(value: f64, places: u32) -> f64 {
    let scale = 10_f64.powi(places as i32);
    let size = value.abs() * scale;
    value.signum() * (size + size * f64::EPSILON).floor() / scale
}
