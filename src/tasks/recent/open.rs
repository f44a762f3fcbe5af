//! Bringing a file back: what it began with, and every step taken again.

use permille_engine::name::Name;
use permille_exchange::files::{scenario_file, shipped};
use wasm_bindgen_futures::spawn_local;

use super::card::Card;
use super::database::{Trouble, database};
use super::shelf::{self, Stored, Written};
use super::{claims, early, keep, old};
use crate::store::{History, Hold, Msg, Notice, NoticeKind, Open, Place, StoreHandle};
use crate::tasks::open::both;
use crate::tasks::tab;
use crate::text::{recent, sentences};

/// The file that this tab had open, or else the one changed last that lies nowhere else and no other tab has; none where it is not to be
/// opened `by_itself`. Beside it, what could not be read.
pub async fn last(by_itself: bool) -> (Option<Open>, Vec<Notice>) {
    let mut notices = early::take_over().await;
    notices.extend(old::take_over().await);
    if !by_itself {
        return (None, notices);
    }
    let Ok(database) = database().await else { return (None, notices) };
    let cards = shelf::cards(&database).await.unwrap_or_default();
    let own = tab::recall();
    let mine = cards.iter().find(|card| Some(&card.place) == own.as_ref());
    for card in mine.into_iter().chain(cards.iter().filter(|card| card.unsaved)).filter(|card| !card.unreadable) {
        let held = claims::claim(&card.place).await;
        // Its own file a tab opens to read, where it was duplicated; any other is left to whoever has it.
        if !held && Some(&card.place) != own.as_ref() {
            continue;
        }
        match brought_back(&card.place, if held { Hold::Writing } else { Hold::Reading }).await {
            Ok(open) => return (Some(open), notices),
            Err(notice) => notices.push(notice),
        }
        claims::release(&card.place);
    }
    tab::note(false);
    (None, notices)
}

/// Opens a file of the list; to read, where another tab has it.
pub fn open(store: &StoreHandle, place: Place) {
    if store.open.as_ref().is_some_and(|open| open.place.as_ref() == Some(&place)) {
        return;
    }
    // As it was, with what is not written yet.
    if store.aside.as_ref().is_some_and(|open| open.place.as_ref() == Some(&place)) {
        return store.dispatch(Msg::BringBack);
    }
    let store = store.clone();
    spawn_local(async move {
        let hold = if claims::claim(&place).await { Hold::Writing } else { Hold::Reading };
        show(&store, brought_back(&place, hold).await);
    });
}

/// Takes the open file over from the tab that has it, as it is there.
pub fn take_over(store: &StoreHandle) {
    let Some(place) = store.open.as_ref().and_then(|open| open.place.clone()) else { return };
    let store = store.clone();
    spawn_local(async move {
        if claims::take_over(&place).await {
            show(&store, brought_back(&place, Hold::Writing).await);
        }
    });
}

fn show(store: &StoreHandle, open: Result<Open, Notice>) {
    match open {
        Ok(open) => store.dispatch(Msg::Opened { open: Box::new(open) }),
        Err(notice) => store.dispatch(Msg::Notice(Some(notice))),
    }
}

/// A kept file, opened. What cannot be read is marked, and stays.
async fn brought_back(place: &Place, hold: Hold) -> Result<Open, Notice> {
    let failed = |title: Name, sentences: Vec<Name>| Notice { kind: NoticeKind::Error, title, sentences };
    let database = database().await.map_err(|trouble| failed(trouble.said(), Vec::new()))?;
    let stored = shelf::stored(&database, place).await.map_err(|trouble| failed(trouble.said(), Vec::new()))?;
    let Some(stored) = stored else { return Err(failed(recent::gone(), Vec::new())) };
    let card = Card { owner: claims::me(), ..stored.card.clone() };
    match read(&stored) {
        Ok((mut open, written)) => {
            open.place = Some(place.clone());
            open.hold = hold;
            if hold == Hold::Writing {
                // From now on no other tab writes here. Where it cannot be noted, the first write says so.
                let _ = shelf::put_card(&database, &card).await;
            }
            keep::resume(place.clone(), written);
            Ok(open)
        }
        Err(why) => {
            // Where it cannot be marked, it is met again.
            let _ = shelf::put_card(&database, &Card { unreadable: true, ..card }).await;
            Err(failed(recent::unreadable(&stored.card.title), why))
        }
    }
}

/// What is kept of a file as an open one, and what of it is written; or why it cannot be read.
pub fn read(stored: &Stored) -> Result<(Open, Written), Vec<Name>> {
    let cut = || vec![recent::cut()];
    if !stored.card.is_known() {
        return Err(vec![recent::newer()]);
    }
    let base = stored.base.as_ref().ok_or_else(cut)?;
    let plans = shipped::plans().map_err(|problems| problems.iter().map(both).collect::<Vec<_>>())?;
    let (mut document, _) =
        scenario_file::read(base, &plans).map_err(|problems| problems.iter().map(both).collect::<Vec<_>>())?;
    let steps: Option<Vec<_>> = stored.steps.iter().map(|line| scenario_file::read_step(line, &plans)).collect();
    let history = steps.and_then(|steps| History::replayed(&mut document.set, steps, stored.card.taken)).ok_or_else(cut)?;
    if !stored.steps.is_empty() {
        // What it came to when it was saved says nothing about what it is now.
        document.record = None;
    }
    let mut open = Open::new(document).map_err(|problems| problems.iter().map(sentences::problem).collect::<Vec<_>>())?;
    let sizes = history.steps().0.into_iter().zip(stored.steps.iter().map(String::len)).collect();
    open.history = history;
    open.unsaved = stored.card.unsaved;
    open.saved_as.clone_from(&stored.card.saved_as);
    let written = Written {
        base: base.len(),
        digest: stored.card.digest.clone(),
        origin: stored.first,
        folded: 0,
        anchor: None,
        steps: sizes,
        taken: stored.card.taken,
        unsaved: open.unsaved,
        saved_as: open.saved_as.clone(),
    };
    Ok((open, written))
}

/// A file that is read here, or why nothing is.
pub(super) async fn of(place: &Place) -> Result<Option<Stored>, Trouble> {
    shelf::stored(&*database().await?, place).await
}
