//! The labels at the ends of a trajectory's lines.

use super::super::brush::{Brush, Drawn, Plot, Type};
use super::super::labels::{Wish, spread};
use super::super::measure::shorten;
use super::super::role::{Pen, Role};
use super::Trajectory;
use super::full::Layout;
use super::series::Series;

/// The label at the end of a line: a name over a figure.
struct EndLabel {
    name: String,
    figure: String,
    role: Role,
    /// Where the line ends, in pixels.
    end: (f64, f64),
}

/// Sets the labels beside the ends of their lines, apart from each other, with a hairline to the
/// line where one had to move.
pub(super) fn draw_ends(brush: &Brush, plot: &Plot, chart: &Trajectory, series: &Series, layout: &Layout) -> Drawn {
    let labels = end_labels(plot, chart, series);
    let field = layout.field;
    let x = field.right() + layout.size * 0.9;
    let room = layout.width - x;
    let tall = layout.small * 1.1 + layout.size * 1.25;
    let wishes: Vec<_> = labels.iter().map(|label| Wish { middle: label.end.1, height: tall + layout.size * 0.25 }).collect();
    let middles = spread(&wishes, 0.0, field.bottom() + layout.small * 0.4);
    for (label, &middle) in labels.iter().zip(&middles) {
        if (middle - label.end.1).abs() > layout.size * 0.6 || label.end.0 < field.right() - 1.0 {
            let from = (label.end.0 + 2.0, label.end.1.min(field.bottom()));
            let elbow = (field.right().max(from.0) + 1.0, from.1);
            brush.path(&[from, elbow, (x - 3.0, middle)], Pen::new(Role::RuleStrong, 0.8))?;
        }
    }
    for (label, &middle) in labels.iter().zip(&middles) {
        let (upper, lower) = (middle - layout.size * 0.62, middle + layout.small * 0.58);
        let name = shorten(&label.name, layout.small, room);
        brush.text(&name, (x, upper), Type::new(layout.small, Role::InkSoft))?;
        let figure = shorten(&label.figure, layout.size, room);
        brush.text(&figure, (x, lower), Type::new(layout.size, label.role).bold())?;
    }
    Ok(())
}

/// Returns the labels of both lines; an unknown one says so.
fn end_labels(plot: &Plot, chart: &Trajectory, series: &Series) -> Vec<EndLabel> {
    let end = |runs: &[Vec<(f64, f64)>]| runs.last().and_then(|run| run.last()).copied();
    let label = |name: &str, role, (year, figure)| EndLabel {
        name: name.to_owned(),
        figure: (chart.number)(figure),
        role,
        end: plot.at(year, figure),
    };
    let mut labels = Vec::new();
    if let Some(figure) = end(&series.requirement).or(end(&series.path)) {
        labels.push(label(chart.words.requirement, Role::InkSoft, figure));
    }
    match end(&series.available) {
        Some(figure) => labels.push(label(chart.words.available, Role::Ink, figure)),
        None => labels.push(EndLabel {
            name: chart.words.available.to_owned(),
            figure: chart.words.no_data.to_owned(),
            role: Role::InkSoft,
            end: plot.at(chart.years().end, 0.0),
        }),
    }
    labels
}
