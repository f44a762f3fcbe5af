//! Tables: text, web pages, workbooks, and what is pasted.

use std::io::{Cursor, Write as _};
use std::sync::LazyLock;

use permille_engine::area::Area;
use permille_engine::model::Model;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::files::{scenario_file, shipped};
use permille_exchange::tables::ShownTable;
use permille_exchange::tables::csv::{self, DANGEROUS};
use permille_exchange::tables::import::{ImportOptions, Mapping, Origin, Register, edit, guess, headless, preview, register};
use permille_exchange::tables::limits;
use permille_exchange::tables::returns::{Returned, of_book};
use permille_exchange::tables::sheet::{self, Sheet};
use permille_exchange::wording::language::Language;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::files::PLANS;
use crate::{Answer, said};

/// What tables are imported into: a district with one plan.
static OPEN: LazyLock<ScenarioSet> = LazyLock::new(|| {
    let text = shipped::scenario("changjiang-2030").unwrap_or_default();
    let (document, _) = scenario_file::read(text, &PLANS).unwrap_or_else(|problems| panic!("{problems:?}"));
    let mut set = document.set;
    set.plans.truncate(1);
    set
});

/// The country's areas.
static REGISTER: LazyLock<Register> = LazyLock::new(|| Register::new(&register::shipped()));

/// Sheets beyond this many are not imported: a case would take longer than it tells.
const IMPORTED: usize = 2;
/// Nor are sheets with more cells.
const CELLS: usize = 2_000;

/// A file of tables: read within the limits or refused with a sentence. What an import offers is one step that can be computed and taken back, and
/// the same table again has nothing left to change.
pub fn table(bytes: &[u8]) -> Answer {
    let book = match sheet::read(bytes, &mut |_| {}) {
        Ok(book) => book,
        Err(problem) => return said::of_table(&problem),
    };
    assert!(!book.sheets.is_empty(), "read, and nothing in it");
    for sheet in &book.sheets {
        assert!(sheet.rows().len() <= limits::MOST_ROWS && sheet.width() <= limits::MOST_COLUMNS, "beyond the limits");
    }
    forms(&book.sheets);
    for sheet in book.sheets.iter().take(IMPORTED).filter(|sheet| sheet.rows().len() * sheet.width() <= CELLS) {
        shown(sheet);
        for new in [false, true] {
            imported(sheet, new);
        }
    }
    Answer::Opened
}

/// Forms that came back: each figure of their sets is a value that one of their cells gives, and whatever stays out is told.
fn forms(sheets: &[Sheet]) {
    let Some(forms) = of_book(&OPEN, sheets, "form.xlsx", "2026-11-30") else { return };
    assert!(!forms.is_empty(), "forms, and none of them read");
    for form in forms {
        let remarks = match &form.read {
            Ok(read) => &read.remarks,
            Err(remarks) => remarks,
        };
        for remark in remarks {
            said::both(&remark.sentence(Language::Zh), &remark.sentence(Language::En));
        }
        let given = form.read.as_ref().map_or(0, Returned::given);
        let Some(set) = form.set else {
            assert_eq!(given, 0, "figures that go nowhere");
            continue;
        };
        let series = |area: &Area| area.population.len() + area.measures.len();
        assert_eq!(set.baseline.areas.iter().map(series).sum::<usize>(), given, "figures that nobody gave");
    }
}

/// A workbook; what begins as the XML of a sheet is packed into one before it is read, so that changes reach what is packed.
pub fn workbook(bytes: &[u8]) -> Answer {
    if bytes.starts_with(b"<worksheet") { table(&packed(bytes)) } else { table(bytes) }
}

/// What is pasted into the grid: read whole, and what is put in quotes is read again the same.
pub fn clipboard(bytes: &[u8]) -> Answer {
    let text = String::from_utf8_lossy(bytes);
    let rows: Vec<Vec<String>> = sheet::records(&text, b'\t').collect();
    assert!(rows.iter().flatten().map(String::len).sum::<usize>() <= text.len(), "more than was pasted");
    harmless(&ShownTable { head: Vec::new(), rows });
    Answer::Opened
}

/// Nothing that is copied or saved of a table is a formula or markup, whatever stands in it.
fn shown(sheet: &Sheet) {
    harmless(&ShownTable { head: Vec::new(), rows: sheet.rows().to_vec() });
}

fn harmless(table: &ShownTable) {
    for cell in csv::rows(&table.csv()).iter().flatten() {
        assert!(is_harmless(cell), "a formula in a file: {cell:?}");
    }
    for cell in table.tabbed().split(['\t', '\r', '\n']) {
        assert!(is_harmless(cell), "a formula on the clipboard: {cell:?}");
    }
    let html = table.html();
    let tags = html.split('<').skip(1).map(|tag| tag.split(['>', ' ']).next().unwrap_or_default());
    for tag in tags {
        assert!(
            ["meta", "table", "/table", "tr", "/tr", "td", "/td", "th", "/th"].contains(&tag),
            "markup on the clipboard: {tag}"
        );
    }
}

/// Whether a spreadsheet computes nothing of a cell: a number may have a sign.
fn is_harmless(cell: &str) -> bool {
    !cell.starts_with(DANGEROUS) || cell.strip_prefix('-').is_some_and(|rest| rest.trim_end_matches('%').parse::<f64>().is_ok())
}

/// The import of a sheet, as the app offers it.
fn imported(sheet: &Sheet, new: bool) {
    let options = ImportOptions { new, year: Some(2020), ..ImportOptions::default() };
    let book = headless(&OPEN, vec![sheet.clone()], "2020.csv", &options, &REGISTER);
    let Some(import) = book.and_then(|book| book.imports.into_iter().next()) else { return };
    for problem in import.preview.errors.iter().chain(&import.preview.left_out).chain(&import.preview.remarks) {
        said::of_table(problem);
    }
    let origin = Origin { file: "2020.csv".to_owned(), sheet: None, day: "2026-11-24".to_owned() };
    let Some(edit) = edit(&import.set, &import.preview, &origin) else { return };
    let mut changed = import.set.clone();
    let undo = changed.apply(&edit).unwrap_or_else(|| panic!("ready, and refused: {:?}", import.preview));
    assert!(Model::new(&changed).is_ok(), "imported, and not computable: {:?}", Model::new(&changed).err());
    again(&changed, &import.sheet, &import.mapping, import.preview.left_out.is_empty());
    assert!(changed.apply(&undo).is_some(), "it cannot be taken back");
    assert_eq!(changed, import.set, "taken back, and not as before");
}

/// The same table once more: nothing is left to change, unless some of it was left out.
fn again(changed: &ScenarioSet, sheet: &Sheet, mapping: &Mapping, whole: bool) {
    let again = preview(changed, sheet, mapping, &REGISTER);
    if whole {
        assert!(again.changes.is_empty() && again.new_areas.is_empty(), "imported twice: {again:?}");
    }
    let _ = guess(changed, sheet, "2020.csv", &REGISTER);
}

/// A workbook of one sheet of this XML.
fn packed(sheet: &[u8]) -> Vec<u8> {
    let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |target: &str, kind: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{types}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let book = format!(
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{types}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let parts = [
        ("_rels/.rels", relation("xl/workbook.xml", "officeDocument").into_bytes()),
        ("xl/workbook.xml", book.into_bytes()),
        ("xl/_rels/workbook.xml.rels", relation("worksheets/sheet1.xml", "worksheet").into_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.to_vec()),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // Packing into memory does not fail.
        let _ = writer.start_file(name, SimpleFileOptions::default());
        let _ = writer.write_all(&bytes);
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}
