//! What the Risk screen promises, without a browser.

use std::rc::Rc;

use permille_engine::scenario::{Lever, LeverRange};
use permille_exchange::files::{scenario_file, shipped};

use super::fan::Figure;
use super::range_levers::{RangeLevers, Subject};
use super::results::Results;
use super::weights::Weights;
use super::{choice, fan, odds, told, weights};
use crate::store::{Asked, Open};
use crate::text::risk::Expected;
use crate::text::{Language, risk};
use crate::work::drawing::drawn_by;
use crate::work::file::WholeFile;
use crate::work::risk::{DrawRanges, End};

/// A shipped file with these ranges in its first scenario.
fn open(id: &str, ranges: Vec<LeverRange>) -> Open {
    let (mut document, _) = scenario_file::read(shipped::scenario(id).unwrap(), &shipped::plans().unwrap()).unwrap();
    document.set.scenarios[0].ranges = ranges;
    Open::new(document).unwrap()
}

fn range(lever: Lever, [low, likely, high]: [&str; 3]) -> LeverRange {
    let value = |text: &str| text.parse().unwrap();
    LeverRange { lever, area: None, low: value(low), likely: value(likely), high: value(high), reason: None }
}

fn additions(values: [&str; 3]) -> LeverRange {
    range(Lever::Additions { measure: "childcare-places".into() }, values)
}

/// What comes out of 400 draws for these norms in the first area.
fn drawn(open: &Open, norms: &[&str]) -> Results {
    let scenario = &open.set().scenarios[0];
    let work = DrawRanges {
        file: WholeFile::of(&open.document),
        scenario: scenario.id.to_string(),
        norms: norms.iter().map(ToString::to_string).collect(),
        area: open.model.areas()[0].code.to_string(),
        seed: 1,
        draws: 400,
    };
    let (_, End::Drawn(drawn)) = drawn_by(&work, 2) else { panic!("it can be drawn") };
    let asked = Asked {
        document: Rc::clone(&open.document),
        model: Rc::clone(&open.model),
        scenario: scenario.id.clone(),
        norms: norms.iter().map(|id| open.model.norm_position(&(*id).into()).unwrap()).collect(),
        area: 0,
        seed: 1,
        draws: 400,
    };
    Results { asked: Rc::new(asked), drawn: Rc::new(drawn) }
}

const PLACES: &str = "childcare-places-per-1000";

#[test]
fn the_sentence_follows_the_draws() {
    // 320,000 residents need 1,440 places; there are 820. 207 a year for three years are 1,441: always met, surplus 1.
    let told = |values, year| {
        let results = drawn(&open("tutorial", vec![additions(values)]), &[PLACES]);
        told::told(Language::En, &results, 0, year, (false, false)).unwrap()
    };
    let always = told(["207", "207", "207"], 2025);
    assert_eq!((always.odds.met, always.odds.short), (400, 0));
    assert_eq!(always.expected, Expected::SurplusOf("1 place".to_owned()));
    // 100 to 150 a year are 1,120 to 1,270: short by 170 to 320 in all draws, and the middle half lies within.
    let never = told(["100", "125", "150"], 2025);
    assert_eq!((never.odds.met, never.odds.short), (0, 400));
    let Expected::Short(from, to) = &never.expected else { panic!("{never:?}") };
    assert!(from.as_str() > "170" && to.as_str() < "320 places", "{from} to {to}");
    // Before 2025 nothing is due.
    let early = told(["100", "125", "150"], 2024);
    assert_eq!((early.due, &early.expected), (Some(2025), &Expected::Unknown));
}

#[test]
fn charts_have_a_row_for_everything_and_say_what_they_show() {
    let ranges = vec![range(Lever::Growth, ["-5", "0", "5"]), additions(["150", "200", "240"])];
    let open = open("tutorial", ranges);
    let results = drawn(&open, &[PLACES, "ambulances-urban-rural", "infectious-beds-by-population"]);
    for language in Language::ALL {
        for figure in [Figure::Stock, Figure::Gap] {
            let fan = fan::draw(language, &results, 0, figure, 2025, 480.0).unwrap();
            // Of 2022 to 2030 the gap is known from 2025 on.
            let years = if figure == Figure::Gap { 6 } else { 9 };
            assert_eq!((fan.rows.len(), fan.drawing.marks.len(), fan.leads.years.len()), (years, years, years));
            assert!(fan.rows.iter().all(|row| row.len() == fan.headers.len()));
            assert!(fan.summary.starts_with("2025"), "{}", fan.summary);
        }
        let norms = odds::by_norm(language, &results, &open.model, Some(0), 2025, 480.0);
        assert_eq!((norms.rows.len(), norms.drawing.marks.len(), norms.leads.norms.len()), (3, 27, 3));
        let areas = odds::areas(&results, 0, 2025);
        assert_eq!(areas, [0], "the norm binds the county alone");
        let Weights::Drawn(weights) = weights::draw(language, &results, 0, 2025, 480.0) else { panic!("it can be drawn") };
        assert_eq!(weights.rows.len(), 2);
    }
    let said = |results: &Results, place, year| match weights::draw(Language::En, results, place, year, 480.0) {
        Weights::None(why) => why,
        Weights::Drawn(picture) => picture.summary,
    };
    assert!(said(&results, 0, 2023).contains("falls due in 2025"));
    assert!(said(&results, 0, 2025).contains("by itself"));
}

#[test]
fn what_is_suggested_surrounds_where_levers_stand_and_is_never_suggested_twice() {
    let suggested = |ranges| {
        let open = open("jiangxi-2025-average", ranges);
        let norms = choice::drawn(&open.model, 0, None, None);
        let range_levers = RangeLevers { language: Language::En, model: &open.model, scenario: &open.set().scenarios[0] };
        (range_levers.suggested(&norms), open.set().clone())
    };
    let (first, mut set) = suggested(Vec::new());
    assert!(first.len() >= 3, "{first:?}");
    for range in &first {
        assert!(range.low <= range.likely && range.likely <= range.high && range.low < range.high, "{range:?}");
        assert_eq!(range.reason.as_deref(), Some(risk::SUGGESTED));
    }
    set.scenarios[0].ranges = first.clone();
    assert!(permille_engine::model::Model::new(&set).is_ok(), "the engine takes them");
    assert_eq!(suggested(first).0, []);
}

#[test]
fn every_lever_that_can_be_chosen_has_a_name_and_a_span() {
    let open = open("jiangxi-2025", Vec::new());
    let range_levers = RangeLevers { language: Language::En, model: &open.model, scenario: &open.set().scenarios[0] };
    let norms = choice::offered(&open.model, 0).into_iter().map(Subject::Norm);
    for subject in std::iter::once(Subject::Population).chain(norms) {
        for view in range_levers.levers(subject, None) {
            let range = range_levers.around(&view);
            let (least, most) = view.lever.range();
            assert!(least <= range.low && range.low <= range.likely && range.likely <= range.high && range.high <= most);
            assert_eq!(range_levers.name(&view.lever, None).0, view.label);
        }
    }
    let cost = Lever::UnitCost { measure: "childcare-places".into() };
    assert!(!super::range_levers::moves_outlook(&cost) && !range_levers.name(&cost, None).0.is_empty());
}

#[test]
fn the_norm_in_focus_is_drawn_with_the_leading_ones() {
    let open = open("tutorial", Vec::new());
    let usual = choice::drawn(&open.model, 0, None, None);
    assert!(usual.iter().all(|&norm| open.model.has_figures(norm)), "norms without figures say nothing");
    let further = choice::offered(&open.model, 0).into_iter().find(|norm| !usual.contains(norm)).unwrap();
    let with = choice::drawn(&open.model, 0, None, Some(further));
    assert_eq!((with.last(), with.len()), (Some(&further), usual.len() + 1));
    let chosen = [open.model.norm(further).id.clone()];
    assert_eq!(choice::drawn(&open.model, 0, Some(&chosen), Some(usual[0])), [further]);
    assert_eq!(choice::shown(&usual, Some(usual[1])), Some(usual[1]));
    assert_eq!(choice::shown(&usual, Some(further)), Some(usual[0]));
}
