//! The areas and years one can choose from.

use std::collections::BTreeMap;

use permille_engine::in_order;
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
        let mut path: Vec<&str> =
            model.tree().upward(position).skip(1).map(|above| language.name(&model.areas()[above].name)).collect();
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

/// What was found by what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The area that is meant.
    One(usize),
    /// More than one could be meant: how many.
    Many(usize),
    /// None is called anything like it.
    Nothing,
}

/// The area meant by what was typed: called exactly so, else the only one whose name or code begins so, else the only one with it inside.
#[must_use]
pub fn find(choices: &[Choice], text: &str) -> Found {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Found::Nothing;
    }
    let meant = |is: &dyn Fn(&String) -> bool| -> Vec<usize> {
        choices.iter().filter(|choice| choice.keys.iter().any(is)).map(|choice| choice.area).collect()
    };
    let exactly = choices.iter().filter(|choice| choice.value.to_lowercase() == text).map(|choice| choice.area).collect();
    let tried = [exactly, meant(&|key| *key == text), meant(&|key| key.starts_with(&text)), meant(&|key| key.contains(&text))];
    // The narrowest reading that leads anywhere counts.
    match tried.iter().find(|found| !found.is_empty()).map(Vec::as_slice) {
        Some([area]) => Found::One(*area),
        Some(several) => Found::Many(several.len()),
        None => Found::Nothing,
    }
}

/// The years a figure can be entered for, each with how many figures the area has.
#[must_use]
pub fn years(model: &Model, area: usize) -> Vec<(Year, usize)> {
    let mut counts: BTreeMap<Year, usize> = in_order::map(model.horizon().years().map(|year| (year, 0)));
    if let Some(area) = model.areas().get(area) {
        for year in area.population.values().chain(area.measures.values()).flat_map(|series| series.values.keys()) {
            *counts.entry(*year).or_default() += 1;
        }
    }
    counts.into_iter().collect()
}
