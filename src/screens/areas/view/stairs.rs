//! The staircase of a bracket norm: every area it binds a dot.

use std::rc::Rc;

use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use crate::charts::{AreaDot, Frame, Staircase, StaircaseWords, Step, staircase};
use crate::store::Cell;
use crate::text::{Say, areas, norms, numbers, words};
use crate::views::figures::Row;
use crate::views::picture::{Leads, Picture};
use crate::views::wording::{Wording, read_back};

/// How tall the staircase is, in pixels.
const HEIGHT: f64 = 260.0;

/// The areas that are dots: those the norm binds below `area`; for an area with none below, all of them, so that it is seen among
/// its peers.
#[must_use]
pub fn dots(model: &Model, norm: usize, area: usize) -> Vec<usize> {
    let bound = model.bound(norm).iter().copied();
    if model.tree().children(area).is_empty() {
        return bound.collect();
    }
    bound.filter(|&one| model.tree().upward(one).any(|above| above == area)).collect()
}

/// Draws the staircase; `None` where the norm has none.
#[must_use]
pub fn draw(
    model: &Model,
    outlook: &Outlook,
    (norm, year, area): (usize, Year, usize),
    selected: Option<Cell>,
    wording: &Wording,
    width: f64,
) -> Option<Picture> {
    let language = wording.language;
    let (base, steps) = steps(model, outlook, norm, year)?;
    let position = model.bases().iter().position(|one| *one == base)?;
    let bound = dots(model, norm, area);
    let people = |area: usize| outlook.population().people(position, model.cell(area, year)?);
    let rows: Vec<Row> = bound.iter().filter_map(|&area| Row::read(model, outlook, norm, area, year)).collect();
    let name = |area: usize| model.areas().get(area).map_or("", |area| language.name(&area.name));
    let base_name = norms::base(language, &base);
    let dots: Vec<AreaDot> = rows
        .iter()
        .map(|row| AreaDot {
            name: name(row.area).to_owned(),
            population: people(row.area).map(to_float),
            available: row.available.map(Quantity::to_f64),
            tip: format!(
                "{}\n{base_name} {}",
                wording.tip(name(row.area), row),
                people(row.area).map_or_else(|| numbers::UNKNOWN.to_owned(), numbers::whole)
            ),
        })
        .collect();
    // The area being explained, else the one in view.
    let in_focus = selected.filter(|cell| cell.norm == norm).map_or(area, |cell| cell.area);
    let chart = Staircase {
        steps: &steps.iter().map(|(from, value)| Step { from: to_float(*from), requirement: value.to_f64() }).collect::<Vec<_>>(),
        areas: &dots,
        selected: rows.iter().position(|row| row.area == in_focus),
        words: StaircaseWords {
            population: &base_name,
            unit: &wording.unit,
            no_data: language.say(words::status(permille_engine::outlook::status::Status::NoData)),
        },
        population: &|people| norms::people(language, from_float(people)),
        number: &|value| wording.amount(read_back(value)),
    };
    let mut headers = vec![language.say(words::AREA).to_owned(), base_name.clone()];
    headers.extend([words::REQUIRED, words::AVAILABLE, words::GAP].map(|word| language.say(word).to_owned()));
    let table = rows.iter().map(|row| {
        let people = people(row.area).map_or_else(|| numbers::UNKNOWN.to_owned(), numbers::whole);
        vec![name(row.area).to_owned(), people, wording.amount(row.required), wording.amount(row.available), wording.gap(row.gap)]
    });
    let populations: Vec<i64> = rows.iter().filter_map(|row| people(row.area)).collect();
    Some(Picture {
        summary: summary(wording, &steps, &populations),
        headers,
        rows: table.collect(),
        cells: rows.iter().map(|row| Cell { norm, area: row.area }).collect(),
        columns: 1,
        leads: Leads::default(),
        drawing: Rc::new(staircase(&Frame::new("areas-stairs", width), HEIGHT, &chart)),
    })
}

/// The base and the steps of a bracket norm, as the scenario has them in `year` or when it next falls due.
fn steps(
    model: &Model,
    outlook: &Outlook,
    norm: usize,
    year: Year,
) -> Option<(permille_engine::area::PopulationBase, Vec<(i64, Quantity)>)> {
    let rule = &model.norm(norm).rule;
    let base = rule.bases().first().filter(|_| rule.has_brackets())?;
    let targets = outlook.norm(norm);
    let row = model.horizon().position(year)?;
    let target = targets.binding(row).or_else(|| targets.next_due(year))?;
    let steps = rule.steps(&target.values)?;
    (!steps.is_empty()).then(|| (base.clone(), steps))
}

/// “20 beds: 12 areas; 50 beds: 36 areas; …”
fn summary(wording: &Wording, steps: &[(i64, Quantity)], populations: &[i64]) -> String {
    let counted = steps.iter().enumerate().map(|(place, (from, value))| {
        let to = steps.get(place + 1).map(|(to, _)| *to);
        let within = |people: &&i64| **people >= *from && to.is_none_or(|to| **people < to);
        (wording.amount_with_unit(Some(*value)), populations.iter().filter(within).count())
    });
    areas::by_step(wording.language, &counted.collect::<Vec<_>>())
}

/// People as a chart wants them.
#[expect(clippy::cast_precision_loss, reason = "a pixel does not need the sixteenth digit")]
fn to_float(people: i64) -> f64 {
    people as f64
}

/// People as a chart hands them back.
fn from_float(people: f64) -> i64 {
    read_back(people).map_or(0, |people| people.round().trunc())
}
