//! So many percent of another stock, and what all shares have in common.

use permille_engine::rule::ShareOfStock;

use super::{Cells, Demand, Kind, Working};
use crate::wording::language::{Say, Word};
use crate::wording::numbers::{full, or_unknown};
use crate::wording::spreadsheet::{self, Computed, places, power};

impl Kind for ShareOfStock {
    fn name(&self) -> Word {
        Word::new("存量占比", "share of another stock")
    }

    fn demand(&self, demand: &Demand<'_>) -> String {
        demand.percentage()
    }

    fn rank(&self) -> u8 {
        1
    }

    fn working(&self, working: &Working<'_>) -> Vec<String> {
        share_worked(working)
    }

    fn in_workbook(&self, cells: &dyn Cells) -> Option<Computed> {
        share_in_workbook(cells)
    }
}

/// The other stock, the product, and what it comes to.
pub(super) fn share_worked(working: &Working<'_>) -> Vec<String> {
    let (language, stock) = (working.language, working.worked.stock());
    let of = stock.and_then(|stock| working.model.measures().get(stock.of));
    let name = of.map_or("", |measure| language.name(&measure.name));
    let (amount, percent) = (stock.and_then(|stock| stock.amount), working.values().first().copied().unwrap_or_default());
    let product = match amount {
        Some(amount) => format!("{}% × {}", full(percent), full(amount)),
        None => language.pick("其存量未知，无法计算".to_owned(), "Its stock is unknown, so nothing can be worked out".to_owned()),
    };
    vec![format!("{name} {}", or_unknown(amount)), product, working.result(working.required())]
}

/// Percent of the other stock, rounded once.
pub(super) fn share_in_workbook(cells: &dyn Cells) -> Option<Computed> {
    let (of, percent) = (cells.other()?, cells.target(0)?);
    let inner = format!("{}*{}/100", percent.text, of.text);
    let result = percent.number().zip(of.number()).map(|(percent, of)| percent * of / 100.0);
    let parts = 100_i128.checked_mul(power(places(percent.value) + places(of.value)));
    Some(spreadsheet::rounded(&[&percent, &of], &inner, result, parts, cells.units()))
}
