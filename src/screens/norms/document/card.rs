//! A proposed norm: what it would demand, of whom and by when, what its sentence does not say, and what is decided on it.

use permille_engine::name::Name;
use permille_engine::norm::Direction;
use permille_engine::plan::{Measure, Nature, Plan};
use permille_engine::plan_diff::{Change, Difference};
use yew::prelude::*;

use super::Writing;
use super::desk::{Act, Desk};
use super::draft::{Decision, Item};
use super::passage::card_id;
use super::review::Held;
use super::versions::{Stand, Way, differing, way};
use crate::text::plan_edit::{self, differs};
use crate::text::{Language, Say, Word, document, norms, words};

/// A proposed norm with its buttons.
pub(super) fn card(
    language: Language,
    at: usize,
    item: &Item,
    held: Option<(Stand, &Held)>,
    dispatch: &UseReducerDispatcher<Desk>,
    write: &Callback<Writing>,
) -> Html {
    let norm = &item.norm;
    let name = language.name(&norm.name).to_owned();
    let measure = item.measure().cloned().unwrap_or_else(unknown);
    let (id, named) = (card_id(at), format!("{}-name", card_id(at)));
    let decide = |decision: Decision| {
        // Pressed again, it is not decided.
        let next = if item.decision == decision { Decision::Open } else { decision };
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Act::Decide(vec![at], next)))
    };
    let correct = {
        let write = write.clone();
        Callback::from(move |_: MouseEvent| write.emit(Writing::Correct(at)))
    };
    let button = |word: Word, pressed: Option<bool>, onclick: Callback<MouseEvent>| {
        let label = plan_edit::about(language, word, &name);
        html! {
            <button type="button" class="button" aria-label={label} aria-pressed={pressed.map(|pressed| pressed.to_string())} {onclick}>
                { language.say(word) }
            </button>
        }
    };
    let (decided, class) = match item.decision {
        Decision::Open => (None, None),
        Decision::Accepted => (Some(document::ACCEPTED), Some("proposal--accepted")),
        Decision::Aside => (Some(document::SET_ASIDE_DONE), Some("proposal--aside")),
    };
    html! {
        <article class={classes!("proposal", class)} {id} tabindex="-1" aria-labelledby={named.clone()}>
            <header class="proposal__head">
                <h3 id={named}>{ &name }</h3>
                <span class="proposal__marks">
                    { certainty(language, item) }
                    { for decided.map(|word| html! { <span class="plan-mark">{ language.say(word) }</span> }) }
                </span>
            </header>
            <ul class="proposal__targets">
                { for norm.targets.iter().map(|target| html! {
                    <li><span class="norm__due">{ norms::due(language, target) }</span>{ norms::target(language, norm, &measure, target) }</li>
                }) }
            </ul>
            { facts(language, item, &measure) }
            { counted(language, at, item, &name, dispatch) }
            if !item.lacks.is_empty() && !item.corrected {
                <p class="proposal__lacks">{ document::lacks(language, &item.lacks) }</p>
            }
            { for held.map(|(stand, old)| standing(language, item, &measure, stand, &old.0)) }
            <div class="proposal__acts">
                { button(document::ACCEPT, Some(item.decision == Decision::Accepted), decide(Decision::Accepted)) }
                { button(document::CORRECT, None, correct) }
                { button(document::SET_ASIDE, Some(item.decision == Decision::Aside), decide(Decision::Aside)) }
            </div>
        </article>
    }
}

/// Whether everything was found, in a word.
fn certainty(language: Language, item: &Item) -> Html {
    if item.of.is_some() {
        return html! { <span class="plan-mark">{ language.say(document::WRITTEN) }</span> };
    }
    if item.corrected {
        return html! { <span class="plan-mark">{ language.say(document::CORRECTED) }</span> };
    }
    match item.lacks.is_empty() {
        true => html! { <span class="chip chip--met">{ language.say(document::CERTAIN) }</span> },
        false => html! { <span class="chip chip--no-data">{ language.say(document::TO_CHECK) }</span> },
    }
}

/// Every field of the norm.
fn facts(language: Language, item: &Item, measure: &Measure) -> Html {
    let norm = &item.norm;
    let direction = match norm.direction {
        Direction::AtLeast => plan_edit::AT_LEAST,
        Direction::AtMost => plan_edit::AT_MOST,
    };
    let say = |word: Word| language.say(word).to_owned();
    let bases: Vec<String> = norm.rule.bases().iter().map(|base| norms::base(language, base)).collect();
    let mut facts = vec![
        (words::KIND, norms::kind(language, &norm.rule).to_owned()),
        (words::UNIT, norms::value_unit(language, norm, measure)),
        (words::BINDS, say(words::level_of_one(norm.level))),
        (plan_edit::DIRECTION, say(direction)),
        (words::STRENGTH, say(words::strength(norm.strength))),
        (words::DOMAIN, say(words::domain(norm.domain))),
        (words::CLAUSE, norm.source.clause.clone()),
    ];
    if !bases.is_empty() {
        facts.insert(1, (plan_edit::BASE, bases.join(language.pick("、", ", "))));
    }
    if norm.rule.is_task() {
        facts.retain(|(word, _)| *word != words::UNIT && *word != plan_edit::DIRECTION);
    }
    html! {
        <dl class="proposal__facts">
            { for facts.into_iter().map(|(word, said)| html! { <div><dt>{ language.say(word) }</dt><dd>{ said }</dd></div> }) }
        </dl>
    }
}

/// What it counts, where that is counted already or may be: each is one press to change.
fn counted(language: Language, at: usize, item: &Item, name: &str, dispatch: &UseReducerDispatcher<Desk>) -> Html {
    let button = |word: String, measure: Option<Measure>| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Act::Count(at, measure.clone().map(Box::new))));
        let label = format!("{word}{}{name}", language.pick("：", ": "));
        html! { <button type="button" class="link" aria-label={label} {onclick}>{ word }</button> }
    };
    let apart = || button(language.say(document::COUNT_APART).to_owned(), None);
    let own = item.measures.iter().any(|measure| item.norm.rule.of() != Some(&measure.id));
    if let Some(measure) = item.measure().filter(|_| item.is_known()) {
        return html! {
            <p class="proposal__counted">
                { document::counts_as(language, &measure.name) }
                if own { { apart() } }
            </p>
        };
    }
    html! {
        { for item.asks.iter().map(|measure| html! {
            <p class="proposal__counted proposal__counted--asked">
                { document::may_count_as(language, &measure.name, &measure.unit) }
                { button(document::count_as(language, &measure.name), Some(measure.clone())) }
                { apart() }
            </p>
        }) }
    }
}

/// How it stands to the plan it is held against.
fn standing(language: Language, item: &Item, measure: &Measure, stand: Stand, old: &Plan) -> Html {
    let (word, there) = match stand {
        Stand::New => (document::NEW, None),
        Stand::Same(there) => (document::SAME, old.norms.get(there)),
        Stand::Other(there) => {
            let before = old.norms.get(there);
            let word = match before.map(|before| way(before, &item.norm)) {
                Some(Way::Raised) => document::RAISED,
                Some(Way::Lowered) => document::LOWERED,
                Some(Way::Moved) => document::MOVED,
                Some(Way::Changed) | None => document::CHANGED,
            };
            (word, before)
        }
    };
    let differences = match (stand, there) {
        (Stand::Other(_), Some(before)) => {
            // Said with what the proposed norm counts, which the plan does not declare.
            let new = Plan { measures: vec![measure.clone()], norms: Vec::new(), baselines: Vec::new(), ..old.clone() };
            let fields = differing(before, &item.norm);
            let change = Change::Changed { before, after: &*item.norm };
            differs::said(language, old, &new, &Difference::Norm(change, fields)).sentences
        }
        _ => Vec::new(),
    };
    html! {
        <div class="proposal__stand">
            <p>
                <strong>{ language.say(word) }</strong>
                { for there.map(|norm| html! { <>{ " " }{ language.name(&norm.name) }{ format!(" · {}", norm.source.clause) }</> }) }
            </p>
            if !differences.is_empty() {
                <ul>{ for differences.into_iter().map(|sentence| html! { <li>{ sentence }</li> }) }</ul>
            }
        </div>
    }
}

/// Where it is not known what is counted.
fn unknown() -> Measure {
    let (name, unit) = (Name::default(), Name::default());
    Measure { id: "".into(), nature: Nature::Resource, name, unit, whole: false }
}
