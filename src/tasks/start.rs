//! What is opened first: the work of the last visit where the browser kept it, else what stands in the page, else the shipped province.

use std::cell::Cell;

use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use permille_engine::name::Name;
use permille_exchange::files::{scenario_file, shipped};
use wasm_bindgen_futures::spawn_local;

use crate::store::{Msg, Notice, NoticeKind, Open, Place, StoreHandle};
use crate::text::{Say, crashed, sentences, share};
use crate::{dom, standalone, storage};

use super::pace::{self, Pace};
use super::{address, crashes, early, launch, open, recent, tab};

thread_local! {
    static FIRST_PLACE: Cell<Option<Place>> = const { Cell::new(None) };
    /// Whether the shipped province is being opened.
    static UNDER_WAY: Cell<bool> = const { Cell::new(false) };
}

/// The place of the file that a visit began with, for who is to keep it; answered once.
pub(super) fn first_place() -> Option<Place> {
    FIRST_PLACE.take()
}

/// Whether a visit begins with the shipped province: as far as is known at once, there is nothing else to open.
#[must_use]
pub fn begins_with_first() -> bool {
    !tab::may_be_kept() && standalone::scenario().is_none()
}

/// Where the browser notes that the strip of a first visit was taken away.
const WELCOMED_KEY: &str = "permille.welcomed";

/// Whether a visit is told where to begin: it begins with the shipped province, and nobody has taken that away.
#[must_use]
pub fn welcomes() -> bool {
    begins_with_first() && storage::get(WELCOMED_KEY).is_none()
}

/// Notes that nobody is to be told again. A browser that keeps nothing tells it again.
pub fn is_welcomed() {
    storage::set(WELCOMED_KEY, "yes");
}

/// Opens the shipped province, a slice at a time. Whether it could.
///
/// This is all a first visit waits for: it knows one file and its plans, and no sentence about what could be wrong with them.
pub async fn open_first(store: &StoreHandle) -> bool {
    UNDER_WAY.set(true);
    early::begin();
    let first = first().await;
    early::answered().await;
    UNDER_WAY.set(false);
    let Some(open) = first else { return false };
    if tab::open().is_some() {
        // What the planner has opened meanwhile stays.
        return true;
    }
    let place = Place(dom::random_name().into());
    FIRST_PLACE.set(Some(place.clone()));
    early::keep_from_now(place.clone());
    let open = Open { place: Some(place), ..open };
    store.dispatch(Msg::Opened { open: Box::new(open) });
    true
}

/// The shipped province; `None` where it cannot be read.
async fn first() -> Option<Open> {
    let mut pace = Pace::default();
    // The frame is drawn before.
    pace.rest().await;
    let plans = shipped::first_plans().ok()?;
    pace.rest().await;
    let (document, _) = scenario_file::read(shipped::FIRST.text, &plans).ok()?;
    pace.rest().await;
    pace::opened(document, &mut pace, &|_| true).await?.ok()
}

/// How long it is until it is looked again whether the province is open.
const LOOK_MILLISECONDS: u32 = 10;
/// How often it may fail before the file it failed with is not opened by itself.
const MOST_CRASHES: u32 = 2;
/// After how long it is taken to run well.
const RUNS_WELL_MILLISECONDS: u32 = 10_000;

/// Opens what a visit begins with otherwise; the province where it turns out that there is nothing.
///
/// Where the province is open already, and nothing was done with it, what an earlier visit left takes its place.
pub fn resume(store: &StoreHandle) {
    let store = store.clone();
    spawn_local(async move {
        while UNDER_WAY.get() {
            TimeoutFuture::new(LOOK_MILLISECONDS).await;
        }
        // The plans of a first visit's file came without.
        let mut pace = Pace::default();
        pace.rest().await;
        if let Ok(plans) = shipped::completed() {
            pace.rest().await;
            store.dispatch(Msg::Worded(plans));
            pace.rest().await;
        }
        let (open, mut notices) = recent::open::last(&store.dispatcher(), crashes::times() < MOST_CRASHES).await;
        if crashes::times() >= MOST_CRASHES {
            let title = Name::new(crashed::SET_ASIDE.zh, crashed::SET_ASIDE.en);
            notices.push(Notice { kind: NoticeKind::Information, title, sentences: Vec::new() });
        }
        // It has not failed once more while it opened the file.
        Timeout::new(RUNS_WELL_MILLISECONDS, crashes::runs_well).forget();
        // Nothing takes the place of what the planner has begun with meanwhile.
        let shown = tab::open();
        let begun = shown.as_ref().is_some_and(|open| open.unsaved || !open.history.steps().0.is_empty());
        match open {
            Some(_) if begun => {}
            Some(open) => {
                let unsaved = open.unsaved;
                store.dispatch(Msg::Opened { open: Box::new(open) });
                if unsaved {
                    let title = sentences::work_restored();
                    let sentences = Vec::new();
                    store.dispatch(Msg::Notice(Some(Notice { kind: NoticeKind::Information, title, sentences })));
                }
            }
            None if shown.is_some() => {}
            None => anew(&store),
        }
        // What could not be read is said last, so that nothing speaks over it.
        for notice in notices {
            store.dispatch(Msg::Notice(Some(notice)));
        }
        launch::take_up();
        address::take_up();
    });
}

/// Opens what stands in the page, else what ships.
fn anew(store: &StoreHandle) {
    if let Some(text) = standalone::scenario() {
        return open::open_text(store, store.preferences.language.say(share::OF_THIS_PAGE), &text);
    }
    open::open_text(store, shipped::FIRST.id, shipped::FIRST.text);
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use permille_engine::edit::Edit;
    use permille_engine::quantity::Quantity;
    use permille_engine::scenario::Lever;
    use permille_exchange::wording::language::Language;
    use yew::Reducible;

    use super::*;
    use crate::store::{Preferences, Store, Theme};

    #[test]
    fn the_plans_of_a_first_visit_say_all_later_and_no_step_or_figure_moves() {
        let read = || scenario_file::read(shipped::FIRST.text, &shipped::first_plans().unwrap()).unwrap().0;
        let open = Open::new(read()).unwrap();
        let store = Rc::new(Store::new(Preferences { language: Language::Zh, theme: Theme::Light }));
        let store = store.reduce(Msg::Opened { open: Box::new(open) });
        let edit = Edit::Lever { scenario: 0, lever: Lever::Growth, area: None, value: Quantity::whole(5).ok(), reason: None };
        let store = store.reduce(Msg::Edit { edit, name: Name::default(), key: None });
        let said = Rc::clone(&store).reduce(Msg::Worded(shipped::completed().unwrap()));
        let (before, after) = (store.open.as_ref().unwrap(), said.open.as_ref().unwrap());
        assert!(after.set().plans.iter().all(|plan| plan.norms.iter().all(|norm| norm.source.statement != Name::default())));
        assert_eq!((&after.history, after.unsaved), (&before.history, before.unsaved));
        assert!(after.outlooks == before.outlooks);
        let written = |open: &Open| scenario_file::write(&open.document, shipped::at_hand());
        assert_eq!(written(after), written(before));
        // Taken back, it is what it was opened as.
        let back = Rc::clone(&said).reduce(Msg::Undo);
        assert_eq!(back.open.as_ref().unwrap().set().scenarios, read().set.scenarios);
        let again = Rc::clone(&said).reduce(Msg::Worded(shipped::completed().unwrap()));
        assert_eq!(again.open, said.open, "and nothing is drawn anew");
    }

    #[test]
    fn what_opens_by_itself_holds_observed_figures_alone() {
        let plans = shipped::plans().unwrap_or_default();
        let (document, notes) = scenario_file::read(shipped::FIRST.text, &plans).unwrap();
        assert!(notes.is_empty(), "{notes:?}");
        let set = document.set;
        let words = [&set.title, &set.description].into_iter().chain(set.sources.values());
        let notes = set.baseline.areas.iter().flat_map(|area| area.population.values().chain(area.measures.values()));
        let notes = notes.filter_map(|series| series.note.clone());
        let said: Vec<String> = words.map(|name| format!("{} {}", name.zh, name.en)).chain(notes).collect();
        for made_up in ["假设", "示意", "虚构", "ssum", "llustrative", "made up", "nvented"] {
            assert_eq!(said.iter().find(|text| text.contains(made_up)), None);
        }
    }
}
