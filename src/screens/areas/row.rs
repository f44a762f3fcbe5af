//! One area's row in the table.

use std::rc::Rc;

use permille_engine::quantity::Quantity;
use yew::prelude::*;

use crate::components::chip::Chip;
use crate::text::areas::ask;
use crate::text::numbers::{UNKNOWN, whole};
use crate::text::{Say, Word, words};
use crate::views::figures::Row;
use crate::views::wording::Wording;

/// What a row is told. All of it is cheap to compare, so that a row whose figures have not changed is not drawn again.
#[derive(Clone, PartialEq, Properties)]
pub struct AreaRowProps {
    /// The figures.
    pub row: Row,
    /// The area's name.
    pub name: AttrValue,
    /// The area's code.
    pub code: AttrValue,
    /// People by base.
    pub people: Vec<Option<i64>>,
    /// How the figures are written.
    pub wording: Rc<Wording>,
    /// Whether a figure of this row is being explained.
    pub explained: bool,
    /// Whether this is the row of the area in view.
    #[prop_or_default]
    pub total: bool,
    /// Whether other rows stand above it, which it sums up.
    #[prop_or_default]
    pub sums_up: bool,
    /// Told which area to go to.
    pub on_area: Callback<usize>,
    /// Told which area's figure to explain.
    pub on_ask: Callback<usize>,
}

/// One area's row.
#[component]
pub fn AreaRow(props: &AreaRowProps) -> Html {
    let AreaRowProps { row, name, wording, .. } = props;
    let language = wording.language;
    let area = row.area;
    let go = {
        let on_area = props.on_area.clone();
        Callback::from(move |_: MouseEvent| on_area.emit(area))
    };
    let explain = {
        let on_ask = props.on_ask.clone();
        Callback::from(move |_: MouseEvent| on_ask.emit(area))
    };
    // The markup of `components::ask::Ask` without a component of its own: four hundred of them would each compare the
    // whole store with every step of a lever.
    let figure = |word: Word, said: String, heard: String, class: Option<&'static str>| {
        if said == UNKNOWN {
            return html! { <span class="is-faint">{ said }</span> };
        }
        html! {
            <button type="button" class={classes!("ask", class)} onclick={explain.clone()}
                aria-label={ask(language, name, &wording.norm, word, &heard)} aria-expanded={props.explained.to_string()}>
                { said }
            </button>
        }
    };
    let amount = |word: Word, value: Option<Quantity>| figure(word, wording.amount(value), wording.amount_with_unit(value), None);
    let direction = row.gap.and_then(|gap| {
        let class = if gap > Quantity::ZERO { "is-short" } else { "is-met" };
        (gap != Quantity::ZERO).then_some(class)
    });
    html! {
        <tr class={classes!(props.explained.then_some("is-current"), props.total.then_some("table__total"))}>
            <th scope="row" class="table__name">
                if props.total {
                    { name.clone() }
                    if props.sums_up { { " " }<span class="is-faint">{ language.say(words::TOTAL) }</span> }
                } else {
                    <button type="button" class="link" onclick={go}>{ name.clone() }</button>
                }
            </th>
            <td class="table__code">{ props.code.clone() }</td>
            { for props.people.iter().map(|people| html! {
                <td class="table__num">{ people.map_or_else(|| UNKNOWN.to_owned(), whole) }</td>
            }) }
            <td class="table__num">{ amount(words::REQUIRED, row.required) }</td>
            <td class="table__num">{ amount(words::AVAILABLE, row.available) }</td>
            <td class="table__num">{ figure(words::GAP, wording.gap(row.gap), wording.gap(row.gap), direction) }</td>
            if wording.has_coverage {
                <td class="table__num">{ figure(words::COVERAGE, wording.coverage(row), wording.coverage(row), None) }</td>
            }
            <td><Chip status={row.status} {language} /></td>
            <td class="table__num">{ row.first_short.map_or_else(|| language.say(words::NEVER_SHORT).to_owned(), |year| year.to_string()) }</td>
        </tr>
    }
}
