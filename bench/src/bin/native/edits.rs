//! The nation after one thing has changed, against everything anew in the same run: a lever, an action, a figure written.

use permille_bench::nation::{WRITTEN, nation};
use permille_bench::workload::{scenario, value};
use permille_engine::area::{Level, PopulationBase};
use permille_engine::edit::{Edit, Figure};
use permille_engine::model::Model;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Action, Lever, Scenario, ScenarioSet, Setting};

use crate::times::{list, summary, times};

/// How often each is run.
const RUNS: u32 = 9;

/// Each change, updated and anew.
pub fn run() -> Option<String> {
    let set = nation()?;
    let (model, _) = Model::new(&set).ok()?;
    let lever = |lever, tenths| Scenario {
        settings: vec![Setting { lever, area: None, value: value(tenths), reason: None }],
        ..scenario()
    };
    let counties = || (0..model.areas().len()).filter(|&area| model.areas()[area].level == Level::County);
    let first = counties().next()?;
    let action = |area: usize| Action {
        area: model.areas()[area].code.clone(),
        measure: WRITTEN.into(),
        year: 2025,
        amount: value(100),
        unit_cost: None,
        reason: None,
    };
    let mut rows = Vec::new();
    for (name, scenario) in [
        ("one target", lever(Lever::Target { norm: "norm-6".into(), year: None, part: 0 }, 50)),
        ("additions to one stock", lever(Lever::Additions { measure: WRITTEN.into() }, 100_000)),
        ("growth everywhere", lever(Lever::Growth, 50)),
        ("an action in one county", Scenario { actions: vec![action(first)], ..scenario() }),
        ("an action in every county", Scenario { actions: counties().map(action).collect(), ..scenario() }),
    ] {
        let before = model.outlook(&permille_bench::workload::scenario());
        let update = summary(times(RUNS, |_| model.update(&before, &scenario)));
        let anew = summary(times(RUNS, |_| model.outlook(&scenario)));
        rows.push(format!(r#"{{"change":"{name}","update":{update},"anew":{anew}}}"#));
    }
    let figure = |area: usize, figure: Figure, units: i64| {
        let value = Quantity::whole(units).ok();
        Edit::Figure { area: model.areas()[area].code.clone(), figure, year: 2020, value }
    };
    let stock = |area| figure(area, Figure::Measure(WRITTEN.into()), 777);
    for (name, edit) in [
        ("a stock of one county", stock(first)),
        ("the people of one county", figure(first, Figure::Population(PopulationBase::Resident), 777_777)),
        ("a stock of every county", Edit::All(counties().map(stock).collect())),
    ] {
        rows.push(written(&set, &model, name, &edit)?);
    }
    Some(list(&rows))
}

/// A figure, or many, written as a planner would.
fn written(set: &ScenarioSet, model: &Model, name: &str, edit: &Edit) -> Option<String> {
    let scenario = scenario();
    let before = model.outlook(&scenario);
    let edited = || {
        let mut set = set.clone();
        set.apply(edit).map(|_| set)
    };
    edited()?;
    let update = summary(times(RUNS, |_| {
        let set = edited()?;
        let (model, _) = model.with_figures(&set).ok()?;
        Some((model.update(&before, &scenario), set))
    }));
    let anew = summary(times(RUNS, |_| {
        let set = edited()?;
        let (model, _) = Model::new(&set).ok()?;
        Some((model.outlook(&scenario), set))
    }));
    Some(format!(r#"{{"change":"{name}","update":{update},"anew":{anew}}}"#))
}
