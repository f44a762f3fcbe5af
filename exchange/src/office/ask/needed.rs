//! Which figures plans need of an area.

use permille_engine::area::PopulationBase;
use permille_engine::edit::Figure;
use permille_engine::id::{MeasureId, PlanId};
use permille_engine::in_order;
use permille_engine::model::{Model, Standing};
use permille_engine::plan::Nature;

/// What plans need of areas: what each norm asks for is looked up once for all of them.
#[derive(Debug)]
pub struct Needs<'m> {
    model: &'m Model,
    asking: Vec<Asking>,
}

/// A norm that asks for figures.
#[derive(Debug)]
struct Asking {
    norm: usize,
    /// Whether it asks areas below those that it binds as well.
    below: bool,
}

impl<'m> Needs<'m> {
    /// Those of a file.
    #[must_use]
    pub fn of(model: &'m Model) -> Self {
        let asking = |norm: usize| {
            let below = !model.norm(norm).rule.bases().is_empty() && model.measure_of(norm).adds_up();
            is_figure(model, &model.norm(norm).measure).then_some(Asking { norm, below })
        };
        Self { model, asking: (0..model.norm_count()).filter_map(asking).collect() }
    }

    /// The norms that need figures of the area at this position, by their positions.
    ///
    /// A norm needs figures of the areas it binds. Where it demands so much for so many people of an area above, and what it demands adds up, it needs
    /// them of the areas that make that one up as well: a province's physicians are those of its counties. What is done or not done is not asked.
    #[must_use]
    pub fn norms(&self, area: usize) -> Vec<usize> {
        let above: Vec<usize> = self.model.tree().upward(area).skip(1).collect();
        let asks = |one: &&Asking| {
            let bound = |area: usize| self.model.standing(one.norm, area) == Standing::Bound;
            bound(area) || one.below && above.iter().any(|&area| bound(area))
        };
        self.asking.iter().filter(asks).map(|one| one.norm).collect()
    }

    /// The plans of norms, in the order in which the norms come.
    #[must_use]
    pub fn plans(&self, norms: impl IntoIterator<Item = usize>) -> Vec<PlanId> {
        let mut plans: Vec<PlanId> = Vec::new();
        for norm in norms {
            let plan = &self.model.plan_of(norm).id;
            if !plans.contains(plan) {
                plans.push(plan.clone());
            }
        }
        plans
    }

    /// The figures that norms of these plans need: people first, then stocks and indicators in the order of the norms.
    #[must_use]
    pub fn figures(&self, norms: &[usize], plans: &[PlanId]) -> Vec<Figure> {
        let model = self.model;
        let (mut bases, mut measures) = (in_order::set([PopulationBase::Resident]), Vec::new());
        let mut any = false;
        for norm in norms.iter().filter(|&&norm| plans.contains(&model.plan_of(norm).id)).map(|&norm| model.norm(norm)) {
            any = true;
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
}

/// Whether a measure is counted or measured, and not only done.
fn is_figure(model: &Model, measure: &MeasureId) -> bool {
    let found = model.measure_position(measure).and_then(|position| model.measures().get(position));
    found.is_some_and(|measure| measure.nature != Nature::Milestone)
}
