//! "A county of 300,000 or more has a maternal and child hospital of the second level": nothing is required below the threshold,
//! and at exactly the threshold it is (赣府发〔2023〕1号 二(五)17).

use crate::quantity::Quantity;

/// So many units from a population on.
pub(crate) fn requirement(from: i64, value: Quantity, people: i64) -> Option<Quantity> {
    Some(if people >= from { value } else { Quantity::ZERO })
}
