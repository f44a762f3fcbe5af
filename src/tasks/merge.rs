//! Laying files on the merge desk: scenario files, and tables as sets of their own. One that cannot be read lies there with its sentences; the
//! others go on without it. A large one is read beside the page, with progress and a way to stop, and the next waits for it.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::Uint8Array;
use permille_engine::name::Name;
use permille_exchange::files::scenario_file::{self, Document};
use permille_exchange::tables::returns::{Form, of_book, told};
use permille_exchange::tables::sheet::Sheet;
use web_sys::File;

use super::lay_table::{self, Table};
use super::open;
use super::reading::{Awaited, LARGE};
use crate::dom;
use crate::store::{Dispatch, FormLaid, Laid, MergeChange, Msg, ReadingMsg, StoreHandle};
use crate::text::merge;
use permille_exchange::wording::language::Say as _;
use permille_exchange::wording::numbers::iso_day;

thread_local! {
    /// The files that are still to be laid down: one after the other, also where more come meanwhile.
    static LINE: RefCell<VecDeque<File>> = const { RefCell::new(VecDeque::new()) };
    /// Whether they are being read.
    static BUSY: Cell<bool> = const { Cell::new(false) };
    /// Counts the desks that were cleared: what was to be laid on one of them is not wanted any more.
    static CLEARED: Cell<u32> = const { Cell::new(0) };
}

/// Takes note that the desk was cleared.
pub fn cleared() {
    CLEARED.set(CLEARED.get() + 1);
    LINE.with_borrow_mut(VecDeque::clear);
}

/// Opens what the reader picked or dropped: one file as the open one, several on the desk. While the desk is open, all go there.
pub fn open_or_merge(store: &StoreHandle, mut files: Vec<File>) {
    let to_merge = files.len() > 1 && store.open.is_some() && store.document.is_none();
    if to_merge || store.merging.is_some() {
        lay(store, files);
    } else if let Some(file) = files.pop() {
        open::open_file(store, file);
    }
}

/// Opens the desk and reads these files onto it, one after the other.
pub fn lay(store: &StoreHandle, files: Vec<File>) {
    let Some(open) = &store.open else { return };
    if store.merging.is_none() {
        // They are merged into what is open.
        store.dispatch(Msg::Reading(ReadingMsg::Stopped));
        store.dispatch(Msg::Merge(MergeChange::Open));
    }
    store.dispatch(Msg::Merge(MergeChange::Reading(files.len())));
    LINE.with_borrow_mut(|line| line.extend(files));
    if BUSY.replace(true) {
        return;
    }
    let (dispatch, document) = (store.dispatcher(), Rc::clone(&open.document));
    wasm_bindgen_futures::spawn_local(async move {
        while let Some(file) = LINE.with_borrow_mut(VecDeque::pop_front) {
            lay_one(&dispatch, &document, file).await;
        }
        BUSY.set(false);
    });
}

/// Reads a file and lays it down, unless the desk is cleared meanwhile.
async fn lay_one(dispatch: &Dispatch, open: &Rc<Document>, file: File) {
    let (name, desk) = (file.name(), CLEARED.get());
    let laid = match open::bytes_of(file).await {
        Ok(bytes) if open::is_table(&name, &bytes) => {
            if lay_table(dispatch, open, &name, &bytes, desk).await.is_none() && CLEARED.get() == desk {
                dispatch.dispatch(Msg::Merge(MergeChange::Stopped));
            }
            return;
        }
        Ok(bytes) if bytes.len() >= LARGE => read_large(dispatch, &name, &bytes).await,
        Ok(bytes) => Some(read_scenario(&name, &bytes)),
        Err(sentence) => Some(Err(vec![sentence])),
    };
    match laid {
        _ if CLEARED.get() != desk => {}
        Some(laid) => put(dispatch, name, laid),
        // It was stopped.
        None => dispatch.dispatch(Msg::Merge(MergeChange::Stopped)),
    }
}

fn put(dispatch: &Dispatch, name: String, content: Result<Laid, Vec<Name>>) {
    dispatch.dispatch(Msg::Merge(MergeChange::Lay { name, content }));
}

/// The scenario set in a scenario file, or what is wrong with it.
pub(super) fn read_scenario(name: &str, bytes: &[u8]) -> Result<Laid, Vec<Name>> {
    let text = scenario_file::decode(bytes).map_err(|problem| vec![open::both(&problem)])?;
    match open::read(name, &text) {
        Ok((open, _)) => Ok(Laid { set: Rc::new(open.document.set.clone()), remarks: Vec::new(), form: None }),
        Err(notice) => Err(notice.sentences),
    }
}

/// The same for a large file, beside the page; `None` where it was stopped.
pub(super) async fn read_large(dispatch: &Dispatch, name: &str, bytes: &[u8]) -> Option<Result<Laid, Vec<Name>>> {
    let mut reading = Awaited::begin(dispatch, &Name::new(name, name));
    let document = match reading.document(Uint8Array::from(bytes)).await? {
        Ok(document) => document,
        Err(why) => return Some(Err(why.said())),
    };
    let checked = reading.checked(&document).await?;
    Some(checked.map(|()| Laid { set: Rc::new(document.set), remarks: Vec::new(), form: None }))
}

/// Reads a table beside the page and lays down each of its sheets that has figures; forms that came back are known as such. `None` where it was stopped.
async fn lay_table(dispatch: &Dispatch, open: &Rc<Document>, name: &str, bytes: &[u8], desk: u32) -> Option<()> {
    let table = lay_table::read(dispatch, open, name, iso_day(dom::today()), bytes).await?;
    if CLEARED.get() != desk {
        return Some(());
    }
    match table {
        Table::Forms(sheets) => {
            put_forms(dispatch, name, of_book(&open.set, &sheets, name, &iso_day(dom::today())).unwrap_or_default());
        }
        Table::Refused(sentences) => put(dispatch, name.to_owned(), Err(sentences)),
        Table::Laid(sheets) => {
            dispatch.dispatch(Msg::Merge(MergeChange::Reading(sheets.len().saturating_sub(1))));
            for (sheet, laid) in sheets {
                put(dispatch, sheet.map_or_else(|| name.to_owned(), |sheet| format!("{name} › {sheet}")), Ok(laid));
            }
        }
    }
    Some(())
}

/// Lays down a table that was read already and holds forms that came back.
pub fn lay_forms(store: &StoreHandle, name: &str, sheets: &[Sheet]) {
    let Some(open) = &store.open else { return };
    store.dispatch(Msg::Merge(MergeChange::Open));
    store.dispatch(Msg::Merge(MergeChange::Reading(1)));
    let forms = of_book(open.set(), sheets, name, &iso_day(dom::today())).unwrap_or_default();
    put_forms(&store.dispatcher(), name, forms);
}

/// Lays down forms that came back, each with what is to be said of it; one that gives no figure says why.
fn put_forms(dispatch: &Dispatch, name: &str, forms: Vec<Form>) {
    let several = forms.len() > 1;
    dispatch.dispatch(Msg::Merge(MergeChange::Reading(forms.len().saturating_sub(1))));
    for form in forms {
        let called = if several { format!("{name} › {}", form.sheet) } else { name.to_owned() };
        // Whatever the file is called: whose it is comes first.
        let whose = form.read.as_ref().ok().map(|read| match form.set.as_ref().and_then(|set| set.baseline.areas.first()) {
            Some(area) => format!("{} {}", read.mark.language.name(&area.name), area.code),
            None => read.mark.area.to_string(),
        });
        let called = whose.map_or_else(|| called.clone(), |whose| format!("{whose} · {called}"));
        let content = match (form.read, form.set) {
            (Ok(read), Some(set)) => {
                let remarks = std::iter::once(merge::form_of(&read)).chain(told(&read.remarks)).collect();
                let form = Some(FormLaid { back: read.back(name), left_out: read.left_out() });
                Ok(Laid { set: Rc::new(set), remarks, form })
            }
            (Ok(read), None) => Err(std::iter::once(merge::empty_form()).chain(told(&read.remarks)).collect()),
            (Err(remarks), _) => Err(told(&remarks)),
        };
        put(dispatch, called, content);
    }
}
