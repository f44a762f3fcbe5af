//! Areas in order of their gap: figures in columns and a bar for each.

#[cfg(test)]
mod tests;

use super::Format;
use super::brush::{Brush, Drawn, Field, Type, paint};
use super::drawing::{Drawing, Frame, Mark, MarkKey};
use super::measure::{shorten, text_width};
use super::role::{Fill, Pen, Role};
use super::ticks::small as count;

/// One area of a ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct RankingRow {
    /// The area's name.
    pub name: String,
    /// What is required of it, if known.
    pub requirement: Option<f64>,
    /// What it has, if known.
    pub available: Option<f64>,
    /// Requirement − available, if known: positive is a shortfall, negative a surplus.
    pub gap: Option<f64>,
    /// The sentence of its tooltip.
    pub tip: String,
}

/// The words on a ranking; the headings may be empty, and then there is no line of headings.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct RankingWords<'a> {
    /// Heads the column of the requirement.
    pub requirement: &'a str,
    /// Heads the column of what there is.
    pub available: &'a str,
    /// Heads the column of the gap.
    pub gap: &'a str,
    /// Stands for an unknown figure ("—" or "无数据").
    pub no_data: &'a str,
}

/// A ranking's data.
pub struct Ranking<'a> {
    /// The areas, in the order they are shown in.
    pub rows: &'a [RankingRow],
    /// The row that is picked out, if any.
    pub selected: Option<usize>,
    /// The words on it.
    pub words: RankingWords<'a>,
    /// How a requirement and a stock are written.
    pub number: Format<'a>,
    /// How a gap is written, from requirement − available: "短缺 3,751", "富余 68".
    pub gap: Format<'a>,
}

/// The measures of one drawing: where each column ends.
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
    /// Where a gap of nothing stands, and the pixels of one unit of gap.
    zero: f64,
    pixels: f64,
}

/// Draws a ranking; as tall as its rows need.
///
/// There is one mark a row, in order; the column is 0.
#[must_use]
pub fn ranking(frame: &Frame, chart: &Ranking) -> Drawing {
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
fn lay_out(frame: &Frame, chart: &Ranking) -> Layout {
    let (size, small, width) = (frame.ordinary(), frame.small(), frame.across());
    let space = size * 1.1;
    let widest = |texts: &mut dyn Iterator<Item = String>, heading: &str| {
        texts.map(|text| text_width(&text, size)).fold(text_width(heading, small), f64::max)
    };
    let write = |figure: Option<f64>, format: Format| known(figure).map_or_else(|| chart.words.no_data.to_owned(), format);
    let rows = chart.rows;
    let name = widest(&mut rows.iter().map(|row| row.name.clone()), "").min(width * 0.32);
    let requirement = widest(&mut rows.iter().map(|row| write(row.requirement, chart.number)), chart.words.requirement);
    let available = widest(&mut rows.iter().map(|row| write(row.available, chart.number)), chart.words.available);
    let gap = widest(&mut rows.iter().map(|row| write(row.gap, chart.gap)), chart.words.gap) * 1.06;
    let gap = gap.min(width * 0.4);
    let with_figures = width - name - requirement - available - gap - 4.0 * space >= size * 5.0;
    let figures = with_figures.then(|| {
        let first = name + space + requirement;
        (first, first + space + available)
    });
    let from = figures.map_or(name, |(_, second)| second) + space;
    let to = (width - gap - space).max(from + 10.0);
    let gaps = || rows.iter().filter_map(|row| known(row.gap));
    let short = gaps().fold(0.0, f64::max);
    let surplus = gaps().fold(0.0, |most: f64, gap| most.max(-gap));
    let total = if short + surplus > 0.0 { short + surplus } else { 1.0 };
    let pixels = (to - from) / total;
    Layout {
        size,
        small,
        row: (size * 1.85).round(),
        head: if [chart.words.requirement, chart.words.available, chart.words.gap].iter().all(|w| w.is_empty()) {
            0.0
        } else {
            (small * 1.9).round()
        },
        width,
        name,
        figures,
        bars: (from, to),
        zero: to - surplus * pixels,
        pixels,
    }
}

/// Draws the hairlines and the band of the picked row.
fn draw_back(brush: &Brush, chart: &Ranking, layout: &Layout) -> Drawn {
    if let Some(index) = chart.selected.filter(|index| *index < chart.rows.len()) {
        let y = layout.head + layout.row * count(index);
        let band = Field { x: 0.0, y, width: layout.width, height: layout.row };
        brush.rect(band, Fill { role: Role::RuleStrong, alpha: 0.35 })?;
    }
    for index in 0..=chart.rows.len() {
        let y = layout.head + layout.row * count(index) + 0.5;
        brush.line((0.0, y), (layout.width, y), Pen::new(Role::Rule, 1.0))?;
    }
    if chart.rows.iter().any(|row| known(row.gap).is_some()) {
        let bottom = layout.head + layout.row * count(chart.rows.len());
        let x = layout.zero.round() + 0.5;
        brush.line((x, layout.head), (x, bottom), Pen::new(Role::InkFaint, 1.0))?;
    }
    Ok(())
}

/// Draws a thick bar leftwards for a shortfall, a thin one rightwards for a surplus, and a hatched
/// stub for an unknown gap: the three differ without colour too.
fn draw_bars(brush: &Brush, chart: &Ranking, layout: &Layout) -> Drawn {
    let middle = |index| layout.head + layout.row * (count(index) + 0.5) + 0.5;
    let thick = (layout.size * 0.72).round();
    let thin = (layout.size * 0.3).round().max(3.0);
    for (index, row) in chart.rows.iter().enumerate() {
        if let Some(gap) = known(row.gap).filter(|gap| *gap > 0.0) {
            let width = (gap * layout.pixels).max(1.5);
            let (x, y) = (layout.zero - width, middle(index) - thick / 2.0);
            brush.rect(Field { x, y, width, height: thick }, Fill::new(Role::Short))?;
        }
    }
    for (index, row) in chart.rows.iter().enumerate() {
        if let Some(gap) = known(row.gap).filter(|gap| *gap < 0.0) {
            let width = (-gap * layout.pixels).max(1.5);
            let y = middle(index) - thin / 2.0;
            brush.rect(Field { x: layout.zero + 1.0, y, width, height: thin }, Fill::new(Role::Met))?;
        }
    }
    for (index, row) in chart.rows.iter().enumerate() {
        if known(row.gap).is_none() {
            let width = (layout.bars.1 - layout.bars.0).min(layout.size * 3.0);
            let x = layout.zero.min(layout.bars.1) - width;
            let y = middle(index) - thick / 2.0;
            brush.rect(Field { x, y, width, height: thick }, Fill::new(Role::Hatch))?;
        }
    }
    Ok(())
}

/// Sets headings, names and figures.
fn draw_text(brush: &Brush, chart: &Ranking, layout: &Layout) -> Drawn {
    let soft = Type::new(layout.small, Role::InkSoft).ending();
    let words = chart.words;
    let top = layout.small * 0.85;
    if let Some((first, second)) = layout.figures {
        brush.text(words.requirement, (first, top), soft)?;
        brush.text(words.available, (second, top), soft)?;
    }
    if layout.head > 0.0 {
        brush.text(words.gap, (layout.width, top), soft)?;
    }
    let middle = |index| layout.head + layout.row * (count(index) + 0.5) + 0.5;
    let ink = Type::new(layout.size, Role::Ink);
    for (index, row) in chart.rows.iter().enumerate() {
        let name = shorten(&row.name, layout.size, layout.name + 1.0);
        let kind = Type { bold: chart.selected == Some(index), ..ink };
        brush.text(&name, (0.0, middle(index)), kind)?;
    }
    if let Some((first, second)) = layout.figures {
        for (index, row) in chart.rows.iter().enumerate() {
            for (figure, x) in [(row.requirement, first), (row.available, second)] {
                let written = known(figure).map(chart.number);
                let kind = if written.is_some() { ink } else { Type { role: Role::InkSoft, ..ink } };
                let written = written.unwrap_or_else(|| words.no_data.to_owned());
                brush.text(&written, (x, middle(index)), kind.ending())?;
            }
        }
    }
    for (index, row) in chart.rows.iter().enumerate() {
        let (role, written) = match known(row.gap) {
            Some(gap) if gap > 0.0 => (Role::Short, (chart.gap)(gap)),
            Some(gap) if gap < 0.0 => (Role::Met, (chart.gap)(gap)),
            Some(gap) => (Role::Ink, (chart.gap)(gap)),
            None => (Role::InkSoft, words.no_data.to_owned()),
        };
        let written = shorten(&written, layout.size, layout.width * 0.4);
        let kind = Type { bold: row.gap.is_some(), ..Type::new(layout.size, role) };
        brush.text(&written, (layout.width, middle(index)), kind.ending())?;
    }
    Ok(())
}
