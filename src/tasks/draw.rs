//! Having workers draw what the Risk screen asks for: as many as the machine has processors, one of whom gathers.
//!
//! The workers follow the store: they are started when a run is under way, and ended, wherever they are, as soon as that run is not under
//! way any more – because it was stopped, another was asked for, or another file was opened. Leaving the screen ends nothing. One that is lost
//! is done without; without the one that gathers, the run begins again with fewer, and comes to the same.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use permille_exchange::files::{scenario_file, shipped};
use yew::Callback;

use super::work::{Said, Seat, sit_down};
use crate::store::{Asked, Dispatch, DrawRun, DrawsMsg, Msg};
use crate::text::later::Lost;
use crate::work::drawing::{Answer, Ask, DrawDesk};
use crate::work::handout::Handout;
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
    /// Those at work.
    static AT_WORK: RefCell<Option<Rc<Crew>>> = const { RefCell::new(None) };
}

/// Ends whatever was under way, and starts `run` where there is one.
pub fn follow(dispatch: &Dispatch, run: Option<&DrawRun>) {
    AT_WORK.take();
    let Some(run) = run else { return };
    let crew = Rc::new(Crew::new(dispatch.clone(), run));
    crew.begin(workers(&run.asked));
    AT_WORK.replace(Some(crew));
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
struct Crew {
    dispatch: Dispatch,
    run: u32,
    order: DrawRanges,
    piece: u32,
    at_work: RefCell<AtWork>,
}

/// Who is at work, and at what.
struct AtWork {
    /// Counts how often the run has begun: what is heard of an earlier beginning is over.
    beginning: u32,
    seats: Vec<Option<Seat>>,
    handout: Handout,
    /// Whether any worker has ever answered.
    heard: bool,
}

impl Crew {
    fn new(dispatch: Dispatch, run: &DrawRun) -> Self {
        let (asked, model) = (&run.asked, &run.asked.model);
        let order = DrawRanges {
            file: scenario_file::write(&asked.document, shipped::at_hand()),
            scenario: asked.scenario.to_string(),
            norms: asked.norms.iter().map(|&norm| model.norm(norm).id.to_string()).collect(),
            area: model.areas().get(asked.area).map(|area| area.code.to_string()).unwrap_or_default(),
            seed: u64::from(asked.seed),
            draws: asked.draws,
        };
        let at_work = AtWork { beginning: 0, seats: Vec::new(), handout: Handout::new(0, 1, 1), heard: false };
        let piece = u32::try_from(piece(asked)).unwrap_or(1);
        Self { dispatch, run: run.number, order, piece, at_work: RefCell::new(at_work) }
    }

    /// Begins with so many.
    fn begin(self: &Rc<Self>, workers: usize) {
        let beginning = {
            let mut at_work = self.at_work.borrow_mut();
            (at_work.beginning, at_work.heard) = (at_work.beginning + 1, false);
            at_work.handout = Handout::new(self.order.draws, self.piece, workers);
            let over = std::mem::take(&mut at_work.seats);
            // Not while one of them speaks.
            Timeout::new(0, move || drop(over)).forget();
            at_work.beginning
        };
        for worker in 0..workers {
            let crew = Rc::downgrade(self);
            let hear = Callback::from(move |said: Said<DrawDesk>| {
                if let Some(crew) = Weak::upgrade(&crew)
                    && crew.at_work.borrow().beginning == beginning
                {
                    crew.hear(worker, said);
                }
            });
            let seat = sit_down(hear);
            seat.ask::<DrawDesk>(&Ask::LayOut(self.order.clone()), &nothing());
            self.at_work.borrow_mut().seats.push(Some(seat));
        }
        self.feed();
    }

    /// Gives everyone who has room a piece.
    fn feed(&self) {
        let AtWork { seats, handout, .. } = &mut *self.at_work.borrow_mut();
        let seats: Vec<(usize, &Seat)> =
            seats.iter().enumerate().filter_map(|(worker, seat)| Some((worker, seat.as_ref()?))).collect();
        for _ in 0..HELD {
            for &(worker, seat) in &seats {
                if handout.held(worker) < HELD
                    && let Some((first, draws)) = handout.next(worker)
                {
                    seat.ask::<DrawDesk>(&Ask::Draw { first, draws }, &nothing());
                }
            }
        }
    }

    fn hear(self: &Rc<Self>, worker: usize, said: Said<DrawDesk>) {
        let msg = match said {
            Said::Lost(lost) => return self.lose(worker, lost),
            Said::Answer(Answer::LaidOut, _) => {
                self.at_work.borrow_mut().heard = true;
                return;
            }
            Said::Answer(Answer::Share { first }, share) => {
                {
                    let mut at_work = self.at_work.borrow_mut();
                    at_work.handout.done(worker, first);
                    if let Some(Some(gatherer)) = at_work.seats.get(GATHERER) {
                        gatherer.ask::<DrawDesk>(&Ask::TakeIn, &share);
                    }
                }
                return self.feed();
            }
            Said::Answer(Answer::Progress(progress), _) => DrawsMsg::Progress(self.run, progress),
            Said::Answer(Answer::End(end), _) => DrawsMsg::Ended(self.run, end),
        };
        self.dispatch.dispatch(Msg::Draws(msg));
    }

    /// Goes on without a worker that could not be started or gave up.
    fn lose(self: &Rc<Self>, worker: usize, lost: Lost) {
        let (workers, left, heard) = {
            let mut at_work = self.at_work.borrow_mut();
            at_work.handout.lost(worker);
            let over = at_work.seats.get_mut(worker).and_then(Option::take);
            // Not while it speaks.
            Timeout::new(0, move || drop(over)).forget();
            (at_work.seats.len(), at_work.seats.iter().flatten().count(), at_work.heard)
        };
        match (worker, workers) {
            (GATHERER, 1) => self.dispatch.dispatch(Msg::Draws(DrawsMsg::Lost(self.run, lost))),
            // Where none has answered yet, more than one need not be tried again.
            (GATHERER, _) => self.begin(if heard { left.max(1) } else { 1 }),
            _ => self.feed(),
        }
    }
}

/// Nothing is enclosed.
fn nothing() -> Uint8Array {
    Uint8Array::new_with_length(0)
}
