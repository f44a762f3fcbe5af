//! What is tried out on a slide: levers, another area and another year, over the saved view and never in the file.

use std::rc::Rc;

use permille_engine::id::AreaCode;
use permille_engine::in_order;
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::placed::put;
use permille_engine::plan::Nature;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Lever, Scenario};
use permille_engine::slide::Slide;
use permille_engine::year::Year;
use permille_exchange::office::deck::{Seen, SlideContent, SlideView, tell};
use permille_exchange::wording::sentences::Day;

use super::view::looks;
use crate::components::same::Same;
use crate::queries::levers::{self, LeverView};
use crate::store::Open;
use crate::text::Language;
use crate::views::deck::seen;

/// How many levers stand on a slide at most.
const LEVERS: usize = 4;

/// What is tried out.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Trial {
    /// Levers, and where they are put.
    pub levers: Vec<(Lever, Option<AreaCode>, Quantity)>,
    /// Another year.
    pub year: Option<Year>,
    /// Another area.
    pub area: Option<AreaCode>,
}

impl Trial {
    /// Whether anything differs from what is saved.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.levers.is_empty() && self.year.is_none() && self.area.is_none()
    }

    /// What of it goes on to the next slide: where one looks, and not what was tried there.
    #[must_use]
    pub fn look(&self) -> Self {
        Self { levers: Vec::new(), ..self.clone() }
    }

    /// With a lever put somewhere.
    #[must_use]
    pub fn with(mut self, lever: &Lever, area: Option<&AreaCode>, value: Quantity) -> Self {
        self.levers.retain(|(one, place, _)| !(one == lever && place.as_ref() == area));
        self.levers.push((lever.clone(), area.cloned(), value));
        self
    }
}

/// A slide under what is tried out.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// What it says.
    pub told: SlideContent,
    /// Its levers, where it has any.
    pub levers: Vec<LeverView>,
    /// Where it looks; `None` where that is no longer in the file.
    pub place: Option<SlideView>,
    /// What follows from what is tried out; `None` where nothing is.
    pub outlook: Option<Same<Outlook>>,
}

/// Tells a slide with what is tried out put over what is saved.
#[must_use]
pub fn shown(language: Language, open: &Open, (scenario, day): (usize, Day), slide: &Slide, trial: &Trial) -> Shown {
    let saved = seen(language, open, scenario, day);
    let mut slide = slide.clone();
    if looks(slide.kind) {
        slide.year = trial.year.or(slide.year);
        slide.area = trial.area.clone().or(slide.area);
    }
    let Some(place) = saved.looks_at(&slide) else {
        return Shown { told: tell(&saved, &slide), levers: Vec::new(), place: None, outlook: None };
    };
    let Some((changed, outlook)) = tried(&saved, place, trial) else {
        return Shown { told: tell(&saved, &slide), levers: levers_of(&saved, place), place: Some(place), outlook: None };
    };
    let outlook = Rc::new(outlook);
    let mut now = saved.clone();
    now.scenarios[place.scenario] = &changed;
    now.outlooks[place.scenario] = &outlook;
    Shown { told: tell(&now, &slide), levers: levers_of(&now, place), place: Some(place), outlook: Some(Same::new(&outlook)) }
}

/// The scenario with the levers put where they are tried, and what follows; `None` where none is.
fn tried(saved: &Seen, place: SlideView, trial: &Trial) -> Option<(Scenario, Outlook)> {
    if trial.levers.is_empty() {
        return None;
    }
    let (scenario, outlook) = (saved.scenarios.get(place.scenario)?, saved.outlooks.get(place.scenario)?);
    let changed = trial
        .levers
        .iter()
        .fold((*scenario).clone(), |scenario, (lever, area, value)| put(saved.model, &scenario, lever, area.as_ref(), *value));
    let outlook = saved.model.update(outlook, &changed);
    Some((changed, outlook))
}

/// The levers that matter for what a slide shows: growth, the norm's values, additions. Below the widest area they are that area's own, for what is added
/// everywhere would move its figures by its share alone.
fn levers_of(seen: &Seen, place: SlideView) -> Vec<LeverView> {
    let Some(scenario) = seen.scenarios.get(place.scenario) else { return Vec::new() };
    let (language, model) = (seen.language, seen.model);
    let own = model.areas().get(place.area).filter(|_| model.tree().parent(place.area).is_some()).map(|area| &area.code);
    let mut views: Vec<LeverView> = levers::population(language, model, scenario, own).into_iter().take(1).collect();
    if let Some(norm) = place.norm.filter(|&norm| model.measure_of(norm).nature == Nature::Resource) {
        views.extend(levers::standard(language, model, scenario, norm, false).into_iter().take(2));
        let need =
            model.cell(place.area, model.horizon().last()).and_then(|cell| seen.outlooks.first()?.norm(norm).requirement(cell));
        views.extend(levers::supply(language, model, scenario, norm, own, need));
    }
    views.truncate(LEVERS);
    views
}

/// The areas that a talk can go on to: the widest, those above the one in view and beside it, and those below it, by their positions.
#[must_use]
pub fn near(model: &Model, area: usize) -> Vec<usize> {
    let tree = model.tree();
    let mut above: Vec<usize> = std::iter::successors(Some(area), |&one| tree.parent(one)).collect();
    above.reverse();
    let below = above.iter().flat_map(|&one| tree.children(one).iter().copied());
    in_order::set(tree.roots().chain(below)).into_iter().collect()
}
