//! A slide's map, where the outlines are known; the ranking stands in where they are not.

use permille_engine::norm::Direction;
use permille_engine::slide::SlideKind;
use permille_exchange::office::deck::Chart;

use super::trial::Shown;
use crate::charts::{Drawing, Frame};
use crate::queries::land::geography;
use crate::queries::places;
use crate::store::{Open, Outlines};
use crate::text::Language;
use crate::views::deck::{ChartSize, draw};
use crate::views::figures::Figures;
use crate::views::map::{self, By};
use crate::views::wording::Wording;

/// How tall the legend and the credit below the land are, in lines.
const BELOW: f64 = 4.5;

/// Draws a slide's chart: its map, or what stands in for it.
#[must_use]
pub fn picture(
    language: Language,
    open: &Open,
    outlines: &Outlines,
    shown: &Shown,
    chart: &Chart,
    (id, size): (&str, ChartSize),
) -> Drawing {
    let wanted = shown.told.kind == SlideKind::Map;
    let on_map = wanted.then(|| land(language, open, outlines, shown, (id, size))).flatten();
    on_map.unwrap_or_else(|| draw(language, chart, id, size))
}

fn land(language: Language, open: &Open, outlines: &Outlines, shown: &Shown, (id, size): (&str, ChartSize)) -> Option<Drawing> {
    let model = &open.model;
    let place = shown.place?;
    let norm = place.norm?;
    let outlook = match &shown.outlook {
        Some(tried) => tried,
        None => &**open.outlook(place.scenario)?,
    };
    let (level, areas) = places::compared(model, place.area, Some(model.norm(norm).level));
    let geography = geography(model, &areas, outlines.known());
    if !geography.is_known() {
        return None;
    }
    let figures = Figures::read(model, outlook, norm, place.year, place.area, (level, &areas));
    let wording = Wording::new(language, model, norm);
    let by = if model.norm(norm).direction == Direction::AtLeast { By::Coverage } else { By::Gap };
    let own = outlines.own.as_ref().map(|own| own.file.as_str());
    let seen =
        map::Seen { model, figures: &figures, wording: &wording, areas: &areas, geography: &geography, own, by, selected: None };
    let frame = Frame::new(id, size.width).with_text(size.text * 0.75);
    let drawn = map::draw_in(&seen, &frame, (size.height - size.text * BELOW).max(120.0))?;
    Some((*drawn.drawing).clone())
}
