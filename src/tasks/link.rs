//! Links that arrive with the page's address: read in the worker, and offered before anything is replaced.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use permille_engine::name::Name;
use permille_exchange::files::link;
use yew::Callback;

use super::reading::{self, Wanted};
use super::work::{WorkEvent, WorkerHandle, start};
use super::{address, open, recent, replay};
use crate::dom;
use crate::store::{Arrival, ArrivalMsg, Dispatch, Msg, Notice, NoticeKind, Open};
use crate::text::{later, share};
use crate::work::link::ReadLink;

/// Reads the link in the address, if there is one, now and whenever another is put there. Listens until the returned function is called.
pub fn follow(dispatch: Dispatch) -> impl FnOnce() {
    read_address(&dispatch);
    let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| read_address(&dispatch));
    move || drop(listener)
}

/// Takes a link out of the address, so that a reload does not bring it again, and reads it.
fn read_address(dispatch: &Dispatch) {
    let fragment = dom::fragment();
    // After the file may stand what is to be looked at in it.
    let (file, view) = fragment.split_once('&').map_or((&*fragment, None), |(file, view)| (file, Some(view)));
    if !link::is_link(file) {
        return;
    }
    dom::forget_fragment();
    address::ask(view);
    let running: Rc<RefCell<Option<WorkerHandle>>> = Rc::default();
    let hear = {
        let (dispatch, running) = (dispatch.clone(), Rc::clone(&running));
        Callback::from(move |event: WorkEvent<ReadLink>| {
            match event {
                WorkEvent::Report(()) => return,
                WorkEvent::Outcome(Ok(text)) => offer(&dispatch, &text),
                WorkEvent::Outcome(Err((zh, en))) => refuse(&dispatch, vec![Name::new(zh, en)]),
                WorkEvent::Lost(lost) => refuse(&dispatch, vec![later::lost(lost, share::not_read())]),
            }
            // Not while it speaks.
            let running = Rc::clone(&running);
            Timeout::new(0, move || drop(running.take())).forget();
        })
    };
    let started = start(&ReadLink { fragment: file.to_owned() }, hear);
    running.replace(Some(started));
}

/// Reads what the link holds, and shows it.
fn offer(dispatch: &Dispatch, text: &str) {
    if text.len() >= reading::LARGE {
        return reading::begin(dispatch, "", Wanted::Offered).send(Uint8Array::from(text.as_bytes()));
    }
    match open::read("", text) {
        Ok((open, notes)) => {
            // Kept only once it is taken.
            let open = Open { place: Some(recent::autosave::begin(text, true)), ..open };
            let results = replay::said(&open);
            show(dispatch, open, notes, results, text.len());
        }
        Err(notice) => refuse(dispatch, notice.sentences),
    }
}

/// Shows a file that came with the address, with what is odd about it and what is said of its results.
pub(super) fn show(dispatch: &Dispatch, open: Open, mut notes: Vec<Name>, results: Option<(Name, Vec<Name>)>, bytes: usize) {
    let results = results.map(|(title, sentences)| {
        notes.extend(sentences);
        title
    });
    let arrival = Arrival { open, notes: Rc::new(notes), results, bytes };
    dispatch.dispatch(Msg::Arrival(ArrivalMsg::Offered(Box::new(arrival))));
}

fn refuse(dispatch: &Dispatch, sentences: Vec<Name>) {
    dispatch.dispatch(Msg::Notice(Some(Notice { kind: NoticeKind::Error, title: share::link_refused(), sentences })));
}
