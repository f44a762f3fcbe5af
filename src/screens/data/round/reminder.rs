//! Whom to remind of a round, and what they are to look at again, as a text to be sent; and the button that copies such a text.

use permille_engine::area::Area;
use permille_engine::doubts::Doubt;
use permille_engine::id::AreaCode;
use permille_engine::model::Model;
use permille_engine::round::{Round, State};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Stand;
use super::table::figure_of;
use crate::dom;
use crate::text::{Language, Say, merge, quality, round as said};

/// What the button is told.
#[derive(Clone, PartialEq, Properties)]
pub struct RemindProps {
    /// The language.
    pub language: Language,
    /// What is copied.
    pub text: String,
}

/// A button that copies whom to remind; nothing where there is nobody.
#[component]
pub fn Remind(props: &RemindProps) -> Html {
    let RemindProps { language, text } = props;
    let copied = use_state_eq(|| None::<bool>);
    if text.is_empty() {
        return Html::default();
    }
    let onclick = {
        let (copied, text) = (copied.clone(), text.clone());
        Callback::from(move |_: MouseEvent| {
            let (text, copied) = (text.clone(), copied.clone());
            spawn_local(async move { copied.set(Some(dom::copy(&text).await)) });
        })
    };
    let told = copied.map(|done| language.say(if done { merge::REMINDER_COPIED } else { merge::REMINDER_NOT_COPIED }));
    html! {
        <p class="merge__add">
            <button type="button" class="button" {onclick}>{ language.say(merge::COPY_REMINDER) }</button>
            <span role="status">{ told }</span>
        </p>
    }
}

/// Whom to remind of a round: who has returned nothing, each under the area it belongs to, what is left open, and what is in doubt of what came back.
pub fn listed(language: Language, model: &Model, stand: &Stand) -> String {
    let of = |state: State| {
        let areas = stand.areas.iter().filter(move |(_, one)| *one == state);
        areas.filter_map(|(area, _)| model.areas().get(*area)).collect::<Vec<&Area>>()
    };
    let (missing, partial, doubtful) = (of(State::Asked), of(State::Partial), of(State::Doubtful));
    let mut lines: Vec<String> = Vec::new();
    if !missing.is_empty() {
        let above = |code: &AreaCode| {
            let area = model.tree().position(code).and_then(|area| model.areas().get(area));
            area.map_or_else(|| code.to_string(), |area| language.name(&area.name).to_owned())
        };
        let named = missing.iter().map(|area| (&area.code, language.name(&area.name), area.parent.as_ref()));
        lines.extend(missing_of(language, &stand.round, &named.collect::<Vec<_>>(), above));
    }
    let doubts = |area: &Area| {
        let told = |doubt: &&Doubt| format!("- {}: {}", figure_of(language, model, doubt), quality::doubt(language, doubt));
        stand.of(&area.code).iter().map(told).collect::<Vec<String>>()
    };
    if !partial.is_empty() {
        lines.push(String::new());
        lines.push(said::remind_partial(language, partial.len()));
        for area in partial {
            let state = stand.said(language, area, State::Partial);
            lines.push(format!("{} {}{}{state}", area.code, language.name(&area.name), language.pick("：", ": ")));
            let left = stand.left(area).into_iter().map(|figure| language.name(&quality::figure(model, figure).0).to_owned());
            lines.push(format!("- {}", said::left(language, &left.collect::<Vec<_>>())));
            lines.extend(doubts(area));
        }
    }
    if !doubtful.is_empty() {
        lines.push(String::new());
        lines.push(said::remind_doubts(language, doubtful.len()));
        for area in doubtful {
            lines.push(format!("{} {}", area.code, language.name(&area.name)));
            lines.extend(doubts(area));
        }
    }
    lines.join("\n").trim().to_owned()
}

/// An area that is missing: its code, its name, and the area it belongs to.
pub type Named<'a> = (&'a AreaCode, &'a str, Option<&'a AreaCode>);

/// Who has returned nothing in a round, line by line: those of one area above under its name.
pub fn missing_of(language: Language, round: &Round, areas: &[Named<'_>], above: impl Fn(&AreaCode) -> String) -> Vec<String> {
    let mut lines = vec![said::remind_missing(language, round, areas.len())];
    let mut under: Option<&AreaCode> = None;
    for &(code, name, parent) in areas {
        if let Some(parent) = parent.filter(|parent| under != Some(*parent)) {
            lines.push(format!("{}{}", above(parent), language.pick("：", ":")));
            under = Some(parent);
        }
        lines.push(format!("{code} {name}"));
    }
    lines
}
