//! Cities and counties with the people the 2020 census counted in them.

use super::{cell, table, whole};
use crate::failure::{Failure, Result};
use crate::folders::Folders;
use permille_engine::area::{Area, Level, PopulationBase, Series};
use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use std::collections::BTreeMap;

/// The year of the census.
pub const YEAR: Year = 2020;

/// The columns taken, and the population base each is.
const BASES: [(&str, &str); 7] = [
    ("resident", "pop_total"),
    ("urban", "pop_urban"),
    ("rural", "pop_rural"),
    ("aged-0-4", "pop_0_4"),
    ("aged-0-14", "pop_0_14"),
    ("aged-60-plus", "pop_60plus"),
    ("aged-65-plus", "pop_65plus"),
];

/// Adds every city and county below the areas a frame has, and everyone's people.
pub fn fill(folders: &Folders, areas: &mut Vec<Area>) -> Result<()> {
    let census: BTreeMap<String, BTreeMap<String, String>> = table(folders, "jiangxi_census2020.csv")?
        .into_iter()
        .map(|row| Ok((cell(&row, "code")?.to_owned(), row)))
        .collect::<Result<_>>()?;
    let english: BTreeMap<String, String> = table(folders, "jiangxi_names_en.csv")?
        .iter()
        .map(|row| Ok((cell(row, "code")?.to_owned(), cell(row, "name_en")?.to_owned())))
        .collect::<Result<_>>()?;
    for row in table(folders, "jiangxi_divisions.csv")? {
        let code = cell(&row, "code")?;
        let missing = || Failure::new(format!("{code} has no row in every table of scenarios/data."));
        let people = people(census.get(code).ok_or_else(missing)?)?;
        if let Some(area) = areas.iter_mut().find(|area| area.code.as_str() == code) {
            area.population = people.into();
            continue;
        }
        let level = Level::from_word(cell(&row, "level")?).ok_or_else(missing)?;
        areas.push(Area {
            code: code.into(),
            name: Name::new(cell(&row, "name")?, english.get(code).ok_or_else(missing)?.as_str()),
            level,
            parent: Some(cell(&row, "parent_code")?.into()),
            population: people.into(),
            measures: BTreeMap::new().into(),
            note: None,
        });
    }
    Ok(())
}

fn people(row: &BTreeMap<String, String>) -> Result<BTreeMap<PopulationBase, Series>> {
    BASES
        .iter()
        .map(|(base, column)| {
            let people = Quantity::whole(whole(row, column)?)
                .map_err(|error| Failure::new(format!("The census has a figure {error}.")))?;
            let series = Series { values: [(YEAR, people)].into(), source: Some("census-2020".into()), note: None, owner: None };
            Ok((PopulationBase::from_word(base), series))
        })
        .collect()
}
