//! Figures that are entered by hand over stated ones: what they replace was taken from the source, they were not.

use std::collections::BTreeMap;

use permille_engine::area::{Area, Series};
use permille_engine::edit::{Edit, Figure};
use permille_engine::id::AreaCode;
use permille_engine::year::Year;

use crate::text::words;

/// The years of a series that are written, and whether a figure is known there afterwards.
type Years = Vec<(Year, bool)>;

/// The edits as one, and with them what source and note then say of each changed series: that the years were entered by hand, on which day; and no source where
/// none of its figures is left. A series that names no source is taken for nothing it is not, and stays as it is.
#[must_use]
pub fn noted(areas: &[Area], mut edits: Vec<Edit>, day: &str) -> Edit {
    let mut written: BTreeMap<&AreaCode, BTreeMap<&Figure, Years>> = BTreeMap::new();
    for edit in &edits {
        if let Edit::Figure { area, figure, year, value } = edit {
            written.entry(area).or_default().entry(figure).or_default().push((*year, value.is_some()));
        }
    }
    let mut told = Vec::new();
    for area in areas {
        for (figure, years) in written.get(&area.code).into_iter().flatten() {
            let series = area.series(figure);
            told.extend(series.and_then(|series| provenance(area, figure, series, years, day)));
        }
    }
    edits.extend(told);
    if edits.len() == 1 { edits.swap_remove(0) } else { Edit::All(edits) }
}

fn provenance(area: &Area, figure: &Figure, series: &Series, years: &Years, day: &str) -> Option<Edit> {
    let by_hand = words::ENTERED_BY_HAND;
    let is_of = |part: &str, year: Year| {
        let said = part.strip_prefix(&format!("{year}: "));
        // Before, it was said in one language alone.
        said.is_some_and(|said| [by_hand.zh, by_hand.en].iter().any(|own| said.trim_start_matches('[').starts_with(own)))
    };
    let before: Vec<&str> = series.note.iter().flat_map(|note| note.split("; ")).collect();
    let mut parts: Vec<String> =
        before.iter().filter(|part| !years.iter().any(|(year, _)| is_of(part, *year))).map(|part| (*part).to_owned()).collect();
    if series.source.is_some() || parts.len() < before.len() {
        let known = years.iter().filter(|(_, known)| *known);
        parts.extend(known.map(|(year, _)| format!("{year}: [{} | {}], {day}", by_hand.zh, by_hand.en)));
    }
    let note = Some(parts.join("; ")).filter(|note| !note.is_empty());
    let stays = series.values.keys().any(|year| !years.iter().any(|(written, _)| written == year));
    let source = series.source.clone().filter(|_| stays);
    (note != series.note || source != series.source).then(|| Edit::Provenance {
        area: area.code.clone(),
        figure: figure.clone(),
        source,
        note,
        owner: series.owner.clone(),
    })
}

#[cfg(test)]
mod tests {
    use permille_engine::area::{Level, PopulationBase};
    use permille_engine::name::Name;
    use permille_engine::quantity::Quantity;

    use super::*;

    const RESIDENTS: Figure = Figure::Population(PopulationBase::Resident);

    /// A county whose residents of two censuses were taken from a yearbook.
    fn county(source: Option<&str>, note: Option<&str>) -> Vec<Area> {
        let count = |value| Quantity::whole(value).unwrap();
        let series = Series {
            values: [(2010, count(311_000)), (2020, count(280_376))].into(),
            source: source.map(Into::into),
            note: note.map(str::to_owned),
            owner: Some("statistics bureau".to_owned()),
        };
        vec![Area {
            code: "360222".into(),
            name: Name::new("浮梁县", "Fuliang"),
            level: Level::County,
            parent: None,
            population: [(PopulationBase::Resident, series)].into_iter().collect(),
            measures: [].into_iter().collect(),
            note: None,
        }]
    }

    /// What source and note are after these years were written, some with nothing.
    fn told(areas: &[Area], years: &[(Year, Option<i64>)]) -> Option<(Option<String>, Option<String>)> {
        let figure = |&(year, value): &(Year, Option<i64>)| Edit::Figure {
            area: "360222".into(),
            figure: RESIDENTS,
            year,
            value: value.map(|value| Quantity::whole(value).unwrap()),
        };
        let Edit::All(edits) = noted(areas, years.iter().map(figure).collect(), "2026-11-30") else { return None };
        assert_eq!(edits.len(), years.len() + 1);
        match edits.into_iter().next_back() {
            Some(Edit::Provenance { source, note, owner, .. }) => {
                assert_eq!(owner.as_deref(), Some("statistics bureau"));
                Some((source.map(|source| source.to_string()), note))
            }
            other => panic!("{other:?}"),
        }
    }

    fn said(source: Option<&str>, note: Option<&str>) -> Option<(Option<String>, Option<String>)> {
        Some((source.map(str::to_owned), note.map(str::to_owned)))
    }

    #[test]
    fn a_year_entered_over_a_source_says_so_in_the_note() {
        let yearbook = county(Some("yearbook"), Some("census"));
        let expected = said(Some("yearbook"), Some("census; 2020: [手工填写 | entered by hand], 2026-11-30"));
        assert_eq!(told(&yearbook, &[(2020, Some(281_000))]), expected);
        let new_year = said(Some("yearbook"), Some("census; 2021: [手工填写 | entered by hand], 2026-11-30"));
        assert_eq!(told(&yearbook, &[(2021, Some(281_000))]), new_year);
    }

    #[test]
    fn a_source_of_which_no_figure_is_left_is_named_no_longer() {
        let yearbook = county(Some("yearbook"), None);
        let both = [(2010, Some(1)), (2020, Some(2))];
        let expected =
            said(None, Some("2010: [手工填写 | entered by hand], 2026-11-30; 2020: [手工填写 | entered by hand], 2026-11-30"));
        assert_eq!(told(&yearbook, &both), expected);
        assert_eq!(told(&yearbook, &[(2010, None), (2020, None)]), said(None, None));
    }

    #[test]
    fn a_year_is_noted_once_and_no_longer_when_it_is_emptied() {
        let before = county(Some("yearbook"), Some("2020: 手工填写, 2026-11-02; census"));
        let again = said(Some("yearbook"), Some("census; 2020: [手工填写 | entered by hand], 2026-11-30"));
        assert_eq!(told(&before, &[(2020, Some(281_000))]), again);
        assert_eq!(told(&before, &[(2020, None)]), said(Some("yearbook"), Some("census")));
    }

    #[test]
    fn nothing_is_said_of_figures_that_name_no_source() {
        assert_eq!(told(&county(None, Some("census")), &[(2020, Some(281_000))]), None);
        assert_eq!(told(&county(Some("yearbook"), None), &[(2009, None)]), None);
        let nowhere = noted(&[], Vec::new(), "2026-11-30");
        assert_eq!(nowhere, Edit::All(Vec::new()));
    }
}
