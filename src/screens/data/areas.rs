//! The areas and years one can choose from.

use std::collections::BTreeMap;

use permille_engine::model::Model;
use permille_engine::year::Year;

use crate::text::{Language, Say};

/// An area to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The area, by its position.
    pub area: usize,
    /// What is written into the field: unlike that of any other.
    pub value: String,
    /// Where it lies.
    pub path: String,
    /// What can be typed to find it: its names in both languages, and its code.
    keys: [String; 3],
}

/// All areas, in the file's order.
#[must_use]
pub fn choices(model: &Model, language: Language) -> Vec<Choice> {
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for area in model.areas() {
        *named.entry(language.name(&area.name)).or_default() += 1;
    }
    let choice = |(position, area): (usize, &permille_engine::area::Area)| {
        let name = language.name(&area.name);
        let unique = named.get(name) == Some(&1);
        let mut path: Vec<&str> = model.tree().upward(position).skip(1).map(|above| language.name(&model.areas()[above].name)).collect();
        path.reverse();
        path.push(area.code.as_str());
        Choice {
            area: position,
            value: if unique { name.to_owned() } else { format!("{name} {}", area.code) },
            path: path.join(" › "),
            keys: [area.name.zh.to_lowercase(), area.name.en.to_lowercase(), area.code.to_string()],
        }
    };
    model.areas().iter().enumerate().map(choice).collect()
}

/// The area meant by what was typed: called exactly so, else the only one whose name or code begins so, else the only one with it inside.
#[must_use]
pub fn find(choices: &[Choice], text: &str) -> Option<usize> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return None;
    }
    let exactly = choices.iter().find(|choice| choice.value.to_lowercase() == text || choice.keys.contains(&text));
    let only = |meant: &dyn Fn(&String) -> bool| {
        let mut found = choices.iter().filter(|choice| choice.keys.iter().any(meant));
        found.next().filter(|_| found.next().is_none())
    };
    let chosen = exactly.or_else(|| only(&|key| key.starts_with(&text))).or_else(|| only(&|key| key.contains(&text)));
    chosen.map(|choice| choice.area)
}

/// The years a figure can be entered for, each with how many figures the area has.
#[must_use]
pub fn years(model: &Model, area: usize) -> Vec<(Year, usize)> {
    let mut counts: BTreeMap<Year, usize> = model.horizon().years().map(|year| (year, 0)).collect();
    if let Some(area) = model.areas().get(area) {
        for year in area.population.values().chain(area.measures.values()).flat_map(|series| series.values.keys()) {
            *counts.entry(*year).or_default() += 1;
        }
    }
    counts.into_iter().collect()
}
