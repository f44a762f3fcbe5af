//! What the nation's outlook holds.

use permille_bench::nation::nation;
use permille_bench::trial::Trial;
use permille_bench::workload::{scenario, value, w};
use permille_engine::model::Model;
use permille_engine::scenario::{Lever, Scenario, Setting};

use crate::counting::counted;

/// The file, its model, an outlook from nothing, what a second one holds that differs by growth, and workload W at its largest.
pub fn run() -> Option<String> {
    let (set, file, _) = counted(nation);
    let set = set?;
    let (model, of_model, _) = counted(|| Model::new(&set));
    let (model, _) = model.ok()?;
    let (outlook, held, most) = counted(|| model.outlook(&scenario()));
    let settings = vec![Setting { lever: Lever::Growth, area: None, value: value(37), reason: None }];
    let (_grown, grown, _) = counted(|| model.update(&outlook, &Scenario { settings, ..scenario() }));
    let w = w(41_352, 10)?;
    let (_trial, trial, _) = counted(|| Trial::new(&w));
    let areas = model.areas().len();
    Some(format!(
        r#"{{"areas":{areas},"norms":{},"years":{},"file":{file},"model":{of_model},"outlook":{held},"most":{most},"grown":{grown},"w":{trial}}}"#,
        model.norm_count(),
        model.horizon().count()
    ))
}
