//! The axes, the steps and their figures.

use super::super::brush::{Brush, Drawn, Field, Plot, Type};
use super::super::labels::{AxisLabel, along_axis};
use super::super::measure::{shorten, text_width};
use super::super::role::{Dash, Fill, Pen, Role};
use super::super::ticks::round_ticks;
use super::{Layout, Staircase};

/// Draws both axes; the thresholds are the ticks of the population.
pub(super) fn draw_axes(brush: &Brush, plot: &Plot, chart: &Staircase, layout: &Layout) -> Drawn {
    let (field, small) = (layout.field, layout.small);
    let soft = Type::new(small, Role::InkSoft);
    for &tick in &layout.ticks {
        let y = plot.at(0.0, tick).1.round() + 0.5;
        brush.line((field.x, y), (field.right(), y), Pen::new(Role::Rule, 1.0))?;
    }
    if layout.unknown.height > 0.0 {
        brush.rect(layout.unknown, Fill { role: Role::Hatch, alpha: 0.7 })?;
    }
    let base = field.bottom().round() + 0.5;
    brush.line((field.x, base), (field.right(), base), Pen::new(Role::RuleStrong, 1.0))?;
    let foot = layout.foot;
    let mut labels: Vec<_> = chart.steps.iter().filter(|step| step.from > 0.0).map(|step| step.from).collect();
    if labels.is_empty() {
        labels = round_ticks(&(0.0..layout.most), 4);
    }
    for &population in &labels {
        let x = plot.at(population, 0.0).0;
        brush.line((x, base), (x, base + 3.0), Pen::new(Role::RuleStrong, 1.0))?;
        let pen = Pen::new(Role::InkFaint, 0.8).dash(Dash::Dotted);
        if !chart.steps.is_empty() {
            let upper = chart.required(population).map_or(field.y, |height| plot.at(0.0, height).1);
            brush.line((x, upper), (x, base), pen)?;
        }
    }
    let labels = labels
        .into_iter()
        .map(|population| AxisLabel { x: plot.at(population, 0.0).0, text: (chart.population)(population), bold: false })
        .collect();
    for (left, label) in along_axis(labels, small, 0.0, layout.width) {
        brush.text(&label.text, (left, foot), soft)?;
    }
    for &tick in &layout.ticks {
        let words = shorten(&(chart.number)(tick), small, field.x - small * 0.5);
        brush.text(&words, (field.x - small * 0.6, plot.at(0.0, tick).1), soft.ending())?;
    }
    if !layout.ticks.is_empty() {
        brush.text(&shorten(chart.words.unit, small, layout.width), (0.0, small * 0.8), soft)?;
    }
    let words = shorten(chart.words.population, small, layout.width * 0.5);
    brush.text(&words, (field.right(), foot + small * 1.35), soft.ending())
}

/// Draws the steps.
pub(super) fn draw_steps(brush: &Brush, plot: &Plot, chart: &Staircase, layout: &Layout) -> Drawn {
    let mut line = Vec::new();
    for (index, step) in chart.steps.iter().enumerate() {
        let until = chart.steps.get(index + 1).map_or(layout.most, |next| next.from);
        line.push(plot.at(step.from.max(0.0), step.requirement));
        line.push(plot.at(until.max(0.0), step.requirement));
    }
    if line.is_empty() {
        return Ok(());
    }
    brush.path(&line, Pen::new(Role::InkSoft, 1.6 * layout.scale))
}

/// Finds the place of each step's figure, over its beginning; one that would meet another has none.
pub(super) fn place_figures(plot: &Plot, chart: &Staircase, layout: &Layout) -> Vec<(Field, String)> {
    let mut placed: Vec<(Field, String)> = Vec::new();
    for step in chart.steps {
        let (x, y) = plot.at(step.from.max(0.0), step.requirement);
        let words = (chart.number)(step.requirement);
        let wide = text_width(&words, layout.small) * 1.06;
        let field =
            Field { x: (x + 3.0).min(layout.width - wide), y: y - layout.small * 1.25, width: wide, height: layout.small * 1.1 };
        if field.y >= 0.0 && !placed.iter().any(|(other, _)| other.meets(&field)) {
            placed.push((field, words));
        }
    }
    placed
}

/// Writes the figures of the steps, over a little paper, for dots may lie there.
pub(super) fn draw_figures(brush: &Brush, layout: &Layout, figures: &[(Field, String)]) -> Drawn {
    for (field, _) in figures {
        let behind = Field { x: field.x - 1.5, width: field.width + 3.0, ..*field };
        brush.rect(behind, Fill { role: Role::Paper, alpha: 0.8 })?;
    }
    for (field, words) in figures {
        let at = (field.x, field.y + field.height / 2.0);
        brush.text(words, at, Type::new(layout.small, Role::InkSoft).bold())?;
    }
    Ok(())
}
