//! Outlines of areas for maps: borders shared by two areas are one line, so that they stay one when they are simplified.
//!
//! What ships is a small TopoJSON file ([`mod@file`]), made from GeoJSON by `cargo xtask outlines`: [`simplify`] thins borders out, and
//! [`crossing`] sees that none comes to cross another. A planner's own GeoJSON ([`own`]) is brought into the same form. Places are whole
//! hundred-thousandths of a degree, about a metre, so that two borders are equal or not, and never nearly so.
//!
//! **In:** TopoJSON as it ships, a planner's GeoJSON. **Out:** [`Outlines`], and why a planner's own were not taken.
//!
//! **Invariant:** a border that two areas share is one line, before and after it is thinned out.

pub mod crossing;
mod fault;
pub mod file;
pub mod geojson;
pub mod own;
mod shifted;
pub mod simplify;
pub mod topology;

use permille_engine::year::Year;

pub use fault::OwnProblem;
pub use shifted::{Shift, shifted};

/// Longitude and latitude in hundred-thousandths of a degree.
pub type Point = (i32, i32);

/// How many of the units of a [`Point`] make one degree.
pub const DEGREE: f64 = 100_000.0;

/// Outlines of several areas.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Outlines {
    /// Whose they are, as the licence wants it said.
    pub credit: String,
    /// The lines that make up the outlines, each between two places where more than two areas or lines meet, or closed.
    pub lines: Vec<Vec<Point>>,
    /// The areas.
    pub areas: Vec<Outline>,
}

/// The outline of one area.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Outline {
    /// The area's code.
    pub code: String,
    /// What it is called, for whoever reads the file.
    pub name: String,
    /// The year the outline was true, where it has changed since.
    pub outdated: Option<Year>,
    /// Its polygons, each an outer ring and the holes in it.
    pub polygons: Vec<Vec<Ring>>,
    /// Where it lies, of an area whose outline is not known.
    pub points: Vec<Point>,
}

/// A ring: its sides in order, so that the area is to the left of an outer ring and of a hole alike.
pub type Ring = Vec<Side>;

/// A line as a part of a ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// The line, by its position.
    pub line: usize,
    /// Whether it is gone through from its end to its beginning.
    pub back: bool,
}

impl Outlines {
    /// The places of a ring, the first not repeated at the end.
    #[must_use]
    pub fn places(&self, ring: &Ring) -> Vec<Point> {
        let mut places = Vec::new();
        for side in ring {
            let line = self.lines.get(side.line).map_or(&[][..], Vec::as_slice);
            // The last place of a side is the first of the next.
            let count = line.len().saturating_sub(1);
            if side.back {
                places.extend(line.iter().rev().take(count));
            } else {
                places.extend(line.iter().take(count));
            }
        }
        places
    }

    /// The outline of an area.
    #[must_use]
    pub fn of(&self, code: &str) -> Option<&Outline> {
        self.areas.iter().find(|area| area.code == code)
    }

    /// How many places its lines have.
    #[must_use]
    pub fn size(&self) -> usize {
        self.lines.iter().map(Vec::len).sum()
    }
}

/// Twice the area a ring goes round, positive where it goes counterclockwise.
#[must_use]
pub fn twice_area(ring: &[Point]) -> i128 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(&one, &other)| cross(one, other)).sum()
}

fn cross((a, b): Point, (c, d): Point) -> i128 {
    i128::from(a) * i128::from(d) - i128::from(c) * i128::from(b)
}
