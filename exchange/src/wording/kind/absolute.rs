//! So many units in all.

use permille_engine::rule::Absolute;

use super::{Cells, Demand, Kind};
use crate::wording::language::Word;
use crate::wording::spreadsheet::{self, Computed};

impl Kind for Absolute {
    fn name(&self) -> Word {
        Word::new("绝对数", "absolute")
    }

    fn demand(&self, demand: &Demand<'_>) -> String {
        demand.amount()
    }

    fn is_often_in_words(&self) -> bool {
        true
    }

    fn in_workbook(&self, cells: &dyn Cells) -> Option<Computed> {
        Some(spreadsheet::as_it_stands(&cells.target(0)?, cells.units()))
    }
}
