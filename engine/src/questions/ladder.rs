//! The milestone ladder: every target of every norm as a rung, with what is required by when, what there is, what will be missing, and
//! what has to be added each year.

use crate::model::{Model, Standing};
use crate::norm::Direction;
use crate::outlook::Outlook;
use crate::outlook::norm::NormOutlook;
use crate::outlook::status::Status;
use crate::plan::Nature;
use crate::quantity::Quantity;
use crate::scenario::Scenario;
use crate::year::Year;

use super::needed;

/// One target in one area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rung {
    /// The norm, by its position in the model.
    pub norm: usize,
    /// The area, by its position in the model.
    pub area: usize,
    /// Which of the norm's targets, as the scenario has them.
    pub target: usize,
    /// The year by whose end it is due.
    pub due: Year,
    /// Whether the document gives no year.
    pub undated: bool,
    /// Whether a lever has moved it.
    pub moved: bool,
    /// What is required when it falls due; unknown outside the horizon.
    pub requirement: Option<Quantity>,
    /// What there is in the year looked at.
    pub available: Option<Quantity>,
    /// Where the path to the next requirement stands in the year looked at.
    pub path: Option<Quantity>,
    /// What is missing when it falls due, as the scenario has it; negative where there is more than enough.
    pub gap: Option<Quantity>,
    /// The first year in which it is missed, before the next target takes its place.
    pub first_missed: Option<Year>,
    /// What has to change each year, from the year asked about to the due year, on top of what the scenario does: to be added, or,
    /// where less is better, to be taken away. Zero where nothing is missing; `None` where it is unknown or no year is left.
    pub yearly: Option<Quantity>,
    /// How the area stands when it falls due; `None` outside the horizon.
    pub status: Option<Status>,
    /// How many of the areas summed here have an unknown figure then.
    pub missing: u32,
}

/// From when, and seen from when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// The year looked at: what there is, and where the path stands.
    pub seen: Year,
    /// The year after which additions begin.
    pub from: Year,
}

/// The rungs of `norm` in `area`, the earliest first; none where it demands nothing there.
///
/// # Panics
/// When `outlook` is of another model, which lacks the norm.
#[must_use]
pub fn rungs(model: &Model, scenario: &Scenario, outlook: &Outlook, norm: usize, area: usize, years: Years) -> Vec<Rung> {
    if norm >= model.norm_count() || model.standing(norm, area) == Standing::Outside {
        return Vec::new();
    }
    let figures = outlook.norm(norm);
    let seen = model.cell(area, years.seen);
    let rung = |(position, target): (usize, &crate::outlook::norm::DueTarget)| {
        let next = figures.targets().get(position + 1).map(|next| next.due);
        let at_due = model.cell(area, target.due).filter(|_| binds(model, figures, position, target.due));
        let in_force = |year: &Year| *year >= target.due && binds(model, figures, position, *year);
        let short = |year: &Year| model.cell(area, *year).is_some_and(|cell| figures.status(cell) == Some(Status::Short));
        Rung {
            norm,
            area,
            target: position,
            due: target.due,
            undated: target.undated,
            moved: target.moved,
            requirement: at_due.and_then(|cell| figures.requirement(cell)),
            available: seen.and_then(|cell| figures.available(cell)),
            // The path leads to the next requirement, and so belongs to that rung alone.
            path: seen.filter(|_| leads_to(figures, position, years.seen)).and_then(|cell| figures.path(cell)),
            gap: at_due.and_then(|cell| figures.gap(cell)),
            first_missed: model
                .horizon()
                .years()
                .filter(in_force)
                .take_while(|year| next.is_none_or(|next| *year < next))
                .find(short),
            yearly: at_due.and_then(|_| yearly(model, scenario, outlook, norm, area, (years.from, target.due))),
            status: at_due.and_then(|cell| figures.status(cell)),
            missing: at_due.map_or(0, |cell| figures.missing(cell)),
        }
    };
    figures.targets().iter().enumerate().map(rung).collect()
}

/// Whether the target at `position` is the one that binds in `year`.
fn binds(model: &Model, figures: &NormOutlook, position: usize, year: Year) -> bool {
    let binding = model.horizon().position(year).and_then(|row| figures.binding(row));
    binding.zip(figures.targets().get(position)).is_some_and(|(binding, target)| binding == target)
}

/// Whether the target at `position` is the next to fall due after `year`.
fn leads_to(figures: &NormOutlook, position: usize, year: Year) -> bool {
    figures.next_due(year).zip(figures.targets().get(position)).is_some_and(|(next, target)| next == target)
}

/// What has to change each year. For an area above others it is the shortfall of those below, each year's part put where it is missing.
fn yearly(
    model: &Model,
    scenario: &Scenario,
    outlook: &Outlook,
    norm: usize,
    area: usize,
    (from, due): (Year, Year),
) -> Option<Quantity> {
    if needed::can_be_added(model, norm) {
        return needed::from_year(model, scenario, outlook, norm, area, (from, due));
    }
    if model.measure_of(norm).nature == Nature::Milestone {
        return None;
    }
    let gap = outlook.norm(norm).gap(model.cell(area, due)?)?;
    if gap <= Quantity::ZERO {
        return Some(Quantity::ZERO);
    }
    let whole = model.measure_of(norm).whole && model.norm(norm).direction == Direction::AtLeast;
    gap.divided(i64::from(due.checked_sub(from)?), whole)
}
