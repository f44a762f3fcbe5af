//! One scenario in the manager.

use permille_engine::scenario::Scenario;
use permille_exchange::files::scenario_file::Document;
use yew::prelude::*;

use super::edits;
use crate::components::field::{self, Field};
use crate::components::same::Same;
use crate::components::select;
use crate::dom;
use crate::store::{Dispatch, Msg};
use crate::text::{Language, Say, Word, scenarios};

/// What a row is told.
#[derive(Clone, PartialEq, Properties)]
pub struct RowProps {
    /// How to change the store.
    pub dispatch: Dispatch,
    /// The language.
    pub language: Language,
    /// The open file.
    pub document: Same<Document>,
    /// Which scenario.
    pub position: usize,
    /// Whether it is the one in view.
    pub in_view: bool,
}

/// A row: colour, name, what it changes, description, and what can be done with it.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let RowProps { dispatch, language, document, position, in_view } = props;
    let (language, position) = (*language, *position);
    let set = &document.set;
    let Some(scenario) = set.scenarios.get(position) else { return Html::default() };
    let name = language.name(&scenario.name).to_owned();
    let of = |what: Word| scenarios::of(language, what, &name);
    let name_id = format!("scenario-name-{}", scenario.id);
    let button = |what: Word, mark: &'static str, msg: Option<Msg>, follow: bool| {
        let (dispatch, id) = (dispatch.clone(), format!("{name_id}-{}", what.en.replace(' ', "-")));
        let focus = id.clone();
        let disabled = msg.is_none();
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(msg) = &msg {
                dispatch.dispatch(msg.clone());
                if follow {
                    dom::focus_soon(focus.clone());
                }
            }
        });
        html! {
            <button type="button" class="button button--plain" {id} {disabled} {onclick} aria-label={of(what)} title={language.say(what)}>{ mark }</button>
        }
    };
    let named = {
        let (dispatch, document) = (dispatch.clone(), document.clone());
        Callback::from(move |text: String| {
            if let Some(msg) = edits::rename(&document.set, position, language, &text) {
                dispatch.dispatch(msg);
            }
            if text.trim().is_empty() { Err(language.say(scenarios::NAME_NEEDED).to_owned()) } else { Ok(()) }
        })
    };
    let described = {
        let (dispatch, document) = (dispatch.clone(), document.clone());
        field::any(move |text| {
            if let Some(msg) = edits::describe(&document.set, position, language, &text) {
                dispatch.dispatch(msg);
            }
        })
    };
    let coloured = {
        let (dispatch, document) = (dispatch.clone(), document.clone());
        Callback::from(move |event: Event| {
            let Some(value) = select::value(&event) else { return };
            if let Some(msg) = edits::colour(&document.set, position, value.parse().ok()) {
                dispatch.dispatch(msg);
            }
        })
    };
    let pressed = {
        let (dispatch, document, id) = (dispatch.clone(), document.clone(), name_id.clone());
        Callback::from(move |event: KeyboardEvent| {
            let up = match event.key().as_str() {
                "ArrowUp" if event.alt_key() => true,
                "ArrowDown" if event.alt_key() => false,
                _ => return,
            };
            event.prevent_default();
            if let Some(msg) = edits::shift(&document.set, position, up) {
                dispatch.dispatch(msg);
                dom::focus_soon(id.clone());
            }
        })
    };
    let look = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Scenario(position)))
    };
    html! {
        <li class="scenario" onkeydown={pressed}>
            <span class="scenario__colour" style={format!("--dot:var(--series-{})", scenario.colour_at(position))}>
                <span class="tab__dot" aria-hidden="true"></span>
                <select class="field" aria-label={of(scenarios::COLOUR)} onchange={coloured}>
                    <option value="" selected={scenario.colour.is_none()}>{ language.say(scenarios::BY_POSITION) }</option>
                    { for (1..=Scenario::COLOURS).zip(scenarios::COLOURS).map(|(colour, word)| html! {
                        <option value={colour.to_string()} selected={scenario.colour == Some(colour)}>{ language.say(word) }</option>
                    }) }
                </select>
            </span>
            <span class="scenario__named">
                <Field class="field scenario__name" id={name_id.clone()} value={name.clone()} take={named} label={of(scenarios::NAME)}
                    refusal="scenario__refused" />
            </span>
            <span class="scenario__do">
                { button(scenarios::MOVE_UP, "↑", edits::shift(set, position, true), true) }
                { button(scenarios::MOVE_DOWN, "↓", edits::shift(set, position, false), true) }
                { button(scenarios::DUPLICATE, language.say(scenarios::DUPLICATE), edits::duplicate(set, position), false) }
                { button(scenarios::DELETE, language.say(scenarios::DELETE), edits::delete(set, position), false) }
            </span>
            <Field class="field scenario__about" rows="2" take={described}
                value={language.name(&scenario.description).to_owned()} placeholder={language.say(scenarios::DESCRIPTION_HINT)}
                label={of(scenarios::DESCRIPTION)} />
            <p class="scenario__facts">
                { scenarios::changes(language, scenario.settings.len(), scenario.actions.len()) }
                { " · " }
                if *in_view {
                    <strong>{ language.say(scenarios::IN_VIEW) }</strong>
                } else {
                    <button type="button" class="link" onclick={look} aria-label={of(scenarios::LOOK)}>{ language.say(scenarios::LOOK) }</button>
                }
            </p>
        </li>
    }
}
