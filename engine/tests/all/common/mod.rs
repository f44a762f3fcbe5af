//! A small world to test in: areas, plans and a scenario built in code, and answers read back as words.

pub mod arbitrary;
pub mod wide;

use std::collections::BTreeMap;
use std::sync::Arc;

use permille_engine::area::{Area, Level, PopulationBase};
use permille_engine::id::{MeasureId, ScenarioId};
use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_engine::norm::{Class, Direction, Domain, Norm, Source, Strength, Target};
use permille_engine::outlook::Outlook;
use permille_engine::plan::{Measure, Nature, Plan};
use permille_engine::problem::Problem;
use permille_engine::quantity::Quantity;
use permille_engine::rule::{Ratio, Rule};
use permille_engine::scenario::{Action, Baseline, Lever, Scenario, ScenarioSet, Setting};
use permille_engine::shared::Shared;
use permille_engine::year::{Horizon, Year};

/// A quantity from its text.
pub fn q(text: &str) -> Quantity {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A quantity as text, so that a failing test shows figures; `unknown` where there is none.
pub fn words(quantity: Option<Quantity>) -> String {
    quantity.map_or_else(|| "unknown".to_owned(), |quantity| quantity.to_string())
}

/// The population base with this word.
pub fn base(word: &str) -> PopulationBase {
    PopulationBase::from_word(word)
}

/// A target of these values, due in `year`; undated where that is 0.
pub fn due(year: Year, values: &[&str]) -> Target {
    Target {
        year: (year != 0).then_some(year),
        month: None,
        every_year: false,
        values: values.iter().map(|value| q(value)).collect(),
        upper: None,
        words: None,
    }
}

/// So many for every `per` residents.
pub fn ratio(per: i64) -> Rule {
    Rule::from(Ratio { base: PopulationBase::Resident, per })
}

/// A norm that binds counties and counts a measure of the same name as itself.
pub fn norm(id: &str, rule: Rule, targets: Vec<Target>) -> Norm {
    Norm {
        id: id.into(),
        class: Class::Norm,
        domain: Domain::PublicHealth,
        name: Name::new("标准", "Norm"),
        level: Level::County,
        measure: id.into(),
        direction: Direction::AtLeast,
        strength: Strength::Must,
        rule,
        targets,
        source: Source { document: "plan".into(), clause: "一".to_owned(), statement: Name::default() },
        note: None,
    }
}

/// A measure in whole units where it is a resource.
pub fn measure(id: &str, nature: Nature) -> Measure {
    Measure { id: id.into(), nature, name: Name::default(), unit: Name::default(), whole: nature == Nature::Resource }
}

/// A plan for the whole country of the years 2020 to 2030.
pub fn plan(id: &str, measures: Vec<Measure>, norms: Vec<Norm>) -> Plan {
    Plan {
        id: id.into(),
        title: Name::default(),
        number: None,
        issuer: Name::default(),
        issued: None,
        territory: "360000".into(),
        years: (2020, 2030),
        revision: 1,
        measures,
        norms,
        baselines: Vec::new(),
    }
}

/// A scenario that changes nothing.
pub fn scenario(id: &str) -> Scenario {
    Scenario {
        id: ScenarioId::new(id),
        name: Name::default(),
        description: Name::default(),
        settings: Vec::new(),
        actions: Vec::new(),
        ranges: Vec::new(),
        colour: None,
    }
}

/// A lever put at `value` for `area`, everywhere where that is empty.
pub fn setting(lever: Lever, area: &str, value: &str) -> Setting {
    Setting { lever, area: (!area.is_empty()).then(|| area.into()), value: q(value), reason: None }
}

/// A scenario set under construction. Base year 2020, horizon 2020 to 2030 and one plan for 360000, unless it is told otherwise.
#[derive(Clone)]
pub struct World {
    pub base_year: Year,
    pub horizon: Horizon,
    pub areas: Vec<Area>,
    pub plan: Plan,
    pub more_plans: Vec<Plan>,
    pub scenario: Scenario,
}

impl std::fmt::Debug for World {
    /// The figures alone: what a failing property prints is to be read.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for area in &self.areas {
            writeln!(f, "{}: {:?} {:?}", area.code, area.population, area.measures)?;
        }
        writeln!(f, "{:?} {:?}", self.scenario.settings, self.scenario.actions)
    }
}

impl World {
    pub fn new() -> Self {
        Self {
            base_year: 2020,
            horizon: Horizon::new(2020, 2030).unwrap(),
            areas: Vec::new(),
            plan: plan("plan", Vec::new(), Vec::new()),
            more_plans: Vec::new(),
            scenario: scenario("baseline"),
        }
    }

    /// One county of so many residents in 2020.
    pub fn county(residents: i64) -> Self {
        Self::new().area("360202", Level::County, "").people("360202", "resident", &[(2020, residents)])
    }

    /// A province 360000 of two cities, 360100 with the counties 360102 and 360103, 360200 with 360202.
    pub fn province() -> Self {
        Self::new()
            .area("360000", Level::Province, "")
            .area("360100", Level::City, "360000")
            .area("360102", Level::County, "360100")
            .area("360103", Level::County, "360100")
            .area("360200", Level::City, "360000")
            .area("360202", Level::County, "360200")
    }

    pub fn years(mut self, base_year: Year, first: Year, last: Year) -> Self {
        self.base_year = base_year;
        self.horizon = Horizon::new(first, last).unwrap();
        self
    }

    pub fn area(mut self, code: &str, level: Level, parent: &str) -> Self {
        self.areas.push(Area {
            code: code.into(),
            name: Name::default(),
            level,
            parent: (!parent.is_empty()).then(|| parent.into()),
            population: Shared::default(),
            measures: Shared::default(),
            note: None,
        });
        self
    }

    fn find(&mut self, code: &str) -> &mut Area {
        self.areas.iter_mut().find(|area| area.code.as_str() == code).expect("the area was added")
    }

    pub fn people(mut self, code: &str, word: &str, figures: &[(Year, i64)]) -> Self {
        let series = self.find(code).population.entry(base(word)).or_default();
        series.values.extend(figures.iter().map(|&(year, people)| (year, Quantity::whole(people).unwrap())));
        self
    }

    pub fn stock(mut self, code: &str, measure: &str, figures: &[(Year, &str)]) -> Self {
        let series = self.find(code).measures.entry(MeasureId::new(measure)).or_default();
        series.values.extend(figures.iter().map(|&(year, amount)| (year, q(amount))));
        self
    }

    /// Declares a measure; one that a norm names and nobody declares is a resource in whole units.
    pub fn measure(mut self, id: &str, nature: Nature, whole: bool) -> Self {
        self.plan.measures.push(Measure { whole, ..measure(id, nature) });
        self
    }

    pub fn norm(mut self, norm: Norm) -> Self {
        for id in std::iter::once(&norm.measure).chain(norm.rule.of()) {
            if !self.plan.measures.iter().any(|declared| declared.id == *id) {
                let nature = if norm.rule.is_task() { Nature::Milestone } else { Nature::Resource };
                self.plan.measures.push(measure(id.as_str(), nature));
            }
        }
        self.plan.norms.push(norm);
        self
    }

    pub fn lever(mut self, lever: Lever, area: &str, value: &str) -> Self {
        self.scenario.settings.push(setting(lever, area, value));
        self
    }

    pub fn action(mut self, area: &str, measure: &str, year: Year, amount: &str) -> Self {
        self.scenario.actions.push(Action {
            area: area.into(),
            measure: measure.into(),
            year,
            amount: q(amount),
            unit_cost: None,
            reason: None,
        });
        self
    }

    pub fn set(&self) -> ScenarioSet {
        let plans = std::iter::once(&self.plan).chain(&self.more_plans).cloned().map(Arc::new).collect();
        ScenarioSet {
            title: Name::default(),
            description: Name::default(),
            baseline: Baseline { base_year: self.base_year, horizon: self.horizon, areas: Arc::new(self.areas.clone()) },
            plans,
            scenarios: vec![self.scenario.clone()],
            sources: BTreeMap::new(),
            slides: Vec::new(),
            mark: None,
            reviews: BTreeMap::new(),
            rounds: BTreeMap::new(),
        }
    }

    /// What is wrong or odd about this world.
    pub fn problems(&self) -> Vec<Problem> {
        match Model::new(&self.set()) {
            Ok((_, odd)) => odd,
            Err(problems) => problems,
        }
    }

    /// Computes it; it must be free of fatal problems.
    pub fn run(&self) -> Run {
        let (model, _) = Model::new(&self.set()).unwrap_or_else(|problems| panic!("{problems:?}"));
        let outlook = model.outlook(&self.scenario);
        Run { model, outlook }
    }
}

/// A computed world, asked by names and years.
pub struct Run {
    pub model: Model,
    pub outlook: Outlook,
}

impl Run {
    pub fn area(&self, code: &str) -> usize {
        self.model.tree().position(&code.into()).unwrap_or_else(|| panic!("no area {code}"))
    }

    pub fn norm(&self, id: &str) -> usize {
        self.model.norm_position(&id.into()).unwrap_or_else(|| panic!("no norm {id}"))
    }

    pub fn cell(&self, code: &str, year: Year) -> usize {
        self.model.cell(self.area(code), year).unwrap_or_else(|| panic!("{year} is outside the horizon"))
    }

    pub fn people(&self, word: &str, code: &str, year: Year) -> Option<i64> {
        let position = self.model.bases().iter().position(|one| *one == base(word)).expect("the base is named");
        self.outlook.population().people(position, self.cell(code, year))
    }

    pub fn stock(&self, measure: &str, code: &str, year: Year) -> String {
        let position = self.model.measure_position(&measure.into()).expect("the measure is declared");
        words(self.outlook.stock(position).amount(self.cell(code, year)))
    }

    pub fn requirement(&self, norm: &str, code: &str, year: Year) -> String {
        words(self.outlook.norm(self.norm(norm)).requirement(self.cell(code, year)))
    }

    pub fn gap(&self, norm: &str, code: &str, year: Year) -> String {
        words(self.outlook.norm(self.norm(norm)).gap(self.cell(code, year)))
    }

    pub fn path(&self, norm: &str, code: &str, year: Year) -> String {
        words(self.outlook.norm(self.norm(norm)).path(self.cell(code, year)))
    }

    pub fn status(&self, norm: &str, code: &str, year: Year) -> &'static str {
        self.outlook.norm(self.norm(norm)).status(self.cell(code, year)).map_or("not bound", |status| status.word())
    }

    /// All that is said of a norm in one area and year, in one line.
    pub fn line(&self, norm: &str, code: &str, year: Year) -> String {
        let (outlook, cell) = (self.outlook.norm(self.norm(norm)), self.cell(code, year));
        format!(
            "required {}, available {}, gap {}, net {}, coverage {}, {}, {} missing",
            words(outlook.requirement(cell)),
            words(outlook.available(cell)),
            words(outlook.gap(cell)),
            words(outlook.net_gap(cell)),
            words(outlook.coverage(cell)),
            self.status(norm, code, year),
            outlook.missing(cell),
        )
    }
}
