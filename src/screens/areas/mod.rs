//! The Areas screen: the areas of a level compared by one norm, and by the leading norms at once.

mod controls;
mod heat_panel;
mod map_panel;
mod names;
mod ranking_panel;
mod row;
mod seen;
mod stairs_panel;
mod table;
pub mod view;

use std::rc::Rc;

use yew::prelude::*;

use crate::components::area_path::AreaPath;
use crate::components::lagging::use_lagging;
use crate::components::pieces::pieces;
use crate::components::same::Same;
use crate::store::{StoreHandle, is_slow};
use crate::text::Say;
use crate::text::areas as said;
use crate::text::sentences;
use crate::views::choice;
use crate::views::figures::Figures;
use crate::views::wording::Wording;
use controls::{ControlsProps, controls};
use heat_panel::HeatPanel;
use map_panel::MapPanel;
use ranking_panel::RankingPanel;
use seen::Seen;
use stairs_panel::StairsPanel;
use table::AreaTable;
use view::headline::{basis, headline};

/// What the screen is told.
#[derive(Clone, PartialEq, Properties)]
pub struct AreasProps {
    /// The store.
    pub store: StoreHandle,
}

/// The Areas screen.
#[component]
pub fn Areas(props: &AreasProps) -> Html {
    let store = &props.store;
    let (language, view) = (store.preferences.language, &store.view);
    let open = store.open.as_ref();
    let model = open.map(|open| Same::new(&open.model));
    let outlook = open.and_then(|open| open.outlook(view.scenario)).cloned();
    // What depends on the plans and the place alone does not change while a lever is dragged.
    let offered = use_memo((model.clone(), view.area), |(model, area)| {
        model.as_ref().map(|model| {
            let offered = choice::offered(model, *area);
            let usual = choice::usual(model, *area, &offered);
            (Rc::new(offered), usual)
        })
    });
    let (Some(model), Some(outlook), Some((offered, usual))) = (model, outlook, offered.as_ref()) else {
        return Html::default();
    };
    let Some(norm) = view.norm.or(*usual) else {
        return html! { <><AreaPath store={store.clone()} /><p>{ sentences::nothing_demanded(language) }</p></> };
    };
    html! {
        <Compared store={store.clone()} {norm} offered={offered.clone()}
            seen={Seen { model, outlook: Same::new(&outlook) }} />
    }
}

/// What the comparison by one norm is told.
#[derive(Clone, PartialEq, Properties)]
struct ComparedProps {
    /// The store.
    store: StoreHandle,
    /// The norm.
    norm: usize,
    /// The norms offered.
    offered: Rc<Vec<usize>>,
    /// What is computed.
    seen: Seen,
}

/// What is drawn beside the table, and below it.
#[derive(Clone, PartialEq)]
struct Drawn {
    seen: Seen,
    figures: Rc<Figures>,
    wording: Rc<Wording>,
    /// The areas and norms of the heat map.
    heat: (Rc<Vec<usize>>, Rc<Vec<usize>>),
}

/// The areas compared by a norm: sentence, table and charts.
#[component]
fn Compared(props: &ComparedProps) -> Html {
    let ComparedProps { store, norm, offered, seen } = props;
    let (language, view, model) = (store.preferences.language, &store.view, &seen.model);
    let compared = use_memo((model.clone(), view.area, *norm, view.level), |(model, area, norm, level)| {
        let (level, areas) = choice::compared(model, *area, *norm, *level);
        (level, Rc::new(areas))
    });
    let heat = use_memo((model.clone(), view.area, compared.1.clone()), |(model, area, compared)| {
        let (rows, columns) = choice::heat(model, *area, compared);
        (Rc::new(rows), Rc::new(columns))
    });
    let figures = {
        let key = (seen.of(&[*norm]), view.year, view.area, compared.clone());
        use_memo(key, |(seen, year, area, compared)| {
            let (model, outlook) = (&seen.seen.model, &seen.seen.outlook);
            Figures::read(model, outlook, *norm, *year, *area, (compared.0, &compared.1))
        })
    };
    let wording = use_memo((model.clone(), *norm, language), |(model, norm, language)| Wording::new(*language, model, *norm));
    let drawn = Drawn { seen: seen.clone(), figures: figures.clone(), wording: wording.clone(), heat: (*heat).clone() };
    let many = is_slow(model.areas().len());
    let [beside, below] = use_lagging(drawn, many);
    let empty = figures.rows.is_empty();
    let selected = view.explained;
    let name = model.areas().get(view.area).map_or("", |area| language.name(&area.name));
    html! {
        <div class="areas">
            <AreaPath store={store.clone()} />
            { controls(&ControlsProps { store: store.clone(), norm: *norm, offered: offered.clone(), level: figures.level }) }
            <h1 class="areas__headline">{ pieces(&headline(model, &figures, &wording)) }</h1>
            <p class="areas__basis">{ basis(model, &figures, &wording, &seen.outlook) }</p>
            if empty {
                <p class="areas__empty">{ match figures.level {
                    None => said::none_below(language, name),
                    Some(level) => said::binds_none(language, &wording.norm, level, model.norm(*norm).level),
                } }</p>
            }
            <div class="areas__body">
                if view.mapped && !compared.1.is_empty() {
                    <MapPanel store={store.clone()} model={model.clone()} areas={compared.1.clone()} figures={figures.clone()} wording={wording.clone()} />
                } else {
                    <AreaTable store={store.clone()} model={model.clone()} figures={figures.clone()} wording={wording.clone()} />
                }
                <div class="areas__charts">
                    if let Some(drawn) = beside.filter(|_| !empty) {
                        <RankingPanel store={store.clone()} model={drawn.seen.model} figures={drawn.figures} wording={drawn.wording} />
                    }
                    <StairsPanel store={store.clone()} seen={seen.clone()} norm={*norm} wording={wording.clone()} {selected} />
                </div>
                if let Some(drawn) = below {
                    <HeatPanel store={store.clone()} seen={drawn.seen} rows={drawn.heat.0} columns={drawn.heat.1} />
                }
            </div>
        </div>
    }
}
