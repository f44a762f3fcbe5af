//! What a sheet most likely is: which rows are heads, what each column holds, which year it is of, whom its rows are about.
//!
//! Only what has exactly a name that is known is taken; what is nearly called so is suggested and left to the planner.

use std::collections::BTreeMap;

use permille_engine::area::PopulationBase;
use permille_engine::edit::Figure;
use permille_engine::id::AreaCode;
use permille_engine::in_order::set;
use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::ScenarioSet;
use permille_engine::year::Year;

use super::areas::{Found, Index, Label};
use super::blocks::{HeadsFigures, untitled};
use super::columns::role_of;
use super::frame::{self, Frame};
use super::heads::{Head, Said, names_figure, said};
use super::key::{bracketed, dated, key, no_one_year};
use super::known::{Known, KnownFigure};
use super::layout::{code_apart, head, is_unknown};
use super::named::{role, role_for, same};
use super::register::Register;
use super::units::{self, Taken};
use super::vocabulary::spoken_of;
use super::when::{census, is_source, part_of_year};
use super::{Above, Mapping, Role, Scale, code, scale_of, title, total};
use crate::tables::sheet::Sheet;
use crate::wording::figure::{Expected, Kind, Writing, read_as};

/// The rows among which the header is looked for, where no row of data is seen.
const TOP: usize = 25;
/// The rows that show what a column holds.
const SAMPLE: usize = 60;
/// No county has fewer people than this, and no stock of one is so large.
const SURELY_PEOPLE: i64 = 20_000;

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
pub fn guess(set: &ScenarioSet, sheet: &Sheet, file: &str, register: &Register) -> Guess {
    let known = Known::new(set);
    let index = Index::new(&set.baseline.areas);
    let looking = Looking { set, sheet, file, known: &known, index: &index, register };
    let frame = looking.frame();
    let mut guess = looking.columns(frame.map(|frame| frame.header), frame.map(|frame| frame.top));
    guess.mapping.year = looking.year(&guess.mapping);
    guess
}

/// What the columns most likely are below a header that the planner has chosen.
#[must_use]
pub fn columns(set: &ScenarioSet, sheet: &Sheet, header: Option<usize>, register: &Register) -> Guess {
    let known = Known::new(set);
    let index = Index::new(&set.baseline.areas);
    let looking = Looking { set, sheet, file: "", known: &known, index: &index, register };
    looking.columns(header, header.map(|header| frame::top(sheet, header)))
}

/// What a column is that the planner says holds this figure: its year and unit as its head and the table tell.
#[must_use]
pub fn chosen(set: &ScenarioSet, sheet: &Sheet, mapping: &Mapping, column: usize, figure: &KnownFigure) -> Role {
    let Some(header) = mapping.header else { return role_for(figure, "") };
    let top = mapping.top.unwrap_or(header);
    let text = super::layout::joined_head(sheet, top, header, column);
    let (known, index, register) = (Known::new(set), Index::new(&[]), Register::default());
    let looking = Looking { set, sheet, file: "", known: &known, index: &index, register: &register };
    let units = units::of_table(sheet, top);
    let head = Head::of(sheet, top, header, column);
    looking.in_units(role_for(figure, &text), &head, &units, header, column, &mut mapping.clone())
}

/// A sheet being looked at.
struct Looking<'a> {
    set: &'a ScenarioSet,
    sheet: &'a Sheet,
    file: &'a str,
    known: &'a Known,
    index: &'a Index<'a>,
    register: &'a Register,
}

impl Looking<'_> {
    /// The rows of heads.
    fn frame(&self) -> Option<Frame> {
        let is_area = |cell: &str| total::is_word(cell) || self.is_code(cell) || self.is_area(cell);
        let is_head = |cell: &str| role_of(cell).is_some();
        let is_figure = |cell: &str| !total::is_note(cell) && names_figure(self.known, untitled(cell));
        match frame::find(self.sheet, &is_area, &is_head, &is_figure) {
            Some(frame) => frame,
            None => header(self.sheet, self.known).map(|header| Frame { top: frame::top(self.sheet, header), header }),
        }
    }

    /// What the columns below these heads are.
    fn columns(&self, header: Option<usize>, top: Option<usize>) -> Guess {
        let (sheet, known) = (self.sheet, self.known);
        let width = sheet.width();
        let mut mapping = Mapping { header, top, columns: vec![Role::Ignored; width], ..Mapping::default() };
        let mut suggestions = BTreeMap::new();
        let units = units::of_table(sheet, top.unwrap_or(0));
        let about = self.spoken_of(top.unwrap_or(0));
        let tables = self.tables(header, top);
        for column in (0..width).filter(|column| !sheet.marks.hidden_columns.contains(column)) {
            let Some((header, top)) = header.zip(top) else { break };
            let head = Head::of(sheet, top, header, column);
            let found = match head.parts.as_slice() {
                [] => continue,
                [one] => Some(role(known, one, None))
                    .filter(|role| *role != Role::Ignored && !(*role == Role::Facility && self.counts(header, column))),
                parts => role_of(&head.text())
                    .or_else(|| parts.last().and_then(|last| role_of(last)))
                    .filter(|role| !matches!(role, Role::Facility | Role::Value)),
            };
            let found = found.unwrap_or_else(|| match said(known, &head) {
                Said::Figure { figure, year, scale } => {
                    mapping.explicit.extend(scale.is_some().then_some(column));
                    Role::Figure { figure, year, scale: scale.unwrap_or_default() }
                }
                Said::Year(year) => match &about {
                    Some(figure) => Role::Figure { figure: figure.clone(), year: Some(year), scale: Scale::default() },
                    None if self.surely_people(header, column) => {
                        mapping.assumed.insert(column);
                        Role::Figure {
                            figure: Figure::Population(PopulationBase::Resident),
                            year: Some(year),
                            scale: Scale::default(),
                        }
                    }
                    None => Role::Ignored,
                },
                Said::Whole(year) => {
                    about.clone().map_or(Role::Ignored, |figure| Role::Figure { figure, year, scale: Scale::default() })
                }
                Said::Perhaps(figure) => {
                    suggestions.insert(column, figure);
                    Role::Ignored
                }
                Said::Unknown => {
                    let text = head.text();
                    if let Some(like) = known.like(&dated(bracketed(&text).map_or(text.as_str(), |(name, _)| name)).1) {
                        suggestions.insert(column, like.figure.clone());
                    }
                    Role::Ignored
                }
                _ => Role::Ignored,
            });
            let found = if tables.contains(&column) { Role::Name } else { found };
            let found = self.in_units(found, &head, &units, header, column, &mut mapping);
            let found = self.by_title(found, &head, top, header, column, &mut suggestions);
            self.put(&mut mapping, column, found, &tables);
        }
        self.townships(&mut mapping);
        self.by_content(&mut mapping, tables.first().copied());
        self.headed_by_figures(&mut mapping);
        let headed = self.heads_figures(&mapping);
        // A value of which nothing says what it is of, and beside figures an item without a value, are columns that stay out, and are said to.
        let (item, value) = (mapping.columns.contains(&Role::Item), mapping.columns.contains(&Role::Value));
        let figures = mapping.columns.iter().any(|role| matches!(role, Role::Figure { .. }));
        for role in &mut mapping.columns {
            if (*role == Role::Value && !item && !headed) || (*role == Role::Item && !value && figures) {
                *role = Role::Ignored;
            }
        }
        if !mapping.columns.iter().any(|role| matches!(role, Role::Code | Role::Name)) {
            mapping.whole = self.whole(top.unwrap_or(0));
        }
        mapping.create = self.creates(&mapping);
        Guess { mapping, suggestions }
    }

    /// A figure in the unit that is stated for the whole table, where its own head states none.
    fn in_units(&self, role: Role, head: &Head, units: &[String], header: usize, column: usize, mapping: &mut Mapping) -> Role {
        let Role::Figure { figure, year, scale: Scale::Power(0) } = &role else { return role };
        let Some(known) = self.known.get(figure) else { return role };
        let stated = head.parts.iter().any(|part| bracketed(part).is_some_and(|(_, unit)| scale_of(known, unit).is_some()));
        if stated || mapping.explicit.contains(&column) {
            return role;
        }
        match units::taken(known, units, || self.has_fractions(header, column)) {
            Taken::Own => role,
            Taken::Scale(scale) => Role::Figure { figure: figure.clone(), year: *year, scale },
            Taken::Unclear => {
                mapping.unclear.insert(column);
                role
            }
        }
    }

    /// A figure, unless the title makes another of it: then it is only suggested.
    fn by_title(
        &self,
        role: Role,
        head: &Head,
        top: usize,
        header: usize,
        column: usize,
        suggestions: &mut BTreeMap<usize, Figure>,
    ) -> Role {
        let Role::Figure { figure, .. } = &role else { return role };
        let doubtful = self.known.get(figure).is_some_and(|known| title::aside(self.sheet, top, header, known, head).is_some());
        if !doubtful {
            return role;
        }
        suggestions.insert(column, figure.clone());
        Role::Ignored
    }

    /// Puts a role down, unless a column has it already; a count stands before a rate of the same.
    fn put(&self, mapping: &mut Mapping, column: usize, role: Role, tables: &[usize]) {
        // Of tables side by side each has its own.
        let start = tables.iter().rev().copied().find(|start| *start <= column).unwrap_or(0);
        let taken = match &role {
            Role::Name if tables.contains(&column) => None,
            Role::Figure { .. } => mapping.columns.iter().skip(start).position(|one| same(one, &role)).map(|at| at + start),
            _ => mapping.columns.iter().position(|one| same(one, &role)),
        };
        match (taken, &role) {
            (None, _) => mapping.columns[column] = role,
            (Some(first), Role::Figure { scale: Scale::Power(_), .. })
                if matches!(mapping.columns[first], Role::Figure { scale: Scale::Per(_), .. }) =>
            {
                mapping.columns[first] = Role::Ignored;
                mapping.columns[column] = role;
            }
            // 总人口 may be those of the register, where 常住人口 stands beside it.
            (Some(first), Role::Figure { figure: Figure::Population(PopulationBase::Resident), .. })
                if self.says_resident(mapping, column) && !self.says_resident(mapping, first) =>
            {
                mapping.columns[first] = Role::Ignored;
                mapping.columns[column] = role;
            }
            _ => {}
        }
    }

    /// Townships stand beside the county they belong to: they are whom the rows are about.
    fn townships(&self, mapping: &mut Mapping) {
        const HEADS: [&str; 10] =
            ["乡镇", "乡镇街道", "街道", "街道乡镇", "镇街", "镇街道", "乡镇名称", "街道名称", "乡镇街道名称", "township"];
        let Some(header) = mapping.header else { return };
        let is_head = |column: &usize| HEADS.contains(&key(&head(self.sheet, header, *column)).as_str());
        let open = |column: &usize| mapping.columns[*column] == Role::Ignored && !self.counts(header, *column);
        let Some(column) = (0..mapping.columns.len()).filter(open).find(is_head) else { return };
        let county = |cell: &str| matches!(code::digits(cell).len(), 0 | 6);
        const COUNTIES: [&str; 8] = ["区", "县", "区县", "县区", "县市区", "县市", "市区县", "区县市"];
        let between = |at: &usize| open(at) && *at != column && COUNTIES.contains(&key(&head(self.sheet, header, *at)).as_str());
        let named = (0..mapping.columns.len()).find(between);
        for at in 0..mapping.columns.len() {
            match mapping.columns[at] {
                _ if Some(at) == named => mapping.columns[at] = Role::NameAbove(Above::Parent),
                Role::Name if named.is_some() => mapping.columns[at] = Role::NameAbove(Above::City),
                Role::Name => mapping.columns[at] = Role::NameAbove(Above::Parent),
                // A county's code is not that of its townships.
                Role::Code if self.rows(Some(header)).all(|row| county(self.sheet.cell(row, at))) => {
                    mapping.columns[at] = Role::CodeAbove(Above::Parent);
                }
                _ => {}
            }
        }
        mapping.columns[column] = Role::Name;
    }

    /// Takes columns that leave open what stands in them for values, where rows that name a figure head rows of areas.
    fn headed_by_figures(&self, mapping: &mut Mapping) {
        let (sheet, header) = (self.sheet, mapping.header);
        let open = |column: usize| {
            let Some(header) = header else { return true };
            let head = Head::of(sheet, mapping.top.unwrap_or(header), header, column);
            let said = said(self.known, &head);
            head.parts.is_empty() || role_of(&head.text()) == Some(Role::Value) || matches!(said, Said::Year(_) | Said::Whole(_))
        };
        let mut tried = mapping.clone();
        for (column, role) in tried.columns.iter_mut().enumerate() {
            let free = matches!(role, Role::Figure { .. } | Role::Value | Role::Ignored) && open(column);
            let seen = !sheet.marks.hidden_columns.contains(&column);
            if free && seen && self.rows(header).any(|row| frame::is_number(sheet.cell(row, column))) {
                *role = Role::Value;
            }
        }
        if self.heads_figures(&tried) {
            tried.assumed.clear();
            *mapping = tried;
        }
    }

    /// Whether rows that name a figure head rows of areas.
    fn heads_figures(&self, mapping: &Mapping) -> bool {
        let Some(name) = mapping.columns.iter().position(|role| *role == Role::Name) else { return false };
        HeadsFigures::of(self.sheet, mapping, name, &|text| self.is_area(text), self.known).is_some()
    }

    /// Whether a head says in so many words that its people are residents.
    fn says_resident(&self, mapping: &Mapping, column: usize) -> bool {
        let header = mapping.header.unwrap_or(0);
        let text = key(&super::layout::joined_head(self.sheet, mapping.top.unwrap_or(header), header, column));
        ["常住", "常驻", "resident"].iter().any(|word| text.contains(word))
    }

    /// The figure that the title, the sheet or the file is about.
    fn spoken_of(&self, top: usize) -> Option<Figure> {
        let title: Vec<&str> = self.sheet.rows().iter().take(top).flatten().map(String::as_str).collect();
        let texts = [title.join(" "), self.sheet.name.clone(), self.file.to_owned()];
        let id = texts.iter().find_map(|text| spoken_of(text))?;
        self.known.by_id(id).map(|known| known.figure.clone())
    }

    /// The one area the whole table is about, by its title, its name or the file's.
    fn whole(&self, top: usize) -> Option<AreaCode> {
        let title: Vec<&str> = self.sheet.rows().iter().take(top).flatten().map(String::as_str).collect();
        let texts = [title.join(" "), self.sheet.name.clone(), self.file.to_owned()];
        texts.iter().filter(|text| !text.is_empty()).find_map(|text| {
            let named = key(text);
            let own = self.set.baseline.areas.iter().filter(|area| {
                let name = key(&area.name.zh);
                !name.is_empty() && named.contains(&name)
            });
            // The longest name, and of those the smallest area: 景德镇市昌江区.
            let own = own.max_by_key(|area| (area.level, area.name.zh.len())).map(|area| area.code.clone());
            own.or_else(|| self.register.within(text).map(AreaCode::from))
        })
    }

    /// Rows that show what columns hold.
    fn rows(&self, header: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        let first = header.map_or(0, |header| header + 1);
        let seen = |row: &usize| !self.sheet.is_blank(*row) && !self.sheet.marks.hidden_rows.contains(row);
        (first..self.sheet.rows().len()).filter(seen).take(SAMPLE)
    }

    fn numbers(&self, header: usize, column: usize) -> Vec<Quantity> {
        self.rows(Some(header)).filter_map(|row| number(self.sheet.cell(row, column))).collect()
    }

    fn has_fractions(&self, header: usize, column: usize) -> bool {
        self.numbers(header, column).iter().any(|value| !value.is_whole())
    }

    /// Whether a column holds numbers: 医院 stands over how many there are, and not over what they are called.
    fn counts(&self, header: usize, column: usize) -> bool {
        !self.numbers(header, column).is_empty()
    }

    /// Whether a column that only names a year can hold nothing but the people of counties.
    fn surely_people(&self, header: usize, column: usize) -> bool {
        let numbers = self.numbers(header, column);
        !numbers.is_empty() && numbers.iter().all(|value| value.is_whole() && value.trunc() >= SURELY_PEOPLE)
    }

    fn is_code(&self, cell: &str) -> bool {
        let digits = code::digits(cell);
        self.index.by_code(&digits).is_some()
            || self.register.area(&digits).is_some()
            || self.register.ended(&digits).is_some()
            || (matches!(digits.len(), 6 | 9) && code::of_new_area(&digits).is_some_and(|code| code::is_of_a_province(&code)))
            || code::cut_short(cell).is_some()
    }

    /// Whether a code is of the file, or in the list of the country's areas, now or once.
    fn is_listed(&self, cell: &str) -> bool {
        let digits = code::digits(cell);
        self.register.is_empty()
            || self.index.by_code(&digits).is_some()
            || self.register.area(&digits).is_some()
            || self.register.ended(&digits).is_some()
            || code::cut_short(cell).is_some()
    }

    /// Whether a cell names an area exactly.
    fn is_area(&self, cell: &str) -> bool {
        if cell.is_empty() || frame::is_number(cell) {
            return false;
        }
        let (name, _) = total::parted(cell);
        let label = Label { name: name.to_owned(), ..Label::default() };
        let found = match self.index.find(&label, false) {
            Found::Area(_) => true,
            Found::None(offers) => !offers.is_empty(),
        };
        found || !self.register.named(name).is_empty() || !self.register.once_named(name).is_empty()
    }

    /// The columns of names of further tables that stand to the right of the first: figures lie between, and the names are others.
    fn tables(&self, header: Option<usize>, top: Option<usize>) -> Vec<usize> {
        let (sheet, Some((header, top))) = (self.sheet, header.zip(top)) else { return Vec::new() };
        let rows: Vec<usize> = self.rows(Some(header)).collect();
        let mostly = |column: usize, test: &dyn Fn(&str) -> bool| {
            let cells = || rows.iter().map(|&row| sheet.cell(row, column)).filter(|cell| !cell.is_empty());
            let count = cells().count();
            count > 0 && count * 3 >= rows.len() && cells().filter(|cell| test(cell)).count() * 3 >= count * 2
        };
        let names = |column: usize| {
            let head = Head::of(sheet, top, header, column);
            let head = head.parts.last().map_or(Some(Role::Name), |last| role_of(last));
            head == Some(Role::Name) && mostly(column, &|cell| self.is_area(cell) || total::is_word(cell))
        };
        let named: Vec<usize> = (0..sheet.width()).filter(|&column| names(column)).collect();
        let figures = |from: usize, to: usize| (from + 1..to).any(|column| mostly(column, &frame::is_number));
        let (mut found, Some(&first)) = (Vec::new(), named.first()) else { return Vec::new() };
        let mut last = first;
        for &column in &named[1..] {
            let next = named.iter().copied().find(|one| *one > column).unwrap_or(sheet.width());
            let others = rows.iter().any(|&row| sheet.cell(row, column) != sheet.cell(row, first));
            if figures(last, column) && figures(column, next) && others {
                found.push(column);
                last = column;
            }
        }
        found
    }

    /// Columns of codes, names, years and items that no head tells, by what stands in them.
    fn by_content(&self, mapping: &mut Mapping, second: Option<usize>) {
        let sheet = self.sheet;
        let rows: Vec<usize> = self.rows(mapping.header).filter(|&row| !frame::is_numbering(sheet, row)).collect();
        let mostly = |column: usize, test: &dyn Fn(&str) -> bool| {
            let cells: Vec<&str> = rows.iter().map(|&row| sheet.cell(row, column)).filter(|cell| !cell.is_empty()).collect();
            cells.len() * 2 >= rows.len().max(1) && cells.iter().filter(|cell| test(cell)).count() * 3 >= cells.len() * 2
        };
        let open: Vec<usize> = (0..sheet.width()).filter(|column| !sheet.marks.hidden_columns.contains(column)).collect();
        let free = |mapping: &Mapping, column: usize| mapping.columns[column] == Role::Ignored;
        // A head that says something else is believed.
        let unsaid = |column: usize| {
            let Some(header) = mapping.header else { return true };
            let head = Head::of(sheet, mapping.top.unwrap_or(header), header, column);
            head.parts.is_empty()
                || (said(self.known, &head) == Said::Unknown && !head.text().chars().any(|letter| letter.is_ascii_digit()))
        };
        let unsaid: Vec<bool> = (0..sheet.width()).map(unsaid).collect();
        if !mapping.columns.contains(&Role::Code)
            && let Some(&column) = open.iter().find(|&&column| {
                free(mapping, column)
                    && unsaid[column]
                    && mostly(column, &|cell| self.is_code(cell) && (self.is_listed(cell) || code::digits(cell).len() != 6))
            })
        {
            mapping.columns[column] = Role::Code;
        }
        let second = second.unwrap_or(mapping.columns.len());
        if !mapping.columns[..second].contains(&Role::Name) {
            // A table of cities has its names under 地市.
            let above = |mapping: &Mapping, column: usize| {
                matches!(mapping.columns[column], Role::NameAbove(_) | Role::Unit | Role::Item | Role::Year)
            };
            let candidates = open
                .iter()
                .copied()
                .filter(|&column| column < second)
                .filter(|&column| free(mapping, column) || above(mapping, column));
            let names = |cell: &str| self.is_area(cell) || total::sort(cell).is_some() || code_apart(cell).is_some();
            let found = candidates.rev().find(|&column| mostly(column, &names));
            if let Some(column) = found.filter(|&column| {
                !matches!(mapping.columns[column], Role::NameAbove(_)) || !mapping.columns.contains(&Role::Code)
            }) {
                mapping.columns[column] = Role::Name;
            }
        }
        let has = |mapping: &Mapping, role: &Role| mapping.columns.contains(role);
        let year = |cell: &str| super::layout::year_named(cell).is_some();
        let of_years = |mapping: &Mapping, column: usize| {
            mapping.header.is_none_or(|header| {
                let head = head(sheet, header, column);
                head.is_empty() || role_of(&head).is_some() || super::layout::are_ends_of_years(sheet, header, column)
            })
        };
        if !has(mapping, &Role::Year)
            && let Some(&column) = open.iter().find(|&&one| {
                (free(mapping, one) || mapping.columns[one] == Role::Item) && mostly(one, &year) && of_years(mapping, one)
            })
        {
            mapping.columns[column] = Role::Year;
        }
        let figures = mapping.columns.iter().any(|role| matches!(role, Role::Figure { .. }));
        let item = |cell: &str| {
            self.known.named(bracketed(cell).map_or(cell, |(name, _)| name)).is_some()
                || !matches!(
                    said(self.known, &Head { parts: vec![cell.to_owned()] }),
                    Said::Unknown | Said::Year(_) | Said::Whole(_)
                )
        };
        if !figures
            && !has(mapping, &Role::Item)
            && let Some(&column) = open.iter().find(|&&column| free(mapping, column) && mostly(column, &item))
        {
            mapping.columns[column] = Role::Item;
        }
        if has(mapping, &Role::Item) && !has(mapping, &Role::Value) && !figures {
            let numeric: Vec<usize> =
                open.iter().copied().filter(|&column| free(mapping, column) && mostly(column, &frame::is_number)).collect();
            // Several columns of numbers are those of several years; or areas, and the table is better read turned.
            let header = mapping.header.unwrap_or(0);
            let over = |column: usize| {
                let head = Head::of(sheet, mapping.top.unwrap_or(header), header, column);
                let Said::Year(year) = said(self.known, &head) else { return None };
                Some((column, year))
            };
            let years: Vec<(usize, Year)> = numeric.iter().copied().filter_map(over).collect();
            // A table that reaches to the last year the file looks ahead to, or has aims, tells what is expected, and not what there is.
            let (base, last) = (self.set.baseline.base_year, self.set.baseline.horizon.last());
            let ahead = years.iter().any(|(_, year)| *year >= last && last > base)
                || open
                    .iter()
                    .any(|&column| ["目标", "规划", "预测"].iter().any(|word| sheet.cell(header, column).contains(word)));
            let of_years = || years.iter().filter(|_| !ahead).map(|(column, _)| *column).collect();
            let values: Vec<usize> = if numeric.len() == 1 { numeric } else { of_years() };
            for column in values {
                mapping.columns[column] = Role::Value;
            }
        }
        if has(mapping, &Role::Value)
            && !has(mapping, &Role::Unit)
            && let Some(&column) = open.iter().find(|&&column| free(mapping, column) && mostly(column, &super::scale::unit_like))
        {
            mapping.columns[column] = Role::Unit;
        }
    }

    /// Whether new areas are most likely wanted: rows name areas of the country, and none of them is there.
    fn creates(&self, mapping: &Mapping) -> bool {
        let Some(column) = mapping.columns.iter().position(|role| *role == Role::Code) else { return false };
        let first = mapping.header.map_or(0, |header| header + 1);
        let codes = (first..self.sheet.rows().len()).map(|row| code::digits(self.sheet.cell(row, column)));
        let mut new = false;
        for code in codes.filter(|code| !code.is_empty()) {
            if self.index.by_code(&code).is_some() {
                return false;
            }
            new |= code::of_new_area(&code).is_some();
        }
        new
    }

    /// The year a table is of: by what stands above its heads, its name, the name of the file. Where none says, nobody knows.
    fn year(&self, mapping: &Mapping) -> Option<Year> {
        let top = mapping.top.unwrap_or(0);
        // In the corner of a table stands what all of it is of.
        let name = mapping.columns.iter().position(|role| matches!(role, Role::Name | Role::Item));
        let corner = name
            .zip(mapping.header)
            .and_then(|(column, header)| dated(&super::layout::joined_head(self.sheet, top, header, column)).0);
        let above: Vec<&String> = self.sheet.rows().iter().take(top).flatten().filter(|cell| !is_unknown(cell)).collect();
        // A period, and half a year, are no year; which it is, is asked.
        let years = |text: &str| dated(text).0.filter(|_| no_one_year(text).is_none()).or_else(|| census(text));
        // A sheet of a month or a quarter is of part of the year that its title names.
        if part_of_year(&self.sheet.name) {
            return None;
        }
        let stated = set(above.iter().filter(|text| !is_source(text)).filter_map(|text| years(text)));
        match stated.len() {
            0 if above.iter().any(|text| no_one_year(text).is_some()) => None,
            0 => {
                let named = [self.sheet.name.as_str(), self.file].into_iter().filter(|text| !is_source(text));
                let mut named = named.filter(|text| no_one_year(text).is_some() || years(text).is_some());
                corner.or_else(|| named.next().and_then(years))
            }
            1 => stated.first().copied(),
            // Which of them the figures are of is asked.
            _ => None,
        }
    }
}

/// The number in a cell, whatever it may be of.
fn number(cell: &str) -> Option<Quantity> {
    let whatever = Expected { kind: Kind::Indicator, unit: Name::default() };
    read_as(cell, &whatever, Writing { round: true, ..Writing::default() }).ok().flatten()
}

/// The row that looks most like a header: words that are known, few numbers.
fn header(sheet: &Sheet, known: &Known) -> Option<usize> {
    let score = |row: &Vec<String>| -> i64 {
        let cells = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        cells
            .map(|cell| match role(known, cell, None) {
                Role::Ignored if number(cell).is_some() => -2,
                Role::Ignored => 1,
                _ => 4,
            })
            .sum()
    };
    let rows = sheet.rows().iter().take(TOP).map(score).enumerate();
    // The first of the best.
    rows.filter(|(_, score)| *score > 1).min_by_key(|&(row, score)| (-score, row)).map(|(row, _)| row)
}
