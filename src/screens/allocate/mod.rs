//! The Allocate screen: a limited amount divided among areas, by a rule the meeting chooses.

mod adoption;
mod form;
mod number_field;
mod panels;
mod receipts;
mod rules;
mod search;
pub mod view;
mod whom;

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use permille_engine::allocation::claims::Why;
use permille_engine::allocation::solver::Programme;
use permille_engine::allocation::{Proof, Rule};
use permille_engine::id::NormId;
use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_engine::pause::{self, AtOnce, Pause};
use permille_engine::scenario::Scenario;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::components::area_path::AreaPath;
use crate::components::kept::use_kept;
use crate::components::pieces::pieces;
use crate::components::same::Same;
use crate::components::sliced::{Bar, BarWords, Sliced, WorkingBar, use_sliced};
use crate::store::{Divides, Draft, Msg, Screen, StoreHandle};
use crate::tasks::pace::{Slices, Unwanted};
use crate::text::{Language, Say, allocate, words};
use adoption::{Adopted, AdoptionProps, adoption};
use form::Form;
use panels::Panels;
use receipts::Receipts;
use rules::{RulesProps, rules};
use search::{Answers, LookUp, use_answers, use_solver};
use view::compare::{self, ByRule};
use view::outcome::Outcome;
use view::request::{InView, Request};
use view::wording::Wording;

/// What the screen is told.
#[derive(Clone, PartialEq, Properties)]
pub struct AllocateProps {
    /// The store.
    pub store: StoreHandle,
}

/// The Allocate screen.
#[component]
pub fn Allocate(props: &AllocateProps) -> Html {
    let store = &props.store;
    let (language, view) = (store.preferences.language, &store.view);
    let open = store.open.as_ref();
    let model = open.map(|open| Same::new(&open.model));
    let outlook = open.and_then(|open| open.outlook(view.scenario)).map(Same::new);
    let request = {
        let scenario = open.and_then(|open| open.scenario(view.scenario)).cloned();
        // The rules are worked out together: choosing another works out nothing.
        let draft = Draft { rule: Draft::default().rule, ..(*view.draft).clone() };
        let key = (model.clone(), outlook.clone(), draft, view.area, view.year);
        use_memo(key, |(model, outlook, draft, area, year)| {
            let place = InView { area: *area, year: *year };
            Request::new(model.as_ref()?, scenario.as_ref()?, outlook.as_ref()?, draft, place)
                .map(|request| Same::new(&Rc::new(request)))
        })
    };
    let Some(model) = model else { return Html::default() };
    let Some(request) = (*request).clone() else {
        let name = model.areas().get(view.area).map_or("", |area| language.name(&area.name));
        return html! {
            <div class="allocate">
                <AreaPath store={store.clone()} />
                <h1 class="allocate__headline">{ allocate::nothing_to_divide(language, name) }</h1>
                { to_data(store) }
            </div>
        };
    };
    html! { <Asked store={store.clone()} {model} {request} /> }
}

/// What the screen is told once there is something to ask.
#[derive(Clone, PartialEq, Properties)]
struct AskedProps {
    store: StoreHandle,
    model: Same<Model>,
    request: Same<Request>,
}

/// How long the hand must rest before the other rules are worked out too.
const REST_MILLISECONDS: u32 = 120;

/// The form, the rules and what the chosen one comes to.
#[component]
fn Asked(props: &AskedProps) -> Html {
    let AskedProps { store, model, request } = props;
    let language = store.preferences.language;
    let rule = store.view.draft.rule;
    let looked_at = use_kept("allocate: norm looked at", || None::<NormId>);
    let is_looked_at = |norm: &&usize| Some(&model.norm(**norm).id) == looked_at.as_ref();
    let focus = request.norms.iter().find(is_looked_at).or_else(|| request.norms.first()).copied();
    let adopted = use_state_eq(|| None::<Adopted>);
    let (answers, note) = use_answers();
    let scenario = || store.open.as_ref().and_then(|open| open.scenario(store.view.scenario)).cloned();
    let of = Of { model: model.clone(), request: request.clone(), answers: answers.clone(), rule };
    let (worked, bar) = use_outcome(of, scenario());
    let is_there = worked.is_some();
    let (outcome, wanted) = worked.unwrap_or_default();
    let (outcome, wanted) = (&outcome, &wanted);
    let next =
        use_memo((request.clone(), answers.clone(), outcome.clone(), language), |(request, answers, outcome, language)| {
            let look_up = LookUp::new(answers);
            let wording = Wording { language: *language, model, request };
            let next = outcome.as_ref().and_then(|outcome| wording.next(outcome, &|programme| look_up.find(programme)));
            (next, look_up.wanted())
        });
    let wanted = wanted.clone().or_else(|| next.1.clone());
    let searching = wanted.is_some();
    use_solver(wanted, note);
    let compared = use_compared(model, request, &answers, scenario());
    let divisible = outcome.clone().filter(|outcome| !outcome.rows.is_empty());
    let rows = use_memo((compared, divisible.clone()), |(compared, outcome)| {
        let own = ByRule::new(rule, outcome.as_ref()?);
        let others = compared.iter().filter(|by| by.rule != rule).cloned();
        Some(Rc::new(others.chain([own]).collect::<Vec<_>>()))
    });
    let on_focus = {
        let (looked_at, model) = (looked_at.clone(), model.clone());
        Callback::from(move |norm: usize| looked_at.set(Some(model.norm(norm).id.clone())))
    };
    let on_adopted = {
        let adopted = adopted.clone();
        Callback::from(move |what| adopted.set(Some(what)))
    };
    let wording = Wording { language, model, request };
    html! {
        <div class="allocate">
            <AreaPath store={store.clone()} />
            <div class="allocate__ask">
                <Form store={store.clone()} model={model.clone()} request={request.clone()} />
                { rules(&RulesProps { store: store.clone(), request: request.clone(), compared: (*rows).clone(), focus }) }
            </div>
            { adopted_line(store, &adopted) }
            if let Some(outcome) = divisible {
                <h1 class="allocate__headline">{ pieces(&wording.headline(&outcome)) }</h1>
                <p class="allocate__basis">{ basis(store, &wording) }</p>
                <ul class="allocate__remarks">
                    <li>{ wording.end(&outcome) }</li>
                    if let Some(next) = &next.0 {
                        <li>{ next }</li>
                    }
                    if let Some(proof) = outcome.proof {
                        <li aria-live="polite">
                            if matches!(proof, Proof::Within(_)) && searching {
                                { language.say(allocate::SEARCHING) }{ " " }
                            }
                            { allocate::proof(language, proof) }
                        </li>
                    }
                    { left_out(language, &outcome) }
                </ul>
                { adoption(&AdoptionProps { store: store.clone(), model: model.clone(), request: request.clone(), outcome: outcome.clone(), on_adopted }) }
                <div class="allocate__body">
                    <Receipts store={store.clone()} model={model.clone()} request={request.clone()} outcome={outcome.clone()} />
                    <Panels store={store.clone()} model={model.clone()} request={request.clone()} outcome={outcome.clone()}
                        {focus} {on_focus} />
                </div>
            } else if is_there {
                { instead(props, &wording, outcome.as_deref()) }
            } else {
                <h1 class="allocate__headline">{ language.say(allocate::DIVIDING) }</h1>
                <WorkingBar {language} {bar} words={BAR} />
            }
        </div>
    }
}

/// A division of so many figures of areas and years is there at once; a larger one is worked out a slice at a time.
const AT_ONCE: usize = 20_000;

/// What is said of a division under way.
const BAR: BarWords = BarWords { doing: allocate::DIVIDING, stopped: allocate::DIVIDING_STOPPED, again: allocate::DIVIDE_AGAIN };

/// What is divided, and by which rule.
#[derive(Clone, PartialEq)]
struct Of {
    model: Same<Model>,
    request: Same<Request>,
    answers: Same<Answers>,
    rule: Rule,
}

/// What a division comes to, where it can be made, and what the solver is to be asked.
type Worked = (Option<Same<Outcome>>, Option<Programme>);

/// What the chosen rule comes to; `None` while it is worked out, and how far that is.
#[hook]
fn use_outcome(of: Of, scenario: Option<Scenario>) -> (Option<Worked>, Bar) {
    let is_large = of.request.figures(&of.model) > AT_ONCE;
    let at_once = {
        let scenario = scenario.clone();
        use_memo((of.clone(), is_large), |(of, is_large)| {
            (!is_large).then(|| pause::at_once(divide(of.clone(), scenario, &mut AtOnce)))
        })
    };
    let working =
        use_sliced(is_large.then(|| of.clone()), |of, _, mut slices| async move { divide(of, scenario, &mut slices).await });
    let sliced = || working.done.filter(|done| done.of == of).map(|done| done.what.clone());
    ((*at_once).clone().or_else(sliced), working.bar)
}

async fn divide<P: Pause>(of: Of, scenario: Option<Scenario>, pause: &mut P) -> Result<Worked, P::Ended> {
    let look_up = LookUp::new(&of.answers);
    let search = |programme: &Programme| look_up.find(programme);
    let outcome = match scenario.filter(|_| of.request.size.is_some()) {
        Some(scenario) => compare::outcome(&of.model, &scenario, &of.request, of.rule, &search, pause).await?,
        None => None,
    };
    Ok((outcome.map(|outcome| Same::new(&Rc::new(outcome))), look_up.wanted()))
}

/// What all five rules come to. The chosen one is worked out at once; the others once the hand has rested, so that a lever stays light, and one
/// after the other, so that the page listens in between.
#[hook]
fn use_compared(
    model: &Same<Model>,
    request: &Same<Request>,
    answers: &Same<Answers>,
    scenario: Option<Scenario>,
) -> Rc<Vec<ByRule>> {
    let compared = use_state(|| Rc::new(Vec::new()));
    {
        let compared = compared.clone();
        use_effect_with((model.clone(), request.clone(), answers.clone()), move |(model, request, answers)| {
            let (model, request, answers) = (model.clone(), request.clone(), answers.clone());
            let wanted = Rc::new(Cell::new(true));
            let work = {
                let wanted = Rc::clone(&wanted);
                async move {
                    let scenario = scenario.as_ref().filter(|_| request.size.is_some());
                    let mut slices: Sliced = Slices::new(Box::new(move |_| wanted.get()));
                    let mut all = Vec::new();
                    for rule in Rule::ALL {
                        let look_up = LookUp::new(&answers);
                        let search = |programme: &Programme| look_up.find(programme);
                        let Some(scenario) = scenario else { break };
                        match compare::one(&model, scenario, &request, rule, &search, &mut slices).await {
                            Ok(one) => all.extend(one),
                            Err(Unwanted) => return,
                        }
                        if slices.pause(0.0).await.is_err() {
                            return;
                        }
                    }
                    compared.set(Rc::new(all));
                }
            };
            let resting = Timeout::new(REST_MILLISECONDS, move || spawn_local(work));
            move || {
                wanted.set(false);
                drop(resting);
            }
        });
    }
    (*compared).clone()
}

/// Who takes no part, and why.
fn left_out(language: Language, outcome: &Outcome) -> Html {
    html! { { for outcome.left_out.iter().map(|(why, count)| html! { <li>{ allocate::left_out(language, *why, *count) }</li> }) } }
}

/// What stands where nothing is divided: what to enter, or that nobody is short.
fn instead(props: &AskedProps, wording: &Wording<'_>, outcome: Option<&Outcome>) -> Html {
    let AskedProps { store, request, .. } = props;
    let language = store.preferences.language;
    let money = request.divides == Divides::Money;
    let unpriced = |outcome: &Outcome| outcome.left_out.contains_key(&Why::NoUnitCost);
    let said = match outcome {
        _ if request.chosen.is_empty() => allocate::choose_areas(language).to_owned(),
        None if money && request.size.is_none() => allocate::enter_budget(language).to_owned(),
        None => allocate::too_large(language).to_owned(),
        Some(outcome) if money && unpriced(outcome) => allocate::enter_costs(language).to_owned(),
        Some(outcome) => {
            let norms: Vec<String> = request.norms.iter().map(|&norm| format!("“{}”", wording.norm(norm))).collect();
            let norms = norms.join(language.pick("、", ", "));
            let said = if outcome.left_out.contains_key(&Why::Stated) { allocate::all_stated } else { allocate::nobody_is_short };
            said(language, &norms, &allocate::years(language, request.years))
        }
    };
    html! {
        <>
            <h1 class="allocate__headline">{ said }</h1>
            if let Some(outcome) = outcome {
                <ul class="allocate__remarks">{ left_out(language, outcome) }</ul>
            }
            if outcome.is_some_and(|outcome| outcome.left_out.contains_key(&Why::Unknown)) {
                { to_data(store) }
            }
        </>
    }
}

/// The way to the figures.
fn to_data(store: &StoreHandle) -> Html {
    let language = store.preferences.language;
    let go = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Show(Screen::Data)))
    };
    html! { <button type="button" class="button" onclick={go}>{ language.say(words::ENTER_DATA) }</button> }
}

/// What was adopted, with the way back for as long as it is the last step.
fn adopted_line(store: &StoreHandle, adopted: &UseStateHandle<Option<Adopted>>) -> Html {
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Html::default() };
    let step = Name::new(allocate::ADOPT_STEP.zh, allocate::ADOPT_STEP.en);
    let last = open.history.undo_name() == Some(&step);
    let Some(what) = (**adopted).clone().filter(|_| last) else { return Html::default() };
    let name = open.scenario(what.scenario).map_or("", |scenario| language.name(&scenario.name));
    let undo = {
        let (store, adopted) = (store.clone(), adopted.clone());
        Callback::from(move |_: MouseEvent| {
            adopted.set(None);
            store.dispatch(Msg::Undo);
        })
    };
    html! {
        <p class="allocate__adopted" role="status">
            { allocate::adopted(language, what.actions, name) }{ " " }
            <button type="button" class="link" onclick={undo}>{ language.say(allocate::TAKE_BACK) }</button>
        </p>
    }
}

/// What the figures are of.
fn basis(store: &StoreHandle, wording: &Wording<'_>) -> String {
    let language = store.preferences.language;
    let scenario = store.open.as_ref().and_then(|open| open.scenario(store.view.scenario));
    let scenario = scenario.map_or("", |scenario| language.name(&scenario.name));
    allocate::basis(language, &allocate::years(language, wording.request.years), scenario)
}
