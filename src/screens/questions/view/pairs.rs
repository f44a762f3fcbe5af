//! Two levers together: a grid worked out a few points at a time, and drawn.

use std::rc::Rc;

use permille_engine::placed::stands_at;
use permille_engine::quantity::Quantity;
use permille_engine::questions::grid::{Axis, Grid, Point};
use permille_engine::questions::levers::{of_norm, search_span, swing};
use permille_engine::questions::outcome::{Condition, Outcome, Subject, Verdict};
use permille_engine::questions::solve::{Answer, Question, Solving};
use permille_engine::questions::span::Span;
use permille_engine::scenario::Lever;

use super::asked::{Asked, Job};
use super::matters::{MattersKey, said};
use crate::charts::{Frame, MarkKey, Turn, TwoWay, TwoWayCell, two_way};
use crate::text::questions::{lever_names, matters};
use crate::text::{Language, Say};
use crate::views::picture::Picture;
use crate::views::wording::figure;

/// How many values of each lever are tried.
pub const VALUES: usize = 9;

/// Two levers, and what they are asked of.
#[derive(Clone, Debug, PartialEq)]
pub struct PairsKey {
    /// What is open.
    pub asked: Asked,
    /// Of what.
    pub subject: Subject,
    /// Which result is written in the cells.
    pub outcome: Outcome,
    /// The lever side by side.
    pub across: Lever,
    /// The lever one over the other.
    pub down: Lever,
}

impl PairsKey {
    /// The same, as a tornado would be asked: results are written alike.
    #[must_use]
    pub fn result(&self) -> MattersKey {
        MattersKey { asked: self.asked.clone(), subject: self.subject, outcome: self.outcome }
    }
}

/// The two levers shown first: what can be built, and people; else the first two there are.
#[must_use]
pub fn usual(asked: &Asked, norm: usize) -> Option<(Lever, Lever)> {
    let levers = of_norm(&asked.model, norm);
    let find = |wanted: fn(&Lever) -> bool| levers.iter().find(|lever| wanted(lever)).cloned();
    let first = find(|lever| matches!(lever, Lever::Additions { .. })).or_else(|| levers.first().cloned())?;
    let second = find(|lever| *lever == Lever::Growth).filter(|lever| *lever != first);
    let second = second.or_else(|| levers.iter().find(|lever| **lever != first).cloned())?;
    Some((first, second))
}

/// The grid so far.
#[derive(Clone, Debug, Default)]
pub struct Pairs {
    /// What the values of the next axis follow from, while that is being worked out.
    solving: Option<Box<Solving>>,
    across: Option<Axis>,
    /// The grid, once both axes are laid.
    pub grid: Option<Grid>,
}

impl Job for Pairs {
    type Key = PairsKey;

    fn begin(_: &PairsKey) -> Self {
        Self::default()
    }

    fn advance(&mut self, key: &PairsKey) -> bool {
        let Some(scenario) = key.asked.scenario() else { return false };
        if let Some(grid) = &mut self.grid {
            grid.advance(&key.asked.model, scenario, 1);
            return !grid.is_complete();
        }
        let lever = if self.across.is_none() { &key.across } else { &key.down };
        let Some(solving) = &mut self.solving else {
            self.solving = question(key, lever).map(|question| Box::new(Solving::new(&key.asked.model, scenario, question)));
            return self.solving.is_some();
        };
        let Some(answer) = solving.step(&key.asked.model) else { return true };
        self.solving = None;
        let Some(axis) = axis(key, lever, &answer) else { return false };
        match self.across.take() {
            None => self.across = Some(axis),
            Some(across) => self.grid = Some(Grid::new(across, axis, key.subject, key.outcome, Condition::ALL_MET)),
        }
        true
    }

    fn progress(&self) -> (usize, usize) {
        self.grid.as_ref().map_or((0, VALUES * VALUES), |grid| (grid.done(), grid.size()))
    }
}

/// At which values of a lever the norm is met.
fn question(key: &PairsKey, lever: &Lever) -> Option<Question> {
    let (model, scenario) = (&key.asked.model, key.asked.scenario()?);
    let area = key.asked.lever_area(key.subject.area).filter(|_| lever.may_be_local());
    let now = stands_at(model, scenario, lever, area.as_ref())?;
    let figures = key.asked.outlook.norm(key.subject.norm);
    let need = key.subject.cell(model, figures).and_then(|cell| figures.requirement(cell));
    Some(Question {
        subject: key.subject,
        condition: Condition::ALL_MET,
        lever: lever.clone(),
        lever_area: area,
        span: search_span(model, lever, now, need),
        todays_stock: false,
    })
}

/// The values of a lever: around where it stands, and as far as the value at which the norm is just met, where there is one.
fn axis(key: &PairsKey, lever: &Lever, answer: &Answer) -> Option<Axis> {
    let (model, scenario, search) = (&key.asked.model, key.asked.scenario()?, answer.span);
    let area = key.asked.lever_area(key.subject.area).filter(|_| lever.may_be_local());
    let now = stands_at(model, scenario, lever, area.as_ref())?;
    let figures = key.asked.outlook.norm(key.subject.norm);
    // From the answer's turn that is nearest to the present value; where it never turns, by what is usual for the lever.
    let turns = answer.holds.iter().flat_map(|interval| [interval.from, interval.to]);
    let inner = turns.filter(|turn| *turn != search.least() && *turn != search.most());
    let away = |turn: &Quantity| (turn.to_f64() - now.to_f64()).abs();
    let turn = inner.min_by(|one, other| away(one).total_cmp(&away(other)));
    let available = key.subject.cell(model, figures).and_then(|cell| figures.available(cell));
    let usual = || swing(model, lever, now, available);
    let (low, high) = match turn.filter(|turn| *turn != now) {
        Some(turn) => {
            let reach = turn.max(now).minus(turn.min(now))?.divided(2, false)?;
            (turn.min(now).minus(reach)?, turn.max(now).plus(reach)?)
        }
        None => usual().unwrap_or((search.least(), search.most())),
    };
    let (low, high) = (low.max(search.least()), high.min(search.most()));
    let step = nice_step(low, high, search.step());
    // On round multiples of the step, from the one at or below the lower end.
    let low = Quantity::ZERO.plus(multiple_below(low, step)?)?.max(search.least());
    let span = Span::new(low, high, step);
    let values = span.spread(usize::try_from(span.last() + 1).unwrap_or(VALUES).min(VALUES), Some(now));
    Some(Axis { lever: lever.clone(), area, values })
}

/// A round step that takes about [`VALUES`] values from low to high: 1, 2 or 5 times a power of ten, never finer than the lever's own.
fn nice_step(low: Quantity, high: Quantity, finest: Quantity) -> Quantity {
    let wide = high.minus(low).unwrap_or(finest);
    let gaps = i64::try_from(VALUES - 1).unwrap_or(8);
    let mut step = finest;
    let mut factors = [2, 5, 10].into_iter().cycle();
    let mut base = finest;
    while step.times(gaps).is_some_and(|reach| reach < wide) {
        let factor = factors.next().unwrap_or(10);
        let Some(next) = base.times(factor) else { break };
        step = next;
        if factor == 10 {
            base = next;
        }
    }
    step
}

/// The largest multiple of `step` that is not above `value`.
fn multiple_below(value: Quantity, step: Quantity) -> Option<Quantity> {
    let ratio = (value.to_f64() / step.to_f64() + 1e-9).floor();
    #[expect(clippy::cast_possible_truncation, reason = "a handful of steps")]
    let count = ratio as i64;
    let size = step.times(count.abs())?;
    if count < 0 { Quantity::ZERO.minus(size) } else { Some(size) }
}

/// Where both levers stand, as a cell of the picture.
#[must_use]
pub fn place_of_now(key: &PairsKey, grid: &Grid) -> Option<MarkKey> {
    let scenario = key.asked.scenario()?;
    let at = |axis: &Axis| {
        let now = stands_at(&key.asked.model, scenario, &axis.lever, axis.area.as_ref())?;
        axis.values.iter().position(|value| *value == now)
    };
    // The picture has the highest value on top.
    Some(MarkKey::new(grid.down().values.len() - 1 - at(grid.down())?, at(grid.across())?))
}

/// The point of a cell of the picture, with its two values.
#[must_use]
pub fn point_at(grid: &Grid, place: MarkKey) -> Option<(Point, Quantity, Quantity)> {
    let row = grid.down().values.len().checked_sub(1 + place.row)?;
    Some((grid.point(row, place.col)?, *grid.across().values.get(place.col)?, *grid.down().values.get(row)?))
}

/// A cell of the picture in words.
#[must_use]
pub fn tip(language: Language, key: &PairsKey, grid: &Grid, place: MarkKey) -> Option<String> {
    let (point, across, down) = point_at(grid, place)?;
    let model = &key.asked.model;
    let name = |lever: &Lever| lever_names::name(language, model, lever);
    let at = |lever: &Lever, value| lever_names::value(language, model, lever, value);
    let result = said(language, &key.result(), point.result);
    Some(matters::pair(
        language,
        (&name(&key.across), &at(&key.across, across)),
        (&name(&key.down), &at(&key.down, down)),
        &result,
    ))
}

/// Draws the grid, the highest value of the lever that runs upwards on top.
#[must_use]
pub fn draw(language: Language, key: &PairsKey, grid: &Grid, selected: Option<MarkKey>, width: f64) -> Picture {
    let model = &key.asked.model;
    let (across, down) = (grid.across(), grid.down());
    let rows = down.values.len();
    let worst = (0..rows)
        .flat_map(|row| (0..across.values.len()).filter_map(move |col| grid.point(row, col)))
        .filter_map(|point| Some(badness(key.outcome, point.result?)))
        .fold(0.0, f64::max);
    let cell = |place: MarkKey| {
        let Some((point, ..)) = point_at(grid, place) else {
            return TwoWayCell { turn: Turn::Unknown, depth: 0.0, text: String::new(), tip: String::new() };
        };
        TwoWayCell {
            turn: match point.verdict {
                Verdict::Holds => Turn::Met,
                Verdict::Fails => Turn::Short,
                Verdict::Unknown => Turn::Unknown,
            },
            depth: point.result.map_or(0.0, |result| if worst > 0.0 { badness(key.outcome, result) / worst } else { 0.0 }),
            text: point.result.map_or_else(String::new, |result| in_cell(key.outcome, result)),
            tip: tip(language, key, grid, place).unwrap_or_default(),
        }
    };
    let cells: Vec<TwoWayCell> =
        (0..rows).flat_map(|row| (0..across.values.len()).map(move |col| MarkKey::new(row, col))).map(cell).collect();
    let written = |axis: &Axis, value: &Quantity| lever_names::bare(&axis.lever, *value);
    let columns: Vec<String> = across.values.iter().map(|value| written(across, value)).collect();
    let row_names: Vec<String> = down.values.iter().rev().map(|value| written(down, value)).collect();
    let title = |axis: &Axis| lever_names::name_and_unit(language, model, &axis.lever);
    let chart = TwoWay {
        across: &format!("{} →", title(across)),
        down: &format!("↑ {}", title(down)),
        columns: &columns,
        rows: &row_names,
        cells: &cells,
        now: place_of_now(key, grid),
        selected,
    };
    let drawing = Rc::new(two_way(&Frame::new("questions-pairs", width), &chart));
    let mut headers =
        vec![language.pick(format!("{} ＼ {}", title(down), title(across)), format!("{} \\ {}", title(down), title(across)))];
    headers.extend(columns.iter().cloned());
    let rows = row_names.iter().zip(cells.chunks(columns.len().max(1)));
    let rows =
        rows.map(|(name, cells)| std::iter::once(name.clone()).chain(cells.iter().map(|cell| cell.text.clone())).collect());
    Picture { drawing, headers, rows: rows.collect(), ..Picture::default() }
}

/// How bad a result is, for the depth of its colour.
fn badness(outcome: Outcome, result: Quantity) -> f64 {
    match outcome {
        Outcome::Coverage => (100.0 - result.to_f64()).max(0.0),
        _ => result.to_f64().max(0.0),
    }
}

/// A result as short as can be: of a surplus the tick alone.
fn in_cell(outcome: Outcome, result: Quantity) -> String {
    match outcome {
        Outcome::Coverage => format!("{}%", crate::text::numbers::rounded(result, 0)),
        Outcome::Gap if result <= Quantity::ZERO => "✓".to_owned(),
        _ => figure(result),
    }
}
