//! What is not needed until the first figure stands: the other screens, the dialogs, and what is done with files.
//!
//! [`Deferred`] is a table of functions, and the only way to them from what is needed at first. The site's module is split there: what
//! nothing else reaches lies in a part of its own, which the page fetches as soon as it stands idle. So whatever the first part calls directly stays in
//! it. Elsewhere – in a page that stands alone, and while one works on the app – the table is there from the beginning.
//!
//! It is declared here, below all that asks for it, and filled in `crate::whole`, above all that is in it.

pub mod export_request;

use std::cell::Cell as Held;
use std::future::Future;
use std::pin::Pin;

use js_sys::Reflect;
use web_sys::File;
use yew::{Callback, Html};

use crate::store::{Cell, Dispatch, DrawRun, FrameDialog, LazyOutlook, Msg, Notice, NoticeKind, StoreHandle};
use crate::text::later;
use export_request::ExportRequest;

pub use crate::text::later::Missing;

/// What comes later.
#[derive(Debug)]
pub struct Deferred {
    /// Opens what a visit begins with where that is not the shipped file of a first one.
    pub resume: fn(&StoreHandle),
    /// Keeps the open file in the browser, and that before it.
    pub autosave: fn(&StoreHandle),
    /// Writes the view into the address and the title of the page.
    pub follow_address: fn(&StoreHandle),
    /// Reads links in the address, answers other tabs, saves when the page is closed, and registers the service worker; the returned function ends all of
    /// it.
    pub listen: fn(Dispatch) -> Box<dyn FnOnce()>,
    /// That a newer version is ready, whose the open file is, and what is being read.
    pub bars: fn(&StoreHandle) -> Html,
    /// The steps taken and taken back, to go to any of them.
    pub steps: fn(&StoreHandle) -> Html,
    /// The screen in view, where it is another than the Overview.
    pub screen: fn(&StoreHandle) -> Html,
    /// What stands below the cards of the Overview.
    pub below_cards: fn(&StoreHandle) -> Html,
    /// What is to be printed: the report, or briefs.
    pub on_paper: fn(&StoreHandle) -> Html,
    /// How good the figures of the open file are, with the tools of the Data screen above; a page that stands alone leaves it out.
    pub quality: Option<fn(&StoreHandle, Html) -> Html>,
    /// Who was asked for figures and who is missing, in the same way.
    pub round: Option<fn(&StoreHandle, Html) -> Html>,
    /// How a number came about.
    pub explanation: fn(&StoreHandle, Cell) -> Html,
    /// What the scenario in view changes against the first.
    pub changes: fn(&StoreHandle) -> Html,
    /// The dialogs that the store holds open.
    pub dialogs: fn(&StoreHandle) -> Html,
    /// A dialog of the frame.
    pub dialog: fn(FrameDialog, &StoreHandle, Callback<()>) -> Html,
    /// What the screen in view answers, and how; with what closes it.
    pub screen_help: fn(&StoreHandle, Callback<()>) -> Html,
    /// What a chart or a table can be saved as.
    pub export_menu: fn(&ExportRequest) -> Html,
    /// Opens files the reader picked or dropped.
    pub open: fn(&StoreHandle, Vec<File>),
    /// Opens the text of a file of this name.
    pub open_text: fn(&StoreHandle, &str, &str),
    /// Ends the reading of a large file that the store no longer shows.
    pub follow_reading: fn(Option<u32>),
    /// Opens the tutorial, with the guided tour through it.
    pub tutorial: fn(&StoreHandle),
    /// Saves the open file.
    pub save: fn(&StoreHandle),
    /// Works out an outlook that is behind.
    pub catch_up: fn(&Dispatch, &LazyOutlook),
    /// Has drawn what is to be drawn, and nothing else.
    pub draw: fn(&Dispatch, Option<&DrawRun>),
}

/// What comes of fetching it.
pub type Fetching = Pin<Box<dyn Future<Output = Result<&'static Deferred, Missing>>>>;

/// How it is fetched.
pub type Loader = fn() -> Fetching;

/// Where the page's scripts say why a part did not come.
const WHY: &str = "permilleMissing";

thread_local! {
    static LOADER: Held<Option<Loader>> = const { Held::new(None) };
    static HERE: Held<Option<&'static Deferred>> = const { Held::new(None) };
}

/// Says how it is fetched, before the app is mounted.
pub(crate) fn comes_by(loader: Loader) {
    LOADER.set(Some(loader));
}

/// Says that it is here already.
pub(crate) fn is_here(deferred: &'static Deferred) {
    HERE.set(Some(deferred));
}

/// It, where it is here.
#[must_use]
pub fn here() -> Option<&'static Deferred> {
    HERE.get()
}

/// Fetches it, unless it is here. What failed is tried again by the next call.
///
/// # Errors
/// Why it could not be had.
pub async fn fetched() -> Result<&'static Deferred, Missing> {
    if let Some(deferred) = here() {
        return Ok(deferred);
    }
    let loader = LOADER.get().ok_or(Missing::Unreachable)?;
    let deferred = loader().await?;
    HERE.set(Some(deferred));
    Ok(deferred)
}

/// Why a part did not come, as the page's scripts have noted it.
#[must_use]
pub fn why() -> Missing {
    let noted = Reflect::get(&js_sys::global(), &WHY.into()).ok().and_then(|why| why.as_string());
    if noted.as_deref() == Some("gone") { Missing::Gone } else { Missing::Unreachable }
}

/// Does something with it: at once where it is here, else once it has come. Where it does not come, the reader is told why.
pub fn with(store: &StoreHandle, act: impl FnOnce(&'static Deferred, &StoreHandle) + 'static) {
    with_or(store, act, |store, missing| {
        let notice = Notice { kind: NoticeKind::Error, title: later::title(), sentences: vec![missing.said()] };
        store.dispatch(Msg::Notice(Some(notice)));
    });
}

/// Does something with it: at once where it is here, else once it has come; `instead` where it does not come.
pub fn with_or(
    store: &StoreHandle,
    act: impl FnOnce(&'static Deferred, &StoreHandle) + 'static,
    instead: impl FnOnce(&StoreHandle, Missing) + 'static,
) {
    if let Some(deferred) = here() {
        return act(deferred, store);
    }
    let store = store.clone();
    wasm_bindgen_futures::spawn_local(async move {
        match fetched().await {
            Ok(deferred) => act(deferred, &store),
            Err(missing) => instead(&store, missing),
        }
    });
}
