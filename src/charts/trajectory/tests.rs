//! What a trajectory promises.

use super::super::svg_check::{assert_legible, shapes, texts};
use super::*;

const WORDS: TrajectoryWords = TrajectoryWords {
    requirement: "需求",
    available: "现有与在建",
    gap: "短缺 10.1 万",
    due: "达标年",
    unit: "个托位",
    no_data: "无数据",
};

type Year = (Option<f64>, Option<f64>);

fn points(from: i32, years: impl IntoIterator<Item = Year>) -> Vec<TrajectoryPoint> {
    (from..)
        .zip(years)
        .map(|(year, (requirement, available))| TrajectoryPoint {
            year,
            requirement,
            path: None,
            available,
            tip: format!("{year} 年"),
        })
        .collect()
}

fn chart<'a>(points: &'a [TrajectoryPoint], due: Option<i32>, number: Format<'a>) -> Trajectory<'a> {
    Trajectory { points, due, current: Some(2027), at_most: false, counted: false, words: WORDS, number }
}

fn plain(figure: f64) -> String {
    format!("{figure:.0}")
}

fn both_sizes(chart: &Trajectory) -> [Drawing; 2] {
    [trajectory(&Frame::new("t", 430.0), 230.0, chart), trajectory_card(&Frame::new("t", 175.0), 84.0, chart)]
}

#[test]
fn the_gap_is_tinted_from_the_due_year_only() {
    let points = points(2020, (0..16).map(|_| (Some(100.0), Some(40.0))));
    let series = Series::of(&chart(&points, Some(2025), &plain));
    assert_eq!(series.gaps.len(), 1);
    assert!(series.gaps[0].short);
    assert_eq!(series.gaps[0].points.first().map(|point| point.year), Some(2025.0));
    assert!(series.requirement.iter().flatten().all(|(year, _)| *year >= 2025.0));
    assert!(series.path.iter().flatten().all(|(year, _)| *year <= 2025.0));
}

#[test]
fn before_a_far_due_year_there_is_no_gap() {
    let points = points(2020, (0..16).map(|_| (Some(100.0), Some(40.0))));
    for drawing in both_sizes(&chart(&points, Some(2040), &plain)) {
        assert_eq!(shapes(&drawing.svg, "fill", "--short-tint"), 0);
        assert!(drawing.svg.contains("stroke-dasharray"));
    }
}

#[test]
fn shortfall_turns_to_surplus_where_the_lines_cross() {
    let points = points(2025, [(Some(100.0), Some(90.0)), (Some(100.0), Some(110.0))]);
    let series = Series::of(&chart(&points, Some(2025), &plain));
    let ends: Vec<_> = series.gaps.iter().map(|gap| (gap.short, gap.points.len())).collect();
    assert_eq!(ends, [(true, 2), (false, 2)]);
    assert_eq!(series.gaps[0].points[1].year, 2025.5);
    assert_eq!(series.gaps[0].points[1], series.gaps[1].points[0]);
}

#[test]
fn more_than_an_upper_bound_is_the_shortfall() {
    let points = points(2025, [(Some(12.0), Some(15.0)), (Some(12.0), Some(14.0))]);
    let chart = Trajectory { at_most: true, ..chart(&points, Some(2025), &plain) };
    assert!(Series::of(&chart).gaps.iter().all(|gap| gap.short));
    assert_eq!(chart.gap_role(), Role::Short);
}

#[test]
fn what_is_counted_is_read_against_zero_and_what_is_measured_need_not_be() {
    // A gap of 7% must not look as tall as one of 60%.
    let points = points(2025, [(Some(100.0), Some(93.0)), (Some(100.0), Some(93.0))]);
    let measured = chart(&points, Some(2025), &plain);
    let series = Series::of(&measured);
    assert!(measured.heights(&series).is_some_and(|heights| heights.start > 80.0));
    let counted = Trajectory { counted: true, ..measured };
    assert_eq!(counted.heights(&series).map(|heights| heights.start), Some(0.0));
}

#[test]
fn an_unknown_year_breaks_the_line_and_is_hatched() {
    let years = (0..16).map(|year| (Some(50.0), (year % 5 != 2).then_some(30.0)));
    let points = points(2020, years);
    let series = Series::of(&chart(&points, Some(2020), &plain));
    assert_eq!(series.available.len(), 4);
    assert_eq!(series.unknown, [2022.0..2022.0, 2027.0..2027.0, 2032.0..2032.0]);
    for gap in &series.gaps {
        assert!(gap.points.iter().all(|point| ![2022.0, 2027.0, 2032.0].contains(&point.year)));
    }
    for drawing in both_sizes(&chart(&points, Some(2020), &plain)) {
        assert!(drawing.svg.contains("url(#"));
    }
}

#[test]
fn nothing_known_draws_no_line_and_says_so() {
    let points = points(2020, (0..16).map(|_| (None, None)));
    for drawing in both_sizes(&chart(&points, Some(2025), &plain)) {
        assert_eq!(shapes(&drawing.svg, "stroke", "--ink"), 0);
        assert!(drawing.svg.contains("url(#"));
        assert!(texts(&drawing.svg).iter().any(|text| text.words == "无数据"));
        assert_eq!(drawing.marks.len(), 16);
    }
}

#[test]
fn odd_figures_draw_something_legible() {
    let cases: Vec<Vec<Year>> = vec![
        vec![],
        vec![(Some(50.0), Some(36.0))],
        vec![(Some(0.0), Some(0.0)); 16],
        vec![(Some(9.1e14), Some(4.0e14)); 16],
        vec![(Some(f64::MAX), Some(f64::INFINITY)); 3],
        vec![(Some(f64::NAN), Some(1.0)); 16],
        vec![(Some(-5.0), Some(-7.0)); 16],
        vec![(Some(1e-9), Some(2e-9)); 16],
        vec![(Some(7.0), None); 16],
        vec![(None, Some(7.0)); 16],
    ];
    for years in cases {
        let points = points(2020, years);
        let short = |figure: f64| format!("{figure:.1e}");
        for drawing in both_sizes(&chart(&points, Some(2025), &short)) {
            assert_legible(&drawing);
            assert!(!drawing.svg.contains("NaN") && !drawing.svg.contains("inf"));
        }
    }
}

#[test]
fn labels_never_overlap_whatever_the_figures() {
    for requirement in [0.0, 1.0, 20.0, 480.0, 500.0, 520.0, 1000.0] {
        for slope in [-30.0, 0.0, 0.5, 30.0] {
            let years = (0..16).map(|year| (Some(requirement), Some(500.0 + slope * f64::from(year))));
            let points = points(2020, years);
            for due in [2019, 2020, 2021, 2025, 2034, 2035] {
                let chart = chart(&points, Some(due), &plain);
                for (width, height, text) in [(300.0, 160.0, 12.0), (430.0, 230.0, 12.0), (620.0, 400.0, 18.0)] {
                    let frame = Frame::new("t", width).with_text(text);
                    assert_legible(&trajectory(&frame, height, &chart));
                }
                assert_legible(&trajectory_card(&Frame::new("t", 260.0), 84.0, &chart));
            }
        }
    }
}

#[test]
fn every_year_can_be_reached_and_the_columns_meet() {
    let points = points(2020, (0..16).map(|_| (Some(1.0), None)));
    for drawing in both_sizes(&chart(&points, Some(2025), &plain)) {
        let keys: Vec<_> = drawing.marks.iter().map(|mark| mark.key.col).collect();
        assert_eq!(keys, (0..16).collect::<Vec<_>>());
        for pair in drawing.marks.windows(2) {
            assert!((pair[0].x + pair[0].width - pair[1].x).abs() < 0.2);
        }
        assert_eq!(drawing.marks[3].label, "2023 年");
    }
}
