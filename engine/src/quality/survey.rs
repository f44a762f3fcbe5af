//! All figures looked at, a few areas at a time.

use std::collections::BTreeMap;

use super::{Basis, Known, Needs, OfArea, Quality, Tally};
use crate::area::Series;
use crate::doubts::{Asked, Doubting};
use crate::edit::Figure;
use crate::in_order;
use crate::model::Model;
use crate::outlook::Outlook;
use crate::peers::survey::figures;

/// How many areas are looked at before whoever asked may do something else.
const STEP: usize = 64;

/// What the figures are looked at with.
#[derive(Clone, Copy)]
pub struct Surveyed<'a> {
    /// The model.
    pub model: &'a Model,
    /// The outlook that says what follows.
    pub outlook: &'a Outlook,
    /// What is needed.
    pub needs: &'a Needs,
    /// What a series rests on.
    pub basis: &'a dyn Fn(&Series) -> Basis,
}

impl std::fmt::Debug for Surveyed<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Surveyed").field("needs", &self.needs.all().len()).finish_non_exhaustive()
    }
}

/// Looking at all figures.
#[derive(Debug)]
pub struct Surveying<'a> {
    of: &'a Surveyed<'a>,
    quality: Quality,
    /// Where a figure that is needed stands among the needs.
    places: BTreeMap<&'a Figure, usize>,
    doubting: Doubting<'a>,
    /// What doubts are asked with.
    asked: &'a Asked<'a>,
}

impl<'a> Surveying<'a> {
    /// Looking with this; `asked` is what doubts are asked with.
    #[must_use]
    pub fn new(of: &'a Surveyed<'a>, asked: &'a Asked<'a>) -> Self {
        let figures = of.needs.all().iter().map(|need| (need.figure.clone(), Tally::default())).collect();
        let places = in_order::map(of.needs.all().iter().enumerate().map(|(place, need)| (&need.figure, place)));
        let quality = Quality { figures, ..Quality::default() };
        Self { of, quality, places, doubting: Doubting::new(asked, None), asked }
    }

    /// Looks at a few more areas; all there is to say, once all have been looked at.
    pub fn step(&mut self) -> Option<Quality> {
        let count = self.of.model.areas().len();
        let start = self.quality.areas.len();
        if start < count {
            for area in start..count.min(start + STEP) {
                self.look(area);
            }
            return None;
        }
        let doubts = self.doubting.step()?;
        for doubt in &doubts {
            let area = self.asked.tree.position(&doubt.place.area).and_then(|area| self.quality.areas.get_mut(area));
            if let Some(area) = area {
                area.doubts += 1;
            }
            match self.quality.doubted.get_mut(&doubt.place.figure) {
                Some(count) => *count += 1,
                None => drop(self.quality.doubted.insert(doubt.place.figure.clone(), 1)),
            }
        }
        self.quality.doubts = doubts;
        for tally in self.quality.figures.iter().map(|(_, tally)| tally) {
            self.quality.all.add(tally);
        }
        Some(std::mem::take(&mut self.quality))
    }

    /// All there is to say, without a rest.
    #[must_use]
    pub fn finish(mut self) -> Quality {
        loop {
            if let Some(quality) = self.step() {
                return quality;
            }
        }
    }

    fn look(&mut self, position: usize) {
        let Surveyed { model, outlook, needs, basis, .. } = *self.of;
        let area = &model.areas()[position];
        let mut of_area = OfArea::default();
        for (need, (_, tally)) in needs.all().iter().zip(&mut self.quality.figures) {
            if !need.binds(model, position) {
                continue;
            }
            let known = need.known(model, outlook, position, basis);
            tally.count(known, area.series(&need.figure).and_then(|series| series.source.as_ref()));
            of_area.needed += 1;
            of_area.known += u32::from(known != Known::Unknown);
            if let Known::Stated { year, .. } = known {
                of_area.oldest = Some(of_area.oldest.map_or(year, |oldest| oldest.min(year)));
            }
        }
        for (figure, series) in figures(area) {
            let needed = self.places.get(&figure).is_some_and(|&place| needs.all()[place].binds(model, position));
            if !series.values.is_empty() && !needed {
                *self.quality.others.entry(figure).or_default() += 1;
            }
        }
        self.quality.areas.push(of_area);
    }
}
