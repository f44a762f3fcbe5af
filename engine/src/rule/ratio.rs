//! "4.5 childcare places per 1,000 people": `value × people ÷ per`, rounded once at the end where the thing comes in whole
//! units (赣府发〔2023〕1号 二(五)16).

use crate::quantity::{Quantity, Rounding};

/// So many units for every `per` people.
pub(crate) fn requirement(value: Quantity, people: i64, per: i64, whole: bool, rounding: Rounding) -> Option<Quantity> {
    value.per(people, per, whole, rounding)
}
