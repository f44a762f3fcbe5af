//! Tables that are drawn with lines: what stands between two lines across and two lines upward is a cell, in however many lines it was broken.

use std::collections::BTreeMap;

use super::drawn::Rule;
use super::page::Piece;

/// How near a place is to a line that it still lies on it.
const NEAR: f32 = 2.0;

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// How far up it begins.
    pub(super) up: f32,
    /// Its cells from left to right, each with its pieces in the order they are read.
    pub(super) cells: Vec<Vec<Piece>>,
}

/// The rows of the tables of a page, and the pieces that stand in none.
pub(super) fn rows(pieces: Vec<Piece>, rules: &[Rule]) -> (Vec<Row>, Vec<Piece>) {
    let upright = |rule: &&Rule| rule.upward.1 - rule.upward.0 > rule.across.1 - rule.across.0;
    let (walls, floors): (Vec<&Rule>, Vec<&Rule>) = rules.iter().partition(upright);
    if walls.len() < 2 || floors.len() < 2 {
        return (Vec::new(), pieces);
    }
    let mut tables: BTreeMap<(i32, i32), BTreeMap<i32, Vec<Piece>>> = BTreeMap::new();
    let mut outside = Vec::new();
    for piece in pieces {
        match cell(&piece, &walls, &floors) {
            // Rows from the top down, cells from left to right.
            Some((top, bottom, left)) => {
                tables.entry((-whole(top), -whole(bottom))).or_default().entry(whole(left)).or_default().push(piece);
            }
            None => outside.push(piece),
        }
    }
    let rows = tables.into_iter().map(|((top, bottom), mut cells)| {
        for pieces in cells.values_mut() {
            pieces.sort_by(|one, other| whole(other.up).cmp(&whole(one.up)).then(one.from.total_cmp(&other.from)));
        }
        let middle = -(top + bottom) as f32 / 2.0;
        Row { up: -top as f32, cells: in_columns(cells, &walls, middle) }
    });
    (rows.collect(), outside)
}

/// The cells of a row, those among them in which nothing stands as well.
fn in_columns(mut cells: BTreeMap<i32, Vec<Piece>>, walls: &[&Rule], middle: f32) -> Vec<Vec<Piece>> {
    let mut lefts: Vec<i32> = walls.iter().filter(|wall| covers(wall.upward, middle)).map(|wall| whole(wall.across.0)).collect();
    lefts.sort_unstable();
    lefts.dedup_by(|one, other| (*one - *other).abs() <= NEAR as i32);
    // The last wall is the right side of the last cell.
    lefts.pop();
    let mut out: Vec<Vec<Piece>> = lefts.iter().map(|_| Vec::new()).collect();
    while let Some((left, pieces)) = cells.pop_first() {
        match lefts.iter().position(|one| (one - left).abs() <= NEAR as i32) {
            Some(at) => out[at].extend(pieces),
            None => out.push(pieces),
        }
    }
    out
}

/// Where the cell of a piece begins and ends upward, and its left side.
fn cell(piece: &Piece, walls: &[&Rule], floors: &[&Rule]) -> Option<(f32, f32, f32)> {
    let (across, up) = ((piece.from + piece.until) / 2.0, piece.up + piece.size * 0.3);
    let left = walls.iter().filter(|wall| covers(wall.upward, up) && wall.across.0 <= across).map(|wall| wall.across.0);
    let right = walls.iter().filter(|wall| covers(wall.upward, up) && wall.across.0 > across).map(|wall| wall.across.0);
    let below = floors.iter().filter(|floor| covers(floor.across, across) && floor.upward.0 <= up).map(|floor| floor.upward.0);
    let above = floors.iter().filter(|floor| covers(floor.across, across) && floor.upward.0 > up).map(|floor| floor.upward.0);
    let (left, _) = (left.reduce(f32::max)?, right.reduce(f32::min)?);
    Some((above.reduce(f32::min)?, below.reduce(f32::max)?, left))
}

fn covers((from, until): (f32, f32), at: f32) -> bool {
    from - NEAR <= at && at <= until + NEAR
}

fn whole(length: f32) -> i32 {
    length.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_lines_is_a_cell() {
        let across = |up: f32| Rule { across: (0.0, 300.0), upward: (up, up) };
        let upward = |x: f32| Rule { across: (x, x), upward: (0.0, 60.0) };
        let rules = [across(0.0), across(30.0), across(60.0), upward(0.0), upward(40.0), upward(300.0)];
        let piece = |from: f32, up: f32, text: &str| Piece { from, until: from + 20.0, up, size: 10.0, text: text.to_owned() };
        let pieces = vec![
            piece(10.0, 45.0, "1"),
            piece(50.0, 48.0, "每县至少"),
            piece(50.0, 36.0, "一所"),
            piece(50.0, 10.0, "二"),
            piece(10.0, 90.0, "外"),
        ];
        let (rows, outside) = rows(pieces, &rules);
        let texts: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.iter().map(|piece| piece.text.as_str()).collect()).collect())
            .collect();
        assert_eq!(texts, [["1", "每县至少一所"], ["", "二"]]);
        assert_eq!(outside.len(), 1);
    }
}
