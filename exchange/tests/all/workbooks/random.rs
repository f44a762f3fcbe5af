//! Files made up at random: figures with and without fractions, missing ones, and every lever.

use std::sync::Arc;

use permille_engine::area::{Area, PopulationBase, Series};
use permille_engine::plan::{Measure, Nature};
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Action, Lever, Scenario, Setting};
use permille_engine::year::Horizon;
use permille_exchange::wording::language::Language;

use super::Case;
use crate::common;

/// Numbers that follow from a seed.
struct Dice(u64);

impl Dice {
    /// A number below `most`.
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// A number below `most` with up to so many places.
    fn figure(&mut self, most: u64, places: usize) -> Quantity {
        let whole = self.below(most);
        let fraction = self.below(10_u64.pow(u32::try_from(places).unwrap()));
        format!("{whole}.{fraction:0places$}").parse().unwrap()
    }
}

/// A province, two cities, their counties and some towns, with whatever the dice say.
pub fn random(seed: u64) -> Case {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) + 1);
    let mut set = common::document("changjiang-2030").set;
    set.plans = common::plans();
    set.baseline.base_year = 2020;
    set.baseline.horizon = Horizon::new(2020, 2027).unwrap();
    let tree = [
        ("360000", "province", None),
        ("360100", "city", Some("360000")),
        ("360102", "county", Some("360100")),
        ("360103", "county", Some("360100")),
        ("360200", "city", Some("360000")),
        ("360202", "county", Some("360200")),
        ("360202100", "township", Some("360202")),
        ("360202101", "township", Some("360202")),
        ("360203", "county", Some("360200")),
        ("360300", "city", Some("360000")),
    ];
    let mut measures: Vec<Measure> = Vec::new();
    for measure in set.plans.iter().flat_map(|plan| plan.measures.iter()) {
        if measures.iter().all(|known| known.id != measure.id) {
            measures.push(measure.clone());
        }
    }
    let area = |(code, level, parent): (&str, &str, Option<&str>)| {
        let below = tree.iter().any(|(_, _, parent)| *parent == Some(code));
        let mut area = Area {
            code: code.into(),
            name: permille_engine::name::Name::new(code, code),
            level: permille_engine::area::Level::from_word(level).unwrap(),
            parent: parent.map(Into::into),
            population: Default::default(),
            measures: Default::default(),
            note: None,
        };
        for base in ["resident", "urban", "rural", "aged-0-3", "births"] {
            if dice.once_in(if below { 2 } else { 6 }) {
                continue;
            }
            let mut series = Series::default();
            for _ in 0..=dice.below(2) {
                let year = 2017 + u16::try_from(dice.below(8)).unwrap();
                let most = if base == "resident" { 2_000_000 } else { 400_000 };
                series.values.insert(year, Quantity::whole(i64::try_from(dice.below(most)).unwrap()).unwrap());
            }
            area.population.insert(PopulationBase::from_word(base), series);
        }
        for measure in &measures {
            if !dice.once_in(if below { 6 } else { 2 }) {
                continue;
            }
            let mut series = Series::default();
            for _ in 0..=dice.below(2) {
                let year = 2018 + u16::try_from(dice.below(8)).unwrap();
                let value = match (measure.nature, measure.whole) {
                    (Nature::Milestone, _) => dice.figure(2, 0),
                    (_, true) => Quantity::whole(i64::try_from(dice.below(3_000)).unwrap()).unwrap(),
                    (_, false) => dice.figure(300, 2),
                };
                series.values.insert(year, value);
            }
            area.measures.insert(measure.id.clone(), series);
        }
        area
    };
    set.baseline.areas = Arc::new(tree.map(area).into());
    let mut scenario = Scenario { settings: Vec::new(), actions: Vec::new(), ranges: Vec::new(), ..set.scenarios[0].clone() };
    let mut put = |lever: Lever, area: Option<&str>, value: Quantity| {
        scenario.settings.push(Setting { lever, area: area.map(Into::into), value, reason: None });
    };
    put(Lever::Growth, None, dice.figure(12, 2));
    put(Lever::Growth, Some("360200"), Quantity::ZERO.minus(dice.figure(9, 1)).unwrap());
    put(Lever::Urbanisation, None, dice.figure(2, 1));
    let norms: Vec<_> = set.plans.iter().flat_map(|plan| plan.norms.iter()).collect();
    for norm in norms.iter().filter(|norm| !norm.targets.last().unwrap().values.is_empty()) {
        if dice.once_in(4) {
            put(
                Lever::Target { norm: norm.id.clone(), year: None, part: 0 },
                None,
                Quantity::ONE.plus(dice.figure(60, 2)).unwrap(),
            );
        }
        if dice.once_in(6) {
            let year = i64::try_from(2019 + dice.below(16)).unwrap();
            put(Lever::DueYear { norm: norm.id.clone() }, None, Quantity::whole(year).unwrap());
        }
    }
    let mut actions = Vec::new();
    for measure in measures.iter().filter(|measure| measure.adds_up()) {
        if dice.once_in(8) {
            put(Lever::Attrition { measure: measure.id.clone() }, None, dice.figure(6, 2));
        }
        if dice.once_in(8) {
            put(
                Lever::Additions { measure: measure.id.clone() },
                None,
                Quantity::whole(i64::try_from(dice.below(90)).unwrap()).unwrap(),
            );
        }
        if dice.once_in(6) {
            let (code, ..) = tree[usize::try_from(dice.below(10)).unwrap()];
            let year = 2019 + u16::try_from(dice.below(12)).unwrap();
            let amount = Quantity::whole(i64::try_from(dice.below(200)).unwrap()).unwrap();
            actions.push(Action { area: code.into(), measure: measure.id.clone(), year, amount, unit_cost: None, reason: None });
        }
    }
    scenario.actions = actions;
    set.scenarios = vec![scenario];
    if let Err(problems) = permille_engine::model::Model::new(&set) {
        panic!("{problems:?}");
    }
    let language = Language::ALL[usize::try_from(seed % 2).unwrap()];
    Case { name: format!("random-{seed}"), set, scenario: 0, language }
}
