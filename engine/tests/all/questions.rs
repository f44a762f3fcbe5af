//! What planners ask next, worked by hand.

use crate::common::{Run, World, base, due, norm, q, ratio, words};
use permille_engine::norm::{Direction, Norm};
use permille_engine::placed::{put, stands_at};
use permille_engine::plan::Nature;
use permille_engine::quantity::Quantity;
use permille_engine::questions::edge::edges;
use permille_engine::questions::grid::{Axis, Grid};
use permille_engine::questions::ladder::{Years, rungs};
use permille_engine::questions::levers::{of_norm, search_span, swing};
use permille_engine::questions::needed::by_area;
use permille_engine::questions::outcome::{Condition, Outcome, Subject, Verdict, When};
use permille_engine::questions::sensitivity::{Input, inputs, tornado};
use permille_engine::questions::solve::{Answer, Question, Shape, solve};
use permille_engine::questions::span::Span;
use permille_engine::rule::{Bracket, Indicator, Rule, Threshold};
use permille_engine::scenario::{Lever, LeverRange, Scenario};

/// Infectious-disease beds by the county's population.
fn beds() -> Norm {
    let rule = Rule::from(Bracket { base: base("resident"), from: vec![0, 300_000, 500_000, 1_000_000] });
    norm("beds", rule, vec![due(2020, &["20", "50", "80", "100"])])
}

/// 4.5 places for every 1,000 by the end of 2025.
fn places() -> Norm {
    norm("places", ratio(1_000), vec![due(2025, &["4.5"])])
}

fn additions() -> Lever {
    Lever::Additions { measure: "places".into() }
}

fn attrition() -> Lever {
    Lever::Attrition { measure: "places".into() }
}

fn unit_cost(measure: &str) -> Lever {
    Lever::UnitCost { measure: measure.into() }
}

/// The only norm of a world in its only county in 2025.
fn in_2025() -> Subject {
    Subject { norm: 0, area: 0, when: When::Year(2025) }
}

/// What `lever` has to be for `condition`, looked for from `least` to `most` in steps of `step`.
fn answer(world: &World, subject: Subject, condition: Condition, lever: Lever, [least, most, step]: [&str; 3]) -> Answer {
    let run = world.run();
    let span = Span::new(q(least), q(most), q(step));
    let question = Question { subject, condition, lever, lever_area: None, span, todays_stock: false };
    solve(&run.model, &world.scenario, &question)
}

fn edge_line(world: &World, year: u16) -> Vec<String> {
    let run = world.run();
    let edges = edges(&run.model, &world.scenario, &run.outlook, 0, 0, year);
    let step = |step: Option<permille_engine::questions::edge::Step>| {
        step.map_or_else(
            || "none".to_owned(),
            |step| {
                let (units, build, cost) = (words(step.units), words(step.to_build), words(step.cost));
                format!(
                    "{:+} → {}, {units} more, {build} to build for {cost}, reached {:?}",
                    step.people, step.then, step.reached
                )
            },
        )
    };
    edges
        .into_iter()
        .map(|edge| format!("{} of {}: up {}; down {}", words(edge.now), edge.people, step(edge.up), step(edge.down)))
        .collect()
}

#[test]
fn so_many_more_residents_and_50_beds_become_80() {
    // 500,000 − 496,880 = 3,120 more; 299,999 − 496,880 = 196,881 fewer. Of the 30 beds more, 36 − 50 … 80: 14 are missing now
    // and 44 then, so 30 are to be built, at 12.5 each 375; downwards nothing is missing, 14 fewer, and nothing is saved. At 5‰ a year 496,880 is 499,364 in 2021 and 501,861 in 2022.
    let world = World::county(496_880).stock("360202", "beds", &[(2020, "36")]).norm(beds()).lever(Lever::Growth, "", "5");
    assert_eq!(
        edge_line(&world.clone().lever(unit_cost("beds"), "", "12.5"), 2020),
        [
            "50 of 496880: up +3120 → 80, 30 more, 30 to build for 375, reached Some(2022); down -196881 → 20, -30 more, -14 to build for unknown, reached None"
        ]
    );
    // With 60 beds there, only 20 of the 30 are missing after the step; without a cost nothing is said of it.
    let world = World::county(496_880).stock("360202", "beds", &[(2020, "60")]).norm(beds());
    assert_eq!(
        edge_line(&world, 2020),
        [
            "50 of 496880: up +3120 → 80, 30 more, 20 to build for unknown, reached None; down -196881 → 20, -30 more, 0 to build for unknown, reached None"
        ]
    );
}

#[test]
fn at_the_very_edge_one_person_fewer_falls_back() {
    // Closed below: at exactly 300,000 it is 50, and one fewer is 20. Of an unknown stock all 30 would have to be built.
    let world = World::county(300_000).norm(beds());
    assert_eq!(
        edge_line(&world, 2020),
        [
            "50 of 300000: up +200000 → 80, 30 more, 30 to build for unknown, reached None; down -1 → 20, -30 more, -30 to build for unknown, reached None"
        ]
    );
}

#[test]
fn a_threshold_has_one_edge_and_a_ratio_none() {
    let hospital = norm("hospital", Rule::from(Threshold { base: base("resident"), from: 300_000 }), vec![due(2025, &["1"])]);
    // Not due before 2025, yet the edge is there: 300,000 − 299,000.
    let world = World::county(299_000).stock("360202", "hospital", &[(2020, "0")]).norm(hospital);
    assert_eq!(
        edge_line(&world.lever(unit_cost("hospital"), "", "9000"), 2021),
        ["0 of 299000: up +1000 → 1, 1 more, 1 to build for 9000, reached None; down none"]
    );
    assert!(edge_line(&World::county(1).norm(places()), 2020).is_empty());
}

#[test]
fn those_nearest_in_proportion_come_first() {
    // 10,000 of 290,000 is 3.4%; 9,000 of 491,000 is 1.8%; 4,000 of 304,000, downwards, is 1.3%. No people, no edge.
    let world = World::province()
        .people("360102", "resident", &[(2020, 290_000)])
        .people("360103", "resident", &[(2020, 491_000)])
        .norm(beds());
    let run = world.clone().people("360202", "resident", &[(2020, 303_999)]).run();
    let order = |run: &Run| -> Vec<String> {
        let edges = edges(&run.model, &world.scenario, &run.outlook, 0, run.area("360000"), 2020);
        edges.iter().map(|edge| run.model.areas()[edge.area].code.to_string()).collect()
    };
    assert_eq!(order(&run), ["360202", "360103", "360102"]);
    assert_eq!(order(&world.run()), ["360103", "360102"]);
}

#[test]
fn fifty_places_a_year_close_the_gap_by_2025() {
    // 4.5 × 100,000 ÷ 1,000 = 450; 200 in 2020; 250 in five years is 50 a year. With 49 a year 5 are missing.
    let world = World::county(100_000).stock("360202", "places", &[(2020, "200")]).norm(places());
    let answer = answer(&world, in_2025(), Condition::ALL_MET, additions(), ["0", "4500", "1"]);
    assert_eq!(answer.shape(), Shape::AtLeast(q("50")));
    assert_eq!(
        answer.binding.iter().map(|binding| (binding.area, words(binding.gap))).collect::<Vec<_>>(),
        [(0, "5".to_owned())]
    );
    assert_eq!(answer.nearest(Quantity::ZERO), Some(q("50")));
    // A gap of at most 100 takes 150 in five years; a coverage of 80%, 360 places, takes 160.
    for (outcome, limit, yearly) in [(Outcome::Gap, "100", "30"), (Outcome::Coverage, "80", "32")] {
        let condition = Condition { outcome, limit: q(limit) };
        let found = self::answer(&world, in_2025(), condition, additions(), ["0", "4500", "1"]);
        assert_eq!(found.shape(), Shape::AtLeast(q(yearly)), "{outcome:?}");
    }
}

#[test]
fn today_s_stock_lasts_up_to_a_growth_of_4_4() {
    // 460 places serve 102,222 people. At 4.4‰: 100,440, 100,882, 101,326, 101,772, 102,220, which need 459.99, so 460. At 4.5‰:
    // 100,450, 100,902, 101,356, 101,812, 102,270, which need 460.2, so 461. The 7 added each year do not count.
    let world = World::county(100_000).stock("360202", "places", &[(2020, "460")]).norm(places()).lever(additions(), "", "7");
    let run = world.run();
    let span = search_span(&run.model, &Lever::Growth, Quantity::ZERO, None);
    let question = Question {
        subject: in_2025(),
        condition: Condition::ALL_MET,
        lever: Lever::Growth,
        lever_area: None,
        span,
        todays_stock: true,
    };
    let answer = solve(&run.model, &world.scenario, &question);
    assert_eq!(answer.shape(), Shape::AtMost(q("4.4")));
    assert_eq!(answer.binding.iter().map(|binding| binding.gap).collect::<Vec<_>>(), [Some(q("1"))]);
}

#[test]
fn the_last_county_to_be_met_binds() {
    // 450 and 900 needed by 2025. What is added everywhere is shared by residents, one to two. 360102 lacks 150: 30 a year of its
    // own, 90 of all. 360103 lacks 500: 100 a year of its own, 150 of all. With 149, shared 49.67 and 99.33 and so 50 and 99, 5 are missing.
    let world = World::province()
        .people("360100", "resident", &[(2020, 300_000)])
        .people("360102", "resident", &[(2020, 100_000)])
        .people("360103", "resident", &[(2020, 200_000)])
        .stock("360102", "places", &[(2020, "300")])
        .stock("360103", "places", &[(2020, "400")])
        .norm(places());
    let subject = Subject { norm: 0, area: 0, when: When::Due };
    let answer = answer(&world, subject, Condition::ALL_MET, additions(), ["0", "1000", "1"]);
    assert_eq!(answer.shape(), Shape::AtLeast(q("150")));
    assert_eq!(answer.binding.iter().map(|one| (one.area, words(one.gap))).collect::<Vec<_>>(), [(3, "5".to_owned())]);
    // 360202 has no figures: it is left out, and said to be.
    assert_eq!(answer.left_out, 1);
    // Each by itself: 30 and 100, together 130 and not 150.
    let needs = by_area(&world.run().model, &world.scenario, subject);
    assert_eq!(needs.iter().map(|need| words(need.yearly)).collect::<Vec<_>>(), ["30", "100", "unknown"]);
}

#[test]
fn all_that_is_missing_is_needed_where_one_year_is_left() {
    // 100,000 people need 450 in 2025; 440 stand in 2024.
    let world = World::county(100_000).stock("360202", "places", &[(2024, "440")]).norm(places());
    let needs = by_area(&world.run().model, &world.scenario, Subject { when: When::Due, ..in_2025() });
    assert_eq!(needs.iter().map(|need| words(need.yearly)).collect::<Vec<_>>(), ["10"]);
}

#[test]
fn a_due_year_can_be_too_early_and_too_late() {
    // 50 a year on 200 reach 450 in 2025. At 80‰ a year 146,933 people need 662 in 2025, of 450, and ever more from then on.
    let world = World::county(100_000).stock("360202", "places", &[(2020, "200")]).norm(places()).lever(additions(), "", "50");
    let due_year = || Lever::DueYear { norm: "places".into() };
    let when_due = Subject { when: When::Due, ..in_2025() };
    let ask = |world: &World| answer(world, when_due, Condition::ALL_MET, due_year(), ["2020", "2030", "1"]).shape();
    assert_eq!(ask(&world), Shape::AtLeast(q("2025")));
    assert_eq!(ask(&world.clone().lever(Lever::Growth, "", "80")), Shape::Never);
    // 150 places of 2020 suffice for the 33,333 people there are until 2023; then 100,000 are counted, who need 450, which are there in 2026.
    let jump = World::county(33_333)
        .people("360202", "resident", &[(2023, 100_000)])
        .stock("360202", "places", &[(2020, "150")])
        .norm(places())
        .lever(additions(), "", "50");
    let answer = answer(&jump, when_due, Condition::ALL_MET, due_year(), ["2020", "2030", "1"]);
    let holds: Vec<_> = answer.holds.iter().map(|one| (one.from, one.to)).collect();
    assert_eq!((answer.shape(), holds), (Shape::Mixed, vec![(q("2020"), q("2022")), (q("2026"), q("2030"))]));
}

#[test]
fn what_is_unknown_is_said_and_what_cannot_be_is_never() {
    let unknown = World::county(100_000).norm(places());
    let asked = |world: &World| answer(world, in_2025(), Condition::ALL_MET, additions(), ["0", "1000", "1"]).shape();
    assert_eq!(asked(&unknown), Shape::Unknown);
    // The stock of 2025 is stated: nothing added before changes it.
    assert_eq!(asked(&unknown.clone().stock("360202", "places", &[(2025, "3")])), Shape::Never);
    assert_eq!(asked(&unknown.stock("360202", "places", &[(2020, "450")])), Shape::Always);
}

#[test]
fn every_target_is_a_rung_of_the_ladder() {
    // 2 and 4.5 for every 1,000 of 100,000: 200 in 2022, 450 in 2025; 150 in 2020. In 2021 the path to 200 stands at 175. 50 are
    // missing in 2022, 25 a year; 300 in 2025, 60 a year from 2020 and 75 from 2021.
    let two = norm("places", ratio(1_000), vec![due(2022, &["2"]), due(2025, &["4.5"])]);
    let world = World::county(100_000).stock("360202", "places", &[(2020, "150")]).norm(two);
    let line = |world: &World, from| {
        let run = world.run();
        let rungs = rungs(&run.model, &world.scenario, &run.outlook, 0, 0, Years { seen: 2021, from });
        let said = rungs.iter().map(|rung| {
            format!(
                "{}: {} of {}, path {}, gap {}, missed {:?}, {} a year",
                rung.due,
                words(rung.available),
                words(rung.requirement),
                words(rung.path),
                words(rung.gap),
                rung.first_missed,
                words(rung.yearly)
            )
        });
        said.collect::<Vec<_>>()
    };
    assert_eq!(
        line(&world, 2020),
        [
            "2022: 150 of 200, path 175, gap 50, missed Some(2022), 25 a year",
            "2025: 150 of 450, path unknown, gap 300, missed Some(2025), 60 a year"
        ]
    );
    assert_eq!(line(&world, 2021)[1], "2025: 150 of 450, path unknown, gap 300, missed Some(2025), 75 a year");
    // No year is left to 2022 from 2022 on.
    assert!(line(&world, 2022)[0].ends_with("unknown a year"));
    // At a loss of 10% 150 are 135 in 2021 and 121.5 in 2022, shown as 122. With 42 a year more, 177 less 17.7 and 42 are 201.3; with 41,
    // 176 less 17.6 and 41 are 199.4, shown as 199.
    assert_eq!(
        line(&world.lever(attrition(), "", "10"), 2020)[0],
        "2022: 135 of 200, path 175, gap 78, missed Some(2022), 42 a year"
    );
}

#[test]
fn a_province_s_rung_adds_up_what_its_counties_need() {
    // 450 and 900; 300 and 1,000 there. 150 in five years are 30 a year; the surplus of the other fills nothing.
    let world = World::province()
        .people("360102", "resident", &[(2020, 100_000)])
        .people("360103", "resident", &[(2020, 200_000)])
        .stock("360102", "places", &[(2020, "300")])
        .stock("360103", "places", &[(2020, "1000")])
        .norm(places());
    let run = world.run();
    let rung = rungs(&run.model, &world.scenario, &run.outlook, 0, 0, Years { seen: 2020, from: 2020 })[0];
    assert_eq!((words(rung.gap), words(rung.yearly), rung.missing), ("150".to_owned(), "30".to_owned(), 1));
}

#[test]
fn an_indicator_has_to_fall_by_so_much_a_year() {
    // 17 to 12 in ten years is half a point a year.
    let mortality = Norm { direction: Direction::AtMost, ..norm("mortality", Rule::from(Indicator), vec![due(2030, &["12"])]) };
    let world = World::county(1).measure("mortality", Nature::Indicator, false).norm(mortality).stock(
        "360202",
        "mortality",
        &[(2020, "17")],
    );
    let run = world.run();
    let rung = rungs(&run.model, &world.scenario, &run.outlook, 0, 0, Years { seen: 2020, from: 2020 })[0];
    assert_eq!((words(rung.gap), words(rung.yearly)), ("5".to_owned(), "0.5".to_owned()));
}

#[test]
fn the_lever_that_matters_most_comes_first() {
    // 450 needed, 400 there: 50 missing. Growth of ±10‰ makes 95,099 (427.9, 428) and 105,101 (472.95, 473) people: 28 and 73 missing.
    // Additions of 0 and 20 a year: 50 and −50. A target of 4.4 to 4.6: 40 and 60.
    let world = World::county(100_000).stock("360202", "places", &[(2020, "400")]).norm(places());
    let run = world.run();
    let input = |lever: Lever, low: &str, high: &str| Input { lever, area: None, now: q(low), low: q(low), high: q(high) };
    let target = Lever::Target { norm: "places".into(), year: None, part: 0 };
    let asked = vec![input(target, "4.4", "4.6"), input(Lever::Growth, "-10", "10"), input(additions(), "0", "20")];
    let tornado = tornado(&run.model, &world.scenario, in_2025(), Outcome::Gap, asked);
    let said: Vec<String> = tornado.bars.iter().map(|bar| format!("{} to {}", words(bar.at_low), words(bar.at_high))).collect();
    assert_eq!((words(tornado.now), said), ("50".to_owned(), ["50 to -50", "28 to 73", "40 to 60"].map(str::to_owned).to_vec()));
}

#[test]
fn levers_are_moved_by_what_is_usual_for_their_kind() {
    let world = World::county(100_000).stock("360202", "places", &[(2020, "400")]).norm(places()).lever(Lever::Growth, "", "98");
    let run = world.run();
    let inputs = inputs(&run.model, &world.scenario, &run.outlook, in_2025(), None);
    let said: Vec<String> = inputs.iter().map(|input| format!("{} – {} – {}", input.low, input.now, input.high)).collect();
    // Growth ends at 100‰; a tenth of 4.5 in steps of 0.1 is 0.4; two years; 2% of 400; losses do not go below zero.
    assert_eq!(said, ["93 – 98 – 100", "4.1 – 4.5 – 4.9", "2023 – 2025 – 2027", "0 – 0 – 8", "0 – 0 – 2"]);
    assert_eq!(of_norm(&run.model, 0).len(), said.len());
    // A range of the scenario leads.
    let range = LeverRange { lever: Lever::Growth, area: None, low: q("1"), likely: q("2"), high: q("99"), reason: None };
    let ranged = Scenario { ranges: vec![range], ..world.scenario.clone() };
    let first = &permille_engine::questions::sensitivity::inputs(&run.model, &ranged, &run.outlook, in_2025(), None)[0];
    assert_eq!((first.low, first.high), (q("1"), q("99")));
    // Nothing to go by: nothing to move.
    assert_eq!(swing(&run.model, &additions(), Quantity::ZERO, None), None);
}

#[test]
fn a_lever_stands_where_the_nearest_area_above_has_it() {
    let world = World::province().norm(places()).lever(Lever::Growth, "", "1").lever(Lever::Growth, "360100", "2").lever(
        additions(),
        "",
        "9",
    );
    let run = world.run();
    let at = |lever: &Lever, area: &str| {
        let area = (!area.is_empty()).then(|| area.into());
        words(stands_at(&run.model, &world.scenario, lever, area.as_ref()))
    };
    assert_eq!(["", "360000", "360102", "360202"].map(|area| at(&Lever::Growth, area)), ["1", "1", "2", "1"]);
    // What is added everywhere is shared out: to one area nothing is added by itself.
    assert_eq!(["", "360102"].map(|area| at(&additions(), area)), ["9", "0"]);
    assert_eq!(at(&Lever::DueYear { norm: "places".into() }, ""), "2025");
    assert_eq!(at(&Lever::DueYear { norm: "nowhere".into() }, ""), "unknown");
    assert_eq!(put(&run.model, &world.scenario, &Lever::Growth, None, q("3")).settings.len(), 3);
}

#[test]
fn two_levers_turn_from_short_to_met_along_a_line() {
    // 450 needed of 100,000 at no growth, 473 at 10‰; 400 there, and five years of additions.
    let world = World::county(100_000).stock("360202", "places", &[(2020, "400")]).norm(places());
    let run = world.run();
    let axis = |lever: Lever, values: &[&str]| Axis { lever, area: None, values: values.iter().map(|value| q(value)).collect() };
    let (across, down) = (axis(additions(), &["0", "9", "10", "15"]), axis(Lever::Growth, &["0", "10"]));
    let mut grid = Grid::new(across, down, in_2025(), Outcome::Gap, Condition::ALL_MET);
    grid.advance(&run.model, &world.scenario, 3);
    assert_eq!((grid.done(), grid.point(0, 3), grid.is_complete()), (3, None, false));
    grid.advance(&run.model, &world.scenario, 99);
    let row = |row| (0..4).map(|column| words(grid.point(row, column).unwrap().result)).collect::<Vec<_>>();
    assert_eq!((row(0), grid.turns(0)), (["50", "5", "0", "-25"].map(str::to_owned).to_vec(), vec![2]));
    assert_eq!((row(1), grid.turns(1)), (["73", "28", "23", "-2"].map(str::to_owned).to_vec(), vec![3]));
    assert_eq!((grid.counts(), grid.is_complete()), ((3, 5, 0), true));
    assert_eq!(grid.point(0, 2).map(|point| point.verdict), Some(Verdict::Holds));
    assert_eq!((grid.point(0, 4), grid.point(2, 0)), (None, None));
}
