//! Areas × norms: how much of each requirement each area covers.

use std::rc::Rc;

use permille_engine::in_order::InOrder;
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::outlook::status::Status;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use crate::charts::{Frame, HeatCell, HeatMap, HeatPart, MarkKey, Standing, heat_map};
use crate::store::Cell;
use crate::text::{Language, Say, areas, words};
use crate::views::figures::Row;
use crate::views::picture::{Leads, Picture};
use crate::views::wording::Wording;

/// How many areas the heat map has before the reader asks for all.
pub const FEW: usize = 20;
/// How many it has at most: a browser cannot draw all townships of a nation.
pub const MOST: usize = 500;

/// Where an area stands in several norms.
#[derive(Clone, Debug)]
pub struct Line {
    area: usize,
    rows: Vec<Option<Row>>,
}

impl Line {
    /// How many of the norms the area falls short of.
    fn short(&self) -> usize {
        let known = self.rows.iter().flatten();
        known.filter(|row| row.status == Status::Short).count()
    }

    /// The lowest coverage of any norm it falls short of.
    fn lowest(&self) -> Option<Quantity> {
        let known = self.rows.iter().flatten();
        known.filter(|row| row.status == Status::Short).filter_map(|row| row.coverage).min()
    }
}

/// What a heat map is drawn from.
pub struct Heat<'a> {
    /// The model.
    pub model: &'a Model,
    /// The areas compared, the worst first.
    pub lines: &'a [Line],
    /// The norms, in the order of the columns.
    pub norms: &'a [usize],
    /// The cell being explained.
    pub selected: Option<Cell>,
    /// The language.
    pub language: Language,
}

/// Draws the first `count` areas; `None` where no norm binds any of them.
#[must_use]
pub fn draw(heat: &Heat, count: usize, width: f64) -> Option<Picture> {
    let language = heat.language;
    let lines = heat.lines;
    // A norm that binds none of the areas has no column.
    let norms: Vec<(usize, usize)> = heat
        .norms
        .iter()
        .copied()
        .enumerate()
        .filter(|(place, _)| lines.iter().any(|line| matches!(line.rows.get(*place), Some(Some(_)))))
        .collect();
    if norms.is_empty() {
        return None;
    }
    let summary = summary(heat, lines, norms.len());
    let lines = lines.get(..count).unwrap_or(lines);
    let wordings: Vec<Wording> = norms.iter().map(|(_, norm)| Wording::new(language, heat.model, *norm)).collect();
    let names: Vec<String> = lines.iter().map(|line| name(heat, line.area)).collect();
    let columns: Vec<String> = wordings.iter().map(|wording| wording.norm.clone()).collect();
    let mut cells = Vec::with_capacity(lines.len() * norms.len());
    let mut picks = Vec::with_capacity(cells.capacity());
    let mut table = Vec::with_capacity(lines.len());
    for (line, name) in lines.iter().zip(&names) {
        let mut said = vec![name.clone()];
        for ((place, norm), wording) in norms.iter().zip(&wordings) {
            let row = line.rows.get(*place).copied().flatten();
            cells.push(cell(row, wording, name));
            picks.push(Cell { norm: *norm, area: line.area });
            said.push(row.map_or_else(String::new, |row| in_table(&row, wording)));
        }
        table.push(said);
    }
    let selected = heat.selected.and_then(|selected| picks.iter().position(|pick| *pick == selected));
    let chart = HeatMap {
        rows: &names,
        columns: &columns,
        cells: &cells,
        selected: selected.map(|place| MarkKey::new(place / norms.len(), place % norms.len())),
        coverage: &in_cell,
    };
    let head = std::iter::once(language.say(words::AREA).to_owned());
    Some(Picture {
        drawing: Rc::new(heat_map(&Frame::new("areas-heat", width), HeatPart::Whole, &chart)),
        summary,
        headers: head.chain(columns.iter().cloned()).collect(),
        rows: table,
        cells: picks,
        columns: norms.len(),
        leads: Leads::default(),
    })
}

/// The areas, those that fall short of most norms first, then by their lowest coverage.
#[must_use]
pub fn lines(model: &Model, outlook: &Outlook, year: Year, areas: &[usize], norms: &[usize]) -> Vec<Line> {
    let read = |area: usize| Line { area, rows: norms.iter().map(|&norm| Row::read(model, outlook, norm, area, year)).collect() };
    let mut lines: Vec<Line> = areas.iter().map(|&area| read(area)).collect();
    // An area short by an unknown share comes after those whose share is known.
    lines.put_in_order_by_key(|line| {
        let lowest = line.lowest();
        (std::cmp::Reverse(line.short()), lowest.is_none(), lowest)
    });
    lines
}

fn name(heat: &Heat, area: usize) -> String {
    let area = heat.model.areas().get(area);
    area.map_or_else(String::new, |area| heat.language.name(&area.name).to_owned())
}

fn cell(row: Option<Row>, wording: &Wording, name: &str) -> HeatCell {
    let Some(row) = row else {
        return HeatCell {
            coverage: None,
            standing: Standing::NotBound,
            tip: areas::not_bound(wording.language, name, &wording.norm),
        };
    };
    HeatCell {
        coverage: row.coverage.map(|percent| percent.to_f64() / 100.0),
        standing: match row.status {
            Status::Met => Standing::Met,
            Status::OnTrack => Standing::OnTrack,
            Status::Short => Standing::Short,
            Status::NoData => Standing::NoData,
        },
        tip: wording.tip(name, &row),
    }
}

/// “97”, “100”, “100+”: rounded down, so that what is not all of it never reads as all of it.
fn in_cell(coverage: f64) -> String {
    let percent = (coverage * 100.0 + 1e-9).floor();
    if coverage > 1.0 { "100+".to_owned() } else { format!("{percent:.0}") }
}

fn in_table(row: &Row, wording: &Wording) -> String {
    match row.coverage {
        Some(_) => wording.coverage(row),
        None => wording.language.say(words::status(row.status)).to_owned(),
    }
}

/// “Of 12 norms, A falls short of 9, B of 8 and C of 8.”
fn summary(heat: &Heat, lines: &[Line], norms: usize) -> String {
    let worst = lines.iter().map(|line| (name(heat, line.area), line.short()));
    let worst: Vec<_> = worst.filter(|(_, short)| *short > 0).take(3).collect();
    areas::worst(heat.language, norms, &worst)
}
