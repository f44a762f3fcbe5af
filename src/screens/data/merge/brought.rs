//! The scenarios and plans that the files bring, and what becomes of each.

use permille_engine::merge::{PlanBrought, ScenarioBrought, Standing, Taking};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::context::Context;
use crate::text::merge as said;
use crate::text::{Say, Word, words};

/// What the part is told.
#[derive(Clone, PartialEq)]
pub struct BroughtProps {
    /// What all parts see.
    pub(super) context: Context,
}

/// The list of them.
pub fn brought(props: &BroughtProps) -> Html {
    let context = &props.context;
    let language = context.language;
    if context.brought_count() == 0 {
        return html! { <p class="merge__none">{ language.say(said::NONE_BROUGHT) }</p> };
    }
    let scenarios = context.found.scenarios.iter().filter(|scenario| scenario.standing != Standing::Same);
    html! {

            <table class="merge__table">
                <thead>
                    <tr>
                        <th scope="col">{ language.say(said::WHAT) }</th>
                        <th scope="col">{ language.say(said::FILE) }</th>
                        <th scope="col">{ language.say(words::STATE) }</th>
                        <th scope="col">{ language.say(said::DO) }</th>
                    </tr>
                </thead>
                <tbody>
                    { for scenarios.map(|scenario| scenario_row(context, scenario)) }
                    { for context.found.plans.iter().map(|plan| plan_row(context, plan)) }
                </tbody>
            </table>
    }
}

fn scenario_row(context: &Context, scenario: &ScenarioBrought) -> Html {
    let language = context.language;
    let key = (scenario.file, scenario.id.clone());
    let now = context.decisions.scenarios.get(&key).copied().unwrap_or(scenario.usually());
    let choices: &[(Taking, Word)] = match scenario.standing {
        Standing::Differs => &[(Taking::Add, said::ADD_BESIDE), (Taking::Replace, said::REPLACE), (Taking::Leave, said::LEAVE)],
        _ => &[(Taking::Add, said::ADD), (Taking::Leave, said::LEAVE)],
    };
    let name = language.name(&scenario.name).to_owned();
    let chosen = {
        let context = context.clone();
        Callback::from(move |taking: Taking| {
            context.decide(|decisions| {
                decisions.scenarios.insert(key.clone(), taking);
            });
        })
    };
    html! {
        <tr>
            <th scope="row">
                { format!("{} · {name}", language.say(words::ADD_SCENARIO)) }
                <p class="is-faint">{ said::scenario_holds(language, scenario) }</p>
            </th>
            <td>{ context.names.file(language, scenario.file).to_owned() }</td>
            <td>
                { said::standing(language, scenario.standing) }
                if scenario.widened { <p class="merge__warn">{ said::widened(language) }</p> }
            </td>
            <td>{ select(context, &name, choices, now, chosen) }</td>
        </tr>
    }
}

fn plan_row(context: &Context, plan: &PlanBrought) -> Html {
    let language = context.language;
    let key = (plan.file, plan.id.clone());
    let now = context.decisions.plans.get(&key).copied().unwrap_or(plan.usually());
    let choices: &[(Taking, Word)] = match plan.standing {
        Standing::New => &[(Taking::Add, said::ADD), (Taking::Leave, said::LEAVE)],
        Standing::Differs => &[(Taking::Leave, said::KEEP_MINE), (Taking::Replace, said::REPLACE)],
        Standing::Same | Standing::Clashes => &[(Taking::Leave, said::LEAVE)],
    };
    let name = language.name(&plan.title).to_owned();
    let chosen = {
        let context = context.clone();
        Callback::from(move |taking: Taking| {
            context.decide(|decisions| {
                decisions.plans.insert(key.clone(), taking);
            });
        })
    };
    html! {
        <tr>
            <th scope="row">{ format!("{} · {name}", language.say(words::PLAN)) }</th>
            <td>{ context.names.file(language, plan.file).to_owned() }</td>
            <td>{ said::standing(language, plan.standing) }</td>
            <td>{ select(context, &name, choices, now, chosen) }</td>
        </tr>
    }
}

/// The choices for one of them.
fn select(context: &Context, name: &str, choices: &[(Taking, Word)], now: Taking, chosen: Callback<Taking>) -> Html {
    let language = context.language;
    let known: Vec<Taking> = choices.iter().map(|(taking, _)| *taking).collect();
    let onchange = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        let position = usize::try_from(select.map_or(-1, |select| select.selected_index())).ok();
        if let Some(taking) = position.and_then(|position| known.get(position)) {
            chosen.emit(*taking);
        }
    });
    html! {
        <select class="field" aria-label={format!("{name}: {}", language.say(said::DO))} disabled={choices.len() < 2} {onchange}>
            { for choices.iter().map(|(taking, word)| html! { <option selected={*taking == now}>{ language.say(*word) }</option> }) }
        </select>
    }
}
