//! The first slide: what the file is about.

use permille_engine::slide::SlideKind;

use super::{Seen, SlideContent, SlideView, words};
use crate::wording::footing::titled;
use crate::wording::headline::Piece;
use crate::wording::language::Say;

pub(super) fn tell(seen: &Seen, place: &SlideView) -> SlideContent {
    let language = seen.language;
    let horizon = seen.model.horizon();
    let mut told = seen.blank(SlideKind::Title, seen.say(words::WHAT_IF).to_owned());
    told.title = vec![Piece::Plain(titled(language, seen.set))];
    told.points = vec![
        format!("{} · {}–{}", seen.area(place.area), horizon.first(), horizon.last()),
        language.name(&seen.set.description).to_owned(),
    ];
    told.points.retain(|point| !point.is_empty());
    let names: Vec<&str> = seen.scenarios.iter().map(|scenario| language.name(&scenario.name)).collect();
    told.source = seen.in_a_line(seen.say(words::SCENARIOS), &names, None);
    told
}
