//! Looking through thousands of figures while the page does other things.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::controller::Controller;
use crate::tasks::pace::Pace;

/// Looks through what the book has not looked through yet, and draws the grid anew once it has.
#[hook]
pub fn use_looking_through(controller: &Controller) {
    let (going, draw) = (use_mut_ref(|| false), use_force_update());
    let (latest, whole) = (Rc::clone(&controller.latest), controller.table.book.borrow().is_whole());
    use_effect(move || {
        if whole || going.replace(true) {
            return;
        }
        spawn_local(async move {
            let mut pace = Pace::default();
            // What there is is drawn first.
            pace.rest().await;
            while advance(&latest) {
                pace.rest_if_due().await;
            }
            going.replace(false);
            // The grid may have been left meanwhile.
            if latest.borrow().is_some() {
                draw.force_update();
            }
        });
    });
}

/// A little more of the figures as they are now; whether anything is left.
fn advance(latest: &RefCell<Option<Controller>>) -> bool {
    let latest = latest.borrow();
    let Some(Controller { table, .. }) = &*latest else { return false };
    table.book.borrow_mut().advance(&table.model, &table.columns)
}
