//! Keeping a long history within bounds: its oldest steps are folded into the text the file began with, in the worker.

use std::cell::RefCell;

use futures_channel::oneshot;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::database::{Trouble, database, done};
use super::shelf::{self, Stored, Written};
use super::{autosave, claims};
use crate::store::Place;
use crate::tasks::work::{WorkEvent, WorkerHandle, start};
use crate::work::fold::Fold;

thread_local! {
    /// The fold that is under way: one at a time.
    static RUNNING: RefCell<Option<WorkerHandle>> = const { RefCell::new(None) };
}

/// Folds what is beyond the bounds of what is written of a file, if anything is and no fold is under way.
pub fn begin(place: &Place, written: &Written) {
    let Some(many) = written.to_fold() else { return };
    if RUNNING.with_borrow(Option::is_some) {
        return;
    }
    let (place, first) = (place.clone(), written.first());
    spawn_local(async move {
        let Ok(Some(stored)) = super::open::of(&place).await else { return };
        let (Some(base), true) = (stored.base, stored.first == first && stored.steps.len() >= many) else { return };
        let hear = Callback::from(move |event: WorkEvent<Fold>| {
            // The worker ends with its work, but not while it speaks.
            Timeout::new(0, || drop(RUNNING.take())).forget();
            if let WorkEvent::Outcome(Some(text)) = event {
                let place = place.clone();
                spawn_local(async move { autosave::folded(&place, first, many, &text).await });
            }
        });
        let started = start(&Fold { base, steps: stored.steps[..many].to_vec(), recorded: false }, hear);
        RUNNING.replace(Some(started));
    });
}

/// A kept file as it is saved, with the record of its results, put together in the worker; `None` where that could not be.
pub async fn saved(stored: &Stored) -> Option<String> {
    let base = stored.base.clone()?;
    let steps = stored.steps.get(..stored.card.taken)?.to_vec();
    let (told, came) = oneshot::channel();
    let told = RefCell::new(Some(told));
    let hear = Callback::from(move |event: WorkEvent<Fold>| {
        let text = match event {
            WorkEvent::Report(()) => return,
            WorkEvent::Outcome(text) => text,
            WorkEvent::Lost(_) => None,
        };
        if let Some(told) = told.take() {
            // Who does not wait any more has gone.
            let _ = told.send(text);
        }
    });
    let _working = start(&Fold { base, steps, recorded: true }, hear);
    came.await.ok()?
}

/// Writes a beginning with steps folded into it, unless another tab has the file. Told at once what is then written.
pub async fn put(place: &Place, after: &Written, text: &str, told: impl FnOnce()) -> Result<(), Trouble> {
    let database = database().await?;
    let Some(stored) = shelf::stored(&database, place).await? else { return Ok(()) };
    let mut card = stored.card;
    if card.owner != claims::me() {
        return Err(Trouble::Taken);
    }
    card.taken = after.taken - after.folded;
    card.bytes = after.base + after.steps.iter().map(|(_, bytes)| bytes).sum::<usize>();
    let transaction = shelf::put_folded(&database, &card, text, after.first())?;
    told();
    done(transaction).await
}
