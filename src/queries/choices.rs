//! The areas and years one can choose from.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use permille_engine::in_order;
use permille_engine::model::Model;
use permille_engine::year::Year;

use crate::text::{Language, Say};

/// So many areas are listed at once; of more, those that what is typed could mean.
const LISTED: usize = 400;

/// The areas of a file to choose from by what they are called.
#[derive(Clone, Debug)]
pub struct Choices {
    model: Rc<Model>,
    language: Language,
    /// Names that more than one of them has.
    shared: BTreeSet<String>,
}

impl PartialEq for Choices {
    /// The model is compared by pointer.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model) && self.language == other.language
    }
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

impl Choices {
    /// Those of a model.
    #[must_use]
    pub fn new(model: &Rc<Model>, language: Language) -> Self {
        let (mut seen, mut shared) = (BTreeSet::new(), BTreeSet::new());
        for area in model.areas() {
            let name = language.name(&area.name);
            if !seen.insert(name) {
                shared.insert(name.to_owned());
            }
        }
        Self { model: Rc::clone(model), language, shared }
    }

    /// What is written into a field for an area: unlike that of any other.
    #[must_use]
    pub fn value(&self, area: usize) -> Option<String> {
        let area = self.model.areas().get(area)?;
        let name = self.language.name(&area.name);
        Some(if self.shared.contains(name) { format!("{name} {}", area.code) } else { name.to_owned() })
    }

    /// Where an area lies, and its code.
    #[must_use]
    pub fn path(&self, area: usize) -> String {
        let (model, language) = (&self.model, self.language);
        let above = model.tree().upward(area).skip(1).filter_map(|above| model.areas().get(above));
        let mut path: Vec<&str> = above.map(|above| language.name(&above.name)).collect();
        path.reverse();
        path.extend(model.areas().get(area).map(|area| area.code.as_str()));
        path.join(" › ")
    }

    /// The areas to offer for what is typed, in the file's order.
    #[must_use]
    pub fn listed(&self, text: &str) -> Vec<usize> {
        let text = text.trim().to_lowercase();
        let all = 0..self.model.areas().len();
        if text.is_empty() || all.len() <= LISTED {
            return all.take(LISTED).collect();
        }
        // As many as are offered anyway lead on to what is meant.
        let fits = |area: &usize| self.keys(*area).iter().any(|key| key.contains(&text));
        all.filter(fits).take(LISTED).collect()
    }

    /// The area whose field says exactly this.
    #[must_use]
    pub fn called(&self, value: &str) -> Option<usize> {
        let named = |area: &permille_engine::area::Area| value.starts_with(self.language.name(&area.name));
        let mut near = self.model.areas().iter().enumerate().filter(|(_, area)| named(area)).map(|(area, _)| area);
        near.find(|area| self.value(*area).as_deref() == Some(value))
    }

    /// The area meant by what was typed: called exactly so, else the only one whose name or code begins so, else the only one with it inside.
    #[must_use]
    pub fn find(&self, text: &str) -> Found {
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            return Found::Nothing;
        }
        // The narrowest reading that leads anywhere counts.
        let mut tried = [Vec::new(), Vec::new(), Vec::new(), Vec::new()];
        for area in 0..self.model.areas().len() {
            let keys = self.keys(area);
            let readings: [&dyn Fn(&String) -> bool; 3] =
                [&|key| *key == text, &|key| key.starts_with(&text), &|key| key.contains(&text)];
            if self.value(area).is_some_and(|value| value.to_lowercase() == text) {
                tried[0].push(area);
            }
            for (found, is) in tried[1..].iter_mut().zip(readings) {
                if keys.iter().any(is) {
                    found.push(area);
                }
            }
        }
        match tried.iter().find(|found| !found.is_empty()).map(Vec::as_slice) {
            Some([area]) => Found::One(*area),
            Some(several) => Found::Many(several.len()),
            None => Found::Nothing,
        }
    }

    /// What can be typed to find an area: its names in both languages, and its code.
    fn keys(&self, area: usize) -> [String; 3] {
        let Some(area) = self.model.areas().get(area) else { return Default::default() };
        [area.name.zh.to_lowercase(), area.name.en.to_lowercase(), area.code.to_string()]
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
