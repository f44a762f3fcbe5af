//! The worker's side: it says that it is ready, is given one piece of work, and answers.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::deck::WriteDeck;
use super::link::{MakeLink, ReadLink};
use super::outlines::ReadOutlines;
use super::programme::Solve;
use super::risk::DrawRanges;
use super::table::{ReadTable, WriteTable};
use super::workbook::WriteWorkbook;
use super::{Letter, Work, open, seal};

/// Waits for work. What the worker's `main` calls, and nobody else.
pub fn serve() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let receive = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        let letter: Array = event.data().unchecked_into();
        let name = letter.get(0).as_string().unwrap_or_default();
        answer(&name, &Uint8Array::new(&letter.get(1)).to_vec());
    });
    scope.set_onmessage(Some(receive.as_ref().unchecked_ref()));
    // It listens for as long as the worker lives.
    receive.forget();
    post(Letter::Ready, &[]);
}

/// Does the work of this name.
fn answer(name: &str, bytes: &[u8]) {
    let known: &[(&str, fn(&[u8]) -> bool)] = &[
        (ReadTable::NAME, handle::<ReadTable>),
        (WriteTable::NAME, handle::<WriteTable>),
        (WriteWorkbook::NAME, handle::<WriteWorkbook>),
        (DrawRanges::NAME, handle::<DrawRanges>),
        (Solve::NAME, handle::<Solve>),
        (MakeLink::NAME, handle::<MakeLink>),
        (ReadLink::NAME, handle::<ReadLink>),
        (WriteDeck::NAME, handle::<WriteDeck>),
        (ReadOutlines::NAME, handle::<ReadOutlines>),
    ];
    let done = known.iter().find(|(known, _)| *known == name).is_some_and(|(_, run)| run(bytes));
    if !done {
        post(Letter::Unknown, &[]);
    }
}

/// Does one piece of work and posts what comes of it. Whether the bytes were of such work.
fn handle<W: Work>(bytes: &[u8]) -> bool {
    let Some(work) = open::<W>(bytes) else { return false };
    let outcome = work.run(&mut |report| post(Letter::Report, &seal(report)));
    post(Letter::Outcome, &seal(&outcome));
    true
}

fn post(letter: Letter, bytes: &[u8]) {
    if let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        let body = Uint8Array::from(bytes);
        let transfer = Array::of1(&body.buffer());
        // A page that is gone hears nothing, and nobody waits for it.
        let _ = scope.post_message_with_transfer(&Array::of2(&letter.word().into(), &body), &transfer);
    }
}
