//! The drawer that answers a number: formula, figures with their sources, decisions, and the clause.

use permille_engine::explanation::{self, Explanation, Formula};
use permille_engine::plan::Nature;
use permille_engine::quantity::Quantity;
use permille_engine::rule::Rule;
use permille_exchange::wording::closing::Closing;
use permille_exchange::wording::gaps;
use web_sys::Element;
use yew::prelude::*;

use super::chip::Chip;
use super::review::Comment;
use super::review::go::EXPLANATION;
use crate::dom;
use crate::store::{ActionsView, Cell, Leaf, Msg, Open, Question, Screen, StoreHandle};
use crate::tasks::address;
use crate::text::numbers::{full, or_unknown};
use crate::text::{Say, actions, explain, handbook, lang_of, norms, questions, sentences, share, words};

/// What the drawer is told.
#[derive(Clone, PartialEq, Properties)]
pub struct DrawerProps {
    /// The store.
    pub store: StoreHandle,
    /// The number asked about.
    pub cell: Cell,
}

/// The column on the right.
#[component]
pub fn Drawer(props: &DrawerProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let close = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Explain(None)))
    };
    let explained = store.open.as_ref().and_then(|open| {
        let (scenario, outlook) = (open.scenario(store.view.scenario)?, open.outlook(store.view.scenario)?);
        Some((open, explanation::explain(&open.model, scenario, outlook, props.cell.norm, props.cell.area, store.view.year)?))
    });
    let head = use_node_ref();
    {
        let head = head.clone();
        use_effect_with(props.cell, move |_| {
            // Whoever pressed a number reads on here, and comes back to it.
            let from = dom::focused().filter(|from| from.matches(".ask").unwrap_or(false));
            if let (Some(head), Some(_)) = (head.cast::<Element>(), &from) {
                dom::focus_on(&head);
            }
            move || {
                let elsewhere = dom::focused().is_some_and(|now| now.closest(".drawer").ok().flatten().is_none());
                if let Some(from) = from.filter(|from| !elsewhere && from.is_connected()) {
                    dom::focus_on(&from);
                }
            }
        });
    }
    html! {
        <section class="drawer">
            <header class="drawer__head">
                <h2 class="heading" id={EXPLANATION} ref={head} tabindex="-1">{ language.say(words::EXPLANATION) }</h2>
                <button type="button" class="button button--plain" onclick={close}>{ language.say(words::CLOSE) }</button>
            </header>
            { match explained {
                Some((open, explanation)) => body(store, open, &explanation),
                None => html! { <p class="is-faint">{ sentences::nothing_demanded(language) }</p> },
            } }
        </section>
    }
}

/// The answer itself.
fn body(store: &StoreHandle, open: &Open, explanation: &Explanation) -> Html {
    let language = store.preferences.language;
    let model = &open.model;
    let (norm, measure) = (model.norm(explanation.norm), model.measure_of(explanation.norm));
    let area = &model.areas()[explanation.area];
    let unit = language.name(&measure.unit);
    let plan = model.plan_of(explanation.norm);
    let with_unit = |value: Option<Quantity>| value.map_or_else(|| or_unknown(None), |value| gaps::with_unit(&full(value), unit));
    let act = {
        let (store, from) = (store.clone(), Cell { norm: explanation.norm, area: explanation.area });
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Actions(Some(ActionsView { from: Some(from) }))))
    };
    let copy = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| address::copy(&store))
    };
    let gap = explanation.gap.map(|gap| sentences::gap(language, gap, unit));
    let closing = closing(store, open, explanation);
    let document = plan.number.clone().unwrap_or_else(|| language.name(&plan.title).to_owned());
    html! {
        <>
            <h3 class="drawer__title">
                { format!("{} · {} {}", language.name(&area.name), language.name(&norm.name), explanation.year) }
            </h3>
            <p class="drawer__figures">
                if let Some(status) = explanation.status { <Chip {status} {language} /> }
                <span>{ format!("{} {}", language.say(words::REQUIRED), with_unit(explanation.requirement)) }</span>
                <span>{ format!("{} {}", language.say(words::AVAILABLE), with_unit(explanation.available)) }</span>
                if let Some(gap) = gap { <strong>{ gap }</strong> }
            </p>
            <div class="drawer__working">
                <p class="drawer__rule">{ explain::target_line(language, model, explanation) }</p>
                { for explain::working(language, model, explanation).into_iter().map(|line| html! { <p>{ line }</p> }) }
            </div>
            if measure.nature == Nature::Resource {
                <button type="button" class="link drawer__action" onclick={act}>{ language.say(actions::ADD_HERE) }</button>
            }
            <dl class="drawer__facts">
                { for explain::facts(language, model, open.set(), explanation, closing).into_iter().map(|(label, said)| html! { <><dt>{ label }</dt><dd>{ said }</dd></> }) }
            </dl>
            if let Some(edge) = explanation.edge {
                <p class="drawer__edge">{ explain::edge(language, edge, unit) }</p>
            }
            { ask_further(store, &norm.rule, explanation) }
            { in_handbook(store, &norm.rule) }
            if !cfg!(feature = "alone") {
                <Comment store={store.clone()} cell={Cell { norm: explanation.norm, area: explanation.area }} />
            }
            <button type="button" class="link drawer__action" onclick={copy}>{ language.say(share::COPY_VIEW) }</button>
            <section class="drawer__basis">
                <p>
                    <strong>{ language.say(words::BASIS) }</strong>{ " " }
                    <span lang={lang_of(&document)}>{ &document }</span>
                    { language.pick("，", ", ") }<span lang={lang_of(&norm.source.clause)}>{ &norm.source.clause }</span>
                </p>
                <p>{ language.name(&norm.source.statement) }</p>
                if let Some(note) = &norm.note {
                    <p class="drawer__note"><strong>{ language.say(words::NOTE) }</strong>{ " " }{ language.name(note) }</p>
                }
                <p class="is-faint">{ language.name(&plan.title) }</p>
            </section>
        </>
    }
}

/// What closes the gap by the year in which it is due, in the years that are left; and what is missing in that year.
fn closing(store: &StoreHandle, open: &Open, explanation: &Explanation) -> Option<(Closing, Quantity)> {
    let (scenario, outlook) = (open.scenario(store.view.scenario)?, open.outlook(store.view.scenario)?);
    let (today, ..) = dom::today();
    Closing::of_explained(&open.model, scenario, outlook, explanation, today)
}

/// Leads to what the handbook says of such a rule.
fn in_handbook(store: &StoreHandle, rule: &Rule) -> Html {
    let language = store.preferences.language;
    let (dispatch, leaf) = (store.dispatcher(), Leaf { chapter: "rules", place: rule.word() });
    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Handbook(Some(leaf))));
    html! {
        <button type="button" class="link drawer__action" {onclick}>
            { format!("{}{}{}", language.say(handbook::IN_HANDBOOK), language.pick("：", ": "), norms::kind(language, rule)) }
        </button>
    }
}

/// The questions a planner asks next of this number: each leads to the Questions screen, with the norm and the area put.
fn ask_further(store: &StoreHandle, rule: &Rule, explanation: &Explanation) -> Html {
    let language = store.preferences.language;
    let by_rule = matches!(explanation.formula, Formula::Rule(_));
    let near = by_rule && rule.has_edges();
    let done_or_not = by_rule && rule.is_task();
    let last = if near { Question::HowNear } else { Question::Ladder };
    // Nothing can be solved of what is done or not done.
    let asked: &[Question] =
        if done_or_not { &[Question::When, Question::Ladder] } else { &[Question::WhatItTakes, Question::WhatMatters, last] };
    let link = |question: Question| {
        let (store, norm, area) = (store.clone(), explanation.norm, explanation.area);
        let onclick = Callback::from(move |_: MouseEvent| {
            if store.view.area != area {
                store.dispatch(Msg::Area(area));
            }
            store.dispatch(Msg::Question(question, Some(norm)));
            store.dispatch(Msg::Show(Screen::Questions));
            store.dispatch(Msg::Explain(None));
        });
        html! { <li><button type="button" class="link" {onclick}>{ language.say(question.further()) }</button></li> }
    };
    html! {
        <nav class="drawer__further" aria-label={language.say(questions::ASK_FURTHER)}>
            <h4 class="heading">{ language.say(questions::ASK_FURTHER) }</h4>
            <ul>{ for asked.iter().copied().map(link) }</ul>
        </nav>
    }
}
