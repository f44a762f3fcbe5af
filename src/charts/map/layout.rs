//! Where everything on a map goes: the land, its legend beside or above it, tiles and credit below.

use super::super::brush::{Field, Point};
use super::super::drawing::Frame;
use super::super::measure::{text_width, wrap};
use super::super::ticks::small as small_count;
use super::inside::bounds;
use super::project::{Bounds, Degrees, Projection};
use super::{LandShape, Map};

/// The measures of one drawing.
pub(super) struct Layout {
    pub size: f64,
    pub small: f64,
    pub width: f64,
    pub height: f64,
    /// The radius of an area that is a point.
    pub dot: f64,
    /// The rings of each area; none of an area without.
    pub rings: Vec<Vec<Vec<Point>>>,
    /// The points of the areas that are points.
    pub points: Vec<Option<Point>>,
    /// The tiles of the areas that lie nowhere.
    pub tiles: Vec<Option<Field>>,
    /// Where the words above the tiles begin.
    pub tiles_head: Option<Point>,
    /// The points of each border.
    pub lines: Vec<Vec<Point>>,
    /// Where each entry of the legend begins; one more than there are classes where broken borders are explained.
    pub legend: Vec<Point>,
    /// How wide and how tall a swatch is.
    pub swatch: (f64, f64),
    /// The credit, line by line.
    pub credit: Vec<(String, Point)>,
}

impl Layout {
    /// What pointer and keyboard take an area for: its tile, the surroundings of its point, or those of its label.
    pub fn mark(&self, area: usize, label: Option<Point>) -> Field {
        if let Some(tile) = self.tiles.get(area).copied().flatten() {
            return tile;
        }
        let point = self.points.get(area).copied().flatten();
        let middle = || {
            let rings = self.rings.get(area)?;
            super::inside::room(rings, (1.0, 1.0), &[])
                .or_else(|| bounds(rings).map(|field| (field.x + field.width / 2.0, field.y + field.height / 2.0)))
        };
        let (x, y) = point.or(label).or_else(middle).unwrap_or_default();
        let half = self.dot + 1.0;
        Field { x: x - half, y: y - half, width: 2.0 * half, height: 2.0 * half }
    }
}

/// Gives the land what height and width allow.
pub(super) fn lay_out(frame: &Frame, tallest: f64, chart: &Map) -> Layout {
    let (size, small, width) = (frame.ordinary(), frame.small(), frame.across());
    let swatch = (small * 1.5, small * 0.9);
    let entries: Vec<f64> = chart
        .classes
        .iter()
        .map(|class| class.words.as_str())
        .chain((!chart.words.outdated.is_empty()).then_some(chart.words.outdated))
        .map(|words| (swatch.0 + small * 0.5 + text_width(words, small)).min(width))
        .collect();
    let widest = entries.iter().copied().fold(0.0, f64::max);
    let legend_height = small * 1.7;
    // Beside the land where that leaves enough of the width to it; above it, or above the tiles, elsewhere.
    let has_land = chart.areas.iter().any(|area| area.shape != LandShape::Unknown);
    let beside = has_land && widest + size * 2.0 <= width * 0.4;
    let (legend, top) = if beside { (Vec::new(), 2.0) } else { flow(&entries, width, legend_height, small) };
    let mut layout = Layout {
        size,
        small,
        width,
        height: top,
        dot: (size * 0.5).round(),
        rings: vec![Vec::new(); chart.areas.len()],
        points: vec![None; chart.areas.len()],
        tiles: vec![None; chart.areas.len()],
        tiles_head: None,
        lines: Vec::new(),
        legend,
        swatch,
        credit: Vec::new(),
    };
    let room = if beside { width - widest - size * 2.0 } else { width };
    let land = put_land(&mut layout, chart, Field { x: 0.0, y: top, width: room, height: tallest.max(60.0) });
    if let Some(land) = land.filter(|_| beside) {
        let x = (land.right() + size * 2.0).min(width - widest);
        let height = |index: usize| legend_height.mul_add(small_count(index) + 0.5, top + 2.0);
        layout.legend = (0..entries.len()).map(|index| (x, height(index))).collect();
        layout.height = layout.height.max(height(entries.len()));
    }
    put_tiles(&mut layout, chart, has_land);
    if has_land {
        for line in wrap(chart.words.credit, small, width) {
            layout.credit.push((line, (0.0, layout.height + small)));
            layout.height += small * 1.45;
        }
    }
    layout.height += 4.0;
    layout
}

/// Lays entries side by side in as many lines as they need; where each begins, and where the last line ends.
fn flow(entries: &[f64], width: f64, height: f64, size: f64) -> (Vec<Point>, f64) {
    let (mut x, mut y) = (0.0, height / 2.0);
    let mut places = Vec::with_capacity(entries.len());
    for entry in entries {
        if x > 0.0 && x + entry > width {
            (x, y) = (0.0, y + height);
        }
        places.push((x, y));
        x += entry + size * 1.4;
    }
    (places, y + height / 2.0 + 6.0)
}

/// Puts the land into a field, as large as it fits, at its left; what it takes up. The layout grows by its height.
fn put_land(layout: &mut Layout, chart: &Map, field: Field) -> Option<Field> {
    let of_shapes = chart.areas.iter().flat_map(|area| match &area.shape {
        LandShape::Unknown => Vec::new(),
        LandShape::Point(place) => vec![*place],
        LandShape::Rings(rings) => rings.iter().flatten().copied().collect(),
    });
    let world = Bounds::of(of_shapes)?;
    let projection = Projection::of(&world);
    let project = |place: &Degrees| projection.at(*place);
    let rings: Vec<Vec<Vec<Point>>> = chart
        .areas
        .iter()
        .map(|area| match &area.shape {
            LandShape::Rings(rings) => rings.iter().map(|ring| ring.iter().map(project).collect()).collect(),
            _ => Vec::new(),
        })
        .collect();
    let points: Vec<Option<Point>> = chart
        .areas
        .iter()
        .map(|area| match &area.shape {
            LandShape::Point(place) => Some(project(place)).filter(|(x, y)| x.is_finite() && y.is_finite()),
            _ => None,
        })
        .collect();
    let all: Vec<Vec<Point>> = vec![rings.iter().flatten().flatten().copied().chain(points.iter().flatten().copied()).collect()];
    // A single point has no size; it lies in the middle of a small field.
    let around = bounds(&all).filter(|around| around.width.max(around.height) > 0.0);
    let margin = layout.dot + 3.0;
    let (inner_width, inner_height) = ((field.width - 2.0 * margin).max(10.0), (field.height - 2.0 * margin).max(10.0));
    let scale = around.map_or(1.0, |around| (inner_width / around.width.max(1e-12)).min(inner_height / around.height.max(1e-12)));
    let (left, up) = around.map_or_else(|| all[0].first().copied().unwrap_or_default(), |around| (around.x, around.bottom()));
    let (wide, tall) = around.map_or((40.0, 40.0), |around| (around.width * scale, around.height * scale));
    let taken = Field { x: field.x, y: field.y, width: wide + 2.0 * margin, height: tall + 2.0 * margin };
    // Up on the globe is down in a drawing.
    let put = |(x, y): &Point| ((x - left).mul_add(scale, taken.x + margin), (up - y).mul_add(scale, taken.y + margin));
    layout.rings = rings.iter().map(|rings| rings.iter().map(|ring| ring.iter().map(put).collect()).collect()).collect();
    layout.points = points.iter().map(|point| point.as_ref().map(put)).collect();
    layout.lines = chart.lines.iter().map(|line| line.places.iter().map(|place| put(&projection.at(*place))).collect()).collect();
    layout.height = taken.bottom();
    Some(taken)
}

/// Puts tiles below what there is, in rows of equal ones.
fn put_tiles(layout: &mut Layout, chart: &Map, headed: bool) {
    let homeless = || chart.areas.iter().enumerate().filter(|(_, area)| area.shape == LandShape::Unknown);
    if homeless().next().is_none() {
        return;
    }
    if headed {
        layout.tiles_head = Some((0.0, layout.height + layout.small));
        layout.height += layout.small * 2.0;
    }
    let names = homeless().filter_map(|(_, area)| area.names.first());
    let widest = names.map(|name| text_width(name, layout.size)).fold(0.0, f64::max);
    let width = layout.width - 1.0;
    let (gap, tall) = (4.0, (layout.size * 3.1).round());
    let wish = (widest + layout.size * 1.2).clamp(layout.size * 5.0, layout.size * 13.0);
    let columns = ((width + gap) / (wish + gap)).floor().max(1.0);
    let wide = ((width + gap) / columns - gap).min(wish * 1.5).floor();
    let (mut x, mut y) = (0.5, layout.height + 0.5);
    for (index, _) in homeless() {
        if x > 1.0 && x + wide > width + 0.5 {
            (x, y) = (0.5, y + tall + gap);
        }
        layout.tiles[index] = Some(Field { x, y, width: wide, height: tall });
        x += wide + gap;
    }
    layout.height = y + tall + 6.0;
}
