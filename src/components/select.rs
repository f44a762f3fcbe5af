//! What is chosen in a list.

use std::str::FromStr;

use web_sys::{Event, HtmlSelectElement};
use yew::TargetCast;

/// The value of the option that was chosen; `None` where the event is not a list's.
#[must_use]
pub fn value(event: &Event) -> Option<String> {
    event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value())
}

/// The same as what it stands for; `None` as well where it stands for nothing such.
#[must_use]
pub fn parsed<T: FromStr>(event: &Event) -> Option<T> {
    value(event)?.parse().ok()
}
