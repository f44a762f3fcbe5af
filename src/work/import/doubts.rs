//! What a table leaves in doubt, each settled by one press: what points are, several rows of one area, hidden rows, one area for all rows.

use permille_exchange::tables::fault::note::SheetNote;
use permille_exchange::tables::fault::{TableFault, TableProblem};
use permille_exchange::tables::import::{Mapping, Preview, Several};
use permille_exchange::tables::sheet::Sheet;
use serde::{Deserialize, Serialize};

use crate::text::{Language, Say, Word, import};

/// A way to settle a doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Settle {
    /// Whether points group thousands in a column.
    Points(usize, bool),
    /// Whether several rows of one area are added up, or all but the first left out.
    AddUp(bool),
    /// Whether hidden rows are taken.
    Hidden(bool),
    /// The rows are not about the one area.
    NotWhole,
}

impl Settle {
    /// What its button says.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Self::Points(_, true) => import::POINTS_GROUP,
            Self::Points(_, false) => import::POINTS_DECIMAL,
            Self::AddUp(true) => import::ADD_UP,
            Self::AddUp(false) => import::KEEP_FIRST,
            Self::Hidden(false) => import::LEAVE_HIDDEN,
            Self::Hidden(true) => import::TAKE_HIDDEN,
            Self::NotWhole => import::NOT_WHOLE,
        }
    }
}

/// A doubt: what it is, and the ways to settle it, each with whether it holds now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The sentence.
    pub sentence: String,
    /// The ways.
    pub ways: Vec<(Settle, bool)>,
}

/// What is in doubt.
#[must_use]
pub fn doubts(preview: &Preview, mapping: &Mapping, sheet: &Sheet, language: Language) -> Vec<Doubt> {
    let said = || preview.errors.iter().chain(&preview.left_out).chain(&preview.remarks);
    let mut found = Vec::new();
    for problem in said() {
        let sentence = || problem.sentence(language);
        match &problem.fault {
            TableFault::Note(SheetNote::PointsGroup { .. } | SheetNote::PointsUnclear { .. }) => {
                let Some(column) = column_of(problem, sheet) else { continue };
                let decided = mapping.points.get(&column).copied();
                let group =
                    decided.or_else(|| matches!(problem.fault, TableFault::Note(SheetNote::PointsGroup { .. })).then_some(true));
                let ways = vec![
                    (Settle::Points(column, true), group == Some(true)),
                    (Settle::Points(column, false), group == Some(false)),
                ];
                found.push(Doubt { sentence: sentence(), ways });
            }
            TableFault::Note(SheetNote::WholeTable { .. }) => {
                found.push(Doubt { sentence: sentence(), ways: vec![(Settle::NotWhole, false)] });
            }
            _ => {}
        }
    }
    // A column whose points were said to be decimal is in doubt for as long as it may be said otherwise.
    let decided = mapping.points.iter().filter(|(_, group)| !**group);
    found.extend(decided.map(|(&column, _)| Doubt {
        sentence: import::points_decimal(language, &permille_exchange::tables::address::letters(column)),
        ways: vec![(Settle::Points(column, true), false), (Settle::Points(column, false), true)],
    }));
    let several = |problem: &TableProblem| {
        matches!(
            problem.fault,
            TableFault::GivenTwice { .. } | TableFault::Note(SheetNote::SeveralRows { .. } | SheetNote::SameTwice { .. })
        )
    };
    let asked = said().find(|problem| several(problem)).map(|problem| problem.sentence(language));
    if let Some(sentence) = asked.or_else(|| (mapping.several != Several::Ask).then(|| language.say(import::SEVERAL).to_owned()))
    {
        let ways = vec![
            (Settle::AddUp(true), mapping.several == Several::Add),
            (Settle::AddUp(false), mapping.several == Several::First),
        ];
        found.push(Doubt { sentence, ways });
    }
    if !sheet.marks.hidden_rows.is_empty() {
        let sentence = import::hidden_rows(language, sheet.marks.hidden_rows.len());
        let ways = vec![(Settle::Hidden(false), !mapping.hidden), (Settle::Hidden(true), mapping.hidden)];
        found.push(Doubt { sentence, ways });
    }
    found
}

/// The column of the sheet as it is read: where rows and columns have changed places, places are said as they are in the file.
fn column_of(problem: &TableProblem, sheet: &Sheet) -> Option<usize> {
    let place = problem.place.as_ref()?;
    sheet.marks.turned.map_or(place.column, |titles| place.row.checked_sub(titles))
}

/// The mapping with a doubt settled; pressed once more, a decision about several rows is asked again.
#[must_use]
pub fn settled(mapping: &Mapping, way: Settle) -> Mapping {
    let mut next = mapping.clone();
    match way {
        Settle::Points(column, group) => {
            next.points.insert(column, group);
        }
        Settle::AddUp(all) => {
            let several = if all { Several::Add } else { Several::First };
            next.several = if next.several == several { Several::Ask } else { several };
        }
        Settle::Hidden(hidden) => next.hidden = hidden,
        Settle::NotWhole => next.whole = None,
    }
    next
}

#[cfg(test)]
#[path = "doubts_tests.rs"]
mod tests;
