//! Totals of a table, held against the sums of its rows.

use std::collections::{BTreeMap, HashMap};

use permille_engine::area::Level;
use permille_engine::id::AreaCode;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::{Total, code};

/// Of longer runs of rows no parts are tried for a subtotal.
const MOST_RUNS: usize = 200;

/// A row that states a total, or an area above others of the table.
#[derive(Clone, Debug)]
pub(super) struct Stated {
    pub(super) row: usize,
    pub(super) name: String,
    /// The year of the row, where rows have one.
    pub(super) year: Option<Year>,
    /// The code it has, where it has one.
    pub(super) code: Option<AreaCode>,
    /// Whether it is the districts of a city.
    pub(super) grouping: bool,
    /// What it states, by column.
    pub(super) values: BTreeMap<usize, Quantity>,
    /// Whether it is an area that is imported too, or part of one, so that nothing is said where rows below it are missing.
    pub(super) area: bool,
}

/// The rows of areas, each with its values by column.
#[derive(Default)]
pub(super) struct Rows {
    rows: Vec<(usize, AreaCode, String, BTreeMap<usize, Quantity>)>,
    /// By the row, and the column where its table begins.
    at: HashMap<(usize, usize), usize>,
    /// The rows of a year, and among them those of each province.
    of_year: HashMap<(Option<Year>, String), Vec<usize>>,
}

impl Rows {
    /// Notes a value of a row.
    pub(super) fn put(
        &mut self,
        (row, table): (usize, usize),
        area: &AreaCode,
        year: Option<Year>,
        name: impl FnOnce() -> String,
        column: usize,
        value: Quantity,
    ) {
        let position = *self.at.entry((row, table)).or_insert_with(|| {
            for province in ["", area.as_str().get(..2).unwrap_or_default()] {
                self.of_year.entry((year, province.to_owned())).or_default().push(self.rows.len());
            }
            self.rows.push((row, area.clone(), name(), BTreeMap::new()));
            self.rows.len() - 1
        });
        self.rows[position].3.insert(column, value);
    }

    /// The totals with what their rows add up to, where there are such rows.
    pub(super) fn compare(&self, stated: &[Stated]) -> Vec<Total> {
        let mut found = Vec::new();
        for one in stated {
            let province = one.code.as_ref().and_then(|code| code.as_str().get(..2)).unwrap_or_default();
            let Some(rows) = self.of_year.get(&(one.year, province.to_owned())) else { continue };
            let below: Vec<usize> = rows.iter().copied().filter(|&at| self.belongs(at, one)).collect();
            let lowest = below.iter().map(|&at| code::level(&self.rows[at].1)).max();
            let members: Vec<usize> = below.into_iter().filter(|&at| Some(code::level(&self.rows[at].1)) == lowest).collect();
            for (&column, &value) in &one.values {
                let with: Vec<usize> = members.iter().copied().filter(|&at| self.rows[at].3.contains_key(&column)).collect();
                let Some(mut sum) = self.sum(&with, column) else { continue };
                let mut rows = with.len();
                if sum != value && one.code.is_none() {
                    // A subtotal is of the rows before it, from the total before, or of those behind it, up to the next.
                    // A part of an area bounds nothing.
                    let bounds = || stated.iter().filter(|other| !other.area || other.code.is_some()).map(|other| other.row);
                    let start = bounds().filter(|row| *row < one.row).max();
                    let end = bounds().filter(|row| *row > one.row).min();
                    let between = |from: Option<usize>, to: Option<usize>| -> Vec<usize> {
                        let inside = |row: usize| from.is_none_or(|from| row > from) && to.is_none_or(|to| row < to);
                        with.iter().copied().filter(|&at| inside(self.rows[at].0)).collect()
                    };
                    // 市辖区 stands over its districts, and the counties follow without a word between.
                    let (before, behind) = (between(start, Some(one.row)), between(Some(one.row), end));
                    let starts = if before.len() > MOST_RUNS { 1 } else { before.len() };
                    let ends = if behind.len() > MOST_RUNS { behind.len() } else { 1 };
                    let mut runs = (0..starts).map(|from| &before[from..]).chain((ends..=behind.len()).map(|to| &behind[..to]));
                    if let Some(part) = runs.find(|part| self.sum(part, column) == Some(value)) {
                        (sum, rows) = (value, part.len());
                    }
                }
                // An area above whose rows are not all there is no total of them.
                if one.area && sum != value && (rows < 2 || one.code.is_none()) {
                    continue;
                }
                found.push(Total { row: one.row, column, name: one.name.clone(), stated: value, sum, rows });
            }
        }
        found
    }

    fn sum(&self, members: &[usize], column: usize) -> Option<Quantity> {
        let mut values = members.iter().filter_map(|&at| self.rows[at].3.get(&column));
        let first = *values.next()?;
        values.try_fold(first, |sum, value| sum.plus(*value))
    }

    fn belongs(&self, at: usize, one: &Stated) -> bool {
        let (row, area, name, _) = &self.rows[at];
        if *row == one.row {
            return false;
        }
        let Some(code) = &one.code else { return true };
        let stem = match code::level(code) {
            Level::Province => code.as_str().get(..2),
            Level::City => code.as_str().get(..4),
            Level::County if one.grouping => code.as_str().get(..4),
            Level::County | Level::Township => Some(code.as_str()),
        };
        let below = stem.is_some_and(|stem| area.as_str().starts_with(stem)) && area != code;
        below && (!one.grouping || name.ends_with('区'))
    }
}
