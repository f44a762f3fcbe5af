//! The nation whose outlook is weighed: 31 provinces of 11 cities with 2,853 counties in all, 60 norms that bind every county, 16 years.

use permille_engine::area::{Area, Level};
use permille_engine::id::{AreaCode, MeasureId};
use permille_engine::norm::Norm;
use permille_engine::plan::{Measure, Nature};
use permille_engine::rule::{Bracket, Indicator, PerArea, Ratio, Rule, ShareOfStock, SumOfRatios, Threshold};
use permille_engine::scenario::ScenarioSet;

use crate::workload::{area, base, due, measure, norm, plan, series, set};

/// How many counties there are.
pub const COUNTIES: usize = 2_853;
/// How many provinces, of [`CITIES`] cities each.
const PROVINCES: usize = 31;
/// How many cities a province has.
const CITIES: usize = 11;
/// How many norms bind each county.
const NORMS: usize = 60;

/// The stock that a figure is written of in [`crate::nation`]'s measurements: one that a ratio and a share read.
pub const WRITTEN: &str = "stock-6";

/// Norm `number`: the kinds in turn, half of them ratios.
fn norm_of(number: usize) -> Norm {
    let resident = || base("resident");
    let (rule, values): (Rule, &[i64]) = match number % 10 {
        0 => (Rule::from(SumOfRatios { bases: vec![base("urban"), base("rural")] }), &[300_000, 100_000]),
        1 => (Rule::from(Bracket { base: resident(), from: vec![0, 300_000, 500_000, 1_000_000] }), &[200, 500, 800, 1_000]),
        2 => (Rule::from(Threshold { base: resident(), from: 300_000 }), &[10]),
        3 => (Rule::from(PerArea), &[10]),
        4 => (Rule::from(ShareOfStock { of: stock(number + 2) }), &[400]),
        5 => (Rule::from(Indicator), &[790]),
        _ => (Rule::from(Ratio { base: resident(), per: 1_000 }), &[45]),
    };
    norm(&format!("norm-{number}"), stock(number).as_str(), rule, vec![due(2025, values), due(2030, values)])
}

/// What norm `number` measures.
fn stock(number: usize) -> MeasureId {
    format!("stock-{number}").as_str().into()
}

/// The measure of norm `number`.
fn measure_of(number: usize) -> Measure {
    let indicator = number % 10 == 5;
    let nature = if indicator { Nature::Indicator } else { Nature::Resource };
    Measure { nature, whole: !indicator, ..measure(stock(number).as_str()) }
}

/// Every area, with 2020's figures of everything for each county.
fn areas() -> Vec<Area> {
    let code = |province: usize, city: usize, county: usize| -> AreaCode {
        format!("{:02}{city:02}{county:02}", 11 + province).as_str().into()
    };
    let mut areas = Vec::new();
    for province in 0..PROVINCES {
        areas.push(area(code(province, 0, 0), Level::Province, None));
        for city in 1..=CITIES {
            areas.push(area(code(province, city, 0), Level::City, Some(code(province, 0, 0))));
            let first = province * CITIES + city - 1;
            for (place, number) in (first..COUNTIES).step_by(PROVINCES * CITIES).enumerate() {
                let people = 50_000 + (number * 15_485_863 % 1_200_000) as i64;
                let mut county = area(code(province, city, place + 1), Level::County, Some(code(province, city, 0)));
                county.population = [("resident", people), ("urban", people / 2)]
                    .map(|(word, count)| (base(word), series([(2020, count)])))
                    .into_iter()
                    .collect();
                county.measures = (0..NORMS).map(|number| (stock(number), series([(2020, people / 400)]))).collect();
                areas.push(county);
            }
        }
    }
    areas
}

/// The nation as a file.
#[must_use]
pub fn nation() -> Option<ScenarioSet> {
    let (measures, norms) = (0..NORMS).map(|number| (measure_of(number), norm_of(number))).unzip();
    set(plan("100000", measures, norms), areas())
}

#[cfg(test)]
mod tests {
    use super::*;
    use permille_engine::model::Model;

    #[test]
    fn the_nation_has_the_size_that_is_claimed() {
        let (model, odd) = Model::new(&nation().unwrap()).unwrap();
        assert_eq!((model.areas().len(), model.norm_count(), model.horizon().count()), (COUNTIES + 31 * 12, 60, 16));
        assert!(odd.is_empty(), "{odd:?}");
        assert_eq!(model.bound(0).len(), COUNTIES);
    }
}
