//! What is drawn, the button that draws it, and how far it is.

use std::rc::Rc;

use permille_engine::risk::run::Run;
use yew::prelude::*;

use super::count::Count;
use super::norm_list::NormList;
use crate::components::same::Same;
use crate::store::{Asked, DrawRun, DrawsMsg, Form, Msg, Open, RunState, StoreHandle};
use crate::text::{Language, Say, later, risk};

/// The fewest draws of which chances are worth saying.
const FEWEST: u32 = 100;
/// The largest seed: nine digits can be read over the telephone.
const LARGEST_SEED: u32 = 999_999_999;

/// What the bar is told.
#[derive(Clone, PartialEq)]
pub struct RunBarProps {
    /// The store.
    pub store: StoreHandle,
    /// The norms drawn.
    pub norms: Rc<Vec<usize>>,
    /// Whether the results are of something else than what would be drawn now.
    pub stale: bool,
}

/// Seed, number of draws, norms; run and cancel; progress.
pub fn run_bar(props: &RunBarProps) -> Html {
    let RunBarProps { store, norms, stale } = props;
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Html::default() };
    let form = &store.draws.form;
    let run = store.draws.run.as_ref();
    let going = store.draws.going();
    let most = Run::most_draws(&open.model, norms.len());
    let ranges = open.scenario(store.view.scenario).map_or(0, |scenario| scenario.ranges.len());
    let change = |change: fn(&mut Form, u32)| {
        let (dispatch, form) = (store.dispatcher(), form.clone());
        Callback::from(move |value: u32| {
            let mut form = form.clone();
            change(&mut form, value);
            dispatch.dispatch(Msg::Draws(DrawsMsg::Form(form)));
        })
    };
    let start = {
        let asked = asked(store, open, norms);
        let dispatch = store.dispatcher();
        Callback::from(move |_: MouseEvent| {
            if let Some(asked) = &asked {
                dispatch.dispatch(Msg::Draws(DrawsMsg::Run(asked.clone())));
            }
        })
    };
    let stop = {
        let dispatch = store.dispatcher();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Draws(DrawsMsg::Stop)))
    };
    let possible = ranges > 0 && form.draws <= most;
    let again = run.is_some_and(|run| run.drawn.is_some());
    html! {
        <section class="risk__run" aria-label={language.say(risk::RUN)}>
            <div class="risk__fields">
                <Count {language} label={language.say(risk::DRAWS)} value={form.draws} least={FEWEST} most={Form::MOST_DRAWS}
                    on_change={change(|form, draws| form.draws = draws)} />
                <Count {language} label={language.say(risk::SEED)} value={form.seed} least={0}
                    most={LARGEST_SEED} on_change={change(|form, seed| form.seed = seed)} />
                <NormList store={store.clone()} model={Same::new(&open.model)} norms={norms.clone()} />
                <div class="risk__buttons">
                    <button type="button" class={classes!("button", (possible && (*stale || !again)).then_some("button--main"))} onclick={start}
                        disabled={!possible}>
                        { risk::run(language, form.draws, again) }
                    </button>
                    if going.is_some() {
                        <button type="button" class="button" onclick={stop}>{ language.say(risk::CANCEL) }</button>
                    }
                </div>
            </div>
            if form.draws > most { <p class="risk__refused" role="alert">{ risk::too_many(language, most) }</p> }
            if let Some(run) = run { { standing(language, run) } }
        </section>
    }
}

/// How far a run is, or how it ended where it did not reach its end.
fn standing(language: Language, run: &DrawRun) -> Html {
    let draws = run.asked.draws;
    match run.state {
        RunState::Going => html! {
            <div class="risk__progress">
                <progress max={draws.to_string()} value={run.done.to_string()} aria-label={language.say(risk::PROGRESS)} />
                <span>{ risk::so_far(language, run.done, draws) }</span>
            </div>
        },
        RunState::Finished => Html::default(),
        RunState::Stopped => html! { <p class="risk__ended" role="status">{ risk::stopped(language, drawn(run), draws) }</p> },
        RunState::Lost(lost) => html! {
            <p class="risk__refused" role="alert">{ language.name(&later::lost(lost, risk::failed())) }</p>
        },
        RunState::TooManyDraws { most } => html! { <p class="risk__refused" role="alert">{ risk::too_many(language, most) }</p> },
    }
}

/// The draws that the results hold.
fn drawn(run: &DrawRun) -> u32 {
    run.drawn.as_ref().map_or(0, |drawn| drawn.draws)
}

/// What a run would be asked now.
fn asked(store: &StoreHandle, open: &Open, norms: &[usize]) -> Option<Rc<Asked>> {
    Some(Rc::new(Asked {
        document: open.document.clone(),
        model: open.model.clone(),
        scenario: open.scenario(store.view.scenario)?.id.clone(),
        norms: norms.to_vec(),
        area: store.view.area,
        seed: store.draws.form.seed,
        draws: store.draws.form.draws,
    }))
}
