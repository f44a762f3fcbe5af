//! What looks odd about an area's figures. Gentle: a planner may know better, so nothing here refuses anything.

use permille_engine::quantity::Quantity;

/// Something worth a second look.
#[derive(Clone, Debug, PartialEq)]
pub enum Check {
    /// Urban and rural people together are more than the residents.
    PartsBeyondWhole {
        /// Urban and rural together.
        parts: Quantity,
        /// The residents.
        resident: Quantity,
    },
    /// Urban and rural people do not add up to the residents.
    PartsDoNotAddUp {
        /// Urban and rural together.
        parts: Quantity,
        /// The residents.
        resident: Quantity,
    },
    /// A group of the residents is larger than all of them.
    GroupBeyondResidents {
        /// The residents.
        resident: Quantity,
    },
    /// More of something counted than there are people.
    MoreThanPeople {
        /// The residents.
        resident: Quantity,
    },
    /// A part is larger than the stock it is a part of.
    PartBeyondStock {
        /// What that stock is called.
        of: String,
        /// How much of it there is.
        amount: Quantity,
    },
    /// A share of more than everything.
    BeyondAll,
    /// A power of ten away from its peers: likely the wrong unit.
    UnitSlip(Slip),
    /// Far from nearly all of its peers, by no power of ten.
    FarOff {
        /// Whether the figure is too large rather than too small.
        larger: bool,
        /// How many peers there are.
        peers: usize,
    },
}

/// How far a figure is off its peers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slip {
    /// 10, 100, 1,000 or 10,000.
    pub factor: u16,
    /// Whether the figure is too large rather than too small.
    pub larger: bool,
    /// The middle of the peers.
    pub median: f64,
    /// How many peers there are.
    pub peers: usize,
}

/// How urban and rural people stand to the residents.
#[must_use]
pub fn parts(resident: Option<Quantity>, urban: Option<Quantity>, rural: Option<Quantity>) -> Option<Check> {
    let resident = resident?;
    let parts = urban.unwrap_or_default().plus(rural.unwrap_or_default())?;
    if parts > resident {
        return Some(Check::PartsBeyondWhole { parts, resident });
    }
    (urban.is_some() && rural.is_some() && parts != resident).then_some(Check::PartsDoNotAddUp { parts, resident })
}

/// Whether a group is larger than all residents.
#[must_use]
pub fn group(resident: Option<Quantity>, group: Quantity) -> Option<Check> {
    let resident = resident?;
    (group > resident).then_some(Check::GroupBeyondResidents { resident })
}

/// Whether there is more of something counted in whole units, doctors or beds, than there are people.
#[must_use]
pub fn profession(resident: Option<Quantity>, stock: Quantity) -> Option<Check> {
    let resident = resident?;
    (stock > resident).then_some(Check::MoreThanPeople { resident })
}

/// Whether a part is larger than the stock it is a part of.
#[must_use]
pub fn part_of(part: Quantity, of: &str, amount: Option<Quantity>) -> Option<Check> {
    let amount = amount?;
    (part > amount).then(|| Check::PartBeyondStock { of: of.to_owned(), amount })
}

/// Whether a share is more than everything.
#[must_use]
pub fn share(percent: Quantity) -> Option<Check> {
    let hundred = Quantity::whole(100).ok()?;
    (percent > hundred).then_some(Check::BeyondAll)
}

/// The fewest peers that can speak against a figure.
const FEWEST_PEERS: usize = 4;

/// Whether a figure is a power of ten off its peers: clearly beyond all of them, and among them once the power is taken out.
#[must_use]
pub fn slip(own: f64, peers: &[f64]) -> Option<Slip> {
    let mut peers: Vec<f64> = peers.iter().copied().filter(|peer| peer.is_finite() && *peer > 0.0).collect();
    if own.is_nan() || own <= 0.0 || peers.len() < FEWEST_PEERS {
        return None;
    }
    peers.sort_by(f64::total_cmp);
    let (least, most) = (*peers.first()?, *peers.last()?);
    let median = f64::midpoint(peers[(peers.len() - 1) / 2], peers[peers.len() / 2]);
    slip_among(own, Among { least, most, median, peers: peers.len() })
}

/// What a figure is held against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Among {
    /// The least of its peers that is nothing unusual.
    pub least: f64,
    /// The most.
    pub most: f64,
    /// The middle of them.
    pub median: f64,
    /// How many they are.
    pub peers: usize,
}

/// As [`slip`], given where the peers lie.
#[must_use]
pub fn slip_among(own: f64, among: Among) -> Option<Slip> {
    let Among { least, most, median, peers } = among;
    if own.is_nan() || own <= 0.0 || peers < FEWEST_PEERS || !is_beyond(own, among) {
        return None;
    }
    let larger = own > most;
    let without = |factor: u16| if larger { own / f64::from(factor) } else { own * f64::from(factor) };
    let distance = |factor: u16| (without(factor) / median).ln().abs();
    let factor = [10, 100, 1_000, 10_000].into_iter().min_by(|a, b| distance(*a).total_cmp(&distance(*b)))?;
    let fits = (least..=most).contains(&without(factor)) || distance(factor) < std::f64::consts::LN_2;
    fits.then_some(Slip { factor, larger, median, peers })
}

/// Whether a figure is clearly beyond its peers: twice the largest is a large county, not a slip.
#[must_use]
pub fn is_beyond(own: f64, among: Among) -> bool {
    own > among.most * 2.0 || own < among.least / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Quantity {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn urban_and_rural_are_held_against_the_residents() {
        assert_eq!(parts(Some(q("100")), Some(q("60")), Some(q("40"))), None);
        assert_eq!(parts(Some(q("100")), Some(q("60")), None), None);
        assert_eq!(parts(None, Some(q("60")), Some(q("40"))), None);
        assert!(matches!(parts(Some(q("100")), Some(q("60")), Some(q("30"))), Some(Check::PartsDoNotAddUp { .. })));
        assert!(matches!(parts(Some(q("100")), Some(q("101")), None), Some(Check::PartsBeyondWhole { .. })));
    }

    #[test]
    fn a_part_is_not_larger_than_its_whole() {
        assert!(group(Some(q("100")), q("101")).is_some());
        assert!(group(Some(q("100")), q("100")).is_none());
        assert!(profession(Some(q("100")), q("300")).is_some());
        assert!(profession(None, q("300")).is_none());
        assert!(part_of(q("41"), "Ambulances", Some(q("40"))).is_some());
        assert!(part_of(q("41"), "Ambulances", None).is_none());
        assert!(share(q("100.1")).is_some());
        assert!(share(q("100")).is_none());
    }

    #[test]
    fn people_typed_for_ten_thousands_are_seen_and_a_large_county_is_not() {
        let peers = [3.1, 3.3, 2.9, 3.0, 3.6];
        let factor = |own: f64| slip(own, &peers).map(|slip| (slip.factor, slip.larger));
        assert_eq!(factor(3.2), None);
        assert_eq!(factor(5.0), None);
        assert_eq!(factor(31.0), Some((10, true)));
        assert_eq!(factor(0.31), Some((10, false)));
        assert_eq!(factor(310.0), Some((100, true)));
        assert_eq!(factor(0.0031), Some((1_000, false)));
        assert_eq!(factor(0.00031), Some((10_000, false)));
        assert_eq!(factor(0.0), None);
        assert_eq!(slip(31.0, &peers[..3]), None);
    }

    #[test]
    fn peers_far_apart_speak_against_little() {
        let counties = [60_000.0, 200_000.0, 400_000.0, 700_000.0, 1_500_000.0];
        assert_eq!(slip(2_500_000.0, &counties), None);
        assert_eq!(slip(31.6, &counties).map(|slip| (slip.factor, slip.larger)), Some((10_000, false)));
    }
}
