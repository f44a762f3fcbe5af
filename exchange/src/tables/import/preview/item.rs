//! A row that has one figure and says which it is.

use permille_engine::id::AreaCode;
use permille_engine::year::Year;

use super::super::heads::{Head, Said, said};
use super::super::key::bracketed;
use super::super::known::KnownFigure;
use super::super::layout::is_unknown;
use super::super::units::{self, Taken};
use super::super::{Scale, scale_of};
use super::{Cell, Work};
use crate::tables::fault::TableFault;
use crate::tables::fault::note::SheetNote;

impl Work<'_> {
    /// The figure of a row that says which it is.
    #[expect(clippy::too_many_arguments, reason = "the places of a row that has one figure")]
    pub(super) fn item(
        &mut self,
        row: usize,
        area: &AreaCode,
        (own_year, year): (Option<Year>, Option<Year>),
        item: usize,
        value: usize,
        unit: Option<usize>,
        part_of: Option<String>,
    ) {
        let layout = self.layout;
        let text = layout.item_text(row, item);
        if text.is_empty() && is_unknown(self.layout.cell(row, value)) {
            return;
        }
        let part = Head::is_part(text);
        if !part {
            self.whole = Some((area.clone(), text.to_owned()));
        }
        let whole = self.whole.as_ref().filter(|(of, _)| of == area).map(|(_, text)| text.as_str());
        let head = Head::below(whole, text);
        let bare = bracketed(text);
        let known = self.known.named(text).or_else(|| self.known.named(bare?.0)).filter(|_| !part);
        let means = said(self.known, &head);
        let (known, own, of) = match (known, means) {
            (Some(known), _) => (known, None, None),
            (None, Said::Figure { figure, scale, year }) => match self.known.get(&figure) {
                Some(known) => (known, scale, year),
                None => return,
            },
            (None, Said::Other(why)) => {
                let problem = self.problem(row, item, TableFault::Note(SheetNote::ColumnOther(why)));
                return self.preview.outside.push(problem);
            }
            (None, Said::Qualified) => {
                return self.preview.outside.push(self.problem(row, item, TableFault::Note(SheetNote::RowPart)));
            }
            (None, _) => return self.wrong(self.problem(row, item, TableFault::UnknownFigure { text: text.to_owned() })),
        };
        // 2023年末常住人口 is of that year, whatever the title says; under the head of another year it is of neither.
        if of.is_some_and(|of| own_year.is_some_and(|own| own != of)) {
            return self.wrong(self.problem(row, item, TableFault::NotAYear { text: text.to_owned() }));
        }
        let Some(year) = of.or(own_year).or(year) else { return self.no_year() };
        let stated = unit.map(|unit| (unit, self.layout.cell(row, unit))).filter(|(_, text)| !text.is_empty());
        let stated =
            stated.or_else(|| bare.filter(|_| self.known.named(text).is_none() && own.is_none()).map(|(_, unit)| (item, unit)));
        let scale = match (stated, own) {
            (None, Some(own)) => own,
            (None, None) => self.unit_of_table(row, value, known),
            // 每千人口床位数 in 张: beds, and still for a thousand people.
            (Some((_, text)), Some(Scale::Per(people))) if scale_of(known, text) == Some(Scale::Power(0)) => Scale::Per(people),
            (Some((column, text)), _) => match scale_of(known, text) {
                Some(scale) => scale,
                None => return self.wrong(self.problem(row, column, TableFault::UnknownUnit { text: text.to_owned() })),
            },
        };
        self.cell(Cell { row, column: value, area: area.clone(), year, known, scale, part_of });
    }

    /// How a value is written of whose unit its row says nothing: as the head of its column does, or the table.
    fn unit_of_table(&mut self, row: usize, value: usize, known: &KnownFigure) -> Scale {
        let top = self.mapping.top.or(self.mapping.header).unwrap_or(0);
        let mut units = units::of_head(&self.layout.head(value));
        if units.is_empty() {
            units = units::of_table(self.layout.sheet(), top);
        }
        let fraction = || self.layout.cell(row, value).contains(['.', '．']);
        match units::taken(known, &units, fraction) {
            Taken::Own => Scale::default(),
            Taken::Scale(scale) => scale,
            Taken::Unclear => {
                let problem = self.problem(row, value, TableFault::Note(SheetNote::UnitUnclear));
                self.preview.remarks.push(problem);
                Scale::default()
            }
        }
    }
}
