//! Percent reached by each year: of a resource, or of the whole task.

use permille_engine::rule::Path;

use super::{Cells, Demand, Kind, Working, share_of_stock};
use crate::wording::language::Word;
use crate::wording::spreadsheet::{self, Computed};

impl Kind for Path {
    fn name(&self) -> Word {
        Word::new("逐年进度", "path")
    }

    fn demand(&self, demand: &Demand<'_>) -> String {
        demand.percentage()
    }

    fn is_often_in_words(&self) -> bool {
        true
    }

    fn working(&self, working: &Working<'_>) -> Vec<String> {
        match self.of {
            Some(_) => share_of_stock::share_worked(working),
            None => working.value(),
        }
    }

    fn in_workbook(&self, cells: &dyn Cells) -> Option<Computed> {
        match self.of {
            Some(_) => share_of_stock::share_in_workbook(cells),
            None => Some(spreadsheet::same(&cells.target(0)?)),
        }
    }
}
