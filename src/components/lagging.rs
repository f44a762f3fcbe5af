//! What may come a moment later than the rest of a screen: with very many areas the page would stand still while it draws all of it at once.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::tasks::pace::Pace;

/// The value; where it `lags`, what it was before, until the rest has been drawn: nothing, the first time.
#[hook]
pub fn use_lagging<T: Clone + PartialEq + 'static>(value: T, lags: bool) -> Option<T> {
    let held = use_mut_ref(|| None);
    let draw = use_force_update();
    if !lags {
        held.replace(Some(value.clone()));
    }
    {
        let held = held.clone();
        use_effect_with((value, lags), move |(value, lags)| {
            if *lags && held.borrow().as_ref() != Some(value) {
                let value = value.clone();
                spawn_local(async move {
                    Pace::default().rest().await;
                    held.replace(Some(value));
                    draw.force_update();
                });
            }
        });
    }
    let held = held.borrow();
    held.clone()
}
