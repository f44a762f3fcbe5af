//! What changes most: by norm in the area in view, by area under the norm in focus.

use std::rc::Rc;

use permille_engine::compare::results::{Change, Difference, Figure};
use permille_engine::model::Model;
use permille_engine::quantity::Quantity;

use super::writing;
use crate::charts::{ChangeRow, Changes, ChangesWords, Frame, changes};
use crate::text::{Language, Say, compare, words};
use crate::views::picture::Picture;
use crate::views::wording::Wording;

/// How many are ranked before the reader asks for all.
pub const FEW: usize = 10;

/// What is ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ranked {
    /// Norms in one area.
    Norms,
    /// Areas under one norm.
    Areas,
}

/// How a ranking is drawn.
pub struct Shown<'a> {
    /// What is ranked.
    pub ranked: Ranked,
    /// The changes, in their order.
    pub changes: &'a [Difference],
    /// The figure that changes.
    pub figure: Figure,
    /// The names of the two scenarios.
    pub names: [&'a str; 2],
    /// The norm or area that is picked out.
    pub selected: Option<usize>,
}

/// Draws the first `count` changes; `None` where there are none.
#[must_use]
pub fn draw(language: Language, model: &Model, shown: &Shown, count: usize, width: f64) -> Option<Picture> {
    if shown.changes.is_empty() {
        return None;
    }
    let figure = shown.figure;
    let changed = &shown.changes[..count.min(shown.changes.len())];
    let rows: Vec<ChangeRow> = changed.iter().map(|difference| row(language, model, shown, difference)).collect();
    let is_selected = |difference: &Difference| match shown.ranked {
        Ranked::Norms => shown.selected == Some(difference.norm),
        Ranked::Areas => shown.selected == Some(difference.area),
    };
    let words = ChangesWords { before: shown.names[0], after: shown.names[1], change: language.say(compare::CHANGE) };
    let chart = Changes { rows: &rows, selected: changed.iter().position(is_selected), words };
    let (id, first) = match shown.ranked {
        Ranked::Norms => ("compare-norms", words::NORM),
        Ranked::Areas => ("compare-areas", words::AREA),
    };
    let heads = [language.say(first), shown.names[0], shown.names[1], language.say(compare::CHANGE)];
    let table = rows.iter().map(|row| [&row.name, &row.before, &row.after, &row.change].map(Clone::clone).to_vec());
    let said: Vec<String> = rows.iter().take(3).map(|row| format!("{} {}", row.name, row.change)).collect();
    let title = language.say(compare::figure(figure));
    Some(Picture {
        drawing: Rc::new(changes(&Frame::new(id, width), &chart)),
        summary: compare::most_changed(language, title, &said),
        headers: heads.map(ToOwned::to_owned).to_vec(),
        rows: table.collect(),
        ..Picture::default()
    })
}

/// One change as it is drawn. Norms of different units are drawn by their share of the requirement.
fn row(language: Language, model: &Model, shown: &Shown, difference: &Difference) -> ChangeRow {
    let figure = shown.figure;
    let wording = Wording::new(language, model, difference.norm);
    let change: Change = difference.change(figure);
    let amount = change.amount();
    let name = match shown.ranked {
        Ranked::Norms => wording.norm.clone(),
        Ranked::Areas => language.name(&model.areas()[difference.area].name).to_owned(),
    };
    let bar = match shown.ranked {
        Ranked::Norms => difference.percent(figure),
        Ranked::Areas => amount,
    };
    let [before, after] = [change.before, change.after].map(|value| writing::figure(&wording, figure, value));
    let written = match shown.ranked {
        Ranked::Norms => writing::change_with_unit(&wording, amount),
        Ranked::Areas => writing::change(amount),
    };
    let mut tip = format!("{name}\n{} {before}\n{} {after}", shown.names[0], shown.names[1]);
    if amount.is_some() {
        tip = format!("{tip}\n{} {}", language.say(compare::CHANGE), writing::change_with_unit(&wording, amount));
    }
    ChangeRow { name, before, after, change: written, bar: bar.map(Quantity::to_f64), sense: writing::sense(figure, amount), tip }
}
