//! A slide as it stands on the screen: laid out for a sheet 768 pixels tall, and scaled to whatever there is.

use permille_engine::slide::SlideKind;
use permille_exchange::office::deck::{Chart, Fact, Sense, SlideContent};
use yew::prelude::*;

use crate::charts::Drawing;
use crate::components::deck_table::deck_table;
use crate::components::pieces::pieces;
use crate::text::present;
use crate::views::deck::ChartSize;

/// How tall a sheet is, in its own pixels: those of the smallest projector.
pub const HEIGHT: f64 = 768.0;
/// How wide the narrowest is, 4 to 3.
pub const NARROWEST: f64 = 1024.0;
/// How wide the widest is, 16 to 9.
pub const WIDEST: f64 = 1366.0;
/// The margin at either side.
const MARGIN: f64 = 60.0;
/// How wide the column of figures beside a chart is.
const FACTS: f64 = 300.0;
/// How large the type of a chart is.
const TYPE: f64 = 22.0;

/// How wide a sheet is in room of this size, and by how much it is scaled.
#[must_use]
pub fn fit(width: f64, height: f64) -> (f64, f64) {
    let (width, height) = (width.max(1.0), height.max(1.0));
    let across = (HEIGHT * width / height).clamp(NARROWEST, WIDEST);
    (across, (width / across).min(height / HEIGHT))
}

/// A slide, `across` pixels wide, at a scale, its chart drawn by `drawn`.
pub fn sheet(
    drawn: &dyn Fn(&Chart, ChartSize) -> Drawing,
    told: &SlideContent,
    (number, count): (usize, usize),
    (across, scale): (f64, f64),
) -> Html {
    let size = format!("width:{:.1}px;height:{:.1}px", across * scale, HEIGHT * scale);
    let inner = format!("width:{across:.1}px;height:{HEIGHT}px;transform:scale({scale:.4})");
    let first = told.kind == SlideKind::Title;
    html! {
        <div class="slide" style={size}>
            <article class={classes!("slide__sheet", first.then_some("slide__sheet--first"))} style={inner}>
                if !told.mark.is_empty() { <p class="slide__mark">{ told.mark }</p> }
                <p class="slide__about">{ &told.about }</p>
                <h2 class={classes!("slide__title", is_long(told).then_some("slide__title--long"))}>{ pieces(&told.title) }</h2>
                if let Some(caption) = &told.caption { <p class="slide__caption">{ caption }</p> }
                <div class="slide__body">{ body(drawn, told, across) }</div>
                <footer class="slide__foot"><span>{ &told.source }</span><span>{ present::place(number, count) }</span></footer>
            </article>
        </div>
    }
}

/// Whether a title is set smaller, so that it keeps to two lines; a Chinese character is as wide as two letters.
fn is_long(told: &SlideContent) -> bool {
    told.title_text().chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum::<usize>() > 92
}

fn body(drawn: &dyn Fn(&Chart, ChartSize) -> Drawing, told: &SlideContent, across: f64) -> Html {
    let within = across - 2.0 * MARGIN;
    // What the title and the caption leave; a title takes up to two lines.
    let height = if told.caption.is_some() { 400.0 } else { 450.0 };
    let Some(chart) = &told.chart else {
        return html! {
            <>
                if !told.facts.is_empty() { <div class="slide__facts slide__facts--across">{ facts(&told.facts) }</div> }
                { for told.table.iter().map(|table| deck_table(table, "")) }
                if !told.points.is_empty() {
                    <ul class={classes!("slide__points", (told.points.len() > 6).then_some("slide__points--many"))}>{ for told.points.iter().map(|point| html! { <li>{ point }</li> }) }</ul>
                }
            </>
        };
    };
    let aside = if told.table.is_none() && !told.facts.is_empty() { FACTS + 40.0 } else { 0.0 };
    let below = told.table.as_ref().map_or(0.0, |table| 34.0 * (table.rows.len() as f64 + 1.0) + 16.0);
    let room = ChartSize {
        width: within - aside,
        height: (height - below).max(180.0),
        text: if below > 0.0 { TYPE * 0.82 } else { TYPE },
    };
    let drawing = drawn(chart, room);
    html! {
        <>
            <div class="slide__drawn">
                <figure class="slide__chart" role="img" aria-label={told.title_text()}>
                    { Html::from_html_unchecked(AttrValue::from(drawing.svg)) }
                </figure>
                if aside > 0.0 { <div class="slide__facts">{ facts(&told.facts) }</div> }
            </div>
            { for told.table.iter().map(|table| deck_table(table, "")) }
        </>
    }
}

fn facts(facts: &[Fact]) -> Html {
    let fact = |fact: &Fact| {
        let sense = match fact.sense {
            Sense::Plain => None,
            Sense::Met => Some("is-met"),
            Sense::Short => Some("is-short"),
        };
        html! {
            <p class="slide__fact"><strong class={classes!(sense)}>{ &fact.figure }</strong><span>{ &fact.words }</span></p>
        }
    };
    html! { <>{ for facts.iter().map(fact) }</> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_fills_the_height_or_the_width_and_never_more() {
        assert_eq!(fit(1024.0, 768.0), (1024.0, 1.0));
        let (across, scale) = fit(1920.0, 1080.0);
        assert!((across - 1365.3).abs() < 0.1 && (across * scale - 1920.0).abs() < 0.1);
        for (width, height) in [(390.0, 844.0), (3000.0, 500.0), (0.0, 0.0), (800.0, 600.0)] {
            let (across, scale) = fit(width, height);
            assert!(across * scale <= width.max(1.0) + 0.01 && HEIGHT * scale <= height.max(1.0) + 0.01);
        }
    }
}
