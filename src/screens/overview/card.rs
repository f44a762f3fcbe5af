//! One norm as a card: its rule, its figure, and a small trajectory.

use std::rc::Rc;

use permille_engine::outlook::NormHandle;
use permille_engine::outlook::status::Status;
use yew::prelude::*;

use super::view;
use crate::charts::{Drawing, Frame, Trajectory, TrajectoryWords, trajectory_card};
use crate::components::ask::Ask;
use crate::components::chart_view::ChartView;
use crate::components::chip::Chip;
use crate::components::width::use_width;
use crate::queries::trajectories;
use crate::store::{Cell, Msg, Open, StoreHandle};
use crate::text::{Language, Say, numbers, words};

/// What a card is told.
#[derive(Clone, PartialEq, Properties)]
pub struct NormCardProps {
    /// The store.
    pub store: StoreHandle,
    /// The norm's figures.
    pub figures: NormHandle,
    /// The norm, by its position in the model.
    pub norm: usize,
    /// Whether the charts below show it.
    pub focused: bool,
}

/// The height of the small trajectory.
const CHART_HEIGHT: f64 = 76.0;

/// One norm as a card.
#[component]
pub fn NormCard(props: &NormCardProps) -> Html {
    let NormCardProps { store, figures, norm, focused } = props;
    let node = use_node_ref();
    let width = use_width(&node, (store.view.explained.is_some(), store.view.area), 220.0);
    let language = store.preferences.language;
    let (area, year) = (store.view.area, store.view.year);
    let drawing = {
        let store = store.clone();
        let figures = figures.clone();
        // The width is in whole steps; as an integer it can be compared.
        let pixels = format!("{width:.0}");
        use_memo((figures, *norm, area, year, language, pixels), move |(figures, norm, area, ..)| {
            store.open.as_ref().map(|open| Rc::new(draw(language, open, figures, *norm, *area, i32::from(year), width)))
        })
    };
    let Some(open) = &store.open else { return Html::default() };
    let card = view::card(language, &open.model, figures, *norm, area, year);
    let focus = {
        let (store, norm) = (store.clone(), *norm);
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Norm(Some(norm))))
    };
    let tone = match (card.status, card.word) {
        (Some(Status::Short), _) => Some("is-short"),
        (Some(Status::Met), _) => Some("is-met"),
        (_, word) if word == language.say(words::REQUIRED) => Some("is-soft"),
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
                <span class="card__word">{ card.word }</span>
                <Ask store={store.clone()} cell={Cell { norm: *norm, area }} text={card.figure.clone()} label={card.label.clone()} class="card__number" />
                <span class="card__unit">{ &card.unit }</span>
            </p>
            <p class="card__aside">{ &card.aside }</p>
            <div class="card__chart" ref={node}>
                if let Some(drawing) = &*drawing {
                    <ChartView drawing={Rc::clone(drawing)} reachable=false label={card.label.clone()} />
                }
            </div>
        </article>
    }
}

fn draw(language: Language, open: &Open, figures: &NormHandle, norm: usize, area: usize, year: i32, width: f64) -> Drawing {
    let points = trajectories::points(language, &open.model, figures, norm, area);
    let number = |value: f64| numbers::short(language, value);
    let frame = Frame::new(format!("card-{norm}"), width);
    trajectory_card(&frame, CHART_HEIGHT, &Trajectory {
        points: &points,
        due: trajectories::due(figures),
        current: Some(year),
        at_most: open.model.norm(norm).direction == permille_engine::norm::Direction::AtMost,
        words: trajectory_words(language, "", ""),
        number: &number,
    })
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
