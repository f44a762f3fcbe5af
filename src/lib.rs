//! The Permille app: outlooks turned into pictures.
//!
//! State flows one way. An event becomes a [`store::Msg`]; [`store`] reduces it to a new state, running the engine for what
//! changed; a screen's `view` turns the state into plain values; components draw them. `tasks` holds the only effects, one verb a
//! file. `charts` and the `view` modules know no browser and are tested natively. What a first visit does not wait for is reached through [`rest`] alone.

mod app;
pub mod charts;
pub mod components;
pub mod crashed;
pub mod dom;
pub mod queries;
pub mod rest;
pub mod screens;
pub mod standalone;
pub mod storage;
pub mod store;
pub mod tasks;
pub mod text;
pub mod views;
pub mod whole;
pub mod work;

/// Mounts the app on the page, with all of it at hand.
pub fn run() {
    crashed::prepare();
    rest::is_here(whole::whole());
    dom::mount::<app::App>("app");
}

/// Mounts the app on the page with what it needs at first; the rest comes by `loader`.
pub fn run_with(loader: rest::Loader) {
    crashed::prepare();
    rest::comes_by(loader);
    dom::mount::<app::App>("app");
}

/// Mounts the app where there is a page to mount it on, and serves as the worker where there is none.
#[cfg(target_arch = "wasm32")]
pub fn run_either() {
    if dom::is_page() { run() } else { work::serve() }
}
