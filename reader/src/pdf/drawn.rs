//! Lines and thin boxes that a page draws: what parts the cells of a table.

/// A matrix as PDF writes it.
pub(super) type Matrix = [f32; 6];

pub(super) const SAME: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// What comes of one matrix and then another.
pub(super) fn then(one: Matrix, other: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = one;
    let [g, h, i, j, k, l] = other;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

/// A line that is drawn across or up the page, or the thin box that stands for one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    /// Its left and its right end.
    pub(super) across: (f32, f32),
    /// Its lower and its upper end.
    pub(super) upward: (f32, f32),
}

/// Lines and boxes that are drawn, or filled, or neither: it is said behind them.
#[derive(Debug, Default)]
pub(super) struct Path {
    at: (f32, f32),
    lines: Vec<Rule>,
    boxes: Vec<Rule>,
}

impl Path {
    /// Goes to a place, drawing a line or not.
    pub(super) fn go(&mut self, to: (f32, f32), page: Matrix, drawn: bool) {
        let to = placed(to, page);
        if drawn {
            self.lines.push(between(self.at, to));
        }
        self.at = to;
    }

    /// Draws a box.
    pub(super) fn draw_box(&mut self, [x, y, wide, high]: [f32; 4], page: Matrix) {
        self.boxes.push(between(placed((x, y), page), placed((x + wide, y + high), page)));
    }
}

impl Path {
    /// What is drawn; of boxes that are filled alone, the thin ones.
    pub(super) fn painted(&self, stroked: bool) -> Vec<Rule> {
        let sides = self.boxes.iter().flat_map(|one| match (one.is_line(), stroked) {
            (true, _) => vec![*one],
            (false, true) => one.sides().to_vec(),
            (false, false) => Vec::new(),
        });
        let lines = self.lines.iter().filter(|_| stroked).copied();
        sides.chain(lines).filter(Rule::is_line).collect()
    }
}

fn placed((x, y): (f32, f32), [a, b, c, d, e, f]: Matrix) -> (f32, f32) {
    (a * x + c * y + e, b * x + d * y + f)
}

fn between(one: (f32, f32), other: (f32, f32)) -> Rule {
    Rule { across: (one.0.min(other.0), one.0.max(other.0)), upward: (one.1.min(other.1), one.1.max(other.1)) }
}

impl Rule {
    /// Whether it is as thin as a line, and longer than a letter.
    fn is_line(&self) -> bool {
        const THIN: f32 = 3.0;
        const SHORT: f32 = 8.0;
        let (wide, high) = (self.across.1 - self.across.0, self.upward.1 - self.upward.0);
        wide < THIN && high > SHORT || high < THIN && wide > SHORT
    }

    /// The four sides of a box.
    fn sides(&self) -> [Self; 4] {
        let ((left, right), (low, high)) = (self.across, self.upward);
        [
            Self { across: (left, left), ..*self },
            Self { across: (right, right), ..*self },
            Self { upward: (low, low), ..*self },
            Self { upward: (high, high), ..*self },
        ]
    }
}
