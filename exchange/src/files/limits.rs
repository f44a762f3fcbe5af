//! How much a file may hold. A file beyond one of these is refused with a sentence that says which: read on, it would stop the page.
//!
//! The shapes of files name these numbers, and so does the published JSON Schema. What is made in the app is held to them as well
//! ([`beyond`]), so that whatever is accepted can be read again.

use permille_engine::name::Name;
use permille_engine::scenario::ScenarioSet;

use crate::files::fault::{Fault, FileProblem, Place};
use crate::files::tree::Position;

/// The bytes of a file.
pub const BYTES: usize = 64 * 1024 * 1024;
/// Lists and tables within each other: nested deeper, a file is no scenario file and might be made to exhaust the stack.
pub const LEVELS: usize = 64;
/// Areas: every township of the nation with all above them, and some more.
pub const AREAS: usize = 60_000;
/// Groups of people that areas state beside residents, urban and rural: each has a column of its own.
pub const GROUPS: usize = 200;
/// Scenarios: each has an outlook of its own.
pub const SCENARIOS: usize = 200;
/// The levers of a scenario, and its ranges: several for each county of the nation.
pub const LEVERS: usize = 20_000;
/// The actions of a scenario.
pub const ACTIONS: usize = 50_000;
/// The slides.
pub const SLIDES: usize = 1_000;
/// The plans.
pub const PLANS: usize = 100;
/// The norms, measures or observed figures of a plan.
pub const NORMS: usize = 10_000;
/// The targets of a norm and the parts of a rule.
pub const PARTS: usize = 1_000;
/// Named values in one place: the stocks of an area, the sources of a file.
pub const NAMES: usize = 20_000;
/// The characters of a name or title.
pub const NAME: usize = 1_000;
/// The characters of an id, and of a text that must say something.
pub const WORDS: usize = 10_000;
/// The characters of a description, note or reason.
pub const PROSE: usize = 100_000;
/// Fields that are not known here, and kept.
pub const UNKNOWN: usize = 100_000;
/// Problems told one by one; of the rest, how many there are.
pub const TOLD: usize = 200;

/// What of a set could not be read again for being too much. Areas are looked at where they are not those of `before`.
#[must_use]
pub fn beyond(set: &ScenarioSet, before: Option<&ScenarioSet>) -> Option<FileProblem> {
    let areas = &set.baseline.areas;
    count("areas", areas.len(), AREAS)
        .or_else(|| count("scenarios", set.scenarios.len(), SCENARIOS))
        .or_else(|| count("plans", set.plans.len(), PLANS))
        .or_else(|| count("slides", set.slides.len(), SLIDES))
        .or_else(|| name("title", &set.title, NAME))
        .or_else(|| name("description", &set.description, PROSE))
        .or_else(|| set.sources.values().find_map(|words| name("sources", words, NAME)))
        .or_else(|| set.scenarios.iter().find_map(scenario))
        .or_else(|| {
            let texts = set.slides.iter().flat_map(|slide| [&slide.caption, &slide.notes]).flatten();
            texts.into_iter().find_map(|text| length("slides", text, PROSE))
        })
        .or_else(|| {
            let same = before.is_some_and(|before| std::sync::Arc::ptr_eq(&before.baseline.areas, areas));
            areas.iter().filter(|_| !same).find_map(area)
        })
}

fn scenario(scenario: &permille_engine::scenario::Scenario) -> Option<FileProblem> {
    let reasons = scenario.settings.iter().map(|setting| &setting.reason);
    let reasons = reasons.chain(scenario.actions.iter().map(|action| &action.reason));
    let mut reasons = reasons.chain(scenario.ranges.iter().map(|range| &range.reason)).flatten();
    count("levers", scenario.settings.len(), LEVERS)
        .or_else(|| count("actions", scenario.actions.len(), ACTIONS))
        .or_else(|| count("ranges", scenario.ranges.len(), LEVERS))
        .or_else(|| name("name", &scenario.name, NAME))
        .or_else(|| name("description", &scenario.description, PROSE))
        .or_else(|| reasons.find_map(|reason| length("reason", reason, PROSE)))
}

fn area(area: &permille_engine::area::Area) -> Option<FileProblem> {
    let series = || area.population.values().chain(area.measures.values());
    let mut notes = series().flat_map(|series| [&series.note, &series.owner]).chain([&area.note]).flatten();
    length("code", area.code.as_str(), WORDS)
        .or_else(|| name("name", &area.name, NAME))
        .or_else(|| count("stocks", area.measures.len(), NAMES))
        .or_else(|| notes.find_map(|note| length("note", note, PROSE)))
}

fn name(field: &str, name: &Name, most: usize) -> Option<FileProblem> {
    length(field, &name.zh, most).or_else(|| length(field, &name.en, most))
}

fn count(field: &str, found: usize, most: usize) -> Option<FileProblem> {
    (found > most).then(|| problem(field, Fault::TooMany { most, found }))
}

fn length(field: &str, text: &str, most: usize) -> Option<FileProblem> {
    too_long(text, most).map(|fault| problem(field, fault))
}

fn problem(field: &str, fault: Fault) -> FileProblem {
    FileProblem::new(Place { at: Position::default(), field: field.to_owned(), ..Place::default() }, fault)
}

/// What is wrong with a text of more than so many characters. Most have fewer bytes than that and are not counted.
pub(crate) fn too_long(text: &str, most: usize) -> Option<Fault> {
    let found = if text.len() > most { text.chars().count() } else { 0 };
    (found > most).then_some(Fault::TooLong { most, found })
}
