//! The five rules side by side, each a choice.

use std::rc::Rc;

use permille_engine::allocation::Rule;
use yew::prelude::*;

use super::form::change;
use super::view::compare::ByRule;
use super::view::request::Request;
use crate::components::same::Same;
use crate::components::save_menu::SaveMenu;
use crate::store::{Divides, StoreHandle};
use crate::text::numbers::{UNKNOWN, full, percent, rounded};
use crate::text::{Say, allocate};

/// What the table is told.
#[derive(Clone, PartialEq)]
pub struct RulesProps {
    /// The store.
    pub store: StoreHandle,
    /// What is asked.
    pub request: Same<Request>,
    /// What each rule would do, as far as that is worked out; `None` where nothing can be divided.
    pub compared: Option<Rc<Vec<ByRule>>>,
    /// The norm in focus, one of those asked for.
    pub focus: Option<usize>,
}

/// The rules with what each would do.
pub fn rules(props: &RulesProps) -> Html {
    let RulesProps { store, request, compared, focus } = props;
    let language = store.preferences.language;
    let money = request.divides == Divides::Money;
    let place = request.norms.iter().position(|norm| Some(*norm) == *focus);
    let row = |rule: Rule| {
        let by = compared.as_ref().and_then(|compared| compared.iter().find(|by| by.rule == rule));
        let choose = {
            let store = store.clone();
            Callback::from(move |_: Event| change(&store, |draft| draft.rule = rule))
        };
        let cell = |text: String| html! { <td class="table__num">{ text }</td> };
        let chosen = store.view.draft.rule == rule;
        let id = format!("allocate-rule-{}", rule.word());
        html! {
            <tr key={rule.word()} class={(chosen).then_some("is-current")}>
                <th scope="row" class="table__name rules__rule">
                    <label>
                        <input type="radio" name="allocate-rule" checked={chosen} onchange={choose} aria-describedby={id.clone()} />
                        <span>{ language.say(allocate::rule(rule)) }</span>
                    </label>
                    <p class="rules__sentence" {id}>
                        { language.say(allocate::rule_sentence(rule)) }
                        if by.is_some_and(|by| by.open) && !chosen {
                            { " " }{ language.say(allocate::FIRST_ANSWER) }
                        }
                    </p>
                </th>
                if let Some(by) = by {
                    { cell(by.lowest.map_or_else(|| UNKNOWN.to_owned(), percent)) }
                    { cell(by.served.to_string()) }
                    { cell(by.closed.to_string()) }
                    if money {
                        { cell(full(by.units)) }
                    }
                    { cell(place.and_then(|place| by.gini.get(place).copied().flatten()).map_or_else(|| UNKNOWN.to_owned(), |gini| rounded(gini, 4))) }
                } else if compared.is_some() {
                    <td class="table__num" colspan={if money { "5" } else { "4" }}></td>
                }
            </tr>
        }
    };
    let heading = |word| html! { <th scope="col" class="table__num">{ language.say(word) }</th> };
    html! {
        <section class="rules" aria-label={language.say(allocate::RULES)}>
            <div class="table-wrap" tabindex="0" role="group" aria-label={language.say(allocate::RULES)}>
                <table class="table">
                    <caption class="unseen">{ language.say(allocate::RULES) }</caption>
                    <thead>
                        <tr>
                            <th scope="col" class="table__name">{ language.say(allocate::RULE) }</th>
                            if compared.is_some() {
                                { heading(allocate::LOWEST) }
                                { heading(allocate::SERVED) }
                                { heading(allocate::CLOSED) }
                                if money {
                                    { heading(allocate::UNITS) }
                                }
                                { heading(allocate::GINI) }
                            }
                        </tr>
                    </thead>
                    <tbody>{ for Rule::ALL.into_iter().map(row) }</tbody>
                </table>
            </div>
            <p class="rules__sentence">{ language.say(allocate::TIES) }</p>
            if compared.is_some() {
                <SaveMenu title={language.say(allocate::RULES)} beside=true />
            }
        </section>
    }
}
