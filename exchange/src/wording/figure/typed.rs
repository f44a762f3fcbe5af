//! Numbers that are no figure of an area: levers, ranges, amounts, limits, targets, counts and years.

use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::{Expected, Kind, Refusal, read};

/// The earliest year a plan or file can speak of.
pub const FIRST_YEAR: Year = 1949;
/// The latest.
pub const LAST_YEAR: Year = 2200;

/// The number that is typed, with its unit or without; `Ok(None)` where nothing is. `4.5万`, `１２，０００` and `1 200` are read; `6,2` is refused.
///
/// # Errors
/// Why it is no number.
pub fn number(text: &str, unit: &str) -> Result<Option<Quantity>, Refusal> {
    read(text, &Expected { kind: Kind::Indicator, unit: Name::new(unit, unit) })
}

/// The whole number that is typed, with its unit or without; `None` where it is none, or nothing is typed.
#[must_use]
pub fn whole(text: &str, unit: &str) -> Option<i64> {
    number(text, unit).ok().flatten().filter(|number| number.is_whole()).map(Quantity::trunc)
}

/// The year that is typed, from [`FIRST_YEAR`] to [`LAST_YEAR`]: `2025`, `２０２５年`.
#[must_use]
pub fn year(text: &str) -> Option<Year> {
    let year = whole(text, "年").and_then(|year| Year::try_from(year).ok())?;
    (FIRST_YEAR..=LAST_YEAR).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_groups_thousands_or_is_refused() {
        let read = |text: &str| number(text, "%").ok().flatten().map(|value| value.to_string());
        for (text, value) in [
            ("6.2", "6.2"),
            ("６．２", "6.2"),
            ("40万", "400000"),
            ("１２，０００", "12000"),
            (" −1.3 ", "-1.3"),
            ("6.2%", "6.2"),
        ] {
            assert_eq!(read(text).as_deref(), Some(value), "{text}");
        }
        for text in ["6,2", "0,5", "−1,3", "1,5", "６，２", "1e4", "many"] {
            assert!(number(text, "%").is_err(), "{text}");
        }
        assert_eq!(number(" ", ""), Ok(None));
    }

    #[test]
    fn a_year_is_read_in_any_width() {
        let years = ["2025", "２０２５年", " 2025 ", "20,25", "2025.5", "", "1948", "2201", "多"].map(year);
        assert_eq!(years, [Some(2025), Some(2025), Some(2025), None, None, None, None, None, None]);
    }

    #[test]
    fn a_whole_number_has_no_fraction_and_may_have_its_unit() {
        let read = ["12", "１２月", "1.2万", "12.5", "6,2", ""].map(|text| whole(text, "月"));
        assert_eq!(read, [Some(12), Some(12), Some(12_000), None, None, None]);
    }
}
