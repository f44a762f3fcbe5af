//! So many units from a population on.

use permille_engine::quantity::Quantity;
use permille_engine::rule::Threshold;

use super::{Cells, Demand, Kind, Working};
use crate::wording::gaps::unit_of;
use crate::wording::language::{Language, Say, Word};
use crate::wording::numbers::full;
use crate::wording::rules::people;
use crate::wording::spreadsheet::{Computed, function, unless_empty};

impl Kind for Threshold {
    fn name(&self) -> Word {
        Word::new("人口门槛", "threshold")
    }

    fn demand(&self, demand: &Demand<'_>) -> String {
        let (value, unit, from) = (demand.value(), demand.unit, people(demand.language, self.from));
        demand.language.pick(format!("{from}人以上须 {value} {unit}"), format!("{value} {unit} from {from} people"))
    }

    fn rank(&self) -> u8 {
        1
    }

    fn working(&self, working: &Working<'_>) -> Vec<String> {
        let language = working.language;
        let from = people(language, self.from);
        let value = working.values().first().copied().map(full).unwrap_or_default();
        let unit = unit_of(&value, working.unit());
        let line = match (working.count().map(|count| count >= self.from), language) {
            (Some(true), Language::Zh) => format!("达到 {from}人：须 {value} {unit}"),
            (Some(true), Language::En) => format!("{from} or more: {value} {unit}"),
            (Some(false), Language::Zh) => format!("不足 {from}人：不作要求"),
            (Some(false), Language::En) => format!("Fewer than {from}: nothing is required"),
            (None, Language::Zh) => format!("门槛 {from}人"),
            (None, Language::En) => format!("The threshold is {from} people"),
        };
        let mut lines = working.counted();
        lines.extend([line, working.result(working.required())]);
        lines
    }

    fn in_workbook(&self, cells: &dyn Cells) -> Option<Computed> {
        let (from, people, value, units) = (cells.start(0)?, cells.people(0)?, cells.target(0)?, cells.units());
        let rounds = units.whole && value.value.is_some_and(|value| !value.is_whole());
        let required = if rounds { format!("{}({},0)", function(units.rounding), value.text) } else { value.text.clone() };
        let known = || {
            let value = value.value?;
            let reached = people.value? >= from.value?;
            Some(if reached { units.of(value) } else { Quantity::ZERO })
        };
        let formula = format!("IF({}>={},{required},0)", people.text, from.text);
        Some(Computed::new(unless_empty(&[&people, &value], &formula), known().map(Quantity::to_f64)))
    }
}
