//! What there is to say of the chosen cell: its figure, what it is for a thousand people, what looks odd, its peers, its source.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use permille_engine::area::PopulationBase;
use permille_engine::edit::Figure;
use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::review::Subject;
use permille_exchange::wording::gaps::with_unit;
use yew::prelude::*;

use super::cell::Look;
use super::columns::{Column, What};
use super::source::SourceFields;
use super::state::{At, Cursor};
use super::table::Table;
use crate::charts::{Drawing, Frame, Strip, StripDot, strip};
use crate::components::chart_view::ChartView;
use crate::components::review::ReviewPart;
use crate::components::same::Same;
use crate::components::width::use_width;
use crate::queries::places;
use crate::screens::data::{peers, uses};
use crate::store::StoreHandle;
use crate::text::numbers::{full, rounded};
use crate::text::{Language, Say, data_screen, grid};

/// How long the planner must rest on a cell before the rest of the page speaks of it.
const REST_MILLISECONDS: u32 = 70;
/// How tall the strip is.
const STRIP: f64 = 84.0;

/// What the inspector is told.
#[derive(Clone, PartialEq, Properties)]
pub struct InspectorProps {
    /// The store.
    pub store: StoreHandle,
    /// What is shown.
    pub table: Same<Table>,
    /// The chosen cell.
    pub cursor: Cursor,
    /// Opens the form of an area.
    pub open_form: Callback<usize>,
}

/// What there is to say of the chosen cell, once the planner rests on it.
#[component]
pub fn Inspector(props: &InspectorProps) -> Html {
    let rested = use_state_eq(|| props.cursor);
    {
        let rested = rested.clone();
        use_effect_with(props.cursor, move |cursor| {
            let cursor = *cursor;
            let timeout = (*rested != cursor).then(|| Timeout::new(REST_MILLISECONDS, move || rested.set(cursor)));
            move || drop(timeout)
        });
    }
    let language = props.store.preferences.language;
    html! {
        <aside class="grid__inspector" aria-label={language.say(grid::CELL)}>
            { said(props, rested.within(props.table.size()).active) }
            <SourceFields store={props.store.clone()} table={props.table.clone()} cursor={rested.within(props.table.size())} />
            { reviewed(props, rested.within(props.table.size()).active) }
        </aside>
    }
}

/// What reviewers say of the figure.
fn reviewed(props: &InspectorProps, at: At) -> Html {
    let table = &props.table;
    let (Some(&position), Some(column)) = (table.rows.get(at.row), table.columns.get(at.col)) else { return Html::default() };
    let area = &table.areas[position];
    let subject = Subject::Figure { area: area.code.clone(), figure: column.figure.clone(), year: table.year };
    let what = Name::new(
        format!("{} · {} · {}", area.name.zh, column.name.zh, table.year),
        format!("{} · {} · {}", area.name.en, column.name.en, table.year),
    );
    html! { <ReviewPart store={props.store.clone()} {subject} {what} /> }
}

fn said(props: &InspectorProps, at: At) -> Html {
    let (language, table) = (props.store.preferences.language, &props.table);
    let (Some(&position), Some(column)) = (table.rows.get(at.row), table.columns.get(at.col)) else { return Html::default() };
    let Some(view) = table.cell(at) else { return Html::default() };
    let (area, seen) = (&table.areas[position], table.seen());
    let series = area.series(&column.figure);
    let stated = series.and_then(|series| series.values.get(&table.year)).copied();
    let computed = seen.computed(position, column);
    let from = match view.look {
        Look::Sum => Some(grid::is_sum(language, table.model.tree().children(position).len())),
        Look::Computed => {
            let earlier = series.and_then(|series| series.latest(table.year));
            Some(match (earlier, computed) {
                (Some((year, _)), _) => grid::carried(language, year),
                (None, Some((_, missing))) if missing > 0 => grid::sum_of_some(language, missing),
                _ => grid::follows(language).to_owned(),
            })
        }
        _ => None,
    };
    let instead = stated.zip(computed).filter(|(stated, (amount, _))| stated != amount);
    let mut checks = table.book.borrow().checks(&table.model, language, column, at.col, position);
    let value = stated.or(computed.map(|(amount, _)| amount));
    let open = {
        let open_form = props.open_form.clone();
        Callback::from(move |_: MouseEvent| open_form.emit(position))
    };
    let unit = language.name(&column.unit);
    let measure = match column.what {
        What::Stock(measure) | What::Indicator(measure) => Some(measure),
        What::People(_) => None,
    };
    if stated.is_some() {
        let measure = measure.and_then(|measure| table.model.measures().get(measure));
        let beside = peers::beside(&table.model, position, &column.figure, measure, table.year, &checks);
        checks.extend(beside);
    }
    let unread = stated.is_some() && measure.is_some_and(|measure| !uses::is_read(&table.model, position, measure));
    html! {
        <>
            <p class="grid__where">{ language.name(&area.name) }<span class="is-faint">{ format!(" {}", area.code) }</span></p>
            <h2 class="grid__what">{ language.name(&column.name) }</h2>
            <p class={classes!("grid__value", stated.is_none().then_some("is-faint"))}>{ grid::figure(language, value, unit) }</p>
            if let Some((label, text)) = value.and_then(|value| related(language, table, column, position, value)) {
                <p class="grid__related"><span>{ label }</span>{ " " }{ text }</p>
            }
            if let Some(from) = from { <p class="grid__from">{ from }</p> }
            if let Some((_, (amount, missing))) = instead {
                <p class="grid__from">{ data_screen::sum_below(language, &full(amount), missing, true) }</p>
            }
            if unread { <p class="grid__from">{ data_screen::read_by_no_norm(language) }</p> }
            { for checks.iter().map(|check| html! { <p class="figure__check">{ data_screen::check(language, check) }</p> }) }
            <PeerStrip table={props.table.clone()} {language} area={position} col={at.col} />
            <button type="button" class="link grid__open" onclick={open}>{ language.say(grid::OPEN_FORM) }</button>
        </>
    }
}

/// A stock for every thousand people, or a group's share of them.
fn related(language: Language, table: &Table, column: &Column, area: usize, value: Quantity) -> Option<(&'static str, String)> {
    let resident = peers::resident(&table.areas[area], table.year)
        .or_else(|| Quantity::whole(table.outlook.population().people(0, table.model.cell(area, table.year)?)?).ok())?;
    match (&column.figure, column.what) {
        (Figure::Population(PopulationBase::Resident), _) | (_, What::Indicator(_)) => None,
        (Figure::Population(_), _) => Some((language.say(grid::SHARE), format!("{}%", rounded(value.percent_of(resident)?, 2)))),
        (_, What::Stock(_) | What::People(_)) => {
            let hundredth = value.percent_of(resident)?;
            let rate = (0..9).try_fold(hundredth, |sum, _| sum.plus(hundredth))?;
            Some((language.say(grid::PER_THOUSAND), with_unit(&grid::per_thousand(rate), language.name(&column.unit))))
        }
    }
}

/// What the strip is told.
#[derive(Clone, PartialEq, Properties)]
struct PeerStripProps {
    table: Same<Table>,
    language: Language,
    area: usize,
    col: usize,
}

/// The figure among those of its peers.
#[component]
fn PeerStrip(props: &PeerStripProps) -> Html {
    let PeerStripProps { table, language, area, col } = props;
    let (language, area, col) = (*language, *area, *col);
    let (element, width) = use_width(col == usize::MAX);
    let Some(column) = table.columns.get(col) else { return Html::default() };
    let (above, peers) = places::peers(&table.model, area);
    let rates: Vec<Option<f64>> = {
        let book = table.book.borrow();
        peers.iter().map(|&peer| book.rate(col, peer).map(|rate| rate * scale(column))).collect()
    };
    let unit = rate_unit(language, column);
    let write = |value: f64| written(language, column, value);
    let dots: Vec<StripDot> = peers
        .iter()
        .zip(&rates)
        .map(|(&peer, &value)| StripDot {
            value,
            tip: grid::peer(
                language,
                language.name(&table.areas[peer].name),
                &value.map_or_else(|| language.say(grid::UNKNOWN).to_owned(), |value| format!("{}{unit}", write(value))),
            ),
        })
        .collect();
    let selected = peers.iter().position(|&peer| peer == area);
    let known = rates.iter().flatten().count();
    let own = selected.and_then(|place| rates[place]);
    let summary = own.filter(|_| known > 1).map(|own| {
        let place = rates.iter().flatten().filter(|rate| **rate > own).count() + 1;
        let within = above.map(|above| language.name(&table.areas[above].name)).unwrap_or_default();
        grid::among(language, known, place, within)
    });
    let no_data = language.say(grid::UNKNOWN);
    let drawing: Option<Rc<Drawing>> = (width > 0.0 && known > 1).then(|| {
        let chart = Strip { dots: &dots, selected, number: &write, no_data };
        Rc::new(strip(&Frame::new("grid-strip", width), STRIP, &chart))
    });
    html! {
        <div class="grid__peers" ref={element}>
            if let Some(drawing) = drawing {
                <h3 class="grid__peers-title">{ language.say(grid::PEERS) }<span class="is-faint">{ format!(" {unit}") }</span></h3>
                <ChartView {drawing} label={language.say(grid::PEERS)} summary={summary.clone().unwrap_or_default()} />
                if let Some(summary) = summary { <p class="grid__from" aria-hidden="true">{ summary }</p> }
            }
        </div>
    }
}

/// What the rate is multiplied with to be read: for every thousand people, or in percent of them.
fn scale(column: &Column) -> f64 {
    match (&column.figure, column.what) {
        (Figure::Population(PopulationBase::Resident), _) | (_, What::Indicator(_)) => 1.0,
        (Figure::Population(_), _) => 100.0,
        _ => 1_000.0,
    }
}

fn rate_unit(language: Language, column: &Column) -> String {
    let unit = language.name(&column.unit);
    match (&column.figure, column.what) {
        (Figure::Population(PopulationBase::Resident), _) | (_, What::Indicator(_)) => {
            language.pick(unit.to_owned(), format!(" {unit}"))
        }
        (Figure::Population(_), _) => "%".to_owned(),
        _ => language.pick(format!("{unit}/千人"), format!(" {unit} per 1,000")),
    }
}

fn written(language: Language, column: &Column, value: f64) -> String {
    if column.figure == Figure::Population(PopulationBase::Resident) || value.abs() >= 10_000.0 {
        return crate::text::numbers::short(language, value);
    }
    let places = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 1.0 => 1,
        _ => 3,
    };
    let text = format!("{value:.places$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}
