//! The plans that bind, and where the figures were taken from.

use permille_engine::plan::Plan;
use permille_engine::slide::SlideKind;

use super::{Medium, Seen, SlideContent, SlideView, words};
use crate::wording::headline::Piece;
use crate::wording::language::{Language, Say};

/// How many plans, and how many sources of data, a slide lists.
const ROWS: usize = 5;

pub(super) fn tell(seen: &Seen, place: &SlideView, medium: Medium) -> SlideContent {
    let language = seen.language;
    let mut told = seen.blank(SlideKind::Sources, seen.area(place.area).to_owned());
    told.title = vec![Piece::Plain(seen.say(words::SOURCES).to_owned())];
    listed(&mut told.points, language, seen.set.plans.iter().map(|one| plan(language, one)).collect(), medium);
    listed(&mut told.points, language, data(seen), medium);
    told.source = "Permille".to_owned();
    told
}

/// Adds what there is room for, and how many there are more.
fn listed(points: &mut Vec<String>, language: Language, mut names: Vec<String>, medium: Medium) {
    let hidden = names.len().saturating_sub(medium.rows(ROWS));
    names.truncate(medium.rows(ROWS));
    points.extend(names);
    if hidden > 0 {
        points.push(words::more(language, hidden));
    }
}

/// A document as planners cite it.
pub(super) fn plan(language: Language, plan: &Plan) -> String {
    cited(language, language.name(&plan.title), plan.number.as_deref())
}

/// A title and a number as planners cite them.
pub(super) fn cited(language: Language, title: &str, number: Option<&str>) -> String {
    match (number, language) {
        (Some(number), Language::Zh) => format!("《{title}》（{number}）"),
        (None, Language::Zh) => format!("《{title}》"),
        (Some(number), Language::En) => format!("{title} ({number})"),
        (None, Language::En) => title.to_owned(),
    }
}

/// Where the figures were taken from.
pub(super) fn data(seen: &Seen) -> Vec<String> {
    seen.set.sources.values().map(|name| seen.language.name(name).to_owned()).collect()
}
