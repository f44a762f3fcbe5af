//! Rows of a name, two figures, a bar from a common zero, and a last figure: what a ranking and a list of changes are drawn as.

use super::brush::{Brush, Drawn, Field, Type, paint};
use super::drawing::{Drawing, Frame, Mark, MarkKey};
use super::measure::{shorten, text_width};
use super::role::{Fill, Pen, Role};
use super::ticks::small as count;

/// What a bar says of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// Something is missing, or more is.
    Worse,
    /// Nothing is missing, or less is.
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

/// A figure as it is written, and in which colour.
pub(super) struct Written {
    pub(super) text: String,
    pub(super) role: Role,
}

/// One row.
pub(super) struct BarRow<'a> {
    pub(super) name: &'a str,
    pub(super) figures: [Written; 2],
    pub(super) last: Written,
    /// How long the bar is, to the right where positive; unknown is hatched.
    pub(super) bar: Option<f64>,
    pub(super) sense: Sense,
    /// The sentence of its tooltip.
    pub(super) tip: &'a str,
}

/// The rows with their headings; where all headings are empty there is no line for them.
pub(super) struct BarRows<'a> {
    pub(super) rows: Vec<BarRow<'a>>,
    /// The row that is picked out, if any.
    pub(super) selected: Option<usize>,
    /// Head the two figures and the last one.
    pub(super) headings: [&'a str; 3],
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
    figures: Option<[f64; 2]>,
    bars: (f64, f64),
    /// Where zero stands, and the pixels of one unit.
    zero: f64,
    pixels: f64,
}

impl Layout {
    fn top(&self, index: usize) -> f64 {
        self.head + self.row * count(index)
    }

    fn middle(&self, index: usize) -> f64 {
        self.top(index) + self.row * 0.5 + 0.5
    }
}

/// A figure that can be drawn.
pub(super) fn known(figure: Option<f64>) -> Option<f64> {
    figure.filter(|figure| figure.is_finite())
}

/// Draws the rows; as tall as they need.
///
/// There is one mark a row, in order; the column is 0.
pub(super) fn bar_rows(frame: &Frame, chart: &BarRows) -> Drawing {
    let layout = lay_out(frame, chart);
    let height = layout.top(chart.rows.len()) + 1.0;
    paint(frame, layout.width, height.max(layout.row), |brush, marks| {
        draw_back(brush, chart, &layout)?;
        draw_bars(brush, chart, &layout)?;
        draw_text(brush, chart, &layout)?;
        for (index, row) in chart.rows.iter().enumerate() {
            marks.push(Mark {
                x: 0.0,
                y: layout.top(index),
                width: layout.width,
                height: layout.row,
                key: MarkKey::new(index, 0),
                label: row.tip.to_owned(),
            });
        }
        Ok(())
    })
}

/// Gives the text columns what they need and the bars the rest.
fn lay_out(frame: &Frame, chart: &BarRows) -> Layout {
    let (size, small, width) = (frame.ordinary(), frame.small(), frame.across());
    let space = size * 1.1;
    let rows = &chart.rows;
    let widest = |texts: &mut dyn Iterator<Item = &str>, heading: &str| {
        texts.map(|text| text_width(text, size)).fold(text_width(heading, small), f64::max)
    };
    let [first, second, last] = chart.headings;
    let name = widest(&mut rows.iter().map(|row| row.name), "");
    let first = widest(&mut rows.iter().map(|row| row.figures[0].text.as_str()), first);
    let second = widest(&mut rows.iter().map(|row| row.figures[1].text.as_str()), second);
    // Bold is a little wider than what is measured.
    let last = (widest(&mut rows.iter().map(|row| row.last.text.as_str()), last) * 1.06).min(width * 0.4);
    let beside = name.min(width * 0.36);
    let with_figures = width - beside - first - second - last - 4.0 * space >= size * 5.0;
    let name = if with_figures { beside } else { name.min(width * 0.45) };
    let figures = with_figures.then(|| {
        let first = name + space + first;
        [first, first + space + second]
    });
    let from = figures.map_or(name, |[_, second]| second) + space;
    let to = (width - last - space).max(from + 10.0);
    let bars = || rows.iter().filter_map(|row| known(row.bar));
    let right = bars().fold(0.0, f64::max);
    let left = bars().fold(0.0, |most: f64, bar| most.max(-bar));
    let total = if left + right > 0.0 { left + right } else { 1.0 };
    let pixels = (to - from) / total;
    let head = if chart.headings.iter().all(|words| words.is_empty()) { 0.0 } else { (small * 1.9).round() };
    let row = (size * 1.85).round();
    Layout { size, small, row, head, width, name, figures, bars: (from, to), zero: from + left * pixels, pixels }
}

/// Draws the hairlines, the band of the picked row, and the zero line.
fn draw_back(brush: &Brush, chart: &BarRows, layout: &Layout) -> Drawn {
    if let Some(index) = chart.selected.filter(|index| *index < chart.rows.len()) {
        let band = Field { x: 0.0, y: layout.top(index), width: layout.width, height: layout.row };
        brush.rect(band, Fill { role: Role::RuleStrong, alpha: 0.35 })?;
    }
    for index in 0..=chart.rows.len() {
        let y = layout.top(index) + 0.5;
        brush.line((0.0, y), (layout.width, y), Pen::new(Role::Rule, 1.0))?;
    }
    if chart.rows.iter().any(|row| known(row.bar).is_some()) {
        let x = layout.zero.round() + 0.5;
        brush.line((x, layout.head), (x, layout.top(chart.rows.len())), Pen::new(Role::InkFaint, 1.0))?;
    }
    Ok(())
}

/// Draws the bars, those of one sense after another; what is unknown is a hatched stub.
fn draw_bars(brush: &Brush, chart: &BarRows, layout: &Layout) -> Drawn {
    for sense in [Sense::Worse, Sense::Better, Sense::Neither] {
        for (index, row) in chart.rows.iter().enumerate().filter(|(_, row)| row.sense == sense) {
            let Some(bar) = known(row.bar).filter(|bar| *bar != 0.0) else { continue };
            let (width, height) = ((bar.abs() * layout.pixels).max(1.5), sense.thickness(layout.size));
            let x = if bar > 0.0 { layout.zero + 1.0 } else { layout.zero - width };
            brush.rect(Field { x, y: layout.middle(index) - height / 2.0, width, height }, Fill::new(sense.role()))?;
        }
    }
    for (index, _) in chart.rows.iter().enumerate().filter(|(_, row)| known(row.bar).is_none()) {
        let height = Sense::Worse.thickness(layout.size);
        let width = (layout.bars.1 - layout.bars.0).min(layout.size * 3.0);
        let x = (layout.zero - width).max(layout.bars.0);
        brush.rect(Field { x, y: layout.middle(index) - height / 2.0, width, height }, Fill::new(Role::Hatch))?;
    }
    Ok(())
}

/// Sets headings, names and figures.
fn draw_text(brush: &Brush, chart: &BarRows, layout: &Layout) -> Drawn {
    let soft = Type::new(layout.small, Role::InkSoft).ending();
    let [first, second, last] = chart.headings;
    let top = layout.small * 0.85;
    if layout.head > 0.0 {
        if let Some(edges) = layout.figures {
            for (words, x) in [first, second].into_iter().zip(edges) {
                brush.text(words, (x, top), soft)?;
            }
        }
        brush.text(last, (layout.width, top), soft)?;
    }
    for (index, row) in chart.rows.iter().enumerate() {
        let name = shorten(row.name, layout.size, layout.name + 1.0);
        let kind = Type { bold: chart.selected == Some(index), ..Type::new(layout.size, Role::Ink) };
        brush.text(&name, (0.0, layout.middle(index)), kind)?;
    }
    if let Some(edges) = layout.figures {
        for (index, row) in chart.rows.iter().enumerate() {
            for (figure, x) in row.figures.iter().zip(edges) {
                brush.text(&figure.text, (x, layout.middle(index)), Type::new(layout.size, figure.role).ending())?;
            }
        }
    }
    for (index, row) in chart.rows.iter().enumerate() {
        let written = shorten(&row.last.text, layout.size, layout.width * 0.4);
        let kind = Type { bold: row.bar.is_some(), ..Type::new(layout.size, row.last.role) };
        brush.text(&written, (layout.width, layout.middle(index)), kind.ending())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_goes_right_and_less_goes_left_of_one_line() {
        let written = || Written { text: String::new(), role: Role::Ink };
        let row = |bar| BarRow {
            name: "",
            figures: [written(), written()],
            last: written(),
            bar: Some(bar),
            sense: Sense::Neither,
            tip: "",
        };
        let layout =
            lay_out(&Frame::new("c", 600.0), &BarRows { rows: vec![row(300.0), row(-100.0)], selected: None, headings: [""; 3] });
        let (from, to) = layout.bars;
        // A quarter of the room lies left of the line: 100 of 100 + 300.
        assert!((layout.zero - (from + (to - from) / 4.0)).abs() < 1e-6);
    }
}
