//! What a two-way grid promises.

use super::super::svg_check::{assert_legible, shapes, texts};
use super::*;

fn cell(turn: Turn, depth: f64, text: &str) -> TwoWayCell {
    TwoWayCell { turn, depth, text: text.to_owned(), tip: format!("{text}的说明") }
}

fn draw(cells: &[TwoWayCell], columns: usize, rows: usize, width: f64) -> Drawing {
    let names = |count: usize| (0..count).map(|at| format!("{}", at * 10)).collect::<Vec<_>>();
    let chart = TwoWay {
        across: "新增托位（个/年）",
        down: "人口增长率（‰/年）",
        columns: &names(columns),
        rows: &names(rows),
        cells,
        now: Some(MarkKey::new(0, 0)),
        selected: Some(MarkKey::new(rows.saturating_sub(1), columns.saturating_sub(1))),
    };
    two_way(&Frame::new("g", width), &chart)
}

#[test]
fn short_and_met_are_told_apart_and_a_line_runs_between_them() {
    let cells =
        [cell(Turn::Short, 1.0, "73"), cell(Turn::Met, 0.0, "0"), cell(Turn::Short, 0.1, "5"), cell(Turn::Unknown, 0.0, "")];
    let drawing = draw(&cells, 2, 2, 400.0);
    assert_eq!(shapes(&drawing.svg, "fill", "--met-tint"), 1);
    assert!(drawing.svg.contains("url(#"));
    let words: Vec<String> = texts(&drawing.svg).into_iter().map(|text| text.words).collect();
    assert!(words.contains(&"73".to_owned()) && words.contains(&"新增托位（个/年）".to_owned()), "{words:?}");
    assert_eq!(drawing.marks.len(), 4);
    assert_legible(&drawing);
}

#[test]
fn what_is_not_worked_out_yet_is_hatched() {
    let drawing = draw(&[cell(Turn::Met, 0.0, "0")], 9, 9, 600.0);
    assert_eq!(drawing.marks.len(), 81);
    assert_eq!(shapes(&drawing.svg, "fill", "--met-tint"), 1);
}

#[test]
fn it_is_legible_at_any_size() {
    let cells: Vec<TwoWayCell> =
        (0..81).map(|at| cell(if at % 3 == 0 { Turn::Met } else { Turn::Short }, count(at) / 81.0, "短缺 101,410")).collect();
    for width in [200.0, 360.0, 700.0, 1_600.0] {
        assert_legible(&draw(&cells, 9, 9, width));
    }
    assert_legible(&draw(&[], 0, 0, 300.0));
}
