//! An area's figures of one year against each other.

use std::collections::BTreeSet;

use super::{Asked, Doubt, Ground};
use crate::area::PopulationBase;
use crate::edit::Figure;
use crate::peers::survey::{FigurePlace, figures};
use crate::plan::Nature;
use crate::quantity::Quantity;

/// How urban and rural people stand to the residents, where they do not add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Urban and rural together, as far as they are known.
    pub together: Quantity,
    /// Whether that is more than there are residents.
    pub beyond: bool,
}

/// How urban and rural people stand to the residents; `None` where they add up, or may.
#[must_use]
pub fn parts(resident: Quantity, urban: Option<Quantity>, rural: Option<Quantity>) -> Option<Parts> {
    let together = urban.unwrap_or_default().plus(rural.unwrap_or_default())?;
    let stated = (urban.is_some(), rural.is_some());
    let beyond = together > resident && stated != (false, false);
    (beyond || stated == (true, true) && together != resident).then_some(Parts { together, beyond })
}

/// Whether a group, or something counted in whole units, is more than all residents.
#[must_use]
pub fn beyond_residents(residents: Quantity, value: Quantity) -> bool {
    value > residents
}

/// Whether a percentage is more than everything.
#[must_use]
pub fn beyond_all(percent: Quantity) -> bool {
    Quantity::whole(100).is_ok_and(|hundred| percent > hundred)
}

/// What the figures of an area say against each other. Nothing is said where the unit of either is doubted.
pub(super) fn of(asked: &Asked, position: usize, slips: &BTreeSet<FigurePlace>, found: &mut Vec<Doubt>) {
    let area = &asked.areas[position];
    let people = |base: &PopulationBase| area.population.get(base);
    let place = |figure: Figure, year| FigurePlace { area: area.code.clone(), figure, year };
    let of_base = |base| Figure::Population(base);
    let slipped = |base, year| !slips.is_empty() && slips.contains(&place(of_base(base), year));
    for (&year, &value) in people(&PopulationBase::Resident).into_iter().flat_map(|series| &series.values) {
        let of_year = |base: &PopulationBase| people(base)?.values.get(&year).copied();
        let found_parts = parts(value, of_year(&PopulationBase::Urban), of_year(&PopulationBase::Rural));
        let any =
            [PopulationBase::Resident, PopulationBase::Urban, PopulationBase::Rural].into_iter().any(|base| slipped(base, year));
        if let Some(Parts { together, beyond }) = found_parts.filter(|_| !any) {
            found.push(Doubt {
                place: place(of_base(PopulationBase::Resident), year),
                value,
                ground: Ground::Parts { together, beyond },
            });
        }
    }
    for (figure, series) in figures(area) {
        let held = match &figure {
            Figure::Population(base) => matches!(base, PopulationBase::Group(_)).then_some(Held::Residents),
            Figure::Measure(id) => asked.kinds.measure(id).and_then(|measure| match measure.nature {
                Nature::Resource => measure.whole.then_some(Held::Residents),
                Nature::Indicator => (measure.unit.zh == "%").then_some(Held::All),
                Nature::Milestone => None,
            }),
        };
        let Some(held) = held else { continue };
        for (&year, &value) in &series.values {
            if !slips.is_empty() && slips.contains(&place(figure.clone(), year)) {
                continue;
            }
            let ground = match held {
                Held::Residents => {
                    let residents = people(&PopulationBase::Resident).and_then(|series| series.latest(year));
                    let trusted =
                        residents.filter(|(stated, _)| !slipped(PopulationBase::Resident, *stated)).map(|(_, people)| people);
                    trusted
                        .filter(|&residents| beyond_residents(residents, value))
                        .map(|residents| Ground::BeyondResidents { residents })
                }
                Held::All => beyond_all(value).then_some(Ground::BeyondAll),
            };
            if let Some(ground) = ground {
                found.push(Doubt { place: place(figure.clone(), year), value, ground });
            }
        }
    }
}

/// What a figure must not be more than.
#[derive(Clone, Copy)]
enum Held {
    Residents,
    All,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Quantity {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn urban_and_rural_are_held_against_the_residents() {
        let told = |urban: Option<&str>, rural: Option<&str>| {
            parts(q("100"), urban.map(q), rural.map(q)).map(|parts| (parts.together.to_string(), parts.beyond))
        };
        assert_eq!(told(Some("60"), Some("40")), None);
        assert_eq!(told(Some("60"), None), None);
        assert_eq!(told(None, None), None);
        assert_eq!(told(Some("60"), Some("30")), Some(("90".to_owned(), false)));
        assert_eq!(told(Some("101"), None), Some(("101".to_owned(), true)));
    }

    #[test]
    fn a_part_is_not_larger_than_its_whole() {
        assert!(beyond_residents(q("100"), q("101")));
        assert!(!beyond_residents(q("100"), q("100")));
        assert!(beyond_all(q("100.1")));
        assert!(!beyond_all(q("100")));
    }
}
