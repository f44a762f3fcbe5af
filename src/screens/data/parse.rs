//! What a planner types, as a figure: `285,797`, `4.5万`, `１２．５％`, `1.2 亿人`.
//!
//! Exact: a scale word moves the decimal point and nothing is ever a binary fraction. Nothing is guessed: a comma that does not
//! separate thousands, or 万 in a field whose unit is 万元 already, is asked about.

use permille_engine::quantity::{Quantity, QuantityError};

/// More people than live on Earth would be a slip.
const MOST_PEOPLE: i64 = 10_000_000_000;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number of people.
    People,
    /// Something counted, in whole units or not.
    Stock {
        /// Whether it comes in whole units.
        whole: bool,
    },
    /// Something measured, which may be below zero.
    Indicator,
}

/// What a field expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// What it holds.
    pub kind: Kind,
    /// Its unit, in Chinese and in English: it may be typed behind the number.
    pub units: [String; 2],
}

/// Why what was typed is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not a number.
    NotANumber(String),
    /// A comma that does not separate thousands: perhaps a decimal comma.
    Comma(String),
    /// Less than zero, where things are counted.
    Negative,
    /// A fraction, where things come in whole units.
    Fraction(Quantity),
    /// More than six decimal places.
    TooPrecise,
    /// Beyond what can be.
    TooLarge,
    /// A percentage or per mille, where the unit is neither.
    Percent,
    /// 万 or 亿, where the unit holds such a word already.
    Scaled,
}

/// Reads what was typed; `Ok(None)` where nothing was, which means unknown.
///
/// # Errors
/// When it is no number, or not one this field can hold.
pub fn read(text: &str, expected: &Expected) -> Result<Option<Quantity>, Refusal> {
    let typed = normal(text);
    if typed.is_empty() {
        return Ok(None);
    }
    let (number, places) = scaled(strip_unit(&typed, expected), expected)?;
    let digits = without_separators(number).ok_or_else(|| match number.contains(',') {
        true => Refusal::Comma(text.trim().to_owned()),
        false => Refusal::NotANumber(text.trim().to_owned()),
    })?;
    let moved = move_point(&digits, places).ok_or_else(|| Refusal::NotANumber(text.trim().to_owned()))?;
    let value: Quantity = moved.parse().map_err(|error| match error {
        QuantityError::NotANumber => Refusal::NotANumber(text.trim().to_owned()),
        QuantityError::TooPrecise => Refusal::TooPrecise,
        QuantityError::OutOfRange => Refusal::TooLarge,
    })?;
    fits(value, expected.kind).map(Some)
}

/// Whether the field can hold the value.
fn fits(value: Quantity, kind: Kind) -> Result<Quantity, Refusal> {
    let (counted, whole) = match kind {
        Kind::People => (true, true),
        Kind::Stock { whole } => (true, whole),
        Kind::Indicator => (false, false),
    };
    if counted && value.is_negative() {
        return Err(Refusal::Negative);
    }
    if whole && !value.is_whole() {
        return Err(Refusal::Fraction(value));
    }
    if kind == Kind::People && value.trunc() > MOST_PEOPLE {
        return Err(Refusal::TooLarge);
    }
    Ok(value)
}

/// Full-width letters as plain ones, spaces left out, lower case.
fn normal(text: &str) -> String {
    let plain = |letter: char| match letter {
        '\u{ff01}'..='\u{ff5e}' => u32::from(letter).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(letter),
        // What the full-stop key gives while a Chinese input method is on.
        '。' => '.',
        '、' => ',',
        '\u{2212}' | '\u{2013}' => '-',
        other => other,
    };
    let kept = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{feff}' && *letter != '\u{200b}');
    kept.map(plain).flat_map(char::to_lowercase).collect()
}

/// What stands before the unit, where the unit was typed along. A bare % is left for the scale to judge.
fn strip_unit<'a>(typed: &'a str, expected: &Expected) -> &'a str {
    let units = expected.units.iter().map(|unit| normal(unit));
    let mut stripped =
        units.filter(|unit| !unit.is_empty() && unit != "%" && unit != "‰").filter_map(|unit| typed.strip_suffix(unit.as_str()));
    stripped.next().filter(|rest| !rest.is_empty()).unwrap_or(typed)
}

/// The number and how many places its point moves to the right.
fn scaled<'a>(typed: &'a str, expected: &Expected) -> Result<(&'a str, i32), Refusal> {
    let has = |mark: char| expected.units.iter().any(|unit| unit.contains(mark));
    let (mut rest, mut places) = (typed, 0);
    while let Some(last) = rest.chars().next_back() {
        places += match last {
            '%' if has('%') => 0,
            '%' if has('‰') => 1,
            '‰' if has('‰') => 0,
            '‰' if has('%') => -1,
            '%' | '‰' => return Err(Refusal::Percent),
            '百' => 2,
            '千' => 3,
            '万' => 4,
            '亿' => 8,
            _ => break,
        };
        // 3 万 in a field of 万元 may mean either.
        if "百千万亿".contains(last) && expected.units[0].starts_with(['万', '亿']) {
            return Err(Refusal::Scaled);
        }
        rest = rest.strip_suffix(last).unwrap_or_default();
    }
    Ok((rest, places))
}

/// The number without its thousands separators; `None` where a comma separates something else.
fn without_separators(number: &str) -> Option<String> {
    if !number.contains(',') {
        return (!number.is_empty()).then(|| number.to_owned());
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |rest| ("-", rest));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    // By thousands, or by 万 as some Chinese tables do.
    let grouped = |size: usize| (1..=size).contains(&first.len()) && rest.iter().all(|group| group.len() == size);
    if fraction.contains(',') || !(grouped(3) || grouped(4)) {
        return None;
    }
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{sign}{first}{}{point}{fraction}", rest.concat()))
}

/// The same digits with the point `places` further to the right.
fn move_point(digits: &str, places: i32) -> Option<String> {
    let size = usize::try_from(places.unsigned_abs()).ok().filter(|size| *size <= 16)?;
    if size == 0 {
        return Some(digits.to_owned());
    }
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let all = format!("{whole}{fraction}");
    Some(if places > 0 {
        let all = format!("{all:0<width$}", width = whole.len() + size);
        let (whole, fraction) = all.split_at(whole.len() + size);
        format!("{sign}{whole}.{fraction}")
    } else {
        let all = format!("{all:0>width$}", width = fraction.len() + size + 1);
        let (whole, fraction) = all.split_at(all.len() - fraction.len() - size);
        format!("{sign}{whole}.{fraction}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expected(kind: Kind, zh: &str, en: &str) -> Expected {
        Expected { kind, units: [zh.to_owned(), en.to_owned()] }
    }

    fn people(text: &str) -> Result<Option<String>, Refusal> {
        read(text, &expected(Kind::People, "人", "people")).map(|value| value.map(|value| value.to_string()))
    }

    fn ok(text: &str) -> Result<Option<String>, Refusal> {
        Ok(Some(text.to_owned()))
    }

    #[test]
    fn an_empty_field_is_unknown_and_not_zero() {
        assert_eq!(people("  \u{3000}"), Ok(None));
        assert_eq!(people("0"), ok("0"));
    }

    #[test]
    fn what_planners_type_is_understood() {
        for (typed, meant) in [
            ("45188635", "45188635"),
            ("45,188,635", "45188635"),
            ("4518,8635", "45188635"),
            ("4518 8635", "45188635"),
            ("４５，１８８，６３５", "45188635"),
            ("4.5万", "45000"),
            ("4.5 万人", "45000"),
            ("４．５万", "45000"),
            ("4。5万", "45000"),
            ("0.45188635亿", "45188635"),
            ("1万亿", "1000000000000"),
            ("285,797 people", "285797"),
            ("3千", "3000"),
            (".5万", "5000"),
        ] {
            // A trillion people is beyond belief, though the number is read.
            if typed == "1万亿" {
                assert_eq!(people(typed), Err(Refusal::TooLarge));
            } else {
                assert_eq!(people(typed), ok(meant), "{typed}");
            }
        }
    }

    #[test]
    fn what_cannot_be_is_refused_with_its_reason() {
        assert_eq!(people("abc"), Err(Refusal::NotANumber("abc".to_owned())));
        assert_eq!(people("1.2.3"), Err(Refusal::NotANumber("1.2.3".to_owned())));
        assert_eq!(people("万"), Err(Refusal::NotANumber("万".to_owned())));
        assert_eq!(people("-5"), Err(Refusal::Negative));
        assert_eq!(people("−5"), Err(Refusal::Negative));
        assert_eq!(people("4,5"), Err(Refusal::Comma("4,5".to_owned())));
        assert_eq!(people("45%"), Err(Refusal::Percent));
        assert!(matches!(people("4.56789万"), Err(Refusal::Fraction(_))));
        assert_eq!(people("1.1234567"), Err(Refusal::TooPrecise));
        assert_eq!(people("99999999999999999"), Err(Refusal::TooLarge));
        assert_eq!(people("1e9"), Err(Refusal::NotANumber("1e9".to_owned())));
    }

    #[test]
    fn percent_and_per_mille_follow_the_field_s_unit() {
        let percent = expected(Kind::Indicator, "%", "%");
        let mille = expected(Kind::Indicator, "‰", "per 1,000 live births");
        let figure = |text: &str, unit: &Expected| read(text, unit).ok().flatten().map(|value| value.to_string());
        assert_eq!(figure("45%", &percent).as_deref(), Some("45"));
        assert_eq!(figure("４５％", &percent).as_deref(), Some("45"));
        assert_eq!(figure("6.1‰", &percent).as_deref(), Some("0.61"));
        assert_eq!(figure("3‰", &percent).as_deref(), Some("0.3"));
        assert_eq!(figure("0.61‰", &mille).as_deref(), Some("0.61"));
        assert_eq!(figure("0.5%", &mille).as_deref(), Some("5"));
        assert_eq!(figure("-1.25", &percent).as_deref(), Some("-1.25"));
    }

    #[test]
    fn a_unit_that_is_scaled_already_is_asked_about() {
        let money = expected(Kind::Stock { whole: false }, "万元", "10,000 yuan");
        assert_eq!(read("3万", &money), Err(Refusal::Scaled));
        assert_eq!(read("3.5万元", &money).ok().flatten().map(|value| value.to_string()).as_deref(), Some("3.5"));
    }

    #[test]
    fn half_a_bed_is_refused_and_half_a_square_metre_is_not() {
        assert!(matches!(read("1.5", &expected(Kind::Stock { whole: true }, "张", "beds")), Err(Refusal::Fraction(_))));
        assert!(read("1.5", &expected(Kind::Stock { whole: false }, "平方米", "m²")).is_ok());
    }
}
