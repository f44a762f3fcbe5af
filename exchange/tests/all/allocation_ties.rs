//! Places divided among counties that are alike: the order of the file's rows decides nothing.

use std::collections::BTreeMap;

use permille_engine::allocation::claims::{Asked, gather};
use permille_engine::allocation::solver::solve;
use permille_engine::allocation::{Limit, Rule, divide};
use permille_engine::model::Model;
use permille_engine::quantity::Quantity;
use permille_exchange::files::scenario_file;

const FILE: &str = include_str!("../allocation-ties.scenario.json");
const REVERSED: &str = include_str!("../allocation-ties-reversed.scenario.json");

/// By area code: what each gets of so many units by a rule, and what it lacks.
fn awards(text: &str, units: i64, rule: Rule) -> BTreeMap<String, (Quantity, Quantity)> {
    let (document, _) = scenario_file::read(text, &crate::common::plans()).unwrap();
    let (model, _) = Model::new(&document.set).unwrap();
    let norm = (0..model.norm_count()).find(|&norm| model.has_figures(norm)).expect("a norm has figures");
    let areas: Vec<usize> = (0..model.areas().len()).collect();
    let asked = Asked { norms: &[norm], areas: &areas, priced: false, unit_cost: &|_, _| None, weight: &|_, _| Quantity::ONE };
    let figures = model.probe(&document.set.scenarios[0], &[norm]);
    let gathered = gather(&model, &figures, model.horizon().last(), &asked);
    let division = divide(&gathered.claims, Limit::Amount(Quantity::whole(units).unwrap()), rule, &solve).unwrap();
    let pairs = gathered.claims.iter().zip(&division.awards);
    pairs.map(|(claim, award)| (model.areas()[claim.area].code.to_string(), (*award, claim.gap().unwrap()))).collect()
}

#[test]
fn the_order_of_rows_does_not_decide_who_gets_the_last_unit() {
    for rule in [Rule::Proportional, Rule::LowestCoverage, Rule::LargestGap] {
        for units in [1, 5, 10, 23, 100] {
            let (there, back) = (awards(FILE, units, rule), awards(REVERSED, units, rule));
            assert!(there.len() > 1, "several counties lack something");
            assert_eq!(there, back, "{units} by {rule:?}");
            let sum: i64 = there.values().map(|(award, _)| award.trunc()).sum();
            let gaps: i64 = there.values().map(|(_, gap)| gap.trunc()).sum();
            assert_eq!(sum, units.min(gaps), "all is given as long as anything is lacking");
            assert!(there.values().all(|(award, gap)| award <= gap), "nobody gets more than is lacking");
        }
    }
}
