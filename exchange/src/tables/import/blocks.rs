//! Rows that head those below them: one holds only the name of a city or county, or a year, and what it says is said of all rows up to the next.

use std::collections::{BTreeMap, BTreeSet};

use permille_engine::area::Level;
use permille_engine::year::Year;

use super::areas::{Found, Index, Label};
use super::heads::year_alone;
use super::register::Register;
use super::{Mapping, Role, code, frame, total};
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
}

/// Those who know areas by their names.
pub(super) struct Names<'a> {
    pub(super) index: &'a Index<'a>,
    pub(super) register: &'a Register,
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

/// What the rows below the heads of the columns say of each other.
pub(super) fn blocks(sheet: &Sheet, mapping: &Mapping, names: &Names) -> Blocks {
    let mut found = Blocks::default();
    let Some(header) = mapping.header else { return found };
    let at = |wanted: &Role| mapping.columns.iter().position(|role| role == wanted);
    let named = at(&Role::Name);
    let Some(column) = named.or_else(|| at(&Role::Item)) else { return found };
    let coded = mapping.columns.contains(&Role::Code);
    let (mut area, mut year): (Option<(Level, String)>, Option<Year>) = (None, None);
    let rows = header + 1..sheet.rows().len();
    for row in rows.filter(|row| !sheet.is_blank(*row) && !sheet.marks.hidden_rows.contains(row)) {
        let text = sheet.cell(row, column);
        let alone = !text.is_empty() && sheet.rows()[row].iter().filter(|cell| !cell.trim().is_empty()).count() == 1;
        if let Some(own) = year_alone(text).filter(|_| alone && text.contains('年')) {
            (year, area) = (Some(own), None);
            found.heads.insert(row);
            continue;
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
        let Some((over, name)) = &area else { continue };
        if named.is_none() {
            found.areas.insert(row, name.clone());
            continue;
        }
        let township = ["镇", "乡", "街道", "办事处"].iter().any(|suffix| total::parted(text).0.ends_with(suffix));
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
