//! What matters most: a bar for each lever, from the present result to where the lever takes it.

#[cfg(test)]
mod tests;

use super::Format;
use super::brush::{Brush, Drawn, Field, Type, paint};
use super::drawing::{Drawing, Frame, Mark, MarkKey};
use super::labels::{AxisLabel, along_axis};
use super::measure::{shorten, text_width};
use super::role::{Fill, Pen, Role};
use super::ticks::{extent, round_ticks, small as count};

/// One lever.
#[derive(Debug, Clone, PartialEq)]
pub struct TornadoBar {
    /// What it is called.
    pub name: String,
    /// The result with the lever low, if known.
    pub low: Option<f64>,
    /// The result with the lever high, if known.
    pub high: Option<f64>,
    /// Where the lever stands when low, with its unit.
    pub low_at: String,
    /// Where it stands when high.
    pub high_at: String,
    /// The sentence of its tooltip.
    pub tip: String,
}

/// The words on a tornado.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct TornadoWords<'a> {
    /// Stands over the line of the present result.
    pub now: &'a str,
    /// Stands for a lever that moves nothing.
    pub nothing: &'a str,
    /// Stands for an unknown result.
    pub no_data: &'a str,
}

/// A tornado's data.
pub struct Tornado<'a> {
    /// The levers, in the order they are shown in.
    pub bars: &'a [TornadoBar],
    /// The present result, if known.
    pub now: Option<f64>,
    /// Whether a higher result is worse.
    pub higher_is_worse: bool,
    /// The words on it.
    pub words: TornadoWords<'a>,
    /// How a result is written on the axis.
    pub number: Format<'a>,
}

/// The measures of one drawing.
struct Layout {
    size: f64,
    small: f64,
    width: f64,
    /// The width of the names; `None` where each stands over its bar.
    names: Option<f64>,
    head: f64,
    row: f64,
    bars: (f64, f64),
    /// The results at both ends of the bars.
    from: f64,
    to: f64,
}

impl Layout {
    fn x(&self, result: f64) -> f64 {
        let share = if self.to > self.from { (result - self.from) / (self.to - self.from) } else { 0.5 };
        self.bars.0 + (self.bars.1 - self.bars.0) * share.clamp(0.0, 1.0)
    }

    /// The middle of a bar.
    fn y(&self, index: usize) -> f64 {
        let within = if self.names.is_some() { 0.5 } else { 0.68 };
        self.head + self.row * (count(index) + within)
    }

    fn bottom(&self, rows: usize) -> f64 {
        self.head + self.row * count(rows)
    }
}

/// Draws a tornado; as tall as its bars need. There is one mark a bar, in order; the column is 0.
#[must_use]
pub fn tornado(frame: &Frame, chart: &Tornado) -> Drawing {
    let layout = lay_out(frame, chart);
    let height = layout.bottom(chart.bars.len()) + layout.small * 2.0;
    paint(frame, layout.width, height, |brush, marks| {
        draw_axis(brush, chart, &layout)?;
        for (index, bar) in chart.bars.iter().enumerate() {
            draw_bar(brush, chart, bar, index, &layout)?;
            let y = layout.head + layout.row * count(index);
            let key = MarkKey::new(index, 0);
            marks.push(Mark { x: 0.0, y, width: layout.width, height: layout.row, key, label: bar.tip.clone() });
        }
        draw_now(brush, chart, &layout)
    })
}

fn known(figure: Option<f64>) -> Option<f64> {
    figure.filter(|figure| figure.is_finite())
}

fn lay_out(frame: &Frame, chart: &Tornado) -> Layout {
    let (size, small, width) = (frame.ordinary(), frame.small(), frame.across());
    let widest = |texts: &mut dyn Iterator<Item = &str>, size: f64| texts.map(|text| text_width(text, size)).fold(0.0, f64::max);
    let names = widest(&mut chart.bars.iter().map(|bar| bar.name.as_str()), size).min(width * 0.34) + size;
    let side_by_side = width >= size * 38.0;
    let ends = widest(&mut chart.bars.iter().flat_map(|bar| [bar.low_at.as_str(), bar.high_at.as_str()]), small);
    let ends = (ends + small).min(width * 0.24);
    let left = if side_by_side { names } else { 0.0 };
    let results = chart.bars.iter().flat_map(|bar| [bar.low, bar.high]).chain([chart.now]).flatten();
    let range = extent(results).unwrap_or(0.0..1.0);
    Layout {
        size,
        small,
        width,
        names: side_by_side.then_some(names),
        head: (small * 1.9).round(),
        row: (size * if side_by_side { 2.1 } else { 3.4 }).round(),
        bars: (left + ends, (width - ends).max(left + ends + 10.0)),
        from: range.start,
        to: range.end,
    }
}

/// Draws the hairlines and the axis below the bars.
fn draw_axis(brush: &Brush, chart: &Tornado, layout: &Layout) -> Drawn {
    let bottom = layout.bottom(chart.bars.len());
    for index in 0..=chart.bars.len() {
        let y = layout.head + layout.row * count(index) + 0.5;
        brush.line((0.0, y), (layout.width, y), Pen::new(Role::Rule, 1.0))?;
    }
    let ticks = round_ticks(&(layout.from..layout.to), 4);
    for &tick in &ticks {
        let x = layout.x(tick).round() + 0.5;
        brush.line((x, bottom), (x, bottom + 4.0), Pen::new(Role::RuleStrong, 1.0))?;
    }
    let label = |tick: &f64| AxisLabel { x: layout.x(*tick), text: (chart.number)(*tick), bold: false };
    for (left, label) in along_axis(ticks.iter().map(label).collect(), layout.small, 0.0, layout.width) {
        brush.text(&label.text, (left, bottom + layout.small * 1.25), Type::new(layout.small, Role::InkSoft))?;
    }
    Ok(())
}

/// Draws one lever: thick where the result gets worse, thin where it gets better, so that the two differ without colour.
fn draw_bar(brush: &Brush, chart: &Tornado, bar: &TornadoBar, index: usize, layout: &Layout) -> Drawn {
    let y = layout.y(index);
    let name = shorten(&bar.name, layout.size, layout.names.unwrap_or(layout.width) - layout.size * 0.6);
    let over = layout.head + layout.row * (count(index) + 0.25);
    let at = if layout.names.is_some() { y } else { over };
    brush.text(&name, (0.0, at), Type::new(layout.size, Role::Ink))?;
    let thick = (layout.size * 0.85).round();
    let (Some(now), low, high) = (known(chart.now), known(bar.low), known(bar.high)) else {
        return unknown(brush, chart, layout, y, thick);
    };
    if low.is_none() && high.is_none() {
        return unknown(brush, chart, layout, y, thick);
    }
    let centre = layout.x(now);
    let soft = Type::new(layout.small, Role::InkSoft);
    let moved = |result: Option<f64>| result.is_some_and(|result| (layout.x(result) - centre).abs() >= 0.5);
    if !moved(low) && !moved(high) {
        let (beside, wide) = (layout.small * 0.7, text_width(chart.words.nothing, layout.small));
        // Left of the line where the page ends on its right.
        let leftwards = centre + beside + wide > layout.width;
        let (x, kind) = if leftwards { (centre - beside, soft.ending()) } else { (centre + beside, soft) };
        return brush.text(chart.words.nothing, (x, y), kind);
    }
    let room = (layout.bars.0 - layout.names.unwrap_or(0.0)).max(layout.small);
    for (result, said, other) in [(low, &bar.low_at, high), (high, &bar.high_at, low)] {
        let Some(result) = result else { continue };
        let x = layout.x(result);
        if (x - centre).abs() >= 0.5 {
            let worse = (result > now) == chart.higher_is_worse;
            let height = if worse { thick } else { (thick * 0.5).round() };
            let role = if worse { Role::Short } else { Role::Met };
            let field = Field { x: x.min(centre), y: y - height / 2.0, width: (x - centre).abs(), height };
            brush.rect(field, Fill::new(role))?;
        }
        // Outside the bar; where both ends lie on one side, that of the shorter one stands across the line.
        let outermost = other.is_none_or(|other| {
            let same_side = (layout.x(other) - centre) * (x - centre) > 0.0;
            !same_side || (layout.x(other) - centre).abs() <= (x - centre).abs()
        });
        let leftwards = if (x - centre).abs() < 0.5 {
            // It moves nothing: its value stands across from the other end.
            other.is_some_and(|other| layout.x(other) > centre)
        } else if outermost {
            x < centre
        } else {
            x > centre
        };
        let from = if outermost { x } else { centre };
        let said = shorten(said, layout.small, room);
        if leftwards {
            brush.text(&said, (from - layout.small * 0.5, y), soft.ending())?;
        } else {
            brush.text(&said, (from + layout.small * 0.5, y), soft)?;
        }
    }
    Ok(())
}

/// Draws a hatched stub where no result is known.
fn unknown(brush: &Brush, chart: &Tornado, layout: &Layout, y: f64, thick: f64) -> Drawn {
    let x = layout.bars.0;
    let width = (layout.bars.1 - layout.bars.0).min(layout.size * 3.0);
    brush.rect(Field { x, y: y - thick / 2.0, width, height: thick }, Fill::new(Role::Hatch))?;
    brush.text(chart.words.no_data, (x + width + layout.small * 0.6, y), Type::new(layout.small, Role::InkSoft))
}

/// Draws the line of the present result, over the bars, with its words.
fn draw_now(brush: &Brush, chart: &Tornado, layout: &Layout) -> Drawn {
    let Some(now) = known(chart.now) else { return Ok(()) };
    let x = layout.x(now).round() + 0.5;
    let pen = Pen::new(Role::Ink, 1.2);
    brush.line((x, layout.head - 3.0), (x, layout.head), pen)?;
    if layout.names.is_some() {
        brush.line((x, layout.head), (x, layout.bottom(chart.bars.len())), pen)?;
    }
    for index in (0..chart.bars.len()).filter(|_| layout.names.is_none()) {
        // Not through the names that stand over the bars.
        let (top, bottom) = (layout.y(index) - layout.row * 0.2, layout.bottom(index + 1));
        brush.line((x, top), (x, bottom), pen)?;
    }
    let label = AxisLabel { x, text: chart.words.now.to_owned(), bold: true };
    for (left, label) in along_axis(vec![label], layout.small, 0.0, layout.width) {
        brush.text(&label.text, (left, layout.small * 0.8), Type::new(layout.small, Role::Ink).bold())?;
    }
    Ok(())
}
