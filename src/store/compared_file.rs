//! A file that is held against the open one, on the Compare screen. It is looked at alone: nothing of it comes into what is open.

use std::rc::Rc;

use permille_engine::name::Name;
use permille_engine::scenario::ScenarioSet;

/// The file.
#[derive(Clone, Debug)]
pub struct ComparedFile {
    /// What it is called: its title, or the name it has on a disk.
    pub title: Name,
    /// What is in it.
    pub set: Rc<ScenarioSet>,
}

impl PartialEq for ComparedFile {
    /// It is not changed while it is looked at.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.set, &other.set) && self.title == other.title
    }
}
