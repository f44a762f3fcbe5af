//! The page's address and its name say what is looked at: Back and Forward lead through it, a reload keeps it, and it can be sent to somebody.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use permille_engine::name::Name;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::work::{WorkEvent, WorkerHandle, start_once};
use super::{tab, whole_file};
use crate::dom;
use crate::queries::address;
use crate::store::{Cell as Number, DataPart, Dispatch, Msg, Notice, NoticeKind, OnPaper, Open, Screen, StoreHandle};
use crate::text::{Say, later, share, titled, words};
use crate::work::link::{MakeLink, NoLink};

/// How long what is looked at stands still before the address says it, in milliseconds: browsers let a page change it some hundred times in half a minute.
const STILL_MILLISECONDS: u32 = 250;

/// What is gone back to by itself: a year that is drawn along, or a norm in focus, is not.
#[derive(Clone, Debug, PartialEq)]
struct Stop {
    screen: Screen,
    part: Option<DataPart>,
    on_paper: Option<OnPaper>,
    scenario: usize,
    area: usize,
    explained: Option<Number>,
}

thread_local! {
    /// Where the last step of the browser's history stands.
    static LAST: RefCell<Option<Stop>> = const { RefCell::new(None) };
    /// Whether what came with the address was shown.
    static BEGUN: Cell<bool> = const { Cell::new(false) };
    static SOON: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    /// What a link asks to be looked at, until its file is opened.
    static ASKED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Puts into the address and the name of the page what is looked at now, soon.
pub fn follow(store: &StoreHandle) {
    let latest = Timeout::new(STILL_MILLISECONDS, || {
        if let Some(store) = tab::store() {
            write(&store);
        }
    });
    SOON.set(Some(latest));
    name(store);
    mark(store);
}

/// Has the mark of the open file stand at the edge of whatever is printed.
fn mark(store: &StoreHandle) {
    let marked = store.open.as_ref().and_then(|open| open.set().mark);
    dom::mark_paper(marked.map(|mark| store.preferences.language.say(words::mark(mark))));
}

/// Shows what came with the address, now that the file is open that it speaks of, and from now on what Back and Forward lead to.
pub fn take_up() {
    let shown = tab::store();
    let fragment = dom::fragment();
    if let Some(store) = &shown {
        // Whoever has begun to look around meanwhile goes on from there.
        if of(store).is_empty() && !fragment.is_empty() && address::is_view(&fragment) {
            show(store, &fragment, true);
        }
    }
    BEGUN.set(true);
    if let Some(store) = tab::store() {
        follow(&store);
    }
}

/// Listens to Back and Forward until the returned function is called.
pub fn listen() -> impl FnOnce() {
    let listener = EventListener::new(&gloo::utils::window(), "popstate", |_| {
        let fragment = dom::fragment();
        if let Some(store) = tab::store().filter(|_| fragment.is_empty() || address::is_view(&fragment)) {
            LAST.take();
            // What is behind may be of another file.
            show(&store, &fragment, false);
        }
    });
    move || drop(listener)
}

fn show(store: &StoreHandle, fragment: &str, told: bool) {
    if let Some(open) = &store.open {
        send(&store.dispatcher(), open, fragment, told);
    }
}

/// Has it shown; where it is `told`, that something of it is not in the file.
fn send(dispatch: &Dispatch, open: &Open, fragment: &str, told: bool) {
    let (msgs, whole) = address::read(open, fragment, &dom::decoded);
    for msg in msgs {
        dispatch.dispatch(msg);
    }
    if told && !whole {
        tell(dispatch, NoticeKind::Information, share::not_in_this_file());
    }
}

/// Notes what a link asks to be looked at in the file it holds.
pub(super) fn ask(view: Option<&str>) {
    ASKED.set(view.filter(|view| address::is_view(view)).map(ToOwned::to_owned));
}

/// Shows what the link asked for, whose file was opened.
pub fn arrived(dispatch: &Dispatch, open: &Open) {
    if let Some(view) = ASKED.take() {
        send(dispatch, open, &view, true);
    }
}

/// The part after `#` of an address that shows what is looked at.
#[must_use]
pub fn of(store: &StoreHandle) -> String {
    store.open.as_ref().map_or_else(String::new, |open| address::write(open, &store.view, &dom::encoded))
}

fn write(store: &StoreHandle) {
    if !BEGUN.get() || store.open.is_none() {
        return;
    }
    let view = &store.view;
    let stop = Stop {
        screen: view.screen,
        // What is usual is shown whether it was chosen or not.
        part: view.part.filter(|part| store.open.as_ref().is_none_or(|open| *part != DataPart::usual(open.model.areas().len()))),
        on_paper: view.on_paper,
        scenario: view.scenario,
        area: view.area,
        explained: view.explained,
    };
    let before = LAST.replace(Some(stop.clone()));
    let now = of(store);
    if dom::fragment() != now {
        dom::put_fragment(&now, before.is_some_and(|before| before != stop));
    }
}

/// The page is called after the file and the screen.
fn name(store: &StoreHandle) {
    let language = store.preferences.language;
    let file = store.open.as_ref().map(|open| titled(language, open.set()));
    let screen = store.view.on_paper.map_or(store.view.screen.word(), OnPaper::word);
    let parts = [file, store.open.as_ref().map(|_| language.say(screen).to_owned()), Some("Permille ‰".to_owned())];
    gloo::utils::document().set_title(&parts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
}

/// Puts on the clipboard a link that opens the file at what is looked at, and says so.
pub fn copy(store: &StoreHandle) {
    let Some(open) = &store.open else { return };
    let running: Rc<RefCell<Option<WorkerHandle>>> = Rc::default();
    let work = {
        let (document, view) = (Rc::clone(&open.document), of(store));
        async move { MakeLink { file: whole_file::of(document).await, address: dom::address(), view } }
    };
    let hear = {
        let (dispatch, running) = (store.dispatcher(), Rc::clone(&running));
        Callback::from(move |event: WorkEvent<MakeLink>| {
            match event {
                WorkEvent::Report(()) => return,
                WorkEvent::Outcome(Ok(made)) => {
                    let dispatch = dispatch.clone();
                    spawn_local(async move {
                        let copied = dom::copy(&made.link).await;
                        tell(&dispatch, if copied { NoticeKind::Done } else { NoticeKind::Error }, share::view_copied(copied));
                    });
                }
                WorkEvent::Outcome(Err(why)) => tell(&dispatch, NoticeKind::Error, no_link(why)),
                WorkEvent::Lost(lost) => tell(&dispatch, NoticeKind::Error, later::lost(lost, share::not_made())),
            }
            // Not while it speaks.
            let running = Rc::clone(&running);
            Timeout::new(0, move || drop(running.take())).forget();
        })
    };
    let started = start_once(work, hear);
    running.replace(Some(started));
}

/// Why there is no link.
#[must_use]
pub fn no_link(why: NoLink) -> Name {
    match why {
        NoLink::TooLong(characters) => share::too_large(characters),
        NoLink::Misunderstood => share::not_made(),
    }
}

fn tell(dispatch: &Dispatch, kind: NoticeKind, title: Name) {
    dispatch.dispatch(Msg::Notice(Some(Notice { kind, title, sentences: Vec::new() })));
}
