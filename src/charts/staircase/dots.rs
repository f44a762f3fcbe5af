//! The areas among the steps.

use super::super::brush::{Brush, Drawn, Field, Plot, Point, Type};
use super::super::drawing::{Mark, MarkKey};
use super::super::labels::first_free;
use super::super::measure::{shorten, text_width};
use super::super::role::{Dash, Fill, Pen, Role};
use super::super::swarm::spread_dots;
use super::{Layout, Staircase, known};
use permille_engine::in_order::InOrder;

/// How an area's dot looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Short,
    Met,
    Unknown,
}

/// A dot in its place.
struct Dot {
    area: usize,
    look: Look,
    at: Point,
}

/// Draws the dots, then the selected one with its name, and lists the marks.
pub(super) fn draw(
    brush: &Brush,
    plot: &Plot,
    chart: &Staircase,
    layout: &Layout,
    figures: &[(Field, String)],
    marks: &mut Vec<Mark>,
) -> Drawn {
    let many = chart.areas.len() > 400;
    let radius = if many { 1.6 } else { 2.4 } * layout.scale;
    let dots = place(plot, chart, layout, radius);
    let others = || dots.iter().filter(|dot| Some(dot.area) != chart.selected);
    for dot in others().filter(|dot| dot.look == Look::Short) {
        brush.disc(dot.at, radius, Fill { role: Role::Short, alpha: 0.85 })?;
    }
    let thin = 1.1 * layout.scale;
    for dot in others().filter(|dot| dot.look == Look::Met) {
        brush.ring(dot.at, radius - thin / 2.0, Pen::new(Role::Met, thin))?;
    }
    for dot in others().filter(|dot| dot.look == Look::Unknown) {
        brush.disc(dot.at, radius, Fill { role: Role::InkFaint, alpha: 0.85 })?;
    }
    draw_no_data(brush, chart, layout, radius)?;
    super::steps::draw_figures(brush, layout, figures)?;
    let taken: Vec<Field> = figures.iter().map(|(field, _)| *field).collect();
    if let Some(dot) = dots.iter().find(|dot| Some(dot.area) == chart.selected) {
        draw_selected(brush, plot, chart, layout, &taken, dot)?;
    }
    for dot in &dots {
        let reach = radius + 0.5;
        marks.push(Mark {
            x: dot.at.0 - reach,
            y: dot.at.1 - reach,
            width: reach * 2.0,
            height: reach * 2.0,
            key: MarkKey::new(dot.area, 0),
            label: chart.areas.get(dot.area).map_or_else(String::new, |area| area.tip.clone()),
        });
    }
    Ok(())
}

/// Finds a place for every dot: those with a figure among the steps, the others below the axis.
fn place(plot: &Plot, chart: &Staircase, layout: &Layout, radius: f64) -> Vec<Dot> {
    let mut areas: Vec<_> = chart
        .areas
        .iter()
        .enumerate()
        .filter_map(|(index, area)| Some((index, known(area.population)?, known(area.available))))
        .collect();
    areas.put_in_order_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    // The selected dot first: the others make way for it.
    areas.put_in_order_by_key(|area| Some(area.0) != chart.selected);
    let (above, below): (Vec<_>, Vec<_>) = areas.into_iter().partition(|area| area.2.is_some());
    let wanted: Vec<_> = above.iter().map(|area| plot.at(area.1, area.2.unwrap_or_default())).collect();
    let field = layout.field;
    let bounds = Field { width: layout.width - field.x, ..field };
    let reach = radius * 3.5;
    let places = spread_dots(&wanted, radius, reach, reach, bounds);
    let mut dots: Vec<Dot> = above
        .iter()
        .zip(places)
        .map(|(&(area, population, available), at)| {
            let short = available < chart.required(population);
            Dot { area, look: if short { Look::Short } else { Look::Met }, at }
        })
        .collect();
    let strip = layout.unknown;
    let middle = strip.y + strip.height / 2.0;
    let wanted: Vec<_> = below.iter().map(|area| (plot.at(area.1, 0.0).0, middle)).collect();
    let bounds = Field { width: layout.width - strip.x, ..strip };
    let places = spread_dots(&wanted, radius, reach, strip.height, bounds);
    dots.extend(below.iter().zip(places).map(|(&(area, ..), at)| Dot { area, look: Look::Unknown, at }));
    dots.put_in_order_by(|a, b| a.at.0.total_cmp(&b.at.0));
    dots
}

/// Names the row of unknown dots below it: a dot of their kind, and the words.
fn draw_no_data(brush: &Brush, chart: &Staircase, layout: &Layout, radius: f64) -> Drawn {
    let strip = layout.unknown;
    if strip.height <= 0.0 || chart.words.no_data.is_empty() {
        return Ok(());
    }
    let y = layout.foot + layout.small * 1.35;
    let words = shorten(chart.words.no_data, layout.small, strip.width * 0.45);
    brush.disc((strip.x + radius, y), radius, Fill::new(Role::InkFaint))?;
    brush.text(&words, (strip.x + radius * 2.0 + 5.0, y), Type::new(layout.small, Role::InkSoft))
}

/// Draws the selected dot larger, with a line to the axis and its name where there is room.
fn draw_selected(brush: &Brush, plot: &Plot, chart: &Staircase, layout: &Layout, taken: &[Field], dot: &Dot) -> Drawn {
    let Some(area) = chart.areas.get(dot.area) else {
        return Ok(());
    };
    let radius = 4.6 * layout.scale;
    let (x, y) = dot.at;
    let required = known(area.population).and_then(|population| chart.required(population));
    if let Some(required) = required {
        let step = plot.at(0.0, required).1;
        brush.line((x, y), (x, step), Pen::new(Role::Ink, 1.0).dash(Dash::Dotted))?;
    }
    let role = match dot.look {
        Look::Short => Role::Short,
        Look::Met => Role::Met,
        Look::Unknown => Role::InkSoft,
    };
    brush.disc(dot.at, radius + 1.6, Fill::new(Role::Paper))?;
    brush.disc(dot.at, radius, Fill::new(role))?;
    brush.ring(dot.at, radius, Pen::new(Role::Ink, 1.2))?;
    let name = shorten(&area.name, layout.size, layout.width * 0.5);
    let (wide, tall) = (text_width(&name, layout.size) * 1.06, layout.size * 1.2);
    let near = radius + 4.0;
    let field = |x: f64, y: f64| Field { x, y, width: wide, height: tall };
    let candidates = [
        field(x + near, y - tall / 2.0),
        field(x - near - wide, y - tall / 2.0),
        field(x - wide / 2.0, y - near - tall),
        field(x + near, y - near - tall),
        field(x - near - wide, y - near - tall),
        field(x + near, y + near),
        field(x - near - wide, y + near),
        field(x - wide / 2.0, y - near - tall * 2.0),
    ];
    let left = layout.field.x;
    let page = Field { x: left, y: 0.0, width: layout.width - left, height: layout.field.bottom() };
    let field =
        first_free(&candidates, taken, &page).unwrap_or_else(|| field((x + near).min(layout.width - wide), layout.field.y));
    brush.rect(field, Fill { role: Role::Paper, alpha: 0.85 })?;
    let at = (field.x, field.y + field.height / 2.0);
    brush.text(&name, at, Type::new(layout.size, Role::Ink).bold())
}
