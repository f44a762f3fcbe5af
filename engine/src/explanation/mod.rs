//! How a number came about: the formula, the numbers put in and where each came from, the rounding, and what was decided where
//! the documents are silent. As data; the wording is the screen's.

mod origin;

use crate::area::PopulationBase;
use crate::id::SourceId;
use crate::lever::target::{PlacedTarget, placed};
use crate::model::{Model, Standing};
use crate::norm::{Direction, Norm};
use crate::outlook::Outlook;
use crate::outlook::status::Status;
use crate::plan::{Measure, Nature};
use crate::quantity::Quantity;
use crate::rule::{Rounds, Term, reached};
use crate::scenario::{Scenario, Setting};
use crate::year::Year;

use origin::{people, stock_origin};

/// Everything there is to say about one norm in one area and year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The norm, by its position in the model.
    pub norm: usize,
    /// The area, by its position in the model.
    pub area: usize,
    /// The year.
    pub year: Year,
    /// How it stands.
    pub status: Option<Status>,
    /// What is required; unknown before it falls due.
    pub requirement: Option<Quantity>,
    /// What there is.
    pub available: Option<Quantity>,
    /// What is missing (positive) or beyond need (negative).
    pub gap: Option<Quantity>,
    /// Required less available over the whole, surpluses set against shortfalls.
    pub net_gap: Option<Quantity>,
    /// Available as a percentage of what is required.
    pub coverage: Option<Quantity>,
    /// Where the path to the next target stands.
    pub path: Option<Quantity>,
    /// The target that binds this year, or the next one where none binds yet.
    pub target: Option<ExplainedTarget>,
    /// How the requirement was worked out.
    pub formula: Formula,
    /// Where what there is comes from.
    pub stock: Origin,
    /// The nearest change of bracket or threshold.
    pub edge: Option<Edge>,
    /// What was decided where the document is silent.
    pub decisions: Vec<Decision>,
    /// The year a gap has to be closed by: in which the next target falls due, or the present one where none follows. What that takes a year hangs on which
    /// year it is, which nobody tells the engine.
    pub close_by: Option<Year>,
    /// The first year of shortfall.
    pub first_short_year: Option<Year>,
}

/// A target as it was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedTarget {
    /// The year by whose end it is due.
    pub due: Year,
    /// Whether it binds in the year asked about.
    pub binds: bool,
    /// Whether the document gives no year.
    pub undated: bool,
    /// The values applied.
    pub values: Vec<Quantity>,
    /// The values the plan gives, where the scenario has moved them.
    pub plan_values: Option<Vec<Quantity>>,
    /// The year the plan gives, where the scenario has moved it.
    pub plan_due: Option<Year>,
    /// The levers that act on it, each with the planner's reason; of several that speak of the same, the last in the scenario.
    pub levers: Vec<Setting>,
}

/// How a requirement was worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// By the norm's rule.
    Rule(Worked),
    /// The sum of the areas below.
    Sum {
        /// How many areas the norm binds below.
        areas: usize,
        /// How many of them fall short.
        short: usize,
        /// How many have an unknown figure and are left out.
        missing: u32,
    },
    /// No requirement can be worked out: the target is in words alone, or a figure is unknown.
    Unknown,
}

/// What a rule was worked out from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    /// The word for its arithmetic, which several kinds of rule may share.
    pub word: &'static str,
    /// What was put in, in the order of the arithmetic.
    pub inputs: Vec<Input>,
}

impl Worked {
    /// The people put in, in the rule's order.
    pub fn people(&self) -> impl Iterator<Item = &People> {
        self.inputs.iter().filter_map(|input| if let Input::People(people) = input { Some(people) } else { None })
    }

    /// The other stock put in.
    #[must_use]
    pub fn stock(&self) -> Option<&OtherStock> {
        self.inputs.iter().find_map(|input| if let Input::Stock(stock) = input { Some(stock) } else { None })
    }
}

/// One thing put into a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A value of the target, by what it is.
    Number(&'static str, Quantity),
    /// A parameter of the rule, by what it is.
    Whole(&'static str, i64),
    /// How many people there are.
    People(People),
    /// How much there is of another stock.
    Stock(OtherStock),
    /// By what it is: from how many people on how much is required.
    Step(&'static str, i64, Quantity),
}

/// Another stock put into a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherStock {
    /// The stock, by its position in the model.
    pub of: usize,
    /// How much of it there is.
    pub amount: Option<Quantity>,
    /// Where that comes from.
    pub origin: Origin,
}

/// People put into a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    /// Whom they are.
    pub base: PopulationBase,
    /// How many; unknown where absent.
    pub count: Option<i64>,
    /// Where the number comes from.
    pub origin: Origin,
}

/// Where a number comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Stated for this very year.
    Stated {
        /// By which source of the file.
        source: Option<SourceId>,
        /// What the file notes about it.
        note: Option<String>,
    },
    /// Carried forward from a year it was stated for.
    Carried {
        /// That year.
        from: Year,
        /// By which source of the file.
        source: Option<SourceId>,
        /// What the file notes about it.
        note: Option<String>,
        /// The growth applied, per mille a year; for a stock, the percent lost a year.
        rate: Quantity,
        /// The figure of that year.
        value: Quantity,
        /// For a stock, what was lost and added since, year by year.
        parts: Vec<Part>,
        /// Whether what these come to is shown to the nearest whole unit.
        rounded: bool,
    },
    /// The sum of the areas below.
    Summed {
        /// How many areas below are unknown.
        missing: u32,
        /// The area's own figure, which is not used because the sum leads.
        unused: Option<UnusedFigure>,
        /// For a stock, what is held at the level of the area itself: it comes on top of the sum.
        held: Quantity,
        /// How that came about, year by year.
        parts: Vec<Part>,
    },
    /// Residents less the others: urban people where the rural are stated, and rural people where the urban are.
    Derived {
        /// Where the residents come from.
        residents: Box<Self>,
        /// Who is taken off them.
        less: PopulationBase,
        /// Where the number of these comes from.
        from: Box<Self>,
    },
    /// Not known.
    Unknown,
}

/// What a stock lost or gained in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The year.
    pub year: Year,
    /// How much, always as a positive number where it is lost.
    pub amount: Quantity,
    /// What it was.
    pub kind: PartKind,
}

/// Why a stock is not what it was the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Lost to attrition.
    Lost,
    /// Added by the lever of yearly additions.
    Added,
    /// Added once, by an action.
    Built {
        /// The planner's reason for it.
        reason: Option<String>,
    },
}

/// An area's own figure that is not the one used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedFigure {
    /// The year it is of.
    pub year: Year,
    /// The figure.
    pub value: Quantity,
    /// By which source of the file.
    pub source: Option<SourceId>,
}

/// The nearest population at which a bracket or threshold changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// So many more people lead to the next bracket (positive), or so many fewer to the one before (negative).
    pub people: i64,
    /// What is required now.
    pub now: Quantity,
    /// What would be required then.
    pub then: Quantity,
}

/// What was decided where the documents are silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Population is the resident population.
    ResidentPopulation,
    /// Brackets and thresholds are closed below: at the edge the stricter one applies.
    ClosedBelow,
    /// Rounded up to a whole unit, once, at the end.
    RoundedUpOnce,
    /// Rounded down to a whole unit, once, at the end: no more than is allowed.
    RoundedDownOnce,
    /// Whole units as they stand: nothing to round.
    NothingRounded,
    /// The document gives no date: binding from the plan's last year.
    NoDateGiven,
    /// Not yet due: no shortfall, only a path.
    NotYetDue,
    /// One area's surplus does not fill another's gap.
    ShortfallsAdded,
    /// Areas with an unknown figure are left out of the sum.
    UnknownLeftOut,
    /// The latest measurement holds until the next.
    LatestHolds,
}

/// Explains `norm` in `area` and `year`; `None` where the norm demands nothing there, or the year is outside the horizon.
///
/// # Panics
/// When `outlook` is of another model, which lacks the norm.
#[must_use]
pub fn explain(
    model: &Model,
    scenario: &Scenario,
    outlook: &Outlook,
    norm: usize,
    area: usize,
    year: Year,
) -> Option<Explanation> {
    if norm >= model.norm_count() || model.standing(norm, area) == Standing::Outside {
        return None;
    }
    let cell = model.cell(area, year)?;
    let figures = outlook.norm(norm);
    let mut explanation = Explanation {
        norm,
        area,
        year,
        status: figures.status(cell),
        requirement: figures.requirement(cell),
        available: figures.available(cell),
        gap: figures.gap(cell),
        net_gap: figures.net_gap(cell),
        coverage: figures.coverage(cell),
        path: figures.path(cell),
        target: target(model, scenario, outlook, norm, year),
        formula: Formula::Unknown,
        stock: stock_origin(model, scenario, outlook, model.norms[norm].measure, area, year),
        edge: None,
        decisions: Vec::new(),
        close_by: close_by(model, outlook, norm, year),
        first_short_year: outlook.first_short_year(model, norm, area),
    };
    explanation.formula = match model.standing(norm, area) {
        Standing::Above => sum(model, outlook, norm, area, cell, year),
        _ => formula(model, scenario, outlook, &explanation),
    };
    explanation.edge = edge(model, &explanation);
    explanation.decisions = decisions(model, &explanation);
    Some(explanation)
}

/// The target that binds in `year`, else the next one.
fn target(model: &Model, scenario: &Scenario, outlook: &Outlook, norm: usize, year: Year) -> Option<ExplainedTarget> {
    let figures = outlook.norm(norm);
    let binding = model.horizon.position(year).and_then(|row| figures.binding(row));
    let applied = binding.or_else(|| figures.next_due(year))?;
    let plan = model.norm(norm);
    let planned = plan.targets.get(applied.planned)?;
    let last_year = model.plan_of(norm).years.1;
    let plan_due = planned.year.unwrap_or(last_year);
    let placed = placed(plan, last_year, &scenario.settings);
    let acting = placed.targets.iter().find(|target| target.planned == applied.planned);
    let acting = acting.into_iter().flat_map(PlacedTarget::settings);
    Some(ExplainedTarget {
        due: applied.due,
        binds: binding.is_some(),
        undated: applied.undated,
        values: applied.values.clone(),
        plan_values: (applied.moved && planned.values != applied.values).then(|| planned.values.clone()),
        plan_due: (applied.due != plan_due).then_some(plan_due),
        levers: acting.filter_map(|position| scenario.settings.get(position)).cloned().collect(),
    })
}

/// The formula of an area the norm binds, with what was put in.
fn formula(model: &Model, scenario: &Scenario, outlook: &Outlook, explanation: &Explanation) -> Formula {
    let norm = model.norm(explanation.norm);
    let Some(target) = explanation.target.as_ref().filter(|target| target.values.len() == norm.rule.parts()) else {
        return Formula::Unknown;
    };
    let one = |base: &PopulationBase| people(model, scenario, outlook, base, explanation.area, explanation.year);
    let people: Vec<People> = norm.rule.bases().iter().map(one).collect();
    let counts: Vec<Option<i64>> = people.iter().map(|people| people.count).collect();
    let stock = |of: usize| OtherStock {
        of,
        amount: model.cell(explanation.area, explanation.year).and_then(|cell| outlook.stock(of).amount(cell)),
        origin: stock_origin(model, scenario, outlook, of, explanation.area, explanation.year),
    };
    let input = |term: Term| {
        Some(match term {
            Term::Number(what, value) => Input::Number(what, value),
            Term::Whole(what, value) => Input::Whole(what, value),
            Term::People(place) => Input::People(people.get(place)?.clone()),
            Term::Other => Input::Stock(stock(model.norms[explanation.norm].of?)),
            Term::Step(what, from, value) => Input::Step(what, from, value),
        })
    };
    let worked = norm.rule.formula(&target.values, &counts).and_then(|(word, terms)| {
        let inputs: Option<Vec<Input>> = terms.into_iter().map(input).collect();
        Some(Worked { word, inputs: inputs? })
    });
    worked.map_or(Formula::Unknown, Formula::Rule)
}

/// The sum an area above others shows.
fn sum(model: &Model, outlook: &Outlook, norm: usize, area: usize, cell: usize, year: Year) -> Formula {
    let below = model.bound(norm).iter().filter(|&&bound| model.tree.upward(bound).any(|above| above == area));
    let short = below
        .clone()
        .filter(|&&bound| model.cell(bound, year).is_some_and(|cell| outlook.norm(norm).status(cell) == Some(Status::Short)));
    Formula::Sum { areas: below.clone().count(), short: short.count(), missing: outlook.norm(norm).missing(cell) }
}

/// How far the people are from the nearest change of bracket or threshold.
fn edge(model: &Model, explanation: &Explanation) -> Option<Edge> {
    let Formula::Rule(worked) = &explanation.formula else { return None };
    let steps = model.norm(explanation.norm).rule.steps(&explanation.target.as_ref()?.values)?;
    let people = worked.people().next()?.count?;
    let starts: Vec<i64> = steps.iter().map(|&(from, _)| from).collect();
    let position = reached(&starts, people)?;
    let now = steps[position].1;
    let up = steps.get(position + 1).map(|&(from, then)| Edge { people: from - people, now, then });
    // One fewer than the bracket's lower end is the bracket before.
    let down = position.checked_sub(1).map(|before| Edge { people: steps[position].0 - 1 - people, now, then: steps[before].1 });
    up.into_iter().chain(down).min_by_key(|edge| edge.people.abs())
}

/// Which decisions bear on an explanation.
fn decisions(model: &Model, explanation: &Explanation) -> Vec<Decision> {
    let norm = model.norm(explanation.norm);
    let measure = model.measure_of(explanation.norm);
    let bound = model.standing(explanation.norm, explanation.area) == Standing::Bound;
    let mut decisions = Vec::new();
    if norm.rule.bases().contains(&PopulationBase::Resident) {
        decisions.push(Decision::ResidentPopulation);
    }
    if norm.rule.has_edges() {
        decisions.push(Decision::ClosedBelow);
    }
    let values = explanation.target.as_ref().map_or(&[][..], |target| &target.values);
    decisions.extend(rounding(norm, measure, values));
    if let Some(target) = &explanation.target {
        if target.undated {
            decisions.push(Decision::NoDateGiven);
        }
        if !target.binds {
            decisions.push(Decision::NotYetDue);
        }
    }
    if !bound && norm.rule.adds_up() {
        decisions.push(Decision::ShortfallsAdded);
    }
    if matches!(explanation.formula, Formula::Sum { missing: 1.., .. }) {
        decisions.push(Decision::UnknownLeftOut);
    }
    if measure.nature == Nature::Indicator && matches!(explanation.stock, Origin::Carried { .. }) {
        decisions.push(Decision::LatestHolds);
    }
    decisions
}

/// How a requirement of `norm` is rounded where its targets have these `values`; `None` where it does not come in whole units.
#[must_use]
pub fn rounding(norm: &Norm, measure: &Measure, values: &[Quantity]) -> Option<Decision> {
    let rounds = match norm.rule.rounds() {
        Rounds::Always => true,
        Rounds::Fractions => values.iter().any(|value| !value.is_whole()),
        Rounds::Never => false,
    };
    measure.whole.then_some(match norm.direction {
        _ if !rounds => Decision::NothingRounded,
        Direction::AtLeast => Decision::RoundedUpOnce,
        Direction::AtMost => Decision::RoundedDownOnce,
    })
}

/// The due year of the next target, or of the present one where none follows.
fn close_by(model: &Model, outlook: &Outlook, norm: usize, year: Year) -> Option<Year> {
    let figures = outlook.norm(norm);
    figures.next_due(year).or_else(|| figures.binding(model.horizon.position(year)?)).map(|target| target.due)
}
