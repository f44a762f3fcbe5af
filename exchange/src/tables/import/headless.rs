//! A whole import without a screen: the sheet is chosen, looked at and worked out, with what is wrong left out and told.

use std::collections::BTreeMap;
use std::sync::Arc;

use permille_engine::name::Name;
use permille_engine::scenario::{Baseline, Scenario, ScenarioSet};
use permille_engine::year::{Horizon, Year};

use super::{Doubted, Known, Mapping, Preview, Register, Several, doubted, guess, likeliest, oriented, preview};
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
    /// The sheet, by its name.
    pub sheet: Option<String>,
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
    /// The sheets that were not chosen.
    pub others: Vec<String>,
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

/// Works out the import of a file of tables; `None` where it has no sheet of the name that is asked for.
#[must_use]
pub fn headless(
    open: &ScenarioSet,
    sheets: Vec<Sheet>,
    file: &str,
    options: &ImportOptions,
    register: &Register,
) -> Option<HeadlessImport> {
    let set = if options.new { fresh(open, file, options.year) } else { open.clone() };
    let sheets: Vec<Sheet> = sheets.into_iter().map(|sheet| oriented(&set, sheet, file, register)).collect();
    let chosen = match &options.sheet {
        Some(name) => sheets.iter().position(|sheet| sheet.name == *name)?,
        None => likeliest(&set, &sheets, file, register),
    };
    let others = sheets.iter().enumerate().filter(|(at, _)| *at != chosen).map(|(_, sheet)| sheet.name.clone()).collect();
    let sheet = sheets.into_iter().nth(chosen)?;
    let mut mapping = guess(&set, &sheet, file, register).mapping;
    mapping.leave_out = true;
    mapping.create |= options.new;
    mapping.year = options.year.or(mapping.year);
    if options.add_up {
        mapping.several = Several::Add;
    }
    let mut found = preview(&set, &sheet, &mapping, register);
    if found.errors.iter().any(|problem| problem.fault == TableFault::NoYear) {
        // What would come in is shown; nothing of it is imported until the year is known.
        let shown = preview(&set, &sheet, &Mapping { year: Some(NO_YEAR), ..mapping.clone() }, register);
        let period = |told: &TableProblem| matches!(told.fault, TableFault::Note(SheetNote::Period(_)));
        let remarks = found.remarks.into_iter().filter(period).chain(shown.remarks).collect();
        found = Preview { errors: found.errors, remarks, ..shown };
    }
    Some(HeadlessImport { set, sheet, others, mapping, preview: found })
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
