//! An area's figure against the sum of the areas directly below it.

use std::collections::BTreeSet;

use super::{Asked, Doubt, Ground, Kind};
use crate::area::Area;
use crate::edit::Figure;
use crate::peers::survey::{FigurePlace, figures};
use crate::quantity::Quantity;
use crate::year::Year;

/// The figures of an area that those below do not add up to.
pub(super) fn of(asked: &Asked, position: usize, slips: &BTreeSet<FigurePlace>, found: &mut Vec<Doubt>) {
    if asked.tree.children(position).is_empty() {
        return;
    }
    for (figure, _) in figures(&asked.areas[position]) {
        of_figure(asked, position, &figure, slips, found);
    }
}

/// The years in which those below do not add up to an area's figure. Where some below are unknown, those that are known must not be more. Nothing is said
/// where the unit of any is doubted: that one is told of by itself.
pub(super) fn of_figure(asked: &Asked, position: usize, figure: &Figure, slips: &BTreeSet<FigurePlace>, found: &mut Vec<Doubt>) {
    let (area, below) = (&asked.areas[position], asked.tree.children(position));
    let Some(series) = area.series(figure).filter(|_| Kind::of(figure, asked.kinds).is_some_and(|kind| kind.counted)) else {
        return;
    };
    for (&year, &own) in &series.values {
        let slipped = |area: &Area| slips.contains(&FigurePlace { area: area.code.clone(), figure: figure.clone(), year });
        let parts: Vec<(&Area, Quantity)> = below.iter().filter_map(|&one| of_year(asked, one, figure, year)).collect();
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

/// By how many millionths the two may differ because figures were rounded: half of the last place of each. A total was where it ends in two zeros and more and
/// three digits are left, such as 17.28万 of 172,843. Parts were where all of them end so, with two digits left in the least and three in the largest.
fn rounding(own: Quantity, parts: &[Quantity]) -> i128 {
    let half = |of: &[Quantity]| {
        let all = || of.iter().map(|value| value.millionths().unsigned_abs()).filter(|millionths| *millionths != 0);
        let (Some(least), Some(most)) = (all().min(), all().max()) else { return 0 };
        let mut place = HUNDRED;
        if !all().all(|millionths| millionths % place == 0) {
            return 0;
        }
        while let Some(next) = place.checked_mul(10).filter(|next| all().all(|millionths| millionths % next == 0)) {
            place = next;
        }
        if most / place < 100 || least / place < 10 { 0 } else { i128::from(place / 2) }
    };
    half(&[own]) + half(parts) * parts.len() as i128
}

/// A hundred, in millionths: fewer zeros than two may be chance.
const HUNDRED: u64 = 100 * Quantity::ONE.millionths().unsigned_abs();

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
        // One of them is to the last person: the total alone may be rounded, by 50 at most, and 99 are missing.
        assert_eq!(differs("3580200", &["1234501", "2345600"], true), Some("3580101".to_owned()));
        // 100,001 + 72,842 = 172,843, written as 17.28万: 43 off. 17.29万 would be 57 off.
        assert_eq!(differs("172800", &["100001", "72842"], true), None);
        assert_eq!(differs("172900", &["100001", "72842"], true), Some("172843".to_owned()));
        // In 万: 654 + 121 = 775 of them, and each may be 5,000 off.
        assert_eq!(differs("7741000", &["6540000", "1210000"], true), None);
        // Tens are no rounding, and neither are two digits of hundreds.
        assert_eq!(differs("5031", &["2440", "2590"], true), Some("5030".to_owned()));
        assert_eq!(differs("1900", &["1000", "950"], true), Some("1950".to_owned()));
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
