//! Making a file ready to cross to a worker: a slice at a time, so that the page never stands still for a large one.

use std::rc::Rc;

use permille_exchange::files::scenario_file::Document;

use super::pace::Pace;
use crate::work::file::{WholeFile, Wrapping};

/// A document as it crosses.
pub async fn of(document: Rc<Document>) -> WholeFile {
    let mut pace = Pace::default();
    let mut wrapping = Wrapping::of(&document);
    while wrapping.step(&document) {
        pace.rest_if_due().await;
    }
    wrapping.file()
}
