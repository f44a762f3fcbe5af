//! Asking the areas below for figures: whom, for which plans, by when; and the forms, made in the worker.

mod draft;
mod whom;

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use permille_engine::gathering::sent;
use permille_engine::id::{AreaCode, RoundId};
use permille_engine::plan::Plan;
use permille_engine::round::Round;
use permille_exchange::office::ask::round_of;
use permille_exchange::wording::{figure, numbers};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::draft::{Draft, Outcome};
use self::whom::Whom;
use crate::components::dialog::Dialog;
use crate::components::field::{Field, any};
use crate::components::kept::{Kept, use_kept};
use crate::dom;
use crate::standalone;
use crate::store::{FrameDialog, Msg, Open, StoreHandle};
use crate::tasks::work::{WorkEvent, WorkerHandle, start_once};
use crate::tasks::{chat, save, whole_file};
use crate::text::{Language, Say, Word, ask, later};
use crate::work::forms::WriteForms;
use crate::work::workbook::NotWritten;

/// What the dialog is told.
#[derive(Clone, PartialEq, Properties)]
pub struct AskDialogProps {
    /// The store.
    pub store: StoreHandle,
    /// Closes it.
    pub close: Callback<()>,
}

/// The button that opens the dialog; there is none in a page that stands alone, which is without it for its size.
#[component]
pub fn AskButton(props: &super::merge::MergeButtonProps) -> Html {
    if standalone::is_standalone() {
        return Html::default();
    }
    let language = props.store.preferences.language;
    let open = {
        let store = props.store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::FrameDialog(Some(FrameDialog::Ask))))
    };
    html! {
        <button type="button" class="button" onclick={open} aria-haspopup="dialog">{ language.say(ask::ASK) }</button>
    }
}

/// How far the forms are.
#[derive(Clone, PartialEq)]
enum State {
    /// Nothing was asked for yet.
    Quiet,
    /// They are being made, by so many percent.
    Busy(u8),
    /// They are with the browser, as a file of this name.
    Made(String),
    /// They were not made, and why.
    Failed(String),
}

/// The dialog.
#[component]
pub fn AskDialog(props: &AskDialogProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let close = props.close.clone();
    let body = match &store.open {
        Some(open) => html! { <Asking store={store.clone()} open={open.clone()} /> },
        None => Html::default(),
    };
    html! {
        <Dialog {language} title={language.say(ask::ASK)} id="ask" {close} light={false}>{ body }</Dialog>
    }
}

/// What the button that makes them, the one that stops it, and what came of it are known by on the page.
const MAKE: &str = "ask-make";
const STOP: &str = "ask-stop";
const SAID: &str = "ask-said";

/// What the form is told.
#[derive(Clone, PartialEq, Properties)]
struct AskingProps {
    store: StoreHandle,
    open: Open,
}

/// Whom, what, by when; what will be made; and the button that makes it.
#[component]
fn Asking(props: &AskingProps) -> Html {
    let AskingProps { store, open } = props;
    let language = store.preferences.language;
    // What was said is there again when the dialog is. The last year that is over is what counties can tell of.
    let draft = use_kept("ask: draft", || Draft::new(&open.model, dom::today().0.saturating_sub(1)));
    let state = use_state_eq(|| State::Quiet);
    let running = use_mut_ref(|| None::<WorkerHandle>);
    let outcome = {
        let (open, draft) = (open.clone(), draft.clone());
        let key = (draft.asks(), Rc::as_ptr(&open.document) as usize);
        use_memo(key, move |_| draft.outcome(&open.model))
    };
    let make = {
        let (store, draft, outcome, state, running) =
            (store.clone(), draft.clone(), outcome.clone(), state.clone(), running.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match draft.refusal(&outcome) {
                Some(why) => state.set(State::Failed(language.say(why).to_owned())),
                None => begin(&store, &draft, &outcome, &state, &running),
            }
        })
    };
    let stop = {
        let (state, running) = (state.clone(), running.clone());
        Callback::from(move |_: MouseEvent| {
            running.take();
            state.set(State::Quiet);
        })
    };
    let busy = matches!(*state, State::Busy(_));
    {
        // The button that makes them is not to be pressed meanwhile, and the one that stops it is gone afterwards.
        let to = match &*state {
            State::Quiet => MAKE,
            State::Busy(_) => STOP,
            State::Made(_) | State::Failed(_) => SAID,
        };
        let drawn = use_mut_ref(|| false);
        use_effect_with(to, move |to| {
            if drawn.replace(true) {
                dom::focus(to);
            }
        });
    }
    html! {
        <form class="new-file" onsubmit={make} novalidate=true>
            <p class="library__about">{ language.say(ask::LEAD) }</p>
            <Whom {language} open={open.clone()} draft={draft.clone()} outcome={outcome.clone()} />
            <fieldset class="new-file__plans">
                <legend>{ language.say(ask::PLANS) }</legend>
                { for open.set().plans.iter().filter(|plan| outcome.plans.contains(&plan.id)).map(|plan| choice(language, &draft, plan)) }
            </fieldset>
            <fieldset class="new-file__group">
                <legend>{ language.say(ask::WHEN) }</legend>
                { year_field(language, &draft) }
                { text_field(language, &draft, "ask-round", ask::ROUND, ask::ROUND_HINT, |draft| &mut draft.title) }
                { text_field(language, &draft, "ask-deadline", ask::DEADLINE, ask::DEADLINE_HINT, |draft| &mut draft.deadline) }
                { text_field(language, &draft, "ask-from", ask::FROM, ask::FROM_HINT, |draft| &mut draft.from) }
            </fieldset>
            if outcome.areas.len() > 1 { { shapes(language, &draft) } }
            <p class="asking__summary" role="status">{ said(language, &draft, &outcome) }</p>
            <p class="library__about">{ language.say(ask::RECORDED) }</p>
            { below(language, &state, stop) }
            <div class="dialog__foot">
                <button type="submit" class="button button--main" id={MAKE} disabled={busy}>{ language.say(ask::MAKE) }</button>
            </div>
        </form>
    }
}

/// What will be made, or what keeps it from being made.
fn said(language: Language, draft: &Draft, outcome: &Outcome) -> String {
    match draft.refusal(outcome) {
        Some(why) => language.say(why).to_owned(),
        None => ask::summary(language, outcome.areas.len(), outcome.figures.0, outcome.figures.1),
    }
}

/// How far it is, and what came of it.
fn below(language: Language, state: &State, stop: Callback<MouseEvent>) -> Html {
    match state {
        State::Quiet => Html::default(),
        State::Busy(percent) => html! {
            <div class="share__busy" role="status">
                <span>{ language.say(ask::MAKING) }</span>
                <progress max="100" value={percent.to_string()} aria-label={language.say(ask::MAKING)} />
                <button type="button" class="button" id={STOP} onclick={stop}>{ language.say(ask::STOP) }</button>
            </div>
        },
        State::Made(file) => {
            html! { <p class="share__done" id={SAID} tabindex="-1" role="status">{ ask::made(language, file) }</p> }
        }
        State::Failed(why) => html! { <p class="share__failed" id={SAID} tabindex="-1" role="alert">{ why }</p> },
    }
}

/// One plan to choose.
fn choice(language: Language, draft: &Kept<Draft>, plan: &Plan) -> Html {
    let toggled = {
        let (draft, id) = (draft.clone(), plan.id.clone());
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let mut next = (*draft).clone();
            if input.checked() {
                next.plans_out.remove(&id);
            } else {
                next.plans_out.insert(id.clone());
            }
            draft.set(next);
        })
    };
    html! {
        <label class="new-file__plan" key={plan.id.to_string()}>
            <input type="checkbox" checked={!draft.plans_out.contains(&plan.id)} onchange={toggled} />
            <span>{ language.name(&plan.title) }<span class="is-faint">{ format!(" {}–{}", plan.years.0, plan.years.1) }</span></span>
        </label>
    }
}

/// The year of the figures.
fn year_field(language: Language, draft: &Kept<Draft>) -> Html {
    let take = {
        let draft = draft.clone();
        Callback::from(move |text: String| {
            // What is no year stays: nothing is made for the year before it.
            let read = figure::year(&text).map(|year| year.to_string());
            let taken = read.as_ref().map(|_| ()).ok_or_else(|| language.say(ask::NO_YEAR).to_owned());
            draft.set(Draft { year: read.unwrap_or(text), ..(*draft).clone() });
            taken
        })
    };
    html! {
        <div class="new-file__field">
            <label for="ask-year">{ language.say(ask::YEAR) }</label>
            <Field class="field" id="ask-year" value={draft.year.clone()} {take} keys="numeric" />
        </div>
    }
}

/// A field of words.
fn text_field(
    language: Language,
    draft: &Kept<Draft>,
    id: &'static str,
    name: Word,
    hint: Word,
    which: fn(&mut Draft) -> &mut String,
) -> Html {
    let value = which(&mut (**draft).clone()).clone();
    let take = {
        let draft = draft.clone();
        any(move |text| {
            let mut next = (*draft).clone();
            *which(&mut next) = text;
            draft.set(next);
        })
    };
    html! {
        <div class="new-file__field">
            <label for={id}>{ language.say(name) }</label>
            <Field class="field" {id} {value} {take} placeholder={language.say(hint)} />
        </div>
    }
}

/// How the forms are put together.
fn shapes(language: Language, draft: &Kept<Draft>) -> Html {
    let option = |sheets: bool, word: Word| {
        let draft = draft.clone();
        let checked = draft.sheets == sheets;
        let onchange = Callback::from(move |_: Event| draft.set(Draft { sheets, ..(*draft).clone() }));
        html! {
            <label class="new-file__plan"><input type="radio" name="ask-shape" {checked} {onchange} /><span>{ language.say(word) }</span></label>
        }
    };
    html! {
        <fieldset class="new-file__plans">
            <legend>{ language.say(ask::SHAPE) }</legend>
            { option(false, ask::FILES) }
            { option(true, ask::SHEETS) }
        </fieldset>
    }
}

/// Has the worker make the forms, and hands them to the browser.
fn begin(
    store: &StoreHandle,
    draft: &Draft,
    outcome: &Outcome,
    state: &UseStateHandle<State>,
    running: &Rc<std::cell::RefCell<Option<WorkerHandle>>>,
) {
    let language = store.preferences.language;
    let (Some(open), Some(year)) = (&store.open, figure::year(&draft.year)) else { return };
    if let Some(why) = chat::takes_none() {
        return state.set(State::Failed(language.name(&why).to_owned()));
    }
    let areas: Vec<String> = outcome.areas.iter().map(|&area| open.model.areas()[area].code.to_string()).collect();
    let ending = if draft.sheets || areas.len() == 1 { "xlsx" } else { "zip" };
    let media_type = match ending {
        "zip" => "application/zip",
        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
    let day = dom::today();
    let round = Round {
        title: draft.title.trim().to_owned(),
        year,
        sent: numbers::iso_day(day),
        deadline: draft.deadline.trim().to_owned(),
        asked: areas.iter().map(|code| (AreaCode::from(code.as_str()), None)).collect(),
    };
    let name = save::safe_name(&ask::file_name(language, language.name(&open.set().title), year), ending);
    let work = {
        let (document, draft) = (Rc::clone(&open.document), draft.clone());
        let plans = draft.asked_plans(outcome).iter().map(ToString::to_string).collect();
        async move {
            WriteForms {
                file: whole_file::of(document).await,
                areas,
                plans,
                year,
                deadline: draft.deadline,
                from: draft.from,
                sheets: draft.sheets,
                chinese: language == Language::Zh,
                day,
            }
        }
    };
    let hear = {
        let (state, running, store) = (state.clone(), Rc::clone(running), store.clone());
        Callback::from(move |event: WorkEvent<WriteForms>| {
            let failed = |why: &permille_engine::name::Name| State::Failed(language.name(why).to_owned());
            let next = match event {
                WorkEvent::Report(percent) => return state.set(State::Busy(percent)),
                WorkEvent::Outcome(Ok(bytes)) if dom::download_bytes(&name, media_type, &bytes) => {
                    keep(&store, &round_of(year, day), &round);
                    State::Made(name.clone())
                }
                WorkEvent::Outcome(Ok(_) | Err(NotWritten::Misunderstood)) => failed(&ask::not_made()),
                WorkEvent::Outcome(Err(NotWritten::TooLarge)) => failed(&ask::too_large()),
                WorkEvent::Lost(lost) => failed(&later::lost(lost, ask::not_made())),
            };
            state.set(next);
            // The worker ends with its work, but not while it speaks.
            let running = Rc::clone(&running);
            Timeout::new(0, move || drop(running.take())).forget();
        })
    };
    state.set(State::Busy(0));
    let started = start_once(work, hear);
    running.replace(Some(started));
}

/// Keeps in the file who was asked.
fn keep(store: &StoreHandle, id: &RoundId, round: &Round) {
    let Some(open) = &store.open else { return };
    let edit = sent(open.set(), id, round.clone());
    store.dispatch(Msg::Edit { edit, name: ask::step(round.asked.len(), round.year), key: None });
}
