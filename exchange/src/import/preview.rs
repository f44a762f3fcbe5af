//! Everything an import would do, worked out without changing anything.

use std::collections::{BTreeMap, HashMap};

use permille_engine::area::{Area, PopulationBase};
use permille_engine::edit::Figure;
use permille_engine::id::AreaCode;
use permille_engine::in_order::InOrder;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::ScenarioSet;
use permille_engine::year::Year;

use super::areas::{Found, Index, Label, same_place};
use super::grow::Growth;
use super::known::{Known, KnownFigure};
use super::layout::{Layout, year_named};
use super::{Change, Choice, Labelled, Mapping, Preview, Resolution, Scale, Skipped, code, is_unknown, remarks, scale_of};
use crate::fault::table::{TableFault, TableProblem};
use crate::figure::{Kind, Writing, read_as};
use crate::sheet::{Sheet, address};

/// For how many labels near misses are looked for.
const MOST_NEAR: usize = 300;

/// Works out what importing `sheet` as `mapping` says would do to `set`.
#[must_use]
pub fn preview(set: &ScenarioSet, sheet: &Sheet, mapping: &Mapping) -> Preview {
    let layout = Layout::new(sheet, mapping);
    let problems = layout.problems(mapping);
    if !problems.is_empty() {
        return Preview { errors: problems, ..Preview::default() };
    }
    let known = Known::new(set);
    let areas: &[Area] = &set.baseline.areas;
    let index = Index::new(areas);
    let mut work = Work {
        mapping,
        layout: &layout,
        known: &known,
        areas,
        index: &index,
        growth: Growth::new(areas, &index),
        labels: BTreeMap::new(),
        near: 0,
        given: BTreeMap::new(),
        people: HashMap::new(),
        rates: Vec::new(),
        preview: Preview::default(),
    };
    for row in layout.rows() {
        work.row(row);
    }
    work.rates();
    work.finish()
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
}

/// An import being worked out.
struct Work<'a> {
    mapping: &'a Mapping,
    layout: &'a Layout<'a>,
    known: &'a Known,
    areas: &'a [Area],
    index: &'a Index<'a>,
    growth: Growth<'a>,
    labels: BTreeMap<Label, Labelled>,
    near: usize,
    /// Where each figure was given first, and as what.
    given: BTreeMap<Key, (usize, usize, Option<Quantity>)>,
    /// The residents the table gives, for its rates.
    people: HashMap<(AreaCode, Year), Quantity>,
    /// Rates wait until all residents are read.
    rates: Vec<(Cell<'a>, u32)>,
    preview: Preview,
}

impl<'a> Work<'a> {
    fn row(&mut self, row: usize) {
        let label = self.layout.label(row);
        let has_figures = match &self.layout.item {
            Some((_, value, _)) => !is_unknown(self.layout.cell(row, *value)),
            None => self.layout.figures.iter().any(|figure| !is_unknown(self.layout.cell(row, figure.column))),
        };
        if label.code.is_empty() && label.name.is_empty() {
            if has_figures {
                self.preview.skipped.push((row, Skipped::NoArea));
            }
            return;
        }
        let (resolution, code) = self.resolve(row, &label);
        let area = match resolution {
            Resolution::Area(area) => area,
            Resolution::New(area) => {
                if let Err(problem) = self.growth.row(self.layout, row, &area, &label) {
                    self.wrong(problem);
                    return;
                }
                area
            }
            _ if !has_figures => return,
            Resolution::Skip => return self.preview.skipped.push((row, Skipped::Chosen)),
            Resolution::Open(_) => {
                let skipped = match code {
                    CodeState::Good => Skipped::NotMade,
                    CodeState::None => Skipped::NotFound,
                    CodeState::Bad => {
                        let (column, text) = (self.layout.code_column().unwrap_or(0), label.code.clone());
                        return self.wrong(self.problem(row, column, TableFault::NotACode { text }));
                    }
                };
                return self.preview.skipped.push((row, skipped));
            }
        };
        let year = match self.year(row) {
            Ok(year) => year,
            Err(problem) => return self.wrong(problem),
        };
        match self.layout.item {
            Some((item, value, unit)) => self.item(row, &area, year, item, value, unit),
            None => self.wide(row, &area, year),
        }
    }

    /// The figures of a row that has one in each column.
    fn wide(&mut self, row: usize, area: &AreaCode, year: Option<Year>) {
        for position in 0..self.layout.figures.len() {
            let figure = &self.layout.figures[position];
            let Some(known) = self.known.get(figure.figure) else { continue };
            let Some(year) = figure.year.or(year) else {
                self.no_year();
                continue;
            };
            self.cell(Cell { row, column: figure.column, area: area.clone(), year, known, scale: figure.scale });
        }
    }

    /// The figure of a row that says which it is.
    fn item(&mut self, row: usize, area: &AreaCode, year: Option<Year>, item: usize, value: usize, unit: Option<usize>) {
        let text = self.layout.cell(row, item);
        if text.is_empty() && is_unknown(self.layout.cell(row, value)) {
            return;
        }
        let bare = super::key::bracketed(text);
        let known = self.known.named(text).or_else(|| self.known.named(bare?.0));
        let Some(known) = known else {
            return self.wrong(self.problem(row, item, TableFault::UnknownFigure { text: text.to_owned() }));
        };
        let Some(year) = year else { return self.no_year() };
        let stated = unit.map(|unit| (unit, self.layout.cell(row, unit))).filter(|(_, text)| !text.is_empty());
        let stated = stated.or_else(|| bare.filter(|_| self.known.named(text).is_none()).map(|(_, unit)| (item, unit)));
        let scale = match stated {
            None => Scale::default(),
            Some((column, text)) => match scale_of(known, text) {
                Some(scale) => scale,
                None => return self.wrong(self.problem(row, column, TableFault::UnknownUnit { text: text.to_owned() })),
            },
        };
        self.cell(Cell { row, column: value, area: area.clone(), year, known, scale });
    }

    /// The year of a row's figures.
    fn year(&self, row: usize) -> Result<Option<Year>, TableProblem> {
        let Some(column) = self.layout.year else { return Ok(self.mapping.year) };
        let text = self.layout.cell(row, column);
        if text.is_empty() {
            return Ok(self.mapping.year);
        }
        year_named(text).map(Some).ok_or_else(|| self.problem(row, column, TableFault::NotAYear { text: text.to_owned() }))
    }

    fn no_year(&mut self) {
        let problem = TableProblem::of_file(TableFault::NoYear);
        // It is of the whole file, and said once.
        if !self.preview.errors.contains(&problem) {
            self.preview.errors.push(problem);
        }
    }

    fn cell(&mut self, cell: Cell<'a>) {
        let text = self.layout.cell(cell.row, cell.column);
        if is_unknown(text) {
            self.preview.unknown += 1;
            if self.mapping.clear && self.before(&cell).is_some() {
                self.note(cell, None);
            }
            return;
        }
        let (expected, places) = match cell.scale {
            Scale::Power(places) => (cell.known.expected.clone(), places),
            Scale::Per(_) => {
                let units = cell.known.expected.units.clone();
                (crate::figure::Expected { kind: Kind::Stock { whole: false }, units }, 0)
            }
        };
        let writing = Writing { places, round: self.mapping.round };
        match (read_as(text, &expected, writing), cell.scale) {
            (Ok(None), _) => self.preview.unknown += 1,
            (Ok(Some(_)), Scale::Per(people)) => self.rates.push((cell, people)),
            (Ok(Some(value)), Scale::Power(_)) => {
                if cell.known.figure == Figure::Population(PopulationBase::Resident) {
                    self.people.insert((cell.area.clone(), cell.year), value);
                }
                self.note(cell, Some(value));
            }
            (Err(refusal), _) => {
                let fault = TableFault::Figure { refusal, units: expected.units };
                self.wrong(self.problem(cell.row, cell.column, fault));
            }
        }
    }

    /// Turns rates into numbers, now that all residents are read.
    fn rates(&mut self) {
        for (cell, people) in std::mem::take(&mut self.rates) {
            let residents = self.people.get(&(cell.area.clone(), cell.year)).copied().or_else(|| self.residents(&cell));
            let text = self.layout.cell(cell.row, cell.column);
            let expected =
                crate::figure::Expected { kind: Kind::Stock { whole: false }, units: cell.known.expected.units.clone() };
            // For so many people, in percent: the point moves to the left.
            let places = 2 - i32::try_from(people.ilog10()).unwrap_or(0);
            let percent = read_as(text, &expected, Writing { places, round: true }).ok().flatten();
            let whole = matches!(cell.known.expected.kind, Kind::Stock { whole: true });
            let in_units = |value: Quantity| if whole { value.round() } else { value };
            match residents.zip(percent).map(|(residents, percent)| residents.percent_nearest(percent).map(in_units)) {
                Some(Some(value)) => self.note(cell, Some(value)),
                Some(None) => {
                    let refusal = crate::figure::Refusal::TooLarge;
                    self.wrong(self.problem(cell.row, cell.column, TableFault::Figure { refusal, units: expected.units }));
                }
                None => self.wrong(self.problem(cell.row, cell.column, TableFault::NoResidents)),
            }
        }
    }

    /// The residents known of an area in a year.
    fn residents(&self, cell: &Cell) -> Option<Quantity> {
        let area = &self.areas[self.index.by_code(cell.area.as_str())?];
        area.population.get(&PopulationBase::Resident)?.values.get(&cell.year).copied()
    }

    /// What is known now.
    fn before(&self, cell: &Cell) -> Option<Quantity> {
        let area = &self.areas[self.index.by_code(cell.area.as_str())?];
        let series = match &cell.known.figure {
            Figure::Population(base) => area.population.get(base),
            Figure::Measure(measure) => area.measures.get(measure),
        };
        series?.values.get(&cell.year).copied()
    }

    /// Notes what a cell says.
    fn note(&mut self, cell: Cell<'a>, after: Option<Quantity>) {
        let before = self.before(&cell);
        let key = (cell.area.clone(), cell.known.figure.clone(), cell.year);
        if let Some(&(row, column, first)) = self.given.get(&key) {
            if let Some(value) = first.filter(|_| first != after) {
                let fault = TableFault::GivenTwice { first: address(row, column), value };
                self.wrong(self.problem(cell.row, cell.column, fault));
            }
            return;
        }
        self.given.insert(key, (cell.row, cell.column, after));
        if before == after {
            self.preview.same += 1;
            return;
        }
        let Cell { row, column, area, year, known, .. } = cell;
        self.preview.changes.push(Change { row, column, area, figure: known.figure.clone(), year, before, after });
    }

    fn problem(&self, row: usize, column: usize, fault: TableFault) -> TableProblem {
        TableProblem::of_cell(row, column, &self.layout.head(column), fault)
    }

    fn wrong(&mut self, problem: TableProblem) {
        if self.mapping.leave_out { self.preview.left_out.push(problem) } else { self.preview.errors.push(problem) }
    }

    /// What a label comes to; the same one is looked up once.
    fn resolve(&mut self, row: usize, label: &Label) -> (Resolution, CodeState) {
        let digits = code::digits(&label.code);
        let fresh = code::of_new_area(&digits);
        let state = match &fresh {
            Some(_) => CodeState::Good,
            None if digits.is_empty() => CodeState::None,
            None => CodeState::Bad,
        };
        if let Some(known) = self.labels.get_mut(label) {
            known.rows += 1;
            return (known.resolution.clone(), state);
        }
        let near = self.near < MOST_NEAR;
        let code_of = |position: usize| self.areas[position].code.clone();
        let (found, offers) = match self.index.find(label, near) {
            Found::Area(position) => (Some(code_of(position)), Vec::new()),
            Found::None(offers) => {
                self.near += 1;
                (None, offers.into_iter().map(code_of).collect::<Vec<_>>())
            }
        };
        let resolution = match (self.mapping.choices.get(label), found, fresh) {
            (Some(Choice::Skip), ..) => Resolution::Skip,
            (Some(Choice::Area(area)), ..) if self.index.by_code(area.as_str()).is_some() => Resolution::Area(area.clone()),
            (Some(Choice::New), _, Some(fresh)) => Resolution::New(fresh),
            (_, Some(area), _) => Resolution::Area(area),
            (_, None, Some(fresh)) if self.mapping.create => Resolution::New(fresh),
            _ => Resolution::Open(offers.clone()),
        };
        self.disagreement(row, label, &resolution);
        let labelled = Labelled { label: label.clone(), row, rows: 1, resolution: resolution.clone(), offers };
        self.labels.insert(label.clone(), labelled);
        (resolution, state)
    }

    /// A code found, with a name that is another's.
    fn disagreement(&mut self, row: usize, label: &Label, resolution: &Resolution) {
        let Resolution::Area(area) = resolution else { return };
        let Some(position) = self.index.by_code(area.as_str()).filter(|_| !label.code.is_empty() && !label.name.is_empty())
        else {
            return;
        };
        let name = &self.areas[position].name;
        if [&name.zh, &name.en].into_iter().any(|own| same_place(own, &label.name)) {
            return;
        }
        let own = if name.zh.is_empty() { name.en.clone() } else { name.zh.clone() };
        let fault = TableFault::CodeAndNameDisagree { area: area.clone(), name: own, given: label.name.clone() };
        self.preview.remarks.push(TableProblem::of_row(row, fault));
    }

    fn finish(self) -> Preview {
        let Self { mut preview, growth, labels, areas, layout, known, .. } = self;
        let (new_areas, problems) = growth.finish();
        preview.new_areas = new_areas;
        preview.errors.extend(problems);
        preview.changes.put_in_order_by_key(|change| (change.row, change.column));
        preview.labels = labels.into_values().collect();
        preview.labels.put_in_order_by_key(|labelled| labelled.row);
        let found = remarks::remarks(areas, &preview.changes, known, &|column| layout.head(column));
        preview.remarks.extend(found);
        preview
    }
}

/// Whether a label has a code that an area can have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CodeState {
    Good,
    None,
    Bad,
}
