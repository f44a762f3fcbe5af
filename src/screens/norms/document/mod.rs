//! Reading a plan document: its text is pasted or opened, its demands are decided on one by one, and what was accepted binds at once.

mod build;
mod card;
mod desk;
pub mod draft;
mod form;
mod head_part;
mod left_part;
pub mod not_here;
mod passage;
mod reading;
mod recognise;
mod review;
mod source;
mod tools;
pub mod versions;

#[cfg(test)]
mod tests;

use std::rc::Rc;

use yew::prelude::*;

use self::desk::{Act, Desk};
use self::draft::Draft;
use self::reading::Reading;
use self::review::Review;
use self::source::Source;
use crate::components::dialog::Dialog;
use crate::components::kept::use_kept_values;
use crate::store::{Msg, Open, Paper, StoreHandle};
use crate::text::{Say, document};

/// Where a document is kept that was being decided on when the dialog was left.
const KEPT: &str = "norms: document";

/// What the desk is told.
#[derive(Clone, PartialEq, Properties)]
pub struct DocumentDeskProps {
    /// The store.
    pub store: StoreHandle,
}

/// Where documents are read: nothing to see until one is asked for.
#[component]
pub fn DocumentDesk(props: &DocumentDeskProps) -> Html {
    let store = &props.store;
    match (&store.document, &store.open) {
        (Some(paper), Some(open)) => html! { <Reader store={store.clone()} open={open.clone()} paper={paper.clone()} /> },
        _ => Html::default(),
    }
}

/// What the dialog is told.
#[derive(Clone, PartialEq, Properties)]
struct ReaderProps {
    store: StoreHandle,
    open: Open,
    paper: Paper,
}

/// What is written in the form of a norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// A proposed norm is corrected.
    Correct(usize),
    /// A norm for a figure that was not understood.
    Write(usize),
}

/// What is being read.
#[derive(Clone, PartialEq)]
pub(super) struct Wanted {
    /// What it is called: the name of a file; empty for what was pasted.
    pub(super) name: String,
    /// Its bytes.
    pub(super) bytes: Rc<Vec<u8>>,
}

/// The dialog.
#[component]
fn Reader(props: &ReaderProps) -> Html {
    let ReaderProps { store, open, paper } = props;
    let language = store.preferences.language;
    let shelf = use_kept_values();
    let desk = use_reducer_eq(Desk::default);
    // What was pasted outlives a reading that found nothing.
    let pasted = use_state_eq(String::new);
    let wanted = use_state_eq(|| None::<Wanted>);
    let writing = use_state_eq(|| None::<Writing>);
    let seen = use_mut_ref(|| None::<Rc<crate::store::Table>>);
    // A file that was picked or dropped is read at once, unless another is being decided on.
    let asked = paper.file.clone().filter(|file| seen.borrow().as_ref().is_none_or(|seen| !Rc::ptr_eq(seen, file)));
    {
        let (wanted, begun) = (wanted.clone(), desk.draft.as_ref().is_some_and(|draft| draft.is_begun()));
        let (dispatch, seen) = (desk.dispatcher(), Rc::clone(&seen));
        use_effect_with(asked.clone(), move |asked| {
            if let Some(file) = asked
                && !begun
            {
                *seen.borrow_mut() = Some(Rc::clone(file));
                dispatch.dispatch(Act::Forget);
                wanted.set(Some(Wanted { name: file.file.clone(), bytes: Rc::clone(&file.bytes) }));
            }
        });
    }
    {
        let shelf = shelf.clone();
        use_effect_with(desk.draft.clone(), move |draft| {
            if let Some(draft) = draft {
                shelf.put(KEPT, Rc::clone(draft));
            }
        });
    }
    let close = {
        let store = store.clone();
        Callback::from(move |()| store.dispatch(Msg::Document(None)))
    };
    let read = {
        let (dispatch, wanted) = (desk.dispatcher(), wanted.clone());
        Callback::from(move |draft: Draft| {
            wanted.set(None);
            dispatch.dispatch(Act::Begin(Box::new(draft)));
        })
    };
    let give_up = {
        let wanted = wanted.clone();
        Callback::from(move |()| wanted.set(None))
    };
    let ask = {
        let wanted = wanted.clone();
        Callback::from(move |one: Wanted| wanted.set(Some(one)))
    };
    let instead = asked.filter(|_| desk.draft.is_some() && wanted.is_none()).map(|file| {
        let (take, leave) = {
            let (seen, wanted, dispatch, file) = (Rc::clone(&seen), wanted.clone(), desk.dispatcher(), Rc::clone(&file));
            let (left, draw, there) = (Rc::clone(&seen), store.clone(), Rc::clone(&file));
            (
                Callback::from(move |_: MouseEvent| {
                    *seen.borrow_mut() = Some(Rc::clone(&file));
                    dispatch.dispatch(Act::Forget);
                    wanted.set(Some(Wanted { name: file.file.clone(), bytes: Rc::clone(&file.bytes) }));
                }),
                Callback::from(move |_: MouseEvent| {
                    *left.borrow_mut() = Some(Rc::clone(&there));
                    draw.dispatch(Msg::Document(Some(Paper::default())));
                }),
            )
        };
        html! {
            <div class="document__instead" role="alert">
                <p>{ document::dropped(language, &file.file) }</p>
                <button type="button" class="button" onclick={take}>{ language.say(document::INSTEAD) }</button>
                <button type="button" class="button button--plain" onclick={leave}>{ language.say(document::LEAVE_IT) }</button>
            </div>
        }
    });
    let (title, page) = match (&desk.draft, &*wanted) {
        (Some(draft), _) => (document::titled(language, language.name(&draft.head.title)), 2),
        (None, Some(wanted)) if !wanted.name.is_empty() => (document::titled(language, &wanted.name), 1),
        _ => (language.say(document::TITLE).to_owned(), 1),
    };
    let write = {
        let writing = writing.setter();
        Callback::from(move |one: Writing| writing.set(Some(one)))
    };
    let body = match (&desk.draft, &*wanted) {
        (Some(draft), _) => html! {
            <Review store={store.clone()} open={open.clone()} draft={draft.clone()} has_steps={desk.has_steps()}
                dispatch={desk.dispatcher()} {write} close={close.clone()} />
        },
        (None, Some(wanted)) => html! {
            <Reading key={Rc::as_ptr(&wanted.bytes) as usize} {language} open={open.clone()} wanted={wanted.clone()} {read} {give_up} />
        },
        (None, None) => {
            let kept = shelf.get::<Rc<Draft>>(KEPT).map(|kept| (*kept).clone());
            html! { <Source {language} store={store.clone()} pasted={pasted.clone()} {ask} {kept} dispatch={desk.dispatcher()} /> }
        }
    };
    let held = desk.draft.as_ref().is_some_and(|draft| draft.is_begun()) || !pasted.trim().is_empty() && desk.draft.is_none();
    html! {
        <>
            <Dialog {language} {title} id="document" class="document" {close} light={false} {held} {page}>
                { for instead }
                { body }
            </Dialog>
            // Beside it and not in it: what happens in one dialog must not be heard by the other.
            if let (Some(one), Some(draft)) = (*writing, &desk.draft) {
                { form::form(store, open, draft, one, &desk.dispatcher(), writing.setter()) }
            }
        </>
    }
}
