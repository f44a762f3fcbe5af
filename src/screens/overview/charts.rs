//! The norm in focus: where its gap is, how areas stand, and how it runs over the years.

use std::cmp::Reverse;
use std::rc::Rc;

use permille_engine::in_order::InOrder;
use permille_engine::model::Model;
use permille_engine::norm::Direction;
use permille_engine::outlook::status::Status;
use permille_engine::outlook::{NormHandle, Outlook};
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use permille_exchange::wording::course::stock_word;
use yew::prelude::*;

use super::card::trajectory_words;
use crate::charts::{
    Drawing, Frame, HeatCell, HeatMap, HeatPart, MarkKey, Ranking, RankingRow, RankingWords, Standing, Trajectory,
    TrajectoryWords, heat_map, ranking, trajectory,
};
use crate::components::chart_view::ChartView;
use crate::components::same::Same;
use crate::components::width::use_width;
use crate::queries::{norms, places, trajectories};
use crate::store::{Cell, Msg, StoreHandle};
use crate::text::numbers::{full, or_unknown, percent, rounded, short};
use crate::text::{Language, Say, sentences, words};
use crate::views::picture::ChartTable;

/// What the charts are drawn for before their width is known.
const NARROWEST: f64 = 300.0;
/// How many areas the charts of the Overview show.
const AREAS: usize = 12;
/// How many norms the heat map of the Overview shows.
const NORMS: usize = 10;

/// What the charts of the norm in focus are told.
#[derive(Clone, PartialEq, Properties)]
pub struct FocusChartsProps {
    /// The store.
    pub store: StoreHandle,
    /// The norm in focus.
    pub norm: usize,
}

/// Ranking and heat map, side by side.
#[component]
pub fn FocusCharts(props: &FocusChartsProps) -> Html {
    let FocusChartsProps { store, norm } = props;
    let (node, width) = use_width((store.view.explained.is_some(), store.view.area));
    let width = width.max(NARROWEST);
    let language = store.preferences.language;
    let (area, year, scenario) = (store.view.area, store.view.year, store.view.scenario);
    let drawn = {
        let (open, norm) = (store.open.clone(), *norm);
        let outlook = open.as_ref().and_then(|open| open.outlook(scenario)).map(Same::new);
        let pixels = format!("{width:.0}");
        use_memo((outlook, norm, area, year, language, pixels), move |(outlook, ..)| {
            let open = open.as_ref()?;
            Some(Rc::new(Focus::draw(language, &open.model, outlook.as_ref()?, norm, area, year, width)))
        })
    };
    let Some(open) = &store.open else { return Html::default() };
    let Some(focus) = &*drawn else { return Html::default() };
    let name = language.name(&open.model.norm(*norm).name);
    let explain = |pick: fn(&Focus, MarkKey) -> Option<Cell>| {
        let (store, focus) = (store.clone(), Rc::clone(focus));
        Callback::from(move |key: MarkKey| store.dispatch(Msg::Explain(pick(&focus, key))))
    };
    html! {
        <div class={classes!("focus", (width >= 760.0).then_some("focus--wide"))} ref={node}>
            <section class="focus__part">
                <h2 class="focus__title">{ sentences::where_gap_is(language, name, year) }</h2>
                <ChartView drawing={Rc::clone(&focus.ranking)} label={sentences::where_gap_is(language, name, year)} summary={focus.ranking_summary.clone()}
                    table={Rc::clone(&focus.ranking_table)} table_label={language.say(words::TABLE_VIEW)} chart_label={language.say(words::CHART_VIEW)}
                    on_pick={explain(|focus, key| focus.areas.get(key.row).map(|&area| Cell { norm: focus.norm, area }))} />
            </section>
            <section class="focus__part">
                <h2 class="focus__title">{ sentences::heat_title(language) }</h2>
                <ChartView drawing={Rc::clone(&focus.heat)} label={sentences::heat_title(language)} summary={sentences::heat_summary(language)}
                    table={Rc::clone(&focus.heat_table)} table_label={language.say(words::TABLE_VIEW)} chart_label={language.say(words::CHART_VIEW)}
                    on_pick={explain(|focus, key| Some(Cell { norm: *focus.norms.get(key.col)?, area: *focus.areas.get(key.row)? }))} />
            </section>
        </div>
    }
}

/// The two charts, with what their marks stand for.
struct Focus {
    norm: usize,
    areas: Vec<usize>,
    norms: Vec<usize>,
    ranking: Rc<Drawing>,
    ranking_table: Rc<ChartTable>,
    ranking_summary: String,
    heat: Rc<Drawing>,
    heat_table: Rc<ChartTable>,
}

impl Focus {
    fn draw(language: Language, model: &Model, outlook: &Outlook, norm: usize, area: usize, year: Year, width: f64) -> Self {
        let figures = outlook.norm(norm);
        let gap = |area: usize| model.cell(area, year).and_then(|cell| figures.gap(cell));
        let (_, mut areas) = places::compared(model, area, None);
        let required = |area: usize| model.cell(area, year).and_then(|cell| figures.requirement(cell));
        // The largest gaps first; where none is known, the largest requirements.
        areas.put_in_order_by_key(|&area| (gap(area).is_none(), Reverse(gap(area)), Reverse(required(area))));
        areas.truncate(AREAS);
        let half = if width >= 760.0 { (width - 40.0) / 2.0 } else { width };
        let name = |area: usize| language.name(&model.areas()[area].name).to_owned();
        let unit = language.name(&model.measure_of(norm).unit);

        let rows: Vec<RankingRow> = areas
            .iter()
            .map(|&area| {
                let cell = model.cell(area, year);
                let of = |read: fn(&permille_engine::outlook::norm::NormOutlook, usize) -> Option<Quantity>| {
                    cell.and_then(|cell| read(figures, cell))
                };
                use permille_engine::outlook::norm::NormOutlook as Of;
                let (required, available, gap) = (of(Of::requirement), of(Of::available), of(Of::gap));
                let said =
                    gap.map_or_else(|| language.say(words::NO_DATA_YET).to_owned(), |gap| sentences::gap(language, gap, unit));
                RankingRow {
                    name: name(area),
                    requirement: required.map(Quantity::to_f64),
                    available: available.map(Quantity::to_f64),
                    gap: gap.map(Quantity::to_f64),
                    tip: format!(
                        "{} · {} {} · {} {} · {said}",
                        name(area),
                        language.say(words::REQUIRED),
                        or_unknown(required),
                        language.say(words::AVAILABLE),
                        or_unknown(available)
                    ),
                }
            })
            .collect();
        let number = |value: f64| short_or_full(language, value);
        let ranking_drawing = ranking(
            &Frame::new("focus-ranking", half),
            &Ranking {
                rows: &rows,
                selected: None,
                words: RankingWords {
                    requirement: language.say(words::REQUIRED),
                    available: language.say(words::AVAILABLE),
                    gap: language.say(words::GAP),
                    no_data: language.say(words::NO_DATA_YET),
                },
                number: &number,
                gap: &|value: f64| drawn(value).map_or_else(|| number(value), |gap| sentences::short_gap(language, gap)),
            },
        );

        let columns_norms = norms::leading(model, area, NORMS);
        let columns: Vec<String> =
            columns_norms.iter().map(|&norm| language.name(&model.measure_of(norm).name).to_owned()).collect();
        let row_names: Vec<String> = areas.iter().map(|&area| name(area)).collect();
        let cells: Vec<HeatCell> = areas
            .iter()
            .flat_map(|&area| columns_norms.iter().map(move |&norm| (area, norm)))
            .map(|(area, norm)| heat_cell(language, model, outlook, area, norm, year))
            .collect();
        let coverage = |ratio: f64| if ratio >= 1.0 { "100+".to_owned() } else { format!("{:.0}", (ratio * 100.0).floor()) };
        let heat = heat_map(
            &Frame::new("focus-heat", half),
            HeatPart::Whole,
            &HeatMap { rows: &row_names, columns: &columns, cells: &cells, selected: None, coverage: &coverage },
        );
        let said = |value: Option<f64>| value.map_or_else(|| or_unknown(None), number);
        let ranking_table = ChartTable {
            headers: [words::AREA, words::REQUIRED, words::AVAILABLE, words::GAP]
                .map(|word| language.say(word).to_owned())
                .to_vec(),
            rows: rows
                .iter()
                .map(|row| vec![row.name.clone(), said(row.requirement), said(row.available), said(row.gap)])
                .collect(),
        };
        let heat_table = ChartTable {
            headers: std::iter::once(language.say(words::AREA).to_owned()).chain(columns.iter().cloned()).collect(),
            rows: row_names
                .iter()
                .zip(cells.chunks(columns.len().max(1)))
                .map(|(name, cells)| {
                    let covered = |cell: &HeatCell| {
                        cell.coverage.map_or_else(|| or_unknown(None), |ratio| format!("{:.1}%", ratio * 100.0))
                    };
                    std::iter::once(name.clone()).chain(cells.iter().map(covered)).collect()
                })
                .collect(),
        };
        let ranking_summary = rows.first().map(|row| row.tip.clone()).unwrap_or_default();
        Self {
            norm,
            areas,
            norms: columns_norms,
            ranking: Rc::new(ranking_drawing),
            ranking_table: Rc::new(ranking_table),
            ranking_summary,
            heat: Rc::new(heat),
            heat_table: Rc::new(heat_table),
        }
    }
}

/// A number that must fit a column: in full below a million.
fn short_or_full(language: Language, value: f64) -> String {
    if value.abs() >= 1e6 {
        return short(language, value);
    }
    // Two places are enough for what is not counted in whole units.
    drawn(value).map_or_else(|| short(language, value), |value| rounded(value, 2))
}

/// A drawn number as the quantity it was, to two places.
fn drawn(value: f64) -> Option<Quantity> {
    format!("{value:.2}").parse().ok()
}

/// One area under one norm as a cell of the heat map.
fn heat_cell(language: Language, model: &Model, outlook: &Outlook, area: usize, norm: usize, year: Year) -> HeatCell {
    let figures = outlook.norm(norm);
    let cell = model.cell(area, year);
    let coverage = cell.and_then(|cell| figures.coverage(cell));
    let status = cell.and_then(|cell| figures.status(cell));
    let said = status.map_or("", |status| language.say(words::status(status)));
    let name = (language.name(&model.areas()[area].name), language.name(&model.norm(norm).name));
    HeatCell {
        coverage: coverage.map(|percent| percent.to_f64() / 100.0),
        standing: match status {
            Some(Status::Met) => Standing::Met,
            Some(Status::OnTrack) => Standing::OnTrack,
            Some(Status::Short) => Standing::Short,
            Some(Status::NoData) | None => Standing::NoData,
        },
        tip: format!("{} · {} · {} · {said}", name.0, name.1, coverage.map_or_else(|| or_unknown(None), percent)),
    }
}

/// What the large trajectory is told.
#[derive(Clone, PartialEq, Properties)]
pub struct FocusTrajectoryProps {
    /// The store.
    pub store: StoreHandle,
    /// The norm's figures.
    pub figures: NormHandle,
    /// The norm in focus.
    pub norm: usize,
    /// The area.
    pub area: usize,
    /// The year.
    pub year: Year,
}

/// One norm over the years, large.
#[component]
pub fn FocusTrajectory(props: &FocusTrajectoryProps) -> Html {
    let FocusTrajectoryProps { store, figures, norm, area, year } = props;
    let (node, width) = use_width((store.view.explained.is_some(), *area));
    let width = width.max(NARROWEST);
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Html::default() };
    let model = &open.model;
    let what = model.norm(*norm);
    let points = trajectories::points(language, model, figures, *norm, *area);
    let unit = language.name(&model.measure_of(*norm).unit);
    let stock = stock_word(model, figures, *norm, *area);
    let number = |value: f64| short(language, value);
    let now = model.cell(*area, *year).and_then(|cell| figures.gap(cell));
    let gap_now = now.map(|gap| sentences::short_gap(language, gap)).unwrap_or_default();
    let drawing = trajectory(
        &Frame::new("focus-trajectory", width),
        300.0,
        &Trajectory {
            points: &points,
            due: trajectories::due(figures),
            current: Some(i32::from(*year)),
            at_most: what.direction == Direction::AtMost,
            counted: model.measure_of(*norm).adds_up(),
            words: TrajectoryWords { available: language.say(stock), ..trajectory_words(language, unit, &gap_now) },
            number: &number,
        },
    );
    let of = |value: Option<f64>| value.map_or_else(|| or_unknown(None), number);
    let table = ChartTable {
        headers: [words::YEAR, words::REQUIRED, stock].map(|word| language.say(word).to_owned()).to_vec(),
        rows: points.iter().map(|point| vec![point.year.to_string(), of(point.requirement), of(point.available)]).collect(),
    };
    let explain = {
        let (store, cell, first) = (store.clone(), Cell { norm: *norm, area: *area }, model.horizon().first());
        Callback::from(move |key: MarkKey| {
            if let Ok(row) = u16::try_from(key.row.max(key.col)) {
                store.dispatch(Msg::Year(first + row));
            }
            store.dispatch(Msg::Explain(Some(cell)));
        })
    };
    let title = language.name(&what.name).to_owned();
    html! {
        <section class="focus__part" ref={node}>
            <h2 class="focus__title">{ title.clone() }</h2>
            <ChartView drawing={Rc::new(drawing)} label={title} summary={now.map(|gap| sentences::gap(language, gap, unit)).unwrap_or_default()}
                table={Rc::new(table)} table_label={language.say(words::TABLE_VIEW)} chart_label={language.say(words::CHART_VIEW)} on_pick={explain} />
            <p class="unseen">{ now.map(full).unwrap_or_default() }</p>
        </section>
    }
}
