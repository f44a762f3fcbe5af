//! Reading a large file for whoever waits for it: the merge desk, and what brings back what the browser keeps. It is read as any other, beside
//! the page and in pieces, with progress and a way to stop; what becomes of it is theirs to say.

use std::any::Any;
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::Uint8Array;
use permille_engine::name::Name;
use permille_exchange::files::scenario_file::{self, Document};
use permille_exchange::files::shipped;

use super::super::open::both;
use super::super::pace::Pace;
use super::super::work::ServiceEvent;
use super::{Reading, Wanted, begin_as};
use crate::store::{Dispatch, Open};
use crate::text::{later, sentences};
use crate::work::reading::{Parts, ReadingService, Response};

/// Who waits for what the worker says.
pub(super) type Waiting = oneshot::Sender<Came>;

/// What a worker says of a file.
pub(super) enum Came {
    /// It is read.
    Read(Parts, Uint8Array),
    /// It is not.
    Not(Unread),
    /// No worker could be had.
    Nobody,
}

/// Why a file is not read.
#[derive(Clone, Debug)]
pub enum Unread {
    /// It is not as it should be.
    Broken(Vec<Name>),
    /// Reading it gave up, whatever it is like.
    Failed(Name),
}

impl Unread {
    /// In sentences.
    #[must_use]
    pub fn said(self) -> Vec<Name> {
        match self {
            Self::Broken(sentences) => sentences,
            Self::Failed(sentence) => vec![sentence],
        }
    }
}

impl Reading {
    /// Hands on what the worker says to whoever waits for it; gives back what is not for them.
    pub(super) fn told(&self, event: ServiceEvent<ReadingService>) -> Option<ServiceEvent<ReadingService>> {
        if matches!(event, ServiceEvent::Response(Response::Percent(_), _)) {
            return Some(event);
        }
        let Some(waiting) = self.awaited.take() else { return Some(event) };
        let came = match event {
            ServiceEvent::Response(Response::Read(parts), payload) => Came::Read(parts, payload),
            ServiceEvent::Response(Response::Refused(sentences), _) => {
                Came::Not(Unread::Broken(sentences.into_iter().map(super::both).collect()))
            }
            ServiceEvent::Lost(_) if self.bytes.borrow().is_some() => Came::Nobody,
            ServiceEvent::Lost(lost) => Came::Not(Unread::Failed(later::lost(lost, sentences::reading_failed()))),
            ServiceEvent::Response(Response::Percent(_) | Response::Results(_), _) => return None,
        };
        self.leave();
        // Who has stopped waiting does not hear it.
        let _ = waiting.send(came);
        None
    }
}

/// A file that is being read for somebody. Letting go of it stops it.
pub struct Awaited {
    reading: Rc<Reading>,
    pace: Pace,
}

impl Drop for Awaited {
    fn drop(&mut self) {
        self.reading.rest();
        self.reading.end();
    }
}

impl Awaited {
    /// Begins to read a file of this name, in the place of any other, and shows that it is coming.
    #[must_use]
    pub fn begin(dispatch: &Dispatch, file: &Name) -> Self {
        let title = Name::new(sentences::reading(&file.zh).zh, sentences::reading(&file.en).en);
        Self { reading: begin_as(dispatch, &file.en, title, Wanted::Awaited), pace: Pace::default() }
    }

    /// Where another worker reads it: what says how far that is.
    pub fn teller(&self) -> impl Fn(f64) + use<> {
        let reading = Rc::downgrade(&self.reading);
        move |percent| {
            if let Some(reading) = reading.upgrade().filter(Reading::is_wanted) {
                reading.so_far(percent);
            }
        }
    }

    /// Lets go of this where the file is not wanted any more.
    pub fn hold(&self, held: impl Any) {
        self.reading.held.replace(Some(Box::new(held)));
    }

    /// Lets the page do what else there is, where it is time. `None` where the file is not wanted any more.
    pub async fn rest(&mut self) -> Option<()> {
        self.pace.rest_if_due().await;
        self.reading.is_wanted().then_some(())
    }

    /// What the file in these bytes holds, or what is wrong with it; `None` where it is not wanted any more.
    pub async fn document(&mut self, bytes: Uint8Array) -> Option<Result<Document, Unread>> {
        let (waiting, came) = oneshot::channel();
        self.reading.awaited.replace(Some(waiting));
        self.reading.send(bytes.clone());
        match came.await.ok()? {
            Came::Read(parts, payload) => {
                let document = self.reading.document(&parts, &payload, &mut self.pace).await;
                let wanted = self.reading.is_wanted();
                wanted.then(|| document.ok_or_else(|| Unread::Failed(sentences::reading_failed())))
            }
            Came::Not(why) => Some(Err(why)),
            // It is read here, as a small one is, and the page stands still meanwhile.
            Came::Nobody => Some(here(&bytes).map_err(Unread::Broken)),
        }
    }

    /// What keeps a document from being computed; `None` where it is not wanted any more.
    pub async fn checked(&mut self, document: &Document) -> Option<Result<(), Vec<Name>>> {
        self.reading.checked(document, &mut self.pace).await
    }

    /// Makes a document ready to look at; `None` where it is not wanted any more.
    pub async fn open(&mut self, document: Document) -> Option<Result<Open, Vec<Name>>> {
        self.reading.computed(document, &mut self.pace).await
    }
}

fn here(bytes: &Uint8Array) -> Result<Document, Vec<Name>> {
    let text = scenario_file::decode(&bytes.to_vec()).map_err(|problem| vec![both(&problem)])?;
    let read = shipped::plans().and_then(|plans| scenario_file::read(&text, &plans));
    read.map(|(document, _)| document).map_err(|problems| problems.iter().map(both).collect())
}
