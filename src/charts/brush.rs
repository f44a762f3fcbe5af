//! Drawing in pixels and roles, over plotters.

use std::convert::Infallible;
use std::fmt::Write as _;
use std::ops::Range;

use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::DrawingAreaErrorKind;
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::prelude::{DrawingArea, IntoDrawingArea};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, FontTransform, TextStyle};

use super::drawing::{Drawing, Frame, Mark};
use super::role::{Dash, Fill, Pen, Role};
use super::sheet::Sheet;
use super::units::{to_pixels, to_units};

/// What a drawing step returns. A sheet never refuses, so it ends a chart early at worst.
pub(crate) type Drawn = Result<(), DrawingAreaErrorKind<Infallible>>;

/// A point in pixels, from the top left.
pub(crate) type Point = (f64, f64);

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Field {
    /// The left edge.
    pub x: f64,
    /// The top edge.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How tall it is.
    pub height: f64,
}

impl Field {
    /// Returns the right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Returns the bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Says whether two rectangles share any area.
    pub fn meets(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}

/// How a text is set.
#[derive(Clone, Copy)]
pub(crate) struct Type {
    /// Its size in pixels.
    pub size: f64,
    /// Its colour.
    pub role: Role,
    /// Whether it is set in semibold.
    pub bold: bool,
    /// Which side of it stands at the given point.
    pub side: HPos,
    /// Which height of it stands at the given point.
    pub level: VPos,
    /// Whether it reads upwards.
    pub upward: bool,
}

impl Type {
    /// Returns text that begins at its point, centred on the height.
    pub const fn new(size: f64, role: Role) -> Self {
        Self { size, role, bold: false, side: HPos::Left, level: VPos::Center, upward: false }
    }

    /// Returns the same, in semibold.
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// Returns the same, ending at its point.
    pub const fn ending(self) -> Self {
        Self { side: HPos::Right, ..self }
    }

    /// Returns the same, centred on its point.
    pub const fn centred(self) -> Self {
        Self { side: HPos::Center, ..self }
    }

    /// Returns the same, reading upwards.
    pub const fn upward(self) -> Self {
        Self { upward: true, ..self }
    }
}

/// Draws on one sheet.
pub(crate) struct Brush<'text> {
    area: DrawingArea<Sheet<'text>, Shift>,
}

impl<'text> Brush<'text> {
    /// Draws a straight line.
    pub fn line(&self, from: Point, to: Point, pen: Pen) -> Drawn {
        self.path(&[from, to], pen)
    }

    /// Draws a line through points.
    pub fn path(&self, points: &[Point], pen: Pen) -> Drawn {
        let points: Vec<_> = points.iter().copied().map(units).collect();
        self.area.draw(&PathElement::new(points, pen.style()))
    }

    /// Fills a rectangle.
    pub fn rect(&self, field: Field, fill: Fill) -> Drawn {
        let corners = [units((field.x, field.y)), units((field.right(), field.bottom()))];
        self.area.draw(&Rectangle::new(corners, fill.style()))
    }

    /// Outlines a rectangle.
    pub fn outline(&self, field: Field, pen: Pen) -> Drawn {
        let corners = [units((field.x, field.y)), units((field.right(), field.bottom()))];
        self.area.draw(&Rectangle::new(corners, pen.style()))
    }

    /// Fills a shape.
    pub fn shape(&self, points: &[Point], fill: Fill) -> Drawn {
        let points: Vec<_> = points.iter().copied().map(units).collect();
        self.area.draw(&Polygon::new(points, fill.style()))
    }

    /// Draws a disc.
    pub fn disc(&self, centre: Point, radius: f64, fill: Fill) -> Drawn {
        self.area.draw(&Circle::new(units(centre), to_units(radius), fill.style()))
    }

    /// Draws a ring.
    pub fn ring(&self, centre: Point, radius: f64, pen: Pen) -> Drawn {
        self.area.draw(&Circle::new(units(centre), to_units(radius), pen.style()))
    }

    /// Sets a text.
    pub fn text(&self, text: &str, at: Point, kind: Type) -> Drawn {
        let weight = if kind.bold { FontStyle::Bold } else { FontStyle::Normal };
        let turn = if kind.upward { FontTransform::Rotate270 } else { FontTransform::None };
        let font = FontDesc::new(FontFamily::SansSerif, kind.size, weight).transform(turn);
        let colour = kind.role.carrier(Dash::Solid);
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(kind.side, kind.level));
        self.area.draw(&Text::new(text, units(at), style))
    }

    /// Lays data coordinates over a rectangle. Empty ranges are widened, so every figure has a place.
    pub fn plot(&self, x: Range<f64>, y: Range<f64>, field: Field) -> Plot {
        let (left, top) = units((field.x, field.y));
        let (right, bottom) = units((field.right(), field.bottom()));
        Plot { coordinates: Cartesian2d::new(widen(x), widen(y), (left..right, bottom..top)) }
    }
}

/// Data coordinates over a part of the sheet.
pub(crate) struct Plot {
    coordinates: Cartesian2d<RangedCoordf64, RangedCoordf64>,
}

impl Plot {
    /// Returns the pixels where a pair of figures lies.
    pub fn at(&self, x: f64, y: f64) -> Point {
        use plotters::coord::CoordTranslate;
        let (x, y) = self.coordinates.translate(&(x, y));
        (to_pixels(x), to_pixels(y))
    }
}

/// Widens a range that holds a single figure, or none.
fn widen(range: Range<f64>) -> Range<f64> {
    if !(range.start.is_finite() && range.end.is_finite()) {
        return 0.0..1.0;
    }
    if range.end > range.start {
        return range;
    }
    let room = (range.start.abs() * 0.1).max(1.0);
    range.start - room..range.start + room
}

/// Turns a point into the sheet's units.
fn units((x, y): Point) -> (i32, i32) {
    (to_units(x), to_units(y))
}

/// Draws a sheet and wraps it up with its marks.
pub(crate) fn paint(frame: &Frame, width: f64, height: f64, draw: impl FnOnce(&Brush, &mut Vec<Mark>) -> Drawn) -> Drawing {
    let (width, height) = (width.ceil(), height.ceil());
    let id = frame.safe_id();
    let mut body = String::new();
    let mut marks = Vec::new();
    {
        let brush = Brush { area: Sheet::new(&mut body, width, height, &id).into_drawing_area() };
        // A sheet of text refuses nothing (its error type has no values), so there is none to show.
        let _ = draw(&brush, &mut marks);
        let _ = brush.area.present();
    }
    let mut svg = String::with_capacity(body.len() + 512);
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" stroke-linejoin=\"round\">"
    );
    for (role, tile) in Role::PATTERNS {
        let name = role.pattern().unwrap_or_default();
        if body.contains(&format!("url(#{id}-{name})")) {
            let _ = write!(svg, "<defs><pattern id=\"{id}-{name}\" {tile}</pattern></defs>");
        }
    }
    svg.push('\n');
    svg.push_str(&body);
    svg.push_str("</svg>");
    Drawing { svg, marks, width, height, shapes: Vec::new() }
}
