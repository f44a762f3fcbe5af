//! Things in order of their change: a bar to the left for less, to the right for more.

#[cfg(test)]
mod tests;

pub use super::bar_rows::Sense;
use super::bar_rows::{BarRow, BarRows, Written, bar_rows};
use super::drawing::{Drawing, Frame};
use super::role::Role;

/// One thing that changed; figures are written already.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeRow {
    /// What it is called.
    pub name: String,
    /// Its figure before.
    pub before: String,
    /// Its figure after.
    pub after: String,
    /// The change.
    pub change: String,
    /// How long its bar is, to the right where positive; unknown is hatched.
    pub bar: Option<f64>,
    /// Which way it goes.
    pub sense: Sense,
    /// The sentence of its tooltip.
    pub tip: String,
}

/// The headings of the columns.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ChangesWords<'a> {
    /// Heads the figures before.
    pub before: &'a str,
    /// Heads the figures after.
    pub after: &'a str,
    /// Heads the changes.
    pub change: &'a str,
}

/// What changed.
pub struct Changes<'a> {
    /// The rows, in the order they are shown in.
    pub rows: &'a [ChangeRow],
    /// The row that is picked out, if any.
    pub selected: Option<usize>,
    /// The words on it.
    pub words: ChangesWords<'a>,
}

/// Draws the changes; as tall as the rows need.
///
/// There is one mark a row, in order; the column is 0.
#[must_use]
pub fn changes(frame: &Frame, chart: &Changes) -> Drawing {
    let figure = |text: &String| Written { text: text.clone(), role: Role::Ink };
    let rows = chart.rows.iter().map(|row| BarRow {
        name: &row.name,
        figures: [figure(&row.before), figure(&row.after)],
        last: Written { text: row.change.clone(), role: row.sense.role() },
        bar: row.bar,
        sense: row.sense,
        tip: &row.tip,
    });
    let words = chart.words;
    bar_rows(
        frame,
        &BarRows { rows: rows.collect(), selected: chart.selected, headings: [words.before, words.after, words.change] },
    )
}
