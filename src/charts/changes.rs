//! Things in order of their change: a bar to the left for less, to the right for more.

#[cfg(test)]
mod tests;

use super::brush::{Brush, Drawn, Field, Type, paint};
use super::drawing::{Drawing, Frame, Mark, MarkKey};
use super::measure::{shorten, text_width};
use super::role::{Fill, Pen, Role};
use super::ticks::small as count;

/// Which way a change goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// More is missing.
    Worse,
    /// Less is missing.
    Better,
    /// It is neither good nor bad.
    Neither,
}

impl Sense {
    /// Returns the colour of the sense.
    pub(crate) const fn role(self) -> Role {
        match self {
            Self::Worse => Role::Short,
            Self::Better => Role::Met,
            Self::Neither => Role::InkSoft,
        }
    }

    /// Returns how thick a bar of the sense is beside text of this size: the three differ without colour too.
    pub(crate) fn thickness(self, size: f64) -> f64 {
        match self {
            Self::Worse => (size * 0.72).round(),
            Self::Better => (size * 0.32).round().max(3.0),
            Self::Neither => (size * 0.5).round(),
        }
    }
}

/// One thing that changed; figures are written already.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeRow {
    /// What it is called.
    pub name: String,
    /// Its figure before.
    pub before: String,
    /// Its figure after.
    pub after: String,
    /// The change.
    pub change: String,
    /// How long its bar is, to the right where positive; unknown is hatched.
    pub bar: Option<f64>,
    /// Which way it goes.
    pub sense: Sense,
    /// The sentence of its tooltip.
    pub tip: String,
}

/// The headings of the columns.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ChangesWords<'a> {
    /// Heads the figures before.
    pub before: &'a str,
    /// Heads the figures after.
    pub after: &'a str,
    /// Heads the changes.
    pub change: &'a str,
}

/// What changed.
pub struct Changes<'a> {
    /// The rows, in the order they are shown in.
    pub rows: &'a [ChangeRow],
    /// The row that is picked out, if any.
    pub selected: Option<usize>,
    /// The words on it.
    pub words: ChangesWords<'a>,
}

/// The measures of one drawing.
struct Layout {
    size: f64,
    small: f64,
    row: f64,
    head: f64,
    width: f64,
    name: f64,
    /// The right edges of the two columns of figures; `None` when there is no room for them.
    figures: Option<(f64, f64)>,
    bars: (f64, f64),
    /// Where no change stands, and the pixels of one unit of change.
    zero: f64,
    pixels: f64,
}

/// Draws the changes; as tall as the rows need.
///
/// There is one mark a row, in order; the column is 0.
#[must_use]
pub fn changes(frame: &Frame, chart: &Changes) -> Drawing {
    let layout = lay_out(frame, chart);
    let height = layout.head + layout.row * count(chart.rows.len()) + 1.0;
    paint(frame, layout.width, height.max(layout.row), |brush, marks| {
        draw_back(brush, chart, &layout)?;
        draw_bars(brush, chart, &layout)?;
        draw_text(brush, chart, &layout)?;
        for (index, row) in chart.rows.iter().enumerate() {
            marks.push(Mark {
                x: 0.0,
                y: layout.head + layout.row * count(index),
                width: layout.width,
                height: layout.row,
                key: MarkKey::new(index, 0),
                label: row.tip.clone(),
            });
        }
        Ok(())
    })
}

fn known(figure: Option<f64>) -> Option<f64> {
    figure.filter(|figure| figure.is_finite())
}

/// Gives the text columns what they need and the bars the rest.
fn lay_out(frame: &Frame, chart: &Changes) -> Layout {
    let (size, small, width) = (frame.ordinary(), frame.small(), frame.across());
    let space = size * 1.1;
    let rows = chart.rows;
    let widest = |text: fn(&ChangeRow) -> &str, heading: &str| {
        rows.iter().map(|row| text_width(text(row), size)).fold(text_width(heading, small), f64::max)
    };
    let name = widest(|row| &row.name, "").min(width * 0.4);
    let before = widest(|row| &row.before, chart.words.before);
    let after = widest(|row| &row.after, chart.words.after);
    let change = (widest(|row| &row.change, chart.words.change) * 1.06).min(width * 0.4);
    let with_figures = width - name - before - after - change - 4.0 * space >= size * 6.0;
    let name = if with_figures { name } else { widest(|row| &row.name, "").min(width * 0.5) };
    let figures = with_figures.then(|| {
        let first = name + space + before;
        (first, first + space + after)
    });
    let from = figures.map_or(name, |(_, second)| second) + space;
    let to = (width - change - space).max(from + 10.0);
    let bars = || rows.iter().filter_map(|row| known(row.bar));
    let more = bars().fold(0.0, f64::max);
    let less = bars().fold(0.0, |most: f64, bar| most.max(-bar));
    let total = if more + less > 0.0 { more + less } else { 1.0 };
    let pixels = (to - from) / total;
    let head = if [chart.words.before, chart.words.after, chart.words.change].iter().all(|words| words.is_empty()) {
        0.0
    } else {
        (small * 1.9).round()
    };
    Layout {
        size,
        small,
        row: (size * 1.85).round(),
        head,
        width,
        name,
        figures,
        bars: (from, to),
        zero: from + less * pixels,
        pixels,
    }
}

/// Draws the hairlines, the band of the picked row, and the line of no change.
fn draw_back(brush: &Brush, chart: &Changes, layout: &Layout) -> Drawn {
    if let Some(index) = chart.selected.filter(|index| *index < chart.rows.len()) {
        let y = layout.head + layout.row * count(index);
        let band = Field { x: 0.0, y, width: layout.width, height: layout.row };
        brush.rect(band, Fill { role: Role::RuleStrong, alpha: 0.35 })?;
    }
    for index in 0..=chart.rows.len() {
        let y = layout.head + layout.row * count(index) + 0.5;
        brush.line((0.0, y), (layout.width, y), Pen::new(Role::Rule, 1.0))?;
    }
    if chart.rows.iter().any(|row| known(row.bar).is_some()) {
        let bottom = layout.head + layout.row * count(chart.rows.len());
        let x = layout.zero.round() + 0.5;
        brush.line((x, layout.head), (x, bottom), Pen::new(Role::InkFaint, 1.0))?;
    }
    Ok(())
}

/// Draws the bars, those of one sense after another; what is unknown is a hatched stub.
fn draw_bars(brush: &Brush, chart: &Changes, layout: &Layout) -> Drawn {
    let middle = |index| layout.head + layout.row * (count(index) + 0.5) + 0.5;
    for sense in [Sense::Worse, Sense::Better, Sense::Neither] {
        for (index, row) in chart.rows.iter().enumerate().filter(|(_, row)| row.sense == sense) {
            let Some(bar) = known(row.bar).filter(|bar| *bar != 0.0) else { continue };
            let (width, height) = ((bar.abs() * layout.pixels).max(1.5), sense.thickness(layout.size));
            let x = if bar > 0.0 { layout.zero + 1.0 } else { layout.zero - width };
            brush.rect(Field { x, y: middle(index) - height / 2.0, width, height }, Fill::new(sense.role()))?;
        }
    }
    for (index, _) in chart.rows.iter().enumerate().filter(|(_, row)| known(row.bar).is_none()) {
        let height = Sense::Worse.thickness(layout.size);
        let width = (layout.bars.1 - layout.bars.0).min(layout.size * 3.0);
        let x = layout.zero.min(layout.bars.1 - width);
        brush.rect(Field { x, y: middle(index) - height / 2.0, width, height }, Fill::new(Role::Hatch))?;
    }
    Ok(())
}

/// Sets headings, names and figures.
fn draw_text(brush: &Brush, chart: &Changes, layout: &Layout) -> Drawn {
    let soft = Type::new(layout.small, Role::InkSoft).ending();
    let words = chart.words;
    let top = layout.small * 0.85;
    if layout.head > 0.0 {
        if let Some((first, second)) = layout.figures {
            brush.text(words.before, (first, top), soft)?;
            brush.text(words.after, (second, top), soft)?;
        }
        brush.text(words.change, (layout.width, top), soft)?;
    }
    let middle = |index| layout.head + layout.row * (count(index) + 0.5) + 0.5;
    let ink = Type::new(layout.size, Role::Ink);
    for (index, row) in chart.rows.iter().enumerate() {
        let name = shorten(&row.name, layout.size, layout.name + 1.0);
        brush.text(&name, (0.0, middle(index)), Type { bold: chart.selected == Some(index), ..ink })?;
    }
    if let Some((first, second)) = layout.figures {
        for (index, row) in chart.rows.iter().enumerate() {
            brush.text(&row.before, (first, middle(index)), ink.ending())?;
            brush.text(&row.after, (second, middle(index)), ink.ending())?;
        }
    }
    for (index, row) in chart.rows.iter().enumerate() {
        let written = shorten(&row.change, layout.size, layout.width * 0.4);
        let kind = Type { bold: row.bar.is_some(), ..Type::new(layout.size, row.sense.role()) };
        brush.text(&written, (layout.width, middle(index)), kind.ending())?;
    }
    Ok(())
}
