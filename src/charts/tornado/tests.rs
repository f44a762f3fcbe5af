//! What a tornado promises.

use super::super::svg_check::{assert_legible, shapes, texts};
use super::*;

fn bar(name: &str, low: Option<f64>, high: Option<f64>) -> TornadoBar {
    TornadoBar {
        name: name.to_owned(),
        low,
        high,
        low_at: "−5 ‰".to_owned(),
        high_at: "5 ‰".to_owned(),
        tip: format!("{name}的说明"),
    }
}

fn draw(bars: &[TornadoBar], now: Option<f64>, width: f64) -> Drawing {
    let number = |figure: f64| format!("{figure:.0}");
    let words = TornadoWords { now: "现在 50 个", nothing: "无影响", no_data: "无数据" };
    tornado(&Frame::new("t", width), &Tornado { bars, now, higher_is_worse: true, words, number: &number })
}

#[test]
fn worse_and_better_have_a_bar_each() {
    let drawing = draw(&[bar("人口增长率", Some(28.0), Some(73.0)), bar("新增托位", Some(50.0), Some(-50.0))], Some(50.0), 640.0);
    // 73 is worse than 50; 28 and −50 are better; where nothing is added nothing changes.
    assert_eq!((shapes(&drawing.svg, "fill", "--short"), shapes(&drawing.svg, "fill", "--met")), (1, 2));
    assert_eq!(drawing.marks.len(), 2);
    assert_legible(&drawing);
}

#[test]
fn what_is_unknown_is_hatched_and_what_moves_nothing_says_so() {
    let drawing = draw(&[bar("城镇化率", None, None), bar("目标", Some(50.0), Some(50.0))], Some(50.0), 640.0);
    assert_eq!((shapes(&drawing.svg, "fill", "--short"), shapes(&drawing.svg, "fill", "--met")), (0, 0));
    assert!(drawing.svg.contains("url(#"));
    let words: Vec<String> = texts(&drawing.svg).into_iter().map(|text| text.words).collect();
    assert!(words.contains(&"无影响".to_owned()) && words.contains(&"无数据".to_owned()), "{words:?}");
    // Without a present result nothing can be compared.
    assert_eq!(shapes(&draw(&[bar("人口", Some(1.0), Some(9.0))], None, 640.0).svg, "fill", "--short"), 0);
}

#[test]
fn it_is_legible_on_a_phone_and_with_odd_figures() {
    for width in [260.0, 330.0, 460.0, 900.0] {
        for (low, high, now) in
            [(28.0, 73.0, 50.0), (60.0, 80.0, 50.0), (0.0, 0.0, 0.0), (f64::NAN, 1e12, 3.0), (-1e9, 40.0, 39.0)]
        {
            let drawing =
                draw(&[bar("人口增长率", Some(low), Some(high)), bar("每千人托位数 · 目标", Some(high), None)], Some(now), width);
            assert_legible(&drawing);
            assert!(drawing.width <= width.ceil());
        }
    }
}
