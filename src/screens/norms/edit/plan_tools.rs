//! What can be done with a whole plan: what differs from the shipped one, the way back, a file out.

use std::sync::Arc;

use permille_engine::plan::Plan;
use yew::prelude::*;

use super::apply;
use super::head_form::HeadForm;
use super::norm_actions::step;
use crate::queries::plans::with_plan;
use crate::store::{Open, StoreHandle};
use crate::tasks;
use crate::text::plan_edit::{self, differs};
use crate::text::{Say, words};

/// The tools of one plan that binds.
pub(in crate::screens::norms) fn plan_tools(store: &StoreHandle, open: &Open, plan: &Arc<Plan>, shipped: &[Arc<Plan>]) -> Html {
    let language = store.preferences.language;
    let original = apply::original(shipped, plan);
    let differences = apply::changes(shipped, plan);
    let export = {
        let (store, plan) = (store.clone(), Arc::clone(plan));
        Callback::from(move |_: MouseEvent| tasks::export_plan::export(&store, &plan))
    };
    let title = language.name(&plan.title);
    html! {
        <div class="plan-tools">
            if let Some(original) = original.filter(|_| !differences.is_empty()) {
                <details class="differs">
                    <summary>{ plan_edit::differences(language, differences.len()) }</summary>
                    <ul>
                        { for differences.iter().map(|difference| {
                            let said = differs::said(language, original, plan, difference);
                            html! {
                                <li>
                                    <p class="differs__about">{ said.about }</p>
                                    <ul>{ for said.sentences.into_iter().map(|sentence| html! { <li>{ sentence }</li> }) }</ul>
                                </li>
                            }
                        }) }
                    </ul>
                    <button type="button" class="button" onclick={
                        step(store, with_plan(&open.set().plans, Arc::clone(original)), plan_edit::restore_step(&plan.title))
                    }>{ language.say(plan_edit::BACK_TO_SHIPPED) }</button>
                </details>
            }
            if original.is_none() && open.set().plans.iter().any(|one| one.id == plan.id) {
                <HeadForm store={store.clone()} open={open.clone()} plan={plan.id.clone()} />
            }
            <button type="button" class="link" onclick={export} aria-label={plan_edit::about(language, plan_edit::EXPORT_PLAN, title)}>
                { language.say(plan_edit::EXPORT_PLAN) }
            </button>
        </div>
    }
}

/// What marks a plan in the list: that it was changed.
pub(in crate::screens::norms) fn mark(shipped: &[Arc<Plan>], plan: &Arc<Plan>) -> Option<crate::text::Word> {
    match apply::original(shipped, plan) {
        None => Some(words::NOT_SHIPPED),
        Some(_) if !apply::changes(shipped, plan).is_empty() => Some(plan_edit::CHANGED),
        Some(_) => None,
    }
}
