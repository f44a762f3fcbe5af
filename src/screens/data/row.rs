//! One figure: a field that understands what planners type, what looks odd about it, and what norms demand of it.

use permille_engine::edit::Edit;
use permille_engine::id::AreaCode;
use permille_engine::name::Name;
use permille_engine::year::Year;
use permille_exchange::wording::figure;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::by_hand;
use super::provenance::Provenance;
use super::view::{Demand, FigureRow};
use crate::components::ask::Ask;
use crate::components::chip::Chip;
use crate::dom;
use crate::store::{Cell, Msg, StoreHandle};
use crate::text::numbers::{full, iso_day};
use crate::text::{Language, Say, data_screen, words};

/// What a row is told.
#[derive(Clone, PartialEq, Properties)]
pub struct RowProps {
    /// The store.
    pub store: StoreHandle,
    /// The area's code.
    pub code: AreaCode,
    /// The area's name.
    pub area: Name,
    /// The year of the figure.
    pub year: Year,
    /// The figure.
    pub row: FigureRow,
    /// Where it stands on the page: what tells its ids from others.
    pub id: AttrValue,
}

/// One row of the form.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let RowProps { store, code, area, year, row, id } = props;
    let language = store.preferences.language;
    let draft = use_state(|| None::<String>);
    let refused = use_state(|| None::<figure::Refusal>);
    let (name, unit) = (language.name(&row.name), language.pick(&row.expected.unit.zh, &row.expected.unit.en));
    let shown = (*draft).clone().unwrap_or_else(|| row.value.map(full).unwrap_or_default());
    let commit = {
        let (store, code, area, row, year) = (store.clone(), code.clone(), area.clone(), row.clone(), *year);
        let (draft, refused) = (draft.clone(), refused.clone());
        move || {
            let Some(text) = &*draft else { return };
            match figure::read(text, &row.expected) {
                Ok(value) => {
                    if value != row.value {
                        let edit = Edit::Figure { area: code.clone(), figure: row.figure.clone(), year, value };
                        let areas = store.open.as_ref().map_or(&[][..], |open| &open.set().baseline.areas);
                        let edit = by_hand::noted(areas, vec![edit], &iso_day(dom::today()));
                        store.dispatch(Msg::Edit { edit, name: data_screen::figure_step(&area, &row.name, year), key: None });
                    }
                    draft.set(None);
                    refused.set(None);
                }
                Err(reason) => refused.set(Some(reason)),
            }
        }
    };
    let typed = {
        let (draft, refused) = (draft.clone(), refused.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                draft.set(Some(input.value()));
                refused.set(None);
            }
        })
    };
    let left = {
        let commit = commit.clone();
        Callback::from(move |_: FocusEvent| commit())
    };
    let pressed = {
        let (draft, refused) = (draft.clone(), refused.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            // While an input method composes, Enter picks a candidate.
            _ if event.is_composing() => {}
            "Enter" => commit(),
            "Escape" if draft.is_some() => {
                event.stop_propagation();
                draft.set(None);
                refused.set(None);
            }
            _ => {}
        })
    };
    let said = format!("{id}-said");
    html! {
        <tr class="figure">
            <th scope="row" class="figure__name">
                <label for={id.to_string()}>{ name }</label>
                if row.stated {
                    <Provenance store={store.clone()} code={code.clone()} area={area.clone()} row={row.clone()} />
                }
            </th>
            <td class="figure__value">
                <span class="figure__entry">
                    <input type="text" class="field field--number figure__field" id={id.to_string()} value={shown} inputmode="decimal"
                        autocomplete="off" oninput={typed} onblur={left} onkeydown={pressed}
                        aria-invalid={refused.is_some().to_string()} aria-describedby={said.clone()} />
                    <span class="figure__unit">{ unit }</span>
                </span>
                <div id={said} class="figure__said">
                    if let Some(reason) = &*refused {
                        <p class="figure__refused" role="alert">{ data_screen::refusal(language, reason, unit) }</p>
                    }
                    { for remarks(language, row).into_iter().map(|said| html! { <p class="is-faint">{ said }</p> }) }
                    { for row.checks.iter().map(|check| html! { <p class="figure__check">{ data_screen::check(language, check) }</p> }) }
                </div>
            </td>
            <td class="figure__demands">
                if let Some(share) = row.share { <p class="figure__share">{ data_screen::share_of_residents(language, share) }</p> }
                { for row.demands.iter().map(|demand| asked(store, row, demand)) }
            </td>
        </tr>
    }
}

/// What is computed with where it is not the figure of the year.
fn remarks(language: Language, row: &FigureRow) -> Vec<String> {
    let other = row.other_year.map(|(year, value)| data_screen::of_year(language, year, value));
    let sum = row.sum_below.map(|sum| data_screen::sum_below(language, &full(sum.amount), sum.missing, sum.instead));
    let unread = row.unread.then(|| data_screen::read_by_no_norm(language).to_owned());
    other.into_iter().chain(sum).chain(unread).collect()
}

/// A norm's requirement as a number that can be asked.
fn asked(store: &StoreHandle, row: &FigureRow, demand: &Demand) -> Html {
    let language = store.preferences.language;
    let unit = language.pick(&row.expected.unit.zh, &row.expected.unit.en);
    let (norm, required) = (language.name(&demand.name), language.say(words::REQUIRED));
    let text = match (demand.requirement, demand.due) {
        (Some(requirement), _) => full(requirement),
        (None, Some(due)) => data_screen::due_from(language, due),
        (None, None) => "—".to_owned(),
    };
    let label = format!("{norm}: {required} {text} {unit}");
    html! {
        <p class="demand">
            <Ask store={store.clone()} cell={Cell { norm: demand.norm, area: store.view.area }} text={text} {label} class={classes!("demand__number")} />
            if let Some(status) = demand.status { <Chip {status} {language} /> }
            <span class="demand__rule">{ &demand.rule }</span>
        </p>
    }
}
