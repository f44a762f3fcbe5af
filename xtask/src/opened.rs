//! A scenario file read and made ready to compute, for the tasks that ask about one.

use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::norms;
use permille_engine::id::ScenarioId;
use permille_engine::model::Model;
use permille_engine::plan::Plan;
use permille_engine::scenario::Scenario;
use permille_exchange::files::scenario_file::{self, Document};
use permille_exchange::wording::language::Language;
use permille_exchange::wording::problem;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// An open scenario file.
pub struct Opened {
    /// What it holds.
    pub document: Document,
    /// Ready to compute.
    pub model: Model,
    /// The plans in `plans/`, which a file names.
    plans: Vec<Arc<Plan>>,
    /// Its path, as it was given.
    name: String,
}

impl Opened {
    /// Reads a scenario file. What is worth a look goes to the error output.
    pub fn read(folders: &Folders, file: &Path) -> Result<Opened> {
        let name = file.display().to_string();
        let bytes = fs::read(file).map_err(|error| Failure::new(format!("{name} could not be read: {error}.")))?;
        let about = |problem: scenario_file::Note| problem.in_file(&name);
        let text = scenario_file::decode(&bytes).map_err(|problem| norms::told(&[about(problem)]))?;
        let plans = norms::plans(folders)?;
        let (document, notes) = scenario_file::read(&text, &plans)
            .map_err(|problems| norms::told(&problems.into_iter().map(about).collect::<Vec<_>>()))?;
        for note in notes {
            eprintln!("{}", about(note).sentence(Language::En));
        }
        let (model, _) = Model::new(&document.set).map_err(|problems| {
            let lines = problems.iter().map(|one| problem::sentence(one, Language::En));
            Failure::new(lines.collect::<Vec<_>>().join("\n"))
        })?;
        Ok(Opened { document, model, plans, name })
    }

    /// A document made from this one, as a file that names the same plans.
    pub fn written(&self, document: &Document) -> String {
        scenario_file::write(document, &self.plans)
    }

    /// The scenario with this id, or all of them.
    pub fn scenarios(&self, id: Option<&str>) -> Result<Vec<&Scenario>> {
        let all = &self.document.set.scenarios;
        let Some(id) = id else { return Ok(all.iter().collect()) };
        let wanted = ScenarioId::from(id);
        match all.iter().find(|scenario| scenario.id == wanted) {
            Some(scenario) => Ok(vec![scenario]),
            None => {
                let known: Vec<_> = all.iter().map(|one| one.id.as_str()).collect();
                Err(Failure::new(format!("{} has no scenario `{id}`.", self.name))
                    .with_way_out(format!("Those it has are: {}.", known.join(", "))))
            }
        }
    }
}
