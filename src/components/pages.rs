//! A long list a page at a time, as many as a browser draws at once.

use std::ops::Range;

use web_sys::Element;
use yew::prelude::*;

use crate::text::{Language, Say, pages as said};

/// Which part of a list is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pages {
    /// How many there are.
    pub all: usize,
    /// How many are on a page.
    pub most: usize,
    /// The page, from zero.
    pub page: usize,
}

impl Pages {
    /// The page that was chosen; the last where there are fewer by now.
    #[must_use]
    pub fn of(all: usize, most: usize, chosen: usize) -> Self {
        Self { all, most, page: chosen.min(all.saturating_sub(1) / most) }
    }

    /// The places of what is on the page.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        let first = self.page * self.most;
        first..self.all.min(first + self.most)
    }

    /// Which part it is of how many, and how to go to the others; nothing where one page holds all.
    pub fn turning(self, language: Language, what: &str, turned: &Callback<usize>) -> Html {
        let last = self.all.saturating_sub(1) / self.most;
        if last == 0 {
            return Html::default();
        }
        let to = |page: usize| {
            let turned = turned.clone();
            Callback::from(move |event: MouseEvent| {
                turned.emit(page);
                to_head(&event);
            })
        };
        let Range { start, end } = self.range();
        html! {
            <p class="pages">
                <span role="status">{ said::part(language, what, start + 1, end, self.all) }</span>
                <button type="button" class="button" disabled={self.page == 0} onclick={to(self.page.saturating_sub(1))}>
                    { language.say(said::BEFORE) }
                </button>
                <button type="button" class="button" disabled={self.page == last} onclick={to(self.page + 1)}>
                    { language.say(said::AFTER) }
                </button>
            </p>
        }
    }
}

/// Brings the head of what was turned into view, where it was scrolled out of it.
fn to_head(event: &MouseEvent) {
    let list = event.target_dyn_into::<Element>().and_then(|button| button.closest("section").ok().flatten());
    if let Some(list) = list.filter(|list| list.get_bounding_client_rect().top() < 0.0) {
        list.scroll_into_view();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_holds_its_part_and_the_last_what_is_left() {
        assert_eq!(Pages::of(250, 100, 0).range(), 0..100);
        assert_eq!(Pages::of(250, 100, 2).range(), 200..250);
        // There are fewer by now.
        assert_eq!(Pages::of(100, 100, 2).range(), 0..100);
        assert_eq!(Pages::of(0, 100, 2).range(), 0..0);
    }
}
