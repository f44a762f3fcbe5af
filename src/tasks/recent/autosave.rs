//! Keeping the open file in the browser, step by step: a closed tab, a killed browser and another file in its place lose nothing.
//!
//! What is written is what changed: the text the file began with once, then each step as a line. Both stand in one transaction with
//! the card, so that what is found is what was there at one moment. The file that was open before is kept along with the open one.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use js_sys::Uint8Array;
use permille_engine::name::Name;
use permille_exchange::files::scenario_file::{self, Document};
use permille_exchange::files::{digest, shipped};
use wasm_bindgen_futures::spawn_local;

use super::database::{Trouble, database, opened};
use super::shelf::{Entry, Line, Written};
use super::{bounds, claims, fold, open, shelf, versions};
use crate::dom;
use crate::store::{Hold, Msg, Notice, NoticeKind, Open, Place, StoreHandle};
use crate::tasks::pace::Pace;
use crate::tasks::reading::LARGE;
use crate::tasks::{early, start, tab};
use crate::text::recent;

/// Delay between a change and its writing; later changes within it are written together.
const KEEP_MILLISECONDS: u32 = 250;
/// Interval at which a running write is checked for its end.
const WAIT_MILLISECONDS: u32 = 10;
/// Delay before a failed write is tried again.
const AGAIN_MILLISECONDS: u32 = 5_000;

/// The text a file began with, until it is written.
#[derive(Clone, Debug)]
struct Begun {
    text: Uint8Array,
    /// Its digest; empty where it is not known.
    digest: Rc<str>,
    /// Whether it ships: then it is kept only once it is changed.
    ships: bool,
}

impl Begun {
    fn of(text: &str, ships: bool) -> Self {
        let digest = format!("{:016x}", digest::of_text(text)).into();
        Self { text: Uint8Array::from(text.as_bytes()), digest, ships }
    }
}

#[derive(Default)]
struct Keeper {
    begun: BTreeMap<Place, Begun>,
    written: BTreeMap<Place, Written>,
    /// The write that waits.
    timer: Option<Timeout>,
    /// Whether one is under way.
    busy: bool,
    /// What was said where there is work that the browser would not keep.
    unkept: Option<Name>,
}

thread_local! {
    static KEEPER: RefCell<Keeper> = RefCell::default();
}

fn with<T>(act: impl FnOnce(&mut Keeper) -> T) -> T {
    KEEPER.with_borrow_mut(act)
}

/// A place for a file that begins as `text`.
pub fn begin(text: &str, ships: bool) -> Place {
    let Begun { text, digest, ships } = Begun::of(text, ships);
    begin_bytes(text, digest, ships)
}

/// A place for a file that begins as the text in `bytes`, of this digest where it is known.
pub fn begin_bytes(text: Uint8Array, digest: Rc<str>, ships: bool) -> Place {
    let place = Place(dom::random_name().into());
    with(|keeper| keeper.begun.insert(place.clone(), Begun { text, digest, ships }));
    place
}

/// What is known to be written of a file that was brought back.
pub(super) fn resume(place: Place, written: Written) {
    with(|keeper| keeper.written.insert(place, written));
}

/// Whether there is work that the browser would not keep.
pub fn is_unkept() -> bool {
    with(|keeper| keeper.unkept.is_some())
}

/// Keeps what has changed, soon. Sees to it that the file has a place, and that this tab has the place.
pub fn keep_soon(store: &StoreHandle) {
    // The file that a first visit began with, before any of this was here.
    if let Some(place) = start::first_place() {
        with(|keeper| keeper.begun.insert(place, Begun::of(shipped::FIRST.text, true)));
    }
    for open in files(store) {
        match (&open.place, open.hold) {
            (None, _) => settle(store, open, None),
            // What is changed here must not go where another tab writes.
            (Some(place), Hold::Reading) if differs(open) => settle(store, open, Some(place.clone())),
            (Some(place), Hold::Writing) => {
                let place = place.clone();
                spawn_local(async move {
                    claims::claim(&place).await;
                });
            }
            (Some(_), Hold::Reading) => {}
        }
    }
    let places: Vec<Place> = files(store).filter_map(|open| open.place.clone()).collect();
    let held: Vec<Place> = places.iter().cloned().chain(open::coming()).collect();
    claims::keep_only(&held);
    with(|keeper| {
        keeper.begun.retain(|place, _| places.contains(place));
        keeper.written.retain(|place, _| places.contains(place));
    });
    if !waiting().is_empty() {
        later(KEEP_MILLISECONDS);
    }
}

/// Gives a file a place of its own.
fn settle(store: &StoreHandle, open: &Open, from: Option<Place>) {
    let place = begin(&beginning(open), false);
    if from.is_some() {
        store.dispatch(Msg::Notice(Some(told(recent::kept_apart()))));
    }
    store.dispatch(Msg::Placed { document: Rc::clone(&open.document), from, place });
}

/// The text of a file before its first step.
fn beginning(open: &Open) -> String {
    let set = open.history.beginning(open.set());
    scenario_file::write(&Document { set, ..(*open.document).clone() }, shipped::at_hand())
}

/// The open file, and the one before it.
fn files(store: &StoreHandle) -> impl Iterator<Item = &Open> {
    store.open.iter().chain(&store.aside)
}

/// Whether a file is otherwise than it was written.
fn differs(open: &Open) -> bool {
    let Some(place) = &open.place else { return false };
    with(|keeper| match keeper.written.get(place) {
        Some(written) => !written.is_of(open),
        None => {
            let ships = keeper.begun.get(place).is_some_and(|begun| begun.ships);
            !ships || open.unsaved || !open.history.steps().0.is_empty()
        }
    })
}

/// What is to be written.
fn waiting() -> Vec<Open> {
    let Some(store) = tab::store() else { return Vec::new() };
    files(&store).filter(|open| open.hold == Hold::Writing && differs(open)).cloned().collect()
}

fn later(milliseconds: u32) {
    with(|keeper| {
        if keeper.timer.is_none() {
            keeper.timer = Some(Timeout::new(milliseconds, || {
                with(|keeper| keeper.timer.take()).map(Timeout::forget);
                spawn_local(flush());
            }));
        }
    });
}

/// Writes what is to be written, one after the other.
pub async fn flush() {
    while with(|keeper| std::mem::replace(&mut keeper.busy, true)) {
        TimeoutFuture::new(WAIT_MILLISECONDS).await;
    }
    let mut failed = false;
    for open in waiting() {
        failed |= !heard(&open, write(&open).await);
    }
    with(|keeper| keeper.busy = false);
    if !waiting().is_empty() {
        later(if failed { AGAIN_MILLISECONDS } else { KEEP_MILLISECONDS });
    }
}

/// Writes a file, unless another tab has it.
async fn write(open: &Open) -> Result<(), Trouble> {
    let database = database().await?;
    let Some((place, before)) = known(open) else { return Ok(()) };
    let (mut lines, mut pace) = (Vec::new(), Pace::default());
    for step in shelf::new_steps(open, before.as_ref()) {
        let mut line = Line::default();
        for part in step.line() {
            line.add(&part);
            pace.rest_if_due().await;
        }
        lines.push(line);
    }
    let entry = entry(open, &place, before, lines);
    let begins = entry.base.is_some();
    versions::keep(&database, &entry.card.place).await;
    match shelf::put(&database, &entry, true).await {
        // What a file was on earlier days gives way to what is done now.
        Err(Trouble::Full) if versions::make_room(&database).await => shelf::put(&database, &entry, true).await?,
        put => put?,
    }
    wrote(&entry);
    fold::begin(&entry.card.place, &entry.written);
    if begins {
        let own = tab::store().map(|store| files(&store).filter_map(|open| open.place.clone()).collect());
        bounds::keep(&database, own.unwrap_or_default(), &entry.card).await?;
    }
    Ok(())
}

/// Whether an open file is large, and what it began with is kept, or about to be.
pub fn is_large(open: &Open) -> bool {
    let Some(place) = &open.place else { return false };
    let written = |keeper: &Keeper| keeper.written.get(place).map(|written| written.base);
    let begun = |keeper: &Keeper| keeper.begun.get(place).map(|begun| begun.text.length() as usize);
    with(|keeper| written(keeper).or(begun(keeper))).is_some_and(|base| base >= LARGE)
}

/// The text of a large open file as it is saved, put together beside the page from what is kept of it; `None` where what is kept is not what is open.
pub async fn saved(open: &Open) -> Option<String> {
    let place = open.place.clone()?;
    let is_kept = || with(|keeper| keeper.written.get(&place).is_some_and(|written| written.is_of(open)));
    flush().await;
    if !is_kept() {
        return None;
    }
    let stored = open::of(&place).await.ok()??;
    // Nothing was written while it was read.
    if is_kept() { fold::saved(&stored).await } else { None }
}

/// Writes at once what is to be written, before the page may be gone: nothing is waited for.
pub fn write_now() {
    let Some(database) = opened() else { return };
    for open in waiting() {
        let Some((place, before)) = known(&open) else { continue };
        let lines = shelf::new_steps(&open, before.as_ref()).iter().map(|step| Line::of(step)).collect();
        let entry = entry(&open, &place, before, lines);
        let database = Rc::clone(&database);
        let put = shelf::put_at_once(&database, &entry);
        spawn_local(async move {
            let written = match put {
                Ok(transaction) => super::database::done(transaction).await,
                Err(trouble) => Err(trouble),
            };
            if heard(&open, written) {
                wrote(&entry);
            }
        });
    }
}

/// Where a file is kept, and what is written of it; `None` where it has no place.
fn known(open: &Open) -> Option<(Place, Option<Written>)> {
    let place = open.place.clone()?;
    // Steps before those that are kept were taken back: all is written anew.
    let written = with(|keeper| keeper.written.get(&place).cloned()).filter(|written| written.begins(open));
    Some((place, written))
}

/// What of a file is to be written, over what is written of it.
fn entry(open: &Open, place: &Place, written: Option<Written>, lines: Vec<Line>) -> Entry {
    let base = written.is_none().then(|| {
        let begun = with(|keeper| keeper.begun.get(place).cloned());
        begun.unwrap_or_else(|| Begun::of(&beginning(open), false))
    });
    Entry::of(open, place, base.map(|begun| (begun.text, begun.digest)), written, lines)
}

fn wrote(entry: &Entry) {
    with(|keeper| {
        keeper.begun.remove(&entry.card.place);
        keeper.written.insert(entry.card.place.clone(), entry.written.clone());
    });
    early::let_go(&entry.card.place);
}

/// Writes what a fold came to, between two other writes, if what was folded is still how the file began.
pub(super) async fn folded(place: &Place, first: usize, many: usize, text: &str) {
    if with(|keeper| std::mem::replace(&mut keeper.busy, true)) {
        // It is folded again after a later write.
        return;
    }
    let before = with(|keeper| keeper.written.get(place).cloned());
    let before = before.filter(|before| before.first() == first && before.taken >= before.folded + many);
    if let Some(before) = before.filter(|before| before.steps.len() >= many) {
        let after = before.fold(many, text.len());
        let of = (place.clone(), after.clone());
        let put = fold::put(place, &after, text, move || {
            with(|keeper| keeper.written.insert(of.0, of.1));
        });
        if put.await.is_err() {
            // What is written is not known: all of it is written anew.
            with(|keeper| keeper.written.remove(place));
        }
    }
    with(|keeper| keeper.busy = false);
    if !waiting().is_empty() {
        later(KEEP_MILLISECONDS);
    }
}

/// Takes note of how a write went, and says once what keeps work from being kept. Whether it went well.
fn heard(open: &Open, written: Result<(), Trouble>) -> bool {
    let Some(store) = tab::store() else { return written.is_ok() };
    match written {
        Ok(()) => {
            // What was said is true no longer.
            let said = with(|keeper| keeper.unkept.take());
            if said.is_some_and(|said| store.notice.as_ref().is_some_and(|notice| notice.title == said)) {
                store.dispatch(Msg::Notice(None));
            }
            tab::note(true);
            if open.unsaved {
                persist();
            }
        }
        Err(Trouble::Taken) => {
            if let Some(place) = open.place.clone() {
                store.dispatch(Msg::Held(place, Hold::Reading));
            }
        }
        // A file that lies elsewhere as it is here loses nothing.
        Err(_) if !open.unsaved => {}
        Err(trouble) => {
            let said = trouble.said();
            if with(|keeper| keeper.unkept.replace(said.clone())).is_none() {
                store.dispatch(Msg::Notice(Some(told(said))));
            }
        }
    }
    written.is_ok()
}

fn told(title: Name) -> Notice {
    Notice { kind: NoticeKind::Information, title, sentences: Vec::new() }
}

/// Asks the browser, once, not to clear what is kept when it needs room.
fn persist() {
    thread_local! {
        static ASKED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
    }
    if !ASKED.replace(true) {
        let storage = js_sys::Reflect::get(&gloo::utils::window().navigator(), &"storage".into());
        // A browser without it keeps what it keeps.
        let _ = storage.map(|storage| dom::promised(&storage, "persist"));
    }
}
