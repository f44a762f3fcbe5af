//! Who has not handed in: areas beside those that files bring figures of.

use std::collections::{BTreeMap, BTreeSet};

use super::areas::Held;
use super::{AREAS, AreaBrought};
use crate::id::AreaCode;
use crate::in_order;
use crate::name::Name;
use crate::pause::{Pause, share};

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
pub(super) async fn missing<P: Pause>(
    union: &[Held<'_>],
    brought: &[AreaBrought],
    pause: &mut P,
) -> Result<Vec<Missing>, P::Ended> {
    let mut parents: BTreeMap<&AreaCode, &AreaCode> = BTreeMap::new();
    for (place, part) in union.chunks(AREAS).enumerate() {
        parents.extend(part.iter().filter_map(|held| Some((held.code, held.parent()?))));
        pause.pause(share(place * AREAS, 3 * union.len())).await?;
    }
    let mut handed_in: BTreeSet<&AreaCode> = BTreeSet::new();
    for (place, part) in union.chunks(AREAS).zip(brought.chunks(AREAS)).enumerate() {
        for (held, _) in part.0.iter().zip(part.1).filter(|(_, brought)| !brought.files.is_empty()) {
            let mut above = Some(held.code);
            while let Some(code) = above.filter(|code| handed_in.insert(code)) {
                above = parents.get(code).copied();
            }
        }
        pause.pause(share(union.len() + place * AREAS, 3 * union.len())).await?;
    }
    let expecting: BTreeSet<&AreaCode> = in_order::set(handed_in.iter().filter_map(|code| parents.get(code).copied()));
    let absent = |held: &Held| {
        let parent = parents.get(held.code).filter(|parent| expecting.contains(*parent))?;
        let name = held.first().map(|area| area.name.clone()).unwrap_or_default();
        Some(Missing { area: held.code.clone(), name, parent: (*parent).clone(), known: held.has_own_figures() })
    };
    let mut found = Vec::new();
    for (place, part) in union.chunks(AREAS).enumerate() {
        found.extend(part.iter().filter(|held| !handed_in.contains(held.code)).filter_map(absent));
        pause.pause(share(2 * union.len() + place * AREAS, 3 * union.len())).await?;
    }
    Ok(found)
}
