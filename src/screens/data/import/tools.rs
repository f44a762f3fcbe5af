//! The buttons of the Data screen that import a table, and write the figures as one.

use permille_engine::year::Year;
use permille_exchange::office::export::Columns;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::drop_zone;
use crate::dom;
use crate::store::StoreHandle;
use crate::tasks::table::{Written, write};
use crate::tasks::{merge, open, work::WorkerHandle};
use crate::text::{Say, import};
use crate::work::table::TableFormat;

/// What the buttons are told.
#[derive(Clone, PartialEq, Properties)]
pub struct TableToolsProps {
    /// The store.
    pub store: StoreHandle,
    /// The year that is written.
    pub year: Year,
}

/// Import, export as CSV, export as XLSX.
#[component]
pub fn TableTools(props: &TableToolsProps) -> Html {
    let TableToolsProps { store, year } = props;
    let language = store.preferences.language;
    let all = use_state_eq(|| false);
    let running = use_mut_ref(|| None::<WorkerHandle>);
    let busy = use_state_eq(|| None::<u8>);
    let picked = {
        let store = store.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let mut files = input.files().map(|files| drop_zone::all(&files)).unwrap_or_default();
            // Several are looked over together.
            if files.len() > 1 {
                merge::lay(&store, files);
            } else if let Some(file) = files.pop() {
                open::import_file(&store, file);
            }
            // The same file can be picked again.
            input.set_value("");
        })
    };
    let export = |format: TableFormat| {
        let (store, running, busy) = (store.clone(), running.clone(), busy.clone());
        let (year, columns) = (*year, if *all { Columns::All } else { Columns::Known });
        Callback::from(move |_: MouseEvent| {
            let heard = busy.clone();
            let hear = Callback::from(move |event: Written| {
                heard.set(match event {
                    Written::Percent(percent) => Some(percent),
                    Written::Done => None,
                });
            });
            let begun = write(&store, year, columns, format, hear);
            busy.set(begun.as_ref().map(|_| 0));
            *running.borrow_mut() = begun;
        })
    };
    let cancel = {
        let (running, busy) = (running.clone(), busy.clone());
        Callback::from(move |_: MouseEvent| {
            *running.borrow_mut() = None;
            busy.set(None);
        })
    };
    let tick = {
        let all = all.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                all.set(input.checked());
            }
        })
    };
    let pick = Callback::from(|_: MouseEvent| dom::click("import-file"));
    let button = |word, format| {
        html! {
            <button type="button" class="button" disabled={busy.is_some()} onclick={export(format)}>{ language.say(word) }</button>
        }
    };
    html! {
        <div class="table-tools" role="group" aria-label={language.say(import::TABLES)}>
            <button type="button" class="button" onclick={pick}>{ language.say(import::IMPORT) }</button>
            { button(import::EXPORT_CSV, TableFormat::Csv) }
            { button(import::EXPORT_XLSX, TableFormat::Xlsx) }
            <label class="table-tools__all"><input type="checkbox" checked={*all} onchange={tick} />{ language.say(import::EXPORT_ALL) }</label>
            if let Some(percent) = *busy {
                <span class="import__soft" role="status">{ language.say(import::WRITING) }{ format!(" {percent}%") }</span>
                <button type="button" class="button button--plain" onclick={cancel}>{ language.say(import::CANCEL) }</button>
            }
            <input type="file" id="import-file" class="unseen" tabindex="-1" multiple=true accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,.et,.htm,.html"
                aria-label={language.say(import::PICK_TABLE)} onchange={picked} />
        </div>
    }
}
