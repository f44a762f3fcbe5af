//! A file that came with the address: what it is, before it replaces what is open.

use std::rc::Rc;

use yew::prelude::*;

use super::super::dialog::Dialog;
use super::super::same::Same;
use crate::queries::against::differs;
use crate::queries::sent::sent;
use crate::store::{Arrival, ArrivalMsg, ComparedFile, Msg, Open, StoreHandle};
use crate::tasks::{address, save};
use crate::text::compare::files;
use crate::text::{Language, Say, share, words};

/// The dialog.
pub fn view(store: &StoreHandle, arrival: &Arrival) -> Html {
    let language = store.preferences.language;
    let on = |msg: ArrivalMsg| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Arrival(msg.clone())))
    };
    let take = {
        let (store, open) = (store.clone(), arrival.open.clone());
        Callback::from(move |_: MouseEvent| {
            store.dispatch(Msg::Arrival(ArrivalMsg::Taken));
            address::arrived(&store.dispatcher(), &open);
        })
    };
    let close = {
        let store = store.clone();
        Callback::from(move |()| store.dispatch(Msg::Arrival(ArrivalMsg::Declined)))
    };
    let compare = {
        let (store, set) = (store.clone(), Rc::new(arrival.open.set().clone()));
        Callback::from(move |_: MouseEvent| {
            let against = ComparedFile { title: share::in_link(&set.title), set: Rc::clone(&set) };
            store.dispatch(Msg::ComparedFile(Some(Rc::new(against))));
        })
    };
    let save = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| save::save(&store))
    };
    let set = arrival.open.set();
    let unsaved = store.open.as_ref().filter(|open| open.unsaved);
    html! {
        <Dialog {language} title={language.say(share::ARRIVED)} id="arrival" {close} light=false>
            <p class="share__lead">{ language.say(share::ARRIVED_ABOUT) }</p>
            <p class="arrival__title">{ language.name(&set.title) }</p>
            <p class="library__about">{ language.name(&set.description) }</p>
            <dl class="arrival">
                // A page that stands alone does without, for its size.
                if !cfg!(feature = "alone") {
                    <Changed {language} own={store.open.clone()} sent={arrival.open.clone()} />
                }
                if let Some(results) = &arrival.results {
                    <dt>{ language.say(share::RESULTS) }</dt>
                    <dd>{ language.name(results) }</dd>
                }
                { for particulars(language, arrival).into_iter().map(|(term, said)| html! {
                    <><dt>{ term }</dt><dd>{ said }</dd></>
                }) }
                if let Some(open) = &store.open {
                    <dt>{ language.say(share::AGAINST_OPEN) }</dt>
                    <dd>{ share::against_open(language, language.name(&open.set().title), &differs(open.set(), set)) }</dd>
                }
            </dl>
            if let Some(open) = unsaved {
                <p class="arrival__unsaved">
                    { share::unsaved_work(language, language.name(&open.set().title)) }
                    <button type="button" class="button" onclick={save}>{ language.say(share::SAVE_FIRST) }</button>
                </p>
            }
            <div class="dialog__foot">
                <button type="button" class="button button--main" onclick={take}>{ language.say(share::OPEN_IT) }</button>
                // A page that stands alone has no such comparison, for its size.
                if !cfg!(feature = "alone") && store.open.is_some() {
                    <button type="button" class="button" onclick={compare}>{ language.say(files::FIRST) }</button>
                }
                <button type="button" class="button" onclick={on(ArrivalMsg::Declined)}>{ language.say(share::KEEP_OPEN) }</button>
            </div>
        </Dialog>
    }
}

/// What the part with the changes is told.
#[derive(Clone, PartialEq, Properties)]
struct ChangedProps {
    language: Language,
    /// The open file.
    own: Option<Open>,
    /// The one that came.
    sent: Open,
}

/// What the sender changed, where that is known.
#[component]
fn Changed(props: &ChangedProps) -> Html {
    let ChangedProps { language, own, sent: came } = props.clone();
    let key = (language, own.as_ref().map(|own| Same::new(&own.document)), Same::new(&came.document));
    let changed = use_memo(key, move |_| sent(language, own.as_ref(), came.set()));
    let Some(changed) = &*changed else { return Html::default() };
    html! {
        <>
            <dt>{ props.language.say(share::CHANGED) }</dt>
            <dd>
                { &changed.lead }
                <ul class="arrival__changed">{ for changed.lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            </dd>
        </>
    }
}

/// What it holds: a term and what is said of it.
fn particulars(language: Language, arrival: &Arrival) -> Vec<(&'static str, String)> {
    let set = arrival.open.set();
    let scenarios: Vec<&str> = set.scenarios.iter().map(|scenario| language.name(&scenario.name)).collect();
    let plans: Vec<&str> = set.plans.iter().map(|plan| language.name(&plan.title)).collect();
    let horizon = set.baseline.horizon;
    vec![
        (language.say(words::AREAS), share::areas(language, arrival.open.model.areas())),
        (language.say(words::SCENARIOS), share::listed(language, &scenarios)),
        (language.say(words::PLAN), share::listed(language, &plans)),
        (language.say(words::YEAR), format!("{}–{}", horizon.first(), horizon.last())),
        (language.say(share::SIZE), share::size(arrival.bytes)),
    ]
}
