//! Opening a scenario file: shipped, picked, or dropped. What is open stays until the new one is known to be good.

use std::rc::Rc;

use js_sys::Uint8Array;
use permille_engine::name::Name;
use permille_exchange::files::fault::FileProblem;
use permille_exchange::files::{limits, scenario_file, shipped};
use permille_exchange::tables::sheet;
use permille_exchange::wording::language::Language;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::reading::{self, Wanted};
use super::{import_document, import_plan, recent, replay};
use crate::store::{Msg, Notice, NoticeKind, Open, ReadingMsg, StoreHandle, Table};
use crate::text::sentences;

/// So many bytes tell a packed workbook from a text.
const MARK: u32 = 16;

/// Opens the text of a scenario file called `file`, in the place of one that is still being read.
pub fn open_text(store: &StoreHandle, file: &str, text: &str) {
    if text.len() >= reading::LARGE {
        return reading::begin(&store.dispatcher(), file, Wanted::Opened).send(Uint8Array::from(text.as_bytes()));
    }
    match read(file, text) {
        Ok((open, notes)) => {
            let ships = shipped::scenario(file).is_some_and(|shipped| shipped == text);
            let open = Open { place: Some(recent::autosave::begin(text, ships)), ..open };
            store.dispatch(Msg::Opened { open: Box::new(open.clone()) });
            let title = (!notes.is_empty()).then(|| sentences::opened_with_notes(file));
            if let Some(title) = title.clone() {
                let notice = Notice { kind: NoticeKind::Information, title, sentences: notes.clone() };
                store.dispatch(Msg::Notice(Some(notice)));
            }
            // The checks hold what ships against its record.
            if !ships {
                replay::check(store, open, title, notes);
            }
        }
        Err(notice) => store.dispatch(Msg::Notice(Some(notice))),
    }
}

/// Reads and computes a scenario file; beside it, what is odd but no hindrance.
pub(super) fn read(file: &str, text: &str) -> Result<(Open, Vec<Name>), Notice> {
    let refused = |sentences: Vec<Name>| Notice { kind: NoticeKind::Error, title: sentences::open_refused(file), sentences };
    let all = |problems: Vec<FileProblem>| refused(problems.iter().map(both).collect());
    let plans = shipped::plans().map_err(all)?;
    let (document, notes) = scenario_file::read(text, &plans).map_err(all)?;
    let open = Open::new(document).map_err(|problems| refused(problems.iter().map(sentences::problem).collect()))?;
    Ok((open, notes.iter().map(both).collect()))
}

/// What is wrong with a file, in both languages.
#[must_use]
pub fn both(problem: &FileProblem) -> Name {
    Name::new(problem.sentence(Language::Zh), problem.sentence(Language::En))
}

/// Opens a file the reader picked or dropped: a scenario file as such; a plan file and a table are imported into what is open.
pub fn open_file(store: &StoreHandle, file: File) {
    let is_document = import_document::is_document(&file.name()) || store.document.is_some();
    if is_document && store.open.is_some() {
        return import_document::import_file(store, file);
    }
    if file.size() >= reading::LARGE as f64 && !import_plan::is_plan_file(&file.name()) {
        return open_large(store, file);
    }
    if import_plan::is_plan_file(&file.name()) {
        return import_plan::import_file(store, file);
    }
    with_bytes(store, file, sentences::open_refused, |store, name, bytes| {
        if is_table(name, &bytes) {
            return import_table(store, name, bytes);
        }
        match scenario_file::decode(&bytes) {
            Ok(text) => open_text(store, name, &text),
            Err(problem) => refuse(store, sentences::open_refused(name), both(&problem)),
        }
    });
}

/// Opens a large file beside the page, unless it is a table.
fn open_large(store: &StoreHandle, file: File) {
    let (store, name) = (store.clone(), file.name());
    let reading = reading::begin(&store.dispatcher(), &name, Wanted::Opened);
    wasm_bindgen_futures::spawn_local(async move {
        if is_too_large(&file) {
            return reading.refuse(vec![sentences::file_too_large()]);
        }
        let bytes = JsFuture::from(file.array_buffer()).await.map(|bytes| Uint8Array::new(&bytes));
        if !reading.is_wanted() {
            return;
        }
        match bytes {
            Err(_) => reading.refuse(vec![sentences::not_readable()]),
            Ok(bytes) if is_table(&name, &bytes.subarray(0, MARK).to_vec()) => {
                reading.end();
                import_table(&store, &name, bytes.to_vec());
            }
            Ok(bytes) => reading.send(bytes),
        }
    });
}

/// Takes a file the reader picked as a table to be imported, whatever it is: what is wrong with it is said where it is read.
pub fn import_file(store: &StoreHandle, file: File) {
    with_bytes(store, file, sentences::open_refused, import_table);
}

fn import_table(store: &StoreHandle, name: &str, bytes: Vec<u8>) {
    // It is imported into what is open.
    store.dispatch(Msg::Reading(ReadingMsg::Stopped));
    store.dispatch(Msg::Table(Some(Table { file: name.to_owned(), bytes: Rc::new(bytes), sheets: Vec::new() })));
}

/// Whether a file is a table, by its name or else by what is in it.
pub(super) fn is_table(name: &str, bytes: &[u8]) -> bool {
    let name = name.to_lowercase();
    let named = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    named(&[".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".et"])
        || (!named(&[".json"]) && matches!(sheet::detect(bytes), Ok(sheet::Kind::Zip | sheet::Kind::Ole)))
}

/// Reads the text of a file and passes it on with the file's name, or says why it cannot be read.
pub(super) fn read_file(
    store: &StoreHandle,
    file: File,
    refused: impl Fn(&str) -> Name + Clone + 'static,
    then: impl FnOnce(&StoreHandle, &str, &str) + 'static,
) {
    let of_text = refused.clone();
    with_bytes(store, file, refused, move |store, name, bytes| match scenario_file::decode(&bytes) {
        Ok(text) => then(store, name, &text),
        Err(problem) => refuse(store, of_text(name), both(&problem)),
    });
}

/// Reads the bytes of a file and passes them on with the file's name, or says why it cannot be read.
pub(super) fn with_bytes(
    store: &StoreHandle,
    file: File,
    refused: impl Fn(&str) -> Name + 'static,
    then: impl FnOnce(&StoreHandle, &str, Vec<u8>) + 'static,
) {
    let (store, name) = (store.clone(), file.name());
    wasm_bindgen_futures::spawn_local(async move {
        match bytes_of(file).await {
            Ok(bytes) => then(&store, &name, bytes),
            Err(sentence) => refuse(&store, refused(&name), sentence),
        }
    });
}

/// Whether a file is larger than any that is read.
#[expect(clippy::cast_precision_loss, reason = "a limit of some megabytes is exact")]
fn is_too_large(file: &File) -> bool {
    file.size() > limits::BYTES as f64
}

/// The bytes of a file, or a sentence that says why they cannot be had.
pub(super) async fn bytes_of(file: File) -> Result<Vec<u8>, Name> {
    if is_too_large(&file) {
        return Err(sentences::file_too_large());
    }
    let blob = gloo::file::Blob::from(web_sys::Blob::from(file));
    gloo::file::futures::read_as_bytes(&blob).await.map_err(|_| sentences::not_readable())
}

/// Says why a file is not taken.
fn refuse(store: &StoreHandle, title: Name, sentence: Name) {
    store.dispatch(Msg::Notice(Some(Notice { kind: NoticeKind::Error, title, sentences: vec![sentence] })));
}
