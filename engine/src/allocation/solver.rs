//! The one place that asks the solver: a small integer programme with one constraint.
//!
//! The solver calculates in floating point. Its answer is rounded to whole units and is a proposal; whoever asks checks it in integers.
//! The search is limited by its nodes and not by time, so that it ends at the same place on every machine.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolutionStatus, SolveOptions};

use crate::quantity::common_divisor;

/// More variables than this are not tried.
const MOST_VARIABLES: usize = 400;
/// How many branches are looked into.
const MOST_NODES: u64 = 4_000;
/// Beyond this ratio of the largest to the smallest coefficient the solver does not promise to be right.
const WIDEST: i128 = 1_000_000;

/// Maximise Σ values × units under Σ costs × units ≤ budget, each between zero and `most`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Programme {
    /// What a unit of each variable counts.
    pub values: Vec<i128>,
    /// What it costs.
    pub costs: Vec<i128>,
    /// How many there are.
    pub most: Vec<i128>,
    /// What there is to spend.
    pub budget: i128,
}

/// What the solver proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// How much of each variable.
    pub units: Vec<i128>,
    /// Whether it searched everything.
    pub proven: bool,
}

/// The solver's answer; `None` where the programme is not for it, or where it found none.
#[must_use]
pub fn solve(programme: &Programme) -> Option<Answer> {
    let common = programme.costs.iter().fold(0, |common, &cost| common_divisor(common, cost)).max(1);
    let spread = |numbers: &[i128]| Some(numbers.iter().max()? / numbers.iter().min()?.max(&1));
    let is_too_wide = |numbers: &[i128]| spread(numbers).is_none_or(|spread| spread > WIDEST);
    if programme.values.len() > MOST_VARIABLES || is_too_wide(&programme.values) || is_too_wide(&programme.costs) {
        return None;
    }
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let mut variables = Vec::with_capacity(programme.values.len());
    for (&value, &most) in programme.values.iter().zip(&programme.most) {
        variables.push(problem.add_integer_var(fraction(value)?, (0, i32::try_from(most).ok()?)));
    }
    let costs: Option<Vec<f64>> = programme.costs.iter().map(|cost| fraction(cost / common)).collect();
    let row: Vec<_> = variables.iter().copied().zip(costs?).collect();
    problem.add_constraint(&row, ComparisonOp::Le, fraction(programme.budget / common)?);
    let mut options = SolveOptions::default();
    options.node_limit = Some(MOST_NODES);
    let solution = problem.solve_with(options).ok()?.into_solution().ok()?;
    let units = variables.iter().map(|&variable| solution.var_value(variable).round());
    #[expect(clippy::cast_possible_truncation, reason = "within 32 bits, as the variable was declared")]
    let units = units.map(|units| units as i128).collect();
    Some(Answer { units, proven: solution.status() == SolutionStatus::Optimal })
}

/// A whole number as the solver takes it, where that is exact.
#[expect(clippy::cast_precision_loss, reason = "below 2^53 nothing is lost")]
fn fraction(number: i128) -> Option<f64> {
    (number.unsigned_abs() <= 1 << 53).then_some(number as f64)
}
