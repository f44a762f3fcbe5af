//! What looks odd about an area's figures. Gentle: a planner may know better, so nothing here refuses anything.

use crate::text::data_screen::Check;
use permille_engine::doubts::{self, Parts};
use permille_engine::peers::{Others, Rate};
use permille_engine::quantity::Quantity;

/// How urban and rural people stand to the residents.
#[must_use]
pub fn parts(resident: Option<Quantity>, urban: Option<Quantity>, rural: Option<Quantity>) -> Option<Check> {
    let resident = resident?;
    let Parts { together: parts, beyond } = doubts::parts(resident, urban, rural)?;
    Some(if beyond { Check::PartsBeyondWhole { parts, resident } } else { Check::PartsDoNotAddUp { parts, resident } })
}

/// Whether a group is larger than all residents.
#[must_use]
pub fn group(resident: Option<Quantity>, group: Quantity) -> Option<Check> {
    let resident = resident?;
    doubts::beyond_residents(resident, group).then_some(Check::GroupBeyondResidents { resident })
}

/// Whether there is more of something counted in whole units, doctors or beds, than there are people.
#[must_use]
pub fn profession(resident: Option<Quantity>, stock: Quantity) -> Option<Check> {
    let resident = resident?;
    doubts::beyond_residents(resident, stock).then_some(Check::MoreThanPeople { resident })
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
    doubts::beyond_all(percent).then_some(Check::BeyondAll)
}

/// What its peers say of a figure. `counted` is the figure itself where it comes in whole units; whether one can lie far from its peers that is no slip, the
/// caller knows.
#[must_use]
pub fn among(peers: &Others, own: Rate, counted: Option<Quantity>, may_lie_far: bool) -> Option<Check> {
    let outlier = || peers.outlier(own).filter(|_| may_lie_far).map(Check::Outlier);
    peers.slip(own, counted).map(Check::UnitSlip).or_else(outlier)
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
}
