//! What every chart returns: a picture as text, and what in it can be reached.

use std::fmt::Write as _;

/// How large a chart is, how large its type, and what its ids begin with.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Begins the ids inside the drawing; must differ from every other drawing on the page.
    pub id: String,
    /// The pixels across that the page has for the chart.
    pub width: f64,
    /// The size of ordinary text in pixels; never drawn below [`Frame::SMALLEST_TEXT`].
    pub text: f64,
}

impl Frame {
    /// The smallest type a chart uses, in pixels.
    pub const SMALLEST_TEXT: f64 = 11.0;

    /// Returns a frame with 12-pixel text.
    #[must_use]
    pub fn new(id: impl Into<String>, width: f64) -> Self {
        Self { id: id.into(), width, text: 12.0 }
    }

    /// Returns the frame with text of another size: 18 for a slide.
    #[must_use]
    pub fn with_text(self, text: f64) -> Self {
        Self { text, ..self }
    }

    /// Returns the size of ordinary text, within reason.
    pub(crate) fn ordinary(&self) -> f64 {
        if self.text.is_finite() { self.text.clamp(Self::SMALLEST_TEXT, 60.0) } else { 12.0 }
    }

    /// Returns the size of secondary text.
    pub(crate) fn small(&self) -> f64 {
        (self.ordinary() * 0.92).max(Self::SMALLEST_TEXT)
    }

    /// Returns the width, within reason.
    pub(crate) fn across(&self) -> f64 {
        if self.width.is_finite() { self.width.clamp(60.0, 20_000.0) } else { 320.0 }
    }

    /// Returns how much larger than at 12 pixels lines and dots are.
    pub(crate) fn scale(&self) -> f64 {
        (self.ordinary() / 12.0).max(1.0).sqrt()
    }

    /// Returns the id with only the characters an id may have.
    pub(crate) fn safe_id(&self) -> String {
        let kept = self.id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '-' });
        std::iter::once('c').chain(kept).collect()
    }
}

/// Which thing a mark stands for; the chart's own documentation says what row and column mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MarkKey {
    /// The row, from zero.
    pub row: usize,
    /// The column, from zero.
    pub col: usize,
}

impl MarkKey {
    /// Returns the key of a row and a column.
    #[must_use]
    pub const fn new(row: usize, col: usize) -> Self {
        Self { row, col }
    }
}

/// A part of a drawing that pointer and keyboard can reach.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The left edge in the drawing's pixels.
    pub x: f64,
    /// The top edge.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How tall it is.
    pub height: f64,
    /// Which thing it stands for.
    pub key: MarkKey,
    /// The sentence of its tooltip.
    pub label: String,
}

impl Mark {
    /// Returns the middle of the mark.
    #[must_use]
    pub fn centre(&self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Says whether a point lies within the mark.
    #[must_use]
    pub fn contains(&self, x: f64, y: f64) -> bool {
        x >= self.x && x <= self.x + self.width && y >= self.y && y <= self.y + self.height
    }
}

/// A chart, drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    /// A whole `<svg>` element whose colours are custom properties of the page.
    pub svg: String,
    /// What can be reached, in reading order.
    pub marks: Vec<Mark>,
    /// The width in pixels; wider than the frame when the content needs it.
    pub width: f64,
    /// The height in pixels.
    pub height: f64,
    /// The outlines of marks that are no rectangles, as closed rings of points, each at the place of its mark. Where there is one, the
    /// mark's own rectangle is only where its tooltip hangs.
    pub shapes: Vec<Vec<Vec<(f64, f64)>>>,
}

impl Drawing {
    /// Returns the outline of a mark that is no rectangle.
    #[must_use]
    pub fn shape(&self, mark: usize) -> Option<&[Vec<(f64, f64)>]> {
        self.shapes.get(mark).map(Vec::as_slice).filter(|rings| !rings.is_empty())
    }

    /// Returns a path along the outline of a mark that is no rectangle.
    #[must_use]
    pub fn path(&self, mark: usize) -> Option<String> {
        let mut path = String::new();
        for ring in self.shape(mark)? {
            for (index, (x, y)) in ring.iter().enumerate() {
                // Writing to a string cannot fail.
                let _ = write!(path, "{}{x:.1} {y:.1}", if index == 0 { 'M' } else { 'L' });
            }
            path.push('z');
        }
        Some(path)
    }
}
