//! Rows that head those below them: one holds only the name of a city or county, a year, or a figure, and what it says is said of all rows up to the
//! next.

use std::collections::{BTreeMap, BTreeSet};

use permille_engine::area::Level;
use permille_engine::in_order;
use permille_engine::year::Year;

use super::areas::{Found, Index, Label};
use super::heads::{names_figure, year_alone};
use super::key::bracketed;
use super::known::Known;
use super::register::Register;
use super::scale::unit_like;
use super::{Mapping, Role, code, frame, total, vocabulary};
use crate::tables::sheet::Sheet;

/// What the rows of a sheet say of those below them.
#[derive(Default)]
pub(super) struct Blocks {
    /// The rows that head others.
    pub(super) heads: BTreeSet<usize>,
    /// By row, the area it is about, where no column says.
    pub(super) areas: BTreeMap<usize, String>,
    /// By row, the area above its own.
    pub(super) above: BTreeMap<usize, String>,
    /// By row, the year of its figures.
    pub(super) years: BTreeMap<usize, Year>,
    /// By row, what its figure is called, where no column says.
    pub(super) figures: BTreeMap<usize, String>,
}

/// Those who know areas by their names.
pub(super) struct Names<'a> {
    pub(super) index: &'a Index<'a>,
    pub(super) register: &'a Register,
    pub(super) known: &'a Known,
}

impl Names<'_> {
    /// The level of the one area of a name; of several of one name the lowest.
    pub(super) fn level(&self, name: &str) -> Option<Level> {
        let (name, _) = total::parted(name);
        if name.is_empty() || frame::is_number(name) || total::is_word(name) {
            return None;
        }
        match self.index.find(&Label { name: name.to_owned(), ..Label::default() }, false) {
            Found::Area(position) => Some(self.index.level(position)),
            Found::None(offers) => {
                let offers = offers.into_iter().map(|position| self.index.level(position));
                let listed = self.register.named(name).iter().chain(self.register.once_named(name));
                offers.chain(listed.map(|code| code::level(&code.as_str().into()))).max()
            }
        }
    }
}

impl Names<'_> {
    /// The one county that the title or the name of a sheet names; `None` where they name none or several.
    fn county_of(&self, sheet: &Sheet, top: Option<usize>) -> Option<String> {
        let title = sheet.rows().iter().take(top.unwrap_or(0)).flatten().map(String::as_str);
        let texts: Vec<&str> = title.chain([sheet.name.as_str()]).collect();
        texts.into_iter().find_map(|text| {
            let mut counties = self.index.counties_within(text);
            if counties.is_empty() {
                counties = self.register.counties_within(text);
            }
            counties.pop().filter(|_| counties.is_empty())
        })
    }
}

/// What the rows below the heads of the columns say of each other.
pub(super) fn blocks(sheet: &Sheet, mapping: &Mapping, names: &Names) -> Blocks {
    let mut found = Blocks::default();
    let at = |wanted: &Role| mapping.columns.iter().position(|role| role == wanted);
    let named = at(&Role::Name);
    let Some(column) = named.or_else(|| at(&Role::Item)) else { return found };
    let coded = mapping.columns.contains(&Role::Code);
    let heads_figures = HeadsFigures::of(sheet, mapping, column, &|text| names.level(text).is_some(), names.known);
    let Some(first) = mapping.header.map(|header| header + 1).or_else(|| heads_figures.as_ref().map(|_| 0)) else {
        return found;
    };
    // The rows of a sheet that is called as a city or province are those below it.
    let whole = names.level(&sheet.name).filter(|level| *level < Level::County && named.is_some() && !coded);
    let whole = whole.map(|level| (level, sheet.name.trim().to_owned()));
    let stated = mapping.columns.iter().any(|role| matches!(role, Role::CodeAbove(_) | Role::NameAbove(_)));
    let titled = named.filter(|_| !coded && !stated).and_then(|_| names.county_of(sheet, mapping.top.or(mapping.header)));
    let mut county: Option<(usize, String)> = None;
    let (mut area, mut year): (Option<(Level, String)>, Option<Year>) = (whole.clone(), None);
    let mut figure = heads_figures.as_ref().and_then(|heads| heads.title.clone());
    let rows = first..sheet.rows().len();
    for row in rows.filter(|row| !sheet.is_blank(*row) && !sheet.marks.hidden_rows.contains(row)) {
        let text = sheet.cell(row, column);
        let alone = !text.is_empty() && alone(sheet, row);
        if let Some(own) = year_alone(text).filter(|_| alone && text.contains('年')) {
            (year, area) = (Some(own), whole.clone());
            found.heads.insert(row);
            continue;
        }
        if let Some(heads) = &heads_figures {
            if let Some(head) = heads.rows.get(&row) {
                found.heads.insert(row);
                (figure, area) = (Some(head.clone()), whole.clone());
                continue;
            }
            found.figures.extend(figure.clone().map(|figure| (row, figure)));
        }
        let level = if coded { None } else { names.level(text) };
        if let Some(level) = level.filter(|_| alone && follows(sheet, row, column)) {
            area = Some((level, total::parted(text).0.to_owned()));
            // A county that has no figures is itself, and no head.
            if named.is_none() || level < Level::County {
                found.heads.insert(row);
            }
            continue;
        }
        found.years.extend(year.map(|year| (row, year)));
        let township = ["镇", "乡", "街道", "办事处"].iter().any(|suffix| total::parted(text).0.ends_with(suffix));
        let raw = sheet.rows()[row].get(column).map_or("", String::as_str);
        let depth = raw.chars().take_while(|letter| letter.is_whitespace()).count();
        if level == Some(Level::County) && !township {
            county = Some((depth, total::parted(text).0.to_owned()));
        }
        let Some((over, name)) = &area else {
            let over = county.as_ref().filter(|(over, _)| depth > *over).map(|(_, name)| name);
            if let Some(name) = over.or(titled.as_ref()).filter(|_| township && level.is_none()) {
                found.above.insert(row, name.clone());
            }
            continue;
        };
        if named.is_none() {
            found.areas.insert(row, name.clone());
            continue;
        }
        let below = match level {
            Some(level) => level > *over && (*over < Level::County || township),
            None => township && *over == Level::County,
        };
        if below {
            found.above.insert(row, name.clone());
        }
    }
    found
}

/// Whether the next row has figures beside its name.
fn follows(sheet: &Sheet, row: usize, column: usize) -> bool {
    let next = (row + 1..sheet.rows().len()).find(|row| !sheet.is_blank(*row));
    next.is_some_and(|next| (0..sheet.width()).any(|other| other != column && frame::is_number(sheet.cell(next, other))))
}

/// The rows of a sheet that name the figure of those below them, which are of areas.
pub(super) struct HeadsFigures {
    /// What each calls it, with its unit.
    rows: BTreeMap<usize, String>,
    /// The figure of the rows before the first of them, by the title.
    title: Option<String>,
}

impl HeadsFigures {
    /// Those below the heads of the columns, where these leave open which figures stand in them and some row names one.
    pub(super) fn of(
        sheet: &Sheet,
        mapping: &Mapping,
        column: usize,
        is_area: &dyn Fn(&str) -> bool,
        known: &Known,
    ) -> Option<Self> {
        let said = |role: &Role| matches!(role, Role::Item | Role::Figure { .. });
        if mapping.columns.iter().any(said) || !mapping.columns.contains(&Role::Value) {
            return None;
        }
        let header = mapping.header;
        let first = header.map_or(0, |header| header + 1);
        // Heads that are repeated below a title of their own, and a line with its unit, stand between.
        let repeated = |row: usize| header.is_some_and(|header| sheet.rows()[row] == sheet.rows()[header]);
        let between = |row: usize| repeated(row) || unit_line(sheet, row).is_some() || frame::is_numbering(sheet, row);
        let seen = |row: &usize| !sheet.is_blank(*row) && !between(*row);
        let rows: Vec<usize> = (first..sheet.rows().len()).filter(seen).collect();
        let numbers = |row: usize| (0..sheet.width()).any(|other| other != column && frame::is_number(sheet.cell(row, other)));
        let area = |row: usize| is_area(sheet.cell(row, column)) || total::is_word(sheet.cell(row, column));
        let over = |pair: &&[usize]| {
            let text = sheet.cell(pair[0], column);
            !text.is_empty() && !area(pair[0]) && year_alone(text).is_none() && area(pair[1]) && numbers(pair[1])
        };
        let over: Vec<usize> = rows.windows(2).filter(over).map(|pair| pair[0]).collect();
        let named = |row: &usize| figure_named(known, sheet.cell(*row, column)).is_some();
        let with_total = over.iter().filter(|row| numbers(**row)).any(named);
        if !over.iter().any(named) {
            return None;
        }
        // What no plan knows heads its rows as well: they are not those of the figure before.
        let heads = over.into_iter().filter(|&row| {
            let text = sheet.cell(row, column);
            if numbers(row) { with_total } else { !total::is_note(text) && !text.starts_with('续') && alone(sheet, row) }
        });
        let text_of = |row: usize, end: usize| {
            let text = figure_named(known, sheet.cell(row, column)).unwrap_or_else(|| sheet.cell(row, column).to_owned());
            let unit = (row + 1..end).find_map(|row| unit_line(sheet, row)).filter(|_| bracketed(&text).is_none());
            unit.map_or_else(|| text.clone(), |unit| format!("{text}（{unit}）"))
        };
        let end = |row: usize| rows.iter().copied().find(|next| *next > row).unwrap_or(row);
        let heads = in_order::map(heads.map(|row| (row, text_of(row, end(row)))));
        let top = mapping.top.or(header).unwrap_or(0);
        let title = (0..top).rev().find(|&row| alone(sheet, row) && figure_named(known, sheet.cell(row, column)).is_some());
        Some(Self { rows: heads, title: title.map(|row| text_of(row, top)) })
    }
}

/// A title without what numbers it: 表2-1 床位数, 二、床位数.
pub(super) fn untitled(text: &str) -> &str {
    let text = text.trim();
    let numbered = text.strip_prefix('附').unwrap_or(text).strip_prefix('表');
    let number = |letter: char| letter.is_ascii_digit() || "一二三四五六七八九十-－—.．、:： \u{3000}".contains(letter);
    total::unnumbered(numbered.map_or(text, |rest| rest.trim_start_matches(number)))
}

/// The name of the figure that a row heads its rows with, without what numbers it: 表2 床位数（张）.
fn figure_named(known: &Known, text: &str) -> Option<String> {
    let text = untitled(text);
    if names_figure(known, text) {
        return Some(text.to_owned());
    }
    let spoken = vocabulary::spoken_of(text).filter(|id| known.by_id(id).is_some())?;
    Some(bracketed(text).filter(|(_, unit)| unit_like(unit)).map_or(spoken.to_owned(), |(_, unit)| format!("{spoken}（{unit}）")))
}

/// The unit that a row states and nothing else: 单位：张.
fn unit_line(sheet: &Sheet, row: usize) -> Option<String> {
    let mut cells = sheet.rows()[row].iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let (Some(text), None) = (cells.next(), cells.next()) else { return None };
    let text = text.trim_matches(['(', ')', '（', '）']);
    Some(text.strip_prefix("单位")?.trim_start_matches([':', '：', ' ']).to_owned())
}

/// Whether a row has one cell only.
pub(super) fn alone(sheet: &Sheet, row: usize) -> bool {
    sheet.rows()[row].iter().filter(|cell| !cell.trim().is_empty()).count() == 1
}
