//! What the Data screen shows of one area, as plain values.

use permille_engine::area::{PopulationBase, Series};
use permille_engine::edit::Figure;
use permille_engine::id::SourceId;
use permille_engine::in_order::InOrder;
use permille_engine::model::{Model, Standing};
use permille_engine::name::Name;
use permille_engine::norm::Domain;
use permille_engine::outlook::Outlook;
use permille_engine::outlook::status::Status;
use permille_engine::plan::{Measure, Nature};
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use permille_exchange::wording::figure::{Expected, Kind};

use super::checks;
use super::peers;
use super::uses::uses;
use crate::text::data_screen::Check;
use crate::text::{Language, Say, norms, words};

/// One figure of the area, in the chosen year.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureRow {
    /// Which figure.
    pub figure: Figure,
    /// What it is called.
    pub name: Name,
    /// What can be typed.
    pub expected: Expected,
    /// The figure of the chosen year.
    pub value: Option<Quantity>,
    /// The figure of another year, where the chosen one has none.
    pub other_year: Option<(Year, Quantity)>,
    /// What is computed with, where that is the sum of the areas below.
    pub sum_below: Option<SumBelow>,
    /// Whether any year has a figure.
    pub stated: bool,
    /// Where the figures were taken from.
    pub source: Option<SourceId>,
    /// What a reader should know about them.
    pub note: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// What looks odd.
    pub checks: Vec<Check>,
    /// What norms demand of it in the year in view.
    pub demands: Vec<Demand>,
    /// The subject of the first norm that uses it.
    pub domain: Option<Domain>,
    /// Whether it bears on this area: a norm speaks of it here, or it has a figure. Else it is only a part of what an area above needs.
    pub here: bool,
    /// Whether it has a figure that no norm of the file's plans reads here.
    pub unread: bool,
    /// A group's share of the residents, in percent.
    pub share: Option<Quantity>,
}

/// A sum of the areas below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SumBelow {
    /// The sum.
    pub amount: Quantity,
    /// How many areas are left out.
    pub missing: u32,
    /// Whether it is taken instead of the figure entered.
    pub instead: bool,
}

/// What a norm demands of a figure in the year in view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The norm, by its position.
    pub norm: usize,
    /// Its name.
    pub name: Name,
    /// The rule in words, with the values the scenario has.
    pub rule: String,
    /// What is required; unknown before it falls due.
    pub requirement: Option<Quantity>,
    /// The year it falls due, where that is still to come.
    pub due: Option<Year>,
    /// How the area stands.
    pub status: Option<Status>,
}

/// Everything about one area.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// People, by base.
    pub population: Vec<FigureRow>,
    /// What urban and rural people add up to, with the urban share in percent.
    pub parts: Option<(Quantity, Option<Quantity>)>,
    /// What is odd about how they add up.
    pub parts_check: Option<Check>,
    /// Stocks the norms use.
    pub stocks: Vec<FigureRow>,
    /// Indicators the norms use.
    pub indicators: Vec<FigureRow>,
}

/// Whose figures, of which year, compared with what.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The model.
    pub model: &'a Model,
    /// The outlook of the scenario in view.
    pub outlook: &'a Outlook,
    /// The language of rules.
    pub language: Language,
    /// The area, by its position.
    pub area: usize,
    /// The year of the figures.
    pub year: Year,
    /// The year of the requirements.
    pub view_year: Year,
}

/// The form of one area; `None` where there is no such area.
#[must_use]
pub fn form(asked: Asked) -> Option<Form> {
    let area = asked.model.areas().get(asked.area)?;
    let figure = |base: &PopulationBase| area.population.get(base).and_then(|series| series.values.get(&asked.year)).copied();
    let (resident, urban, rural) =
        (figure(&PopulationBase::Resident), figure(&PopulationBase::Urban), figure(&PopulationBase::Rural));
    let parts = (urban.is_some() || rural.is_some()).then(|| urban.unwrap_or_default().plus(rural.unwrap_or_default())).flatten();
    let uses = uses(asked.model, asked.area);
    let of_nature = |nature: Nature| -> Vec<FigureRow> {
        let kept = uses.iter().filter(|(measure, _)| asked.model.measures()[**measure].nature == nature);
        let mut rows: Vec<FigureRow> = kept.map(|(&measure, used)| measure_row(asked, measure, used)).collect();
        rows.put_in_order_by_key(|row| (row.domain.is_none(), row.domain));
        rows
    };
    Some(Form {
        population: (0..asked.model.bases().len()).map(|base| population_row(asked, base)).collect(),
        parts: parts.map(|parts| (parts, urban.zip(resident.or(Some(parts))).and_then(|(urban, all)| urban.percent_of(all)))),
        parts_check: checks::parts(resident, urban, rural),
        stocks: of_nature(Nature::Resource),
        indicators: of_nature(Nature::Indicator),
    })
}

/// The name of a population base in both languages.
fn base_name(base: &PopulationBase) -> Name {
    Name::new(norms::base(Language::Zh, base), norms::base(Language::En, base))
}

fn population_row(asked: Asked, base: usize) -> FigureRow {
    let model = asked.model;
    let (area, which) = (&model.areas()[asked.area], &model.bases()[base]);
    let mut row = row(
        asked,
        Figure::Population(which.clone()),
        base_name(which),
        Expected { kind: Kind::People, unit: words::PEOPLE.into() },
        area.population.get(which),
    );
    let people = model.cell(asked.area, asked.year).and_then(|cell| asked.outlook.population().people(base, cell));
    row.sum_below = sum_below(asked, &row, people.and_then(|people| Quantity::whole(people).ok()), 0);
    if let Some(value) = row.value {
        let resident = peers::resident(area, asked.year).filter(|_| *which != PopulationBase::Resident);
        row.share = resident.and_then(|resident| value.percent_of(resident));
        match which {
            PopulationBase::Resident => {
                row.checks.extend(peers::check(model, asked.area, &row.figure, None, asked.year, value));
            }
            PopulationBase::Group(_) => row.checks.extend(checks::group(resident, value)),
            PopulationBase::Urban | PopulationBase::Rural => {}
        }
        row.checks.extend(peers::beside(model, asked.area, &row.figure, None, asked.year, &row.checks));
    }
    row
}

fn measure_row(asked: Asked, position: usize, used_by: &[usize]) -> FigureRow {
    let model = asked.model;
    let (area, measure) = (&model.areas()[asked.area], &model.measures()[position]);
    let kind = if measure.nature == Nature::Resource { Kind::Stock { whole: measure.whole } } else { Kind::Indicator };
    let unit = measure.unit.clone();
    let series = area.measures.get(&measure.id);
    let mut row = row(asked, Figure::Measure(measure.id.clone()), measure.name.clone(), Expected { kind, unit }, series);
    let stock = asked.outlook.stock(position);
    if let Some(cell) = model.cell(asked.area, asked.year).filter(|_| measure.adds_up()) {
        row.sum_below = sum_below(asked, &row, stock.amount(cell), stock.missing(cell));
    }
    row.domain = used_by.first().map(|&norm| model.norm(norm).domain);
    row.unread = row.stated && used_by.is_empty();
    row.here = row.stated || used_by.iter().any(|&norm| model.standing(norm, asked.area) != Standing::Outside);
    row.demands = used_by
        .iter()
        .filter(|&&norm| model.norm(norm).measure == measure.id)
        .filter_map(|&norm| demand(asked, norm, measure))
        .collect();
    if let Some(value) = row.value {
        row.checks = measure_checks(asked, measure, used_by, value);
        row.checks.extend(peers::beside(model, asked.area, &row.figure, Some(measure), asked.year, &row.checks));
    }
    row
}

/// What looks odd about the figure of a measure.
fn measure_checks(asked: Asked, measure: &Measure, used_by: &[usize], value: Quantity) -> Vec<Check> {
    let (model, area) = (asked.model, &asked.model.areas()[asked.area]);
    let resident = peers::resident(area, asked.year);
    let mut found = Vec::new();
    if measure.nature == Nature::Resource {
        found.extend(checks::profession(resident, value).filter(|_| measure.whole));
        let wholes = used_by
            .iter()
            .map(|&norm| model.norm(norm))
            .filter(|norm| norm.measure == measure.id)
            .filter_map(|norm| norm.rule.of());
        for of in wholes.filter_map(|id| model.measure_position(id)).map(|position| &model.measures()[position]) {
            let name = asked.language.name(&of.name);
            let check = checks::part_of(value, name, peers::latest(area.measures.get(&of.id), asked.year));
            found.extend(check.filter(|check| !found.contains(check)));
        }
    } else {
        found.extend(checks::share(value).filter(|_| measure.unit.zh == "%"));
    }
    let figure = Figure::Measure(measure.id.clone());
    found.extend(peers::check(model, asked.area, &figure, Some(measure), asked.year, value));
    found
}

/// What `norm` demands here in the year in view; `None` where it demands nothing.
fn demand(asked: Asked, norm: usize, measure: &Measure) -> Option<Demand> {
    let (model, figures) = (asked.model, asked.outlook.norm(norm));
    let cell = model.cell(asked.area, asked.view_year)?;
    let status = figures.status(cell)?;
    let binding = model.horizon().position(asked.view_year).and_then(|row| figures.binding(row));
    let next = figures.next_due(asked.view_year);
    let values = binding.or(next).map(|target| target.values.as_slice()).unwrap_or_default();
    Some(Demand {
        norm,
        name: model.norm(norm).name.clone(),
        rule: norms::rule(asked.language, model.norm(norm), measure, values),
        requirement: figures.requirement(cell),
        due: next.filter(|_| binding.is_none()).map(|target| target.due),
        status: Some(status),
    })
}

/// A row with what its series says.
fn row(asked: Asked, figure: Figure, name: Name, expected: Expected, series: Option<&Series>) -> FigureRow {
    let value = series.and_then(|series| series.values.get(&asked.year)).copied();
    let later = || series.and_then(|series| series.values.range(asked.year..).next()).map(|(&year, &value)| (year, value));
    let other = series.and_then(|series| series.latest(asked.year)).or_else(later);
    FigureRow {
        figure,
        name,
        expected,
        value,
        other_year: other.filter(|_| value.is_none()),
        sum_below: None,
        stated: series.is_some_and(|series| !series.values.is_empty()),
        source: series.and_then(|series| series.source.clone()),
        note: series.and_then(|series| series.note.clone()),
        owner: series.and_then(|series| series.owner.clone()),
        checks: Vec::new(),
        demands: Vec::new(),
        domain: None,
        unread: false,
        here: true,
        share: None,
    }
}

/// The sum of the areas below, where it is what is computed with.
fn sum_below(asked: Asked, row: &FigureRow, amount: Option<Quantity>, missing: u32) -> Option<SumBelow> {
    let amount = amount.filter(|_| !asked.model.tree().children(asked.area).is_empty())?;
    match row.value {
        Some(value) => (amount != value).then_some(SumBelow { amount, missing, instead: true }),
        None => row.other_year.is_none().then_some(SumBelow { amount, missing, instead: false }),
    }
}

#[cfg(test)]
#[path = "view_tests.rs"]
mod tests;
