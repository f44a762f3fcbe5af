//! What the scenario in view changes against the first one: a short list, each with a way back.

use permille_engine::compare::inputs::{Difference, Differences};
use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_exchange::files::scenario_file::Document;
use yew::prelude::*;

use super::same::Same;
use crate::store::{Dispatch, Msg, Screen};
use crate::text::compare::{self, inputs};
use crate::text::{Language, Say, words};

/// How many are listed; the rest are on the Compare screen.
const FEW: usize = 4;

/// What the list is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ChangesProps {
    /// How to change the store.
    pub dispatch: Dispatch,
    /// The language.
    pub language: Language,
    /// The model.
    pub model: Same<Model>,
    /// The file.
    pub document: Same<Document>,
    /// The scenario in view, by its position.
    pub scenario: usize,
}

/// The list; nothing where nothing is changed.
#[component]
pub fn ChangesList(props: &ChangesProps) -> Html {
    let ChangesProps { dispatch, language, model, document, scenario } = props;
    let (language, position) = (*language, *scenario);
    let scenarios = &document.set.scenarios;
    let (Some(one), Some(other)) = (scenarios.first(), scenarios.get(position)) else { return Html::default() };
    let differences = Differences::between(model, one, other);
    let count = differences.list.len();
    if count == 0 {
        return Html::default();
    }
    let shown = differences.list.iter().take(FEW).enumerate();
    let list: Vec<Html> = shown
        .map(|(input, difference)| {
            let back = put_back(dispatch, language, model, &differences, input, position, document);
            row(language, model, difference, language.name(&one.name), back)
        })
        .collect();
    let see = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Show(Screen::Compare)))
    };
    html! {
        <details class="changes" open=true>
            <summary class="changes__head">{ compare::changes_against(language, count, language.name(&one.name)) }</summary>
            <ul class="changes__list">{ list }</ul>
            <p class="changes__more">
                if count > FEW { { compare::more(language, count - FEW) }{ " · " } }
                <button type="button" class="link" onclick={see}>{ language.say(compare::SEE_COMPARE) }</button>
            </p>
        </details>
    }
}

/// One change, with the button that takes it back.
fn row(language: Language, model: &Model, difference: &Difference, reference: &str, back: Callback<MouseEvent>) -> Html {
    let name = inputs::name_and_place(language, model, &difference.input);
    html! {
        <li class="changes__one">
            <span>{ &name }</span>
            <span class="changes__values">{ inputs::from_to(language, model, difference) }</span>
            <button type="button" class="link" onclick={back} aria-label={compare::put_back(language, &name, reference)}>
                { language.say(words::RESET) }
            </button>
        </li>
    }
}

/// Puts one input back where the first scenario has it.
fn put_back(
    dispatch: &Dispatch,
    language: Language,
    model: &Model,
    differences: &Differences,
    input: usize,
    position: usize,
    document: &Document,
) -> Callback<MouseEvent> {
    let other = document.set.scenarios.get(position);
    let Some(edit) = other.and_then(|other| differences.put_back(input, position, other)) else { return Callback::noop() };
    let name = inputs::name_and_place(language, model, &differences.list[input].input);
    let dispatch = dispatch.clone();
    Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Msg::Edit { edit: edit.clone(), name: Name::new(name.clone(), name.clone()), key: None });
    })
}
