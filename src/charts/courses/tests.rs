//! What the courses of scenarios promise.

use super::super::svg_check::{assert_legible, shapes, texts};
use super::*;

fn line(name: &str, role: Role, figures: Vec<Option<f64>>) -> Course {
    Course { name: name.to_owned(), role, figures, reference: role == Role::Series1 }
}

fn years() -> Vec<(i32, String)> {
    (2020..=2030).map(|year| (year, format!("{year} 年"))).collect()
}

fn draw(lines: &[Course], width: f64) -> Drawing {
    let words = CoursesWords { unit: "个托位", due: "2025 年到期", no_data: "无数据" };
    let number = |figure: f64| format!("{figure:.0}");
    let chart = Courses { years: &years(), lines, current: Some(2026), due: Some(2025), words, tick: &number, number: &number };
    courses(&Frame::new("c", width), 240.0, &chart)
}

#[test]
fn every_scenario_is_named_where_its_line_ends() {
    let lines = [
        line("基线", Role::Series1, vec![Some(100.0); 11]),
        line("增长与城镇化", Role::Series2, (0..11).map(|year| Some(100.0 + f64::from(year))).collect()),
        line("情景三", Role::Series3, vec![Some(100.0); 11]),
    ];
    for width in [300.0, 480.0, 900.0] {
        let drawing = draw(&lines, width);
        assert_legible(&drawing);
        assert_eq!(drawing.marks.len(), 11);
    }
    let says = texts(&draw(&lines, 900.0).svg);
    for name in ["基线", "增长与城镇化", "情景三"] {
        assert!(says.iter().any(|text| text.words == name), "{name}");
    }
}

#[test]
fn an_unknown_year_breaks_the_line_and_is_never_zero() {
    let mut figures = vec![Some(100.0); 11];
    figures[4] = None;
    let years = years();
    let number = |figure: f64| figure.to_string();
    let lines = [line("基线", Role::Series1, figures)];
    let chart = Courses {
        years: &years,
        lines: &lines,
        current: None,
        due: None,
        words: CoursesWords::default(),
        tick: &number,
        number: &number,
    };
    assert_eq!(runs(&chart, &lines[0]).iter().map(Vec::len).collect::<Vec<_>>(), [4, 6]);
}

#[test]
fn nothing_known_is_hatched_and_says_so() {
    let drawing = draw(&[line("基线", Role::Series1, vec![None; 11])], 480.0);
    assert!(drawing.svg.contains("url(#") && texts(&drawing.svg).iter().any(|text| text.words == "无数据"));
    assert_eq!(shapes(&drawing.svg, "stroke", "--series-1"), 0);
    let _ = draw(&[], 480.0);
}
