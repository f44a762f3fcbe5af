//! The heading of a column that can be sorted by.

use yew::prelude::*;

/// A button in a heading; `falling` says whether the largest is first, where the table is sorted by this column.
pub fn sort_head(text: &str, class: &'static str, falling: Option<bool>, press: Callback<MouseEvent>) -> Html {
    let direction = match falling {
        None => "none",
        Some(true) => "descending",
        Some(false) => "ascending",
    };
    html! {
        <th scope="col" {class} aria-sort={direction}>
            <button type="button" class="table__sort" onclick={press}>{ text }</button>
        </th>
    }
}
