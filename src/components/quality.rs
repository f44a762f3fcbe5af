//! How good the figures of the open file are, looked at while the page does other things: a file of the nation has more than a page can look at at once.

use std::cell::Cell;
use std::rc::Rc;

use permille_engine::doubts::Asked;
use permille_engine::peers::survey::Kinds;
use permille_engine::quality::{Needs, Quality, Surveyed, Surveying};
use permille_exchange::wording::footing::basis;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::same::Same;
use crate::store::Open;
use crate::tasks::pace::Pace;

/// What was found, as the figures were a moment ago; nothing until they have been looked at.
#[hook]
pub fn use_quality(open: Option<&Open>) -> Option<Rc<Quality>> {
    let found = use_state(|| None::<Rc<Quality>>);
    let asked = open.cloned();
    let key = open.map(|open| Same::new(&open.document));
    {
        let found = found.setter();
        use_effect_with(key, move |_| {
            // Whatever has changed, what is being looked at for the state before is of no use.
            let going = Rc::new(Cell::new(true));
            if let Some(open) = asked {
                let going = Rc::clone(&going);
                spawn_local(async move {
                    if let Some(quality) = look(&open, &going).await {
                        found.set(Some(Rc::new(quality)));
                    }
                });
            }
            move || going.set(false)
        });
    }
    (*found).clone()
}

/// Looks at all figures; `None` where nobody waits for it any more.
async fn look(open: &Open, going: &Cell<bool>) -> Option<Quality> {
    let mut pace = Pace::default();
    // What there is is drawn first.
    pace.rest().await;
    let (kinds, needs, basis) = (Kinds::of(&open.set().plans), Needs::of(&open.model), basis(open.set()));
    let outlook = open.outlook(0)?;
    let of = Surveyed { model: &open.model, outlook, needs: &needs, basis: &basis };
    let asked = Asked::of(&open.model, &kinds);
    let mut surveying = Surveying::new(&of, &asked);
    loop {
        if let Some(quality) = surveying.step() {
            return going.get().then_some(quality);
        }
        if pace.is_due() {
            going.get().then_some(())?;
            pace.rest().await;
        }
    }
}
