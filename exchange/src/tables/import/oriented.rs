//! Which sheet of a file is looked at first, and whether it is best read with rows and columns changed.

use permille_engine::scenario::ScenarioSet;

use super::areas::Index;
use super::blocks::{Names, blocks};
use super::guess::{Guess, guess};
use super::known::Known;
use super::register::Register;
use super::{Role, frame};
use crate::tables::sheet::Sheet;

/// The sheet as it is best read: with rows and columns changed where figures stand in rows and areas or years in columns.
#[must_use]
pub fn oriented(set: &ScenarioSet, mut sheet: Sheet, file: &str, register: &Register) -> Sheet {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem).clone_into(&mut sheet.marks.file);
    let (index, known) = (Index::new(&set.baseline.areas), Known::new(set));
    let worth = |sheet: &Sheet| {
        let Guess { mapping: columns, suggestions } = guess(set, sheet, file, register);
        // What is left to the planner is a figure all the same.
        let figures = columns.columns.iter().filter(|role| matches!(role, Role::Figure { .. })).count() + suggestions.len();
        let long = columns.columns.contains(&Role::Value);
        let named = columns.columns.iter().any(|role| matches!(role, Role::Code | Role::Name));
        let headed = || !blocks(sheet, &columns, &Names { index: &index, register, known: &known }).areas.is_empty();
        let whom = named || (sheet.marks.turned.is_none() && (columns.whole.is_some() || headed()));
        (figures > 0 || long, whom)
    };
    if worth(&sheet) == (true, true) {
        return sheet;
    }
    let titles = (0..sheet.rows().len()).take_while(|&row| frame::is_title(&sheet, row)).count();
    match sheet.turned(titles) {
        Some(turned) if worth(&turned) == (true, true) => turned,
        _ => sheet,
    }
}

/// The position of the first sheet that has areas and figures; the first of all where none has.
#[must_use]
pub fn likeliest(set: &ScenarioSet, sheets: &[Sheet], file: &str, register: &Register) -> usize {
    let has_figures = |sheet: &Sheet| {
        let mapping = guess(set, sheet, file, register).mapping;
        let any = |wanted: fn(&Role) -> bool| mapping.columns.iter().any(wanted);
        (mapping.whole.is_some() || any(|role| matches!(role, Role::Code | Role::Name)))
            && any(|role| matches!(role, Role::Figure { .. } | Role::Value))
    };
    sheets.iter().position(has_figures).unwrap_or(0)
}
