//! Where the columns of a mapping stand, and what a row says by them.

use std::collections::{BTreeMap, BTreeSet};

use permille_engine::area::Level;
use permille_engine::edit::Figure;
use permille_engine::in_order::{InOrder, set};
use permille_engine::year::Year;

use super::areas::Label;
use super::key::{dated, key, narrowed};
use super::{Above, Mapping, Role, Scale};
use crate::tables::address::letters;
use crate::tables::csv::DANGEROUS;
use crate::tables::fault::{TableFault, TableProblem};
use crate::tables::sheet::Sheet;

/// A column of figures.
pub(super) struct FigureColumn<'a> {
    pub(super) column: usize,
    pub(super) figure: &'a Figure,
    pub(super) year: Option<Year>,
    pub(super) scale: Scale,
}

/// The columns by what they are.
pub(super) struct Layout<'a> {
    sheet: &'a Sheet,
    header: Option<usize>,
    top: Option<usize>,
    hidden: bool,
    code: Option<usize>,
    name: Option<usize>,
    pub(super) facility: Option<usize>,
    level: Option<usize>,
    above: Vec<(Above, bool, usize)>,
    /// Where each row has no code: for columns of areas above, and of names, the nearest row above each row with a text.
    carried: BTreeMap<usize, Vec<usize>>,
    pub(super) year: Option<usize>,
    /// Which figure, its value and its unit, where each row has one.
    pub(super) item: Option<(usize, usize, Option<usize>)>,
    pub(super) figures: Vec<FigureColumn<'a>>,
}

impl<'a> Layout<'a> {
    pub(super) fn new(sheet: &'a Sheet, mapping: &'a Mapping) -> Self {
        let at = |role: &Role| mapping.columns.iter().position(|one| one == role);
        let mut above: Vec<(Above, bool, usize)> = Vec::new();
        let mut figures = Vec::new();
        for (column, role) in mapping.columns.iter().enumerate() {
            match role {
                Role::CodeAbove(which) => above.push((*which, true, column)),
                Role::NameAbove(which) => above.push((*which, false, column)),
                Role::Figure { figure, year, scale } => figures.push(FigureColumn { column, figure, year: *year, scale: *scale }),
                _ => {}
            }
        }
        above.put_in_order();
        let (code, name) = (at(&Role::Code), at(&Role::Name));
        let mut carried = BTreeMap::new();
        if code.is_none() {
            let first = mapping.header.map_or(0, |header| header + 1);
            for column in above.iter().map(|(.., column)| *column).chain(name) {
                carried.entry(column).or_insert_with(|| nearest_above(sheet, first, column));
            }
        }
        Self {
            sheet,
            header: mapping.header,
            top: mapping.top,
            hidden: mapping.hidden,
            facility: at(&Role::Facility),
            code,
            name,
            carried,
            level: at(&Role::Level),
            above,
            year: at(&Role::Year),
            item: at(&Role::Item).zip(at(&Role::Value)).map(|(item, value)| (item, value, at(&Role::Unit))),
            figures,
        }
    }

    /// What is wrong with the columns as a whole.
    pub(super) fn problems(&self, mapping: &Mapping) -> Vec<TableProblem> {
        let mut problems = Vec::new();
        if self.code.is_none() && self.name.is_none() && mapping.whole.is_none() {
            problems.push(TableProblem::of_file(TableFault::NoAreaColumn));
        }
        if self.item.is_none() && self.figures.is_empty() {
            problems.push(TableProblem::of_file(TableFault::NoFigureColumn));
        }
        if self.rows().next().is_none() {
            problems.push(TableProblem::of_file(TableFault::OnlyHeader));
        }
        for (column, role) in mapping.columns.iter().enumerate().filter(|(_, role)| **role != Role::Ignored) {
            // Written in another unit it is the same figure all the same.
            let same = |one: &Role| match (one, role) {
                (Role::Figure { figure, year, .. }, Role::Figure { figure: other, year: of_other, .. }) => {
                    figure == other && year == of_other
                }
                _ => one == role,
            };
            if let Some(first) = mapping.columns[..column].iter().position(same) {
                let fault = TableFault::ColumnTwice { first: letters(first) };
                problems.push(TableProblem::of_cell(self.header.unwrap_or(0), column, &self.head(column), fault));
            }
        }
        problems
    }

    /// The rows below the header that have anything in them, without hidden ones unless they are wanted.
    pub(super) fn rows(&self) -> impl Iterator<Item = usize> + use<'a> {
        let hidden = self.hidden;
        let sheet = self.sheet;
        self.all_rows().filter(move |row| hidden || !sheet.marks.hidden_rows.contains(row))
    }

    /// All rows below the header that have anything in them.
    pub(super) fn all_rows(&self) -> impl Iterator<Item = usize> + use<'a> {
        let (sheet, first) = (self.sheet, self.header.map_or(0, |header| header + 1));
        (first..sheet.rows().len()).filter(|&row| !sheet.is_blank(row))
    }

    /// The sheet.
    pub(super) const fn sheet(&self) -> &'a Sheet {
        self.sheet
    }

    /// What stands at the head of a column.
    pub(super) fn head(&self, column: usize) -> String {
        let frame = self.header.map(|header| (self.top.unwrap_or(header), header));
        frame.map_or_else(String::new, |(top, header)| joined_head(self.sheet, top, header, column))
    }

    pub(super) fn cell(&self, row: usize, column: usize) -> &'a str {
        self.sheet.cell(row, column)
    }

    /// How a row names its area. What is merged counts for all its rows; an area above counts until another one is named.
    pub(super) fn label(&self, row: usize) -> Label {
        let text =
            |column: Option<usize>| column.map(|column| self.sheet.merged_cell(row, column).to_owned()).unwrap_or_default();
        let above = self.above.iter().map(|(.., column)| self.above_cell(row, *column)).filter(|text| !text.is_empty());
        let (mut code, mut name) = (text(self.code), unmarked(&text(self.name)));
        // Code and name in one cell: `360202 昌江区`.
        let both = if code.is_empty() { &name } else { &code };
        let digits = both.trim_start().chars().take_while(char::is_ascii_digit).count();
        let rest = both.trim_start().chars().skip(digits).collect::<String>();
        if matches!(digits, 6 | 9 | 12)
            && rest.trim().chars().next().is_some_and(char::is_alphabetic)
            && !rest.starts_with(['e', 'E'])
        {
            let own: String = both.trim_start().chars().take(digits).collect();
            if name.is_empty() || code.is_empty() {
                name = rest.trim().to_owned();
            }
            code = own;
        }
        if let (true, true, Some((item, ..))) = (code.is_empty(), name.is_empty(), &self.item)
            && !self.cell(row, *item).is_empty()
            && let Some(column) = self.name
        {
            // One figure a row: the area stands in the first of its rows.
            name = unmarked(self.above_cell(row, column));
        }
        Label { code, name: name.split_whitespace().collect::<Vec<_>>().join(" "), above: above.map(str::to_owned).collect() }
    }

    /// What a column of areas above says in a row: the nearest text above it, where its own cell is blank.
    fn above_cell(&self, row: usize, column: usize) -> &'a str {
        let own = self.sheet.merged_cell(row, column);
        // Where each row has its code, a blank cell says nothing; it says so in a list of names.
        if !own.is_empty() || self.code.is_some() {
            return own;
        }
        let nearest = self.carried.get(&column).and_then(|rows| rows.get(row)).filter(|nearest| **nearest != NONE);
        nearest.map_or("", |&row| self.cell(row, column))
    }

    /// Whether the names are said to be those of counties.
    pub(super) fn names_counties(&self) -> bool {
        const HEADS: [&str; 9] = ["县", "区县", "县区", "县市区", "区县名称", "县名", "县区名称", "县市", "区县市"];
        self.name.is_some_and(|column| HEADS.contains(&key(&self.head(column)).as_str()))
    }

    /// Figures whose cells are merged over the rows of several areas.
    pub(super) fn merged_figures(&self) -> BTreeSet<(usize, usize)> {
        let rows = self.sheet.rows().len();
        let several = |top: usize, bottom: usize| {
            let first = self.label(top);
            (top + 1..=bottom.min(rows.saturating_sub(1))).any(|row| self.label(row) != first)
        };
        let first = self.header.map_or(0, |header| header + 1);
        let merged = self.sheet.marks.merged.iter().filter(|one| one.bottom > one.top && one.top >= first && one.top < rows);
        let columns = || self.figures.iter().map(|figure| figure.column).chain(self.item.map(|(_, value, _)| value));
        let over = merged.flat_map(|one| columns().filter(|column| one.holds(one.top, *column)).map(move |column| (one, column)));
        set(over.filter(|(one, _)| several(one.top, one.bottom)).map(|(one, column)| (one.top, column)))
    }

    /// The column and text of the code of a row.
    pub(super) fn code_column(&self) -> Option<usize> {
        self.code
    }

    /// The level a row states; an error is what stands there instead.
    pub(super) fn level(&self, row: usize) -> Result<Option<Level>, (usize, &'a str)> {
        let Some(column) = self.level else { return Ok(None) };
        let text = self.cell(row, column);
        if text.is_empty() {
            return Ok(None);
        }
        level_named(text).map(Some).ok_or((column, text))
    }

    /// The codes and names of the areas above that a row states, the nearest first.
    pub(super) fn above(&self, row: usize) -> Vec<(Above, Option<&'a str>, Option<&'a str>)> {
        [Above::Parent, Above::City, Above::Province]
            .into_iter()
            .filter_map(|which| {
                let text = |code: bool| {
                    let column = self.above.iter().find(|(one, is_code, _)| *one == which && *is_code == code)?.2;
                    Some(self.above_cell(row, column)).filter(|text| !text.is_empty())
                };
                let (code, name) = (text(true), text(false));
                (code.is_some() || name.is_some()).then_some((which, code, name))
            })
            .collect()
    }
}

/// No row.
const NONE: usize = usize::MAX;

/// For each row from `first` on the nearest one above it, but not above `first`, that has a text in a column.
fn nearest_above(sheet: &Sheet, first: usize, column: usize) -> Vec<usize> {
    let mut last = NONE;
    let nearest = |row: usize| {
        let above = last;
        if row >= first && !sheet.cell(row, column).is_empty() {
            last = row;
        }
        above
    };
    (0..sheet.rows().len()).map(nearest).collect()
}

/// What stands at the head of a column; where the header's cell is empty, as under a merged one, the nearest text above it.
#[must_use]
pub fn head(sheet: &Sheet, header: usize, column: usize) -> String {
    (0..=header).rev().map(|row| sheet.cell(row, column)).find(|text| !text.is_empty()).unwrap_or_default().to_owned()
}

/// What stands over a column in all rows of heads, from the top.
#[must_use]
pub fn joined_head(sheet: &Sheet, top: usize, header: usize, column: usize) -> String {
    if top >= header {
        return head(sheet, header, column);
    }
    super::heads::Head::of(sheet, top, header, column).text()
}

/// A text without the mark that keeps a spreadsheet from taking it for a formula.
pub(super) fn unmarked(text: &str) -> String {
    let marked = text.strip_prefix('\'').filter(|rest| rest.starts_with(DANGEROUS) || rest.starts_with('\''));
    marked.unwrap_or(text).to_owned()
}

/// Whether a cell says that a figure is not known: empty, or a mark that statistical tables put there.
#[must_use]
pub fn is_unknown(text: &str) -> bool {
    if text.is_empty() {
        return true;
    }
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return false;
    }
    let text = narrowed(text);
    let plain: String = text.trim().to_lowercase();
    const MARKS: [&str; 32] = [
        "",
        "-",
        "--",
        "---",
        "–",
        "—",
        "——",
        "－",
        "…",
        "……",
        "...",
        "..",
        "/",
        "//",
        "·",
        "*",
        "**",
        "n/a",
        "na",
        "n.a.",
        "nan",
        "null",
        "none",
        "无数据",
        "不详",
        "未知",
        "缺",
        "缺失",
        "暂无",
        "不适用",
        "保密",
        "未填",
    ];
    MARKS.contains(&plain.as_str()) || plain == "#n/a" || is_suppressed(&plain)
}

/// Whether a text stands for a figure that is withheld: `<5`, −999999.
fn is_suppressed(text: &str) -> bool {
    let below = text.strip_prefix(['<', '≤', '＜']).map(str::trim);
    let nines = text.strip_prefix(['-', '−', '–']).map(|rest| rest.trim_end_matches(".0"));
    below.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
        || nines.is_some_and(|rest| rest.len() >= 3 && rest.bytes().all(|byte| byte == b'9'))
}

/// The year a cell names: `2020`, `2020年`, or the day it is given as.
pub(super) fn year_named(text: &str) -> Option<Year> {
    let (year, rest) = dated(text);
    // 1-6月 is half a year.
    let part = rest.contains('月') && rest.contains('-');
    year.filter(|_| !part && rest.chars().all(|letter| letter.is_ascii_digit() || "-/.年月日:T ".contains(letter)))
}

/// The level a word names, in either language.
pub(super) fn level_named(text: &str) -> Option<Level> {
    Some(match key(text).as_str() {
        "province" | "省" | "省级" | "自治区" | "直辖市" | "1" => Level::Province,
        "city" | "市" | "地级" | "地级市" | "市级" | "设区市" | "prefecture" | "2" => Level::City,
        "county" | "县" | "区" | "区县" | "县区" | "县级" | "县级市" | "市辖区" | "县市区" | "district" | "3" => {
            Level::County
        }
        "township" | "乡" | "镇" | "乡镇" | "街道" | "乡镇街道" | "乡级" | "town" | "4" => Level::Township,
        _ => return None,
    })
}
