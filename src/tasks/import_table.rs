//! The worker in which a table is looked at for an import: made when something is asked of it, and again where it was stopped meanwhile.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Uint8Array;
use permille_exchange::files::scenario_file::Document;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::whole_file;
use super::work::{Connection, ServiceEvent, connect};
use crate::work::import::{ImportService, Look, Request};

/// A table, the file it is imported into, and the worker that has both.
pub struct ImportWorker {
    file: String,
    bytes: Rc<Vec<u8>>,
    document: Rc<Document>,
    hear: Callback<ServiceEvent<ImportService>>,
    startup: Rc<RefCell<Startup>>,
    /// Counts the workers: what is made ready for one that was ended is not wanted any more.
    made: Rc<Cell<u32>>,
}

/// How far a worker is.
enum Startup {
    /// There is none.
    None,
    /// The file is made ready to cross; these requests come after it.
    Opening(Vec<Request>),
    /// It has both.
    There(Connection),
}

impl ImportWorker {
    /// Nothing is started yet; what is heard of it is told to `hear`.
    #[must_use]
    pub fn new(file: String, bytes: Rc<Vec<u8>>, document: Rc<Document>, hear: Callback<ServiceEvent<ImportService>>) -> Self {
        Self { file, bytes, document, hear, startup: Rc::new(RefCell::new(Startup::None)), made: Rc::default() }
    }

    /// Has the import worked out.
    pub fn look(&self, look: Look) {
        self.send(Request::Look(Box::new(look)), || None);
    }

    /// Asks something about what was worked out; `look` says what that was, where the worker is gone.
    pub fn ask(&self, request: Request, look: impl FnOnce() -> Option<Look>) {
        self.send(request, look);
    }

    /// Ends the worker at once, wherever it is.
    pub fn end(&self) {
        self.made.set(self.made.get().wrapping_add(1));
        self.startup.replace(Startup::None);
    }

    fn send(&self, request: Request, look: impl FnOnce() -> Option<Look>) {
        match &mut *self.startup.borrow_mut() {
            Startup::There(connection) => connection.send::<ImportService>(&request, &Uint8Array::new_with_length(0)),
            Startup::Opening(waiting) => waiting.push(request),
            startup @ Startup::None => {
                *startup =
                    Startup::Opening(look().map(|look| Request::Look(Box::new(look))).into_iter().chain([request]).collect());
                self.open();
            }
        }
    }

    fn open(&self) {
        let (file, bytes, hear) = (self.file.clone(), Rc::clone(&self.bytes), self.hear.clone());
        let (document, startup, made) = (Rc::clone(&self.document), Rc::clone(&self.startup), Rc::clone(&self.made));
        let own = made.get();
        spawn_local(async move {
            let open = Box::new(whole_file::of(document).await);
            if made.get() != own {
                return;
            }
            let connection = connect(hear);
            connection.send::<ImportService>(&Request::Read { file, open }, &Uint8Array::from(bytes.as_slice()));
            if let Startup::Opening(waiting) = startup.replace(Startup::None) {
                for request in waiting {
                    connection.send::<ImportService>(&request, &Uint8Array::new_with_length(0));
                }
            }
            startup.replace(Startup::There(connection));
        });
    }
}
