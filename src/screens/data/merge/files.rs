//! The files on the desk: added, taken off, and why one cannot be read.

use permille_engine::in_order::InOrder;
use permille_engine::name::Name;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::twice::twice;
use crate::components::drop_zone;
use crate::components::reading_bar::ReadingBar;
use crate::dom;
use crate::store::{MergeChange, MergeFile, Merging, Msg, StoreHandle};
use crate::tasks::merge;
use crate::text::merge as said;
use crate::text::round::more_doubts;
use crate::text::{Language, Say, words};

/// How many sentences of a file are seen before the list is unfolded.
const SEEN: usize = 5;

/// What the list is told.
#[derive(Clone, PartialEq)]
pub struct FilesProps {
    /// The store.
    pub store: StoreHandle,
    /// The files.
    pub desk: Merging,
}

/// The list of files.
pub fn files(props: &FilesProps) -> Html {
    let FilesProps { store, desk } = props;
    let language = store.preferences.language;
    let picked = {
        let store = store.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(files) = input.files() {
                merge::lay(&store, drop_zone::all(&files));
            }
            // The same file can be picked again.
            input.set_value("");
        })
    };
    // What cannot be read is seen first.
    let again = twice(language, &desk.files);
    let mut files: Vec<&MergeFile> = desk.files.iter().collect();
    // then what stays out in part, or lies there twice.
    files.put_in_order_by_key(|file| {
        let whole = file.form().is_none_or(|form| form.left_out == 0) && !again.contains_key(&file.id);
        (file.content.is_ok(), whole)
    });
    let add = Callback::from(|_: MouseEvent| dom::click("merge-files"));
    html! {
        <section class="merge__files" aria-label={language.say(said::FILES)}>
            <ul>{ for files.into_iter().map(|file| one(store, file, again.get(&file.id))) }</ul>
            <p class="merge__add">
                <button type="button" class="button" onclick={add}>{ language.say(said::ADD_FILES) }</button>
                <span class="is-faint">{ language.say(words::OR_DROP) }</span>
            </p>
            if desk.reading > 0 { { reading(store, desk) } }
            <ReadingBar store={store.clone()} />
            <input type="file" id="merge-files" class="unseen" tabindex="-1" multiple=true accept=".json,.csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,.et"
                aria-label={language.say(said::ADD_FILES)} onchange={picked} />
        </section>
    }
}

/// How many files are read already, and how to stop it.
fn reading(store: &StoreHandle, desk: &Merging) -> Html {
    let language = store.preferences.language;
    let done = desk.wanted.saturating_sub(desk.reading);
    let stop = {
        let dispatch = store.dispatcher();
        Callback::from(move |_: MouseEvent| merge::stop(&dispatch))
    };
    html! {
        <div class="notice notice--information reading">
            <p role="status">{ language.say(said::READING) }</p>
            if desk.wanted > 1 {
                <span>{ said::of_files(language, done, desk.wanted) }</span>
                <progress max={desk.wanted.to_string()} value={done.to_string()} aria-label={language.say(said::READING)} />
                <button type="button" class="button" onclick={stop}>{ language.say(said::STOP_ALL) }</button>
            }
        </div>
    }
}

/// One file.
fn one(store: &StoreHandle, file: &MergeFile, again: Option<&String>) -> Html {
    let language = store.preferences.language;
    let take = {
        let (store, id) = (store.clone(), file.id);
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Merge(MergeChange::Take(id))))
    };
    let holds = file.content.as_ref().ok().map(|laid| {
        let areas = &laid.set.baseline.areas;
        let series = areas.iter().flat_map(|area| area.population.values().chain(area.measures.values()));
        said::holds(language, areas.len(), series.map(|series| series.values.len()).sum())
    });
    html! {
        <li key={file.id} class={classes!("merge__file", file.content.is_err().then_some("merge__file--broken"))}>
            <span class="merge__name">{ &file.name }</span>
            if let Some(holds) = holds { <span class="is-faint">{ holds }</span> }
            <button type="button" class="link" onclick={take} aria-label={said::take_off(language, &file.name)}>
                { language.say(said::TAKE_OFF) }
            </button>
            if let Some(again) = again { <p class="merge__warn">{ again }</p> }
            if let Ok(laid) = &file.content {
                { for laid.remarks.iter().map(|remark| html! { <p class="merge__warn">{ language.name(remark) }</p> }) }
            }
            if let Err(sentences) = &file.content {
                { broken(language, sentences) }
            }
        </li>
    }
}

/// Why nothing of a file is taken: it cannot be read, or it was read and answers nothing. All that is to be said of it, folded where it is much.
fn broken(language: Language, sentences: &[Name]) -> Html {
    let empty = [false, true].map(said::empty_form);
    let (heading, rest) = match sentences.split_first() {
        Some((first, rest)) if empty.contains(first) => (language.name(first), rest),
        _ => (said::left_out(language), sentences),
    };
    let list =
        |sentences: &[Name]| html! { <ul>{ for sentences.iter().map(|one| html! { <li>{ language.name(one) }</li> }) }</ul> };
    let (seen, folded) = rest.split_at(rest.len().min(SEEN));
    html! {
        <div class="merge__broken" role="alert">
            <p>{ heading }</p>
            { list(seen) }
            if !folded.is_empty() {
                <details>
                    <summary>{ more_doubts(language, folded.len()) }</summary>
                    { list(folded) }
                </details>
            }
        </div>
    }
}
