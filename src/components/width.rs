//! How wide a part of the page is: charts are drawn for the width they have, so that text is never scaled down.

use gloo::events::EventListener;
use web_sys::Element;
use yew::prelude::*;

/// The width of an element in pixels, zero until it is known: measured when it appears, when the window is resized, and
/// when `layout` (whatever else moves the columns) changes.
#[hook]
pub fn use_width<T: PartialEq + 'static>(layout: T) -> (NodeRef, f64) {
    let element = use_node_ref();
    let width = use_state_eq(|| 0_i32);
    let measure = {
        let (element, width) = (element.clone(), width.clone());
        move || {
            if let Some(element) = element.cast::<Element>() {
                width.set(element.client_width());
            }
        }
    };
    {
        // Once more after the first drawing: a page that grew longer than the window has a scroll bar.
        let measure = measure.clone();
        use_effect_with((layout, *width > 0), move |_| measure());
    }
    use_effect_with((), move |()| {
        let listener = EventListener::new(&gloo::utils::window(), "resize", move |_| measure());
        move || drop(listener)
    });
    (element, f64::from(*width))
}
