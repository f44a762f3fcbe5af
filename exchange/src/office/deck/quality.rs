//! How good the figures are that the plans need, as a part of the report.

use permille_engine::doubts::{Asked, Doubt};
use permille_engine::edit::Figure;
use permille_engine::peers::survey::Kinds;
use permille_engine::quality::{Needs, Quality, Surveyed, Surveying, Tally};

use super::report::Section;
use super::{Column, Seen, Table};
use crate::wording::footing::basis;
use crate::wording::language::Say;
use crate::wording::numbers::{UNKNOWN, full, whole};
use crate::wording::{quality as words, words as shared};

/// How many areas, and how many doubts, are listed.
const AREAS: usize = 20;
const DOUBTS: usize = 40;

/// What there is to say of the figures of a set, under its first scenario.
#[must_use]
pub fn survey(seen: &Seen) -> Quality {
    let Some(outlook) = seen.outlooks.first() else { return Quality::default() };
    let (kinds, needs, basis) = (Kinds::of(&seen.set.plans), Needs::of(seen.model), basis(seen.set));
    let of = Surveyed { model: seen.model, outlook, needs: &needs, basis: &basis };
    let asked = Asked::of(seen.model, &kinds);
    Surveying::new(&of, &asked).finish()
}

/// The part of the report; nothing where plans need no figure and none is in doubt.
pub(super) fn sections(seen: &Seen, quality: &Quality) -> Vec<Section> {
    if quality.all.needed == 0 && quality.doubts.is_empty() {
        return Vec::new();
    }
    let language = seen.language;
    let told = |(figure, tally): &&(Figure, Tally)| tally.known() > 0 || quality.doubts_of(figure) > 0;
    let rows: Vec<Vec<String>> =
        quality.figures.iter().filter(told).map(|(figure, tally)| row(seen, quality, figure, tally)).collect();
    let unlisted = quality.figures.len() - rows.len();
    let said =
        [Some(words::headline(language, &quality.all)), (unlisted > 0).then(|| words::unlisted(language, unlisted, rows.len()))];
    let head = std::iter::once(Column::words(seen.say(words::FIGURE), 40))
        .chain(
            [
                words::KNOWN,
                words::UNKNOWN_OF,
                words::OBSERVED,
                words::ASSUMED,
                words::UNSOURCED,
                words::DERIVED,
                words::OLDEST,
                words::SOURCES,
                words::DOUBTS,
            ]
            .map(|word| Column::figures(seen.say(word), 11)),
        )
        .collect();
    let mut sections = vec![Section {
        heading: seen.say(words::QUALITY).to_owned(),
        paragraphs: said.into_iter().flatten().collect(),
        table: (!rows.is_empty()).then_some(Table { head, rows }),
        ..Section::default()
    }];
    sections.extend(worst(seen, quality));
    sections.push(Section {
        within: true,
        heading: seen.say(words::DOUBTED).to_owned(),
        paragraphs: vec![words::doubts(language, quality.doubts.len())],
        points: listed(seen, quality),
        ..Section::default()
    });
    sections
}

/// A figure's row.
fn row(seen: &Seen, quality: &Quality, figure: &Figure, tally: &Tally) -> Vec<String> {
    let name = words::figure(seen.model, figure).0;
    let name = std::iter::once(seen.language.name(&name).to_owned());
    let counts = [tally.known(), tally.unknown(), tally.observed, tally.assumed, tally.unsourced, tally.follow].map(count);
    let oldest = std::iter::once(tally.oldest().map_or_else(|| UNKNOWN.to_owned(), |year| year.to_string()));
    name.chain(counts).chain(oldest).chain([tally.sources.len(), quality.doubts_of(figure)].map(count)).collect()
}

fn count(count: usize) -> String {
    whole(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The areas with the most gaps or doubts.
fn worst(seen: &Seen, quality: &Quality) -> Option<Section> {
    let head = std::iter::once(Column::words(seen.say(shared::AREA), 40))
        .chain(
            [words::NEEDED, words::KNOWN, words::UNKNOWN_OF, words::OLDEST, words::DOUBTS]
                .map(|word| Column::figures(seen.say(word), 13)),
        )
        .collect();
    let row = |area: usize| {
        let of = quality.areas[area];
        let oldest = of.oldest.map_or_else(|| UNKNOWN.to_owned(), |year| year.to_string());
        let counts = [of.needed, of.known, of.unknown()].map(|of| count(of as usize));
        let name = std::iter::once(seen.area(area).to_owned());
        name.chain(counts).chain([oldest, count(of.doubts as usize)]).collect()
    };
    let rows: Vec<Vec<String>> = quality.worst(AREAS).into_iter().map(row).collect();
    (!rows.is_empty()).then(|| Section {
        within: true,
        heading: seen.say(words::WORST_AREAS).to_owned(),
        table: Some(Table { head, rows }),
        ..Section::default()
    })
}

/// The doubts, a sentence each, as far as there is room.
fn listed(seen: &Seen, quality: &Quality) -> Vec<String> {
    let mut points: Vec<String> = quality.doubts.iter().take(DOUBTS).map(|doubt| point(seen, doubt)).collect();
    let hidden = quality.doubts.len() - points.len();
    points.extend((hidden > 0).then(|| words::more(seen.language, hidden)));
    points
}

/// `南昌县，床位（2020 年）：26,400。约为……`
fn point(seen: &Seen, doubt: &Doubt) -> String {
    let place = &doubt.place;
    let area = seen.model.tree().position(&place.area).map_or_else(|| place.area.as_str(), |area| seen.area(area));
    let name = words::figure(seen.model, &place.figure).0;
    let (figure, year, value) = (seen.language.name(&name), place.year, full(doubt.value));
    let why = words::doubt(seen.language, doubt);
    seen.language
        .pick(format!("{area}，{figure}（{year} 年）：{value}。{why}"), format!("{area}, {figure}, {year}: {value}. {why}"))
}
