//! Work in slices between frames, begun anew when what it is worked out from changes.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::view::asked::Job;

/// How long a hand has to rest on a lever before the work begins anew.
const REST_MILLISECONDS: u32 = 150;
/// How long a slice may take: less than a frame.
const SLICE_MILLISECONDS: f64 = 10.0;

/// Work as far as it has come, with what it was worked out from.
#[derive(Clone, Debug)]
pub struct Worked<J: Job> {
    /// What it was worked out from; what is in view may have moved on since.
    pub key: J::Key,
    /// The work.
    pub job: J,
    /// Whether it is finished.
    pub complete: bool,
}

/// Works out a job a slice at a time; `None` until its first slice is done. Until newer work has begun, the older stands.
#[hook]
pub fn use_job<J: Job>(key: J::Key) -> Option<Rc<Worked<J>>> {
    let worked = use_state(|| None::<Rc<Worked<J>>>);
    let begun = use_mut_ref(|| false);
    {
        let worked = worked.clone();
        use_effect_with(key, move |key| {
            let alive = Rc::new(Cell::new(true));
            let rest = if std::mem::replace(&mut *begun.borrow_mut(), true) { REST_MILLISECONDS } else { 0 };
            spawn_local(work(key.clone(), rest, Rc::clone(&alive), worked));
            move || alive.set(false)
        });
    }
    (*worked).clone()
}

/// Does the work, and tells how far it has come after each slice.
async fn work<J: Job>(key: J::Key, rest: u32, alive: Rc<Cell<bool>>, told: UseStateHandle<Option<Rc<Worked<J>>>>) {
    TimeoutFuture::new(rest).await;
    if !alive.get() {
        return;
    }
    let mut job = J::begin(&key);
    loop {
        let began = now();
        let mut more = true;
        while more && now() - began < SLICE_MILLISECONDS {
            more = job.advance(&key);
        }
        told.set(Some(Rc::new(Worked { key: key.clone(), job: job.clone(), complete: !more })));
        if !more {
            return;
        }
        TimeoutFuture::new(0).await;
        if !alive.get() {
            return;
        }
    }
}

/// Milliseconds by the page's clock.
fn now() -> f64 {
    gloo::utils::window().performance().map_or(0.0, |clock| clock.now())
}
