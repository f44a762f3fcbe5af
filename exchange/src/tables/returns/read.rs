//! A form read cell by cell.

use std::collections::{BTreeMap, BTreeSet};

use permille_engine::edit::Figure;
use permille_engine::name::Name;
use permille_engine::quantity::Quantity;

use super::layout::{
    AREA_ROW, CODE_ROW, ENTRY, GUIDE, HEAD, MARK, Mark, NAME, NOTE, RowKey, STATUS, Status, UNIT, asked_of, brief, figure_word,
    heads, plain,
};
use super::{Answer, Remark, Returned, What};
use crate::tables::import::{Known, KnownFigure, is_unknown};
use crate::tables::sheet::Sheet;
use crate::wording::figure::{Refusal, read as read_figure};

/// So many rows and columns are looked at for the mark: somebody may have put some before it.
const NEAR: usize = 40;

/// Whether a sheet is a form, or the instructions that came with one.
#[must_use]
pub fn is_form(sheet: &Sheet) -> bool {
    place_of(sheet, MARK).is_some()
}

/// Whether a sheet is the instructions that were sent out with a form.
pub(super) fn is_guide(sheet: &Sheet) -> bool {
    place_of(sheet, GUIDE).is_some()
}

/// Where a cell begins with a mark.
fn place_of(sheet: &Sheet, mark: &str) -> Option<(usize, usize)> {
    let cells = (0..sheet.rows().len().min(NEAR)).flat_map(|row| (0..sheet.width().min(NEAR)).map(move |column| (row, column)));
    cells.into_iter().find(|&(row, column)| sheet.cell(row, column).starts_with(mark))
}

/// What a form says of each figure it asked for, or why nothing of it can be taken; `None` where the sheet is no form.
#[must_use]
pub fn read(sheet: &Sheet, known: &Known) -> Option<Result<Returned, Vec<Remark>>> {
    let (top, left) = place_of(sheet, MARK)?;
    let stopped = |remark: Remark| Some(Err(vec![remark]));
    let Some(mark) = Mark::of_text(sheet.cell(top, left)) else { return stopped(Remark::of_form(What::Unreadable)) };
    let Some(frame) = Frame::of(sheet, &mark, top, left) else { return stopped(Remark::of_form(What::Unreadable)) };
    let mut reading = Reading { sheet, known, frame, answers: Vec::new(), remarks: Vec::new() };
    if let Some(remark) = reading.area(&mark, top).or_else(|| reading.year(&mark)) {
        return stopped(remark);
    }
    reading.columns(&mark);
    reading.hidden();
    reading.rows();
    let gone = reading.missing(&reading.asked(top));
    let Reading { answers, remarks, .. } = reading;
    Some(Ok(Returned { mark, sheet: sheet.name.clone(), answers, gone, remarks }))
}

/// Where the columns are now: somebody may have put others between them.
struct Frame {
    head: usize,
    key: usize,
    name: Option<usize>,
    unit: Option<usize>,
    entry: Option<usize>,
    status: Option<usize>,
    note: Option<usize>,
}

impl Frame {
    /// The columns by their heads; `None` where no row has them.
    fn of(sheet: &Sheet, mark: &Mark, top: usize, left: usize) -> Option<Self> {
        let head = (top..sheet.rows().len()).find(|&row| sheet.cell(row, left) == HEAD)?;
        let heads = heads(mark.language, mark.year);
        let column = |place: usize| {
            let wanted = heads.get(place - NAME)?;
            let mut found = (0..sheet.width()).filter(|&column| plain(sheet.cell(head, column)) == *wanted);
            // Of two it is not clear which is meant.
            found.next().filter(|_| found.next().is_none())
        };
        Some(Self {
            head,
            key: left,
            name: column(NAME),
            unit: column(UNIT),
            entry: column(ENTRY),
            status: column(STATUS),
            note: column(NOTE),
        })
    }
}

/// A form being read.
struct Reading<'a> {
    sheet: &'a Sheet,
    known: &'a Known,
    frame: Frame,
    answers: Vec<Answer>,
    remarks: Vec<Remark>,
}

impl Reading<'_> {
    fn remark(&mut self, row: usize, column: usize, what: What) {
        self.remarks.push(Remark { cell: Some((row, column)), what });
    }

    /// What keeps a form from being of the area it was made for: its code must stand above the heads, wherever rows and columns that came have moved it.
    fn area(&mut self, mark: &Mark, top: usize) -> Option<Remark> {
        let (above, key) = (top..self.frame.head, self.frame.key);
        let seen = |wanted: &str| {
            let columns = || (0..self.sheet.width()).filter(|&column| column != key);
            above.clone().any(|row| columns().any(|column| plain(self.sheet.cell(row, column)) == wanted))
        };
        if !seen(mark.area.as_str()) {
            let (row, column) = (top + CODE_ROW, key + UNIT);
            let (code, given) = (mark.area.to_string(), brief(self.sheet.cell(row, column)));
            return Some(Remark { cell: Some((row, column)), what: What::CodeChanged { code, given } });
        }
        let (row, column) = (top + AREA_ROW, key + UNIT);
        let name = self.sheet.cell(row, key);
        if !name.is_empty() && asked_of(name).is_empty() && !seen(name) {
            let (name, given) = (brief(name), brief(self.sheet.cell(row, column)));
            self.remark(row, column, What::AreaRenamed { name, given });
        }
        None
    }

    /// The figures that were asked, as the hidden column lists them above the heads.
    fn asked(&self, top: usize) -> Vec<Figure> {
        let cells = (top + 1..self.frame.head).map(|row| asked_of(self.sheet.cell(row, self.frame.key)));
        cells.into_iter().find(|figures| !figures.is_empty()).unwrap_or_default()
    }

    /// What keeps the values from being of the year that was asked.
    fn year(&self, mark: &Mark) -> Option<Remark> {
        if self.frame.entry.is_some() {
            return None;
        }
        let [.., head, _, _] = heads(mark.language, mark.year);
        let column = self.frame.key + ENTRY;
        let twice = (0..self.sheet.width()).filter(|&column| plain(self.sheet.cell(self.frame.head, column)) == head).count() > 1;
        let given = if twice { format!("{head} | {head}") } else { brief(self.sheet.cell(self.frame.head, column)) };
        Some(Remark { cell: Some((self.frame.head, column)), what: What::YearChanged { head, given } })
    }

    /// Columns that are gone, and such as came.
    fn columns(&mut self, mark: &Mark) {
        let heads = heads(mark.language, mark.year);
        let head = self.frame.head;
        for (at, place) in [(self.frame.status, STATUS), (self.frame.note, NOTE)] {
            if let (None, Some(head)) = (at, heads.get(place - NAME)) {
                self.remarks.push(Remark::of_form(What::ColumnMissing { head: head.clone() }));
            }
        }
        for column in 0..self.sheet.width() {
            let over = plain(self.sheet.cell(head, column));
            let filled = (head + 1..self.sheet.rows().len()).any(|row| !self.sheet.cell(row, column).is_empty());
            if column != self.frame.key && filled && !heads.contains(&over) {
                self.remark(head, column, What::ColumnAdded { head: brief(&over) });
            }
        }
    }

    /// Whether nobody sees the values.
    fn hidden(&mut self) {
        if let Some(column) = self.frame.entry.filter(|column| self.sheet.marks.hidden_columns.contains(column)) {
            self.remark(self.frame.head, column, What::EntryHidden);
        }
    }

    /// Every row below the heads.
    fn rows(&mut self) {
        let first = self.frame.head + 1;
        let keys: Vec<(usize, Option<RowKey>)> = (first..self.sheet.rows().len())
            .filter(|&row| !self.sheet.is_blank(row))
            .map(|row| (row, RowKey::of_text(self.sheet.cell(row, self.frame.key))))
            .collect();
        let mut count: BTreeMap<Figure, usize> = BTreeMap::new();
        for (_, key) in &keys {
            if let Some(key) = key {
                *count.entry(key.figure.clone()).or_default() += 1;
            }
        }
        for (row, key) in keys {
            match key {
                Some(key) => self.row(row, &key, count.get(&key.figure).is_some_and(|count| *count > 1)),
                None => self.remark(row, self.frame.name.unwrap_or(self.frame.key + NAME), What::RowAdded),
            }
        }
    }

    /// One row.
    fn row(&mut self, row: usize, key: &RowKey, twice: bool) {
        let Some(entry) = self.frame.entry else { return };
        let Some(known) = self.known.get(&key.figure) else {
            return self.remark(row, entry, What::NotHere { id: brief(&figure_word(&key.figure)) });
        };
        let name = known.name.clone();
        let cell = |column: Option<usize>| column.map(|column| plain(self.sheet.cell(row, column))).unwrap_or_default();
        let (status, note) = (cell(self.frame.status), cell(self.frame.note));
        let (given_name, given_unit) = (cell(self.frame.name), cell(self.frame.unit));
        let mut answer = Answer {
            row,
            column: entry,
            figure: key.figure.clone(),
            name: name.clone(),
            value: None,
            status: Status::of_text(&status),
            note,
        };
        let what = if twice {
            Some(What::RowTwice { name })
        } else if given_name != key.name {
            Some(What::NameChanged { name, given: brief(&given_name) })
        } else if given_unit != key.unit {
            Some(What::UnitChanged { name, unit: brief(&key.unit), given: brief(&given_unit) })
        } else if self.sheet.marks.hidden_rows.contains(&row) {
            Some(What::RowHidden { name })
        } else {
            let (value, what) = self.entry(row, entry, known, answer.status);
            answer.value = value;
            what
        };
        if let Some(what) = what {
            self.remark(row, entry, what);
        }
        if answer.status.is_none() && !status.is_empty() {
            let column = self.frame.status.unwrap_or(self.frame.key + STATUS);
            self.remark(row, column, What::StatusUnknown { text: brief(&status), taken: answer.value.is_some() });
            let parts = [status, answer.note].into_iter().filter(|part| !part.is_empty());
            answer.note = parts.collect::<Vec<_>>().join("；");
        }
        self.answers.push(answer);
    }

    /// The value of a cell, or why there is none.
    fn entry(&self, row: usize, column: usize, known: &KnownFigure, status: Option<Status>) -> (Option<Quantity>, Option<What>) {
        let name = known.name.clone();
        if self.sheet.marks.uncomputed.contains(&(row, column)) {
            return (None, Some(What::Uncomputed { name }));
        }
        let text = self.sheet.cell(row, column);
        let unsaid = status == Some(Status::NotKnown);
        let what = match read_figure(text, &known.expected) {
            Ok(Some(_)) if unsaid => What::ValueAndNotKnown { name },
            Ok(Some(value)) => return (Some(value), None),
            Ok(None) if unsaid => What::NotKnown { name },
            Ok(None) => What::NotAnswered { name },
            Err(_) if is_unknown(text) => What::NotKnown { name },
            Err(why) => {
                let quoted = brief(text);
                let why = if quoted == text { why } else { Refusal::NotANumber(quoted) };
                What::NoFigure { name, why, unit: known.expected.unit.clone() }
            }
        };
        (None, Some(what))
    }

    /// Figures that were asked and have no row; such as no plan of the file speaks of any more are not among them.
    fn missing(&mut self, asked: &[Figure]) -> BTreeSet<Figure> {
        let there: Vec<Figure> = self.answers.iter().map(|answer| answer.figure.clone()).collect();
        let mut gone = BTreeSet::new();
        for figure in asked.iter().filter(|figure| !there.contains(figure)) {
            let word = brief(&figure_word(figure));
            if let Some(known) = self.known.get(figure) {
                self.remarks.push(Remark::of_form(What::RowMissing { name: known.name.clone() }));
            } else if !self.remarks.iter().any(|one| one.what == What::NotHere { id: word.clone() }) {
                self.remarks.push(Remark::of_form(What::RowMissing { name: Name::new(word.clone(), word) }));
            } else {
                continue;
            }
            gone.insert(figure.clone());
        }
        gone
    }
}
