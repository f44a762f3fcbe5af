//! Bringing back a large file: what it began with is read beside the page, with progress and a way to stop, and its steps are taken one by one, so
//! that the page never stands still.

use js_sys::Uint8Array;
use permille_exchange::files::scenario_file;

use super::open::{as_kept, begun, cut, moved_on};
use super::shelf::{Stored, Written};
use crate::store::{Dispatch, History, Open};
use crate::tasks::reading::{Awaited, LARGE, Unread};

/// What is kept of a file as an open one, and what of it is written; or why it cannot be read, and `None` where it was stopped. A small one is there at
/// once.
pub async fn read(dispatch: &Dispatch, stored: &Stored) -> Option<Result<(Open, Written), Unread>> {
    if stored.base.as_ref().is_none_or(|base| base.len() < LARGE) {
        return Some(super::open::read(stored).map_err(Unread::Broken));
    }
    let mut reading = Awaited::begin(dispatch, &stored.card.title);
    Some(match large(&mut reading, stored).await? {
        Ok((open, history)) => Ok(as_kept(open, history, stored)),
        Err(why) => Err(why),
    })
}

async fn large(reading: &mut Awaited, stored: &Stored) -> Option<Result<(Open, History), Unread>> {
    let (base, plans) = match begun(stored) {
        Ok(begun) => begun,
        Err(why) => return Some(Err(Unread::Broken(why))),
    };
    let mut document = match reading.document(Uint8Array::from(base.as_bytes())).await? {
        Ok(document) => document,
        Err(why) => return Some(Err(why)),
    };
    let mut history = History::default();
    for line in &stored.steps {
        let step = scenario_file::read_step(line, &plans);
        if step.and_then(|step| history.take_again(&mut document.set, step)).is_none() {
            return Some(Err(Unread::Broken(cut())));
        }
        reading.rest().await?;
    }
    while history.taken() > stored.card.taken {
        if history.take_back(&mut document.set).is_none() {
            return Some(Err(Unread::Broken(cut())));
        }
        reading.rest().await?;
    }
    Some(reading.open(moved_on(document, stored)).await?.map(|open| (open, history)).map_err(Unread::Broken))
}
