//! The ranking of the areas by their gap.

use std::rc::Rc;

use permille_engine::model::Model;
use yew::prelude::*;

use super::panel::{More, Panel};
use super::seen::Is;
use super::view::figures::Figures;
use super::view::ranking;
use super::view::wording::Wording;
use super::width::use_width;
use crate::store::{Cell, StoreHandle};
use crate::text::areas;

/// What the ranking is told.
#[derive(Clone, PartialEq, Properties)]
pub struct RankingPanelProps {
    /// The store.
    pub store: StoreHandle,
    /// The model.
    pub model: Is<Model>,
    /// The figures.
    pub figures: Rc<Figures>,
    /// How they are written.
    pub wording: Rc<Wording>,
}

/// The ranking with its heading.
#[component]
pub fn RankingPanel(props: &RankingPanelProps) -> Html {
    let RankingPanelProps { store, model, figures, wording } = props;
    let language = store.preferences.language;
    let all = use_state_eq(|| false);
    let selected: Option<Cell> = store.view.explained;
    let (element, width) = use_width(selected.is_some());
    let known = ranking::ranked(figures).len();
    let count = if *all { known } else { known.min(ranking::FEW) };
    let key = (model.clone(), figures.clone(), wording.clone(), selected, count, width);
    let picture = use_memo(key, |(model, figures, wording, selected, count, width)| {
        (*width > 0.0).then(|| ranking::draw(model, figures, wording, *selected, *count, *width)).flatten()
    });
    let more = (known > ranking::FEW).then(|| More {
        said: areas::first_of(language, count, known),
        all: *all,
        toggle: {
            let all = all.clone();
            Callback::from(move |_| all.set(!*all))
        },
    });
    html! {
        <Panel store={store.clone()} title={ranking::title(wording)} {picture} {element} {more}
            empty={if known == 0 { areas::no_ranking(language, figures.due) } else { String::new() }} />
    }
}
