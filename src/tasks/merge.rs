//! Laying files on the merge desk: scenario files, and tables as sets of their own. One that cannot be read lies there with its sentences; the
//! others go on without it. A large one is read beside the page, with progress and a way to stop, and the next waits for it.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::Uint8Array;
use permille_engine::name::Name;
use permille_exchange::files::scenario_file::{self, Document};
use permille_exchange::tables::import::Known;
use permille_exchange::tables::returns::{Form, of_book, of_forms, told};
use permille_exchange::tables::sheet::Sheet;
use web_sys::File;

use super::lay_table::{Reader, Table};
use super::open;
use super::pace::now;
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
    /// What was read, and is not on the desk yet; and since when it waits.
    static READ: RefCell<Vec<MergeChange>> = const { RefCell::new(Vec::new()) };
    static SINCE: Cell<f64> = const { Cell::new(0.0) };
}

/// So long files that were read wait for the next, in milliseconds: laying each down by itself would draw all that lie there as many times.
const TOGETHER: f64 = 300.0;

/// Reads no more of the files that are still to be laid down; those that were read lie there.
pub fn stop(dispatch: &Dispatch) {
    put(dispatch);
    cleared();
    dispatch.dispatch(Msg::Reading(ReadingMsg::Stopped));
    dispatch.dispatch(Msg::Merge(MergeChange::Halted));
}

/// Takes note that the desk was cleared.
pub fn cleared() {
    CLEARED.set(CLEARED.get() + 1);
    LINE.with_borrow_mut(VecDeque::clear);
    READ.with_borrow_mut(Vec::clear);
}

/// Lays down what was read.
fn put(dispatch: &Dispatch) {
    let read = READ.take();
    if !read.is_empty() {
        dispatch.dispatch(Msg::Merge(MergeChange::Together(read)));
    }
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
    let mut laying = Laying::new(store.dispatcher(), Rc::clone(&open.document));
    wasm_bindgen_futures::spawn_local(async move {
        while let Some(file) = LINE.with_borrow_mut(VecDeque::pop_front) {
            laying.one(file).await;
        }
        put(&laying.dispatch);
        BUSY.set(false);
    });
}

/// Laying a line of files down.
struct Laying {
    dispatch: Dispatch,
    open: Rc<Document>,
    /// What is known of the figures of the open file, once a form came.
    known: Option<Known>,
    /// The worker that reads tables, once one came.
    reader: Option<Reader>,
}

impl Laying {
    fn new(dispatch: Dispatch, open: Rc<Document>) -> Self {
        Self { dispatch, open, known: None, reader: None }
    }

    /// Reads a file, to be laid down, unless the desk is cleared meanwhile.
    async fn one(&mut self, file: File) {
        let (name, desk) = (file.name(), CLEARED.get());
        let laid = match open::bytes_of(file).await {
            Ok(bytes) if open::is_table(&name, &bytes) => self.table(&name, &bytes).await,
            Ok(bytes) if bytes.len() >= LARGE => {
                // It takes its time, and has a way to stop of its own.
                put(&self.dispatch);
                let laid = read_large(&self.dispatch, &name, &bytes).await;
                laid.map(|content| vec![MergeChange::Lay { name, content }])
            }
            Ok(bytes) => Some(vec![MergeChange::Lay { content: read_scenario(&name, &bytes), name }]),
            Err(sentence) => Some(vec![MergeChange::Lay { name, content: Err(vec![sentence]) }]),
        };
        if desk != CLEARED.get() {
            return;
        }
        if READ.with_borrow(Vec::is_empty) {
            SINCE.set(now());
        }
        // `None`: it was stopped.
        READ.with_borrow_mut(|read| read.extend(laid.unwrap_or_else(|| vec![MergeChange::Stopped])));
        if now() - SINCE.get() > TOGETHER || LINE.with_borrow(VecDeque::is_empty) {
            put(&self.dispatch);
        }
    }

    /// Reads a table beside the page: each of its sheets that has figures; forms that came back are known as such. `None` where it was stopped.
    async fn table(&mut self, name: &str, bytes: &[u8]) -> Option<Vec<MergeChange>> {
        let reader = self.reader.take().unwrap_or_else(Reader::start);
        let day = iso_day(dom::today());
        let table = reader.read(&self.dispatch, &self.open, name, day.clone(), bytes).await?;
        if !matches!(table, Table::Lost(_)) {
            self.reader = Some(reader);
        }
        Some(match table {
            Table::Forms(sheets) => {
                let set = &self.open.set;
                let known = self.known.get_or_insert_with(|| Known::new(set));
                forms(name, of_forms(set, known, &sheets, name, &day))
            }
            Table::Refused(sentences) | Table::Lost(sentences) => {
                vec![MergeChange::Lay { name: name.to_owned(), content: Err(sentences) }]
            }
            Table::Laid(sheets) => {
                let more = MergeChange::Reading(sheets.len().saturating_sub(1));
                let laid = sheets.into_iter().map(|(sheet, laid)| MergeChange::Lay {
                    name: sheet.map_or_else(|| name.to_owned(), |sheet| format!("{name} › {sheet}")),
                    content: Ok(laid),
                });
                std::iter::once(more).chain(laid).collect()
            }
        })
    }
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

/// Lays down a table that was read already and holds forms that came back.
pub fn lay_forms(store: &StoreHandle, name: &str, sheets: &[Sheet]) {
    let Some(open) = &store.open else { return };
    store.dispatch(Msg::Merge(MergeChange::Open));
    store.dispatch(Msg::Merge(MergeChange::Reading(1)));
    let forms = of_book(open.set(), sheets, name, &iso_day(dom::today())).unwrap_or_default();
    store.dispatch(Msg::Merge(MergeChange::Together(self::forms(name, forms))));
}

/// Forms that came back, each with what is to be said of it; one that gives no figure says why.
fn forms(name: &str, forms: Vec<Form>) -> Vec<MergeChange> {
    let several = forms.len() > 1;
    let more = MergeChange::Reading(forms.len().saturating_sub(1));
    let laid = forms.into_iter().map(|form| {
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
            (Ok(read), None) => Err(std::iter::once(merge::empty_form(read.left_out() > 0)).chain(told(&read.remarks)).collect()),
            (Err(remarks), _) => Err(told(&remarks)),
        };
        MergeChange::Lay { name: called, content }
    });
    std::iter::once(more).chain(laid).collect()
}
