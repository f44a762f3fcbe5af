//! The straight lines from today's stock to what is required once a target falls due.

use permille_engine::year::Year;

use super::norm::{Question, Table};
use super::number::{sum_of_known, within};

/// Draws the paths of all areas.
pub fn draw(question: &Question<'_>, table: &mut Table) {
    let cells: Vec<(usize, Year)> = table.keys().copied().collect();
    for (area, year) in cells {
        let path = path(question, table, area, year);
        table.get_mut(&(area, year)).unwrap().path = path;
    }
}

/// Where the line of an area stands in a year; none where nothing falls due after it within the horizon.
fn path(question: &Question<'_>, table: &Table, area: usize, year: Year) -> Option<i128> {
    let horizon = question.baseline.horizon;
    let due = question.targets.iter().map(|target| target.year).find(|&due| due > year)?;
    let first = horizon.position(question.baseline.base_year).map_or(horizon.first(), |_| question.baseline.base_year);
    if horizon.position(due).is_none() || year < first {
        return None;
    }
    let (start, from, to) = if question.binds(area) {
        of_bound(question, table, area, first, due)?
    } else if question.adds_up() && question.sums_up(area) {
        of_own_total(question, table, area, first, due).or_else(|| of_those_known(question, table, area, first, due))?
    } else {
        return None;
    };
    if year < start {
        return None;
    }
    let (way, whole) = (question.way(), question.measure.whole);
    let point = within(from + way.divide((to - from) * i128::from(year - start), i128::from(due - start)))?;
    way.units(point, 1, whole)
}

/// A line: the year it starts in, from what, to what.
type Line = (Year, i128, i128);

/// The stock of an area where nothing is left out of it.
fn complete(question: &Question<'_>, area: usize, year: Year) -> Option<i128> {
    let stock = question.stock[&(area, year)];
    stock.amount.filter(|_| stock.missing == 0)
}

fn of_bound(question: &Question<'_>, table: &Table, area: usize, first: Year, due: Year) -> Option<Line> {
    let (start, from) = (first..due).find_map(|year| Some((year, complete(question, area, year)?)))?;
    Some((start, from, table[&(area, due)].requirement?))
}

/// Where the area's own figure leads in the first year in which anything is known, and everything below has a requirement.
fn of_own_total(question: &Question<'_>, table: &Table, area: usize, first: Year, due: Year) -> Option<Line> {
    let (start, from) = (first..due).find_map(|year| Some((year, table[&(area, year)].available?)))?;
    let end = table[&(area, due)];
    let to = end.requirement.filter(|_| !end.partly_required)?;
    question.stock[&(area, start)].own_leads.then_some((start, from, to))
}

/// Like with like: from the stock of those that know both ends to their requirement.
fn of_those_known(question: &Question<'_>, table: &Table, area: usize, first: Year, due: Year) -> Option<Line> {
    let tree = question.tree;
    let below = |question: &dyn Fn(usize) -> bool| -> Vec<usize> {
        (0..tree.areas.len()).filter(|&one| tree.lies_below(one, area) && question(one)).collect()
    };
    let bound = below(&|one| question.binds(one));
    let start = (first..due).find(|&year| bound.iter().any(|&one| complete(question, one, year).is_some()))?;
    let required = |one: usize| table[&(one, due)].requirement;
    let known: Vec<usize> =
        bound.iter().copied().filter(|&one| complete(question, one, start).is_some() && required(one).is_some()).collect();
    let mut from = sum_of_known(known.iter().map(|&one| complete(question, one, start)))?;
    if known == bound {
        let between = below(&|one| question.sums_up(one) && !question.binds(one));
        let held = |one: usize| question.stock[&(one, start)].held;
        from = within(from + held(area) + between.into_iter().map(held).sum::<i128>())?;
    }
    Some((start, from, sum_of_known(known.iter().map(|&one| required(one)))?))
}
