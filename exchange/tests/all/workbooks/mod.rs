//! Which workbooks are tried, and how one is held against the engine.

mod random;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use permille_engine::model::{Model, Standing};
use permille_engine::outlook::Outlook;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Scenario, ScenarioSet};
use permille_engine::year::Year;
use permille_exchange::wording::language::{Language, Say, Word};

pub use random::random;

use crate::common;

/// A workbook to be tried.
pub struct Case {
    pub name: String,
    pub set: ScenarioSet,
    pub scenario: usize,
    pub language: Language,
}

impl Case {
    pub fn scenario(&self) -> &Scenario {
        &self.set.scenarios[self.scenario]
    }
}

/// The case in which a third of the counties has no data.
pub const MISSING: &str = "missing-data";

/// Seventy counties, of which 22 lack their people or their beds.
pub fn missing_data() -> ScenarioSet {
    let text = include_str!("../../missing-data.scenario.json");
    permille_exchange::files::scenario_file::read(text, &common::plans()).unwrap().0.set
}

/// What the overview says of the first norm in the first year: its rows by what they are.
pub fn overview(bytes: &[u8]) -> BTreeMap<String, f64> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range("Overview").unwrap();
    let rows = sheet.rows().skip(4).take(4);
    rows.filter_map(|row| {
        Some((
            row[2].to_string(),
            match row[3] {
                Data::Float(value) => value,
                Data::Int(value) => value as f64,
                _ => return None,
            },
        ))
    })
    .collect()
}

/// Every shipped file: the small ones with all their scenarios, those of the province with the ones that differ most.
pub fn shipped() -> Vec<Case> {
    let files: [(&str, &[&str]); 4] = [
        ("tutorial", &[]),
        ("changjiang-2030", &[]),
        ("jiangxi-2025", &["high-growth"]),
        ("jiangxi-2025-average", &["baseline"]),
    ];
    let mut cases = vec![Case { name: MISSING.to_owned(), set: missing_data(), scenario: 0, language: Language::En }];
    for (id, wanted) in files {
        let set = common::document(id).set;
        for (position, scenario) in set.scenarios.iter().enumerate() {
            if wanted.is_empty() || wanted.contains(&scenario.id.as_str()) {
                let language = Language::ALL[cases.len() % 2];
                cases.push(Case { name: format!("{id}-{}", scenario.id), set: set.clone(), scenario: position, language });
            }
        }
    }
    cases
}

/// What has been compared.
#[derive(Debug, Default)]
pub struct Counts {
    pub requirements: usize,
    pub gaps: usize,
    pub formulas: usize,
    pub kinds: BTreeSet<String>,
}

/// Holds every cell of requirements, of what there is, and of gaps against the engine, and sees that none the engine has is left out. Where
/// `formulas` are looked for, each known figure must be one.
pub fn check(case: &Case, bytes: &[u8], counts: &mut Counts, formulas: bool) {
    let (model, _) = Model::new(&case.set).unwrap();
    let outlook = model.outlook(case.scenario());
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let shown = years(&book.worksheet_range(case.language.pick("需求", "Requirements")).unwrap());
    let horizon = case.set.baseline.horizon;
    assert!(shown.contains_key(&horizon.last()) && shown.contains_key(&case.set.baseline.base_year), "{}", case.name);
    for (page, sheet) in
        [Word::new("需求", "Requirements"), Word::new("现有", "Available"), Word::new("缺口", "Gaps")].into_iter().enumerate()
    {
        let sheet = case.language.say(sheet);
        let cells = book.worksheet_range(sheet).unwrap();
        let written = formulas.then(|| book.worksheet_formula(sheet).unwrap());
        let columns = years(&cells);
        let id = u32::from(columns.values().max().unwrap() + 1);
        let mut seen = BTreeSet::new();
        for row in 4..=cells.end().unwrap().0 {
            let text = |column: u32| cells.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
            let norm = model.norm_position(&text(id).as_str().into()).unwrap();
            let area = model.tree().position(&text(2).as_str().into()).unwrap();
            let kind = text(3);
            for (&year, &column) in &columns {
                let cell = model.cell(area, year).unwrap();
                let place = format!("{} {sheet} row {} {} {} {year}", case.name, row + 1, text(id), text(2));
                let found = number(&cells, row, column, &place);
                let figures = outlook.norm(norm);
                let expected = match page {
                    0 => figures.requirement(cell),
                    1 => figures.available(cell),
                    _ if ["缺口", "gap"].contains(&kind.as_str()) => figures.gap(cell),
                    _ if ["各地短缺之和", "shortfalls below"].contains(&kind.as_str()) => {
                        shortfalls(&model, &outlook, norm, (area, year))
                    }
                    // The net need also of areas that have a total of their own; where the engine has one, it is that.
                    _ => figures.net_gap(cell).or(found.map(|_| figures.net_gap(cell)).unwrap_or_default()),
                };
                let net = page == 2 && ["净缺口", "net gap"].contains(&kind.as_str());
                if !(net && expected.is_none()) {
                    assert_eq!(found, expected.map(Quantity::to_f64), "{place} ({kind})");
                }
                if found.is_some() {
                    match page {
                        0 => counts.requirements += 1,
                        2 => counts.gaps += 1,
                        _ => {}
                    }
                    counts.kinds.insert(model.norm(norm).rule.word().to_owned());
                    if let Some(written) = &written {
                        let formula = written.get_value((row, u32::from(column))).map_or("", String::as_str);
                        assert!(!formula.is_empty(), "{place} is no formula");
                        counts.formulas += 1;
                    }
                }
            }
            if page < 2 || ["缺口", "gap"].contains(&kind.as_str()) {
                assert!(seen.insert((norm, area)), "{} {sheet}: row {} is there twice", case.name, row + 1);
            }
        }
        nothing_is_left_out(case, (&model, &outlook), page, &columns, &seen);
    }
}

/// Every figure the engine has in a year that is shown has a row.
fn nothing_is_left_out(
    case: &Case,
    (model, outlook): (&Model, &Outlook),
    page: usize,
    columns: &BTreeMap<Year, u16>,
    seen: &BTreeSet<(usize, usize)>,
) {
    for norm in 0..model.norm_count() {
        let figures = outlook.norm(norm);
        let required = (0..model.areas().len())
            .any(|area| columns.keys().any(|&year| figures.requirement(model.cell(area, year).unwrap()).is_some()));
        for area in (0..model.areas().len()).filter(|&area| model.standing(norm, area) != Standing::Outside) {
            let known = columns.keys().any(|&year| {
                let cell = model.cell(area, year).unwrap();
                match page {
                    0 => figures.requirement(cell).is_some(),
                    1 => required && figures.available(cell).is_some(),
                    _ => figures.gap(cell).is_some(),
                }
            });
            assert!(
                !known || seen.contains(&(norm, area)),
                "{}: {} {} is missing",
                case.name,
                model.norm(norm).id,
                model.areas()[area].code
            );
        }
    }
}

/// The shortfalls of the areas right below.
fn shortfalls(model: &Model, outlook: &Outlook, norm: usize, (area, year): (usize, Year)) -> Option<Quantity> {
    let gaps = model.tree().children(area).iter().filter_map(|&child| outlook.norm(norm).gap(model.cell(child, year)?));
    gaps.fold(None, |sum: Option<Quantity>, gap| sum.unwrap_or_default().plus(gap.max(Quantity::ZERO)))
}

/// The columns of years, by the header.
fn years(cells: &Range<Data>) -> BTreeMap<Year, u16> {
    let last = cells.end().unwrap().1;
    let year = |column: u32| match cells.get_value((3, column)) {
        Some(Data::Float(year)) => Some((year.to_string().parse().ok()?, u16::try_from(column).ok()?)),
        Some(Data::Int(year)) => Some((Year::try_from(*year).ok()?, u16::try_from(column).ok()?)),
        _ => None,
    };
    (0..=last).filter_map(year).collect()
}

fn number(cells: &Range<Data>, row: u32, column: u16, place: &str) -> Option<f64> {
    match cells.get_value((row, u32::from(column))) {
        None | Some(Data::Empty) => None,
        Some(Data::String(text)) if text.is_empty() => None,
        Some(Data::Float(number)) => Some(*number),
        Some(Data::Int(number)) => number.to_string().parse().ok(),
        Some(other) => panic!("{place}: {other:?}"),
    }
}
