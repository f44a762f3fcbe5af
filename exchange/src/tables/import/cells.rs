//! What a cell of figures says: a value, that it is not known, or something that is no figure.

use permille_engine::quantity::Quantity;

use super::key::narrowed;
use super::known::KnownFigure;
use super::layout::is_unknown;
use super::points::Points;
use super::{Scale, frame};
use crate::wording::figure::{Expected, Kind, Refusal, Writing, read_as};

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// A value; with the mark behind it, where one was left out.
    Value(Quantity, Option<String>),
    /// That it is not known.
    Unknown,
    /// Nothing that can be taken.
    Refused(Refusal),
}

/// Reads a cell of a column of a figure.
pub(super) fn says(text: &str, known: &KnownFigure, scale: Scale, points: Points, round: bool) -> Says {
    if is_unknown(text) {
        return Says::Unknown;
    }
    let rate: Expected;
    let (expected, places) = match scale {
        Scale::Power(places) => (&known.expected, places),
        Scale::Per(_) => {
            rate = Expected { kind: Kind::Stock { whole: false }, unit: known.expected.unit.clone() };
            (&rate, 0)
        }
    };
    let writing = Writing { places, round };
    // The mark that keeps a number a text.
    let text =
        text.strip_prefix(['\'', '’']).filter(|rest| rest.starts_with(|first: char| first.is_ascii_digit())).unwrap_or(text);
    let plain = pointed(text, points);
    let read = |text: &str| {
        // A cell may say 万 in a column that says so already, or that says nothing.
        let own = places != 0
            && narrowed(text).contains(['百', '千', '万', '亿'])
            && (known.counted || known.expected.kind == Kind::People);
        read_as(text, expected, if own { Writing { places: 0, round } } else { writing })
    };
    match read(&plain) {
        Ok(Some(value)) => Says::Value(value, None),
        Ok(None) => Says::Unknown,
        Err(refusal) => match unflagged(&plain).map(|bare| (bare, read(bare))) {
            Some((bare, Ok(Some(value)))) => Says::Value(value, Some(plain[bare.len()..].trim().to_owned())),
            _ => Says::Refused(refusal),
        },
    }
}

/// A text with points and commas as they are read everywhere else.
fn pointed(text: &str, points: Points) -> String {
    if points != Points::Group {
        return text.to_owned();
    }
    let plain = narrowed(text);
    let (whole, fraction) = plain.split_once(',').unwrap_or((&plain, ""));
    let mut groups = whole.trim().trim_start_matches(['-', '−']).split('.');
    let first = groups.next().unwrap_or_default();
    let sound = !first.is_empty() && groups.all(|group| group.len() == 3) && (first.len() <= 3 || !whole.contains('.'));
    match (sound, fraction) {
        (false, _) => text.to_owned(),
        (true, "") => whole.replace('.', ""),
        (true, fraction) => format!("{}.{fraction}", whole.replace('.', "")),
    }
}

/// A number without the mark of a footnote or of quality behind it.
fn unflagged(text: &str) -> Option<&str> {
    let bare = text.trim_end_matches(|letter: char| "*†‡①②③④⑤⑥⑦⑧⑨⑩⁰¹²³⁴⁵⁶⁷⁸⁹".contains(letter) || letter.is_whitespace());
    let bracket = ["(p)", "(e)", "(r)", "(b)", "（估）", "（预）", "(估)", "(预)", "（初步）"]
        .iter()
        .find_map(|mark| bare.strip_suffix(mark));
    let bare = bracket.unwrap_or(bare).trim_end();
    (bare.len() < text.trim_end().len() && frame::is_number(bare)).then_some(bare)
}

#[cfg(test)]
mod tests {
    use permille_engine::edit::Figure;
    use permille_engine::name::Name;

    use super::*;

    fn people() -> KnownFigure {
        KnownFigure {
            figure: Figure::Population(permille_engine::area::PopulationBase::Resident),
            name: Name::new("", ""),
            expected: Expected { kind: Kind::People, unit: Name::new("人", "people") },
            counted: false,
        }
    }

    fn value(text: &str, scale: i32, points: Points) -> Option<String> {
        match says(text, &people(), Scale::Power(scale), points, false) {
            Says::Value(value, _) => Some(value.to_string()),
            _ => None,
        }
    }

    #[test]
    fn a_cell_says_what_it_says() {
        assert_eq!(value("1.609.167", 0, Points::Group).as_deref(), Some("1609167"));
        assert_eq!(value("215.430", 0, Points::Group).as_deref(), Some("215430"));
        assert_eq!(value("21,543", 4, Points::Group).as_deref(), Some("215430"));
        assert_eq!(value("21.543万", 4, Points::Decimal).as_deref(), Some("215430"));
        assert_eq!(value("33.8902万人", 0, Points::Decimal).as_deref(), Some("338902"));
        assert_eq!(value("215430.0", 0, Points::Decimal).as_deref(), Some("215430"));
        assert_eq!(value("6,2", 0, Points::Decimal), None);
        assert!(
            matches!(says("1,180*", &people(), Scale::Power(0), Points::Decimal, false), Says::Value(_, Some(mark)) if mark == "*")
        );
        for text in ["-", "…", "*", "<5", "-999999", "", "na", "#N/A", "—", ".."] {
            assert_eq!(says(text, &people(), Scale::Power(0), Points::Decimal, false), Says::Unknown, "{text}");
        }
        assert!(matches!(
            says("#DIV/0!", &people(), Scale::Power(0), Points::Decimal, false),
            Says::Refused(Refusal::SheetError(_))
        ));
    }
}
