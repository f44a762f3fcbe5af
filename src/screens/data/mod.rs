//! The Data screen: figures of all areas in a grid, or of one area in a form, with units, checks, sources, and what norms demand.

pub mod ask;
mod by_hand;
pub mod checks;
mod gone_to;
pub mod grid;
pub mod import;
pub mod merge;
mod peers;
mod picker;
mod provenance;
pub mod quality;
pub mod round;
mod row;
mod section;
mod uses;
pub mod view;

use gloo::timers::callback::Timeout;
use permille_engine::area::Area;
use permille_engine::year::Year;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::gone_to::use_gone_to;
use self::grid::Grid;
use self::picker::{AreaPicker, YearPickerProps, year_picker};
use self::section::Section;
use self::view::{Asked, Form};
use crate::components::area_path::AreaPath;
use crate::components::kept::use_kept;
use crate::components::pieces::{pieces, unbroken};
use crate::components::review;
use crate::deferred;
use crate::dom;
use crate::queries::norms;
use crate::store::{DataPart, Msg, Open, StoreHandle};
use crate::text::{Say, data_screen, grid as grid_text, sentences, words};

/// What the screen is told.
#[derive(Clone, PartialEq, Properties)]
pub struct DataProps {
    /// The store.
    pub store: StoreHandle,
}

/// The Data screen.
#[component]
pub fn Data(props: &DataProps) -> Html {
    let store = &props.store;
    let begun = use_gone_to(store);
    let Some(open) = &store.open else { return Html::default() };
    let year_shown = store.view.figures.unwrap_or(open.model.base_year());
    let choose_year = {
        let dispatch = store.dispatcher();
        Callback::from(move |chosen: Year| dispatch.dispatch(Msg::Figures(chosen)))
    };
    let quality = deferred::here().and_then(|deferred| deferred.quality);
    // A file of one area asks nobody.
    let several = open.model.areas().len() > 1;
    let round = deferred::here().and_then(|deferred| deferred.round).filter(|_| several);
    let is_here = |part: DataPart| match part {
        DataPart::Grid | DataPart::Form => true,
        DataPart::Quality => quality.is_some(),
        DataPart::Round => round.is_some(),
    };
    let shown = store.view.part.filter(|part| is_here(*part));
    let now = shown.unwrap_or(DataPart::usual(open.model.areas().len()));
    let open_form = {
        let store = store.clone();
        Callback::from(move |area: usize| {
            store.dispatch(Msg::Area(area));
            store.dispatch(Msg::Part(Some(DataPart::Form)));
        })
    };
    let tools = tools(store, (now, several), is_here, year_shown);
    html! {
        <div class="data">
            { match now {
                DataPart::Grid => html! {
                    <Grid key={begun} store={store.clone()} open={open.clone()} year={year_shown} {choose_year} {open_form}>{ tools }</Grid>
                },
                DataPart::Form => html! { <AreaForm store={store.clone()} year={year_shown} {choose_year}>{ tools }</AreaForm> },
                DataPart::Quality => quality.map(|quality| quality(store, tools)).unwrap_or_default(),
                DataPart::Round => round.map(|round| round(store, tools)).unwrap_or_default(),
            } }
        </div>
    }
}

/// The row of tools between the headline and the figures.
fn tools(store: &StoreHandle, (now, several): (DataPart, bool), is_here: impl Fn(DataPart) -> bool, year: Year) -> Html {
    let language = store.preferences.language;
    let choice = |which: DataPart| {
        let dispatch = store.dispatcher();
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Msg::Part(Some(which)));
            // The other view has buttons of its own: the focus goes on to the one that is pressed now.
            Timeout::new(0, || dom::focus_if_lost(".data__view[aria-pressed=true]")).forget();
        });
        html! {
            <button type="button" class="data__view" aria-pressed={(now == which).to_string()} {onclick}>{ language.say(which.word()) }</button>
        }
    };
    html! {
        <div class="data__tools">
            <div class="data__views" role="group" aria-label={language.say(grid_text::VIEW)}>
                { for DataPart::ALL.into_iter().filter(|part| is_here(*part)).map(choice) }
            </div>
            <merge::MergeButton store={store.clone()} />
            if several { <ask::AskButton store={store.clone()} /> }
            <import::tools::TableTools store={store.clone()} {year} />
            { review::button(store) }
        </div>
    }
}

/// What the form is told.
#[derive(Clone, PartialEq, Properties)]
struct AreaFormProps {
    store: StoreHandle,
    year: Year,
    choose_year: Callback<Year>,
    children: Html,
}

/// The figures of one area.
#[component]
fn AreaForm(props: &AreaFormProps) -> Html {
    let store = &props.store;
    let search = use_kept("data: figures looked for", String::new);
    let at_hand = {
        let open = store.open.clone();
        let what = open.as_ref().map(|open| (open.set().title.zh.clone(), open.model.measures().len(), store.view.area));
        // Not of the figures: rows stay where they are while these are entered.
        use_memo(what, |what| open.zip(what.as_ref()).map(|(open, what)| uses::at_hand(&open.model, what.2)).unwrap_or_default())
    };
    let Some(open) = &store.open else { return Html::default() };
    let Some(area) = open.model.areas().get(store.view.area) else { return Html::default() };
    let Some(outlook) = open.outlook(store.view.scenario) else { return Html::default() };
    let asked = Asked {
        model: &open.model,
        outlook,
        language: store.preferences.language,
        area: store.view.area,
        year: props.year,
        view_year: store.view.year,
    };
    let Some(form) = view::form(asked) else { return Html::default() };
    let look = {
        let search = search.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                search.set(input.value());
            }
        })
    };
    let language = store.preferences.language;
    html! {
        <>
            <AreaPath store={store.clone()} />
            { head(store, open, area, &form) }
            { props.children.clone() }
            <div class="data__controls">
                if open.model.areas().len() > 1 { <AreaPicker store={store.clone()} /> }
                { year_picker(&YearPickerProps { store: store.clone(), year: props.year, choose: props.choose_year.clone() }) }
                <div class="data__control">
                    <label for="find-figure">{ language.say(words::FIND_FIGURE) }</label>
                    <input type="search" class="field" id="find-figure" value={(*search).clone()} oninput={look}
                        placeholder={language.say(words::FIND_FIGURE_HINT)} />
                </div>
            </div>
            { sections(store, area, &form, props.year, &at_hand, &search) }
        </>
    }
}

/// The year to show of those that figures came in for: the one shown now where it is among them, else the last.
fn year_that_came(mut years: impl Iterator<Item = Year> + Clone, now: Year) -> Year {
    let last = years.clone().max();
    if years.any(|year| year == now) { now } else { last.unwrap_or(now) }
}

/// The headline and the facts about the area.
fn head(store: &StoreHandle, open: &Open, area: &Area, form: &Form) -> Html {
    let language = store.preferences.language;
    let entered = |rows: &[view::FigureRow]| rows.iter().filter(|row| row.stated).count();
    let (stocks, indicators) = (entered(&form.stocks), entered(&form.indicators));
    let unknown = form.stocks.iter().chain(&form.indicators).filter(|row| row.here && !row.stated).count();
    let parent = open.model.tree().parent(store.view.area).map(|parent| language.name(&open.model.areas()[parent].name));
    html! {
        <>
            <h1 class="data__headline">{ unbroken(&data_screen::headline(language, language.name(&area.name), stocks, indicators, unknown)) }</h1>
            { stands(store, open, area) }
            <dl class="data__facts">
                <div><dt>{ language.say(words::CODE) }</dt><dd>{ area.code.to_string() }</dd></div>
                <div><dt>{ language.say(words::LEVEL) }</dt><dd>{ language.say(words::level_of_one(area.level)) }</dd></div>
                if let Some(parent) = parent {
                    <div><dt>{ language.say(words::BELONGS_TO) }</dt><dd>{ parent }</dd></div>
                }
                if let Some(note) = &area.note {
                    <div class="data__note"><dt>{ language.say(words::NOTE_TEXT) }</dt><dd>{ language.note(note) }</dd></div>
                }
            </dl>
        </>
    }
}

/// How the area stands in the year of all other screens, as their headline says it: no press leads away from the figures to see it.
fn stands(store: &StoreHandle, open: &Open, area: &Area) -> Html {
    let (language, view) = (store.preferences.language, &store.view);
    let Some(outlook) = open.outlook(view.scenario) else { return Html::default() };
    let counts = norms::counts(&open.model, outlook, norms::counted(&open.model, view.area), view.area, view.year);
    if counts.all() == 0 {
        return Html::default();
    }
    html! { <p class="data__stands">{ pieces(&sentences::headline(language, language.name(&area.name), view.year, counts)) }</p> }
}

/// The tables.
fn sections(
    store: &StoreHandle,
    area: &Area,
    form: &Form,
    year: Year,
    at_hand: &[permille_engine::id::MeasureId],
    search: &str,
) -> Html {
    let language = store.preferences.language;
    let (code, name) = (&area.code, &area.name);
    let measures = Some(at_hand.to_vec());
    html! {
        // Nothing half-typed is carried from one area to another.
        <div class="data__sections" key={area.code.to_string()}>
            <p class="data__how">{ data_screen::how_to_type(language) }</p>
            if search.trim().is_empty() {
                <Section store={store.clone()} code={code.clone()} area={name.clone()} {year} id="population"
                    title={language.say(words::POPULATION)} rows={form.population.clone()}>
                    { population_sum(store, form) }
                </Section>
            }
            <Section store={store.clone()} code={code.clone()} area={name.clone()} {year} id="stocks" title={language.say(words::STOCKS)}
                rows={form.stocks.clone()} at_hand={measures.clone()} search={search.to_owned()} />
            if !form.indicators.is_empty() {
                <Section store={store.clone()} code={code.clone()} area={name.clone()} {year} id="indicators"
                    title={language.say(words::INDICATORS)} rows={form.indicators.clone()} at_hand={measures} search={search.to_owned()} />
            }
            <p class="data__how">{ data_screen::milestones_elsewhere(language) }</p>
        </div>
    }
}

/// What urban and rural people add up to.
fn population_sum(store: &StoreHandle, form: &Form) -> Html {
    let language = store.preferences.language;
    html! {
        <p class="data__sum" aria-live="polite">
            if let Some((parts, urban_share)) = form.parts {
                <span>{ data_screen::adds_up(language, parts, urban_share) }</span>
            }
            if let Some(check) = &form.parts_check {
                <span class="figure__check">{ data_screen::check(language, check) }</span>
            }
        </p>
    }
}
