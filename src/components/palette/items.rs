//! What can be gone to and done, each with what it is called and what it is remembered by.

use permille_engine::area::Area;
use permille_engine::in_order::InOrder;
use permille_engine::name::Name;
use permille_engine::pause::Pause;
use permille_exchange::wording::search::{Findable, Query};

use crate::store::{Open, Screen, Store, Theme};
use crate::text::{Word, ask, grid, handbook, keys, palette, review, scenarios, share, start, tour, words};

/// Something that is done at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Undo,
    Redo,
    Save,
    Open,
    OpenFile,
    Own,
    Share,
    Ask,
    NewScenario,
    Scenarios,
    Levers,
    Actions,
    Report,
    Briefs,
    Language,
    Theme,
    Handbook,
    Review,
    Missing,
    Keys,
    Tour,
}

/// What one of the items leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Screen(Screen),
    Command(Command),
    Scenario(usize),
    Area(usize),
    Norm(usize),
}

/// Something in the list.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) target: Target,
    /// What it is remembered by from visit to visit.
    pub(super) key: String,
    pub(super) name: Name,
    /// What sort of thing it is.
    pub(super) sort: Word,
    /// Where it lies or which plan it is of.
    pub(super) about: Name,
    /// The keys that do the same.
    pub(super) keys: &'static str,
    findable: Findable,
}

/// So many are offered of what is found.
const MOST: usize = 40;
/// So many of what was used lately stand first.
const MOST_RECENT: usize = 6;

impl Item {
    fn new(target: Target, key: String, name: Name, sort: Word, about: Name) -> Self {
        Self::found_as(Findable::new(&name, ""), target, key, name, sort, about)
    }

    /// One that is found otherwise than by its name alone.
    fn found_as(findable: Findable, target: Target, key: String, name: Name, sort: Word, about: Name) -> Self {
        Self { target, key, name, sort, about, keys: "", findable }
    }

    fn command(command: Command, word: Word, keys: &'static str) -> Self {
        let key = format!("command: {}", word.en);
        Self { keys, ..Self::new(Target::Command(command), key, word.into(), palette::COMMAND, Name::default()) }
    }
}

/// Everything, in the order of what is met equally well; of areas, these.
pub(super) fn all(store: &Store, areas: Vec<Item>) -> Vec<Item> {
    let mut items: Vec<Item> = Screen::ALL.into_iter().map(screen).collect();
    items.extend(commands(store));
    if let Some(open) = &store.open {
        items.extend(scenarios_of(open));
        items.extend(areas);
        items.extend(norms(open));
    }
    items
}

fn screen(screen: Screen) -> Item {
    let word = screen.word();
    Item::new(Target::Screen(screen), format!("screen: {}", word.en), word.into(), palette::SCREEN, Name::default())
}

/// The commands that do something as things stand.
fn commands(store: &Store) -> Vec<Item> {
    let theme = match store.preferences.theme {
        Theme::Light => palette::DARK,
        Theme::Dark => palette::LIGHT,
    };
    let open = store.open.as_ref();
    let (back, forth) =
        open.map_or((false, false), |open| (open.history.undo_name().is_some(), open.history.redo_name().is_some()));
    let several = open.is_some_and(|open| open.model.areas().len() > 1);
    let all = [
        (back, Command::Undo, words::UNDO, "Ctrl+Z"),
        (forth, Command::Redo, words::REDO, "Ctrl+Y"),
        (open.is_some(), Command::Save, words::SAVE, "Ctrl+S"),
        (true, Command::Open, palette::OPEN, ""),
        (true, Command::OpenFile, words::OPEN_FILE, "Ctrl+O"),
        (true, Command::Own, start::MINE, ""),
        (open.is_some(), Command::Share, share::SHARE, ""),
        (several, Command::Ask, ask::ASK, ""),
        (open.is_some(), Command::NewScenario, palette::NEW_SCENARIO, ""),
        (open.is_some(), Command::Scenarios, scenarios::TITLE, ""),
        (open.is_some() && store.view.on_paper.is_none(), Command::Levers, words::LEVERS, ""),
        (open.is_some(), Command::Actions, palette::ACTIONS, ""),
        (open.is_some(), Command::Report, palette::REPORT, ""),
        (open.is_some(), Command::Review, review::REVIEW, ""),
        // A page that stands alone asks nobody.
        (several && !cfg!(feature = "alone"), Command::Missing, grid::ROUND, ""),
        (open.is_some(), Command::Briefs, palette::BRIEFS, ""),
        (true, Command::Language, palette::LANGUAGE, ""),
        (true, Command::Theme, theme, ""),
        (open.is_some(), Command::Handbook, handbook::HANDBOOK, ""),
        (true, Command::Keys, keys::KEYS, "?"),
        (true, Command::Tour, tour::TOUR, ""),
    ];
    let there = all.into_iter().filter(|(there, ..)| *there);
    there.map(|(_, command, word, keys)| Item::command(command, word, keys)).collect()
}

fn scenarios_of(open: &Open) -> impl Iterator<Item = Item> {
    open.set().scenarios.iter().enumerate().map(|(position, scenario)| {
        let key = format!("scenario: {}", scenario.id);
        Item::new(Target::Scenario(position), key, scenario.name.clone(), palette::SCENARIO, Name::default())
    })
}

/// The areas of a file: there may be tens of thousands of them.
pub(super) async fn areas<P: Pause>(open: &Open, pause: &mut P) -> Result<Vec<Item>, P::Ended> {
    let (areas, tree) = (open.model.areas(), open.model.tree());
    let mut own: Vec<Findable> = Vec::with_capacity(areas.len());
    for area in areas {
        pause.pause(0.0).await?;
        own.push(Findable::new(&area.name, area.code.as_str()));
    }
    let item = |(position, area): (usize, &Area)| {
        let above = || tree.upward(position).skip(1);
        let findable = above().filter_map(|above| own.get(above)).fold(own[position].clone(), Findable::within);
        let about = above().filter_map(|above| areas.get(above)).next().map(|above| above.name.clone());
        let key = format!("area: {}", area.code);
        Item::found_as(findable, Target::Area(position), key, area.name.clone(), palette::AREA, about.unwrap_or_default())
    };
    let mut items = Vec::with_capacity(areas.len());
    for area in areas.iter().enumerate() {
        pause.pause(0.5).await?;
        items.push(item(area));
    }
    Ok(items)
}

fn norms(open: &Open) -> impl Iterator<Item = Item> {
    (0..open.model.norm_count()).map(|position| {
        let (norm, plan) = (open.model.norm(position), open.model.plan_of(position));
        let key = format!("norm: {}/{}", plan.id, norm.id);
        let findable = Findable::new(&norm.name, norm.id.as_str()).within(&Findable::new(&plan.title, ""));
        Item::found_as(findable, Target::Norm(position), key, norm.name.clone(), palette::NORM, plan.title.clone())
    })
}

/// The positions of what is offered: what is met by what was typed, what was used lately first; before anything is typed, that, then screens and commands.
pub(super) fn offered(items: &[Item], lately: &[String], typed: &str) -> Vec<usize> {
    let query = Query::new(typed);
    let used = |position: usize| lately.iter().position(|key| *key == items[position].key);
    if query.is_empty() {
        let recent = lately.iter().filter_map(|key| items.iter().position(|item| item.key == *key));
        let mut offered: Vec<usize> = recent.take(MOST_RECENT).collect();
        let always = |item: &Item| matches!(item.target, Target::Screen(_) | Target::Command(_));
        let rest: Vec<usize> =
            (0..items.len()).filter(|&position| always(&items[position]) && !offered.contains(&position)).collect();
        offered.extend(rest);
        return offered;
    }
    let mut found = query.best_by(items, |item| &item.findable, MOST);
    // Among what is met equally well; the sorting leaves all else as it is.
    found.put_in_order_by_key(|&position| (query.rank(&items[position].findable), used(position).unwrap_or(usize::MAX)));
    found
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use permille_engine::pause::{AtOnce, at_once};
    use permille_exchange::files::{scenario_file, shipped};
    use yew::Reducible;

    use super::*;
    use crate::store::{Msg, Preferences};
    use crate::text::Language;

    fn store() -> Rc<Store> {
        let store = Rc::new(Store::new(Preferences { language: Language::En, theme: Theme::Light }));
        let document = scenario_file::read(shipped::FIRST.text, &shipped::plans().unwrap()).unwrap().0;
        store.reduce(Msg::Opened { open: Box::new(Open::new(document).unwrap()) })
    }

    fn all(store: &Store) -> Vec<Item> {
        let areas = store.open.as_ref().map(|open| at_once(areas(open, &mut AtOnce)));
        super::all(store, areas.unwrap_or_default())
    }

    fn first(items: &[Item], lately: &[String], typed: &str) -> Target {
        items[offered(items, lately, typed)[0]].target
    }

    #[test]
    fn everything_is_found_in_both_languages_and_by_pinyin() {
        let store = store();
        let items = all(&store);
        let area = |code: &str| {
            let areas = store.open.as_ref().unwrap().model.areas();
            Target::Area(areas.iter().position(|area| area.code.as_str() == code).unwrap())
        };
        for (typed, target) in [
            ("areas", Target::Screen(Screen::Areas)),
            ("dq", Target::Screen(Screen::Areas)),
            ("zw", Target::Screen(Screen::Questions)),
            ("share", Target::Command(Command::Share)),
            ("fenx", Target::Command(Command::Share)),
            ("dark", Target::Command(Command::Theme)),
            ("handb", Target::Command(Command::Handbook)),
            ("who is", Target::Command(Command::Missing)),
            ("shmb", Target::Command(Command::Missing)),
            ("cjq", area("360202")),
            ("360202", area("360202")),
            ("jdz zsq", area("360203")),
            ("fuliang", area("360222")),
            ("jx", Target::Scenario(0)),
        ] {
            assert_eq!(first(&items, &[], typed), target, "{typed}");
        }
        let norm = first(&items, &[], "childcare places per 1,000");
        assert!(matches!(norm, Target::Norm(_)), "{norm:?}");
    }

    #[test]
    fn what_was_used_lately_stands_first_among_equals() {
        let store = store();
        let items = all(&store);
        let lately = ["screen: Risk".to_owned(), "area: 360222".to_owned(), "gone".to_owned()];
        let offered = offered(&items, &lately, "");
        assert_eq!(items[offered[0]].key, "screen: Risk");
        assert_eq!(items[offered[1]].key, "area: 360222");
        assert_eq!(items[offered[2]].target, Target::Screen(Screen::Overview));
        assert_eq!(offered.iter().filter(|&&position| items[position].key == "screen: Risk").count(), 1);
        assert!(matches!(first(&items, &["area: 360222".to_owned()], "fl"), Target::Area(_)));
    }

    #[test]
    fn only_what_does_something_is_offered() {
        let store = store();
        let offers = |store: &Store, command| all(store).iter().any(|item| item.target == Target::Command(command));
        assert!(!offers(&store, Command::Undo) && offers(&store, Command::Save));
        let nothing = Store::new(store.preferences);
        assert!(!offers(&nothing, Command::Save) && offers(&nothing, Command::OpenFile));
    }
}
