//! Whether the page is on its way to the printer: what shows a part of a long list then shows all of it.

use gloo::events::EventListener;
use yew::prelude::*;

/// Whether the page is being printed.
#[hook]
pub fn use_printing() -> bool {
    let printing = use_state_eq(|| false);
    {
        let printing = printing.setter();
        use_effect_with((), move |()| {
            let window = gloo::utils::window();
            let on = |name: &'static str, is: bool| {
                let printing = printing.clone();
                EventListener::new(&window, name, move |_| printing.set(is))
            };
            let listening = [on("beforeprint", true), on("afterprint", false)];
            move || drop(listening)
        });
    }
    *printing
}
