//! Figures far from all their peers, each with the strip of these.

use std::rc::Rc;

use permille_engine::doubts::Ground;
use permille_engine::merge::Doubt;
use permille_engine::peers::survey::{Finding, Scale};
use permille_engine::quantity::Quantity;
use yew::prelude::*;

use super::context::Context;
use crate::charts::{Drawing, Frame, Strip, StripDot, strip};
use crate::components::chart_view::ChartView;
use crate::components::pages::Pages;
use crate::text::merge as said;
use crate::text::numbers::{full, rounded};
use crate::text::{Language, Say, data_screen, pages as of_pages, words};

/// How many are on a page.
const MOST: usize = 30;
/// So many peers have room on a strip; where there are more, the sentence beside it has to do.
const DOTS: usize = 1_000;
/// How wide a strip is, in pixels.
const STRIP_WIDTH: f64 = 240.0;

/// What the part is told.
#[derive(Clone, PartialEq, Properties)]
pub struct OutliersProps {
    /// What all parts see.
    pub(super) context: Context,
}

/// The outliers.
#[component]
pub fn Outliers(props: &OutliersProps) -> Html {
    let context = &props.context;
    let language = context.language;
    let page = use_state_eq(|| 0_usize);
    let count = context.outliers().count();
    if count == 0 {
        return html! { <p class="merge__none">{ language.say(said::NO_OUTLIERS) }</p> };
    }
    let pages = Pages::of(count, MOST, *page);
    let turned = {
        let page = page.clone();
        Callback::from(move |to| page.set(to))
    };
    let shown = context.outliers().skip(pages.range().start).take(MOST);
    html! {
        <>

                <table class="merge__table">
                    <thead>
                        <tr>
                            <th scope="col">{ language.say(words::AREA) }</th>
                            <th scope="col">{ language.say(words::FIGURE) }</th>
                            <th scope="col">{ language.say(words::YEAR) }</th>
                            <th scope="col" class="merge__number">{ language.say(said::STATED) }</th>
                            <th scope="col">{ language.say(said::WHY) }</th>
                            <th scope="col">{ language.say(said::PEERS) }</th>
                            <th scope="col">{ language.say(said::BY) }</th>
                        </tr>
                    </thead>
                    <tbody>{ for shown.enumerate().map(|(position, doubt)| row(context, position, doubt)) }</tbody>
                </table>
            { pages.turning(language, language.say(of_pages::FIGURES), &turned) }
        </>
    }
}

fn row(context: &Context, position: usize, doubt: &Doubt) -> Html {
    let language = context.language;
    let place = &doubt.about.place;
    let Ground::Peers(Finding::Outlier(outlier)) = doubt.about.ground else { return Html::default() };
    let (area, figure) = (context.names.area(language, &place.area), context.names.figure(language, &place.figure));
    let why = data_screen::outlier(language, outlier);
    let picture = picture(context, position, doubt);
    html! {
        <tr>
            <th scope="row">{ area.to_owned() }</th>
            <td>{ &figure }</td>
            <td class="merge__year">{ place.year }</td>
            <td class="merge__number">{ full(doubt.about.value) }</td>
            <td>{ &why }</td>
            <td>
                if let Some(picture) = picture {
                    <ChartView drawing={Rc::new(picture)} label={format!("{figure}: {area}")} summary={why} reachable={false} class="merge__strip" />
                }
            </td>
            <td class="is-faint">{ context.names.holder(language, doubt.holder).to_owned() }</td>
        </tr>
    }
}

/// The strip of all areas of the level.
fn picture(context: &Context, position: usize, doubt: &Doubt) -> Option<Drawing> {
    let language = context.language;
    let place = &doubt.about.place;
    let scale = Scale::of(&place.figure, context.names.measure(&place.figure))?;
    let areas = &context.merged.set.baseline.areas;
    let level = areas.iter().find(|area| area.code == place.area)?.level;
    if areas.iter().filter(|area| area.level == level).nth(DOTS).is_some() {
        return None;
    }
    let times = if scale == Scale::PerResident { 1_000.0 } else { 1.0 };
    let unit = context.names.unit(language, &place.figure);
    let unit = if scale == Scale::PerResident { said::per_thousand(language, unit) } else { unit.to_owned() };
    let mut dots = Vec::new();
    let mut selected = None;
    for area in areas.iter().filter(|area| area.level == level) {
        let value = area.series(&place.figure).and_then(|series| series.latest(place.year)).map(|(_, value)| value);
        let rate = value.and_then(|value| scale.rate(area, place.year, value)).map(|rate| rate.to_f64() * times);
        if area.code == place.area {
            selected = Some(dots.len());
        }
        let said = rate.map(|rate| written(language, rate)).unwrap_or_default();
        dots.push(StripDot { value: rate, tip: format!("{} {said} {unit}", context.names.area(language, &area.code)) });
    }
    let number = |value: f64| written(language, value);
    let chart = Strip { dots: &dots, selected, number: &number, no_data: "" };
    Some(strip(&Frame::new(format!("outlier-{position}"), STRIP_WIDTH), 44.0, &chart))
}

/// A rate with the places that say something.
fn written(language: Language, rate: f64) -> String {
    if rate >= 1_000.0 {
        return crate::text::numbers::short(language, rate);
    }
    let places = if rate >= 100.0 { 0 } else { 2 };
    format!("{rate:.places$}").parse::<Quantity>().map_or_else(|_| String::new(), |rate| rounded(rate, places))
}
