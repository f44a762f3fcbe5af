//! Sending work to the worker, and hearing what comes of it. Each piece of work has a worker of its own, ended with it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Event, MessageEvent, Worker};
use yew::Callback;

use crate::alone;
use crate::work::{Letter, Work, open, seal};

/// The script that starts the worker, beside the page.
const SCRIPT: &str = "./worker.js";

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

/// A worker at work. Dropping it ends the work at once, wherever it is, and nothing more is heard of it.
#[derive(Debug)]
pub struct Running {
    worker: Option<Worker>,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(Event)>,
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

/// Starts a piece of work; what comes of it is told to `hear`.
#[must_use = "dropping it ends the work"]
pub fn start<W: Work>(work: &W, hear: Callback<News<W>>) -> Running {
    // A page that stands alone has no files beside it.
    let worker = alone::worker().or_else(|| Worker::new(SCRIPT).ok());
    let mut waiting = Some(Array::of2(&W::NAME.into(), &Uint8Array::from(seal(work).as_slice())));
    let on_message = {
        let (worker, hear) = (worker.clone(), hear.clone());
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let letter: Array = event.data().unchecked_into();
            let word = letter.get(0).as_string().unwrap_or_default();
            let body = || Uint8Array::new(&letter.get(1)).to_vec();
            let news = match Letter::from_word(&word) {
                Some(Letter::Ready) => match (waiting.take(), &worker) {
                    (Some(work), Some(worker)) if worker.post_message(&work).is_ok() => return,
                    _ => News::Failed,
                },
                Some(Letter::Report) => match open(&body()) {
                    Some(report) => News::Report(report),
                    None => return,
                },
                Some(Letter::Outcome) => open(&body()).map_or(News::Failed, News::Outcome),
                Some(Letter::Unknown) | None => News::Failed,
            };
            hear.emit(news);
        })
    };
    let on_error = {
        let hear = hear.clone();
        Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            // It is told as a sentence; the console need not say it again.
            event.prevent_default();
            hear.emit(News::Failed);
        })
    };
    match &worker {
        Some(worker) => {
            worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
            worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        }
        None => hear.emit(News::Failed),
    }
    Running { worker, _hear: on_message, _fail: on_error }
}
