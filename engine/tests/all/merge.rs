//! Several sets become one: worked examples of what counties hand in.

use std::future::ready;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use crate::common::{World, due, norm, q, ratio};
use permille_engine::area::Level;
use permille_engine::doubts::{Ground, Jump};
use permille_engine::edit::Figure;
use permille_engine::id::SourceId;
use permille_engine::merge::{
    Decisions, Holder, Incoming, Merged, Rule, Standing, Taking, compare, compare_pausing, merge, merge_pausing,
};
use permille_engine::name::Name;
use permille_engine::pause::Pause;
use permille_engine::peers::survey::{FigurePlace, Finding};
use permille_engine::scenario::{Lever, ScenarioSet};

/// The files of these sets, called a, b, c, ….
fn merged(open: &World, files: &[World], decisions: &Decisions) -> Merged {
    with_files(files, |incoming| merge(&open.set(), incoming, decisions))
}

fn with_files<T>(files: &[World], ask: impl Fn(&[Incoming]) -> T) -> T {
    let sets: Vec<ScenarioSet> = files.iter().map(World::set).collect();
    let labels: Vec<Name> = ('a'..='z').map(|letter| Name::new(letter, letter)).collect();
    let incoming: Vec<Incoming> = sets.iter().zip(&labels).map(|(set, label)| Incoming { label, set }).collect();
    ask(&incoming)
}

/// One county's own file.
fn county(code: &str, residents: i64) -> World {
    World::new().area(code, Level::County, "").people(code, "resident", &[(2020, residents)])
}

fn residents(merged: &Merged, code: &str) -> String {
    let area = merged.set.baseline.areas.iter().find(|area| area.code.as_str() == code).expect("the area is there");
    let stated = area.population.get(&crate::common::base("resident")).and_then(|series| series.values.get(&2020));
    crate::common::words(stated.copied())
}

fn of_residents(code: &str) -> FigurePlace {
    FigurePlace { area: code.into(), figure: Figure::Population(crate::common::base("resident")), year: 2020 }
}

#[test]
fn two_counties_of_three_hand_in() {
    let open = World::province();
    let files = [county("360102", 500_000), county("360202", 300_000)];
    let found = with_files(&files, |files| compare(&open.set(), files));
    // 360103 belongs to 360100 like 360102; both cities are handed in with their counties.
    let missing: Vec<&str> = found.missing.iter().map(|one| one.area.as_str()).collect();
    assert_eq!(missing, ["360103"]);
    assert_eq!((found.figures_added, found.conflicts.len()), (2, 0));
    let merged = merged(&open, &files, &Decisions::default());
    assert_eq!((residents(&merged, "360102"), residents(&merged, "360202")), ("500000".to_owned(), "300000".to_owned()));
    assert_eq!(merged.set.baseline.areas.len(), 6);
    let parent =
        merged.set.baseline.areas.iter().find(|area| area.code.as_str() == "360202").and_then(|area| area.parent.clone());
    assert_eq!(parent, Some("360200".into()), "the county stays in its city");
}

#[test]
fn a_new_county_finds_its_city_by_its_code() {
    let open = World::new().area("360000", Level::Province, "").area("360200", Level::City, "360000");
    let merged = merged(&open, &[county("360281", 800_000)], &Decisions::default());
    assert_eq!(merged.set.baseline.areas.last().and_then(|area| area.parent.clone()), Some("360200".into()));
}

#[test]
fn whose_figure_counts_is_decided_for_all_by_area_or_by_figure() {
    let open = World::province().people("360102", "resident", &[(2020, 490_000)]).people("360202", "resident", &[(2020, 1)]);
    // The province's copy and the county's own file differ from what is open, and from each other.
    let copy = World::province().people("360102", "resident", &[(2020, 480_000)]).people("360202", "resident", &[(2020, 2)]);
    let files = [copy, county("360102", 500_000)];
    let found = with_files(&files, |files| compare(&open.set(), files));
    let values: Vec<String> = found.conflicts[0].values.iter().map(|(_, value)| value.to_string()).collect();
    assert_eq!((found.conflicts.len(), values), (2, vec!["490000".to_owned(), "480000".to_owned(), "500000".to_owned()]));
    let decide = |all: Rule| residents(&merged(&open, &files, &Decisions { all, ..Decisions::default() }), "360102");
    assert_eq!(decide(Rule::Mine), "490000");
    assert_eq!(decide(Rule::Theirs), "480000");
    assert_eq!(decide(Rule::File(1)), "500000");
    assert_eq!(decide(Rule::File(7)), "490000", "a file that is not there says nothing");
    // The county's file is about the county; the others reach it from the province.
    assert_eq!(decide(Rule::Own), "500000");
    let mut decisions = Decisions { all: Rule::Mine, ..Decisions::default() };
    decisions.by_area.insert("360102".into(), Rule::Theirs);
    decisions.by_place.insert(of_residents("360102"), Rule::File(1));
    let merged = merged(&open, &files, &decisions);
    assert_eq!((residents(&merged, "360102"), residents(&merged, "360202")), ("500000".to_owned(), "1".to_owned()));
}

#[test]
fn files_that_disagree_where_the_open_one_is_silent_are_for_somebody_to_decide() {
    let open = World::province();
    let files = [county("360102", 10), county("360102", 20), county("360202", 7)];
    let found = with_files(&files, |files| compare(&open.set(), files));
    assert_eq!(found.conflicts.iter().map(|one| one.place.clone()).collect::<Vec<_>>(), [of_residents("360102")]);
    for all in [Rule::Mine, Rule::Theirs, Rule::Own] {
        let merged = merged(&open, &files, &Decisions { all, ..Decisions::default() });
        assert_eq!(
            (residents(&merged, "360102"), residents(&merged, "360202")),
            ("unknown".to_owned(), "7".to_owned()),
            "{all:?}"
        );
        assert!(!merged.taken.contains_key(&of_residents("360102")));
    }
    let mut decisions = Decisions::default();
    decisions.by_place.insert(of_residents("360102"), Rule::File(1));
    assert_eq!(residents(&merged(&open, &files, &decisions), "360102"), "20");
}

#[test]
fn people_in_ten_thousands_are_found_among_the_counties_and_put_right() {
    let codes = ["360102", "360103", "360104", "360105", "360106"];
    let open = codes.iter().fold(World::province(), |world, code| match *code {
        "360102" | "360103" => world,
        code => world.area(code, Level::County, "360100"),
    });
    let open = open.norm(norm("beds", ratio(1_000), vec![due(2025, &["6"])]));
    let files: Vec<World> = codes
        .iter()
        .zip([480_000_i64, 52, 510_000, 430_000, 600_000])
        .map(|(code, residents)| county(code, residents).stock(code, "beds", &[(2020, "3000")]))
        .collect();
    let found = merged(&open, &files, &Decisions::default());
    // 52 × 10,000 = 520,000, among 430,000 to 600,000. Its 3,000 beds for 52 people are not told of: they follow from the residents.
    assert_eq!(found.doubts.len(), 1, "{:?}", found.doubts);
    let doubt = &found.doubts[0];
    assert_eq!((&doubt.about.place, doubt.holder), (&of_residents("360103"), Holder::File(1)));
    let Ground::Peers(Finding::Slip { slip, corrected }) = doubt.about.ground else { panic!("not a slip") };
    assert_eq!((slip.factor, slip.larger, corrected), (10_000, false, Some(q("520000"))));
    assert_eq!(residents(&found, "360103"), "52", "nothing is put right unasked");
    let decisions = Decisions { corrected: [of_residents("360103")].into(), ..Decisions::default() };
    let right = merged(&open, &files, &decisions);
    assert_eq!((residents(&right, "360103"), right.doubts.len()), ("520000".to_owned(), 1));
}

#[test]
fn four_counties_that_slipped_alike_are_held_against_what_the_plan_asks() {
    let codes = ["360102", "360103", "360104", "360105"];
    let city = || World::new().area("360100", Level::City, "").norm(norm("nurses", ratio(1_000), vec![due(2025, &["3.8"])]));
    let open = codes.iter().fold(city(), |world, code| world.area(code, Level::County, "360100"));
    let files: Vec<World> = codes.iter().map(|code| county(code, 300_000).stock(code, "nurses", &[(2020, "9120")])).collect();
    let found = merged(&open, &files, &Decisions::default());
    let of_unit: Vec<(&str, usize)> = (found.doubts.iter().filter(|doubt| doubt.about.is_of_unit()))
        .map(|doubt| (doubt.about.place.area.as_str(), if let Holder::File(file) = doubt.holder { file } else { 9 }))
        .collect();
    assert_eq!(of_unit, [("360102", 0), ("360103", 1), ("360104", 2), ("360105", 3)]);
    assert!(found.doubts.iter().all(|doubt| doubt.about.corrected().is_none()), "what a plan asks is not what there is");
}

#[test]
fn what_an_areas_own_years_call_a_slip_is_one_and_what_follows_from_it_is_not() {
    // Six counties that are alike in 2020; for 2024 one of them hands in ten times its residents, and the physicians it has.
    let codes = ["360102", "360103", "360104", "360105", "360106", "360107"];
    let counties = |open: World, year: u16, slipped: i64| {
        codes.into_iter().fold(open, |world, code| {
            let people = if code == "360103" { slipped } else { 301_000 };
            world.area(code, Level::County, "360100").people(code, "resident", &[(year, people)]).stock(
                code,
                "physicians",
                &[(year, if year == 2020 { "640" } else { "655" })],
            )
        })
    };
    let city = || World::new().area("360100", Level::City, "");
    let open = counties(city(), 2020, 301_000).norm(norm("physicians", ratio(1_000), vec![due(2025, &["3"])]));
    let files = [counties(city(), 2024, 3_010_000)];
    let found = merged(&open, &files, &Decisions::default());
    let place = FigurePlace { year: 2024, ..of_residents("360103") };
    // 3,010,000 is ten times the 301,000 of 2020. Its 655 physicians, a tenth of its peers' for so many people, are like the 640 of 2020.
    let doubts: Vec<_> =
        found.doubts.iter().map(|doubt| (&doubt.about.place, doubt.about.ground.clone(), doubt.about.corrected())).collect();
    let jump = Jump::Slip { year: 2020, other: q("301000"), factor: 10, larger: true, corrected: Some(q("301000")) };
    assert_eq!(doubts, [(&place, Ground::Years(jump), Some(q("301000")))]);
    let decisions = Decisions { corrected: [place.clone()].into(), ..Decisions::default() };
    let right = merged(&open, &files, &decisions);
    let area = right.set.baseline.areas.iter().find(|area| area.code == place.area).unwrap();
    assert_eq!(area.series(&place.figure).and_then(|series| series.values.get(&2024).copied()), Some(q("301000")));
}

#[test]
fn sources_of_the_same_id_are_kept_apart() {
    let sourced = |world: World, id: &str, name: &str| {
        let mut set = world.set();
        set.sources.insert(id.into(), Name::new(name, name));
        let areas = std::sync::Arc::make_mut(&mut set.baseline.areas);
        for series in areas.iter_mut().flat_map(|area| area.population.values_mut()) {
            series.source = Some(id.into());
        }
        set
    };
    let open = sourced(World::province().people("360102", "resident", &[(2019, 1)]), "yearbook", "Yearbook of the province");
    let county = sourced(county("360102", 500_000), "yearbook", "Yearbook of the county");
    let label = Name::new("甲", "a");
    let merged = merge(&open, &[Incoming { label: &label, set: &county }], &Decisions::default());
    let names: Vec<(&str, &str)> = merged.set.sources.iter().map(|(id, name)| (id.as_str(), name.en.as_str())).collect();
    assert_eq!(
        names,
        [
            ("yearbook", "Yearbook of the province"),
            // 2019 is the province's and 2020 the county's: the series has both.
            ("yearbook+yearbook-2", "Yearbook of the province; Yearbook of the county"),
            ("yearbook-2", "Yearbook of the county"),
        ]
    );
    let series = &merged.set.baseline.areas[2].population[&crate::common::base("resident")];
    assert_eq!((series.source.as_ref().map(SourceId::as_str), series.values.len()), (Some("yearbook+yearbook-2"), 2));
}

#[test]
fn a_countys_scenario_holds_for_the_county() {
    let open = World::province().lever(Lever::Growth, "", "4");
    let file = county("360202", 300_000).lever(Lever::Growth, "", "9").action("360202", "beds", 2025, "100");
    let files = [file];
    let found = with_files(&files, |files| compare(&open.set(), files));
    assert_eq!(found.scenarios[0].standing, Standing::Differs);
    let default = merged(&open, &files, &Decisions::default()).set;
    let ids: Vec<&str> = default.scenarios.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["baseline", "baseline-2"]);
    // Growth of 9 a thousand was meant for the county; the province does not grow by it.
    assert_eq!(default.scenarios[1].settings[0].area, Some("360202".into()));
    assert_eq!(default.scenarios[1].actions.len(), 1);
    let decide = |taking| {
        let decisions = Decisions { scenarios: [((0, "baseline".into()), taking)].into(), ..Decisions::default() };
        merged(&open, &files, &decisions).set.scenarios
    };
    assert_eq!(decide(Taking::Leave), open.set().scenarios);
    assert_eq!((decide(Taking::Replace).len(), decide(Taking::Replace)[0].actions.len()), (1, 1));
}

#[test]
fn plans_of_others_bind_unless_they_clash() {
    let plan = |id: &str, norm_id: &str, per: i64| {
        let mut world = World::new().norm(norm(norm_id, ratio(per), vec![due(2025, &["6"])]));
        world.plan.id = id.into();
        world
    };
    let open = World { plan: plan("one", "beds", 1_000).plan, ..World::province() };
    let standing = |file: World| {
        let file = World { plan: file.plan, ..county("360102", 1) };
        with_files(&[file], |files| (compare(&open.set(), files), merge(&open.set(), files, &Decisions::default())))
    };
    let (found, merged) = standing(plan("one", "beds", 1_000));
    assert_eq!((found.plans.len(), merged.set.plans.len()), (0, 1));
    let (found, merged) = standing(plan("two", "doctors", 1_000));
    assert_eq!((found.plans[0].standing, merged.set.plans.len()), (Standing::New, 2));
    let (found, merged) = standing(plan("one", "beds", 500));
    assert_eq!((found.plans[0].standing, merged.set.plans[0].norms[0].rule == ratio(1_000)), (Standing::Differs, true));
    let (found, merged) = standing(plan("two", "beds", 500));
    assert_eq!((found.plans[0].standing, merged.set.plans.len()), (Standing::Clashes, 1));
}

#[test]
fn nonsense_is_merged_without_a_panic() {
    // Its own parent, a circle, a code twice, no areas, no plans.
    let circle = World::new().area("1", Level::County, "2").area("2", Level::County, "1").area("3", Level::City, "3");
    let twice = county("360102", 5).area("360102", Level::City, "").people("360102", "urban", &[(2020, -7)]);
    let empty = World::new();
    for open in [&circle, &twice, &empty] {
        let files = [circle.clone(), twice.clone(), empty.clone()];
        for all in [Rule::Mine, Rule::Theirs, Rule::Own, Rule::File(2)] {
            merged(open, &files, &Decisions { all, ..Decisions::default() });
        }
    }
}

/// Two counties in one file, with places to add.
fn two_counties() -> World {
    World::new()
        .area("360102", Level::County, "")
        .area("360202", Level::County, "")
        .people("360102", "resident", &[(2020, 300_000)])
        .people("360202", "resident", &[(2020, 200_000)])
        .stock("360102", "places", &[(2020, "0")])
        .stock("360202", "places", &[(2020, "0")])
        .norm(norm("places", ratio(1_000), vec![due(2025, &["4.5"])]))
}

/// What the first scenario brought adds where, in the order of its settings.
fn brought_additions(file: World) -> Vec<(String, String)> {
    let mut file = file;
    file.scenario.id = "counties".into();
    let open = World::province().norm(norm("places", ratio(1_000), vec![due(2025, &["4.5"])]));
    let merged = merged(&open, &[file], &Decisions::default());
    let settings = merged.set.scenarios.last().expect("one is brought").settings.iter();
    let place = |area: &Option<permille_engine::id::AreaCode>| area.as_ref().map_or("everywhere".to_owned(), ToString::to_string);
    settings.map(|setting| (place(&setting.area), setting.value.to_string())).collect()
}

fn said(pairs: [(&str, &str); 2]) -> Vec<(String, String)> {
    pairs.map(|(area, value)| (area.to_owned(), value.to_owned())).to_vec()
}

#[test]
fn additions_for_all_of_a_file_stay_shared_as_they_were() {
    let places = || Lever::Additions { measure: "places".into() };
    // 10 by 300,000 : 200,000 residents are 6 and 4, and not 10 and 10.
    assert_eq!(brought_additions(two_counties().lever(places(), "", "10")), said([("360102", "6"), ("360202", "4")]));
    // 100 are 60 and 40; 10 of the county's own come on top, whichever stands first.
    let everywhere_first = two_counties().lever(places(), "", "100").lever(places(), "360102", "10");
    assert_eq!(brought_additions(everywhere_first), said([("360102", "70"), ("360202", "40")]));
    let local_first = two_counties().lever(places(), "360102", "10").lever(places(), "", "100");
    assert_eq!(brought_additions(local_first), said([("360102", "70"), ("360202", "40")]));
}

#[test]
fn scenarios_that_differ_only_in_ranges_differ() {
    let range = |high: &str| permille_engine::scenario::LeverRange {
        lever: Lever::Growth,
        area: None,
        low: q("-1"),
        likely: q("0"),
        high: q(high),
        reason: None,
    };
    let with = |high: &str| {
        let mut world = World::province();
        world.scenario.ranges.push(range(high));
        world
    };
    let standing = |file: World| with_files(&[file], |files| compare(&with("2").set(), files).scenarios[0].standing);
    assert_eq!(standing(with("2")), Standing::Same);
    assert_eq!(standing(with("3")), Standing::Differs);
}

/// Counts the pauses, and ends the work at one of them.
struct Counted {
    pauses: Vec<f64>,
    end_at: usize,
}

impl Pause for Counted {
    type Ended = &'static str;

    fn pause(&mut self, done: f64) -> impl Future<Output = Result<(), &'static str>> {
        self.pauses.push(done);
        ready(if self.pauses.len() < self.end_at { Ok(()) } else { Err("nobody waits") })
    }
}

/// What work comes to that waits for nothing.
fn done<T>(work: impl Future<Output = T>) -> T {
    let (mut work, mut context) = (pin!(work), Context::from_waker(Waker::noop()));
    match work.as_mut().poll(&mut context) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

#[test]
fn a_large_merge_pauses_every_few_areas_says_how_far_it_is_and_ends_where_nobody_waits() {
    let many = |residents: i64| {
        let mut world = World::province();
        for town in 0..2_000_i64 {
            let code = format!("3601{:05}", 10_000 + town);
            world = world.area(&code, Level::Township, "360102").people(&code, "resident", &[(2020, residents + town)]);
        }
        world
    };
    let (open, files) = (many(1_000), [many(1_001)]);
    with_files(&files, |files| {
        let open = open.set();
        let counted = |end_at| Counted { pauses: Vec::new(), end_at };
        let mut pause = counted(usize::MAX);
        assert_eq!(done(compare_pausing(&open, files, &mut pause)).as_ref(), Ok(&compare(&open, files)));
        // 4,012 areas are gone through in parts of no more than 128.
        assert!(pause.pauses.len() > 60, "{}", pause.pauses.len());
        assert!(pause.pauses.iter().all(|done| (0.0..=1.0).contains(done)));
        let mut pause = counted(usize::MAX);
        let decisions = Decisions { all: Rule::Theirs, ..Decisions::default() };
        assert_eq!(done(merge_pausing(&open, files, &decisions, &mut pause)).as_ref(), Ok(&merge(&open, files, &decisions)));
        let all = pause.pauses.len();
        assert!(all > 60, "{all}");
        for end_at in [1, all / 2, all] {
            let mut pause = counted(end_at);
            assert_eq!(done(merge_pausing(&open, files, &decisions, &mut pause)).err(), Some("nobody waits"));
            assert_eq!(pause.pauses.len(), end_at);
        }
    });
}
