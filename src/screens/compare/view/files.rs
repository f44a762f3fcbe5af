//! Two files held against each other, as plain values: what differs in figures, norms and scenarios, and how the gaps differ by it.

use permille_engine::compare::files::{Baselines, FigureDifference};
use permille_engine::compare::inputs::Differences;
use permille_engine::compare::results::Figure;
use permille_engine::id::{AreaCode, NormId};
use permille_engine::model::Model;
use permille_engine::model::making::Making;
use permille_engine::name::Name;
use permille_engine::outlook::Outlook;
use permille_engine::outlook::steps::Steps;
use permille_engine::pause::{Pause, share};
use permille_engine::plan::Plan;
use permille_engine::plan_diff::{Change, Difference, differences};
use permille_engine::quantity::Quantity;
use permille_engine::review::Subject;
use permille_engine::scenario::{Scenario, ScenarioSet};
use permille_engine::year::Year;
use permille_exchange::tables::ShownTable;

use super::rows::{InputRow, inputs};
use super::writing;
use crate::charts::Sense;
use crate::queries::norms;
use crate::queries::review::figure_name;
use crate::store::Open;
use crate::text::compare::files as said;
use crate::text::numbers::or_unknown;
use crate::text::plan_edit::differs;
use crate::text::{Language, Say, Word, compare, words};
use crate::views::wording::Wording;

/// So many areas are named that one file alone has.
const NAMED: usize = 6;

/// The heads of the first columns of figures that differ.
pub const FIGURE_COLUMNS: [Word; 3] = [words::AREA, said::FIGURE, said::YEAR_OF];

/// A figure that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRow {
    /// The area.
    pub area: String,
    /// Which figure, with its unit.
    pub figure: String,
    /// The year.
    pub year: Year,
    /// What it is in the open file, and in the other.
    pub values: [String; 2],
    /// Where it stands in the open file.
    pub subject: Subject,
}

/// A scenario that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioPart {
    /// What it is called.
    pub name: String,
    /// What is put in differently.
    pub inputs: Vec<InputRow>,
}

/// What differs, but for figures and gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// How much differs, figures among it, in a sentence; that nothing does.
    pub lead: String,
    /// What one file alone has, a sentence each.
    pub apart: Vec<String>,
    /// The norms, each with what is otherwise.
    pub norms: Vec<(String, Vec<String>)>,
    /// The scenarios.
    pub scenarios: Vec<ScenarioPart>,
}

/// Holds a set against the open file, where these are the differences of their baselines.
#[must_use]
pub fn told(language: Language, open: &Open, there: &ScenarioSet, baselines: &Baselines) -> Told {
    let here = open.set();
    let norms = norms_that_differ(language, here, there);
    let scenarios = scenarios_that_differ(language, &open.model, here, there);
    let mut apart = areas_apart(language, here, there, baselines);
    apart.extend(areas_renamed(language, here, there, baselines));
    apart.extend(plans_apart(language, here, there));
    apart.extend(scenarios_apart(language, here, there));
    let years = [here, there].map(|set| (set.baseline.base_year, set.baseline.horizon.first(), set.baseline.horizon.last()));
    if years[0] != years[1] {
        apart.push(said::years(language, years));
    }
    let lead = said::lead(language, (baselines.figures.len(), baselines.areas()), norms.len(), scenarios.len());
    let same = lead.is_empty() && apart.is_empty();
    Told { lead: if same { language.say(said::SAME).to_owned() } else { lead }, apart, norms, scenarios }
}

/// A figure that differs, as it is shown.
#[must_use]
pub fn figure(language: Language, open: &Open, one: &FigureDifference) -> FigureRow {
    let (name, unit) = figure_name(open, &one.figure);
    let (name, unit) = (language.name(&name), language.name(&unit));
    let area = open.set().baseline.areas.get(one.area);
    let code = area.map_or_else(|| AreaCode::new(""), |area| area.code.clone());
    FigureRow {
        subject: Subject::Figure { area: code, figure: one.figure.clone(), year: one.year },
        area: area.map_or("", |area| language.name(&area.name)).to_owned(),
        figure: if unit.is_empty() {
            name.to_owned()
        } else {
            language.pick(format!("{name}（{unit}）"), format!("{name} ({unit})"))
        },
        year: one.year,
        values: [one.here, one.there].map(or_unknown),
    }
}

/// All figures that differ, for a file or the clipboard.
#[must_use]
pub fn figures_table(language: Language, open: &Open, figures: &[FigureDifference]) -> ShownTable {
    let [here, there] = heads(language);
    let columns = FIGURE_COLUMNS.map(|word| language.say(word));
    let row = |one: &FigureDifference| {
        let FigureRow { area, figure, year, values: [here, there], .. } = figure(language, open, one);
        vec![area, figure, year.to_string(), here, there]
    };
    ShownTable {
        head: columns.into_iter().chain([here, there]).map(str::to_owned).collect(),
        rows: figures.iter().map(row).collect(),
    }
}

/// The norms of plans that both files have.
fn norms_that_differ(language: Language, here: &ScenarioSet, there: &ScenarioSet) -> Vec<(String, Vec<String>)> {
    let of = |one: &Plan, other: &Plan| -> Vec<(String, Vec<String>)> {
        let alone = |name: &Name, word| (language.name(name).to_owned(), vec![language.say(word).to_owned()]);
        let told = |difference: &Difference| match difference {
            Difference::Norm(Change::Added(norm), _) => Some(alone(&norm.name, said::ONLY_THERE)),
            Difference::Norm(Change::Removed(norm), _) => Some(alone(&norm.name, said::ONLY_HERE)),
            Difference::Norm(Change::Changed { .. }, _) => {
                let said = differs::said(language, one, other, difference);
                Some((said.about, said.sentences))
            }
            _ => None,
        };
        differences(one, other).iter().filter_map(told).collect()
    };
    let pair = |one: &std::sync::Arc<Plan>| {
        let other = there.plans.iter().find(|other| other.id == one.id)?;
        (one != other).then(|| of(one, other))
    };
    here.plans.iter().filter_map(pair).flatten().collect()
}

/// The scenarios that both files have, and put differently.
fn scenarios_that_differ(language: Language, model: &Model, here: &ScenarioSet, there: &ScenarioSet) -> Vec<ScenarioPart> {
    let told = |one: &Scenario| {
        let other = there.scenarios.iter().find(|other| other.id == one.id)?;
        let rows = inputs(language, model, &Differences::between(model, one, other), None, Figure::Gap);
        (!rows.is_empty()).then(|| ScenarioPart { name: language.name(&one.name).to_owned(), inputs: rows })
    };
    here.scenarios.iter().filter_map(told).collect()
}

fn areas_apart(language: Language, here: &ScenarioSet, there: &ScenarioSet, found: &Baselines) -> Vec<String> {
    let told = |set: &ScenarioSet, is_here: bool, places: &[usize]| {
        let name =
            |&place: &usize| set.baseline.areas.get(place).map(|area| format!("{} {}", language.name(&area.name), area.code));
        let names: Vec<String> = places.iter().filter_map(name).take(NAMED).collect();
        (!names.is_empty()).then(|| said::areas_alone(language, is_here, &names, places.len()))
    };
    [told(here, true, &found.only_here), told(there, false, &found.only_there)].into_iter().flatten().collect()
}

/// Areas of one code that the two files call differently; nothing where there are none.
fn areas_renamed(language: Language, here: &ScenarioSet, there: &ScenarioSet, found: &Baselines) -> Option<String> {
    let told = |&(own, other): &(usize, usize)| {
        let (area, other) = (here.baseline.areas.get(own)?, there.baseline.areas.get(other)?);
        let names = [&area.name, &other.name].map(|name| language.name(name));
        (names[0] != names[1]).then(|| said::called(language, area.code.as_str(), names))
    };
    let renamed: Vec<String> = found.renamed.iter().filter_map(told).collect();
    (!renamed.is_empty()).then(|| said::renamed(language, &renamed[..renamed.len().min(NAMED)], renamed.len()))
}

fn plans_apart(language: Language, here: &ScenarioSet, there: &ScenarioSet) -> Vec<String> {
    let told = |one: &ScenarioSet, other: &ScenarioSet, is_here: bool| {
        let own = one.plans.iter().filter(|plan| other.plans.iter().all(|them| them.id != plan.id));
        let names: Vec<String> = own.map(|plan| language.name(&plan.title).to_owned()).collect();
        (!names.is_empty()).then(|| said::alone(language, words::PLAN, is_here, &names))
    };
    [told(here, there, true), told(there, here, false)].into_iter().flatten().collect()
}

fn scenarios_apart(language: Language, here: &ScenarioSet, there: &ScenarioSet) -> Vec<String> {
    let told = |one: &ScenarioSet, other: &ScenarioSet, is_here: bool| {
        let own = one.scenarios.iter().filter(|scenario| other.scenarios.iter().all(|them| them.id != scenario.id));
        let names: Vec<String> = own.map(|scenario| language.name(&scenario.name).to_owned()).collect();
        (!names.is_empty()).then(|| said::alone(language, words::SCENARIOS, is_here, &names))
    };
    [told(here, there, true), told(there, here, false)].into_iter().flatten().collect()
}

/// A norm whose gap differs.
#[derive(Clone, Debug, PartialEq)]
pub struct GapRow {
    /// The norm, by its position in the open file.
    pub norm: usize,
    /// What it is called.
    pub name: String,
    /// The gap in the open file, and in the other.
    pub gaps: [String; 2],
    /// Behind each: how many areas are not in it, where any is not.
    pub left_out: [String; 2],
    /// How much more is missing in the other.
    pub change: String,
    /// Whether that is worse.
    pub sense: Sense,
}

/// The other file made ready to compute, in one of its scenarios.
#[derive(Debug)]
pub struct Computed {
    /// The model.
    pub model: Model,
    /// The scenario, by its position.
    pub scenario: usize,
    /// What follows from it.
    pub outlook: Outlook,
}

impl Computed {
    /// Computes a set in the scenario that is called `id` there, or its first; `None` where it cannot be computed.
    ///
    /// # Errors
    /// When nobody waits for it any more.
    pub async fn of<P: Pause>(set: &ScenarioSet, id: &str, pause: &mut P) -> Result<Option<Self>, P::Ended> {
        let mut making = Making::default();
        let made = loop {
            match making.step(set) {
                Some(made) => break made,
                None => pause.pause(0.0).await?,
            }
        };
        let Ok((model, _)) = made else { return Ok(None) };
        let scenario = set.scenarios.iter().position(|one| one.id.as_str() == id).unwrap_or(0);
        let Some(of) = set.scenarios.get(scenario) else { return Ok(None) };
        let mut steps = Steps::default();
        let outlook = loop {
            if let Some(outlook) = steps.step(&model, of) {
                break outlook;
            }
            let (taken, all) = steps.taken(&model);
            pause.pause(share(taken, all)).await?;
        };
        Ok(Some(Self { model, scenario, outlook }))
    }
}

/// The norms whose gaps differ in an area and a year of the open file; `None` where the other does not have these.
#[must_use]
pub fn gaps(
    language: Language,
    (model, outlook): (&Model, &Outlook),
    there: &Computed,
    area: usize,
    year: Year,
) -> Option<Vec<GapRow>> {
    let cell = model.cell(area, year)?;
    let there_area = there.model.tree().position(&model.areas().get(area)?.code)?;
    let there_cell = there.model.cell(there_area, year)?;
    let row = |norm: usize| {
        let id: &NormId = &model.norm(norm).id;
        let other = there.model.norm_position(id)?;
        let gaps = [outlook.norm(norm).gap(cell), there.outlook.norm(other).gap(there_cell)];
        if gaps[0] == gaps[1] {
            return None;
        }
        let missing = [outlook.norm(norm).missing(cell), there.outlook.norm(other).missing(there_cell)];
        // Sums over other areas are no change of each other.
        let comparable = missing[0] == missing[1];
        let change = gaps[1].zip(gaps[0]).and_then(|(after, before): (Quantity, Quantity)| after.minus(before));
        let change = change.filter(|_| comparable);
        let [own, their] = [Wording::new(language, model, norm), Wording::new(language, &there.model, other)];
        Some(GapRow {
            norm,
            name: language.name(&model.norm(norm).name).to_owned(),
            gaps: [own.gap_with_unit(gaps[0]), their.gap_with_unit(gaps[1])],
            left_out: missing.map(|missing| said::behind(language, missing)),
            change: match change {
                None if !comparable => language.say(said::OTHER_AREAS).to_owned(),
                change => change.map_or_else(|| or_unknown(None), |change| writing::change(Some(change))),
            },
            sense: writing::sense(Figure::Gap, change),
        })
    };
    Some(norms::counted(model, area).filter_map(row).collect())
}

/// The heads of the columns in which the two files stand.
#[must_use]
pub fn heads(language: Language) -> [&'static str; 2] {
    [language.say(said::HERE), language.say(said::THERE)]
}

/// The head of the column of changes.
#[must_use]
pub fn change_head(language: Language) -> &'static str {
    language.say(compare::CHANGE)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use permille_engine::edit::{Edit, Figure as Stated};
    use permille_engine::pause::{AtOnce, at_once};
    use permille_engine::scenario::Lever;
    use permille_exchange::files::scenario_file::{self, Document};
    use permille_exchange::files::shipped;

    use super::*;

    fn tutorial() -> Document {
        scenario_file::read(shipped::scenario("tutorial").unwrap(), &shipped::plans().unwrap()).unwrap().0
    }

    fn computed(set: &ScenarioSet) -> Computed {
        at_once(Computed::of(set, "baseline", &mut AtOnce)).unwrap()
    }

    fn differences(open: &Open, there: &ScenarioSet) -> Baselines {
        at_once(Baselines::between(&open.set().baseline, &there.baseline, &mut AtOnce))
    }

    #[test]
    fn two_files_that_are_the_same_say_so_and_nothing_else() {
        let open = Open::new(tutorial()).unwrap();
        for language in Language::ALL {
            let told = told(language, &open, &tutorial().set, &differences(&open, &tutorial().set));
            assert_eq!(told.lead, language.say(said::SAME));
            assert!(told.apart.is_empty() && told.norms.is_empty() && told.scenarios.is_empty());
        }
        let there = computed(&tutorial().set);
        let same = gaps(Language::En, (&open.model, open.outlook(0).unwrap()), &there, 0, 2025);
        assert_eq!(same, Some(Vec::new()));
    }

    #[test]
    fn figures_norms_and_scenarios_are_told_with_both_sides_and_the_gaps_are_those_of_each_file() {
        let open = Open::new(tutorial()).unwrap();
        let mut there = tutorial().set;
        let (norm, area) = (0..open.model.norm_count())
            .find_map(|norm| {
                let area = (0..open.model.areas().len()).find(|&area| {
                    let measure = &open.model.norm(norm).measure;
                    open.model.areas()[area].measures.get(measure).is_some_and(|series| !series.values.is_empty())
                })?;
                Some((norm, area))
            })
            .expect("a norm has figures");
        let (what, code) = (open.model.norm(norm).clone(), open.model.areas()[area].code.clone());
        let series = &open.model.areas()[area].measures[&what.measure];
        let (&year, &value) = series.values.last_key_value().unwrap();
        let more = value.plus(Quantity::whole(17).unwrap()).unwrap();
        let stated = Stated::Measure(what.measure.clone());
        there.apply(&Edit::Figure { area: code, figure: stated, year, value: Some(more) }).unwrap();
        there
            .apply(&Edit::Lever { scenario: 0, lever: Lever::Growth, area: None, value: Some(Quantity::ONE), reason: None })
            .unwrap();
        let found = told(Language::En, &open, &there, &differences(&open, &there));
        assert_eq!(found.lead, "What differs: 1 figure in one area, 1 scenario.");
        let or = |value: Quantity| or_unknown(Some(value));
        let figures = differences(&open, &there).figures;
        let shown = figure(Language::En, &open, &figures[0]);
        assert_eq!((shown.year, shown.values.clone()), (year, [or(value), or(more)]));
        let table = figures_table(Language::En, &open, &figures);
        assert_eq!(table.head, ["Area", "Figure", "Year", "Open file", "Other file"]);
        assert_eq!(table.rows, [vec![shown.area, shown.figure, year.to_string(), or(value), or(more)]]);
        assert_eq!(found.scenarios[0].inputs.len(), 1);

        // A norm that asks for more, and one that is gone.
        let place = there.plans.iter().position(|plan| plan.norms.iter().any(|one| one.id == what.id)).unwrap();
        let mut plan = (*there.plans[place]).clone();
        plan.norms.retain(|one| one.id == what.id);
        there.plans[place] = Arc::new(plan.clone());
        let gone = open.set().plans[place].norms.len() - 1;
        let found = told(Language::Zh, &open, &there, &differences(&open, &there));
        assert_eq!(found.norms.len(), gone);
        assert!(found.norms.iter().all(|(_, said)| *said == [Language::Zh.say(said::ONLY_HERE)]));

        let other = computed(&there);
        let last = open.model.horizon().last();
        let rows = gaps(Language::En, (&open.model, open.outlook(0).unwrap()), &other, area, last).unwrap();
        let row = rows.iter().find(|row| row.norm == norm).expect("growth and the figure move the gap");
        let cell = open.model.cell(area, last).unwrap();
        let before = open.outlook(0).unwrap().norm(norm).gap(cell);
        let position = other.model.norm_position(&what.id).unwrap();
        let after = other.outlook.norm(position).gap(other.model.cell(area, last).unwrap());
        assert_eq!(row.change, writing::change(after.zip(before).and_then(|(after, before)| after.minus(before))));
        assert_eq!(row.gaps[0], Wording::new(Language::En, &open.model, norm).gap_with_unit(before));
    }

    #[test]
    fn what_one_file_alone_has_is_told_and_an_area_that_is_not_there_has_no_gaps() {
        let open = Open::new(tutorial()).unwrap();
        let mut there = tutorial().set;
        let mut areas = there.baseline.areas.to_vec();
        let gone = areas.pop().unwrap();
        there.baseline.areas = Arc::new(areas);
        there.plans.clear();
        let found = told(Language::En, &open, &there, &differences(&open, &there));
        assert!(found.apart[0].starts_with(&format!("Areas of the open file alone: {}", gone.name.en)), "{:?}", found.apart);
        assert!(found.apart[1].contains("of the open file alone"), "{:?}", found.apart);
        let mut areas = tutorial().set.baseline.areas.to_vec();
        areas[1].name = Name::new("新名", "New name");
        there.baseline.areas = Arc::new(areas.clone());
        let found = told(Language::En, &open, &there, &differences(&open, &there));
        let called = format!("{} ({} in the open file, New name in the other)", areas[1].code, open.model.areas()[1].name.en);
        assert_eq!(found.apart[0], format!("Areas of one code under two names: {called}."));
        areas.truncate(areas.len() - 1);
        there.baseline.areas = Arc::new(areas);
        let other = computed(&there);
        let last = open.model.areas().len() - 1;
        assert_eq!(gaps(Language::En, (&open.model, open.outlook(0).unwrap()), &other, last, 2025), None);
    }
}
