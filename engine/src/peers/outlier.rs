//! Outliers: figures far from nearly all their peers that no mistaken unit explains.

use super::{Beyond, CROWD, Others, Rate};

/// How a figure stands apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlier {
    /// Whether it is above its peers rather than below.
    pub larger: bool,
    /// The middle of the peers.
    pub median: Rate,
    /// How many peers there are.
    pub peers: usize,
}

impl Others<'_> {
    /// Whether a figure is clearly beyond a crowd: more than twice what lies [`super::REACH`] times the width of its middle half, as a factor,
    /// beyond that half, and more than twice the largest within that; or less than half at the other end. Fewer than [`CROWD`] peers
    /// above zero say nothing, and a figure of zero is no outlier.
    #[must_use]
    pub fn outlier(&self, own: Rate) -> Option<Outlier> {
        let peers = self.positive();
        if !own.is_positive() || peers.len() < CROWD {
            return None;
        }
        let Beyond { larger, .. } = peers.beyond(own)?;
        Some(Outlier { larger, median: peers.median()?, peers: peers.len() })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Peers;
    use super::*;
    use crate::quantity::Quantity;

    fn rate(units: i64) -> Rate {
        Rate::plain(Quantity::whole(units).unwrap_or_default())
    }

    #[test]
    fn far_beyond_the_middle_half_is_an_outlier() {
        // 21 peers, 40 to 60: the sixth is 45 and the sixteenth 55, a factor of 11/9, rounded up 1.5. The largest within 55 × 1.5³ is 60,
        // and the least within 45 ÷ 1.5³ is 40.
        let peers = Peers::new((40..=60).map(rate));
        let found = |own: i64| peers.beside().outlier(rate(own)).map(|outlier| outlier.larger);
        assert_eq!((found(120), found(121)), (None, Some(true)));
        assert_eq!((found(20), found(19)), (None, Some(false)));
        assert_eq!(found(0), None);
        // Another that is far off does not hide it: 55 × 1.5³ is 185.6, and 500 does not count.
        let more = Peers::new((40..=60).map(rate).chain([rate(500)]));
        assert_eq!(more.beside().outlier(rate(121)).map(|outlier| outlier.larger), Some(true));
    }

    #[test]
    fn few_peers_say_nothing() {
        let few = Peers::new((1..=19).map(rate));
        assert_eq!(few.beside().outlier(rate(9_000)), None);
        let crowd = Peers::new((1..=20).map(rate));
        assert!(crowd.beside().outlier(rate(9_000)).is_some());
    }

    #[test]
    fn the_widest_crowd_and_the_largest_figures_do_not_overflow() {
        let edge = |people: i64| {
            Rate::per(Quantity::whole(Quantity::LIMIT).unwrap_or_default(), Quantity::whole(people).unwrap_or_default())
        };
        let crowd: Vec<Rate> = (0..30).filter_map(|power| edge(Quantity::LIMIT / 2_i64.pow(power))).collect();
        let peers = Peers::new(crowd);
        assert_eq!(peers.beside().outlier(rate(Quantity::LIMIT)).map(|outlier| outlier.larger), Some(true));
        assert_eq!(peers.others_than(peers.rates()[3]).outlier(peers.rates()[3]), None);
    }
}
