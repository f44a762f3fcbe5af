//! Reading a large file: beside the page, and taken up by it in pieces, so that it never stands still.
//!
//! What is open stays until the file is whole. The last file asked for counts: another takes the place of one that is still being read, and
//! stopping leaves everything as it was. What reads a file for its own ends, and opens nothing by it, waits for it in `awaited`.

mod awaited;

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use permille_engine::name::Name;
use permille_exchange::files::scenario_file::{self, Document};
use permille_exchange::files::shipped;
use yew::Callback;

use super::pace::{self, Pace, now};
use super::work::{Connection, ServiceEvent, connect};
use super::{link, open, recent, replay};
use crate::store::{Dispatch, Msg, Notice, NoticeKind, Open, Reading as Shown, ReadingMsg};
use crate::text::{later, sentences, share};
use crate::work::areas::Known;
use crate::work::reading::{Parts, ReadingService, Request, Response, Results};
use crate::work::table::ZhEn;

use awaited::Waiting;
pub use awaited::{Awaited, Unread};

/// From how many bytes on a file is large: smaller ones are there at once.
pub const LARGE: usize = 1_000_000;
/// How much of all is done once the worker has read the file, once its areas are taken up, and once its model is there.
const DONE: [f64; 3] = [70.0, 85.0, 90.0];
/// So long nothing new is said of how far it is: saying so costs time itself.
const BETWEEN_WORDS: f64 = 80.0;

thread_local! {
    /// The file being read, or the one that was read last, while its results are still looked at.
    static READING: RefCell<Option<Rc<Reading>>> = const { RefCell::new(None) };
    /// How many were ever read.
    static COUNT: Cell<u32> = const { Cell::new(1) };
}

/// What becomes of a file once it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// It is opened.
    Opened,
    /// It came with the address, and is offered.
    Offered,
    /// Somebody waits for it.
    Awaited,
}

/// A file being read.
pub struct Reading {
    dispatch: Dispatch,
    number: u32,
    /// What the file is called.
    file: String,
    wanted: Wanted,
    /// Its bytes, until they are known to be read by another.
    bytes: RefCell<Option<Uint8Array>>,
    /// The same until it is open: what it begins with where the browser keeps it.
    base: RefCell<Option<Uint8Array>>,
    size: Cell<u32>,
    connection: RefCell<Option<Connection>>,
    /// Who waits for what the worker says, where somebody does.
    awaited: RefCell<Option<Waiting>>,
    /// What they hold on to until it is not wanted any more.
    held: RefCell<Option<Box<dyn Any>>>,
    /// When it was last said how far it is.
    said: Cell<f64>,
    /// Whether the worker has sent all but the results; whether these are not to be had.
    handed_over: Cell<bool>,
    no_results: Cell<bool>,
    /// What it came to, while its results are waited for.
    waiting: RefCell<Option<Open>>,
    /// The file, once it is opened.
    opened: RefCell<Option<Rc<Document>>>,
    /// What is odd about it.
    notes: RefCell<Vec<Name>>,
    /// What is said of its results, where that is heard before it is opened.
    results: RefCell<Option<Results>>,
}

/// Ends the reading that the store no longer shows, wherever it is.
pub fn follow(shown: Option<u32>) {
    let over = READING
        .with_borrow_mut(|reading| reading.take_if(|reading| shown != Some(reading.number) && reading.opened.borrow().is_none()));
    if let Some(reading) = over {
        reading.leave();
    }
}

/// Begins to read a file, in the place of any other, and shows that it is coming.
pub fn begin(dispatch: &Dispatch, file: &str, wanted: Wanted) -> Rc<Reading> {
    let title = match wanted {
        Wanted::Opened | Wanted::Awaited => sentences::reading(file),
        Wanted::Offered => share::reading(),
    };
    begin_as(dispatch, file, title, wanted)
}

/// The same, shown under this title.
fn begin_as(dispatch: &Dispatch, file: &str, title: Name, wanted: Wanted) -> Rc<Reading> {
    let reading = Rc::new(Reading {
        dispatch: dispatch.clone(),
        number: COUNT.replace(COUNT.get() + 1),
        file: file.to_owned(),
        wanted,
        bytes: RefCell::default(),
        base: RefCell::default(),
        size: Cell::new(0),
        connection: RefCell::default(),
        awaited: RefCell::default(),
        held: RefCell::default(),
        said: Cell::new(now()),
        handed_over: Cell::new(false),
        no_results: Cell::new(false),
        waiting: RefCell::default(),
        opened: RefCell::default(),
        notes: RefCell::default(),
        results: RefCell::default(),
    });
    let shown = Shown { number: reading.number, title: Rc::new(title), percent: 0 };
    if let Some(before) = READING.replace(Some(Rc::clone(&reading))) {
        before.leave();
    }
    dispatch.dispatch(Msg::Reading(ReadingMsg::Begun(shown)));
    reading
}

impl Reading {
    /// Whether it is still wanted.
    pub fn is_wanted(self: &Rc<Self>) -> bool {
        READING.with_borrow(|reading| reading.as_ref().is_some_and(|reading| Rc::ptr_eq(reading, self)))
    }

    /// Lets go of it: it turned out to be something else.
    pub fn end(&self) {
        self.leave();
        self.dispatch.dispatch(Msg::Reading(ReadingMsg::Over(self.number)));
    }

    /// Hands the bytes to a worker.
    pub fn send(self: &Rc<Self>, bytes: Uint8Array) {
        let reading = Rc::downgrade(self);
        let hear = Callback::from(move |event: ServiceEvent<ReadingService>| {
            if let Some(reading) = Weak::upgrade(&reading)
                && reading.is_wanted()
            {
                reading.hear(event);
            }
        });
        // The page keeps its own until the worker is known to be there.
        let copy = bytes.slice(0, bytes.length());
        self.size.set(bytes.length());
        self.base.replace(Some(bytes.clone()));
        self.bytes.replace(Some(bytes));
        let connection = connect::<ReadingService>(hear);
        connection.send::<ReadingService>(&Request, &copy);
        self.connection.replace(Some(connection));
    }

    /// Says why it cannot be opened.
    pub fn refuse(&self, sentences: Vec<Name>) {
        let title = match self.wanted {
            Wanted::Opened | Wanted::Awaited => sentences::open_refused(&self.file),
            Wanted::Offered => share::link_refused(),
        };
        self.end();
        self.dispatch.dispatch(Msg::Notice(Some(Notice { kind: NoticeKind::Error, title, sentences })));
    }

    /// All is done and said: nothing of the file is held on to.
    fn rest(&self) {
        self.leave();
        READING.with_borrow_mut(|reading| reading.take_if(|reading| reading.number == self.number));
    }

    /// Ends the worker, if there is one. Whoever still waits for it learns that it does not come.
    fn leave(&self) {
        drop(self.awaited.take());
        drop(self.held.take());
        let connection = self.connection.take();
        // Not while it speaks.
        Timeout::new(0, move || drop(connection)).forget();
    }

    fn hear(self: &Rc<Self>, event: ServiceEvent<ReadingService>) {
        let Some(event) = self.told(event) else { return };
        match event {
            ServiceEvent::Response(Response::Percent(percent), _) => {
                self.bytes.take();
                self.so_far(f64::from(percent) / 100.0 * DONE[0]);
            }
            ServiceEvent::Response(Response::Refused(sentences), _) => self.refuse(sentences.into_iter().map(both).collect()),
            ServiceEvent::Response(Response::Read(parts), payload) => {
                self.handed_over.set(true);
                if !parts.has_record {
                    self.leave();
                }
                let reading = Rc::clone(self);
                wasm_bindgen_futures::spawn_local(async move { reading.take_up(parts, payload).await });
            }
            ServiceEvent::Response(Response::Results(results), _) => {
                self.leave();
                self.results.replace(Some(results));
                match self.waiting.take() {
                    Some(open) => self.offer(open),
                    None => self.tell_results(),
                }
            }
            // A worker that never began has not failed at this file: it is read here, as a small one is.
            ServiceEvent::Lost(_) if self.bytes.borrow().is_some() => self.read_here(),
            // The file is there, and only what its results were remains untold.
            ServiceEvent::Lost(_) if self.handed_over.get() => {
                self.leave();
                self.no_results.set(true);
                match self.waiting.take() {
                    Some(open) => self.offer(open),
                    None if self.opened.borrow().is_some() => self.rest(),
                    None => {}
                }
            }
            ServiceEvent::Lost(lost) => self.refuse(vec![later::lost(lost, sentences::reading_failed())]),
        }
    }

    /// Reads it on the page, which stands still meanwhile.
    fn read_here(self: &Rc<Self>) {
        self.leave();
        let bytes = self.bytes.take().map(|bytes| bytes.to_vec()).unwrap_or_default();
        let read = scenario_file::decode(&bytes).map_err(|problem| vec![open::both(&problem)]);
        match read.and_then(|text| open::read(&self.file, &text).map_err(|notice| notice.sentences)) {
            Ok((open, notes)) => {
                // Its results are held against those it was saved with here as well.
                self.notes.replace(notes);
                self.results.replace(replay::said(&open).map(|(title, sentences)| Results {
                    title: told(title),
                    sentences: sentences.into_iter().map(told).collect(),
                }));
                self.done(open, false);
            }
            Err(sentences) => self.refuse(sentences),
        }
    }

    /// Takes up what was read, a little at a time.
    async fn take_up(self: Rc<Self>, parts: Parts, payload: Uint8Array) {
        let mut pace = Pace::default();
        let Some(document) = self.document(&parts, &payload, &mut pace).await else {
            if self.is_wanted() {
                self.refuse(vec![sentences::reading_failed()]);
            }
            return;
        };
        match self.computed(document, &mut pace).await {
            None => {}
            Some(Err(sentences)) => self.refuse(sentences),
            Some(Ok(open)) => self.done(open, parts.has_record),
        }
    }

    /// Makes a document ready to look at; what keeps it from that, and `None` where it is not wanted any more.
    async fn computed(self: &Rc<Self>, document: Document, pace: &mut Pace) -> Option<Result<Open, Vec<Name>>> {
        let goes_on = |share: f64| {
            if share > 0.0 {
                self.so_far(DONE[2] + (100.0 - DONE[2]) * share);
            }
            self.is_wanted()
        };
        let opened = pace::opened(document, pace, &goes_on).await?;
        pace.rest().await;
        self.is_wanted().then(|| opened.map_err(|problems| problems.iter().map(sentences::problem).collect()))
    }

    /// What keeps a document from being computed; `None` where it is not wanted any more.
    async fn checked(self: &Rc<Self>, document: &Document, pace: &mut Pace) -> Option<Result<(), Vec<Name>>> {
        let made = pace::made(&document.set, pace, &|_| self.is_wanted()).await?;
        Some(made.map(|_| ()).map_err(|problems| problems.iter().map(sentences::problem).collect()))
    }

    /// Puts the document together; `None` where it cannot be, or is not wanted any more.
    async fn document(self: &Rc<Self>, parts: &Parts, payload: &Uint8Array, pace: &mut Pace) -> Option<Document> {
        let (known, mut areas, mut start) = (Known::from(&parts.words), Vec::new(), 0);
        for &end in &parts.ends {
            if !self.is_wanted() || !known.take_up(&payload.subarray(start, end).to_vec(), &mut areas) {
                return None;
            }
            start = end;
            if pace.is_due() {
                let done = f64::from(start) / f64::from(payload.length());
                self.so_far(DONE[0] + (DONE[1] - DONE[0]) * done);
                pace.rest().await;
            }
        }
        let plans = shipped::plans().ok()?;
        let document = scenario_file::parts::document(&parts.rest, areas, &plans)?;
        self.so_far(DONE[1]);
        pace.rest().await;
        self.notes.replace(parts.notes.iter().cloned().map(both).collect());
        self.is_wanted().then_some(document)
    }

    /// It is whole: it is opened, or offered.
    fn done(self: &Rc<Self>, open: Open, has_record: bool) {
        let results_come = has_record && !self.no_results.get();
        let offered = self.wanted == Wanted::Offered;
        // What came with the address is kept only once it is taken.
        let place = self.base.take().map(|bytes| recent::autosave::begin_bytes(bytes, "".into(), offered));
        let open = Open { place, ..open };
        match self.wanted {
            Wanted::Opened => {
                let document = Rc::clone(&open.document);
                self.opened.replace(Some(Rc::clone(&document)));
                self.dispatch.dispatch(Msg::Reading(ReadingMsg::Whole(self.number, Box::new(open))));
                let notes = self.notes.borrow().clone();
                if !notes.is_empty() {
                    let title = sentences::opened_with_notes(&self.file);
                    let notice = Notice { kind: NoticeKind::Information, title, sentences: notes };
                    self.dispatch.dispatch(Msg::NoticeOf(document, notice));
                }
                self.tell_results();
                if !results_come {
                    self.rest();
                }
            }
            Wanted::Offered if results_come && self.results.borrow().is_none() => {
                self.waiting.replace(Some(open));
            }
            Wanted::Offered => self.offer(open),
            // Whoever waits for it opens it, or not.
            Wanted::Awaited => {}
        }
    }

    /// Offers a file that came with the address.
    fn offer(self: &Rc<Self>, open: Open) {
        let results = self.results.take().map(|results| (both(results.title), results.sentences.into_iter().map(both).collect()));
        self.end();
        link::show(&self.dispatch, open, self.notes.take(), results, self.size.get() as usize);
    }

    /// Says of an open file whether its results are what they were, once that is known.
    fn tell_results(&self) {
        let Some(document) = self.opened.borrow().clone() else { return };
        let Some(results) = self.results.take() else { return };
        let notes = self.notes.take();
        let title = (!notes.is_empty()).then(|| sentences::opened_with_notes(&self.file));
        let notice = replay::notice(title, notes, both(results.title), results.sentences.into_iter().map(both).collect());
        self.dispatch.dispatch(Msg::NoticeOf(document, notice));
        self.rest();
    }

    /// Says how far it is, now and then.
    fn so_far(self: &Rc<Self>, percent: f64) {
        if now() - self.said.get() >= BETWEEN_WORDS && self.is_wanted() {
            self.said.set(now());
            self.dispatch.dispatch(Msg::Reading(ReadingMsg::SoFar(self.number, percent as u8)));
        }
    }
}

fn told(name: Name) -> ZhEn {
    (name.zh, name.en)
}

fn both((zh, en): ZhEn) -> Name {
    Name::new(zh, en)
}
