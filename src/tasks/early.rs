//! Keeping what is done before the large database keeps it: on a slow line, or where the later part does not come at all, work is kept like any other.
//!
//! The one file that can be open by then is the first visit's. Its text, once, and its steps as they stand go into a small database of their
//! own, which is opened before the file is shown; `recent::early` takes them over from there, in this tab or in the next. Nothing of the large
//! database is needed for it.

use std::cell::{Cell, RefCell};

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::future::TimeoutFuture;
use js_sys::{Array, Promise, Reflect};
use permille_exchange::files::{scenario_file, shipped};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbTransaction, IdbTransactionMode};

use super::tab;
use crate::store::{Open, Place, StoreHandle};
use crate::{deferred, dom};

/// What the database is called.
pub const DATABASE: &str = "permille.early";
/// What it holds: under `[place, 0]` the text a file began with, under `[place, 1]` what [`Record`] has.
pub const STORE: &str = "files";

/// How long it is until it is looked again whether the database has answered, and how often.
const LOOK_MILLISECONDS: u32 = 10;
const LOOKS: usize = 100;

/// How far the database is.
#[derive(Clone)]
enum State {
    /// Not asked for: there is no file that would be kept here.
    Unused,
    /// Asked for.
    Opening,
    Open(IdbDatabase),
    /// The browser has none for us.
    Refused,
}

thread_local! {
    static STATE: RefCell<State> = const { RefCell::new(State::Unused) };
    /// What waits until it is open.
    static WAITING: RefCell<Option<(Place, Array)>> = const { RefCell::new(None) };
    /// The file that is kept here, once there is one.
    static FILE: RefCell<Option<Place>> = const { RefCell::new(None) };
    /// Whether anything of it is kept here, or is to be.
    static KEPT: Cell<bool> = const { Cell::new(false) };
    /// Whether the text it began with is written.
    static BEGUN: Cell<bool> = const { Cell::new(false) };
    /// Whether the browser would not keep it.
    static UNKEPT: Cell<bool> = const { Cell::new(false) };
}

/// What is kept of a file, beside the text it began with.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// When, in milliseconds since 1970.
    pub at: f64,
    /// In which form its steps are written.
    pub form: u32,
    /// How many of its steps are taken.
    pub taken: usize,
    /// Whether it has changes that were never saved.
    pub unsaved: bool,
    /// As what it was handed to the browser.
    pub handed: Option<String>,
    /// The lines of its steps.
    pub steps: Vec<String>,
}

impl Record {
    /// Of an open file, as it is now.
    fn of(open: &Open) -> Self {
        let (steps, taken) = open.history.steps();
        let steps = steps.iter().map(|step| step.text()).collect();
        let handed = open.saved_as.as_ref().map(|saved| saved.name().to_string());
        Self { at: js_sys::Date::now(), form: scenario_file::STEP_FORM, taken, unsaved: open.unsaved, handed, steps }
    }

    /// As the database holds it.
    #[expect(clippy::cast_precision_loss, reason = "no history has so many steps")]
    fn value(&self) -> Array {
        let lines: Array = self.steps.iter().map(|line| JsValue::from(line.as_str())).collect();
        let (taken, handed) = (self.taken as f64, self.handed.as_deref().map_or(JsValue::NULL, JsValue::from));
        let facts: [JsValue; 6] = [self.at.into(), self.form.into(), taken.into(), self.unsaved.into(), handed, lines.into()];
        facts.into_iter().collect()
    }

    /// What the database holds as one; `None` where it is none.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what was written was whole and not negative")]
    pub fn from_value(value: &JsValue) -> Option<Self> {
        let facts = value.dyn_ref::<Array>()?;
        Some(Self {
            at: facts.get(0).as_f64()?,
            form: facts.get(1).as_f64()? as u32,
            taken: facts.get(2).as_f64()? as usize,
            unsaved: facts.get(3).as_bool()?,
            handed: facts.get(4).as_string(),
            steps: facts.get(5).dyn_ref::<Array>()?.iter().map(|line| line.as_string()).collect::<Option<_>>()?,
        })
    }
}

/// The key of the text a file began with, or of what is kept beside it.
pub fn key(place: &Place, number: u32) -> JsValue {
    Array::of2(&(&*place.0).into(), &number.into()).into()
}

/// What the lock is called that a tab holds as long as it keeps a file here.
pub fn lock(place: &Place) -> String {
    format!("{DATABASE}:{}", place.0)
}

/// Keeps the first visit's file from now on, as long as the large database does not.
pub fn keep_from_now(place: Place) {
    FILE.set(Some(place));
}

/// Keeps the first visit's file as it is, where something was done with it.
pub fn keep(store: &StoreHandle) {
    let Some(place) = FILE.with_borrow(Clone::clone) else { return };
    let files = store.open.iter().chain(&store.aside);
    let Some(open) = files.into_iter().find(|open| open.place.as_ref() == Some(&place)) else { return };
    if open.history.steps().0.is_empty() && !KEPT.get() {
        return;
    }
    if !KEPT.replace(true) {
        hold(&place);
    }
    tab::note(true);
    tab::remember(Some(open));
    let record = Record::of(open).value();
    match STATE.with_borrow(Clone::clone) {
        State::Open(database) => heard(put(&database, &place, &record)),
        State::Opening => {
            WAITING.set(Some((place, record)));
        }
        State::Unused | State::Refused => heard(None),
    }
}

/// Opens the database, so that nothing has to wait for it later.
pub fn begin() {
    STATE.set(State::Opening);
    if open().is_none() {
        STATE.set(State::Refused);
    }
}

fn open() -> Option<()> {
    let request = gloo::utils::window().indexed_db().ok()??.open_with_u32(DATABASE, 1).ok()?;
    let opened = |request: &IdbOpenDbRequest| request.result().ok()?.dyn_into::<IdbDatabase>().ok();
    let on = |act: Box<dyn Fn(&IdbOpenDbRequest)>| {
        let request = request.clone();
        Closure::once_into_js(move || act(&request))
    };
    let upgraded = on(Box::new(move |request| {
        // What fails here fails the opening.
        let _ = opened(request).map(|database| database.create_object_store(STORE));
    }));
    let answered = |database: Option<IdbDatabase>| {
        if let Some((place, record)) = WAITING.take() {
            heard(database.as_ref().and_then(|database| put(database, &place, &record)));
        }
        STATE.set(database.map_or(State::Refused, State::Open));
    };
    let succeeded = on(Box::new(move |request| answered(opened(request))));
    let failed = on(Box::new(move |_| answered(None)));
    request.set_onupgradeneeded(Some(upgraded.unchecked_ref()));
    request.set_onsuccess(Some(succeeded.unchecked_ref()));
    request.set_onerror(Some(failed.unchecked_ref()));
    Some(())
}

fn writing(database: &IdbDatabase) -> Option<IdbTransaction> {
    database.transaction_with_str_and_mode(STORE, IdbTransactionMode::Readwrite).ok()
}

/// Has it written without waiting for what its requests come to. A browser that cannot be told writes it all the same.
fn commit(transaction: &IdbTransaction) {
    let _ = dom::call(transaction, "commit", &[]);
}

/// Writes a file, with the text it began with where that is not written yet.
fn put(database: &IdbDatabase, place: &Place, record: &Array) -> Option<()> {
    let transaction = writing(database)?;
    let files = transaction.object_store(STORE).ok()?;
    if !BEGUN.replace(true) {
        files.put_with_key(&shipped::FIRST.text.into(), &key(place, 0)).ok()?;
    }
    files.put_with_key(record, &key(place, 1)).ok()?;
    commit(&transaction);
    Some(())
}

/// Where nothing is kept, leaving would lose the work: the browser asks first, until the later part sees to it.
fn heard(written: Option<()>) {
    if UNKEPT.replace(written.is_none()) || written.is_some() {
        return;
    }
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&gloo::utils::window(), "beforeunload", options, |event| {
        if UNKEPT.get() && deferred::here().is_none() {
            event.prevent_default();
        }
    })
    .forget();
}

/// Lets other tabs see that this one is still there: a lock ends with its tab.
fn hold(place: &Place) {
    let locks = Reflect::get(&gloo::utils::window().navigator(), &"locks".into());
    let for_good = Closure::once_into_js(|| -> JsValue { Promise::new(&mut |_, _| {}).into() });
    let asked = locks.ok().and_then(|locks| dom::call(&locks, "request", &[lock(place).into(), for_good]));
    // A page of a server without encryption has none: what it keeps may then stand under Recent as well.
    if let Some(promise) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) {
        spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}

/// Lets go of a file that the large database keeps from now on.
pub fn let_go(place: &Place) {
    if FILE.with_borrow(|file| file.as_ref() != Some(place)) {
        return;
    }
    FILE.take();
    WAITING.take();
    let kept = KEPT.take();
    if let State::Open(database) = STATE.replace(State::Unused) {
        if kept {
            // Where it stays, it is met again, and known by its place.
            let _ = remove(&database, place);
        }
        database.close();
    }
}

fn remove(database: &IdbDatabase, place: &Place) -> Option<()> {
    let transaction = writing(database)?;
    let files = transaction.object_store(STORE).ok()?;
    for number in 0..2 {
        files.delete(&key(place, number)).ok()?;
    }
    commit(&transaction);
    Some(())
}

/// Waits until the database has answered and all is handed to it, or it takes too long.
pub async fn answered() {
    for _ in 0..LOOKS {
        if STATE.with_borrow(|state| !matches!(state, State::Opening)) {
            return;
        }
        TimeoutFuture::new(LOOK_MILLISECONDS).await;
    }
}
