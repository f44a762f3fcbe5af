//! The ranking of the areas by their gap.

use std::rc::Rc;

use permille_engine::model::Model;
use yew::prelude::*;

use super::view::ranking;
use crate::components::kept::use_kept;
use crate::components::panel::{More, Panel, use_explain};
use crate::components::same::Same;
use crate::components::width::use_width;
use crate::store::{Cell, Msg, Screen, StoreHandle};
use crate::text::{Say, areas, words};
use crate::views::figures::Figures;
use crate::views::wording::Wording;

/// What the ranking is told.
#[derive(Clone, PartialEq, Properties)]
pub struct RankingPanelProps {
    /// The store.
    pub store: StoreHandle,
    /// The model.
    pub model: Same<Model>,
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
    let all = use_kept("areas: all of the ranking", || false);
    let selected: Option<Cell> = store.view.explained;
    let (element, width) = use_width(selected.is_some());
    let known = ranking::ranked(figures).len();
    let (count, more) = More::within(language, &all, (ranking::FEW, ranking::MOST), known);
    let key = (model.clone(), figures.clone(), wording.clone(), selected, count, width);
    let picture = use_memo(key, |(model, figures, wording, selected, count, width)| {
        (*width > 0.0).then(|| ranking::draw(model, figures, wording, *selected, *count, *width)).flatten()
    });
    let on_pick = use_explain(store.dispatcher(), picture.clone());
    let drawn = picture.is_some();
    let more = more.filter(|_| drawn);
    // Before it is measured there is no chart either, but nothing to say about it.
    let nothing = !drawn && width > 0.0;
    let to_data = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Show(Screen::Data)))
    };
    html! {
        <Panel {language} title={ranking::title(wording)} {picture} {element} {on_pick} {more}>
            if nothing {
                <p class="areas__empty">{ areas::no_ranking(language, figures.due, known > 0) }</p>
                if known == 0 && figures.due.is_none() {
                    <button type="button" class="button" onclick={to_data}>{ language.say(words::ENTER_DATA) }</button>
                }
            }
        </Panel>
    }
}
