//! How far the document is decided on, and what decides on many norms at once.

use std::sync::Arc;

use permille_engine::id::PlanId;
use permille_engine::plan::Plan;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::desk::{Act, Desk};
use super::draft::{Counts, Decision, Draft, Shown};
use super::versions::{Stand, Versions};
use crate::text::{Language, Say, document};

/// What the tools are drawn from.
pub(super) struct ToolsProps<'a> {
    /// The language.
    pub language: Language,
    /// What is decided on.
    pub draft: &'a Draft,
    /// How much of it is decided.
    pub counts: Counts,
    /// How it stands to the plan it is held against.
    pub versions: Option<&'a Versions>,
    /// The plans it can be held against.
    pub plans: &'a [Arc<Plan>],
    /// Which parts of the text are shown.
    pub shown: Shown,
    /// Whether there is a step to take back.
    pub has_steps: bool,
    /// Decides.
    pub dispatch: &'a UseReducerDispatcher<Desk>,
    /// Shows other parts.
    pub show: &'a Callback<Shown>,
}

const SHOWN: [(Shown, crate::text::Word); 3] =
    [(Shown::All, document::ALL_TEXT), (Shown::Marked, document::ONLY_MARKED), (Shown::Open, document::ONLY_OPEN)];

/// The meter, what is decided, and the buttons.
pub(super) fn tools(props: &ToolsProps) -> Html {
    let ToolsProps { language, draft, counts, versions, plans, shown, has_steps, dispatch, show } = props;
    let language = *language;
    let (accounted, figures) = draft.meter();
    let act = |act: Act| {
        let dispatch = (*dispatch).clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(act.clone()))
    };
    let open_where = |keeps: &dyn Fn(usize) -> bool| -> Vec<usize> {
        let open = |&at: &usize| draft.items[at].decision == Decision::Open && keeps(at);
        (0..draft.items.len()).filter(open).collect()
    };
    let certain = open_where(&|at| draft.items[at].is_certain());
    let changed =
        versions.map(|versions| open_where(&|at| versions.stands.get(at).is_some_and(|stand| !matches!(stand, Stand::Same(_)))));
    let choose = {
        let show = (*show).clone();
        Callback::from(move |event: Event| {
            let at = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.selected_index());
            if let Some((next, _)) = at.and_then(|at| SHOWN.get(usize::try_from(at).ok()?)) {
                show.emit(*next);
            }
        })
    };
    let hold = {
        let dispatch = (*dispatch).clone();
        Callback::from(move |event: Event| {
            let Some(id) = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()) else { return };
            dispatch.dispatch(Act::Against((!id.is_empty()).then(|| PlanId::new(id))));
        })
    };
    html! {
        <section class="document__tools" aria-label={language.say(document::DOCUMENT)}>
            <div class="document__told" aria-live="polite">
                <p class="document__meter">
                    <meter min="0" max={figures.to_string()} value={accounted.to_string()} aria-hidden="true"></meter>
                    <span>{ document::meter(language, accounted, figures) }</span>
                </p>
                <p>{ document::decided(language, counts.accepted, counts.aside, counts.open) }</p>
                if let Some((same, other, new, missing)) = versions.map(Versions::counts) {
                    <p>{ document::held_against(language, same, other, new, missing) }</p>
                }
            </div>
            <p class="document__hint">{ document::about_certain(language) }</p>
            <div class="document__acts">
                <button type="button" class="button" disabled={certain.is_empty()}
                    onclick={act(Act::Decide(certain.clone(), Decision::Accepted))}>
                    { document::accept_certain(language, certain.len()) }
                </button>
                if let Some(changed) = changed {
                    <button type="button" class="button" disabled={changed.is_empty()}
                        onclick={act(Act::Decide(changed.clone(), Decision::Accepted))}>
                        { document::accept_changes(language, changed.len()) }
                    </button>
                }
                <button type="button" class="button button--plain" disabled={!has_steps} onclick={act(Act::Undo)}>
                    { language.say(document::UNDO) }
                </button>
                <label class="document__choice">
                    <span>{ language.say(document::SHOW) }</span>
                    <select class="field" onchange={choose}>
                        { for SHOWN.into_iter().map(|(one, word)| html! {
                            <option selected={one == *shown}>{ language.say(word) }</option>
                        }) }
                    </select>
                </label>
                <label class="document__choice">
                    <span>{ language.say(document::AGAINST) }</span>
                    <select class="field" onchange={hold}>
                        <option value="" selected={draft.against.is_none()}>{ language.say(document::AGAINST_NONE) }</option>
                        { for plans.iter().map(|plan| html! {
                            <option value={plan.id.to_string()} selected={draft.against.as_ref() == Some(&plan.id)}>
                                { language.name(&plan.title).to_owned() }
                            </option>
                        }) }
                    </select>
                </label>
            </div>
        </section>
    }
}
