//! Figures with their units, and gaps with the word that carries their sign.

use permille_engine::norm::Direction;
use permille_engine::quantity::Quantity;

use super::words;
use crate::wording::language::{Language, Say};

/// A figure with its unit: `101,410 个`, `101,410 places`, `1 place`, `78.2%`.
#[must_use]
pub fn with_unit(figure: &str, unit: &str) -> String {
    match unit {
        "" => figure.to_owned(),
        unit if unit.starts_with(['%', '‰']) => format!("{figure}{unit}"),
        unit => format!("{figure} {}", unit_of(figure, unit)),
    }
}

/// The unit behind a figure: of one, in the singular. Measures name their units in the plural; what is not English has none. What begins with a number is
/// multiplied with: `5 × 10,000 yuan`.
#[must_use]
pub fn unit_of(figure: &str, unit: &str) -> String {
    if unit.starts_with(|first: char| first.is_ascii_digit()) {
        return format!("× {unit}");
    }
    let of_what = ["per ", "in "].iter().any(|word| unit.starts_with(word));
    if (figure != "1" && !figure.ends_with(" 1")) || !unit.is_ascii() || of_what {
        return unit.to_owned();
    }
    // “hours a day”, “units per institution”: what is counted stands before.
    let end = [" a ", " per ", " of ", " for ", " with ", " in "].iter().filter_map(|word| unit.find(word)).min();
    let (counted, rest) = unit.split_at(end.unwrap_or(unit.len()));
    let (before, noun) = counted.rsplit_once(' ').map_or(("", counted), |(before, noun)| (before, noun));
    let space = if before.is_empty() { "" } else { " " };
    format!("{before}{space}{}{rest}", singular(noun))
}

/// The singular of an English noun.
fn singular(noun: &str) -> String {
    let without = |ending: &str| noun.strip_suffix(ending);
    if noun == "people" {
        return "person".to_owned();
    }
    if let Some(stem) = without("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let hissing = ["ss", "sh", "ch", "x"];
    if let Some(stem) = without("es").filter(|stem| hissing.iter().any(|end| stem.ends_with(end))) {
        return stem.to_owned();
    }
    without("s").filter(|stem| !stem.ends_with('s')).unwrap_or(noun).to_owned()
}

/// A gap with the word that says which way it goes; `figure` is its size.
#[must_use]
pub fn gap(language: Language, direction: Direction, gap: Quantity, figure: &str) -> String {
    if gap == Quantity::ZERO {
        return "0".to_owned();
    }
    let word = match (direction, gap.is_negative()) {
        (Direction::AtLeast, false) => words::SHORT_BY,
        (Direction::AtLeast, true) => words::SURPLUS,
        (Direction::AtMost, false) => words::OVER_BY,
        (Direction::AtMost, true) => words::UNDER_BY,
    };
    format!("{} {figure}", language.say(word))
}

#[cfg(test)]
mod tests {
    use super::with_unit;

    #[test]
    fn one_is_singular() {
        let of_one = [
            ("centres", "1 centre"),
            ("community nurses", "1 community nurse"),
            ("people", "1 person"),
            ("ambulances", "1 ambulance"),
            ("laboratories", "1 laboratory"),
            ("branches", "1 branch"),
            ("places", "1 place"),
            ("hours a day", "1 hour a day"),
            ("per 1,000 births", "1 per 1,000 births"),
            ("km²", "1 km²"),
            ("个", "1 个"),
        ];
        for (unit, said) in of_one {
            assert_eq!(with_unit("1", unit), said);
        }
        assert_eq!(with_unit("2", "centres"), "2 centres");
        assert_eq!(with_unit("Short 1", "wards"), "Short 1 ward");
        assert_eq!(with_unit("0", "10,000 yuan"), "0 × 10,000 yuan");
        assert_eq!(with_unit("4.5", "‰"), "4.5‰");
        assert_eq!(with_unit("0", "centres"), "0 centres");
    }
}
