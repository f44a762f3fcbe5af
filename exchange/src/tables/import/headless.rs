//! A whole import without a screen: the sheets are chosen, looked at and worked out one after the other, with what is wrong left out and told.

use std::collections::BTreeMap;
use std::sync::Arc;

use permille_engine::edit::Figure;
use permille_engine::id::AreaCode;
use permille_engine::in_order::set;
use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Baseline, Scenario, ScenarioSet};
use permille_engine::year::{Horizon, Year};

use super::{
    Change, Doubted, Known, Mapping, Origin, Preview, Register, Several, doubted, edit, guess, likeliest, oriented, preview,
};
use crate::tables::address::address;
use crate::tables::fault::note::SheetNote;
use crate::tables::fault::{TableFault, TableProblem};
use crate::tables::sheet::Sheet;

/// How many years a new file looks ahead.
const YEARS_AHEAD: Year = 10;
/// Stands for the year that nobody knows, where figures are shown that are not imported.
const NO_YEAR: Year = 2200;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ImportOptions {
    /// Whether the areas of the table make a file of their own.
    pub new: bool,
    /// The year of figures whose row and column name none.
    pub year: Option<Year>,
    /// The sheets, by their names; all that can be read where none is named.
    pub sheets: Vec<String>,
    /// Whether several rows of one area are added up.
    pub add_up: bool,
}

/// An import, worked out.
#[derive(Clone, Debug)]
pub struct HeadlessImport {
    /// The set it is worked out for.
    pub set: ScenarioSet,
    /// The sheet, as it is read.
    pub sheet: Sheet,
    /// What it is taken for.
    pub mapping: Mapping,
    /// Everything it would do.
    pub preview: Preview,
}

impl HeadlessImport {
    /// The year of a figure; `None` where nobody knows it.
    #[must_use]
    pub const fn year(&self, year: Year) -> Option<Year> {
        if year == NO_YEAR { None } else { Some(year) }
    }

    /// What speaks against the figures that come in; nothing against one whose year nobody knows.
    #[must_use]
    pub fn doubted(&self) -> Vec<Doubted> {
        let mut found = doubted(&self.set, &Known::new(&self.set), &self.preview);
        found.retain(|one| self.year(one.doubt.place.year).is_some());
        found
    }
}

/// The import of a whole file, sheet by sheet.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// The sheets that come in, each worked out for the set with those before it; the likeliest first.
    pub imports: Vec<HeadlessImport>,
    /// The sheets that stay out, and why.
    pub outside: Vec<SheetNote>,
}

/// What a sheet gave for a figure of an area in a year, and where.
type Given = BTreeMap<(AreaCode, Figure, Year), (Option<Quantity>, String)>;

/// Works out the import of a file of tables; `None` where it has no sheet of a name that is asked for.
#[must_use]
pub fn headless(
    open: &ScenarioSet,
    sheets: Vec<Sheet>,
    file: &str,
    options: &ImportOptions,
    register: &Register,
) -> Option<Book> {
    let mut into = if options.new { fresh(open, file, options.year) } else { open.clone() };
    let sheets: Vec<Sheet> = sheets.into_iter().map(|sheet| oriented(&into, sheet, file, register)).collect();
    let named = options.sheets.iter().map(|name| sheets.iter().position(|sheet| sheet.name == *name));
    let named: Vec<usize> = named.collect::<Option<_>>()?;
    let first = named.first().copied().unwrap_or_else(|| likeliest(&into, &sheets, file, register));
    let others: Vec<usize> = match named.is_empty() {
        true => (0..sheets.len()).filter(|at| *at != first).collect(),
        false => named.iter().skip(1).copied().collect(),
    };
    let unread = (0..sheets.len()).filter(|at| *at != first && !others.contains(at));
    let mut book = Book { outside: unread.map(|at| SheetNote::SheetOther(sheets[at].name.clone())).collect(), ..Book::default() };
    let order: Vec<usize> = std::iter::once(first).chain(others).collect();
    // Sheets of several years are each of their own.
    let several_years = || {
        let years = order.iter().filter_map(|&at| guess(&into, sheets.get(at)?, file, register).mapping.year);
        set(years).len() > 1
    };
    let options = ImportOptions { year: options.year.filter(|_| order.len() < 2 || !several_years()), ..options.clone() };
    let mut given = Given::new();
    let mut order = order.into_iter().peekable();
    while let Some(at) = order.next() {
        let sheet = sheets.get(at)?.clone();
        let found = one(&into, sheet, file, &options, register);
        let name = || found.sheet.name.clone();
        let no_year = |found: &HeadlessImport| !found.preview.errors.is_empty();
        let empty = found.preview.changes.is_empty() && found.preview.unchanged.is_empty();
        let as_first = book.imports.first().is_none_or(|first| no_year(first) || !no_year(&found));
        if !book.imports.is_empty() && named.is_empty() && (empty || !as_first) {
            book.outside.push(SheetNote::SheetUnread(name()));
            continue;
        }
        let changes = || found.preview.changes.iter().chain(&found.preview.unchanged);
        let key = |one: &Change| (one.area.clone(), one.figure.clone(), one.year);
        let differs = |one: &&Change| given.get(&key(one)).is_some_and(|(value, _)| *value != one.after);
        if let Some(one) = changes().find(differs) {
            let first = given.get(&key(one)).map(|(_, place)| place.clone()).unwrap_or_default();
            book.outside.push(SheetNote::SheetDiffers { sheet: name(), cell: address(one.row, one.column), first });
            continue;
        }
        // Nothing comes after the last.
        if order.peek().is_none() {
            book.imports.push(found);
            break;
        }
        for one in changes() {
            let place = || (one.after, format!("{}!{}", found.sheet.name, address(one.row, one.column)));
            given.entry(key(one)).or_insert_with(place);
        }
        let origin = Origin { file: file.to_owned(), sheet: Some(name()), day: String::new() };
        if let Some(edit) = edit(&into, &found.preview, &origin) {
            into.apply(&edit)?;
        }
        book.imports.push(found);
    }
    Some(book)
}

/// Works out the import of one sheet.
fn one(set: &ScenarioSet, sheet: Sheet, file: &str, options: &ImportOptions, register: &Register) -> HeadlessImport {
    let mut mapping = guess(set, &sheet, file, register).mapping;
    mapping.leave_out = true;
    mapping.create |= options.new;
    mapping.year = options.year.or(mapping.year);
    if options.add_up {
        mapping.several = Several::Add;
    }
    let mut found = preview(set, &sheet, &mapping, register);
    if found.errors.iter().any(|problem| problem.fault == TableFault::NoYear) {
        // What would come in is shown; nothing of it is imported until the year is known.
        let shown = preview(set, &sheet, &Mapping { year: Some(NO_YEAR), ..mapping.clone() }, register);
        let period = |told: &TableProblem| matches!(told.fault, TableFault::Note(SheetNote::Period(_)));
        let remarks = found.remarks.into_iter().filter(period).chain(shown.remarks).collect();
        found = Preview { errors: found.errors, remarks, ..shown };
    }
    HeadlessImport { set: set.clone(), sheet, mapping, preview: found }
}

/// A set without areas, with the plans of another one.
#[must_use]
pub fn fresh(open: &ScenarioSet, file: &str, year: Option<Year>) -> ScenarioSet {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let base_year = year.unwrap_or(open.baseline.base_year);
    let last = open.baseline.horizon.last().max(base_year.saturating_add(YEARS_AHEAD));
    let scenario = Scenario {
        id: "baseline".into(),
        name: Name::new("基线", "Baseline"),
        description: Name::new("不作任何调整。", "Nothing is changed."),
        settings: Vec::new(),
        actions: Vec::new(),
        ranges: Vec::new(),
        colour: None,
    };
    ScenarioSet {
        title: Name::new(stem, stem),
        description: Name::new(format!("由“{file}”导入的地区与数据。"), format!("Areas and figures imported from “{file}”.")),
        baseline: Baseline {
            base_year,
            horizon: Horizon::new(base_year, last).unwrap_or(open.baseline.horizon),
            areas: Arc::new(Vec::new()),
        },
        plans: open.plans.clone(),
        scenarios: vec![scenario],
        sources: BTreeMap::new(),
        slides: Vec::new(),
        mark: None,
        reviews: BTreeMap::new(),
        rounds: BTreeMap::new(),
    }
}
