//! The button that brings a plan file in.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::dom;
use crate::store::StoreHandle;
use crate::tasks;
use crate::text::{Say, plan_edit};

/// What the button is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ImportPlanProps {
    /// The store.
    pub store: StoreHandle,
}

/// The field a plan file is picked with.
const PICKER: &str = "open-plan-file";

/// A button, and the picker it opens.
#[component]
pub fn ImportPlan(props: &ImportPlanProps) -> Html {
    let language = props.store.preferences.language;
    let picked = {
        let store = props.store.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                tasks::import_plan::import_file(&store, file);
            }
            // The same file can be picked again after it was corrected.
            input.set_value("");
        })
    };
    let pick = Callback::from(|_: MouseEvent| dom::click(PICKER));
    html! {
        <div class="plan-files">
            <p class="norms__hint">{ plan_edit::about_files(language) }</p>
            <button type="button" class="button" onclick={pick}>{ language.say(plan_edit::IMPORT_PLAN) }</button>
            <input type="file" id={PICKER} class="unseen" tabindex="-1" accept=".toml,application/toml"
                aria-label={language.say(plan_edit::IMPORT_PLAN)} onchange={picked} />
        </div>
    }
}
