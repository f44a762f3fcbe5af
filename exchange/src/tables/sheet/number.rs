//! A floating-point number of a workbook as the decimal it stands for.

/// The significant digits a spreadsheet shows, and computes to.
const SHOWN_DIGITS: usize = 15;
/// The decimal places a figure keeps.
const KEPT_PLACES: usize = 6;

/// The shortest decimal that stands for the number. Where that has more places than a figure keeps, as after 0.1 + 0.2, the fifteen digits a
/// spreadsheet shows.
pub(crate) fn decimal(value: f64) -> String {
    let shortest = value.to_string();
    if places(&shortest) <= KEPT_PLACES {
        return shortest;
    }
    let shown = format!("{value:.*e}", SHOWN_DIGITS - 1);
    let shown = shown.parse::<f64>().map_or(shortest.clone(), |shown| shown.to_string());
    if places(&shown) < places(&shortest) { shown } else { shortest }
}

/// The same as a percentage: the point two places further to the right, and the sign behind.
pub(super) fn percentage(value: f64) -> String {
    format!("{}%", shifted(&decimal(value)))
}

fn places(decimal: &str) -> usize {
    decimal.split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

/// A decimal with its point two places further to the right.
fn shifted(decimal: &str) -> String {
    let (sign, digits) = decimal.strip_prefix('-').map_or(("", decimal), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let padded = format!("{fraction:0<2}");
    let (moved, rest) = padded.split_at(2);
    let whole = format!("{whole}{moved}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_binary_number_is_the_decimal_that_was_typed() {
        assert_eq!(decimal(201_363.0), "201363");
        assert_eq!(decimal(4.5), "4.5");
        assert_eq!(decimal(0.1 + 0.2), "0.3");
        assert_eq!(decimal(1e18), "1000000000000000000");
        assert_eq!(decimal(-0.000_001), "-0.000001");
        // A third has no end, and is left for the reader to refuse or round.
        assert_eq!(decimal(1.0 / 3.0), "0.333333333333333");
        assert_eq!(decimal(f64::NAN), "NaN");
    }

    #[test]
    fn a_percentage_is_what_the_spreadsheet_shows() {
        assert_eq!(percentage(0.6044), "60.44%");
        assert_eq!(percentage(1.0), "100%");
        assert_eq!(percentage(0.005), "0.5%");
        assert_eq!(percentage(-0.25), "-25%");
        assert_eq!(percentage(0.57 * 100.0 / 100.0), "57%");
    }
}
