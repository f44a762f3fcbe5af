//! Where areas lie: which outlines are theirs, and how the borders between them are drawn.

use std::rc::Rc;

use permille_engine::model::Model;
use permille_exchange::maps::{DEGREE, Outline, Outlines, Point};

use crate::charts::{Degrees, LandLine, LandShape, LandWeight};

/// Where some areas lie.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Geography {
    /// Where each of them lies, in their order.
    pub shapes: Vec<LandShape>,
    /// The year whose border each has where it has changed since.
    pub outdated: Vec<Option<u16>>,
    /// The borders.
    pub lines: Vec<LandLine>,
    /// Whose the outlines that ship are, where any of them is drawn.
    pub credit: String,
    /// Whether any of the reader's own is drawn: these are nobody else's.
    pub own: bool,
}

impl Geography {
    /// Whether any of the areas has a place.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.shapes.iter().any(|shape| *shape != LandShape::Unknown)
    }
}

/// Where `areas` lie: each by the first of the outlines that know it, whole; by the last, as far as they do.
#[must_use]
pub fn geography<'a>(model: &Model, areas: &[usize], known: impl Iterator<Item = &'a Rc<Outlines>>) -> Geography {
    let mut land =
        Geography { shapes: vec![LandShape::Unknown; areas.len()], outdated: vec![None; areas.len()], ..Geography::default() };
    let mut known = known.peekable();
    while let Some(outlines) = known.next() {
        let is_last = known.peek().is_none();
        let open = (0..areas.len()).filter(|&place| land.shapes[place] == LandShape::Unknown);
        let open: Vec<usize> = open.filter(|&place| is_last || covers(model, areas[place], outlines)).collect();
        let found = by_outlines(model, &open.iter().map(|&place| areas[place]).collect::<Vec<_>>(), outlines);
        if !found.is_known() {
            continue;
        }
        for (place, (shape, outdated)) in open.into_iter().zip(found.shapes.into_iter().zip(found.outdated)) {
            (land.shapes[place], land.outdated[place]) = (shape, outdated);
        }
        land.lines.extend(found.lines);
        land.own |= found.credit.is_empty();
        if land.credit.is_empty() {
            land.credit = found.credit;
        }
    }
    land
}

/// Whether an area has an outline, or all that lies below it.
fn covers(model: &Model, area: usize, outlines: &Outlines) -> bool {
    let (code, below) = (model.areas()[area].code.as_str(), model.tree().children(area));
    outlines.of(code).is_some() || !below.is_empty() && below.iter().all(|&area| covers(model, area, outlines))
}

/// Where the areas lie by some outlines. An area without an outline of its own is made up of those below it.
fn by_outlines(model: &Model, areas: &[usize], outlines: &Outlines) -> Geography {
    let mut shapes = vec![LandShape::Unknown; areas.len()];
    let mut outdated = vec![None; areas.len()];
    // On whose border each line is: one area, two of them, or twice the same where it lies within one.
    let mut beside: Vec<Vec<usize>> = vec![Vec::new(); outlines.lines.len()];
    for (place, outline) in parts(model, areas, outlines) {
        if model.tree().position(&outline.code.as_str().into()) == areas.get(place).copied() {
            outdated[place] = outline.outdated;
        }
        for ring in outline.polygons.iter().flatten() {
            let points = outlines.places(ring).into_iter().map(degrees).collect();
            match &mut shapes[place] {
                LandShape::Rings(rings) => rings.push(points),
                other => *other = LandShape::Rings(vec![points]),
            }
            for side in ring {
                beside[side.line].push(place);
            }
        }
        if let (LandShape::Unknown, Some(point)) = (&shapes[place], outline.points.first()) {
            shapes[place] = LandShape::Point(degrees(*point));
        }
    }
    let parent = |place: usize| areas.get(place).and_then(|&area| model.tree().upward(area).nth(1));
    let weight = |beside: &[usize]| match *beside {
        [one, other] if one != other => Some(if outdated[one].or(outdated[other]).is_some() {
            LandWeight::Outdated
        } else if parent(one) == parent(other) {
            LandWeight::Inner
        } else {
            LandWeight::Outer
        }),
        [_] => Some(LandWeight::Outer),
        // Within one area, or nobody's.
        _ => None,
    };
    let lines = outlines.lines.iter().zip(&beside).filter_map(|(line, beside)| {
        Some(LandLine { weight: weight(beside)?, places: line.iter().copied().map(degrees).collect() })
    });
    Geography { lines: lines.collect(), shapes, outdated, credit: outlines.credit.clone(), own: false }
}

/// The outlines that make up the areas, each with the place of its area: an area's own, or else the widest ones below it.
fn parts<'a>(model: &Model, areas: &[usize], outlines: &'a Outlines) -> Vec<(usize, &'a Outline)> {
    let tree = model.tree();
    let mut place_of = vec![None; model.areas().len()];
    for (place, &area) in areas.iter().enumerate() {
        if let Some(slot) = place_of.get_mut(area) {
            *slot = Some(place);
        }
    }
    let mut outlined = vec![false; model.areas().len()];
    let positions: Vec<Option<usize>> =
        outlines.areas.iter().map(|outline| tree.position(&outline.code.as_str().into())).collect();
    for position in positions.iter().flatten() {
        outlined[*position] = true;
    }
    let within = positions.iter().zip(&outlines.areas).filter_map(|(position, outline)| {
        let mut upward = tree.upward((*position)?);
        let own = upward.next()?;
        if let Some(place) = place_of[own] {
            return Some((place, outline));
        }
        // Further up, the first of the areas asked for; an outline on the way, or its own, has it covered already.
        for above in upward {
            if outlined[above] {
                return None;
            }
            if let Some(place) = place_of[above] {
                return Some((place, outline));
            }
        }
        None
    });
    within.collect()
}

fn degrees((x, y): Point) -> Degrees {
    (f64::from(x) / DEGREE, f64::from(y) / DEGREE)
}

#[cfg(test)]
mod tests;
