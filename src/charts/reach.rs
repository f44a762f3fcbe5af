//! Which mark the pointer is on, and which one an arrow key leads to.

use super::drawing::{Drawing, Mark};

/// A direction to move the keyboard's place in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// Towards the left edge.
    Left,
    /// Towards the right edge.
    Right,
    /// Towards the top.
    Up,
    /// Towards the bottom.
    Down,
}

impl Drawing {
    /// Returns the place in [`Drawing::marks`] of the mark at a point of the drawing.
    ///
    /// The smallest mark that holds the point wins, for a dot may lie within a band. Beside all of
    /// them, the nearest within `slack` pixels is taken, so that a small dot is easily hit.
    #[must_use]
    pub fn mark_at(&self, x: f64, y: f64, slack: f64) -> Option<usize> {
        let holding = self
            .marks
            .iter()
            .enumerate()
            .filter(|(index, mark)| match self.shape(*index) {
                Some(rings) => super::map::contains(rings, (x, y)),
                None => mark.contains(x, y),
            })
            .min_by(|(_, a), (_, b)| rank(a, x, y).total_cmp(&rank(b, x, y)));
        if let Some((index, _)) = holding {
            return Some(index);
        }
        self.marks
            .iter()
            .enumerate()
            .map(|(index, mark)| (index, distance(mark, x, y)))
            .filter(|(_, far)| *far <= slack)
            .min_by(|(_, a), (_, b)| a.total_cmp(b))
            .map(|(index, _)| index)
    }

    /// Returns the place of the mark next to one, in a direction; `None` at the edge.
    ///
    /// Straight ahead counts more than near: in a grid an arrow keeps its row or column. On a map nothing stands in rows.
    #[must_use]
    pub fn neighbour(&self, from: usize, heading: Heading) -> Option<usize> {
        let (x, y) = self.marks.get(from)?.centre();
        let slant: f64 = if self.shapes.iter().any(|rings| !rings.is_empty()) { 2.0 } else { 3.0 };
        self.marks
            .iter()
            .enumerate()
            .filter(|(index, _)| *index != from)
            .filter_map(|(index, mark)| {
                let (mark_x, mark_y) = mark.centre();
                let (ahead, aside) = match heading {
                    Heading::Left => (x - mark_x, mark_y - y),
                    Heading::Right => (mark_x - x, mark_y - y),
                    Heading::Up => (y - mark_y, mark_x - x),
                    Heading::Down => (mark_y - y, mark_x - x),
                };
                // Dots at exactly the same place are told apart by their order, so that each of them
                // can be reached.
                let tied = ahead.abs() < 1e-6 && aside.abs() < 1e-6;
                let onward = match heading {
                    Heading::Right | Heading::Down => index > from,
                    Heading::Left | Heading::Up => index < from,
                };
                if tied && onward {
                    return Some((index, 0.0));
                }
                (ahead > 1e-6).then(|| (index, ahead + slant * aside.abs()))
            })
            .min_by(|(_, a), (_, b)| a.total_cmp(b))
            .map(|(index, _)| index)
    }
}

/// Orders marks that hold a point: small before large, then near before far.
fn rank(mark: &Mark, x: f64, y: f64) -> f64 {
    let (centre_x, centre_y) = mark.centre();
    mark.width * mark.height + (centre_x - x).hypot(centre_y - y) * 0.001
}

/// Returns how far a point lies outside a mark.
fn distance(mark: &Mark, x: f64, y: f64) -> f64 {
    let aside = (mark.x - x).max(x - mark.x - mark.width).max(0.0);
    let above = (mark.y - y).max(y - mark.y - mark.height).max(0.0);
    aside.hypot(above)
}

#[cfg(test)]
mod tests {
    use super::super::drawing::MarkKey;
    use super::*;

    fn grid(rows: usize, cols: usize) -> Drawing {
        let mut drawing = Drawing::default();
        for row in 0..rows {
            for col in 0..cols {
                let (x, y) = (crate::charts::ticks::small(col) * 30.0, crate::charts::ticks::small(row) * 20.0);
                drawing.marks.push(Mark { x, y, width: 30.0, height: 20.0, key: MarkKey::new(row, col), label: String::new() });
            }
        }
        drawing
    }

    #[test]
    fn arrows_keep_their_row_and_column() {
        let drawing = grid(3, 4);
        assert_eq!(drawing.neighbour(0, Heading::Right), Some(1));
        assert_eq!(drawing.neighbour(0, Heading::Down), Some(4));
        assert_eq!(drawing.neighbour(5, Heading::Up), Some(1));
        assert_eq!(drawing.neighbour(5, Heading::Left), Some(4));
        assert_eq!(drawing.neighbour(0, Heading::Up), None);
        assert_eq!(drawing.neighbour(99, Heading::Up), None);
    }

    #[test]
    fn the_pointer_finds_what_it_is_on_or_near() {
        let drawing = grid(2, 2);
        assert_eq!(drawing.mark_at(45.0, 5.0, 0.0), Some(1));
        assert_eq!(drawing.mark_at(63.0, 5.0, 4.0), Some(1));
        assert_eq!(drawing.mark_at(80.0, 5.0, 4.0), None);
    }

    #[test]
    fn dots_on_one_spot_can_all_be_reached() {
        let mut drawing = grid(1, 1);
        let twin = drawing.marks[0].clone();
        drawing.marks.push(twin);
        assert_eq!(drawing.neighbour(0, Heading::Right), Some(1));
        assert_eq!(drawing.neighbour(1, Heading::Left), Some(0));
    }
}
