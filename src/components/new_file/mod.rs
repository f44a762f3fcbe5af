//! The form that starts a new file: the area is found in the country's list, or typed; title, plans and years follow from it, and can be changed.

mod country;
mod draft;
mod edition;
mod search;

use gloo::timers::callback::Timeout;
use permille_engine::area::Level;
use permille_engine::plan::Plan;
use permille_engine::problem::Problem;
use permille_exchange::files::shipped;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use self::draft::Draft;
pub use self::edition::{Alone, Edition, Site};
use self::search::{WITH_TABLE, found, search, use_country};
use super::dialog::use_draft;
use crate::components::select;
use crate::dom;
use crate::store::{Msg, Open, Screen, StoreHandle};
use crate::text::{Language, Say, Word, scenarios, sentences, start, words};

/// What the form is told.
#[derive(Clone, PartialEq, Properties)]
pub struct NewFileProps {
    /// The store.
    pub store: StoreHandle,
    /// Told once the file is open.
    pub done: Callback<()>,
    /// Goes back without one.
    pub back: Callback<()>,
}

/// A field's place in the draft.
type Part = fn(&mut Draft) -> &mut String;

/// The form.
#[component]
pub fn NewFile<E: Edition>(props: &NewFileProps) -> Html {
    let language = props.store.preferences.language;
    let plans = use_memo((), |()| shipped::plans().unwrap_or_default());
    let draft = use_state(|| Draft::new(plans.len(), dom::today().0));
    let refused = use_state_eq(Vec::<String>::new);
    let country = use_country::<E>();
    let button = use_node_ref();
    let begun = use_memo((), |()| (*draft).clone());
    use_draft(*draft != *begun);
    let field = |word: Word, id: &'static str, part: Part, hint: &'static str| {
        let (state, refused, plans) = (draft.clone(), refused.clone(), plans.clone());
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let mut next = (*state).clone();
                let code = next.code.clone();
                *part(&mut next) = input.value();
                if next.code != code {
                    next.follow_code(&plans);
                }
                state.set(next);
                refused.set(Vec::new());
            }
        });
        let value = part(&mut (*draft).clone()).clone();
        html! {
            <div class="new-file__field">
                <label for={id}>{ language.say(word) }</label>
                <input type="text" class="field" {id} {value} {oninput} placeholder={hint} autocomplete="off" />
            </div>
        }
    };
    let levelled = {
        let draft = draft.clone();
        Callback::from(move |event: Event| {
            if let Some(level) = select::value(&event).and_then(|value| Level::from_word(&value)) {
                draft.set(Draft { level, level_chosen: true, ..(*draft).clone() });
            }
        })
    };
    let here = country.as_ref().and_then(|country| country.as_ref().ok().cloned());
    let choose = {
        let (draft, refused, plans, here, button) = (draft.clone(), refused.clone(), plans.clone(), here.clone(), button.clone());
        Callback::from(move |code: String| {
            let Some(country) = &here else { return };
            let mut next = (*draft).clone();
            next.find(country, &code, language, &plans);
            draft.set(next);
            refused.set(Vec::new());
            let button = button.clone();
            // Once it is there: one more press opens the file.
            Timeout::new(0, move || {
                if let Some(button) = button.cast::<Element>() {
                    dom::focus_on(&button);
                }
            })
            .forget();
        })
    };
    let submit = {
        let (store, draft, refused, plans, done) =
            (props.store.clone(), draft.clone(), refused.clone(), plans.clone(), props.done.clone());
        let here = here.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let document = draft.document(language, &plans, here.as_deref());
            let open = document.and_then(|document| {
                let said = |problem: &Problem| language.name(&sentences::problem(problem)).to_owned();
                Open::new(document).map_err(|problems| problems.iter().map(said).collect::<Vec<_>>())
            });
            match open {
                Ok(open) => {
                    // It was never saved: the browser keeps it until it is.
                    store.dispatch(Msg::Opened { open: Box::new(Open { unsaved: true, ..open }) });
                    store.dispatch(Msg::Show(Screen::Data));
                    done.emit(());
                    if event.submitter().is_some_and(|button| button.id() == WITH_TABLE) {
                        // Once Data is there.
                        Timeout::new(0, || dom::click("import-file")).forget();
                    }
                    // The button that led here may be gone with the file it stood beside.
                    dom::focus_soon("answer");
                }
                Err(sentences) => refused.set(sentences),
            }
        })
    };
    let back = {
        let back = props.back.clone();
        Callback::from(move |_: MouseEvent| back.emit(()))
    };
    html! {
        <form class="new-file" onsubmit={submit} novalidate=true>
            <p class="library__about">{ language.say(scenarios::NEW_FILE_ABOUT) }</p>
            if E::SEARCHES {
                { search(language, &country, choose) }
                if let Some(country) = &here { { found(language, country, &draft, button) } }
                <h3>{ language.say(if draft.found().is_some() { start::OR_BY_HAND } else { start::BY_HAND }) }</h3>
            }
            { field(scenarios::FILE_TITLE, "new-title", |draft| &mut draft.title, "") }
            <fieldset class="new-file__group">
                <legend>{ language.say(scenarios::TOP_AREA) }</legend>
                { field(scenarios::AREA_NAME, "new-area", |draft| &mut draft.area, "") }
                { field(words::CODE, "new-code", |draft| &mut draft.code, "360202") }
                <div class="new-file__field">
                    <label for="new-level">{ language.say(words::LEVEL) }</label>
                    <select class="field" id="new-level" onchange={levelled}>
                        { for Level::ALL.into_iter().map(|level| html! {
                            <option value={level.word()} selected={level == draft.level}>{ language.say(words::level_of_one(level)) }</option>
                        }) }
                    </select>
                </div>
            </fieldset>
            <fieldset class="new-file__group">
                <legend>{ language.say(words::YEAR) }</legend>
                { field(scenarios::BASE_YEAR, "new-base", |draft| &mut draft.base_year, "") }
                { field(scenarios::FIRST_YEAR, "new-first", |draft| &mut draft.first, "") }
                { field(scenarios::LAST_YEAR, "new-last", |draft| &mut draft.last, "") }
            </fieldset>
            <fieldset class="new-file__plans">
                <legend>{ language.say(scenarios::PLANS) }</legend>
                { for plans.iter().enumerate().map(|(position, plan)| plan_choice(language, &draft, position, plan)) }
            </fieldset>
            if !refused.is_empty() {
                <div class="figure__refused" role="alert">
                    { for refused.iter().map(|sentence| html! { <p>{ sentence }</p> }) }
                </div>
            }
            <div class="dialog__foot">
                <button type="submit" class="button button--main">{ language.say(scenarios::CREATE) }</button>
                <button type="button" class="button" onclick={back}>{ language.say(scenarios::BACK) }</button>
            </div>
        </form>
    }
}

/// One plan to choose.
fn plan_choice(language: Language, draft: &UseStateHandle<Draft>, position: usize, plan: &Plan) -> Html {
    let toggled = {
        let draft = draft.clone();
        Callback::from(move |_: Event| {
            let mut next = (*draft).clone();
            if let Some(chosen) = next.plans.get_mut(position) {
                *chosen = !*chosen;
                next.plans_chosen = true;
            }
            draft.set(next);
        })
    };
    html! {
        <label class="new-file__plan">
            <input type="checkbox" checked={draft.plans.get(position).copied().unwrap_or(false)} onchange={toggled} />
            <span>
                { language.name(&plan.title) }
                <span class="is-faint">{ format!(" {}–{}", plan.years.0, plan.years.1) }</span>
            </span>
        </label>
    }
}
