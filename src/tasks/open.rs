//! Opening a scenario file: shipped, picked, or dropped. What is open stays until the new one is known to be good.

use permille_engine::name::Name;
use permille_exchange::fault::FileProblem;
use permille_exchange::language::Language;
use permille_exchange::{scenario_file, shipped};
use web_sys::File;

use super::import_plan;
use crate::store::{Msg, Notice, NoticeKind, Open, StoreHandle};
use crate::text::sentences;

/// The largest file that is read: far beyond a nation of counties, short of what would stop the page.
const LARGEST_BYTES: f64 = 64.0 * 1024.0 * 1024.0;

/// Opens the text of a scenario file called `file`.
pub fn open_text(store: &StoreHandle, file: &str, text: &str) {
    match read(file, text) {
        Ok((open, notes)) => {
            store.dispatch(Msg::Opened { open: Box::new(open) });
            if !notes.is_empty() {
                store.dispatch(Msg::Notice(Some(Notice {
                    kind: NoticeKind::Information,
                    title: sentences::opened_with_notes(file),
                    sentences: notes,
                })));
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

/// Opens a file the reader picked or dropped; a plan file is imported into what is open.
pub fn open_file(store: &StoreHandle, file: File) {
    if import_plan::is_plan_file(&file.name()) {
        return import_plan::import_file(store, file);
    }
    read_file(store, file, sentences::open_refused, open_text);
}

/// Reads the text of a file and hands it on with the file's name, or says why it cannot be read.
pub(super) fn read_file(
    store: &StoreHandle,
    file: File,
    refused: impl Fn(&str) -> Name + 'static,
    then: impl FnOnce(&StoreHandle, &str, &str) + 'static,
) {
    let name = file.name();
    let refuse = move |store: &StoreHandle, name: &str, sentence: Name| {
        let (kind, title) = (NoticeKind::Error, refused(name));
        store.dispatch(Msg::Notice(Some(Notice { kind, title, sentences: vec![sentence] })));
    };
    if file.size() > LARGEST_BYTES {
        return refuse(store, &name, sentences::file_too_large());
    }
    let store = store.clone();
    let blob = gloo::file::Blob::from(web_sys::Blob::from(file));
    wasm_bindgen_futures::spawn_local(async move {
        match gloo::file::futures::read_as_bytes(&blob).await {
            Ok(bytes) => match scenario_file::decode(&bytes) {
                Ok(text) => then(&store, &name, &text),
                Err(problem) => refuse(&store, &name, both(&problem)),
            },
            Err(_) => refuse(&store, &name, sentences::not_readable()),
        }
    });
}
