//! What the catalogue shows, as plain values.

use permille_engine::in_order::InOrder;
use permille_engine::model::{Model, Standing};
use permille_engine::norm::{Domain, Norm};
use permille_engine::outlook::Outlook;
use permille_engine::outlook::status::Status;
use permille_engine::plan::{BaselineFigure, Nature, Plan};
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use permille_exchange::tables::ShownTable;

use super::filter::Filter;
use crate::queries::norms::{counts, speaking_of};
use crate::text::numbers::{full, or_unknown};
use crate::text::sentences::Counts;
use crate::text::{Language, Say, norms, words};

/// What is looked at.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// The model.
    pub model: &'a Model,
    /// The outlook of the scenario in view.
    pub outlook: &'a Outlook,
    /// The language.
    pub language: Language,
    /// The area in view.
    pub area: usize,
    /// The year in view.
    pub year: Year,
}

/// The norms of one domain that are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The domain.
    pub domain: Domain,
    /// The norms: those that speak of the area first, standards of provision before milestones, else in the order of the plans.
    pub norms: Vec<usize>,
    /// How the area in view stands to them.
    pub counts: Counts,
}

/// One norm in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView {
    /// The norm, by its position.
    pub norm: usize,
    /// Its name.
    pub name: String,
    /// Its targets: when, and the rule in words.
    pub targets: Vec<(String, String)>,
    /// The last target as the scenario has it, where a lever has moved it.
    pub moved: Option<(String, String)>,
    /// Whom it binds.
    pub binds: String,
    /// How hard it binds.
    pub strength: &'static str,
    /// The document's number or, without one, its title.
    pub document: String,
    /// The clause.
    pub clause: String,
    /// How the area in view stands; `None` where the norm does not speak of it.
    pub standing: Option<Stand>,
}

/// How the area in view stands to a norm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The status.
    pub status: Status,
    /// What is required, in words for a milestone.
    pub required: String,
    /// What there is, in words for a milestone.
    pub available: String,
    /// The unit, where both are numbers.
    pub unit: String,
}

/// The norms shown as a table with a column for everything the catalogue says of them.
#[must_use]
pub fn table(seen: Seen, filter: &Filter) -> ShownTable {
    let language = seen.language;
    let say = |word| language.say(word).to_owned();
    let head = [
        words::NORM_ID,
        words::NORM,
        words::DOMAIN,
        words::TARGETS,
        words::BINDS,
        words::STRENGTH,
        words::DOCUMENT,
        words::CLAUSE,
    ];
    let standing = [words::REQUIRED, words::AVAILABLE, words::UNIT, words::STATUS];
    let rows = groups(seen, filter).into_iter().flat_map(|group| group.norms.into_iter().map(move |norm| (group.domain, norm)));
    let rows = rows.map(|(domain, norm)| {
        let row = row(seen, norm);
        let targets = row.targets.iter().map(|(due, rule)| format!("{due} {rule}")).collect::<Vec<_>>();
        let mut cells = vec![seen.model.norm(norm).id.to_string(), row.name, say(words::domain(domain))];
        cells.extend([targets.join(language.pick("；", "; ")), row.binds, row.strength.to_owned(), row.document, row.clause]);
        match row.standing {
            Some(stand) => cells.extend([stand.required, stand.available, stand.unit, say(words::status(stand.status))]),
            None => cells.extend(std::iter::repeat_n(String::new(), standing.len())),
        }
        cells
    });
    ShownTable { head: head.into_iter().chain(standing).map(say).collect(), rows: rows.collect() }
}

/// How the area in view stands to `norm`.
#[must_use]
pub fn status(seen: Seen, norm: usize) -> Option<Status> {
    let cell = seen.model.cell(seen.area, seen.year)?;
    seen.outlook.norm(norm).status(cell)
}

/// How many norms speak of the area in view, by status.
#[must_use]
pub fn standing_counts(seen: Seen) -> Counts {
    counts(seen.model, seen.outlook, speaking_of(seen.model, seen.area), seen.area, seen.year)
}

/// The norms that are shown, by domain; domains without any are left out.
#[must_use]
pub fn groups(seen: Seen, filter: &Filter) -> Vec<Group> {
    let model = seen.model;
    let shown: Vec<usize> = (0..model.norm_count()).filter(|&norm| filter.keeps(model, norm, status(seen, norm))).collect();
    let group = |domain| {
        let mut norms: Vec<usize> = shown.iter().copied().filter(|&norm| model.norm(norm).domain == domain).collect();
        norms.put_in_order_by_key(|&norm| (model.standing(norm, seen.area) == Standing::Outside, model.norm(norm).class));
        let counts = counts(model, seen.outlook, norms.iter().copied(), seen.area, seen.year);
        Group { domain, norms, counts }
    };
    Domain::ALL.into_iter().map(|(domain, _)| group(domain)).filter(|group| !group.norms.is_empty()).collect()
}

/// A norm in the catalogue.
#[must_use]
pub fn row(seen: Seen, norm: usize) -> RowView {
    let Seen { model, outlook, language, .. } = seen;
    let (what, plan) = (model.norm(norm), model.plan_of(norm));
    let moved = outlook.norm(norm).targets().iter().rfind(|target| target.moved);
    RowView {
        norm,
        name: language.name(&what.name).to_owned(),
        targets: targets(language, what, model, norm),
        moved: moved.map(|target| (target.due.to_string(), norms::rule(language, what, model.measure_of(norm), &target.values))),
        binds: binds(language, model, norm),
        strength: language.say(words::strength(what.strength)),
        document: document(language, plan).to_owned(),
        clause: what.source.clause.clone(),
        standing: stand(seen, norm),
    }
}

/// A norm's targets: when, and the rule in words.
#[must_use]
pub fn targets(language: Language, norm: &Norm, model: &Model, position: usize) -> Vec<(String, String)> {
    let measure = model.measure_of(position);
    norm.targets.iter().map(|target| (norms::due(language, target), norms::target(language, norm, measure, target))).collect()
}

/// Whom a norm binds: `Province`, `100 counties`.
fn binds(language: Language, model: &Model, norm: usize) -> String {
    let (level, count) = (model.norm(norm).level, model.bound(norm).len());
    let name = language.say(if count > 1 { words::level(level) } else { words::level_of_one(level) });
    crate::text::norm_screen::binds(language, name, count)
}

/// How a document is called in a line.
#[must_use]
pub fn document(language: Language, plan: &Plan) -> &str {
    plan.number.as_deref().unwrap_or_else(|| language.name(&plan.title))
}

/// Requirement, stock and status for the area in view.
fn stand(seen: Seen, norm: usize) -> Option<Stand> {
    let Seen { model, outlook, language, area, year } = seen;
    let cell = model.cell(area, year)?;
    let figures = outlook.norm(norm);
    let status = figures.status(cell)?;
    let measure = model.measure_of(norm);
    if measure.nature == Nature::Milestone {
        let bound = model.standing(norm, area) == Standing::Bound;
        let available = match figures.available(cell).filter(|_| bound) {
            Some(done) if done > Quantity::ZERO => language.say(words::DONE).to_owned(),
            Some(_) => language.say(words::NOT_DONE).to_owned(),
            None => or_unknown(None),
        };
        return Some(Stand { status, required: language.say(words::TO_BE_DONE).to_owned(), available, unit: String::new() });
    }
    // Grades and measured values are not summed: above the bound areas the status alone says how they stand.
    Some(Stand {
        status,
        required: or_unknown(figures.requirement(cell)),
        available: or_unknown(figures.available(cell)),
        unit: language.name(&measure.unit).to_owned(),
    })
}

/// The observed figures of the plans that have the norm's measure.
#[must_use]
pub fn observed(model: &Model, plans: &[std::sync::Arc<Plan>], norm: usize) -> Vec<BaselineFigure> {
    let measure = &model.norm(norm).measure;
    let figures = plans.iter().flat_map(|plan| &plan.baselines);
    figures.filter(|figure| figure.measure.as_ref() == Some(measure)).cloned().collect()
}

/// The decisions on how a rule is read where the document is silent.
#[must_use]
pub fn decisions(model: &Model, norm: usize) -> Vec<permille_engine::explanation::Decision> {
    use permille_engine::area::PopulationBase;
    use permille_engine::explanation::Decision;
    let what = model.norm(norm);
    let mut decisions = Vec::new();
    if what.rule.bases().contains(&PopulationBase::Resident) {
        decisions.push(Decision::ResidentPopulation);
    }
    if what.rule.has_edges() {
        decisions.push(Decision::ClosedBelow);
    }
    let measure = model.measure_of(norm);
    let values: Vec<_> = what.targets.iter().flat_map(|target| target.values.iter().copied()).collect();
    let rounding = permille_engine::explanation::rounding(what, measure, &values);
    decisions.extend(rounding.filter(|rounding| measure.nature == Nature::Resource && *rounding != Decision::NothingRounded));
    if what.targets.iter().any(|target| target.year.is_none()) {
        decisions.push(Decision::NoDateGiven);
    }
    if what.rule.adds_up() && model.bound(norm).len() > 1 {
        decisions.push(Decision::ShortfallsAdded);
    }
    decisions
}

/// The name of an observed figure's area; its code where the file has no such area.
#[must_use]
pub fn area_name(language: Language, model: &Model, code: &permille_engine::id::AreaCode) -> String {
    let area = model.tree().position(code).and_then(|position| model.areas().get(position));
    area.map_or_else(|| code.to_string(), |area| language.name(&area.name).to_owned())
}

/// An observed figure with its unit.
#[must_use]
pub fn figure(language: Language, figure: &BaselineFigure) -> String {
    let unit = language.name(&figure.unit);
    if unit == "%" || unit == "‰" { format!("{}{unit}", full(figure.value)) } else { format!("{} {unit}", full(figure.value)) }
}

#[cfg(test)]
#[path = "view_tests.rs"]
mod tests;
