//! One norm as a card: its rule, its figure, and a small trajectory.

use std::rc::Rc;

use permille_engine::model::Model;
use permille_engine::norm::Direction;
use permille_engine::outlook::NormHandle;
use permille_engine::outlook::status::Status;
use permille_engine::year::Year;
use yew::prelude::*;

use super::view;
use crate::charts::{Drawing, Frame, Trajectory, TrajectoryWords, trajectory_card};
use crate::components::ask::ask;
use crate::components::chart_view::ChartView;
use crate::components::chip::Chip;
use crate::components::same::Same;
use crate::components::width::use_width;
use crate::queries::trajectories;
use crate::store::{Cell, Dispatch, Msg};
use crate::text::{Language, Say, numbers, words};

/// What a card is told.
#[derive(Clone, PartialEq, Properties)]
pub struct NormCardProps {
    /// How to change the store.
    pub dispatch: Dispatch,
    /// The model.
    pub model: Same<Model>,
    /// The language.
    pub language: Language,
    /// The area.
    pub area: usize,
    /// The year.
    pub year: Year,
    /// Whether the drawer is open, and on this card's number.
    pub explained: Option<bool>,
    /// The norm's figures.
    pub figures: NormHandle,
    /// The norm, by its position in the model.
    pub norm: usize,
    /// Whether the charts below show it.
    pub focused: bool,
}

/// What a card is drawn for before its width is known.
const NARROWEST: f64 = 160.0;
/// The height of the small trajectory.
const CHART_HEIGHT: f64 = 76.0;

/// One norm as a card.
#[component]
pub fn NormCard(props: &NormCardProps) -> Html {
    let NormCardProps { dispatch, model, language, area, year, explained, figures, norm, focused } = props;
    let (language, area, year) = (*language, *area, *year);
    let (node, width) = use_width((explained.is_some(), area));
    let drawing = {
        let (model, figures) = (model.clone(), figures.clone());
        // The width is in whole steps; as an integer it can be compared.
        let pixels = format!("{width:.0}");
        use_memo((figures, *norm, area, year, language, pixels), move |(figures, norm, area, ..)| {
            Rc::new(draw(language, &model, figures, *norm, *area, i32::from(year), width.max(NARROWEST)))
        })
    };
    let card = view::card(language, model, figures, *norm, area, year);
    let focus = {
        let (dispatch, norm) = (dispatch.clone(), *norm);
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Norm(Some(norm))))
    };
    let tone = match card.status {
        Some(Status::Short) => Some("is-short"),
        Some(Status::Met) => Some("is-met"),
        Some(Status::NoData) => Some("is-soft"),
        _ => None,
    };
    html! {
        <article class={classes!("card", focused.then_some("card--focused"))}>
            <header class="card__head">
                <h2 class="card__name">
                    <button type="button" onclick={focus} aria-pressed={focused.to_string()}>{ &card.name }</button>
                </h2>
                if let Some(status) = card.status { <Chip {status} {language} /> }
            </header>
            <p class="card__rule">{ &card.rule }</p>
            <p class={classes!("card__figure", tone)}>
                <span class="card__word">{ &card.word }</span>
                { ask(dispatch, Cell { norm: *norm, area }, card.figure.clone().into(), card.label.clone().into(), classes!("card__number"), *explained == Some(true)) }
                <span class="card__unit">{ &card.unit }</span>
            </p>
            <p class="card__aside">{ &card.aside }</p>
            <div class="card__chart" ref={node}>
                <ChartView drawing={Rc::clone(&*drawing)} reachable=false label={card.label.clone()} />
            </div>
        </article>
    }
}

fn draw(language: Language, model: &Model, figures: &NormHandle, norm: usize, area: usize, year: i32, width: f64) -> Drawing {
    let points = trajectories::points(language, model, figures, norm, area);
    let number = |value: f64| numbers::short(language, value);
    let frame = Frame::new(format!("card-{norm}"), width);
    trajectory_card(
        &frame,
        CHART_HEIGHT,
        &Trajectory {
            points: &points,
            due: trajectories::due(figures),
            current: Some(year),
            at_most: model.norm(norm).direction == Direction::AtMost,
            counted: model.measure_of(norm).adds_up(),
            words: trajectory_words(language, "", ""),
            number: &number,
        },
    )
}

/// The words on a trajectory.
pub(super) fn trajectory_words<'a>(language: Language, unit: &'a str, gap: &'a str) -> TrajectoryWords<'a> {
    TrajectoryWords {
        requirement: language.say(words::REQUIRED),
        available: language.say(words::AVAILABLE),
        gap,
        due: language.say(words::DUE),
        unit,
        no_data: language.say(words::NO_DATA_YET),
    }
}
