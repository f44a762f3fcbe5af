//! The drawer that answers a number: formula, figures with their sources, decisions, and the clause.

use permille_engine::explanation::{Explanation, Formula, Origin, explain};
use permille_engine::id::SourceId;
use permille_engine::norm::Rule;
use permille_engine::plan::Nature;
use permille_engine::quantity::Quantity;
use yew::prelude::*;

use super::chip::Chip;
use crate::store::{ActionsView, Cell, Msg, Open, Question, Screen, StoreHandle};
use crate::text::numbers::{full, or_unknown, percent};
use crate::text::{self, Say, actions, norms, questions, sentences, words};

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
        Some((open, explain(&open.model, scenario, outlook, props.cell.norm, props.cell.area, store.view.year)?))
    });
    html! {
        <section class="drawer" aria-live="polite">
            <header class="drawer__head">
                <h2 class="heading">{ language.say(words::EXPLANATION) }</h2>
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
    let with_unit = |value: Option<Quantity>| value.map_or_else(|| or_unknown(None), |value| format!("{} {unit}", full(value)));
    let act = {
        let (store, from) = (store.clone(), Cell { norm: explanation.norm, area: explanation.area });
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Actions(Some(ActionsView { from: Some(from) }))))
    };
    let gap = explanation.gap.map(|gap| sentences::gap(language, gap, unit));
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
                <p class="drawer__rule">{ target_line(store, open, explanation) }</p>
                { for text::explain::working(language, model, explanation).into_iter().map(|line| html! { <p>{ line }</p> }) }
            </div>
            if measure.nature == Nature::Resource {
                <button type="button" class="link drawer__action" onclick={act}>{ language.say(actions::ADD_HERE) }</button>
            }
            <dl class="drawer__facts">
                { for facts(store, open, explanation).into_iter().map(|(label, said)| html! { <><dt>{ label }</dt><dd>{ said }</dd></> }) }
            </dl>
            if let Some(edge) = explanation.edge {
                <p class="drawer__edge">{ text::explain::edge(language, edge, unit) }</p>
            }
            { ask_further(store, explanation) }
            <section class="drawer__basis">
                <p>
                    <strong>{ language.say(words::BASIS) }</strong>{ " " }
                    { plan.number.clone().unwrap_or_else(|| language.name(&plan.title).to_owned()) }
                    { language.pick("，", ", ") }{ &norm.source.clause }
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

/// The questions a planner asks next of this very number: each leads to the Questions screen, with the norm and the area put.
fn ask_further(store: &StoreHandle, explanation: &Explanation) -> Html {
    let language = store.preferences.language;
    let near = matches!(explanation.formula, Formula::Bracket { .. } | Formula::Threshold { .. });
    let done_or_not = explanation.formula == Formula::Done;
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
        html! { <li><button type="button" class="link" {onclick}>{ language.say(questions::further(question)) }</button></li> }
    };
    html! {
        <nav class="drawer__further" aria-label={language.say(questions::ASK_FURTHER)}>
            <h4 class="heading">{ language.say(questions::ASK_FURTHER) }</h4>
            <ul>{ for asked.iter().copied().map(link) }</ul>
        </nav>
    }
}

/// The rule with the values applied, and the plan's own where the scenario has moved them.
fn target_line(store: &StoreHandle, open: &Open, explanation: &Explanation) -> String {
    let language = store.preferences.language;
    let model = &open.model;
    let (norm, measure) = (model.norm(explanation.norm), model.measure_of(explanation.norm));
    let Some(target) = &explanation.target else { return norms::kind(language, &norm.rule).to_owned() };
    let mut line = norms::rule(language, norm, measure, &target.values);
    line.push_str(&sentences::due_by(language, target.due, target.binds));
    if let Some(planned) = &target.plan_values {
        line.push_str(&sentences::moved_from(language, &norms::rule(language, norm, measure, planned)));
    }
    if let Some(year) = target.plan_due {
        line.push_str(&language.pick(format!("；规划要求的年份为 {year} 年"), format!("; the plan asks for it by {year}")));
    }
    for reason in &target.reasons {
        line.push_str(&language.pick(format!("；理由：{reason}"), format!("; reason: {reason}")));
    }
    line
}

/// Where each figure comes from, and what was decided.
fn facts(store: &StoreHandle, open: &Open, explanation: &Explanation) -> Vec<(String, String)> {
    let language = store.preferences.language;
    let model = &open.model;
    let source = |id: &SourceId| open.set().sources.get(id).cloned();
    let origin = |origin: &Origin| text::explain::origin(language, origin, &source);
    let mut facts = Vec::new();
    let people = match &explanation.formula {
        Formula::Ratio { people, .. } | Formula::Bracket { people, .. } | Formula::Threshold { people, .. } => vec![people],
        Formula::SumOfRatios { terms } => terms.iter().map(|term| &term.people).collect(),
        _ => Vec::new(),
    };
    for people in people {
        facts.push((norms::base(language, &people.base), origin(&people.origin)));
    }
    if let Formula::Share { of, origin: from, .. } = &explanation.formula
        && let Some(of) = model.measures().get(*of)
    {
        facts.push((language.name(&of.name).to_owned(), origin(from)));
    }
    let measure = model.measure_of(explanation.norm);
    facts.push((language.name(&measure.name).to_owned(), origin(&explanation.stock)));
    if let Some(coverage) = explanation.coverage.filter(|_| !matches!(model.norm(explanation.norm).rule, Rule::Indicator)) {
        facts.push((language.say(words::COVERAGE).to_owned(), percent(coverage)));
    }
    if let (Some(path), None) = (explanation.path, explanation.requirement) {
        facts.push((language.pick("路径", "Path").to_owned(), format!("{} {}", full(path), language.name(&measure.unit))));
    }
    if let Some(needed) = explanation.needed_yearly {
        facts.push((
            language.say(words::PER_YEAR_NEEDED).to_owned(),
            format!("{} {}", full(needed), language.name(&measure.unit)),
        ));
    }
    if let Some(net) = explanation.net_gap.filter(|net| explanation.gap.is_some_and(|gap| gap != *net)) {
        facts.push((language.say(words::NET).to_owned(), full(net)));
    }
    if let Some(year) = explanation.first_short_year {
        facts.push((language.say(words::FIRST_SHORT).to_owned(), year.to_string()));
    }
    for decision in &explanation.decisions {
        let (label, said) = text::explain::decision(language, *decision);
        facts.push((label.to_owned(), said.to_owned()));
    }
    let strength = model.norm(explanation.norm).strength;
    facts.push((language.say(words::STRENGTH).to_owned(), language.say(words::strength(strength)).to_owned()));
    facts
}
