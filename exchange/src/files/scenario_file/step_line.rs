//! A step's line, written a little at a time: a merge changes every township of a nation, and a page must not stand still meanwhile.

use std::sync::Arc;

use permille_engine::area::Area;
use permille_engine::edit::Edit;
use permille_engine::name::Name;
use permille_engine::plan::Plan;

use super::print;
use super::step::{change, whole_area};
use crate::files::tree::name;

/// So many pieces are written at a time.
const PIECES: usize = 100;

/// What a line is put together of.
#[derive(Clone, Copy, Debug)]
enum Piece<'e> {
    Change(&'e Edit),
    /// The areas of one change follow.
    AreasBegin,
    Area(&'e Area),
    AreasEnd,
}

/// A line under way.
#[derive(Debug)]
pub struct StepLine<'e> {
    text: String,
    pieces: std::vec::IntoIter<Piece<'e>>,
    plans: &'e [Arc<Plan>],
}

impl<'e> StepLine<'e> {
    /// That of the step of this name, which made this change. Plans are written as in [`write()`](super::write()).
    #[must_use]
    pub fn new(called: &Name, edit: &'e Edit, plans: &'e [Arc<Plan>]) -> Self {
        let text = format!("{{\"name\": {}, \"edits\": [", print::plain(&name(called)));
        let mut pieces = Vec::new();
        take_apart(edit, &mut pieces);
        Self { text, pieces: pieces.into_iter(), plans }
    }

    /// Writes a little more; the line, once it is whole.
    pub fn step(&mut self) -> Option<String> {
        for _ in 0..PIECES {
            match self.pieces.next() {
                Some(Piece::Change(edit)) => self.item(&print::plain(&change(edit, self.plans))),
                Some(Piece::AreasBegin) => self.item("{\"edit\": \"areas\", \"areas\": ["),
                Some(Piece::Area(area)) => self.item(&print::plain(&whole_area(area))),
                Some(Piece::AreasEnd) => self.text.push_str("]}"),
                None => {
                    self.text.push_str("]}");
                    return Some(std::mem::take(&mut self.text));
                }
            }
        }
        None
    }

    /// Adds to the list that is open.
    fn item(&mut self, text: &str) {
        self.text.push_str(if self.text.ends_with('[') { "" } else { ", " });
        self.text.push_str(text);
    }
}

/// A change as its parts: several as one come to the same one after the other.
fn take_apart<'e>(edit: &'e Edit, into: &mut Vec<Piece<'e>>) {
    match edit {
        Edit::All(edits) => edits.iter().for_each(|edit| take_apart(edit, into)),
        Edit::Areas { areas } => {
            into.push(Piece::AreasBegin);
            into.extend(areas.iter().map(Piece::Area));
            into.push(Piece::AreasEnd);
        }
        one => into.push(Piece::Change(one)),
    }
}
