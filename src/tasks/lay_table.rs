//! Reading tables for the merge desk, one after another, in a worker.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot::{Sender, channel};
use js_sys::Uint8Array;
use permille_engine::name::Name;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::files::scenario_file::Document;
use permille_exchange::tables::sheet::Sheet;
use yew::Callback;

use super::pace::Pace;
use super::reading::Awaited;
use super::whole_file;
use super::work::{Connection, ServiceEvent, connect};
use crate::store::{Dispatch, Laid};
use crate::text::{import, later, merge};
use crate::work::lay::{LaidSheet, LayService, Request, Response};

/// A table of fewer bytes is there before a bar could be read.
const SHOWN: usize = 100_000;

/// What a table comes to.
pub enum Table {
    /// Its sheets that have figures, each with its name where there are several.
    Laid(Vec<(Option<String>, Laid)>),
    /// Its sheets, where any is a form that came back.
    Forms(Vec<Sheet>),
    /// Nothing that can be laid down, and why.
    Refused(Vec<Name>),
    /// The worker is lost, and why; the next table needs another.
    Lost(Vec<Name>),
}

/// Who waits for what the worker says next.
type Waiting = Rc<RefCell<Option<Sender<ServiceEvent<LayService>>>>>;
/// Who is told how far it is.
type Telling = Rc<RefCell<Option<Box<dyn Fn(f64)>>>>;

/// Whoever waits hears no more once this is gone.
struct Hush(Waiting);

impl Drop for Hush {
    fn drop(&mut self) {
        drop(self.0.take());
    }
}

/// A worker that reads one table after another: starting one for each would take longer than reading a form.
pub struct Reader {
    connection: Connection,
    waiting: Waiting,
    telling: Telling,
}

impl Reader {
    /// Starts the worker.
    pub fn start() -> Self {
        let (waiting, telling) = (Waiting::default(), Telling::default());
        let hear = {
            let (waiting, telling) = (Rc::clone(&waiting), Rc::clone(&telling));
            Callback::from(move |event: ServiceEvent<LayService>| match event {
                ServiceEvent::Response(Response::Percent(percent), _) => {
                    if let Some(tell) = &*telling.borrow() {
                        tell(f64::from(percent));
                    }
                }
                event => {
                    if let Some(waiting) = waiting.take() {
                        // Who has stopped waiting does not hear it.
                        let _ = waiting.send(event);
                    }
                }
            })
        };
        Self { connection: connect::<LayService>(hear), waiting, telling }
    }

    /// Asks for something, and waits for what comes.
    async fn ask(&self, request: &Request, payload: &Uint8Array) -> Option<ServiceEvent<LayService>> {
        let (send, heard) = channel();
        self.waiting.replace(Some(send));
        self.connection.send::<LayService>(request, payload);
        heard.await.ok()
    }

    /// Reads a table, with progress and a way to stop where it is large; `None` where it is not wanted any more. The worker is of no use then, for it is
    /// still at that table.
    pub async fn read(
        &self,
        dispatch: &Dispatch,
        document: &Rc<Document>,
        file: &str,
        day: String,
        bytes: &[u8],
    ) -> Option<Table> {
        let shown = (bytes.len() >= SHOWN).then(|| Awaited::begin(dispatch, &Name::new(file, file)));
        self.telling.replace(None);
        if let Some(shown) = &shown {
            self.telling.replace(Some(Box::new(shown.teller())));
            shown.hold(Hush(Rc::clone(&self.waiting)));
        }
        let mut said = self.ask(&Request::Read { file: file.to_owned(), day }, &Uint8Array::from(bytes)).await?;
        if matches!(said, ServiceEvent::Response(Response::Asks, _)) {
            let open = Box::new(whole_file::of(Rc::clone(document)).await);
            said = self.ask(&Request::Open(open), &Uint8Array::new_with_length(0)).await?;
        }
        let table = match said {
            ServiceEvent::Response(Response::Forms(pages), _) => Table::Forms(pages.into_iter().map(Sheet::from).collect()),
            ServiceEvent::Response(Response::Sheets { laid, wrong }, payload) if !laid.is_empty() => {
                drop(wrong);
                taken_up(&document.set, laid, &payload).await
            }
            ServiceEvent::Response(Response::Sheets { wrong, .. }, _) => {
                let none = wrong.is_empty().then(merge::nothing_in_table);
                let wrong = wrong.into_iter().map(|(zh, en)| Name::new(zh, en));
                Table::Refused(wrong.chain(none).chain([merge::map_it_first()]).collect())
            }
            ServiceEvent::Response(Response::Refused((zh, en)), _) => Table::Refused(vec![Name::new(zh, en)]),
            ServiceEvent::Lost(lost) => Table::Lost(vec![later::lost(lost, import::failed())]),
            ServiceEvent::Response(Response::Percent(_) | Response::Asks, _) => return None,
        };
        Some(table)
    }
}

/// Takes up what the sheets say, a little at a time.
async fn taken_up(open: &ScenarioSet, sheets: Vec<LaidSheet>, payload: &Uint8Array) -> Table {
    let (mut pace, mut start, mut laid) = (Pace::default(), 0, Vec::with_capacity(sheets.len()));
    for sheet in sheets {
        let (known, mut areas) = (sheet.known(), Vec::new());
        for &end in &sheet.ends {
            if !known.take_up(&payload.subarray(start, end).to_vec(), &mut areas) {
                return Table::Refused(vec![import::failed()]);
            }
            start = end;
            pace.rest_if_due().await;
        }
        let remarks = if sheet.passed_over > 0 { vec![merge::passed_over(sheet.passed_over)] } else { Vec::new() };
        let set = Rc::new(sheet.set(open, areas));
        laid.push((sheet.sheet, Laid { set, remarks, form: None }));
    }
    Table::Laid(laid)
}
