//! The outlook: what every norm demands of every area in every year, and what there is.

use permille_engine::model::{Model, Standing};
use permille_engine::outlook::Outlook;
use permille_engine::scenario::Scenario;

use super::csv::Writer;
use crate::wording::language::{Language, Say, Word};
use crate::wording::names;

const HEADER: &str = "scenario,norm,area,year,requirement,available,gap,status";

/// The same in Chinese and English, and what a reader needs beside the ids.
const HEADINGS: [Word; 13] = [
    Word::new("情景", "Scenario"),
    Word::new("标准", "Norm"),
    Word::new("地区", "Area"),
    Word::new("年份", "Year"),
    Word::new("需求", "Required"),
    Word::new("现有", "Available"),
    Word::new("缺口", "Gap"),
    Word::new("状态", "Status"),
    Word::new("单位", "Unit"),
    Word::new("地区名称", "Name of the area"),
    Word::new("标准名称", "Name of the norm"),
    Word::new("规划", "Plan"),
    Word::new("条款", "Clause"),
];

/// One row: a norm in an area and a year, by their positions.
#[derive(Clone, Copy)]
struct Row {
    norm: usize,
    area: usize,
    year: u16,
    cell: usize,
}

/// The outlook of `scenarios` as CSV: norms in the order of the catalogue, areas in the order of the file, years ascending. An area has rows
/// for the norms that demand something of it or of areas below it. What is unknown is empty.
#[must_use]
pub fn outlook_table<'a>(model: &Model, scenarios: impl IntoIterator<Item = &'a Scenario>) -> String {
    let mut table = Writer::new(HEADER);
    for scenario in scenarios {
        let outlook = model.outlook(scenario);
        for row in rows(model) {
            figures(&mut table, model, scenario, &outlook, row);
            table.text(outlook.norm(row.norm).status(row.cell).map_or("", |status| status.word())).end_row();
        }
    }
    table.finish()
}

/// The same rows to be read in a spreadsheet: headings, names and the clause in `language`, marked as UTF-8 for Excel. What a spreadsheet
/// would take for a formula is marked as text.
#[must_use]
pub fn outlook_csv<'a>(model: &Model, scenarios: impl IntoIterator<Item = &'a Scenario>, language: Language) -> String {
    let mut table = Writer::marked();
    for heading in HEADINGS {
        table.text(language.say(heading));
    }
    table.end_row();
    for scenario in scenarios {
        let outlook = model.outlook(scenario);
        for row in rows(model) {
            let (norm, plan) = (model.norm(row.norm), model.plan_of(row.norm));
            figures(&mut table, model, scenario, &outlook, row);
            table
                .text(outlook.norm(row.norm).status(row.cell).map_or("", |status| language.say(names::status(status))))
                .text(language.name(&model.measure_of(row.norm).unit))
                .text(language.name(&model.areas()[row.area].name))
                .text(language.name(&norm.name))
                .text(language.name(&plan.title))
                .text(&norm.source.clause)
                .end_row();
        }
    }
    table.finish()
}

/// The rows of an outlook, in order.
fn rows(model: &Model) -> impl Iterator<Item = Row> + '_ {
    let areas = move |norm| (0..model.areas().len()).filter(move |&area| model.standing(norm, area) != Standing::Outside);
    let years = move |norm, area| {
        let row = move |year| Some(Row { norm, area, year, cell: model.cell(area, year)? });
        model.horizon().years().filter_map(row)
    };
    (0..model.norm_count()).flat_map(move |norm| areas(norm).flat_map(move |area| years(norm, area)))
}

/// The first seven cells of a row.
fn figures(table: &mut Writer, model: &Model, scenario: &Scenario, outlook: &Outlook, row: Row) {
    let norm = outlook.norm(row.norm);
    table
        .text(scenario.id.as_str())
        .text(model.norm(row.norm).id.as_str())
        .text(model.areas()[row.area].code.as_str())
        .number(Some(row.year))
        .number(norm.requirement(row.cell))
        .number(norm.available(row.cell))
        .number(norm.gap(row.cell));
}
