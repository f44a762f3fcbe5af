//! What can be undone and redone: every edit with its inverse, in order.

use std::rc::Rc;

use permille_engine::edit::Edit;
use permille_engine::name::Name;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::files::scenario_file::StepLine;
use permille_exchange::files::shipped;

use super::stack::Stack;

/// What a step is called in the menu.
pub type StepName = Name;

/// One undoable step.
#[derive(Clone, Debug)]
pub struct Step {
    pub(super) name: StepName,
    /// Edits of one drag are one step: those with the same key in a row.
    pub(super) key: Option<String>,
    pub(super) back: Edit,
    pub(super) forth: Edit,
}

impl Step {
    /// Whether another step is the same, its drag being over or not.
    #[must_use]
    pub fn is_same(self: &Rc<Self>, other: &Rc<Self>) -> bool {
        Rc::ptr_eq(self, other) || (self.name == other.name && self.forth == other.forth)
    }

    /// The step as a line of text, from which it can be taken again.
    #[must_use]
    pub fn text(&self) -> String {
        self.line().collect()
    }

    /// The same, part by part.
    #[must_use]
    pub fn line(&self) -> StepLine<'_> {
        StepLine::new(&self.name, &self.forth, shipped::at_hand())
    }
}

/// The steps taken, and those taken back.
///
/// Every message makes a new state: a history is shared with the one before and not copied.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Stack<Step>,
    undone: Stack<Step>,
}

impl History {
    /// The names of the steps that can be undone, the last one first.
    pub fn undo_names(&self) -> impl Iterator<Item = &StepName> {
        self.done.iter().map(|step| &step.name)
    }

    /// The names of the steps that can be redone, the next one first.
    pub fn redo_names(&self) -> impl Iterator<Item = &StepName> {
        self.undone.iter().map(|step| &step.name)
    }

    /// The name of the step that would be undone.
    #[must_use]
    pub fn undo_name(&self) -> Option<&StepName> {
        self.done.last().map(|step| &step.name)
    }

    /// The name of the step that would be redone.
    #[must_use]
    pub fn redo_name(&self) -> Option<&StepName> {
        self.undone.last().map(|step| &step.name)
    }

    /// All steps in their order, those taken before those taken back, and how many of them are taken.
    #[must_use]
    pub fn steps(&self) -> (Vec<Rc<Step>>, usize) {
        let mut steps: Vec<Rc<Step>> = self.done.iter().cloned().collect();
        steps.reverse();
        steps.extend(self.undone.iter().cloned());
        (steps, self.done.len())
    }

    /// What `set` was before the first step.
    #[must_use]
    pub fn beginning(&self, set: &ScenarioSet) -> ScenarioSet {
        let mut set = set.clone();
        for step in self.done.iter() {
            set.apply(&step.back);
        }
        set
    }

    /// The history of a file that began as `set`: takes `steps` again, so many of them for good, and leaves `set` as it is then.
    /// `None` where a step cannot be taken.
    #[must_use]
    pub fn replayed(set: &mut ScenarioSet, steps: Vec<(StepName, Edit)>, taken: usize) -> Option<Self> {
        let mut history = Self::default();
        for step in steps {
            history.take_again(set, step)?;
        }
        while history.taken() > taken {
            history.take_back(set)?;
        }
        Some(history)
    }

    /// How many steps are taken.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.done.len()
    }

    /// Takes one step after those there are, in `set` as well; `None` where it cannot be taken.
    pub fn take_again(&mut self, set: &mut ScenarioSet, (name, forth): (StepName, Edit)) -> Option<()> {
        let back = set.apply(&forth)?;
        self.done.push(Rc::new(Step { name, key: None, back, forth }));
        Some(())
    }

    /// Takes the last step back, in `set` as well; `None` where there is none.
    pub fn take_back(&mut self, set: &mut ScenarioSet) -> Option<()> {
        let step = self.done.pop()?;
        set.apply(&step.back)?;
        self.undone.push(step);
        Some(())
    }

    /// Notes a step; one with the key of the last is joined to it, so that a drag is undone at once.
    pub(super) fn note(&mut self, step: Step) {
        let joins = step.key.is_some() && self.undone.is_empty() && self.done.last().is_some_and(|last| last.key == step.key);
        self.undone = Stack::default();
        match self.done.last().filter(|_| joins).cloned() {
            Some(last) => {
                self.done.pop();
                self.done.push(Rc::new(Step { back: last.back.clone(), ..step }));
            }
            None => self.done.push(Rc::new(step)),
        }
    }

    /// Ends a drag: the next edit is a step of its own.
    pub(super) fn settle(&mut self) {
        if let Some(last) = self.done.pop() {
            self.done.push(Rc::new(Step { key: None, ..(*last).clone() }));
        }
    }

    /// Takes so many steps back, or all there are; the edit to apply.
    pub(super) fn undo(&mut self, count: usize) -> Option<Edit> {
        let steps = std::iter::from_fn(|| self.done.pop()).take(count);
        joined(steps.inspect(|step| self.undone.push(Rc::clone(step))).map(|step| step.back.clone()))
    }

    /// Takes so many undone steps again, or all there are; the edit to apply.
    pub(super) fn redo(&mut self, count: usize) -> Option<Edit> {
        let steps = std::iter::from_fn(|| self.undone.pop()).take(count);
        joined(steps.inspect(|step| self.done.push(Rc::clone(step))).map(|step| step.forth.clone()))
    }
}

/// Several edits as one; `None` where there are none.
fn joined(edits: impl Iterator<Item = Edit>) -> Option<Edit> {
    let mut edits: Vec<Edit> = edits.collect();
    match edits.len() {
        0 => None,
        1 => edits.pop(),
        _ => Some(Edit::All(edits)),
    }
}

#[cfg(test)]
mod tests {
    use permille_engine::quantity::Quantity;
    use permille_engine::scenario::Lever;
    use permille_exchange::files::scenario_file;

    use super::*;

    fn to(value: i64) -> Edit {
        let value = Quantity::whole(value).ok();
        Edit::Lever { scenario: 0, lever: Lever::Growth, area: None, value, reason: None }
    }

    fn history(steps: i64) -> History {
        let mut history = History::default();
        for step in 1..=steps {
            let name = Name::new(step.to_string(), step.to_string());
            history.note(Step { name, key: None, back: to(step - 1), forth: to(step) });
        }
        history
    }

    fn named(history: &History) -> (Vec<&str>, Vec<&str>) {
        (history.undo_names().map(|name| name.en.as_str()).collect(), history.redo_names().map(|name| name.en.as_str()).collect())
    }

    #[test]
    fn several_steps_are_taken_back_as_one_edit_in_their_order() {
        let mut history = history(3);
        assert_eq!(history.undo(2), Some(Edit::All(vec![to(2), to(1)])));
        assert_eq!(named(&history), (vec!["1"], vec!["2", "3"]));
        assert_eq!(history.redo(2), Some(Edit::All(vec![to(2), to(3)])));
        assert_eq!(named(&history), (vec!["3", "2", "1"], vec![]));
    }

    #[test]
    fn a_history_taken_again_from_its_lines_is_the_same_history() {
        let plans = shipped::plans().unwrap_or_default();
        let text = shipped::scenario("tutorial").unwrap_or_default();
        let begun = scenario_file::read(text, &plans).unwrap().0.set;
        let mut set = begun.clone();
        let mut history = History::default();
        for value in 1..=4 {
            let name = Name::new(value.to_string(), value.to_string());
            let back = set.apply(&to(value)).unwrap();
            history.note(Step { name, key: None, back, forth: to(value) });
        }
        set.apply(&history.undo(2).unwrap());
        let (steps, taken) = history.steps();
        let lines = steps.iter().map(|step| scenario_file::read_step(&step.text(), &plans).unwrap()).collect();
        let mut again = begun.clone();
        let replayed = History::replayed(&mut again, lines, taken).unwrap();
        assert_eq!(again, set);
        assert_eq!(named(&replayed), named(&history));
        assert_eq!(replayed.beginning(&again), begun);
        assert_eq!(replayed.clone().redo(9), history.clone().redo(9));
    }

    #[test]
    fn more_steps_than_there_are_is_all_of_them() {
        let mut history = history(2);
        assert_eq!(history.undo(9), Some(Edit::All(vec![to(1), to(0)])));
        assert_eq!(history.undo(1), None);
        assert_eq!(history.redo(0), None);
        assert_eq!(named(&history), (vec![], vec!["1", "2"]));
    }
}
