//! An edit that was worked out before it is made, because that takes long: a page must not stand still for a nation's townships.

use std::rc::Rc;

use permille_engine::edit::Edit;
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::problem::Problem;
use permille_exchange::files::scenario_file::Document;

use super::{LazyOutlook, Open};

/// What an edit makes of a file.
#[derive(Clone, Debug)]
pub struct PreparedEdit {
    /// The file before it. Where that is not the open one any more, nothing of this holds.
    pub before: Rc<Document>,
    /// The file after it.
    pub document: Rc<Document>,
    /// Its model.
    pub model: Rc<Model>,
    /// What is odd about it.
    pub problems: Rc<Vec<Problem>>,
    /// One outlook a scenario.
    pub outlooks: Vec<Rc<Outlook>>,
    /// What takes the edit back.
    pub back: Edit,
}

impl PreparedEdit {
    /// The open file after the edit, with what takes it back; `None` where the file is another by now.
    pub(super) fn taken(self, open: &Open) -> Option<(Open, Edit)> {
        let Self { before, document, model, problems, outlooks, back } = self;
        if !Rc::ptr_eq(&before, &open.document) {
            return None;
        }
        let outlooks = outlooks.into_iter().map(LazyOutlook::of).collect();
        Some((Open { document, model, problems, outlooks, unsaved: true, ..open.clone() }, back))
    }
}
