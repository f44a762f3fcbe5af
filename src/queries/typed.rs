//! What planners type as a number: one reader for levers, ranges, amounts, limits and years, and the same as that of figures.

use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use permille_exchange::wording::figure::{Expected, Kind, Refusal, read};

/// The number that is typed, with its unit or without; `Ok(None)` where nothing is. `4.5万`, `１２，０００` and `1 200` are read; `6,2` is refused.
///
/// # Errors
/// Why it is no number.
pub fn number(text: &str, unit: &str) -> Result<Option<Quantity>, Refusal> {
    read(text, &Expected { kind: Kind::Indicator, units: [unit.to_owned(), unit.to_owned()] })
}

/// The year that is typed: `2025`, `２０２５年`.
#[must_use]
pub fn year(text: &str) -> Option<Year> {
    let year = number(text, "年").ok()??;
    if year.is_whole() { Year::try_from(year.trunc()).ok() } else { None }
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
        assert_eq!(
            (year("2025"), year("２０２５年"), year("20,25"), year("2025.5"), year("")),
            (Some(2025), Some(2025), None, None, None)
        );
    }
}
