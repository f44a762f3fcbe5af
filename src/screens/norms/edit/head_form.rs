//! The form for the document of a plan of one's own, in place below its title.

use std::sync::Arc;

use permille_engine::edit::Edit;
use permille_engine::id::PlanId;
use permille_engine::plan::Plan;
use permille_exchange::files::plan_file;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::head::HeadDraft;
use crate::components::kept::use_kept;
use crate::queries::plans::with_plan;
use crate::store::{Msg, Open, StoreHandle};
use crate::text::{Language, Say, Word, plan_edit, words};

/// What the form is told.
#[derive(Clone, PartialEq, Properties)]
pub struct HeadFormProps {
    /// The store.
    pub store: StoreHandle,
    /// The open file.
    pub open: Open,
    /// The plan, one of those that bind.
    pub plan: PlanId,
}

/// A button, and the form it opens.
#[component]
pub fn HeadForm(props: &HeadFormProps) -> Html {
    let HeadFormProps { store, open, plan } = props;
    let language = store.preferences.language;
    // What is half written outlives a look at another part or screen.
    let written = use_kept(format!("norms: document of {plan}"), || None::<HeadDraft>);
    let wrong = use_state(|| None::<String>);
    let Some(plan) = open.set().plans.iter().find(|one| one.id == *plan) else { return Html::default() };
    let title = language.name(&plan.title);
    let Some(draft) = &*written else {
        let begin = {
            let (written, draft) = (written.clone(), HeadDraft::of(plan));
            Callback::from(move |_: MouseEvent| written.set(Some(draft.clone())))
        };
        let label = plan_edit::about(language, plan_edit::CHANGE_DOCUMENT, title);
        return html! {
            <button type="button" class="link" onclick={begin} aria-label={label}>{ language.say(plan_edit::CHANGE_DOCUMENT) }</button>
        };
    };
    let keep = {
        let (store, open, plan, draft) = (store.clone(), open.clone(), Arc::clone(plan), draft.clone());
        let (written, wrong) = (written.clone(), wrong.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match changed(&open, &plan, &draft, language) {
                Ok(plans) => {
                    let (edit, name) = (Edit::Plans { plans }, plan_edit::document_step(&plan.title));
                    store.dispatch(Msg::Edit { edit, name, key: None });
                    written.set(None);
                    wrong.set(None);
                }
                Err(sentence) => wrong.set(Some(sentence)),
            }
        })
    };
    let cancel = {
        let (written, wrong) = (written.clone(), wrong.clone());
        Callback::from(move |_: MouseEvent| {
            written.set(None);
            wrong.set(None);
        })
    };
    let field = |label: String, value: &str, set: fn(&mut HeadDraft) -> &mut String| {
        let (written, draft) = (written.clone(), draft.clone());
        let oninput = Callback::from(move |event: InputEvent| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let mut draft = draft.clone();
            *set(&mut draft) = input.value();
            written.set(Some(draft));
        });
        html! {
            <label class="edit__field">
                <span>{ label }</span>
                <input type="text" class="field" value={value.to_owned()} {oninput} autocomplete="off" />
            </label>
        }
    };
    let tongue = |word: Word, tag: Word| language.pick(format!("{}（{}）", word.zh, tag.zh), format!("{} ({})", word.en, tag.en));
    let (zh, en) = (plan_edit::CHINESE, plan_edit::ENGLISH);
    let say = |word: Word| language.say(word).to_owned();
    html! {
        <form class="head-form" onsubmit={keep} novalidate=true aria-label={language.say(plan_edit::CHANGE_DOCUMENT)}>
            { field(tongue(plan_edit::PLAN_TITLE, zh), &draft.title.zh, |draft| &mut draft.title.zh) }
            { field(tongue(plan_edit::PLAN_TITLE, en), &draft.title.en, |draft| &mut draft.title.en) }
            { field(tongue(words::ISSUER, zh), &draft.issuer.zh, |draft| &mut draft.issuer.zh) }
            { field(tongue(words::ISSUER, en), &draft.issuer.en, |draft| &mut draft.issuer.en) }
            { field(say(plan_edit::PLAN_NUMBER), &draft.number, |draft| &mut draft.number) }
            { field(say(plan_edit::ISSUED_ON), &draft.issued, |draft| &mut draft.issued) }
            { field(say(plan_edit::TERRITORY_CODE), &draft.territory, |draft| &mut draft.territory) }
            <div class="edit__row">
                { field(say(plan_edit::FIRST_YEAR), &draft.first, |draft| &mut draft.first) }
                { field(say(plan_edit::LAST_YEAR), &draft.last, |draft| &mut draft.last) }
            </div>
            <div class="edit__row head-form__foot">
                <button type="submit" class="button button--main">{ language.say(plan_edit::KEEP_DOCUMENT) }</button>
                <button type="button" class="button" onclick={cancel}>{ language.say(plan_edit::CANCEL) }</button>
                <p class="edit__wrong" role="status">{ wrong.as_deref().unwrap_or_default() }</p>
            </div>
        </form>
    }
}

/// The plans with the document as it was written, or what is wrong with it.
fn changed(open: &Open, plan: &Plan, draft: &HeadDraft, language: Language) -> Result<Vec<Arc<Plan>>, String> {
    let plan = draft.applied(plan).map_err(|complaint| plan_edit::head_complaint(language, complaint).to_owned())?;
    plan_file::hold(&plan).map_err(|problems| problems.first().map(|one| one.sentence(language)).unwrap_or_default())?;
    Ok(with_plan(&open.set().plans, Arc::new(plan)))
}
