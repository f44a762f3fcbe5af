//! A field for an amount: typed, checked, and refused in words.

use permille_engine::quantity::Quantity;
use yew::prelude::*;

use crate::components::field::{Typing, use_typing};
use crate::text::{Language, allocate, data_screen};
use permille_exchange::wording::figure::number;

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
    let take = {
        let (on_value, unit, language) = (props.on_value.clone(), props.unit.clone(), props.language);
        Callback::from(move |text: String| {
            on_value.emit(read(language, &text, &unit)?);
            Ok(())
        })
    };
    let value = props.value.map(|value| value.to_string()).unwrap_or_default();
    let Typing { shown, refused, oninput, onchange, onkeydown } = use_typing(value.into(), take);
    html! {
        <label class="amount">
            <span class={if props.labelled { "amount__label" } else { "unseen" }}>{ &props.label }</span>
            <span class="amount__field">
                <input class="field field--number" type="text" inputmode="decimal" value={shown} placeholder={props.placeholder.clone()}
                    {oninput} {onchange} {onkeydown} aria-invalid={refused.is_some().to_string()} />
                if !props.unit.is_empty() {
                    <span class="amount__unit">{ &props.unit }</span>
                }
            </span>
            if let Some(sentence) = refused {
                <span class="amount__refused" role="alert">{ sentence }</span>
            }
        </label>
    }
}

/// What was typed: a figure or nothing at all; or a sentence saying why it is neither.
fn read(language: Language, text: &str, unit: &str) -> Result<Option<Quantity>, String> {
    let typed = number(text, unit).map_err(|refusal| data_screen::refusal(language, &refusal, unit))?;
    let most = Quantity::whole(1_000_000_000).unwrap_or_default();
    let fits = typed.is_none_or(|value| !value.is_negative() && value <= most);
    if fits { Ok(typed) } else { Err(allocate::not_an_amount(language).to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_a_figure_nothing_or_refused() {
        let read = |text: &str, unit: &str| read(Language::En, text, unit);
        assert_eq!(read(" 12,000 ", ""), Ok("12000".parse().ok()));
        assert_eq!(read("４０万张", "张"), Ok("400000".parse().ok()));
        assert_eq!(read("", ""), Ok(None));
        for (nonsense, why) in [
            ("-1", "0"),
            ("many", "not a number"),
            ("6,2", "point for decimals"),
            ("50%", "share"),
            ("1e9", "not a number"),
            ("2000000000", "0"),
            ("1.2345678", "six decimal"),
        ] {
            let sentence = read(nonsense, "").unwrap_err();
            assert!(sentence.contains(why), "{nonsense}: {sentence}");
        }
    }
}
