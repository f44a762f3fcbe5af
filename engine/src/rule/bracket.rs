//! "At least 20, 50, 80 or 100 infectious-disease beds by the county's population": brackets are closed below, so at exactly
//! 300,000, 500,000 or 1,000,000 the stricter one applies (赣府发〔2023〕1号 二(一)3).

use crate::quantity::Quantity;

/// The position of the bracket that `people` falls into: the last that starts at or below it.
pub(crate) fn position(from: &[i64], people: i64) -> Option<usize> {
    from.iter().rposition(|&start| start <= people)
}

/// So many units by population bracket.
pub(crate) fn requirement(from: &[i64], values: &[Quantity], people: i64) -> Option<Quantity> {
    values.get(position(from, people)?).copied()
}
