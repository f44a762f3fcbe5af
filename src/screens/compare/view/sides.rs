//! Which scenarios are compared, by which norm, and over which areas.

use permille_engine::compare::results::{Figure, by_norm};
use permille_engine::id::ScenarioId;
use permille_engine::in_order::InOrder;
use permille_engine::model::{Model, Standing};
use permille_engine::outlook::Outlook;
use permille_engine::scenario::ScenarioSet;
use permille_engine::year::Year;

use crate::queries::{norms, places};
use crate::store::{Comparison, View};
use crate::views::choice;

/// The most scenarios side by side, the reference among them.
pub const MOST: usize = 4;

/// The scenarios compared, by their positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides {
    /// The reference.
    pub reference: usize,
    /// Those set beside it, in the order of their tabs; never empty.
    pub shown: Vec<usize>,
    /// The one of them whose differences are spelt out.
    pub other: usize,
}

impl Sides {
    /// What a reader's choices come to; `None` where there is a single scenario.
    #[must_use]
    pub fn of(set: &ScenarioSet, view: &View) -> Option<Self> {
        let Comparison { reference, shown, other } = &view.comparison;
        let position = |id: &ScenarioId| set.scenarios.iter().position(|scenario| scenario.id == *id);
        let reference = reference.as_ref().and_then(position).unwrap_or(0);
        let others = (0..set.scenarios.len()).filter(|&one| one != reference);
        let mut shown: Vec<usize> = match shown {
            Some(ids) => others.clone().filter(|&one| ids.contains(&set.scenarios[one].id)).collect(),
            None => others.clone().take(MOST - 1).collect(),
        };
        // The scenario in view is the one looked at; with the reference in view, the one looked at before.
        let in_view = Some(view.scenario).filter(|&one| one != reference && one < set.scenarios.len());
        let before = other.as_ref().and_then(position).filter(|&one| one != reference);
        let other = in_view.or(before.filter(|one| shown.contains(one))).or(shown.first().copied()).or(others.clone().next())?;
        if !shown.contains(&other) {
            shown.push(other);
        }
        while shown.len() >= MOST
            && let Some(last) = shown.iter().rposition(|one| *one != other)
        {
            shown.remove(last);
        }
        shown.put_in_order();
        Some(Self { reference, shown, other })
    }

    /// All of them, the reference first.
    pub fn all(&self) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(self.reference).chain(self.shown.iter().copied())
    }
}

/// The norm by which the two are compared: the one in focus; else the usual one where it differs, else that which differs most.
#[must_use]
pub fn norm(model: &Model, pair: [&Outlook; 2], in_focus: Option<usize>, area: usize, year: Year) -> Option<usize> {
    if in_focus.is_some() {
        return in_focus;
    }
    let offered = choice::offered(model, area);
    let usual = choice::usual(model, area, &offered);
    let leading = norms::leading(model, area, usize::MAX);
    let changed = |norms: &[usize]| {
        let of = |figure| by_norm(model, pair, norms, area, year, figure).first().map(|difference| difference.norm);
        of(Figure::Gap).or_else(|| of(Figure::Requirement))
    };
    let first = usual.and_then(|usual| changed(&[usual]));
    first.or_else(|| changed(&leading)).or_else(|| changed(&norms::counted(model, area).collect::<Vec<_>>())).or(usual)
}

/// The figure compared while the reader has not chosen: the gap, unless it is unknown in both and what is required is not.
#[must_use]
pub fn figure(model: &Model, [one, other]: [&Outlook; 2], norm: usize, area: usize, year: Year) -> Figure {
    let known = |figure: Figure| [one, other].iter().any(|outlook| figure.of(model, outlook.norm(norm), area, year).is_some());
    if known(Figure::Gap) || !known(Figure::Requirement) { Figure::Gap } else { Figure::Requirement }
}

/// The areas ranked by their change: those below the area in view that the norm speaks of; beside it, where there are none below.
#[must_use]
pub fn areas(model: &Model, area: usize, norm: usize) -> Vec<usize> {
    let speaks = |areas: Vec<usize>| -> Vec<usize> {
        areas.into_iter().filter(|&one| model.standing(norm, one) != Standing::Outside).collect()
    };
    let below = speaks(choice::compared(model, area, norm, None).1);
    if !below.is_empty() {
        return below;
    }
    let root = model.tree().upward(area).last().unwrap_or(area);
    speaks(places::at_level(model, root, model.areas()[area].level).collect())
}
