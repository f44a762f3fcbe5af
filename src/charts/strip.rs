//! One figure among its peers: a strip of dots.

use super::Format;
use super::brush::{Field, Type, paint};
use super::drawing::{Drawing, Frame, Mark, MarkKey};
use super::measure::{shorten, text_width};
use super::role::{Dash, Fill, Pen, Role};
use super::swarm::spread_dots;
use super::ticks::extent;
use permille_engine::in_order::InOrder;

/// One peer.
#[derive(Debug, Clone, PartialEq)]
pub struct StripDot {
    /// Its figure; an unknown one has no dot.
    pub value: Option<f64>,
    /// The sentence of its tooltip.
    pub tip: String,
}

/// A strip's data.
pub struct Strip<'a> {
    /// The peers, the one that is looked at among them.
    pub dots: &'a [StripDot],
    /// Which of them is looked at.
    pub selected: Option<usize>,
    /// How a figure is written.
    pub number: Format<'a>,
    /// Says that no figure is known.
    pub no_data: &'a str,
}

/// Draws a strip: the dots over a hairline, a tick at their median, the ends' figures below.
///
/// There is one mark a known figure, from left to right; the column is the dot's place in the data.
#[must_use]
pub fn strip(frame: &Frame, height: f64, chart: &Strip) -> Drawing {
    let (size, width) = (frame.small(), frame.across());
    let height = height.clamp(size * 2.6, 400.0);
    let radius = 2.4 * frame.scale();
    let edge = radius * 2.4;
    let base = height - size * 1.5;
    let field = Field { x: edge, y: 1.0, width: width - 2.0 * edge, height: base - 1.0 };
    let mut dots: Vec<(usize, f64)> = chart
        .dots
        .iter()
        .enumerate()
        .filter_map(|(index, dot)| Some((index, dot.value.filter(|value| value.is_finite())?)))
        .collect();
    dots.put_in_order_by(|a, b| a.1.total_cmp(&b.1));
    let range = extent(dots.iter().map(|dot| dot.1));
    paint(frame, width, height, |brush, marks| {
        let Some(range) = range else {
            brush.rect(Field { y: base - 8.0, height: 8.0, ..field }, Fill::new(Role::Hatch))?;
            let words = shorten(chart.no_data, size, width);
            return brush.text(&words, (0.0, height - size * 0.6), Type::new(size, Role::InkSoft));
        };
        let plot = brush.plot(range.clone(), 0.0..1.0, field);
        brush.line((0.0, base + 0.5), (width, base + 0.5), Pen::new(Role::RuleStrong, 1.0))?;
        let wanted: Vec<_> = dots.iter().map(|dot| (plot.at(dot.1, 0.0).0, base - radius - 0.5)).collect();
        let bounds = Field { x: 0.0, width, ..field };
        let places = spread_dots(&wanted, radius, 2.0, field.height, bounds);
        let median = f64::midpoint(dots[(dots.len() - 1) / 2].1, dots[dots.len() / 2].1);
        let x = plot.at(median, 0.0).0;
        brush.line((x, base - 3.0), (x, base + 4.0), Pen::new(Role::InkSoft, 1.2))?;
        for (place, _) in places.iter().zip(&dots).filter(|(_, dot)| Some(dot.0) != chart.selected) {
            brush.disc(*place, radius, Fill { role: Role::InkFaint, alpha: 0.75 })?;
        }
        if let Some((place, _)) = places.iter().zip(&dots).find(|(_, dot)| Some(dot.0) == chart.selected) {
            let foot = (place.0, base);
            brush.line(*place, foot, Pen::new(Role::Ink, 1.0).dash(Dash::Dotted))?;
            brush.disc(*place, radius + 2.6, Fill::new(Role::Paper))?;
            brush.disc(*place, radius + 1.4, Fill::new(Role::Ink))?;
        }
        let kind = Type::new(size, Role::InkSoft);
        let low = shorten(&(chart.number)(range.start), size, width / 2.0 - 4.0);
        let high = shorten(&(chart.number)(range.end), size, width / 2.0 - 4.0);
        let y = height - size * 0.62;
        brush.text(&low, (0.0, y), kind)?;
        if range.end > range.start {
            brush.text(&high, (width, y), kind.ending())?;
        }
        let middle = (chart.number)(median);
        let half = text_width(&middle, size) / 2.0 + size * 0.6;
        let free = text_width(&low, size)..width - text_width(&high, size);
        if x - half >= free.start && x + half <= free.end {
            brush.text(&middle, (x, y), kind.centred())?;
        }
        for (place, (index, _)) in places.iter().zip(&dots) {
            marks.push(Mark {
                x: place.0 - radius,
                y: place.1 - radius,
                width: radius * 2.0,
                height: radius * 2.0,
                key: MarkKey::new(0, *index),
                label: chart.dots.get(*index).map_or_else(String::new, |dot| dot.tip.clone()),
            });
        }
        Ok(())
    })
}
