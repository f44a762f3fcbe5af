//! The report: the open file told at length on paper, in place of the screens while it is read and printed.

pub mod briefs;

use gloo::timers::callback::Timeout;
use permille_engine::quality::Quality;
use permille_engine::slide::{Slide, SlideKind};
use permille_exchange::office::deck::Chart;
use permille_exchange::office::deck::report::{Report as Told, Section, compose};
use yew::prelude::*;

use crate::components::deck_table::deck_table;
use crate::components::document::use_document;
use crate::components::marking::Marking;
use crate::components::quality::use_quality;
use crate::components::same::Same;
use crate::components::screen_help::HelpButton;
use crate::dom;
use crate::standalone::is_standalone;
use crate::store::{Msg, OnPaper, Open, StoreHandle};
use crate::tasks::chat;
use crate::tasks::deck::Format;
use crate::text::{Language, Say, briefs as brief_words, present, report, words};
use crate::views::deck::{ChartSize, draw, seen};

/// How wide a chart is drawn, in pixels: the width of the text on a sheet of A4.
const WIDTH: f64 = 680.0;
/// How tall.
const HEIGHT: f64 = 240.0;
/// How large its type is.
const TYPE: f64 = 13.0;
/// How tall a row of a ranking is at most.
const ROW: f64 = TYPE * 1.9;

/// How soon the browser's dialog opens, in milliseconds.
const SOON: u32 = 400;

/// What the report is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ReportProps {
    /// The store.
    pub store: StoreHandle,
}

/// The report, with how good its figures are as soon as that is known.
#[component]
pub fn Report(props: &ReportProps) -> Html {
    let quality = use_quality(props.store.open.as_ref());
    html! { <Pages store={props.store.clone()} whole={quality.is_some()} quality={quality.as_ref().map(Same::new)} /> }
}

/// What its pages are told.
#[derive(Clone, PartialEq, Properties)]
pub struct PagesProps {
    /// The store.
    pub store: StoreHandle,
    /// How good the figures are, where it is told.
    #[prop_or_default]
    pub quality: Option<Same<Quality>>,
    /// Whether all of it is there.
    #[prop_or(true)]
    pub whole: bool,
}

/// The report of the view in sight: its norm, area, year and scenario.
#[component]
pub fn Pages(props: &PagesProps) -> Html {
    let PagesProps { store, quality, whole } = props;
    let language = store.preferences.language;
    let (writing, docx) = use_document(store, Format::Docx);
    let print = {
        let store = store.clone();
        Callback::from(move |()| {
            if chat::takes_files(&store) {
                dom::print();
            }
        })
    };
    {
        let print = print.clone();
        use_effect_with(*whole, move |&whole| {
            // Once all of it has been laid out; the dialog stops the page.
            let soon = whole.then(|| Timeout::new(SOON, move || print.emit(())));
            move || drop(soon)
        });
    }
    let Some(open) = &store.open else { return Html::default() };
    let day = dom::today();
    let told = compose(&seen(language, open, store.view.scenario, day), &slide(store, open), quality.as_deref());
    let print = print.reform(|_: MouseEvent| ());
    let go = |to: Option<OnPaper>| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::OnPaper(to)))
    };
    html! {
        <div class="report-page">
            <header class="report-bar">
                <button type="button" class="button button--main" onclick={print}>{ language.say(report::PRINT) }</button>
                <button type="button" class="button" onclick={(!writing).then_some(docx)} aria-disabled={writing.then_some("true")}>
                    { language.say(if writing { present::WRITING } else { report::DOCX }) }
                </button>
                // A page that stands alone has none of them, for its size.
                if !is_standalone() {
                    <button type="button" class="button" onclick={go(Some(OnPaper::Briefs))}>{ language.say(brief_words::BRIEFS) }</button>
                }
                <button type="button" class="button" onclick={go(None)}>{ language.say(words::CLOSE) }</button>
                <Marking store={store.clone()} />
                <HelpButton store={store.clone()} />
                <p>{ language.say(report::HINT) }</p>
            </header>
            <main class="report" id="answer" tabindex="-1">
                { mark(&told) }
                <header class="report__head">
                    <h1>{ &told.title }</h1>
                    <p class="report__about">{ report::about(language, &told.about, day) }</p>
                    <p>{ &told.description }</p>
                </header>
                { sections(language, &told) }
            </main>
        </div>
    }
}

/// The view in sight, as a slide has it.
fn slide(store: &StoreHandle, open: &Open) -> Slide {
    let view = &store.view;
    Slide {
        norm: view.norm.map(|norm| open.model.norm(norm).id.clone()),
        area: open.model.areas().get(view.area).map(|area| area.code.clone()),
        year: Some(view.year),
        ..Slide::new(SlideKind::Title)
    }
}

/// The mark as it stands at the edge of each sheet; on paper the page's own edge has it.
fn mark(told: &Told) -> Html {
    if told.mark.is_empty() {
        Html::default()
    } else {
        html! { <p class="report__mark">{ told.mark }</p> }
    }
}

fn sections(language: Language, told: &Told) -> Html {
    html! { <>{ for told.sections.iter().enumerate().map(|(place, one)| section(language, place, one)) }</> }
}

fn section(language: Language, place: usize, one: &Section) -> Html {
    let chart = one.chart.as_ref().map(|chart| {
        // A ranking is as tall as its rows.
        let height = if let Chart::Ranking(ranking) = chart { (ranking.rows.len() as f64 + 3.0) * ROW } else { HEIGHT };
        let size = ChartSize { width: WIDTH, height, text: TYPE };
        let svg = draw(language, chart, &format!("report-{place}"), size).svg;
        let label = one.paragraphs.first().cloned().unwrap_or_else(|| one.heading.clone());
        html! { <figure class="report__chart" role="img" aria-label={label}>{ Html::from_html_unchecked(AttrValue::from(svg)) }</figure> }
    });
    let heading = match (one.heading.is_empty(), one.within) {
        (true, _) => Html::default(),
        (false, true) => html! { <h3>{ &one.heading }</h3> },
        (false, false) => html! { <h2>{ &one.heading }</h2> },
    };
    html! {
        <section class={classes!("report__part", one.within.then_some("report__part--within"))}>
            { heading }
            { for one.paragraphs.iter().map(|paragraph| html! { <p>{ paragraph }</p> }) }
            { for chart }
            { for one.table.iter().map(|table| deck_table(table, &one.caption)) }
            if !one.points.is_empty() {
                <ul>{ for one.points.iter().map(|point| html! { <li>{ point }</li> }) }</ul>
            }
            if !one.source.is_empty() { <p class="report__source">{ &one.source }</p> }
        </section>
    }
}
