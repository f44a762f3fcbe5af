//! Holding the results of a file that was opened against those it was saved with, once it is on the page.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use permille_engine::name::Name;
use permille_exchange::files::replay;

use crate::store::{Msg, Notice, NoticeKind, Open, StoreHandle};
use crate::text::replay as wording;

/// Time for the page to be drawn first.
const AFTER_MILLISECONDS: u32 = 60;

/// What is said of a file's results; `None` where it has no record of them.
#[must_use]
pub fn said(open: &Open) -> Option<(Name, Vec<Name>)> {
    let record = open.document.record.as_ref()?;
    let verdict = replay::compare(record, &open.document, &open.model, open.all_outlooks());
    Some(wording::said(&verdict, open.set(), &open.model))
}

/// Says of a file that was opened whether its results are what they were, after whatever `notes` say of it.
pub fn check(store: &StoreHandle, open: Open, title: Option<Name>, notes: Vec<Name>) {
    if open.document.record.is_none() {
        return;
    }
    let dispatch = store.dispatcher();
    Timeout::new(AFTER_MILLISECONDS, move || {
        let Some((verdict, sentences)) = said(&open) else { return };
        let notice = notice(title, notes, verdict, sentences);
        dispatch.dispatch(Msg::NoticeOf(Rc::clone(&open.document), notice));
    })
    .forget();
}

/// What is told of a file's results, after whatever `notes` say of it under a `title`.
pub(super) fn notice(title: Option<Name>, notes: Vec<Name>, verdict: Name, sentences: Vec<Name>) -> Notice {
    match title {
        None => Notice { kind: NoticeKind::Information, title: verdict, sentences },
        Some(title) => {
            let sentences = notes.into_iter().chain([verdict]).chain(sentences).collect();
            Notice { kind: NoticeKind::Information, title, sentences }
        }
    }
}
