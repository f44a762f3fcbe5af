//! One lever: a label, a slider with a tick where the baseline was, a number field, and a way back.

use permille_engine::edit::Edit;
use permille_engine::id::AreaCode;
use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::Lever;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::field::{self, Field, Typing, use_typing};
use crate::queries::levers::LeverView;
use crate::store::{Dispatch, Msg};
use crate::text::numbers::full;
use crate::text::{Language, Say, data_screen, sentences, words};
use permille_exchange::wording::figure::number;

/// What a lever is told.
#[derive(Clone, PartialEq, Properties)]
pub struct LeverProps {
    /// How to change the store.
    pub dispatch: Dispatch,
    /// The language.
    pub language: Language,
    /// The scenario it belongs to, by its position.
    pub scenario: usize,
    /// The lever.
    pub view: LeverView,
    /// Which part of the panel it stands in: the same lever may be in two.
    pub place: AttrValue,
    /// The name of the area it is set for; everywhere where absent.
    #[prop_or_default]
    pub area: Option<Name>,
}

/// One lever.
#[component]
pub fn LeverControl(props: &LeverProps) -> Html {
    let LeverProps { dispatch, language, scenario, view, place, area } = props;
    let (language, scenario) = (*language, *scenario);
    let id = format!("{place}-{}", lever_key(&view.lever, view.area.as_ref()));
    let slide = {
        let (dispatch, view, area) = (dispatch.clone(), view.clone(), area.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(value) = event.target_dyn_into::<HtmlInputElement>().and_then(|input| input.value().parse().ok()) {
                put(&dispatch, scenario, &view, area.as_ref(), Some(value));
            }
        })
    };
    let settle = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: Event| dispatch.dispatch(Msg::Settle))
    };
    let take = {
        let (dispatch, view, area) = (dispatch.clone(), view.clone(), area.clone());
        Callback::from(move |text: String| {
            let value = check(language, &view, &text)?;
            put(&dispatch, scenario, &view, area.as_ref(), Some(value));
            dispatch.dispatch(Msg::Settle);
            Ok(())
        })
    };
    let Typing { shown, refused, oninput, onchange, onkeydown } = use_typing(full(view.value).into(), take);
    let reset = {
        let (dispatch, view, area) = (dispatch.clone(), view.clone(), area.clone());
        move || {
            put(&dispatch, scenario, &view, area.as_ref(), None);
            dispatch.dispatch(Msg::Settle);
        }
    };
    let reset_click = {
        let reset = reset.clone();
        Callback::from(move |_: MouseEvent| reset())
    };
    let reset_double = Callback::from(move |_: MouseEvent| reset());
    let explain = {
        let (dispatch, view, area) = (dispatch.clone(), view.clone(), area.clone());
        field::any(move |text| give_reason(&dispatch, scenario, &view, area.as_ref(), &text))
    };
    let filled = share(view.value, view);
    html! {
        <div class={classes!("lever", view.changed.then_some("lever--changed"))}>
            <div class="lever__head">
                <label class="lever__label" for={format!("{id}-slider")}>{ &view.label }</label>
                <span class="lever__number">
                    <input class="field field--number lever__field" type="text" inputmode="decimal" value={shown}
                        {oninput} {onchange} {onkeydown} aria-invalid={refused.is_some().to_string()}
                        aria-label={language.pick(format!("{}（数值）", view.label), format!("{}, number", view.label))} />
                    <span class="lever__unit">{ &view.unit }</span>
                </span>
            </div>
            <div class="lever__track" ondblclick={reset_double}>
                <input type="range" id={format!("{id}-slider")} min={view.least.to_string()} max={view.most.to_string()} step={view.step.to_string()}
                    value={view.value.to_string()} oninput={slide} onchange={settle} style={format!("--filled:{filled:.2}%")}
                    aria-valuetext={format!("{} {}", full(view.value), view.unit)} />
                <span class="lever__tick" style={format!("--at:{:.4}", share(view.baseline, view) / 100.0)} aria-hidden="true"></span>
            </div>
            if let Some(sentence) = refused {
                <p class="lever__refused" role="alert">{ sentence }</p>
            }
            if view.changed {
                <div class="lever__foot">
                    <span>{ sentences::lever_baseline(language, &full(view.baseline)) }</span>
                    <button type="button" class="link" onclick={reset_click} aria-label={format!("{} {}", language.say(words::RESET), view.label)}>
                        { language.say(words::RESET) }
                    </button>
                </div>
                <Field class="lever__reason" value={language.note(view.reason.as_deref().unwrap_or_default())} take={explain}
                    placeholder={language.say(words::ADD_REASON)}
                    label={language.pick(format!("{}：理由", view.label), format!("{}: reason", view.label))} />
            }
        </div>
    }
}

/// A name for the lever: edits under the same name in a row are one step, and its field is found by it.
pub fn lever_key(lever: &Lever, area: Option<&AreaCode>) -> String {
    let text = format!("{lever:?}-{area:?}");
    text.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect()
}

/// Puts the lever somewhere in the scenario in view.
fn put(dispatch: &Dispatch, scenario: usize, view: &LeverView, area: Option<&Name>, value: Option<Quantity>) {
    dispatch.dispatch(Msg::Edit {
        edit: Edit::Lever {
            scenario,
            lever: view.lever.clone(),
            area: view.area.clone(),
            value,
            reason: view.reason.clone().filter(|_| value.is_some()),
        },
        name: sentences::lever_step(&view.name, area, value),
        key: Some(lever_key(&view.lever, view.area.as_ref())),
    });
}

/// Notes why the lever stands where it does.
fn give_reason(dispatch: &Dispatch, scenario: usize, view: &LeverView, area: Option<&Name>, reason: &str) {
    let reason = Some(reason.trim()).filter(|reason| !reason.is_empty()).map(ToOwned::to_owned);
    dispatch.dispatch(Msg::Edit {
        edit: Edit::Lever { scenario, lever: view.lever.clone(), area: view.area.clone(), value: Some(view.value), reason },
        name: sentences::reason_step(&view.name, area),
        key: None,
    });
}

/// What was typed, or a sentence saying why it cannot be.
fn check(language: Language, view: &LeverView, text: &str) -> Result<Quantity, String> {
    let typed = number(text, &view.unit).map_err(|refusal| data_screen::refusal(language, &refusal, &view.unit))?;
    let value = typed.ok_or_else(|| sentences::not_a_number(language, text.trim()))?;
    let (least, most) = view.lever.range();
    if value < least || value > most {
        return Err(sentences::out_of_range(language, &full(least), &full(most)));
    }
    Ok(value)
}

/// Where a value lies on the slider, in percent.
fn share(value: Quantity, view: &LeverView) -> f64 {
    let (least, most) = (view.least.to_f64(), view.most.to_f64());
    if most <= least { 0.0 } else { ((value.to_f64() - least) / (most - least) * 100.0).clamp(0.0, 100.0) }
}
