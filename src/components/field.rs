//! A field whose text is taken when it is left or Enter is pressed.

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::dialog::use_draft;

/// What was typed and is not taken yet.
#[derive(Clone, Debug, PartialEq)]
struct Draft {
    text: AttrValue,
    /// Why it was not taken, where that was tried.
    refused: Option<AttrValue>,
}

/// How such a field stands, and what it does: for a component that lays out the field itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Typing {
    /// What the field shows.
    pub shown: AttrValue,
    /// Why what it shows was not taken.
    pub refused: Option<AttrValue>,
    /// For each letter.
    pub oninput: Callback<InputEvent>,
    /// For when it is left.
    pub onchange: Callback<Event>,
    /// For Escape, which brings back what was taken last in place of what was refused.
    pub onkeydown: Callback<KeyboardEvent>,
}

/// Holds what is typed until `take` takes it or says why not.
///
/// What is being typed stays, whatever else changes on the page meanwhile – a field drawn anew would show again what was taken last – and so does what was
/// refused, to be put right. Where the figure itself becomes another, that is shown. A dialog around it does not throw away what was refused unasked.
#[hook]
pub fn use_typing(taken: AttrValue, take: Callback<String, Result<(), String>>) -> Typing {
    let draft = use_state_eq(|| None::<Draft>);
    {
        let draft = draft.setter();
        use_effect_with(taken.clone(), move |_| draft.set(None));
    }
    let refused = draft.as_ref().and_then(|draft| draft.refused.clone());
    use_draft(refused.is_some());
    let oninput = {
        let (draft, refused) = (draft.setter(), refused.clone());
        Callback::from(move |event: InputEvent| {
            draft.set(text(event.target()).map(|text| Draft { text: text.into(), refused: refused.clone() }));
        })
    };
    let onchange = {
        let draft = draft.setter();
        Callback::from(move |event: Event| {
            let Some(text) = text(event.target()) else { return };
            let refused = take.emit(text.clone()).err();
            draft.set(refused.map(|sentence| Draft { text: text.into(), refused: Some(sentence.into()) }));
        })
    };
    let onkeydown = {
        let (draft, held) = (draft.setter(), refused.is_some());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && held && !event.is_composing() {
                event.prevent_default();
                event.stop_propagation();
                draft.set(None);
            }
        })
    };
    Typing { shown: draft.as_ref().map_or(taken, |draft| draft.text.clone()), refused, oninput, onchange, onkeydown }
}

/// What stands in a field.
fn text(field: Option<EventTarget>) -> Option<String> {
    let field = field?;
    let line = field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    line.or_else(|| field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value))
}

/// What a field is told.
#[derive(Clone, PartialEq, Properties)]
pub struct FieldProps {
    /// What was taken last.
    pub value: AttrValue,
    /// Takes what was typed, or says why not.
    pub take: Callback<String, Result<(), String>>,
    /// How it looks, beside what all fields have.
    #[prop_or_default]
    pub class: Classes,
    /// What it is called to a screen reader, where no label on the page says it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// What it is known by on the page.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// What stands in it while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// The list it can be chosen from.
    #[prop_or_default]
    pub list: Option<AttrValue>,
    /// Which keys a phone shows.
    #[prop_or("text")]
    pub keys: &'static str,
    /// How many lines it shows; one that takes no line breaks where absent.
    #[prop_or_default]
    pub rows: Option<&'static str>,
    /// Whether something else says that it is wrong.
    #[prop_or_default]
    pub wrong: bool,
    /// How the sentence looks that says why something was not taken.
    #[prop_or("figure__refused")]
    pub refusal: &'static str,
}

/// The field, and below it why what it holds was not taken.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let typing = use_typing(props.value.clone(), props.take.clone());
    let wrong = (props.wrong || typing.refused.is_some()).to_string();
    let Typing { shown: value, refused, oninput, onchange, onkeydown } = typing;
    let FieldProps { class, label, id, placeholder, list, keys, rows, refusal, .. } = props.clone();
    html! {
        <>
            if let Some(rows) = rows {
                <textarea {class} {id} {rows} {value} {oninput} {onchange} {onkeydown} {placeholder} aria-label={label} aria-invalid={wrong} />
            } else {
                <input type="text" {class} {id} {value} {list} inputmode={keys} autocomplete="off" {oninput} {onchange} {onkeydown} {placeholder}
                    aria-label={label} aria-invalid={wrong} />
            }
            if let Some(sentence) = refused { <p class={refusal} role="alert">{ sentence }</p> }
        </>
    }
}

/// Takes any text: for fields that refuse nothing.
pub fn any(take: impl Fn(String) + 'static) -> Callback<String, Result<(), String>> {
    Callback::from(move |text| {
        take(text);
        Ok(())
    })
}
