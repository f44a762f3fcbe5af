//! What bars of changes promise.

use super::super::svg_check::{assert_legible, shapes, texts};
use super::*;

fn row(name: &str, bar: Option<f64>, sense: Sense) -> ChangeRow {
    ChangeRow {
        name: name.to_owned(),
        before: "1,200".to_owned(),
        after: "1,450".to_owned(),
        change: if bar.is_some() { "变化" } else { "—" }.to_owned(),
        bar,
        sense,
        tip: name.to_owned(),
    }
}

fn draw(rows: &[ChangeRow], width: f64) -> Drawing {
    let words = ChangesWords { before: "基线", after: "情景二", change: "缺口变化" };
    changes(&Frame::new("c", width), &Changes { rows, selected: Some(0), words })
}

#[test]
fn unknown_is_hatched_and_no_change_has_no_bar() {
    let drawing = draw(&[row("未知", None, Sense::Neither), row("不变", Some(0.0), Sense::Neither)], 600.0);
    assert!(drawing.svg.contains("url(#"));
    assert_eq!(shapes(&drawing.svg, "fill", "--short"), 0);
}

#[test]
fn figures_give_way_to_the_bars_where_it_is_narrow() {
    let rows = [row("鲇鱼山镇", Some(300.0), Sense::Worse), row("昌江区", Some(-20.0), Sense::Better)];
    let says = |width| texts(&draw(&rows, width).svg).iter().any(|text| text.words == "1,450");
    assert!(says(640.0) && !says(220.0));
    for width in [200.0, 330.0, 640.0, 1100.0] {
        assert_legible(&draw(&rows, width));
    }
}

#[test]
fn nonsense_stays_within_the_drawing() {
    let rows = [
        row("甲", Some(f64::INFINITY), Sense::Worse),
        row("乙", Some(f64::NAN), Sense::Better),
        row("丙", Some(9e12), Sense::Worse),
    ];
    let drawing = draw(&rows, 400.0);
    assert!(!drawing.svg.contains("NaN") && !drawing.svg.contains("inf"));
    assert_eq!(drawing.marks.len(), 3);
    let _ = draw(&[], 400.0);
}
