//! What an import changes, as it crosses to the page once the planner has said so.

use permille_engine::area::Area;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use permille_exchange::tables::import::{Change, NewArea, Preview};
use serde::{Deserialize, Serialize};

use super::super::areas::{Known, Words, pieces};
use super::roles::{figure_key, figure_of};

/// What changes; new areas cross beside it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Changes {
    words: Words,
    /// Where each piece of new areas ends in the payload.
    ends: Vec<usize>,
    /// The codes of the areas.
    areas: Vec<String>,
    /// The keys of the figures.
    figures: Vec<String>,
    /// Area and figure by their positions, the year, and what will be known.
    changes: Vec<(u32, u32, Year, Option<i64>)>,
}

impl Changes {
    /// What a preview changes, and its new areas as a payload. Nothing, where it is not ready.
    #[must_use]
    pub fn of(preview: &Preview) -> (Self, Vec<u8>) {
        let ready = preview.is_ready();
        let new: Vec<Area> = preview.new_areas.iter().filter(|_| ready).map(|new| new.area.clone()).collect();
        let (words, pieces) = pieces(&new);
        let (mut payload, mut ends) = (Vec::new(), Vec::new());
        for piece in pieces {
            payload.extend(piece);
            ends.push(payload.len());
        }
        let mut own = Self { words, ends, areas: Vec::new(), figures: Vec::new(), changes: Vec::new() };
        let mut figures = Vec::new();
        for change in preview.changes.iter().filter(|_| ready) {
            // Changes come by rows, and a row is mostly of one area.
            if own.areas.last().is_none_or(|last| last != change.area.as_str()) {
                own.areas.push(change.area.to_string());
            }
            let figure = figures.iter().position(|one| *one == &change.figure).unwrap_or_else(|| {
                figures.push(&change.figure);
                figures.len() - 1
            });
            let area = own.areas.len() - 1;
            own.changes.push((area as u32, figure as u32, change.year, change.after.map(Quantity::millionths)));
        }
        own.figures = figures.into_iter().map(figure_key).collect();
        (own, payload)
    }

    /// A preview that changes the same; `None` where page and worker differ.
    #[must_use]
    pub fn preview(&self, payload: &[u8]) -> Option<Preview> {
        let (known, mut areas, mut start) = (Known::from(&self.words), Vec::new(), 0);
        for &end in &self.ends {
            known.take_up(payload.get(start..end)?, &mut areas).then_some(())?;
            start = end;
        }
        let codes: Vec<_> = self.areas.iter().map(|code| code.as_str().into()).collect();
        let figures = self.figures.iter().map(|key| figure_of(key)).collect::<Option<Vec<_>>>()?;
        let change = |&(area, figure, year, after): &(u32, u32, Year, Option<i64>)| {
            let after = match after {
                Some(after) => Some(Quantity::of_millionths(after)?),
                None => None,
            };
            let (area, figure): (&permille_engine::id::AreaCode, _) = (codes.get(area as usize)?, figures.get(figure as usize)?);
            let (area, figure, more) = (area.clone(), figure.clone(), Vec::new());
            Some(Change { row: 0, column: 0, area, figure, year, before: None, after, more })
        };
        Some(Preview {
            changes: self.changes.iter().map(change).collect::<Option<_>>()?,
            new_areas: areas.into_iter().map(|area| NewArea { area, row: None }).collect(),
            ..Preview::default()
        })
    }
}
