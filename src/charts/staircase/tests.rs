//! What a staircase promises.

use super::super::svg_check::{assert_legible, shapes, texts};
use super::*;

const STEPS: [Step; 4] = [
    Step { from: 0.0, requirement: 20.0 },
    Step { from: 300_000.0, requirement: 50.0 },
    Step { from: 500_000.0, requirement: 80.0 },
    Step { from: 1_000_000.0, requirement: 100.0 },
];

fn area(population: Option<f64>, available: Option<f64>) -> AreaDot {
    AreaDot { name: "上高县".to_owned(), population, available, tip: "说明".to_owned() }
}

fn draw(width: f64, height: f64, steps: &[Step], areas: &[AreaDot], selected: Option<usize>) -> Drawing {
    let population = |people: f64| format!("{:.0}万", people / 10_000.0);
    let number = |figure: f64| format!("{figure:.0}");
    let words = StaircaseWords { population: "常住人口", unit: "张", no_data: "存量未知" };
    let chart = Staircase { steps, areas, selected, words, population: &population, number: &number };
    staircase(&Frame::new("s", width), height, &chart)
}

#[test]
fn at_a_threshold_the_stricter_step_holds() {
    let population = |_: f64| String::new();
    let chart = Staircase {
        steps: &STEPS,
        areas: &[],
        selected: None,
        words: StaircaseWords::default(),
        population: &population,
        number: &population,
    };
    assert_eq!(chart.required(299_999.0), Some(20.0));
    assert_eq!(chart.required(300_000.0), Some(50.0));
}

#[test]
fn an_unknown_stock_is_below_the_axis_and_an_unknown_population_nowhere() {
    let areas = [area(Some(4e5), Some(30.0)), area(Some(4e5), None), area(None, Some(10.0))];
    let drawing = draw(440.0, 250.0, &STEPS, &areas, None);
    let rows: Vec<_> = drawing.marks.iter().map(|mark| mark.key.row).collect();
    assert_eq!(rows.len(), 2);
    assert!(!rows.contains(&2));
    let height = |row| drawing.marks.iter().find(|mark| mark.key.row == row).map(|mark| mark.y);
    assert!(height(1) > height(0));
    assert!(drawing.svg.contains("url(#"));
}

#[test]
fn dots_of_a_province_do_not_hide_each_other() {
    let areas: Vec<_> =
        (0..100).map(|i| area(Some(100_000.0 + f64::from(i % 10) * 50_000.0), Some(f64::from(i % 7) * 12.0))).collect();
    let drawing = draw(440.0, 250.0, &STEPS, &areas, None);
    for (index, a) in drawing.marks.iter().enumerate() {
        for b in &drawing.marks[index + 1..] {
            let (a, b) = (a.centre(), b.centre());
            assert!((a.0 - b.0).hypot(a.1 - b.1) >= 4.7, "{a:?} {b:?}");
        }
    }
}

#[test]
fn the_selected_area_is_named_and_thresholds_are_labelled() {
    let areas: Vec<_> = (0..40).map(|i| area(Some(f64::from(i) * 3e4), Some(f64::from(i)))).collect();
    let drawing = draw(440.0, 250.0, &STEPS, &areas, Some(11));
    let words: Vec<_> = texts(&drawing.svg).into_iter().map(|text| text.words).collect();
    for expected in ["上高县", "30万", "50万", "100万", "80"] {
        assert!(words.iter().any(|word| word == expected), "{expected} in {words:?}");
    }
}

#[test]
fn it_is_legible_at_every_size_and_with_odd_figures() {
    let odd = [
        area(Some(0.0), Some(0.0)),
        area(Some(1e12), None),
        area(Some(f64::NAN), Some(1.0)),
        area(Some(5e5), Some(f64::INFINITY)),
    ];
    let usual: Vec<_> = (0..60).map(|i| area(Some(f64::from(i) * 2e4), (i % 3 > 0).then_some(f64::from(i) * 2.0))).collect();
    for (width, height) in [(240.0, 140.0), (260.0, 150.0), (440.0, 250.0), (800.0, 500.0)] {
        for steps in [&STEPS[..], &STEPS[..1], &[]] {
            assert_legible(&draw(width, height, steps, &[], None));
            for selected in [0, 10, 25, 30, 50, 59] {
                let drawing = draw(width, height, steps, &usual, Some(selected));
                assert_legible(&drawing);
            }
            let drawing = draw(width, height, steps, &odd, Some(1));
            assert_legible(&drawing);
            assert!(!drawing.svg.contains("NaN") && !drawing.svg.contains("inf"));
        }
    }
}

#[test]
fn short_is_a_solid_dot_and_met_a_ring() {
    let drawing = draw(440.0, 250.0, &STEPS, &[area(Some(4e5), Some(10.0)), area(Some(4e5), Some(60.0))], None);
    assert!(drawing.svg.contains("<g fill=\"var(--short)\""));
    assert!(drawing.svg.contains("<g fill=\"none\" stroke=\"var(--met)\""));
    assert_eq!(shapes(&drawing.svg, "fill", "--short"), 0);
}
