//! From a number to what it rests on: that alone is listed, with a tick and a comment for each.

use permille_engine::id::{AreaCode, NormId};
use yew::prelude::*;

use super::go::{once_drawn, use_go};
use super::line::REVIEWER;
use super::listed::MOST;
use super::row;
use super::signing::use_signing;
use crate::components::kept::{use_kept, use_kept_values};
use crate::dom;
use crate::queries::review::{Item, rests_on};
use crate::store::{Cell, FrameDialog, Msg, StoreHandle};
use crate::text::{Say, review as wording};

/// What the button beside a number is told.
#[derive(Clone, PartialEq, Properties)]
pub struct CommentProps {
    /// The store.
    pub store: StoreHandle,
    /// The number.
    pub cell: Cell,
}

/// The button that opens the list at what a number rests on.
#[component]
pub fn Comment(props: &CommentProps) -> Html {
    let CommentProps { store, cell } = props.clone();
    let (language, kept_values) = (store.preferences.language, use_kept_values());
    let onclick = Callback::from(move |_: MouseEvent| {
        let Some(open) = &store.open else { return };
        let number: Number = (open.model.norm(cell.norm).id.clone(), open.model.areas()[cell.area].code.clone());
        kept_values.put(NUMBER, Some(number));
        store.dispatch(Msg::FrameDialog(Some(FrameDialog::Review)));
    });
    html! {
        <button type="button" class="link drawer__action" {onclick} aria-haspopup="dialog">{ language.say(wording::COMMENT_ON) }</button>
    }
}

/// The number about which alone the list is, until it is closed.
const NUMBER: &str = "review: number";

/// A number: its norm and its area.
type Number = (NormId, AreaCode);

/// The number about which alone the list is, and what has everything listed.
#[hook]
pub(super) fn use_number(store: &StoreHandle) -> (Option<Cell>, Callback<MouseEvent>) {
    let number = use_kept(NUMBER, || None::<Number>);
    let kept_values = use_kept_values();
    use_effect_with((), move |()| move || kept_values.put(NUMBER, None::<Number>));
    let found = number.as_ref().zip(store.open.as_ref()).and_then(|((norm, area), open)| {
        Some(Cell { norm: open.model.norm_position(norm)?, area: open.model.tree().position(area)? })
    });
    (found, Callback::from(move |_: MouseEvent| number.set(None)))
}

/// What the list of what a number rests on is told.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RestsOnProps {
    pub(super) store: StoreHandle,
    /// Closes the dialog.
    pub(super) close: Callback<()>,
    /// The number.
    pub(super) cell: Cell,
    /// Lists everything instead.
    pub(super) all: Callback<MouseEvent>,
}

/// What one number rests on. Whoever has signed before writes at once.
#[component]
pub(super) fn RestsOn(props: &RestsOnProps) -> Html {
    let RestsOnProps { store, close, cell, all } = props;
    let language = store.preferences.language;
    let (signing, go) = (use_signing(), use_go(store));
    let signed = signing.signed();
    use_effect_with((), {
        let first = if signed.is_some() { ".review__comment .field" } else { REVIEWER };
        move |()| once_drawn(move || dom::focus_field(first))
    });
    let Some(open) = &store.open else { return Html::default() };
    let (norm, area) = (open.model.norm(cell.norm), &open.model.areas()[cell.area]);
    let listed = rests_on(&open.model, cell.norm, cell.area);
    let items = listed.iter().take(MOST).filter_map(|subject| Item::of(open.set(), subject));
    html! {
        <>
            <p class="review__headline">{ wording::rests_on(language, language.name(&area.name), language.name(&norm.name)) }</p>
            <button type="button" class="link" onclick={all}>{ language.say(wording::EVERYTHING) }</button>
            { signing.fields(language) }
            <ul class="review__list">{ for items.map(|item| row(language, store, open, &item, signed.clone(), (&go, close))) }</ul>
        </>
    }
}
