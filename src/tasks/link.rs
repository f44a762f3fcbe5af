//! Links that arrive with the page's address: read in the worker, and offered before anything is replaced.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use permille_engine::name::Name;
use permille_exchange::link;
use yew::Callback;

use super::work::{News, Running, start};
use super::{open, replay};
use crate::dom;
use crate::store::{Arrival, ArrivalMsg, Dispatch, Msg, Notice, NoticeKind};
use crate::text::share;
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
    if !link::is_link(&fragment) {
        return;
    }
    dom::forget_fragment();
    let running: Rc<RefCell<Option<Running>>> = Rc::default();
    let hear = {
        let (dispatch, running) = (dispatch.clone(), Rc::clone(&running));
        Callback::from(move |news: News<ReadLink>| {
            match news {
                News::Report(()) => return,
                News::Outcome(Ok(text)) => offer(&dispatch, &text),
                News::Outcome(Err((zh, en))) => refuse(&dispatch, vec![Name::new(zh, en)]),
                News::Failed => refuse(&dispatch, vec![share::not_read()]),
            }
            // Not while it speaks.
            let running = Rc::clone(&running);
            Timeout::new(0, move || drop(running.take())).forget();
        })
    };
    let started = start(&ReadLink { fragment }, hear);
    running.replace(Some(started));
}

/// Shows what the link holds.
fn offer(dispatch: &Dispatch, text: &str) {
    match open::read("", text) {
        Ok((open, notes)) => {
            let (mut results, mut notes) = (None, notes);
            if let Some((title, sentences, _)) = replay::said(&open) {
                results = Some(title);
                notes.extend(sentences);
            }
            let arrival = Arrival { open, notes: Rc::new(notes), results, bytes: text.len() };
            dispatch.dispatch(Msg::Arrival(ArrivalMsg::Offered(Box::new(arrival))));
        }
        Err(notice) => refuse(dispatch, notice.sentences),
    }
}

fn refuse(dispatch: &Dispatch, sentences: Vec<Name>) {
    dispatch.dispatch(Msg::Notice(Some(Notice { kind: NoticeKind::Error, title: share::link_refused(), sentences })));
}
