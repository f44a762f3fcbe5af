//! What holds for every chart of the family.

use super::svg_check::{assert_legible, texts};
use super::*;

const EVIL: &str = "<script>alert('&\"')</script> var(--ink) \u{1}";

/// Draws one of each kind with the given text wherever a text goes.
fn one_of_each(text: &str, id: &str) -> Vec<Drawing> {
    let write = |_: f64| text.to_owned();
    let frame = Frame::new(id, 480.0);
    let point = |year, available| TrajectoryPoint { year, requirement: Some(9.0), path: None, available, tip: text.to_owned() };
    let points = [point(2024, None), point(2025, Some(3.0)), point(2026, Some(4.0))];
    let words = TrajectoryWords { requirement: text, available: text, gap: text, due: text, unit: text, no_data: text };
    let trajectory_of = Trajectory {
        points: &points,
        due: Some(2025),
        current: Some(2025),
        at_most: false,
        counted: true,
        words,
        number: &write,
    };
    let row = |gap| RankingRow { name: text.to_owned(), requirement: Some(3.0), available: None, gap, tip: text.to_owned() };
    let rows = [row(Some(2.0)), row(Some(-2.0)), row(None)];
    let words = RankingWords { requirement: text, available: text, gap: text, no_data: text };
    let ranking_of = Ranking { rows: &rows, selected: None, words, number: &write, gap: &write };
    let names = [text.to_owned(), text.to_owned()];
    let cell = |standing| HeatCell { coverage: Some(0.4), standing, tip: text.to_owned() };
    let cells = [Standing::Met, Standing::OnTrack, Standing::Short, Standing::NoData].map(cell);
    let heat_map_of = HeatMap { rows: &names, columns: &names, cells: &cells, selected: None, coverage: &write };
    let steps = [Step { from: 0.0, requirement: 2.0 }, Step { from: 50.0, requirement: 5.0 }];
    let area = |available| AreaDot { name: text.to_owned(), population: Some(70.0), available, tip: text.to_owned() };
    let areas = [area(Some(1.0)), area(None), area(Some(7.0))];
    let words = StaircaseWords { population: text, unit: text, no_data: text };
    let staircase_of = Staircase { steps: &steps, areas: &areas, selected: Some(0), words, population: &write, number: &write };
    let dots = [1.0, 2.0, 4.0].map(|value| StripDot { value: Some(value), tip: text.to_owned() });
    let strip_of = Strip { dots: &dots, selected: Some(1), number: &write, no_data: text };
    let years = [2024, 2025].map(|year| (year, text.to_owned()));
    let course = |role, figure| Course { name: text.to_owned(), role, figures: vec![figure, Some(4.0)], reference: false };
    let lines = [course(Role::Series1, Some(3.0)), course(Role::Series5, None)];
    let words = CoursesWords { unit: text, due: text, no_data: text };
    let courses_of =
        Courses { years: &years, lines: &lines, current: Some(2025), due: Some(2025), words, tick: &write, number: &write };
    let change = |bar, sense| ChangeRow {
        name: text.to_owned(),
        before: text.to_owned(),
        after: text.to_owned(),
        change: text.to_owned(),
        bar,
        sense,
        tip: text.to_owned(),
    };
    let rows = [change(Some(2.0), Sense::Worse), change(Some(-1.0), Sense::Better), change(None, Sense::Neither)];
    let words = ChangesWords { before: text, after: text, change: text };
    let changes_of = Changes { rows: &rows, selected: Some(0), words };
    let end =
        |figure| BridgeEnd { name: text.to_owned(), figure, written: text.to_owned(), role: Role::Series8, tip: text.to_owned() };
    let step =
        |change, sense| BridgeStep { name: text.to_owned(), change, written: text.to_owned(), sense, tip: text.to_owned() };
    let steps = [step(2.0, Sense::Worse), step(-1.0, Sense::Better)];
    let (from, to) = (end(1.0), end(2.0));
    let bar = |low, high| TornadoBar {
        name: text.to_owned(),
        low,
        high,
        low_at: text.to_owned(),
        high_at: text.to_owned(),
        tip: text.to_owned(),
    };
    let bars = [bar(Some(1.0), Some(9.0)), bar(Some(5.0), Some(5.0)), bar(None, None)];
    let words = TornadoWords { now: text, nothing: text, no_data: text };
    let tornado_of = Tornado { bars: &bars, now: Some(5.0), higher_is_worse: true, words, number: &write };
    let pair = |turn| TwoWayCell { turn, depth: 0.5, text: text.to_owned(), tip: text.to_owned() };
    let pairs = [Turn::Met, Turn::Short, Turn::Short, Turn::Unknown].map(pair);
    let two_way_of = TwoWay {
        across: text,
        down: text,
        columns: &names,
        rows: &names,
        cells: &pairs,
        now: Some(MarkKey::new(0, 1)),
        selected: Some(MarkKey::new(1, 1)),
    };
    let edges = FanEdges { lowest: 1.0, lower: 2.0, upper: 4.0, highest: 30.0 };
    let bands = [FanBand::default(), FanBand { available: Some(edges), requirement: Some(edges) }, FanBand::default()];
    let words = TrajectoryWords { requirement: text, available: text, gap: "", due: text, unit: text, no_data: text };
    let middle = Trajectory {
        points: &points,
        due: Some(2025),
        current: Some(2025),
        at_most: false,
        counted: false,
        words,
        number: &write,
    };
    let fan_of = Fan { middle, bands: &bands, edges: (text, text) };
    let lever = |share| InfluenceRow {
        name: text.to_owned(),
        share,
        said: text.to_owned(),
        at_low: share,
        at_high: 1.0,
        tip: text.to_owned(),
    };
    let levers = [lever(0.6), lever(0.1)];
    let words = InfluencesWords { low: text, high: text, share: text };
    let influences_of = Influences { rows: &levers, line: Some(0.0), words, number: &write };
    let pair = |before, after| BeforeAfterRow { name: text.to_owned(), before, after, tip: text.to_owned() };
    let pairs = [pair(Some(40.0), Some(60.0)), pair(Some(90.0), Some(100.0)), pair(None, None)];
    let before_after_of = BeforeAfter { rows: &pairs, goal: 100.0, goal_words: text, no_data: text, number: &write };
    let corners =
        [(0.0, 0.0), (60.0, 20.0), (100.0, 100.0)].map(|(across, up)| LorenzCorner { across, up, tip: text.to_owned() });
    let words = LorenzWords { across: text, up: text, even: text, before: text, after: text };
    let lorenz_of = Lorenz { before: &corners, after: &corners, words, number: &write };
    vec![
        trajectory(&frame, 240.0, &trajectory_of),
        fan(&frame, 240.0, &fan_of),
        influences(&frame, &influences_of),
        trajectory_card(&frame, 84.0, &trajectory_of),
        ranking(&frame, &ranking_of),
        heat_map(&frame, HeatPart::Whole, &heat_map_of),
        staircase(&frame, 260.0, &staircase_of),
        strip(&frame, 44.0, &strip_of),
        courses(&frame, 220.0, &courses_of),
        changes(&frame, &changes_of),
        bridge(&frame, &Bridge { from: &from, steps: &steps, to: &to }),
        tornado(&frame, &tornado_of),
        two_way(&frame, &two_way_of),
        before_after(&frame, &before_after_of),
        lorenz(&frame, &lorenz_of),
    ]
}

#[test]
fn text_from_a_stranger_stays_text() {
    for drawing in one_of_each(EVIL, "\"><script>") {
        assert!(!drawing.svg.contains("<script"), "{}", drawing.svg);
        assert!(!drawing.svg.contains('\u{1}'));
        let _ = texts(&drawing.svg);
        let _ = texts(&drawing.standalone(&Palette::light()));
        // The tooltip is set as text by the page, so it keeps the words as they are.
        assert!(drawing.marks.iter().all(|mark| mark.label == EVIL));
    }
}

#[test]
fn colours_are_roles_on_the_page_and_literal_in_a_file() {
    for drawing in one_of_each("托位 places", "c") {
        assert!(!drawing.svg.contains("=\"#"), "{}", drawing.svg);
        let known = |token: &str| Role::COLOURS.iter().any(|role| role.token() == token);
        for reference in drawing.svg.split("var(").skip(1) {
            let token = reference.split(')').next().unwrap_or("");
            assert!(known(token), "{token}");
        }
        let file = drawing.standalone(&Palette::light());
        assert!(!file.contains("var("), "{file}");
        assert!(file.contains("#fbfaf6") && file.contains("font-family"));
        let _ = texts(&file);
    }
}

#[test]
fn a_label_that_reads_like_a_colour_is_left_alone() {
    let [drawing, ..] = &one_of_each("var(--ink)", "c")[..] else {
        return;
    };
    assert!(texts(&drawing.standalone(&Palette::light())).iter().any(|text| text.words == "var(--ink)"));
}

#[test]
fn drawings_name_no_font_and_no_style() {
    for drawing in one_of_each("places", "c") {
        assert!(!drawing.svg.contains("font-family") && !drawing.svg.contains("style="));
    }
}

#[test]
fn ids_follow_the_frame() {
    for drawing in one_of_each("x", "norm 3/县") {
        for id in drawing.svg.split("id=\"").skip(1) {
            assert!(id.starts_with("cnorm-3---hatch\""), "{id}");
        }
    }
}

#[test]
fn usual_words_are_legible_in_both_languages() {
    for text in ["托位", "3,751", "Childcare places", "短缺 101,410 个"] {
        for drawing in one_of_each(text, "c") {
            assert_legible(&drawing);
        }
    }
}

#[test]
fn no_text_at_all_is_no_trouble() {
    for drawing in one_of_each("", "") {
        assert_legible(&drawing);
        assert!(!drawing.marks.is_empty());
    }
}

#[test]
fn the_same_data_draws_the_same_picture() {
    assert_eq!(one_of_each("托位", "c"), one_of_each("托位", "c"));
}

#[test]
fn marks_lie_within_their_drawing() {
    for drawing in one_of_each("托位", "c") {
        for mark in &drawing.marks {
            assert!(mark.x >= -0.5 && mark.y >= -0.5, "{mark:?}");
            assert!(mark.x + mark.width <= drawing.width + 0.5, "{mark:?}");
            assert!(mark.y + mark.height <= drawing.height + 0.5, "{mark:?}");
        }
    }
}

/// The stylesheet writes each colour once, for the light page first.
#[test]
fn a_saved_drawing_has_the_colours_of_the_light_page() {
    let tokens = include_str!("../../www/styles/tokens.css");
    for role in Role::COLOURS {
        let (_, rest) = tokens.split_once(&format!("{}:", role.token())).unwrap();
        let (value, _) = rest.split_once(';').unwrap();
        assert_eq!(Palette::light().colour(role), value.trim(), "{}", role.token());
    }
}
