//! A figure that another part of the page leads to: the grid shows it, and the cursor stands on it.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::quality::led::{Goal, use_led};
use crate::components::kept::use_kept_values;
use crate::components::review::go::{GOAL, Goal as Asked};
use crate::store::StoreHandle;

/// Goes to the figure that was asked for, if any. The grid begins anew whenever what this gives back is another.
#[hook]
pub fn use_gone_to(store: &StoreHandle) -> usize {
    let (kept_values, led, begun) = (use_kept_values(), use_led(store), use_state_eq(|| 0_usize));
    let count = *begun;
    use_effect(move || {
        let Some((area, figure, year)) = kept_values.get::<Option<Asked>>(GOAL).and_then(|goal| (*goal).clone()) else { return };
        kept_values.put(GOAL, None::<Asked>);
        // Once a dialog has given the focus back.
        Timeout::new(0, move || {
            led.emit(Goal { area, figure, year: Some(year) });
            begun.set(count + 1);
        })
        .forget();
    });
    count
}
