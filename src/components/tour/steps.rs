//! What each step is about, and where on the page that stands.

use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::store::Screen;

/// A step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// The screen it is on.
    pub(super) screen: Screen,
    /// What it is about: the first of these that can be seen.
    about: &'static [&'static str],
}

/// The steps, in the order of their words.
pub(super) const STEPS: [Step; 8] = [
    Step { screen: Screen::Overview, about: &[".overview__headline"] },
    Step { screen: Screen::Overview, about: &[".bar__year"] },
    Step { screen: Screen::Overview, about: &[".cards > :first-child"] },
    // On a small screen the levers are behind their button.
    Step { screen: Screen::Overview, about: &["#levers .lever", ".levers-toggle"] },
    Step { screen: Screen::Overview, about: &[".bar__scenarios"] },
    Step { screen: Screen::Data, about: &["#answer h1", "#answer [role=tabpanel]"] },
    Step { screen: Screen::Allocate, about: &["#answer h1", "#answer [role=tabpanel]"] },
    Step { screen: Screen::Overview, about: &["#share-button"] },
];

impl Step {
    /// What it is about, where that is on the page and can be seen.
    pub(super) fn anchor(&self) -> Option<Element> {
        let document = gloo::utils::document();
        let found = self.about.iter().filter_map(|selector| document.query_selector(selector).ok().flatten());
        found.into_iter().find(|element| {
            let place = element.get_bounding_client_rect();
            place.width() > 0.0 && place.height() > 0.0
        })
    }
}

/// Scrolls what a step is about to where it can be seen.
pub(super) fn bring_into_sight(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    // A small window has the callout at its foot.
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
