//! The one edit that makes the merged set from the open one.

use std::sync::Arc;

use crate::edit::Edit;
use crate::scenario::{Scenario, ScenarioSet};

/// What leads from `before` to `after`, where `after` has the scenarios of `before` in their places and perhaps more; `None` where they are
/// the same.
pub(super) fn between(before: &ScenarioSet, after: &ScenarioSet) -> Option<Edit> {
    let mut edits = Vec::new();
    // Sources before the figures that name them.
    for (id, name) in &after.sources {
        if before.sources.get(id) != Some(name) {
            edits.push(Edit::Source { id: id.clone(), name: Some(name.clone()) });
        }
    }
    if before.baseline.areas != after.baseline.areas {
        edits.push(Edit::Areas { areas: Arc::clone(&after.baseline.areas) });
    }
    if before.plans != after.plans {
        edits.push(Edit::Plans { plans: after.plans.clone() });
    }
    for (position, scenario) in after.scenarios.iter().enumerate() {
        match before.scenarios.get(position) {
            Some(same) if same == scenario => {}
            Some(other) => edits.extend(rewritten(position, other, scenario)),
            None => edits.push(Edit::InsertScenario { position, scenario: Box::new(scenario.clone()) }),
        }
    }
    for (subject, review) in &after.reviews {
        if before.reviews.get(subject) != Some(review) {
            edits.push(Edit::Review { subject: subject.clone(), review: Some(review.clone()) });
        }
    }
    (!edits.is_empty()).then_some(Edit::All(edits))
}

/// One scenario in another's place, under the id that both have.
fn rewritten(position: usize, before: &Scenario, after: &Scenario) -> Vec<Edit> {
    let taken_away = before.settings.iter().map(|setting| Edit::Lever {
        scenario: position,
        lever: setting.lever.clone(),
        area: setting.area.clone(),
        value: None,
        reason: None,
    });
    let put = after.settings.iter().map(|setting| Edit::Lever {
        scenario: position,
        lever: setting.lever.clone(),
        area: setting.area.clone(),
        value: Some(setting.value),
        reason: setting.reason.clone(),
    });
    let rest = [
        Edit::Actions { scenario: position, actions: after.actions.clone() },
        Edit::Ranges { scenario: position, ranges: after.ranges.clone() },
        Edit::DescribeScenario {
            position,
            name: after.name.clone(),
            description: after.description.clone(),
            colour: after.colour,
        },
    ];
    taken_away.chain(put).chain(rest).collect()
}
