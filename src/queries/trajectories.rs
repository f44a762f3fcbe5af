//! A norm over the years, as points a chart can draw.

use permille_engine::model::{Model, Standing};
use permille_engine::outlook::norm::NormOutlook;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use crate::charts::TrajectoryPoint;
use crate::text::numbers::or_unknown;
use crate::text::{Language, Say, sentences, words};

/// The points of one norm in one area, a point a year.
#[must_use]
pub fn points(language: Language, model: &Model, figures: &NormOutlook, norm: usize, area: usize) -> Vec<TrajectoryPoint> {
    let unit = language.name(&model.measure_of(norm).unit);
    let drawn = |value: Option<Quantity>| value.map(Quantity::to_f64);
    let point = |year: Year| {
        let cell = model.cell(area, year)?;
        let (required, available) = (figures.requirement(cell), figures.available(cell));
        let mut tip = format!(
            "{year} · {} {} · {} {}",
            language.say(words::REQUIRED),
            or_unknown(required),
            language.say(words::AVAILABLE),
            or_unknown(available)
        );
        if let Some(gap) = figures.gap(cell) {
            tip.push_str(" · ");
            tip.push_str(&sentences::gap(language, gap, unit));
        }
        // Of an area above others only what counts is drawn: one county's surplus does not fill another's gap, so the line stands
        // below the requirement by the very shortfall that is printed.
        let counted = match (required, figures.gap(cell)) {
            (Some(required), Some(gap)) if gap > Quantity::ZERO && model.standing(norm, area) == Standing::Above => required.minus(gap),
            _ => available,
        };
        Some(TrajectoryPoint {
            year: i32::from(year),
            requirement: drawn(required),
            path: drawn(figures.path(cell)),
            available: drawn(counted),
            tip,
        })
    };
    model.horizon().years().filter_map(point).collect()
}

/// The year the last target falls due.
#[must_use]
pub fn due(figures: &NormOutlook) -> Option<i32> {
    figures.targets().last().map(|target| i32::from(target.due))
}
