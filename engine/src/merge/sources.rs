//! Where figures were taken from: the sources of all sets under ids of their own.

use std::collections::BTreeMap;

use super::{Holder, Sets};
use crate::id::SourceId;
use crate::name::Name;

/// The sources of the merged set, and what each holder's ids became.
pub(super) struct Sources {
    pub(super) names: BTreeMap<SourceId, Name>,
    renamed: BTreeMap<(Holder, SourceId), SourceId>,
}

impl Sources {
    /// Puts together what everyone names: the same name is one source, and an id that is taken gets a number.
    pub(super) fn new(sets: &Sets) -> Self {
        let mut sources = Self { names: sets.open.sources.clone(), renamed: BTreeMap::new() };
        for (holder, set) in sets.all().filter(|(holder, _)| *holder != Holder::Mine) {
            for (id, name) in &set.sources {
                let kept = sources.enter(id, name);
                sources.renamed.insert((holder, id.clone()), kept);
            }
        }
        sources
    }

    /// The id under which a source is known: its own where that is free, or is this source already.
    fn enter(&mut self, id: &SourceId, name: &Name) -> SourceId {
        if self.names.get(id) == Some(name) {
            return id.clone();
        }
        if let Some((known, _)) = self.names.iter().find(|(_, one)| *one == name) {
            return known.clone();
        }
        let free = self.free(id);
        self.names.insert(free.clone(), name.clone());
        free
    }

    /// An id that no source has.
    fn free(&self, id: &SourceId) -> SourceId {
        let mut free = id.clone();
        let mut number = 2_u32;
        while self.names.contains_key(&free) {
            free = SourceId::new(format!("{id}-{number}"));
            number += 1;
        }
        free
    }

    /// What a holder's id is called in the merged set. One that its own set does not explain is not explained by another's.
    pub(super) fn id(&self, holder: Holder, id: &SourceId) -> SourceId {
        match (holder, self.renamed.get(&(holder, id.clone()))) {
            (Holder::Mine, _) => id.clone(),
            (_, Some(kept)) => kept.clone(),
            (_, None) => self.free(id),
        }
    }

    /// One source for figures of several: who states them without a source is named by the file.
    pub(super) fn together(&mut self, parts: &[(Holder, Option<SourceId>)], sets: &Sets) -> Option<SourceId> {
        let mut ids: Vec<SourceId> = Vec::new();
        for (holder, source) in parts {
            let id = match source {
                Some(source) => self.id(*holder, source),
                None if parts.iter().all(|(_, source)| source.is_none()) => return None,
                None => {
                    let label = sets.label(*holder);
                    let word = if label.en.is_empty() { &label.zh } else { &label.en };
                    self.enter(&SourceId::new(word.clone()), label)
                }
            };
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        if let [one] = ids.as_slice() {
            return Some(one.clone());
        }
        let name = |pick: fn(&Name) -> &String, between: &str| {
            let names = ids.iter().map(|id| self.names.get(id).map_or(id.as_str(), |name| pick(name).as_str()));
            names.collect::<Vec<_>>().join(between)
        };
        let both = Name::new(name(|name| &name.zh, "；"), name(|name| &name.en, "; "));
        let id = ids.iter().map(SourceId::as_str).collect::<Vec<_>>().join("+");
        Some(self.enter(&SourceId::new(id), &both))
    }
}
