//! The end of a preview: rates become numbers, several cells of one figure are settled, sums are compared.

use std::collections::HashSet;

use permille_engine::area::PopulationBase;
use permille_engine::edit::Figure;
use permille_engine::id::AreaCode;
use permille_engine::in_order::InOrder;
use permille_engine::quantity::Quantity;

use super::super::merged::Outcome;
use super::super::{Change, Preview, Resolution, Several, remarks};
use super::{Cell, Key, Noted, Work};
use crate::tables::fault::note::SheetNote;
use crate::tables::fault::{TableFault, TableProblem};
use crate::tables::sheet::Marks;
use crate::wording::figure::{Expected, Kind, Writing, read_as};

impl Work<'_> {
    /// Turns rates into numbers, now that all residents are read.
    pub(super) fn rates(&mut self) {
        for (cell, people) in std::mem::take(&mut self.rates) {
            // A count of the same stands before a rate.
            let key = (cell.area.clone(), cell.known.figure.clone(), cell.year);
            if let Some(&at) = self.noted.at.get(&key) {
                let (_, first, _) = &self.noted.figures[at];
                let told = SheetNote::RateBeside { first: self.layout.address(first.row, first.column) };
                let problem = self.problem(cell.row, cell.column, TableFault::Note(told));
                self.preview.outside.push(problem);
                continue;
            }
            let residents = self.people.get(&(cell.area.clone(), cell.year)).copied().or_else(|| self.residents(&cell));
            let text = self.layout.cell(cell.row, cell.column);
            let expected = Expected { kind: Kind::Stock { whole: false }, unit: cell.known.expected.unit.clone() };
            // For so many people, in percent: the point moves to the left.
            let places = 2 - i32::try_from(people.ilog10()).unwrap_or(0);
            let percent = read_as(text, &expected, Writing { places, round: true }).ok().flatten();
            let whole = matches!(cell.known.expected.kind, Kind::Stock { whole: true });
            let in_units = |value: Quantity| if whole { value.round() } else { value };
            match residents.zip(percent).map(|(residents, percent)| residents.percent_nearest(percent).map(in_units)) {
                Some(Some(value)) => {
                    self.unit_taken(cell.row, cell.column, value);
                    self.note(cell, Some(value));
                }
                Some(None) => {
                    let refusal = crate::wording::figure::Refusal::TooLarge;
                    self.wrong(self.problem(cell.row, cell.column, TableFault::Figure { refusal, unit: expected.unit }));
                }
                None => self.wrong(self.problem(cell.row, cell.column, TableFault::NoResidents)),
            }
        }
    }

    /// The residents known of an area in a year.
    fn residents(&self, cell: &Cell) -> Option<Quantity> {
        let area = &self.areas[self.index.by_code(cell.area.as_str())?];
        area.population.get(&PopulationBase::Resident)?.values.get(&cell.year).copied()
    }

    /// What is known now.
    pub(super) fn before(&self, cell: &Cell) -> Option<Quantity> {
        self.known_now(&(cell.area.clone(), cell.known.figure.clone(), cell.year))
    }

    fn known_now(&self, (area, figure, year): &Key) -> Option<Quantity> {
        let area = &self.areas[self.index.by_code(area.as_str())?];
        let series = match figure {
            Figure::Population(base) => area.population.get(base),
            Figure::Measure(measure) => area.measures.get(measure),
        };
        series?.values.get(year).copied()
    }

    /// Sums up areas that were merged, where all of them are there.
    fn merge(&mut self) {
        for (key, parts, outcome) in std::mem::take(&mut self.waiting).finish(self.register) {
            let Some(first) = parts.first().cloned() else { continue };
            let value = match outcome {
                Outcome::Whole(sum) => Some(sum),
                Outcome::Alone => Some(first.value),
                Outcome::Missing(missing) => {
                    for part in &parts {
                        let told = SheetNote::MergeIncomplete { to: key.0.to_string(), missing: missing.join("、") };
                        let problem = self.problem(part.row, part.column, TableFault::Note(told));
                        self.preview.outside.push(problem);
                    }
                    None
                }
                Outcome::Twice => {
                    for part in &parts[1..] {
                        let fault =
                            TableFault::GivenTwice { first: self.layout.address(first.row, first.column), value: first.value };
                        let problem = self.problem(part.row, part.column, fault);
                        self.wrong(problem);
                    }
                    None
                }
            };
            let Some(after) = value else { continue };
            let more = parts[1..].iter().map(|part| (part.row, part.column)).collect();
            self.noted.put(key, Noted { row: first.row, column: first.column, after: Some(after), more });
        }
    }

    /// Settles one figure that may stand in several cells; `None` where it stays out.
    fn settle(&mut self, first: Noted, others: &[Noted]) -> Option<Noted> {
        if others.is_empty() {
            return Some(first);
        }
        let own = first.clone();
        let noted = || std::iter::once(&own).chain(others);
        let rows = others.iter().any(|one| one.row != first.row);
        let sum = || noted().try_fold(Quantity::ZERO, |sum, one| sum.plus(one.after.unwrap_or_default()));
        let layout = self.layout;
        let cells = || noted().map(|one| layout.address(one.row, one.column)).collect::<Vec<_>>().join("、");
        match self.mapping.several {
            Several::Add if rows => {
                let more = others.iter().map(|one| (one.row, one.column)).collect();
                return Some(Noted { after: Some(sum()?), more, ..first });
            }
            Several::First if rows => return Some(first),
            _ => {}
        }
        // Rows of institutions are added up or not; that they say the same says nothing.
        if rows && self.layout.facility.is_some() {
            for one in noted() {
                let told = SheetNote::SeveralRows { cells: cells(), sum: sum().unwrap_or_default() };
                let problem = self.problem(one.row, one.column, TableFault::Note(told));
                self.wrong(problem);
            }
            return None;
        }
        let differing: Vec<&Noted> = others.iter().filter(|one| one.after != first.after).collect();
        if let Some(other) = differing.first() {
            let given = |one: &Noted, other: &Noted| {
                other.after.map(|value| (one.row, one.column, self.layout.address(other.row, other.column), value))
            };
            let mut all = vec![given(&first, other)];
            all.extend(differing.iter().map(|one| given(one, &first)));
            for (row, column, first, value) in all.into_iter().flatten() {
                let problem = self.problem(row, column, TableFault::GivenTwice { first, value });
                self.wrong(problem);
            }
            return None;
        }
        for one in others.iter().filter(|one| one.row != first.row) {
            let told = SheetNote::SameTwice { first: self.layout.address(first.row, first.column) };
            let problem = self.problem(one.row, one.column, TableFault::Note(told));
            self.preview.remarks.push(problem);
        }
        Some(first)
    }

    /// Names the formulas without a result that no list names yet: those of totals.
    fn uncomputed(&mut self) {
        let (sheet, header) = (self.layout.sheet(), self.mapping.header.unwrap_or(0));
        let named = self.preview.outside.iter().chain(&self.preview.left_out).chain(&self.preview.errors);
        let places: HashSet<(usize, usize)> =
            named.filter_map(|problem| problem.place.as_ref()).filter_map(|place| Some((place.row, place.column?))).collect();
        for &(row, column) in sheet.marks.uncomputed.iter().filter(|place| place.0 > header && !places.contains(place)) {
            if !sheet.marks.hidden_rows.contains(&row) {
                let problem = self.problem(row, column, TableFault::Note(SheetNote::Uncomputed));
                self.preview.outside.push(problem);
            }
        }
    }

    pub(super) fn finish(mut self) -> Preview {
        self.merge();
        self.uncomputed();
        for (key, first, others) in std::mem::take(&mut self.noted).figures {
            let Some(Noted { row, column, after, more }) = self.settle(first, &others) else { continue };
            let before = self.known_now(&key);
            let (area, figure, year) = key;
            let change = Change { row, column, area, figure, year, before, after, more };
            if before == after {
                self.preview.same += 1;
                self.preview.unchanged.push(change);
            } else {
                self.preview.changes.push(change);
            }
        }
        let totals = self.rows.compare(&self.stated);
        for total in totals.iter().filter(|total| !total.agrees()) {
            let told = SheetNote::TotalDiffers { name: total.name.clone(), stated: total.stated, sum: total.sum };
            let problem = self.problem(total.row, total.column, TableFault::Note(told));
            self.preview.remarks.push(problem);
        }
        let replaced = self.preview.changes.iter().filter(|change| change.before.is_some() && change.after.is_some()).count();
        if replaced > 0 {
            let told = SheetNote::Replaced { count: replaced };
            self.preview.remarks.push(TableProblem::of_file(TableFault::Note(told)));
        }
        let Self { mut preview, growth, labels, areas, layout, known, townships, .. } = self;
        preview.totals = totals;
        let (new_areas, problems) = growth.finish();
        preview.new_areas = new_areas;
        let made = |code: &AreaCode| preview.new_areas.iter().any(|new| new.area.code == *code);
        let own = townships.count(made);
        if own > 0 {
            preview.remarks.push(TableProblem::of_file(TableFault::Note(SheetNote::OwnCodes { count: own })));
        }
        preview.errors.extend(problems);
        preview.changes.put_in_order_by_key(|change| (change.row, change.column));
        preview.unchanged.put_in_order_by_key(|change| (change.row, change.column));
        preview.labels = labels.into_values().collect();
        let made: HashSet<&AreaCode> = preview.new_areas.iter().map(|new| &new.area.code).collect();
        for labelled in &mut preview.labels {
            if matches!(&labelled.resolution, Resolution::New(code) if !made.contains(code)) {
                labelled.resolution = Resolution::Skip;
            }
        }
        preview.labels.put_in_order_by_key(|labelled| labelled.row);
        let found = remarks::remarks(areas, &preview.changes, known, &|column| layout.head(column));
        preview.remarks.extend(found);
        if layout.sheet().marks.turned.is_some() {
            turn(&mut preview, &layout.sheet().marks);
        }
        preview
    }
}

/// Gives the places of a turned table as they are in the file.
fn turn(preview: &mut Preview, marks: &Marks) {
    let lists = [&mut preview.errors, &mut preview.left_out, &mut preview.remarks, &mut preview.blanks, &mut preview.outside];
    for problem in lists.into_iter().flatten() {
        if let Some(place) = &mut problem.place {
            let (row, column) = marks.in_file((place.row, place.column.unwrap_or(0)));
            (place.row, place.column) = (row, Some(column));
        }
    }
    for change in preview.changes.iter_mut().chain(&mut preview.unchanged) {
        (change.row, change.column) = marks.in_file((change.row, change.column));
        for cell in &mut change.more {
            *cell = marks.in_file(*cell);
        }
    }
    for total in &mut preview.totals {
        (total.row, total.column) = marks.in_file((total.row, total.column));
    }
}
