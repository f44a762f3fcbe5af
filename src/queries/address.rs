//! What is looked at, as it stands in the page's address after `#`: `screen=areas&area=360202&year=2025&norm=…&scenario=…&explain=…`, `screen=data&part=quality`.
//!
//! Everything is named by its id, so that an address means the same where areas, norms or scenarios stand in another order. What is as it is right after
//! opening is left out: nothing is there then.

use std::fmt::Write as _;

use permille_engine::area::Level;
use permille_engine::id::NormId;
use permille_engine::year::Year;
use permille_exchange::wording::norms::busiest_year;

use crate::store::{Cell, DataPart, Msg, OnPaper, Open, Question, Screen, View};

/// The words of what an address may say.
const SCREEN: &str = "screen";
const QUESTION: &str = "question";
const PART: &str = "part";
const SCENARIO: &str = "scenario";
const YEAR: &str = "year";
const AREA: &str = "area";
const LEVEL: &str = "level";
const NORM: &str = "norm";
const EXPLAIN: &str = "explain";
const WORDS: [&str; 9] = [SCREEN, QUESTION, PART, SCENARIO, YEAR, AREA, LEVEL, NORM, EXPLAIN];

/// What is looked at, in the words of an address; `encoded` writes an id as an address may have it.
#[must_use]
pub fn write(open: &Open, view: &View, encoded: &dyn Fn(&str) -> String) -> String {
    let (model, set) = (&open.model, open.set());
    let mut text = String::new();
    let mut say = |word: &str, value: &str| {
        let between = if text.is_empty() { "" } else { "&" };
        // Writing to a text does not fail.
        let _ = write!(text, "{between}{word}={}", encoded(value));
    };
    let norm = |norm: usize| (norm < model.norm_count()).then(|| model.norm(norm).id.to_string());
    if let Some(on_paper) = view.on_paper {
        say(SCREEN, word_on(on_paper));
    } else if view.screen != Screen::default() {
        say(SCREEN, &word(view.screen));
        if view.screen == Screen::Questions {
            say(QUESTION, &Question::ALL.iter().position(|one| *one == view.question).map_or(0, |at| at + 1).to_string());
        }
    }
    let usual = DataPart::usual(model.areas().len());
    if let Some(part) = view.part.filter(|part| view.screen == Screen::Data && view.on_paper.is_none() && *part != usual) {
        say(PART, &part_word(part));
    }
    if let Some(scenario) = set.scenarios.get(view.scenario).filter(|_| view.scenario > 0) {
        say(SCENARIO, scenario.id.as_str());
    }
    if view.year != busiest_year(model) {
        say(YEAR, &view.year.to_string());
    }
    if let Some(area) = model.areas().get(view.area).filter(|_| view.area != root(open)) {
        say(AREA, area.code.as_str());
    }
    if let Some(level) = view.level {
        say(LEVEL, level.word());
    }
    if let Some(id) = view.norm.and_then(norm) {
        say(NORM, &id);
    }
    if let Some(id) = view.explained.and_then(|cell| norm(cell.norm)) {
        say(EXPLAIN, &id);
    }
    text
}

/// Whether the part of an address after `#` says what is to be looked at.
#[must_use]
pub fn is_view(fragment: &str) -> bool {
    fragment.split('&').all(|part| part.split_once('=').is_some_and(|(word, _)| WORDS.contains(&word)))
}

/// What shows it: one message for each thing that an address can say, and whether all of it is in the open file.
#[must_use]
pub fn read(open: &Open, fragment: &str, decoded: &dyn Fn(&str) -> String) -> (Vec<Msg>, bool) {
    let (model, set) = (&open.model, open.set());
    let said = |word: &str| {
        let mut parts = fragment.split('&').filter_map(|part| part.split_once('='));
        parts.find(|(one, _)| *one == word).map(|(_, value)| decoded(value))
    };
    let mut whole = true;
    // What is not in this file stays as it is right after opening.
    let mut found = |position: Option<Option<usize>>| {
        whole &= position != Some(None);
        position.flatten()
    };
    let screen = said(SCREEN).unwrap_or_default();
    let shown = Screen::ALL.into_iter().find(|one| word(*one) == screen).unwrap_or_default();
    let question = said(QUESTION).and_then(|at| Question::ALL.get(at.parse::<usize>().ok()?.checked_sub(1)?).copied());
    let scenario = found(said(SCENARIO).map(|id| set.scenarios.iter().position(|one| one.id.as_str() == id)));
    let area = found(said(AREA).map(|code| model.areas().iter().position(|one| one.code.as_str() == code))).unwrap_or(root(open));
    let year = said(YEAR).and_then(|year| year.parse::<Year>().ok()).unwrap_or(busiest_year(model));
    let norm_of = |id: String| model.norm_position(&NormId::from(id.as_str()));
    let norm = found(said(NORM).map(norm_of));
    let explained = found(said(EXPLAIN).map(norm_of)).map(|norm| Cell { norm, area });
    let on_paper = OnPaper::ALL.into_iter().find(|one| word_on(*one) == screen);
    let mut msgs = vec![Msg::OnPaper(on_paper), Msg::Show(shown)];
    if shown == Screen::Data {
        msgs.push(Msg::Part(said(PART).and_then(|part| DataPart::ALL.into_iter().find(|one| part_word(*one) == part))));
    }
    msgs.extend(question.map(|question| Msg::Question(question, norm)));
    msgs.extend([
        Msg::Scenario(scenario.unwrap_or(0)),
        Msg::Year(year),
        Msg::Area(area),
        Msg::Level(said(LEVEL).and_then(|word| Level::from_word(&word))),
    ]);
    msgs.extend([Msg::Norm(norm), Msg::Explain(explained)]);
    (msgs, whole)
}

fn word(screen: Screen) -> String {
    screen.word().en.to_lowercase()
}

/// What takes the place of the screens.
const fn word_on(on_paper: OnPaper) -> &'static str {
    match on_paper {
        OnPaper::Report => "report",
        OnPaper::Briefs => "briefs",
    }
}

fn part_word(part: DataPart) -> String {
    match part {
        DataPart::Round => "round".to_owned(),
        part => part.word().en.to_lowercase(),
    }
}

fn root(open: &Open) -> usize {
    open.model.tree().roots().next().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use permille_exchange::files::{scenario_file, shipped};
    use permille_exchange::wording::language::Language;
    use yew::Reducible;

    use super::*;
    use crate::store::{Preferences, Store, Theme};

    fn plain(text: &str) -> String {
        text.to_owned()
    }

    fn opened() -> Rc<Store> {
        let plans = shipped::plans().unwrap_or_default();
        let (document, _) = scenario_file::read(shipped::scenario("jiangxi-2025").unwrap_or_default(), &plans).unwrap();
        let store = Rc::new(Store::new(Preferences { language: Language::En, theme: Theme::Light }));
        store.reduce(Msg::Opened { open: Box::new(Open::new(document).unwrap()) })
    }

    fn said(store: &Store) -> String {
        write(store.open.as_ref().unwrap(), &store.view, &plain)
    }

    /// What an address shows, from a store that shows something else.
    fn shown(fragment: &str) -> (Rc<Store>, bool) {
        let store = opened().reduce(Msg::Show(Screen::Risk)).reduce(Msg::Year(2023));
        let (msgs, whole) = read(store.open.as_ref().unwrap(), fragment, &plain);
        (msgs.into_iter().fold(store, Reducible::reduce), whole)
    }

    #[test]
    fn what_is_looked_at_right_after_opening_needs_no_words_and_none_leads_back_to_it() {
        assert_eq!(said(&opened()), "");
        assert_eq!(shown("").0.view, opened().view);
    }

    #[test]
    fn every_screen_and_question_comes_back_from_its_address() {
        let screens = Screen::ALL.into_iter().map(|screen| opened().reduce(Msg::Show(screen)));
        let questions =
            Question::ALL.into_iter().map(|one| opened().reduce(Msg::Show(Screen::Questions)).reduce(Msg::Question(one, None)));
        for store in screens.chain(questions).chain(OnPaper::ALL.map(|one| opened().reduce(Msg::OnPaper(Some(one))))) {
            let (after, whole) = shown(&said(&store));
            assert!(whole && is_view(&said(&store)) || said(&store).is_empty(), "{}", said(&store));
            assert_eq!(said(&after), said(&store));
            assert_eq!((after.view.screen, after.view.on_paper), (store.view.screen, store.view.on_paper));
        }
    }

    #[test]
    fn area_year_norm_scenario_and_the_number_explained_come_back_by_their_ids() {
        let store = opened();
        let open = store.open.as_ref().unwrap();
        let (area, norm) = (open.model.areas().iter().position(|area| area.code.as_str() == "360202").unwrap(), 3);
        let id = open.model.norm(norm).id.to_string();
        let scenario = open.set().scenarios.last().unwrap().id.to_string();
        let last = open.set().scenarios.len() - 1;
        let steps = [Msg::Show(Screen::Areas), Msg::Area(area), Msg::Year(2023), Msg::Scenario(last), Msg::Norm(Some(norm))];
        let store = steps.into_iter().fold(store, Reducible::reduce).reduce(Msg::Explain(Some(Cell { norm, area })));
        let expected = match last {
            0 => format!("screen=areas&year=2023&area=360202&norm={id}&explain={id}"),
            _ => format!("screen=areas&scenario={scenario}&year=2023&area=360202&norm={id}&explain={id}"),
        };
        assert_eq!(said(&store), expected);
        let (after, whole) = shown(&expected);
        assert!(whole);
        assert_eq!(after.view, store.view);
    }

    #[test]
    fn what_the_file_does_not_have_is_told_and_the_rest_is_shown() {
        let (after, whole) = shown("screen=compare&area=999999&year=1066&explain=no-such-norm");
        assert!(!whole);
        assert_eq!((after.view.screen, after.view.area, after.view.explained), (Screen::Compare, opened().view.area, None));
        assert_eq!(after.view.year, opened().open.as_ref().unwrap().model.horizon().first(), "the first year there is");
        for other in ["answer", "p1.AAAA", "screen", "colour=red&screen=areas", ""] {
            assert!(!is_view(other), "{other}");
        }
    }

    #[test]
    fn how_figures_are_shown_is_said_where_it_is_not_usual() {
        let store = opened().reduce(Msg::Show(Screen::Data));
        assert_eq!(said(&store), "screen=data");
        let quality = store.reduce(Msg::Part(Some(DataPart::Quality)));
        assert_eq!(said(&quality), "screen=data&part=quality");
        // Of 112 areas the grid is usual.
        let grid = quality.reduce(Msg::Part(Some(DataPart::Grid)));
        assert_eq!(said(&grid), "screen=data");
        let round = grid.reduce(Msg::Part(Some(DataPart::Round)));
        assert_eq!(said(&round), "screen=data&part=round");
        assert_eq!(shown("screen=data&part=round").0.view.part, Some(DataPart::Round));
        let (store, whole) = shown("screen=data&part=quality");
        assert_eq!((store.view.part, whole), (Some(DataPart::Quality), true));
        // On another screen nothing is said of it, and it stays.
        let elsewhere = store.reduce(Msg::Show(Screen::Areas));
        assert!(!said(&elsewhere).contains("part"));
        assert_eq!(elsewhere.view.part, Some(DataPart::Quality));
    }
}
