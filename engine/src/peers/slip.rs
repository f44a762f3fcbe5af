//! Unit slips: a figure that is a power of ten off its peers, such as people typed for ten thousands of people.

use std::cmp::Ordering;

use super::{Beyond, Others, Rate};
use crate::quantity::{Quantity, round_div};

/// What a unit can be mistaken by: ten, hundred, thousand, and 万.
pub const FACTORS: [u16; 4] = [10, 100, 1_000, 10_000];

/// The fewest peers that can speak against a figure's unit.
pub const FEWEST_FOR_SLIPS: usize = 4;

/// Counts below this differ ten and a hundred times by themselves: one county has two hospitals, another twenty.
const FEW: i128 = 300;

/// How a figure is off its peers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slip {
    /// 10, 100, 1,000 or 10,000.
    pub factor: u16,
    /// Whether the figure is too large rather than too small.
    pub larger: bool,
    /// The middle of the peers.
    pub median: Rate,
    /// How many peers there are.
    pub peers: usize,
}

impl Others<'_> {
    /// Whether a figure is a power of ten off its peers; `counted` is the figure itself where it comes in whole units.
    ///
    /// The rule: it is more than twice the largest usual figure among them or less than half of the smallest, and taken back by one
    /// of [`FACTORS`] it lies between the two, or within a factor of two of the median. Where more than one factor does, it is the one
    /// that leaves as many peers below as above, most nearly. Only peers above zero count, and there must be [`FEWEST_FOR_SLIPS`].
    /// In a crowd of [`super::CROWD`] what is unusual does not count, so that two that slipped alike do not speak for each other.
    /// Small counts differ by ten and a hundred without a slip.
    #[must_use]
    pub fn slip(&self, own: Rate, counted: Option<Quantity>) -> Option<Slip> {
        let peers = self.positive();
        if !own.is_positive() || peers.len() < FEWEST_FOR_SLIPS {
            return None;
        }
        let median = peers.median()?;
        let Beyond { least, most, larger } = peers.beyond(own)?;
        // The figure taken back by `factor`, compared with `times` × `peer`, twice over so that halves can be asked for.
        let back = |factor: u16, peer: Rate, halves: u32| match larger {
            true => own.compare(2, peer, u32::from(factor) * halves),
            false => own.compare(2 * u32::from(factor), peer, halves),
        };
        let fits = |factor: u16| {
            let within = |low: (Rate, u32), high: (Rate, u32)| {
                back(factor, low.0, low.1) != Ordering::Less && back(factor, high.0, high.1) != Ordering::Greater
            };
            within((least, 2), (most, 2)) || within((median, 1), (median, 4))
        };
        let few = |factor: u16| counted.is_some_and(|figure| are_few(figure, (factor, larger)));
        let off_the_middle = |factor: u16| {
            let below = peers.count_while(|peer| back(factor, peer, 2) == Ordering::Greater);
            let not_above = peers.count_while(|peer| back(factor, peer, 2) != Ordering::Less);
            below.abs_diff(peers.len() - not_above)
        };
        let factor =
            FACTORS.into_iter().filter(|factor| fits(*factor) && !few(*factor)).min_by_key(|factor| off_the_middle(*factor))?;
        Some(Slip { factor, larger, median, peers: peers.len() })
    }
}

/// The figure without the slip, to the nearest whole unit where it comes in `whole` units; `None` beyond the range.
#[must_use]
pub fn corrected(figure: Quantity, slip: &Slip, whole: bool) -> Option<Quantity> {
    taken_back(figure, (slip.factor, slip.larger), whole)
}

/// Whether a count, and what it would be without a slip, are both so small that units of ten or a hundred do not tell them apart.
pub(crate) fn are_few(figure: Quantity, (factor, larger): (u16, bool)) -> bool {
    let other = if larger { 1 } else { i128::from(factor) };
    factor <= 100 && i128::from(figure.millionths()) * other < FEW * i128::from(Quantity::ONE.millionths())
}

/// A figure that is a `factor` too large, or else too small, without it.
pub(crate) fn taken_back(figure: Quantity, (factor, larger): (u16, bool), whole: bool) -> Option<Quantity> {
    let factor = i128::from(factor);
    let millionths = i128::from(figure.millionths());
    let moved = if larger { round_div(millionths, factor) } else { millionths.checked_mul(factor)? };
    let moved = Quantity::of_millionths(i64::try_from(moved).ok()?)?;
    Some(if whole { moved.round() } else { moved })
}

#[cfg(test)]
mod tests {
    use super::super::Peers;
    use super::*;

    fn q(text: &str) -> Quantity {
        text.parse().unwrap_or_default()
    }

    fn peers(figures: &[&str]) -> Peers {
        Peers::new(figures.iter().map(|figure| Rate::plain(q(figure))))
    }

    #[test]
    fn people_typed_for_ten_thousands_are_seen_and_a_large_county_is_not() {
        let peers = peers(&["3.1", "3.3", "2.9", "3.0", "3.6"]);
        let found = |own: &str| peers.beside().slip(Rate::plain(q(own)), None).map(|slip| (slip.factor, slip.larger));
        assert_eq!(found("3.2"), None);
        // 5 is less than twice 3.6.
        assert_eq!(found("5"), None);
        // 31 ÷ 10 = 3.1, and 0.31 × 10 = 3.1; 310 ÷ 100; 0.0031 × 1,000; 0.00031 × 10,000.
        assert_eq!(found("31"), Some((10, true)));
        assert_eq!(found("0.31"), Some((10, false)));
        assert_eq!(found("310"), Some((100, true)));
        assert_eq!(found("0.0031"), Some((1_000, false)));
        assert_eq!(found("0.00031"), Some((10_000, false)));
        assert_eq!(found("0"), None);
        // Beyond twice the largest, but 8 ÷ 10 = 0.8 is neither among them nor half of 3.1.
        assert_eq!(found("8"), None);
    }

    #[test]
    fn three_peers_speak_against_nothing() {
        assert!(peers(&["3.1", "3.3", "2.9"]).beside().slip(Rate::plain(q("31")), None).is_none());
        // Zeros are no peers of a unit.
        assert!(peers(&["3.1", "3.3", "2.9", "0", "0"]).beside().slip(Rate::plain(q("31")), None).is_none());
    }

    #[test]
    fn peers_far_apart_speak_against_little() {
        let counties = peers(&["60000", "200000", "400000", "700000", "1500000"]);
        let found = |own: &str| counties.beside().slip(Rate::plain(q(own)), None).map(|slip| (slip.factor, slip.larger));
        assert_eq!(found("2500000"), None);
        // 31.6 is 316,000 people in 万. By 10,000 three of five peers are above and two below.
        assert_eq!(found("31.6"), Some((10_000, false)));
    }

    #[test]
    fn a_figure_is_not_its_own_peer() {
        let all = peers(&["3.1", "3.3", "2.9", "3.0", "3000"]);
        let own = Rate::plain(q("3000"));
        let slip = all.others_than(own).slip(own, None);
        assert_eq!(slip.map(|slip| (slip.factor, slip.peers)), Some((1_000, 4)));
        // Of a few peers, two that slipped alike speak for each other, and nothing is claimed; of a crowd they do not.
        let both = peers(&["3.1", "3.3", "2.9", "3.0", "3000", "3000"]);
        assert_eq!(both.others_than(own).slip(own, None), None);
        let rates = (0..20).map(|more| Rate::plain(Quantity::whole(300 + more).unwrap_or_default()));
        let crowd = Peers::new(rates.chain([own, own]));
        assert_eq!(crowd.others_than(own).slip(own, None).map(|slip| (slip.factor, slip.peers)), Some((10, 21)));
    }

    #[test]
    fn small_counts_differ_without_a_slip() {
        let hospitals = peers(&["2", "3", "2", "2", "3"]);
        let found = |own: &str| hospitals.beside().slip(Rate::plain(q(own)), Some(q(own))).map(|slip| slip.factor);
        assert_eq!(found("25"), None);
        assert_eq!(found("200"), None);
        // No county has 300 of what all others have two or three of.
        assert_eq!(found("300"), Some(100));
        assert_eq!(found("2500"), Some(1_000));
        // 29 × 10 = 290 are few; 30 × 10 = 300 are not.
        let beds = peers(&["280", "300", "310", "290", "320"]);
        let found = |own: &str| beds.beside().slip(Rate::plain(q(own)), Some(q(own))).map(|slip| slip.factor);
        assert_eq!(found("29"), None);
        assert_eq!(found("30"), Some(10));
        assert_eq!(found("0.03"), Some(10_000), "a count in 万");
        // What is no count may be small.
        assert_eq!(beds.beside().slip(Rate::plain(q("29")), None).map(|slip| slip.factor), Some(10));
    }

    #[test]
    fn what_slipped_is_put_right_in_whole_units() {
        let slip = |factor, larger| Slip { factor, larger, median: Rate::plain(Quantity::ONE), peers: 4 };
        assert_eq!(corrected(q("31.6"), &slip(10_000, false), true), Some(q("316000")));
        // 4,515 ÷ 10 = 451.5, half a person more than 451: 452.
        assert_eq!(corrected(q("4515"), &slip(10, true), true), Some(q("452")));
        assert_eq!(corrected(q("4515"), &slip(10, true), false), Some(q("451.5")));
        assert_eq!(corrected(q("9000000000000"), &slip(10, false), true), None);
    }

    #[test]
    fn the_largest_figures_are_compared_exactly() {
        let edge = |figure: &str| Rate::per(q(figure), q("8999999999999")).unwrap_or(Rate::plain(Quantity::ZERO));
        assert!(edge("9000000000000") > edge("8999999999999.999999"));
        let peers = Peers::new(["1", "2", "3", "4"].map(edge));
        assert_eq!(peers.beside().slip(edge("9000000000000"), None), None);
    }
}
