//! Where a lever stands under a scenario of a model, whatever name a setting gives it; and which settings do nothing.

use crate::id::AreaCode;
use crate::lever::target::{self, NoEffect};
use crate::lever::{Lever, Setting, Together, nearest};
use crate::model::Model;
use crate::norm::Norm;
use crate::quantity::Quantity;
use crate::scenario::Scenario;
use crate::year::Year;

/// The norm whose targets `lever` moves, with the last year of its plan.
fn norm_of<'a>(model: &'a Model, lever: &Lever) -> Option<(&'a Norm, Year)> {
    let position = model.norm_position(lever.norm()?)?;
    Some((model.norm(position), model.plan_of(position).years.1))
}

/// One lever for what several may name: a norm's last target, by its year or without.
#[must_use]
pub fn canonical(model: &Model, lever: &Lever) -> Lever {
    norm_of(model, lever).map_or_else(|| lever.clone(), |(norm, last_year)| target::canonical(norm, last_year, lever))
}

/// Where a lever stands when no scenario touches it: at zero, or where the plan has it.
#[must_use]
pub fn planned(model: &Model, lever: &Lever) -> Option<Quantity> {
    match lever.norm() {
        Some(_) => norm_of(model, lever).and_then(|(norm, last_year)| target::planned(norm, last_year, lever)),
        None => lever.neutral(),
    }
}

/// The setting that puts what `lever` means, for exactly this `area` (or everywhere). Of several that mean the same, the one that acts.
#[must_use]
pub fn setting<'a>(model: &Model, scenario: &'a Scenario, lever: &Lever, area: Option<&AreaCode>) -> Option<&'a Setting> {
    scenario.settings.get(position(model, scenario, lever, area)?)
}

/// The position of that setting in the scenario's list.
#[must_use]
pub fn position(model: &Model, scenario: &Scenario, lever: &Lever, area: Option<&AreaCode>) -> Option<usize> {
    let meant = canonical(model, lever);
    let same = |setting: &Setting| setting.area.as_ref() == area && canonical(model, &setting.lever) == meant;
    match lever.together() {
        Together::Last => scenario.settings.iter().rposition(same),
        Together::Nearest | Together::AddUp => scenario.settings.iter().position(same),
    }
}

/// The name under which a change of what `lever` means acts: that of the setting that acts now. Under another name of the same target, a
/// setting might stand before it in the list and do nothing.
#[must_use]
pub fn named(model: &Model, scenario: &Scenario, lever: &Lever, area: Option<&AreaCode>) -> Lever {
    setting(model, scenario, lever, area).map_or(lever, |setting| &setting.lever).clone()
}

/// Where a lever that is not set for `area` itself stands there: what holds for the area above or everywhere, what the plan says, or zero.
#[must_use]
pub fn inherited(model: &Model, scenario: &Scenario, lever: &Lever, area: &AreaCode) -> Option<Quantity> {
    // What is added here comes on top of what is added above: it starts from zero.
    if lever.together() != Together::Nearest {
        return planned(model, lever);
    }
    let parent = model.tree().position(area).and_then(|area| model.tree().parent(area));
    let above = parent.and_then(|parent| nearest(model.tree(), &scenario.settings, lever, parent));
    let above = above.and_then(|position| scenario.settings.get(position));
    above.or_else(|| scenario.setting(lever, None)).map(|setting| setting.value).or_else(|| planned(model, lever))
}

/// Where a lever stands for `area`, or everywhere, under `scenario`; `None` where it names what the model does not have.
#[must_use]
pub fn stands_at(model: &Model, scenario: &Scenario, lever: &Lever, area: Option<&AreaCode>) -> Option<Quantity> {
    if let Some(setting) = setting(model, scenario, lever, area) {
        return Some(setting.value);
    }
    area.map_or_else(|| planned(model, lever), |area| inherited(model, scenario, lever, area))
}

/// The scenario with `lever` put at `value` for `area`, everywhere where that is absent; a reason given before is kept.
#[must_use]
pub fn put(model: &Model, scenario: &Scenario, lever: &Lever, area: Option<&AreaCode>, value: Quantity) -> Scenario {
    let acting = position(model, scenario, lever, area);
    let mut scenario = scenario.clone();
    match acting.and_then(|position| scenario.settings.get_mut(position)) {
        Some(setting) => setting.value = value,
        None => scenario.settings.push(Setting { lever: lever.clone(), area: area.cloned(), value, reason: None }),
    }
    scenario
}

/// The positions of the settings that move nothing whatever is asked, each with the reason.
#[must_use]
pub fn without_effect(model: &Model, scenario: &Scenario) -> Vec<(usize, NoEffect)> {
    let mut without_effect = Vec::new();
    for (position, setting) in scenario.settings.iter().enumerate() {
        let measure = setting.lever.measure().is_none_or(|measure| model.measure_position(measure).is_some());
        let area = setting.area.as_ref().is_none_or(|area| model.tree().position(area).is_some());
        let norm = setting.lever.norm().is_none_or(|norm| model.norm_position(norm).is_some());
        if !(measure && area && norm) {
            without_effect.push((position, NoEffect::NotThere));
            continue;
        }
        let placed = norm_of(model, &setting.lever)
            .map(|(norm, last_year)| target::placed(norm, last_year, &scenario.settings))
            .unwrap_or_default();
        without_effect.extend(placed.without_effect.into_iter().filter(|(one, _)| *one == position));
    }
    without_effect
}
