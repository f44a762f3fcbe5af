//! What a bridge promises.

use super::super::svg_check::assert_legible;
use super::*;

fn end(name: &str, figure: f64) -> BridgeEnd {
    BridgeEnd { name: name.to_owned(), figure, written: format!("短缺 {figure}"), role: Role::Series2, tip: name.to_owned() }
}

fn step(name: &str, change: f64) -> BridgeStep {
    let sense = if change > 0.0 { Sense::Worse } else { Sense::Better };
    BridgeStep { name: name.to_owned(), change, written: "多缺 51".to_owned(), sense, tip: name.to_owned() }
}

#[test]
fn the_steps_lead_from_the_start_to_the_end() {
    let (from, to) = (end("基线", 250.0), end("情景二", 226.0));
    let steps = [step("人口增长率 0 → 10‰/年", 25.0), step("每千人托位 4.5 → 5", 51.0), step("新增 100 个", -100.0)];
    let chart = Bridge { from: &from, steps: &steps, to: &to };
    assert_eq!(passed(&chart), [250.0, 275.0, 326.0, 226.0]);
    for width in [300.0, 430.0, 640.0, 900.0] {
        let drawing = bridge(&Frame::new("b", width), &chart);
        assert_legible(&drawing);
        assert_eq!(drawing.marks.len(), 5);
    }
}

#[test]
fn no_steps_and_nonsense_are_no_trouble() {
    let (from, to) = (end("基线", 0.0), end("情景二", 0.0));
    let _ = bridge(&Frame::new("b", 400.0), &Bridge { from: &from, steps: &[], to: &to });
    let steps = [step("甲", f64::NAN), step("乙", f64::INFINITY), step("丙", 9e12)];
    let drawing = bridge(&Frame::new("b", 400.0), &Bridge { from: &from, steps: &steps, to: &to });
    assert!(!drawing.svg.contains("NaN") && !drawing.svg.contains("inf"));
}
