//! Areas before and after: a ring, a line and a dot on one scale, with the figures beside them.

use super::Format;
use super::brush::{Brush, Drawn, Type, paint};
use super::drawing::{Drawing, Frame, Mark, MarkKey};
use super::labels::{AxisLabel, along_axis};
use super::measure::{shorten, text_width};
use super::role::{Dash, Fill, Pen, Role};
use super::ticks::{extent, round_ticks, small as count};

/// One area.
#[derive(Debug, Clone, PartialEq)]
pub struct BeforeAfterRow {
    /// Its name.
    pub name: String,
    /// Where it stood; unknown where absent.
    pub before: Option<f64>,
    /// Where it stands.
    pub after: Option<f64>,
    /// The sentence of its tooltip.
    pub tip: String,
}

/// A chart's data.
pub struct BeforeAfter<'a> {
    /// The areas, in the order they are shown in.
    pub rows: &'a [BeforeAfterRow],
    /// Where a requirement is met; a dot that reaches it is drawn as met.
    pub goal: f64,
    /// Names the goal, above its line. May be empty.
    pub goal_words: &'a str,
    /// Stands for an unknown figure.
    pub no_data: &'a str,
    /// How a figure is written.
    pub number: Format<'a>,
}

/// The measures of one drawing.
struct Layout {
    size: f64,
    small: f64,
    scale: f64,
    row: f64,
    head: f64,
    width: f64,
    name: f64,
    /// Where the scale begins and ends.
    track: (f64, f64),
    most: f64,
}

impl Layout {
    fn at(&self, figure: f64) -> f64 {
        self.track.0 + (figure.clamp(0.0, self.most) / self.most) * (self.track.1 - self.track.0)
    }

    fn middle(&self, row: usize) -> f64 {
        self.head + self.row * (count(row) + 0.5) + 0.5
    }
}

/// Draws it; as tall as its rows need.
///
/// There is one mark a row, in order; the column is 0.
#[must_use]
pub fn before_after(frame: &Frame, chart: &BeforeAfter) -> Drawing {
    let layout = lay_out(frame, chart);
    let height = layout.head + layout.row * count(chart.rows.len()) + 1.0;
    paint(frame, layout.width, height, |brush, marks| {
        draw_scale(brush, chart, &layout, height)?;
        draw_dots(brush, chart, &layout)?;
        draw_text(brush, chart, &layout)?;
        for (row, area) in chart.rows.iter().enumerate() {
            let y = layout.head + layout.row * count(row);
            let (width, height, label) = (layout.width, layout.row, area.tip.clone());
            marks.push(Mark { x: 0.0, y, width, height, key: MarkKey::new(row, 0), label });
        }
        Ok(())
    })
}

fn known(figure: Option<f64>) -> Option<f64> {
    figure.filter(|figure| figure.is_finite())
}

/// “39.8% → 45.9%”, or the one figure where nothing moved.
fn written(chart: &BeforeAfter, row: &BeforeAfterRow) -> String {
    match (known(row.before).map(chart.number), known(row.after).map(chart.number)) {
        (Some(before), Some(after)) if before == after => after,
        (Some(before), Some(after)) => format!("{before} → {after}"),
        (None, Some(after)) => after,
        _ => chart.no_data.to_owned(),
    }
}

fn lay_out(frame: &Frame, chart: &BeforeAfter) -> Layout {
    let (size, small, width) = (frame.ordinary(), frame.small(), frame.across());
    let space = size * 0.9;
    let widest = |texts: &mut dyn Iterator<Item = String>| texts.map(|text| text_width(&text, size)).fold(0.0, f64::max);
    let name = widest(&mut chart.rows.iter().map(|row| row.name.clone())).min(width * 0.3);
    let figures = widest(&mut chart.rows.iter().map(|row| written(chart, row))).min(width * 0.4);
    let from = name + space;
    let to = (width - figures - space).max(from + 24.0);
    let all = chart.rows.iter().flat_map(|row| [row.before, row.after]).filter_map(known);
    let most = extent(all.chain([chart.goal])).map_or(1.0, |range| range.end).max(1e-9);
    Layout {
        size,
        small,
        scale: frame.scale(),
        row: (size * 1.85).round(),
        head: (small * 1.9).round(),
        width,
        name,
        track: (from, to),
        most,
    }
}

/// Draws hairlines, the round figures of the scale and the goal.
fn draw_scale(brush: &Brush, chart: &BeforeAfter, layout: &Layout, height: f64) -> Drawn {
    for row in 0..=chart.rows.len() {
        let y = layout.head + layout.row * count(row) + 0.5;
        brush.line((0.0, y), (layout.width, y), Pen::new(Role::Rule, 1.0))?;
    }
    let goal = layout.at(chart.goal).round() + 0.5;
    let written = (chart.number)(chart.goal);
    let text = if chart.goal_words.is_empty() { written } else { format!("{} {written}", chart.goal_words) };
    // The goal first: of two labels that would touch, it stays.
    let mut labels = vec![AxisLabel { x: goal, text, bold: false }];
    for tick in round_ticks(&(0.0..layout.most), if layout.track.1 - layout.track.0 < 160.0 { 1 } else { 4 }) {
        let x = layout.at(tick).round() + 0.5;
        if tick < chart.goal {
            brush.line((x, layout.head), (x, height), Pen::new(Role::Rule, 1.0))?;
        }
        labels.push(AxisLabel { x, text: (chart.number)(tick), bold: false });
    }
    let soft = Type::new(layout.small, Role::InkSoft);
    for (left, label) in along_axis(labels, layout.small, 0.0, layout.width) {
        brush.text(&label.text, (left, layout.small * 0.85), soft)?;
    }
    brush.line((goal, layout.head), (goal, height), Pen::new(Role::InkFaint, 1.0).dash(Dash::Dotted))
}

/// Draws a ring where an area stood, a dot where it stands – a full one once it is met – and the way between.
fn draw_dots(brush: &Brush, chart: &BeforeAfter, layout: &Layout) -> Drawn {
    let (ring, dot) = (3.2 * layout.scale, 4.0 * layout.scale);
    let reached = |row: &BeforeAfterRow| known(row.after).is_some_and(|after| after >= chart.goal);
    let placed = || chart.rows.iter().enumerate().filter_map(|(place, row)| Some((layout.middle(place), row, known(row.after)?)));
    for (y, row, after) in placed() {
        if let Some(before) = known(row.before).filter(|before| *before != after) {
            brush.line((layout.at(before), y), (layout.at(after), y), Pen::new(Role::InkSoft, 1.6 * layout.scale))?;
        }
    }
    for (y, row, _) in placed() {
        if let Some(before) = known(row.before) {
            brush.disc((layout.at(before), y), ring, Fill::new(Role::Paper))?;
            brush.ring((layout.at(before), y), ring - 0.6, Pen::new(Role::InkSoft, 1.2 * layout.scale))?;
        }
    }
    for (y, row, after) in placed().filter(|(_, row, after)| row.before != Some(*after) || reached(row)) {
        brush.disc((layout.at(after), y), dot, Fill::new(if reached(row) { Role::Met } else { Role::Short }))?;
    }
    Ok(())
}

/// Sets names and figures.
fn draw_text(brush: &Brush, chart: &BeforeAfter, layout: &Layout) -> Drawn {
    let ink = Type::new(layout.size, Role::Ink);
    for (place, row) in chart.rows.iter().enumerate() {
        let name = shorten(&row.name, layout.size, layout.name + 1.0);
        brush.text(&name, (0.0, layout.middle(place)), ink)?;
    }
    for (place, row) in chart.rows.iter().enumerate() {
        let text = shorten(&written(chart, row), layout.size, layout.width * 0.4);
        let kind = if known(row.after).is_some() { ink } else { Type::new(layout.size, Role::InkSoft) };
        brush.text(&text, (layout.width, layout.middle(place)), kind.ending())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::svg_check::{assert_legible, shapes, texts};
    use super::*;

    fn row(before: Option<f64>, after: Option<f64>) -> BeforeAfterRow {
        BeforeAfterRow { name: "昌江区".to_owned(), before, after, tip: "tip".to_owned() }
    }

    fn draw(rows: &[BeforeAfterRow], width: f64) -> Drawing {
        let number = |figure: f64| format!("{figure:.1}%");
        before_after(
            &Frame::new("b", width),
            &BeforeAfter { rows, goal: 100.0, goal_words: "达标", no_data: "无数据", number: &number },
        )
    }

    #[test]
    fn a_row_says_both_figures_and_an_unmoved_one_says_one() {
        let drawing = draw(&[row(Some(40.0), Some(46.0)), row(Some(50.0), Some(50.0)), row(None, None)], 420.0);
        let words: Vec<String> = texts(&drawing.svg).into_iter().map(|text| text.words).collect();
        for expected in ["40.0% → 46.0%", "50.0%", "无数据"] {
            assert!(words.iter().any(|word| word == expected), "{expected}: {words:?}");
        }
        assert_eq!(drawing.marks.len(), 3);
    }

    #[test]
    fn what_is_met_looks_different() {
        let short = draw(&[row(Some(40.0), Some(46.0))], 420.0);
        let met = draw(&[row(Some(40.0), Some(100.0))], 420.0);
        assert!(short.svg.contains("var(--short)") && !short.svg.contains("var(--met)"));
        assert!(met.svg.contains("var(--met)") && !met.svg.contains("var(--short)"));
        assert!(shapes(&met.svg, "stroke", "--rule") > 0);
    }

    #[test]
    fn it_is_legible_from_a_phone_to_a_wide_page() {
        let rows = [row(Some(0.0), Some(3.0)), row(Some(40.0), Some(160.0)), row(Some(99.9), Some(100.0))];
        for width in [240.0, 360.0, 900.0] {
            assert_legible(&draw(&rows, width));
        }
    }

    #[test]
    fn odd_figures_are_no_trouble() {
        let rows = [row(Some(f64::NAN), Some(f64::INFINITY)), row(Some(-5.0), Some(1e300))];
        assert_eq!(draw(&rows, 300.0).marks.len(), 2);
        assert!(draw(&[], 300.0).marks.is_empty());
    }
}
