//! The proposals of a document as a table, one row a target.

use permille_engine::norm::{Direction, Strength};
use permille_engine::quantity::Quantity;

use crate::reading::Reading;

/// The columns of the table of proposals.
pub const HEADER: &str = "clause,sentence_start,kind,level,base,direction,strength,year,value,unit,per,name_zh,certain";

/// The table of proposals.
#[must_use]
pub fn csv(reading: &Reading) -> String {
    let mut out = format!("{HEADER}\n");
    let joined = |values: &[Quantity]| values.iter().map(ToString::to_string).collect::<Vec<_>>().join("/");
    for one in &reading.proposals {
        let demand = &one.demand;
        let start: String = one.sentence.chars().take(24).collect();
        let direction = if demand.direction.0 == Direction::AtMost { "at-most" } else { "at-least" };
        let strength = match demand.strength {
            Strength::Must => "must",
            Strength::Should => "should",
            Strength::About => "about",
        };
        let year = demand.year.map(|year| year.to_string()).unwrap_or_default();
        let cells = [
            one.clause.clone(),
            start,
            demand.kind.to_owned(),
            one.level.word().to_owned(),
            demand.bases.join("/"),
            direction.to_owned(),
            strength.to_owned(),
            year,
            joined(&demand.values),
            demand.unit.clone(),
            joined(&demand.per),
            demand.name.clone(),
            one.certain.to_string(),
        ];
        out += &cells.map(|cell| quoted(&cell)).join(",");
        out.push('\n');
    }
    out
}

/// A cell of the table, quoted where it must be; what a spreadsheet would take for a formula is kept a text.
fn quoted(cell: &str) -> String {
    let cell = if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}
