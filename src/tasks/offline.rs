//! Working without a network: the service worker (www/offline.js) is registered once the page is idle, and a newer version that it has ready is offered
//! and taken when the planner wants it.
//!
//! Where a browser has no service worker, as for a page from a server without encryption, nothing is said of it; what would be fetched later is then
//! fetched while the page is idle. A page that stands alone, and one that is being worked on, names no service worker.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::future::TimeoutFuture;
use js_sys::{Date, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{EventTarget, VisibilityState};

use super::recent::autosave;
use super::site_files;
use crate::dom;
use crate::store::{Dispatch, Msg, Newer, Notice, NoticeKind, StoreHandle};
use crate::text::new_version;

/// What the page's script element says of the service worker.
const NAMED: &str = "offline";
/// Told to a version that waits, it takes the place of the one in use.
const TAKE_OVER: &str = "take over";
/// It is looked for a newer version no more often than this, in milliseconds.
const BETWEEN_LOOKS: f64 = 3_600_000.0;

thread_local! {
    /// What the browser knows of the service worker, once it is registered.
    static REGISTRATION: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    /// Whether this tab takes a newer version.
    static TAKING: Cell<bool> = const { Cell::new(false) };
}

/// Has the app kept, and says when a newer version is ready. Listens until the returned function is called.
pub fn follow(dispatch: Dispatch) -> impl FnOnce() {
    let listeners = dom::named_by_page(NAMED).and_then(|script| {
        let Some(container) = container() else {
            dom::when_idle(|| spawn_local(site_files::hold_all()));
            return None;
        };
        let changed = follow_changes(&container, dispatch.clone());
        let looked = Cell::new(Date::now());
        let seen = EventListener::new(&gloo::utils::document(), "visibilitychange", move |_| look(&looked));
        dom::when_idle(move || spawn_local(register(container, script, dispatch)));
        Some((changed, seen))
    });
    move || drop(listeners)
}

/// The browser's own keeper of service workers, where it lets this page have one.
fn container() -> Option<EventTarget> {
    Reflect::get(&gloo::utils::window().navigator(), &"serviceWorker".into()).ok()?.dyn_into().ok()
}

fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(JsValue::is_object)
}

/// Hears when another version answers for this page: the one this tab has taken, or one that another tab has.
fn follow_changes(container: &EventTarget, dispatch: Dispatch) -> EventListener {
    // The first to answer for a page is of the same version.
    let had_one = Cell::new(property(container, "controller").is_some());
    EventListener::new(container, "controllerchange", move |_| {
        if TAKING.get() {
            load_anew();
        } else if had_one.replace(true) {
            dispatch.dispatch(Msg::Newer(Newer::Elsewhere));
        }
    })
}

async fn register(container: EventTarget, script: String, dispatch: Dispatch) {
    let options = Object::new();
    for (key, value) in [("scope", "./"), ("updateViaCache", "none")] {
        // A plain object takes any field.
        let _ = Reflect::set(&options, &key.into(), &value.into());
    }
    let asked =
        dom::call(&container, "register", &[script.into(), options.into()]).and_then(|asked| asked.dyn_into::<Promise>().ok());
    let registered = match asked {
        Some(promise) => JsFuture::from(promise).await.ok(),
        None => None,
    };
    match registered {
        Some(registration) => watch(registration, dispatch),
        // A browser that keeps nothing.
        None => site_files::hold_all().await,
    }
}

/// Says when a newer version is whole, now or later.
fn watch(registration: JsValue, dispatch: Dispatch) {
    REGISTRATION.set(Some(registration.clone()));
    if property(&registration, "active").is_some() && property(&registration, "waiting").is_some() {
        dispatch.dispatch(Msg::Newer(Newer::Ready));
    }
    let dispatch = Rc::new(dispatch);
    await_whole(&registration, &dispatch);
    if let Some(target) = registration.dyn_ref::<EventTarget>() {
        let registration = registration.clone();
        // It listens for the life of the page.
        EventListener::new(target, "updatefound", move |_| await_whole(&registration, &dispatch)).forget();
    }
}

/// Follows a version that is being fetched.
fn await_whole(registration: &JsValue, dispatch: &Rc<Dispatch>) {
    let Some(coming) = property(registration, "installing").and_then(|coming| coming.dyn_into::<EventTarget>().ok()) else {
        return;
    };
    let (registration, dispatch, of) = (registration.clone(), Rc::clone(dispatch), coming.clone());
    let follow = EventListener::new(&coming, "statechange", move |_| {
        let state = Reflect::get(&of, &"state".into()).ok().and_then(|state| state.as_string());
        let is_first = property(&registration, "active").is_none();
        match state.as_deref() {
            Some("installed") if !is_first => dispatch.dispatch(Msg::Newer(Newer::Ready)),
            // The server was just being updated, or there is no room: this visit holds on to what it may need.
            Some("redundant") if is_first => spawn_local(site_files::hold_all()),
            _ => {}
        }
    });
    follow.forget();
}

/// Looks for a newer version, where the last look is long ago.
fn look(looked: &Cell<f64>) {
    if gloo::utils::document().visibility_state() != VisibilityState::Visible || Date::now() - looked.get() < BETWEEN_LOOKS {
        return;
    }
    looked.set(Date::now());
    if let Some(registration) = REGISTRATION.with_borrow(Clone::clone) {
        // Without a network there is nothing to be had, and nothing to be said.
        dom::promised(&registration, "update");
    }
}

/// Keeps the work, and changes to the newer version. Work that the browser would not keep is to be saved first.
pub fn take(store: &StoreHandle) {
    let (store, before) = (store.clone(), store.newer);
    store.dispatch(Msg::Newer(Newer::Taking));
    spawn_local(async move {
        // What was being typed is taken first.
        TimeoutFuture::new(0).await;
        autosave::flush().await;
        if autosave::is_unkept() {
            store.dispatch(Msg::Newer(before));
            let notice = Notice { kind: NoticeKind::Error, title: new_version::save_first(), sentences: Vec::new() };
            return store.dispatch(Msg::Notice(Some(notice)));
        }
        TAKING.set(true);
        let waiting = REGISTRATION.with_borrow(Clone::clone).and_then(|registration| property(&registration, "waiting"));
        // Once the other answers for it, the page is loaded anew.
        if waiting.and_then(|waiting| dom::call(&waiting, "postMessage", &[TAKE_OVER.into()])).is_none() {
            // It was taken already.
            load_anew();
        }
    });
}

/// A browser that does not load anew leaves the page as it is.
fn load_anew() {
    let _ = gloo::utils::window().location().reload();
}
