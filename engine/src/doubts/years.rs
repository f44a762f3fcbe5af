//! An area's figure against the same figure of its other years.

use super::Kind;
use crate::area::Series;
use crate::peers::{FACTORS, are_few, taken_back};
use crate::quantity::Quantity;
use crate::year::Year;

/// How a figure differs from one of another year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jump {
    /// It is about a power of ten off: likely the wrong unit.
    Slip {
        /// The other year.
        year: Year,
        /// Its figure.
        other: Quantity,
        /// 10, 100, 1,000 or 10,000.
        factor: u16,
        /// Whether it is too large rather than too small.
        larger: bool,
        /// What it would be; unknown beyond the range.
        corrected: Option<Quantity>,
    },
    /// It is less than four fifths of the figure before.
    Fall {
        /// The year before.
        year: Year,
        /// Its figure.
        other: Quantity,
    },
    /// It is more than twice the figure before, for every year between the two.
    Rise {
        /// The year before.
        year: Year,
        /// Its figure.
        other: Quantity,
    },
}

/// Figures further apart say nothing of a fall or a rise: so long a five-year plan is.
pub const APART: Year = 5;

/// Fewer whole units than that may well double: two centres become five.
const FEW: i64 = 10;

/// The years whose figures are about a power of ten off the figures of the years beside them.
///
/// A figure between two others must be off both by the same factor; the first and the last off their one neighbour, which agrees with the
/// next. Of two figures that differ by a power of ten the later one is named: it came last. Small counts become ten times as many without a slip.
pub(super) fn slips(series: &Series, kind: Kind) -> Vec<(Year, Jump)> {
    let figures: Vec<(Year, Quantity)> = stated(series).collect();
    let off_by = |one: usize, other: usize| Some(off(figures.get(one)?.1, figures.get(other)?.1));
    let agree = |one: usize, other: usize| off_by(one, other).is_none_or(|off| off.is_none());
    let mut found = Vec::new();
    for (place, &(year, value)) in figures.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|before| Some((before, off_by(place, before)?)));
        let after = off_by(place, place + 1).map(|off| (place + 1, off));
        let blamed = match (before, after) {
            (Some((beside, before)), Some((_, after))) => before.filter(|_| before == after).map(|off| (beside, off)),
            (Some((beside, before)), None) => {
                before.filter(|_| beside.checked_sub(1).is_none_or(|next| agree(beside, next))).map(|off| (beside, off))
            }
            (None, Some((beside, after))) => {
                after.filter(|_| figures.len() > 2 && agree(beside, beside + 1)).map(|off| (beside, off))
            }
            (None, None) => None,
        };
        let Some((beside, (factor, larger))) = blamed else { continue };
        if kind.whole && are_few(value, (factor, larger)) {
            continue;
        }
        let (other_year, other) = figures[beside];
        let corrected = taken_back(value, (factor, larger), kind.whole);
        found.push((year, Jump::Slip { year: other_year, other, factor, larger, corrected }));
    }
    found
}

/// The years whose figures fell or rose more than is usual since the figure before. Only what is counted falls: a rate is meant to. A figure whose unit is
/// doubted is passed over.
pub(super) fn jumps(series: &Series, kind: Kind, is_doubted: impl Fn(Year) -> bool) -> Vec<(Year, Jump)> {
    let figures: Vec<(Year, Quantity)> = stated_or_none(series).filter(|(year, _)| kind.counted && !is_doubted(*year)).collect();
    let jump = |pair: &[(Year, Quantity)]| {
        let [(year, other), (later, value)] = *pair else { return None };
        let apart = later.saturating_sub(year);
        let (was, is) = (i128::from(other.millionths()), i128::from(value.millionths()));
        if apart > APART {
            return None;
        }
        let few = kind.whole && other.trunc() < FEW;
        // Two figures of the same years hold both: less than four fifths, or more than two to the power of the years between.
        if is * 5 < was * 4 {
            Some((later, Jump::Fall { year, other }))
        } else if was > 0 && !few && is > was << apart {
            Some((later, Jump::Rise { year, other }))
        } else {
            None
        }
    };
    figures.windows(2).filter_map(jump).collect()
}

/// The figures above zero: zero is no unit.
fn stated(series: &Series) -> impl Iterator<Item = (Year, Quantity)> + '_ {
    stated_or_none(series).filter(|(_, value)| *value > Quantity::ZERO)
}

fn stated_or_none(series: &Series) -> impl Iterator<Item = (Year, Quantity)> + '_ {
    series.values.iter().map(|(&year, &value)| (year, value))
}

/// By which power of ten one figure is off another, and whether it is the larger: within two thirds and one and a half of it.
fn off(value: Quantity, other: Quantity) -> Option<(u16, bool)> {
    let (value, other) = (i128::from(value.millionths()), i128::from(other.millionths()));
    let about = |large: i128, small: i128, factor: u16| {
        let times = small * i128::from(factor);
        large * 3 >= times * 2 && large * 2 <= times * 3
    };
    FACTORS.into_iter().find_map(|factor| {
        let larger = about(value, other, factor);
        (larger || about(other, value, factor)).then_some((factor, larger))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNTED: Kind = Kind { counted: true, whole: true };

    fn series(figures: &[(Year, &str)]) -> Series {
        let values = figures.iter().map(|(year, text)| (*year, text.parse().unwrap_or_default())).collect();
        Series { values, ..Series::default() }
    }

    fn slipped(figures: &[(Year, &str)]) -> Vec<(Year, u16, bool, String)> {
        let told = |(year, jump)| match jump {
            Jump::Slip { factor, larger, corrected, .. } => {
                Some((year, factor, larger, corrected.map_or_else(String::new, |value| value.to_string())))
            }
            _ => None,
        };
        slips(&series(figures), COUNTED).into_iter().filter_map(told).collect()
    }

    #[test]
    fn a_power_of_ten_off_the_years_beside_it_is_a_slip() {
        // 30,500 ÷ 10 = 3,050, between 3,000 and 3,100.
        assert_eq!(slipped(&[(2019, "3000"), (2020, "30500"), (2021, "3100")]), [(2020, 10, true, "3050".into())]);
        // The last: 31 × 100 = 3,100, and 3,000 agrees with 2,900.
        assert_eq!(slipped(&[(2019, "2900"), (2020, "3000"), (2021, "31")]), [(2021, 100, false, "3100".into())]);
        // The first: 28.6 × 10,000 = 286,000.
        let people = [(2018, "28.6"), (2019, "285000"), (2020, "284000")];
        assert_eq!(slipped(&people), [(2018, 10_000, false, "286000".into())]);
        // One centre may become ten, and 29 beds 290.
        assert!(slipped(&[(2019, "1"), (2020, "10")]).is_empty());
        assert!(slipped(&[(2019, "2"), (2020, "200")]).is_empty());
        assert!(slipped(&[(2019, "29"), (2020, "290")]).is_empty());
        assert_eq!(slipped(&[(2019, "30"), (2020, "300")]).len(), 1);
        // Of two the later is named.
        assert_eq!(slipped(&[(2019, "480"), (2020, "480000")]), [(2020, 1_000, true, "480".into())]);
    }

    #[test]
    fn growth_is_no_slip() {
        // 2,000 ÷ 300 is two thirds of ten; 1,999 ÷ 300 is less.
        assert!(slipped(&[(2019, "300"), (2020, "1999")]).is_empty());
        assert_eq!(slipped(&[(2019, "300"), (2020, "2000")]).len(), 1);
        // 15 times is still about ten; 15.01 times neither that nor a hundred.
        assert_eq!(slipped(&[(2019, "100"), (2020, "1500")]).len(), 1);
        assert!(slipped(&[(2019, "100"), (2020, "1501")]).is_empty());
        assert!(slipped(&[(2019, "0"), (2020, "1500")]).is_empty());
        // All of it changed its unit: no year stands alone.
        assert!(slipped(&[(2018, "30"), (2019, "31"), (2020, "3100"), (2021, "3200")]).is_empty());
    }

    fn jumped(figures: &[(Year, &str)]) -> Vec<(Year, bool)> {
        let rises = |(year, jump)| (year, matches!(jump, Jump::Rise { .. }));
        jumps(&series(figures), COUNTED, |_| false).into_iter().map(rises).collect()
    }

    #[test]
    fn a_fall_beyond_a_fifth_is_told_of() {
        // 800 of 1,000 are four fifths; 799 are less.
        assert!(jumped(&[(2019, "1000"), (2020, "800")]).is_empty());
        assert_eq!(jumped(&[(2019, "1000"), (2020, "799")]), [(2020, false)]);
        assert_eq!(jumped(&[(2019, "5"), (2020, "0")]), [(2020, false)]);
        assert!(jumped(&[(2019, "0"), (2020, "0")]).is_empty());
        // Five years apart still says something, six do not.
        assert_eq!(jumped(&[(2015, "1000"), (2020, "700")]), [(2020, false)]);
        assert!(jumped(&[(2014, "1000"), (2020, "700")]).is_empty());
    }

    #[test]
    fn a_rise_beyond_double_each_year_is_told_of() {
        assert!(jumped(&[(2019, "100"), (2020, "200")]).is_empty());
        assert_eq!(jumped(&[(2019, "100"), (2020, "201")]), [(2020, true)]);
        // In two years twice two.
        assert!(jumped(&[(2018, "100"), (2020, "400")]).is_empty());
        assert_eq!(jumped(&[(2018, "100"), (2020, "401")]), [(2020, true)]);
        // Nine centres may become thirty.
        assert!(jumped(&[(2019, "9"), (2020, "30")]).is_empty());
        assert!(jumped(&[(2019, "0"), (2020, "30")]).is_empty());
    }

    #[test]
    fn rates_may_fall_and_doubted_units_are_passed_over() {
        let rate = Kind { counted: false, whole: false };
        assert!(jumps(&series(&[(2019, "12"), (2020, "6")]), rate, |_| false).is_empty());
        let figures = series(&[(2019, "1000"), (2020, "10"), (2021, "1010")]);
        assert!(jumps(&figures, COUNTED, |year| year == 2020).is_empty());
        assert_eq!(jumps(&figures, COUNTED, |_| false).len(), 2);
    }

    #[test]
    fn the_largest_figures_do_not_overflow() {
        let most = Quantity::LIMIT.to_string();
        assert!(jumped(&[(2019, &most), (2020, &most)]).is_empty());
        assert_eq!(jumped(&[(2019, "10"), (2024, &most)]), [(2024, true)]);
        assert_eq!(slipped(&[(2019, "900000000"), (2020, &most)]), [(2020, 10_000, true, "900000000".into())]);
    }
}
