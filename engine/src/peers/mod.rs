//! What the peers of a figure say about it: other areas of its level, compared by exact rates. No logarithm and no floating-point number takes
//! part; two rates are compared by their cross products.

mod outlier;
mod slip;
pub mod survey;

use std::cmp::Ordering;

use crate::in_order::InOrder;
use crate::quantity::Quantity;

pub use outlier::Outlier;
pub use slip::{FACTORS, FEWEST_FOR_SLIPS, Slip, corrected};
pub(crate) use slip::{are_few, taken_back};

/// A figure, or a figure for each of so many people, as a fraction that is never divided out.
///
/// ```
/// use permille_engine::peers::Rate;
/// use permille_engine::quantity::Quantity;
/// let per_head = |beds, people| Rate::per(Quantity::whole(beds).unwrap(), Quantity::whole(people).unwrap());
/// // 300 beds for 100,000 residents are as many a head as 3 for 1,000.
/// assert_eq!(per_head(300, 100_000), per_head(3, 1_000));
/// assert_eq!(per_head(300, 0), None);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// Millionths of the figure.
    amount: i64,
    /// Of how many people; always positive.
    people: i64,
}

impl Rate {
    /// The figure as it is.
    #[must_use]
    pub const fn plain(figure: Quantity) -> Self {
        Self { amount: figure.millionths(), people: 1 }
    }

    /// The figure for each of so many people; `None` where there are none, or no whole number of them.
    #[must_use]
    pub fn per(figure: Quantity, people: Quantity) -> Option<Self> {
        (people > Quantity::ZERO && people.is_whole()).then(|| Self { amount: figure.millionths(), people: people.trunc() })
    }

    /// Whether it is above zero.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.amount > 0
    }

    /// The nearest floating-point number: for drawing, never for comparing.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a pixel does not need the sixteenth digit")]
    pub fn to_f64(self) -> f64 {
        self.amount as f64 / 1_000_000.0 / self.people as f64
    }

    /// `times` × this, compared with `others` × `other`. Exact: 9 × 10¹⁸ millionths by 9 × 10¹² people by a factor of some ten thousands
    /// stay below 10³⁶, by a million below 10³⁸, and 128 bits hold that.
    fn compare(self, times: u32, other: Self, others: u32) -> Ordering {
        // Nearly always 64 bits hold the products, and browsers have no wider ones of their own.
        let bits = |one: i64| u64::BITS - one.unsigned_abs().leading_zeros();
        let fit = |amount: i64, people: i64, times: u32| bits(amount) + bits(people) + bits(i64::from(times)) < u64::BITS;
        if fit(self.amount, other.people, times) && fit(other.amount, self.people, others) {
            let cross = |amount: i64, people: i64, times: u32| amount * people * i64::from(times);
            return cross(self.amount, other.people, times).cmp(&cross(other.amount, self.people, others));
        }
        let cross = |amount: i64, people: i64, times: u32| i128::from(amount) * i128::from(people) * i128::from(times);
        cross(self.amount, other.people, times).cmp(&cross(other.amount, self.people, others))
    }
}

impl PartialEq for Rate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Rate {}

impl PartialOrd for Rate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.compare(1, *other, 1)
    }
}

/// The rates of areas of one level, in ascending order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Peers(Vec<Rate>);

impl Peers {
    /// Puts rates in order.
    #[must_use]
    pub fn new(rates: impl IntoIterator<Item = Rate>) -> Self {
        let mut rates: Vec<Rate> = rates.into_iter().collect();
        rates.put_in_order();
        Self(rates)
    }

    /// All rates, in ascending order.
    #[must_use]
    pub fn rates(&self) -> &[Rate] {
        &self.0
    }

    /// Puts one more in its place.
    pub fn insert(&mut self, rate: Rate) {
        self.0.insert(self.0.partition_point(|one| *one < rate), rate);
    }

    /// Takes one of these out.
    pub fn remove(&mut self, rate: Rate) {
        if let Ok(place) = self.0.binary_search(&rate) {
            self.0.remove(place);
        }
    }

    /// What they say of a figure that is not among them.
    #[must_use]
    pub fn beside(&self) -> Others<'_> {
        Others { rates: &self.0, left_out: None }
    }

    /// What the others say of a figure that is among them.
    #[must_use]
    pub fn others_than(&self, own: Rate) -> Others<'_> {
        Others { rates: &self.0, left_out: self.0.binary_search(&own).ok() }
    }
}

/// So many peers say where most of them lie; of fewer, all count.
pub const CROWD: usize = 20;

/// How many times the width of the middle half, as a factor, a peer may lie beyond that half and still count as usual.
pub const REACH: u32 = 3;

/// The widest factor between the quarters of a crowd, in halves, that says anything.
const WIDEST: u32 = 100;

/// How a figure is beyond its peers.
struct Beyond {
    least: Rate,
    most: Rate,
    larger: bool,
}

/// Rates in ascending order, less one.
#[derive(Clone, Copy, Debug)]
pub struct Others<'a> {
    rates: &'a [Rate],
    /// The position of the rate they are asked about.
    left_out: Option<usize>,
}

impl Others<'_> {
    fn len(&self) -> usize {
        self.rates.len() - usize::from(self.left_out.is_some())
    }

    /// The rate at a position among the others.
    fn at(&self, position: usize) -> Option<Rate> {
        let passed = self.left_out.is_some_and(|left_out| position >= left_out);
        self.rates.get(position + usize::from(passed)).copied()
    }

    /// Those above zero.
    fn positive(self) -> Self {
        let first = self.rates.partition_point(|rate| !rate.is_positive());
        Self { rates: &self.rates[first..], left_out: self.left_out.and_then(|left_out| left_out.checked_sub(first)) }
    }

    /// The smallest and the largest usual rate: the ends of all of them, or of a crowd, those within [`REACH`] times the width of its
    /// middle half. That width is a factor, from the peer at a quarter of their order to the one at three quarters, rounded up to a half so
    /// that no root or quotient is formed: quarters of 4 and 6 are a factor of 1.5 apart, and what lies within 1.5³ of either counts.
    fn ends(&self) -> Option<(Rate, Rate)> {
        let last = self.len().checked_sub(1)?;
        let all = (self.at(0)?, self.at(last)?);
        if self.len() < CROWD {
            return Some(all);
        }
        let (lower, upper) = (self.at(last / 4)?, self.at(last - last / 4)?);
        let Some(halves) = (2..=WIDEST).find(|halves| upper.compare(2, lower, *halves) != Ordering::Greater) else {
            return Some(all);
        };
        let (halves, whole) = (halves.pow(REACH), 2_u32.pow(REACH));
        let first = self.count_while(|peer| peer.compare(halves, lower, whole) == Ordering::Less);
        let within = self.count_while(|peer| peer.compare(whole, upper, halves) != Ordering::Greater);
        Some((self.at(first)?, self.at(within.checked_sub(1)?)?))
    }

    /// How many of the first rates hold; those that do must come before those that do not.
    fn count_while(&self, holds: impl Fn(Rate) -> bool) -> usize {
        let count = self.rates.partition_point(|rate| holds(*rate));
        count - usize::from(self.left_out.is_some_and(|left_out| left_out < count))
    }

    /// Whether a figure is clearly beyond the peers: above twice the largest usual rate, or below half of the smallest. Twice the
    /// largest is a large county, and no slip.
    fn beyond(&self, own: Rate) -> Option<Beyond> {
        let (least, most) = self.ends()?;
        let larger = own.compare(1, most, 2) == Ordering::Greater;
        let smaller = own.compare(2, least, 1) == Ordering::Less;
        (larger || smaller).then_some(Beyond { least, most, larger })
    }

    /// The middle one; of two, the lower, so that no mean of two fractions is formed.
    #[must_use]
    pub fn median(&self) -> Option<Rate> {
        self.at(self.len().checked_sub(1)? / 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_of_a_whole_number_of_people() {
        let q = |text: &str| text.parse::<Quantity>().unwrap();
        assert_eq!(Rate::per(q("300"), Quantity::ZERO), None);
        assert_eq!(Rate::per(q("300"), q("-5")), None);
        assert_eq!(Rate::per(q("300"), q("1000.5")), None);
        assert!(Rate::per(q("300"), q("1000")).is_some());
    }

    #[test]
    fn rates_of_any_size_are_compared_alike() {
        let sizes = [0, 1, 2, 3, 999_999, 1 << 20, (1 << 31) - 1, 1 << 31, 1 << 42, 9_000_000_000_000_000_000];
        let people = [1, 2, 3, 1_000_003, (1 << 31) - 1, 1 << 32, 9_000_000_000_000];
        let rates: Vec<Rate> = sizes
            .iter()
            .flat_map(|&amount| [amount, -amount])
            .flat_map(|amount| people.iter().map(move |&people| Rate { amount, people }))
            .collect();
        for (one, other) in rates.iter().flat_map(|one| rates.iter().map(move |other| (*one, *other))) {
            for (times, others) in [(1, 1), (2, 3), (10_000, 1)] {
                let wide = |amount: i64, people: i64, times: u32| i128::from(amount) * i128::from(people) * i128::from(times);
                let exact = wide(one.amount, other.people, times).cmp(&wide(other.amount, one.people, others));
                assert_eq!(one.compare(times, other, others), exact, "{times} × {one:?} and {others} × {other:?}");
            }
        }
    }
}
