//! Sending work to the worker, and hearing what comes of it. Each piece of work has a worker of its own, ended with it; who has a seat at a
//! desk there asks again and again until they leave it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, MessageEvent, Response, Worker};
use yew::Callback;

use super::tab;
use crate::rest::Missing;
use crate::store::{Msg, Notice, NoticeKind};
use crate::text::later;
use crate::work::{Desk, Letter, Work, open, seal};
use crate::{alone, dom};

/// The script that starts the worker, as the page names it, and plainly.
const SCRIPT: [&str; 2] = ["worker", "./worker.js"];

/// What comes of a piece of work.
#[derive(Clone, Debug)]
pub enum News<W: Work> {
    /// Something on the way.
    Report(W::Report),
    /// What it came to. Nothing comes after it.
    Outcome(W::Outcome),
    /// The worker could not be started, or gave up: out of memory, or a fault of ours. Nothing comes after it.
    Failed,
}

/// What is said at a desk.
#[derive(Clone, Debug)]
pub enum Said<D: Desk> {
    /// An answer, with what is enclosed.
    Answer(D::Answer, Uint8Array),
    /// The worker could not be started, or gave up. Nothing comes after it.
    Failed,
}

/// A worker at work. Dropping it ends the work at once, wherever it is, and nothing more is heard of it.
#[derive(Debug)]
pub struct Running {
    worker: Option<Worker>,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(Event)>,
}

/// A seat at a desk of a worker's own. Leaving it ends the worker at once, wherever it is.
#[derive(Debug)]
pub struct Seat {
    running: Running,
    /// What is asked before the worker is ready; nothing once it is.
    waiting: Rc<RefCell<Option<Vec<Array>>>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(worker) = &self.worker {
            // What it had already said is still on its way; nobody is there to hear it.
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
    }
}

/// What a worker lets be heard; nothing where it failed.
type Heard = Option<(Letter, Array)>;

/// Starts a worker, of which `hear` is told; one that is not there says nothing.
fn engage(mut hear: impl FnMut(&Worker, Heard) + Clone + 'static) -> Running {
    // A page that stands alone has no files beside it.
    let own = alone::worker();
    let beside = own.is_none();
    let worker = own.or_else(|| Worker::new(&dom::beside(SCRIPT)).ok());
    let on_message = {
        let (worker, mut hear) = (worker.clone(), hear.clone());
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let letter: Array = event.data().unchecked_into();
            let word = letter.get(0).as_string().unwrap_or_default();
            if let Some(worker) = &worker {
                hear(worker, Letter::from_word(&word).map(|word| (word, letter)));
            }
        })
    };
    let on_error = {
        let worker = worker.clone();
        Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            // It is told as a sentence; the console need not say it again.
            event.prevent_default();
            // A script that did not come throws nothing.
            if beside && !event.has_type::<web_sys::ErrorEvent>() {
                spawn_local(say_why());
            }
            if let Some(worker) = &worker {
                hear(worker, None);
            }
        })
    };
    if let Some(worker) = &worker {
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    }
    Running { worker, _hear: on_message, _fail: on_error }
}

/// Says why the worker's script did not come, where the server tells: it is another day's, or the server cannot be reached.
async fn say_why() {
    let response = JsFuture::from(gloo::utils::window().fetch_with_str(&dom::beside(SCRIPT))).await;
    let missing = match response.ok().and_then(|response| response.dyn_into::<Response>().ok()) {
        None => Missing::Unreachable,
        Some(response) if [404, 410].contains(&response.status()) => Missing::Gone,
        Some(_) => return,
    };
    if let Some(store) = tab::store() {
        let notice = Notice { kind: NoticeKind::Error, title: later::title(), sentences: vec![missing.said()] };
        store.dispatch(Msg::Notice(Some(notice)));
    }
}

/// What is in a letter, in the bytes it crossed in.
fn body(letter: &Array) -> Vec<u8> {
    Uint8Array::new(&letter.get(1)).to_vec()
}

/// Starts a piece of work; what comes of it is told to `hear`.
#[must_use = "dropping it ends the work"]
pub fn start<W: Work>(work: &W, hear: Callback<News<W>>) -> Running {
    let waiting = Rc::new(RefCell::new(Some(Array::of2(&W::NAME.into(), &Uint8Array::from(seal(work).as_slice())))));
    let tell = hear.clone();
    let heard = move |worker: &Worker, heard: Heard| {
        let news = match heard {
            Some((Letter::Ready, _)) => match waiting.take() {
                Some(work) if worker.post_message(&work).is_ok() => return,
                _ => News::Failed,
            },
            Some((Letter::Report, letter)) => match open(&body(&letter)) {
                Some(report) => News::Report(report),
                None => return,
            },
            Some((Letter::Outcome, letter)) => open(&body(&letter)).map_or(News::Failed, News::Outcome),
            Some((Letter::Answer | Letter::Unknown, _)) | None => News::Failed,
        };
        tell.emit(news);
    };
    let running = engage(heard);
    if running.worker.is_none() {
        hear.emit(News::Failed);
    }
    running
}

/// Takes a seat at a desk; what is said there is told to `hear`. There is none where a worker cannot even be tried.
#[must_use = "dropping it ends the worker"]
pub fn sit_down<D: Desk>(hear: Callback<Said<D>>) -> Option<Seat> {
    let waiting = Rc::new(RefCell::new(Some(Vec::new())));
    let asked = Rc::clone(&waiting);
    let heard = move |worker: &Worker, heard: Heard| {
        let said = match heard {
            Some((Letter::Ready, _)) => {
                let letters: Vec<Array> = asked.take().unwrap_or_default();
                if letters.iter().all(|letter| hand_over(worker, letter)) {
                    return;
                }
                Said::Failed
            }
            Some((Letter::Answer, letter)) => match open(&body(&letter)) {
                Some(answer) => Said::Answer(answer, Uint8Array::new(&letter.get(2))),
                None => Said::Failed,
            },
            Some((Letter::Report | Letter::Outcome | Letter::Unknown, _)) | None => Said::Failed,
        };
        hear.emit(said);
    };
    let running = engage(heard);
    running.worker.is_some().then_some(Seat { running, waiting })
}

/// Posts a letter whose enclosure leaves the page with it. Whether it could.
fn hand_over(worker: &Worker, letter: &Array) -> bool {
    let enclosed: Uint8Array = letter.get(2).unchecked_into();
    worker.post_message_with_transfer(letter, &Array::of1(&enclosed.buffer())).is_ok()
}

impl Seat {
    /// Asks something, with what is enclosed. What cannot be asked is never answered: the worker is then gone, and that is heard.
    pub fn ask<D: Desk>(&self, ask: &D::Ask, enclosed: &Uint8Array) {
        let letter = Array::of3(&D::NAME.into(), &Uint8Array::from(seal(ask).as_slice()), enclosed);
        match (&mut *self.waiting.borrow_mut(), &self.running.worker) {
            (Some(waiting), _) => waiting.push(letter),
            (None, Some(worker)) => {
                hand_over(worker, &letter);
            }
            (None, None) => {}
        }
    }
}
