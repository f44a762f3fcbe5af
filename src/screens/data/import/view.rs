//! What the import dialog shows, as plain values.

use std::collections::BTreeMap;

use permille_engine::edit::Figure;
use permille_engine::id::AreaCode;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::ScenarioSet;
use permille_engine::year::Year;
use permille_exchange::tables::address::address;
use permille_exchange::tables::fault::note::SheetNote;
use permille_exchange::tables::fault::{TableFault, TableProblem};
use permille_exchange::tables::import::{Above, Known, Mapping, Preview, Resolution, Role, chosen, fresh};
use permille_exchange::tables::sheet::Sheet;

use crate::screens::data::year_that_came;
use crate::text::import::{self, List};
use crate::text::numbers::or_unknown;
use crate::text::{Language, Say, words};

/// How many entries of a list are drawn.
const MOST_LISTED: usize = 200;

/// The roles a column can have that are no figures, with the keys they go by.
const ABOUT: [(&str, Role); 15] = [
    ("ignored", Role::Ignored),
    ("code", Role::Code),
    ("name", Role::Name),
    ("facility", Role::Facility),
    ("level", Role::Level),
    ("year", Role::Year),
    ("parent-code", Role::CodeAbove(Above::Parent)),
    ("parent-name", Role::NameAbove(Above::Parent)),
    ("city-code", Role::CodeAbove(Above::City)),
    ("city-name", Role::NameAbove(Above::City)),
    ("province-code", Role::CodeAbove(Above::Province)),
    ("province-name", Role::NameAbove(Above::Province)),
    ("item", Role::Item),
    ("value", Role::Value),
    ("unit", Role::Unit),
];

/// Where the figures go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Target {
    /// The open file.
    #[default]
    Open,
    /// A file of its own.
    New,
}

/// A choice of what a column is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleChoice {
    /// What tells it from others.
    pub key: String,
    /// What it is called.
    pub label: String,
}

/// The choices of what a column is: about the area, people, measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleChoices {
    /// About the area and the year.
    pub about: Vec<RoleChoice>,
    /// People.
    pub people: Vec<RoleChoice>,
    /// Measures, by name.
    pub measures: Vec<RoleChoice>,
}

/// The choices a column has.
#[must_use]
pub fn role_choices(known: &Known, language: Language) -> RoleChoices {
    let about = ABOUT.iter().map(|(key, role)| {
        let word = match role {
            Role::CodeAbove(above) => Some(import::role_above(*above, true)),
            Role::NameAbove(above) => Some(import::role_above(*above, false)),
            _ => import::role(key),
        };
        RoleChoice { key: (*key).to_owned(), label: word.map(|word| language.say(word)).unwrap_or_default().to_owned() }
    });
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for figure in known.figures() {
        *named.entry(language.name(&figure.name)).or_default() += 1;
    }
    let (mut people, mut measures) = (Vec::new(), Vec::new());
    for figure in known.figures() {
        let key = figure_key(&figure.figure);
        let name = language.name(&figure.name);
        // Measures of one name are told apart by their ids.
        let label = if named.get(name) == Some(&1) { name.to_owned() } else { format!("{name} [{}]", &key[2..]) };
        let list = if matches!(figure.figure, Figure::Population(_)) { &mut people } else { &mut measures };
        list.push(RoleChoice { key, label });
    }
    RoleChoices { about: about.collect(), people, measures }
}

/// What tells a figure from others.
#[must_use]
pub fn figure_key(figure: &Figure) -> String {
    match figure {
        Figure::Population(base) => format!("p:{}", base.word()),
        Figure::Measure(measure) => format!("m:{measure}"),
    }
}

/// The key of a column's role.
#[must_use]
pub fn role_key(role: &Role) -> String {
    match role {
        Role::Figure { figure, .. } => figure_key(figure),
        other => ABOUT.iter().find(|(_, role)| role == other).map_or("ignored", |(key, _)| key).to_owned(),
    }
}

/// Whether a key is that of something a column can be in this file.
#[must_use]
pub fn is_role(known: &Known, key: &str) -> bool {
    ABOUT.iter().any(|(one, _)| *one == key) || known.figures().iter().any(|figure| figure_key(&figure.figure) == key)
}

/// The mapping with another role for a column. What only one column can be, no other is any more.
#[must_use]
pub fn with_role(mapping: &Mapping, set: &ScenarioSet, known: &Known, sheet: &Sheet, column: usize, key: &str) -> Mapping {
    let figure = known.figures().iter().find(|figure| figure_key(&figure.figure) == key);
    let about = || ABOUT.iter().find(|(one, _)| *one == key).map(|(_, role)| role.clone());
    let role = figure.map(|figure| chosen(set, sheet, mapping, column, figure)).or_else(about).unwrap_or_default();
    let mut next = mapping.clone();
    if !matches!(role, Role::Figure { .. } | Role::Ignored) {
        for other in next.columns.iter_mut().filter(|other| **other == role) {
            *other = Role::Ignored;
        }
    }
    if let Some(slot) = next.columns.get_mut(column) {
        *slot = role;
    }
    // What was guessed of it is no longer a guess.
    next.assumed.remove(&column);
    next.unclear.remove(&column);
    next.points.remove(&column);
    next
}

/// The set an import is worked out for: the open one, or one without areas that has its plans.
#[must_use]
pub fn base(open: &ScenarioSet, target: Target, file: &str, year: Option<Year>) -> ScenarioSet {
    if target == Target::Open {
        return open.clone();
    }
    fresh(open, file, year)
}

/// How many labels are found, new, and neither.
#[must_use]
pub fn matched(preview: &Preview) -> (usize, usize, usize) {
    let count = |test: fn(&Resolution) -> bool| preview.labels.iter().filter(|one| test(&one.resolution)).count();
    let open = preview.labels.iter().filter(|one| is_open(one)).count();
    (count(|one| matches!(one, Resolution::Area(_))), count(|one| matches!(one, Resolution::New(_))), open)
}

/// Whether a planner could decide about a label: it was not found, or may be another than the new one it makes.
#[must_use]
pub fn is_open(labelled: &permille_exchange::tables::import::Labelled) -> bool {
    match labelled.resolution {
        Resolution::Open(_) => true,
        Resolution::New(_) | Resolution::Area(_) | Resolution::Skip => false,
    }
}

/// The year that is looked at after an import: the one that is looked at, where figures of it came in, and else the last that did.
#[must_use]
pub fn year_shown(preview: &Preview, now: Year) -> Year {
    year_that_came(preview.changes.iter().map(|change| change.year), now)
}

/// Why a column stays out.
#[must_use]
pub fn why_out(preview: &Preview, mapping: &Mapping, column: usize, language: Language) -> Option<String> {
    let header = mapping.header.unwrap_or(0);
    let of_column = |problem: &&TableProblem| match (&problem.place, &problem.fault) {
        (Some(place), TableFault::Note(told)) => {
            place.column == Some(column) && place.row == header && !matches!(told, SheetNote::Uncomputed)
        }
        _ => false,
    };
    let found = preview.outside.iter().find(of_column)?;
    match &found.fault {
        TableFault::Note(told) => Some(told.sentence(language)),
        _ => None,
    }
}

/// The names of areas by their codes, those that are made among them.
#[derive(Clone, Debug)]
pub struct Names(BTreeMap<AreaCode, String>);

impl Names {
    /// The names in a language.
    #[must_use]
    pub fn new(set: &ScenarioSet, preview: &Preview, language: Language) -> Self {
        let made = preview.new_areas.iter().map(|new| &new.area);
        let areas = set.baseline.areas.iter().chain(made);
        Self(areas.map(|area| (area.code.clone(), language.name(&area.name).to_owned())).collect())
    }

    /// An area's name; its code where it has none.
    #[must_use]
    pub fn of<'a>(&'a self, code: &'a AreaCode) -> &'a str {
        self.0.get(code).map_or(code.as_str(), String::as_str)
    }
}

/// An entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
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
        level: &'static str,
        /// The area above it.
        above: String,
        /// Whether no row names it.
        proposed: bool,
    },
    /// A sentence.
    Told(String),
}

/// A list of what an import does, narrowed by what is searched for.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Listed {
    /// What is drawn.
    pub entries: Vec<Entry>,
    /// How many more there are.
    pub more: usize,
}

/// The lists that have anything in them, with how much.
#[must_use]
pub fn lists(preview: &Preview) -> Vec<(List, usize)> {
    [
        (List::Errors, preview.errors.len()),
        (List::Changes, preview.changes.len()),
        (List::New, preview.new_areas.len()),
        (List::Remarks, preview.remarks.len()),
        (List::LeftOut, preview.left_out.len()),
        (List::Outside, preview.outside.len()),
        (List::Unknown, preview.blanks.len()),
        (List::Totals, preview.totals.len()),
        (List::Skipped, preview.skipped.len()),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .collect()
}

/// A list, narrowed to entries that hold every word of `search`.
#[must_use]
pub fn listed(preview: &Preview, known: &Known, names: &Names, list: List, search: &str, language: Language) -> Listed {
    let told = |problems: &[TableProblem]| -> Vec<Entry> {
        problems.iter().map(|problem| Entry::Told(problem.sentence(language))).collect()
    };
    let all: Vec<Entry> = match list {
        List::Errors => told(&preview.errors),
        List::Remarks => told(&preview.remarks),
        List::LeftOut => told(&preview.left_out),
        List::Outside => told(&preview.outside),
        List::Unknown => told(&preview.blanks),
        List::Totals => preview.totals.iter().map(|total| Entry::Told(import::total(language, total))).collect(),
        List::Skipped => preview.skipped.iter().map(|&(row, why)| Entry::Told(import::skipped(language, row, why))).collect(),
        List::New => preview
            .new_areas
            .iter()
            .map(|new| Entry::New {
                code: new.area.code.to_string(),
                name: language.name(&new.area.name).to_owned(),
                level: language.say(words::level_of_one(new.area.level)),
                above: new.area.parent.as_ref().map(|parent| names.of(parent).to_owned()).unwrap_or_default(),
                proposed: new.row.is_none(),
            })
            .collect(),
        List::Changes => preview
            .changes
            .iter()
            .map(|change| Entry::Change {
                cell: address(change.row, change.column),
                area: names.of(&change.area).to_owned(),
                figure: known.get(&change.figure).map(|known| language.name(&known.name).to_owned()).unwrap_or_default(),
                year: change.year,
                before: amount(change.before),
                after: amount(change.after),
            })
            .collect(),
    };
    let wanted = search.to_lowercase();
    let mut kept: Vec<Entry> = all.into_iter().filter(|entry| wanted.split_whitespace().all(|word| entry.holds(word))).collect();
    let more = kept.len().saturating_sub(MOST_LISTED);
    kept.truncate(MOST_LISTED);
    Listed { entries: kept, more }
}

fn amount(value: Option<Quantity>) -> String {
    or_unknown(value)
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
#[path = "view_tests.rs"]
pub(super) mod tests;
