use std::collections::BTreeMap;
use std::sync::Arc;

use permille_engine::area::{Area, Level, PopulationBase, Series};
use permille_engine::id::AreaCode;
use permille_engine::name::Name;

use super::super::columns::{Expected, Kind, What};
use super::*;

fn q(text: &str) -> Quantity {
    text.parse().unwrap()
}

fn column(figure: Figure, kind: Kind) -> Column {
    let [zh, en] = if kind == Kind::People { ["人", "people"] } else { ["张", "beds"] };
    Column {
        figure,
        what: What::People(0),
        name: Name::new("床位", "Beds"),
        unit: Name::new(zh, en),
        expected: Expected { kind, unit: Name::new(zh, en) },
        domain: None,
        part_of: Vec::new(),
    }
}

/// Three counties: residents and beds of the first are known, and the residents of the second.
fn areas() -> Arc<Vec<Area>> {
    let area = |code: &str, people: Option<&str>, beds: Option<&str>| {
        let series = |value: &str| Series { values: BTreeMap::from([(2020, q(value))]), ..Series::default() };
        Area {
            code: AreaCode::from(code),
            name: Name::new(code, code),
            level: Level::County,
            parent: None,
            population: people.map(|people| (PopulationBase::Resident, series(people))).into_iter().collect(),
            measures: beds.map(|beds| ("beds".into(), series(beds))).into_iter().collect(),
            note: None,
        }
    };
    Arc::new(vec![area("1", Some("1000"), Some("4.5")), area("2", Some("2000"), None), area("3", None, None)])
}

fn with_sheet<T>(is_sum: &dyn Fn(At) -> bool, work: impl FnOnce(&Sheet) -> T) -> T {
    let columns = [
        column(Figure::Population(PopulationBase::Resident), Kind::People),
        column(Figure::Measure("beds".into()), Kind::Stock { whole: false }),
    ];
    work(&Sheet { areas: &areas(), rows: &[0, 1, 2], columns: &columns, year: 2020, is_sum })
}

const ALL: Block = Block { top: 0, left: 0, bottom: 2, right: 1 };
const SECOND: Block = Block { top: 1, left: 0, bottom: 1, right: 0 };

/// The values an edit writes, by area.
fn written(change: &Change) -> Vec<(String, Option<Quantity>)> {
    let write = |edit: &Edit| match edit {
        Edit::Figure { area, value, .. } => (area.to_string(), *value),
        other => panic!("{other:?}"),
    };
    change.edits.iter().map(write).collect()
}

#[test]
fn a_block_is_copied_as_a_spreadsheet_reads_it() {
    with_sheet(&|_| false, |sheet| assert_eq!(copied(sheet, ALL), "1000\t4.5\n2000\t\n\t"));
}

#[test]
fn cells_of_a_spreadsheet_may_hold_lines_tabs_and_quotes() {
    assert_eq!(cells("1\t2\r\n3\t4\r\n"), [["1", "2"], ["3", "4"]]);
    assert_eq!(cells("\"a\nb\"\t\"say \"\"so\"\"\"\n"), [["a\nb", "say \"so\""]]);
    assert_eq!(cells("5"), [["5"]]);
    assert_eq!(cells("1\n\n2"), vec![vec!["1"], vec![""], vec!["2"]]);
}

#[test]
fn a_block_is_pasted_with_its_units_and_empty_is_unknown() {
    with_sheet(&|_| false, |sheet| {
        // 1.2万 people are 12,000; the cell of beds that is empty makes the figure unknown.
        let change = pasted(sheet, Block { bottom: 0, right: 0, ..ALL }, "1.2万\t\n2,000人\t３．５\n").unwrap();
        assert_eq!(
            written(&change),
            [("1".to_owned(), Some(q("12000"))), ("1".to_owned(), None), ("2".to_owned(), Some(q("3.5"))),]
        );
        assert_eq!(change.block, Some(Block { bottom: 1, right: 1, ..ALL }));
    });
}

#[test]
fn one_figure_is_pasted_into_the_whole_block() {
    with_sheet(&|_| false, |sheet| {
        let change = pasted(sheet, Block { right: 0, ..ALL }, "2000").unwrap();
        assert_eq!(written(&change), [("1".to_owned(), Some(q("2000"))), ("3".to_owned(), Some(q("2000")))]);
    });
}

#[test]
fn a_block_with_anything_wrong_changes_nothing_and_says_where() {
    with_sheet(&|_| false, |sheet| {
        let Err(PasteProblem::Refused(cells)) = pasted(sheet, SECOND, "12\tmany\n-3\t5\n") else { panic!() };
        assert_eq!(cells.len(), 2);
        assert_eq!(cells[0], RefusedCell { at: At { row: 1, col: 1 }, refusal: Refusal::NotANumber("many".to_owned()) });
        assert_eq!(cells[1], RefusedCell { at: At { row: 2, col: 0 }, refusal: Refusal::Negative });
        assert_eq!(pasted(sheet, SECOND, "1\t2\t3\n1\n1\n"), Err(PasteProblem::TooLarge { rows: 1, cols: 1 }));
        assert_eq!(pasted(sheet, SECOND, " "), Err(PasteProblem::Nothing));
    });
}

#[test]
fn a_block_with_names_and_heads_is_a_table_to_be_imported() {
    with_sheet(&|_| false, |sheet| {
        let text = "代码\t地区\t常住人口\n360202\t昌江区\t215430\n360203\t珠山区\t338902\n";
        assert_eq!(pasted(sheet, SECOND, text), Err(PasteProblem::Table(text.to_owned())));
        // It fits, and names would stand in cells that are sums.
        let fits = "昌江区\t7\n珠山区\t8\n";
        assert_eq!(pasted(sheet, SECOND, fits), Err(PasteProblem::Table(fits.to_owned())));
    });
    with_sheet(&|at| at.col == 0, |sheet| {
        let fits = "昌江区\t7\n珠山区\t8\n";
        assert_eq!(pasted(sheet, SECOND, fits), Err(PasteProblem::Table(fits.to_owned())));
    });
}

#[test]
fn a_lone_quotation_mark_swallows_nothing() {
    assert_eq!(cells("\"昌江区\t1\n珠山区\t2\n"), [["\"昌江区", "1"], ["珠山区", "2"]]);
}

#[test]
fn sums_are_left_as_they_are() {
    with_sheet(&|at| at.row == 0, |sheet| {
        let change = pasted(sheet, Block { bottom: 0, right: 0, ..ALL }, "whatever\n7\n").unwrap();
        assert_eq!((written(&change), change.sums), (vec![("2".to_owned(), Some(q("7")))], 1));
    });
}

#[test]
fn a_block_is_filled_from_its_first_row_and_emptied() {
    with_sheet(&|_| false, |sheet| {
        let change = filled_down(sheet, ALL);
        assert_eq!(written(&change).len(), 4);
        assert!(written(&change).iter().all(|(area, value)| area != "1" && value.is_some()));
        // A single row is filled from the row above: 2,000 residents below.
        let change = filled_down(sheet, Block { top: 2, bottom: 2, ..ALL });
        assert_eq!(written(&change), [("3".to_owned(), Some(q("2000")))]);
        assert!(filled_down(sheet, Block { bottom: 0, ..ALL }).edits.is_empty());
        assert_eq!(written(&emptied(sheet, ALL)).len(), 3);
    });
}
