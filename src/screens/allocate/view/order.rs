//! In which order the receipts are shown.

use permille_engine::in_order::InOrder;
use std::cmp::Ordering;

use super::outcome::Row;

/// A column the receipts can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The rule's order.
    Rank,
    /// The area's name.
    Name,
    /// What is missing before.
    Before,
    /// What it gets.
    Award,
    /// What is still missing.
    After,
    /// Coverage afterwards.
    Coverage,
    /// What it costs.
    Cost,
}

/// A column and a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By which column.
    pub column: Column,
    /// Whether the largest is first.
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { column: Column::Rank, descending: false }
    }
}

impl Sort {
    /// The order after the button of `column` is pressed: its usual direction, then the other one.
    #[must_use]
    pub fn after_press(current: Self, column: Column) -> Self {
        let usual = matches!(column, Column::Before | Column::Award | Column::After | Column::Cost);
        let descending = if current.column == column { !current.descending } else { usual };
        Self { column, descending }
    }
}

/// The places of the rows in order; equals stay in the rule's order.
#[must_use]
pub fn arranged(rows: &[Row], sort: Sort, by_name: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..rows.len()).collect();
    let compare = |one: &Row, other: &Row| match sort.column {
        Column::Rank => one.rank.cmp(&other.rank),
        Column::Name => by_name(one.area, other.area),
        Column::Before => one.gap_before().cmp(&other.gap_before()),
        Column::Award => one.award.cmp(&other.award),
        Column::After => one.gap_after().cmp(&other.gap_after()),
        Column::Coverage => one.coverage().1.cmp(&other.coverage().1),
        Column::Cost => one.cost.cmp(&other.cost),
    };
    places.put_in_order_by(|&one, &other| {
        let order = compare(&rows[one], &rows[other]);
        if sort.descending { order.reverse() } else { order }
    });
    places
}
