//! What is made in the app is held to the limits of a file, so that whatever is accepted can be read again.

use permille_engine::name::Name;
use permille_engine::scenario::ScenarioSet;

use crate::files::fault::{Fault, FilePlace, FileProblem, Position};
use crate::files::limits::{ACTIONS, AREAS, LEVERS, NAME, NAMES, PARTS, PLANS, PROSE, REVIEWS, ROUNDS, SCENARIOS, SLIDES, WORDS};

/// What of a set could not be read again for being too much. Areas are looked at where they are not those of `before`.
#[must_use]
pub fn beyond(set: &ScenarioSet, before: Option<&ScenarioSet>) -> Option<FileProblem> {
    let areas = &set.baseline.areas;
    count("areas", areas.len(), AREAS)
        .or_else(|| count("scenarios", set.scenarios.len(), SCENARIOS))
        .or_else(|| count("plans", set.plans.len(), PLANS))
        .or_else(|| count("slides", set.slides.len(), SLIDES))
        .or_else(|| count("reviews", set.reviews.len(), REVIEWS))
        .or_else(|| count("rounds", set.rounds.len(), ROUNDS))
        .or_else(|| name("title", &set.title, NAME))
        .or_else(|| name("description", &set.description, PROSE))
        .or_else(|| set.sources.values().find_map(|words| name("sources", words, NAME)))
        .or_else(|| set.scenarios.iter().find_map(scenario))
        .or_else(|| {
            let texts = set.slides.iter().flat_map(|slide| [&slide.caption, &slide.notes]).flatten();
            texts.into_iter().find_map(|text| length("slides", text, PROSE))
        })
        .or_else(|| set.reviews.values().find_map(review))
        .or_else(|| set.rounds.values().find_map(round))
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

fn review(review: &permille_engine::review::Review) -> Option<FileProblem> {
    let mut signed = review.tick.iter().map(|tick| &tick.signed).chain(review.comments.iter().map(|comment| &comment.signed));
    count("comments", review.comments.len(), PARTS)
        .or_else(|| signed.find_map(|signed| length("by", &signed.by, NAME).or_else(|| length("date", &signed.date, NAME))))
        .or_else(|| review.comments.iter().find_map(|comment| length("comments", &comment.text, PROSE)))
}

fn round(round: &permille_engine::round::Round) -> Option<FileProblem> {
    let mut returned = round.asked.values().flatten();
    count("areas", round.asked.len(), AREAS)
        .or_else(|| length("title", &round.title, NAME))
        .or_else(|| length("deadline", &round.deadline, NAME))
        .or_else(|| returned.find_map(|one| length("file", &one.file, NAME)))
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
    Fault::too_long(text, most).map(|fault| problem(field, fault))
}

fn problem(field: &str, fault: Fault) -> FileProblem {
    FileProblem::new(FilePlace { at: Position::default(), field: field.to_owned(), ..FilePlace::default() }, fault)
}
