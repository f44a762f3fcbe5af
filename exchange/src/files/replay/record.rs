//! The record of a file's results, made from its outlooks.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use permille_engine::in_order;
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::plan::Plan;

use super::sums::Sums;
use crate::files::scenario_file::{Document, Figures, Headline, Outcome, PlanMark, Record};
use crate::files::{digest, plan_file, shipped};

/// The record of a file's results as they are now.
pub(super) fn made<'a>(document: &Document, model: &Model, outlooks: impl Iterator<Item = &'a Outlook>, whole: bool) -> Record {
    let set = &document.set;
    let plans = set.plans.iter().map(|plan| (plan.id.clone(), mark(plan)));
    let results = set.scenarios.iter().zip(outlooks).map(|(scenario, outlook)| {
        let sums = Sums::of(model, outlook);
        let mut result = Outcome {
            scenario: scenario.id.clone(),
            digest: sums.all,
            norms: BTreeMap::new(),
            areas: BTreeMap::new(),
            years: BTreeMap::new(),
        };
        if whole {
            fill(&mut result, model, outlook, &sums);
        }
        result
    });
    Record {
        engine: permille_engine::CALCULATION,
        contents: super::contents(document),
        plans: in_order::map(plans),
        results: results.collect(),
    }
}

fn fill(result: &mut Outcome, model: &Model, outlook: &Outlook, sums: &Sums) {
    // Half of a digest is plenty where the whole one stands beside it.
    let short = |sum: &u64| *sum as u32;
    let norms = sums.norms.iter().enumerate().filter(|(_, sum)| **sum != 0);
    result.norms =
        in_order::map(norms.map(|(norm, sum)| (model.norm(norm).id.clone(), (short(sum), headline(model, outlook, norm)))));
    let areas = model.areas().iter().zip(&sums.areas).filter(|(_, sum)| **sum != 0);
    result.areas = in_order::map(areas.map(|(area, sum)| (area.code.clone(), short(sum))));
    let years = model.horizon().years().zip(&sums.years).filter(|(_, sum)| **sum != 0);
    result.years = in_order::map(years.map(|(year, sum)| (year, short(sum))));
}

/// The figures of a norm that a reader asks for first.
fn headline(model: &Model, outlook: &Outlook, norm: usize) -> Option<Headline> {
    let horizon = model.horizon();
    let due = outlook.norm(norm).targets().last().map_or(horizon.last(), |target| target.due);
    let year = due.clamp(horizon.first(), horizon.last());
    // Areas above others come first among the roots; a file of several counties has several.
    let areas = model.tree().roots().chain(0..model.areas().len());
    areas
        .filter_map(|area| Figures::at(model, outlook, norm, area, year).map(|figures| (area, figures)))
        .next()
        .map(|(area, figures)| Headline { area: model.areas()[area].code.clone(), year, figures })
}

/// A plan as it is now. Writing a plan out takes a while: of those that ship it is done once.
pub(super) fn mark(plan: &Arc<Plan>) -> PlanMark {
    static SHIPPED: OnceLock<Vec<(Arc<Plan>, u64)>> = OnceLock::new();
    let digest = |plan: &Plan| digest::of_text(&plan_file::write(plan));
    let shipped = SHIPPED.get_or_init(|| {
        let plans = shipped::plans().unwrap_or_default();
        plans.into_iter().map(|plan| (Arc::clone(&plan), digest(&plan))).collect()
    });
    let known = shipped.iter().find(|(one, _)| Arc::ptr_eq(one, plan)).map(|(_, digest)| *digest);
    PlanMark { revision: plan.revision, digest: known.unwrap_or_else(|| digest(plan)) }
}
