//! How far a result may fall short of all that is required.

use permille_engine::questions::outcome::{Condition, Outcome};
use yew::prelude::*;

use crate::components::field::{Typing, use_typing};
use crate::store::StoreHandle;
use crate::text::questions::takes as said;
use crate::text::{Say, data_screen, sentences};
use permille_exchange::wording::figure::number;

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
    let unit = match (condition.outcome, &store.open) {
        (Outcome::Gap, Some(open)) => language.name(&open.model.measure_of(*norm).unit).to_owned(),
        _ => "%".to_owned(),
    };
    let take = {
        let (choose, condition, unit) = (choose.clone(), *condition, unit.clone());
        Callback::from(move |text: String| {
            let limit = number(&text, &unit).map_err(|refusal| data_screen::refusal(language, &refusal, &unit))?;
            let limit =
                limit.filter(|limit| !limit.is_negative()).ok_or_else(|| sentences::not_a_number(language, text.trim()))?;
            choose.emit(Condition { limit, ..condition });
            Ok(())
        })
    };
    let Typing { shown, refused, oninput, onchange, onkeydown } = use_typing(condition.limit.to_string().into(), take);
    html! {
        <label class="questions__field">
            <span class="heading">{ language.say(said::LIMIT) }</span>
            <span class="questions__limit">
                <input class="field field--number" type="text" inputmode="decimal" value={shown} {oninput} {onchange} {onkeydown}
                    aria-invalid={refused.is_some().to_string()} />
                <span>{ unit }</span>
            </span>
            if let Some(sentence) = refused { <span class="questions__refused" role="alert">{ sentence }</span> }
        </label>
    }
}
