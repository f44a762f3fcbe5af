//! The figures of two files held against each other: each that differs is told once, from either side.

use std::sync::Arc;

use crate::common::World;
use permille_engine::area::{Area, Figure, PopulationBase};
use permille_engine::compare::files::{Baselines, FigureDifference};
use permille_engine::edit::Edit;
use permille_engine::pause::{AtOnce, at_once};
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Baseline, ScenarioSet};

fn set() -> ScenarioSet {
    World::county(285_797).stock("360202", "places", &[(2020, "900"), (2021, "950")]).set()
}

fn between(here: &Baseline, there: &Baseline) -> Baselines {
    at_once(Baselines::between(here, there, &mut AtOnce))
}

fn put(set: &mut ScenarioSet, figure: Figure, year: u16, value: Option<i64>) {
    let value = value.map(|value| Quantity::whole(value).unwrap());
    set.apply(&Edit::Figure { area: "360202".into(), figure, year, value }).unwrap();
}

#[test]
fn a_figure_that_is_otherwise_new_or_gone_is_told_with_both_values() {
    let (here, mut there) = (set(), set());
    assert_eq!(between(&here.baseline, &there.baseline), Baselines::default());
    let (places, births) = (Figure::Measure("places".into()), Figure::Population(PopulationBase::from_word("births")));
    put(&mut there, places.clone(), 2020, Some(901));
    put(&mut there, places.clone(), 2021, None);
    put(&mut there, births.clone(), 2020, Some(2_400));
    let area = here.baseline.areas.iter().position(|area| area.code.as_str() == "360202").unwrap();
    let differs = |figure: &Figure, year, here: Option<i64>, there: Option<i64>| {
        let [here, there] = [here, there].map(|value| value.map(|value| Quantity::whole(value).unwrap()));
        FigureDifference { area, figure: figure.clone(), year, here, there }
    };
    let found = between(&here.baseline, &there.baseline);
    let expected = [
        differs(&births, 2020, None, Some(2_400)),
        differs(&places, 2020, Some(900), Some(901)),
        differs(&places, 2021, Some(950), None),
    ];
    assert_eq!(found.figures, expected);
    assert_eq!(found.areas(), 1);
    // The other way round, the same with sides exchanged.
    let back = between(&there.baseline, &here.baseline);
    let turned: Vec<_> =
        back.figures.into_iter().map(|one| FigureDifference { here: one.there, there: one.here, ..one }).collect();
    assert_eq!(turned, expected);
}

#[test]
fn areas_that_one_file_alone_has_are_told_and_their_figures_are_not() {
    let (here, mut there) = (set(), set());
    let mut areas: Vec<Area> = there.baseline.areas.to_vec();
    let mut gone = areas.pop().unwrap();
    gone.code = "360299".into();
    areas.push(gone);
    there.baseline.areas = Arc::new(areas);
    let last = here.baseline.areas.len() - 1;
    let found = between(&here.baseline, &there.baseline);
    assert_eq!((found.only_here, found.only_there, found.figures.len()), (vec![last], vec![last], 0));
}
