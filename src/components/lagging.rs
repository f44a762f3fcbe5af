//! What may come a moment later than the rest of a screen: with very many areas the page would stand still while it draws all of it at once.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::tasks::pace::Pace;

/// The value twice; where it `lags`, what it was before, until the rest has been drawn, and until the first has: nothing, the first time.
#[hook]
pub fn use_lagging<T: Clone + PartialEq + 'static>(value: T, lags: bool) -> [Option<T>; 2] {
    let held = use_mut_ref(|| [None, None]);
    let draw = use_force_update();
    if !lags {
        held.replace([Some(value.clone()), Some(value.clone())]);
    }
    {
        let held = held.clone();
        use_effect_with((value, lags), move |(value, lags)| {
            if *lags && held.borrow()[1].as_ref() != Some(value) {
                let value = value.clone();
                spawn_local(async move {
                    for part in 0..2 {
                        Pace::default().rest().await;
                        held.borrow_mut()[part] = Some(value.clone());
                        draw.force_update();
                    }
                });
            }
        });
    }
    let held = held.borrow();
    held.clone()
}
