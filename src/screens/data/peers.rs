//! The figures of an area's peers: the other areas of its level.

use permille_engine::area::{Area, PopulationBase, Series};
use permille_engine::doubts::{self, Asked};
use permille_engine::edit::Figure;
use permille_engine::model::Model;
use permille_engine::peers::survey::{Kinds, Scale};
use permille_engine::plan::{Measure, Nature};
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::checks;
use crate::text::data_screen::Check;

/// What an area's peers say of its figure of a year.
#[must_use]
pub fn check(
    model: &Model,
    area: usize,
    figure: &Figure,
    measure: Option<&Measure>,
    year: Year,
    value: Quantity,
) -> Option<Check> {
    let scale = Scale::of(figure, measure)?;
    let own = model.areas().get(area)?;
    let peers = model.areas().iter().filter(|peer| peer.level == own.level && peer.code != own.code);
    // The scale of an indicator says nothing of how far it may lie.
    let may_lie_far = !measure.is_some_and(|measure| measure.nature == Nature::Indicator);
    let counted = Kinds::of_one(measure).is_whole(figure).then_some(value);
    checks::among(&scale.peers(peers, figure, year).beside(), scale.rate(own, year, value)?, counted, may_lie_far)
}

/// What the other years of an area's figure and the areas below it say of that of a year; nothing where its unit is doubted already.
#[must_use]
pub fn beside(
    model: &Model,
    area: usize,
    figure: &Figure,
    measure: Option<&Measure>,
    year: Year,
    checks: &[Check],
) -> Vec<Check> {
    if checks.iter().any(|check| matches!(check, Check::UnitSlip(_))) {
        return Vec::new();
    }
    let kinds = Kinds::of_one(measure).with_rates_of(model);
    let found = doubts::beside_peers(&Asked::of(model, &kinds), area, figure);
    found.into_iter().filter(|doubt| doubt.place.year == year).map(Check::Doubt).collect()
}

/// The residents an area states for `year` or last before it.
#[must_use]
pub fn resident(area: &Area, year: Year) -> Option<Quantity> {
    latest(area.population.get(&PopulationBase::Resident), year)
}

/// A figure of `year` or the last before it.
#[must_use]
pub fn latest(series: Option<&Series>, year: Year) -> Option<Quantity> {
    series?.latest(year).map(|(_, value)| value)
}
