//! So many units in each area.

use permille_engine::rule::PerArea;

use super::{Cells, Demand, Kind};
use crate::wording::language::{Say, Word};
use crate::wording::spreadsheet::{self, Computed};

impl Kind for PerArea {
    fn name(&self) -> Word {
        Word::new("每地配置", "per area")
    }

    fn demand(&self, demand: &Demand<'_>) -> String {
        let (value, unit) = (demand.value(), demand.unit);
        demand.language.pick(format!("每地 {value} {unit}"), format!("{value} in each area"))
    }

    fn rank(&self) -> u8 {
        2
    }

    fn in_workbook(&self, cells: &dyn Cells) -> Option<Computed> {
        Some(spreadsheet::as_it_stands(&cells.target(0)?, cells.units()))
    }
}
