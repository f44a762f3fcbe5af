//! An area's figure against the sum of the areas directly below it.

use std::collections::BTreeSet;

use super::{Asked, Doubt, Ground, Kind};
use crate::area::Area;
use crate::edit::Figure;
use crate::peers::survey::{FigurePlace, figures};
use crate::quantity::Quantity;
use crate::year::Year;

/// The figures of an area that those below do not add up to. Where some below are unknown, those that are known must not be more. Nothing is said where
/// the unit of any is doubted: that one is told of by itself.
pub(super) fn of(asked: &Asked, position: usize, slips: &BTreeSet<FigurePlace>, found: &mut Vec<Doubt>) {
    let below = asked.tree.children(position);
    if below.is_empty() {
        return;
    }
    let area = &asked.areas[position];
    for (figure, series) in figures(area) {
        if !Kind::of(&figure, asked.kinds).is_some_and(|kind| kind.counted) {
            continue;
        }
        for (&year, &own) in &series.values {
            let slipped = |area: &Area| slips.contains(&FigurePlace { area: area.code.clone(), figure: figure.clone(), year });
            let parts: Vec<(&Area, Quantity)> = below.iter().filter_map(|&one| of_year(asked, one, &figure, year)).collect();
            if parts.is_empty() || !slips.is_empty() && (slipped(area) || parts.iter().any(|(part, _)| slipped(part))) {
                continue;
            }
            let figures: Vec<Quantity> = parts.iter().map(|(_, part)| *part).collect();
            let Some(sum) = differing(own, &figures, figures.len() == below.len()) else { continue };
            let place = FigurePlace { area: area.code.clone(), figure: figure.clone(), year };
            let ground = Ground::Below { sum, known: figures.len(), areas: below.len() };
            found.push(Doubt { place, value: own, ground });
        }
    }
}

/// An area below with its figure of the year.
fn of_year<'a>(asked: &Asked<'a>, area: usize, figure: &Figure, year: Year) -> Option<(&'a Area, Quantity)> {
    let area = asked.areas.get(area)?;
    Some((area, *area.series(figure)?.values.get(&year)?))
}

/// What the parts come to, where that is another than `own`: beyond what their rounding explains. Parts that are not `all` may come to less.
fn differing(own: Quantity, parts: &[Quantity], all: bool) -> Option<Quantity> {
    let sum = parts.iter().try_fold(Quantity::ZERO, |sum, part| sum.plus(*part))?;
    let apart = i128::from(sum.millionths()) - i128::from(own.millionths());
    let explained = rounding(own, parts);
    (apart > explained || all && apart < -explained).then_some(sum)
}

/// By how many millionths figures may differ because they were rounded: half of the last place of each. They were where all end in the same zeros, and what
/// is left before these has four digits in the sum: 4,518.86万 people and 11 cities in hundredths of 万, but not 500 beds of 200 and 300.
fn rounding(own: Quantity, parts: &[Quantity]) -> i128 {
    let all = || parts.iter().copied().chain([own]).map(Quantity::millionths).filter(|millionths| *millionths != 0);
    let largest = all().map(i64::unsigned_abs).max().unwrap_or(0);
    let mut place: i64 = 1;
    while let Some(next) = place.checked_mul(10).filter(|next| all().all(|millionths| millionths % next == 0)) {
        if all().next().is_none() {
            return 0;
        }
        place = next;
    }
    // Below a whole unit nothing was rounded that anybody wrote.
    let whole = Quantity::ONE.millionths();
    if place <= whole || largest / place.unsigned_abs() < 1_000 {
        return 0;
    }
    i128::from(place) / 2 * (parts.len() as i128 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differs(own: &str, parts: &[&str], all: bool) -> Option<String> {
        let q = |text: &str| text.parse::<Quantity>().unwrap_or_default();
        let parts: Vec<Quantity> = parts.iter().map(|part| q(part)).collect();
        differing(q(own), &parts, all).map(|sum| sum.to_string())
    }

    #[test]
    fn what_does_not_add_up_is_told_of() {
        assert_eq!(differs("600", &["100", "200", "300"], true), None);
        // 100 + 200 + 300 = 600: they all end in two zeros, and 7 is one digit.
        assert_eq!(differs("700", &["100", "200", "300"], true), Some("600".to_owned()));
        assert_eq!(differs("601", &["100", "200", "300"], true), Some("600".to_owned()));
        assert_eq!(differs("599", &["100", "200", "300"], true), Some("600".to_owned()));
        assert_eq!(differs("0", &["0", "0"], true), None);
        assert_eq!(differs("0", &["0", "1"], true), Some("1".to_owned()));
    }

    #[test]
    fn some_parts_must_not_be_more_than_the_whole() {
        assert_eq!(differs("700", &["100", "200"], false), None);
        assert_eq!(differs("299", &["100", "200"], false), Some("300".to_owned()));
    }

    #[test]
    fn what_rounding_explains_is_no_doubt() {
        // In hundreds; each may be half a hundred off: 3 × 50 = 150. 1,234,500 + 2,345,600 = 3,580,100.
        assert_eq!(differs("3580200", &["1234500", "2345600"], true), None);
        assert_eq!(differs("3580300", &["1234500", "2345600"], true), Some("3580100".to_owned()));
        // One of them is to the last person: nothing is rounded.
        assert_eq!(differs("3580200", &["1234501", "2345600"], true), Some("3580101".to_owned()));
        // A fraction is what somebody wrote: 6.25 and 6.30 for a rate would be indicators, and are not summed.
        assert_eq!(differs("2.5", &["1.2", "1.2"], true), Some("2.4".to_owned()));
    }

    #[test]
    fn the_largest_sums_do_not_overflow() {
        let most = Quantity::LIMIT.to_string();
        assert_eq!(differs(&most, &[&most, &most], true), None, "beyond the range nothing is known");
        assert_eq!(differs(&most, &[&most], true), None);
    }
}
