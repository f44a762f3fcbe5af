//! The baselines of two files held against each other: the figures that differ in areas both have, and the areas that one alone has.

use std::collections::{BTreeMap, BTreeSet};

use crate::area::{Area, Figure, Series};
use crate::id::AreaCode;
use crate::in_order;
use crate::pause::{Pause, share};
use crate::quantity::Quantity;
use crate::scenario::Baseline;
use crate::year::Year;

/// A figure that the two files state differently, or one of them alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureDifference {
    /// The area, by its position in the file here.
    pub area: usize,
    /// Which figure.
    pub figure: Figure,
    /// The year.
    pub year: Year,
    /// What the file here says; `None` where that is unknown there.
    pub here: Option<Quantity>,
    /// What the other says.
    pub there: Option<Quantity>,
}

/// Where two baselines differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baselines {
    /// The figures of areas that both have, in the order of the areas here, then by figure and year.
    pub figures: Vec<FigureDifference>,
    /// The areas of the file here alone, by their positions in it.
    pub only_here: Vec<usize>,
    /// The areas of the other alone, by their positions in that.
    pub only_there: Vec<usize>,
    /// The areas of one code that the two call differently, by their positions here and there.
    pub renamed: Vec<(usize, usize)>,
}

impl Baselines {
    /// Holds two baselines against each other; areas are the same by their codes.
    ///
    /// # Errors
    /// When nobody waits for it any more.
    pub async fn between<P: Pause>(here: &Baseline, there: &Baseline, pause: &mut P) -> Result<Self, P::Ended> {
        let aligned = here.areas.len() == there.areas.len()
            && here.areas.iter().zip(there.areas.iter()).all(|(one, other)| one.code == other.code);
        let places: Option<BTreeMap<&AreaCode, usize>> =
            (!aligned).then(|| in_order::map(there.areas.iter().enumerate().map(|(at, area)| (&area.code, at))));
        let mut found = Self::default();
        let mut met = vec![false; there.areas.len()];
        for (position, area) in here.areas.iter().enumerate() {
            pause.pause(share(position, here.areas.len())).await?;
            let place = places.as_ref().map_or(Some(position), |places| places.get(&area.code).copied());
            match place.and_then(|place| Some((place, there.areas.get(place)?, met.get_mut(place)?))) {
                Some((place, other, met)) => {
                    *met = true;
                    if other.name != area.name {
                        found.renamed.push((position, place));
                    }
                    if other != area {
                        found.figures_of(position, area, other);
                    }
                }
                None => found.only_here.push(position),
            }
        }
        found.only_there = (0..met.len()).filter(|&place| !met[place]).collect();
        Ok(found)
    }

    /// How many areas have figures that differ.
    #[must_use]
    pub fn areas(&self) -> usize {
        // They are in the order of the areas.
        let begins = |(at, one): &(usize, &FigureDifference)| *at == 0 || self.figures[*at - 1].area != one.area;
        self.figures.iter().enumerate().filter(begins).count()
    }

    fn figures_of(&mut self, position: usize, here: &Area, there: &Area) {
        let figures: BTreeSet<Figure> = in_order::set([here, there].into_iter().flat_map(figures));
        for figure in figures {
            let [one, other] = [here, there].map(|area| area.series(&figure));
            let years: BTreeSet<Year> =
                in_order::set([one, other].into_iter().flatten().flat_map(|series| series.values.keys().copied()));
            for year in years {
                let stated = |series: Option<&Series>| series.and_then(|series| series.values.get(&year).copied());
                let (here, there) = (stated(one), stated(other));
                if here != there {
                    self.figures.push(FigureDifference { area: position, figure: figure.clone(), year, here, there });
                }
            }
        }
    }
}

/// The figures an area has anything of.
fn figures(area: &Area) -> impl Iterator<Item = Figure> + '_ {
    let people = area.population.keys().cloned().map(Figure::Population);
    people.chain(area.measures.keys().cloned().map(Figure::Measure))
}
