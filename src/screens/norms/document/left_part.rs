//! What stands in no norm: figures that were not understood, those left out for a reason, and norms of the plan that the document does not have.

use std::collections::BTreeMap;
use std::rc::Rc;

use permille_engine::plan::Plan;
use yew::prelude::*;

use super::Writing;
use super::desk::{Act, Desk};
use super::draft::Draft;
use super::versions::Versions;
use crate::text::{Language, Say, document, plan_edit};
use crate::work::document::Left;

/// What the part is told.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct LeftPartProps {
    /// The language.
    pub language: Language,
    /// What is decided on.
    pub draft: Rc<Draft>,
    /// Decides.
    pub dispatch: UseReducerDispatcher<Desk>,
    /// Opens the form of a norm.
    pub write: Callback<Writing>,
    /// Leads to a part of the text.
    pub lead: Callback<usize>,
}

/// The figures in no norm, by reason.
#[component]
pub(super) fn LeftPart(props: &LeftPartProps) -> Html {
    let LeftPartProps { language, draft, lead, .. } = props;
    let language = *language;
    let all = &draft.read.document.left_out;
    let not_understood: Vec<usize> = (0..all.len()).filter(|&at| !all[at].understood).collect();
    let mut reasons: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, left) in all.iter().enumerate().filter(|(_, left)| left.understood) {
        reasons.entry(&left.why.0).or_default().push(at);
    }
    html! {
        <section class="document__left" aria-label={language.say(document::LEFT_OUT)}>
            if !not_understood.is_empty() {
                <h3 class="heading">{ format!("{} ({})", language.say(document::NOT_UNDERSTOOD), draft.unsettled()) }</h3>
                <ul class="document__list">
                    { for not_understood.iter().map(|&at| item(props, at, &all[at])) }
                </ul>
            }
            if !reasons.is_empty() {
                <details class="differs">
                    <summary>{ format!("{} ({})", language.say(document::LEFT_OUT), all.len() - not_understood.len()) }</summary>
                    { for reasons.into_iter().map(|(zh, lefts)| {
                        let en = lefts.first().map(|&at| all[at].why.1.as_str()).unwrap_or_default();
                        html! {
                            <details class="differs">
                                <summary>{ format!("{} ({})", language.pick(zh, en), lefts.len()) }</summary>
                                <ul class="document__list">
                                    { for lefts.into_iter().map(|at| html! { <li>{ place(language, &all[at], lead) }</li> }) }
                                </ul>
                            </details>
                        }
                    }) }
                </details>
            }
        </section>
    }
}

/// A figure that was not understood.
fn item(props: &LeftPartProps, at: usize, left: &Left) -> Html {
    let LeftPartProps { language, draft, dispatch, write, lead } = props;
    let settled = draft.no_demand.contains(&at);
    let (none, form) = {
        let (dispatch, write) = (dispatch.clone(), write.clone());
        (
            Callback::from(move |_: MouseEvent| dispatch.dispatch(Act::NoDemand(at, !settled))),
            Callback::from(move |_: MouseEvent| write.emit(Writing::Write(at))),
        )
    };
    let about = |word| plan_edit::about(*language, word, &left.excerpt);
    html! {
        <li>
            { place(*language, left, lead) }
            <span class="proposal__acts">
                <button type="button" class="button" aria-label={about(document::WRITE_NORM)} onclick={form}>
                    { language.say(document::WRITE_NORM) }
                </button>
                <button type="button" class="button" aria-label={about(document::NO_DEMAND)} aria-pressed={settled.to_string()} onclick={none}>
                    { language.say(document::NO_DEMAND) }
                </button>
            </span>
        </li>
    }
}

/// The figure with what stands around it: a way to its place in the text.
fn place(language: Language, left: &Left, lead: &Callback<usize>) -> Html {
    let words = html! { <q lang={crate::text::lang_of(&left.excerpt)}>{ &left.excerpt }</q> };
    let clause = html! { if !left.clause.is_empty() { <span class="document__clause">{ &left.clause }</span> } };
    match left.part {
        Some(part) => {
            let lead = lead.clone();
            let onclick = Callback::from(move |_: MouseEvent| lead.emit(part as usize));
            let label = plan_edit::about(language, document::GO_TO, &left.excerpt);
            html! { <span class="document__place">{ clause }<button type="button" class="link" aria-label={label} {onclick}>{ words }</button></span> }
        }
        None => html! { <span class="document__place">{ clause }{ words }</span> },
    }
}

/// The norms of the plan that the document does not have, each to stay or to be taken out.
pub(super) fn missing(
    language: Language,
    versions: &Versions,
    old: &Plan,
    draft: &Draft,
    dispatch: &UseReducerDispatcher<Desk>,
) -> Html {
    if versions.missing.is_empty() {
        return Html::default();
    }
    html! {
        <details class="document__left differs">
            <summary>{ format!("{} ({})", language.say(document::ONLY_THERE), versions.missing.len()) }</summary>
            <ul class="document__list">
                { for versions.missing.iter().filter_map(|&at| old.norms.get(at)).map(|norm| {
                    let dropped = draft.dropped.contains(&norm.id);
                    let (dispatch, id) = (dispatch.clone(), norm.id.clone());
                    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Act::Drop(id.clone(), !dropped)));
                    let name = language.name(&norm.name);
                    html! {
                        <li key={norm.id.to_string()}>
                            <span class="document__place"><span class="document__clause">{ &norm.source.clause }</span>{ name }</span>
                            <button type="button" class="button" aria-pressed={dropped.to_string()} {onclick}
                                aria-label={plan_edit::about(language, document::DROP, name)}>{ language.say(document::DROP) }</button>
                        </li>
                    }
                }) }
            </ul>
        </details>
    }
}
