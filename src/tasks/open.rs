//! Opening a scenario file: shipped, picked, or dropped. What is open stays until the new one is known to be good.

use permille_engine::name::Name;
use permille_exchange::language::Language;
use permille_exchange::{scenario_file, shipped};
use web_sys::File;

use crate::store::{Msg, Notice, NoticeKind, Open, StoreHandle};
use crate::text::sentences;

/// The largest file that is read: far beyond a nation of counties, short of what would stop the page.
const LARGEST_BYTES: f64 = 64.0 * 1024.0 * 1024.0;

/// Opens the text of a scenario file called `file`.
pub fn open_text(store: &StoreHandle, file: &str, text: &str) {
    store.dispatch(match read(file, text) {
        Ok(open) => Msg::Opened { open: Box::new(open) },
        Err(notice) => Msg::Notice(Some(notice)),
    });
}

/// Reads and computes a scenario file.
pub(super) fn read(file: &str, text: &str) -> Result<Open, Notice> {
    let refused = |sentences: Vec<Name>| Notice { kind: NoticeKind::Error, title: sentences::open_refused(file), sentences };
    let both = |problems: Vec<permille_exchange::fault::FileProblem>| {
        let said = problems.iter().map(|problem| Name::new(problem.sentence(Language::Zh), problem.sentence(Language::En)));
        said.collect::<Vec<_>>()
    };
    let plans = shipped::plans().map_err(|problems| refused(both(problems)))?;
    let (document, _) = scenario_file::read(text, &plans).map_err(|problems| refused(both(problems)))?;
    Open::new(document).map_err(|problems| refused(problems.iter().map(sentences::problem).collect()))
}

/// Opens a file the reader picked or dropped.
pub fn open_file(store: &StoreHandle, file: File) {
    let name = file.name();
    if file.size() > LARGEST_BYTES {
        store.dispatch(Msg::Notice(Some(Notice {
            kind: NoticeKind::Error,
            title: sentences::open_refused(&name),
            sentences: vec![sentences::file_too_large()],
        })));
        return;
    }
    let store = store.clone();
    let blob = gloo::file::Blob::from(web_sys::Blob::from(file));
    wasm_bindgen_futures::spawn_local(async move {
        match gloo::file::futures::read_as_bytes(&blob).await {
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => open_text(&store, &name, &text),
                Err(_) => store.dispatch(Msg::Notice(Some(Notice {
                    kind: NoticeKind::Error,
                    title: sentences::open_refused(&name),
                    sentences: vec![sentences::not_text()],
                }))),
            },
            Err(_) => store.dispatch(Msg::Notice(Some(Notice {
                kind: NoticeKind::Error,
                title: sentences::open_refused(&name),
                sentences: vec![sentences::not_readable()],
            }))),
        }
    });
}
