//! Stocks under the assumption that every area has the average: a rate of its residents, a share of another stock, or the sum of
//! two. Totals are divided to the last unit, in whole units, nothing lost.

use super::{cell, census, residents, table, whole};
use crate::failure::{Failure, Result};
use crate::folders::Folders;
use permille_engine::area::{Area, Level, Series};
use permille_engine::id::{MeasureId, SourceId};
use permille_engine::name::Name;
use permille_engine::quantity::{Quantity, Rounding};
use std::collections::BTreeMap;

/// What every figure of a kind is marked with, beside the source that says it in full.
const NOTES: [(&str, &str); 2] = [
    ("average", "[假设为平均水平。 | Assumed average.]"),
    ("illustrative", "[示意假设，不是观测值。 | Illustrative, not observed.]"),
];

/// Fills in the stocks that the table `name` describes, in its order: a row may speak of the rows above it. Each has a source of its own.
pub fn fill(folders: &Folders, name: &str, areas: &mut [Area], sources: &mut BTreeMap<SourceId, Name>) -> Result<()> {
    for row in table(folders, name)? {
        let level = Level::from_word(cell(&row, "level")?)
            .ok_or_else(|| Failure::new(format!("{name} has a level that is not known.")))?;
        let places: Vec<usize> = (0..areas.len()).filter(|&area| areas[area].level == level).collect();
        let amounts = amounts(&row, areas, &places)?;
        let measure = cell(&row, "measure")?;
        let basis = cell(&row, "basis")?;
        let (_, note) = NOTES
            .into_iter()
            .find(|(known, _)| *known == basis)
            .ok_or_else(|| Failure::new(format!("There is no basis `{basis}`.")))?;
        let source = SourceId::new(format!("{basis}-{measure}"));
        sources.insert(source.clone(), Name::new(cell(&row, "source_zh")?, cell(&row, "source_en")?));
        for (&area, amount) in places.iter().zip(amounts) {
            let amount = Quantity::whole(amount).map_err(|error| Failure::new(format!("{name} leads to a figure {error}.")))?;
            let series = Series {
                values: [(census::YEAR, amount)].into(),
                source: Some(source.clone()),
                note: Some(note.to_owned()),
                owner: None,
            };
            areas[area].measures.insert(measure.into(), series);
        }
    }
    Ok(())
}

/// The amount of each of `places`.
fn amounts(row: &BTreeMap<String, String>, areas: &[Area], places: &[usize]) -> Result<Vec<i64>> {
    let stock = |measure: &str| -> Vec<i64> {
        let measure = MeasureId::from(measure);
        let figure = |area: usize| {
            let series = areas[area].measures.get(&measure)?;
            series.latest(census::YEAR).map(|(_, amount)| amount.trunc())
        };
        places.iter().map(|&area| figure(area).unwrap_or(0)).collect()
    };
    let of = cell(row, "of")?;
    match cell(row, "kind")? {
        // `value` units for every `per` residents.
        "rate" => {
            let weights: Vec<i64> = places.iter().map(|&area| residents(&areas[area])).collect();
            let people: i64 = weights.iter().sum();
            let value: Quantity = cell(row, "value")?.parse().map_err(|error| Failure::new(format!("An average is {error}.")))?;
            let total = value.per(people, whole(row, "per")?, false, Rounding::Up).map_or(0, |total| total.round().trunc());
            Ok(divide(total, &weights))
        }
        "share" => {
            let weights = stock(of);
            let percent = whole(row, "value")?;
            let total = (weights.iter().sum::<i64>() * percent + 50) / 100;
            Ok(divide(total, &weights))
        }
        "sum" => {
            let parts: Vec<Vec<i64>> = of.split(' ').map(stock).collect();
            Ok((0..places.len()).map(|place| parts.iter().map(|part| part[place]).sum()).collect())
        }
        other => Err(Failure::new(format!("There is no kind of average `{other}`."))),
    }
}

/// Divides `total` in proportion to `weights`: each its share rounded down, then one more to the largest remainders, the earlier first
/// among equals.
fn divide(total: i64, weights: &[i64]) -> Vec<i64> {
    let sum = i128::from(weights.iter().sum::<i64>()).max(1);
    let exact = |weight: i64| i128::from(total) * i128::from(weight);
    let mut parts: Vec<i64> = weights.iter().map(|&weight| i64::try_from(exact(weight) / sum).unwrap_or(0)).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|&place| std::cmp::Reverse(exact(weights[place]) % sum));
    let left = usize::try_from(total - parts.iter().sum::<i64>()).unwrap_or(0);
    for place in order.into_iter().take(left) {
        parts[place] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::divide;

    #[test]
    fn nothing_is_lost_when_a_total_is_divided() {
        assert_eq!(divide(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(divide(7, &[5, 3, 0]), [4, 3, 0]);
        assert_eq!(divide(0, &[5, 3]), [0, 0]);
    }
}
