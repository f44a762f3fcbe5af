//! What matters most?

use std::rc::Rc;

use permille_engine::questions::outcome::{Outcome, Subject, When};
use yew::prelude::*;

use super::fields::{NormField, WhenField, choice_field};
use super::said::{focus_norm, headline, progress, unknown};
use super::use_job::use_job;
use super::view::asked::{Asked, Job};
use super::view::matters::{Matters, MattersKey, draw, most, unit};
use super::view::offered;
use crate::components::kept::use_kept;
use crate::components::panel::Panel;
use crate::components::pieces::unbroken;
use crate::components::same::Same;
use crate::components::width::use_width;
use crate::store::StoreHandle;
use crate::text::Say;
use crate::text::questions::{self, matters as said};
use crate::text::sentences::Piece;
use crate::views::picture::Picture;

/// What it is told.
#[derive(Clone, PartialEq, Properties)]
pub struct WhatMattersProps {
    /// The store.
    pub store: StoreHandle,
    /// What is open.
    pub seen: Asked,
}

/// The results that can be asked about.
const OUTCOMES: [Outcome; 3] = [Outcome::Gap, Outcome::Short, Outcome::Coverage];

/// Each lever moved by itself.
#[component]
pub fn WhatMatters(props: &WhatMattersProps) -> Html {
    let WhatMattersProps { store, seen } = props;
    let (language, view) = (store.preferences.language, &store.view);
    let outcome = use_kept(seen.scope(store, "result of all"), || Outcome::Gap);
    let when = use_kept(seen.scope(store, "year of all"), || When::Due);
    let offered =
        use_memo((seen.model.clone(), view.area), |(model, area)| Rc::new(offered::with_figures_as_targets(model, *area)));
    let Some(norm) = offered::chosen(&seen.model, view.area, &offered, view.norm) else {
        let nothing = questions::nothing_to_ask(language, &seen.area_name(language, view.area));
        return headline(&[Piece::Plain(nothing)]);
    };
    let subject = Subject { norm, area: view.area, when: *when };
    let horizon = seen.model.horizon();
    let due = seen.outlook.norm(norm).targets().last().map(|target| target.due);
    let outcomes = OUTCOMES.map(|one| (one, language.say(said::outcome(one)).to_owned()));
    let choose_outcome = {
        let outcome = outcome.clone();
        Callback::from(move |chosen: Outcome| outcome.set(chosen))
    };
    let choose_when = {
        let when = when.clone();
        Callback::from(move |chosen: When| when.set(chosen))
    };
    let known = seen.model.has_figures(norm);
    let name = language.name(&seen.model.norm(norm).name);
    html! {
        <>
            if known {
                <Bars store={store.clone()} ask={MattersKey { asked: seen.clone(), subject, outcome: *outcome }}>
                    <NormField {language} model={seen.model.clone()} offered={(*offered).clone()} chosen={norm} choose={focus_norm(store)} />
                    { choice_field(language.say(questions::RESULT), &outcomes, *outcome, choose_outcome) }
                    <WhenField {language} years={(seen.model.base_year().clamp(horizon.first(), horizon.last()), horizon.last())} {due}
                        when={*when} choose={choose_when} />
                </Bars>
            } else {
                { unknown(store, name) }
                <div class="questions__controls">
                    <NormField {language} model={seen.model.clone()} offered={(*offered).clone()} chosen={norm} choose={focus_norm(store)} />
                </div>
            }
        </>
    }
}

/// What the tornado is told.
#[derive(Clone, PartialEq, Properties)]
struct BarsProps {
    store: StoreHandle,
    ask: MattersKey,
    /// The fields, between the sentence and the chart.
    children: Html,
}

/// The sentence and the tornado.
#[component]
fn Bars(props: &BarsProps) -> Html {
    let BarsProps { store, ask, children } = props;
    let language = store.preferences.language;
    let worked = use_job::<Matters>(ask.clone());
    let (element, width) = use_width(store.view.explained.is_some());
    let sentence = worked.as_ref().filter(|worked| worked.complete).map(|worked| {
        let key = &worked.key;
        let name = language.name(&key.asked.model.norm(key.subject.norm).name);
        let year = key.subject.year(key.asked.outlook.norm(key.subject.norm));
        let what = said::what(language, name, &key.asked.area_name(language, key.subject.area), year, key.outcome);
        said::headline(language, name, &what, most(language, key, &worked.job.tornado()).as_ref())
    });
    let picture = use_memo((worked.as_ref().map(Same::new), language, width as i32), |(_, language, _)| {
        let worked = worked.as_ref().filter(|worked| worked.complete && width > 0.0)?;
        let picture = draw(*language, &worked.key, &worked.job.tornado(), width);
        Some(Picture { summary: sentence.clone().unwrap_or_default(), ..picture })
    });
    let name = language.name(&ask.asked.model.norm(ask.subject.norm).name);
    let from_ranges = ask.asked.scenario().is_some_and(|scenario| !scenario.ranges.is_empty());
    let stale = worked.as_ref().is_none_or(|worked| worked.key != *ask);
    let title = questions::in_unit(language, said::TORNADO, &unit(language, ask));
    let nothing_yet = picture.is_none();
    html! {
        <>
            <h1 class="questions__headline">{ unbroken(sentence.as_deref().unwrap_or(name)) }</h1>
            <div class="questions__controls">{ children.clone() }</div>
            <Panel class="questions__chart" {language} {title} label={language.say(said::TORNADO)} {picture} {element} waiting={stale}>
                if nothing_yet {
                    { progress(store, worked.as_ref().map_or((0, 1), |worked| worked.job.progress())) }
                }
            </Panel>
            <p class="questions__aside">{ said::spans(language, from_ranges) }</p>
        </>
    }
}
