//! So many units by population bracket.

use permille_engine::quantity::Quantity;
use permille_engine::rule::{Bracket, Units};

use super::{Cells, Demand, Kind, Working};
use crate::wording::language::{Language, Say, Word};
use crate::wording::rules::people;
use crate::wording::spreadsheet::{Computed, Operand, function, unless_empty};

impl Kind for Bracket {
    fn name(&self) -> Word {
        Word::new("按人口分档", "bracket")
    }

    fn demand(&self, demand: &Demand<'_>) -> String {
        let (list, unit) = (demand.list(), demand.unit);
        demand.language.pick(format!("按人口分档 {list} {unit}"), format!("{list} {unit} by population"))
    }

    fn rank(&self) -> u8 {
        0
    }

    fn working(&self, working: &Working<'_>) -> Vec<String> {
        let mut lines = working.counted();
        if let Some(position) = working.count().and_then(|count| self.position(count)) {
            let (language, from) = (working.language, self.from[position]);
            let people = |count: i64| people(language, count);
            lines.push(match (self.from.get(position + 1), language) {
                (Some(&to), Language::Zh) if from == 0 => format!("不足 {}的一档", people(to)),
                (Some(&to), Language::Zh) => format!("落在 {} – {} 档", people(from), people(to)),
                (None, Language::Zh) => format!("落在 {}以上一档", people(from)),
                (Some(&to), Language::En) if from == 0 => format!("In the bracket below {}", people(to)),
                (Some(&to), Language::En) => format!("In the bracket {} – {}", people(from), people(to)),
                (None, Language::En) => format!("In the bracket from {}", people(from)),
            });
        }
        lines.push(working.result(working.required()));
        lines
    }

    fn in_workbook(&self, cells: &dyn Cells) -> Option<Computed> {
        let values: Vec<_> = (0..self.from.len()).map(|part| cells.target(part)).collect::<Option<_>>()?;
        let from: Vec<_> = (0..self.from.len()).map(|part| cells.start_beside_target(part)).collect::<Option<_>>()?;
        Some(looked_up(&cells.people(0)?, &from, &values, cells.units()))
    }
}

/// The value of the bracket the people fall into: `from` and `values` are spans of cells one below the other.
fn looked_up(people: &Operand, from: &[Operand], values: &[Operand], units: Units) -> Computed {
    let (Some(first), Some(last)) = (from.first(), from.last()) else { return Computed::beyond() };
    let (Some(low), Some(high)) = (values.first(), values.last()) else { return Computed::beyond() };
    let found = format!("LOOKUP({},{}:{},{}:{})", people.text, first.text, last.text, low.text, high.text);
    let place = people.value.and_then(|people| from.iter().rposition(|from| from.value.is_some_and(|from| from <= people)));
    let value = place.and_then(|place| values.get(place)?.value);
    let rounds = units.whole && values.iter().any(|value| value.value.is_some_and(|value| !value.is_whole()));
    let found = if rounds { format!("{}({found},0)", function(units.rounding)) } else { found };
    let below = format!("IF({}<{},\"\",{found})", people.text, first.text);
    let value = value.map(|value| units.of(value));
    Computed::new(unless_empty(&[people, low], &below), value.map(Quantity::to_f64))
}
