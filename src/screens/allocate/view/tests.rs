//! What the screen promises, on the shipped file with gaps.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use permille_engine::allocation::solver::solve;
use permille_engine::allocation::{End, Rule, no_search};
use permille_engine::area::Area;
use permille_engine::id::NormId;
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::pause::{AtOnce, at_once};
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Lever, ScenarioSet, Setting};
use permille_exchange::files::{scenario_file, shipped};

use super::adopt::{Into, adopt};
use super::compare::{self, ByRule};
use super::order::{Column, Sort, arranged};
use super::outcome::Outcome;
use super::request::{InView, Request};
use super::wording::Wording;
use super::{choice, pictures};
use crate::store::{Divides, Draft};
use crate::text::Language;
use crate::text::sentences::Piece;

const CHILDCARE: &str = "childcare-places-per-1000";
const BEDS: &str = "infectious-beds-by-population";

struct File {
    set: ScenarioSet,
    model: Model,
    outlook: Outlook,
}

fn open(id: &str) -> File {
    let plans = shipped::plans().expect("the plans load");
    let text = shipped::scenario(id).expect("the file ships");
    let (document, _) = scenario_file::read(text, &plans).expect("the file loads");
    computed(document.set)
}

fn computed(set: ScenarioSet) -> File {
    let (model, _) = Model::new(&set).expect("the file computes");
    let outlook = model.outlook(&set.scenarios[0]);
    File { set, model, outlook }
}

/// The province with the average stocks, in which gaps are known.
fn average() -> &'static File {
    static FILE: OnceLock<File> = OnceLock::new();
    FILE.get_or_init(|| open("jiangxi-2025-average"))
}

fn q(text: &str) -> Quantity {
    text.parse().expect("a figure")
}

fn draft(amount: &str) -> Draft {
    Draft { norm: Some(NormId::from(CHILDCARE)), amount: Some(q(amount)), ..Draft::default() }
}

const PROVINCE: InView = InView { area: 0, year: 2025 };

fn request(file: &File, draft: &Draft) -> Request {
    Request::new(&file.model, &file.set.scenarios[0], &file.outlook, draft, PROVINCE).expect("there are gaps")
}

fn outcome(file: &File, request: &Request, rule: Rule) -> Outcome {
    at_once(compare::outcome(&file.model, &file.set.scenarios[0], request, rule, &solve, &mut AtOnce))
        .expect("the figures are small")
}

fn said(pieces: &[Piece]) -> String {
    let text = |piece: &Piece| match piece {
        Piece::Plain(text) | Piece::Met(text) | Piece::Short(text) => text.clone(),
    };
    pieces.iter().map(text).collect()
}

/// The file with a budget of 50,000 万元, places at 12 and beds at 38.5.
fn with_money(budget: &str) -> (File, Draft) {
    let mut set = average().set.clone();
    let mut put = |lever, value| {
        set.scenarios[0].settings.push(Setting { lever, area: None, value: q(value), reason: None });
    };
    put(Lever::Budget, budget);
    put(Lever::UnitCost { measure: "childcare-places".into() }, "12");
    put(Lever::UnitCost { measure: "infectious-beds".into() }, "38.5");
    let norms = vec![NormId::from(CHILDCARE), NormId::from(BEDS)];
    (computed(set), Draft { divides: Divides::Money, norms, ..Draft::default() })
}

#[test]
fn every_rule_hands_out_all_of_it_and_closes_as_much() {
    // 203,397 places are required of the counties together and 81,340 are there: 122,057 are missing.
    let request = request(average(), &draft("1200"));
    for rule in Rule::ALL {
        let outcome = outcome(average(), &request, rule);
        let norm = &outcome.norms[0];
        assert_eq!((outcome.spent, norm.units), (q("1200"), q("1200")), "{}", rule.word());
        assert_eq!((norm.gap_before, norm.gap_after), (q("122057"), q("120857")), "{}", rule.word());
        assert_eq!(outcome.rows.len(), 100);
        assert!(outcome.rows.windows(2).all(|pair| pair[0].rank < pair[1].rank));
    }
}

#[test]
fn the_headline_says_who_gets_some_and_what_that_does() {
    let request = request(average(), &draft("1200"));
    let outcome = outcome(average(), &request, Rule::LowestCoverage);
    let english = Wording { language: Language::En, model: &average().model, request: &request };
    let headline = said(&english.headline(&outcome));
    assert!(headline.starts_with("1,200 childcare places over 100 counties by lowest coverage first: "), "{headline}");
    assert!(headline.ends_with("; the gap falls from 122,057 to 120,857."), "{headline}");
    let chinese = Wording { language: Language::Zh, ..english };
    let headline = said(&chinese.headline(&outcome));
    assert!(headline.starts_with("托位 1,200 个按“达标率最低者优先”分给 100 个县（市、区）：其中 "), "{headline}");
    assert_eq!(english.end(&outcome), "All of it is handed out, and gaps remain.");
    assert_eq!(chinese.end(&outcome), "已全部分完，缺口还没有补齐。");
}

#[test]
fn what_is_adopted_is_what_the_outlook_then_says() {
    let (request, language) = (request(average(), &draft("12000")), Language::En);
    let outcome = outcome(average(), &request, Rule::LargestGap);
    let amount = Wording { language, model: &average().model, request: &request }.amount_in_years();
    assert_eq!((amount.zh.as_str(), amount.en.as_str()), ("2025 年托位 12,000 个", "12,000 childcare places, 2025"));
    for (into, scenario) in [(Into::Present, 0), (Into::New, 4)] {
        let mut set = average().set.clone();
        let (edit, position) = adopt(&set.scenarios, 0, into, Rule::LargestGap, &amount, &outcome).expect("there are awards");
        assert_eq!(position, scenario);
        let undo = set.apply(&edit).expect("the scenario is there");
        assert_eq!(set.scenarios[scenario].actions.len(), outcome.actions());
        let reason = set.scenarios[scenario].actions[0].reason.clone().unwrap_or_default();
        assert!(
            reason.contains("缺口最大者优先") && reason.contains("by largest gap first of 12,000 childcare places"),
            "{reason}"
        );
        let after = average().model.outlook(&set.scenarios[scenario]);
        let (norm, cell) = (request.norms[0], average().model.cell(0, 2025).expect("the year is looked at"));
        // 122,057 − 12,000.
        assert_eq!(after.norm(norm).gap(cell), Some(q("110057")));
        set.apply(&undo).expect("it can be undone");
        assert_eq!(set, average().set);
    }
}

#[test]
fn areas_can_be_left_out_and_years_added() {
    let model = &average().model;
    let all = choice::bound(model, &[model.norm_position(&CHILDCARE.into()).expect("it ships")], 0);
    let without = all[1..].iter().map(|&area| model.areas()[area].code.clone()).collect();
    let one = request(average(), &Draft { without, last: Some(2027), ..draft("10") });
    assert_eq!((one.areas.len(), one.chosen.as_slice(), one.years), (100, &all[..1], (2025, 2027)));
    let outcome = outcome(average(), &one, Rule::Proportional);
    // Ten a year in three years, all to the one.
    assert_eq!((outcome.rows.len(), outcome.rows[0].award, outcome.actions()), (1, q("30"), 3));
    let wording = Wording { language: Language::En, model, request: &one };
    let receipts = wording.receipts(&outcome, &outcome.rows[0]);
    assert_eq!(receipts.len(), 3);
    assert!(receipts[0].starts_with("2025: number 1 of 1 by size of gap; gets 10 places"), "{receipts:?}");
}

#[test]
fn years_after_the_last_gap_is_closed_have_nothing_to_do() {
    // All 122,057 at once in 2025, and as many again in 2026, which are left with the rest.
    let request = request(average(), &Draft { last: Some(2026), ..draft("200000") });
    let outcome = outcome(average(), &request, Rule::Proportional);
    assert_eq!((outcome.end, outcome.left, outcome.rows.len()), (End::GapsRanOut, q("277943"), 100));
    let wording = Wording { language: Language::En, model: &average().model, request: &request };
    assert_eq!(wording.end(&outcome), "The gaps ran out: every known one is closed. Left over: 277,943 places.");
    // In the base year the observed figures stand, so nothing that is added then would count; a year later it does.
    let early = self::request(average(), &Draft { first: Some(2020), last: Some(2021), ..draft("10") });
    let outcome = self::outcome(average(), &early, Rule::Proportional);
    assert_eq!((outcome.divided.years[0].gathered.claims.len(), outcome.rows.len(), outcome.left_out.len()), (0, 100, 0));
    // What 2020 could not hand out is carried over.
    assert_eq!(outcome.spent, q("20"));
}

#[test]
fn a_suggestion_is_a_tenth_in_a_round_number() {
    let request = request(average(), &Draft { amount: None, ..draft("0") });
    // 122,057 ÷ 10 = 12,205.
    assert_eq!((request.size, request.suggested), (Some(q("12000")), true));
}

#[test]
fn money_buys_several_resources_at_their_costs() {
    let (file, draft) = with_money("50000");
    let request = request(&file, &draft);
    let compared = Rule::ALL
        .into_iter()
        .filter_map(|rule| at_once(compare::one(&file.model, &file.set.scenarios[0], &request, rule, &no_search, &mut AtOnce)));
    let compared: Vec<_> = compared.collect();
    for (rule, by) in Rule::ALL.into_iter().zip(compared) {
        let outcome = &outcome(&file, &request, rule);
        let [places, beds] = &outcome.norms[..] else { panic!("two norms") };
        let spent = 12.0 * places.units.to_f64() + 38.5 * beds.units.to_f64();
        assert!((spent - outcome.spent.to_f64()).abs() < 1e-9, "{}", rule.word());
        assert_eq!(outcome.spent.plus(outcome.left), Some(q("50000")));
        assert!(outcome.left < q("12"));
        if rule != Rule::Weighted {
            assert_eq!(by, ByRule::new(rule, outcome));
        }
        assert_eq!(by.units, places.units.plus(beds.units).expect("small"));
    }
    // The cheapest first: 4,166 places are 49,992, and 8 are left.
    let least = &outcome(&file, &request, Rule::LeastCost);
    assert_eq!((least.norms[0].units, least.norms[1].units, least.left), (q("4166"), q("0"), q("8")));
    let wording = Wording { language: Language::En, model: &file.model, request: &request };
    assert_eq!(wording.amount(), "¥500 million");
    assert_eq!(wording.end(least), "Left over: ¥80,000, not enough for one more unit, the cheapest of which takes ¥120,000.");
    assert!(wording.next(least, &no_search).expect("gaps remain").starts_with("With ¥40,000 more, "));
}

#[test]
fn without_a_budget_or_a_figure_there_is_nothing_to_divide() {
    let money = Draft { divides: Divides::Money, ..Draft::default() };
    assert_eq!(request(average(), &money).size, None);
    let mut set = open("jiangxi-2025").set;
    let without_stocks = |area: &Area| Area { measures: BTreeMap::new().into(), ..area.clone() };
    set.baseline.areas = Arc::new(set.baseline.areas.iter().map(without_stocks).collect());
    let empty = computed(set);
    let nothing = Request::new(&empty.model, &empty.set.scenarios[0], &empty.outlook, &Draft::default(), PROVINCE);
    assert!(nothing.is_none());
}

#[test]
fn receipts_sort_by_any_column() {
    let request = request(average(), &draft("1200"));
    let outcome = outcome(average(), &request, Rule::LargestGap);
    let by_name = |one: usize, other: usize| one.cmp(&other);
    let sort = Sort::after_press(Sort::default(), Column::Award);
    let places = arranged(&outcome.rows, sort, &by_name);
    assert!(places.windows(2).all(|pair| outcome.rows[pair[0]].award >= outcome.rows[pair[1]].award));
    let turned = arranged(&outcome.rows, Sort::after_press(sort, Column::Award), &by_name);
    assert!(turned.windows(2).all(|pair| outcome.rows[pair[0]].award <= outcome.rows[pair[1]].award));
}

#[test]
fn the_charts_say_in_a_table_what_they_draw() {
    let request = request(average(), &draft("12000"));
    let outcome = outcome(average(), &request, Rule::LowestCoverage);
    for language in [Language::Zh, Language::En] {
        let wording = Wording { language, model: &average().model, request: &request };
        let pairs = pictures::dumbbells(&wording, &outcome, request.norms[0], pictures::FEW, 400.0).expect("there are rows");
        assert_eq!((pairs.rows.len(), pairs.drawing.marks.len()), (pictures::FEW, pictures::FEW));
        let curves = pictures::curves(&wording, &outcome.norms[0], 400.0).expect("there are stocks");
        assert_eq!((curves.rows.len(), curves.drawing.marks.len()), (100, 100));
        assert_eq!(curves.rows[99][1..], ["100%", "100%"]);
    }
}
