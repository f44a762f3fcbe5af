//! The figures of an area's peers: the other areas of its level.

use permille_engine::area::{Area, PopulationBase, Series};
use permille_engine::id::MeasureId;
use permille_engine::model::Model;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

/// The peers' residents.
#[must_use]
pub fn residents(model: &Model, area: usize, year: Year) -> Vec<f64> {
    peers(model, area).filter_map(|peer| Some(resident(peer, year)?.to_f64())).collect()
}

/// The peers' stock of a measure for each of their residents.
#[must_use]
pub fn stock_per_resident(model: &Model, area: usize, measure: &MeasureId, year: Year) -> Vec<f64> {
    let stated =
        peers(model, area).filter_map(|peer| per_resident(latest(peer.measures.get(measure), year)?, resident(peer, year)));
    stated.collect()
}

/// The peers' values of an indicator.
#[must_use]
pub fn indicator(model: &Model, area: usize, measure: &MeasureId, year: Year) -> Vec<f64> {
    peers(model, area).filter_map(|peer| Some(latest(peer.measures.get(measure), year)?.to_f64())).collect()
}

/// A stock for each resident.
#[must_use]
pub fn per_resident(stock: Quantity, resident: Option<Quantity>) -> Option<f64> {
    let resident = resident?.to_f64();
    (resident > 0.0).then(|| stock.to_f64() / resident)
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

fn peers(model: &Model, area: usize) -> impl Iterator<Item = &Area> {
    let level = model.areas().get(area).map(|area| area.level);
    model
        .areas()
        .iter()
        .enumerate()
        .filter(move |(position, peer)| *position != area && Some(peer.level) == level)
        .map(|(_, peer)| peer)
}
