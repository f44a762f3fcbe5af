//! The files on the desk: added, taken off, and why one cannot be read.

use permille_engine::in_order::InOrder;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::twice::twice;
use crate::components::drop_zone;
use crate::components::reading_bar::ReadingBar;
use crate::dom;
use crate::store::{MergeChange, MergeFile, Merging, Msg, StoreHandle};
use crate::tasks::merge;
use crate::text::merge as said;
use crate::text::{Say, words};

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
    let mut files: Vec<&MergeFile> = desk.files.iter().collect();
    // then what stays out in part, or lies there twice.
    files.put_in_order_by_key(|file| {
        let whole = file.form().is_none_or(|form| form.left_out == 0) && twice(language, &desk.files, file).is_none();
        (file.content.is_ok(), whole)
    });
    let add = Callback::from(|_: MouseEvent| dom::click("merge-files"));
    html! {
        <section class="merge__files" aria-label={language.say(said::FILES)}>
            <ul>{ for files.into_iter().map(|file| one(store, desk, file)) }</ul>
            <p class="merge__add">
                <button type="button" class="button" onclick={add}>{ language.say(said::ADD_FILES) }</button>
                if desk.reading > 0 { <span role="status">{ language.say(said::READING) }</span> }
                <span class="is-faint">{ language.say(words::OR_DROP) }</span>
            </p>
            <ReadingBar store={store.clone()} />
            <input type="file" id="merge-files" class="unseen" tabindex="-1" multiple=true accept=".json,.csv,.tsv,.txt,.xlsx,.xlsm,.xls"
                aria-label={language.say(said::ADD_FILES)} onchange={picked} />
        </section>
    }
}

/// One file.
fn one(store: &StoreHandle, desk: &Merging, file: &MergeFile) -> Html {
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
            if let Some(again) = twice(language, &desk.files, file) { <p class="merge__warn">{ again }</p> }
            if let Ok(laid) = &file.content {
                { for laid.remarks.iter().map(|remark| html! { <p class="merge__warn">{ language.name(remark) }</p> }) }
            }
            if let Err(sentences) = &file.content {
                <div class="merge__broken" role="alert">
                    <p>{ said::left_out(language) }</p>
                    <ul>{ for sentences.iter().take(5).map(|sentence| html! { <li>{ language.name(sentence) }</li> }) }</ul>
                </div>
            }
        </li>
    }
}
