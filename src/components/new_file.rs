//! The form that starts an empty file: title, plans, years, and the area at the top.

use std::collections::BTreeMap;
use std::sync::Arc;

use permille_engine::area::{Area, Level};
use permille_engine::id::AreaCode;
use permille_engine::name::Name;
use permille_engine::plan::Plan;
use permille_engine::problem::Problem;
use permille_engine::scenario::{Baseline, Scenario, ScenarioSet};
use permille_engine::year::{Horizon, Year};
use permille_exchange::files::scenario_file::Document;
use permille_exchange::files::shipped;
use permille_exchange::wording::figure::{narrow, year};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dialog::use_draft;
use crate::components::select;
use crate::dom;
use crate::store::{Msg, Open, Screen, StoreHandle};
use crate::text::{Language, Say, Word, scenarios, sentences, words};

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

/// What was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Draft {
    title: String,
    area: String,
    code: String,
    level: Level,
    base_year: String,
    first: String,
    last: String,
    /// By the plans' positions.
    plans: Vec<bool>,
    /// Whether the level was chosen by hand, so that the code no longer says it.
    level_chosen: bool,
    /// Whether plans were chosen by hand, so that the code no longer says which.
    plans_chosen: bool,
}

/// How many years after the base year are looked at.
const AHEAD: Year = 10;

impl Draft {
    /// What stands there at first, in the year that it is: the last full year is the one with figures.
    fn new(plans: usize, today: Year) -> Self {
        let base = today.saturating_sub(1);
        Self {
            title: String::new(),
            area: String::new(),
            code: String::new(),
            level: Level::County,
            base_year: base.to_string(),
            first: base.to_string(),
            last: base.saturating_add(AHEAD).to_string(),
            plans: vec![false; plans],
            level_chosen: false,
            plans_chosen: false,
        }
    }

    /// The code in plain digits, where it was typed in full-width ones.
    fn plain_code(&self) -> String {
        self.code.trim().chars().map(narrow).collect()
    }

    /// Fills in what the code says: the level, and the plans whose territory holds the area. What was chosen by hand stays.
    fn follow_code(&mut self, plans: &[Arc<Plan>]) {
        let code = AreaCode::from(self.plain_code().as_str());
        let Some(level) = code.level() else { return };
        if !self.level_chosen {
            self.level = level;
        }
        if !self.plans_chosen {
            self.plans = plans.iter().map(|plan| code.lies_in(&plan.territory)).collect();
        }
    }

    /// The file that is meant, or everything that is missing, a sentence each.
    fn document(&self, language: Language, plans: &[Arc<Plan>]) -> Result<Document, Vec<String>> {
        let mut refusals = Vec::new();
        let mut filled = |text: &str, what: Word| {
            let text = text.trim();
            if text.is_empty() {
                refusals.push(scenarios::needed(language, what));
            }
            Name::new(text, text)
        };
        let title = filled(&self.title, scenarios::FILE_TITLE);
        let name = filled(&self.area, scenarios::AREA_NAME);
        let code = self.plain_code();
        if code.is_empty() || code.len() > 12 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            refusals.push(scenarios::bad_code(language).to_owned());
        }
        let years = year(&self.base_year).zip(year(&self.first).zip(year(&self.last)));
        let horizon = years.and_then(|(base, (first, last))| Some((base, Horizon::new(first, last)?)));
        let horizon = horizon.filter(|(base, horizon)| *base <= horizon.last());
        if horizon.is_none() {
            refusals.push(scenarios::bad_years(language).to_owned());
        }
        let plans: Vec<Arc<Plan>> =
            plans.iter().zip(&self.plans).filter(|(_, chosen)| **chosen).map(|(plan, _)| Arc::clone(plan)).collect();
        if plans.is_empty() {
            refusals.push(scenarios::needed(language, scenarios::PLANS));
        }
        let Some((base_year, horizon)) = horizon.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let top = Area {
            code: code.as_str().into(),
            name,
            level: self.level,
            parent: None,
            population: BTreeMap::new().into(),
            measures: BTreeMap::new().into(),
            note: None,
        };
        let baseline = Scenario {
            id: "baseline".into(),
            name: Name::new("基线", "Baseline"),
            description: Name::default(),
            settings: Vec::new(),
            actions: Vec::new(),
            ranges: Vec::new(),
            colour: None,
        };
        Ok(Document::new(ScenarioSet {
            title,
            description: Name::default(),
            baseline: Baseline { base_year, horizon, areas: Arc::new(vec![top]) },
            plans,
            scenarios: vec![baseline],
            sources: BTreeMap::new(),
            slides: Vec::new(),
        }))
    }
}

/// A field's place in the draft.
type Part = fn(&mut Draft) -> &mut String;

/// The form.
#[component]
pub fn NewFile(props: &NewFileProps) -> Html {
    let language = props.store.preferences.language;
    let plans = use_memo((), |()| shipped::plans().unwrap_or_default());
    let draft = use_state(|| Draft::new(plans.len(), dom::today().0));
    let refused = use_state_eq(Vec::<String>::new);
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
    let submit = {
        let (store, draft, refused, plans, done) =
            (props.store.clone(), draft.clone(), refused.clone(), plans.clone(), props.done.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let document = draft.document(language, &plans);
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
            <footer class="dialog__foot">
                <button type="submit" class="button button--main">{ language.say(scenarios::CREATE) }</button>
                <button type="button" class="button" onclick={back}>{ language.say(scenarios::BACK) }</button>
            </footer>
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

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> (Draft, Vec<Arc<Plan>>) {
        let plans = shipped::plans().unwrap_or_default();
        (Draft::new(plans.len(), 2026), plans)
    }

    /// The plans that are ticked.
    fn ticked<'a>(draft: &Draft, plans: &'a [Arc<Plan>]) -> Vec<&'a str> {
        plans.iter().zip(&draft.plans).filter(|(_, chosen)| **chosen).map(|(plan, _)| plan.id.as_str()).collect()
    }

    #[test]
    fn everything_that_is_missing_is_said_at_once() {
        let (mut draft, plans) = draft();
        draft.code = "36x".to_owned();
        draft.last = "2019".to_owned();
        let said = draft.document(Language::En, &plans).err().unwrap_or_default();
        assert_eq!(said.len(), 5, "{said:?}");
        for (sentence, word) in said.iter().zip(["Title", "Name of the area", "code", "1949", "Plans"]) {
            assert!(sentence.contains(word), "{sentence}");
        }
    }

    #[test]
    fn a_new_file_opens_once_it_has_everything() {
        let (mut draft, plans) = draft();
        draft.title = "My district".to_owned();
        draft.area = "Changjiang".to_owned();
        draft.code = "360202".to_owned();
        draft.follow_code(&plans);
        let document = draft.document(Language::En, &plans);
        assert!(document.as_ref().is_ok_and(|document| document.set.baseline.base_year == 2025));
        assert!(document.is_ok_and(|document| Open::new(document).is_ok()));
    }

    #[test]
    fn a_code_says_the_level_and_which_plans_bind() {
        let (mut draft, plans) = draft();
        assert_eq!((draft.level, ticked(&draft, &plans).len()), (Level::County, 0));
        let typed = |draft: &mut Draft, code: &str| {
            draft.code = code.to_owned();
            draft.follow_code(&plans);
        };
        typed(&mut draft, "360000");
        assert_eq!((draft.level, ticked(&draft, &plans).len()), (Level::Province, 5));
        assert!(!ticked(&draft, &plans).contains(&"chang-dang-fa-2019-6"));
        typed(&mut draft, "360202");
        assert_eq!((draft.level, ticked(&draft, &plans).len()), (Level::County, 6));
        typed(&mut draft, "430100");
        assert_eq!((draft.level, ticked(&draft, &plans)), (Level::City, vec!["national-health-workforce-2025"]));
        // What was chosen by hand stays.
        draft.plans = vec![true; plans.len()];
        (draft.plans_chosen, draft.level_chosen) = (true, true);
        typed(&mut draft, "360000");
        assert_eq!((draft.level, ticked(&draft, &plans).len()), (Level::City, 6));
    }
}
