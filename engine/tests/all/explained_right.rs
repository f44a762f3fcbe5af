//! Explanations held to their word in random worlds: the numbers of an explanation, put into its formula by plain arithmetic, give the number
//! explained.

use permille_engine::area::PopulationBase;
use permille_engine::explanation::{Explanation, Formula, Input, Origin, PartKind, Worked, explain};
use permille_engine::model::{Model, Standing};
use permille_engine::norm::{Direction, Norm};
use permille_engine::outlook::Outlook;
use permille_engine::quantity::Quantity;
use permille_engine::rule::{Bracket, Ratio, Rule, ShareOfStock, SumOfRatios, Threshold};
use permille_engine::scenario::Scenario;
use proptest::prelude::*;

use crate::common::wide::{wide_scenario, wide_world};
use crate::fixed_seed;
use crate::oracle::number::{Way, of, quantity, sum_of_known};
use crate::oracle::require::requirement;

/// Of what was put in, what `one` asks for.
fn inputs<T>(worked: &Worked, one: impl FnMut(&Input) -> Option<T>) -> Vec<T> {
    worked.inputs.iter().filter_map(one).collect()
}

/// The requirement from nothing but what is told; `None` where it is told that a figure is unknown.
fn by_hand(model: &Model, outlook: &Outlook, told: &Explanation) -> Option<i128> {
    let norm: &Norm = model.norm(told.norm);
    let way = if norm.direction == Direction::AtLeast { Way::Up } else { Way::Down };
    let whole = model.measure_of(told.norm).whole;
    let work = |rule: &Rule, values: &[Quantity], people: &[Option<i64>], share: Option<Quantity>| {
        let values: Vec<i128> = values.iter().copied().map(of).collect();
        let people: Vec<Option<i128>> = people.iter().map(|count| count.map(i128::from)).collect();
        requirement(rule, &values, &people, share.map(of), way, whole)
    };
    match &told.formula {
        Formula::Rule(worked) => {
            let values: Vec<Quantity> =
                inputs(worked, |input| if let Input::Number(_, value) = input { Some(*value) } else { None });
            let counts: Vec<Option<i64>> = worked.people().map(|people| people.count).collect();
            let bases: Vec<PopulationBase> = worked.people().map(|people| people.base.clone()).collect();
            let whole_parameter =
                || inputs(worked, |input| if let Input::Whole(_, value) = input { Some(*value) } else { None })[0];
            match worked.word {
                "ratio" => work(&Ratio { base: bases[0].clone(), per: whole_parameter() }.into(), &values, &counts, None),
                "sum-of-ratios" => work(&SumOfRatios { bases }.into(), &values, &counts, None),
                "bracket" => {
                    let step = |input: &Input| if let Input::Step(_, from, value) = input { Some((*from, *value)) } else { None };
                    let (from, values): (Vec<i64>, Vec<Quantity>) = inputs(worked, step).into_iter().unzip();
                    work(&Bracket { base: bases[0].clone(), from }.into(), &values, &counts, None)
                }
                "threshold" => {
                    work(&Threshold { base: bases[0].clone(), from: whole_parameter() }.into(), &values, &counts, None)
                }
                "share" => {
                    let stock = worked.stock().unwrap();
                    // A stock with areas left out of its sum cannot be taken a share of.
                    let whole_stock = !matches!(stock.origin, Origin::Summed { missing: 1.., .. });
                    let of = model.measures()[stock.of].id.clone();
                    work(&ShareOfStock { of }.into(), &values, &[], stock.amount.filter(|_| whole_stock))
                }
                "value" => work(&norm.rule, &values, &[], None),
                "done" => Some(of(values[0])),
                other => panic!("nothing is known of the arithmetic {other}"),
            }
        }
        Formula::Sum { .. } => {
            let below =
                model.tree().children(told.area).iter().filter(|&&child| model.standing(told.norm, child) != Standing::Outside);
            let adds_up = norm.rule.adds_up() && model.measure_of(told.norm).adds_up();
            let figures = outlook.norm(told.norm);
            let below = below.map(|&child| figures.requirement(model.cell(child, told.year)?).map(of));
            if adds_up { sum_of_known(below) } else { None }
        }
        Formula::Unknown => None,
    }
}

/// Holds every explanation of a world to its word, and says how many there were.
fn check(world: &crate::common::World, scenario: &Scenario) -> Result<usize, TestCaseError> {
    let set = world.set();
    let (model, _) = Model::new(&set).unwrap();
    let outlook = model.outlook(scenario);
    let mut cells = 0;
    for norm in 0..model.norm_count() {
        for area in 0..model.areas().len() {
            for year in model.horizon().years() {
                let Some(told) = explain(&model, scenario, &outlook, norm, area, year) else { continue };
                cells += 1;
                let what = || format!("{} in {} {year}: {:?}", model.norm(norm).id, model.areas()[area].code, told.formula);
                // Before a norm falls due its formula is told with today's figures, and requires nothing yet.
                if told.target.as_ref().is_some_and(|target| target.binds) {
                    let hand = by_hand(&model, &outlook, &told).map(quantity);
                    prop_assert_eq!(hand, told.requirement, "{}", what());
                } else {
                    prop_assert_eq!(told.requirement, None, "{}", what());
                }
                if let Origin::Stated { .. } = told.stock {
                    let series = model.areas()[area].measures.get(&model.norm(norm).measure);
                    let position = model.measure_position(&model.norm(norm).measure).unwrap();
                    let amount = outlook.stock(position).amount(model.cell(area, year).unwrap());
                    prop_assert_eq!(series.and_then(|series| series.values.get(&year)).copied(), amount, "{}", what());
                }
                if let Origin::Carried { value, parts, rounded, .. } = &told.stock {
                    let sum = parts.iter().fold(of(*value), |sum, part| {
                        if part.kind == PartKind::Lost { sum - of(part.amount) } else { sum + of(part.amount) }
                    });
                    let position = model.measure_position(&model.norm(norm).measure).unwrap();
                    let amount = outlook.stock(position).amount(model.cell(area, year).unwrap());
                    let shown = if *rounded { quantity(sum).round() } else { quantity(sum) };
                    prop_assert_eq!(Some(shown), amount, "{}", what());
                }
            }
        }
    }
    Ok(cells)
}

proptest! {
    #![proptest_config(fixed_seed::cases(320))]

    /// More than 100,000 cells in all.
    #[test]
    fn the_numbers_of_an_explanation_give_the_number_explained(world in wide_world(), scenario in wide_scenario()) {
        prop_assert!(check(&world, &scenario)? > 0);
    }
}
