//! What a planner types, pastes or imports, as a figure: `285,797`, `4.5万`, `１２．５％`, `1.2 亿人`.
//!
//! Exact: a scale word moves the decimal point and nothing is ever a float. Nothing is guessed: a comma that does not
//! separate thousands, or 万 in a field whose unit is 万元 already, is asked about.
//!
//! There is no other reader of what is typed. [`read`] is for a figure of an area, which has to fit what is counted; [`number`], [`whole`] and
//! [`year`] for everything else: levers, ranges, amounts, limits, norms and years. [`refusal`] says why something is not taken.

mod digits;
pub mod refusal;
mod typed;

use permille_engine::name::Name;
use permille_engine::quantity::{Quantity, QuantityError};

use digits::{move_point, rounded, without_separators};
pub use typed::{FIRST_YEAR, LAST_YEAR, number, whole, year};

/// The decimal places a figure keeps.
const MOST_PLACES: usize = 6;

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
    /// Something done, 1, or not, 0.
    Milestone,
}

/// What a field expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// What it holds.
    pub kind: Kind,
    /// Its unit: it may be typed behind the number, in either language.
    pub unit: Name,
}

/// How a figure is written, where that is agreed for a whole column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Writing {
    /// How many places the point moves to the right: 4 in a column of 万人.
    pub places: i32,
    /// Whether what has more decimal places than are kept is rounded instead of refused.
    pub round: bool,
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
    /// A date.
    Date(String),
    /// What a spreadsheet shows in place of a value: `#DIV/0!`, `####`.
    SheetError(String),
    /// A number a spreadsheet has cut short: `4.52E+07`.
    CutShort(String),
    /// Neither done nor not done.
    NotDone(String),
}

/// Reads what was typed; `Ok(None)` where nothing was, which means unknown.
///
/// # Errors
/// When it is no number, or not one this field can hold.
pub fn read(text: &str, expected: &Expected) -> Result<Option<Quantity>, Refusal> {
    read_as(text, expected, Writing::default())
}

/// Reads what stands in a column that is written in a way of its own.
///
/// # Errors
/// When it is no number, or not one this field can hold.
pub fn read_as(text: &str, expected: &Expected, writing: Writing) -> Result<Option<Quantity>, Refusal> {
    let typed = normal(text);
    if typed.is_empty() {
        return Ok(None);
    }
    if let Some(done) = done(&typed).filter(|_| expected.kind == Kind::Milestone) {
        return Ok(Some(done));
    }
    let unreadable = || foreign(&typed, text.trim()).unwrap_or_else(|| Refusal::NotANumber(text.trim().to_owned()));
    let (number, places) = scaled(strip_unit(&typed, expected), expected, writing.places)?;
    let digits = without_separators(number).ok_or_else(|| match number.contains(',') {
        true => Refusal::Comma(text.trim().to_owned()),
        false => unreadable(),
    })?;
    let mut moved = move_point(&digits, places).ok_or_else(unreadable)?;
    let whole = matches!(expected.kind, Kind::People | Kind::Stock { whole: true });
    if writing.round {
        moved = rounded(&moved, if whole { 0 } else { MOST_PLACES }).unwrap_or(moved);
    }
    let value: Quantity = moved.parse().map_err(|error| match error {
        QuantityError::NotANumber => unreadable(),
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
        Kind::Milestone if value == Quantity::ZERO || value == Quantity::ONE => return Ok(value),
        Kind::Milestone => return Err(Refusal::NotDone(value.to_string())),
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

/// What says that something is done, or that it is not.
fn done(typed: &str) -> Option<Quantity> {
    match typed {
        "是" | "已完成" | "完成" | "yes" | "done" | "true" | "√" | "✓" => Some(Quantity::ONE),
        "否" | "未完成" | "no" | "notdone" | "false" | "×" => Some(Quantity::ZERO),
        _ => None,
    }
}

/// What else a cell holds where no number can be read: a date, a fault of the spreadsheet, a number cut short.
fn foreign(typed: &str, text: &str) -> Option<Refusal> {
    if typed.starts_with('#') {
        return Some(Refusal::SheetError(text.to_owned()));
    }
    if let Some((digits, power)) = typed.split_once("e+")
        && [digits, power].iter().all(|part| part.starts_with(|first: char| first.is_ascii_digit()))
    {
        return Some(Refusal::CutShort(text.to_owned()));
    }
    is_date(typed).then(|| Refusal::Date(text.to_owned()))
}

/// Whether this is a day or a month: `2020-11-01`, `2020/11`, `2020年11月1日`, with or without a time.
fn is_date(typed: &str) -> bool {
    let date = typed.split(['t', ':']).next().unwrap_or_default();
    let parts: Vec<&str> = date.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    let numbers = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let marks = date.chars().any(|letter| "-/年月日".contains(letter)) || date.matches('.').count() > 1;
    let year = parts.iter().any(|part| part.len() >= 4) || date.contains('月');
    numbers && marks && year && (2..=3).contains(&parts.len()) && !date.starts_with('-')
}

/// A letter, digit or sign in the width everybody types it in.
#[must_use]
pub fn narrow(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => u32::from(letter).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(letter),
        '\u{3000}' => ' ',
        other => other,
    }
}

/// Full-width letters as plain ones, spaces left out, lower case.
fn normal(text: &str) -> String {
    let plain = |letter: char| match letter {
        // What the full-stop key gives while a Chinese input method is on.
        '。' => '.',
        '、' => ',',
        '\u{2212}' | '\u{2013}' => '-',
        other => narrow(other),
    };
    let letters: Vec<char> = text.chars().filter(|letter| *letter != '\u{feff}' && *letter != '\u{200b}').map(plain).collect();
    let digit = |letter: Option<&char>| letter.is_some_and(char::is_ascii_digit);
    let mut kept = String::with_capacity(text.len());
    for (at, letter) in letters.iter().enumerate() {
        // Between digits a blank or an apostrophe separates as a comma does: thousands, or nothing that is a number.
        let between = digit(at.checked_sub(1).and_then(|at| letters.get(at))) && digit(letters.get(at + 1));
        match letter {
            letter if between && (letter.is_whitespace() || matches!(letter, '\'' | '’')) => kept.push(','),
            letter if letter.is_whitespace() => {}
            letter => kept.extend(letter.to_lowercase()),
        }
    }
    kept
}

/// What stands before the unit, where the unit was typed along. A bare % is left for the scale to judge.
fn strip_unit<'a>(typed: &'a str, expected: &Expected) -> &'a str {
    let units = [&expected.unit.zh, &expected.unit.en].map(|unit| normal(unit)).into_iter();
    let mut stripped =
        units.filter(|unit| !unit.is_empty() && unit != "%" && unit != "‰").filter_map(|unit| typed.strip_suffix(unit.as_str()));
    stripped.next().filter(|rest| !rest.is_empty()).unwrap_or(typed)
}

/// The number and how many places its point moves to the right; `agreed` where the column says so and the cell does not.
fn scaled<'a>(typed: &'a str, expected: &Expected, agreed: i32) -> Result<(&'a str, i32), Refusal> {
    let has = |mark: char| [&expected.unit.zh, &expected.unit.en].iter().any(|unit| unit.contains(mark));
    let (mut rest, mut places) = (typed, None);
    while let Some(last) = rest.chars().next_back() {
        let moves = match last {
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
        // 3 万 in a field of 万元, or in a column of 万人, may mean either.
        if "百千万亿".contains(last) && (agreed != 0 || expected.unit.zh.starts_with(['万', '亿'])) {
            return Err(Refusal::Scaled);
        }
        places = Some(places.unwrap_or(0) + moves);
        rest = rest.strip_suffix(last).unwrap_or_default();
    }
    Ok((rest, places.unwrap_or(agreed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expected(kind: Kind, zh: &str, en: &str) -> Expected {
        Expected { kind, unit: Name::new(zh, en) }
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
        assert_eq!(people("4.52E+07"), Err(Refusal::CutShort("4.52E+07".to_owned())));
        assert_eq!(people("#DIV/0!"), Err(Refusal::SheetError("#DIV/0!".to_owned())));
    }

    #[test]
    fn a_date_is_no_figure() {
        for date in ["2020-11-01", "2020/11/1", "2020年11月1日", "2020年11月", "11月1日", "2020.11.01", "2020-11-01T00:00:00"]
        {
            assert_eq!(people(date), Err(Refusal::Date(date.to_owned())), "{date}");
        }
        assert_eq!(people("2020"), ok("2020"));
        assert!(matches!(people("2020.11"), Err(Refusal::Fraction(_))));
    }

    #[test]
    fn a_column_may_have_a_unit_of_its_own() {
        let people = |text: &str, places, round| {
            read_as(text, &expected(Kind::People, "人", "people"), Writing { places, round })
                .map(|value| value.map(|value| value.to_string()))
        };
        assert_eq!(people("20.1363", 4, false), ok("201363"));
        assert_eq!(people("4518.8635", 4, false), ok("45188635"));
        assert!(matches!(people("20.13635", 4, false), Err(Refusal::Fraction(_))));
        assert_eq!(people("20.13635", 4, true), ok("201364"));
        assert_eq!(people("99.99996", 4, true), ok("1000000"));
        assert_eq!(people("20万", 4, false), Err(Refusal::Scaled));
        let share = expected(Kind::Indicator, "%", "%");
        let percent = |text: &str, writing| read_as(text, &share, writing).ok().flatten().map(|value| value.to_string());
        assert_eq!(percent("0.6044", Writing { places: 2, round: false }).as_deref(), Some("60.44"));
        assert_eq!(percent("60.44%", Writing { places: 2, round: false }).as_deref(), Some("60.44"));
        assert_eq!(percent("16.666666666666668", Writing::default()), None);
        assert_eq!(percent("16.666666666666668", Writing { places: 0, round: true }).as_deref(), Some("16.666667"));
        assert_eq!(percent("-0.9999999", Writing { places: 0, round: true }).as_deref(), Some("-1"));
    }

    #[test]
    fn a_task_is_done_or_not() {
        let task = expected(Kind::Milestone, "项", "task");
        assert_eq!(read("是", &task), Ok(Some(Quantity::ONE)));
        assert_eq!(read("0", &task), Ok(Some(Quantity::ZERO)));
        assert_eq!(read("2", &task), Err(Refusal::NotDone("2".to_owned())));
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
