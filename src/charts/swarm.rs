//! Dots beside each other instead of on top of each other.

use permille_engine::in_order::InOrder;
use std::collections::HashMap;

use super::brush::{Field, Point};

/// How many places are tried for all dots together.
const MOST_TRIES: usize = 60_000;

/// Moves dots so that none hides another, where there is room: each takes the nearest free place to
/// its own, the earlier dots first. The same dots always come to lie the same way.
///
/// `sideways` bounds how far a dot may move from its true x, since the place says the figure;
/// up and down it may move by `upright`. A dot without a free place stays at its own.
pub(crate) fn spread_dots(wanted: &[Point], radius: f64, sideways: f64, upright: f64, bounds: Field) -> Vec<Point> {
    let mut offsets = offsets(radius, sideways, upright);
    // A nation's dots cannot all be free; past some tries a look costs more than it shows.
    offsets.truncate((MOST_TRIES / wanted.len().max(1)).max(8));
    let mut taken = Taken::new(radius * 2.0);
    wanted
        .iter()
        .map(|&(x, y)| {
            let own = (
                x.clamp(bounds.x + radius, (bounds.right() - radius).max(bounds.x + radius)),
                y.clamp(bounds.y + radius, (bounds.bottom() - radius).max(bounds.y + radius)),
            );
            let free = offsets.iter().map(|(dx, dy)| (own.0 + dx, own.1 + dy)).find(|&(x, y)| {
                x >= bounds.x + radius
                    && x <= bounds.right() - radius
                    && y >= bounds.y + radius
                    && y <= bounds.bottom() - radius
                    && taken.is_free((x, y))
            });
            let place = free.unwrap_or(own);
            taken.add(place);
            place
        })
        .collect()
}

/// Returns the moves to try, the smallest first; a move aside counts as longer than one up or down.
fn offsets(radius: f64, sideways: f64, upright: f64) -> Vec<Point> {
    let step = (radius * 0.7).max(0.5);
    let steps = |reach: f64| {
        let mut figures = vec![0.0];
        let mut far = step;
        while far <= reach + 1e-9 && figures.len() < 81 {
            figures.extend([-far, far]);
            far += step;
        }
        figures
    };
    let ups = steps(upright);
    let mut all: Vec<Point> = steps(sideways).into_iter().flat_map(|dx| ups.iter().map(move |&dy| (dx, dy))).collect();
    let length = |&(dx, dy): &Point| (dx * 2.0).hypot(dy);
    all.put_in_order_by(|a, b| length(a).total_cmp(&length(b)));
    all
}

/// The places taken, in squares of one dot's size, so that only neighbours are compared.
struct Taken {
    apart: f64,
    squares: HashMap<(i64, i64), Vec<Point>>,
}

impl Taken {
    fn new(apart: f64) -> Self {
        Self { apart, squares: HashMap::new() }
    }

    #[expect(clippy::cast_possible_truncation, reason = "pixels of a drawing are small")]
    fn square(&self, (x, y): Point) -> (i64, i64) {
        ((x / self.apart).floor() as i64, (y / self.apart).floor() as i64)
    }

    fn is_free(&self, place: Point) -> bool {
        let (column, row) = self.square(place);
        (-1..=1).all(|dx| {
            (-1..=1).all(|dy| {
                self.squares
                    .get(&(column + dx, row + dy))
                    .is_none_or(|dots| dots.iter().all(|dot| (dot.0 - place.0).hypot(dot.1 - place.1) >= self.apart - 1e-6))
            })
        })
    }

    fn add(&mut self, place: Point) {
        let square = self.square(place);
        self.squares.entry(square).or_default().push(place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Field = Field { x: 0.0, y: 0.0, width: 300.0, height: 100.0 };

    #[test]
    fn no_dot_hides_another() {
        let wanted: Vec<_> = (0..100).map(|i| (f64::from(i % 7) * 40.0 + 5.0, 50.0)).collect();
        let placed = spread_dots(&wanted, 2.5, 4.0, 60.0, BOUNDS);
        for (index, a) in placed.iter().enumerate() {
            for b in &placed[index + 1..] {
                assert!((a.0 - b.0).hypot(a.1 - b.1) >= 5.0 - 1e-6, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn a_lone_dot_stays_and_all_dots_stay_within() {
        assert_eq!(spread_dots(&[(40.0, 40.0)], 3.0, 4.0, 40.0, BOUNDS), [(40.0, 40.0)]);
        for place in spread_dots(&[(0.0, 0.0), (300.0, 100.0), (900.0, -4.0)], 3.0, 4.0, 40.0, BOUNDS) {
            assert!(place.0 >= 3.0 && place.0 <= 297.0 && place.1 >= 3.0 && place.1 <= 97.0);
        }
    }

    #[test]
    fn it_is_the_same_every_time() {
        let wanted: Vec<_> = (0..500).map(|i| (f64::from(i * 37 % 290), f64::from(i * 13 % 90))).collect();
        let once = spread_dots(&wanted, 2.0, 4.0, 30.0, BOUNDS);
        assert_eq!(once, spread_dots(&wanted, 2.0, 4.0, 30.0, BOUNDS));
    }
}
