//! Having a worker draw what the Risk screen asks for.
//!
//! The worker follows the store: it is started when a run is under way, and ended, wherever it is, as soon as that run is not under
//! way any more – because it was stopped, another was asked for, or another file was opened. Leaving the screen ends nothing.

use std::cell::RefCell;

use permille_exchange::scenario_file;
use yew::Callback;

use super::work::{News, Running, start};
use crate::store::{Dispatch, DrawRun, DrawsMsg, Msg};
use crate::work::risk::DrawRanges;

thread_local! {
    /// The worker at work.
    static AT_WORK: RefCell<Option<Running>> = const { RefCell::new(None) };
}

/// Ends whatever was under way, and starts `run` where there is one.
pub fn follow(dispatch: &Dispatch, run: Option<&DrawRun>) {
    AT_WORK.take();
    let Some(run) = run else { return };
    let (asked, number) = (&run.asked, run.number);
    let model = &asked.model;
    let work = DrawRanges {
        file: scenario_file::write(&asked.document),
        scenario: asked.scenario.to_string(),
        norms: asked.norms.iter().map(|&norm| model.norm(norm).id.to_string()).collect(),
        area: model.areas().get(asked.area).map(|area| area.code.to_string()).unwrap_or_default(),
        seed: u64::from(asked.seed),
        draws: asked.draws,
    };
    let dispatch = dispatch.clone();
    let hear = Callback::from(move |news: News<DrawRanges>| {
        dispatch.dispatch(Msg::Draws(match news {
            News::Report(progress) => DrawsMsg::Progress(number, progress),
            News::Outcome(end) => DrawsMsg::Ended(number, end),
            News::Failed => DrawsMsg::Failed(number),
        }));
    });
    AT_WORK.replace(Some(start(&work, hear)));
}
