//! One range: three numbers in order, and why.

use permille_engine::quantity::Quantity;
use permille_engine::scenario::LeverRange;
use yew::prelude::*;

use super::ranges::put;
use crate::components::field::{self, Field};
use crate::store::Dispatch;
use crate::text::numbers::full;
use crate::text::{Language, Say, Word, data_screen, risk, sentences};
use permille_exchange::wording::figure::number;

/// What a row is told.
#[derive(Clone, PartialEq, Properties)]
pub struct RangeRowProps {
    /// How to change the store.
    pub dispatch: Dispatch,
    /// The language.
    pub language: Language,
    /// The scenario, by its position.
    pub scenario: usize,
    /// All ranges of the scenario.
    pub ranges: Vec<LeverRange>,
    /// Which of them it is.
    pub place: usize,
    /// What its lever is called.
    pub name: AttrValue,
    /// The unit of its lever.
    pub unit: AttrValue,
    /// The area it is meant for; everywhere where absent.
    pub area: Option<AttrValue>,
    /// Whether nothing that is drawn depends on it.
    pub idle: bool,
}

/// The three numbers.
const FIELDS: [Word; 3] = [risk::LOW, risk::LIKELY, risk::HIGH];

/// One row. What is typed is taken once all three numbers make sense together: to move a range, its ends may be typed in any order.
#[component]
pub fn RangeRow(props: &RangeRowProps) -> Html {
    let RangeRowProps { dispatch, language, scenario, ranges, place, name, unit, area, idle } = props.clone();
    let drafts = use_state_eq(|| [None::<String>, None, None]);
    let refused = use_state_eq(|| None::<String>);
    let Some(range) = ranges.get(place).cloned() else { return Html::default() };
    let values = [range.low, range.likely, range.high];
    let change = {
        let (dispatch, name, ranges) = (dispatch.clone(), name.clone(), ranges.clone());
        move |range: LeverRange| {
            let mut ranges = ranges.clone();
            ranges[place] = range;
            put(&dispatch, scenario, ranges, risk::changed_step(&name));
        }
    };
    let typed = |at: usize| {
        let (drafts, refused, range, change, unit) =
            (drafts.clone(), refused.clone(), range.clone(), change.clone(), unit.clone());
        field::any(move |text| {
            let mut texts = (*drafts).clone();
            texts[at] = Some(text);
            match check(language, &range, &unit, &texts) {
                Ok([low, likely, high]) => {
                    drafts.set([None, None, None]);
                    refused.set(None);
                    if [low, likely, high] != [range.low, range.likely, range.high] {
                        change(LeverRange { low, likely, high, ..range.clone() });
                    }
                }
                Err(sentence) => {
                    drafts.set(texts);
                    refused.set(Some(sentence));
                }
            }
        })
    };
    let explain = {
        let (range, change) = (range.clone(), change.clone());
        field::any(move |text| {
            let text = text.trim().to_owned();
            change(LeverRange { reason: (!text.is_empty()).then_some(text), ..range.clone() });
        })
    };
    let remove = {
        let (dispatch, name, ranges) = (dispatch, name.clone(), ranges);
        Callback::from(move |_: MouseEvent| {
            let mut ranges = ranges.clone();
            ranges.remove(place);
            put(&dispatch, scenario, ranges, risk::removed_step(&name));
        })
    };
    html! {
        <tr>
            <th scope="row">
                { &name }
                if idle { <span class="is-faint">{ " · " }{ risk::moves_nothing(language) }</span> }
                if let Some(sentence) = &*refused { <p class="risk__refused" role="alert">{ sentence }</p> }
            </th>
            <td class="risk__where">{ area.unwrap_or_else(|| language.say(risk::EVERYWHERE).into()) }</td>
            { for FIELDS.iter().enumerate().map(|(at, word)| {
                let shown = drafts[at].clone().unwrap_or_else(|| values[at].to_string());
                html! {
                    <td class="risk__value" data-label={language.say(*word)}>
                        <Field class="field field--number" keys="decimal" value={shown} take={typed(at)} wrong={refused.is_some()}
                            label={risk::field(language, &name, *word)} />
                    </td>
                }
            }) }
            <td class="risk__unit">{ unit }</td>
            <td class="risk__why">
                <Field class="lever__reason" value={language.note(&range.reason.unwrap_or_default())} take={explain}
                    placeholder={language.say(crate::text::words::ADD_REASON)} label={risk::field(language, &name, risk::REASON)} />
            </td>
            <td class="risk__remove">
                <button type="button" class="button button--plain button--icon" onclick={remove} aria-label={risk::remove(language, &name)}>
                    { "×" }
                </button>
            </td>
        </tr>
    }
}

/// The three numbers, what was typed over what there is; or a sentence saying why they cannot be.
fn check(language: Language, range: &LeverRange, unit: &str, texts: &[Option<String>; 3]) -> Result<[Quantity; 3], String> {
    let mut values = [range.low, range.likely, range.high];
    let (least, most) = range.lever.range();
    for (value, text) in values.iter_mut().zip(texts) {
        let Some(text) = text else { continue };
        let typed = number(text, unit).map_err(|refusal| data_screen::refusal(language, &refusal, unit))?;
        *value = typed.ok_or_else(|| sentences::not_a_number(language, text))?;
        if *value < least || *value > most {
            return Err(sentences::out_of_range(language, &full(least), &full(most)));
        }
    }
    if values[0] > values[1] || values[1] > values[2] {
        return Err(risk::not_ordered(language).to_owned());
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use permille_engine::scenario::Lever;

    fn checked(texts: [&str; 3]) -> Result<[String; 3], String> {
        let whole = |units| Quantity::whole(units).unwrap_or_default();
        let range =
            LeverRange { lever: Lever::Growth, area: None, low: whole(1), likely: whole(2), high: whole(3), reason: None };
        let texts = texts.map(|text| (!text.is_empty()).then(|| text.to_owned()));
        check(Language::En, &range, "%", &texts).map(|values| values.map(|value| value.to_string()))
    }

    #[test]
    fn what_is_typed_is_taken_in_any_order_once_it_makes_sense() {
        assert_eq!(checked(["", "", "9"]), Ok(["1", "2", "9"].map(str::to_owned)));
        assert_eq!(checked(["5", "", ""]), Err("Low must not be above likely, nor likely above high.".to_owned()));
        assert_eq!(checked(["5", "6.5", "７"]), Ok(["5", "6.5", "7"].map(str::to_owned)));
        assert!(checked(["-101", "", ""]).is_err_and(|sentence| sentence.contains("−100 and 100")));
        assert!(checked(["", "2,5", ""]).is_err());
        assert!(checked(["", "much", ""]).is_err_and(|sentence| sentence.contains("not a number")));
    }
}
