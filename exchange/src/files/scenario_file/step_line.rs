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
    End,
}

/// A line under way.
#[derive(Debug)]
pub struct StepLine<'e> {
    /// What it begins with, until that is written.
    text: String,
    /// Whether the list that is open has anything in it.
    begun: bool,
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
        pieces.push(Piece::End);
        Self { text, begun: false, pieces: pieces.into_iter(), plans }
    }
}

/// Its parts, in their order: a hundred changes or areas each.
impl Iterator for StepLine<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let mut text = std::mem::take(&mut self.text);
        for _ in 0..PIECES {
            match self.pieces.next()? {
                Piece::Change(edit) => self.item(&mut text, &print::plain(&change(edit, self.plans))),
                Piece::AreasBegin => {
                    self.item(&mut text, "{\"edit\": \"areas\", \"areas\": [");
                    self.begun = false;
                }
                Piece::Area(area) => self.item(&mut text, &print::plain(&whole_area(area))),
                Piece::AreasEnd => {
                    text.push_str("]}");
                    self.begun = true;
                }
                Piece::End => {
                    text.push_str("]}");
                    break;
                }
            }
        }
        Some(text)
    }
}

impl StepLine<'_> {
    /// Adds to the list that is open.
    fn item(&mut self, text: &mut String, item: &str) {
        text.push_str(if self.begun { ", " } else { "" });
        text.push_str(item);
        self.begun = true;
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
