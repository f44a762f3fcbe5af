//! How evenly something is spread: a Lorenz curve before, dashed, and after, solid, below the line of even spread.

use super::Format;
use super::brush::{Brush, Drawn, Field, Plot, Point, Type, paint};
use super::drawing::{Drawing, Frame, Mark, MarkKey};
use super::measure::{shorten, text_width};
use super::role::{Dash, Fill, Pen, Role};

/// A corner of a curve, in percent.
#[derive(Debug, Clone, PartialEq)]
pub struct LorenzCorner {
    /// Of what is required, so far.
    pub across: f64,
    /// Of what there is, so far.
    pub up: f64,
    /// The sentence of its tooltip.
    pub tip: String,
}

/// The words on a Lorenz curve.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct LorenzWords<'a> {
    /// Names the axis across.
    pub across: &'a str,
    /// Names the axis up, above it.
    pub up: &'a str,
    /// Names the line of even spread.
    pub even: &'a str,
    /// Names the dashed curve.
    pub before: &'a str,
    /// Names the solid curve.
    pub after: &'a str,
}

/// A Lorenz curve's data.
pub struct Lorenz<'a> {
    /// The curve before, from (0, 0) to (100, 100).
    pub before: &'a [LorenzCorner],
    /// The curve after.
    pub after: &'a [LorenzCorner],
    /// The words on it.
    pub words: LorenzWords<'a>,
    /// How a percentage is written.
    pub number: Format<'a>,
}

/// The measures of one drawing.
struct Layout {
    size: f64,
    small: f64,
    scale: f64,
    width: f64,
    height: f64,
    field: Field,
}

/// The largest square drawn: larger says no more.
const LARGEST: f64 = 300.0;

/// Draws a Lorenz curve, as tall as a square plot needs.
///
/// There is one mark a corner of the curve after, the origin left out; the row is its place in the data and the column 0.
#[must_use]
pub fn lorenz(frame: &Frame, chart: &Lorenz) -> Drawing {
    let layout = lay_out(frame, chart);
    paint(frame, layout.width, layout.height, |brush, marks| {
        let plot = brush.plot(0.0..100.0, 0.0..100.0, layout.field);
        draw_axes(brush, &plot, chart, &layout)?;
        draw_curves(brush, &plot, chart, &layout)?;
        draw_key(brush, chart, &layout)?;
        let reach = 4.0 * layout.scale;
        let corners = chart.after.iter().enumerate().skip(1);
        for (row, corner) in corners {
            let (x, y) = point(&plot, corner);
            // At an end of the axis the mark is moved inside.
            let x = (x - reach).clamp(0.0, layout.width - 2.0 * reach);
            let label = corner.tip.clone();
            marks.push(Mark { x, y: y - reach, width: 2.0 * reach, height: 2.0 * reach, key: MarkKey::new(row, 0), label });
        }
        Ok(())
    })
}

fn point(plot: &Plot, corner: &LorenzCorner) -> Point {
    let within = |percent: f64| if percent.is_finite() { percent.clamp(0.0, 100.0) } else { 0.0 };
    plot.at(within(corner.across), within(corner.up))
}

fn lay_out(frame: &Frame, chart: &Lorenz) -> Layout {
    let (size, small, width) = (frame.ordinary(), frame.small(), frame.across());
    let left = [0.0, 50.0, 100.0].map(|tick| text_width(&(chart.number)(tick), small)).into_iter().fold(0.0, f64::max);
    let left = (left + small * 0.7).min(width * 0.3);
    let top = small * 2.1;
    let side = (width - left - small * 1.4).clamp(40.0, LARGEST * (size / 12.0).max(1.0));
    let below = small * 1.6 + if chart.words.across.is_empty() { 0.0 } else { small * 1.4 };
    let field = Field { x: left, y: top, width: side, height: side };
    Layout { size, small, scale: frame.scale(), width, height: top + side + below, field }
}

/// Draws the frame, the halves, the diagonal and the words of the axes.
fn draw_axes(brush: &Brush, plot: &Plot, chart: &Lorenz, layout: &Layout) -> Drawn {
    let field = layout.field;
    let soft = Type::new(layout.small, Role::InkSoft);
    for tick in [0.0, 50.0, 100.0] {
        let (x, y) = (plot.at(tick, 0.0).0, plot.at(0.0, tick).1);
        let role = if tick == 0.0 { Role::RuleStrong } else { Role::Rule };
        brush.line((field.x, y), (field.right(), y), Pen::new(role, 1.0))?;
        brush.line((x, field.y), (x, field.bottom()), Pen::new(role, 1.0))?;
    }
    brush.line(plot.at(0.0, 0.0), plot.at(100.0, 100.0), Pen::new(Role::InkFaint, 1.0))?;
    for tick in [0.0, 50.0, 100.0] {
        let written = (chart.number)(tick);
        brush.text(&written, (field.x - layout.small * 0.5, plot.at(0.0, tick).1), soft.ending())?;
    }
    for tick in [50.0, 100.0] {
        let written = (chart.number)(tick);
        let half = text_width(&written, layout.small) / 2.0;
        let x = plot.at(tick, 0.0).0.min(layout.width - half - 0.5);
        brush.text(&written, (x, field.bottom() + layout.small * 0.95), soft.centred())?;
    }
    if !chart.words.across.is_empty() {
        let across = shorten(chart.words.across, layout.small, field.width);
        brush.text(&across, (field.x, field.bottom() + layout.small * 2.3), soft)?;
    }
    let up = shorten(chart.words.up, layout.small, layout.width - 1.0);
    brush.text(&up, (0.0, layout.small * 0.7), soft)
}

/// Fills what lies between the curve after and even spread, and draws both curves.
fn draw_curves(brush: &Brush, plot: &Plot, chart: &Lorenz, layout: &Layout) -> Drawn {
    let points = |corners: &[LorenzCorner]| corners.iter().map(|corner| point(plot, corner)).collect::<Vec<_>>();
    let (before, after) = (points(chart.before), points(chart.after));
    if after.len() > 1 {
        brush.shape(&after, Fill { role: Role::RuleStrong, alpha: 0.45 })?;
    }
    if before.len() > 1 {
        brush.path(&before, Pen::new(Role::InkSoft, 1.3 * layout.scale).dash(Dash::Dashed))?;
    }
    if after.len() > 1 {
        brush.path(&after, Pen::new(Role::Ink, 2.0 * layout.scale))?;
    }
    Ok(())
}

/// Names the lines above the diagonal, where nothing is drawn.
fn draw_key(brush: &Brush, chart: &Lorenz, layout: &Layout) -> Drawn {
    let field = layout.field;
    let sample = layout.size * 1.8;
    let left = field.x + layout.small * 0.8;
    let soft = Type::new(layout.small, Role::InkSoft);
    let lines = [
        (chart.words.even, Pen::new(Role::InkFaint, 1.0)),
        (chart.words.before, Pen::new(Role::InkSoft, 1.3 * layout.scale).dash(Dash::Dashed)),
        (chart.words.after, Pen::new(Role::Ink, 2.0 * layout.scale)),
    ];
    let mut y = field.y + layout.small * 1.1;
    for (words, pen) in lines.into_iter().filter(|(words, _)| !words.is_empty()) {
        // The diagonal comes down from the right: each line has less room than the one above it.
        let room = field.right() - (y + layout.small - field.y) - left - sample - layout.small;
        let words = shorten(words, layout.small, room.max(0.0));
        brush.line((left, y), (left + sample, y), pen)?;
        brush.text(&words, (left + sample + layout.small * 0.5, y), soft)?;
        y += layout.small * 1.5;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::svg_check::{assert_legible, shapes, texts};
    use super::*;

    fn corner(across: f64, up: f64) -> LorenzCorner {
        LorenzCorner { across, up, tip: if across > 0.0 { format!("{across} {up}") } else { String::new() } }
    }

    fn draw(width: f64) -> Drawing {
        let before = [corner(0.0, 0.0), corner(25.0, 5.0), corner(100.0, 100.0)];
        let after = [corner(0.0, 0.0), corner(25.0, 20.0), corner(100.0, 100.0)];
        let words = LorenzWords { across: "Required", up: "Available", even: "even", before: "before", after: "after" };
        let number = |percent: f64| format!("{percent}%");
        lorenz(&Frame::new("l", width), &Lorenz { before: &before, after: &after, words, number: &number })
    }

    #[test]
    fn every_corner_but_the_origin_can_be_reached() {
        let drawing = draw(360.0);
        assert_eq!(drawing.marks.iter().map(|mark| mark.key.row).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn the_curves_differ_without_colour() {
        let drawing = draw(360.0);
        assert!(shapes(&drawing.svg, "stroke", "--ink") >= 1);
        assert!(drawing.svg.contains("stroke-dasharray"));
    }

    #[test]
    fn it_is_legible_from_a_phone_to_a_wide_page() {
        for width in [240.0, 360.0, 900.0] {
            assert_legible(&draw(width));
        }
    }

    #[test]
    fn nothing_to_draw_is_no_trouble() {
        let number = |percent: f64| format!("{percent}%");
        let chart =
            Lorenz { before: &[], after: &[corner(f64::NAN, f64::INFINITY)], words: LorenzWords::default(), number: &number };
        let drawing = lorenz(&Frame::new("l", 300.0), &chart);
        assert!(!texts(&drawing.svg).is_empty());
    }
}
