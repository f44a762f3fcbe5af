//! The Permille app: outlooks turned into pictures.
//!
//! State flows one way. An event becomes a [`store::Msg`]; [`store`] reduces it to a new state, running the engine for what
//! changed; a screen's `view` turns the state into plain values; components draw them. `tasks` holds the only effects, one verb a
//! file. `charts` and the `view` modules know no browser and are tested natively. What a first visit does not wait for is reached through [`deferred`] alone.
//!
//! ```
//! use std::rc::Rc;
//!
//! use permille_app::store::{Msg, Open, Preferences, Store, Theme};
//! use permille_app::text::Language;
//! use permille_exchange::files::{scenario_file, shipped};
//! use yew::Reducible;
//!
//! let text = shipped::scenario("tutorial").unwrap();
//! let (document, _) = scenario_file::read(text, &shipped::plans().unwrap()).unwrap();
//! let empty = Rc::new(Store::new(Preferences { language: Language::En, theme: Theme::Light }));
//! let store = empty.reduce(Msg::Opened { open: Box::new(Open::new(document).unwrap()) }).reduce(Msg::Year(2025));
//! assert_eq!((store.view.year, store.open.is_some()), (2025, true));
//! ```

// A public function that can fail or panic says when.
#![warn(clippy::missing_errors_doc, clippy::missing_panics_doc)]

mod app;
pub mod charts;
pub mod components;
pub mod crashed;
pub mod deferred;
pub mod deferred_table;
pub mod dom;
pub mod queries;
pub mod screens;
pub mod standalone;
pub mod storage;
pub mod store;
pub mod tasks;
pub mod text;
pub mod views;
pub mod work;

/// Mounts the app on the page, with all of it at hand.
pub fn run() {
    run_from(deferred_table::whole());
}

fn run_from(deferred: &'static deferred::Deferred) {
    crashed::prepare();
    deferred::is_here(deferred);
    dom::mount::<app::App>("app");
}

/// Mounts the app on the page with what it needs at first; the rest comes by `loader`.
pub fn run_with(loader: deferred::Loader) {
    crashed::prepare();
    deferred::comes_by(loader);
    dom::mount::<app::App>("app");
}

/// Mounts the app where there is a page to mount it on, and serves as the worker where there is none.
#[cfg(target_arch = "wasm32")]
pub fn run_either() {
    if dom::is_page() { run_from(deferred_table::alone()) } else { work::serve(&[]) }
}
