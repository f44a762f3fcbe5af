//! The report: the same told at length, for paper.

use permille_engine::norm::Domain;
use permille_engine::quality::Quality;
use permille_engine::slide::{Slide, SlideKind};

use super::{
    Chart, Medium, Seen, SlideView, Table, comparison, headline, method, milestones, proposal, quality, ranking, sources, text,
    title, trajectory, usual, words,
};
use crate::wording::footing::titled;
use crate::wording::language::{Language, Say};
use crate::wording::sentences::numbered_table;
use crate::wording::{norms, words as shared};

/// How many norms are told of at length.
const LEADING: usize = 6;
/// How many rows of a table of areas a page shows.
const AREAS: usize = 100;

/// A report.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// What it is called.
    pub title: String,
    /// What stands at the edge of each of its pages; empty where the file is not marked.
    pub mark: &'static str,
    /// What it is about: area, years, scenario.
    pub about: String,
    /// What a reader should know first.
    pub description: String,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// A part of a report.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Section {
    /// Whether it is a part of the section before.
    pub within: bool,
    /// Its heading, numbered where it is not within another.
    pub heading: String,
    /// What it says, a paragraph each.
    pub paragraphs: Vec<String>,
    /// What is drawn.
    pub chart: Option<Chart>,
    /// What stands in rows.
    pub table: Option<Table>,
    /// What its rows are called, with the number of the table; none where tables are not numbered.
    pub caption: String,
    /// Sentences in a list.
    pub points: Vec<String>,
    /// Where it comes from.
    pub source: String,
}

/// Composes the report of the view of `slide`: its norm, area, year and scenario. How good the figures are is told where it is known: to look at those of
/// thousands of areas takes a while.
#[must_use]
pub fn compose(seen: &Seen, slide: &Slide, quality: Option<&Quality>) -> Report {
    let usual = Slide::new(SlideKind::Title);
    let place = seen.looks_at(slide).or_else(|| seen.looks_at(&usual));
    let cover = place.map(|place| title::tell(seen, &place));
    let mut report = Report {
        title: titled(seen.language, seen.set),
        mark: seen.mark(),
        about: String::new(),
        description: seen.language.name(&seen.set.description).to_owned(),
        sections: Vec::new(),
    };
    let (Some(place), Some(_)) = (place, cover) else { return report };
    report.about = seen.about("", &place);
    let mut parts = vec![whole(seen, &place)];
    parts.push(leading(seen, &place));
    parts.extend(compared(seen, &place));
    parts.extend(proposed(seen));
    parts.extend(to_be_done(seen, &place));
    parts.push(assumed(seen));
    parts.push(based_on(seen, &place));
    parts.extend(quality.map(|quality| quality::sections(seen, quality)));
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    let mut tables = 0;
    for (number, mut part) in (1..).zip(parts) {
        captioned(seen.language, &mut part, &mut tables);
        if let Some(first) = part.first_mut() {
            first.heading = numbered(seen.language, number, &first.heading);
        }
        report.sections.extend(part);
    }
    report
}

/// Numbers the tables of a part, and calls each by the nearest heading above it. `tables` counts those of the whole report.
fn captioned(language: Language, part: &mut [Section], tables: &mut usize) {
    let mut heading = String::new();
    for section in part {
        if !section.heading.is_empty() {
            heading.clone_from(&section.heading);
        }
        if section.table.is_some() {
            *tables += 1;
            section.caption = numbered_table(language, *tables, &heading);
        }
    }
}

/// `一、总体情况`, `1. The whole picture`
pub(super) fn numbered(language: Language, number: usize, heading: &str) -> String {
    const DIGITS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    match (language, DIGITS.get(number - 1)) {
        (Language::Zh, Some(digit)) => format!("{digit}、{heading}"),
        _ => format!("{number}. {heading}"),
    }
}

/// How many norms are met, and every norm of which anything is known, by domain.
fn whole(seen: &Seen, place: &SlideView) -> Vec<Section> {
    let told = headline::tell(seen, place);
    let first = Section {
        heading: seen.say(words::ALL_NORMS).to_owned(),
        paragraphs: vec![told.title_text(), seen.say(words::UNTOLD).to_owned()],
        source: told.source,
        ..Section::default()
    };
    let tells = |norm: &usize| {
        let figures = seen.figures(place.scenario, *norm).zip(seen.model.cell(place.area, place.year));
        figures.is_some_and(|(figures, cell)| figures.available(cell).is_some())
    };
    let known: Vec<usize> = norms::counted(seen.model, place.area).filter(tells).collect();
    let domain = |(domain, _): (Domain, &str)| {
        let own: Vec<usize> = known.iter().copied().filter(|&norm| seen.model.norm(norm).domain == domain).collect();
        (!own.is_empty()).then(|| Section {
            within: true,
            heading: seen.say(shared::domain(domain)).to_owned(),
            table: Some(headline::table(seen, place, &own, Medium::Page)),
            ..Section::default()
        })
    };
    std::iter::once(first).chain(Domain::ALL.into_iter().filter_map(domain)).collect()
}

/// The leading norms: what the clause demands, how it runs over the years, and where the gap is.
fn leading(seen: &Seen, place: &SlideView) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut chosen = usual::most_telling(seen, place.area, place.year);
    // The norm in view comes first.
    if let Some(norm) = place.norm {
        chosen.retain(|&one| one != norm);
        chosen.insert(0, norm);
    }
    for (rank, norm) in chosen.into_iter().take(LEADING).enumerate() {
        let Some(figures) = seen.figures(place.scenario, norm) else { continue };
        let statement = seen.language.name(&seen.model.norm(norm).source.statement);
        let note = seen.model.norm(norm).note.as_ref().map(|note| seen.language.name(note).to_owned());
        let said = words::sentence(seen.language, &text(&trajectory::sentence(seen, place, norm, figures)));
        sections.push(Section {
            within: true,
            heading: seen.norm(norm).to_owned(),
            paragraphs: [Some(said), Some(statement.to_owned()), note].into_iter().flatten().collect(),
            chart: trajectory::drawn(trajectory::chart(seen, place, norm, figures)),
            source: seen.basis(norm),
            ..Section::default()
        });
        let (level, bars) = ranking::areas(seen, place, norm);
        if bars.len() > 1 && bars.iter().any(|bar| bar.gap.is_some()) {
            let said = words::sentence(seen.language, &text(&ranking::sentence(seen, norm, level, &bars)));
            sections.push(Section {
                within: true,
                paragraphs: vec![said],
                // Of the first norm every area is told, of the others those that lack the most.
                table: (rank == 0 && bars.len() > ranking::PAGE).then(|| areas_table(seen, norm, &bars)),
                chart: Some(Chart::Ranking(ranking::chart(seen, norm, bars, ranking::PAGE))),
                ..Section::default()
            });
        }
    }
    if !sections.is_empty() {
        sections.insert(0, Section { heading: seen.say(words::LEADING).to_owned(), ..Section::default() });
    }
    sections
}

/// The areas that the chart has no room for.
fn areas_table(seen: &Seen, norm: usize, bars: &[super::Bar]) -> Table {
    use super::Column;
    use crate::wording::numbers::or_unknown;
    let head = vec![
        Column::words(seen.say(shared::AREA), 30),
        Column::figures(seen.say(shared::REQUIRED), 20),
        Column::figures(seen.say(shared::AVAILABLE), 20),
        Column::figures(seen.say(shared::GAP), 30),
    ];
    let rows = bars.iter().skip(ranking::PAGE).take(AREAS).map(|bar| {
        let gap = bar.gap.map_or_else(|| or_unknown(None), |gap| seen.gap(norm, gap));
        vec![bar.name.clone(), or_unknown(bar.requirement), or_unknown(bar.available), gap]
    });
    Table { head, rows: rows.collect() }
}

fn compared(seen: &Seen, place: &SlideView) -> Option<Vec<Section>> {
    let norm = place.norm.filter(|_| seen.scenarios.len() > 1)?;
    let said = words::sentence(seen.language, &text(&comparison::sentence(seen, place, norm)));
    Some(vec![Section {
        heading: seen.say(words::kind(SlideKind::Comparison)).to_owned(),
        paragraphs: vec![said],
        chart: Some(Chart::Courses(comparison::chart(seen, place, norm))),
        table: Some(comparison::table(seen, place, norm)),
        source: seen.basis(norm),
        ..Section::default()
    }])
}

/// Every scenario's actions with their reasons.
fn proposed(seen: &Seen) -> Option<Vec<Section>> {
    let mut sections = Vec::new();
    for (position, scenario) in seen.scenarios.iter().enumerate().filter(|(_, scenario)| !scenario.actions.is_empty()) {
        let place = seen.looks_at(&Slide { scenario: Some(scenario.id.clone()), ..Slide::new(SlideKind::Proposal) });
        let last = seen.model.horizon().last();
        let place = SlideView { year: last, scenario: position, ..place? };
        let told = proposal::tell(seen, &place, Medium::Page);
        sections.push(Section {
            within: true,
            heading: seen.language.name(&scenario.name).to_owned(),
            paragraphs: vec![words::sentence(seen.language, &told.title_text())],
            table: told.table,
            ..Section::default()
        });
        sections.push(Section { within: true, table: Some(proposal::all_actions(seen, scenario)), ..Section::default() });
    }
    if sections.is_empty() {
        return None;
    }
    sections.insert(0, Section { heading: seen.say(words::PROPOSAL).to_owned(), ..Section::default() });
    Some(sections)
}

fn to_be_done(seen: &Seen, place: &SlideView) -> Option<Vec<Section>> {
    let told = milestones::tell(seen, place, Medium::Page);
    told.table.as_ref()?;
    Some(vec![Section {
        heading: seen.say(words::kind(SlideKind::Milestones)).to_owned(),
        paragraphs: vec![words::sentence(seen.language, &told.title_text())],
        table: told.table,
        ..Section::default()
    }])
}

fn assumed(seen: &Seen) -> Vec<Section> {
    let table = method::all_levers(seen);
    let none = table.is_none().then(|| seen.say(words::NO_LEVERS).to_owned());
    let heading = seen.say(words::LEVERS_AND_REASONS).to_owned();
    vec![Section { heading, paragraphs: none.into_iter().collect(), table, ..Section::default() }]
}

fn based_on(seen: &Seen, place: &SlideView) -> Vec<Section> {
    let plans = seen.set.plans.iter().map(|plan| sources::plan(seen.language, plan)).collect();
    let how = method::tell(seen, place, Medium::Slide);
    let part = |heading, points| Section { within: true, heading, points, ..Section::default() };
    let mut sections = vec![
        Section { heading: seen.say(words::SOURCES).to_owned(), ..Section::default() },
        part(seen.say(words::PLANS).to_owned(), plans),
        part(seen.say(words::DATA).to_owned(), sources::data(seen)),
        part(how.title_text(), words::decisions(seen.language).map(str::to_owned).to_vec()),
    ];
    sections.retain(|section| !section.within || !section.points.is_empty());
    sections
}
