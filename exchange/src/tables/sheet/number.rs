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
    format!("{}%", shifted(&decimal(value), 2))
}

/// What a number format does to a number beside rounding it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Shown {
    /// How many places the point moves to the right: 2 for a percentage, −4 where 215430 is shown as 21.5430.
    places: i32,
    /// The unit that is shown behind it.
    unit: String,
}

impl Shown {
    /// What a format code says, by its first section.
    pub(super) fn by(code: &str) -> Self {
        let (mut found, mut literal, mut pointed) = (Self::default(), String::new(), false);
        let (mut behind, mut commas, mut quoted, mut bracket) = (None::<i32>, 0, false, false);
        let mut letters = code.chars();
        while let Some(letter) = letters.next() {
            let own = match letter {
                '"' => {
                    quoted = !quoted;
                    continue;
                }
                _ if quoted => Some(letter),
                ';' => break,
                '[' | ']' => {
                    bracket = letter == '[';
                    continue;
                }
                _ if bracket => continue,
                '\\' | '!' => letters.next(),
                '_' | '*' => {
                    letters.next();
                    continue;
                }
                letter => (!letter.is_ascii()).then_some(letter),
            };
            match (own, letter) {
                // A point that is only written there stands before so many of the number's own digits.
                (Some('.' | '．'), _) if !pointed => behind = Some(0),
                (Some(own), _) => literal.push(own),
                (None, '%') => found.places = 2,
                (None, '.') => (pointed, commas) = (true, 0),
                (None, '0' | '#' | '?') => {
                    commas = 0;
                    behind = behind.map(|count| count + 1);
                }
                (None, ',') => commas += 3,
                _ => {}
            }
        }
        found.places -= behind.filter(|_| !pointed).unwrap_or(0) + commas;
        let literal = literal.trim();
        if ["%", "‰", "万", "千", "百", "亿"].iter().any(|unit| literal.starts_with(unit)) {
            literal.clone_into(&mut found.unit);
        }
        found
    }

    /// A decimal as it is shown.
    pub(super) fn text(&self, decimal: &str) -> String {
        // 215430 shown as 21.5430 is so many ten thousands, whether its column says so or not.
        if self.places <= -3 && self.unit.is_empty() {
            return format!("{}万", shifted(decimal, -4));
        }
        let moved = if self.places == 0 { decimal.to_owned() } else { shifted(decimal, self.places) };
        let unit = if self.places == 2 && self.unit.is_empty() { "%" } else { &self.unit };
        format!("{moved}{unit}")
    }
}

fn places(decimal: &str) -> usize {
    decimal.split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

/// A decimal with its point so many places further to the right.
fn shifted(decimal: &str, places: i32) -> String {
    let (sign, digits) = decimal.strip_prefix('-').map_or(("", decimal), |rest| ("-", rest));
    if !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return decimal.to_owned();
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let far = usize::try_from(places.unsigned_abs()).unwrap_or(0);
    let (left, right) = if places > 0 { (0, far) } else { (far, 0) };
    let all = format!("{}{whole}{fraction}{}", "0".repeat(left), "0".repeat(right));
    let (whole, fraction) = all.split_at(if places > 0 { whole.len() + far } else { whole.len() });
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
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
    fn a_number_is_what_its_format_shows() {
        let of = |code: &str, value: f64| Shown::by(code).text(&decimal(value));
        for (code, value, shown) in [
            ("0.00%", 0.6044, "60.44%"),
            ("0%", 1.0, "100%"),
            ("0.0%", 0.005, "0.5%"),
            ("0%", -0.25, "-25%"),
            ("0.00\"%\"", 3.0, "3%"),
            ("0.00\"‰\"", 3.0, "3‰"),
            ("0.00\\‰", 3.25, "3.25‰"),
            ("#,##0", 1180.0, "1180"),
            ("0.00\"万\"", 21.543, "21.543万"),
            ("0\"张\"", 1180.0, "1180"),
            ("0!.0000", 215_430.0, "21.543万"),
            ("0\\.0000\"万人\"", 215_430.0, "21.543万人"),
            ("0.00,", 215_430.0, "21.543万"),
            ("0!.0,\"万\"", 215_430.0, "21.543万"),
            ("[Red]0;-0\"万\"", -5.0, "-5"),
            ("_ * #,##0.00_ ", 5.5, "5.5"),
            ("General", 0.1 + 0.2, "0.3"),
        ] {
            assert_eq!(of(code, value), shown, "{code}");
        }
    }
}
