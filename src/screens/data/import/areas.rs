//! Areas that were not found: what each of them means, near misses first.

use permille_exchange::tables::import::Choice;
use yew::prelude::*;

use super::Shown;
use super::draft::Draft;
use crate::components::select;
use crate::text::{Language, Say, import};
use crate::work::import::seen::Place;

/// What the list is told.
#[derive(Clone, PartialEq)]
pub struct PlacesProps {
    /// The language.
    pub language: Language,
    /// What the planner has said so far.
    pub(super) draft: Draft,
    /// What there is to see of it.
    pub(super) shown: Shown,
    /// Takes what is said next.
    pub(super) change: Callback<Draft>,
}

/// How the rows' areas were found, and those that were not.
pub fn places(props: &PlacesProps) -> Html {
    let language = props.language;
    let own = &props.shown.seen.places;
    if !own.any {
        return Html::default();
    }
    html! {
        <section class="import__places" aria-labelledby="import-places">
            <h3 id="import-places" class="heading">{ language.say(import::AREAS_TO_MATCH) }</h3>
            <p role="status">
                { import::matched(language, own.found, own.new) }
                if own.open > 0 { { language.pick("", " ") }{ import::not_found(language, own.open) } }
            </p>
            if own.all_lost > 0 {
                <p class="import__soft">{ import::nothing_near(language, own.all_lost, &own.lost) }</p>
            }
            if !own.asked.is_empty() {
                <ul class="import__labels">
                    { for own.asked.iter().enumerate().map(|(position, one)| label(props, position, one)) }
                </ul>
            }
            if own.more > 0 {
                <p class="import__soft">{ import::and_more(language, own.more) }</p>
            }
        </section>
    }
}

/// Takes the likeliest of what a label may mean.
fn take(props: &PlacesProps, one: &Place, code: &str) -> Callback<MouseEvent> {
    let (props, label, code) = (props.clone(), one.label(), code.to_owned());
    Callback::from(move |_: MouseEvent| {
        let mut draft = props.draft.clone();
        draft.mapping.choices.insert(label.clone(), Choice::Area(code.as_str().into()));
        props.change.emit(draft);
    })
}

/// A label, and what it may mean.
fn label(props: &PlacesProps, position: usize, one: &Place) -> Html {
    let language = props.language;
    let id = format!("import-place-{position}");
    let own = one.label();
    let chosen = props.draft.mapping.choices.get(&own);
    let is = |code: &str| matches!(chosen, Some(Choice::Area(area)) if area.as_str() == code);
    let key = format!("{own:?}");
    let onchange = {
        let (props, label) = (props.clone(), own.clone());
        Callback::from(move |event: Event| {
            let Some(value) = select::value(&event) else { return };
            let mut draft = props.draft.clone();
            match value.as_str() {
                "" => draft.mapping.choices.remove(&label),
                "new" => draft.mapping.choices.insert(label.clone(), Choice::New),
                "skip" => draft.mapping.choices.insert(label.clone(), Choice::Skip),
                code => draft.mapping.choices.insert(label.clone(), Choice::Area(code.into())),
            };
            props.change.emit(draft);
        })
    };
    let option = |(code, words): &(String, String)| {
        html! { <option value={code.clone()} selected={is(code)}>{ words }</option> }
    };
    html! {
        <li {key}>
            <div class="import__label">
                <label for={id.clone()}>
                    <strong>{ &one.words }</strong>
                    <span class="import__soft">{ import::rows(language, one.row, one.rows) }</span>
                </label>
                if let (Some(first), Some((code, _)), None) = (&one.first, one.offers.first(), chosen) {
                    <button type="button" class="link import__perhaps" onclick={take(props, one, code)}>
                        { import::perhaps(language, first) }
                    </button>
                }
            </div>
            <select id={id} class="field" {onchange}>
                <option value="" selected={chosen.is_none()}>{ language.say(import::NOT_DECIDED) }</option>
                if one.may_be_new {
                    <option value="new" selected={matches!(chosen, Some(Choice::New))}>{ language.say(import::NEW_AREA) }</option>
                }
                { for one.offers.iter().map(option) }
            </select>
        </li>
    }
}
