//! The outlook: what every norm demands of every area in every year, and what there is.

use permille_engine::model::{Model, Standing};
use permille_engine::scenario::Scenario;

use super::csv::Writer;

const HEADER: &str = "scenario,norm,area,year,requirement,available,gap,status";

/// The outlook of `scenarios` as CSV: norms in the order of the catalogue, areas in the order of the file, years ascending. An area has rows
/// for the norms that demand something of it or of areas below it. What is unknown is empty.
#[must_use]
pub fn outlook_table<'a>(model: &Model, scenarios: impl IntoIterator<Item = &'a Scenario>) -> String {
    let mut table = Writer::new(HEADER);
    for scenario in scenarios {
        let outlook = model.outlook(scenario);
        for position in 0..model.norm_count() {
            let norm = outlook.norm(position);
            for (area, figures) in model.areas().iter().enumerate() {
                if model.standing(position, area) == Standing::Outside {
                    continue;
                }
                for year in model.horizon().years() {
                    let Some(cell) = model.cell(area, year) else {
                        continue;
                    };
                    table
                        .text(scenario.id.as_str())
                        .text(model.norm(position).id.as_str())
                        .text(figures.code.as_str())
                        .number(Some(year))
                        .number(norm.requirement(cell))
                        .number(norm.available(cell))
                        .number(norm.gap(cell))
                        .text(norm.status(cell).map_or("", |status| status.word()))
                        .end_row();
                }
            }
        }
    }
    table.finish()
}
