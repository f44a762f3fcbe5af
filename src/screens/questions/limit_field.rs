//! How far a result may fall short of all that is required.

use permille_engine::quantity::Quantity;
use permille_engine::questions::outcome::{Condition, Outcome};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::store::StoreHandle;
use crate::text::questions::takes as said;
use crate::text::{Say, sentences};

/// What the field of a limit is told.
#[derive(Clone, PartialEq, Properties)]
pub struct LimitFieldProps {
    /// The store.
    pub store: StoreHandle,
    /// The norm, whose unit a gap is in.
    pub norm: usize,
    /// The condition as it is.
    pub condition: Condition,
    /// Told the condition with another limit.
    pub choose: Callback<Condition>,
}

/// How large a gap may be, or how high a coverage has to be.
#[component]
pub fn LimitField(props: &LimitFieldProps) -> Html {
    let LimitFieldProps { store, norm, condition, choose } = props;
    let language = store.preferences.language;
    let refused = use_state_eq(|| None::<String>);
    let onchange = {
        let (choose, refused, condition) = (choose.clone(), refused.clone(), *condition);
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let text: String = input.value().trim().chars().filter(|letter| *letter != ',' && *letter != '，').collect();
            match text.parse::<Quantity>() {
                Ok(limit) if !limit.is_negative() => {
                    refused.set(None);
                    choose.emit(Condition { limit, ..condition });
                }
                _ => refused.set(Some(sentences::not_a_number(language, &text))),
            }
        })
    };
    let unit = match (condition.outcome, &store.open) {
        (Outcome::Gap, Some(open)) => language.name(&open.model.measure_of(*norm).unit).to_owned(),
        _ => "%".to_owned(),
    };
    html! {
        <label class="questions__field">
            <span class="heading">{ language.say(said::LIMIT) }</span>
            <span class="questions__limit">
                <input class="field field--number" type="text" inputmode="decimal" value={condition.limit.to_string()} {onchange}
                    aria-invalid={refused.is_some().to_string()} />
                <span>{ unit }</span>
            </span>
            if let Some(sentence) = &*refused { <span class="questions__refused" role="alert">{ sentence }</span> }
        </label>
    }
}
