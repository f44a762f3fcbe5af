//! A model made step by step, for whoever has something else to do in between: a page that must not stand still.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::area::{AreaTree, Level, PopulationBase};
use crate::id::{AreaCode, MeasureId, NormId};
use crate::plan::{Measure, Plan};
use crate::problem::Problem;
use crate::scenario::ScenarioSet;

use super::figures::{self, Stated};
use super::{BoundNorm, Model, Reach, check_norm, collect_measures};

/// How many areas' figures are looked at in a step.
const AREAS: usize = 8_000;

/// A model, or everything that keeps it from being one.
pub type Made = Result<(Model, Vec<Problem>), Vec<Problem>>;

/// A model under way.
#[derive(Debug, Default)]
pub struct Making {
    next: Step,
    problems: Vec<Problem>,
    /// By area: what is odd about its figures.
    odd: BTreeMap<usize, Vec<Problem>>,
    measures: Vec<Measure>,
    measure_positions: BTreeMap<MeasureId, usize>,
    tree: Option<AreaTree>,
    bases: Vec<PopulationBase>,
    norms: Vec<BoundNorm>,
    norm_positions: BTreeMap<NormId, usize>,
    reaches: BTreeMap<(Level, AreaCode), Arc<Reach>>,
}

/// What is done next.
#[derive(Debug, Default)]
enum Step {
    #[default]
    Measures,
    /// The figures of the areas from this one on.
    Areas(usize),
    Tree,
    Bases,
    /// The norms of the plan at this position.
    Plan(usize),
    Figures,
}

impl Making {
    /// Does a little more for the model of `set`; what comes of it, once nothing is left to do. It is what [`Model::new`] gives, as long as the set is
    /// the same each time.
    pub fn step(&mut self, set: &ScenarioSet) -> Option<Made> {
        let areas = &set.baseline.areas;
        self.next = match self.next {
            Step::Measures => {
                (self.measures, self.measure_positions) = collect_measures(&set.plans, &mut self.problems);
                Step::Areas(0)
            }
            Step::Areas(first) => {
                let end = (first + AREAS).min(areas.len());
                let (odd, fatal) = figures::check(areas, first..end, &self.measures, &self.measure_positions);
                self.odd.extend(odd);
                self.problems.extend(fatal);
                if end < areas.len() { Step::Areas(end) } else { Step::Tree }
            }
            Step::Tree => match AreaTree::new(areas) {
                Ok(tree) => {
                    self.tree = Some(tree);
                    Step::Bases
                }
                Err(more) => {
                    let problems = std::mem::take(&mut self.problems).into_iter();
                    return Some(Err(problems
                        .chain(std::mem::take(&mut self.odd).into_values().flatten())
                        .chain(more.into_iter().map(Problem::from))
                        .collect()));
                }
            },
            Step::Bases => {
                self.bases = figures::bases(areas, &set.plans);
                Step::Plan(0)
            }
            Step::Plan(position) => match (set.plans.get(position), &self.tree) {
                (Some(plan), Some(_)) => {
                    self.bind(set, position, plan);
                    Step::Plan(position + 1)
                }
                _ => Step::Figures,
            },
            Step::Figures => return self.finish(set),
        };
        None
    }

    /// Binds the norms of a plan to the areas they speak of.
    fn bind(&mut self, set: &ScenarioSet, plan_position: usize, plan: &Plan) {
        let Self { problems, measure_positions, tree: Some(tree), bases, norms, norm_positions, reaches, .. } = self else {
            return;
        };
        for (norm_position, norm) in plan.norms.iter().enumerate() {
            check_norm(norm, plan.years.1, problems);
            if norm_positions.insert(norm.id.clone(), norms.len()).is_some() {
                problems.push(Problem::DuplicateNorm { norm: norm.id.clone() });
            }
            let mut resolve = |id: &MeasureId| {
                let position = measure_positions.get(id).copied();
                if position.is_none() {
                    problems.push(Problem::UnknownMeasure { norm: norm.id.clone(), measure: id.clone() });
                }
                position
            };
            let (measure, of) = (resolve(&norm.measure), norm.rule.of().map(&mut resolve));
            let Some(measure) = measure else { continue };
            let reach = reaches
                .entry((norm.level, plan.territory.clone()))
                .or_insert_with(|| Arc::new(Reach::new(&set.baseline.areas, tree, (norm.level, &plan.territory))));
            norms.push(BoundNorm {
                plan: plan_position,
                norm: norm_position,
                measure,
                of: of.flatten(),
                bases: norm.rule.bases().iter().filter_map(|base| bases.iter().position(|one| one == base)).collect(),
                reach: Arc::clone(reach),
            });
        }
    }

    /// Looks what areas state, and puts all together.
    fn finish(&mut self, set: &ScenarioSet) -> Option<Made> {
        let (tree, areas) = (self.tree.take()?, Arc::clone(&set.baseline.areas));
        let stated = Stated::new(&areas, &self.measure_positions, &self.bases, &tree.slots, std::mem::take(&mut self.odd));
        let model = Model {
            areas,
            tree: Arc::new(tree),
            base_year: set.baseline.base_year,
            horizon: set.baseline.horizon,
            plans: set.plans.clone(),
            norms: Arc::new(std::mem::take(&mut self.norms)),
            measures: Arc::new(std::mem::take(&mut self.measures)),
            bases: Arc::new(std::mem::take(&mut self.bases)),
            norm_positions: Arc::new(std::mem::take(&mut self.norm_positions)),
            measure_positions: Arc::new(std::mem::take(&mut self.measure_positions)),
            stated,
        };
        Some(model.with_problems(std::mem::take(&mut self.problems), set))
    }
}
