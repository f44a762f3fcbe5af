//! Brings an outlook that is behind up to what is so now, a slice at a time.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use permille_engine::outlook::steps::Steps;
use wasm_bindgen_futures::spawn_local;

use super::pace::{self, Pace};
use crate::store::{Dispatch, LazyOutlook, Msg};

thread_local! {
    static NEXT: RefCell<Option<(Dispatch, LazyOutlook)>> = const { RefCell::new(None) };
    static BUSY: Cell<bool> = const { Cell::new(false) };
}

/// Works it out after the one that is under way: that one is shown all the same, so that a lever that is dragged is seen to move something.
pub fn catch_up(dispatch: &Dispatch, behind: &LazyOutlook) {
    NEXT.replace(Some((dispatch.clone(), behind.clone())));
    if BUSY.replace(true) {
        return;
    }
    spawn_local(async {
        while let Some((dispatch, behind)) = NEXT.take() {
            // What was typed is drawn first.
            let mut pace = Pace::default();
            pace.rest().await;
            let Some(wanted) = behind.behind() else { continue };
            let Some(scenario) = wanted.scenario() else { continue };
            let steps = wanted.last.as_ref().map_or_else(Steps::default, |last| Steps::after(&wanted.model, last));
            let outlook = pace::outlook(steps, &wanted.model, scenario, &mut pace, &|_| true).await.map(Rc::new);
            if let Some(outlook) = outlook {
                dispatch.dispatch(Msg::Outlook(behind, outlook));
            }
        }
        BUSY.set(false);
    });
}
