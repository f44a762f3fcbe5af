//! How wide an element is, kept up to date: charts are drawn for the width they have, so that text is never scaled down.

use gloo::events::EventListener;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The width in pixels of the element `node` stands for; `fallback` until it is known. Measured again whenever the component is drawn
/// with another `layout`, and when the window changes.
#[hook]
pub fn use_width<L: PartialEq + 'static>(node: &NodeRef, layout: L, fallback: f64) -> f64 {
    let width = use_state_eq(|| fallback);
    {
        let (node, width) = (node.clone(), width.clone());
        use_effect_with(layout, move |_| {
            let measure = move || {
                if let Some(element) = node.cast::<HtmlElement>() {
                    // Whole steps of four, so that a scroll bar coming and going does not redraw everything.
                    let measured = f64::from(element.client_width() / 4 * 4);
                    if measured > 0.0 {
                        width.set(measured);
                    }
                }
            };
            measure();
            let listener = EventListener::new(&gloo::utils::window(), "resize", move |_| measure());
            move || drop(listener)
        });
    }
    *width
}
