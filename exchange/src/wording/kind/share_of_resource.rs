//! So many percent of some facilities.

use permille_engine::rule::ShareOfResource;

use super::{Cells, Demand, Kind, Working, share_of_stock};
use crate::wording::language::Word;
use crate::wording::spreadsheet::Computed;

impl Kind for ShareOfResource {
    fn name(&self) -> Word {
        Word::new("机构占比", "share of a resource")
    }

    fn demand(&self, demand: &Demand<'_>) -> String {
        demand.percentage()
    }

    fn rank(&self) -> u8 {
        2
    }

    fn working(&self, working: &Working<'_>) -> Vec<String> {
        share_of_stock::share_worked(working)
    }

    fn in_workbook(&self, cells: &dyn Cells) -> Option<Computed> {
        share_of_stock::share_in_workbook(cells)
    }
}
