//! Figures with their units, and gaps with the word that carries their sign.

use permille_engine::norm::Direction;
use permille_engine::quantity::Quantity;

use super::words;
use crate::language::{Language, Say};

/// A figure with its unit: `101,410 个`, `101,410 places`, `78.2%`.
#[must_use]
pub fn with_unit(figure: &str, unit: &str) -> String {
    match unit {
        "" => figure.to_owned(),
        "%" => format!("{figure}%"),
        unit => format!("{figure} {unit}"),
    }
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
