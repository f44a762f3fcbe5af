//! A province of a hundred forms: sent out, filled in by a script with slips and gaps, handed in under other names, and every slip and gap found.

use std::collections::{BTreeMap, BTreeSet};

use permille_engine::area::{Area, Level, PopulationBase};
use permille_engine::edit::{Edit, Figure};
use permille_engine::gathering::{self, FormBack};
use permille_engine::id::{AreaCode, MeasureId};
use permille_engine::merge::{Decisions, Incoming, compare, merge};
use permille_engine::name::Name;
use permille_engine::peers::survey::FigurePlace;
use permille_engine::quantity::Quantity;
use permille_engine::round::{Round, Tally};
use permille_engine::scenario::ScenarioSet;
use permille_exchange::office::ask::{Shape, ask};
use permille_exchange::tables::returns::layout::HEAD_ROW;
use permille_exchange::tables::returns::{Form, Remark, of_book};
use permille_exchange::wording::language::Language;

use super::filled::{Filling, unpacked};
use super::{of, row_of, sheets};

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}

/// What the script did to a form.
#[derive(Default)]
struct Done {
    /// Figures it left empty.
    gaps: BTreeSet<(String, String)>,
    /// Cells it filled with what is no figure.
    texts: BTreeSet<(String, String)>,
    /// Figures it mistook by a power of ten.
    slips: BTreeSet<FigurePlace>,
    /// Forms it changed so that nothing may be taken, with the word of what was changed.
    stopped: BTreeMap<String, &'static str>,
    /// Figures whose rows it changed.
    rows: BTreeSet<(String, String, &'static str)>,
    /// All that it filled in well.
    right: BTreeMap<FigurePlace, Quantity>,
}

/// What is stated for each thousand residents, of every figure that the script fills in.
const RATES: [(&str, u64); 4] =
    [("childcare-places", 3_600), ("licensed-physicians", 2_900), ("registered-nurses", 3_300), ("ambulances", 40)];

fn people_of(area: &Area) -> u64 {
    let series = &area.population[&PopulationBase::Resident];
    u64::try_from(series.latest(2025).unwrap().1.trunc()).unwrap()
}

/// Fills in the form of an area.
fn fill(bytes: &[u8], area: &Area, dice: &mut Dice, number: usize, done: &mut Done) -> Vec<u8> {
    let form = &sheets(bytes)[0];
    let mut filling = Filling::of(bytes);
    let code = area.code.as_str().to_owned();
    let people = people_of(area) * (980 + dice.next(40)) / 1_000;
    let mut values: Vec<(String, Figure, u64)> =
        vec![("people:resident".to_owned(), Figure::Population(PopulationBase::Resident), people)];
    for (id, rate) in RATES {
        let amount = people * rate / 1_000_000 * (90 + dice.next(20)) / 100;
        values.push((format!("measure:{id}"), Figure::Measure(MeasureId::from(id)), amount.max(3)));
    }
    let filled: BTreeSet<&str> = values.iter().map(|(word, ..)| word.as_str()).collect();
    for row in HEAD_ROW + 1..form.rows().len() {
        let word = form.cell(row, 0).split('¦').next().unwrap();
        if !filled.contains(word) {
            done.gaps.insert((code.clone(), word.to_owned()));
        }
    }
    for (place, (word, figure, value)) in values.iter().enumerate() {
        let (row, at) = (row_of(form, word), FigurePlace { area: area.code.clone(), figure: figure.clone(), year: 2025 });
        match (number % 10, place) {
            // One in ten slips with the places, one with the physicians.
            (3, 1) | (7, 2) => {
                let slipped = if number % 20 < 10 { value * 10 } else { value * 100 };
                filling.number(row, 5, &slipped.to_string());
                done.slips.insert(at);
            }
            (1, 3) => {
                done.gaps.insert((code.clone(), word.clone()));
            }
            (2, 4) => {
                filling.text(row, 5, ["约500", "无", "见附件", "12,5"][number / 10 % 4]);
                done.texts.insert((code.clone(), word.clone()));
            }
            (5, 1) => {
                filling.text(row, 2, "万个");
                filling.number(row, 5, &value.to_string());
                done.rows.insert((code.clone(), word.clone(), "unit-changed"));
            }
            (6, 3) => {
                filling.remove_row(row);
                done.rows.insert((code.clone(), word.clone(), "row-missing"));
            }
            _ => {
                filling.number(row, 5, &value.to_string());
                done.right.insert(at, Quantity::whole(i64::try_from(*value).unwrap()).unwrap());
            }
        }
    }
    match number {
        44 => {
            filling.text(3, 2, "360999");
            done.stopped.insert(code, "code-changed");
        }
        48 => {
            filling.text(HEAD_ROW, 5, "2024年数值");
            done.stopped.insert(code, "year-changed");
        }
        _ => {}
    }
    filling.bytes()
}

/// The forms of everything that was handed in.
fn returned(set: &ScenarioSet, files: &[(String, Vec<u8>)]) -> Vec<Form> {
    files.iter().flat_map(|(name, bytes)| of_book(set, &sheets(bytes), name, "2026-12-20").unwrap()).collect()
}

#[test]
fn every_slip_and_every_gap_of_a_hundred_forms_is_found() {
    let set = crate::common::document("jiangxi-2025").set;
    let counties: Vec<&Area> = set.baseline.areas.iter().filter(|area| area.level == Level::County).collect();
    assert_eq!(counties.len(), 100);
    let codes: Vec<&str> = counties.iter().map(|area| area.code.as_str()).collect();
    let (_, asked) = of(&codes, Shape::Files, Language::Zh);
    let sent = unpacked(&ask(&set, &asked, &mut |_| {}).unwrap().bytes);
    assert_eq!(sent.len(), 100);
    let (mut dice, mut done) = (Dice(20_261_130), Done::default());
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for (number, (area, (_, bytes))) in counties.iter().zip(&sent).enumerate() {
        let filled = fill(bytes, area, &mut dice, number, &mut done);
        // Nine do not answer at all; the others call their files as they please.
        if number % 11 != 10 {
            files.push((format!("{number} 上报（终稿）.xlsx"), filled));
        }
    }
    let silent: BTreeSet<&str> =
        codes.iter().enumerate().filter(|(number, _)| number % 11 == 10).map(|(_, code)| *code).collect();
    let answered = |code: &str| !silent.contains(code) && !done.stopped.contains_key(code);
    let forms = returned(&set, &files);
    assert_eq!(forms.len(), files.len(), "each file is known as the form it was");
    let mut found = Done::default();
    let mut sets: Vec<(Name, &ScenarioSet)> = Vec::new();
    for (form, (name, _)) in forms.iter().zip(&files) {
        match &form.read {
            Err(remarks) => {
                let area = remarks.iter().map(|one| one.what.word()).next().unwrap();
                found.stopped.insert(name.clone(), area);
            }
            Ok(read) => {
                let code = read.mark.area.to_string();
                for Remark { what, .. } in &read.remarks {
                    assert!(what.is_gap() || ["no-figure", "unit-changed", "row-missing"].contains(&what.word()), "{what:?}");
                }
                let without = read.answers.iter().filter(|answer| answer.value.is_none());
                let words = without.map(|answer| permille_exchange::tables::returns::layout::figure_word(&answer.figure));
                found.gaps.extend(words.map(|word| (code.clone(), word)));
                sets.extend(form.set.as_ref().map(|own| (Name::new(name.as_str(), name.as_str()), own)));
            }
        }
    }
    let mut stops: Vec<&str> = found.stopped.values().copied().collect();
    stops.sort_unstable();
    assert_eq!(stops, ["code-changed", "year-changed"]);
    // Everything that was left empty, written as a text or counted in another unit is told, each figure by its area, and nothing else is.
    let texts = done.texts.iter().cloned();
    let units = done.rows.iter().filter(|(.., what)| *what == "unit-changed").map(|(code, word, _)| (code.clone(), word.clone()));
    let missing: BTreeSet<(String, String)> =
        done.gaps.iter().cloned().chain(texts).chain(units).filter(|(code, _)| answered(code)).collect();
    assert_eq!(found.gaps, missing);
    // The open file has no figure of 2025 of these: nothing conflicts, and there is nothing to decide.
    let incoming: Vec<Incoming<'_>> = sets.iter().map(|(label, set)| Incoming { label, set }).collect();
    let brought = compare(&set, &incoming);
    assert_eq!(brought.conflicts, []);
    let merged = merge(&set, &incoming, &Decisions::default());
    let slips: BTreeSet<FigurePlace> =
        merged.doubts.iter().map(|doubt| doubt.about.place.clone()).filter(|place| place.year == 2025).collect();
    let made: BTreeSet<FigurePlace> = done.slips.iter().filter(|place| answered(place.area.as_str())).cloned().collect();
    assert!(made.len() >= 16, "{}", made.len());
    assert!(made.is_subset(&slips), "not found: {:?}", made.difference(&slips).collect::<Vec<_>>());
    // What was filled in well stands in the file as it was filled in, and one step takes it all back.
    for (place, value) in done.right.iter().filter(|(place, _)| answered(place.area.as_str())) {
        let area = merged.set.baseline.areas.iter().find(|area| area.code == place.area).unwrap();
        assert_eq!(area.series(&place.figure).and_then(|series| series.values.get(&2025)), Some(value), "{place:?}");
    }
    let mut changed = set.clone();
    let undo = changed.apply(merged.edit.as_ref().unwrap()).unwrap();
    assert_eq!(changed, merged.set);
    changed.apply(&undo).unwrap();
    assert_eq!(changed, set);
    // Who is missing is who was asked and gave nothing that can be taken: no city, nobody who returned, and nobody besides.
    let asked_of = Round { year: 2025, asked: codes.iter().map(|code| ((*code).into(), None)).collect(), ..Round::default() };
    changed.apply(&gathering::sent(&changed, &asked.round(), asked_of)).unwrap();
    let given = forms.iter().zip(&files).filter(|(form, _)| form.set.is_some());
    let back: Vec<FormBack> = given.filter_map(|(form, (name, _))| Some(form.read.as_ref().ok()?.back(name))).collect();
    let absent = |set: &ScenarioSet, forms: &[FormBack]| -> BTreeSet<String> {
        gathering::missing(set, &brought, forms).iter().map(|one| one.area.to_string()).collect()
    };
    let owing: BTreeSet<String> = codes.iter().filter(|code| !answered(code)).map(|code| (*code).to_owned()).collect();
    assert_eq!(absent(&changed, &back), owing);
    // Once they are kept, they are not asked for again, though one alone comes after.
    let kept = gathering::returned(&changed, &back[1..], "2026-12-20");
    changed.apply(&Edit::All(kept)).unwrap();
    assert_eq!(absent(&changed, &back[..1]), owing);
    let states = gathering::states(&changed.baseline.areas, &changed.rounds[&asked.round()], &BTreeMap::new());
    let tally = Tally::of(states.into_iter().map(|(_, state)| state));
    assert_eq!((tally.asked, tally.returned), (100, 100 - owing.len() - 1));
    let areas: BTreeSet<AreaCode> = sets.iter().map(|(_, set)| set.baseline.areas[0].code.clone()).collect();
    assert_eq!(areas.len(), 100 - silent.len() - 2, "the others are missing, and known by their codes");
}
