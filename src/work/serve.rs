//! The worker's side: it says that it is ready, is given one piece of work, or sent requests to a service, and answers.

use std::cell::RefCell;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::briefs::WriteBriefs;
use super::country::ListAreas;
use super::deck::WriteDeck;
use super::document::ReadDocument;
use super::drawing::DrawService;
use super::fold::Fold;
use super::forms::WriteForms;
use super::import::ImportService;
use super::lay::LayService;
use super::link::{MakeLink, ReadLink};
use super::outlines::ReadOutlines;
use super::programme::Solve;
use super::reading::ReadingService;
use super::table::WriteTable;
use super::workbook::WriteWorkbook;
use super::{MessageKind, Service, Work, decode, encode};

thread_local! {
    static DRAWS: RefCell<DrawService> = RefCell::default();
    static IMPORT: RefCell<ImportService> = RefCell::default();
    static LAY: RefCell<LayService> = RefCell::default();
}

/// A kind of work by its name, and what does it: whether the bytes were of it.
type Known = (&'static str, fn(&[u8]) -> bool);

/// What the site's worker does beside what every worker does: the page that stands alone would grow too large by it.
pub const OF_SITE: [Known; 4] = [
    (ListAreas::NAME, handle::<ListAreas>),
    (ReadDocument::NAME, handle::<ReadDocument>),
    (WriteForms::NAME, handle::<WriteForms>),
    (WriteBriefs::NAME, handle::<WriteBriefs>),
];

/// Waits for work, for all there is and for what is named `further`. What the worker's `main` calls, and nobody else.
pub fn serve(further: &'static [Known]) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let receive = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        let message: Array = event.data().unchecked_into();
        let name = message.get(0).as_string().unwrap_or_default();
        let bytes = |place: u32| Uint8Array::new(&message.get(place)).to_vec();
        let known = match name.as_str() {
            DrawService::NAME => DRAWS.with_borrow_mut(|service| respond(service, &bytes(1), &bytes(2))),
            ImportService::NAME => IMPORT.with_borrow_mut(|service| respond(service, &bytes(1), &bytes(2))),
            LayService::NAME => LAY.with_borrow_mut(|service| respond(service, &bytes(1), &bytes(2))),
            ReadingService::NAME => respond(&mut ReadingService, &bytes(1), &bytes(2)),
            _ => answer(further, &name, &bytes(1)),
        };
        if !known {
            post(MessageKind::Unknown, &[], &[]);
        }
    });
    scope.set_onmessage(Some(receive.as_ref().unchecked_ref()));
    // It listens for as long as the worker lives.
    receive.forget();
    post(MessageKind::Ready, &[], &[]);
}

/// Does the work of this name. Whether there is such work, and the bytes were of it.
fn answer(further: &[Known], name: &str, bytes: &[u8]) -> bool {
    let known: &[Known] = &[
        (WriteTable::NAME, handle::<WriteTable>),
        (WriteWorkbook::NAME, handle::<WriteWorkbook>),
        (Solve::NAME, handle::<Solve>),
        (MakeLink::NAME, handle::<MakeLink>),
        (ReadLink::NAME, handle::<ReadLink>),
        (WriteDeck::NAME, handle::<WriteDeck>),
        (Fold::NAME, handle::<Fold>),
        (ReadOutlines::NAME, handle::<ReadOutlines>),
    ];
    known.iter().chain(further).find(|(known, _)| *known == name).is_some_and(|(_, run)| run(bytes))
}

/// Has a service handle a request. Whether the bytes were one.
fn respond<S: Service>(service: &mut S, bytes: &[u8], payload: &[u8]) -> bool {
    let Some(request) = decode::<S::Request>(bytes) else { return false };
    service.handle(request, payload, &mut |response, payload| post(MessageKind::Response, &encode(response), payload));
    true
}

/// Does one piece of work and posts what comes of it. Whether the bytes were of such work.
fn handle<W: Work>(bytes: &[u8]) -> bool {
    let Some(work) = decode::<W>(bytes) else { return false };
    let outcome = work.run(&mut |report| post(MessageKind::Report, &encode(report), &[]));
    post(MessageKind::Outcome, &encode(&outcome), &[]);
    true
}

fn post(kind: MessageKind, bytes: &[u8], payload: &[u8]) {
    if let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        let (body, payload) = (Uint8Array::from(bytes), Uint8Array::from(payload));
        let transfer = Array::of2(&body.buffer(), &payload.buffer());
        // A page that is gone hears nothing, and nobody waits for it.
        let _ = scope.post_message_with_transfer(&Array::of3(&kind.word().into(), &body, &payload), &transfer);
    }
}
