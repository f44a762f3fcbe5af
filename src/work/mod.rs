//! Work that would stop the page while it runs, and so is done beside it: what it is told, what it reports, what it comes to.
//!
//! A piece of work is a type that implements [`Work`]: plain data that crosses as bytes, and a function that runs in the worker, a
//! module of its own that the browser loads when the first work is asked for. On the page, `tasks::work::start` sends it off and hears
//! what comes of it; dropping what that returns ends the worker at once, wherever it is. To add a kind of work, implement [`Work`]
//! beside its data in a file here, and name it in [`serve::answer`](self). The page never calls [`Work::run`], so that what only the
//! worker needs stays out of the page's own module.
//!
//! Where one answer is not enough – several workers share what is to be done – a [`Service`] answers request after request.

pub mod areas;
pub mod briefs;
pub mod country;
pub mod deck;
pub mod document;
pub mod drawing;
pub mod file;
pub mod fold;
pub mod forms;
pub mod import;
pub mod lay;
pub mod link;
mod message;
pub mod outlines;
mod programme;
pub mod queue;
pub mod reading;
pub mod risk;
#[cfg(target_arch = "wasm32")]
mod serve;
mod share;
pub mod table;
pub mod workbook;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use message::{MessageKind, decode, encode};
pub use programme::{Solve, Solved};
#[cfg(target_arch = "wasm32")]
pub use serve::{OF_SITE, serve};

/// A piece of work, and how it is done.
pub trait Work: Serialize + DeserializeOwned + 'static {
    /// What it is called between page and worker; no two are called the same.
    const NAME: &'static str;
    /// What is reported on the way: progress, results so far.
    type Report: Serialize + DeserializeOwned + 'static;
    /// What it comes to.
    type Outcome: Serialize + DeserializeOwned + 'static;

    /// Does it, reporting as it goes. It runs in the worker, where it may take as long as it needs.
    fn run(self, report: &mut dyn FnMut(&Self::Report)) -> Self::Outcome;
}

/// What a worker does request after request: it keeps its state in between.
pub trait Service: Default + 'static {
    /// What it is called between page and worker; no two are called the same, nor is a piece of work.
    const NAME: &'static str;
    /// What it is sent.
    type Request: Serialize + DeserializeOwned + 'static;
    /// What it sends back.
    type Response: Serialize + DeserializeOwned + 'static;

    /// Handles a request and responds once or several times. Both ways a payload may come along: bytes that the page passes on unread.
    fn handle(&mut self, request: Self::Request, payload: &[u8], respond: Respond<Self::Response>);
}

/// Sends a response with its payload.
pub type Respond<'a, Response> = &'a mut dyn FnMut(&Response, &[u8]);
