//! Awards made actions of a scenario, in one step that can be undone.

use permille_engine::allocation::Rule;
use permille_engine::edit::Edit;
use permille_engine::id::ScenarioId;
use permille_engine::name::Name;
use permille_engine::scenario::{Action, Scenario};

use super::outcome::Outcome;
use crate::text::allocate;

/// Where the awards go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Into {
    /// Into the scenario in view.
    Present,
    /// Into a new one that starts from it.
    New,
}

/// The edit that adopts an outcome, and the position of the scenario it is then in. `amount` says in both languages what was divided.
#[must_use]
pub fn adopt(
    scenarios: &[Scenario],
    position: usize,
    into: Into,
    rule: Rule,
    amount: &Name,
    outcome: &Outcome,
) -> Option<(Edit, usize)> {
    let present = scenarios.get(position)?;
    let reason = allocate::reason(rule, amount);
    let awards = outcome.divided.actions.iter().map(|action| Action { reason: Some(reason.clone()), ..action.clone() });
    let actions: Vec<Action> = present.actions.iter().cloned().chain(awards).collect();
    match into {
        Into::Present => Some((Edit::Actions { scenario: position, actions }, position)),
        Into::New => {
            let end = scenarios.len();
            let free = (end + 1..).map(|number| ScenarioId::new(format!("scenario-{number}")));
            let id = free.into_iter().find(|id| scenarios.iter().all(|scenario| scenario.id != *id))?;
            let name = allocate::new_scenario(rule, amount);
            let scenario = Scenario {
                id,
                name,
                description: allocate::adopted_reason(rule, amount),
                actions,
                colour: None,
                ..present.clone()
            };
            Some((Edit::InsertScenario { position: end, scenario: Box::new(scenario) }, end))
        }
    }
}
