//! The areas by their gap, the largest first.

use std::rc::Rc;

use permille_engine::in_order::InOrder;
use permille_engine::model::Model;
use permille_engine::quantity::Quantity;

use crate::charts::{Frame, Ranking, RankingRow, RankingWords, ranking};
use crate::store::Cell;
use crate::text::{Say, areas, words};
use crate::views::figures::{Figures, Row};
use crate::views::picture::{Leads, Picture};
use crate::views::wording::{Wording, read_back};

/// How many areas are ranked before the reader asks for all.
pub const FEW: usize = 15;
/// How many are ranked at most: a browser cannot draw all townships of a nation.
pub const MOST: usize = 1_000;

/// The areas whose gap is known, the largest gap first; equal ones in the file's order.
#[must_use]
pub fn ranked(figures: &Figures) -> Vec<&Row> {
    let mut rows: Vec<&Row> = figures.rows.iter().filter(|row| row.gap.is_some()).collect();
    rows.put_in_order_by_key(|row| std::cmp::Reverse(row.gap));
    rows
}

/// Draws the first `count` of the areas by their gap; `None` where none is known to be short.
#[must_use]
pub fn draw(
    model: &Model,
    figures: &Figures,
    wording: &Wording,
    selected: Option<Cell>,
    count: usize,
    width: f64,
) -> Option<Picture> {
    let language = wording.language;
    let mut rows = ranked(figures);
    if !rows.iter().any(|row| row.gap > Some(Quantity::ZERO)) {
        return None;
    }
    let summary = summary(model, &rows, wording);
    rows.truncate(count);
    let name = |row: &Row| model.areas().get(row.area).map_or("", |area| language.name(&area.name));
    let bars: Vec<RankingRow> = rows
        .iter()
        .map(|row| RankingRow {
            name: name(row).to_owned(),
            requirement: row.required.map(Quantity::to_f64),
            available: row.available.map(Quantity::to_f64),
            gap: row.gap.map(Quantity::to_f64),
            tip: wording.tip(name(row), row),
        })
        .collect();
    let said = |text: &str| text.to_owned();
    let table = rows
        .iter()
        .map(|row| vec![said(name(row)), wording.amount(row.required), wording.amount(row.available), wording.gap(row.gap)]);
    let table: Vec<Vec<String>> = table.collect();
    let chart = Ranking {
        rows: &bars,
        selected: rows.iter().position(|row| selected.is_some_and(|cell| cell.area == row.area && cell.norm == figures.norm)),
        words: RankingWords {
            requirement: language.say(words::REQUIRED),
            available: language.say(words::AVAILABLE),
            gap: language.say(words::GAP),
            no_data: language.say(words::status(permille_engine::outlook::status::Status::NoData)),
        },
        number: &|value| wording.amount(read_back(value)),
        gap: &|value| wording.gap(read_back(value)),
    };
    Some(Picture {
        drawing: Rc::new(ranking(&Frame::new("areas-ranking", width), &chart)),
        summary,
        headers: [words::AREA, words::REQUIRED, words::AVAILABLE, words::GAP].map(|word| said(language.say(word))).to_vec(),
        rows: table,
        cells: rows.iter().map(|row| Cell { norm: figures.norm, area: row.area }).collect(),
        columns: 1,
        leads: Leads::default(),
    })
}

/// “The largest gaps: A short 3,751, B short 3,473, C short 3,366.”
fn summary(model: &Model, rows: &[&Row], wording: &Wording) -> String {
    let language = wording.language;
    let first = rows.iter().take(3).map(|row| {
        let name = model.areas().get(row.area).map_or("", |area| language.name(&area.name));
        format!("{name} {}", wording.gap(row.gap))
    });
    areas::largest(language, &first.collect::<Vec<_>>())
}

/// What the ranking is called: “Largest gaps · childcare places (places)”.
#[must_use]
pub fn title(wording: &Wording) -> String {
    areas::titled(wording.language, words::LARGEST_GAPS, &wording.norm, &wording.unit)
}
