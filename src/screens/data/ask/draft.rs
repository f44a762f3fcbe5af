//! What is said so far of whom to ask for what, and what follows from it.

use std::collections::BTreeSet;

use permille_engine::area::Level;
use permille_engine::id::{AreaCode, PlanId};
use permille_engine::model::Model;
use permille_engine::year::Year;
use permille_exchange::office::ask::Needs;
use permille_exchange::wording::figure;

use crate::text::{Word, ask};

/// What is said so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    /// The level that is asked.
    pub(super) level: Level,
    /// The area it is asked within; everywhere where absent.
    pub(super) within: Option<AreaCode>,
    /// Areas that are not asked.
    pub(super) left_out: BTreeSet<AreaCode>,
    /// Plans whose figures are not asked.
    pub(super) plans_out: BTreeSet<PlanId>,
    /// The year as it was typed.
    pub(super) year: String,
    /// What the round is called.
    pub(super) title: String,
    /// By when.
    pub(super) deadline: String,
    /// Who asks.
    pub(super) from: String,
    /// Whether the forms are sheets of one workbook.
    pub(super) sheets: bool,
}

/// What follows from it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Outcome {
    /// The areas of the level, by their positions.
    pub(super) offered: Vec<usize>,
    /// Those that are asked.
    pub(super) areas: Vec<usize>,
    /// The plans that need any figure of the areas on offer.
    pub(super) plans: Vec<PlanId>,
    /// How many figures the forms ask for: the fewest and the most.
    pub(super) figures: (usize, usize),
}

impl Draft {
    /// What is proposed: every county, all plans, the figures of the year in view.
    pub(super) fn new(model: &Model, year: Year) -> Self {
        let levels = levels(model);
        let counties = levels.iter().map(|(level, _)| *level).find(|level| *level == Level::County);
        let level = counties.or(levels.last().map(|(level, _)| *level)).unwrap_or(Level::County);
        Self {
            level,
            within: None,
            left_out: BTreeSet::new(),
            plans_out: BTreeSet::new(),
            year: year.to_string(),
            title: String::new(),
            deadline: String::new(),
            from: String::new(),
            sheets: false,
        }
    }

    /// The plans that are asked for.
    pub(super) fn asked_plans(&self, outcome: &Outcome) -> Vec<PlanId> {
        outcome.plans.iter().filter(|plan| !self.plans_out.contains(plan)).cloned().collect()
    }

    /// All that its [outcome](Self::outcome) follows from.
    pub(super) fn asks(&self) -> (Level, Option<AreaCode>, BTreeSet<AreaCode>, BTreeSet<PlanId>) {
        (self.level, self.within.clone(), self.left_out.clone(), self.plans_out.clone())
    }

    /// What follows from it.
    pub(super) fn outcome(&self, model: &Model) -> Outcome {
        let within = self.within.as_ref().and_then(|code| model.tree().position(code));
        let inside = |area: usize| within.is_none_or(|above| model.tree().upward(area).any(|one| one == above));
        let of_level = |area: &usize| model.areas()[*area].level == self.level && inside(*area);
        let offered: Vec<usize> = (0..model.areas().len()).filter(of_level).collect();
        let needs = Needs::of(model);
        // There are few kinds of areas by what is needed of them.
        let mut kinds: Vec<Vec<usize>> = Vec::new();
        let mut kind = |&area: &usize| {
            let norms = needs.norms(area);
            kinds.iter().position(|kind| *kind == norms).unwrap_or_else(|| {
                kinds.push(norms);
                kinds.len() - 1
            })
        };
        let kind_of: Vec<(usize, usize)> = offered.iter().map(|area| (*area, kind(area))).collect();
        let plans = needs.plans(kinds.iter().flatten().copied());
        let is_asked = |area: usize| !self.left_out.contains(&model.areas()[area].code);
        let asked: Vec<(usize, usize)> = kind_of.into_iter().filter(|(area, _)| is_asked(*area)).collect();
        let areas = asked.iter().map(|(area, _)| *area).collect();
        let mut outcome = Outcome { offered, areas, plans, figures: (0, 0) };
        let of_plans = self.asked_plans(&outcome);
        let counts: Vec<usize> = kinds.iter().map(|kind| needs.figures(kind, &of_plans).len()).collect();
        let of_areas = || asked.iter().map(|(_, kind)| counts[*kind]);
        outcome.figures = (of_areas().min().unwrap_or(0), of_areas().max().unwrap_or(0));
        outcome
    }

    /// What keeps the forms from being made.
    pub(super) fn refusal(&self, outcome: &Outcome) -> Option<Word> {
        if outcome.areas.is_empty() {
            return Some(ask::NOBODY);
        }
        if outcome.figures.0 == 0 {
            return Some(ask::NO_FIGURES);
        }
        figure::year(&self.year).is_none().then_some(ask::NO_YEAR)
    }
}

/// The levels of the file, each with how many areas it has, the widest first.
pub(super) fn levels(model: &Model) -> Vec<(Level, usize)> {
    let count = |level: Level| model.areas().iter().filter(|area| area.level == level).count();
    Level::ALL.into_iter().map(|level| (level, count(level))).filter(|(_, count)| *count > 0).collect()
}

/// The areas that have areas of a level below them, by their positions.
pub(super) fn above(model: &Model, level: Level) -> Vec<usize> {
    let mut above: BTreeSet<usize> = BTreeSet::new();
    for area in (0..model.areas().len()).filter(|&area| model.areas()[area].level == level) {
        above.extend(model.tree().upward(area).skip(1));
    }
    above.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use permille_exchange::files::{scenario_file, shipped};

    use super::*;

    fn model() -> Model {
        let (document, _) = scenario_file::read(shipped::scenario("jiangxi-2025").unwrap(), &shipped::plans().unwrap()).unwrap();
        Model::new(&document.set).unwrap().0
    }

    #[test]
    fn every_county_is_proposed_and_a_city_narrows_it() {
        let model = model();
        let draft = Draft::new(&model, 2025);
        let all = draft.outcome(&model);
        assert_eq!((draft.level, all.areas.len(), draft.refusal(&all)), (Level::County, 100, None));
        assert!(all.figures.0 > 10 && all.figures.0 <= all.figures.1);
        assert_eq!(above(&model, Level::County).len(), 12, "the province and its cities");
        let city = Draft { within: Some("360200".into()), left_out: ["360222".into()].into(), ..draft.clone() };
        let some = city.outcome(&model);
        assert_eq!((some.offered.len(), some.areas.len()), (4, 3));
        let plans_out: BTreeSet<PlanId> = all.plans.iter().skip(1).cloned().collect();
        let fewer = Draft { plans_out, ..draft.clone() }.outcome(&model);
        assert!(fewer.figures.1 < all.figures.1 && fewer.plans == all.plans);
    }

    #[test]
    fn what_cannot_be_made_says_why() {
        let model = model();
        let draft = Draft::new(&model, 2025);
        let all = draft.outcome(&model);
        let nobody =
            Draft { left_out: all.areas.iter().map(|&area| model.areas()[area].code.clone()).collect(), ..draft.clone() };
        assert_eq!(nobody.refusal(&nobody.outcome(&model)), Some(ask::NOBODY));
        let nothing = Draft { plans_out: all.plans.iter().cloned().collect(), ..draft.clone() };
        assert_eq!(nothing.refusal(&nothing.outcome(&model)), Some(ask::NO_FIGURES));
        let year = Draft { year: "20x5".to_owned(), ..draft };
        assert_eq!(year.refusal(&all), Some(ask::NO_YEAR));
    }
}
