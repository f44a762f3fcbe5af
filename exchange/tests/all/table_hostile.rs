//! Bad tables of every kind: each is answered with a sentence that says what, where and what to do. `broken_tables.txt` holds them all.

use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};

use encoding_rs::GB18030;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::office::export::{Columns, grid, xlsx};
use permille_exchange::tables::fault::TableProblem;
use permille_exchange::tables::import::{Mapping, guess, preview};
use permille_exchange::tables::sheet;
use permille_exchange::wording::language::Language;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip of these parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook of one sheet of this XML.
fn workbook(sheet_xml: &[u8]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = format!(
        r#"<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let rels = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let root =
        rels.replace("r1", "r0").replace("/worksheet\"", "/officeDocument\"").replace("worksheets/sheet1.xml", "xl/workbook.xml");
    zipped(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", rels.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet_xml),
    ])
}

/// A sheet's XML of these rows.
fn sheet_xml(rows: &str) -> Vec<u8> {
    format!(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#)
        .into_bytes()
}

fn refused(bytes: &[u8]) -> TableProblem {
    sheet::read(bytes, &mut |_| {}).map(|book| panic!("{book:?}")).unwrap_err()
}

/// The errors and remarks of importing a CSV text.
fn complaints(set: &ScenarioSet, text: &str, adjust: impl FnOnce(&mut Mapping)) -> Vec<TableProblem> {
    let book = sheet::read(text.as_bytes(), &mut |_| {}).unwrap();
    let mut mapping = guess(set, &book.sheets[0], "table.csv", &crate::common::REGISTER).mapping;
    adjust(&mut mapping);
    let found = preview(set, &book.sheets[0], &mapping, &crate::common::REGISTER);
    found.errors.into_iter().chain(found.remarks).collect()
}

#[test]
fn every_bad_table_is_answered_with_a_sentence() {
    let set = crate::common::document("changjiang-2030").set;
    let good = xlsx(&grid(&set, 2020, Columns::Known, Language::Zh), (2026, 11, 24), &mut |_| {}).unwrap();
    let zeros = vec![b' '; 40 * 1024 * 1024];
    let bomb = workbook(&zeros);
    assert!(bomb.len() < 100_000);
    let mixed: Vec<u8> = ["代码,名称\n360202,昌江区浮梁县\n".as_bytes(), &GB18030.encode("360203,珠山区\n").0].concat();
    let ole = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], vec![0x5A; 4_000].as_slice()].concat();
    let far =
        workbook(&sheet_xml(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#));
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("an empty file", Vec::new()),
        ("only blanks", b"\r\n \t\r\n".to_vec()),
        ("a web page named .xlsx", b"<!DOCTYPE html><html><body>Please sign in".to_vec()),
        ("a table of a web page with nothing in it", b"\n<table border=1><tr><td>".to_vec()),
        ("a PDF", b"%PDF-1.7".to_vec()),
        ("a picture", b"\x89PNG\r\n\x1a\n".to_vec()),
        ("a zip bomb", bomb),
        (
            "a zip of thousands of parts",
            zipped(
                &(0..6_000)
                    .map(|_| ("x", b"".as_slice()))
                    .enumerate()
                    .map(|(n, (_, b))| (Box::leak(format!("xl/{n}").into_boxed_str()) as &str, b))
                    .collect::<Vec<_>>(),
            ),
        ),
        ("a truncated workbook", good[..good.len() / 2].to_vec()),
        ("a workbook cut within its XML", workbook(&sheet_xml("")[..90])),
        ("a document named .xlsx", zipped(&[("word/document.xml", b"<w/>")])),
        ("a folder named .xlsx", zipped(&[("readme.txt", b"hello")])),
        ("an OpenDocument table", zipped(&[("mimetype", b"application/vnd"), ("content.xml", b"<x/>")])),
        ("a compound file of garbage", ole),
        ("a workbook with nothing in it", workbook(&sheet_xml(""))),
        ("a cell at the far end", far),
        ("a cell beyond the last row", workbook(&sheet_xml(r#"<row r="1215752191"><c r="ZZZZZZ1215752191"><v>2</v></c></row>"#))),
        ("a place that no sheet has", workbook(&sheet_xml(r#"<row r="1"><c r="XFD10485760000"><v>2</v></c></row>"#))),
        ("a million columns", vec![b','; 1_000_000]),
        ("NUL bytes", b"code,name\0\n1,2\n".to_vec()),
        ("two encodings", mixed),
        ("bytes that are no text", b"code,name\n1,\xFF\xFE\xFF\n".to_vec()),
        ("too many rows", "1,2\n".repeat(200_001).into_bytes()),
        ("64 MB and one byte", vec![b'1'; 64 * 1024 * 1024 + 1]),
    ];
    let mut told = String::new();
    for (name, bytes) in &files {
        tell(&mut told, name, &[refused(bytes)]);
    }

    let head = "代码,名称,年份,常住人口（人）,城镇人口（人）,乡村人口（人）\n";
    let tables: Vec<(&str, String)> = vec![
        ("only a header", head.to_owned()),
        ("no column of areas", "常住人口,城镇人口\n1,2\n".to_owned()),
        ("no column of figures", "代码,名称\n360202,昌江区\n".to_owned()),
        ("a column of dates", format!("{head}360202,昌江区,2020,2020-11-01,,\n")),
        ("negative people", format!("{head}360202,昌江区,2020,-5,,\n")),
        ("half a person", format!("{head}360202,昌江区,2020,20.13635,,\n")),
        ("10^18 people", format!("{head}360202,昌江区,2020,1000000000000000000,,\n")),
        ("a number cut short", format!("{head}360202,昌江区,2020,2.01E+05,,\n")),
        ("a fault of the spreadsheet", format!("{head}360202,昌江区,2020,#REF!,####,\n")),
        ("words", format!("{head}360202,昌江区,2020,约二十万,,\n")),
        ("a decimal comma", format!("{head}360202,昌江区,2020,\"20,13\",,\n")),
        ("no year", format!("{head}360202,昌江区,二〇二〇,201363,,\n")),
        ("one figure twice", format!("{head}360202,昌江区,2020,201363,,\n360202,昌江区,2020,201364,,\n")),
        ("one code under two names", format!("{head}360281,乐平市,2020,1,,\n360281,浮梁县,2021,1,,\n")),
        ("a code that is none", format!("{head}3.602E+05,昌江区,2020,1,,\n")),
        ("a code of another area", format!("{head}360202,珠山区,2020,201363,,\n")),
        ("people who do not add up", format!("{head}360202,昌江区,2020,201363,159187,52176\n")),
        ("more in town than in all", format!("{head}360202,昌江区,2020,201363,301363,\n")),
        ("a level that is none", format!("{head}360281,乐平市,2020,1,,\n").replace("年份", "级别").replace(",2020,", ",大,")),
        ("a county above itself", "代码,级别,上级代码,常住人口\n360281,县,360202,5\n".to_owned()),
        ("an unknown figure in long form", "代码,指标,年份,数值\n360202,幸福指数,2020,5\n".to_owned()),
        ("an unknown unit in long form", "代码,指标,年份,数值,单位\n360202,常住人口,2020,5,公里\n".to_owned()),
        ("one figure in two columns", "代码,常住人口,总数\n360202,5,6\n".to_owned()),
    ];
    for (name, text) in &tables {
        let problems = complaints(&set, text, |mapping| {
            mapping.create = true;
            if *name == "one figure in two columns" {
                mapping.columns[2] = mapping.columns[1].clone();
            }
        });
        assert!(!problems.is_empty(), "{name}");
        tell(&mut told, name, &problems);
    }
    crate::common::expect(&crate::common::path("broken_tables.txt"), &told);
}

fn tell(told: &mut String, name: &str, problems: &[TableProblem]) {
    writeln!(told, "# {name}").unwrap();
    for language in Language::ALL {
        for problem in problems {
            writeln!(told, "{}", problem.sentence(language)).unwrap();
        }
    }
}

#[test]
fn a_part_that_lies_about_its_size_is_counted_all_the_same() {
    let mut bytes = workbook(&vec![b' '; 40 * 1024 * 1024]);
    // What the archive says a part unpacks to stands in its headers; make it say ten.
    let true_size = u32::try_from(40 * 1024 * 1024).unwrap().to_le_bytes();
    let places: Vec<usize> = bytes.windows(4).enumerate().filter(|(_, four)| *four == true_size).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    let problem = refused(&bytes);
    assert!(
        problem.sentence(Language::En).contains("unpacks") || problem.sentence(Language::En).contains("damaged"),
        "{problem:?}"
    );
}

#[test]
fn any_bytes_at_all_are_answered() {
    // A file of the right kind, broken in one place after another.
    let set = crate::common::document("tutorial").set;
    let good = xlsx(&grid(&set, 2022, Columns::Known, Language::En), (2026, 11, 24), &mut |_| {}).unwrap();
    for place in (0..good.len()).step_by(97) {
        let mut bytes = good.clone();
        bytes[place] ^= 0x5A;
        // Whether it is read or refused, it is so without a panic.
        let _ = sheet::read(&bytes, &mut |_| {});
        let _ = sheet::read(&good[..place], &mut |_| {});
    }
}

#[test]
fn an_old_workbook_that_claims_a_sheet_of_billions_is_refused_before_it_is_laid_out() {
    let bytes = std::fs::read(crate::common::path("tables/people.xls")).unwrap();
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).unwrap();
    let mut records = Vec::new();
    file.open_stream("/Workbook").unwrap().read_to_end(&mut records).unwrap();
    // The record of a sheet's extent: kind 0x0200, fourteen bytes; its last column stands in the eleventh and twelfth.
    let extent = records.windows(4).position(|four| four == [0x00, 0x02, 0x0E, 0x00]).unwrap();
    records[extent + 14..extent + 16].copy_from_slice(&u16::MAX.to_le_bytes());
    file.open_stream("/Workbook").unwrap().write_all(&records).unwrap();
    file.flush().unwrap();
    let bytes = file.into_inner().into_inner();
    assert!(refused(&bytes).sentence(Language::En).contains("damaged"));
}
