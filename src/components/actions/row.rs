//! One action in the table: every field of it can be changed where it stands.

use std::rc::Rc;

use permille_engine::model::Model;
use permille_engine::scenario::Action;
use permille_exchange::files::scenario_file::Document;
use yew::prelude::*;

use super::{AREA_LIST, RESOURCE_LIST, changed, draft, with, written};
use crate::components::field::Field;
use crate::components::same::Same;
use crate::queries::actions as listed;
use crate::queries::choices::Choices;
use crate::store::{Dispatch, Msg};
use crate::text::actions as said;
use crate::text::actions::Effect;
use crate::text::numbers::or_unknown;
use crate::text::{Language, Say, Word, words};

/// What a row is told.
#[derive(Clone, PartialEq, Properties)]
pub struct RowProps {
    /// How to change the store.
    pub dispatch: Dispatch,
    /// The language.
    pub language: Language,
    /// The open file.
    pub document: Same<Document>,
    /// The model.
    pub model: Same<Model>,
    /// The areas to choose from.
    pub choices: Rc<Choices>,
    /// The scenario, by its position.
    pub scenario: usize,
    /// The action, by its position.
    pub position: usize,
    /// What keeps it from counting as one might expect.
    pub effect: Option<Effect>,
}

/// Makes the action that is meant by what was typed in one of its fields.
type Read = Box<dyn Fn(&Model, Action, &str) -> Result<Action, String>>;

/// The row.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let RowProps { dispatch, language, document, model, choices, scenario, position, effect } = props;
    let language = *language;
    let Some(action) = document.set.scenarios.get(*scenario).and_then(|scenario| scenario.actions.get(*position)) else {
        return Html::default();
    };
    let area = model.tree().position(&action.area);
    let measure = model.measure_position(&action.measure).map(|position| &model.measures()[position]);
    let area_value = area.and_then(|area| choices.value(area)).unwrap_or_else(|| action.area.to_string());
    let resource = measure.map_or_else(|| action.measure.to_string(), |measure| draft::resource_value(language, measure));
    let called = said::called(&area_value, &resource, action.year);
    let label = |word: Word| format!("{called}: {}", language.say(word));
    // Takes what was typed in a field.
    let take = |read: Read| {
        let (dispatch, document, model, action) = (dispatch.clone(), document.clone(), model.clone(), action.clone());
        let (scenario, position) = (*scenario, *position);
        Callback::from(move |text: String| {
            let after = read(&model, action.clone(), &text)?;
            let msg = document.set.scenarios.get(scenario).and_then(|set| with(&model, scenario, set, position, Some(after)));
            if let Some(msg) = msg {
                dispatch.dispatch(msg);
            }
            Ok(())
        })
    };
    let take_area = {
        let choices = choices.clone();
        take(Box::new(move |model, action, text| {
            let area = draft::area(language, &choices, text)?;
            Ok(Action { area: model.areas()[area].code.clone(), ..action })
        }))
    };
    let take_resource = take(Box::new(move |model, action, text| {
        Ok(Action { measure: draft::resource(language, model, text)?.id.clone(), ..action })
    }));
    let take_year = take(Box::new(move |model, action, text| Ok(Action { year: draft::year(language, model, text)?, ..action })));
    let take_amount = take(Box::new(move |model, action, text| {
        let measure = model.measure_position(&action.measure).map(|position| &model.measures()[position]);
        Ok(Action { amount: draft::amount(language, measure, text)?, ..action })
    }));
    let take_cost = take(Box::new(move |_, action, text| Ok(Action { unit_cost: draft::cost(language, text)?, ..action })));
    let take_reason = take(Box::new(move |_, action, text| Ok(Action { reason: draft::reason(text), ..action })));
    let delete = {
        let (dispatch, document, model) = (dispatch.clone(), document.clone(), model.clone());
        let (scenario, position) = (*scenario, *position);
        Callback::from(move |_: MouseEvent| {
            if let Some(msg) = document.set.scenarios.get(scenario).and_then(|set| with(&model, scenario, set, position, None)) {
                dispatch.dispatch(msg);
            }
        })
    };
    let explain = listed::cell(model, action).map(|cell| {
        let (dispatch, year) = (dispatch.clone(), action.year);
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Msg::Actions(None));
            dispatch.dispatch(Msg::Area(cell.area));
            dispatch.dispatch(Msg::Year(year));
            dispatch.dispatch(Msg::Explain(Some(cell)));
        })
    });
    let unit = measure.map(|measure| language.name(&measure.unit)).unwrap_or_default();
    let share = {
        let (dispatch, document, model) = (dispatch.clone(), document.clone(), model.clone());
        let (scenario, position) = (*scenario, *position);
        Callback::from(move |_: MouseEvent| {
            let actions = document.set.scenarios.get(scenario).map(|scenario| &scenario.actions);
            let shared = actions.and_then(|actions| Some((listed::shared(&model, actions, position)?, actions.get(position)?)));
            if let Some((shared, action)) = shared {
                dispatch.dispatch(changed(&model, scenario, shared, said::Step::Share, action));
            }
        })
    };
    let note = effect.map(|effect| {
        let area = language.name(&listed::area_name(model, &action.area)).to_owned();
        html! {
            <tr class="action__note">
                <td colspan="8">
                    { said::effect(language, effect, &area) }
                    if effect == Effect::Held {
                        { language.pick("", " ") }
                        <button type="button" class="link" onclick={share} aria-label={label(said::SHARE)}>{ language.say(said::SHARE) }</button>
                    }
                </td>
            </tr>
        }
    });
    html! {
        <>
        <tr class="action">
            <td><Field class="field entry" value={area_value.clone()} label={label(words::AREA)} list={AREA_LIST} take={take_area} /></td>
            <td><Field class="field entry" value={resource.clone()} label={label(said::RESOURCE)} list={RESOURCE_LIST} take={take_resource} /></td>
            <td class="action__year"><Field class="field entry field--number" keys="decimal" value={action.year.to_string()} label={label(words::YEAR)} take={take_year} /></td>
            <td class="merge__number action__amount">
                <Field class="field entry field--number" keys="decimal" value={written(Some(action.amount))} label={label(said::AMOUNT)} take={take_amount} />
                <span class="is-faint">{ unit.to_owned() }</span>
            </td>
            <td class="merge__number"><Field class="field entry field--number" keys="decimal" value={written(action.unit_cost)} label={label(said::UNIT_COST)} placeholder="—" take={take_cost} /></td>
            <td class="merge__number">{ or_unknown(listed::cost(action)) }</td>
            <td class="action__reason"><Field class="field entry" value={language.note(action.reason.as_deref().unwrap_or_default())} label={label(said::REASON)} placeholder={language.say(words::ADD_REASON)} take={take_reason} /></td>
            <td class="action__do">
                if let Some(onclick) = explain {
                    <button type="button" class="link" {onclick} aria-label={label(said::EXPLAIN)}>{ language.say(said::EXPLAIN) }</button>
                }
                <button type="button" class="link" onclick={delete} aria-label={label(said::DELETE)}>{ language.say(said::DELETE) }</button>
            </td>
        </tr>
        { for note }
        </>
    }
}
