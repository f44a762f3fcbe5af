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

use std::rc::Rc;

use permille_engine::allocation::claims::Why;
use permille_engine::allocation::solver::Programme;
use permille_engine::allocation::{End, Proof, Rule};
use permille_engine::model::Model;
use permille_engine::name::Name;
use yew::prelude::*;

use crate::components::area_path::AreaPath;
use crate::components::same::Same;
use crate::store::{Divides, Draft, Msg, Screen, StoreHandle};
use crate::text::sentences::Piece;
use crate::text::{Say, allocate, words};
use adoption::{Adopted, Adoption};
use form::Form;
use panels::Panels;
use receipts::Receipts;
use rules::Rules;
use search::{LookUp, use_answers, use_solver};
use view::compare::{ByRule, outcomes};
use view::outcome::Outcome;
use view::request::{Place, Request};
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
            let place = Place { area: *area, year: *year };
            Request::new(model.as_ref()?, scenario.as_ref()?, outlook.as_ref()?, draft, place).map(Rc::new)
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
    request: Rc<Request>,
}

/// All five rules worked out, and what the solver is still to be asked.
#[derive(Clone, PartialEq)]
struct Worked {
    outcomes: Vec<Option<Rc<Outcome>>>,
    wanted: Option<Programme>,
}

/// The form, the rules and what the chosen one comes to.
#[component]
fn Asked(props: &AskedProps) -> Html {
    let AskedProps { store, model, request } = props;
    let language = store.preferences.language;
    let focus = use_state_eq(|| 0_usize);
    let adopted = use_state_eq(|| None::<Adopted>);
    let (answers, note) = use_answers();
    let rule = store.view.draft.rule;
    let worked = {
        let scenario = store.open.as_ref().and_then(|open| open.scenario(store.view.scenario)).cloned();
        use_memo((model.clone(), request.clone(), answers.clone()), |(model, request, answers)| {
            let look_up = LookUp::new(answers);
            let search = |programme: &Programme| look_up.find(programme);
            let outcomes: Vec<Option<Rc<Outcome>>> = match &scenario {
                Some(scenario) if request.size.is_some() => {
                    outcomes(model, scenario, request, &search).into_iter().map(|outcome| outcome.map(Rc::new)).collect()
                }
                _ => Vec::new(),
            };
            Worked { outcomes, wanted: look_up.wanted() }
        })
    };
    let outcome = chosen(&worked.outcomes, rule);
    let next = use_memo((request.clone(), answers, outcome.clone(), language), |(request, answers, outcome, language)| {
        let look_up = LookUp::new(answers);
        let wording = Wording { language: *language, model, request };
        let next = outcome.as_ref().and_then(|outcome| wording.next(outcome, &|programme| look_up.find(programme)));
        (next, look_up.wanted())
    });
    // The solver works only for the rule that is looked at.
    let wanted = worked.wanted.clone().or_else(|| next.1.clone()).filter(|_| rule == Rule::Weighted);
    let searching = wanted.is_some();
    use_solver(wanted, note);
    let divisible = outcome.as_ref().is_some_and(|outcome| outcome.end != End::NoClaims);
    let compared = use_memo((worked.outcomes.clone(), *focus, divisible), |(outcomes, focus, divisible)| {
        let pairs = Rule::ALL.into_iter().zip(outcomes).filter(|_| *divisible);
        Rc::new(pairs.filter_map(|(rule, outcome)| Some(ByRule::new(rule, outcome.as_ref()?, *focus))).collect::<Vec<_>>())
    });
    let on_focus = {
        let focus = focus.clone();
        Callback::from(move |place| focus.set(place))
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
                <Rules store={store.clone()} model={model.clone()} request={request.clone()} compared={(*compared).clone()} />
            </div>
            { adopted_line(store, &adopted) }
            if let Some(outcome) = outcome.filter(|_| divisible) {
                <h1 class="allocate__headline">{ for wording.headline(&outcome).iter().map(piece) }</h1>
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
                    { for outcome.left_out.iter().map(|(why, count)| html! { <li>{ allocate::left_out(language, *why, *count) }</li> }) }
                </ul>
                <Adoption store={store.clone()} model={model.clone()} request={request.clone()} outcome={outcome.clone()} {on_adopted} />
                <div class="allocate__body">
                    <Receipts store={store.clone()} model={model.clone()} request={request.clone()} outcome={outcome.clone()} />
                    <Panels store={store.clone()} model={model.clone()} request={request.clone()} outcome={outcome.clone()}
                        focus={*focus} {on_focus} />
                </div>
            } else {
                { instead(props, &wording, chosen(&worked.outcomes, rule).as_deref()) }
            }
        </div>
    }
}

/// The outcome of a rule.
fn chosen(outcomes: &[Option<Rc<Outcome>>], rule: Rule) -> Option<Rc<Outcome>> {
    let place = Rule::ALL.iter().position(|one| *one == rule)?;
    outcomes.get(place)?.clone()
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
        Some(_) => {
            let norms: Vec<String> = request.norms.iter().map(|&norm| format!("“{}”", wording.norm(norm))).collect();
            let norms = norms.join(language.pick("、", ", "));
            allocate::nobody_is_short(language, &norms, &allocate::years(language, request.years))
        }
    };
    html! {
        <>
            <h1 class="allocate__headline">{ said }</h1>
            if let Some(outcome) = outcome {
                <ul class="allocate__remarks">
                    { for outcome.left_out.iter().map(|(why, count)| html! { <li>{ allocate::left_out(language, *why, *count) }</li> }) }
                </ul>
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
            <button type="button" class="link" onclick={undo}>{ language.say(words::UNDO) }</button>
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

/// A piece of the headline in its colour.
fn piece(piece: &Piece) -> Html {
    match piece {
        Piece::Plain(text) => html! { { text } },
        Piece::Met(text) => html! { <span class="is-met">{ text }</span> },
        Piece::Short(text) => html! { <span class="is-short">{ text }</span> },
    }
}
