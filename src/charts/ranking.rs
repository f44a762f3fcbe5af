//! Areas in order of their gap: figures in columns and a bar for each.

#[cfg(test)]
mod tests;

use super::Format;
use super::bar_rows::{BarRow, BarRows, Sense, Written, bar_rows, known};
use super::drawing::{Drawing, Frame};
use super::role::Role;

/// One area of a ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct RankingRow {
    /// The area's name.
    pub name: String,
    /// What is required of it, if known.
    pub requirement: Option<f64>,
    /// What it has, if known.
    pub available: Option<f64>,
    /// Requirement − available, if known: positive is a shortfall, negative a surplus.
    pub gap: Option<f64>,
    /// The sentence of its tooltip.
    pub tip: String,
}

/// The words on a ranking; the headings may be empty, and then there is no line of headings.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct RankingWords<'a> {
    /// Heads the column of the requirement.
    pub requirement: &'a str,
    /// Heads the column of what there is.
    pub available: &'a str,
    /// Heads the column of the gap.
    pub gap: &'a str,
    /// Stands for an unknown figure ("—" or "无数据").
    pub no_data: &'a str,
}

/// A ranking's data.
pub struct Ranking<'a> {
    /// The areas, in the order they are shown in.
    pub rows: &'a [RankingRow],
    /// The row that is picked out, if any.
    pub selected: Option<usize>,
    /// The words on it.
    pub words: RankingWords<'a>,
    /// How a requirement and a stock are written.
    pub number: Format<'a>,
    /// How a gap is written, from requirement − available: "短缺 3,751", "富余 68".
    pub gap: Format<'a>,
}

/// Draws a ranking: a thick bar leftwards for a shortfall, a thin one rightwards for a surplus; as tall as its rows need.
///
/// There is one mark a row, in order; the column is 0.
#[must_use]
pub fn ranking(frame: &Frame, chart: &Ranking) -> Drawing {
    let written = |figure: Option<f64>, role: Role, format: Format| match known(figure) {
        Some(figure) => Written { text: format(figure), role },
        None => Written { text: chart.words.no_data.to_owned(), role: Role::InkSoft },
    };
    let rows = chart.rows.iter().map(|row| {
        let gap = known(row.gap);
        let sense = if gap.is_some_and(|gap| gap < 0.0) { Sense::Better } else { Sense::Worse };
        let role = if gap == Some(0.0) { Role::Ink } else { sense.role() };
        BarRow {
            name: &row.name,
            figures: [written(row.requirement, Role::Ink, chart.number), written(row.available, Role::Ink, chart.number)],
            last: written(gap, role, chart.gap),
            bar: gap.map(|gap| -gap),
            sense,
            tip: &row.tip,
        }
    });
    let words = chart.words;
    let headings = [words.requirement, words.available, words.gap];
    bar_rows(frame, &BarRows { rows: rows.collect(), selected: chart.selected, headings })
}
