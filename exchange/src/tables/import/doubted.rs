//! What speaks against the figures that an import brings, as they would stand among the others: other years, peers, the areas below, and what plans ask.

use std::collections::{BTreeMap, BTreeSet};

use permille_engine::area::{Area, AreaTree};
use permille_engine::doubts::{Asked, Doubt, Ground, of_some};
use permille_engine::id::AreaCode;
use permille_engine::in_order;
use permille_engine::name::Name;
use permille_engine::peers::survey::{FigurePlace, Kinds};
use permille_engine::scenario::ScenarioSet;

use super::apply::{Origin, areas_after};
use super::{Change, Known, Preview};
use crate::tables::address::address;
use crate::wording::language::{Language, Say};
use crate::wording::numbers::full;
use crate::wording::quality;

/// Of a file with more areas only those near the ones that figures come in for are looked at: all would take longer than one waits for a preview.
const MOST_AREAS: usize = 5_000;

/// A figure that comes in, and what speaks against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubted {
    /// Where it stands in the table.
    pub cell: (usize, usize),
    /// What its area is called.
    pub area: Name,
    /// What is counted.
    pub figure: Name,
    /// What speaks against it.
    pub doubt: Doubt,
}

impl Doubted {
    /// It as a sentence.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let (row, column) = self.cell;
        let (cell, why) = (address(row, column), quality::doubt(language, &self.doubt));
        let (area, figure) = (language.name(&self.area), language.name(&self.figure));
        let (year, value) = (self.doubt.place.year, full(self.doubt.value));
        language.pick(
            format!("{cell} {area}，{figure}，{year} 年，{value}：{why}"),
            format!("{cell} {area}, {figure}, {year}, {value}: {why}"),
        )
    }
}

/// What speaks against the figures that come in, in the order of areas, figures and years. How old they are does not.
#[must_use]
pub fn doubted(set: &ScenarioSet, known: &Known, preview: &Preview) -> Vec<Doubted> {
    let came: BTreeMap<FigurePlace, &Change> =
        in_order::map(preview.changes.iter().filter(|change| change.after.is_some()).map(|change| {
            let place = FigurePlace { area: change.area.clone(), figure: change.figure.clone(), year: change.year };
            (place, change)
        }));
    if came.is_empty() {
        return Vec::new();
    }
    let about = in_order::set(came.keys().map(|place| &place.area));
    let Some(mut areas) = areas_after(set, preview, &"import".into(), &Origin::default()) else { return Vec::new() };
    if set.baseline.areas.len() > MOST_AREAS {
        areas = near(&areas, &about);
        // Their doubts are listed once the figures are in.
        if areas.len() > MOST_AREAS {
            return Vec::new();
        }
    }
    // An import that would break the tree of areas is refused by sentences of its own.
    let Ok(tree) = AreaTree::new(&areas) else { return Vec::new() };
    let kinds = Kinds::of(&set.plans);
    let asked = Asked { areas: &areas, tree: &tree, kinds: &kinds, base_year: set.baseline.base_year };
    let called = |code: &AreaCode| areas.iter().find(|area| area.code == *code).map(|area| area.name.clone());
    let found = of_some(&asked, (0..areas.len()).filter(|&at| about.contains(&areas[at].code)));
    let heard = found.into_iter().filter(|doubt| !matches!(doubt.ground, Ground::Old { .. }));
    heard
        .filter_map(|doubt| {
            let change = came.get(&doubt.place)?;
            Some(Doubted {
                cell: (change.row, change.column),
                area: called(&doubt.place.area)?,
                figure: known.get(&doubt.place.figure).map(|known| known.name.clone()).unwrap_or_default(),
                doubt,
            })
        })
        .collect()
}

/// These areas, with those beside, above and directly below them.
fn near(areas: &[Area], about: &BTreeSet<&AreaCode>) -> Vec<Area> {
    let parents = in_order::map(areas.iter().filter_map(|area| Some((&area.code, area.parent.as_ref()?))));
    let over = in_order::set(about.iter().filter_map(|code| parents.get(*code).copied()));
    let mut above = over.clone();
    let mut next: Vec<&AreaCode> = over.iter().copied().collect();
    while let Some(code) = next.pop() {
        next.extend(parents.get(code).filter(|parent| above.insert(**parent)));
    }
    let wanted = |area: &&Area| {
        let below = area.parent.as_ref().is_some_and(|parent| over.contains(parent) || about.contains(parent));
        about.contains(&area.code) || above.contains(&area.code) || below
    };
    areas.iter().filter(wanted).cloned().collect()
}
