//! Having workers draw what the Risk screen asks for: as many as the machine has processors, one of whom gathers.
//!
//! The workers follow the store: they are started when a run is under way, and ended, wherever they are, as soon as that run is not under
//! way any more – because it was stopped, another was asked for, or another file was opened. Leaving the screen ends nothing. One that is lost
//! is done without; without the one that gathers, the run begins again with fewer, and comes to the same.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::whole_file;
use super::work::{Connection, ServiceEvent, connect};
use crate::store::{Asked, Dispatch, DrawRun, DrawsMsg, Msg};
use crate::text::later::Lost;
use crate::work::drawing::{DrawService, Request, Response};
use crate::work::file::WholeFile;
use crate::work::queue::Queue;
use crate::work::risk::DrawRanges;

/// The most workers.
const MOST_WORKERS: usize = 8;
/// The most cells, areas × years × norms, that all workers count in together: each holds some hundred bytes for one.
const MOST_CELLS: usize = 10_000_000;
/// How many areas × norms are computed between two words of progress: about a tenth of a second.
const CELLS_A_PIECE: usize = 250_000;
/// The fewest and the most draws of a piece.
const PIECE: (usize, usize) = (20, 400);
/// So many pieces lie before each worker, so that none waits for the page.
const HELD: usize = 2;
/// The one that gathers.
const GATHERER: usize = 0;

thread_local! {
    /// The workers of the run under way.
    static POOL: RefCell<Option<Rc<Pool>>> = const { RefCell::new(None) };
    /// Counts what was followed: a run whose file is ready too late is not wanted any more.
    static FOLLOWED: Cell<u32> = const { Cell::new(0) };
}

/// Ends whatever was under way, and starts `run` where there is one.
pub fn follow(dispatch: &Dispatch, run: Option<&DrawRun>) {
    POOL.take();
    let own = FOLLOWED.get().wrapping_add(1);
    FOLLOWED.set(own);
    let Some(run) = run else { return };
    let (dispatch, number, asked) = (dispatch.clone(), run.number, Rc::clone(&run.asked));
    spawn_local(async move {
        let file = whole_file::of(Rc::clone(&asked.document)).await;
        if FOLLOWED.get() == own {
            let pool = Rc::new(Pool::new(dispatch, number, &asked, file));
            pool.begin(workers(&asked));
            POOL.replace(Some(pool));
        }
    });
}

/// How many draw: as many as there are processors, as far as there is memory, and one at least.
fn workers(asked: &Asked) -> usize {
    let processors = gloo::utils::window().navigator().hardware_concurrency();
    let cells = asked.model.areas().len() * asked.model.horizon().count() * asked.norms.len();
    let room = MOST_CELLS / cells.max(1);
    // What is done in a moment is done by one before another has started.
    let pieces = asked.draws as usize / piece(asked);
    (processors as usize).min(MOST_WORKERS).min(room).min(pieces).max(1)
}

/// The draws of a piece.
fn piece(asked: &Asked) -> usize {
    (CELLS_A_PIECE / (asked.model.areas().len() * asked.norms.len()).max(1)).clamp(PIECE.0, PIECE.1)
}

/// The workers of one run.
struct Pool {
    dispatch: Dispatch,
    run: u32,
    order: DrawRanges,
    piece: u32,
    state: RefCell<PoolState>,
}

/// Its workers, and what each has to do.
struct PoolState {
    /// Counts how often the run has begun: what is heard of an earlier beginning is over.
    beginning: u32,
    connections: Vec<Option<Connection>>,
    queue: Queue,
    /// Whether any worker has ever answered.
    heard: bool,
}

impl Pool {
    fn new(dispatch: Dispatch, run: u32, asked: &Asked, file: WholeFile) -> Self {
        let model = &asked.model;
        let order = DrawRanges {
            file,
            scenario: asked.scenario.to_string(),
            norms: asked.norms.iter().map(|&norm| model.norm(norm).id.to_string()).collect(),
            area: model.areas().get(asked.area).map(|area| area.code.to_string()).unwrap_or_default(),
            seed: u64::from(asked.seed),
            draws: asked.draws,
        };
        let state = PoolState { beginning: 0, connections: Vec::new(), queue: Queue::new(0, 1, 1), heard: false };
        let piece = u32::try_from(piece(asked)).unwrap_or(1);
        Self { dispatch, run, order, piece, state: RefCell::new(state) }
    }

    /// Begins with so many.
    fn begin(self: &Rc<Self>, workers: usize) {
        let beginning = {
            let mut state = self.state.borrow_mut();
            (state.beginning, state.heard) = (state.beginning + 1, false);
            state.queue = Queue::new(self.order.draws, self.piece, workers);
            let over = std::mem::take(&mut state.connections);
            // Not while one of them speaks.
            Timeout::new(0, move || drop(over)).forget();
            state.beginning
        };
        for worker in 0..workers {
            let pool = Rc::downgrade(self);
            let hear = Callback::from(move |event: ServiceEvent<DrawService>| {
                if let Some(pool) = Weak::upgrade(&pool)
                    && pool.state.borrow().beginning == beginning
                {
                    pool.hear(worker, event);
                }
            });
            let connection = connect(hear);
            connection.send::<DrawService>(&Request::Prepare(Box::new(self.order.clone())), &nothing());
            self.state.borrow_mut().connections.push(Some(connection));
        }
        self.feed();
    }

    /// Gives everyone who has room a piece.
    fn feed(&self) {
        let PoolState { connections, queue, .. } = &mut *self.state.borrow_mut();
        let connections: Vec<(usize, &Connection)> =
            connections.iter().enumerate().filter_map(|(worker, connection)| Some((worker, connection.as_ref()?))).collect();
        for _ in 0..HELD {
            for &(worker, connection) in &connections {
                if queue.held(worker) < HELD
                    && let Some((first, draws)) = queue.next(worker)
                {
                    connection.send::<DrawService>(&Request::Draw { first, draws }, &nothing());
                }
            }
        }
    }

    fn hear(self: &Rc<Self>, worker: usize, event: ServiceEvent<DrawService>) {
        let msg = match event {
            ServiceEvent::Lost(lost) => return self.lose(worker, lost),
            ServiceEvent::Response(Response::Prepared, _) => {
                self.state.borrow_mut().heard = true;
                return;
            }
            ServiceEvent::Response(Response::Share { first }, share) => {
                {
                    let mut state = self.state.borrow_mut();
                    state.queue.done(worker, first);
                    if let Some(Some(gatherer)) = state.connections.get(GATHERER) {
                        gatherer.send::<DrawService>(&Request::Add, &share);
                    }
                }
                return self.feed();
            }
            ServiceEvent::Response(Response::Progress(progress), _) => DrawsMsg::Progress(self.run, progress),
            ServiceEvent::Response(Response::End(end), _) => DrawsMsg::Ended(self.run, end),
        };
        self.dispatch.dispatch(Msg::Draws(msg));
    }

    /// Goes on without a worker that could not be started or gave up.
    fn lose(self: &Rc<Self>, worker: usize, lost: Lost) {
        let (workers, left, heard) = {
            let mut state = self.state.borrow_mut();
            state.queue.lost(worker);
            let over = state.connections.get_mut(worker).and_then(Option::take);
            // Not while it speaks.
            Timeout::new(0, move || drop(over)).forget();
            (state.connections.len(), state.connections.iter().flatten().count(), state.heard)
        };
        match (worker, workers) {
            (GATHERER, 1) => self.dispatch.dispatch(Msg::Draws(DrawsMsg::Lost(self.run, lost))),
            // Where none has answered yet, more than one need not be tried again.
            (GATHERER, _) => self.begin(if heard { left.max(1) } else { 1 }),
            _ => self.feed(),
        }
    }
}

/// No payload.
fn nothing() -> Uint8Array {
    Uint8Array::new_with_length(0)
}
