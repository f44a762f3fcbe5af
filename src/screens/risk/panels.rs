//! What has come out, as charts: the fan, what matters, and the chances.

use std::rc::Rc;

use yew::prelude::*;

use super::view::fan::{self, Figure};
use super::view::odds;
use super::view::results::Results;
use super::view::weights::{self, Weights};
use crate::charts::MarkKey;
use crate::components::kept::use_kept;
use crate::components::panel::{More, Panel};
use crate::components::same::Same;
use crate::components::width::use_width;
use crate::store::{Msg, StoreHandle};
use crate::text::{Say, Word, risk};
use crate::views::picture::Picture;

/// What the charts are told.
#[derive(Clone, PartialEq, Properties)]
pub struct PanelsProps {
    /// The store.
    pub store: StoreHandle,
    /// What has come out.
    pub results: Results,
    /// The norm looked at, by its place among those drawn.
    pub place: usize,
    /// The norm looked at, by its position in the open model.
    pub shown: usize,
}

/// The charts.
#[component]
pub fn Panels(props: &PanelsProps) -> Html {
    html! {
        <div class="risk__panels">
            <FanPanel ..props.clone() />
            <WeightsPanel ..props.clone() />
            <NormsPanel ..props.clone() />
            <AreasPanel ..props.clone() />
        </div>
    }
}

/// The fan with a switch between stock and gap.
#[component]
fn FanPanel(props: &PanelsProps) -> Html {
    let PanelsProps { store, results, place, .. } = props;
    let (language, year) = (store.preferences.language, store.view.year);
    let figure = use_kept("risk: fan of", || Figure::Stock);
    let (element, width) = use_width(store.view.explained.is_some());
    let key = (results.clone(), *place, *figure, year, language, width);
    let picture = use_memo(key, |(results, place, figure, year, language, width)| {
        (*width > 0.0).then(|| fan::draw(*language, results, *place, *figure, *year, *width)).flatten()
    });
    let on_pick = picks(store, picture.clone());
    let switch = |one: Figure, word: Word| {
        let figure = figure.clone();
        let pressed = (*figure == one).to_string();
        html! {
            <button type="button" class="switch__one" onclick={Callback::from(move |_: MouseEvent| figure.set(one))} aria-pressed={pressed}>
                { language.say(word) }
            </button>
        }
    };
    let aside = html! {
        <div class="switch" role="group" aria-label={language.say(risk::FAN_OF)}>
            { switch(Figure::Stock, risk::STOCK) }
            { switch(Figure::Gap, risk::GAP) }
        </div>
    };
    let norm = results.norm(*place).map(|norm| language.name(&norm.name)).unwrap_or_default();
    let area = results.asked.model.areas().get(results.asked.area).map(|area| language.name(&area.name)).unwrap_or_default();
    html! {
        <Panel {language} title={risk::fan_title(language, norm, area)} {picture} {element} {aside} {on_pick}>
            <ul class="risk__legend">
                <li><span class="risk__swatch risk__swatch--half" aria-hidden="true"></span>{ language.say(risk::HALF) }</li>
                <li><span class="risk__swatch" aria-hidden="true"></span>{ language.say(risk::NINE_TENTHS) }</li>
                if *figure == Figure::Stock {
                    <li><span class="risk__swatch risk__swatch--dots" aria-hidden="true"></span>{ language.say(risk::REQUIRED_EDGES) }</li>
                }
            </ul>
        </Panel>
    }
}

/// What the gap depends on, or why that cannot be said.
#[component]
fn WeightsPanel(props: &PanelsProps) -> Html {
    let PanelsProps { store, results, place, .. } = props;
    let (language, year) = (store.preferences.language, store.view.year);
    let (element, width) = use_width(store.view.explained.is_some());
    let drawn =
        use_memo(
            (results.clone(), *place, year, language, width),
            |(results, place, year, language, width)| match weights::draw(*language, results, *place, *year, width.max(1.0)) {
                Weights::Drawn(picture) => Ok(picture),
                Weights::None(why) => Err(why),
            },
        );
    let picture =
        use_memo((drawn.clone(), width > 0.0), |(drawn, measured)| drawn.as_ref().as_ref().ok().filter(|_| *measured).cloned());
    html! {
        <Panel {language} title={risk::weights_title(language, year)} {picture} {element}>
            { match &*drawn {
                Ok(picture) => html! { <><p class="risk__said" aria-hidden="true">{ &picture.summary }</p><p class="risk__note">{ risk::weights_method(language) }</p></> },
                Err(why) => html! { <p class="areas__empty">{ why }</p> },
            } }
        </Panel>
    }
}

/// The chances of all norms drawn, in the area in view.
#[component]
fn NormsPanel(props: &PanelsProps) -> Html {
    let PanelsProps { store, results, place, .. } = props;
    let (language, year) = (store.preferences.language, store.view.year);
    let (element, width) = use_width(store.view.explained.is_some());
    let model = store.open.as_ref().map(|open| Same::new(&open.model));
    let key = (results.clone(), model, *place, year, language, width);
    let picture = use_memo(key, |(results, model, place, year, language, width)| {
        let model = model.as_ref().filter(|_| *width > 0.0)?;
        Some(odds::by_norm(*language, results, model, Some(*place), *year, *width))
    });
    let on_pick = picks(store, picture.clone());
    let area = results.asked.model.areas().get(results.asked.area).map(|area| language.name(&area.name)).unwrap_or_default();
    html! {
        <Panel class="risk__wide" {language} title={risk::norms_title(language, area)} {picture} {element} {on_pick}>
            <p class="risk__note">{ risk::odds_legend(language) }</p>
        </Panel>
    }
}

/// The chances of the areas below, for the norm looked at.
#[component]
fn AreasPanel(props: &PanelsProps) -> Html {
    let PanelsProps { store, results, place, .. } = props;
    let (language, year) = (store.preferences.language, store.view.year);
    let all = use_kept("risk: all areas", || false);
    let (element, width) = use_width(store.view.explained.is_some());
    let rows = use_memo((results.clone(), *place, year), |(results, place, year)| odds::areas(results, *place, *year));
    let (count, more) = More::of(language, &all, odds::FEW, rows.len());
    let key = (results.clone(), rows.clone(), *place, year, language, width, count);
    let picture = use_memo(key, |(results, rows, place, year, language, width, count)| {
        (*width > 0.0).then(|| odds::by_area(*language, results, *place, rows, *count, *year, *width))
    });
    let on_pick = picks(store, picture.clone());
    // The area in view alone is a row of the chart above.
    if rows.len() < 2 {
        return Html::default();
    }
    let norm = results.norm(*place).map(|norm| language.name(&norm.name)).unwrap_or_default();
    html! {
        <Panel class="risk__wide" {language} title={risk::areas_title(language, norm)} {picture} {element} {more} {on_pick} />
    }
}

/// A picked mark leads to its norm and its year.
fn picks(store: &StoreHandle, picture: Rc<Option<Picture>>) -> Callback<MarkKey> {
    let store = store.clone();
    Callback::from(move |key: MarkKey| {
        let Some(picture) = &*picture else { return };
        if let Some(year) = picture.leads.year(key) {
            store.dispatch(Msg::Year(year));
        }
        if let Some(norm) = picture.leads.norm(key) {
            store.dispatch(Msg::Norm(Some(norm)));
        }
    })
}
