//! The areas of a round where they lie, filled by how they stand.

use std::rc::Rc;

use permille_engine::model::Model;
use permille_engine::round::{Return, State};
use yew::prelude::*;

use super::Stand;
use crate::charts::{Frame, Land, LandClass, LandFill, LandShape, LandWords, Map, MarkKey, map};
use crate::components::panel::Panel;
use crate::components::same::Same;
use crate::components::width::use_width;
use crate::queries::land::{Geography, geography};
use crate::store::{DataPart, Fetched, Msg, StoreHandle};
use crate::tasks::outlines;
use crate::text::numbers::UNKNOWN;
use crate::text::{Language, Say, map as words_of_maps, round as said, words};
use crate::views::picture::{Leads, Picture};

/// How tall the land may become, in pixels.
const HEIGHT: f64 = 480.0;

/// What the map is told.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RoundMapProps {
    /// The store.
    pub(super) store: StoreHandle,
    /// The model.
    pub(super) model: Same<Model>,
    /// How the round stands.
    pub(super) stand: Same<Stand>,
}

/// The map; nothing where nobody knows where any of the areas lies.
#[component]
pub(super) fn RoundMap(props: &RoundMapProps) -> Html {
    let RoundMapProps { store, model, stand } = props;
    let language = store.preferences.language;
    let (element, width) = use_width(false);
    {
        let store = store.clone();
        use_effect_with((), move |()| outlines::fetch(&store));
    }
    let areas = use_memo(stand.clone(), |stand| stand.areas.iter().map(|(area, _)| *area).collect::<Vec<usize>>());
    let land = use_memo((model.clone(), areas.clone(), store.outlines.clone()), |(model, areas, outlines)| {
        geography(model, areas, outlines.known())
    });
    let own = store.outlines.own.as_ref().map(|own| own.file.clone());
    // Tiles that turn into a map a moment later would only startle.
    let waiting = !land.is_known() && matches!(store.outlines.shipped, Fetched::NotAsked | Fetched::UnderWay);
    let width = if waiting { 0.0 } else { width };
    let key = (model.clone(), stand.clone(), Same::new(&land), own, language, width);
    let picture = use_memo(key, |(model, stand, land, own, language, width)| {
        (*width > 0.0).then(|| draw(*language, model, stand, land, own.as_deref(), *width))
    });
    let on_pick = {
        let (store, areas) = (store.clone(), areas.clone());
        Callback::from(move |key: MarkKey| {
            let Some(&area) = areas.get(key.row) else { return };
            store.dispatch(Msg::Area(area));
            store.dispatch(Msg::Part(Some(DataPart::Form)));
        })
    };
    html! { <Panel class="map" {language} title={language.say(said::MAP)} {picture} {element} {on_pick} /> }
}

/// How areas that stand so are filled: who is missing is hatched as what is unknown is everywhere.
const fn fill(state: State) -> LandFill {
    match state {
        State::Asked => LandFill::Unknown,
        State::Partial => LandFill::Light,
        State::Doubtful => LandFill::Middle,
        State::Returned => LandFill::OnTrack,
        State::Accepted => LandFill::Met,
        State::NotAsked => LandFill::Blank,
    }
}

/// Draws the map, with what it says and its table.
fn draw(language: Language, model: &Model, stand: &Stand, geography: &Geography, own: Option<&str>, width: f64) -> Picture {
    let there: Vec<State> = State::ALL.into_iter().filter(|state| stand.count(*state) > 0).collect();
    let classes: Vec<LandClass> = there
        .iter()
        .map(|state| LandClass { fill: fill(*state), words: said::counted(language, *state, stand.count(*state)) })
        .collect();
    let name = |area: usize| model.areas().get(area).map_or("", |area| language.name(&area.name));
    let standing =
        |area: usize, state: State| model.areas().get(area).map_or_else(String::new, |area| stand.said(language, area, state));
    let lands: Vec<Land> = stand
        .areas
        .iter()
        .enumerate()
        .map(|(place, &(area, state))| Land {
            names: std::iter::once(name(area).to_owned()).chain(words_of_maps::short_name(language, name(area))).collect(),
            figure: String::new(),
            class: there.iter().position(|one| *one == state).unwrap_or(0),
            tip: format!("{}\n{}", name(area), standing(area, state)),
            shape: geography.shapes.get(place).cloned().unwrap_or_default(),
        })
        .collect();
    let outdated = geography.outdated.iter().copied().flatten().next();
    let outdated = outdated.map(|year| words_of_maps::outdated(language, year)).unwrap_or_default();
    let unlocated = if geography.is_known() { lands.iter().filter(|land| land.shape == LandShape::Unknown).count() } else { 0 };
    let credit = words_of_maps::credit(language, &geography.credit, own.filter(|_| geography.own));
    let chart = Map {
        areas: &lands,
        lines: &geography.lines,
        classes: &classes,
        selected: None,
        words: LandWords {
            unlocated: if unlocated > 0 { language.say(words_of_maps::UNLOCATED) } else { "" },
            outdated: &outdated,
            credit: &credit,
        },
    };
    let counted: Vec<String> = classes.iter().map(|class| class.words.clone()).collect();
    let headers = [words::AREA, said::STATE, said::ASKED, said::RETURNED, said::DOUBTS, said::ACCEPTED];
    let row = |&(area, state): &(usize, State)| -> Vec<String> {
        let code = model.areas().get(area).map(|area| &area.code);
        let returned = code.and_then(|code| stand.round.asked.get(code)?.as_ref());
        let (date, accepted) = match returned {
            Some(Return { date, file, accepted, .. }) => (format!("{date} {file}"), accepted.clone()),
            None => (UNKNOWN.to_owned(), None),
        };
        let sent = if state == State::NotAsked { UNKNOWN.to_owned() } else { stand.round.sent.clone() };
        let doubts = match (returned, code) {
            (Some(_), Some(code)) if stand.found.is_some() => stand.of(code).len().to_string(),
            _ => UNKNOWN.to_owned(),
        };
        let accepted = accepted.unwrap_or_else(|| UNKNOWN.to_owned());
        vec![name(area).to_owned(), standing(area, state), sent, date, doubts, accepted]
    };
    Picture {
        drawing: Rc::new(map(&Frame::new("round-map", width), HEIGHT, &chart)),
        summary: said::summary(&counted, language),
        headers: headers.into_iter().map(|word| language.say(word).to_owned()).collect(),
        rows: stand.areas.iter().map(row).collect(),
        cells: Vec::new(),
        columns: 0,
        leads: Leads::default(),
    }
}
