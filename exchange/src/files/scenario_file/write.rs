//! Writes a document as a file of the newest version.

use std::collections::BTreeMap;
use std::sync::Arc;

use permille_engine::area::{Area, Series};
use permille_engine::id::MeasureId;
use permille_engine::mark::Mark;
use permille_engine::plan::{Nature, Plan};
use permille_engine::scenario::{Action, Lever, LeverRange, Scenario, Setting};
use permille_engine::slide::Slide;

use super::version::{FORMAT, NEWEST};
use super::{Document, print, record, review, round, v1};
use crate::files::plan_file;
use crate::files::tree::table::{Table, list};
use crate::files::tree::{Node, name};

/// Writes a document; those of `plans` by their ids.
pub(super) fn write(document: &Document, plans: &[Arc<Plan>]) -> String {
    let mut root = file(document, plans);
    document.kept.restore(&mut root, &v1::FILE);
    print::shaped(&root, &v1::FILE)
}

fn file(document: &Document, plans: &[Arc<Plan>]) -> Node {
    let set = &document.set;
    let mut table = Table::default();
    table.put("format", Node::text_of(FORMAT));
    table.put("version", Node::number_of(NEWEST));
    table.put("title", name(&set.title));
    table.put("description", name(&set.description));
    table.put("plans", list(set.plans.iter().map(|one| plan(one, plans))));
    table.put("base_year", Node::number_of(set.baseline.base_year));
    let horizon = set.baseline.horizon;
    table.put("horizon", list([horizon.first(), horizon.last()].map(Node::number_of)));
    let sources = set.sources.iter().map(|(source, words)| (source.as_str().to_owned(), name(words)));
    table.put_filled("sources", sources);
    let mut natures = BTreeMap::new();
    for measure in set.plans.iter().flat_map(|plan| &plan.measures) {
        natures.entry(&measure.id).or_insert(measure.nature);
    }
    let section = |measure: &MeasureId| {
        let of_plan = natures.get(measure).copied().map(section_of);
        of_plan.or_else(|| document.kept.section(measure)).unwrap_or("stocks")
    };
    table.put("areas", list(set.baseline.areas.iter().map(|one| area(one, section))));
    table.put("scenarios", list(set.scenarios.iter().map(scenario)));
    if !set.slides.is_empty() {
        table.put("slides", list(set.slides.iter().map(slide)));
    }
    table.put_text("mark", set.mark.map(Mark::word).as_ref());
    if !set.reviews.is_empty() {
        table.put("reviews", list(set.reviews.iter().map(review::node)));
    }
    if !set.rounds.is_empty() {
        table.put("rounds", list(set.rounds.iter().map(round::node)));
    }
    table.put_text("notes", document.notes.as_ref());
    if let Some(record) = &document.record {
        table.put("replay", record::write(record));
    }
    table.into()
}

pub(super) fn slide(slide: &Slide) -> Node {
    let mut table = Table::default();
    table.put("kind", Node::text_of(slide.kind.word()));
    table.put_text("norm", slide.norm.as_ref());
    table.put_text("area", slide.area.as_ref());
    if let Some(year) = slide.year {
        table.put("year", Node::number_of(year));
    }
    table.put_text("scenario", slide.scenario.as_ref());
    table.put_text("caption", slide.caption.as_ref());
    table.put_text("notes", slide.notes.as_ref());
    table.into()
}

/// A plan that is one of `named`, exactly as it is, by its id, any other whole.
pub(super) fn plan(plan: &Arc<Plan>, named: &[Arc<Plan>]) -> Node {
    // The same plan is mostly the same piece of memory, and then it need not be compared.
    let is_named = named.iter().any(|one| Arc::ptr_eq(one, plan)) || named.contains(plan);
    if is_named { Node::text_of(plan.id.as_str()) } else { plan_file::tree(plan) }
}

/// The section of an area in which measures of this nature stand.
pub(super) const fn section_of(nature: Nature) -> &'static str {
    match nature {
        Nature::Resource => "stocks",
        Nature::Indicator => "indicators",
        Nature::Milestone => "milestones",
    }
}

/// The section a word names.
pub(super) fn section(word: &str) -> Option<&'static str> {
    [Nature::Resource, Nature::Indicator, Nature::Milestone].map(section_of).into_iter().find(|section| *section == word)
}

pub(super) fn area(area: &Area, section: impl Fn(&MeasureId) -> &'static str) -> Node {
    let mut table = Table::default();
    table.put("code", Node::text_of(area.code.as_str()));
    table.put("name", name(&area.name));
    table.put("level", Node::text_of(area.level.word()));
    table.put_text("parent", area.parent.as_ref());
    table.put_filled("population", area.population.iter().map(|(base, figures)| (base.word().to_owned(), series(figures))));
    for one in ["stocks", "indicators", "milestones"] {
        let own = area.measures.iter().filter(|(measure, _)| section(measure) == one);
        table.put_filled(one, own.map(|(measure, figures)| (measure.to_string(), series(figures))));
    }
    table.put_text("note", area.note.as_ref());
    table.into()
}

fn series(series: &Series) -> Node {
    let mut values = Table::default();
    for (year, value) in &series.values {
        values.put(year.to_string(), Node::number_of(value));
    }
    let mut table = Table::default();
    table.put("values", values.into());
    table.put_text("source", series.source.as_ref());
    table.put_text("note", series.note.as_ref());
    table.put_text("owner", series.owner.as_ref());
    table.into()
}

pub(super) fn scenario(scenario: &Scenario) -> Node {
    let mut table = Table::default();
    table.put("id", Node::text_of(scenario.id.as_str()));
    table.put("name", name(&scenario.name));
    table.put("description", name(&scenario.description));
    if let Some(colour) = scenario.colour {
        table.put("colour", Node::number_of(colour));
    }
    if !scenario.settings.is_empty() {
        table.put("levers", list(scenario.settings.iter().map(setting)));
    }
    if !scenario.actions.is_empty() {
        table.put("actions", list(scenario.actions.iter().map(action)));
    }
    if !scenario.ranges.is_empty() {
        table.put("ranges", list(scenario.ranges.iter().map(range)));
    }
    table.into()
}

/// The word a lever has in files.
pub(super) const fn lever_word(lever: &Lever) -> &'static str {
    match lever {
        Lever::Growth => "growth",
        Lever::Urbanisation => "urbanisation",
        Lever::Target { .. } => "target",
        Lever::DueYear { .. } => "due-year",
        Lever::Attrition { .. } => "attrition",
        Lever::Additions { .. } => "additions",
        Lever::UnitCost { .. } => "unit-cost",
        Lever::Budget => "budget",
    }
}

fn setting(setting: &Setting) -> Node {
    let mut table = lever(&setting.lever);
    table.put("value", Node::number_of(setting.value));
    table.put_text("area", setting.area.as_ref());
    table.put_text("reason", setting.reason.as_ref());
    table.into()
}

pub(super) fn range(range: &LeverRange) -> Node {
    let mut table = lever(&range.lever);
    table.put("low", Node::number_of(range.low));
    table.put("likely", Node::number_of(range.likely));
    table.put("high", Node::number_of(range.high));
    table.put_text("area", range.area.as_ref());
    table.put_text("reason", range.reason.as_ref());
    table.into()
}

/// A lever, and what it is a lever of.
pub(super) fn lever(lever: &Lever) -> Table {
    let mut table = Table::default();
    table.put("lever", Node::text_of(lever_word(lever)));
    match lever {
        Lever::Growth | Lever::Urbanisation | Lever::Budget => {}
        Lever::Target { norm, year, part } => {
            table.put("norm", Node::text_of(norm.as_str()));
            if let Some(year) = year {
                table.put("year", Node::number_of(year));
            }
            if *part > 0 {
                table.put("part", Node::number_of(part));
            }
        }
        Lever::DueYear { norm } => table.put("norm", Node::text_of(norm.as_str())),
        Lever::Attrition { measure } | Lever::Additions { measure } | Lever::UnitCost { measure } => {
            table.put("measure", Node::text_of(measure.as_str()));
        }
    }
    table
}

pub(super) fn action(action: &Action) -> Node {
    let mut table = Table::default();
    table.put("area", Node::text_of(action.area.as_str()));
    table.put("measure", Node::text_of(action.measure.as_str()));
    table.put("year", Node::number_of(action.year));
    table.put("amount", Node::number_of(action.amount));
    if let Some(cost) = action.unit_cost {
        table.put("unit_cost", Node::number_of(cost));
    }
    table.put_text("reason", action.reason.as_ref());
    table.into()
}
