//! What the columns of an example's table mean.

use std::fmt;

use permille_engine::explanation::{Explanation, explain};
use permille_engine::model::Model;
use permille_engine::norm::Norm;
use permille_engine::outlook::Outlook;
use permille_engine::quantity::Quantity;
use permille_engine::questions::needed;
use permille_engine::scenario::{Scenario, ScenarioSet};
use permille_engine::year::Year;
use permille_exchange::wording::language::{Language, Say, Word};
use permille_exchange::wording::numbers::{UNKNOWN, full, or_unknown, percent, whole};
use permille_exchange::wording::{explanation, rules, words};

/// Where the path stands.
const PATH: Word = Word::new("路径", "Path");
/// How many areas below are unknown.
const NOT_KNOWN: Word = Word::new("未知地区数", "Areas unknown");
/// How a figure is worked out.
const WORKING: Word = Word::new("算式", "Working");
/// How many people are missing to the next bracket.
const TO_THE_NEXT: Word = Word::new("距下一档（人）", "People to the next bracket");

/// The examples, computed.
pub struct World {
    /// What stands in the file.
    pub set: ScenarioSet,
    /// The same, made ready.
    pub model: Model,
    outlooks: Vec<Outlook>,
}

/// What is asked for in one row.
#[derive(Clone, Copy)]
pub struct Row {
    pub scenario: usize,
    pub norm: usize,
    pub area: usize,
    pub year: Year,
}

/// What a cell is to say: one of several texts.
pub struct Found(pub Vec<String>);

impl Found {
    /// Whether a cell says it.
    pub fn is(&self, said: &str) -> bool {
        self.0.iter().any(|found| found == said)
    }
}

impl From<String> for Found {
    fn from(text: String) -> Self {
        Self(vec![text])
    }
}

impl fmt::Display for Found {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.join(" | "))
    }
}

impl World {
    pub fn new(set: ScenarioSet) -> Self {
        let (model, problems) = Model::new(&set).unwrap();
        assert!(problems.is_empty(), "{problems:?}");
        let outlooks = set.scenarios.iter().map(|scenario| model.outlook(scenario)).collect();
        Self { set, model, outlooks }
    }

    pub fn norms(&self) -> impl Iterator<Item = &Norm> {
        (0..self.model.norm_count()).map(|norm| self.model.norm(norm))
    }

    pub fn scenario(&self, id: &str) -> usize {
        self.set.scenarios.iter().position(|one| one.id.as_str() == id).unwrap_or_else(|| panic!("there is no scenario {id}"))
    }

    pub fn norm(&self, id: &str) -> usize {
        self.model.norm_position(&id.into()).unwrap_or_else(|| panic!("there is no norm {id}"))
    }

    pub fn area(&self, code: &str) -> usize {
        self.model.tree().position(&code.into()).unwrap_or_else(|| panic!("there is no area {code}"))
    }

    pub fn outlook(&self, scenario: usize) -> (&Scenario, &Outlook) {
        (&self.set.scenarios[scenario], &self.outlooks[scenario])
    }

    /// What a row says in the column with this name.
    pub fn column(&self, language: Language, head: &str, row: Row) -> Found {
        let (scenario, outlook) = self.outlook(row.scenario);
        let cell = self.model.cell(row.area, row.year).unwrap_or_else(|| panic!("{} lies outside the horizon", row.year));
        let is = |word: Word| language.say(word) == head;
        let explained = || explain(&self.model, scenario, outlook, row.norm, row.area, row.year);
        let of = |figure: fn(&Explanation) -> Option<Quantity>| or_unknown(explained().as_ref().and_then(figure)).into();
        if let Some(base) = self.model.bases().iter().position(|base| rules::base(language, base) == head) {
            return outlook.population().people(base, cell).map_or_else(|| UNKNOWN.to_owned(), whole).into();
        }
        let named = |measure: &permille_engine::plan::Measure| language.name(&measure.name) == head;
        if let Some(measure) = self.model.measures().iter().position(named) {
            return or_unknown(outlook.stock(measure).amount(cell)).into();
        }
        match () {
            () if is(words::REQUIRED) => of(|explained| explained.requirement),
            () if is(words::AVAILABLE) => of(|explained| explained.available),
            () if is(words::GAP) => of(|explained| explained.gap),
            () if is(words::NET) => of(|explained| explained.net_gap),
            () if is(PATH) => of(|explained| explained.path),
            () if is(words::PER_YEAR_NEEDED) => {
                // As one who reads it in the base year is told.
                let left = explained().and_then(|explained| {
                    let years = (self.model.base_year(), explained.close_by?);
                    needed::remaining(&self.model, scenario, outlook, row.norm, row.area, years)
                });
                or_unknown(left.map(|left| left.yearly)).into()
            }
            () if is(words::COVERAGE) => {
                let told = self.model.norm(row.norm).rule.has_coverage();
                let coverage = explained().and_then(|explained| explained.coverage).filter(|_| told);
                coverage.map_or_else(|| UNKNOWN.to_owned(), percent).into()
            }
            () if is(words::STATUS) => {
                let status = explained().and_then(|explained| explained.status);
                status.map_or(UNKNOWN, |status| language.say(words::status(status))).to_owned().into()
            }
            () if is(words::FIRST_SHORT) => {
                let year = explained().and_then(|explained| explained.first_short_year);
                year.map_or_else(|| UNKNOWN.to_owned(), |year| year.to_string()).into()
            }
            () if is(NOT_KNOWN) => whole(outlook.norm(row.norm).missing(cell).into()).into(),
            () if is(TO_THE_NEXT) => {
                let edge = explained().and_then(|explained| explained.edge);
                edge.map_or_else(|| UNKNOWN.to_owned(), |edge| whole(edge.people)).into()
            }
            () if is(WORKING) => {
                Found(explained().map(|explained| explanation::working(language, &self.model, &explained)).unwrap_or_default())
            }
            () => panic!("nothing is known of a column “{head}”"),
        }
    }
}

/// A figure in full.
pub fn figure(value: Quantity) -> Found {
    full(value).into()
}
