//! Who has not handed in: areas beside those that files bring figures of.

use std::collections::{BTreeMap, BTreeSet};

use super::areas::Held;
use crate::id::AreaCode;
use crate::in_order;
use crate::name::Name;

/// An area nobody hands in, though others of the same area above do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Its code.
    pub area: AreaCode,
    /// Its name.
    pub name: Name,
    /// The area it belongs to.
    pub parent: AreaCode,
    /// Whether the open set has figures of it all the same.
    pub known: bool,
}

/// The children of an area of which some are handed in and these are not. An area is handed in with any area below it.
pub(super) fn missing(union: &[Held]) -> Vec<Missing> {
    let parents: BTreeMap<&AreaCode, &AreaCode> =
        in_order::map(union.iter().filter_map(|held| Some((held.code, held.parent()?))));
    let mut handed_in: BTreeSet<&AreaCode> = BTreeSet::new();
    for held in union.iter().filter(|held| held.is_handed_in()) {
        let mut above = Some(held.code);
        while let Some(code) = above.filter(|code| handed_in.insert(code)) {
            above = parents.get(code).copied();
        }
    }
    let expecting: BTreeSet<&AreaCode> = in_order::set(handed_in.iter().filter_map(|code| parents.get(code).copied()));
    let absent = union.iter().filter(|held| !handed_in.contains(held.code)).filter_map(|held| {
        let parent = parents.get(held.code).filter(|parent| expecting.contains(*parent))?;
        let name = held.first().map(|area| area.name.clone()).unwrap_or_default();
        Some(Missing { area: held.code.clone(), name, parent: (*parent).clone(), known: held.has_own_figures() })
    });
    absent.collect()
}
