//! The lists of what an import does, a few hundred entries at a time: the page need not hold what nobody reads through.

use std::collections::BTreeMap;

use permille_engine::id::AreaCode;
use permille_engine::in_order::map;
use permille_engine::scenario::ScenarioSet;
use permille_engine::year::Year;
use permille_exchange::tables::address::address;
use permille_exchange::tables::fault::TableProblem;
use permille_exchange::tables::import::{Change, NewArea, Preview};
use serde::{Deserialize, Serialize};

use super::Worked;
use crate::text::import::{self, List};
use crate::text::numbers::or_unknown;
use crate::text::{Language, Say, words};

/// How many entries of a list are drawn.
const MOST_LISTED: usize = 200;

/// The names of areas by their codes, those that are made among them.
#[derive(Clone, Debug, Default)]
pub struct Names(BTreeMap<AreaCode, String>);

impl Names {
    /// The names in a language.
    #[must_use]
    pub fn new(set: &ScenarioSet, preview: &Preview, language: Language) -> Self {
        let made = preview.new_areas.iter().map(|new| &new.area);
        let areas = set.baseline.areas.iter().chain(made);
        Self(map(areas.map(|area| (area.code.clone(), language.name(&area.name).to_owned()))))
    }

    /// An area's name; its code where it has none.
    #[must_use]
    pub fn of<'a>(&'a self, code: &'a AreaCode) -> &'a str {
        self.0.get(code).map_or(code.as_str(), String::as_str)
    }
}

/// An entry of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entry {
    /// A figure that changes.
    Change {
        /// The cell.
        cell: String,
        /// The area.
        area: String,
        /// Which figure.
        figure: String,
        /// The year.
        year: Year,
        /// What is known.
        before: String,
        /// What will be known.
        after: String,
    },
    /// An area that is made.
    New {
        /// Its code.
        code: String,
        /// Its name.
        name: String,
        /// Its level.
        level: String,
        /// The area above it.
        above: String,
        /// Whether no row names it.
        proposed: bool,
    },
    /// A sentence.
    Told(String),
}

/// A list of what an import does, narrowed by what is searched for.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Listed {
    /// What is drawn.
    pub entries: Vec<Entry>,
    /// How many more there are.
    pub more: usize,
}

/// The lists that have anything in them, with how much.
pub(super) fn lists(worked: &Worked) -> Vec<(List, usize)> {
    let preview = &worked.preview;
    let all = [
        (List::Errors, preview.errors.len()),
        (List::Doubted, worked.doubted.len()),
        (List::Changes, preview.changes.len()),
        (List::New, preview.new_areas.len()),
        (List::Remarks, preview.remarks.len()),
        (List::LeftOut, preview.left_out.len()),
        (List::Outside, preview.outside.len()),
        (List::Unknown, preview.blanks.len()),
        (List::Totals, preview.totals.len()),
        (List::Skipped, preview.skipped.len()),
    ];
    all.into_iter().filter(|(_, count)| *count > 0).collect()
}

/// What the entries of lists are written with.
pub(super) struct Writer<'a> {
    pub(super) worked: &'a Worked,
    pub(super) names: &'a Names,
    pub(super) language: Language,
}

impl Writer<'_> {
    /// A list, narrowed to entries that hold every word of `search`.
    pub(super) fn listed(&self, list: List, search: &str) -> Listed {
        let (preview, language) = (&self.worked.preview, self.language);
        let told = |problems: &[TableProblem]| narrowed(problems, search, |one| Entry::Told(one.sentence(language)));
        match list {
            List::Errors => told(&preview.errors),
            List::Doubted => narrowed(&self.worked.doubted, search, |one| Entry::Told(one.sentence(language))),
            List::Remarks => told(&preview.remarks),
            List::LeftOut => told(&preview.left_out),
            List::Outside => told(&preview.outside),
            List::Unknown => told(&preview.blanks),
            List::Totals => narrowed(&preview.totals, search, |total| Entry::Told(import::total(language, total))),
            List::Skipped => narrowed(&preview.skipped, search, |&(row, why)| Entry::Told(import::skipped(language, row, why))),
            List::New => narrowed(&preview.new_areas, search, |new| self.new_area(new)),
            List::Changes => narrowed(&preview.changes, search, |change| self.change(change)),
        }
    }

    fn new_area(&self, NewArea { area, row }: &NewArea) -> Entry {
        Entry::New {
            code: area.code.to_string(),
            name: self.language.name(&area.name).to_owned(),
            level: self.language.say(words::level_of_one(area.level)).to_owned(),
            above: area.parent.as_ref().map(|parent| self.names.of(parent).to_owned()).unwrap_or_default(),
            proposed: row.is_none(),
        }
    }

    fn change(&self, change: &Change) -> Entry {
        let figure = self.worked.known.get(&change.figure).map(|known| self.language.name(&known.name).to_owned());
        Entry::Change {
            cell: address(change.row, change.column),
            area: self.names.of(&change.area).to_owned(),
            figure: figure.unwrap_or_default(),
            year: change.year,
            before: or_unknown(change.before),
            after: or_unknown(change.after),
        }
    }
}

/// The first of the entries that hold every word of `search`, and how many more hold them.
fn narrowed<T>(all: &[T], search: &str, entry: impl Fn(&T) -> Entry) -> Listed {
    let wanted = search.to_lowercase();
    if wanted.trim().is_empty() {
        let entries = all.iter().take(MOST_LISTED).map(entry).collect();
        return Listed { entries, more: all.len().saturating_sub(MOST_LISTED) };
    }
    let mut listed = Listed::default();
    for entry in all.iter().map(entry).filter(|entry| wanted.split_whitespace().all(|word| entry.holds(word))) {
        if listed.entries.len() < MOST_LISTED { listed.entries.push(entry) } else { listed.more += 1 }
    }
    listed
}

impl Entry {
    /// Whether it holds a word, in lower case.
    fn holds(&self, word: &str) -> bool {
        let text = match self {
            Self::Change { cell, area, figure, year, .. } => format!("{cell} {area} {figure} {year}"),
            Self::New { code, name, above, .. } => format!("{code} {name} {above}"),
            Self::Told(text) => text.clone(),
        };
        text.to_lowercase().contains(word)
    }
}

#[cfg(test)]
mod tests {
    use permille_exchange::tables::import::{Known, Register, doubted, guess, preview};

    use super::super::tests::{open, sheet};
    use super::*;

    #[test]
    fn the_lists_say_what_would_happen_and_are_narrowed() {
        let set = open();
        let sheet = sheet(&[
            &["代码", "名称", "年份", "常住人口"],
            &["360202", "昌江区", "2024", "205000"],
            &["360203", "珠山区", "2024", "-1"],
        ]);
        let mut mapping = guess(&set, &sheet, "x.csv", &Register::default()).mapping;
        mapping.create = true;
        let preview = preview(&set, &sheet, &mapping, &Register::default());
        let known = Known::new(&set);
        let found = Worked { doubted: doubted(&set, &known, &preview), known, preview, set: set.clone() };
        // 珠山区 with the city and the province above it, unless they are there.
        assert_eq!(lists(&found).first(), Some(&(List::Errors, 1)));
        let listed = |list, search, language| {
            let names = Names::new(&set, &found.preview, language);
            Writer { worked: &found, names: &names, language }.listed(list, search)
        };
        let changes = listed(List::Changes, "昌江", Language::Zh);
        assert!(matches!(changes.entries.as_slice(), [Entry::Change { after, .. }] if after == "205,000"), "{changes:?}");
        assert!(listed(List::Changes, "浮梁", Language::Zh).entries.is_empty());
        let new = listed(List::New, "珠山", Language::En);
        assert!(matches!(new.entries.as_slice(), [Entry::New { code, proposed: false, .. }] if code == "360203"), "{new:?}");
    }

    #[test]
    fn of_a_long_list_the_first_are_drawn_and_the_others_counted() {
        let all: Vec<usize> = (0..1_000).collect();
        let entry = |number: &usize| Entry::Told(number.to_string());
        let listed = narrowed(&all, " ", entry);
        assert_eq!((listed.entries.len(), listed.more), (MOST_LISTED, 800));
        let searched = narrowed(&all, "9", entry);
        assert_eq!((searched.entries.len(), searched.more, &searched.entries[1]), (200, 71, &Entry::Told("19".to_owned())));
        assert_eq!(narrowed(&all, "99 9", entry).entries.len(), 19);
    }
}
