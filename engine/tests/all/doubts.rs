//! What speaks against figures: worked examples, and what must hold whatever areas state.

use std::collections::BTreeSet;

use crate::common::arbitrary::world_with_own_totals;
use crate::common::{World, base, due, norm, q, ratio};
use crate::fixed_seed;
use permille_engine::area::{Area, Level};
use permille_engine::doubts::{Asked, Doubt, Ground, Jump, OLD, beside_peers, of_all, of_area, of_some};
use permille_engine::edit::Figure;
use permille_engine::model::Model;
use permille_engine::peers::survey::{FigurePlace, Finding, Kinds};
use permille_engine::plan::Nature;
use permille_engine::quantity::Quantity;
use permille_engine::shared::Shared;
use proptest::prelude::*;

/// Asks about a world.
fn asked<T>(world: &World, ask: impl FnOnce(&Model, &Kinds, &Asked) -> T) -> T {
    let set = world.set();
    let (model, _) = Model::new(&set).unwrap_or_else(|problems| panic!("{problems:?}"));
    let kinds = Kinds::of(&set.plans);
    ask(&model, &kinds, &Asked::of(&model, &kinds))
}

fn all(world: &World) -> Vec<Doubt> {
    asked(world, |_, _, asked| of_all(asked))
}

/// A doubt in a line.
fn line(doubt: &Doubt) -> String {
    let figure = match &doubt.place.figure {
        Figure::Population(base) => base.word().to_owned(),
        Figure::Measure(id) => id.to_string(),
    };
    let corrected = |value: Option<Quantity>| value.map_or_else(|| "?".to_owned(), |value| value.to_string());
    let ground = match &doubt.ground {
        Ground::Peers(Finding::Slip { slip, corrected: right }) => {
            format!("{} by {} peers: {}", slip.factor, slip.peers, corrected(*right))
        }
        Ground::Peers(Finding::Outlier(outlier)) => format!("far from {} peers", outlier.peers),
        Ground::Years(Jump::Slip { year, factor, corrected: right, .. }) => format!("{factor} by {year}: {}", corrected(*right)),
        Ground::Years(Jump::Fall { year, other }) => format!("fell since {year}, {other}"),
        Ground::Years(Jump::Rise { year, other }) => format!("rose since {year}, {other}"),
        Ground::Asked(found) => format!("{} for {}, asked {} ({})", found.rate, found.per, found.asked, found.clause),
        Ground::AllAsked { figures, first } => {
            format!("all {figures} {}", if first.larger { "too large" } else { "too small" })
        }
        Ground::Below { sum, known, areas } => format!("{known} of {areas} below: {sum}"),
        Ground::Parts { together, beyond } => format!("parts: {together}{}", if *beyond { ", beyond" } else { "" }),
        Ground::BeyondResidents { residents } => format!("beyond {residents} residents"),
        Ground::BeyondAll => "beyond all".to_owned(),
        Ground::Old { years } => format!("{years} years old"),
    };
    format!("{} {figure} {}: {} – {ground}", doubt.place.area, doubt.place.year, doubt.value)
}

fn lines(world: &World) -> Vec<String> {
    all(world).iter().map(line).collect()
}

/// Six counties of a city, each with residents and beds of 2019 and 2020.
fn city() -> World {
    let world = World::new().area("360100", Level::City, "").norm(norm("beds", ratio(1_000), vec![due(2025, &["6"])]));
    let counties = [("360102", 480_000), ("360103", 520_000), ("360104", 510_000), ("360105", 430_000), ("360111", 600_000)];
    counties.into_iter().fold(world, |world, (code, people)| {
        // Five beds for a thousand, and a few more a year later.
        let (before, now) = ((people / 200).to_string(), (people / 200 + 40).to_string());
        world.area(code, Level::County, "360100").people(code, "resident", &[(2020, people)]).stock(
            code,
            "beds",
            &[(2019, &before), (2020, &now)],
        )
    })
}

#[test]
fn figures_that_agree_are_not_doubted() {
    assert_eq!(lines(&city()), Vec::<String>::new());
}

#[test]
fn a_unit_is_doubted_by_the_peers_or_else_by_the_other_years() {
    // 26,400 beds for 520,000 are 50.8 a thousand, and the others have 5.08: a factor of ten.
    let by_peers = city().stock("360103", "beds", &[(2020, "26400")]);
    assert_eq!(lines(&by_peers), ["360103 beds 2020: 26400 – 10 by 4 peers: 2640"]);
    // Of one county alone the year before speaks: 26,400 ÷ 10 = 2,640, and 2,600 was before.
    let alone = World::county(520_000).norm(norm("beds", ratio(1_000), vec![due(2025, &["6"])])).stock(
        "360202",
        "beds",
        &[(2019, "2600"), (2020, "26400")],
    );
    assert_eq!(lines(&alone), ["360202 beds 2020: 26400 – 10 by 2019: 2640"]);
}

/// A county of so many residents and a plan that asks for 3.8 nurses, 3.2 physicians and 6 beds per 1,000.
fn measured(people: i64, figures: &[(&str, &str)]) -> World {
    let rate = |id: &str, value: &str| norm(id, ratio(1_000), vec![due(2025, &[value])]);
    let plan = World::county(people).norm(rate("nurses", "3.8")).norm(rate("physicians", "3.2")).norm(rate("beds", "6"));
    figures.iter().fold(plan, |world, (id, value)| world.stock("360202", id, &[(2020, value)]))
}

#[test]
fn without_other_years_and_peers_what_the_plan_asks_is_the_yardstick() {
    // 9,120 ÷ 300,000 = 30.4 per 1,000: eight times 3.8.
    assert_eq!(lines(&measured(300_000, &[("nurses", "9120")])), ["360202 nurses 2020: 9120 – 30.4 for 1000, asked 3.8 (一)"]);
    // 3.8 × 300 = 1,140, and six times that 6,840.
    assert_eq!(lines(&measured(300_000, &[("nurses", "6839")])), Vec::<String>::new());
    assert_eq!(lines(&measured(300_000, &[("nurses", "6840")])), ["360202 nurses 2020: 6840 – 22.8 for 1000, asked 3.8 (一)"]);
    // A tenth is a shortage; a sixtieth, 19 of 1,140, would be fewer than 20 and says nothing; 38 of 2,280 are.
    assert_eq!(lines(&measured(300_000, &[("nurses", "114")])), Vec::<String>::new());
    assert_eq!(lines(&measured(300_000, &[("nurses", "19")])), Vec::<String>::new());
    assert_eq!(lines(&measured(600_000, &[("nurses", "38")])), ["360202 nurses 2020: 38 – 0.063333 for 1000, asked 3.8 (一)"]);
    assert_eq!(lines(&measured(600_000, &[("nurses", "0")])), Vec::<String>::new());
    // Of 5,000 residents 19 nurses are asked: few enough to be ten times as many.
    assert_eq!(lines(&measured(5_000, &[("nurses", "190")])), Vec::<String>::new());
    // Its own years know better what it would be.
    let years = measured(300_000, &[("nurses", "9120")]).stock("360202", "nurses", &[(2019, "900"), (2020, "9120")]);
    assert_eq!(lines(&years), ["360202 nurses 2020: 9120 – 10 by 2019: 912"]);
    // Far beyond what is asked is also beyond twice the year before; it is said once.
    let rise = measured(300_000, &[("nurses", "9120")]).stock("360202", "nurses", &[(2019, "3000"), (2020, "9120")]);
    assert_eq!(lines(&rise), ["360202 nurses 2020: 9120 – 30.4 for 1000, asked 3.8 (一)"]);
}

#[test]
fn people_are_doubted_where_all_that_is_divided_by_them_is_off_alike() {
    let right = [("nurses", "1000"), ("physicians", "900"), ("beds", "1700")];
    assert_eq!(lines(&measured(300_000, &right)), Vec::<String>::new());
    assert_eq!(lines(&measured(30_000, &right)), ["360202 resident 2020: 30000 – all 3 too large"]);
    assert_eq!(lines(&measured(30, &right)), ["360202 resident 2020: 30 – all 3 too large"]);
    assert_eq!(lines(&measured(3_000_000, &right)), ["360202 resident 2020: 3000000 – all 3 too small"]);
    // One that is not off speaks for the people.
    let one = [("nurses", "10000"), ("physicians", "9000"), ("beds", "1700")];
    assert_eq!(lines(&measured(300_000, &one)).len(), 2);
    assert_eq!(lines(&measured(300_000, &[("nurses", "10000"), ("physicians", "9000")])).len(), 2);
}

#[test]
fn a_plan_speaks_of_its_territory_alone_and_of_no_townships_for_a_county() {
    let mut elsewhere = measured(300_000, &[("nurses", "9120")]);
    let base = elsewhere.clone();
    elsewhere.plan.territory = "370000".into();
    assert_eq!(lines(&elsewhere), Vec::<String>::new());
    let township = base.area("360202001", Level::Township, "360202").people("360202001", "resident", &[(2020, 300_000)]).stock(
        "360202001",
        "nurses",
        &[(2020, "9120")],
    );
    let told = lines(&township);
    assert!(told.iter().all(|line| !line.starts_with("360202001")), "{told:?}");
}

#[test]
fn one_slip_is_told_of_once() {
    // 52 for 520,000 residents: neither its beds, nor the city's sum, nor the beds beyond the residents are told of.
    let world = city().people("360103", "resident", &[(2020, 52)]).people("360100", "resident", &[(2020, 2_540_000)]);
    assert_eq!(lines(&world), ["360103 resident 2020: 52 – 10000 by 4 peers: 520000"]);
}

#[test]
fn a_total_is_held_against_what_is_below() {
    // 2,400 + 2,600 + 2,550 + 2,150 + 3,000 = 12,700 beds in 2019; 5 × 40 more in 2020.
    let right = city().stock("360100", "beds", &[(2019, "12700"), (2020, "12900")]);
    assert_eq!(lines(&right), Vec::<String>::new());
    let wrong = city().stock("360100", "beds", &[(2020, "12901")]);
    assert_eq!(lines(&wrong), ["360100 beds 2020: 12901 – 5 of 5 below: 12900"]);
    // Where one is unknown the others may be less, and must not be more.
    let part = |own: &str| city().area("360112", Level::County, "360100").stock("360100", "beds", &[(2020, own)]);
    assert_eq!(lines(&part("20000")), Vec::<String>::new());
    assert_eq!(lines(&part("12899")), ["360100 beds 2020: 12899 – 5 of 6 below: 12900"]);
}

#[test]
fn a_cell_is_told_what_its_years_and_parts_say() {
    let world = city().stock("360104", "beds", &[(2020, "2039")]).stock("360100", "beds", &[(2020, "12901")]);
    asked(&world, |model, _, asked| {
        let told = |code: &str| {
            let area = model.tree().position(&code.into()).unwrap();
            beside_peers(asked, area, &Figure::Measure("beds".into())).iter().map(line).collect::<Vec<_>>()
        };
        assert_eq!(told("360104"), ["360104 beds 2020: 2039 – fell since 2019, 2550"]);
        // 12,900 less the 551 that 360104 lost: 2,590 − 2,039.
        assert_eq!(told("360100"), ["360100 beds 2020: 12901 – 5 of 5 below: 12349"]);
        assert_eq!(told("360102"), Vec::<String>::new());
    });
}

#[test]
fn what_fell_by_more_than_a_fifth_is_told_of() {
    // 2,040 of 2,550 are four fifths.
    assert_eq!(lines(&city().stock("360104", "beds", &[(2020, "2040")])), Vec::<String>::new());
    assert_eq!(lines(&city().stock("360104", "beds", &[(2020, "2039")])), ["360104 beds 2020: 2039 – fell since 2019, 2550"]);
    assert_eq!(lines(&city().stock("360104", "beds", &[(2020, "5101")])), ["360104 beds 2020: 5101 – rose since 2019, 2550"]);
}

#[test]
fn figures_are_held_against_each_other() {
    let of_groups = city().people("360102", "urban", &[(2020, 300_000)]).people("360102", "rural", &[(2020, 179_000)]).people(
        "360103",
        "aged-0-3",
        &[(2020, 520_001)],
    );
    assert_eq!(
        lines(&of_groups),
        ["360102 resident 2020: 480000 – parts: 479000", "360103 aged-0-3 2020: 520001 – beyond 520000 residents"]
    );
    let share = World::county(1_000).measure("share", Nature::Indicator, false).stock("360202", "share", &[(2020, "100.5")]);
    let mut percent = share.clone();
    percent.plan.measures[0].unit.zh = "%".to_owned();
    assert_eq!(lines(&share), Vec::<String>::new());
    assert_eq!(lines(&percent), ["360202 share 2020: 100.5 – beyond all"]);
}

#[test]
fn the_latest_figure_may_be_five_years_old() {
    let of_year = |year| World::county(1_000).people("360202", "urban", &[(year, 400)]);
    assert_eq!(lines(&of_year(2020 - OLD)), Vec::<String>::new());
    assert_eq!(lines(&of_year(2014)), ["360202 urban 2014: 400 – 6 years old"]);
    // What was stated since is not old.
    let since = of_year(2010).people("360202", "urban", &[(2016, 400)]);
    assert_eq!(lines(&since), Vec::<String>::new());
}

#[test]
fn milestones_and_measures_of_no_plan_are_not_doubted() {
    let world = World::county(1_000)
        .measure("done", Nature::Milestone, false)
        .stock("360202", "done", &[(2019, "1"), (2020, "0")])
        .stock("360202", "unheard-of", &[(2019, "1"), (2020, "10")]);
    assert_eq!(lines(&world), Vec::<String>::new());
}

/// Every figure times a whole number.
fn times(world: &World, count: i64) -> Option<World> {
    let mut world = world.clone();
    for area in &mut world.areas {
        let Area { population, measures, .. } = area;
        let (mut people, mut stocks) = ((**population).clone(), (**measures).clone());
        for value in people.values_mut().chain(stocks.values_mut()).flat_map(|series| series.values.values_mut()) {
            *value = value.times(count)?;
        }
        (*population, *measures) = (Shared::from(people), Shared::from(stocks));
    }
    Some(world)
}

fn slips(doubts: &[Doubt]) -> BTreeSet<FigurePlace> {
    doubts.iter().filter(|doubt| doubt.is_slip()).map(|doubt| doubt.place.clone()).collect()
}

proptest! {
    #![proptest_config(fixed_seed::cases(64))]

    #[test]
    fn only_what_is_written_is_doubted(world in world_with_own_totals()) {
        for doubt in all(&world) {
            let area = world.areas.iter().find(|area| area.code == doubt.place.area).unwrap();
            let stated = area.series(&doubt.place.figure).and_then(|series| series.values.get(&doubt.place.year));
            prop_assert_eq!(stated, Some(&doubt.value), "{}", line(&doubt));
        }
    }

    #[test]
    fn another_unit_everywhere_makes_no_slip(world in world_with_own_totals(), count in 2_i64..=1_000) {
        if let Some(larger) = times(&world, count) {
            prop_assert_eq!(slips(&all(&larger)), slips(&all(&world)));
        }
    }

    #[test]
    fn one_area_is_told_what_all_are_told_of_it(world in world_with_own_totals()) {
        asked(&world, |model, kinds, asked| {
            let all = of_all(asked);
            for (position, area) in model.areas().iter().enumerate() {
                let own: Vec<Doubt> = all.iter().filter(|doubt| doubt.place.area == area.code).cloned().collect();
                prop_assert_eq!(&of_area(model, kinds, position), &own);
            }
            prop_assert_eq!(of_some(asked, 0..model.areas().len()), all);
            Ok(())
        })?;
    }

    #[test]
    fn what_is_put_right_is_no_slip_against_the_same_years(value in 1_i64..=9_000_000, factor in prop::sample::select(vec![10_i64, 100, 1_000, 10_000])) {
        let stated = |now: i64| World::new()
            .area("360202", Level::County, "")
            .people("360202", "urban", &[(2018, value), (2019, value), (2020, now)]);
        let found = all(&stated(value * factor));
        let slip: Vec<&Doubt> = found.iter().filter(|doubt| doubt.is_slip()).collect();
        prop_assert_eq!(slip.len(), 1);
        prop_assert_eq!(slip[0].corrected(), Some(q(&value.to_string())));
        prop_assert!(all(&stated(value)).is_empty(), "{:?}", base("urban"));
    }
}
