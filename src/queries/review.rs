//! What there is to be checked in the open file, as a list: what each thing is called, what stands there, and from where.

use permille_engine::area::{Area, Figure};
use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_engine::review::{CheckState, Subject};
use permille_engine::scenario::ScenarioSet;
use permille_exchange::wording::language::{Language, Say};
use permille_exchange::wording::{levers, names, numbers};

use crate::store::Open;

/// Something to be checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it is.
    pub subject: Subject,
    /// What stands there, in the form in which it is kept with a tick.
    pub stated: String,
    /// How far it has been checked.
    pub state: CheckState,
}

impl Item {
    /// What stands there now, and how far that has been checked; `None` where there is nothing any more.
    #[must_use]
    pub fn of(set: &ScenarioSet, subject: &Subject) -> Option<Self> {
        let stated = set.stated(subject)?;
        let state = set.check_state(subject, &stated);
        Some(Self { subject: subject.clone(), stated, state })
    }
}

/// How much there is to be checked, and how far it has been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checklist {
    /// How much there is.
    pub all: usize,
    /// How much is checked.
    pub checked: usize,
    /// How much was changed since it was checked.
    pub changed: usize,
    /// How much has comments.
    pub commented: usize,
    /// Reviews of what is not there any more.
    pub gone: usize,
}

impl Checklist {
    /// What there is to be checked in a set. Only what was reviewed is looked at: everything else is merely counted.
    #[must_use]
    pub fn of(set: &ScenarioSet) -> Self {
        let mut list = Self { all: set.count_to_be_checked(), checked: 0, changed: 0, commented: 0, gone: 0 };
        for (subject, review, stated) in set.reviewed() {
            let Some(stated) = stated else {
                list.gone += 1;
                continue;
            };
            list.commented += usize::from(!review.comments.is_empty());
            match set.check_state(subject, &stated) {
                CheckState::Checked => list.checked += 1,
                CheckState::Changed => list.changed += 1,
                CheckState::Unchecked => {}
            }
        }
        list
    }
}

/// What a number rests on and can be checked: the figures of its area, the latest first, or those of the areas it is the sum of; its norm; and the area's people.
#[must_use]
pub fn rests_on(model: &Model, norm: usize, area: usize) -> Vec<Subject> {
    let what = model.norm(norm);
    let figure = Figure::Measure(what.measure.clone());
    let mut found = Vec::new();
    let mut ahead = vec![area];
    while let Some(place) = ahead.pop() {
        match stated(model, place, &figure) {
            own if own.is_empty() => ahead.extend(model.tree().children(place).iter().rev()),
            own if place == area => found = own,
            below => found.extend(below.into_iter().next()),
        }
    }
    found.push(Subject::Norm(what.id.clone()));
    for base in model.areas()[area].population.keys() {
        found.extend(stated(model, area, &Figure::Population(base.clone())));
    }
    found
}

/// What is stated of a figure in an area, the latest first.
fn stated(model: &Model, area: usize, figure: &Figure) -> Vec<Subject> {
    let area = &model.areas()[area];
    let years = area.series(figure).into_iter().flat_map(|series| series.values.keys().rev());
    years.map(|&year| Subject::Figure { area: area.code.clone(), figure: figure.clone(), year }).collect()
}

/// How something is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// What it is: the area and the figure, the norm, the scenario and the lever.
    pub what: Name,
    /// What stands there.
    pub value: String,
    /// Where it was taken from; nothing where that is not said.
    pub source: Option<String>,
}

/// How something of the open file is told.
#[must_use]
pub fn told(language: Language, open: &Open, item: &Item) -> Told {
    told_of(language, open, &item.subject, &item.stated)
}

/// How something is told of which this is, or was, `stated`; it may not be in the file any more.
#[must_use]
pub fn told_of(language: Language, open: &Open, subject: &Subject, stated: &str) -> Told {
    let value = |unit: &str| {
        let number = number(stated);
        if unit.is_empty() { number } else { format!("{number} {unit}") }
    };
    let set = open.set();
    match subject {
        Subject::Figure { area: code, figure, year } => {
            let area = area(open, code.as_str());
            let (name, unit) = figure_name(open, figure);
            let series = area.and_then(|area| area.series(figure));
            let source = series.and_then(|series| series.source.as_ref());
            let source =
                source.map(|id| set.sources.get(id).map_or_else(|| id.to_string(), |name| language.name(name).to_owned()));
            let note = series.and_then(|series| series.note.as_deref()).map(|note| language.note(note));
            // As elsewhere: that a figure was entered by hand is not cut off.
            let source = match (source, note) {
                (Some(source), Some(note)) => Some(format!("{note} · {source}")),
                (source, note) => source.or(note),
            };
            let place = area.map_or_else(|| Name::new(code.as_str(), code.as_str()), |area| area.name.clone());
            let what = Name::new(format!("{} · {} · {year}", place.zh, name.zh), format!("{} · {} · {year}", place.en, name.en));
            Told { what, value: value(language.name(&unit)), source }
        }
        Subject::Norm(id) => {
            let found = open.model.norm_position(id).map(|at| (open.model.norm(at), open.model.plan_of(at)));
            let Some((norm, plan)) = found else {
                return Told { what: Name::new(id.as_str(), id.as_str()), value: stated.to_owned(), source: None };
            };
            let document = plan.number.clone().unwrap_or_else(|| language.name(&plan.title).to_owned());
            Told {
                what: norm.name.clone(),
                value: language.name(&norm.source.statement).to_owned(),
                source: Some(format!("{document} · {}", norm.source.clause)),
            }
        }
        Subject::Assumption { scenario: id, lever, area: code } => {
            let scenario = set.scenarios.iter().find(|scenario| scenario.id == *id);
            let reason = scenario
                .and_then(|one| one.setting(lever, code.as_ref()))
                .and_then(|setting| setting.reason.as_deref())
                .map(|reason| language.note(reason));
            let name = scenario.map_or_else(|| Name::new(id.as_str(), id.as_str()), |scenario| scenario.name.clone());
            let place = code.as_ref().and_then(|code| area(open, code.as_str())).map(|area| area.name.clone());
            let of = |language: Language| {
                let lever = levers::lever(language, &open.model, lever);
                let place = place.as_ref().map(|place| format!(" · {}", language.name(place))).unwrap_or_default();
                format!("{} · {lever}{place}", language.name(&name))
            };
            let what = Name::new(of(Language::Zh), of(Language::En));
            Told { what, value: value(&levers::unit(language, &open.model, lever)), source: reason }
        }
    }
}

/// What stood there, for a reader: the number of a figure or an assumption, without its source; nothing of a norm, whose words are for files.
#[must_use]
pub fn stood(subject: &Subject, stated: &str) -> Option<String> {
    (!matches!(subject, Subject::Norm(_))).then(|| number(stated))
}

/// The number at the beginning of what stands there.
fn number(stated: &str) -> String {
    let number = stated.split(" · ").next().unwrap_or_default();
    number.parse().map_or_else(|_| number.to_owned(), numbers::full)
}

fn area<'a>(open: &'a Open, code: &str) -> Option<&'a Area> {
    let position = open.model.tree().position(&code.into())?;
    open.model.areas().get(position)
}

/// What a figure is called, and its unit.
#[must_use]
pub fn figure_name(open: &Open, figure: &Figure) -> (Name, Name) {
    match figure {
        Figure::Population(base) => (names::base(base), Name::new("人", "people")),
        Figure::Measure(id) => open.model.measure_position(id).map_or_else(
            || (Name::new(id.as_str(), id.as_str()), Name::default()),
            |position| {
                let measure = &open.model.measures()[position];
                (measure.name.clone(), measure.unit.clone())
            },
        ),
    }
}

/// The day in a text, however it is written: `2026-11-29`, `2026.11.29`, `2026年11月29日`; `None` where it is none.
#[must_use]
pub fn day(text: &str) -> Option<String> {
    let plain: String = text.trim().chars().map(permille_exchange::wording::figure::narrow).collect();
    let mut parts = plain.split(|one: char| !one.is_ascii_digit()).filter(|part| !part.is_empty()).map(str::parse::<u16>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let long = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let is_day =
        (1900..=2200).contains(&year) && (1..=12).contains(&month) && (1..=long).contains(&day) && parts.next().is_none();
    is_day.then(|| format!("{year}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use permille_exchange::files::{scenario_file, shipped};

    use super::*;

    #[test]
    fn a_number_rests_on_the_figures_of_its_area_the_latest_first_its_norm_and_the_people_counted() {
        let plans = shipped::plans().unwrap();
        let open = Open::new(scenario_file::read(shipped::scenario("jiangxi-2025").unwrap(), &plans).unwrap().0).unwrap();
        let model = &open.model;
        let of = |measure: &str, code: &str| {
            let norm = (0..model.norm_count()).find(|&norm| model.norm(norm).measure.as_str() == measure).unwrap();
            let found = rests_on(model, norm, model.tree().position(&code.into()).unwrap());
            let told = |subject: &Subject| match subject {
                Subject::Figure { area, figure: Figure::Measure(_), year } => format!("{area} {year}"),
                Subject::Figure { figure: Figure::Population(_), year, .. } => format!("people {year}"),
                _ => "norm".to_owned(),
            };
            found.iter().map(told).collect::<Vec<_>>()
        };
        let province = of("licensed-physicians", "360000");
        assert_eq!(province[..3], ["360000 2022", "360000 2021", "360000 2020"]);
        assert_eq!(province[5..7], ["norm", "people 2023"]);
        // What a province has no figure of is the sum of its areas: of each, the latest.
        let mut set = open.set().clone();
        let mut areas = set.baseline.areas.to_vec();
        areas[0].measures.clear();
        set.baseline.areas = Arc::new(areas);
        let (model, _) = Model::new(&set).unwrap();
        let norm = (0..model.norm_count()).find(|&norm| model.norm(norm).measure.as_str() == "licensed-physicians").unwrap();
        let cities = rests_on(&model, norm, 0);
        assert_eq!(
            cities.iter().filter(|one| matches!(one, Subject::Figure { figure: Figure::Measure(_), year: 2020, .. })).count(),
            11
        );
    }

    #[test]
    fn a_day_is_taken_however_it_is_written_and_nothing_else() {
        for text in ["2026-11-29", " 2026.11.29", "2026/11/29", "2026年11月29日", "２０２６－１１－２９"] {
            assert_eq!(day(text).as_deref(), Some("2026-11-29"), "{text}");
        }
        assert_eq!(day("2028-2-29").as_deref(), Some("2028-02-29"));
        for text in ["", "today", "2026-13-01", "2026-11-31", "2027-2-29", "2026-11", "2026-11-29-1", "29.11.2026", "1-1-1"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
