use permille_exchange::files::scenario_file::{self, Document};
use permille_exchange::files::shipped;
use permille_exchange::tables::import::{Mapping, Origin, Role, edit};

use super::super::{decode, encode};
use super::*;

fn document() -> Document {
    let plans = shipped::plans().unwrap_or_default();
    let text = shipped::scenario("changjiang-2030").unwrap_or_default();
    scenario_file::read(text, &plans).map(|(document, _)| document).unwrap_or_else(|problems| unreachable!("{problems:?}"))
}

/// A file that tables are imported into.
pub(super) fn open() -> ScenarioSet {
    document().set
}

/// A sheet of these rows.
pub(super) fn sheet(rows: &[&[&str]]) -> Sheet {
    Sheet::new("", rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect())
}

/// Sends requests to a service, and gives what it responds with, after everything has crossed as bytes.
fn asked(service: &mut ImportService, request: &Request, payload: &[u8]) -> Vec<(Response, Vec<u8>)> {
    let mut heard = Vec::new();
    service.handle(decode(&encode(request)).unwrap(), payload, &mut |response, payload| {
        heard.push((decode(&encode(response)).unwrap(), payload.to_vec()));
    });
    heard
}

fn read(service: &mut ImportService, text: &str) -> Vec<(Response, Vec<u8>)> {
    let request = Request::Read { file: "2024.csv".to_owned(), open: Box::new(WholeFile::of(&document())) };
    asked(service, &request, text.as_bytes())
}

/// What is asked first.
fn first(number: u32) -> Look {
    Look { number, chinese: false, said: None, say: Vec::new(), new: false, memory: String::new() }
}

fn look(service: &mut ImportService, look: Look) -> Seen {
    let heard = asked(service, &Request::Look(Box::new(look.clone())), &[]);
    let percents: Vec<u8> =
        heard.iter().filter_map(|(one, _)| if let Response::Percent(percent) = one { Some(*percent) } else { None }).collect();
    assert!(percents.is_sorted() && !percents.is_empty(), "{percents:?}");
    match heard.into_iter().last() {
        Some((Response::Seen { number, seen }, _)) if number == look.number => *seen,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_table_is_read_once_and_looked_at_as_often_as_it_is_said_to_be_something_else() {
    let mut service = ImportService::default();
    let heard = read(&mut service, "代码,甲,乙\n360202,17,205000\n");
    assert!(heard.iter().all(|(one, _)| matches!(one, Response::Percent(percent) if *percent <= 60)), "{heard:?}");
    let seen = look(&mut service, first(1));
    let said = Said::from(seen.said.clone());
    assert_eq!((said.mapping.year, &said.mapping.columns[2], seen.changes), (Some(2024), &Role::Ignored, 0));
    // Both columns are said one after the other, as by a planner who does not wait.
    let say = vec![Say::Role(1, "m:health-beds".to_owned()), Say::Role(2, "p:resident".to_owned())];
    let mapping = Crossing::from(&Mapping { clear: true, ..said.mapping });
    let seen = look(&mut service, Look { said: Some((0, mapping)), say, ..first(2) });
    let said = Said::from(seen.said.clone());
    assert!(said.mapping.clear && seen.ready && seen.changes == 2, "{seen:?}");
    let heard = asked(&mut service, &Request::List { number: 7, list: List::Changes, search: "resid".to_owned() }, &[]);
    assert!(matches!(heard.as_slice(), [(Response::Listed { number: 7, listed }, _)] if listed.entries.len() == 1), "{heard:?}");
    // What crosses at the end makes the same step as the preview itself.
    let heard = asked(&mut service, &Request::Changes, &[]);
    let [(Response::Changes(changes), areas)] = heard.as_slice() else { panic!("{heard:?}") };
    let origin = Origin { file: "2024.csv".to_owned(), sheet: None, day: "2026-11-29".to_owned() };
    let crossed = edit(&open(), &changes.preview(areas).unwrap(), &origin);
    let (worked, ..) = service.0.as_ref().and_then(|opened| opened.last.as_ref()).unwrap();
    assert_eq!(crossed, edit(&open(), &worked.preview, &origin));
    assert!(crossed.is_some());
}

#[test]
fn a_new_file_has_the_plans_its_own_year_and_the_areas_of_the_table() {
    let mut service = ImportService::default();
    read(&mut service, "代码,名称,2020年常住人口\n360202,昌江区,205000\n360203,珠山区,380000\n");
    let said = Said::from(look(&mut service, first(1)).said);
    let mapping = Mapping { create: true, year: Some(2020), ..said.mapping };
    let seen = look(&mut service, Look { said: Some((0, (&mapping).into())), new: true, ..first(2) });
    // With the city and the province above them.
    assert_eq!((seen.new_areas, seen.changes, seen.places.new), (4, 2, 2));
    let (worked, ..) = service.0.as_ref().and_then(|opened| opened.last.as_ref()).unwrap();
    assert_eq!((worked.set.title.en.as_str(), worked.set.baseline.base_year), ("2024", 2020));
    assert!(worked.set.baseline.areas.is_empty() && !worked.set.plans.is_empty());
    let heard = asked(&mut service, &Request::Changes, &[]);
    let [(Response::Changes(changes), areas)] = heard.as_slice() else { panic!("{heard:?}") };
    let crossed = changes.preview(areas).unwrap();
    let codes: Vec<&str> = crossed.new_areas.iter().map(|new| new.area.code.as_str()).collect();
    assert_eq!(codes, ["360000", "360200", "360202", "360203"]);
}

#[test]
fn what_is_no_table_is_refused_and_nothing_is_said_of_it() {
    let mut service = ImportService::default();
    let heard = read(&mut service, "<html>");
    assert!(matches!(heard.last(), Some((Response::Refused((_, english)), _)) if english.contains("web page")), "{heard:?}");
    assert!(asked(&mut service, &Request::Look(Box::new(first(1))), &[]).is_empty());
    assert!(asked(&mut service, &Request::Changes, &[]).is_empty());
}

#[test]
fn what_is_not_ready_changes_nothing() {
    let mut service = ImportService::default();
    read(&mut service, "代码,2024年常住人口,2024年床位数\n360202,205000,-5\n");
    let seen = look(&mut service, first(1));
    assert!(!seen.ready && seen.errors == 1 && seen.changes == 1, "{seen:?}");
    let heard = asked(&mut service, &Request::Changes, &[]);
    let [(Response::Changes(changes), areas)] = heard.as_slice() else { panic!("{heard:?}") };
    assert_eq!(changes.preview(areas), Some(Preview::default()));
}
