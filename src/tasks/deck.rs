//! Writing the slides and the report of the open file for the planner's own disk.

use std::rc::Rc;

use yew::Callback;

use super::chat;
use super::whole_file;
use super::work::{WorkEvent, WorkerHandle, start_once};
use crate::dom;
use crate::store::{Msg, Notice, NoticeKind, StoreHandle};
use crate::text::later::Lost;
use crate::text::{Language, present, report, titled};
use crate::work::Work;
use crate::work::deck::WriteDeck;
use crate::work::table::Percent;

pub use crate::work::deck::Format;

/// What becomes of a file that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// How much is done.
    Percent(u8),
    /// It is with the browser, or it is said why not.
    Done,
}

/// What the file is called, and the work of writing it, once that is ready; `None` where nothing is open.
pub fn work(store: &StoreHandle, format: Format) -> Option<(String, impl Future<Output = WriteDeck> + use<>)> {
    let open = store.open.as_ref()?;
    let language = store.preferences.language;
    let title = &titled(language, open.set());
    let title = match format {
        Format::Pptx => present::file_name(language, title),
        Format::Docx => report::file_name(language, title),
    };
    let (document, view) = (Rc::clone(&open.document), &store.view);
    let (scenario, year) = (u32::try_from(view.scenario).unwrap_or(0), view.year);
    let norm = view.norm.map(|norm| open.model.norm(norm).id.to_string());
    let area = open.model.areas().get(view.area).map(|area| area.code.to_string());
    let (chinese, day) = (language == Language::Zh, dom::today());
    let work = async move {
        let file = whole_file::of(document).await;
        WriteDeck { file, scenario, norm, area, year, chinese, format, day }
    };
    Some((super::save::safe_name(&title, format.ending()), work))
}

/// Writes them; what comes of it is told to `hear`. Dropping what it gives back stops it; `None` where the browser takes no files, which is said.
pub fn write(store: &StoreHandle, format: Format, hear: Callback<Written>) -> Option<WorkerHandle> {
    let (name, work) = work(store, format).filter(|_| chat::takes_files(store))?;
    Some(handed_over(store, (name, format.media_type()), work, hear))
}

/// Has the worker write a file of this name and type, and hands it to the browser to keep. Dropping what it gives back stops it.
pub(super) fn handed_over<W: Work<Report = Percent, Outcome = Option<Vec<u8>>>>(
    store: &StoreHandle,
    (name, media_type): (String, &'static str),
    work: impl Future<Output = W> + 'static,
    hear: Callback<Written>,
) -> WorkerHandle {
    let store = store.clone();
    let heard = Callback::from(move |event: WorkEvent<W>| {
        let mut why = Vec::new();
        let kept = match event {
            WorkEvent::Report(percent) => return hear.emit(Written::Percent(percent)),
            WorkEvent::Outcome(Some(bytes)) => dom::download_bytes(&name, media_type, &bytes),
            WorkEvent::Outcome(None) | WorkEvent::Lost(Lost::GaveUp) => false,
            WorkEvent::Lost(Lost::Missing(missing)) => {
                why.push(missing.said());
                false
            }
        };
        if !kept {
            let word = present::NOT_WRITTEN;
            let title = permille_engine::name::Name::new(word.zh, word.en);
            store.dispatch(Msg::Notice(Some(Notice { kind: NoticeKind::Error, title, sentences: why })));
        }
        hear.emit(Written::Done);
    });
    start_once(work, heard)
}
