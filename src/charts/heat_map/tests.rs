//! What a heat map promises.

use std::time::Instant;

use super::super::svg_check::{assert_legible, shapes, texts};
use super::*;

fn percent(coverage: f64) -> String {
    if coverage > 1.005 { "100+".to_owned() } else { format!("{:.0}", coverage * 100.0) }
}

fn cell(standing: Standing, coverage: Option<f64>) -> HeatCell {
    HeatCell { coverage, standing, tip: "tip".to_owned() }
}

fn names(count: usize, name: &str) -> Vec<String> {
    (0..count).map(|index| format!("{name}{index}")).collect()
}

fn draw(width: f64, rows: &[String], columns: &[String], cells: &[HeatCell]) -> Drawing {
    let chart = HeatMap { rows, columns, cells, selected: None, coverage: &percent };
    heat_map(&Frame::new("h", width), HeatPart::Whole, &chart)
}

#[test]
fn unknown_is_hatched_and_writes_no_figure() {
    let drawing = draw(400.0, &names(1, "县"), &names(1, "床"), &[cell(Standing::NoData, Some(0.0))]);
    assert!(drawing.svg.contains("fill=\"url(#"));
    assert!(texts(&drawing.svg).iter().all(|text| text.words != "0"));
    let missing = draw(400.0, &names(2, "县"), &names(2, "床"), &[]);
    assert_eq!(missing.marks.len(), 4);
    assert!(missing.svg.contains("fill=\"url(#"));
}

#[test]
fn what_does_not_bind_stays_empty() {
    let drawing = draw(400.0, &names(1, "县"), &names(1, "床"), &[cell(Standing::NotBound, None)]);
    assert!(!drawing.svg.contains("url(#"));
    assert_eq!(texts(&drawing.svg).len(), 2);
}

#[test]
fn met_and_on_track_carry_a_sign_besides_their_colour() {
    let cells = [cell(Standing::Met, Some(1.2)), cell(Standing::OnTrack, Some(0.9)), cell(Standing::Short, Some(0.9))];
    for width in [150.0, 400.0] {
        let drawing = draw(width, &names(1, "县"), &names(3, "床"), &cells);
        assert_eq!(shapes(&drawing.svg, "stroke", "--met"), 1);
        if width > 200.0 {
            assert!(drawing.svg.contains("<circle"));
        }
    }
}

#[test]
fn headers_and_figures_are_legible_at_every_width() {
    let english: Vec<String> = [
        "Childcare places",
        "Infectious-disease beds",
        "Negative-pressure ambulances",
        "Standardised public-health departments of township hospitals and community centres",
        "TCM",
        "Otorhinolaryngological",
    ]
    .map(String::from)
    .into();
    let chinese: Vec<String> =
        ["托位", "传染病床", "负压救护车占比", "标准化公共卫生科（乡镇卫生院）", "中医馆", "EMR 四级"].map(String::from).into();
    let cells: Vec<_> = (0..24).map(|i| cell(Standing::Met, Some(f64::from(i) / 10.0))).collect();
    for columns in [&english, &chinese] {
        for width in [160.0, 240.0, 320.0, 480.0, 640.0, 1000.0] {
            assert_legible(&draw(width, &names(4, "昌江区鲇鱼山镇"), columns, &cells));
        }
    }
}

#[test]
fn head_and_body_together_are_the_whole() {
    let (rows, columns) = (names(5, "县"), names(3, "床"));
    let chart = HeatMap { rows: &rows, columns: &columns, cells: &[], selected: None, coverage: &percent };
    let part = |part| heat_map(&Frame::new("h", 400.0), part, &chart);
    let (whole, head, body) = (part(HeatPart::Whole), part(HeatPart::Head), part(HeatPart::Body));
    assert_eq!(whole.height, head.height + body.height);
    assert_eq!(whole.width, body.width);
    assert_eq!(head.width, body.width);
    assert_eq!(whole.marks[4].x, body.marks[4].x);
    assert!(head.marks.is_empty());
}

#[test]
fn a_province_is_few_elements_and_quick() {
    let cells: Vec<_> =
        (0..1200).map(|i| cell(if i % 3 == 0 { Standing::Met } else { Standing::Short }, Some(f64::from(i) / 1000.0))).collect();
    let (rows, columns) = (names(100, "县"), names(12, "标准"));
    let quickest = (0..5)
        .map(|_| {
            let start = Instant::now();
            let drawing = draw(800.0, &rows, &columns, &cells);
            assert_eq!(drawing.marks.len(), 1200);
            assert!(drawing.svg.matches("<path").count() < 12);
            start.elapsed().as_micros()
        })
        .min();
    // Ten times the promise: tests also run unoptimised, and beside other work.
    assert!(quickest.is_some_and(|micros| micros < 80_000), "{quickest:?}");
}
