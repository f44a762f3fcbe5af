//! "80% of township hospitals", "at least 40% of ambulances": percent of another stock, rounded to a whole one
//! (赣府发〔2023〕1号 二(三)10, 二(二)6).

use crate::quantity::{Quantity, Rounding};

/// So many percent of another stock.
pub(crate) fn requirement(percent: Quantity, of: Quantity, whole: bool, rounding: Rounding) -> Option<Quantity> {
    of.share(percent, whole, rounding)
}
