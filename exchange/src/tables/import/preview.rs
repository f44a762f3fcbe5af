//! Everything an import would do, worked out without changing anything.

mod finish;
mod item;
mod row;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use permille_engine::area::Area;
use permille_engine::edit::Figure;
use permille_engine::id::AreaCode;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::ScenarioSet;
use permille_engine::year::Year;

use super::areas::{Index, Label};
use super::blocks::{Names, blocks};
use super::grow::Growth;
use super::heads::{Head, Said, said};
use super::known::{Known, KnownFigure};
use super::layout::{Layout, side_by_side};
use super::merged::Waiting;
use super::points::{self, Points};
use super::register::Register;
use super::totals::{Rows, Stated};
use super::township::Townships;
use super::whom::{Answer, Whom};
use super::{Labelled, Mapping, Preview, Resolution, Scale, outside};
use crate::tables::address::letters;
use crate::tables::fault::note::SheetNote;
use crate::tables::fault::{TableFault, TableProblem};
use crate::tables::sheet::Sheet;
use crate::wording::figure::Kind;

/// So many rows are worked out between two words of how much is done.
const ROWS_A_WORD: usize = 500;

/// Works out what importing `sheet` as `mapping` says would do to `set`.
#[must_use]
pub fn preview(set: &ScenarioSet, sheet: &Sheet, mapping: &Mapping, register: &Register) -> Preview {
    preview_telling(set, sheet, mapping, register, &mut |_| {})
}

/// The same, telling `progress` how much is done, from 0 to 1.
#[must_use]
pub fn preview_telling(
    set: &ScenarioSet,
    sheet: &Sheet,
    mapping: &Mapping,
    register: &Register,
    progress: &mut dyn FnMut(f64),
) -> Preview {
    progress(0.0);
    let known = Known::new(set);
    let parts = side_by_side(mapping);
    let areas: &[Area] = &set.baseline.areas;
    let index = Index::new(areas);
    let names = Names { index: &index, register, known: &known };
    let with_blocks = |part| Layout::new(sheet, part).with(blocks(sheet, part, &names), part);
    let layouts: Vec<Layout> = parts.iter().map(with_blocks).collect();
    let layout = &layouts[0];
    let problems: Vec<TableProblem> = parts.iter().zip(&layouts).flat_map(|(part, layout)| layout.problems(part)).collect();
    if !problems.is_empty() {
        let outside = outside::columns(layout, mapping, &known);
        return Preview { errors: problems, outside, ..Preview::default() };
    }
    let codes = areas.iter().map(|area| area.code.clone()).collect();
    let whom = Whom { index: &index, register, mapping, codes, counties: layout.names_counties() };
    let labels = || layout.rows().map(|row| layout.label(row));
    let once = labels().filter(|label| label.code.is_empty()).flat_map(|label| register.once_named(&label.name)).cloned();
    let mut work = Work {
        mapping,
        layout,
        known: &known,
        areas,
        index: &index,
        register,
        whom: &whom,
        merged: layouts.iter().flat_map(Layout::merged_figures).collect(),
        heads: mapping.header.and_then(|header| (mapping.top.unwrap_or(header)..=header).map(|row| sheet.filled(row)).max()),
        growth: Growth::new(areas, &index, register),
        labels: BTreeMap::new(),
        answers: HashMap::new(),
        near: 0,
        townships: Townships::default(),
        noted: Given::default(),
        people: HashMap::new(),
        rates: Vec::new(),
        waiting: Waiting::default(),
        codes: labels().map(|label| super::code::digits(&label.code)).chain(once).collect(),
        points: BTreeMap::new(),
        scaled: BTreeSet::new(),
        moved: HashSet::new(),
        whole: None,
        over: None,
        next_table: None,
        rows: Rows::default(),
        stated: Vec::new(),
        preview: Preview { outside: outside::columns(layout, mapping, &known), ..Preview::default() },
    };
    for layout in &layouts {
        work.layout = layout;
        work.decide_points();
    }
    work.about_table();
    if layouts.len() > 1 {
        let columns: Vec<String> = layouts.iter().map(|layout| letters(layout.first())).collect();
        let told = SheetNote::SideBySide(columns.join("、"));
        work.preview.remarks.push(TableProblem::of_file(TableFault::Note(told)));
    }
    let rows = sheet.rows().len() * layouts.len();
    for (at, layout) in layouts.iter().enumerate() {
        work.layout = layout;
        for row in layout.all_rows() {
            if row % ROWS_A_WORD == 0 {
                #[expect(clippy::cast_precision_loss, reason = "a share of some thousands")]
                progress((at * sheet.rows().len() + row) as f64 / rows as f64);
            }
            if at == 0 || !layout.is_elsewhere(row) {
                work.row(row);
            }
        }
    }
    work.rates();
    work.finish()
}

/// Says of a column without points that its commas are decimal commas.
fn commas<'a>(mut texts: impl Iterator<Item = &'a str>) -> Option<SheetNote> {
    let from = texts.find(|text| text.contains([',', '，']))?.to_owned();
    Some(SheetNote::CommasDecimal { to: from.replace([',', '，'], "."), from })
}

/// A figure of an area in a year.
type Key = (AreaCode, Figure, Year);

/// A cell of figures, with what is known of it before it is read.
struct Cell<'a> {
    row: usize,
    column: usize,
    area: AreaCode,
    year: Year,
    known: &'a KnownFigure,
    scale: Scale,
    /// The code under which the table has an area that was merged.
    part_of: Option<String>,
}

/// What a cell gave.
#[derive(Clone, Debug)]
struct Noted {
    row: usize,
    column: usize,
    after: Option<Quantity>,
    more: Vec<(usize, usize)>,
}

/// What each figure was given as, cell by cell, in the order of the first of them.
#[derive(Default)]
struct Given {
    figures: Vec<(Key, Noted, Vec<Noted>)>,
    at: HashMap<Key, usize>,
}

impl Given {
    fn put(&mut self, key: Key, noted: Noted) {
        match self.at.get(&key) {
            Some(&at) => self.figures[at].2.push(noted),
            None => {
                self.at.insert(key.clone(), self.figures.len());
                self.figures.push((key, noted, Vec::new()));
            }
        }
    }
}

/// An import being worked out.
struct Work<'a> {
    mapping: &'a Mapping,
    layout: &'a Layout<'a>,
    known: &'a Known,
    areas: &'a [Area],
    index: &'a Index<'a>,
    register: &'a Register,
    whom: &'a Whom<'a>,
    /// Figures that are merged over the rows of several areas.
    merged: BTreeSet<(usize, usize)>,
    /// How many columns the heads reach over.
    heads: Option<usize>,
    growth: Growth<'a>,
    labels: BTreeMap<Label, Labelled>,
    answers: HashMap<Label, (Answer, Resolution)>,
    near: usize,
    /// Townships that are in no list.
    townships: Townships,
    noted: Given,
    /// The residents the table gives, for its rates.
    people: HashMap<(AreaCode, Year), Quantity>,
    /// Rates wait until all residents are read.
    rates: Vec<(Cell<'a>, u32)>,
    /// Figures of areas that were merged wait for the others.
    waiting: Waiting,
    /// The codes that the table has, and those that areas of its names once had.
    codes: HashSet<String>,
    /// What points are, by column.
    points: BTreeMap<usize, Points>,
    /// Columns of which an example of the unit was given; with the figure, where each row says which it has.
    scaled: BTreeSet<(usize, String)>,
    /// What was said of areas that have ended.
    moved: HashSet<(String, Year)>,
    /// In a table of one figure a row: the last that was no part of another, and of which area.
    whole: Option<(AreaCode, String)>,
    /// The last county that no row was indented below, with how far it is itself.
    over: Option<(usize, String)>,
    /// The row in which another table begins.
    next_table: Option<usize>,
    rows: Rows,
    stated: Vec<Stated>,
    preview: Preview,
}

impl Work<'_> {
    /// Decides for each column of figures what points are.
    fn decide_points(&mut self) {
        let sheet = self.layout.sheet();
        let width = sheet.width();
        let rows: Vec<usize> = self.layout.rows().collect();
        let elsewhere =
            points::groups_anywhere(rows.iter().flat_map(|&row| (0..width).map(move |column| sheet.cell(row, column))));
        let mut columns: Vec<(usize, bool)> = Vec::new();
        for figure in &self.layout.figures {
            let kind = self.known.get(figure.figure).map(|known| known.expected.kind);
            let whole = matches!(kind, Some(Kind::People | Kind::Stock { whole: true })) && figure.scale == Scale::default();
            columns.push((figure.column, whole));
        }
        columns.extend(self.layout.item.iter().flat_map(|_| self.layout.values.iter().map(|(value, _)| (*value, false))));
        let texts_of = |column: usize| rows.iter().map(move |&row| sheet.cell(row, column));
        // Nowhere do so few people live: then the points of the file group.
        let people = self.layout.figures.iter().filter(|figure| {
            let kind = self.known.get(figure.figure).map(|known| known.expected.kind);
            kind == Some(Kind::People) && figure.scale == Scale::default()
        });
        let few = people
            .map(|figure| figure.column)
            .any(|column| points::of_column(texts_of(column), true, elsewhere) == Points::Unclear && !self.register.is_empty());
        let elsewhere = elsewhere || few;
        for (column, whole) in columns {
            let texts = || texts_of(column);
            let points = match self.mapping.points.get(&column) {
                Some(true) => Points::Group,
                Some(false) => Points::Decimal,
                None => points::of_column(texts(), whole, elsewhere),
            };
            let example = texts().find(|text| text.contains(['.', '．']) && !text.contains(',')).unwrap_or_default();
            let meant = example.replace(['.', '．'], "");
            let told = match points {
                Points::Group if !example.is_empty() => Some(SheetNote::PointsGroup { from: example.to_owned(), to: meant }),
                Points::Group => commas(texts()),
                Points::Unclear => Some(SheetNote::PointsUnclear { from: example.to_owned(), to: meant }),
                _ => None,
            };
            if let Some(told) = told {
                let problem = self.problem(self.mapping.header.unwrap_or(0), column, TableFault::Note(told));
                if points == Points::Unclear { self.wrong(problem) } else { self.preview.remarks.push(problem) }
            }
            self.points.insert(column, points);
        }
    }

    /// What is worth a look about the table as a whole.
    fn about_table(&mut self) {
        let header = self.mapping.header.unwrap_or(0);
        let sheet = self.layout.sheet();
        if sheet.marks.turned.is_some() {
            self.preview.remarks.push(TableProblem::of_file(TableFault::Note(SheetNote::Turned)));
        }
        if let Some(code) = &self.mapping.whole {
            let told = SheetNote::WholeTable { code: code.to_string() };
            self.preview.remarks.push(TableProblem::of_file(TableFault::Note(told)));
        }
        for (columns, told) in [(&self.mapping.assumed, SheetNote::Assumed), (&self.mapping.unclear, SheetNote::UnitUnclear)] {
            for &column in columns {
                let problem = self.problem(header, column, TableFault::Note(told.clone()));
                self.preview.remarks.push(problem);
            }
        }
        for figure in &self.layout.figures {
            let by_title = self.mapping.header.is_some_and(|header| {
                let head = Head::of(sheet, self.mapping.top.unwrap_or(header), header, figure.column);
                matches!(said(self.known, &head), Said::Whole(_))
            });
            if let Some(known) = self.known.get(figure.figure).filter(|_| by_title) {
                let told = SheetNote::ByTitle(known.name.clone());
                let problem = self.problem(header, figure.column, TableFault::Note(told));
                self.preview.remarks.push(problem);
            }
        }
        for &(row, column) in &sheet.marks.cleaned {
            let problem = self.problem(row, column, TableFault::Note(SheetNote::Cleaned));
            self.preview.remarks.push(problem);
        }
        for &row in &sheet.marks.lone_quotes {
            self.preview.remarks.push(TableProblem::of_row(row, TableFault::Note(SheetNote::LoneQuote)));
        }
    }

    fn problem(&self, row: usize, column: usize, fault: TableFault) -> TableProblem {
        TableProblem::of_cell(row, column, &self.layout.head(column), fault)
    }

    fn wrong(&mut self, problem: TableProblem) {
        if self.mapping.leave_out { self.preview.left_out.push(problem) } else { self.preview.errors.push(problem) }
    }

    fn told(&mut self, row: usize, told: SheetNote) {
        self.preview.remarks.push(TableProblem::of_row(row, TableFault::Note(told)));
    }

    fn stays_out(&mut self, row: usize, told: SheetNote) {
        self.preview.outside.push(TableProblem::of_row(row, TableFault::Note(told)));
    }
}
