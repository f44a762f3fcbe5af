//! The areas of a round in a table: how each stands, what came back, what speaks against it, and whether it was accepted.

use gloo::timers::callback::Timeout;
use permille_engine::area::Area;
use permille_engine::doubts::Doubt;
use permille_engine::gathering::accepted;
use permille_engine::id::AreaCode;
use permille_engine::model::Model;
use permille_engine::round::{Return, State};
use yew::prelude::*;

use super::{HEADLINE, Stand};
use crate::components::kept::use_kept;
use crate::components::panel::{More, panel_head};
use crate::components::same::Same;
use crate::dom;
use crate::screens::data::quality::led::Goal;
use crate::store::{Msg, Open, StoreHandle};
use crate::text::numbers::{UNKNOWN, full, iso_day};
use crate::text::{Language, Say, quality, round as said, words};

/// How many areas are listed before all are asked for; and at most, for a page cannot draw the townships of a nation.
const FEW: usize = 120;
const MOST: usize = 1_000;
/// How many doubts of an area are listed.
const DOUBTS: usize = 4;

/// What the table is told.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RoundTableProps {
    /// The store.
    pub(super) store: StoreHandle,
    /// The open file.
    pub(super) open: Open,
    /// How the round stands.
    pub(super) stand: Same<Stand>,
    /// Which areas are listed; all where absent.
    pub(super) only: Option<State>,
    /// Leads to a figure.
    pub(super) led: Callback<Goal>,
}

/// The table.
#[component]
pub(super) fn RoundTable(props: &RoundTableProps) -> Html {
    let RoundTableProps { store, open, stand, only, .. } = props;
    let language = store.preferences.language;
    let all = use_kept("round: all areas", || false);
    let listed: Vec<(usize, State)> =
        stand.areas.iter().copied().filter(|(_, state)| only.is_none_or(|only| only == *state)).collect();
    let (count, more) = More::of(language, &all, FEW, listed.len());
    let title = language.say(said::AREAS);
    let columns = [said::STATE, said::ASKED, said::RETURNED, said::DOUBTS, said::ACCEPTED];
    let rows = listed.iter().take(count.min(MOST));
    let gone = stand.gone.iter().filter(|_| only.is_none()).take(MOST);
    html! {
        <section class="round__areas">
            { panel_head(language, title, more.as_ref(), Html::default()) }
            if listed.is_empty() && (stand.gone.is_empty() || only.is_some()) {
                <p class="data__none">{ language.say(said::NONE_SUCH) }</p>
            } else {
                <div class="table-wrap" role="region" tabindex="0" aria-label={title}>
                    <table class="table round__table">
                        <thead><tr>
                            <th scope="col" class="table__name">{ language.say(words::AREA) }</th>
                            { for columns.map(|word| html! { <th scope="col">{ language.say(word) }</th> }) }
                        </tr></thead>
                        <tbody>
                            { for rows.filter_map(|(area, state)| Some(row(props, open.model.areas().get(*area)?, *state))) }
                            { for gone.map(|code| gone_row(language, stand, code)) }
                        </tbody>
                    </table>
                </div>
            }
        </section>
    }
}

/// The row of an area.
fn row(props: &RoundTableProps, area: &Area, state: State) -> Html {
    let RoundTableProps { store, stand, .. } = props;
    let language = store.preferences.language;
    let returned = stand.round.asked.get(&area.code).and_then(Option::as_ref);
    let chip = match state {
        State::Asked => "chip chip--no-data",
        State::Partial | State::Doubtful => "chip chip--short",
        State::Returned => "chip chip--on-track",
        State::Accepted => "chip chip--met",
        State::NotAsked => "is-faint",
    };
    let sent = if state == State::NotAsked { UNKNOWN } else { stand.round.sent.as_str() };
    html! {
        <tr key={area.code.to_string()}>
            <th scope="row" class="table__name">{ language.name(&area.name) }{ " " }<span class="is-faint">{ area.code.to_string() }</span></th>
            <td><span class={chip}>{ stand.said(language, area, state) }</span></td>
            <td class="round__day">{ sent }</td>
            <td class="round__back">
                if let Some(Return { date, file, .. }) = returned {
                    <span class="round__day">{ date }</span>{ " " }<span class="is-faint">{ file }</span>
                } else {
                    { UNKNOWN }
                }
            </td>
            <td class="round__doubts">{ doubts(props, area, returned.is_some()) }</td>
            <td class="round__accepted">{ returned.map(|returned| acceptance(props, area, returned)).unwrap_or_default() }</td>
        </tr>
    }
}

/// The row of an area that was asked and is no longer in the file.
fn gone_row(language: Language, stand: &Stand, code: &AreaCode) -> Html {
    let back = stand.round.asked.get(code).and_then(Option::as_ref);
    let back = back.map_or_else(|| UNKNOWN.to_owned(), |back| format!("{} {}", back.date, back.file));
    html! {
        <tr key={code.to_string()}>
            <th scope="row" class="table__name">{ code.to_string() }</th>
            <td class="is-faint">{ language.say(said::AREA_GONE) }</td>
            <td class="round__day">{ &stand.round.sent }</td>
            <td class="round__back is-faint">{ back }</td>
            <td>{ UNKNOWN }</td>
            <td></td>
        </tr>
    }
}

/// What speaks against the figures of an area, each one press away; of one that has returned nothing, nothing is said.
fn doubts(props: &RoundTableProps, area: &Area, returned: bool) -> Html {
    let RoundTableProps { store, open, stand, led, .. } = props;
    let language = store.preferences.language;
    if !returned {
        return html! { { UNKNOWN } };
    }
    if stand.found.is_none() {
        return html! { <span class="is-faint">{ language.say(said::LOOKING) }</span> };
    }
    let found = stand.of(&area.code);
    if found.is_empty() {
        return html! { { UNKNOWN } };
    }
    html! {
        <ul>
            { for found.iter().take(DOUBTS).map(|doubt| html! { <li>{ one(language, &open.model, doubt, None, led) }</li> }) }
            if found.len() > DOUBTS { <li class="is-faint">{ said::more_doubts(language, found.len() - DOUBTS) }</li> }
        </ul>
    }
}

/// A doubt: the way to its figure, and why. Whose it is stands before it where that is not seen.
fn one(language: Language, model: &Model, doubt: &Doubt, area: Option<&str>, led: &Callback<Goal>) -> Html {
    let place = &doubt.place;
    let go = {
        let (led, goal) = (led.clone(), Goal { area: place.area.clone(), figure: place.figure.clone(), year: Some(place.year) });
        Callback::from(move |_: MouseEvent| led.emit(goal.clone()))
    };
    let figure = figure_of(language, model, doubt);
    let label = area.map_or_else(|| figure.clone(), |area| format!("{area}{}{figure}", language.pick("，", ", ")));
    html! {
        <>
            <button type="button" class="link quality__place" onclick={go}>{ label }</button>{ " " }
            <span class="quality__why">{ quality::doubt(language, doubt) }</span>
        </>
    }
}

/// A figure that is in doubt, with its value.
pub(super) fn figure_of(language: Language, model: &Model, doubt: &Doubt) -> String {
    let (name, _) = quality::figure(model, &doubt.place.figure);
    format!("{}{}{}", language.name(&name), language.pick("：", ": "), full(doubt.value))
}

/// Whether what an area returned was accepted, and the button that changes it.
fn acceptance(props: &RoundTableProps, area: &Area, returned: &Return) -> Html {
    let RoundTableProps { store, open, stand, only, .. } = props;
    let language = store.preferences.language;
    let word = if returned.accepted.is_some() { said::TAKE_BACK } else { said::ACCEPT };
    let onclick = {
        let (store, open, id, code) = (store.clone(), open.clone(), stand.id.clone(), area.code.clone());
        let (name, accept) = (area.name.clone(), returned.accepted.is_none());
        let (stand, only) = (stand.clone(), *only);
        Callback::from(move |_: MouseEvent| {
            let (date, step) = if accept {
                (Some(iso_day(dom::today())), said::accept_one_step(&name))
            } else {
                (None, said::take_back_step(&name))
            };
            if let Some(edit) = accepted(open.set(), &id, [&code], date.as_deref()) {
                store.dispatch(Msg::Edit { edit, name: step, key: None });
                // The row moves to where rows that stand so are: the focus goes on to the next that waits.
                let next = if accept { next(&stand, &open, only, &code) } else { None };
                let to = button_id(next.as_ref().unwrap_or(&code));
                Timeout::new(0, move || {
                    dom::focus(&to);
                    dom::focus_if_lost(&format!("#{HEADLINE}"));
                })
                .forget();
            }
        })
    };
    let id = button_id(&area.code);
    let label = said::of_area(language, word, language.name(&area.name));
    html! {
        <>
            if let Some(day) = &returned.accepted { <span class="round__day">{ day }</span>{ " " } }
            <button type="button" class="link" {id} {onclick} aria-label={label}>{ language.say(word) }</button>
        </>
    }
}

/// What the button of an area is known by on the page.
fn button_id(code: &AreaCode) -> String {
    format!("round-accept-{code}")
}

/// The area listed after another that waits to be accepted; else the first one that does.
fn next(stand: &Stand, open: &Open, only: Option<State>, after: &AreaCode) -> Option<AreaCode> {
    let listed = stand.areas.iter().filter(|(_, state)| only.is_none_or(|only| only == *state));
    let areas: Vec<&Area> = listed.filter_map(|(area, _)| open.model.areas().get(*area)).collect();
    let place = areas.iter().position(|area| area.code == *after)?;
    let waits = |area: &&&Area| area.code != *after && stand.back(area).is_some_and(|back| back.accepted.is_none());
    areas.iter().skip(place).find(waits).or_else(|| areas.iter().find(waits)).map(|area| area.code.clone())
}

/// Totals of areas above that what came back does not come to.
pub(super) fn totals(language: Language, open: &Open, stand: &Stand, led: &Callback<Goal>) -> Html {
    let found = stand.totals();
    if found.is_empty() {
        return Html::default();
    }
    let name = |doubt: &Doubt| {
        let area = open.model.tree().position(&doubt.place.area).and_then(|area| open.model.areas().get(area));
        area.map_or_else(|| doubt.place.area.to_string(), |area| language.name(&area.name).to_owned())
    };
    html! {
        <section class="round__totals">
            { panel_head(language, language.say(said::TOTALS), None, Html::default()) }
            <ul class="quality__doubts">
                { for found.iter().take(FEW).map(|doubt| html! { <li>{ one(language, &open.model, doubt, Some(&name(doubt)), led) }</li> }) }
            </ul>
        </section>
    }
}
