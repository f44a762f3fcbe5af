//! Bringing a file back: what it began with, and every step taken again.

use std::cell::RefCell;
use std::sync::Arc;

use permille_engine::name::Name;
use permille_engine::plan::Plan;
use permille_exchange::files::scenario_file::{self, Document};
use permille_exchange::files::shipped;
use wasm_bindgen_futures::spawn_local;

use super::card::Card;
use super::database::{Trouble, database};
use super::shelf::{self, Stored, Written};
use super::{autosave, claims, early, large, old};
use crate::store::{Dispatch, History, Hold, Msg, Notice, NoticeKind, Open, Place, StoreHandle};
use crate::tasks::open::both;
use crate::tasks::reading::Unread;
use crate::tasks::tab;
use crate::text::{recent, sentences};

thread_local! {
    /// The file that is being brought back: no other tab is to take it meanwhile.
    static COMING: RefCell<Option<Place>> = const { RefCell::new(None) };
}

/// The file that is being brought back.
pub(super) fn coming() -> Option<Place> {
    COMING.with_borrow(Clone::clone)
}

/// The file that this tab had open, or else the one changed last that lies nowhere else and no other tab has; none where it is not to be
/// opened `by_itself`. Beside it, what could not be read.
pub async fn last(dispatch: &Dispatch, by_itself: bool) -> (Option<Open>, Vec<Notice>) {
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
        let back = brought_back(dispatch, &card.place, if held { Hold::Writing } else { Hold::Reading }).await;
        match back {
            Some(Ok(open)) => return (Some(open), notices),
            Some(Err(notice)) => {
                notices.push(notice);
                claims::release(&card.place);
            }
            // Whoever stops it wants none of the others either.
            None => {
                claims::release(&card.place);
                return (None, notices);
            }
        }
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
    let dispatch = store.dispatcher();
    spawn_local(async move {
        let hold = if claims::claim(&place).await { Hold::Writing } else { Hold::Reading };
        let back = brought_back(&dispatch, &place, hold).await;
        if back.is_none() && coming().as_ref() != Some(&place) {
            claims::release(&place);
        }
        show(&dispatch, back);
    });
}

/// Takes the open file over from the tab that has it, as it is there.
pub fn take_over(store: &StoreHandle) {
    let Some(place) = store.open.as_ref().and_then(|open| open.place.clone()) else { return };
    let dispatch = store.dispatcher();
    spawn_local(async move {
        if claims::take_over(&place).await {
            show(&dispatch, brought_back(&dispatch, &place, Hold::Writing).await);
        }
    });
}

/// Shows what was brought back, or says why it was not; nothing, where it was stopped.
pub(super) fn show(dispatch: &Dispatch, open: Option<Result<Open, Notice>>) {
    match open {
        Some(Ok(open)) => dispatch.dispatch(Msg::Opened { open: Box::new(open) }),
        Some(Err(notice)) => dispatch.dispatch(Msg::Notice(Some(notice))),
        None => {}
    }
}

/// A kept file, opened; `None` where it was stopped. What cannot be read is marked, and stays.
pub(super) async fn brought_back(dispatch: &Dispatch, place: &Place, hold: Hold) -> Option<Result<Open, Notice>> {
    let failed = |title: Name, sentences: Vec<Name>| Some(Err(Notice { kind: NoticeKind::Error, title, sentences }));
    let database = match database().await {
        Ok(database) => database,
        Err(trouble) => return failed(trouble.said(), Vec::new()),
    };
    let stored = match shelf::stored(&database, place).await {
        Ok(Some(stored)) => stored,
        Ok(None) => return failed(recent::gone(), Vec::new()),
        Err(trouble) => return failed(trouble.said(), Vec::new()),
    };
    let card = Card { owner: claims::me(), ..stored.card.clone() };
    COMING.replace(Some(place.clone()));
    let read = large::read(dispatch, &stored).await;
    // Unless another is being brought back by now.
    COMING.with_borrow_mut(|coming| coming.take_if(|coming| coming == place));
    match read? {
        Ok((mut open, written)) => {
            open.place = Some(place.clone());
            open.hold = hold;
            if hold == Hold::Writing {
                // From now on no other tab writes here. Where it cannot be noted, the first write says so.
                let _ = shelf::put_card(&database, &card).await;
            }
            autosave::resume(place.clone(), written);
            Some(Ok(open))
        }
        // It may come another time.
        Err(Unread::Failed(why)) => failed(recent::not_opened(&stored.card.title), vec![why]),
        Err(Unread::Broken(why)) => {
            // Where it cannot be marked, it is met again.
            let _ = shelf::put_card(&database, &Card { unreadable: true, ..card }).await;
            failed(recent::unreadable(&stored.card.title), why)
        }
    }
}

/// What is kept of a file as an open one, and what of it is written; or why it cannot be read.
///
/// # Errors
/// With what is wrong with it, or that it was cut short.
pub fn read(stored: &Stored) -> Result<(Open, Written), Vec<Name>> {
    let (base, plans) = begun(stored)?;
    let (mut document, _) =
        scenario_file::read(base, &plans).map_err(|problems| problems.iter().map(both).collect::<Vec<_>>())?;
    let steps: Option<Vec<_>> = stored.steps.iter().map(|line| scenario_file::read_step(line, &plans)).collect();
    let history = steps.and_then(|steps| History::replayed(&mut document.set, steps, stored.card.taken)).ok_or_else(cut)?;
    let open =
        Open::new(moved_on(document, stored)).map_err(|problems| problems.iter().map(sentences::problem).collect::<Vec<_>>())?;
    Ok(as_kept(open, history, stored))
}

/// The text a kept file began with, and the plans it may name; why it cannot be read.
pub(super) fn begun(stored: &Stored) -> Result<(&str, Vec<Arc<Plan>>), Vec<Name>> {
    if !stored.card.is_known() {
        return Err(vec![recent::newer()]);
    }
    let plans = shipped::plans().map_err(|problems| problems.iter().map(both).collect::<Vec<_>>())?;
    Ok((stored.base.as_ref().ok_or_else(cut)?, plans))
}

/// That it is not whole.
pub(super) fn cut() -> Vec<Name> {
    vec![recent::cut()]
}

/// The document after its steps: what it came to when it was saved says nothing about what it is now.
pub(super) fn moved_on(document: Document, stored: &Stored) -> Document {
    let record = document.record.filter(|_| stored.steps.is_empty());
    Document { record, ..document }
}

/// An open file as it was kept, with its history, and what of it is written.
pub(super) fn as_kept(mut open: Open, history: History, stored: &Stored) -> (Open, Written) {
    let sizes = history.steps().0.into_iter().zip(stored.steps.iter().map(String::len)).collect();
    open.history = history;
    open.unsaved = stored.card.unsaved;
    open.saved_as.clone_from(&stored.card.saved_as);
    let written = Written {
        base: stored.base.as_ref().map_or(0, String::len),
        digest: stored.card.digest.clone(),
        origin: stored.first,
        folded: 0,
        anchor: None,
        steps: sizes,
        taken: stored.card.taken,
        unsaved: open.unsaved,
        saved_as: open.saved_as.clone(),
    };
    (open, written)
}

/// A file that is read here, or why nothing is.
pub(super) async fn of(place: &Place) -> Result<Option<Stored>, Trouble> {
    shelf::stored(&*database().await?, place).await
}
