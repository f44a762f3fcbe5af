//! The figures a table can hold: every population base and every measure, by all the names they go by.

use std::collections::{BTreeMap, HashSet};

use permille_engine::area::PopulationBase;
use permille_engine::edit::Figure;
use permille_engine::in_order;
use permille_engine::name::Name;
use permille_engine::plan::{Measure, Nature};
use permille_engine::scenario::ScenarioSet;

use super::alike::Likeness;
use super::key::key;
use super::vocabulary::{Meaning, meaning, trimmed};
use crate::wording::figure::{Expected, Kind};
use crate::wording::language::Word;
use crate::wording::names;

/// How alike two names must be for one to be taken for the other.
const ALIKE: f64 = 0.84;

/// A figure that a table can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownFigure {
    /// Which figure.
    pub figure: Figure,
    /// What it is called.
    pub name: Name,
    /// What a cell of it can hold.
    pub expected: Expected,
    /// Whether it is counted, so that it can be given as a rate of the residents.
    pub counted: bool,
}

impl KnownFigure {
    /// Whether it is counted in this unit, in either language.
    pub(super) fn is_in(&self, unit: &str) -> bool {
        [&self.expected.unit.zh, &self.expected.unit.en].into_iter().any(|own| key(own) == key(unit))
    }
}

/// What a name is found to mean.
pub(super) enum Lookup<'a> {
    /// A figure, perhaps as a rate of so many people.
    Known(&'a KnownFigure, Option<u32>),
    /// Something else, and why it stays out.
    Other(Word),
    /// Perhaps this figure.
    Perhaps(&'a KnownFigure),
    /// A figure that no plan of the file speaks of, by its id.
    NotHere(&'static str),
    /// Nothing that is known.
    Nothing,
}

/// All figures that a table can hold.
#[derive(Clone, Debug)]
pub struct Known {
    figures: Vec<KnownFigure>,
    positions: BTreeMap<Figure, usize>,
    keys: BTreeMap<String, usize>,
}

impl Known {
    /// The figures of a scenario set: people first, then the measures of its plans, then others its areas have.
    #[must_use]
    pub fn new(set: &ScenarioSet) -> Self {
        let mut known = Self { figures: Vec::new(), positions: BTreeMap::new(), keys: BTreeMap::new() };
        for base in names::bases() {
            known.add_base(&base);
        }
        let stated = set.baseline.areas.iter().flat_map(|area| area.population.keys());
        let read = set.plans.iter().flat_map(|plan| &plan.norms).flat_map(|norm| norm.rule.bases().iter());
        // Thousands of areas state the same.
        let mut met = HashSet::new();
        for base in stated.chain(read).filter(|base| met.insert(*base)) {
            known.add_base(base);
        }
        for measure in set.plans.iter().flat_map(|plan| &plan.measures) {
            known.add_measure(measure);
        }
        let mut met = HashSet::new();
        for id in set.baseline.areas.iter().flat_map(|area| area.measures.keys()).filter(|id| met.insert(id.as_str())) {
            known.add(KnownFigure {
                figure: Figure::Measure(id.clone()),
                name: Name::new(id.as_str(), id.as_str()),
                expected: Expected { kind: Kind::Stock { whole: false }, unit: Name::default() },
                counted: false,
            });
        }
        known.add_keys();
        known
    }

    /// These measures alone.
    #[must_use]
    pub fn of<'a>(measures: impl IntoIterator<Item = &'a Measure>) -> Self {
        let mut known = Self { figures: Vec::new(), positions: BTreeMap::new(), keys: BTreeMap::new() };
        for measure in measures {
            known.add_measure(measure);
        }
        known.add_keys();
        known
    }

    /// The figures, in order.
    #[must_use]
    pub fn figures(&self) -> &[KnownFigure] {
        &self.figures
    }

    /// One of them.
    #[must_use]
    pub fn get(&self, figure: &Figure) -> Option<&KnownFigure> {
        self.positions.get(figure).map(|&position| &self.figures[position])
    }

    /// The figure of exactly this name, in either language, by its id, or as yearbooks call it.
    #[must_use]
    pub fn named(&self, text: &str) -> Option<&KnownFigure> {
        let key = key(text);
        let own = self.keys.get(&key).map(|&position| &self.figures[position]);
        own.or_else(|| match meaning(&key)? {
            Meaning::Figure(id) => self.by_id(id),
            _ => None,
        })
    }

    /// What a name means: with the trimmings that make no difference, as a rate of so many people, or as something else.
    pub(super) fn lookup(&self, text: &str) -> Lookup<'_> {
        let own = key(text);
        if let Some(&position) = self.keys.get(&own) {
            return Lookup::Known(&self.figures[position], None);
        }
        let (name, per) = rate(&own);
        match meaning(name) {
            Some(Meaning::Figure(id)) => match self.by_id(id) {
                Some(found) if per.is_none() || found.counted => Lookup::Known(found, per),
                Some(_) => Lookup::Nothing,
                None => Lookup::NotHere(id),
            },
            Some(Meaning::Other(why)) => Lookup::Other(why),
            Some(Meaning::Perhaps(id)) => self.by_id(id).map_or(Lookup::Nothing, Lookup::Perhaps),
            None => match trimmed(name).find_map(|name| self.keys.get(&name)) {
                Some(&position) => Lookup::Known(&self.figures[position], per),
                None => self.in_both_languages(text),
            },
        }
    }

    /// What a name in Chinese with the English one behind it means, where both mean the same: 常住人口 Resident Population.
    fn in_both_languages(&self, text: &str) -> Lookup<'_> {
        let Some(at) = text.find(|letter: char| letter.is_ascii_alphabetic()) else { return Lookup::Nothing };
        let (zh, en) = text.split_at(at);
        if zh.trim().is_empty() || zh.is_ascii() || !en.is_ascii() {
            return Lookup::Nothing;
        }
        match (self.lookup(zh), self.lookup(en)) {
            (Lookup::Known(own, per), Lookup::Known(other, of_other)) if own == other && per == of_other => {
                Lookup::Known(own, per)
            }
            _ => Lookup::Nothing,
        }
    }

    /// The figure with this id.
    pub(super) fn by_id(&self, id: &str) -> Option<&KnownFigure> {
        self.figures.iter().find(|known| id_of(&known.figure) == id)
    }

    /// The figure whose name is most like this one, where any is.
    #[must_use]
    pub fn like(&self, text: &str) -> Option<&KnownFigure> {
        let wanted = key(text);
        // Of short names too many are alike.
        if wanted.chars().count() < 4 {
            return None;
        }
        // Numbers make another figure of it: 60 and over is not 80 and over.
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let own = digits(&wanted);
        let likeness = Likeness::to(&wanted);
        let scored = self.keys.iter().filter_map(|(key, position)| Some((likeness.of(key, ALIKE)?, key, position)));
        let best = scored.filter(|(_, key, _)| digits(key) == own).max_by(|a, b| a.0.total_cmp(&b.0));
        best.map(|(.., &position)| &self.figures[position])
    }

    fn add_base(&mut self, base: &PopulationBase) {
        self.add(KnownFigure {
            figure: Figure::Population(base.clone()),
            name: names::base(base),
            expected: Expected { kind: Kind::People, unit: Name::new("人", "people") },
            counted: false,
        });
    }

    fn add_measure(&mut self, measure: &Measure) {
        let kind = match measure.nature {
            Nature::Resource => Kind::Stock { whole: measure.whole },
            Nature::Indicator => Kind::Indicator,
            Nature::Milestone => Kind::Milestone,
        };
        self.add(KnownFigure {
            figure: Figure::Measure(measure.id.clone()),
            name: measure.name.clone(),
            expected: Expected { kind, unit: measure.unit.clone() },
            counted: measure.nature == Nature::Resource && !measure.unit.zh.contains(['%', '‰', '元', '/']),
        });
    }

    fn add(&mut self, known: KnownFigure) {
        if self.get(&known.figure).is_none() {
            self.positions.insert(known.figure.clone(), self.figures.len());
            self.figures.push(known);
        }
    }

    /// A name that several figures have is no key; their ids tell them apart.
    fn add_keys(&mut self) {
        let mut keys: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (position, known) in self.figures.iter().enumerate() {
            for name in [&known.name.zh, &known.name.en] {
                keys.entry(key(name)).and_modify(|one| *one = one.filter(|one| *one == position)).or_insert(Some(position));
            }
        }
        for (position, known) in self.figures.iter().enumerate() {
            keys.insert(key(id_of(&known.figure)), Some(position));
        }
        self.keys = in_order::map(
            keys.into_iter().filter_map(|(key, position)| Some((key, position?))).filter(|(key, _)| !key.is_empty()),
        );
    }
}

/// The id of a figure.
pub(super) fn id_of(figure: &Figure) -> &str {
    match figure {
        Figure::Population(base) => base.word(),
        Figure::Measure(measure) => measure.as_str(),
    }
}

/// A name, as a key, without the words that make a rate of it, and of how many people: `每千人口床位数`.
fn rate(key: &str) -> (&str, Option<u32>) {
    const RATES: [(&str, u32); 3] = [("千", 1_000), ("十万", 100_000), ("万", 10_000)];
    let rest = key.strip_prefix("每").unwrap_or(key);
    for (word, people) in RATES {
        let Some(rest) = rest.strip_prefix(word) else { continue };
        let rest = rest.strip_prefix("常住").unwrap_or(rest);
        let Some(rest) = rest.strip_prefix("人口").or_else(|| rest.strip_prefix("人")) else { continue };
        let rest = rest.strip_prefix("口").unwrap_or(rest);
        return (rest.strip_prefix("拥有").unwrap_or(rest), Some(people));
    }
    (key, None)
}
