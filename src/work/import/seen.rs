//! What there is to see of a table that is mapped so: the first rows, whom it is about, what an import would do. All of it fits a screen, however
//! long the table is.

use std::collections::BTreeMap;

use permille_engine::id::AreaCode;
use permille_engine::in_order::{map, set};
use permille_engine::year::Year;
use permille_exchange::tables::fault::note::SheetNote;
use permille_exchange::tables::fault::{TableFault, TableProblem};
use permille_exchange::tables::import::{Label, Labelled, Mapping, Preview, Resolution, Role, head};
use permille_exchange::tables::sheet::Sheet;
use serde::{Deserialize, Serialize};

use super::Worked;
use super::crossing::{Crossing, Holds, Named};
use super::doubts::{Doubt, doubts};
use super::lists::{Names, lists};
use super::roles::figure_key;
use super::said::Said;
use crate::text::Language;
use crate::text::import::List;

/// How many rows below the header are shown.
const ROWS: usize = 6;
/// How many labels are listed.
const LISTED: usize = 50;
/// How many are named where there is nothing to choose.
const NAMED: usize = 6;
/// How many figures are named.
const FIGURES: usize = 5;

/// What there is to see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// What is said of the table.
    pub said: SaidSeen,
    /// The names of the sheets.
    pub sheets: Vec<String>,
    /// How many columns the sheet has.
    pub width: usize,
    /// How many rows.
    pub height: usize,
    /// The rows of heads, and the first below them.
    pub rows: Vec<Row>,
    /// The figures that columns may hold.
    pub figures: Vec<Holds>,
    /// What stands over each column, as it is kept for the next table.
    pub heads: Vec<Option<String>>,
    /// Why columns stay out, by column.
    pub out: Vec<(usize, String)>,
    /// What is wrong with the table as a whole.
    pub wrong: Vec<String>,
    /// The areas of the rows.
    pub places: Places,
    /// What is in doubt.
    pub doubts: Vec<Doubt>,
    /// The import in one look.
    pub overview: Overview,
    /// The lists that have anything in them, with how much.
    pub lists: Vec<(List, usize)>,
    /// How many figures change.
    pub changes: usize,
    /// How many areas are new.
    pub new_areas: usize,
    /// How many cells say what is known already.
    pub same: usize,
    /// How much is wrong.
    pub errors: usize,
    /// Whether it can be imported.
    pub ready: bool,
}

impl Seen {
    /// Whether it can be imported as it was understood: all of it is, nothing is asked or stays out, and no area is new.
    #[must_use]
    pub fn asks_nothing(&self) -> bool {
        let understood =
            self.out.is_empty() && self.wrong.is_empty() && self.said.recalled.is_empty() && self.said.suggestions.is_empty();
        let settled = self.doubts.is_empty() && self.places.open == 0 && self.new_areas == 0 && self.overview.out == 0;
        self.ready && self.changes > 0 && self.sheets.len() == 1 && understood && settled
    }
}

/// What is said of the table, as the worker has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidSeen {
    sheet: usize,
    mapping: Crossing,
    suggestions: Vec<(usize, String)>,
    recalled: Vec<usize>,
}

/// A row as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Which, from 0.
    pub row: usize,
    /// Whether it has heads.
    pub header: bool,
    /// Its cells; under a merged one what stands in that.
    pub cells: Vec<String>,
}

/// How the rows' areas were found, and those that were not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// Whether any row names one.
    pub any: bool,
    /// How many are found.
    pub found: usize,
    /// How many would be new.
    pub new: usize,
    /// How many are neither.
    pub open: usize,
    /// Those that are asked about, the first of them.
    pub asked: Vec<Place>,
    /// How many more there are.
    pub more: usize,
    /// The first of those that nothing is called nearly like, each with its row.
    pub lost: Vec<(String, usize)>,
    /// How many such there are.
    pub all_lost: usize,
}

/// An area that is asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    label: Named,
    /// What the rows say.
    pub words: String,
    /// The first row that says so.
    pub row: usize,
    /// How many rows do.
    pub rows: usize,
    /// Whether it may be a new area.
    pub may_be_new: bool,
    /// Areas that may be meant: code, and name with what is above.
    pub offers: Vec<(String, String)>,
    /// Whether the first of them is near, and not chosen yet.
    pub first: Option<String>,
}

/// An import in one look.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// How many areas it is about.
    pub areas: usize,
    /// The keys of the first figures.
    pub figures: Vec<String>,
    /// How many more there are.
    pub more: usize,
    /// Their years.
    pub years: Vec<Year>,
    /// How many totals agree with their rows, and of how many.
    pub totals: (usize, usize),
    /// How many known figures are replaced.
    pub replaced: usize,
    /// How many cells say that a figure is not known.
    pub unknown: usize,
    /// How much stays out.
    pub out: usize,
}

impl From<&Said> for SaidSeen {
    fn from(said: &Said) -> Self {
        Self {
            sheet: said.sheet,
            mapping: (&said.mapping).into(),
            suggestions: said.suggestions.iter().map(|(&column, figure)| (column, figure_key(figure))).collect(),
            recalled: said.recalled.iter().copied().collect(),
        }
    }
}

impl From<SaidSeen> for Said {
    fn from(seen: SaidSeen) -> Self {
        let figures = seen.suggestions.into_iter().filter_map(|(column, key)| Some((column, super::roles::figure_of(&key)?)));
        Self { sheet: seen.sheet, mapping: seen.mapping.into(), suggestions: map(figures), recalled: set(seen.recalled) }
    }
}

impl Place {
    /// The label it is decided about.
    #[must_use]
    pub fn label(&self) -> Label {
        self.label.clone().into()
    }
}

/// What there is to see.
pub(super) fn seen(said: &Said, sheets: &[Sheet], worked: &Worked, names: &Names, language: Language) -> Option<Seen> {
    let sheet = sheets.get(said.sheet)?;
    let (preview, mapping) = (&worked.preview, &said.mapping);
    // Where nothing is called nearly as an area that is asked about, the errors are those of the table.
    let wrong = preview.errors.iter().filter(|problem| problem.place.is_none() || preview.labels.is_empty());
    Some(Seen {
        said: said.into(),
        sheets: sheets.iter().map(|sheet| sheet.name.clone()).collect(),
        width: sheet.width(),
        height: sheet.rows().len(),
        rows: rows(sheet, mapping),
        figures: worked.known.figures().iter().map(Holds::from).collect(),
        heads: said.heads(sheet),
        out: out(preview, mapping, language),
        wrong: wrong.map(|problem| problem.sentence(language)).collect(),
        places: places(worked, mapping, names),
        doubts: doubts(preview, mapping, sheet, language),
        overview: overview(preview),
        lists: lists(worked),
        changes: preview.changes.len(),
        new_areas: preview.new_areas.len(),
        same: preview.same,
        errors: preview.errors.len(),
        ready: preview.is_ready(),
    })
}

/// The rows that show what the table is: those of heads, and the first below them.
fn rows(sheet: &Sheet, mapping: &Mapping) -> Vec<Row> {
    let Mapping { header, top, .. } = *mapping;
    let first = header.map_or(0, |header| header + 1);
    let alone = top.or(header) == header;
    let below = (first..sheet.rows().len()).filter(|&row| !sheet.is_blank(row)).take(ROWS);
    let shown = (top.or(header).unwrap_or(first)..first).chain(below);
    let row = |row: usize| {
        let is_header = header.is_some_and(|header| row <= header);
        // Under a merged cell the nearest text above counts.
        let cell = |column: usize| {
            if is_header && alone { head(sheet, row, column) } else { sheet.merged_cell(row, column).to_owned() }
        };
        Row { row, header: is_header, cells: (0..sheet.width()).map(cell).collect() }
    };
    shown.map(row).collect()
}

/// Why columns stay out.
fn out(preview: &Preview, mapping: &Mapping, language: Language) -> Vec<(usize, String)> {
    let header = mapping.header.unwrap_or(0);
    let mut found: BTreeMap<usize, String> = BTreeMap::new();
    let said = |problem: &TableProblem| match (&problem.place, &problem.fault) {
        (Some(place), TableFault::Note(told)) if place.row == header && !matches!(told, SheetNote::Uncomputed) => {
            let column = place.column.filter(|column| mapping.columns.get(*column) == Some(&Role::Ignored))?;
            Some((column, told.sentence(language)))
        }
        _ => None,
    };
    for (column, sentence) in preview.outside.iter().filter_map(said) {
        found.entry(column).or_insert(sentence);
    }
    found.into_iter().collect()
}

/// Whether a planner could decide about a label: it was not found, or may be another than the new one it makes.
fn is_open(labelled: &Labelled) -> bool {
    match labelled.resolution {
        Resolution::Open(_) => true,
        Resolution::New(_) | Resolution::Area(_) | Resolution::Skip => false,
    }
}

/// How the rows' areas were found.
fn places(worked: &Worked, mapping: &Mapping, names: &Names) -> Places {
    let labels = &worked.preview.labels;
    let count = |test: fn(&Resolution) -> bool| labels.iter().filter(|one| test(&one.resolution)).count();
    let decided = |one: &Labelled| mapping.choices.contains_key(&one.label);
    let asked = labels.iter().filter(|one| is_open(one) || decided(one));
    // Where nothing is called nearly so and there is no code, there is nothing to choose from.
    let (asked, lost): (Vec<&Labelled>, Vec<&Labelled>) =
        asked.partition(|one| !one.offers.is_empty() || one.fresh.is_some() || decided(one));
    let named = |one: &&Labelled| {
        let words = if one.label.name.is_empty() { &one.label.code } else { &one.label.name };
        (words.clone(), one.row)
    };
    let parents: BTreeMap<&AreaCode, &AreaCode> = if asked.is_empty() {
        BTreeMap::new()
    } else {
        map(worked.set.baseline.areas.iter().filter_map(|area| Some((&area.code, area.parent.as_ref()?))))
    };
    Places {
        any: !labels.is_empty(),
        found: count(|one| matches!(one, Resolution::Area(_))),
        new: count(|one| matches!(one, Resolution::New(_))),
        open: labels.iter().filter(|one| is_open(one)).count(),
        asked: asked.iter().take(LISTED).map(|one| place(one, mapping, &parents, names)).collect(),
        more: asked.len().saturating_sub(LISTED),
        lost: lost.iter().take(NAMED).map(named).collect(),
        all_lost: lost.len(),
    }
}

fn place(one: &Labelled, mapping: &Mapping, parents: &BTreeMap<&AreaCode, &AreaCode>, names: &Names) -> Place {
    use permille_exchange::tables::import::Choice;
    let chosen = mapping.choices.get(&one.label);
    let mut offers: Vec<&AreaCode> = one.offers.iter().collect();
    if let Some(Choice::Area(area)) = chosen
        && !is_open(one)
        && !offers.contains(&area)
    {
        offers.push(area);
    }
    let offer = |code: &&AreaCode| {
        let above = parents.get(*code).map(|above| format!(" · {}", names.of(above))).unwrap_or_default();
        (code.to_string(), format!("{} {code}{above}", names.of(code)))
    };
    let said = [one.label.code.as_str(), one.label.name.as_str()].into_iter().filter(|text| !text.is_empty());
    Place {
        label: (&one.label).into(),
        words: said.collect::<Vec<_>>().join(" "),
        row: one.row,
        rows: one.rows,
        may_be_new: one.fresh.is_some(),
        first: one.offers.first().filter(|_| chosen.is_none()).map(|first| format!("{} {first}", names.of(first))),
        offers: offers.iter().map(offer).collect(),
    }
}

/// The import in one look.
fn overview(preview: &Preview) -> Overview {
    let changes = || preview.changes.iter().chain(&preview.unchanged);
    let mut figures = Vec::new();
    for change in changes() {
        if !figures.contains(&&change.figure) {
            figures.push(&change.figure);
        }
    }
    Overview {
        areas: set(changes().map(|change| &change.area)).len(),
        figures: figures.iter().take(FIGURES).map(|figure| figure_key(figure)).collect(),
        more: figures.len().saturating_sub(FIGURES),
        years: set(changes().map(|change| change.year)).into_iter().collect(),
        totals: (preview.totals.iter().filter(|total| total.agrees()).count(), preview.totals.len()),
        replaced: preview.changes.iter().filter(|change| change.before.is_some() && change.after.is_some()).count(),
        unknown: preview.blanks.len(),
        out: preview.outside.len() + preview.left_out.len() + preview.skipped.len(),
    }
}

#[cfg(test)]
#[path = "seen_tests.rs"]
mod tests;
