//! The names of the norms over their columns: wrapped where that fits, upright where it does not.

use super::super::brush::{Brush, Drawn, Type};
use super::super::measure::{is_wide, shorten, text_width, wrap};
use super::super::role::Role;
use super::super::ticks::small as count;
use super::Layout;

/// The most lines a name is wrapped into before all names are set upright.
const MOST_LINES: usize = 4;

/// The header, laid out.
pub(super) struct Header {
    /// The lines of each name.
    lines: Vec<Vec<String>>,
    /// Whether the names read upwards.
    upward: bool,
    /// How tall it is.
    pub height: f64,
}

impl Header {
    /// Chooses one way for all names, so that the header reads as one line of things.
    pub fn lay_out(names: &[String], column: f64, size: f64) -> Self {
        let room = column - 6.0;
        let wrapped: Vec<_> = names.iter().map(|name| wrap(name, size, room)).collect();
        let most = wrapped.iter().map(Vec::len).max().unwrap_or(1);
        let fits = wrapped.iter().flatten().all(|line| text_width(line, size) <= room);
        let chinese = names.iter().filter(|name| name.chars().any(is_wide)).count() * 2 >= names.len();
        // Chinese can be wrapped into any width; a tall stack of it still reads better than
        // upright text.
        if fits && most <= if chinese { MOST_LINES * 2 + 1 } else { MOST_LINES } {
            let height = (count(most.max(1)) * size * 1.2 + size * 0.7).ceil();
            return Self { lines: wrapped, upward: false, height };
        }
        Self::upright(names, column, size)
    }

    /// Sets the names upright, in as many lines as a column holds.
    fn upright(names: &[String], column: f64, size: f64) -> Self {
        let tallest = size * 13.0;
        let across = if column >= size * 2.7 { 2 } else { 1 };
        let lines: Vec<Vec<String>> = names
            .iter()
            .map(|name| {
                let mut lines = wrap(name, size, tallest);
                if lines.len() > across {
                    // What does not fit follows the last line, to be cut off there.
                    let rest = lines.split_off(across - 1).join(" ");
                    lines.push(rest);
                }
                lines.iter().map(|line| shorten(line, size, tallest)).collect()
            })
            .collect();
        let longest = lines.iter().flatten().map(|line| text_width(line, size)).fold(0.0, f64::max);
        Self { lines, upward: true, height: (longest + size * 0.9).ceil() }
    }

    /// Draws the names, standing on the body.
    pub fn draw(&self, brush: &Brush, layout: &Layout) -> Drawn {
        let size = layout.small;
        let kind = Type::new(size, Role::InkSoft);
        let pitch = size * 1.2;
        let foot = layout.head - size * 0.45;
        for (col, lines) in self.lines.iter().enumerate() {
            let middle = layout.x(col) + layout.column / 2.0;
            let total = count(lines.len());
            for (index, line) in lines.iter().enumerate() {
                if self.upward {
                    let x = middle + (count(index) - (total - 1.0) / 2.0) * pitch;
                    brush.text(line, (x, foot), kind.upward())?;
                } else {
                    let y = foot - (total - count(index) - 0.5) * pitch;
                    brush.text(line, (middle, y), kind.centred())?;
                }
            }
        }
        Ok(())
    }
}
