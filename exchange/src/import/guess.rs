//! What a sheet most likely is: which row is the header, what each column holds, which year it is of.
//!
//! Only what has exactly a name that is known is taken; what is nearly called so is suggested and left to the planner.

use std::collections::BTreeMap;

use permille_engine::area::Area;
use permille_engine::edit::Figure;
use permille_engine::scenario::ScenarioSet;
use permille_engine::year::Year;

use super::areas::{Found, Index, Label};
use super::key::{bracketed, dated, key};
use super::known::{Known, KnownFigure};
use super::layout::{head, is_unknown, unmarked};
use super::{Above, Mapping, Role, Scale, code, scale_of};
use crate::sheet::Sheet;

/// The rows among which the header is looked for.
const TOP: usize = 25;
/// The rows that show what a column holds.
const SAMPLE: usize = 60;

/// The heads of columns that are no figures.
const HEADS: [(Role, &[&str]); 12] = [
    (
        Role::Code,
        &[
            "code",
            "代码",
            "行政区划代码",
            "区划代码",
            "地区代码",
            "地区编码",
            "编码",
            "行政代码",
            "县代码",
            "区县代码",
            "area code",
            "adcode",
            "gb code",
            "region code",
            "division code",
        ],
    ),
    (
        Role::Name,
        &[
            "name",
            "名称",
            "地区",
            "地区名称",
            "地名",
            "区划名称",
            "行政区划",
            "行政区划名称",
            "县",
            "区县",
            "县区",
            "县市区",
            "区县名称",
            "县名",
            "县区名称",
            "市县",
            "area",
            "area name",
            "region",
            "district",
            "county",
        ],
    ),
    (Role::Level, &["level", "级别", "层级", "行政级别", "地区级别"]),
    (Role::CodeAbove(Above::Parent), &["parent", "parent code", "上级代码", "上级", "上级地区代码", "belongs to", "parent_code"]),
    (Role::NameAbove(Above::Parent), &["parent name", "上级名称", "上级地区", "所属地区", "隶属"]),
    (Role::CodeAbove(Above::City), &["city code", "市代码", "地市代码", "设区市代码"]),
    (Role::NameAbove(Above::City), &["city", "city name", "市", "地市", "设区市", "所属市", "地级市", "市名称", "城市"]),
    (Role::CodeAbove(Above::Province), &["province code", "省代码"]),
    (Role::NameAbove(Above::Province), &["province", "province name", "省", "省份", "所属省", "省名称"]),
    (Role::Year, &["year", "年份", "年度", "年", "统计年份"]),
    (Role::Item, &["indicator", "指标", "指标名称", "项目", "figure", "item", "measure", "数据项", "统计项"]),
    (Role::Value, &["value", "数值", "值", "数量", "数据", "指标值", "figure value"]),
];
/// The head of a column of units.
const UNIT: [&str; 3] = ["unit", "单位", "计量单位"];

/// What a sheet most likely is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// What is taken for certain enough to start from.
    pub mapping: Mapping,
    /// Figures that columns may hold, by column: their names are nearly so.
    pub suggestions: BTreeMap<usize, Figure>,
}

/// What a sheet of the file `file` most likely is.
#[must_use]
pub fn guess(set: &ScenarioSet, sheet: &Sheet, file: &str) -> Guess {
    let known = Known::new(set);
    let header = header(sheet, &known);
    let mut guess = columns_of(set, sheet, &known, header);
    guess.mapping.year = year(set, sheet, header, file);
    guess
}

/// The position of the first sheet that has areas and figures; the first of all where none has.
#[must_use]
pub fn likeliest(set: &ScenarioSet, sheets: &[Sheet], file: &str) -> usize {
    let has_figures = |sheet: &Sheet| {
        let columns = guess(set, sheet, file).mapping.columns;
        let any = |wanted: fn(&Role) -> bool| columns.iter().any(wanted);
        any(|role| matches!(role, Role::Code | Role::Name)) && any(|role| matches!(role, Role::Figure { .. } | Role::Value))
    };
    sheets.iter().position(has_figures).unwrap_or(0)
}

/// What the columns most likely are below a header that the planner has chosen.
#[must_use]
pub fn columns(set: &ScenarioSet, sheet: &Sheet, header: Option<usize>) -> Guess {
    columns_of(set, sheet, &Known::new(set), header)
}

fn columns_of(set: &ScenarioSet, sheet: &Sheet, known: &Known, header: Option<usize>) -> Guess {
    let areas: &[Area] = &set.baseline.areas;
    let index = Index::new(areas);
    let mut mapping = Mapping { header, columns: vec![Role::Ignored; sheet.width()], ..Mapping::default() };
    let mut suggestions = BTreeMap::new();
    let general = header.and_then(|header| unit_of_table(sheet, header));
    for column in 0..sheet.width() {
        let text = header.map(|header| head(sheet, header, column)).unwrap_or_default();
        let role = role(known, &text, general.as_deref());
        let taken = mapping.columns.iter().any(|one| same(one, &role));
        if role == Role::Ignored {
            if let Some(like) = known.like(&dated(bracketed(&text).map_or(text.as_str(), |(name, _)| name)).1) {
                suggestions.insert(column, like.figure.clone());
            }
        } else if !taken {
            mapping.columns[column] = role;
        }
    }
    by_content(sheet, &index, &mut mapping);
    mapping.create = creates(sheet, &index, &mapping);
    Guess { mapping, suggestions }
}

/// Whether two columns would hold the same.
fn same(one: &Role, other: &Role) -> bool {
    match (one, other) {
        (Role::Figure { figure, year, .. }, Role::Figure { figure: of_other, year: other, .. }) => {
            figure == of_other && year == other
        }
        _ => one == other && *one != Role::Ignored,
    }
}

/// The row that looks most like a header: words that are known, few numbers.
fn header(sheet: &Sheet, known: &Known) -> Option<usize> {
    let score = |row: &Vec<String>| -> i64 {
        let cells = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        cells
            .map(|cell| match role(known, cell, None) {
                Role::Ignored if cell.parse::<f64>().is_ok() => -2,
                Role::Ignored => 1,
                _ => 4,
            })
            .sum()
    };
    let rows = sheet.rows().iter().take(TOP).map(score).enumerate();
    // The first of the best.
    rows.filter(|(_, score)| *score > 1).min_by_key(|&(row, score)| (-score, row)).map(|(row, _)| row)
}

/// What a column under this head is.
fn role(known: &Known, text: &str, general_unit: Option<&str>) -> Role {
    let wanted = key(text);
    if wanted.is_empty() {
        return Role::Ignored;
    }
    if UNIT.iter().any(|head| key(head) == wanted) {
        return Role::Unit;
    }
    let named = HEADS.iter().find(|(_, heads)| heads.iter().any(|head| key(head) == wanted));
    if let Some((role, _)) = named {
        return role.clone();
    }
    figure(known, text, general_unit).unwrap_or_default()
}

/// The role of a column that the planner says holds this figure: its year and unit as far as its head tells.
#[must_use]
pub fn role_for(figure: &KnownFigure, text: &str) -> Role {
    let (year, undated) = dated(text);
    let unit = bracketed(&undated).or_else(|| undated.rsplit_once(['/', ':', '：']));
    let scale = unit.and_then(|(_, unit)| scale_of(figure, unit)).unwrap_or_default();
    Role::Figure { figure: figure.figure.clone(), year, scale }
}

/// Whether a head is read as this figure, in its own unit and of no year of its own.
pub(crate) fn reads_as(known: &Known, text: &str, wanted: &Figure) -> bool {
    role(known, text, None) == Role::Figure { figure: wanted.clone(), year: None, scale: Scale::default() }
}

/// The figure a head names, with its year and unit: `2020年常住人口（万人）`, `床位数/张`, `Residents, 2020 (people)`.
fn figure(known: &Known, text: &str, general_unit: Option<&str>) -> Option<Role> {
    let text = unmarked(text.trim());
    let found = |figure: &KnownFigure, year: Option<Year>, unit: Option<&str>| {
        let scale = unit.map_or_else(|| general_unit.and_then(|unit| scale_of(figure, unit)), |unit| scale_of(figure, unit));
        Role::Figure { figure: figure.figure.clone(), year, scale: scale.unwrap_or_default() }
    };
    if let Some(figure) = known.named(&text) {
        return Some(found(figure, None, None));
    }
    // An id at the end tells figures of one name apart: `名称（个） [id]`.
    if let Some((before, id)) = bracketed(&text)
        && let Some(figure) = known.named(id).filter(|figure| id_of(&figure.figure) == id)
    {
        let (year, before) = dated(before);
        return Some(found(figure, year, bracketed(&before).map(|(_, unit)| unit)));
    }
    let (year, undated) = dated(&text);
    if let Some(figure) = known.named(&undated) {
        return Some(found(figure, year, None));
    }
    let parted = bracketed(&undated).or_else(|| undated.rsplit_once(['/', ':', '：', ',', '，']));
    let (name, unit) = parted?;
    let (inner_year, name) = dated(name);
    let figure = known.named(&name)?;
    // What stands in brackets is a unit of the figure, or makes another figure of it.
    let fits = scale_of(figure, unit).is_some() || figure.expected.units.iter().any(|own| key(own) == key(unit));
    fits.then(|| found(figure, year.or(inner_year), Some(unit)))
}

fn id_of(figure: &Figure) -> &str {
    match figure {
        Figure::Population(base) => base.word(),
        Figure::Measure(measure) => measure.as_str(),
    }
}

/// The unit stated above the header for the whole table: `单位：万人`.
fn unit_of_table(sheet: &Sheet, header: usize) -> Option<String> {
    let cells = sheet.rows().iter().take(header).flatten();
    let mut named = cells.filter_map(|cell| {
        let (word, unit) = cell.trim().split_once(['：', ':'])?;
        UNIT.iter().any(|head| key(word).ends_with(&key(head))).then(|| unit.trim().to_owned())
    });
    named.next()
}

/// Columns of codes and of names that no head tells, by what stands in them.
fn by_content(sheet: &Sheet, index: &Index, mapping: &mut Mapping) {
    let first = mapping.header.map_or(0, |header| header + 1);
    let rows: Vec<usize> = (first..sheet.rows().len()).filter(|&row| !sheet.is_blank(row)).take(SAMPLE).collect();
    let mostly = |column: usize, test: &dyn Fn(&str) -> bool| {
        let cells: Vec<&str> = rows.iter().map(|&row| sheet.cell(row, column)).filter(|cell| !cell.is_empty()).collect();
        cells.len() * 2 >= rows.len().max(1) && cells.iter().filter(|cell| test(cell)).count() * 3 >= cells.len() * 2
    };
    let is_code = |cell: &str| {
        let digits = code::digits(cell);
        index.by_code(&digits).is_some()
            || (matches!(digits.len(), 6 | 9) && code::of_new_area(&digits).is_some_and(|code| code::is_of_a_province(&code)))
    };
    let is_name = |cell: &str| {
        let label = Label { name: cell.to_owned(), ..Label::default() };
        match index.find(&label, false) {
            Found::Area(_) => true,
            Found::None(offers) => !offers.is_empty(),
        }
    };
    let free = |mapping: &Mapping, column: usize| mapping.columns[column] == Role::Ignored;
    if !mapping.columns.contains(&Role::Code)
        && let Some(column) = (0..sheet.width()).find(|&column| free(mapping, column) && mostly(column, &is_code))
    {
        mapping.columns[column] = Role::Code;
    }
    if !mapping.columns.contains(&Role::Name) {
        // A table of cities has its names under 地市.
        let above = |mapping: &Mapping, column: usize| matches!(mapping.columns[column], Role::NameAbove(_));
        let candidates = (0..sheet.width()).filter(|&column| free(mapping, column) || above(mapping, column));
        let found = candidates.rev().find(|&column| mostly(column, &is_name));
        if let Some(column) = found.filter(|&column| free(mapping, column) || !mapping.columns.contains(&Role::Code)) {
            mapping.columns[column] = Role::Name;
        }
    }
}

/// Whether new areas are most likely wanted: there are codes, and none of them is there.
fn creates(sheet: &Sheet, index: &Index, mapping: &Mapping) -> bool {
    let Some(column) = mapping.columns.iter().position(|role| *role == Role::Code) else { return false };
    let first = mapping.header.map_or(0, |header| header + 1);
    let codes = (first..sheet.rows().len()).map(|row| code::digits(sheet.cell(row, column)));
    let mut new = false;
    for code in codes.filter(|code| !code.is_empty()) {
        if index.by_code(&code).is_some() {
            return false;
        }
        new |= code::of_new_area(&code).is_some();
    }
    new
}

/// The year a table is of: by what stands above its header, its name, the name of the file; else the base year.
fn year(set: &ScenarioSet, sheet: &Sheet, header: Option<usize>, file: &str) -> Option<Year> {
    let above = sheet.rows().iter().take(header.unwrap_or(0)).flatten().filter(|cell| !is_unknown(cell));
    let mut named = above.map(String::as_str).chain([sheet.name.as_str(), file]).filter_map(|text| dated(text).0);
    Some(named.next().unwrap_or(set.baseline.base_year))
}
