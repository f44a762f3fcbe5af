//! The figures a table can hold: every population base and every measure, by all the names they go by.

use std::collections::BTreeMap;

use permille_engine::area::PopulationBase;
use permille_engine::edit::Figure;
use permille_engine::name::Name;
use permille_engine::plan::Nature;
use permille_engine::scenario::ScenarioSet;

use super::key::key;
use crate::figure::{Expected, Kind};
use crate::names;

/// What bases are called beside their own names, in yearbooks and in tables of the census.
const ALIASES: [(&str, &[&str]); 9] = [
    (
        "resident",
        &[
            "常住",
            "总人口",
            "人口",
            "人口数",
            "常住人口数",
            "年末常住人口",
            "常住总人口",
            "总人口数",
            "resident",
            "resident population",
            "population",
            "total population",
            "pop_total",
            "people",
        ],
    ),
    ("urban", &["城镇", "城镇常住人口", "城镇人口数", "pop_urban", "urban", "urban residents"]),
    ("rural", &["乡村", "农村", "农村人口", "乡村常住人口", "乡村人口数", "pop_rural", "rural", "rural residents"]),
    ("aged-0-3", &["0-3岁", "3岁及以下人口", "3岁以下人口", "婴幼儿", "pop_0_3"]),
    ("aged-0-4", &["0-4岁", "pop_0_4"]),
    ("aged-0-14", &["0-14岁", "pop_0_14"]),
    ("aged-60-plus", &["60岁及以上", "60岁以上人口", "60岁以上", "老年人口", "pop_60plus"]),
    ("aged-65-plus", &["65岁及以上", "65岁以上人口", "65岁以上", "pop_65plus"]),
    ("births", &["出生人数", "出生数", "活产数", "births"]),
];

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

/// All figures that a table can hold.
#[derive(Clone, Debug)]
pub struct Known {
    figures: Vec<KnownFigure>,
    keys: BTreeMap<String, usize>,
}

impl Known {
    /// The figures of a scenario set: people first, then the measures of its plans, then others its areas have.
    #[must_use]
    pub fn new(set: &ScenarioSet) -> Self {
        let mut known = Self { figures: Vec::new(), keys: BTreeMap::new() };
        let stated = set.baseline.areas.iter().flat_map(|area| area.population.keys().cloned());
        let read = set.plans.iter().flat_map(|plan| &plan.norms).flat_map(|norm| norm.rule.bases().iter().cloned());
        for base in names::bases().chain(stated).chain(read) {
            known.add_base(&base);
        }
        for measure in set.plans.iter().flat_map(|plan| &plan.measures) {
            let kind = match measure.nature {
                Nature::Resource => Kind::Stock { whole: measure.whole },
                Nature::Indicator => Kind::Indicator,
                Nature::Milestone => Kind::Milestone,
            };
            known.add(KnownFigure {
                figure: Figure::Measure(measure.id.clone()),
                name: measure.name.clone(),
                expected: Expected { kind, units: [measure.unit.zh.clone(), measure.unit.en.clone()] },
                counted: measure.nature == Nature::Resource && !measure.unit.zh.contains(['%', '‰', '元', '/']),
            });
        }
        for id in set.baseline.areas.iter().flat_map(|area| area.measures.keys()) {
            known.add(KnownFigure {
                figure: Figure::Measure(id.clone()),
                name: Name::new(id.as_str(), id.as_str()),
                expected: Expected { kind: Kind::Stock { whole: false }, units: [String::new(), String::new()] },
                counted: false,
            });
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
        self.figures.iter().find(|known| known.figure == *figure)
    }

    /// The figure of exactly this name, in either language, by its id, or as yearbooks call it.
    #[must_use]
    pub fn named(&self, text: &str) -> Option<&KnownFigure> {
        self.keys.get(&key(text)).map(|&position| &self.figures[position])
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
        let scored = self
            .keys
            .iter()
            .filter(|(key, _)| digits(key) == own)
            .map(|(key, position)| (strsim::normalized_damerau_levenshtein(&wanted, key), position));
        let best = scored.filter(|(score, _)| *score >= ALIKE).max_by(|a, b| a.0.total_cmp(&b.0));
        best.map(|(_, &position)| &self.figures[position])
    }

    fn add_base(&mut self, base: &PopulationBase) {
        self.add(KnownFigure {
            figure: Figure::Population(base.clone()),
            name: names::base(base),
            expected: Expected { kind: Kind::People, units: ["人".to_owned(), "people".to_owned()] },
            counted: false,
        });
    }

    fn add(&mut self, known: KnownFigure) {
        if self.get(&known.figure).is_none() {
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
        let own = |figure: &Figure| match figure {
            Figure::Population(base) => base.word().to_owned(),
            Figure::Measure(measure) => measure.to_string(),
        };
        for (position, known) in self.figures.iter().enumerate() {
            let id = own(&known.figure);
            for alias in ALIASES.iter().filter(|(base, _)| *base == id).flat_map(|(_, aliases)| *aliases) {
                keys.entry(key(alias)).or_insert(Some(position));
            }
            keys.insert(key(&id), Some(position));
        }
        self.keys =
            keys.into_iter().filter_map(|(key, position)| Some((key, position?))).filter(|(key, _)| !key.is_empty()).collect();
    }
}
