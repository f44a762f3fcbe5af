//! The trajectory of a card: no axis of figures, three years.

use super::super::brush::{Field, Type, paint};
use super::super::drawing::{Drawing, Frame};
use super::super::labels::{AxisLabel, along_axis};
use super::super::measure::{shorten, text_width};
use super::super::role::{Fill, Pen, Role};
use super::series::Series;
use super::{Trajectory, draw_gaps, draw_lines, list_marks};

/// Draws it.
pub(super) fn draw(frame: &Frame, height: f64, chart: &Trajectory) -> Drawing {
    let size = frame.small();
    let (width, height) = (frame.across(), height.clamp(40.0, 4000.0));
    let series = Series::of(chart);
    let edge = 4.0;
    let field = Field { x: edge, y: 5.0, width: width - 2.0 * edge, height: height - 5.0 - size * 1.45 };
    paint(frame, width, height, |brush, marks| {
        let plot = brush.plot(chart.years(), chart.heights(&series).unwrap_or(0.0..1.0), field);
        draw_lines(brush, &plot, field, (chart, &series), 1.0, |brush, plot, scale| draw_gaps(brush, plot, &series, scale))?;
        if series.is_empty() {
            let words = shorten(chart.words.no_data, size, field.width - 16.0);
            let middle = (field.x + field.width / 2.0, field.y + field.height / 2.0);
            let wide = text_width(&words, size) + 12.0;
            brush.rect(
                Field { x: middle.0 - wide / 2.0, y: middle.1 - size * 0.8, width: wide, height: size * 1.6 },
                Fill::new(Role::Paper),
            )?;
            brush.text(&words, middle, Type::new(size, Role::InkSoft).centred())?;
        }
        let base = field.bottom() + 0.5;
        brush.line((field.x, base), (field.right(), base), Pen::new(Role::RuleStrong, 1.0))?;
        let years = chart.points.iter().map(|point| point.year);
        let (first, last) = (years.clone().min(), years.clone().max());
        let due = chart.due.filter(|due| Some(*due) >= first && Some(*due) <= last);
        let labels = [due, last, first]
            .into_iter()
            .flatten()
            .map(|year| AxisLabel { x: plot.at(f64::from(year), 0.0).0, text: year.to_string(), bold: false })
            .collect();
        for (left, label) in along_axis(labels, size, 0.0, width) {
            brush.text(&label.text, (left, base + size * 0.82), Type::new(size, Role::InkSoft))?;
        }
        list_marks(marks, &plot, field, chart);
        Ok(())
    })
}
