//! The Norms screen.

use yew::prelude::*;

use crate::store::StoreHandle;

/// What the screen is told.
#[derive(Clone, PartialEq, Properties)]
pub struct NormsProps {
    /// The store.
    pub store: StoreHandle,
}

/// The Norms screen.
#[component]
pub fn Norms(props: &NormsProps) -> Html {
    let _ = props;
    Html::default()
}
