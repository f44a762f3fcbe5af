//! What can be done to a scenario, as the message of its step.

use permille_engine::edit::Edit;
use permille_engine::id::ScenarioId;
use permille_engine::name::Name;
use permille_engine::scenario::{Scenario, ScenarioSet};

use crate::store::Msg;
use crate::text::{Language, Word, scenarios, sentences};

/// An id no scenario has.
fn free_id(set: &ScenarioSet) -> ScenarioId {
    let mut number = set.scenarios.len() + 1;
    loop {
        let id = ScenarioId::new(format!("scenario-{number}"));
        if set.scenarios.iter().all(|scenario| scenario.id != id) {
            return id;
        }
        number += 1;
    }
}

/// A name like those of added scenarios that no other has.
fn free_name(set: &ScenarioSet) -> Name {
    let mut number = set.scenarios.len() + 1;
    loop {
        let name = sentences::new_scenario(number);
        if set.scenarios.iter().all(|scenario| scenario.name != name) {
            return name;
        }
        number += 1;
    }
}

fn edit(edit: Edit, name: Name) -> Msg {
    Msg::Edit { edit, name, key: None }
}

fn insert(position: usize, scenario: Scenario, name: Name) -> Msg {
    edit(Edit::InsertScenario { position, scenario: Box::new(scenario) }, name)
}

/// Adds a scenario at the end that changes nothing yet.
#[must_use]
pub fn from_baseline(set: &ScenarioSet) -> Msg {
    let scenario = Scenario {
        id: free_id(set),
        name: free_name(set),
        description: Name::default(),
        settings: Vec::new(),
        actions: Vec::new(),
        ranges: Vec::new(),
        colour: None,
    };
    let name = scenarios::added_step(&scenario.name);
    insert(set.scenarios.len(), scenario, name)
}

/// Adds a scenario at the end that starts as the one at `position`.
#[must_use]
pub fn from_present(set: &ScenarioSet, position: usize) -> Option<Msg> {
    let present = set.scenarios.get(position)?;
    let scenario = Scenario { id: free_id(set), name: free_name(set), colour: None, ..present.clone() };
    let name = scenarios::added_step(&scenario.name);
    Some(insert(set.scenarios.len(), scenario, name))
}

/// Puts a copy of a scenario behind it.
#[must_use]
pub fn duplicate(set: &ScenarioSet, position: usize) -> Option<Msg> {
    let original = set.scenarios.get(position)?;
    let copy = Scenario { id: free_id(set), name: scenarios::copy_of(&original.name), colour: None, ..original.clone() };
    Some(insert(position + 1, copy, scenarios::step(scenarios::DUPLICATE, &original.name)))
}

/// Takes a scenario out; the last one stays.
#[must_use]
pub fn delete(set: &ScenarioSet, position: usize) -> Option<Msg> {
    let scenario = set.scenarios.get(position).filter(|_| set.scenarios.len() > 1)?;
    Some(edit(Edit::RemoveScenario { position }, scenarios::step(scenarios::DELETE, &scenario.name)))
}

/// Moves a scenario one place up or down.
#[must_use]
pub fn shift(set: &ScenarioSet, position: usize, up: bool) -> Option<Msg> {
    let to = if up { position.checked_sub(1)? } else { position + 1 };
    let scenario = set.scenarios.get(position).filter(|_| to < set.scenarios.len())?;
    let what: Word = if up { scenarios::MOVE_UP } else { scenarios::MOVE_DOWN };
    Some(edit(Edit::MoveScenario { from: position, to }, scenarios::step(what, &scenario.name)))
}

/// A text with one language written anew. What was the same in both, or in one only, follows.
fn rewritten(before: &Name, language: Language, text: &str) -> Name {
    let text = text.trim().to_owned();
    let one = before.zh == before.en;
    match language {
        Language::Zh => Name::new(text.clone(), if one || before.en.is_empty() { text } else { before.en.clone() }),
        Language::En => Name::new(if one || before.zh.is_empty() { text.clone() } else { before.zh.clone() }, text),
    }
}

/// Names a scenario in one language; `None` where there is no name, or no other.
#[must_use]
pub fn rename(set: &ScenarioSet, position: usize, language: Language, text: &str) -> Option<Msg> {
    let scenario = set.scenarios.get(position)?;
    let name = rewritten(&scenario.name, language, text);
    if text.trim().is_empty() || name == scenario.name {
        return None;
    }
    let step = scenarios::renamed_step(&scenario.name, &name);
    Some(described(position, name, scenario.description.clone(), scenario.colour, step))
}

/// Describes a scenario in one language.
#[must_use]
pub fn describe(set: &ScenarioSet, position: usize, language: Language, text: &str) -> Option<Msg> {
    let scenario = set.scenarios.get(position)?;
    let description = rewritten(&scenario.description, language, text);
    if description == scenario.description {
        return None;
    }
    let step = scenarios::described_step(&scenario.name);
    Some(described(position, scenario.name.clone(), description, scenario.colour, step))
}

/// Colours a scenario; by its position where `colour` is absent.
#[must_use]
pub fn colour(set: &ScenarioSet, position: usize, colour: Option<u8>) -> Option<Msg> {
    let scenario = set.scenarios.get(position)?;
    let step = scenarios::coloured_step(&scenario.name);
    Some(described(position, scenario.name.clone(), scenario.description.clone(), colour, step))
}

fn described(position: usize, name: Name, description: Name, colour: Option<u8>, step: Name) -> Msg {
    edit(Edit::DescribeScenario { position, name, description, colour }, step)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use permille_exchange::files::{scenario_file, shipped};
    use yew::Reducible;

    use super::*;
    use crate::store::{Open, Preferences, Store, Theme};

    #[test]
    fn a_text_in_one_language_leaves_the_other() {
        let both = Name::new("高增长", "High growth");
        assert_eq!(rewritten(&both, Language::Zh, " 更高 "), Name::new("更高", "High growth"));
        assert_eq!(rewritten(&both, Language::En, "Higher"), Name::new("高增长", "Higher"));
        // What was typed once for both stays one text.
        assert_eq!(rewritten(&Name::new("甲", "甲"), Language::Zh, "乙"), Name::new("乙", "乙"));
        assert_eq!(rewritten(&Name::new("", ""), Language::En, "Why"), Name::new("Why", "Why"));
    }

    #[test]
    fn a_scenario_that_starts_as_another_comes_to_the_same_at_once() {
        let store = Rc::new(Store::new(Preferences { language: Language::En, theme: Theme::Light }));
        let document = scenario_file::read(shipped::FIRST.text, &shipped::plans().unwrap()).unwrap().0;
        let store = store.reduce(Msg::Opened { open: Box::new(Open::new(document).unwrap()) });
        let position = store.open.as_ref().unwrap().set().scenarios.len() - 1;
        let added = from_present(store.open.as_ref().unwrap().set(), position).unwrap();
        let store = store.reduce(added);
        let outlooks = &store.open.as_ref().unwrap().outlooks;
        assert!(outlooks.len() == position + 2 && outlooks[position] == outlooks[position + 1]);
        assert!(outlooks[position] != outlooks[0]);
    }
}
