//! The heat map of areas × norms.

use std::rc::Rc;

use yew::prelude::*;

use super::seen::Seen;
use super::view::heat;
use crate::components::kept::use_kept;
use crate::components::panel::{More, Panel, use_explain};
use crate::components::same::Same;
use crate::components::width::use_width;
use crate::store::StoreHandle;
use crate::text::{Say, areas, words};

/// What the heat map is told.
#[derive(Clone, PartialEq, Properties)]
pub struct HeatPanelProps {
    /// The store.
    pub store: StoreHandle,
    /// What is computed.
    pub seen: Seen,
    /// The areas.
    pub rows: Rc<Vec<usize>>,
    /// The norms.
    pub columns: Rc<Vec<usize>>,
}

/// The heat map with its heading; of an area with none below, its own line.
#[component]
pub fn HeatPanel(props: &HeatPanelProps) -> Html {
    let HeatPanelProps { store, seen, rows, columns } = props;
    let (language, view) = (store.preferences.language, &store.view);
    let all = use_kept("areas: all of the heat map", || false);
    let (element, width) = use_width(view.explained.is_some());
    let (count, more) = More::within(language, &all, (heat::FEW, heat::MOST), rows.len());
    let lines = {
        let key = (seen.of(columns), view.year, rows.clone(), columns.clone());
        use_memo(key, |(seen, year, rows, columns)| heat::lines(&seen.seen.model, &seen.seen.outlook, *year, rows, columns))
    };
    let key = (Same::new(&lines), seen.of(columns), view.explained, language, count, width);
    let picture = use_memo(key, |(lines, seen, selected, language, count, width)| {
        let drawn = heat::Heat { model: &seen.seen.model, lines, norms: columns, selected: *selected, language: *language };
        (*width > 0.0).then(|| heat::draw(&drawn, *count, *width)).flatten()
    });
    let on_pick = use_explain(store.dispatcher(), picture.clone());
    let nothing = width > 0.0 && picture.is_none();
    html! {
        <Panel class="areas__heat" {language} title={language.say(words::HEAT_MAP)} {picture} {element} {on_pick} {more}>
            if nothing { <p class="areas__empty">{ areas::no_heat(language) }</p> }
        </Panel>
    }
}
