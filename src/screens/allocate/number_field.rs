//! A field for an amount: typed, checked, and refused in words.

use permille_engine::quantity::Quantity;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::queries::typed::number;
use crate::text::{Language, allocate};

/// What a field is told.
#[derive(Clone, PartialEq, Properties)]
pub struct NumberFieldProps {
    /// The language.
    pub language: Language,
    /// What it is called.
    pub label: AttrValue,
    /// Whether the label is seen, and not only heard.
    #[prop_or(true)]
    pub labelled: bool,
    /// What it holds.
    pub value: Option<Quantity>,
    /// What it would hold if it were left alone.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// The unit beside it.
    #[prop_or_default]
    pub unit: AttrValue,
    /// Told the figure, or that there is none.
    pub on_value: Callback<Option<Quantity>>,
}

/// A field for an amount.
#[component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    let refused = use_state_eq(|| false);
    let change = {
        let (on_value, refused, unit) = (props.on_value.clone(), refused.clone(), props.unit.clone());
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let typed = read(&input.value(), &unit);
            refused.set(typed.is_none());
            if let Some(value) = typed {
                on_value.emit(value);
            }
        })
    };
    let value = props.value.map(|value| value.to_string()).unwrap_or_default();
    html! {
        <label class="amount">
            <span class={if props.labelled { "amount__label" } else { "unseen" }}>{ &props.label }</span>
            <span class="amount__field">
                <input class="field field--number" type="text" inputmode="decimal" key={value.clone()} value={value.clone()} placeholder={props.placeholder.clone()}
                    onchange={change} aria-invalid={refused.to_string()} />
                if !props.unit.is_empty() {
                    <span class="amount__unit">{ &props.unit }</span>
                }
            </span>
            if *refused {
                <span class="amount__refused" role="alert">{ allocate::not_an_amount(props.language) }</span>
            }
        </label>
    }
}

/// What was typed: a figure, nothing at all, or (`None`) something else.
fn read(text: &str, unit: &str) -> Option<Option<Quantity>> {
    let Some(value) = number(text, unit).ok()? else { return Some(None) };
    let most = Quantity::whole(1_000_000_000).ok()?;
    (!value.is_negative() && value <= most).then_some(Some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_a_figure_nothing_or_refused() {
        assert_eq!(read(" 12,000 ", ""), Some("12000".parse().ok()));
        assert_eq!(read("４０万张", "张"), Some("400000".parse().ok()));
        assert_eq!(read("", ""), Some(None));
        for nonsense in ["-1", "many", "1,5", "1e9", "2000000000", "1.2345678"] {
            assert_eq!(read(nonsense, ""), None, "{nonsense}");
        }
    }
}
