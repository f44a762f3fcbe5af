use super::super::svg_check::{assert_legible, texts};
use super::super::{Drawing, Frame, Heading};
use super::*;

fn square(west: f64, south: f64) -> LandShape {
    LandShape::Rings(vec![vec![(west, south), (west + 1.0, south), (west + 1.0, south + 1.0), (west, south + 1.0)]])
}

fn land(name: &str, class: usize, shape: LandShape) -> Land {
    Land { names: vec![name.to_owned()], figure: "92%".to_owned(), class, tip: format!("{name}\n92%"), shape }
}

const FILLS: [LandFill; 7] =
    [LandFill::Deep, LandFill::Middle, LandFill::Light, LandFill::OnTrack, LandFill::Met, LandFill::Unknown, LandFill::Blank];

fn classes() -> Vec<LandClass> {
    FILLS.iter().map(|&fill| LandClass { fill, words: format!("{fill:?}, less than 60% covered (12)") }).collect()
}

const WORDS: LandWords = LandWords {
    unlocated: "没有边界的地区：",
    outdated: "border of 2017, changed since",
    credit: "© OpenStreetMap contributors",
};

fn draw(areas: &[Land], width: f64) -> Drawing {
    let line = LandLine { places: vec![(115.0, 28.0), (115.0, 29.0)], weight: LandWeight::Outdated };
    map(&Frame::new("map", width), 500.0, &Map { areas, lines: &[line], classes: &classes(), selected: Some(0), words: WORDS })
}

fn province() -> Vec<Land> {
    vec![
        land("昌江区", 0, square(114.0, 28.0)),
        land("珠山区", 1, square(115.0, 28.0)),
        land("浮梁县", 4, square(114.0, 29.0)),
        land("乐平市", 5, square(115.0, 29.0)),
        land("红谷滩区", 3, LandShape::Point((115.2, 29.2))),
        land("鲇鱼山镇", 2, LandShape::Unknown),
        land("荷塘乡", 6, LandShape::Unknown),
    ]
}

#[test]
fn every_text_is_legible_at_every_width() {
    for width in [320.0, 390.0, 640.0, 900.0, 1400.0] {
        let drawing = draw(&province(), width);
        assert_legible(&drawing);
        let said: Vec<String> = texts(&drawing.svg).into_iter().map(|text| text.words).collect();
        for name in ["昌江区", "乐平市", "红谷滩区", "鲇鱼山镇", "没有边界的地区：", "© OpenStreetMap contributors"]
        {
            assert!(said.iter().any(|text| text == name), "{name} at {width}: {said:?}");
        }
    }
}

#[test]
fn the_pointer_finds_an_area_by_its_outline_and_a_point_within_it_first() {
    let drawing = draw(&province(), 640.0);
    for (index, mark) in drawing.marks.iter().enumerate() {
        let (x, y) = mark.centre();
        assert_eq!(drawing.mark_at(x, y, 0.0), Some(index), "{}", mark.label);
    }
    assert!(drawing.path(0).is_some() && drawing.path(4).is_none() && drawing.path(5).is_none());
    // Two areas in one row: the pointer between them is on one or the other, whatever rectangles lie around them.
    let (left, right) = (drawing.marks[0].centre(), drawing.marks[1].centre());
    let middle = f64::midpoint(left.0, right.0);
    assert_eq!(drawing.mark_at(middle - 4.0, left.1, 0.0), Some(0));
    assert_eq!(drawing.mark_at(middle + 4.0, left.1, 0.0), Some(1));
}

#[test]
fn arrows_lead_as_on_the_ground() {
    let drawing = draw(&province(), 640.0);
    assert_eq!(drawing.neighbour(0, Heading::Right), Some(1));
    assert_eq!(drawing.neighbour(0, Heading::Up), Some(2));
    assert_eq!(drawing.neighbour(5, Heading::Right), Some(6));
}

#[test]
fn classes_differ_without_colour() {
    let svg = draw(&province(), 640.0).svg;
    for pattern in ["map-hatch", "map-dots", "map-lines"] {
        assert_eq!(svg.matches(&format!("id=\"c{pattern}\"")).count(), 1, "{pattern}");
        assert!(svg.contains(&format!("url(#c{pattern})")), "{pattern}");
    }
    let alphas: Vec<f64> = FILLS[..3].iter().map(|fill| fill.fill().alpha).collect();
    assert!(alphas.windows(2).all(|pair| pair[0] - pair[1] > 0.2), "{alphas:?}");
    assert!(svg.contains("stroke-dasharray"), "a border that has changed is broken");
}

#[test]
fn odd_shapes_do_no_harm() {
    let odd = [
        Vec::new(),
        vec![land("x", 99, LandShape::Rings(Vec::new()))],
        vec![land("x", 0, LandShape::Rings(vec![Vec::new(), vec![(1.0, 1.0)]]))],
        vec![land("x", 0, LandShape::Point((0.0, 0.0)))],
        vec![land("x", 0, LandShape::Point((f64::NAN, 91.0))), land("y", 0, square(0.0, 0.0))],
        vec![land("x", 0, LandShape::Rings(vec![vec![(-180.0, -90.0), (180.0, 90.0), (180.0, -90.0), (-180.0, 90.0)]]))],
        vec![land("x", 0, square(200.0, 89.5)), land("y", 0, square(0.0, -90.0))],
    ];
    for areas in odd {
        for width in [0.0, 60.0, 700.0, f64::NAN] {
            let drawing = draw(&areas, width);
            texts(&drawing.svg);
            assert!(drawing.height.is_finite() && drawing.marks.iter().all(|mark| mark.x.is_finite() && mark.y.is_finite()));
        }
    }
}
