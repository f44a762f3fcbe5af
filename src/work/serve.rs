//! The worker's side: it says that it is ready, is given one piece of work, or asked again and again at a desk, and answers.

use std::cell::RefCell;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::deck::WriteDeck;
use super::drawing::DrawDesk;
use super::fold::Fold;
use super::link::{MakeLink, ReadLink};
use super::outlines::ReadOutlines;
use super::programme::Solve;
use super::reading::ReadingDesk;
use super::table::{ReadTable, WriteTable};
use super::workbook::WriteWorkbook;
use super::{Desk, Letter, Work, open, seal};

thread_local! {
    static DRAWS: RefCell<DrawDesk> = RefCell::default();
}

/// Waits for work. What the worker's `main` calls, and nobody else.
pub fn serve() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let receive = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        let letter: Array = event.data().unchecked_into();
        let name = letter.get(0).as_string().unwrap_or_default();
        let bytes = |place: u32| Uint8Array::new(&letter.get(place)).to_vec();
        let known = match name.as_str() {
            DrawDesk::NAME => DRAWS.with_borrow_mut(|desk| answer_at(desk, &bytes(1), &bytes(2))),
            ReadingDesk::NAME => answer_at(&mut ReadingDesk, &bytes(1), &bytes(2)),
            _ => answer(&name, &bytes(1)),
        };
        if !known {
            post(Letter::Unknown, &[], &[]);
        }
    });
    scope.set_onmessage(Some(receive.as_ref().unchecked_ref()));
    // It listens for as long as the worker lives.
    receive.forget();
    post(Letter::Ready, &[], &[]);
}

/// Does the work of this name. Whether there is such work, and the bytes were of it.
fn answer(name: &str, bytes: &[u8]) -> bool {
    let known: &[(&str, fn(&[u8]) -> bool)] = &[
        (ReadTable::NAME, handle::<ReadTable>),
        (WriteTable::NAME, handle::<WriteTable>),
        (WriteWorkbook::NAME, handle::<WriteWorkbook>),
        (Solve::NAME, handle::<Solve>),
        (MakeLink::NAME, handle::<MakeLink>),
        (ReadLink::NAME, handle::<ReadLink>),
        (WriteDeck::NAME, handle::<WriteDeck>),
        (Fold::NAME, handle::<Fold>),
        (ReadOutlines::NAME, handle::<ReadOutlines>),
    ];
    known.iter().find(|(known, _)| *known == name).is_some_and(|(_, run)| run(bytes))
}

/// Has a desk answer. Whether the bytes were a letter to it.
fn answer_at<D: Desk>(desk: &mut D, bytes: &[u8], enclosed: &[u8]) -> bool {
    let Some(ask) = open::<D::Ask>(bytes) else { return false };
    desk.answer(ask, enclosed, &mut |answer, enclosed| post(Letter::Answer, &seal(answer), enclosed));
    true
}

/// Does one piece of work and posts what comes of it. Whether the bytes were of such work.
fn handle<W: Work>(bytes: &[u8]) -> bool {
    let Some(work) = open::<W>(bytes) else { return false };
    let outcome = work.run(&mut |report| post(Letter::Report, &seal(report), &[]));
    post(Letter::Outcome, &seal(&outcome), &[]);
    true
}

fn post(letter: Letter, bytes: &[u8], enclosed: &[u8]) {
    if let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        let (body, enclosed) = (Uint8Array::from(bytes), Uint8Array::from(enclosed));
        let transfer = Array::of2(&body.buffer(), &enclosed.buffer());
        // A page that is gone hears nothing, and nobody waits for it.
        let _ = scope.post_message_with_transfer(&Array::of3(&letter.word().into(), &body, &enclosed), &transfer);
    }
}
