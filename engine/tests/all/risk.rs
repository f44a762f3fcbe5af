//! What holds of every run of draws, and two that can be worked out by hand.

use crate::common::arbitrary::{AREAS, NORMS, between, setting, world};
use crate::common::{World, due, norm, q, ratio, words};
use crate::fixed_seed;
use permille_engine::model::Model;
use permille_engine::outlook::status::Status;
use permille_engine::quantity::{Quantity, Rounding};
use permille_engine::risk::chance::Chance;
use permille_engine::risk::draw::Draws;
use permille_engine::risk::run::{Bands, Question, Refusal, Run};
use permille_engine::risk::share::Drawer;
use permille_engine::scenario::{Lever, LeverRange};
use proptest::prelude::*;

fn range(lever: Lever, area: &str, [low, likely, high]: [&str; 3]) -> LeverRange {
    let area = (!area.is_empty()).then(|| area.into());
    LeverRange { lever, area, low: q(low), likely: q(likely), high: q(high), reason: None }
}

/// A world with ranges, ready to run.
struct Risk {
    model: Model,
    drawer: Drawer,
    run: Run,
}

impl Risk {
    fn new(mut world: World, ranges: Vec<LeverRange>, area: usize, seed: u64, draws: u32) -> Self {
        world.scenario.ranges = ranges;
        let (model, _) = Model::new(&world.set()).unwrap_or_else(|problems| panic!("{problems:?}"));
        let norms = (0..model.norm_count()).collect();
        let question = Question { norms, area, seed, draws };
        let drawer = Drawer::new(&model, &world.scenario, question).unwrap();
        let run = drawer.run(&model);
        Self { model, drawer, run }
    }

    /// Computes all draws, so many at a time.
    fn finish(mut self, pieces: &[u32]) -> Self {
        for &piece in pieces {
            self.run.advance(&mut self.drawer, &self.model, piece);
        }
        self.run.advance(&mut self.drawer, &self.model, u32::MAX);
        assert!(self.run.is_finished());
        self
    }

    /// Lets so many draw by turns, each with a drawer of its own, and puts their shares together in an order that follows from `mixed`.
    fn shared(mut self, hands: usize, piece: u32, mixed: u64) -> Self {
        let mut drawers = vec![self.drawer.clone(); hands];
        let firsts = (0..self.run.question().draws).step_by(piece as usize);
        let mut shares: Vec<_> =
            firsts.enumerate().map(|(turn, first)| drawers[turn % hands].draw(&self.model, first, piece)).collect();
        let mut mixed = mixed;
        while !shares.is_empty() {
            mixed = mixed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let share = shares.swap_remove((mixed >> 33) as usize % shares.len());
            self.run.add(share.clone());
            // A share that comes twice is counted once.
            self.run.add(share);
        }
        assert!(self.run.is_finished());
        self
    }

    fn chance(&self, norm: usize, area: usize, year: u16) -> Chance {
        *self.run.chances(norm).unwrap().get(self.model.cell(area, year).unwrap()).unwrap()
    }

    /// Everything that can be asked of it, in one text.
    fn all(&self) -> String {
        let look = self.run.look();
        let norms = (0..self.run.question().norms.len()).map(|norm| {
            let years: Vec<_> = (0..self.model.horizon().count()).map(|row| look.in_year(norm, row)).collect();
            format!("{:?} {years:?}", self.run.chances(norm))
        });
        norms.collect()
    }
}

fn growth_range() -> impl Strategy<Value = LeverRange> {
    proptest::collection::vec(between(q("-30"), q("30")), 3).prop_map(|mut ends| {
        ends.sort();
        LeverRange { lever: Lever::Growth, area: None, low: ends[0], likely: ends[1], high: ends[2], reason: None }
    })
}

/// The range of some lever where a setting could stand.
fn any_range() -> impl Strategy<Value = LeverRange> {
    (setting(false), setting(false), 0..=100_i64).prop_map(|(one, _, percent)| {
        let (least, most) = one.lever.range();
        let span = q("20").min(most.minus(least).unwrap());
        let low = one.value.min(most.minus(span).unwrap());
        let likely = low.plus(span.share(Quantity::whole(percent).unwrap(), false, Rounding::Up).unwrap()).unwrap();
        let area = one.area.filter(|_| one.lever.may_be_local());
        LeverRange { lever: one.lever, area, low, likely, high: low.plus(span).unwrap(), reason: None }
    })
}

#[test]
fn a_range_without_width_leaves_nothing_to_chance() {
    // 100,000 residents and 4 places for every 1,000 from 2025 on: 400. There are 350 in 2020, and 10 more each year: 400 in 2025.
    let world = World::county(100_000).norm(norm("places", ratio(1_000), vec![due(2025, &["4"])])).stock(
        "360202",
        "places",
        &[(2020, "350")],
    );
    let additions = |amount| vec![range(Lever::Additions { measure: "places".into() }, "", [amount; 3])];
    let enough = Risk::new(world.clone(), additions("10"), 0, 1, 200).finish(&[]);
    let chance = enough.chance(0, 0, 2025);
    assert_eq!((chance.met, chance.short, words(chance.percent_met())), (200, 0, "100".to_owned()));
    assert_eq!(enough.chance(0, 0, 2024).on_track, 200);
    // With 9 a year there are 395 in 2025, and 5 are missing in every draw.
    let scarce = Risk::new(world, additions("9"), 0, 1, 200).finish(&[]);
    let chance = scarce.chance(0, 0, 2025);
    assert_eq!((chance.met, chance.short, words(chance.mean_shortfall())), (0, 200, "5".to_owned()));
    let five = q("5");
    let sure = Bands { lowest: five, lower: five, middle: five, upper: five, highest: five, known: 200 };
    assert_eq!(scarce.run.look().in_year(0, 5).unwrap().gap, Some(sure));
    assert_eq!(scarce.run.look().in_year(0, 4).unwrap().gap, None, "before the due year nothing is required");
}

#[test]
fn two_outcomes_are_counted_to_the_last_draw() {
    // The norm falls due in 2025, perhaps a year later. In whole years from 2025 straight down to 2026, what lies below 2025.5 is
    // 2025: 1 − 0.5² = three quarters. Of the first 1,000 words of seed 7 (by another implementation of ChaCha8) 745 lie there.
    let world = World::county(100_000).norm(norm("places", ratio(1_000), vec![due(2025, &["4"])])).stock(
        "360202",
        "places",
        &[(2020, "350")],
    );
    let late = vec![range(Lever::DueYear { norm: "places".into() }, "", ["2025", "2025", "2026"])];
    let risk = Risk::new(world, late, 0, 7, 1_000).finish(&[]);
    let chance = risk.chance(0, 0, 2025);
    assert_eq!((chance.met, chance.short, chance.on_track, chance.no_data), (0, 745, 255, 0));
    // Required 400, there are 350: 50 are missing where it is due, and where it is not, no shortfall is measured.
    assert_eq!(words(chance.mean_shortfall()), "50");
    assert_eq!(risk.run.look().in_year(0, 5).unwrap().gap.map(|bands| bands.known), Some(745));
    assert_eq!(risk.chance(0, 0, 2026).short, 1_000);
}

#[test]
fn what_is_unknown_is_counted_as_such() {
    let world = World::county(100_000).norm(norm("places", ratio(1_000), vec![due(2020, &["4"])]));
    let risk = Risk::new(world, vec![range(Lever::Growth, "", ["0", "1", "2"])], 0, 1, 50).finish(&[]);
    let chance = risk.chance(0, 0, 2025);
    assert_eq!((chance.known(), chance.no_data, chance.percent_met(), chance.mean_shortfall()), (0, 50, None, None));
    let in_year = risk.run.look().in_year(0, 5).unwrap();
    assert_eq!((in_year.available, in_year.gap, in_year.matters), (None, None, None));
    assert!(in_year.requirement.is_some());
}

#[test]
fn a_share_of_another_question_is_not_taken_in() {
    let world = World::county(100_000).norm(norm("places", ratio(1_000), vec![due(2020, &["4"])]));
    let growth = || vec![range(Lever::Growth, "", ["0", "1", "2"])];
    let mut risk = Risk::new(world.clone(), growth(), 0, 1, 50);
    let mut other = Risk::new(world, growth(), 0, 1, 80);
    let beyond = other.drawer.draw(&other.model, 40, 40);
    risk.run.add(beyond);
    let mut short = risk.drawer.draw(&risk.model, 0, 10);
    short.norms[0].gap.pop();
    risk.run.add(short);
    assert_eq!(risk.run.done(), 0);
    // One before its turn waits.
    risk.run.add(risk.drawer.draw(&risk.model, 10, 10));
    assert_eq!(risk.run.done(), 0);
    risk.run.add(risk.drawer.draw(&risk.model, 0, 10));
    assert_eq!(risk.run.done(), 20);
}

#[test]
fn the_lever_that_moves_the_gap_is_named() {
    // The requirement follows the target, 3 to 5 for every 1,000 of 100,000; losses of up to 0.1% a year move ten times less.
    let world = World::county(100_000).norm(norm("places", ratio(1_000), vec![due(2020, &["4"])])).stock(
        "360202",
        "places",
        &[(2020, "400")],
    );
    let target = Lever::Target { norm: "places".into(), year: None, part: 0 };
    let ranges =
        vec![range(Lever::Attrition { measure: "places".into() }, "", ["0", "0", "0.1"]), range(target, "", ["3", "4", "5"])];
    let risk = Risk::new(world, ranges, 0, 1, 2_000).finish(&[]);
    let matters = risk.run.look().in_year(0, 10).unwrap().matters.unwrap();
    assert_eq!(matters[0].range, 1);
    assert!(matters[0].share > q("95") && matters[1].share < q("5"), "{matters:?}");
    // A higher target, a larger gap.
    assert!(matters[0].at_low < Quantity::ZERO && matters[0].at_high > Quantity::ZERO, "{matters:?}");
}

#[test]
fn what_cannot_be_answered_is_refused() {
    let mut world = World::county(1_000).norm(norm("places", ratio(1_000), vec![due(2020, &["4"])]));
    let ask = |world: &World, norms: Vec<usize>, area, draws| {
        let (model, _) = Model::new(&world.set()).unwrap();
        Drawer::new(&model, &world.scenario, Question { norms, area, seed: 0, draws }).map(|_| ())
    };
    assert_eq!(ask(&world, vec![0], 0, 10), Err(Refusal::NoRanges));
    world.scenario.ranges = vec![range(Lever::Growth, "", ["0", "1", "2"])];
    assert_eq!(ask(&world, vec![0], 0, 10), Ok(()));
    assert_eq!(ask(&world, vec![], 0, 10), Err(Refusal::Nowhere));
    assert_eq!(ask(&world, vec![7], 0, 10), Err(Refusal::Nowhere));
    assert_eq!(ask(&world, vec![0], 7, 10), Err(Refusal::Nowhere));
    // Eleven years: 10,000,000 ÷ 11 = 909,090.9.
    assert_eq!(ask(&world, vec![0], 0, 1_000_000), Err(Refusal::TooManyDraws { most: 909_090 }));
}

proptest! {
    #![proptest_config(fixed_seed::cases(10))]

    #[test]
    fn the_same_seed_gives_the_same_answer_in_however_many_pieces(
        world in world(), ranges in proptest::collection::vec(any_range(), 1..4), area in 0..AREAS.len(), seed: u64,
        pieces in proptest::collection::vec(0..60_u32, 0..6),
    ) {
        let mut ranges = ranges;
        ranges.dedup_by(|one, other| (&one.lever, &one.area) == (&other.lever, &other.area));
        let at_once = Risk::new(world.clone(), ranges.clone(), area, seed, 120).finish(&[]);
        let in_pieces = Risk::new(world, ranges, area, seed, 120).finish(&pieces);
        prop_assert_eq!(at_once.all(), in_pieces.all());
    }

    #[test]
    fn however_many_draw_by_turns_the_answer_is_the_same(
        world in world(), ranges in proptest::collection::vec(any_range(), 1..4), area in 0..AREAS.len(), seed: u64, piece in 1..50_u32,
        mixed: u64,
    ) {
        let mut ranges = ranges;
        ranges.dedup_by(|one, other| (&one.lever, &one.area) == (&other.lever, &other.area));
        let at_once = Risk::new(world.clone(), ranges.clone(), area, seed, 130).finish(&[]).all();
        for hands in [1, 2, 3, 7] {
            let shared = Risk::new(world.clone(), ranges.clone(), area, seed, 130).shared(hands, piece, mixed);
            prop_assert_eq!(&at_once, &shared.all());
        }
    }

    #[test]
    fn chances_count_the_outlook_of_each_draw(
        world in world(), ranges in proptest::collection::vec(any_range(), 1..4), area in 0..AREAS.len(), seed: u64,
    ) {
        let mut ranges = ranges;
        ranges.dedup_by(|one, other| (&one.lever, &one.area) == (&other.lever, &other.area));
        let mut world = world;
        world.scenario.ranges = ranges.clone();
        let scenario = world.scenario.clone();
        let risk = Risk::new(world, ranges, area, seed, 25).finish(&[]);
        let mut draws = Draws::new(&risk.model, &scenario, seed);
        let outlooks: Vec<_> = (0..25).map(|number| risk.model.outlook(draws.scenario(number))).collect();
        for (norm, name) in NORMS.iter().enumerate() {
            for cell in 0..AREAS.len() * risk.model.horizon().count() {
                let times = |status| outlooks.iter().filter(|outlook| outlook.norm(norm).status(cell) == Some(status)).count() as u32;
                let gaps = || outlooks.iter().filter_map(|outlook| outlook.norm(norm).gap(cell));
                let counted = Chance {
                    met: times(Status::Met),
                    short: times(Status::Short),
                    on_track: times(Status::OnTrack),
                    no_data: times(Status::NoData),
                    shortfall: gaps().map(|gap| i128::from(gap.max(Quantity::ZERO).millionths())).sum(),
                    measured: gaps().count() as u32,
                };
                let counted = Some(counted).filter(|counted| *counted != Chance::default());
                prop_assert_eq!(risk.run.chances(norm).unwrap().get(cell), counted.as_ref(), "{} {}", name, cell);
            }
        }
    }

    #[test]
    fn quantiles_are_in_order_and_every_draw_is_counted_once(world in world(), growth in growth_range(), area in 0..AREAS.len()) {
        let risk = Risk::new(world, vec![growth], area, 3, 60).finish(&[]);
        let look = risk.run.look();
        for (norm, name) in NORMS.iter().enumerate() {
            for row in 0..risk.model.horizon().count() {
                let year = look.in_year(norm, row).unwrap();
                for bands in [year.requirement, year.available, year.gap].into_iter().flatten() {
                    let Bands { lowest, lower, middle, upper, highest, known } = bands;
                    prop_assert!(lowest <= lower && lower <= middle && middle <= upper && upper <= highest, "{name} {bands:?}");
                    prop_assert!(known <= 60);
                }
            }
            for cell in 0..AREAS.len() * risk.model.horizon().count() {
                let Some(chance) = risk.run.chances(norm).unwrap().get(cell) else { continue };
                prop_assert_eq!(chance.known() + chance.no_data, 60);
                prop_assert!(chance.percent_met().is_none_or(|percent| percent >= Quantity::ZERO && percent <= q("100")));
                prop_assert!(chance.mean_shortfall().is_none_or(|mean| mean >= Quantity::ZERO));
            }
        }
    }

    #[test]
    fn more_additions_never_lessen_the_chance(world in world(), low in 0..200_i64, wide in 0..200_i64, more in 0..200_i64, seed: u64) {
        let whole = |units| Quantity::whole(units).unwrap();
        let additions = |low: i64| vec![LeverRange {
            lever: Lever::Additions { measure: "places".into() },
            area: None,
            low: whole(low),
            likely: whole(low + wide / 3),
            high: whole(low + wide),
            reason: None,
        }];
        let fewer = Risk::new(world.clone(), additions(low), 0, seed, 60).finish(&[]);
        let more = Risk::new(world, additions(low + more), 0, seed, 60).finish(&[]);
        for cell in 0..AREAS.len() * fewer.model.horizon().count() {
            let met = |risk: &Risk| risk.run.chances(0).unwrap().get(cell).map(|chance| chance.met);
            prop_assert!(met(&fewer) <= met(&more));
        }
    }

    #[test]
    fn no_range_and_no_seed_makes_it_panic(world in crate::common::arbitrary::world_of(crate::common::arbitrary::people()), ranges in proptest::collection::vec(any_range(), 1..5), seed: u64) {
        let mut ranges = ranges;
        ranges.dedup_by(|one, other| (&one.lever, &one.area) == (&other.lever, &other.area));
        let risk = Risk::new(world, ranges, 0, seed, 8).finish(&[]);
        prop_assert!(!risk.all().is_empty());
    }
}
