//! What a ranking promises.

use super::super::svg_check::{assert_legible, shapes, texts};
use super::*;
use crate::charts::MarkKey;

const WORDS: RankingWords = RankingWords { requirement: "需求", available: "现有", gap: "缺口", no_data: "无数据" };

fn row(name: &str, gap: Option<f64>) -> RankingRow {
    RankingRow {
        name: name.to_owned(),
        requirement: Some(6000.0),
        available: gap.map(|gap| 6000.0 - gap),
        gap,
        tip: format!("{name}的说明"),
    }
}

fn draw(rows: &[RankingRow], width: f64) -> Drawing {
    let number = |figure: f64| format!("{figure:.0}");
    let gap = |gap: f64| format!("{} {:.0}", if gap > 0.0 { "短缺" } else { "富余" }, gap.abs());
    let chart = Ranking { rows, selected: Some(0), words: WORDS, number: &number, gap: &gap };
    ranking(&Frame::new("r", width), &chart)
}

#[test]
fn an_unknown_gap_is_hatched_and_never_a_bar() {
    let drawing = draw(&[row("新建区", None), row("于都县", None)], 400.0);
    assert_eq!(shapes(&drawing.svg, "fill", "--short"), 0);
    assert_eq!(shapes(&drawing.svg, "fill", "--met"), 0);
    assert!(drawing.svg.contains("url(#"));
    assert!(texts(&drawing.svg).iter().filter(|text| text.words == "无数据").count() >= 2);
}

#[test]
fn shortfalls_and_surpluses_have_a_bar_each_and_nothing_missing_has_none() {
    let rows = [row("甲", Some(400.0)), row("乙", Some(1.0)), row("丙", Some(0.0)), row("丁", Some(-90.0))];
    let drawing = draw(&rows, 400.0);
    assert_eq!(shapes(&drawing.svg, "fill", "--short"), 2);
    assert_eq!(shapes(&drawing.svg, "fill", "--met"), 1);
}

#[test]
fn every_row_can_be_reached() {
    let rows: Vec<_> = (0..100).map(|i| row(&format!("区{i}"), Some(f64::from(i)))).collect();
    let drawing = draw(&rows, 400.0);
    assert_eq!(drawing.marks.len(), 100);
    assert!(drawing.marks.iter().enumerate().all(|(index, mark)| mark.key == MarkKey::new(index, 0)));
    assert!(drawing.marks.iter().all(|mark| mark.y + mark.height <= drawing.height));
}

#[test]
fn it_is_legible_at_every_width() {
    let rows = [
        row("景德镇市昌江区鲇鱼山镇", Some(123_456_789.0)),
        row("Qingshanhu District", Some(-5.0)),
        row("", None),
        row("余干县", Some(f64::NAN)),
        row("于都县", Some(f64::MAX)),
    ];
    for width in [200.0, 260.0, 320.0, 400.0, 800.0] {
        assert_legible(&draw(&rows[..4], width));
        assert!(!draw(&rows, width).svg.contains("NaN"));
    }
    assert_legible(&draw(&[], 320.0));
}
