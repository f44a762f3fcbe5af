//! Tables that were made after faults seen elsewhere, each with its right answer.

use std::fmt::Write as _;

use permille_engine::area::PopulationBase;
use permille_engine::edit::Figure;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::files::scenario_file;
use permille_exchange::tables::address::address;
use permille_exchange::tables::fault::note::SheetNote;
use permille_exchange::tables::import::{Book, Change, HeadlessImport, ImportOptions, headless};
use permille_exchange::tables::sheet::{self, Sheet};
use permille_exchange::wording::language::Language;

use crate::common::REGISTER;

/// A city with its four counties and nothing known of them, bound by all plans. The browser tests open the same file.
fn open() -> ScenarioSet {
    let text = std::fs::read_to_string(crate::common::path("city.scenario.json")).unwrap();
    let (document, notes) = scenario_file::read(&text, &crate::common::plans()).unwrap();
    assert!(notes.is_empty());
    document.set
}

fn imported(file: &str, options: &ImportOptions) -> HeadlessImport {
    let bytes = std::fs::read(crate::common::path(&format!("cases/{file}"))).unwrap();
    let book = sheet::read(&bytes, &mut |_| {}).unwrap_or_else(|problem| panic!("{file}: {}", problem.sentence(Language::En)));
    headless(&open(), book.sheets, file, options, &REGISTER).unwrap().imports.remove(0)
}

/// All that an import says, a line each.
fn told(import: &HeadlessImport) -> String {
    let mut text = String::new();
    let found = &import.preview;
    let figure = |figure: &Figure| match figure {
        Figure::Population(base) => base.word().to_owned(),
        Figure::Measure(measure) => measure.to_string(),
    };
    for new in &found.new_areas {
        let above = new.area.parent.as_ref().map(ToString::to_string).unwrap_or_default();
        writeln!(text, "area {} {} < {above}", new.area.code, new.area.name.zh).unwrap();
    }
    for one in found.changes.iter().chain(&found.unchanged) {
        let year = import.year(one.year).map_or("?".to_owned(), |year| year.to_string());
        let value = one.after.map(|value| value.to_string()).unwrap_or_default();
        writeln!(text, "{} {} {} {year} {value}", address(one.row, one.column), one.area, figure(&one.figure)).unwrap();
    }
    for total in &found.totals {
        let word = if total.agrees() { "agrees" } else { "differs" };
        writeln!(text, "total {} {} {} {word}", address(total.row, total.column), total.name, total.stated).unwrap();
    }
    for (word, list) in [
        ("error", &found.errors),
        ("left out", &found.left_out),
        ("outside", &found.outside),
        ("blank", &found.blanks),
        ("remark", &found.remarks),
    ] {
        for problem in list {
            writeln!(text, "{word}: {}", problem.sentence(Language::En)).unwrap();
        }
    }
    for (row, why) in &found.skipped {
        writeln!(text, "skipped row {}: {why:?}", row + 1).unwrap();
    }
    text
}

/// The cases, and whether each is tried as a file of its own.
fn cases() -> Vec<(String, bool)> {
    let names =
        std::fs::read_dir(crate::common::path("cases")).unwrap().map(|one| one.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| !name.ends_with(".txt") && !name.ends_with(".md")).collect();
    names.sort();
    let new = |name: &str| ["03", "04", "11", "18", "30", "31", "v-new"].iter().any(|start| name.starts_with(start));
    names.into_iter().map(|name| (name.clone(), new(&name))).collect()
}

#[test]
fn every_case_is_told_as_it_was_read_by_a_person() {
    let cases = cases();
    assert!(cases.len() >= 68, "{cases:?}");
    for (file, new) in cases {
        let options = ImportOptions { new, ..ImportOptions::default() };
        crate::common::expect(&crate::common::path(&format!("cases/{file}.txt")), &told(&imported(&file, &options)));
    }
}

/// The import of a workbook of these sheets, which was read from rows of cells parted by bars.
fn of_sheets(sheets: &[(&str, &str)]) -> Book {
    let rows = |text: &str| text.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect();
    let sheets = sheets.iter().map(|(name, text)| Sheet::new(*name, rows(text))).collect();
    headless(&open(), sheets, "各县.xlsx", &ImportOptions::default(), &REGISTER).unwrap()
}

/// What comes in of a book: sheet, area, year and value.
fn came(book: &Book) -> Vec<String> {
    let of = |import: &HeadlessImport| {
        let name = import.sheet.name.clone();
        let line = move |one: &Change| format!("{name} {} {} {}", one.area, one.year, one.after.unwrap_or_default());
        import.preview.changes.iter().map(line).collect::<Vec<_>>()
    };
    book.imports.iter().flat_map(of).collect()
}

#[test]
fn all_sheets_that_can_be_read_come_in_with_one_import() {
    let table = "地区|床位数\n昌江区|1180\n珠山区|3462";
    let book = of_sheets(&[("封面", "统计提要"), ("2023", table), ("2024", table)]);
    let expected = ["2023 360202 2023 1180", "2023 360203 2023 3462", "2024 360202 2024 1180", "2024 360203 2024 3462"];
    assert_eq!(came(&book), expected);
    assert_eq!(book.outside, [SheetNote::SheetUnread("封面".to_owned())]);

    // One a county.
    let county = |beds: &str| format!("年份|床位数\n2024|{beds}");
    let book = of_sheets(&[("昌江区", &county("1180")), ("珠山区", &county("3462"))]);
    assert_eq!(came(&book), ["昌江区 360202 2024 1180", "珠山区 360203 2024 3462"]);

    // One a city: of two areas of one name its own is meant.
    let sheets = [("南昌市", "西湖区"), ("杭州市", "西湖区")].map(|(city, name)| {
        let rows = [["区县", "2024年床位数"], [name, "700"]].map(|row| row.map(str::to_owned).to_vec()).to_vec();
        Sheet::new(city, rows)
    });
    let options = ImportOptions { new: true, ..ImportOptions::default() };
    let book = headless(&open(), sheets.to_vec(), "各市.xlsx", &options, &REGISTER).unwrap();
    assert_eq!(came(&book), ["南昌市 360103 2024 700", "杭州市 330106 2024 700"]);
}

#[test]
fn a_sheet_that_says_otherwise_stays_out_and_is_named() {
    let head = "2024年\n地区|床位数\n昌江区|";
    let book = of_sheets(&[("正式", &format!("{head}1180")), ("草稿", &format!("{head}1190"))]);
    assert_eq!(came(&book), ["正式 360202 2024 1180"]);
    let (sheet, cell, first) = ("草稿".to_owned(), "B3".to_owned(), "正式!B3".to_owned());
    assert_eq!(book.outside, [SheetNote::SheetDiffers { sheet, cell, first }]);

    // What the name of a sheet says is heard as its title is.
    let people = |people: &str| format!("2024年\n地区|总人口\n昌江区|{people}");
    let book = of_sheets(&[("户籍人口", &people("224430")), ("常住人口", &people("215430"))]);
    assert_eq!(came(&book), ["常住人口 360202 2024 215430"]);
    assert_eq!(book.outside, [SheetNote::SheetUnread("户籍人口".to_owned())]);

    // Half a year is no year, whatever the others are of.
    let table = "地区|床位数\n昌江区|1180";
    let book = of_sheets(&[("2023年", table), ("2024年1-6月", table)]);
    assert_eq!(came(&book), ["2023年 360202 2023 1180"]);
    assert_eq!(book.outside, [SheetNote::SheetUnread("2024年1-6月".to_owned())]);
    let book = of_sheets(&[("2024Q1", table), ("12月", &format!("2024年\n{table}"))]);
    assert_eq!(book.imports[0].mapping.year, None);
}

/// The four counties: residents, and beds.
const BASE: [(&str, i64, i64); 4] =
    [("360202", 215_430, 1_180), ("360203", 338_902, 3_462), ("360222", 286_715, 1_205), ("360281", 768_120, 3_914)];

#[test]
fn tables_of_the_same_figures_give_the_same_figures() {
    let files = [
        "01_gbk_two_row_header.csv",
        "02_merged_headers_footnotes.xlsx",
        "07_wan_units.xlsx",
        "11_codes_damaged_by_excel.csv",
        "17_hidden_row_column_sheet.xlsx",
        "22_semicolon_decimal_comma.csv",
        "25_clipboard_with_line_breaks.tsv",
        "25c_lone_quote.tsv",
        "25d_lone_quote_in_note.csv",
        "48_control_characters.csv",
    ];
    for file in files {
        let import = imported(file, &ImportOptions { new: file.starts_with("11"), year: Some(2025), ..ImportOptions::default() });
        let given = |code: &str, figure: &Figure| {
            let found = import
                .preview
                .changes
                .iter()
                .filter(|one| one.area.as_str() == code && one.figure == *figure && one.year == 2025);
            found.map(|one| one.after.map(|value| value.to_string()).unwrap_or_default()).collect::<Vec<_>>()
        };
        for (code, residents, beds) in BASE {
            assert_eq!(given(code, &Figure::Population(PopulationBase::Resident)), [residents.to_string()], "{file} {code}");
            if !file.starts_with("11") {
                assert_eq!(given(code, &Figure::Measure("health-beds".into())), [beds.to_string()], "{file} {code}");
            }
        }
        assert!(import.preview.errors.is_empty(), "{file}");
    }
}

#[test]
fn every_sheet_with_a_unit_in_another_place_gives_the_same_figures() {
    let bytes = std::fs::read(crate::common::path("cases/07_wan_units.xlsx")).unwrap();
    let sheets = sheet::read(&bytes, &mut |_| {}).unwrap().sheets;
    assert_eq!(sheets.len(), 3);
    for name in sheets.iter().map(|sheet| sheet.name.clone()) {
        let options = ImportOptions { sheets: vec![name.clone()], year: Some(2025), ..ImportOptions::default() };
        let import = headless(&open(), sheets.clone(), "07_wan_units.xlsx", &options, &REGISTER).unwrap().imports.remove(0);
        for (code, residents, beds) in BASE {
            for (figure, value) in
                [(Figure::Population(PopulationBase::Resident), residents), (Figure::Measure("health-beds".into()), beds)]
            {
                let found = import.preview.changes.iter().find(|one| one.area.as_str() == code && one.figure == figure);
                assert_eq!(
                    found.and_then(|one| one.after).map(|value| value.to_string()),
                    Some(value.to_string()),
                    "{name} {code}"
                );
            }
        }
    }
}
