//! What can be undone and redone: every edit with its inverse, in order.

use std::rc::Rc;

use permille_engine::edit::Edit;
use permille_engine::name::Name;

/// What a step is called in the menu.
pub type StepName = Name;

/// One undoable step.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) name: StepName,
    /// Edits of one drag are one step: those with the same key in a row.
    pub(super) key: Option<String>,
    pub(super) back: Edit,
    pub(super) forth: Edit,
}

/// The steps taken, and those taken back.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Rc<Step>>,
    undone: Vec<Rc<Step>>,
}

impl History {
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

    /// Notes a step; one with the key of the last is joined to it, so that a drag is undone at once.
    pub(super) fn note(&mut self, step: Step) {
        let joins = step.key.is_some() && self.undone.is_empty() && self.done.last().is_some_and(|last| last.key == step.key);
        self.undone.clear();
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

    /// Takes the last step back; the edit to apply.
    pub(super) fn undo(&mut self) -> Option<Edit> {
        let step = self.done.pop()?;
        let edit = step.back.clone();
        self.undone.push(step);
        Some(edit)
    }

    /// Takes the last undone step again; the edit to apply.
    pub(super) fn redo(&mut self) -> Option<Edit> {
        let step = self.undone.pop()?;
        let edit = step.forth.clone();
        self.done.push(step);
        Some(edit)
    }
}
