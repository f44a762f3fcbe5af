//! The staircase of a bracket norm.

use std::rc::Rc;

use yew::prelude::*;

use super::seen::Seen;
use super::view::stairs;
use crate::components::panel::{Panel, use_explain};
use crate::components::width::use_width;
use crate::store::{Cell, StoreHandle};
use crate::text::{areas, words};
use crate::views::wording::Wording;

/// What the staircase is told.
#[derive(Clone, PartialEq, Properties)]
pub struct StairsPanelProps {
    /// The store.
    pub store: StoreHandle,
    /// What is computed.
    pub seen: Seen,
    /// The norm.
    pub norm: usize,
    /// How its figures are written.
    pub wording: Rc<Wording>,
    /// The cell being explained.
    pub selected: Option<Cell>,
}

/// The staircase; nothing where the norm is of another kind.
#[component]
pub fn StairsPanel(props: &StairsPanelProps) -> Html {
    if props.seen.model.norm(props.norm).rule.has_brackets() {
        let props = props.clone();
        html! { <Stairs ..props /> }
    } else {
        Html::default()
    }
}

/// The staircase of a bracket norm.
#[component]
fn Stairs(props: &StairsPanelProps) -> Html {
    let StairsPanelProps { store, seen, norm, wording, selected } = props;
    let view = &store.view;
    let (element, width) = use_width(selected.is_some());
    let key = (seen.of(&[*norm]), (*norm, view.year, view.area), *selected, wording.clone(), width);
    let picture = use_memo(key, |(seen, at, selected, wording, width)| {
        let draw = || stairs::draw(&seen.seen.model, &seen.seen.outlook, *at, *selected, wording, *width);
        (*width > 0.0).then(draw).flatten()
    });
    let on_pick = use_explain(store.dispatcher(), picture.clone());
    html! {
        <Panel language={wording.language} {picture} {element} {on_pick}
            title={areas::titled(wording.language, words::STAIRCASE, &wording.norm, &wording.unit)} />
    }
}
