//! Names and figures on a map: within their own area or not at all, so that none stands for another or covers one.

use super::super::brush::{Brush, Drawn, Field, Point, Type};
use super::super::labels::first_free;
use super::super::measure::{shorten, text_width};
use super::super::role::{Fill, Role};
use super::inside::room;
use super::layout::Layout;
use super::{Land, Map, fill_of};

/// A label that found its place.
pub(super) struct Label {
    /// The area, by its place.
    pub area: usize,
    /// The middle of the label.
    pub middle: Point,
    lines: Vec<(String, f64, bool)>,
    /// The field behind it, where it needs paper.
    paper: Option<Field>,
}

impl Label {
    /// Draws the label.
    pub fn draw(&self, brush: &Brush, layout: &Layout) -> Drawn {
        if let Some(paper) = self.paper {
            brush.rect(paper, Fill { role: Role::Paper, alpha: 0.78 })?;
        }
        let height = line_height(layout);
        let mut y = self.middle.1 - height * (super::super::ticks::small(self.lines.len()) - 1.0) / 2.0;
        for (text, size, bold) in &self.lines {
            let kind = Type { bold: *bold, ..Type::new(*size, Role::Ink).centred() };
            brush.text(text, (self.middle.0, y), kind)?;
            y += height;
        }
        Ok(())
    }
}

fn line_height(layout: &Layout) -> f64 {
    layout.small * 1.25
}

/// Finds places for the labels: points first, whose names stand beside them, then areas.
pub(super) fn place(layout: &Layout, chart: &Map) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    let mut taken: Vec<Field> = Vec::new();
    for point in layout.points.iter().flatten() {
        let half = layout.dot + 2.0;
        taken.push(Field { x: point.0 - half, y: point.1 - half, width: 2.0 * half, height: 2.0 * half });
    }
    for (index, area) in chart.areas.iter().enumerate() {
        let point = layout.points.get(index).copied().flatten();
        let tile = layout.tiles.get(index).copied().flatten();
        let label = match (point, tile) {
            (Some(point), _) => beside(index, area, point, layout, &taken),
            (None, Some(tile)) => on_tile(index, area, tile, layout),
            (None, None) => None,
        };
        if let Some((label, field)) = label {
            taken.push(field);
            labels.push(label);
        }
    }
    for (index, area) in chart.areas.iter().enumerate() {
        let Some(rings) = layout.rings.get(index).filter(|rings| !rings.is_empty()) else { continue };
        let busy = fill_of(chart, area).is_busy();
        let label = ways(area, layout).into_iter().find_map(|lines| {
            let (width, height) = size(&lines, layout);
            let middle = room(rings, (width + 3.0, height + 2.0), &taken)?;
            let field = Field { x: middle.0 - width / 2.0 - 1.5, y: middle.1 - height / 2.0, width: width + 3.0, height };
            Some((Label { area: index, middle, lines, paper: busy.then_some(field) }, field))
        });
        if let Some((label, field)) = label {
            taken.push(field);
            labels.push(label);
        }
    }
    labels
}

/// The ways to write a label, the fullest first.
fn ways(area: &Land, layout: &Layout) -> Vec<Vec<(String, f64, bool)>> {
    let name = |name: &String| (name.clone(), layout.small, false);
    let mut ways = Vec::new();
    if !area.figure.is_empty() {
        ways.extend(area.names.iter().map(|own| vec![name(own), (area.figure.clone(), layout.small, true)]));
    }
    ways.extend(area.names.iter().map(|own| vec![name(own)]));
    ways
}

fn size(lines: &[(String, f64, bool)], layout: &Layout) -> (f64, f64) {
    let width = |(text, size, bold): &(String, f64, bool)| text_width(text, *size) * if *bold { 1.06 } else { 1.0 };
    (lines.iter().map(width).fold(0.0, f64::max), line_height(layout) * super::super::ticks::small(lines.len()))
}

/// The name of an area that is a point, on whichever side of it is free.
fn beside(area: usize, land: &Land, (x, y): Point, layout: &Layout, taken: &[Field]) -> Option<(Label, Field)> {
    let bounds = Field { x: 0.0, y: 0.0, width: layout.width, height: layout.height };
    land.names.iter().find_map(|name| {
        let lines = vec![(name.clone(), layout.small, false)];
        let (width, height) = size(&lines, layout);
        let off = layout.dot + 3.0;
        let sides = [
            (x + off, y - height / 2.0),
            (x - off - width, y - height / 2.0),
            (x - width / 2.0, y - off - height),
            (x - width / 2.0, y + off),
        ];
        let fields = sides.map(|(x, y)| Field { x, y, width, height });
        let field = first_free(&fields, taken, &bounds)?;
        let middle = (field.x + field.width / 2.0, field.y + field.height / 2.0);
        Some((Label { area, middle, lines, paper: Some(field) }, field))
    })
}

/// Name and figure on a tile.
fn on_tile(area: usize, land: &Land, tile: Field, layout: &Layout) -> Option<(Label, Field)> {
    let room = tile.width - layout.size * 0.5;
    let fits = |name: &&String| text_width(name, layout.size) <= room;
    let name = land.names.iter().find(fits).or(land.names.last())?;
    let mut lines = vec![(shorten(name, layout.size, room), layout.size, false)];
    if !land.figure.is_empty() {
        lines.push((shorten(&land.figure, layout.small, room), layout.small, true));
    }
    let middle = (tile.x + tile.width / 2.0, tile.y + tile.height / 2.0);
    let (width, height) = size(&lines, layout);
    let paper = Field { x: middle.0 - width / 2.0 - 1.5, y: middle.1 - height / 2.0, width: width + 3.0, height };
    Some((Label { area, middle, lines, paper: Some(paper) }, tile))
}
