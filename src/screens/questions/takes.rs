//! What would it take?

use std::rc::Rc;

use permille_engine::id::NormId;
use permille_engine::quantity::Quantity;
use permille_engine::questions::outcome::{Condition, Outcome, Subject, When};
use permille_engine::scenario::Lever;
use yew::prelude::*;

use super::answers::Answers;
use super::fields::{NormField, WhenField, choice_field};
use super::limit_field::LimitField;
use super::said::{focus_norm, headline, unknown};
use super::view::asked::Asked;
use super::view::offered;
use super::view::takes::TakesKey;
use crate::components::kept::use_kept;
use crate::store::StoreHandle;
use crate::text::Say;
use crate::text::questions::{self, takes as said};
use crate::text::sentences::Piece;

/// What it is told.
#[derive(Clone, PartialEq, Properties)]
pub struct WhatItTakesProps {
    /// The store.
    pub store: StoreHandle,
    /// What is open.
    pub seen: Asked,
}

/// Every lever of a norm, solved for a condition.
#[component]
pub fn WhatItTakes(props: &WhatItTakesProps) -> Html {
    let WhatItTakesProps { store, seen } = props;
    let (language, view) = (store.preferences.language, &store.view);
    let condition = use_kept(seen.scope(store, "condition"), || Condition::ALL_MET);
    let when = use_kept(seen.scope(store, "year of the condition"), || When::Due);
    let looked_at = use_kept(seen.scope(store, "lever looked at"), || None::<(NormId, Lever)>);
    let offered =
        use_memo((seen.model.clone(), view.area), |(model, area)| Rc::new(offered::with_figures_as_targets(model, *area)));
    let Some(norm) = offered::chosen(&seen.model, view.area, &offered, view.norm) else {
        let nothing = questions::nothing_to_ask(language, &seen.area_name(language, view.area));
        return headline(&[Piece::Plain(nothing)]);
    };
    let subject = Subject { norm, area: view.area, when: *when };
    let key = TakesKey { asked: seen.clone(), subject, condition: *condition };
    let horizon = seen.model.horizon();
    let due = seen.outlook.norm(norm).targets().last().map(|target| target.due);
    let outcomes = [Outcome::Short, Outcome::Gap, Outcome::Coverage]
        .map(|outcome| (outcome, language.say(said::condition(outcome)).to_owned()));
    let choose_outcome = {
        let condition = condition.clone();
        Callback::from(move |outcome: Outcome| {
            let limit = if outcome == Outcome::Coverage { 90 } else { 0 };
            condition.set(Condition { outcome, limit: Quantity::whole(limit).unwrap_or_default() });
        })
    };
    let choose_when = {
        let when = when.clone();
        Callback::from(move |chosen: When| when.set(chosen))
    };
    // A lever looked at is one of this norm's.
    let norm_id = seen.model.norm(norm).id.clone();
    let leading = looked_at.as_ref().filter(|(of, _)| *of == norm_id).map(|(_, lever)| lever.clone());
    let look = {
        let looked_at = looked_at.clone();
        Callback::from(move |lever: Lever| looked_at.set(Some((norm_id.clone(), lever))))
    };
    let norm_field = html! {
        <NormField {language} model={seen.model.clone()} offered={(*offered).clone()} chosen={norm} choose={focus_norm(store)} />
    };
    if !seen.model.has_figures(norm) {
        let name = language.name(&seen.model.norm(norm).name);
        return html! {
            <>
                { unknown(store, name) }
                <div class="questions__controls">{ norm_field }</div>
            </>
        };
    }
    let choose = {
        let condition = condition.clone();
        Callback::from(move |chosen: Condition| condition.set(chosen))
    };
    html! {
        <Answers store={store.clone()} ask={key} looked_at={leading} {look}>
            { norm_field }
            { choice_field(language.say(said::CONDITION), &outcomes, condition.outcome, choose_outcome) }
            if condition.outcome != Outcome::Short {
                <LimitField key={format!("{:?}", condition.outcome)} store={store.clone()} {norm} condition={*condition} {choose} />
            }
            <WhenField {language} years={(seen.model.base_year().clamp(horizon.first(), horizon.last()), horizon.last())} {due} when={*when}
                choose={choose_when} />
        </Answers>
    }
}
