//! The values a lever is tried at: from a least to a most in equal steps.

use crate::in_order::InOrder;
use crate::quantity::{Quantity, Rounding};

/// Values in equal steps, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    least: Quantity,
    step: Quantity,
    last: i64,
}

impl Span {
    /// From one value to another. A step that is not positive becomes the smallest there is; what is left over at the upper end
    /// is left out, so that every value lies a whole number of steps from the least.
    #[must_use]
    pub fn new(one: Quantity, other: Quantity, step: Quantity) -> Self {
        let (least, most) = (one.min(other), one.max(other));
        let step = if step > Quantity::ZERO { step } else { Quantity::of_millionths(1).unwrap_or(Quantity::ONE) };
        let width = i128::from(most.millionths()) - i128::from(least.millionths());
        let last = i64::try_from(width / i128::from(step.millionths())).unwrap_or(i64::MAX);
        Self { least, step, last }
    }

    /// The smallest value.
    #[must_use]
    pub const fn least(&self) -> Quantity {
        self.least
    }

    /// The largest value.
    #[must_use]
    pub fn most(&self) -> Quantity {
        self.value(self.last)
    }

    /// How far one value is from the next.
    #[must_use]
    pub const fn step(&self) -> Quantity {
        self.step
    }

    /// The position of the largest value; that of the smallest is 0.
    #[must_use]
    pub const fn last(&self) -> i64 {
        self.last
    }

    /// The value at a position; that of the nearest end beyond them.
    #[must_use]
    pub fn value(&self, position: i64) -> Quantity {
        let position = i128::from(position.clamp(0, self.last));
        let millionths = i128::from(self.least.millionths()) + position * i128::from(self.step.millionths());
        i64::try_from(millionths).ok().and_then(Quantity::of_millionths).unwrap_or(self.least)
    }

    /// The position whose value is nearest to `value`.
    #[must_use]
    pub fn nearest(&self, value: Quantity) -> i64 {
        let step = i128::from(self.step.millionths());
        let away = i128::from(value.millionths()) - i128::from(self.least.millionths());
        let position = (away + step / 2).div_euclid(step);
        i64::try_from(position.clamp(0, i128::from(self.last))).unwrap_or(0)
    }

    /// About `count` values spread evenly, the ends among them. The one nearest to `keep` is replaced by it, so that where a
    /// lever stands now is one of them.
    #[must_use]
    pub fn spread(&self, count: usize, keep: Option<Quantity>) -> Vec<Quantity> {
        let last = i128::from(self.last);
        let gaps = i128::try_from(count.max(2) - 1).unwrap_or(1).min(last.max(1));
        let mut values: Vec<Quantity> =
            (0..=gaps).map(|place| self.value(i64::try_from((last * place + gaps / 2) / gaps).unwrap_or(self.last))).collect();
        if let Some(keep) = keep.filter(|keep| (self.least..=self.most()).contains(keep)) {
            let away = |value: &Quantity| (i128::from(value.millionths()) - i128::from(keep.millionths())).abs();
            if let Some(nearest) = values.iter_mut().min_by_key(|value| away(value)) {
                *nearest = keep;
            }
        }
        values.put_in_order();
        values.dedup();
        values
    }
}

/// The next round number from `value` on: 1, 2 or 5 times a power of ten, at least 1.
#[must_use]
pub fn round_up(value: Quantity) -> Quantity {
    let units = value.in_units(true, Rounding::Up).trunc().max(1);
    let mut power = 1_i64;
    while power <= Quantity::LIMIT / 10 {
        for factor in [1, 2, 5] {
            if power * factor >= units {
                return Quantity::whole(power * factor).unwrap_or(value);
            }
        }
        power *= 10;
    }
    value.in_units(true, Rounding::Up)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Quantity {
        text.parse().unwrap()
    }

    fn span(least: &str, most: &str, step: &str) -> Span {
        Span::new(q(least), q(most), q(step))
    }

    #[test]
    fn values_lie_a_whole_number_of_steps_apart() {
        let growth = span("-1", "1", "0.5");
        assert_eq!((0..=growth.last()).map(|at| growth.value(at)).collect::<Vec<_>>(), ["-1", "-0.5", "0", "0.5", "1"].map(q));
        // 0, 3, 6, 9: the tenth is left out.
        assert_eq!(span("0", "10", "3").most(), q("9"));
        assert_eq!((span("5", "5", "1").last(), span("0", "3", "0").step()), (0, q("0.000001")));
        assert_eq!((growth.value(-7), growth.value(99)), (q("-1"), q("1")));
    }

    #[test]
    fn the_nearest_position_is_found_from_either_side() {
        let span = span("0", "10", "2");
        for (value, position) in [("-9", 0), ("0.9", 0), ("1", 1), ("2.9", 1), ("3", 2), ("99", 5)] {
            assert_eq!(span.nearest(q(value)), position, "{value}");
        }
    }

    #[test]
    fn spread_values_reach_both_ends_and_keep_the_present_one() {
        assert_eq!(span("0", "8", "1").spread(5, None), ["0", "2", "4", "6", "8"].map(q));
        // 3.4 is nearer to 4 than to 2, and takes its place.
        assert_eq!(span("0", "8", "1").spread(5, Some(q("3.4"))), ["0", "2", "3.4", "6", "8"].map(q));
        // Three values are all there are.
        assert_eq!(span("0", "2", "1").spread(9, Some(q("7"))), ["0", "1", "2"].map(q));
        assert_eq!(span("4", "4", "1").spread(9, Some(q("4"))), [q("4")]);
    }

    #[test]
    fn round_numbers_are_1_2_and_5() {
        for (value, round) in [("0", "1"), ("1.5", "2"), ("101", "200"), ("2001", "5000"), ("-3", "1")] {
            assert_eq!(round_up(q(value)), q(round), "{value}");
        }
        assert_eq!(round_up(q("9000000000000")), q("9000000000000"));
    }
}
