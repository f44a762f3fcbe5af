//! Writing the figures of all areas as a table for the planner's own disk.

use permille_engine::year::Year;
use permille_exchange::office::export::{Columns, grid};
use yew::Callback;

use super::chat;
use super::work::{WorkEvent, WorkerHandle, start};
use crate::dom;
use crate::store::{Msg, Notice, NoticeKind, StoreHandle};
use crate::text::later::Lost;
use crate::text::{import, titled};
use crate::work::table::{TableFormat, WriteTable};

/// What becomes of a table that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// How much is done.
    Percent(u8),
    /// It is with the browser, or it is said why not.
    Done,
}

/// Writes the figures of `year`; what comes of it is told to `hear`. Dropping what it gives back stops it; `None` where the browser takes no
/// files, which is said.
pub fn write(
    store: &StoreHandle,
    year: Year,
    columns: Columns,
    format: TableFormat,
    hear: Callback<Written>,
) -> Option<WorkerHandle> {
    let open = store.open.as_ref().filter(|_| chat::takes_files(store))?;
    let language = store.preferences.language;
    let table = grid(open.set(), year, columns, language);
    let title = import::export_name(language, &titled(language, open.set()), year);
    let (ending, media_type) = match format {
        TableFormat::Csv => ("csv", "text/csv"),
        TableFormat::Xlsx => ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    };
    let name = super::save::safe_name(&title, ending);
    let store = store.clone();
    let heard = Callback::from(move |event: WorkEvent<WriteTable>| {
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
            let word = import::NOT_WRITTEN;
            let title = permille_engine::name::Name::new(word.zh, word.en);
            store.dispatch(Msg::Notice(Some(Notice { kind: NoticeKind::Error, title, sentences: why })));
        }
        hear.emit(Written::Done);
    });
    Some(start(&WriteTable::new(table, format, dom::today()), heard))
}
