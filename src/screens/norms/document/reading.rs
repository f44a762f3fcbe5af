//! The document is read in the worker, and can be let go of at any time.

use permille_exchange::files::shipped;
use yew::prelude::*;

use super::Wanted;
use super::draft::{Draft, Read};
use super::recognise::elsewhere;
use crate::queries::plans::clashes;
use crate::screens::norms::edit::apply::territory;
use crate::store::Open;
use crate::tasks::work::{WorkEvent, WorkerHandle, start};
use crate::text::{Language, Say, document, import, later};
use crate::work::document::{Document, ReadDocument};

/// What the step is told.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ReadingProps {
    /// The language.
    pub language: Language,
    /// The open file, whose areas a title may name.
    pub open: Open,
    /// What is read.
    pub wanted: Wanted,
    /// Takes what was read.
    pub read: Callback<Draft>,
    /// Goes back to where a document is chosen.
    pub give_up: Callback<()>,
}

/// How far the reading is.
#[derive(Clone, PartialEq)]
enum State {
    Reading(u8),
    Refused(String),
}

/// How far the document is read, or why it is not.
#[component]
pub(super) fn Reading(props: &ReadingProps) -> Html {
    let language = props.language;
    let state = use_state_eq(|| State::Reading(0));
    {
        let (state, read) = (state.clone(), props.read.clone());
        let (work, open) = (asked(&props.open, &props.wanted), props.open.clone());
        use_effect_with((), move |()| {
            let hear = Callback::from(move |news: WorkEvent<ReadDocument>| match news {
                WorkEvent::Report(percent) => state.set(State::Reading(percent)),
                WorkEvent::Outcome(Ok(document)) => match drafted(document, &open) {
                    Some(draft) => read.emit(draft),
                    None => state.set(State::Refused(language.name(&document::gave_up()).to_owned())),
                },
                WorkEvent::Outcome(Err((zh, en))) => state.set(State::Refused(language.pick(zh, en))),
                WorkEvent::Lost(lost) => {
                    state.set(State::Refused(language.name(&later::lost(lost, document::gave_up())).to_owned()));
                }
            });
            let running: WorkerHandle = start(&work, hear);
            // Let go of with the step, the work ends with it.
            move || drop(running)
        });
    }
    let back = {
        let give_up = props.give_up.clone();
        Callback::from(move |_: MouseEvent| give_up.emit(()))
    };
    let (body, word) = match &*state {
        State::Reading(percent) => (
            html! {
                <div class="import__reading">
                    <label for="document-progress">{ language.say(document::READING) }</label>
                    <progress id="document-progress" max="100" value={percent.to_string()}></progress>
                    <span>{ document::percent(language, *percent) }</span>
                </div>
            },
            document::STOP,
        ),
        State::Refused(sentence) => (
            html! {
                <div class="import__refused" role="alert">
                    <p>{ sentence }</p>
                    <p class="import__soft">{ language.say(import::NOTHING_CHANGED) }</p>
                </div>
            },
            import::BACK,
        ),
    };
    html! {
        <>
            { body }
            <div class="dialog__foot import__foot">
                <button type="button" class="button" onclick={back}>{ language.say(word) }</button>
            </div>
        </>
    }
}

/// The work: what is read, and what the open file says where the document says nothing.
fn asked(open: &Open, wanted: &Wanted) -> ReadDocument {
    let set = open.set();
    let last = set.baseline.horizon.last();
    let areas = set.baseline.areas.iter();
    ReadDocument {
        bytes: wanted.bytes.to_vec(),
        places: areas.map(|area| [area.name.zh.clone(), area.name.en.clone(), area.code.to_string()]).collect(),
        otherwise: (territory(set).to_string(), (set.baseline.base_year.min(last), last)),
    }
}

/// What was read, about to be decided on.
fn drafted(document: Document, open: &Open) -> Option<Draft> {
    let plan = document.proposed()?;
    // What clashes with itself cannot be added whatever is decided.
    clashes(&[std::sync::Arc::new(plan.clone())]).is_empty().then(|| {
        let elsewhere = elsewhere(&open.set().plans, &shipped::plans().unwrap_or_default());
        Draft::new(Read { plan, document }).among(elsewhere)
    })
}
