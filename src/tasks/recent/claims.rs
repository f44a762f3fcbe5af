//! Which tab writes where: a lock for each file, and a channel on which tabs ask each other to let go.
//!
//! A lock ends with its tab, however that ends. A page of a server without encryption has no locks; there, whoever has a file says so
//! when asked. Whatever is claimed, nothing is written over another tab's work: each write looks whose the file is.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use gloo::events::EventListener;
use gloo::timers::future::TimeoutFuture;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent};

use crate::store::Place;
use crate::{dom, standalone};
use permille_engine::in_order;

/// How long a tab that is asked has to answer.
const ANSWER_MILLISECONDS: u32 = 150;
/// How long a tab that is asked to let go has for it, in so many looks.
const LOOKS: usize = 20;
/// How long it is until the next look.
const LOOK_MILLISECONDS: u32 = 100;

/// What tabs say to each other, always of a file.
mod word {
    /// Who has it?
    pub const ASK: &str = "ask";
    /// I have.
    pub const HAVE: &str = "have";
    /// Let it go.
    pub const LET_GO: &str = "let-go";
}

/// Told which file another tab took.
type Lost = Box<dyn Fn(Place)>;

thread_local! {
    /// What this tab has, with what lets go of the lock where there is one.
    static HELD: RefCell<BTreeMap<Place, Option<Function>>> = const { RefCell::new(BTreeMap::new()) };
    /// What other tabs said they have, since they were asked last.
    static THEIRS: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
    static CHANNEL: Option<BroadcastChannel> = BroadcastChannel::new(&named("tabs")).ok();
    static LOST: RefCell<Option<Lost>> = const { RefCell::new(None) };
    static ME: String = dom::random_name();
}

/// A name between tabs of this app; a page that stands alone has its own.
fn named(what: &str) -> String {
    format!("permille{}:{what}", standalone::storage_key())
}

/// What tells this tab from others.
pub fn me() -> String {
    ME.with(Clone::clone)
}

fn say(word: &str, place: &Place) {
    CHANNEL.with(|channel| {
        if let Some(channel) = channel {
            // Nobody there to hear it is nobody to let go.
            let _ = channel.post_message(&Array::of2(&word.into(), &(&*place.0).into()));
        }
    });
}

/// Listens to other tabs until the returned function is called. `let_go` is told which file another tab asks for, `lost` which was taken.
pub fn listen(let_go: impl Fn(Place) + 'static, lost: impl Fn(Place) + 'static) -> impl FnOnce() {
    LOST.replace(Some(Box::new(lost)));
    let listener = CHANNEL.with(|channel| {
        let hear = move |event: &web_sys::Event| {
            let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
            let letter: Array = event.data().unchecked_into();
            let (word, id) = (letter.get(0).as_string().unwrap_or_default(), letter.get(1).as_string().unwrap_or_default());
            let place = Place(id.as_str().into());
            let mine = HELD.with_borrow(|held| held.contains_key(&place));
            match word.as_str() {
                word::ASK if mine => say(word::HAVE, &place),
                word::HAVE => {
                    THEIRS.with_borrow_mut(|theirs| theirs.insert(id));
                }
                word::LET_GO if mine => let_go(place),
                _ => {}
            }
        };
        channel.as_ref().map(|channel| EventListener::new(channel, "message", hear))
    });
    move || drop(listener)
}

/// The browser's locks, where it has them.
fn locks() -> Option<JsValue> {
    Reflect::get(&gloo::utils::window().navigator(), &"locks".into()).ok().filter(JsValue::is_object)
}

/// Claims a file for this tab. Whether no other has it.
pub async fn claim(place: &Place) -> bool {
    if HELD.with_borrow(|held| held.contains_key(place)) {
        return true;
    }
    let given = match locks() {
        Some(locks) => request(&locks, place, "ifAvailable").await,
        None => None,
    };
    match given {
        Some(given) => given,
        None if asked(place).await => false,
        None => {
            HELD.with_borrow_mut(|held| held.insert(place.clone(), None));
            true
        }
    }
}

/// Whether another tab says that it has the file.
async fn asked(place: &Place) -> bool {
    THEIRS.with_borrow_mut(|theirs| theirs.remove(&*place.0));
    say(word::ASK, place);
    TimeoutFuture::new(ANSWER_MILLISECONDS).await;
    THEIRS.with_borrow(|theirs| theirs.contains(&*place.0))
}

/// Asks for the lock, if it is free or by force. Whether it was given; `None` where the browser gives no locks here.
async fn request(locks: &JsValue, place: &Place, how: &str) -> Option<bool> {
    let answer = Promise::new(&mut |answered: Function, _| {
        let say_none = answered.clone();
        let of = place.clone();
        let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            let given = lock.is_object();
            let holding = given.then(|| {
                Promise::new(&mut |let_go, _| {
                    HELD.with_borrow_mut(|held| held.insert(of.clone(), Some(let_go)));
                })
            });
            let _ = answered.call1(&JsValue::NULL, &given.into());
            holding.map_or(JsValue::UNDEFINED, Into::into)
        });
        let options = Object::new();
        let _ = Reflect::set(&options, &how.into(), &JsValue::TRUE);
        let asked = dom::call(locks, "request", &[named(&place.0).into(), options.into(), granted]);
        let of = place.clone();
        spawn_local(async move {
            let ended = match asked.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
                Some(promise) => JsFuture::from(promise).await.is_ok(),
                None => false,
            };
            if !ended {
                let _ = say_none.call0(&JsValue::NULL);
                // It was given and is gone: another tab took it.
                if HELD.with_borrow_mut(|held| held.remove(&of)).is_some() {
                    LOST.with_borrow(|lost| lost.iter().for_each(|lost| lost(of.clone())));
                }
            }
        });
    });
    JsFuture::from(answer).await.ok()?.as_bool()
}

/// Takes a file over: asks whoever has it to let go, and takes it where nobody answers. Whether this tab has it then.
pub async fn take_over(place: &Place) -> bool {
    say(word::LET_GO, place);
    for _ in 0..LOOKS {
        TimeoutFuture::new(LOOK_MILLISECONDS).await;
        if claim(place).await {
            return true;
        }
    }
    let given = match locks() {
        Some(locks) => request(&locks, place, "steal").await,
        None => None,
    };
    given.unwrap_or_else(|| {
        // Whoever had it finds, at its next write, whose it is.
        HELD.with_borrow_mut(|held| held.insert(place.clone(), None));
        true
    })
}

/// Lets go of a file.
pub fn release(place: &Place) {
    if let Some(Some(let_go)) = HELD.with_borrow_mut(|held| held.remove(place)) {
        let _ = let_go.call0(&JsValue::NULL);
    }
}

/// Lets go of all but these.
pub fn keep_only(places: &[Place]) {
    let others: Vec<Place> = HELD.with_borrow(|held| held.keys().filter(|place| !places.contains(place)).cloned().collect());
    others.iter().for_each(release);
}

/// The files that other tabs have, as far as the browser tells.
pub async fn elsewhere() -> BTreeSet<Place> {
    let start = named("");
    let names = locks_held().await;
    let places = names.iter().filter_map(|name| Some(Place(name.strip_prefix(&start)?.into())));
    in_order::set(places.filter(|place| HELD.with_borrow(|held| !held.contains_key(place))))
}

/// What the locks are called that any tab holds, as far as the browser tells.
pub async fn locks_held() -> BTreeSet<String> {
    let Some(asked) = locks().and_then(|locks| dom::call(&locks, "query", &[])) else { return BTreeSet::new() };
    let Ok(promise) = asked.dyn_into::<Promise>() else { return BTreeSet::new() };
    let Ok(state) = JsFuture::from(promise).await else { return BTreeSet::new() };
    let held = Reflect::get(&state, &"held".into()).ok().and_then(|held| held.dyn_into::<Array>().ok()).unwrap_or_default();
    in_order::set(held.iter().filter_map(|lock| Reflect::get(&lock, &"name".into()).ok()?.as_string()))
}
