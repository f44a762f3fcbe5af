//! Sending work to the worker, and hearing what comes of it. Each piece of work has a worker of its own, ended with it; who has a seat at a
//! desk there asks again and again until they leave it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, MessageEvent, Worker};
use yew::Callback;

use super::workers::Kit;
use crate::text::later::Lost;
use crate::work::{Desk, Letter, Work, open, seal};

/// What comes of a piece of work.
#[derive(Clone, Debug)]
pub enum News<W: Work> {
    /// Something on the way.
    Report(W::Report),
    /// What it came to. Nothing comes after it.
    Outcome(W::Outcome),
    /// It was not done, and why. Nothing comes after it.
    Lost(Lost),
}

/// What is said at a desk.
#[derive(Clone, Debug)]
pub enum Said<D: Desk> {
    /// An answer, with what is enclosed.
    Answer(D::Answer, Uint8Array),
    /// The worker is lost, and why. Nothing comes after it.
    Lost(Lost),
}

/// A worker at work, or about to be. Dropping it ends the work at once, wherever it is, and nothing more is heard of it.
#[derive(Debug)]
pub struct Running(Rc<RefCell<Post>>);

/// Where a worker is.
#[derive(Debug)]
enum Post {
    /// What it is made of is on its way.
    Coming,
    /// It is there.
    Filled(AtWork),
    /// Nobody wants it any more.
    Left,
}

/// A worker that is listened to.
#[derive(Debug)]
struct AtWork {
    worker: Worker,
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
        drop(self.0.replace(Post::Left));
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        // What it had already said is still on its way; nobody is there to hear it.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// What is heard of a worker.
enum Heard {
    /// It is ready, and can be told something.
    Ready(Worker),
    /// Something it says.
    Letter(Letter, Array),
    /// It is lost.
    Lost(Lost),
}

/// Starts a worker, of which `hear` is told.
fn engage(hear: impl Fn(Heard) + 'static) -> Running {
    let post = Rc::new(RefCell::new(Post::Coming));
    let running = Running(Rc::clone(&post));
    spawn_local(async move {
        let kit = Kit::at_hand().await;
        if matches!(*post.borrow(), Post::Left) {
            return;
        }
        match kit.and_then(|kit| kit.worker()) {
            Ok(worker) => drop(post.replace(Post::Filled(AtWork::new(worker, hear)))),
            Err(lost) => hear(Heard::Lost(lost)),
        }
    });
    running
}

impl AtWork {
    fn new(worker: Worker, hear: impl Fn(Heard) + 'static) -> Self {
        let hear = Rc::new(hear);
        let on_message = {
            let (worker, hear) = (worker.clone(), Rc::clone(&hear));
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let letter: Array = event.data().unchecked_into();
                let word = letter.get(0).as_string().unwrap_or_default();
                hear(match Letter::from_word(&word) {
                    Some(Letter::Ready) => Heard::Ready(worker.clone()),
                    Some(word) => Heard::Letter(word, letter),
                    None => Heard::Lost(Lost::GaveUp),
                });
            })
        };
        let on_error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            // It is told as a sentence; the console need not say it again.
            event.prevent_default();
            hear(Heard::Lost(Lost::GaveUp));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Self { worker, _hear: on_message, _fail: on_error }
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
    engage(move |heard| {
        let news = match heard {
            Heard::Ready(worker) => match waiting.take() {
                Some(work) if worker.post_message(&work).is_ok() => return,
                _ => News::Lost(Lost::GaveUp),
            },
            Heard::Letter(Letter::Report, letter) => match open(&body(&letter)) {
                Some(report) => News::Report(report),
                None => return,
            },
            Heard::Letter(Letter::Outcome, letter) => open(&body(&letter)).map_or(News::Lost(Lost::GaveUp), News::Outcome),
            Heard::Letter(..) => News::Lost(Lost::GaveUp),
            Heard::Lost(lost) => News::Lost(lost),
        };
        hear.emit(news);
    })
}

/// Takes a seat at a desk; what is said there is told to `hear`.
#[must_use = "dropping it ends the worker"]
pub fn sit_down<D: Desk>(hear: Callback<Said<D>>) -> Seat {
    let waiting = Rc::new(RefCell::new(Some(Vec::new())));
    let asked = Rc::clone(&waiting);
    let running = engage(move |heard| {
        let said = match heard {
            Heard::Ready(worker) => {
                let letters: Vec<Array> = asked.take().unwrap_or_default();
                if letters.iter().all(|letter| hand_over(&worker, letter)) {
                    return;
                }
                Said::Lost(Lost::GaveUp)
            }
            Heard::Letter(Letter::Answer, letter) => match open(&body(&letter)) {
                Some(answer) => Said::Answer(answer, Uint8Array::new(&letter.get(2))),
                None => Said::Lost(Lost::GaveUp),
            },
            Heard::Letter(..) => Said::Lost(Lost::GaveUp),
            Heard::Lost(lost) => Said::Lost(lost),
        };
        hear.emit(said);
    });
    Seat { running, waiting }
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
        if let Some(waiting) = &mut *self.waiting.borrow_mut() {
            return waiting.push(letter);
        }
        if let Post::Filled(at_work) = &*self.running.0.borrow() {
            hand_over(&at_work.worker, &letter);
        }
    }
}
