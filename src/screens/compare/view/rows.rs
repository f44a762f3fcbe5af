//! The rows of the two tables: the scenarios side by side, and the inputs that differ.

use permille_engine::compare::contributions::Contributions;
use permille_engine::compare::inputs::{Difference, Differences, Input};
use permille_engine::compare::results::Figure;
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::writing;
use crate::charts::Sense;
use crate::queries::norms;
use crate::text::compare::inputs as said;
use crate::text::numbers::UNKNOWN;
use crate::text::sentences::Counts;
use crate::text::{Language, Say, Word, compare};
use crate::views::wording::Wording;

/// One scenario in the table of scenarios.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioRow {
    /// How many norms stand how in the area in view.
    pub counts: Counts,
    /// What the norm in focus requires.
    pub required: String,
    /// What there is.
    pub available: String,
    /// What is missing.
    pub gap: String,
    /// Whether something is missing.
    pub short: bool,
    /// The first year of shortfall.
    pub first_short: String,
}

/// Reads a scenario's row.
#[must_use]
pub fn scenario(model: &Model, outlook: &Outlook, wording: &Wording, norm: usize, area: usize, year: Year) -> ScenarioRow {
    let counts = norms::counts(model, outlook, norms::counted(model, area), area, year);
    let figures = outlook.norm(norm);
    let cell = model.cell(area, year);
    let gap = cell.and_then(|cell| figures.gap(cell));
    ScenarioRow {
        counts,
        required: wording.amount(cell.and_then(|cell| figures.requirement(cell))),
        available: wording.amount(cell.and_then(|cell| figures.available(cell))),
        gap: wording.gap(gap),
        short: gap.is_some_and(|gap| gap > Quantity::ZERO),
        first_short: figures.first_short_year(model, area).map_or_else(|| UNKNOWN.to_owned(), |year| year.to_string()),
    }
}

/// One input that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct InputRow {
    /// The group it is listed under.
    pub group: Word,
    /// What it is called.
    pub name: String,
    /// The area it is put in.
    pub area: Option<String>,
    /// Where the reference has it.
    pub before: String,
    /// Where the other has it.
    pub after: String,
    /// The unit of both.
    pub unit: String,
    /// The reasons given, the other's first.
    pub reasons: Vec<String>,
    /// Whether it has no part of its own: it cannot move the figure, or is counted together with others.
    pub faint: bool,
    /// What it contributes to the change; `None` while that is not known.
    pub contribution: Option<(String, Sense)>,
}

impl InputRow {
    /// The row as a table that is kept has it.
    #[must_use]
    pub fn cells(&self) -> Vec<String> {
        let place = self.area.as_ref().map_or_else(String::new, |area| format!("{area} · "));
        let said = self.contribution.as_ref().map_or_else(String::new, |(said, _)| said.clone());
        vec![format!("{place}{} {}", self.name, self.unit).trim_end().to_owned(), self.before.clone(), self.after.clone(), said]
    }
}

/// The inputs that differ, with what each contributes to the change of the figure; contributions come with the inputs they are those of.
#[must_use]
pub fn inputs(
    language: Language,
    model: &Model,
    differences: &Differences,
    known: Option<(&Differences, &Contributions)>,
    figure: Figure,
) -> Vec<InputRow> {
    let amounts = known.and_then(|(_, contributions)| amounts(contributions));
    let plain = |word: Word| Some((language.say(word).to_owned(), Sense::Neither, true));
    let contribution = |input: &Input| {
        let (of, contributions) = known?;
        // They may be those of a moment ago, when other inputs differed.
        let position = of.list.iter().position(|one| one.input == *input)?;
        if contributions.idle.contains(&position) {
            return plain(compare::IDLE);
        }
        let (parts, amounts) = (contributions.parts.as_ref()?, amounts.as_ref()?);
        let place = parts.iter().position(|part| part.inputs.contains(&position))?;
        if parts[place].inputs.len() > 1 {
            return plain(compare::IN_A_GROUP);
        }
        let amount = amounts.get(place).copied();
        Some((writing::change(amount), writing::sense(figure, amount), false))
    };
    let row = |difference: &Difference| {
        let Difference { input, before, after, unset } = difference;
        let contribution = contribution(input);
        let reasons = [after, before]
            .into_iter()
            .flatten()
            .filter_map(|placed| placed.reason.as_deref().map(|reason| language.note(reason)));
        InputRow {
            group: match input {
                Input::Everywhere(_) => compare::EVERYWHERE,
                Input::Local(..) => compare::IN_AN_AREA,
                Input::Action { .. } => compare::ACTIONS,
            },
            name: said::name(language, model, input),
            area: input.area().map(|code| said::area(language, model, code)),
            before: said::stands(language, input, before.as_ref(), unset[0]),
            after: said::stands(language, input, after.as_ref(), unset[1]),
            unit: said::unit_of_input(language, model, input),
            reasons: reasons.collect(),
            faint: contribution.as_ref().is_some_and(|(_, _, faint)| *faint),
            contribution: contribution.map(|(said, sense, _)| (said, sense)),
        }
    };
    differences.list.iter().map(row).collect()
}

/// The parts as they are written: whole units where the change is one, with a decimal place where the parts are small.
#[must_use]
pub fn amounts(contributions: &Contributions) -> Option<Vec<Quantity>> {
    let fine = contributions.amounts(6)?;
    let largest = fine.iter().map(|amount| writing::size(*amount)).max().unwrap_or_default();
    let ten = Quantity::whole(10).unwrap_or_default();
    contributions.amounts(u32::from(largest < ten))
}
