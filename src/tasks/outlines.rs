//! Outlines for maps: those that ship are fetched when a map is first shown; the reader's own are read by the worker.

use std::rc::Rc;

use permille_engine::name::Name;
use permille_exchange::maps::{Outlines, OwnProblem, file, own, shifted};
use permille_exchange::wording::language::Language;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::Callback;

use super::open::bytes_of;
use super::site_files;
use super::work::{WorkEvent, WorkerHandle, start};
use crate::store::{Fetched, Msg, Notice, NoticeKind, OutlinesMsg, OwnOutlines, StoreHandle};
use crate::text::{later, map as said};
use crate::work::outlines::{Found, ReadOutlines};

/// The element that holds the same text in a page that has no files beside it.
const ELEMENT: &str = "outlines";

/// Fetches the outlines that ship, unless they are here or on their way.
pub fn fetch(store: &StoreHandle) {
    if matches!(store.outlines.shipped, Fetched::Here(_) | Fetched::UnderWay) {
        return;
    }
    store.dispatch(Msg::Outlines(OutlinesMsg::Shipped(Fetched::UnderWay)));
    let store = store.clone();
    spawn_local(async move {
        let text = match within_page() {
            Some(text) => Ok(text),
            None => site_files::text(site_files::File::Outlines).await,
        };
        let fetched = match text {
            Ok(text) => file::read(&text).map_or(Fetched::Failed(None), |outlines| Fetched::Here(Rc::new(outlines))),
            Err(missing) => Fetched::Failed(Some(missing)),
        };
        store.dispatch(Msg::Outlines(OutlinesMsg::Shipped(fetched)));
    });
}

fn within_page() -> Option<String> {
    gloo::utils::document().get_element_by_id(ELEMENT)?.text_content()
}

/// Reads a file of outlines the reader picked. The work is passed to `begun`, to be dropped where it is to end early; `done` hears that it is over.
pub fn load(store: &StoreHandle, file: File, begun: Callback<WorkerHandle>, done: Callback<()>) {
    let (store, name) = (store.clone(), file.name());
    // Looked at before a byte is read.
    if file.size() > own::MOST_BYTES as f64 {
        let problem = OwnProblem::TooLarge;
        return refuse(&store, &name, Name::new(problem.sentence(Language::Zh), problem.sentence(Language::En)));
    }
    spawn_local(async move {
        match bytes_of(file).await {
            Ok(bytes) => read(&store, name, bytes, begun, done),
            Err(sentence) => refuse(&store, &name, sentence),
        }
    });
}

fn read(store: &StoreHandle, name: String, bytes: Vec<u8>, begun: Callback<WorkerHandle>, done: Callback<()>) {
    let Some(open) = &store.open else { return };
    let codes = open.model.areas().iter().map(|area| area.code.as_str().to_owned()).collect();
    let hear = {
        let store = store.clone();
        Callback::from(move |event: WorkEvent<ReadOutlines>| {
            match event {
                WorkEvent::Report(()) => return,
                WorkEvent::Outcome(Ok(found)) => match file::read(&found.outlines) {
                    Some(outlines) => take(&store, &name, &found, outlines),
                    None => give_up(&store, &name),
                },
                WorkEvent::Outcome(Err((zh, en))) => refuse(&store, &name, Name::new(zh, en)),
                WorkEvent::Lost(lost) => refuse(&store, &name, later::lost(lost, said::gave_up())),
            }
            done.emit(());
        })
    };
    begun.emit(start(&ReadOutlines { bytes, codes }, hear));
}

/// Takes the outlines over, and says what they are of and what not.
fn take(store: &StoreHandle, name: &str, found: &Found, outlines: Outlines) {
    let areas = store.open.as_ref().map_or(&[][..], |open| open.model.areas());
    let of_code = |code: &String| areas.iter().find(|area| area.code.as_str() == code).map(|area| area.name.clone());
    let named: Vec<Name> = found.left.iter().filter_map(of_code).take(said::NAMED).collect();
    let mut sentences = said::left(&named, found.left.len(), &found.unused);
    if let Fetched::Here(shipped) = &store.outlines.shipped {
        // A hint that a page which stands alone has no room for.
        if !cfg!(feature = "alone") {
            sentences.extend(shifted(&outlines, shipped).map(said::shifted));
        }
    }
    let title = said::loaded(name, found.matched as usize);
    let own = OwnOutlines { file: name.to_owned(), outlines: Rc::new(outlines) };
    store.dispatch(Msg::Outlines(OutlinesMsg::Own(Some(own))));
    store.dispatch(Msg::Notice(Some(Notice { kind: NoticeKind::Information, title, sentences })));
}

fn give_up(store: &StoreHandle, name: &str) {
    refuse(store, name, said::gave_up());
}

fn refuse(store: &StoreHandle, name: &str, sentence: Name) {
    let notice = Notice { kind: NoticeKind::Error, title: said::refused(name), sentences: vec![sentence] };
    store.dispatch(Msg::Notice(Some(notice)));
}
