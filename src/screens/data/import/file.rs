//! The first step: the file is read in the worker, and can be let go of at any time.

use yew::prelude::*;

use crate::store::Table;
use crate::tasks::work::{WorkEvent, WorkerHandle, start};
use crate::text::later::{self, Lost};
use crate::text::{Language, Say, import, words};
use crate::work::table::{ReadTable, Tables, ZhEn};

/// What the step is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ReadingProps {
    /// The language.
    pub language: Language,
    /// The file.
    pub table: Table,
    /// Takes what was read.
    pub read: Callback<Tables>,
    /// Closes the dialog.
    pub close: Callback<()>,
}

/// How far the reading is.
#[derive(Clone, PartialEq)]
enum State {
    Reading(u8),
    Refused(ZhEn),
    Lost(Lost),
}

/// How far the file is read, or why it is not.
#[component]
pub fn Reading(props: &ReadingProps) -> Html {
    let language = props.language;
    let state = use_state_eq(|| State::Reading(0));
    {
        let (state, read, table) = (state.clone(), props.read.clone(), props.table.clone());
        use_effect_with((), move |()| {
            let hear = Callback::from(move |event: WorkEvent<ReadTable>| match event {
                WorkEvent::Report(percent) => state.set(State::Reading(percent)),
                WorkEvent::Outcome(Ok(tables)) => read.emit(tables),
                WorkEvent::Outcome(Err(told)) => state.set(State::Refused(told)),
                WorkEvent::Lost(lost) => state.set(State::Lost(lost)),
            });
            let running: WorkerHandle = start(&ReadTable { bytes: table.bytes.to_vec() }, hear);
            // Let go of with the dialog, the work ends with it.
            move || drop(running)
        });
    }
    let close = {
        let close = props.close.clone();
        Callback::from(move |_: MouseEvent| close.emit(()))
    };
    let refused = |sentence: String| {
        html! {
            <div class="import__refused" role="alert">
                <p>{ sentence }</p>
                <p class="import__soft">{ language.say(import::NOTHING_CHANGED) }</p>
            </div>
        }
    };
    let (body, word) = match &*state {
        State::Reading(percent) => (
            html! {
                <div class="import__reading">
                    <label for="import-progress">{ language.say(import::READING) }</label>
                    <progress id="import-progress" max="100" value={percent.to_string()}></progress>
                    <span>{ import::percent(language, *percent) }</span>
                </div>
            },
            import::CANCEL,
        ),
        State::Refused((zh, en)) => (refused(language.pick(zh.clone(), en.clone())), words::DISMISS),
        State::Lost(lost) => (refused(language.name(&later::lost(*lost, import::failed())).to_owned()), words::DISMISS),
    };
    html! {
        <>
            { body }
            <div class="dialog__foot import__foot">
                <button type="button" class="button" onclick={close}>{ language.say(word) }</button>
            </div>
        </>
    }
}
