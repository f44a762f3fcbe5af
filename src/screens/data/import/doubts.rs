//! What a table leaves in doubt, each settled by one press: what points are, several rows of one area, hidden rows, one area for all rows.

use permille_exchange::tables::fault::note::SheetNote;
use permille_exchange::tables::fault::{TableFault, TableProblem};
use permille_exchange::tables::import::{Mapping, Preview, Several};
use permille_exchange::tables::sheet::Sheet;
use yew::prelude::*;

use super::{Draft, Work};
use crate::components::same::Same;
use crate::text::{Language, Say, Word, import};

/// A way to settle a doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settle {
    /// Whether points group thousands in a column.
    Points(usize, bool),
    /// What is done with several rows of one area.
    Several(Several),
    /// Whether hidden rows are taken.
    Hidden(bool),
    /// The rows are not about the one area.
    NotWhole,
}

/// A doubt: what it is, and the ways to settle it, each with whether it holds now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The sentence.
    pub sentence: String,
    /// The ways.
    pub ways: Vec<(Word, Settle, bool)>,
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
                    (import::POINTS_GROUP, Settle::Points(column, true), group == Some(true)),
                    (import::POINTS_DECIMAL, Settle::Points(column, false), group == Some(false)),
                ];
                found.push(Doubt { sentence: sentence(), ways });
            }
            TableFault::Note(SheetNote::WholeTable { .. }) => {
                found.push(Doubt { sentence: sentence(), ways: vec![(import::NOT_WHOLE, Settle::NotWhole, false)] });
            }
            _ => {}
        }
    }
    // A column whose points were said to be decimal is in doubt for as long as it may be said otherwise.
    let decided = mapping.points.iter().filter(|(_, group)| !**group);
    found.extend(decided.map(|(&column, _)| Doubt {
        sentence: import::points_decimal(language, &permille_exchange::tables::address::letters(column)),
        ways: vec![
            (import::POINTS_GROUP, Settle::Points(column, true), false),
            (import::POINTS_DECIMAL, Settle::Points(column, false), true),
        ],
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
        let way = |word, several| (word, Settle::Several(several), mapping.several == several);
        found.push(Doubt { sentence, ways: vec![way(import::ADD_UP, Several::Add), way(import::KEEP_FIRST, Several::First)] });
    }
    if !sheet.marks.hidden_rows.is_empty() {
        let sentence = import::hidden_rows(language, sheet.marks.hidden_rows.len());
        let way = |word, hidden| (word, Settle::Hidden(hidden), mapping.hidden == hidden);
        found.push(Doubt { sentence, ways: vec![way(import::LEAVE_HIDDEN, false), way(import::TAKE_HIDDEN, true)] });
    }
    found
}

/// The column of the sheet as it is read: where rows and columns have changed places, places are said as they are in the file.
fn column_of(problem: &TableProblem, sheet: &Sheet) -> Option<usize> {
    let place = problem.place.as_ref()?;
    if sheet.marks.turned { Some(place.row) } else { place.column }
}

/// The mapping with a doubt settled; pressed once more, a decision about several rows is asked again.
#[must_use]
pub fn settled(mapping: &Mapping, way: Settle) -> Mapping {
    let mut next = mapping.clone();
    match way {
        Settle::Points(column, group) => {
            next.points.insert(column, group);
        }
        Settle::Several(several) => next.several = if next.several == several { Several::Ask } else { several },
        Settle::Hidden(hidden) => next.hidden = hidden,
        Settle::NotWhole => next.whole = None,
    }
    next
}

/// What the list is told.
#[derive(Clone, PartialEq)]
pub struct DoubtsProps {
    /// The language.
    pub language: Language,
    /// What the planner has said so far.
    pub draft: Draft,
    /// What follows from it.
    pub work: Same<Work>,
    /// Takes what is said next.
    pub change: Callback<Draft>,
}

/// The doubts, each with its buttons.
pub fn list(props: &DoubtsProps) -> Html {
    let DoubtsProps { language, draft, work, change } = props;
    let language = *language;
    let Some(sheet) = draft.sheets.get(draft.sheet) else { return Html::default() };
    let found = doubts(&work.preview, &draft.mapping, sheet, language);
    if found.is_empty() {
        return Html::default();
    }
    let button = |(word, way, holds): &(Word, Settle, bool)| {
        let (draft, change, way) = (draft.clone(), change.clone(), *way);
        let onclick = Callback::from(move |_: MouseEvent| {
            change.emit(Draft { mapping: settled(&draft.mapping, way), ..draft.clone() });
        });
        html! {
            <button type="button" class="button" aria-pressed={holds.to_string()} {onclick}>{ language.say(*word) }</button>
        }
    };
    html! {
        <ul class="import__doubts" aria-label={language.say(import::DOUBTS)}>
            { for found.iter().map(|doubt| html! {
                <li>
                    <span>{ &doubt.sentence }</span>
                    <span class="import__ways">{ for doubt.ways.iter().map(button) }</span>
                </li>
            }) }
        </ul>
    }
}

#[cfg(test)]
#[path = "doubts_tests.rs"]
mod tests;
