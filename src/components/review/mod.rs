//! Review: everything that can be checked against its source, with a tick and a comment for each; and the same for one thing, beside it.

pub mod go;
mod gone;
mod line;
mod listed;
mod number;
mod signing;

use permille_engine::name::Name;
use permille_engine::review::{CheckState, Signed, Subject};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dialog::Dialog;
use super::kept::use_kept;
use super::same::Same;
use super::select;
use crate::queries::review::{Checklist, Item, told};
use crate::store::{FrameDialog, Msg, Open, StoreHandle};
use crate::text::{Language, Say, Word, lang_of, review as wording};
use go::use_go;
use gone::Gone;
use line::Line;
use listed::{MOST, Wanted, Which, use_listed};
pub use number::Comment;
use number::{RestsOn, use_number};
use signing::use_signing;

/// The button that opens the list.
pub fn button(store: &StoreHandle) -> Html {
    if cfg!(feature = "alone") {
        return Html::default();
    }
    let dispatch = store.dispatcher();
    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::FrameDialog(Some(FrameDialog::Review))));
    html! {
        <button type="button" class="button" {onclick} aria-haspopup="dialog">{ store.preferences.language.say(wording::OPEN) }</button>
    }
}

/// What a part beside one thing is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ReviewPartProps {
    /// The store.
    pub store: StoreHandle,
    /// What is reviewed.
    pub subject: Subject,
    /// What it is called.
    pub what: Name,
}

/// The tick and the comment of one thing; nothing where nothing stands there.
#[component]
pub fn ReviewPart(props: &ReviewPartProps) -> Html {
    let language = props.store.preferences.language;
    let signing = use_signing();
    let Some(open) = &props.store.open else { return Html::default() };
    let Some(stated) = open.set().stated(&props.subject) else { return Html::default() };
    let state = open.set().check_state(&props.subject, &stated);
    let mark = match state {
        CheckState::Checked => "✓",
        CheckState::Changed => "!",
        CheckState::Unchecked => "",
    };
    let key = format!("{:?}", props.subject);
    html! {
        <details class="provenance review__part">
            <summary>{ language.say(wording::REVIEW) }{ " " }<span class="review__mark" aria-hidden="true">{ mark }</span></summary>
            { signing.fields(language) }
            <Line {key} store={props.store.clone()} subject={props.subject.clone()} {stated} what={props.what.clone()} signed={signing.signed()} />
        </details>
    }
}

const WHICH: [(Which, Word); 3] =
    [(Which::Unchecked, wording::UNCHECKED), (Which::Commented, wording::COMMENTED), (Which::All, wording::ALL)];

/// Of which sort something is, as the list of sorts has it: 0 is all.
const SORTS: [Word; 4] = [wording::ALL, wording::NORMS, wording::FIGURES, wording::ASSUMPTIONS];

/// What the dialog is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ReviewDialogProps {
    /// The store.
    pub store: StoreHandle,
    /// Closes it.
    pub close: Callback<()>,
}

/// The list of all that can be checked.
#[component]
pub fn ReviewDialog(props: &ReviewDialogProps) -> Html {
    let language = props.store.preferences.language;
    let title = language.say(wording::REVIEW);
    let (number, all) = use_number(&props.store);
    html! {
        <Dialog {language} {title} id="review" close={props.close.clone()} wide=true>
            <p class="library__about">{ language.say(wording::ABOUT) }</p>
            if let Some(cell) = number {
                <RestsOn store={props.store.clone()} close={props.close.clone()} {cell} {all} />
            } else {
                <List ..props.clone() />
            }
        </Dialog>
    }
}

#[component]
fn List(props: &ReviewDialogProps) -> Html {
    let ReviewDialogProps { store, close } = props;
    let language = store.preferences.language;
    let (signing, go) = (use_signing(), use_go(store));
    let (which, chosen, find) = (
        use_kept("review: which", || Which::Unchecked),
        use_kept("review: sort", || 0_usize),
        use_kept("review: find", String::new),
    );
    let document = store.open.as_ref().map(|open| Same::new(&open.document));
    let list = use_memo(document, |document| document.as_ref().map(|document| Checklist::of(&document.set)));
    let parts = find.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let wanted = Wanted { which: *which, sort: *chosen, find: parts, language };
    let (listed, behind) = use_listed(store, wanted);
    let (Some(open), Some(list)) = (&store.open, &*list) else { return Html::default() };
    if list.all == 0 {
        return html! { <p class="is-faint">{ language.say(wording::NOTHING) }</p> };
    }
    let found = listed.as_ref().map(|listed| listed.count);
    let shown = listed.iter().flat_map(|listed| &listed.first).filter_map(|subject| Item::of(open.set(), subject));
    let choose_which = {
        let which = which.clone();
        Callback::from(move |event: Event| {
            if let Some((one, _)) = select::parsed::<usize>(&event).and_then(|at| WHICH.get(at)) {
                which.set(*one);
            }
        })
    };
    let choose_sort = {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| {
            if let Some(at) = select::parsed::<usize>(&event) {
                chosen.set(at);
            }
        })
    };
    let look = {
        let find = find.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                find.set(input.value());
            }
        })
    };
    let nothing = if *which == Which::Unchecked && list.all == list.checked { wording::DONE } else { wording::NONE };
    html! {
        <>
            <p class="review__headline" role="status">{ wording::headline(language, list.all, list.checked, list.changed, list.commented) }</p>
            { signing.fields(language) }
            <div class="review__tools">
                <label>
                    <span>{ language.say(wording::SHOW) }</span>
                    <select class="field" onchange={choose_which}>
                        { for WHICH.iter().enumerate().map(|(at, (one, word))| html! {
                            <option value={at.to_string()} selected={*which == *one}>{ language.say(*word) }</option>
                        }) }
                    </select>
                </label>
                <label>
                    <span>{ language.say(wording::SORT) }</span>
                    <select class="field" onchange={choose_sort}>
                        { for SORTS.iter().enumerate().map(|(at, word)| html! {
                            <option value={at.to_string()} selected={*chosen == at}>{ language.say(*word) }</option>
                        }) }
                    </select>
                </label>
                <label>
                    <span>{ language.say(wording::FIND) }</span>
                    <input type="search" class="field" value={(*find).clone()} oninput={look} />
                </label>
            </div>
            if found == Some(0) { <p class="is-faint">{ language.say(nothing) }</p> }
            <ul class="review__list" aria-busy={behind.to_string()}>
                { for shown.map(|item| row(language, store, open, &item, signing.signed(), (&go, close))) }
            </ul>
            if let Some(further) = found.and_then(|found| found.checked_sub(MOST)).filter(|further| *further > 0) {
                <p class="is-faint">{ wording::more(language, further) }</p>
            }
            <Gone store={store.clone()} count={list.gone} />
        </>
    }
}

/// One thing of the list.
fn row(
    language: Language,
    store: &StoreHandle,
    open: &Open,
    item: &Item,
    signed: Option<Signed>,
    (go, close): (&Callback<Subject>, &Callback<()>),
) -> Html {
    let told = told(language, open, item);
    let go = {
        let (go, subject, close) = (go.clone(), item.subject.clone(), close.clone());
        Callback::from(move |_: MouseEvent| {
            close.emit(());
            go.emit(subject.clone());
        })
    };
    let what = language.name(&told.what).to_owned();
    let source = told.source.unwrap_or_else(|| language.say(wording::NO_SOURCE).to_owned());
    html! {
        <li key={format!("{:?}", item.subject)} class="review__row">
            <div class="review__told">
                <p class="review__what">{ &what }</p>
                <p class="review__value">{ told.value }</p>
                <p class="review__source" lang={lang_of(&source)}>{ &source }</p>
                <button type="button" class="link" onclick={go} aria-label={wording::of(language, wording::GO, &what)}>{ language.say(wording::GO) }</button>
            </div>
            <Line store={store.clone()} subject={item.subject.clone()} stated={item.stated.clone()} what={told.what} {signed} />
        </li>
    }
}
