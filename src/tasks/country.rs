//! The country's areas, asked of the worker once for as long as the page lasts.

use std::cell::RefCell;
use std::rc::Rc;

use permille_exchange::tables::import::register::Register;
use yew::Callback;

use super::work::{WorkEvent, WorkerHandle, start};
use crate::text::later::Lost;
use crate::work::country::ListAreas;

thread_local! {
    static KNOWN: RefCell<Option<Rc<Register>>> = const { RefCell::new(None) };
}

/// Tells the list of areas, at once where it is known; else it is on its way until what is returned is dropped.
#[must_use = "dropping it ends the work"]
pub fn ask(told: Callback<Result<Rc<Register>, Lost>>) -> Option<WorkerHandle> {
    if let Some(known) = KNOWN.with_borrow(Clone::clone) {
        told.emit(Ok(known));
        return None;
    }
    Some(start(
        &ListAreas,
        Callback::from(move |event: WorkEvent<ListAreas>| match event {
            WorkEvent::Report(()) => {}
            WorkEvent::Outcome(text) => {
                let register = Rc::new(Register::new(&text));
                KNOWN.set(Some(Rc::clone(&register)));
                told.emit(Ok(register));
            }
            WorkEvent::Lost(lost) => told.emit(Err(lost)),
        }),
    ))
}
