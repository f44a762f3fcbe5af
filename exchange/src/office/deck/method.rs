//! How it is worked out, and what the scenarios assume.

use permille_engine::placed::without_effect;
use permille_engine::scenario::Setting;
use permille_engine::slide::SlideKind;

use super::{Column, Medium, Seen, SlideContent, SlideView, Table, words};
use crate::wording::gaps::with_unit;
use crate::wording::headline::Piece;
use crate::wording::language::Say;
use crate::wording::numbers::full;
use crate::wording::{levers, words as shared};

/// How many levers a slide lists.
const ROWS: usize = 3;

pub(super) fn tell(seen: &Seen, place: &SlideView, medium: Medium) -> SlideContent {
    let language = seen.language;
    let mut told = seen.blank(SlideKind::Method, seen.scenario(place.scenario).to_owned());
    told.title = vec![Piece::Plain(seen.say(words::METHOD).to_owned())];
    told.points = words::decisions(language).map(str::to_owned).to_vec();
    let scenario = seen.scenarios.get(place.scenario);
    let settings = scenario.map_or(&[][..], |scenario| &scenario.settings);
    let without_effect = scenario.map(|scenario| without_effect(seen.model, scenario)).unwrap_or_default();
    let acts = |position: &usize| without_effect.iter().all(|(one, _)| one != position);
    // A slide has room for what moves something; the report lists the rest with the reason.
    let settings: Vec<&Setting> =
        (0..).zip(settings).filter(|(position, _)| acts(position)).map(|(_, setting)| setting).collect();
    let shown = settings.iter().take(medium.rows(ROWS));
    told.points.extend(shown.map(|setting| {
        let said = format!("{}{}{}", name(seen, setting), language.pick("：", ": "), value(seen, setting));
        match setting.reason.as_deref().map(|reason| language.note(reason)) {
            Some(reason) => format!("{said} {}", language.pick(format!("（{reason}）"), format!("({reason})"))),
            None => said,
        }
    }));
    let hidden = settings.len().saturating_sub(medium.rows(ROWS));
    if hidden > 0 {
        told.points.push(words::more(language, hidden));
    }
    told.source = "Permille".to_owned();
    told
}

/// What a lever is called, and where it is put.
fn name(seen: &Seen, setting: &Setting) -> String {
    let name = levers::lever(seen.language, seen.model, &setting.lever);
    match &setting.area {
        Some(area) => format!("{} · {name}", levers::area(seen.language, seen.model, area)),
        None => name,
    }
}

/// Where a lever is put, with its unit.
fn value(seen: &Seen, setting: &Setting) -> String {
    let unit = levers::unit(seen.language, seen.model, &setting.lever);
    let year = matches!(setting.lever, permille_engine::scenario::Lever::DueYear { .. });
    let figure = if year { setting.value.trunc().to_string() } else { full(setting.value) };
    with_unit(&figure, &unit)
}

/// Every lever that a scenario moves, with the reason written beside it.
pub(super) fn all_levers(seen: &Seen) -> Option<Table> {
    let head = vec![
        Column::words(seen.say(words::SCENARIO), 16),
        Column::words(seen.say(words::LEVER), 24),
        Column::words(seen.say(shared::AREA), 12),
        Column::figures(seen.say(words::VALUE), 16),
        Column::words(seen.say(words::REASON), 32),
    ];
    let mut rows = Vec::new();
    for scenario in &seen.scenarios {
        let without_effect = without_effect(seen.model, scenario);
        for (position, setting) in scenario.settings.iter().enumerate() {
            let without_effect = without_effect
                .iter()
                .find(|(one, _)| *one == position)
                .map(|(_, why)| levers::without_effect(seen.language, *why));
            let reason = setting.reason.as_deref().map(|reason| seen.language.note(reason));
            let reasons = reason.into_iter().chain(without_effect.map(str::to_owned));
            let area = setting.area.as_ref().map(|area| levers::area(seen.language, seen.model, area));
            rows.push(vec![
                seen.language.name(&scenario.name).to_owned(),
                levers::lever(seen.language, seen.model, &setting.lever),
                area.unwrap_or_else(|| seen.say(words::EVERYWHERE).to_owned()),
                value(seen, setting),
                reasons.collect::<Vec<_>>().join(seen.language.pick("；", "; ")),
            ]);
        }
    }
    (!rows.is_empty()).then_some(Table { head, rows })
}
