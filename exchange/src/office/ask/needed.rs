//! Which figures plans need of an area.

use permille_engine::area::PopulationBase;
use permille_engine::edit::Figure;
use permille_engine::id::{MeasureId, PlanId};
use permille_engine::in_order;
use permille_engine::model::{Model, Standing};
use permille_engine::norm::Norm;
use permille_engine::plan::Nature;

/// The plans that need any figure of the area at this position, in the order of the file.
#[must_use]
pub fn binding(model: &Model, area: usize) -> Vec<PlanId> {
    let mut plans: Vec<PlanId> = Vec::new();
    for norm in 0..model.norm_count() {
        let plan = &model.plan_of(norm).id;
        if !plans.contains(plan) && is_asked(model, norm, area) {
            plans.push(plan.clone());
        }
    }
    plans
}

/// The figures that these plans need of the area at this position: people first, then stocks and indicators in the order of the norms.
///
/// A norm needs figures of the areas it binds. Where it demands so much for so many people of an area above, and what it demands adds up, it needs them of the
/// areas that make that one up as well: a province's physicians are those of its counties. What is done or not done is not asked.
#[must_use]
pub fn needed(model: &Model, area: usize, plans: &[PlanId]) -> Vec<Figure> {
    let (mut bases, mut measures) = (in_order::set([PopulationBase::Resident]), Vec::new());
    let mut any = false;
    for norm in (0..model.norm_count()).filter(|&norm| plans.contains(&model.plan_of(norm).id)) {
        if !is_asked(model, norm, area) {
            continue;
        }
        any = true;
        let norm: &Norm = model.norm(norm);
        bases.extend(norm.rule.bases().iter().cloned());
        for measure in [Some(&norm.measure), norm.rule.of()].into_iter().flatten() {
            if is_figure(model, measure) && !measures.contains(measure) {
                measures.push(measure.clone());
            }
        }
    }
    if !any {
        return Vec::new();
    }
    // In the order in which people are listed everywhere.
    let people = model.bases().iter().filter(|base| bases.contains(base)).cloned().map(Figure::Population);
    people.chain(measures.into_iter().map(Figure::Measure)).collect()
}

/// Whether a norm needs figures of an area.
fn is_asked(model: &Model, norm: usize, area: usize) -> bool {
    let rule = &model.norm(norm).rule;
    if !is_figure(model, &model.norm(norm).measure) {
        return false;
    }
    let bound = |area: usize| model.standing(norm, area) == Standing::Bound;
    let by_people = !rule.bases().is_empty() && model.measure_of(norm).adds_up();
    bound(area) || by_people && model.tree().upward(area).skip(1).any(bound)
}

/// Whether a measure is counted or measured, and not only done.
fn is_figure(model: &Model, measure: &MeasureId) -> bool {
    let found = model.measure_position(measure).and_then(|position| model.measures().get(position));
    found.is_some_and(|measure| measure.nature != Nature::Milestone)
}
