//! Demands that one English sentence gives for several groups: by town and country, by bands of population.

use permille_engine::area::Level;
use permille_engine::norm::Direction;
use permille_engine::quantity::Quantity;

use super::noun;
use super::sentence::strength;
use crate::dates::Date;
use crate::demand::{Demand, Field};
use crate::figure::{Figure, Role};
use crate::latin::{places, starts};
use crate::vocabulary::Means;
use crate::vocabulary::english::English;

/// One ambulance for every 30,000 people in urban areas and for every 10,000 in rural areas.
pub(super) fn sum_of_ratios(lower: &str, all: &[Figure], dates: &[Date], english: &English) -> Option<Demand> {
    let pers: Vec<&Figure> = all.iter().filter(|one| one.role == Role::Per).collect();
    let [one, other] = pers.as_slice() else { return None };
    let place = |words: &[&str]| words.iter().filter_map(|word| places(lower, word).next()).min();
    let (urban, rural) = (place(&["urban", "cities", "towns"])?, place(&["rural", "countryside", "villages"])?);
    // Each has its place behind it, or before it.
    let amounts: Vec<&Figure> = all.iter().filter(|one| one.role == Role::Amount && one.unit.is_empty()).collect();
    let first = amounts.first()?;
    if amounts.iter().any(|amount| amount.value != Quantity::ONE) {
        return None;
    }
    let (urban_per, rural_per) = if urban < rural { (one, other) } else { (other, one) };
    let named = noun::behind(&lower[first.span.end..], english);
    let named = if named.is_empty() { noun::before(&lower[..first.span.start], english) } else { named };
    let at = places(lower, named).next()?;
    let date = dates.last();
    let mut demand = Demand {
        name: named.to_owned(),
        level: Some(Level::County),
        direction: (Direction::AtLeast, true),
        strength: strength(lower, english),
        year: date.and_then(|date| date.years.last().copied()),
        values: vec![urban_per.value, rural_per.value],
        unit: english.unit(named).unwrap_or_default().to_owned(),
        bases: vec!["urban".to_owned(), "rural".to_owned()],
        ..Demand::of_kind("sum-of-ratios")
    };
    for figure in [urban_per, rural_per].into_iter().chain(&amounts) {
        demand = demand.seen(Field::Value, figure.span.clone());
    }
    let (from, until) = (urban.min(rural), urban.max(rural));
    Some(with_date(demand.seen(Field::Base, from..until).seen(Field::Name, at..at + named.len()), date))
}

fn with_date(demand: Demand, date: Option<&Date>) -> Demand {
    match date {
        Some(date) => demand.seen(Field::Year, date.span.clone()),
        None => demand,
    }
}

/// Counties with fewer than 300,000 residents shall have at least 20 beds, those with 300,000 to 500,000 at least 50 …
pub(super) fn bracket(lower: &str, all: &[Figure], dates: &[Date], english: &English) -> Option<Demand> {
    let bands: Vec<&Figure> = all.iter().filter(|one| one.role == Role::Band).collect();
    if bands.len() < 2 {
        return None;
    }
    let mut pairs: Vec<(Quantity, &Figure, &Figure)> = Vec::new();
    for (at, band) in bands.iter().enumerate() {
        let until = bands.get(at + 1).map_or(lower.len(), |next| next.span.start);
        let amount = all
            .iter()
            .find(|one| one.role == Role::Amount && one.unit != "%" && one.span.start > band.span.end && one.span.end <= until)?;
        let before = &lower[..band.span.start];
        let below = ["fewer than", "less than", "below", "under", "up to", "at most", "no more than"]
            .iter()
            .any(|word| before.trim_end().ends_with(word))
            || ["or fewer", "or less"].iter().any(|word| starts(lower[band.span.end..].trim_start(), word));
        pairs.push((if below { Quantity::ZERO } else { band.value }, amount, band));
    }
    pairs.sort_by_key(|(from, ..)| *from);
    pairs.dedup_by_key(|(from, ..)| *from);
    let (lowest, first) = pairs.first().map(|(from, amount, _)| (*from, *amount))?;
    if pairs.len() < 2 || lowest != Quantity::ZERO {
        return None;
    }
    // What is counted is said behind one of them, as a rule behind the first.
    let named = pairs
        .iter()
        .map(|(_, amount, _)| noun::behind(&lower[amount.span.end..], english))
        .find(|name| english.unit(name).is_some())?;
    let at = places(lower, named).next()?;
    let near = english.last(&[Means::AtLeast, Means::AtMost], &lower[..first.span.start]);
    let most = near.is_some_and(|(end, means)| means == Means::AtMost && first.span.start - end < 4);
    let way = if most { Direction::AtMost } else { Direction::AtLeast };
    let scope = english.scope(lower);
    let mut demand = Demand {
        name: named.to_owned(),
        level: Some(scope.as_ref().map_or(Level::County, |(_, level, _)| *level)),
        direction: (way, near.is_some()),
        strength: strength(lower, english),
        year: dates.last().and_then(|date| date.years.last().copied()),
        values: pairs.iter().map(|(_, amount, _)| amount.value).collect(),
        unit: english.unit(noun::head(named)).or_else(|| english.unit(named)).unwrap_or_default().to_owned(),
        per: pairs.iter().map(|(from, ..)| *from).collect(),
        bases: vec!["resident".to_owned()],
        ..Demand::of_kind("bracket")
    };
    for (_, amount, band) in &pairs {
        demand = demand.seen(Field::Base, band.span.clone()).seen(Field::Value, amount.span.clone());
    }
    if let Some((span, ..)) = scope {
        demand = demand.seen(Field::Level, span);
    }
    if near.is_some() {
        demand = demand.seen(Field::Direction, first.span.clone());
    }
    Some(with_date(demand.seen(Field::Name, at..at + named.len()), dates.last()))
}
