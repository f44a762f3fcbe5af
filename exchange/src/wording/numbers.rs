//! How numbers are written: thousands separated, a true minus sign, 万 and 亿 in Chinese where space is short.

use permille_engine::quantity::Quantity;

use crate::wording::language::{Language, Say};

/// Stands where a figure is unknown.
pub const UNKNOWN: &str = "—";

/// A quantity in full: `101,410`, `−3.25`.
#[must_use]
pub fn full(value: Quantity) -> String {
    group(&value.to_string())
}

/// A quantity in full, or the mark for unknown.
#[must_use]
pub fn or_unknown(value: Option<Quantity>) -> String {
    value.map_or_else(|| UNKNOWN.to_owned(), full)
}

/// A whole number in full.
#[must_use]
pub fn whole(value: i64) -> String {
    group(&value.to_string())
}

/// How many there are of something: `1,369`.
#[must_use]
pub fn count(count: usize) -> String {
    group(&count.to_string())
}

/// “1 area”, “1,369 areas”: so many of something, in English.
#[must_use]
pub fn so_many(count: usize, one: &str, several: &str) -> String {
    format!("{} {}", self::count(count), if count == 1 { one } else { several })
}

/// A day as files and records have it: `2026-11-30` of year, month and day.
///
/// ```
/// assert_eq!(permille_exchange::wording::numbers::iso_day((2026, 3, 9)), "2026-03-09");
/// ```
#[must_use]
pub fn iso_day((year, month, day): (u16, u8, u8)) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// A quantity with at most `places` decimal places, in full otherwise. For reading, not for checking.
#[must_use]
pub fn rounded(value: Quantity, places: usize) -> String {
    let text = format!("{:.places$}", value.to_f64());
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text };
    group(if text == "-0" { "0" } else { &text })
}

/// A percentage to one decimal place: `78.2%`.
#[must_use]
pub fn percent(value: Quantity) -> String {
    format!("{}%", rounded(value, 1))
}

/// A number for an axis or a label on a line: `20.3 万`, `203k`, `1.2 亿`.
#[must_use]
pub fn short(language: Language, value: f64) -> String {
    let size = value.abs();
    let steps: &[(f64, &str)] = language.pick(&[(1e8, " 亿"), (1e4, " 万")], &[(1e9, "bn"), (1e6, "m"), (1e3, "k")]);
    // Below a hundred of the largest step that fits, a decimal place still says something.
    let (scaled, unit) = steps.iter().find(|(step, _)| size >= *step).map_or((value, ""), |(step, unit)| (value / step, *unit));
    let in_full = unit.is_empty() && size >= 100.0;
    // What is round is written as it is, so that equal steps of an axis stay equal: 0.25, 0.5, 0.75.
    let places = round_places(scaled).unwrap_or_else(|| usize::from(!in_full && scaled.abs() < 100.0));
    let text = format!("{scaled:.places$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text };
    format!("{}{unit}", group(if text == "-0" { "0" } else { &text }))
}

/// The decimal places a round figure has: one, two where it is below a hundred, three where it is below a tenth; `None` where it is not
/// round.
fn round_places(figure: f64) -> Option<usize> {
    let most = match figure.abs() {
        size if size < 0.1 => 3,
        size if size < 100.0 => 2,
        _ => 1,
    };
    let scaled = |places: usize| (0..places).fold(figure, |scaled, _| scaled * 10.0);
    (0..=most).find(|&places| (scaled(places) - scaled(places).round()).abs() < 1e-6)
}

/// Separates thousands and replaces the hyphen by a minus sign.
fn group(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("\u{2212}", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut grouped = String::with_capacity(text.len() + text.len() / 3);
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match fraction {
        Some(fraction) => format!("{sign}{grouped}.{fraction}"),
        None => format!("{sign}{grouped}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Quantity {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn thousands_are_separated_and_the_minus_is_a_minus() {
        assert_eq!(full(q("101410")), "101,410");
        assert_eq!(full(q("-3.25")), "−3.25");
        assert_eq!(full(q("999")), "999");
        assert_eq!(full(q("1000")), "1,000");
        assert_eq!(or_unknown(None), "—");
    }

    #[test]
    fn percentages_keep_one_place_and_drop_an_empty_one() {
        assert_eq!(percent(q("78.249")), "78.2%");
        assert_eq!(percent(q("100")), "100%");
        assert_eq!(percent(q("-0.01")), "0%");
    }

    #[test]
    fn axes_speak_the_reader_s_units() {
        assert_eq!(short(Language::Zh, 203_349.0), "20.3 万");
        assert_eq!(short(Language::Zh, 45_188_635.0), "4,519 万");
        assert_eq!(short(Language::Zh, 120_000_000.0), "1.2 亿");
        assert_eq!(short(Language::En, 203_349.0), "203k");
        assert_eq!(short(Language::En, 1_500_000.0), "1.5m");
        assert_eq!(short(Language::En, 4.5), "4.5");
        assert_eq!(short(Language::Zh, 0.0), "0");
    }

    #[test]
    fn equal_steps_look_equal() {
        let written = |language, step: f64, count: u8| -> Vec<String> {
            (0..count).map(|index| short(language, f64::from(index) * step)).collect()
        };
        assert_eq!(written(Language::En, 0.25, 5), ["0", "0.25", "0.5", "0.75", "1"]);
        assert_eq!(written(Language::En, 0.05, 4), ["0", "0.05", "0.1", "0.15"]);
        assert_eq!(written(Language::En, 0.005, 3), ["0", "0.005", "0.01"]);
        assert_eq!(written(Language::En, 250.0, 6), ["0", "250", "500", "750", "1k", "1.25k"]);
        assert_eq!(written(Language::Zh, 2_500.0, 6), ["0", "2,500", "5,000", "7,500", "1 万", "1.25 万"]);
        assert_eq!(written(Language::En, 50.25, 3), ["0", "50.25", "100.5"]);
        // What is not round keeps one place.
        assert_eq!(short(Language::En, 12.3456), "12.3");
    }
}
