//! `cargo xtask evaluate`: the outlook of a scenario file.

use crate::failure::{Failure, Result};
use crate::house::House;
use crate::norms;
use permille_engine::id::ScenarioId;
use permille_engine::model::Model;
use permille_engine::scenario::Scenario;
use permille_exchange::fault::problem;
use permille_exchange::language::Language;
use permille_exchange::{scenario_file, table};
use std::fs;
use std::path::Path;

/// Prints what is required, available and missing in a scenario of a file, or in all of them. What is worth a look goes to the
/// error output.
pub fn run(house: &House, file: &Path, scenario: Option<&str>) -> Result<()> {
    let name = file.display();
    let bytes = fs::read(file).map_err(|error| Failure::new(format!("{name} could not be read: {error}.")))?;
    let about = |problem: scenario_file::Note| problem.in_file(&name.to_string());
    let text = scenario_file::decode(&bytes).map_err(|problem| norms::told(&[about(problem)]))?;
    let (document, notes) = scenario_file::read(&text, &norms::plans(house)?)
        .map_err(|problems| norms::told(&problems.into_iter().map(about).collect::<Vec<_>>()))?;
    for note in notes {
        eprintln!("{}", about(note).sentence(Language::En));
    }
    let set = &document.set;
    let (model, _) = Model::new(set).map_err(|problems| {
        let lines = problems.iter().map(|one| problem::sentence(one, Language::En));
        Failure::new(lines.collect::<Vec<_>>().join("\n"))
    })?;
    let wanted: Vec<&Scenario> = match scenario {
        None => set.scenarios.iter().collect(),
        Some(id) => set.scenarios.iter().filter(|scenario| scenario.id == ScenarioId::from(id)).collect(),
    };
    if wanted.is_empty() {
        let known: Vec<_> = set.scenarios.iter().map(|one| one.id.as_str()).collect();
        return Err(Failure::new(format!("{name} has no scenario `{}`.", scenario.unwrap_or_default()))
            .with_way_out(format!("Those it has are: {}.", known.join(", "))));
    }
    norms::print(&table::outlook_table(&model, wanted))
}
