//! Starting workers, and hearing of them. Each piece of work has a worker of its own, which ends with it. A service stays until its connection
//! is dropped, and answers request after request.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, MessageEvent, Worker};
use yew::Callback;

use super::workers::WorkerFiles;
use crate::text::later::Lost;
use crate::work::{MessageKind, Service, Work, decode, encode};

/// What is heard of a piece of work.
#[derive(Clone, Debug)]
pub enum WorkEvent<W: Work> {
    /// Its progress.
    Report(W::Report),
    /// What it came to. Nothing comes after it.
    Outcome(W::Outcome),
    /// It was not done, and why. Nothing comes after it.
    Lost(Lost),
}

/// What is heard of a service.
#[derive(Clone, Debug)]
pub enum ServiceEvent<S: Service> {
    /// A response, with its payload.
    Response(S::Response, Uint8Array),
    /// The worker is lost, and why. Nothing comes after it.
    Lost(Lost),
}

/// A worker at work, or about to be. Dropping it ends the work at once, wherever it is, and nothing more is heard of it.
#[derive(Debug)]
pub struct WorkerHandle(Rc<RefCell<State>>);

/// How far a worker is.
#[derive(Debug)]
enum State {
    /// Its files are on their way.
    Starting,
    /// It runs.
    Running(LiveWorker),
    /// It is not wanted any more.
    Ended,
}

/// A worker that is listened to.
#[derive(Debug)]
struct LiveWorker {
    worker: Worker,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(Event)>,
}

/// A connection to a service, in a worker of its own. Dropping it ends the worker at once, wherever it is.
#[derive(Debug)]
pub struct Connection {
    running: WorkerHandle,
    /// Requests from before the worker is ready; none once it is.
    waiting: Rc<RefCell<Option<Vec<Array>>>>,
}

impl Drop for WorkerHandle {
    fn drop(&mut self) {
        drop(self.0.replace(State::Ended));
    }
}

impl Drop for LiveWorker {
    fn drop(&mut self) {
        // What it had already said is still on its way; nobody listens any more.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// What is heard of a worker.
enum WorkerEvent {
    /// It is ready for messages.
    Ready(Worker),
    /// A message from it.
    Message(MessageKind, Array),
    /// It is lost.
    Lost(Lost),
}

/// Starts a worker once `ready` is, and reports its events to `on_event`.
fn spawn(ready: impl Future<Output = ()> + 'static, on_event: impl Fn(WorkerEvent) + 'static) -> WorkerHandle {
    let state = Rc::new(RefCell::new(State::Starting));
    let running = WorkerHandle(Rc::clone(&state));
    spawn_local(async move {
        ready.await;
        if matches!(*state.borrow(), State::Ended) {
            return;
        }
        let files = WorkerFiles::load().await;
        if matches!(*state.borrow(), State::Ended) {
            return;
        }
        match files.and_then(|files| files.worker()) {
            Ok(worker) => drop(state.replace(State::Running(LiveWorker::new(worker, on_event)))),
            Err(lost) => on_event(WorkerEvent::Lost(lost)),
        }
    });
    running
}

impl LiveWorker {
    fn new(worker: Worker, on_event: impl Fn(WorkerEvent) + 'static) -> Self {
        let on_event = Rc::new(on_event);
        let on_message = {
            let (worker, on_event) = (worker.clone(), Rc::clone(&on_event));
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let message: Array = event.data().unchecked_into();
                let word = message.get(0).as_string().unwrap_or_default();
                on_event(match MessageKind::from_word(&word) {
                    Some(MessageKind::Ready) => WorkerEvent::Ready(worker.clone()),
                    Some(kind) => WorkerEvent::Message(kind, message),
                    None => WorkerEvent::Lost(Lost::GaveUp),
                });
            })
        };
        let on_error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            // It is told as a sentence; the console need not say it again.
            event.prevent_default();
            on_event(WorkerEvent::Lost(Lost::GaveUp));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Self { worker, _hear: on_message, _fail: on_error }
    }
}

/// The body of a message, as bytes.
fn body(message: &Array) -> Vec<u8> {
    Uint8Array::new(&message.get(1)).to_vec()
}

/// Starts a piece of work and reports its events to `on_event`.
#[must_use = "dropping it ends the work"]
pub fn start<W: Work>(work: &W, on_event: Callback<WorkEvent<W>>) -> WorkerHandle {
    let message = message(work);
    start_with(async { message }, on_event)
}

/// The same for work that has to be made ready, which takes a while.
#[must_use = "dropping it ends the work"]
pub fn start_once<W: Work>(work: impl Future<Output = W> + 'static, on_event: Callback<WorkEvent<W>>) -> WorkerHandle {
    start_with(async { message(&work.await) }, on_event)
}

/// Work as it is posted.
fn message<W: Work>(work: &W) -> Array {
    Array::of2(&W::NAME.into(), &Uint8Array::from(encode(work).as_slice()))
}

fn start_with<W: Work>(message: impl Future<Output = Array> + 'static, on_event: Callback<WorkEvent<W>>) -> WorkerHandle {
    let waiting = Rc::new(RefCell::new(None));
    let ready = {
        let waiting = Rc::clone(&waiting);
        async move {
            let message = message.await;
            waiting.replace(Some(message));
        }
    };
    spawn(ready, move |event| {
        let event = match event {
            WorkerEvent::Ready(worker) => match waiting.take() {
                Some(work) if worker.post_message(&work).is_ok() => return,
                _ => WorkEvent::Lost(Lost::GaveUp),
            },
            WorkerEvent::Message(MessageKind::Report, message) => match decode(&body(&message)) {
                Some(report) => WorkEvent::Report(report),
                None => return,
            },
            WorkerEvent::Message(MessageKind::Outcome, message) => {
                decode(&body(&message)).map_or(WorkEvent::Lost(Lost::GaveUp), WorkEvent::Outcome)
            }
            WorkerEvent::Message(..) => WorkEvent::Lost(Lost::GaveUp),
            WorkerEvent::Lost(lost) => WorkEvent::Lost(lost),
        };
        on_event.emit(event);
    })
}

/// Starts a service and reports its events to `on_event`.
#[must_use = "dropping it ends the worker"]
pub fn connect<S: Service>(on_event: Callback<ServiceEvent<S>>) -> Connection {
    let waiting = Rc::new(RefCell::new(Some(Vec::new())));
    let requests = Rc::clone(&waiting);
    let running = spawn(async {}, move |event| {
        let event = match event {
            WorkerEvent::Ready(worker) => {
                let messages: Vec<Array> = requests.take().unwrap_or_default();
                if messages.iter().all(|message| post(&worker, message)) {
                    return;
                }
                ServiceEvent::Lost(Lost::GaveUp)
            }
            WorkerEvent::Message(MessageKind::Response, message) => match decode(&body(&message)) {
                Some(response) => ServiceEvent::Response(response, Uint8Array::new(&message.get(2))),
                None => ServiceEvent::Lost(Lost::GaveUp),
            },
            WorkerEvent::Message(..) => ServiceEvent::Lost(Lost::GaveUp),
            WorkerEvent::Lost(lost) => ServiceEvent::Lost(lost),
        };
        on_event.emit(event);
    });
    Connection { running, waiting }
}

/// Posts a message, whose payload leaves the page with it. Whether it could.
fn post(worker: &Worker, message: &Array) -> bool {
    let payload: Uint8Array = message.get(2).unchecked_into();
    worker.post_message_with_transfer(message, &Array::of1(&payload.buffer())).is_ok()
}

impl Connection {
    /// Sends a request with its payload. One that cannot be sent gets no response: the worker is then gone, and its end is reported.
    pub fn send<S: Service>(&self, request: &S::Request, payload: &Uint8Array) {
        let message = Array::of3(&S::NAME.into(), &Uint8Array::from(encode(request).as_slice()), payload);
        if let Some(waiting) = &mut *self.waiting.borrow_mut() {
            return waiting.push(message);
        }
        if let State::Running(live) = &*self.running.0.borrow() {
            post(&live.worker, &message);
        }
    }
}
