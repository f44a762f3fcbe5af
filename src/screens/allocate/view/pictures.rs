//! The charts of a division.

use std::rc::Rc;

use permille_engine::fairness::Fairness;
use permille_engine::in_order::InOrder;
use permille_engine::quantity::Quantity;

use super::outcome::{OfNorm, Outcome, Row};
use super::wording::Wording;
use crate::charts::{BeforeAfter, BeforeAfterRow, Frame, Lorenz, LorenzCorner, LorenzWords, before_after, lorenz};
use crate::store::Cell;
use crate::text::numbers::{UNKNOWN, percent};
use crate::text::{Say, allocate, words};
use crate::views::picture::{Leads, Picture};

/// How many areas are drawn before the reader asks for all.
pub const FEW: usize = 15;

/// The rows by what they get, the most first; equals in the rule's order.
#[must_use]
pub fn by_award(outcome: &Outcome, norm: usize) -> Vec<&Row> {
    let mut rows: Vec<&Row> = outcome.rows.iter().filter(|row| row.norm == norm).collect();
    rows.put_in_order_by_key(|row| std::cmp::Reverse(row.award));
    rows
}

/// A percentage that a chart hands back to have it written, as exact as it was given.
fn percentage(value: f64) -> String {
    format!("{value:.6}").parse().map_or_else(|_| UNKNOWN.to_owned(), percent)
}

fn said(value: Option<Quantity>) -> String {
    value.map_or_else(|| UNKNOWN.to_owned(), percent)
}

/// Draws the coverage of the first `count` areas before and after.
#[must_use]
pub fn dumbbells(wording: &Wording<'_>, outcome: &Outcome, norm: usize, count: usize, width: f64) -> Option<Picture> {
    let language = wording.language;
    let mut rows = by_award(outcome, norm);
    rows.truncate(count);
    if rows.is_empty() {
        return None;
    }
    let award = |row: &Row| allocate::in_unit(language, wording.measure(row.norm), row.award);
    let pairs: Vec<BeforeAfterRow> = rows
        .iter()
        .map(|row| {
            let (before, after) = row.coverage();
            let tip = format!(
                "{}\n{} {} → {}\n{} {}",
                wording.place(row.area, row.norm),
                language.say(words::COVERAGE),
                said(before),
                said(after),
                language.say(allocate::AWARD),
                award(row)
            );
            BeforeAfterRow {
                name: wording.area(row.area),
                before: before.map(Quantity::to_f64),
                after: after.map(Quantity::to_f64),
                tip,
            }
        })
        .collect();
    let chart =
        BeforeAfter { rows: &pairs, goal: 100.0, goal_words: language.say(allocate::MET), no_data: UNKNOWN, number: &percentage };
    let table = rows.iter().map(|row| {
        let (before, after) = row.coverage();
        vec![wording.area(row.area), said(before), said(after), award(row)]
    });
    let first = rows.iter().take(3).map(|row| format!("{} {}", wording.area(row.area), award(row)));
    Some(Picture {
        drawing: Rc::new(before_after(&Frame::new("allocate-before-after", width), &chart)),
        summary: allocate::most(language, &first.collect::<Vec<_>>()),
        headers: [words::AREA, allocate::BEFORE, allocate::AFTER, allocate::AWARD]
            .map(|word| language.say(word).to_owned())
            .to_vec(),
        rows: table.collect(),
        cells: rows.iter().map(|row| Cell { norm: row.norm, area: row.area }).collect(),
        columns: 1,
        leads: Leads::default(),
    })
}

/// Draws the Lorenz curves of a norm before and after.
#[must_use]
pub fn curves(wording: &Wording<'_>, of: &OfNorm, width: f64) -> Option<Picture> {
    let language = wording.language;
    let (before, after) = of.fairness.as_ref()?;
    let name =
        |share: Option<usize>| share.and_then(|share| of.areas.get(share)).map_or_else(String::new, |&area| wording.area(area));
    let corners = |fairness: &Fairness| {
        let corner = |point: &permille_engine::fairness::LorenzPoint| LorenzCorner {
            across: point.requirement.to_f64(),
            up: point.available.to_f64(),
            tip: allocate::corner(language, &name(point.share), &percent(point.requirement), &percent(point.available)),
        };
        fairness.lorenz.iter().map(corner).collect::<Vec<_>>()
    };
    let (dashed, solid) = (corners(before), corners(after));
    let chart = Lorenz {
        before: &dashed,
        after: &solid,
        words: LorenzWords {
            across: language.say(allocate::OF_REQUIREMENT),
            up: language.say(allocate::OF_STOCK),
            even: language.say(allocate::EVEN),
            before: language.say(allocate::BEFORE),
            after: language.say(allocate::AFTER),
        },
        number: &percentage,
    };
    let rows = after.lorenz.iter().skip(1);
    Some(Picture {
        drawing: Rc::new(lorenz(&Frame::new("allocate-lorenz", width), &chart)),
        summary: allocate::fairness(language, before, after),
        headers: [words::AREA, allocate::OF_REQUIREMENT, allocate::OF_STOCK].map(|word| language.say(word).to_owned()).to_vec(),
        rows: rows.clone().map(|point| vec![name(point.share), percent(point.requirement), percent(point.available)]).collect(),
        // The first corner is the origin, which is nobody's.
        cells: std::iter::once(Cell { norm: of.norm, area: 0 })
            .chain(rows.map(|point| Cell {
                norm: of.norm,
                area: point.share.and_then(|share| of.areas.get(share)).copied().unwrap_or(0),
            }))
            .collect(),
        columns: 1,
        leads: Leads::default(),
    })
}
