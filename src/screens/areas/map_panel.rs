//! The map of the areas compared.

use std::cell::RefCell;
use std::rc::Rc;

use permille_engine::model::Model;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::charts::MarkKey;
use crate::components::kept::use_kept;
use crate::components::panel::Panel;
use crate::components::same::Same;
use crate::components::width::use_width;
use crate::dom;
use crate::queries::land::{Geography, geography};
use crate::store::{Cell, Fetched, Msg, OutlinesMsg, StoreHandle};
use crate::tasks::outlines;
use crate::tasks::work::WorkerHandle;
use crate::text::{Say, map as said, words};
use crate::views::figures::Figures;
use crate::views::map::{self, By};
use crate::views::wording::Wording;

/// The field that takes the reader's own outlines, by its id.
const PICKER: &str = "outlines-file";

/// What the map is told.
#[derive(Clone, PartialEq, Properties)]
pub struct MapPanelProps {
    /// The store.
    pub store: StoreHandle,
    /// The model.
    pub model: Same<Model>,
    /// The areas compared.
    pub areas: Rc<Vec<usize>>,
    /// The figures.
    pub figures: Rc<Figures>,
    /// How they are written.
    pub wording: Rc<Wording>,
}

/// The map with its heading and tools.
#[component]
pub fn MapPanel(props: &MapPanelProps) -> Html {
    let MapPanelProps { store, model, areas, figures, wording } = props;
    let language = store.preferences.language;
    let by = use_kept("areas: map by", By::default);
    let running = use_mut_ref(|| None::<WorkerHandle>);
    let reading = use_state_eq(|| false);
    let selected: Option<Cell> = store.view.explained;
    let (element, width) = use_width(selected.is_some());
    {
        let store = store.clone();
        use_effect_with((), move |()| outlines::fetch(&store));
    }
    let land = use_memo((model.clone(), areas.clone(), store.outlines.clone()), |(model, areas, outlines)| {
        geography(model, areas, outlines.known())
    });
    let own = store.outlines.own.as_ref().map(|own| own.file.clone());
    // Tiles that turn into a map a moment later would only startle.
    let waiting = !land.is_known() && matches!(store.outlines.shipped, Fetched::NotAsked | Fetched::UnderWay);
    let width = if waiting { 0.0 } else { width };
    let key = (model.clone(), figures.clone(), wording.clone(), (areas.clone(), Same::new(&land), own), *by, selected, width);
    let picture = use_memo(key, |(model, figures, wording, (areas, land, own), by, selected, width)| {
        let seen =
            map::Seen { model, figures, wording, areas, geography: land, own: own.as_deref(), by: *by, selected: *selected };
        (*width > 0.0).then(|| map::draw(&seen, *width)).flatten()
    });
    // An area with others below leads down to them; one without is explained.
    let on_pick = use_callback((store.dispatcher(), model.clone(), picture.clone()), |key: MarkKey, (store, model, picture)| {
        let Some(cell) = picture.as_ref().as_ref().and_then(|picture| picture.cell(key)) else { return };
        let leads_down = !model.tree().children(cell.area).is_empty();
        store.dispatch(if leads_down { Msg::Area(cell.area) } else { Msg::Explain(Some(cell)) });
    });
    let switch = |which: By, word| {
        let set = by.clone();
        let press = Callback::from(move |_: MouseEvent| set.set(which));
        html! {
            <button type="button" class="switch__one" onclick={press} aria-pressed={(*by == which).to_string()}>{ language.say(word) }</button>
        }
    };
    let tools = html! {
        <>
            <div class="map__tools">
                if wording.has_coverage {
                    <div class="switch" role="group" aria-label={language.say(said::COLOURED_BY)}>
                        { switch(By::Coverage, words::COVERAGE) }
                        { switch(By::Gap, words::GAP) }
                    </div>
                }
                { own_tools(store, &running, &reading) }
            </div>
            { state_of(store, &land) }
        </>
    };
    html! { <Panel class="map" {language} title={map::title(wording)} {picture} {element} {tools} {on_pick} /> }
}

/// What is said of the outlines while they are not there.
fn state_of(store: &StoreHandle, land: &Geography) -> Html {
    let language = store.preferences.language;
    let again = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| outlines::fetch(&store))
    };
    let said = match &store.outlines.shipped {
        _ if land.is_known() => return Html::default(),
        Fetched::NotAsked | Fetched::UnderWay => html! { { language.say(said::FETCHING) } },
        Fetched::Failed(missing) => html! {
            <>
                { language.name(&said::not_fetched(*missing)) }{ " " }
                <button type="button" class="link" onclick={again}>{ language.say(said::AGAIN) }</button>
            </>
        },
        Fetched::Here(_) => html! { { language.say(said::ALL_TILES) } },
    };
    html! { <p class="map__state" role="status">{ said }</p> }
}

/// Loads outlines of the reader's own, and lets go of them.
fn own_tools(store: &StoreHandle, running: &Rc<RefCell<Option<WorkerHandle>>>, reading: &UseStateHandle<bool>) -> Html {
    let language = store.preferences.language;
    let pick = Callback::from(|_: MouseEvent| dom::click(PICKER));
    let picked = {
        let (store, running, reading) = (store.clone(), running.clone(), reading.clone());
        let begun = {
            let reading = reading.clone();
            Callback::from(move |work| {
                *running.borrow_mut() = Some(work);
                reading.set(true);
            })
        };
        let done = Callback::from(move |()| reading.set(false));
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                outlines::load(&store, file, begun.clone(), done.clone());
            }
            // The same file can be picked again.
            input.set_value("");
        })
    };
    let stop = {
        let (running, reading) = (running.clone(), reading.clone());
        Callback::from(move |_: MouseEvent| {
            *running.borrow_mut() = None;
            reading.set(false);
        })
    };
    let remove = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Outlines(OutlinesMsg::Own(None))))
    };
    html! {
        <div class="map__own">
            if let Some(own) = &store.outlines.own {
                <span>{ said::own(language, &own.file) }</span>
                <button type="button" class="link" onclick={remove}>{ language.say(said::REMOVE) }</button>
            }
            if **reading {
                <span role="status">{ language.say(said::READING) }</span>
                <button type="button" class="link" onclick={stop}>{ language.say(said::STOP) }</button>
            } else {
                <button type="button" class="button button--plain" onclick={pick}>{ language.say(said::LOAD_OWN) }</button>
            }
            <input type="file" id={PICKER} class="unseen" tabindex="-1" accept=".geojson,.json" aria-label={language.say(said::LOAD_OWN)}
                onchange={picked} />
        </div>
    }
}
