//! How figures and their changes are written.

use permille_engine::compare::results::Figure;
use permille_engine::quantity::Quantity;

use crate::charts::Sense;
use crate::text::areas::with_unit;
use crate::text::numbers::UNKNOWN;
use crate::views::wording::{Wording, figure as written};

/// A figure: a gap with the word that says which way it goes, anything else as it is.
#[must_use]
pub fn figure(wording: &Wording, figure: Figure, value: Option<Quantity>) -> String {
    match figure {
        Figure::Gap => wording.gap(value),
        Figure::Requirement | Figure::Available => wording.amount(value),
    }
}

/// A figure with its unit.
#[must_use]
pub fn figure_with_unit(wording: &Wording, of: Figure, value: Option<Quantity>) -> String {
    let said = figure(wording, of, value);
    if value.is_some() && said != UNKNOWN { with_unit(&said, &wording.unit) } else { said }
}

/// A change with its sign: `+25`, `−100`, `0`.
#[must_use]
pub fn change(value: Option<Quantity>) -> String {
    let Some(value) = value else { return UNKNOWN.to_owned() };
    let said = written(value);
    if value > Quantity::ZERO { format!("+{said}") } else { said }
}

/// A change with its sign and unit.
#[must_use]
pub fn change_with_unit(wording: &Wording, value: Option<Quantity>) -> String {
    let said = change(value);
    if value.is_some() { with_unit(&said, &wording.unit) } else { said }
}

/// Which way a change of a figure goes: more missing is worse; more required or available is neither.
#[must_use]
pub fn sense(figure: Figure, change: Option<Quantity>) -> Sense {
    match (figure, change) {
        (Figure::Gap, Some(change)) if change > Quantity::ZERO => Sense::Worse,
        (Figure::Gap, Some(change)) if change.is_negative() => Sense::Better,
        _ => Sense::Neither,
    }
}

/// The size of a quantity, without its sign.
#[must_use]
pub fn size(value: Quantity) -> Quantity {
    value.max(Quantity::ZERO.minus(value).unwrap_or(value))
}
