//! Long tables while a lever is dragged: the rows in view follow every step, the others once it rests. A table of a hundred counties is laid out and
//! painted anew with each row that changes, though a screen shows twenty.

use std::ops::Range;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use web_sys::HtmlElement;
use yew::prelude::*;

/// How long nothing must have changed, in milliseconds: some frames, and less than a person needs to scroll there.
const REST_MILLISECONDS: u32 = 100;

/// How many rows beyond those in view follow every step.
const BEYOND: usize = 8;

/// The rows that follow every step before it is known which are in view.
const AT_FIRST: Range<usize> = 0..40;

/// A value as it was when it last stood still: the very first, and then the latest that nothing followed for a moment.
#[hook]
pub fn use_settled<T: Clone + PartialEq + 'static>(value: &T) -> T {
    let settled = use_state_eq(|| value.clone());
    {
        let settled = settled.setter();
        use_effect_with(value.clone(), move |value| {
            let value = value.clone();
            let rest = Timeout::new(REST_MILLISECONDS, move || settled.set(value));
            move || drop(rest)
        });
    }
    (*settled).clone()
}

/// Which of so many rows are in view, or near it, in the element that scrolls their table.
#[hook]
pub fn use_rows_in_view(scrolled: &NodeRef, rows: usize) -> Range<usize> {
    let near = use_state_eq(|| AT_FIRST);
    {
        let (scrolled, near) = (scrolled.clone(), near.setter());
        use_effect_with(rows, move |&rows| {
            let listener = scrolled.cast::<HtmlElement>().map(|element| {
                let look = {
                    let element = element.clone();
                    move || near.set(in_view(element.scroll_top(), element.client_height(), element.scroll_height(), rows))
                };
                look();
                EventListener::new(&element, "scroll", move |_| look())
            });
            move || drop(listener)
        });
    }
    (*near).clone()
}

/// The rows between the top and the bottom of what is seen of a table as high as all its rows, with some beyond; in steps, so that not every notch of a
/// wheel is a change.
fn in_view(top: i32, seen: i32, all: i32, rows: usize) -> Range<usize> {
    let row_at =
        |pixels: i32| usize::try_from(i64::from(pixels.max(0)) * i64::try_from(rows).unwrap_or(i64::MAX) / i64::from(all.max(1)));
    let (first, last) = (row_at(top).unwrap_or(0), row_at(top.saturating_add(seen)).unwrap_or(rows));
    first.saturating_sub(BEYOND) / BEYOND * BEYOND..(last / BEYOND + 2) * BEYOND
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_in_view_follow_with_some_beyond() {
        // A hundred rows of 30 pixels, 20 of them seen.
        assert_eq!(in_view(0, 600, 3_000, 100), 0..32);
        assert_eq!(in_view(1_500, 600, 3_000, 100), 40..80);
        assert_eq!(in_view(2_400, 600, 3_000, 100), 72..112);
        // A notch of the wheel changes nothing.
        assert_eq!(in_view(1_530, 600, 3_000, 100), 40..80);
        // Everything is in view where nothing is scrolled, and before it is laid out.
        assert!(in_view(0, 900, 900, 12).contains(&11));
        assert_eq!(in_view(0, 0, 0, 0), 0..16);
    }
}
