//! The four parts of a brief.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use permille_engine::area::{Area, PopulationBase};
use permille_engine::id::SourceId;
use permille_engine::in_order::{self, InOrder};
use permille_engine::norm::{Direction, Domain};
use permille_engine::outlook::Outlook;
use permille_engine::outlook::norm::NormOutlook;
use permille_engine::plan::Plan;
use permille_engine::quantity::Quantity;

use super::super::report::Section;
use super::super::{Column, Seen, SlideView, Table, sources as cited, words as told};
use super::words;
use crate::wording::closing::Closing;
use crate::wording::course::side_by_side;
use crate::wording::gaps::{self, with_unit};
use crate::wording::language::{Say, Word};
use crate::wording::numbers::{full, or_unknown, percent, whole};
use crate::wording::shortened::{shortened, width};
use crate::wording::{norms, places, words as shared};

/// How many gaps are listed.
const GAPS: usize = 3;
/// How many norms peers are compared by.
const COMPARED: usize = 4;
/// So few with a figure are no peers.
const FEWEST: usize = 3;
/// How many plans, and how many sources, are listed however full the page is.
const SOURCES: usize = 3;
/// How many rows the three tables have at most.
const ROWS: usize = 12 + GAPS + COMPARED;
/// The room for sources, in Latin letters, on a page whose tables have all their rows, and what each row fewer adds to it.
const ROOM: (usize, usize) = (180, 70);

/// The room for a norm's name in three lines of a narrow column, in Latin letters; for all names below.
const NORM: usize = 54;
/// The room for it in one line.
const LINE: usize = 46;
/// The room for what closes a gap, and for a clause.
const CELL: usize = 44;
/// The room for a unit.
const UNIT: usize = 16;
/// The room for a source.
const SOURCE: usize = 60;
/// The room for a document's number.
const NUMBER: usize = 24;
/// The room for the name of an area above.
const ABOVE: usize = 30;
/// The room for the gaps that are not listed.
const FURTHER: usize = 150;

/// How many norms stand how, by domain.
pub(super) fn standing(seen: &Seen, outlook: &Outlook, place: &SlideView) -> Section {
    let language = seen.language;
    let counted: Vec<usize> = norms::counted(seen.model, place.area).collect();
    let row = |(domain, _): (Domain, &str)| {
        let own = counted.iter().copied().filter(|&norm| seen.model.norm(norm).domain == domain);
        let counts = norms::counts(seen.model, outlook, own, place.area, place.year);
        let figures = [counts.all(), counts.met, counts.short, counts.on_track, counts.no_data].map(|count| count.to_string());
        let name = seen.say(shared::domain(domain)).to_owned();
        (counts.all() > 0).then(|| std::iter::once(name).chain(figures).collect())
    };
    let statuses = [words::MET, words::SHORT, words::ON_TRACK, words::NO_DATA];
    let heads = statuses.into_iter().map(|word| Column::figures(seen.say(word), 12));
    let head = [Column::words(seen.say(words::DOMAIN), 40), Column::figures(seen.say(words::NORMS), 12)].into_iter().chain(heads);
    let rows: Vec<Vec<String>> = Domain::ALL.into_iter().filter_map(row).collect();
    let people = seen.model.cell(place.area, place.year).and_then(|cell| {
        let position = seen.model.bases().iter().position(|base| *base == PopulationBase::Resident)?;
        outlook.population().people(position, cell)
    });
    let counted_in = seen
        .model
        .areas()
        .get(place.area)
        .and_then(|area| area.population.get(&PopulationBase::Resident)?.latest(place.year).map(|(year, _)| year));
    Section {
        heading: seen.say(words::STANDING).to_owned(),
        paragraphs: vec![words::people(language, people.map(whole).as_deref(), place.year, counted_in)],
        table: (!rows.is_empty()).then(|| Table { head: head.collect(), rows }),
        ..Section::default()
    }
}

/// The largest gaps, and what would close them.
pub(super) fn largest(seen: &Seen, outlook: &Outlook, place: &SlideView) -> Section {
    let language = seen.language;
    let all = norms::gaps(seen.model, outlook, place.area, place.year);
    let heading = seen.say(words::GAPS).to_owned();
    if all.is_empty() {
        let counts = norms::counts(seen.model, outlook, norms::counted(seen.model, place.area), place.area, place.year);
        return Section { heading, paragraphs: vec![words::no_gap(language, counts.no_data)], ..Section::default() };
    }
    let head = vec![
        Column::words(seen.say(shared::NORM), 25),
        Column::figures(seen.say(shared::REQUIRED), 11),
        Column::figures(seen.say(shared::AVAILABLE), 11),
        Column::figures(seen.say(shared::GAP), 15),
        Column::figures(seen.say(shared::COVERAGE), 11),
        Column::words(seen.say(words::TAKES), 20),
        Column::words(seen.say(shared::CLAUSE), 19),
    ];
    let rows = all.iter().take(GAPS).filter_map(|&norm| gap(seen, outlook, place, norm)).collect();
    let further: Vec<&str> = all.iter().skip(GAPS).map(|&norm| seen.norm(norm)).collect();
    let source = match further.len() {
        0 => String::new(),
        count => words::more_gaps(language, count, &shortened(&further.join(language.pick("、", ", ")), FURTHER)),
    };
    let paragraphs = if all.len() > 1 { vec![seen.say(words::ORDER).to_owned()] } else { Vec::new() };
    Section { heading, paragraphs, table: Some(Table { head, rows }), source, ..Section::default() }
}

/// One gap.
fn gap(seen: &Seen, outlook: &Outlook, place: &SlideView, norm: usize) -> Option<Vec<String>> {
    let language = seen.language;
    let cell = seen.model.cell(place.area, place.year)?;
    let (figures, what) = (seen.figures(place.scenario, norm)?, seen.model.norm(norm));
    let (required, available, _) = side_by_side(figures, cell);
    let unit = shortened(seen.unit(norm), UNIT);
    let amount = figures.gap(cell)?;
    let missing = with_unit(&gaps::gap(language, what.direction, amount, &full(amount)), &unit);
    let missing = missing + &told::behind_gap(language, figures, cell);
    let scenario = seen.scenarios.get(place.scenario)?;
    let closing = Closing::of_gap(seen.model, scenario, outlook, norm, place.area, (place.year, seen.day.0));
    Some(vec![
        shortened(seen.norm(norm), NORM),
        or_unknown(required),
        or_unknown(available),
        missing,
        figures.coverage(cell).map_or_else(|| or_unknown(None), percent),
        shortened(&words::takes(language, closing, what.direction, &unit), CELL),
        shortened(&seen.clause(norm), CELL),
    ])
}

/// Where the area stands among those of its level, by coverage.
pub(super) fn peers(seen: &Seen, place: &SlideView) -> Section {
    let (model, language) = (seen.model, seen.language);
    let heading = seen.say(words::PEERS).to_owned();
    let (above, peers) = places::peers(model, place.area);
    let mut rows = Vec::new();
    for norm in telling(seen, place) {
        rows.extend(seen.figures(place.scenario, norm).and_then(|figures| rank(seen, place, (norm, figures), &peers)));
        if rows.len() == COMPARED {
            break;
        }
    }
    if rows.is_empty() {
        return Section { heading, paragraphs: vec![seen.say(words::NO_PEERS).to_owned()], ..Section::default() };
    }
    let head = vec![
        Column::words(seen.say(shared::NORM), 45),
        Column::figures(seen.say(words::HERE), 10),
        Column::figures(seen.say(words::LOWEST), 10),
        Column::figures(seen.say(words::MEDIAN), 10),
        Column::figures(seen.say(words::HIGHEST), 10),
        Column::figures(seen.say(words::RANK), 15),
    ];
    let above = above.map(|above| shortened(seen.area(above), ABOVE));
    let said = words::about_peers(language, above.as_deref(), model.areas()[place.area].level, peers.len());
    Section { heading, paragraphs: vec![said], table: Some(Table { head, rows }), ..Section::default() }
}

/// The norms peers are compared by: those that are short, then the other leading ones.
fn telling(seen: &Seen, place: &SlideView) -> Vec<usize> {
    let Some(outlook) = seen.outlooks.get(place.scenario) else { return Vec::new() };
    let mut telling = norms::gaps(seen.model, outlook, place.area, place.year);
    telling.truncate(GAPS);
    let leading = norms::leading(seen.model, place.area, norms::LEADING);
    telling.extend(leading.into_iter().filter(|norm| !telling.contains(norm)).collect::<Vec<_>>());
    telling
}

/// The area's coverage beside those of its peers; `None` where its own is unknown, or too few are known.
fn rank(seen: &Seen, place: &SlideView, (norm, figures): (usize, &NormOutlook), peers: &[usize]) -> Option<Vec<String>> {
    let what = seen.model.norm(norm);
    if what.direction != Direction::AtLeast || !what.rule.has_coverage() {
        return None;
    }
    let coverage = |area: usize| figures.coverage(seen.model.cell(area, place.year)?);
    let own = coverage(place.area)?;
    let mut all: Vec<Quantity> = peers.iter().filter_map(|&peer| coverage(peer)).collect();
    if all.len() < FEWEST {
        return None;
    }
    all.put_in_order_by_key(|one| *one);
    let rank = 1 + all.iter().filter(|one| **one > own).count();
    // Of an even number, halfway between the two in the middle.
    let (low, high) = (*all.get((all.len() - 1) / 2)?, *all.get(all.len() / 2)?);
    let median = low.plus(high).and_then(|sum| sum.percent_nearest(Quantity::whole(50).ok()?)).unwrap_or(low);
    let figures = [own, *all.first()?, median, *all.last()?].map(percent);
    let name = shortened(seen.norm(norm), LINE);
    let place = words::place(seen.language, rank, all.len());
    Some(std::iter::once(name).chain(figures).chain([place]).collect())
}

/// The plans that bind the area, and what its figures were taken from: as many as there is room for below tables of so many `rows`.
pub(super) fn sources(seen: &Seen, place: &SlideView, rows: usize) -> Section {
    let (model, language) = (seen.model, seen.language);
    let binding: BTreeSet<_> = in_order::set(norms::counted(model, place.area).map(|norm| &model.plan_of(norm).id));
    let cited = |plan: &Arc<Plan>| {
        let number = plan.number.as_deref().map(|number| shortened(number, NUMBER));
        cited::cited(language, &shortened(language.name(&plan.title), SOURCE), number.as_deref())
    };
    let plans: Vec<String> = seen.set.plans.iter().filter(|plan| binding.contains(&plan.id)).map(cited).collect();
    let areas = model.areas();
    let mut taken = BTreeMap::new();
    areas.get(place.area).into_iter().flat_map(taken_from).for_each(|id| *taken.entry(id).or_insert(0_usize) += 1);
    // What is summed rests on what is below.
    let below = (0..areas.len()).filter(|&one| model.tree().upward(one).any(|above| above == place.area));
    below.flat_map(|one| taken_from(&areas[one])).for_each(|id| *taken.entry(id).or_insert(0) += 1);
    // What most figures rest on comes first.
    let mut taken: Vec<(&SourceId, usize)> = taken.into_iter().collect();
    taken.put_in_order_by_key(|(_, count)| std::cmp::Reverse(*count));
    let named = |(id, _): &(&SourceId, usize)| seen.set.sources.get(*id).map(|name| shortened(language.name(name), SOURCE));
    let figures: Vec<String> = taken.iter().filter_map(named).collect();
    let mut room = ROOM.0 + ROOM.1 * ROWS.saturating_sub(rows);
    let plans = listed(seen, told::PLANS, plans, &mut room);
    let figures = match figures.is_empty() {
        true => seen.say(words::NO_SOURCE).to_owned(),
        false => listed(seen, told::DATA, figures, &mut room),
    };
    Section { heading: seen.say(told::SOURCES).to_owned(), paragraphs: vec![plans, figures], ..Section::default() }
}

/// Names behind what they are, as far as the room goes, and how many more stand in the report.
fn listed(seen: &Seen, what: Word, names: Vec<String>, room: &mut usize) -> String {
    let mut fits = |(place, name): &(usize, &String)| {
        let left = room.checked_sub(width(name));
        *room = left.unwrap_or(0);
        left.is_some() || *place < SOURCES
    };
    let first: Vec<String> = names.iter().enumerate().take_while(|one| fits(one)).map(|(_, name)| name.clone()).collect();
    words::listed(seen.language, seen.say(what), &first, names.len() - first.len())
}

/// What an area's own figures were taken from.
fn taken_from(area: &Area) -> impl Iterator<Item = &SourceId> {
    let stated = area.population.values().chain(area.measures.values()).filter(|series| !series.values.is_empty());
    stated.filter_map(|series| series.source.as_ref())
}
