//! Areas where they lie, each filled by its class; areas whose outline is not known as tiles below.

mod inside;
mod labels;
mod layout;
mod project;
#[cfg(test)]
mod tests;

pub(crate) use inside::contains;
pub use project::Degrees;

use super::brush::{Brush, Drawn, Field, Type, paint};
use super::drawing::{Drawing, Frame, Mark, MarkKey};
use super::measure::shorten;
use super::role::{Dash, Fill, Pen, Role};
use layout::{Layout, lay_out};

/// One area of a map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Land {
    /// What it may be called on the map, the best name first; the last is the shortest.
    pub names: Vec<String>,
    /// A figure below the name, where there is room for both.
    pub figure: String,
    /// Its class, by its place in the list of classes.
    pub class: usize,
    /// Where it lies.
    pub shape: LandShape,
    /// The sentence of its tooltip.
    pub tip: String,
}

/// Where an area lies.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum LandShape {
    /// No outline is known: drawn as a tile.
    #[default]
    Unknown,
    /// About here.
    Point(Degrees),
    /// Within these rings, which have the area to their left; borders within it are among them, once each way.
    Rings(Vec<Vec<Degrees>>),
}

/// A border.
#[derive(Debug, Clone, PartialEq)]
pub struct LandLine {
    /// The places it goes through.
    pub places: Vec<Degrees>,
    /// How it is drawn.
    pub weight: LandWeight,
}

/// How a border is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LandWeight {
    /// Between two areas that belong to the same one above.
    Inner,
    /// Between two areas that do not.
    Outer,
    /// It has changed since.
    Outdated,
}

/// What areas of a class have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct LandClass {
    /// How they are filled.
    pub fill: LandFill,
    /// What the legend says of them.
    pub words: String,
}

/// How a class is filled; no two look alike without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LandFill {
    /// The worst of three.
    Deep,
    /// The middle of three.
    Middle,
    /// The mildest of three.
    Light,
    /// On the way.
    OnTrack,
    /// Met.
    Met,
    /// Unknown.
    Unknown,
    /// Not part of the statement: left blank.
    Blank,
}

impl LandFill {
    /// Returns what fills the class.
    const fn fill(self) -> Fill {
        match self {
            Self::Deep => Fill { role: Role::Short, alpha: 0.72 },
            Self::Middle => Fill { role: Role::Short, alpha: 0.38 },
            Self::Light => Fill { role: Role::Short, alpha: 0.13 },
            Self::OnTrack => Fill::new(Role::Lines),
            Self::Met => Fill::new(Role::Dots),
            Self::Unknown => Fill::new(Role::Hatch),
            Self::Blank => Fill { role: Role::Card, alpha: 1.0 },
        }
    }

    /// Says whether letters on it need paper behind them.
    const fn is_busy(self) -> bool {
        matches!(self, Self::Unknown | Self::Met | Self::OnTrack)
    }
}

/// The words on a map.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct LandWords<'a> {
    /// Heads the tiles of areas whose outline is not known, where others are.
    pub unlocated: &'a str,
    /// Says in the legend what a broken border is; empty where there is none.
    pub outdated: &'a str,
    /// Whose the outlines are, in one or more sentences; empty where there are none.
    pub credit: &'a str,
}

/// A map's data.
pub struct Map<'a> {
    /// The areas, in reading order.
    pub areas: &'a [Land],
    /// The borders.
    pub lines: &'a [LandLine],
    /// The classes, in the order of the legend.
    pub classes: &'a [LandClass],
    /// The area that is picked out, if any.
    pub selected: Option<usize>,
    /// The words on it.
    pub words: LandWords<'a>,
}

/// Draws a map no taller than `height` without its legend and tiles.
///
/// There is one mark an area, in order; the column is 0.
#[must_use]
pub fn map(frame: &Frame, height: f64, chart: &Map) -> Drawing {
    let layout = lay_out(frame, height, chart);
    let labels = labels::place(&layout, chart);
    let mut drawing = paint(frame, layout.width, layout.height, |brush, marks| {
        draw_land(brush, chart, &layout)?;
        draw_tiles(brush, chart, &layout)?;
        draw_selected(brush, chart, &layout)?;
        for label in &labels {
            label.draw(brush, &layout)?;
        }
        draw_legend(brush, chart, &layout)?;
        draw_credit(brush, &layout)?;
        marks.extend(chart.areas.iter().enumerate().map(|(index, area)| {
            let field = layout.mark(index, labels.iter().find(|label| label.area == index).map(|label| label.middle));
            Mark {
                x: field.x,
                y: field.y,
                width: field.width,
                height: field.height,
                key: MarkKey::new(index, 0),
                label: area.tip.clone(),
            }
        }));
        Ok(())
    });
    drawing.shapes = layout.rings;
    drawing
}

fn fill_of(chart: &Map, area: &Land) -> LandFill {
    chart.classes.get(area.class).map_or(LandFill::Unknown, |class| class.fill)
}

/// Fills the areas, class by class, so that each class is one element of the page; then the borders over them, the points over these.
fn draw_land(brush: &Brush, chart: &Map, layout: &Layout) -> Drawn {
    for class in chart.classes {
        for (area, rings) in chart.areas.iter().zip(&layout.rings) {
            if fill_of(chart, area) == class.fill {
                for ring in rings {
                    brush.shape(ring, class.fill.fill())?;
                }
            }
        }
    }
    let pens = [
        (LandWeight::Inner, Pen::new(Role::InkFaint, 0.6)),
        (LandWeight::Outer, Pen::new(Role::InkSoft, 1.2)),
        (LandWeight::Outdated, Pen::new(Role::Ink, 1.2).dash(Dash::Dashed)),
    ];
    for (weight, pen) in pens {
        for (line, points) in chart.lines.iter().zip(&layout.lines) {
            if line.weight == weight {
                brush.path(points, pen)?;
            }
        }
    }
    for (area, point) in chart.areas.iter().zip(&layout.points) {
        if let Some(point) = point {
            // Paper first: what lies around it is another area's.
            brush.disc(*point, layout.dot, Fill::new(Role::Paper))?;
            brush.disc(*point, layout.dot, fill_of(chart, area).fill())?;
            brush.ring(*point, layout.dot, Pen::new(Role::Ink, 1.0))?;
        }
    }
    Ok(())
}

/// Draws a tile for each area that lies nowhere.
fn draw_tiles(brush: &Brush, chart: &Map, layout: &Layout) -> Drawn {
    let tiles = || chart.areas.iter().zip(&layout.tiles).filter_map(|(area, tile)| Some((area, (*tile)?)));
    for (area, tile) in tiles() {
        brush.rect(tile, fill_of(chart, area).fill())?;
    }
    for (_, tile) in tiles() {
        brush.outline(tile, Pen::new(Role::InkFaint, 0.6))?;
    }
    if let Some(at) = layout.tiles_head {
        brush.text(chart.words.unlocated, at, Type::new(layout.small, Role::InkSoft))?;
    }
    Ok(())
}

/// Outlines the picked area.
fn draw_selected(brush: &Brush, chart: &Map, layout: &Layout) -> Drawn {
    let Some(selected) = chart.selected else { return Ok(()) };
    let pen = Pen::new(Role::Ink, 2.2);
    for ring in layout.rings.get(selected).into_iter().flatten() {
        let closed: Vec<_> = ring.iter().chain(ring.first()).copied().collect();
        brush.path(&closed, pen)?;
    }
    if let Some(point) = layout.points.get(selected).copied().flatten() {
        brush.ring(point, layout.dot + 2.5, pen)?;
    }
    if let Some(tile) = layout.tiles.get(selected).copied().flatten() {
        brush.outline(tile, pen)?;
    }
    Ok(())
}

/// Draws a swatch and the words of each class, and of broken borders.
fn draw_legend(brush: &Brush, chart: &Map, layout: &Layout) -> Drawn {
    let words = Type::new(layout.small, Role::InkSoft);
    for (class, at) in chart.classes.iter().zip(&layout.legend) {
        let (wide, tall) = layout.swatch;
        let swatch = Field { x: at.0, y: at.1 - tall / 2.0, width: wide, height: tall };
        brush.rect(swatch, class.fill.fill())?;
        brush.outline(swatch, Pen::new(Role::InkFaint, 0.6))?;
        let room = layout.width - at.0 - wide - layout.small * 0.6;
        brush.text(&shorten(&class.words, layout.small, room), (at.0 + wide + layout.small * 0.5, at.1), words)?;
    }
    if let Some(&(x, y)) = layout.legend.get(chart.classes.len()) {
        let wide = layout.swatch.0;
        brush.line((x, y), (x + wide, y), Pen::new(Role::Ink, 1.2).dash(Dash::Dashed))?;
        let room = layout.width - x - wide - layout.small * 0.6;
        brush.text(&shorten(chart.words.outdated, layout.small, room), (x + wide + layout.small * 0.5, y), words)?;
    }
    Ok(())
}

/// Says whose the outlines are.
fn draw_credit(brush: &Brush, layout: &Layout) -> Drawn {
    for (line, at) in &layout.credit {
        brush.text(line, *at, Type::new(layout.small, Role::InkSoft))?;
    }
    Ok(())
}
