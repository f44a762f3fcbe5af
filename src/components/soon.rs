//! What is drawn a moment after what matters more, the first time a page draws it: an old machine would stand still while it draws all at once.

use std::cell::RefCell;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::tasks::pace::Pace;

thread_local! {
    /// What was drawn once is drawn at once from then on.
    static DRAWN: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// What such a part is told.
#[derive(Clone, PartialEq, Properties)]
pub struct SoonProps {
    /// Which part it is.
    pub part: &'static str,
    /// The part.
    pub children: Html,
}

/// The part; nothing for the moment until its turn comes.
#[component]
pub fn Soon(props: &SoonProps) -> Html {
    let part = props.part;
    let drawn = use_state_eq(|| DRAWN.with_borrow(|parts| parts.contains(&part)));
    {
        let drawn = drawn.clone();
        use_effect_with((), move |()| {
            if *drawn {
                return;
            }
            spawn_local(async move {
                Pace::default().rest().await;
                DRAWN.with_borrow_mut(|parts| parts.push(part));
                drawn.set(true);
            });
        });
    }
    if *drawn { props.children.clone() } else { Html::default() }
}
