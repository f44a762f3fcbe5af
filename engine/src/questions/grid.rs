//! Two levers at once: a result for every pair of values, and where it turns from short to met.

use crate::id::AreaCode;
use crate::model::Model;
use crate::placed::put;
use crate::quantity::Quantity;
use crate::scenario::{Lever, Scenario};

use super::outcome::{Condition, Outcome, Subject, Verdict};

/// One lever with the values it is tried at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// The lever.
    pub lever: Lever,
    /// The area it is moved for; everywhere where absent.
    pub area: Option<AreaCode>,
    /// The values, ascending.
    pub values: Vec<Quantity>,
}

/// One pair of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The result; unknown where absent.
    pub result: Option<Quantity>,
    /// Whether the condition holds.
    pub verdict: Verdict,
}

/// A result for every pair of values of two levers, worked out a few at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    across: Axis,
    down: Axis,
    subject: Subject,
    outcome: Outcome,
    condition: Condition,
    /// Row by row; those still to be worked out are not there yet.
    points: Vec<Point>,
}

impl Grid {
    /// A grid with nothing worked out yet.
    #[must_use]
    pub const fn new(across: Axis, down: Axis, subject: Subject, outcome: Outcome, condition: Condition) -> Self {
        Self { across, down, subject, outcome, condition, points: Vec::new() }
    }

    /// The lever whose values stand side by side.
    #[must_use]
    pub const fn across(&self) -> &Axis {
        &self.across
    }

    /// The lever whose values stand one below the other.
    #[must_use]
    pub const fn down(&self) -> &Axis {
        &self.down
    }

    /// How many pairs there are.
    #[must_use]
    pub fn size(&self) -> usize {
        self.across.values.len() * self.down.values.len()
    }

    /// How many of them are worked out.
    #[must_use]
    pub fn done(&self) -> usize {
        self.points.len()
    }

    /// Whether all are.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.done() >= self.size()
    }

    /// The point of a row and a column, once it is worked out.
    #[must_use]
    pub fn point(&self, row: usize, column: usize) -> Option<Point> {
        let columns = self.across.values.len();
        (column < columns).then(|| self.points.get(row * columns + column).copied()).flatten()
    }

    /// Works out the next `count` points.
    pub fn advance(&mut self, model: &Model, scenario: &Scenario, count: usize) {
        for _ in 0..count {
            let columns = self.across.values.len();
            let at = self.points.len();
            let (Some(&across), Some(&down)) = (
                at.checked_rem(columns).and_then(|at| self.across.values.get(at)),
                at.checked_div(columns).and_then(|at| self.down.values.get(at)),
            ) else {
                return;
            };
            let moved = put(model, scenario, &self.across.lever, self.across.area.as_ref(), across);
            let moved = put(model, &moved, &self.down.lever, self.down.area.as_ref(), down);
            let point = match super::ask(model, &moved, self.subject.norm) {
                Some(figures) => Point {
                    result: self.outcome.read(model, &figures, self.subject),
                    verdict: self.condition.judge(model, &figures, self.subject),
                },
                None => Point { result: None, verdict: Verdict::Unknown },
            };
            self.points.push(point);
        }
    }

    /// Where a row turns: the columns whose verdict differs from the one before. Unknown turns nothing.
    #[must_use]
    pub fn turns(&self, row: usize) -> Vec<usize> {
        let verdict = |column: usize| self.point(row, column).map(|point| point.verdict);
        let turned = |column: &usize| {
            let known = |at: usize| verdict(at).filter(|verdict| *verdict != Verdict::Unknown);
            known(*column - 1).zip(known(*column)).is_some_and(|(before, here)| before != here)
        };
        (1..self.across.values.len()).filter(turned).collect()
    }

    /// How many points hold, fail and are unknown, in that order.
    #[must_use]
    pub fn counts(&self) -> (usize, usize, usize) {
        let of = |verdict: Verdict| self.points.iter().filter(|point| point.verdict == verdict).count();
        (of(Verdict::Holds), of(Verdict::Fails), of(Verdict::Unknown))
    }
}
