//! A norm over the years, as points a chart can draw.

use permille_engine::model::Model;
use permille_engine::outlook::norm::NormOutlook;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use permille_exchange::wording::course::{side_by_side, surplus};

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
        let (required, available, left_out) = side_by_side(figures, cell);
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
        if left_out > 0 {
            tip.push_str(" · ");
            tip.push_str(&sentences::left_out(language, left_out));
        }
        let beyond = surplus(model, figures, norm, area, year);
        let counted = available.and_then(|available| available.minus(beyond));
        Some(TrajectoryPoint {
            year: i32::from(year),
            requirement: drawn(required),
            // The path starts from the whole stock: beside a line without the surplus it would mislead.
            path: drawn(figures.path(cell).filter(|_| beyond == Quantity::ZERO)),
            available: drawn(counted),
            tip,
        })
    };
    model.horizon().years().filter_map(point).collect()
}

/// The year from which the norm binds.
#[must_use]
pub fn due(figures: &NormOutlook) -> Option<i32> {
    figures.targets().first().map(|target| i32::from(target.due))
}
