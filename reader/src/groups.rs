//! Demands that one sentence gives for several groups: by town and country, by bands of population.

use permille_engine::area::Level;
use permille_engine::norm::{Direction, Strength};
use permille_engine::quantity::Quantity;

use crate::dates::Date;
use crate::demand::{Demand, Field};
use crate::figure::{Figure, Role};
use crate::vocabulary::{Means, Vocabulary};
use crate::words::name;

/// 城市每3万人口、农村每1万人口1辆.
pub(crate) fn sum_of_ratios(plain: &str, all: &[Figure], dates: &[Date]) -> Option<Demand> {
    let pers: Vec<&Figure> = all.iter().filter(|one| one.role == Role::Per).collect();
    let (city, country) = (plain.find('城')?, plain.find("农村").or_else(|| plain.find("乡村"))?);
    if pers.len() != 2 || city > country || pers[1].span.start < country {
        return None;
    }
    let unit = all.iter().find(|one| one.role == Role::Amount && one.span.start > pers[1].span.end)?;
    let date = dates.iter().rfind(|date| date.span.start < unit.span.start);
    let mut demand = Demand {
        name: plain[unit.span.end..].chars().take_while(|one| !",(;。".contains(*one)).collect(),
        level: Some(Level::County),
        direction: (Direction::AtLeast, true),
        strength: if plain.contains("逐步") { Strength::Should } else { Strength::Must },
        year: date.and_then(|date| date.years.last().copied()),
        values: pers.iter().map(|one| one.value).collect(),
        unit: unit.unit.clone(),
        bases: vec!["urban".to_owned(), "rural".to_owned()],
        ..Demand::of_kind("sum-of-ratios")
    };
    for figure in [pers[0], pers[1], unit] {
        demand = demand.seen(Field::Value, figure.span.clone());
    }
    let named = unit.span.end..unit.span.end + demand.name.len();
    demand = demand.seen(Field::Base, city..country).seen(Field::Name, named);
    Some(with_date(demand, date))
}

fn with_date(demand: Demand, date: Option<&Date>) -> Demand {
    match date {
        Some(date) => demand.seen(Field::Year, date.span.clone()),
        None => demand,
    }
}

/// 30万以下的县不低于20张,30—50万的县不低于50张 …
pub(crate) fn bracket(plain: &str, all: &[Figure], dates: &[Date], vocabulary: &Vocabulary) -> Option<Demand> {
    let bands: Vec<&Figure> = all.iter().filter(|one| one.role == Role::Band).collect();
    if bands.len() < 2 {
        return None;
    }
    let mut pairs: Vec<(Quantity, &Figure, &Figure)> = Vec::new();
    for (at, band) in bands.iter().enumerate() {
        let until = bands.get(at + 1).map_or(plain.len(), |next| next.span.start);
        let amount = all
            .iter()
            .find(|one| one.role == Role::Amount && one.unit != "%" && one.span.start > band.span.end && one.span.end <= until);
        let Some(amount) = amount else { continue };
        let after = plain[band.span.end..amount.span.start].trim_start_matches(['人', '口', '(', '不', '含', ')']);
        let below =
            after.starts_with("以下") || plain[..band.span.start].ends_with("不足") || plain[..band.span.start].ends_with("低于");
        pairs.push((if below { Quantity::ZERO } else { band.value }, amount, band));
    }
    pairs.sort_by_key(|(from, ..)| *from);
    pairs.dedup_by_key(|(from, ..)| *from);
    let (lowest, last, _) = pairs.last().map(|last| (pairs[0].0, last.1, last.2))?;
    let one_unit = pairs.iter().all(|(_, amount, _)| amount.unit == last.unit);
    if pairs.len() < 2 || !one_unit || lowest != Quantity::ZERO {
        return None;
    }
    let before = &plain[..bands[0].span.start];
    let mut pieces = before.rsplit([',', ';', ':']);
    let named =
        pieces.find(|piece| !["", "常住人口", "人口", "辖区常住人口", "原则上", "服务人口"].contains(piece)).unwrap_or_default();
    // 30万人口以下的县,床位不超过500张: it stands behind the first band where nothing does before.
    let between = &plain[pairs[0].2.span.end..pairs[0].1.span.start];
    let behind = between.rsplit_once([',', ':']).map_or("", |(_, behind)| behind);
    let named = name(named.trim_end_matches("常住人口"), vocabulary);
    let named = if named.is_empty() { name(behind, vocabulary) } else { named };
    let date = dates.iter().rfind(|date| date.span.start < bands[0].span.start);
    let most = between.contains("以内") || vocabulary.way(between.trim_start_matches("以下")) == Some(Means::AtMost);
    let way = if most { Direction::AtMost } else { Direction::AtLeast };
    let mut demand = Demand {
        name: named,
        level: Some(if plain.contains('县') { Level::County } else { Level::City }),
        direction: (way, true),
        strength: if plain.contains("原则上") { Strength::Should } else { Strength::Must },
        year: date.and_then(|date| date.years.last().copied()),
        values: pairs.iter().map(|(_, amount, _)| amount.value).collect(),
        unit: last.unit.clone(),
        per: pairs.iter().map(|(from, ..)| *from).collect(),
        bases: vec!["resident".to_owned()],
        ..Demand::of_kind("bracket")
    };
    for (_, amount, band) in &pairs {
        demand = demand.seen(Field::Base, band.span.clone()).seen(Field::Value, amount.span.clone());
    }
    Some(with_date(demand, date))
}
