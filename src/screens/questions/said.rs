//! Small pieces of markup that the questions share.

use permille_engine::edit::Edit;
use permille_engine::model::Model;
use permille_engine::name::Name;
use yew::prelude::*;

use crate::components::ask::ask;
use crate::components::pieces::pieces;
use crate::store::{Cell, Msg, Screen, StoreHandle};
use crate::text::sentences::Piece;
use crate::text::{Say, questions, words};

/// The sentence that says the answer, in its colours.
pub fn headline(said: &[Piece]) -> Html {
    html! { <h1 class="questions__headline">{ pieces(said) }</h1> }
}

/// How far the work has come.
pub fn progress(store: &StoreHandle, (done, all): (usize, usize)) -> Html {
    let language = store.preferences.language;
    html! {
        <p class="questions__working" role="status">
            <progress max={all.max(1).to_string()} value={done.to_string()} aria-label={questions::working(language, done, all)} />
            { questions::working(language, done, all) }
        </p>
    }
}

/// Nothing is known of a norm: what that means, and the way to the figures.
pub fn unknown(store: &StoreHandle, norm: &str) -> Html {
    let language = store.preferences.language;
    html! {
        <>
            <h1 class="questions__headline">{ questions::unknown(language, norm) }</h1>
            <p class="questions__unknown">{ to_data(store) }</p>
        </>
    }
}

/// The way to the figures.
pub fn to_data(store: &StoreHandle) -> Html {
    let language = store.preferences.language;
    let onclick = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Show(Screen::Data)))
    };
    html! { <button type="button" class="button" {onclick}>{ language.say(words::ENTER_DATA) }</button> }
}

/// A figure of a norm in an area that can be asked how it came about.
pub fn asked(store: &StoreHandle, model: &Model, cell: Cell, text: String, class: &'static str) -> Html {
    let language = store.preferences.language;
    let area = model.areas().get(cell.area).map_or("", |area| language.name(&area.name));
    let norm = language.name(&model.norm(cell.norm).name);
    let label = format!("{area} {norm} {text}");
    ask(&store.dispatcher(), cell, text.into(), label.into(), classes!(class), store.view.explained == Some(cell))
}

/// Puts a norm in focus.
pub fn focus_norm(store: &StoreHandle) -> Callback<Option<usize>> {
    let store = store.dispatcher();
    Callback::from(move |norm: Option<usize>| store.dispatch(Msg::Norm(norm)))
}

/// A button that makes one undoable step.
pub fn edit_button(store: &StoreHandle, edit: Edit, name: Name, text: &str, label: &str) -> Html {
    let store = store.dispatcher();
    let onclick = Callback::from(move |_: MouseEvent| {
        store.dispatch(Msg::Edit { edit: edit.clone(), name: name.clone(), key: None });
    });
    html! { <button type="button" class="button" {onclick} aria-label={label.to_owned()}>{ text.to_owned() }</button> }
}
