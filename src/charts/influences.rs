//! What an uncertain figure depends on: for each lever how much of the uncertainty it explains, and between what it moves the figure.

use super::Format;
use super::brush::{Brush, Drawn, Field, Type, paint};
use super::drawing::{Drawing, Frame, Mark, MarkKey};
use super::measure::{shorten, text_width};
use super::role::{Fill, Pen, Role};
use super::ticks::{extent, small as count};

/// One lever.
#[derive(Debug, Clone, PartialEq)]
pub struct InfluenceRow {
    /// What it is called.
    pub name: String,
    /// How much of the uncertainty it explains, 1 being all of it.
    pub share: f64,
    /// How that is written: "62%".
    pub said: String,
    /// The figure where the lever is low.
    pub at_low: f64,
    /// The figure where the lever is high.
    pub at_high: f64,
    /// The sentence of its tooltip.
    pub tip: String,
}

/// The words on the chart; may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct InfluencesWords<'a> {
    /// Stands at the end of a bar where the lever is low: "低".
    pub low: &'a str,
    /// Stands at the end of a bar where the lever is high: "高".
    pub high: &'a str,
    /// Heads the column of the shares.
    pub share: &'a str,
}

/// The chart's data.
pub struct Influences<'a> {
    /// The levers, in the order they are shown in.
    pub rows: &'a [InfluenceRow],
    /// A figure worth a line: where neither anything is missing nor anything left over.
    pub line: Option<f64>,
    /// The words on it.
    pub words: InfluencesWords<'a>,
    /// How a figure is written at the ends of the axis.
    pub number: Format<'a>,
}

/// The measures of one drawing.
struct Layout {
    size: f64,
    small: f64,
    head: f64,
    row: f64,
    width: f64,
    /// The width of the names; zero where they stand above their bars.
    names: f64,
    /// Where bars may lie, and where the shares end.
    bars: (f64, f64),
    /// The smallest and the largest figure.
    range: (f64, f64),
}

impl Layout {
    fn x(&self, figure: f64) -> f64 {
        let span = self.range.1 - self.range.0;
        let share = if span > 0.0 { ((figure - self.range.0) / span).clamp(0.0, 1.0) } else { 0.5 };
        self.bars.0 + (self.bars.1 - self.bars.0) * share
    }

    /// The middle of a row's bar.
    fn y(&self, row: usize) -> f64 {
        let within = if self.names > 0.0 { 0.5 } else { 0.72 };
        self.head + self.row * (count(row) + within)
    }
}

/// Draws influences; as tall as its rows need. An open dot ends a bar where its lever is low, a full one where it is high.
///
/// There is one mark a row, in order; the column is 0.
#[must_use]
pub fn influences(frame: &Frame, chart: &Influences) -> Drawing {
    let layout = lay_out(frame, chart);
    let height = layout.head + layout.row * count(chart.rows.len()) + layout.small * 1.9;
    paint(frame, layout.width, height, |brush, marks| {
        draw_axis(brush, chart, &layout)?;
        for (index, row) in chart.rows.iter().enumerate() {
            draw_row(brush, index, row, &layout)?;
            marks.push(Mark {
                x: 0.0,
                y: layout.head + layout.row * count(index),
                width: layout.width,
                height: layout.row,
                key: MarkKey::new(index, 0),
                label: row.tip.clone(),
            });
        }
        draw_head(brush, chart, &layout)
    })
}

/// Gives names and shares what they need and the bars the rest; on a narrow page the names stand above the bars.
fn lay_out(frame: &Frame, chart: &Influences) -> Layout {
    let (size, small, width) = (frame.ordinary(), frame.small(), frame.across());
    let widest = chart.rows.iter().map(|row| text_width(&row.name, size)).fold(0.0, f64::max);
    let shares =
        chart.rows.iter().map(|row| text_width(&row.said, size) * 1.06).fold(text_width(chart.words.share, small), f64::max);
    let shares = shares.min(width * 0.3);
    let beside = width >= size * 38.0;
    let names = if beside { widest.min(width * 0.42) } else { 0.0 };
    let ends = chart.rows.iter().flat_map(|row| [row.at_low, row.at_high]);
    let range = extent(ends).map_or((0.0, 1.0), |range| {
        // The line is shown where that leaves the bars half of the room: what differs must be seen.
        let wide = range.end - range.start;
        let near = |line: &f64| *line >= range.start - wide && *line <= range.end + wide;
        match chart.line.filter(near) {
            Some(line) => (range.start.min(line), range.end.max(line)),
            None => (range.start, range.end),
        }
    });
    let left = if beside { names + size * 1.5 } else { size * 0.6 };
    let right = (width - shares - size * 1.8).max(left + 20.0);
    let row = if beside { (size * 2.1).round() } else { (size * 3.3).round() };
    Layout { size, small, head: (small * 1.9).round(), row, width, names, bars: (left, right), range }
}

/// Draws the hairlines, the line that is worth one, and the figures at both ends.
fn draw_axis(brush: &Brush, chart: &Influences, layout: &Layout) -> Drawn {
    for index in 0..=chart.rows.len() {
        let y = layout.head + layout.row * count(index) + 0.5;
        brush.line((0.0, y), (layout.width, y), Pen::new(Role::Rule, 1.0))?;
    }
    if chart.rows.is_empty() {
        return Ok(());
    }
    let bottom = layout.head + layout.row * count(chart.rows.len());
    if let Some(line) = chart.line.filter(|line| (layout.range.0..=layout.range.1).contains(line)) {
        let x = layout.x(line).round() + 0.5;
        let pen = Pen::new(Role::InkFaint, 1.0);
        if layout.names > 0.0 {
            brush.line((x, layout.head), (x, bottom), pen)?;
        } else {
            // Beside the bars alone: the names stand in between.
            let half = layout.size * 0.65;
            (0..chart.rows.len()).map(|row| layout.y(row)).try_for_each(|y| brush.line((x, y - half), (x, y + half), pen))?;
        }
    }
    let soft = Type::new(layout.small, Role::InkSoft);
    let y = bottom + layout.small;
    let room = (layout.bars.1 - layout.bars.0) / 2.0 - layout.small;
    let (low, high) = (layout.range.0, layout.range.1);
    if room < layout.small * 2.0 {
        return Ok(());
    }
    brush.text(&shorten(&(chart.number)(low), layout.small, room), (layout.bars.0, y), soft)?;
    if high > low {
        brush.text(&shorten(&(chart.number)(high), layout.small, room), (layout.bars.1, y), soft.ending())?;
    }
    Ok(())
}

/// Draws a lever's name, bar and share.
fn draw_row(brush: &Brush, index: usize, row: &InfluenceRow, layout: &Layout) -> Drawn {
    let y = layout.y(index);
    let ink = Type::new(layout.size, Role::Ink);
    let room = if layout.names > 0.0 { layout.names + 1.0 } else { layout.width };
    let name_y = if layout.names > 0.0 { y } else { layout.head + layout.row * count(index) + layout.size * 0.95 };
    brush.text(&shorten(&row.name, layout.size, room), (0.0, name_y), ink)?;
    if row.at_low.is_finite() && row.at_high.is_finite() {
        let (low, high) = (layout.x(row.at_low), layout.x(row.at_high));
        let thick = (layout.size * 0.42).round();
        let (left, right) = (low.min(high), low.max(high));
        let bar = Field { x: left, y: y - thick / 2.0, width: (right - left).max(1.0), height: thick };
        brush.rect(bar, Fill { role: Role::Ink, alpha: 0.3 })?;
        let radius = layout.size * 0.34;
        brush.disc((low, y), radius, Fill::new(Role::Paper))?;
        brush.ring((low, y), radius, Pen::new(Role::Ink, 1.4))?;
        brush.disc((high, y), radius, Fill::new(Role::Ink))?;
    }
    brush.text(&shorten(&row.said, layout.size, layout.width * 0.3), (layout.width, y), ink.bold().ending())
}

/// Says what the dots and the shares are.
fn draw_head(brush: &Brush, chart: &Influences, layout: &Layout) -> Drawn {
    let soft = Type::new(layout.small, Role::InkSoft);
    let y = layout.small * 0.85;
    let radius = layout.small * 0.34;
    let share = shorten(chart.words.share, layout.small, layout.width * 0.3);
    let end = layout.width - text_width(&share, layout.small) - layout.small;
    let mut x = layout.bars.0;
    for (words, full) in [(chart.words.low, false), (chart.words.high, true)] {
        let wide = text_width(words, layout.small);
        if words.is_empty() || x + radius * 3.0 + wide > end {
            break;
        }
        if full {
            brush.disc((x + radius, y), radius, Fill::new(Role::Ink))?;
        } else {
            brush.ring((x + radius, y), radius, Pen::new(Role::Ink, 1.3))?;
        }
        brush.text(words, (x + radius * 3.0, y), soft)?;
        x += radius * 3.0 + wide + layout.small * 1.4;
    }
    brush.text(&share, (layout.width, y), soft.ending())
}

#[cfg(test)]
mod tests {
    use super::super::svg_check::{assert_legible, texts};
    use super::*;

    fn row(share: f64, at_low: f64, at_high: f64) -> InfluenceRow {
        let name = "新增每千人口拥有3岁以下婴幼儿托位数".to_owned();
        InfluenceRow { name, share, said: format!("{:.0}%", share * 100.0), at_low, at_high, tip: "说明".to_owned() }
    }

    fn draw(width: f64, rows: &[InfluenceRow]) -> Drawing {
        let words = InfluencesWords { low: "调节项偏低时", high: "偏高时", share: "单独解释" };
        let number = |figure: f64| format!("{figure:.0}");
        influences(&Frame::new("t", width), &Influences { rows, line: Some(0.0), words, number: &number })
    }

    #[test]
    fn every_lever_has_its_name_its_share_and_a_mark() {
        let drawing = draw(700.0, &[row(0.62, -40.0, 90.0), row(0.3, 60.0, -10.0)]);
        assert_eq!(drawing.marks.len(), 2);
        let words: Vec<String> = texts(&drawing.svg).into_iter().map(|text| text.words).collect();
        for said in ["62%", "30%", "-40", "90", "调节项偏低时", "偏高时", "单独解释"] {
            assert!(words.iter().any(|word| word == said), "{said} of {words:?}");
        }
    }

    #[test]
    fn whatever_the_figures_it_is_legible() {
        let cases = [
            vec![],
            vec![row(1.0, 5.0, 5.0)],
            vec![row(0.0, 0.0, 0.0), row(0.0, 0.0, 0.0)],
            vec![row(0.5, f64::NAN, 1.0), row(0.5, 1e300, -1e300)],
            vec![row(0.2, 1e9, 2e9), row(0.1, 1.4e9, 1.6e9), row(0.0, 1.5e9, 1.5e9)],
        ];
        for rows in cases {
            for width in [60.0, 240.0, 358.0, 900.0] {
                let drawing = draw(width, &rows);
                assert_legible(&drawing);
                assert!(!drawing.svg.contains("NaN") && !drawing.svg.contains("inf"));
            }
        }
    }
}
