//! The sentences over the comparison.

use permille_engine::compare::results::{Difference, Figure, Spread};
use permille_engine::model::Model;
use permille_engine::norm::Direction;
use permille_engine::outlook::Outlook;
use permille_engine::outlook::status::Status;
use permille_engine::plan::Nature;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::writing::size;
use crate::queries::norms;
use crate::text::compare::{self, Outcome, Pair, Thing};
use crate::text::sentences::Piece;
use crate::text::{Language, Say};
use crate::views::wording::{Wording, figure};

/// What a planner would say aloud of two scenarios and one norm.
#[must_use]
pub fn headline(model: &Model, outlooks: [&Outlook; 2], wording: &Wording, pair: &Pair, norm: usize, area: usize) -> Vec<Piece> {
    let [one, other] = outlooks;
    let difference = Difference::between(model, one, other, norm, area, pair.year);
    let row = model.horizon().position(pair.year);
    let binds = |outlook: &Outlook| row.is_some_and(|row| outlook.norm(norm).binding(row).is_some());
    let amount = |value| figure(size(value));
    let outcome = match difference.gap.more_missing() {
        _ if !binds(one) && !binds(other) => Outcome::NotDue(other.norm(norm).next_due(pair.year).map(|target| target.due)),
        Some(Quantity::ZERO) => Outcome::Same(difference.gap.after.filter(|gap| *gap > Quantity::ZERO).map(amount)),
        Some(more) if more.is_negative() => Outcome::Better(amount(more)),
        Some(more) => Outcome::Worse(amount(more)),
        None => {
            let required = difference.requirement.amount().filter(|change| *change != Quantity::ZERO);
            Outcome::Unknown(required.map(|change| (!change.is_negative(), amount(change))))
        }
    };
    let spread = Spread::within(model, one, other, norm, area, pair.year);
    let spread = (spread.all() > 1).then(|| (spread, model.norm(norm).level));
    compare::headline(wording.language, pair, &outcome, spread)
}

/// How many norms fall short in the other that do not in the reference, and the other way round.
#[must_use]
pub fn turned(model: &Model, [one, other]: [&Outlook; 2], area: usize, year: Year) -> (usize, usize) {
    let Some(cell) = model.cell(area, year) else { return (0, 0) };
    let short = |outlook: &Outlook, norm: usize| outlook.norm(norm).status(cell) == Some(Status::Short);
    let count =
        |from: &Outlook, to: &Outlook| norms::counted(model, area).filter(|&norm| !short(from, norm) && short(to, norm)).count();
    (count(one, other), count(other, one))
}

/// The first year in which the two come out differently under a norm.
#[must_use]
pub fn first_difference(model: &Model, [one, other]: [&Outlook; 2], norm: usize, area: usize) -> Option<Year> {
    let apart = |year: &Year| {
        let difference = Difference::between(model, one, other, norm, area, *year);
        [Figure::Requirement, Figure::Available, Figure::Gap].iter().any(|&figure| {
            let change = difference.change(figure);
            change.before != change.after
        })
    };
    model.horizon().years().find(apart)
}

/// What a norm speaks of, for a sentence.
#[must_use]
pub fn thing<'a>(language: Language, model: &'a Model, norm: usize) -> Thing<'a> {
    let measure = model.measure_of(norm);
    Thing {
        name: language.name(&measure.name),
        unit: language.name(&measure.unit),
        can_be_missing: measure.nature == Nature::Resource && model.norm(norm).direction == Direction::AtLeast,
    }
}
