//! One row of a table: whom it is about, and what its cells say.

use permille_engine::area::PopulationBase;
use permille_engine::edit::Figure;
use permille_engine::id::AreaCode;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::super::areas::{Label, same_place};
use super::super::cells::{Says, says};
use super::super::columns::role_of;
use super::super::layout::{is_unknown, year_named};
use super::super::merged::Part;
use super::super::points::Points;
use super::super::register::{Ended, Fate};
use super::super::total::{self, Sort};
use super::super::totals::Stated;
use super::super::units;
use super::super::whom::{Answer, CodeState};
use super::super::{Choice, Labelled, Resolution, Role, Scale, Skipped, code, frame, township};
use super::{Cell, Noted, Work};
use crate::tables::fault::note::SheetNote;
use crate::tables::fault::{TableFault, TableProblem};
use crate::wording::figure::Kind;

/// For how many labels near misses are looked for.
const MOST_NEAR: usize = 300;

impl<'a> Work<'a> {
    pub(super) fn row(&mut self, row: usize) {
        let sheet = self.layout.sheet();
        if !self.mapping.hidden && sheet.marks.hidden_rows.contains(&row) {
            return self.stays_out(row, SheetNote::RowHidden);
        }
        if self.is_cut(row) {
            return self.wrong(TableProblem::of_row(row, TableFault::Note(SheetNote::RowCut)));
        }
        if frame::is_numbering(sheet, row) || self.repeats_heads(row) {
            return self.stays_out(row, SheetNote::RowHead);
        }
        if self.layout.blocks.heads.contains(&row) {
            return self.stays_out(row, SheetNote::RowHead);
        }
        if self.next_table.is_none_or(|first| row == first) && (self.starts_table(row) || self.names_figure(row)) {
            self.next_table = Some(row);
            return self.stays_out(row, SheetNote::NextTable);
        }
        if self.next_table.is_some_and(|first| row > first) {
            return;
        }
        let mut label = self.layout.label(row);
        let texts: Vec<&str> = sheet.rows()[row].iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        let first = texts.first().copied().unwrap_or_default();
        if total::is_note(first) && !texts.iter().skip(1).any(|text| frame::is_number(text)) {
            let states = ["单位", "为单位", "计"].iter().any(|word| first.contains(word));
            if states && first.contains(['十', '百', '千', '万', '亿']) && units::stated(first).is_empty() {
                self.told(row, SheetNote::UnitBeneath);
            }
            return self.stays_out(row, SheetNote::RowNote);
        }
        if let Some(whole) = self.mapping.whole.as_ref().filter(|_| label.code.is_empty() && label.name.is_empty()) {
            label.code = whole.to_string();
        }
        let has_figures = self.has_figures(row);
        if has_figures && self.layout.year.is_some() && texts.iter().any(|text| total::is_aim(text)) {
            return self.stays_out(row, SheetNote::RowAim);
        }
        if has_figures && self.layout.breakdown.parts.contains(&row) {
            return self.stays_out(row, SheetNote::RowPart);
        }
        if let Some(sort) = self.sort(row, &label).filter(|_| !self.mapping.choices.contains_key(&label)) {
            return self.no_area(row, &label, sort, has_figures);
        }
        if label.code.is_empty() && label.name.is_empty() {
            if has_figures {
                self.preview.skipped.push((row, Skipped::NoArea));
            } else {
                self.stays_out(row, SheetNote::RowNote);
            }
            return;
        }
        let (resolution, state, ended) = self.resolve(row, &label);
        let year = match self.year(row) {
            Ok(year) => year,
            Err(problem) if has_figures => return self.wrong(problem),
            Err(_) => None,
        };
        let (area, part_of) = match (resolution, ended) {
            (Resolution::Area(area), _) => (area, None),
            (Resolution::New(area), None) => {
                // Of an area of which nothing was computed nothing is known, not even that it is wanted.
                if !self.is_uncomputed(row)
                    && let Err(problem) = self.growth.row(self.layout, row, &area, &label)
                {
                    return self.wrong(problem);
                }
                (area, None)
            }
            (_, Some(ended)) => {
                if !has_figures {
                    return;
                }
                match self.successor(row, &label, &ended, year) {
                    Some(found) => found,
                    None => return,
                }
            }
            _ if !has_figures => return self.stays_out(row, SheetNote::RowNote),
            (Resolution::Skip, _) => return self.preview.skipped.push((row, Skipped::Chosen)),
            (Resolution::Open(_), _) => return self.open(row, &label, state),
        };
        if let Some(above) = self.stands_below(row, &label, &area) {
            return self.stays_out(row, SheetNote::RowWithin { above, code: area.to_string() });
        }
        match self.layout.item {
            Some((item, unit)) => {
                let told = self.preview.outside.len();
                // A year that a column of its own states.
                let of_row = year.filter(|_| self.layout.year.is_some());
                for position in 0..self.layout.values.len() {
                    let (value, own) = self.layout.values[position];
                    self.item(row, &area, (own.or(of_row), year), item, value, unit, part_of.clone());
                    // What an item is, is the same for all its years.
                    if self.preview.outside.len() > told + 1
                        && self.preview.outside.ends_with(&[self.preview.outside[told].clone()])
                    {
                        self.preview.outside.pop();
                    }
                }
            }
            None => self.wide(row, &area, year, part_of.as_ref()),
        }
    }

    /// The county below whose row a row is indented that has a bare name of another county: among townships it may be one of those.
    fn stands_below(&mut self, row: usize, label: &Label, area: &AreaCode) -> Option<String> {
        let raw = self.layout.sheet().rows()[row].get(self.layout.first()).map_or("", String::as_str);
        let depth = raw.chars().take_while(|letter| letter.is_whitespace()).count();
        let county = code::level(area) == permille_engine::area::Level::County;
        if let Some((_, name)) = self.over.as_ref().filter(|(over, _)| depth > *over) {
            let bare = super::super::areas::bare(&super::super::key::key(&label.name));
            return Some(name.clone()).filter(|_| county && bare && label.code.is_empty());
        }
        self.over = county.then(|| (depth, label.name.clone()));
        None
    }

    /// Whether another table begins in a row: the head of names or codes stands in their column once more, and other figures beside it.
    fn starts_table(&self, row: usize) -> bool {
        let sheet = self.layout.sheet();
        let head = |column: usize| matches!(role_of(sheet.cell(row, column)), Some(Role::Name | Role::Code));
        let named =
            self.mapping.columns.iter().enumerate().any(|(column, role)| matches!(role, Role::Name | Role::Code) && head(column));
        let texts = || (0..sheet.width()).map(|column| sheet.cell(row, column)).filter(|text| !text.is_empty());
        // 县 alone stands over the counties.
        named && texts().count() > 1 && !texts().any(frame::is_number)
    }

    /// Whether a row holds only the name of a figure: what follows is of that one.
    fn names_figure(&self, row: usize) -> bool {
        let mut texts = self.layout.sheet().rows()[row].iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let (Some(text), None) = (texts.next(), texts.next()) else { return false };
        super::super::heads::names_figure(self.known, text)
    }

    /// Whether a number of a row was parted at its comma: there are more cells than heads, and somewhere three digits follow one to three.
    fn is_cut(&self, row: usize) -> bool {
        let sheet = self.layout.sheet();
        let Some(heads) = self.heads.filter(|_| sheet.marks.commas) else { return false };
        let digits = |cell: &str| cell.bytes().all(|byte| byte.is_ascii_digit());
        let parted = |pair: &[String]| {
            let (first, second) = (pair[0].trim(), pair[1].trim());
            (1..=3).contains(&first.len()) && digits(first) && second.len() == 3 && digits(second)
        };
        sheet.filled(row) > heads && sheet.rows()[row].windows(2).any(parted)
    }

    /// Whether a row has the heads of the columns once more.
    fn repeats_heads(&self, row: usize) -> bool {
        let Some(header) = self.mapping.header.filter(|header| row > *header) else { return false };
        let sheet = self.layout.sheet();
        let texts = || (0..sheet.width()).map(|column| (sheet.cell(row, column), sheet.cell(header, column)));
        let told = || texts().filter(|(text, _)| !text.is_empty());
        told().all(|(text, head)| text == head && !frame::is_number(text)) && told().count() >= 2
    }

    /// Whether a row has formulas without a result and no figure.
    fn is_uncomputed(&self, row: usize) -> bool {
        let uncomputed = |column: usize| self.layout.sheet().marks.uncomputed.contains(&(row, column));
        let columns = || self.layout.figure_columns();
        columns().any(uncomputed) && columns().all(|column| uncomputed(column) || is_unknown(self.layout.cell(row, column)))
    }

    fn has_figures(&self, row: usize) -> bool {
        let uncomputed = |column: usize| self.layout.sheet().marks.uncomputed.contains(&(row, column));
        let says = |column: usize| !is_unknown(self.layout.cell(row, column)) || uncomputed(column);
        match self.layout.item {
            Some(_) => self.layout.values.iter().any(|(value, _)| says(*value)),
            None => self.layout.figures.iter().any(|figure| says(figure.column)),
        }
    }

    /// Whether a row is a total, a grouping or a part, and no area.
    fn sort(&self, row: usize, label: &Label) -> Option<Sort> {
        if let Some(sort) = total::sort(&label.name) {
            // 全市 under the code of a county is a slip, and 县 is a word and no grouping where it has the code of a county.
            let digits = code::digits(&label.code);
            let real = self.register.area(&digits).is_some_and(|_| !digits.ends_with("00"));
            return (!real || sort != Sort::Grouping).then_some(sort);
        }
        let sheet = self.layout.sheet();
        let figure = |column: usize| self.layout.figures.iter().any(|figure| figure.column == column);
        if self.layout.breakdown.whole.contains(&row) {
            return None;
        }
        let said = (0..sheet.width()).any(|column| !figure(column) && total::is_said(sheet.cell(row, column)));
        said.then_some(Sort::Total)
    }

    /// A row that is no area: compared where it is a total, and told.
    fn no_area(&mut self, row: usize, label: &Label, sort: Sort, has_figures: bool) {
        let told = match sort {
            Sort::Total => SheetNote::RowTotal,
            Sort::Grouping => SheetNote::RowGrouping,
            Sort::Remainder => SheetNote::RowRemainder,
            Sort::Part => SheetNote::RowPart,
        };
        if has_figures && sort != Sort::Remainder && !total::is_no_sum(&label.name) {
            let digits = code::digits(&label.code);
            let name = if label.name.is_empty() { label.code.clone() } else { label.name.clone() };
            // A county's code at a total is of nothing.
            let code = code::of_new_area(&digits).filter(|_| self.layout.item.is_none());
            self.state(row, name, code, sort == Sort::Grouping, sort == Sort::Part);
        }
        self.stays_out(row, told);
    }

    /// Notes what a row states of those below it.
    fn state(&mut self, row: usize, name: String, code: Option<AreaCode>, grouping: bool, area: bool) {
        let mut values = std::collections::BTreeMap::new();
        for figure in &self.layout.figures {
            let Some(known) = self.known.get(figure.figure) else { continue };
            let counted = known.counted || known.expected.kind == Kind::People;
            let Scale::Power(_) = figure.scale else { continue };
            let points = self.points.get(&figure.column).copied().unwrap_or_default();
            if let (true, Says::Value(value, _)) =
                (counted, says(self.layout.cell(row, figure.column), known, figure.scale, points, self.mapping.round))
            {
                values.insert(figure.column, value);
            }
        }
        if !values.is_empty() {
            let year = self.layout.year.and_then(|_| self.year(row).ok().flatten());
            self.stated.push(Stated { row, name, year, code, grouping, values, area });
        }
    }

    /// A row whose area is not found, or not to be made.
    fn open(&mut self, row: usize, label: &Label, state: CodeState) {
        let skipped = match state {
            CodeState::Good => Skipped::NotMade,
            CodeState::None => Skipped::NotFound,
            CodeState::Bad => {
                let (column, text) = (self.layout.code_column().unwrap_or(0), label.code.clone());
                let fault = match code::cut_short(&text) {
                    Some(_) => TableFault::Note(SheetNote::CodeCutShort(text)),
                    None => TableFault::NotACode { text },
                };
                return self.wrong(self.problem(row, column, fault));
            }
        };
        self.preview.skipped.push((row, skipped));
    }

    /// Where the figures of an area that has ended go: to the area itself, or into a sum. `None` where they stay out.
    fn successor(&mut self, row: usize, label: &Label, ended: &Ended, year: Option<Year>) -> Option<(AreaCode, Option<String>)> {
        let Ended { code, name, year: when, fate, to } = ended.clone();
        let after = year.is_some_and(|year| year >= when);
        match (fate, to.as_slice()) {
            (Fate::Renamed, [one]) => {
                let area = self.successor_area(row, label, one)?;
                self.told(row, SheetNote::Moved { code, name, year: when, to: one.clone(), summed: false });
                Some((area, None))
            }
            (Fate::Merged | Fate::Joined, [one]) if !after => {
                let area = self.successor_area(row, label, one)?;
                self.told(row, SheetNote::Moved { code: code.clone(), name, year: when, to: one.clone(), summed: true });
                Some((area, Some(code)))
            }
            (Fate::Merged | Fate::Joined, _) => {
                self.stays_out(row, SheetNote::EndedBefore { code, name, year: when, to: to.join("、") });
                None
            }
            _ => {
                self.stays_out(row, SheetNote::Parted { code, name, year: when, to: to.join("、") });
                None
            }
        }
    }

    /// The area that took over: of the file, or made.
    fn successor_area(&mut self, row: usize, label: &Label, code: &str) -> Option<AreaCode> {
        let area = AreaCode::from(code);
        if self.index.by_code(code).is_some() {
            return Some(area);
        }
        if !self.mapping.create {
            self.preview.skipped.push((row, Skipped::NotMade));
            return None;
        }
        let own = Label { code: code.to_owned(), name: String::new(), above: label.above.clone() };
        match self.growth.row(self.layout, row, &area, &own) {
            Ok(()) => Some(area),
            Err(problem) => {
                self.wrong(problem);
                None
            }
        }
    }

    /// Whether an area that kept its code was smaller in the year of a figure: then that waits for those of the others.
    fn grew(&mut self, row: usize, area: &AreaCode, year: Year) -> Option<String> {
        let code = area.as_str();
        match self.register.ended(code) {
            Some(ended) if ended.fate == Fate::Moved && year < ended.year => self.extent_moved(row, code, ended.year),
            Some(ended) if !matches!(ended.fate, Fate::Moved | Fate::Alias) => {
                let to = ended.to.join("、");
                self.told_once(row, code, ended.year, SheetNote::EndedHere { code: code.to_owned(), year: ended.year, to });
            }
            _ => {}
        }
        let (members, when) = self.register.members(code).filter(|(_, when)| year < *when)?;
        let label = self.layout.label(row);
        // Without a code the name may be that of a part: 三元区 of 2020 has the name of what it became.
        let once = if label.code.is_empty() { self.register.once_named(&label.name) } else { &[] };
        let itself = members.iter().find(|one| *one == code || once.contains(one))?;
        if members.iter().any(|one| one != itself && self.codes.contains(one)) {
            return Some(itself.clone());
        }
        self.extent_moved(row, code, when);
        None
    }

    /// That an area had another extent before a year.
    fn extent_moved(&mut self, row: usize, code: &str, year: Year) {
        self.told_once(row, code, year, SheetNote::ExtentMoved { code: code.to_owned(), year });
    }

    /// Says something of an area whose code ended or moved in a year, once for all its rows.
    fn told_once(&mut self, row: usize, code: &str, year: Year, note: SheetNote) {
        if self.moved.insert((code.to_owned(), year)) {
            self.told(row, note);
        }
    }

    /// The figures of a row that has one in each column.
    fn wide(&mut self, row: usize, area: &AreaCode, year: Option<Year>, part_of: Option<&String>) {
        if matches!(code::level(area), permille_engine::area::Level::Province | permille_engine::area::Level::City) {
            let name = self.layout.label(row).name;
            self.state(row, if name.is_empty() { area.to_string() } else { name }, Some(area.clone()), false, true);
        }
        for position in 0..self.layout.figures.len() {
            let figure = &self.layout.figures[position];
            let Some(known) = self.known.get(figure.figure) else { continue };
            let Some(year) = figure.year.or(year) else {
                self.no_year();
                continue;
            };
            let (column, scale) = (figure.column, figure.scale);
            self.cell(Cell { row, column, area: area.clone(), year, known, scale, part_of: part_of.cloned() });
        }
    }

    /// The year of a row's figures.
    fn year(&self, row: usize) -> Result<Option<Year>, TableProblem> {
        let Some(column) = self.layout.year else {
            return Ok(self.layout.blocks.years.get(&row).copied().or(self.mapping.year));
        };
        let text = self.layout.sheet().merged_cell(row, column);
        if text.is_empty() && self.mapping.year.is_some() {
            return Ok(self.mapping.year);
        }
        year_named(text).map(Some).ok_or_else(|| self.problem(row, column, TableFault::NotAYear { text: text.to_owned() }))
    }

    pub(super) fn no_year(&mut self) {
        let problem = TableProblem::of_file(TableFault::NoYear);
        // It is of the whole file, and said once.
        if !self.preview.errors.contains(&problem) {
            self.preview.errors.push(problem);
            let title = self.mapping.top.or(self.mapping.header).unwrap_or(0);
            let title = self.layout.sheet().rows().iter().take(title).flatten();
            if let Some(text) = title.into_iter().find_map(|text| super::super::key::no_one_year(text)) {
                self.preview.remarks.push(TableProblem::of_file(TableFault::Note(SheetNote::Period(text))));
            }
        }
    }

    pub(super) fn cell(&mut self, mut cell: Cell<'a>) {
        let text = self.layout.cell(cell.row, cell.column);
        if self.layout.sheet().marks.uncomputed.contains(&(cell.row, cell.column)) {
            return self.wrong(self.problem(cell.row, cell.column, TableFault::Note(SheetNote::Uncomputed)));
        }
        if self.merged.contains(&(cell.row, cell.column)) {
            return self.wrong(self.problem(cell.row, cell.column, TableFault::Note(SheetNote::CellMerged)));
        }
        let points = self.points.get(&cell.column).copied().unwrap_or_default();
        if points == Points::Unclear && !is_unknown(text) {
            // It is asked once for the column.
            let told = SheetNote::PointsUnclear { from: text.to_owned(), to: text.replace('.', "") };
            let problem = self.problem(cell.row, cell.column, TableFault::Note(told));
            return self.preview.outside.push(problem);
        }
        if !is_unknown(text) && cell.part_of.is_none() {
            cell.part_of = self.grew(cell.row, &cell.area, cell.year);
        }
        match (says(text, cell.known, cell.scale, points, self.mapping.round), cell.scale) {
            (Says::Unknown, _) => {
                self.preview.unknown += 1;
                let problem = self.problem(cell.row, cell.column, TableFault::Note(SheetNote::Blank(text.to_owned())));
                self.preview.blanks.push(problem);
                if self.mapping.clear && self.before(&cell).is_some() {
                    self.note(cell, None);
                }
            }
            (Says::Value(..), Scale::Per(people)) => self.rates.push((cell, people)),
            (Says::Value(value, flag), Scale::Power(places)) => {
                if let Some(flag) = flag {
                    let problem = self.problem(cell.row, cell.column, TableFault::Note(SheetNote::Flag(flag)));
                    self.preview.remarks.push(problem);
                }
                if places != 0 {
                    self.unit_taken(cell.row, cell.column, value);
                }
                if cell.known.figure == Figure::Population(PopulationBase::Resident) {
                    self.people.insert((cell.area.clone(), cell.year), value);
                    self.too_few(&cell, value);
                }
                let year = self.layout.year.map(|_| cell.year);
                self.rows.put(
                    (cell.row, self.layout.first()),
                    &cell.area,
                    year,
                    || self.layout.label(cell.row).name,
                    cell.column,
                    value,
                );
                self.note(cell, Some(value));
            }
            (Says::Refused(refusal), _) => {
                let fault = TableFault::Figure { refusal, unit: cell.known.expected.unit.clone() };
                self.wrong(self.problem(cell.row, cell.column, fault));
            }
        }
    }

    /// Gives an example of how a column's unit was taken, the first time.
    pub(super) fn unit_taken(&mut self, row: usize, column: usize, to: Quantity) {
        let item = self.layout.item.map(|(item, _)| self.layout.item_text(row, item).to_owned()).unwrap_or_default();
        if self.scaled.insert((column, item)) {
            let told = SheetNote::UnitTaken { from: self.layout.cell(row, column).to_owned(), to };
            let problem = self.problem(row, column, TableFault::Note(told));
            self.preview.remarks.push(problem);
        }
    }

    /// So few residents that a unit must have been lost.
    fn too_few(&mut self, cell: &Cell, value: Quantity) {
        use permille_engine::area::Level;
        let least = match code::level(&cell.area) {
            Level::Province => 1_000_000,
            Level::City => 100_000,
            Level::County => 5_000,
            Level::Township => 0,
        };
        if value.trunc() < least && value != Quantity::ZERO && self.register.area(cell.area.as_str()).is_some() {
            let problem = self.problem(cell.row, cell.column, TableFault::Note(SheetNote::TooFew { value }));
            self.preview.remarks.push(problem);
        }
    }

    /// Notes what a cell says.
    pub(super) fn note(&mut self, cell: Cell<'a>, after: Option<Quantity>) {
        let figure = cell.known.figure.clone();
        if let (Some(code), Some(value)) = (cell.part_of, after) {
            let part = Part { row: cell.row, column: cell.column, code, value };
            return self.waiting.put(cell.area, figure, cell.year, part);
        }
        let noted = Noted { row: cell.row, column: cell.column, after, more: Vec::new() };
        self.noted.put((cell.area, figure, cell.year), noted);
    }

    /// What a label comes to; the same one is looked up once.
    fn resolve(&mut self, row: usize, label: &Label) -> (Resolution, CodeState, Option<Ended>) {
        if let Some(known) = self.labels.get_mut(label) {
            known.rows += 1;
            if let Some((answer, resolution)) = self.answers.get(label) {
                let ended = answer.ended.clone().filter(|_| !self.mapping.choices.contains_key(label));
                return (resolution.clone(), answer.state, ended);
            }
        }
        let near = self.near < MOST_NEAR;
        let mut answer = self.whom.answer(label, near);
        if answer.area.is_none() {
            self.near += 1;
        }
        let chosen = self.mapping.choices.get(label);
        let alike = self.own_code(label, &mut answer);
        let resolution = match (chosen, &answer.area, &answer.fresh) {
            (Some(Choice::Skip), ..) => Resolution::Skip,
            (Some(Choice::Area(area)), ..) if self.index.by_code(area.as_str()).is_some() => Resolution::Area(area.clone()),
            (Some(Choice::New), _, Some(fresh)) => Resolution::New(fresh.clone()),
            (_, Some(area), _) => Resolution::Area(area.clone()),
            (_, None, Some(fresh)) if self.mapping.create && !alike => Resolution::New(fresh.clone()),
            _ => Resolution::Open(answer.offers.clone()),
        };
        if matches!(resolution, Resolution::New(_)) && answer.state == CodeState::None {
            answer.state = CodeState::Good;
        }
        let ended = answer.ended.clone().filter(|_| chosen.is_none());
        for told in answer.notes.clone() {
            self.told(row, told);
        }
        self.disagreement(row, label, &resolution);
        // An area that has ended is shown as what it goes to.
        let shown = match (&ended, resolution.clone()) {
            (Some(ended), Resolution::Open(_)) => match ended.to.as_slice() {
                [one] if ended.fate != Fate::Parted => Resolution::Area(AreaCode::from(one.as_str())),
                _ => Resolution::Skip,
            },
            (_, resolution) => resolution,
        };
        let labelled = Labelled {
            label: label.clone(),
            row,
            rows: 1,
            resolution: shown,
            offers: answer.offers.clone(),
            fresh: answer.fresh.clone(),
        };
        self.labels.insert(label.clone(), labelled);
        let state = answer.state;
        self.answers.insert(label.clone(), (answer, resolution.clone()));
        (resolution, state, ended)
    }

    /// Makes up a code for a township that is in no list; whether the file has one much like it below the same county.
    fn own_code(&mut self, label: &Label, answer: &mut Answer) -> bool {
        let lost = answer.area.is_none() && answer.fresh.is_none() && answer.ended.is_none();
        // A code that another file has made up is as good as none.
        let made_up = Some(code::digits(&label.code)).filter(|code| township::is_own(code));
        if !lost || (!label.code.is_empty() && made_up.is_none()) {
            return false;
        }
        let name = total::parted(&label.name).0;
        let county =
            || made_up.as_deref().and_then(|code| code.get(..6)).map(AreaCode::from).or_else(|| self.whom.county_above(label));
        let Some(county) = township::is_called_so(name).then(county).flatten() else { return false };
        answer.fresh = self.townships.code(&county, name, self.index);
        if answer.fresh.is_some() {
            answer.state = CodeState::Good;
        }
        answer.offers.iter().any(|offer| code::above(offer).as_ref() == Some(&county))
    }

    /// A code found, with a name that is another's.
    fn disagreement(&mut self, row: usize, label: &Label, resolution: &Resolution) {
        let Resolution::Area(area) = resolution else { return };
        let Some(position) = self.index.by_code(area.as_str()).filter(|_| !label.code.is_empty() && !label.name.is_empty())
        else {
            return;
        };
        let name = &self.areas[position].name;
        if [&name.zh, &name.en].into_iter().any(|own| !own.is_empty() && same_place(own, &label.name)) {
            return;
        }
        let own = if name.zh.is_empty() { name.en.clone() } else { name.zh.clone() };
        let fault = TableFault::CodeAndNameDisagree { area: area.clone(), name: own, given: label.name.clone() };
        self.preview.remarks.push(TableProblem::of_row(row, fault));
    }
}
