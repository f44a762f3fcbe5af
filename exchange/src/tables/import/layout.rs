//! Where the columns of a mapping stand, and what a row says by them.

use std::collections::{BTreeMap, BTreeSet};

use permille_engine::area::Level;
use permille_engine::edit::Figure;
use permille_engine::in_order::{InOrder, set};
use permille_engine::year::Year;

use super::areas::Label;
use super::blocks::Blocks;
use super::breakdown::Breakdown;
use super::heads::year_alone;
use super::key::{dated, key, narrowed};
use super::{Above, Mapping, Role, Scale};
use crate::tables::address::{address, letters};
use crate::tables::csv::DANGEROUS;
use crate::tables::fault::{TableFault, TableProblem};
use crate::tables::sheet::{Merge, Sheet};

/// A column of figures.
pub(super) struct FigureColumn<'a> {
    pub(super) column: usize,
    pub(super) figure: &'a Figure,
    pub(super) year: Option<Year>,
    pub(super) scale: Scale,
}

/// The mappings of tables that stand side by side, each with names of its own; the whole one where there is only one table.
pub(super) fn side_by_side(mapping: &Mapping) -> Vec<Mapping> {
    let starts: Vec<usize> = (0..mapping.columns.len()).filter(|&column| mapping.columns[column] == Role::Name).collect();
    let ends = starts.iter().skip(1).copied().chain([mapping.columns.len()]);
    let part = |(at, (&start, end)): (usize, (&usize, usize))| {
        let own = |column: usize| column < end && (at == 0 || column >= start);
        let columns = mapping.columns.iter().enumerate();
        let columns = columns.map(|(column, role)| if own(column) { role.clone() } else { Role::Ignored }).collect();
        Mapping { columns, ..mapping.clone() }
    };
    if starts.len() < 2 {
        return vec![mapping.clone()];
    }
    let figures = |part: &Mapping| part.columns.iter().any(|role| matches!(role, Role::Figure { .. } | Role::Value));
    let parts: Vec<Mapping> = starts.iter().zip(ends).enumerate().map(part).filter(figures).collect();
    if parts.is_empty() { vec![mapping.clone()] } else { parts }
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
    /// Which figure, and its unit, where each row has one.
    pub(super) item: Option<(usize, Option<usize>)>,
    /// Its values, each with the year that stands over it.
    pub(super) values: Vec<(usize, Option<Year>)>,
    pub(super) figures: Vec<FigureColumn<'a>>,
    /// What rows say of those below them.
    pub(super) blocks: Blocks,
    /// Rows that are parts of their areas' figures.
    pub(super) breakdown: Breakdown,
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
        let year_over = |column: usize| {
            let header = mapping.header?;
            year_alone(&joined_head(sheet, mapping.top.unwrap_or(header), header, column))
        };
        let values = (0..mapping.columns.len()).filter(|&column| mapping.columns[column] == Role::Value);
        let values: Vec<_> = values.map(|column| (column, year_over(column))).collect();
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
            item: at(&Role::Item).filter(|_| !values.is_empty()).map(|item| (item, at(&Role::Unit))),
            values,
            figures,
            blocks: Blocks::default(),
            breakdown: Breakdown::default(),
        }
    }

    /// The same with what its rows say of each other.
    pub(super) fn with(mut self, blocks: Blocks, mapping: &Mapping) -> Self {
        self.blocks = blocks;
        if let Some(name) = self.name.filter(|_| !self.blocks.figures.is_empty()) {
            self.item = Some((name, mapping.columns.iter().position(|role| *role == Role::Unit)));
        }
        self.breakdown = Breakdown::of(&self, mapping);
        self
    }

    /// What is wrong with the columns as a whole.
    pub(super) fn problems(&self, mapping: &Mapping) -> Vec<TableProblem> {
        let mut problems = Vec::new();
        if self.code.is_none() && self.name.is_none() && mapping.whole.is_none() && self.blocks.areas.is_empty() {
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
                // Values of several years.
                (Role::Value, Role::Value) => {
                    let mut years = self.values.iter().map(|(_, year)| year);
                    years.clone().any(Option::is_none) || years.next() == years.next()
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

    /// Where its names stand.
    pub(super) fn first(&self) -> usize {
        self.name.unwrap_or(0)
    }

    /// Whether nothing of a row is in this table, of several side by side.
    pub(super) fn is_elsewhere(&self, row: usize) -> bool {
        self.sheet.marks.hidden_rows.contains(&row)
            || self.name.into_iter().chain(self.figure_columns()).all(|column| self.sheet.cell(row, column).is_empty())
    }

    /// The sheet.
    pub(super) const fn sheet(&self) -> &'a Sheet {
        self.sheet
    }

    /// A cell as it is called in the file.
    pub(super) fn address(&self, row: usize, column: usize) -> String {
        let (row, column) = self.sheet.marks.in_file((row, column));
        address(row, column)
    }

    /// What stands at the head of a column.
    pub(super) fn head(&self, column: usize) -> String {
        let frame = self.header.map(|header| (self.top.unwrap_or(header), header));
        frame.map_or_else(String::new, |(top, header)| joined_head(self.sheet, top, header, column))
    }

    pub(super) fn cell(&self, row: usize, column: usize) -> &'a str {
        self.sheet.cell(row, column)
    }

    /// Which figure a row is about, where each row has one: by what heads it, else by a cell of its own.
    pub(super) fn item_text(&self, row: usize, item: usize) -> &str {
        if self.item.is_some() && self.name == Some(item) {
            return self.blocks.figures.get(&row).map_or("", String::as_str);
        }
        self.cell(row, item)
    }

    /// How a row names its area. What is merged counts for all its rows; an area above counts until another one is named.
    pub(super) fn label(&self, row: usize) -> Label {
        let text =
            |column: Option<usize>| column.map(|column| self.sheet.merged_cell(row, column).to_owned()).unwrap_or_default();
        let above = self.above.iter().map(|(.., column)| self.above_cell(row, *column)).filter(|text| !text.is_empty());
        let (mut code, mut name) = (text(self.code), unmarked(&text(self.name)));
        let both = if code.is_empty() { &name } else { &code };
        if let Some((own, rest)) = code_apart(both) {
            if name.is_empty() || code.is_empty() {
                name = rest;
            }
            code = own;
        }
        let one_of_several = self.item.map(|(item, _)| item).or(self.year);
        if let (true, true, Some(of)) = (code.is_empty(), name.is_empty(), one_of_several)
            && !self.cell(row, of).is_empty()
            && let Some(column) = self.name
        {
            // One figure or year a row: the area stands in the first of its rows.
            name = unmarked(self.above_cell(row, column));
        }
        if let Some(block) = self.blocks.areas.get(&row).filter(|_| name.is_empty() && code.is_empty()) {
            name.clone_from(block);
        }
        let above = above.map(str::to_owned).chain(self.blocks.above.get(&row).cloned());
        Label { code, name: name.split_whitespace().collect::<Vec<_>>().join(" "), above: above.collect() }
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

    /// The columns with figures.
    pub(super) fn figure_columns(&self) -> impl Iterator<Item = usize> + '_ {
        let values = self.item.iter().flat_map(|_| self.values.iter().map(|(column, _)| *column));
        self.figures.iter().map(|figure| figure.column).chain(values)
    }

    /// Figures whose cells are merged over the rows of several areas, or over several figures.
    pub(super) fn merged_figures(&self) -> BTreeSet<(usize, usize)> {
        let (rows, figures) = (self.sheet.rows().len(), set(self.figure_columns()));
        let of = |one: &Merge| figures.range(one.left..=one.right).copied().collect::<Vec<_>>();
        let several = |one: &&Merge| {
            let first = self.label(one.top);
            of(one).len() > 1 || (one.top + 1..=one.bottom.min(rows - 1)).any(|row| self.label(row) != first)
        };
        let first = self.header.map_or(0, |header| header + 1);
        let merged = self.sheet.marks.merged.iter().filter(|one| one.top >= first && one.top < rows && one.left <= one.right);
        let cells = |one: &Merge| {
            let rows = one.top..=one.bottom.min(rows - 1);
            of(one).into_iter().flat_map(move |column| rows.clone().map(move |row| (row, column))).collect::<Vec<_>>()
        };
        set(merged.filter(|one| !of(one).is_empty()).filter(several).flat_map(cells))
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

/// Code and name that stand in one cell: `360202 昌江区`, `[360202]昌江区`, `360202-昌江区`, `昌江区（360202）`.
pub(super) fn code_apart(text: &str) -> Option<(String, String)> {
    let between = |letter: char| letter.is_whitespace() || "-－—–_/·:：、.|()（）[]【】".contains(letter);
    let text = text.trim_matches(between);
    let digits = |letter: &char| letter.is_ascii_digit();
    let (first, last) = (text.chars().take_while(digits).count(), text.chars().rev().take_while(digits).count());
    let fits = |count: usize| matches!(count, 6 | 9 | 12) && count < text.len();
    let (code, name) = match (fits(first), fits(last)) {
        (true, _) => text.split_at(first),
        (false, true) => {
            let (name, code) = text.split_at(text.len() - last);
            (code, name)
        }
        _ => return None,
    };
    // 360202E5 is a number.
    let number = name.starts_with(['e', 'E']);
    let name = name.trim_matches(between);
    (!number && name.starts_with(char::is_alphabetic)).then(|| (code.to_owned(), name.to_owned()))
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
    if let Some(year) = year_of_serial(text) {
        return Some(year);
    }
    let (year, rest) = dated(text);
    // 1-6月 is half a year.
    let part = super::key::no_one_year(text).is_some();
    year.filter(|_| !part && rest.chars().all(|letter| letter.is_ascii_digit() || "-/.年月日:T 截至止".contains(letter)))
}

/// The year whose last day or month this number is: 20231231, 202312, or as a spreadsheet keeps it 45291.
fn year_of_serial(text: &str) -> Option<Year> {
    let text = text.trim();
    let serial: u32 = text.parse().ok()?;
    if let (6 | 8, Some(year)) = (text.len(), text.strip_suffix("1231").or_else(|| text.strip_suffix("12"))) {
        return crate::wording::figure::year(year).filter(|_| year.len() == 4);
    }
    // Counted from 1899-12-30.
    (1990..2100).find(|year| 365 * (year - 1899) + (year - 1900) / 4 + 1 == serial).and_then(|year| Year::try_from(year).ok())
}

/// What stands over days that figures are of; `更新日期` is none.
const DAYS: [&str; 14] = [
    "年月",
    "月份",
    "日期",
    "数据日期",
    "统计日期",
    "截止日期",
    "截至日期",
    "时间",
    "数据时间",
    "统计时间",
    "时点",
    "统计时点",
    "date",
    "as of",
];

/// Whether the days below a head for days are all the last of a year, or its last month: these stand for the year, and others for a day in it.
pub(super) fn are_ends_of_years(sheet: &Sheet, header: usize, column: usize) -> bool {
    let cells = (header + 1..sheet.rows().len()).map(|row| sheet.cell(row, column)).filter(|cell| !is_unknown(cell));
    DAYS.contains(&key(sheet.cell(header, column)).as_str()) && cells.clone().next().is_some() && cells.clone().all(ends_year)
}

/// Whether a day is the last of a year, or a month its last.
fn ends_year(text: &str) -> bool {
    if year_of_serial(text).is_some() {
        return true;
    }
    let (_, rest) = dated(text);
    let mut parts = rest.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty());
    let (month, day) = (parts.next(), parts.next());
    year_named(text).is_some() && month == Some("12") && day.is_none_or(|day| day == "31")
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
