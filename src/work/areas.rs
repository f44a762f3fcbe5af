//! Areas with their figures as they cross: piece by piece, so that whoever takes them up can pause in between.
//!
//! Sources, measures and the areas above are named thousands of times; they cross once, in [`Words`], and everything else names them by position.

use std::collections::BTreeMap;

use permille_engine::area::{Area, Level, PopulationBase, Series};
use permille_engine::id::{AreaCode, MeasureId, SourceId};
use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use serde::{Deserialize, Serialize};

use super::{decode, encode};

/// How many areas cross in a piece: taken up in a few milliseconds.
const PIECE: usize = 500;

/// What areas name again and again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    parents: Vec<String>,
    bases: Vec<String>,
    measures: Vec<String>,
    sources: Vec<String>,
}

/// The same, each made once for all who name it.
#[derive(Debug)]
pub struct Known {
    parents: Vec<AreaCode>,
    bases: Vec<PopulationBase>,
    measures: Vec<MeasureId>,
    sources: Vec<SourceId>,
}

#[derive(Serialize, Deserialize)]
struct Crossing<'a> {
    code: &'a str,
    zh: &'a str,
    en: &'a str,
    level: u8,
    parent: Option<u32>,
    #[serde(borrow)]
    population: Vec<(u32, Figures<'a>)>,
    #[serde(borrow)]
    measures: Vec<(u32, Figures<'a>)>,
    note: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
struct Figures<'a> {
    values: Vec<(Year, i64)>,
    source: Option<u32>,
    note: Option<&'a str>,
    owner: Option<&'a str>,
}

/// Gives each of some words a position.
#[derive(Clone, Debug, Default)]
struct Numbers {
    positions: BTreeMap<String, u32>,
    words: Vec<String>,
}

impl Numbers {
    fn of(&mut self, word: &str) -> u32 {
        if let Some(position) = self.positions.get(word) {
            return *position;
        }
        let position = self.words.len() as u32;
        self.positions.insert(word.to_owned(), position);
        self.words.push(word.to_owned());
        position
    }
}

/// Areas on their way into pieces, one after the other, so that whoever packs them can pause in between.
#[derive(Clone, Debug, Default)]
pub struct Packing {
    parents: Numbers,
    bases: Numbers,
    measures: Numbers,
    sources: Numbers,
    packed: usize,
}

impl Packing {
    /// The next piece, of the same areas each time; `None` once all are in one.
    pub fn next(&mut self, areas: &[Area]) -> Option<Vec<u8>> {
        let Self { parents, bases, measures, sources, packed } = self;
        let areas = areas.get(*packed..).filter(|left| !left.is_empty())?;
        let areas = &areas[..areas.len().min(PIECE)];
        *packed += areas.len();
        let mut piece = Vec::with_capacity(areas.len());
        for area in areas {
            let (people, stated) = (area.population.iter(), area.measures.iter());
            piece.push(Crossing {
                code: area.code.as_str(),
                zh: &area.name.zh,
                en: &area.name.en,
                level: area.level as u8,
                parent: area.parent.as_ref().map(|parent| parents.of(parent.as_str())),
                population: people.map(|(base, one)| (bases.of(base.word()), figures(one, sources))).collect(),
                measures: stated.map(|(id, one)| (measures.of(id.as_str()), figures(one, sources))).collect(),
                note: area.note.as_deref(),
            });
        }
        Some(encode(&piece))
    }

    /// The words the pieces name.
    #[must_use]
    pub fn words(self) -> Words {
        Words { parents: self.parents.words, bases: self.bases.words, measures: self.measures.words, sources: self.sources.words }
    }
}

/// The areas in pieces of bytes, and the words they name.
#[must_use]
pub fn pieces(areas: &[Area]) -> (Words, Vec<Vec<u8>>) {
    let mut packing = Packing::default();
    let pieces = std::iter::from_fn(|| packing.next(areas)).collect();
    (packing.words(), pieces)
}

fn figures<'a>(series: &'a Series, sources: &mut Numbers) -> Figures<'a> {
    Figures {
        values: series.values.iter().map(|(&year, value)| (year, value.millionths())).collect(),
        source: series.source.as_ref().map(|source| sources.of(source.as_str())),
        note: series.note.as_deref(),
        owner: series.owner.as_deref(),
    }
}

impl From<&Words> for Known {
    fn from(words: &Words) -> Self {
        Self {
            parents: words.parents.iter().map(|word| word.as_str().into()).collect(),
            bases: words.bases.iter().map(|word| PopulationBase::from_word(word)).collect(),
            measures: words.measures.iter().map(|word| word.as_str().into()).collect(),
            sources: words.sources.iter().map(|word| word.as_str().into()).collect(),
        }
    }
}

impl Known {
    /// Adds the areas of a piece to those taken up before. Whether the bytes were such a piece.
    pub fn take_up(&self, piece: &[u8], areas: &mut Vec<Area>) -> bool {
        let Some(crossing) = decode::<Vec<Crossing>>(piece) else { return false };
        let before = areas.len();
        let count = crossing.len();
        areas.extend(crossing.into_iter().map_while(|area| self.area(area)));
        areas.len() == before + count
    }

    fn area(&self, area: Crossing) -> Option<Area> {
        let named = |(base, figures): (u32, _)| Some((self.bases.get(base as usize)?.clone(), self.series(figures)?));
        let measured = |(measure, figures): (u32, _)| Some((self.measures.get(measure as usize)?.clone(), self.series(figures)?));
        Some(Area {
            code: area.code.into(),
            name: Name::new(area.zh, area.en),
            level: *Level::ALL.get(usize::from(area.level))?,
            parent: match area.parent {
                Some(parent) => Some(self.parents.get(parent as usize)?.clone()),
                None => None,
            },
            population: whole(area.population.into_iter().map(named))?.into(),
            measures: whole(area.measures.into_iter().map(measured))?.into(),
            note: area.note.map(str::to_owned),
        })
    }

    fn series(&self, figures: Figures) -> Option<Series> {
        let values = figures.values.into_iter().map(|(year, value)| Some((year, Quantity::of_millionths(value)?)));
        Some(Series {
            values: whole(values)?,
            source: match figures.source {
                Some(source) => Some(self.sources.get(source as usize)?.clone()),
                None => None,
            },
            note: figures.note.map(str::to_owned),
            owner: figures.owner.map(str::to_owned),
        })
    }
}

/// A map of these, where each could be read.
fn whole<K: Ord, V>(entries: impl Iterator<Item = Option<(K, V)>>) -> Option<BTreeMap<K, V>> {
    let mut map = BTreeMap::new();
    for entry in entries {
        let (key, value) = entry?;
        map.insert(key, value);
    }
    Some(map)
}

#[cfg(test)]
mod tests {
    use permille_exchange::files::{scenario_file, shipped};

    use super::*;

    #[test]
    fn areas_cross_whole() {
        let plans = shipped::plans().unwrap();
        for id in ["jiangxi-2025-average", "changjiang-2030", "tutorial"] {
            let (document, _) = scenario_file::read(shipped::scenario(id).unwrap(), &plans).unwrap();
            let areas = &document.set.baseline.areas;
            // More than one piece.
            let many: Vec<Area> = areas.iter().cycle().take(PIECE + 7).cloned().collect();
            let (words, pieces) = pieces(&many);
            assert_eq!(pieces.len(), 2);
            let words: Words = decode(&encode(&words)).unwrap();
            let (known, mut taken) = (Known::from(&words), Vec::new());
            assert!(pieces.iter().all(|piece| known.take_up(piece, &mut taken)));
            assert_eq!(taken, many, "{id}");
            assert!(!known.take_up(&pieces[1][..9], &mut taken));
        }
    }

    #[test]
    fn a_level_crosses_as_its_place() {
        for (place, level) in Level::ALL.into_iter().enumerate() {
            assert_eq!(level as usize, place);
        }
    }
}
