//! Norms to choose from in a list.

use permille_engine::model::Model;
use yew::prelude::*;

use crate::text::{Language, Say, words};
use crate::views::choice;

/// The options of a list of norms, by domain; the one chosen is among them whatever is offered.
pub fn norm_options(language: Language, model: &Model, offered: &[usize], chosen: Option<usize>) -> Html {
    let option = |norm: usize| {
        let name = language.name(&model.norm(norm).name);
        html! { <option value={norm.to_string()} selected={chosen == Some(norm)}>{ name }</option> }
    };
    let groups = choice::by_domain(model, offered, chosen).into_iter().map(|(domain, norms)| {
        html! { <optgroup label={language.say(words::domain(domain))}>{ for norms.into_iter().map(option) }</optgroup> }
    });
    groups.collect()
}
