//! What stands somewhere a hundred thousand times: every reader answers soon. What takes the square of it would stop the page.

use permille_fuzz::READERS;

use crate::inputs::answer;

/// How large the inputs are: linear, a reader takes a moment; the square of it takes minutes.
const BYTES: usize = 400_000;
/// A document is read for what it says: a byte of it takes some forty times as long.
const BYTES_OF_DOCUMENT: usize = 30_000;

/// What comes first, what stands there again and again, and what comes last.
type Grown = (&'static str, &'static str, &'static str);

const SHEET: &str = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";

/// For each reader, what its format lets stand any number of times.
const GROWN: [(&str, &[Grown]); 10] = [
    (
        "scenario_file",
        &[
            ("", "[", ""),
            ("", "{\"a\":", ""),
            ("{\"format\": \"permille-scenario\", \"version\": 1, \"notes\": \"", "\\u0041", "\"}"),
            ("{\"format\": \"permille-scenario\", \"version\": 1, \"areas\": [", "{},", "{}]}"),
            ("{\"format\": \"permille-scenario\", \"version\": 1, \"areas\": [{\"code\": ", "9", "}]}"),
            ("", "\n", "{"),
        ],
    ),
    (
        "plan_file",
        &[
            ("", "[[norm]]\n", ""),
            ("", "[", ""),
            ("", "a.", "b = 1"),
            ("a = ", "{a = ", ""),
            ("a = \"\"\"", "\\\n", "\"\"\""),
            ("[plan]\nid = \"", "x", "\""),
            ("", "#\n", ""),
        ],
    ),
    ("link", &[("p1.", "A", ""), ("p1.", "%20", ""), ("p1.", " ", ""), ("#", "#", "")]),
    (
        "page",
        &[
            ("", "<title></title>", "<script type=\"application/json\" id=\"permille-scenario\"></script>"),
            ("<title></title>", "<script type=\"application/json\" id=\"permille-scenario\">", "</script>\0县\0<"),
        ],
    ),
    (
        "table",
        &[
            ("", "\"", ""),
            ("", "a,", "\n"),
            ("", "\"a\n", ""),
            ("代码,名称,常住人口\n", "360202,昌江区,5\n", ""),
            ("", "'", ""),
            ("a;b\n", "\"\";", ""),
        ],
    ),
    (
        "web_table",
        &[
            ("<table>", "<script></script>", "<tr><td>1"),
            ("<table><tr><td>", "&", "</table>"),
            ("<table><tr>", "<td rowspan=1000 colspan=1000>", "x</table>"),
            ("<table>", "<tr><td rowspan=1000 colspan=2>", "x</table>"),
            ("<table>", "<!---->", "<tr><td>1"),
            ("<table>", "<table>", "<tr><td>1"),
            ("<table><tr><td>", "<a", ">1"),
            ("<table>", "<tr><td>1<td>2", ""),
        ],
    ),
    (
        "workbook",
        &[
            (SHEET, "<sheetData>", ""),
            (
                SHEET,
                "<sheetData><row><c r=\"A1\"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>",
                "</worksheet>",
            ),
            (
                "<worksheet><sheetData>",
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>",
                "</sheetData></worksheet>",
            ),
            (
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>",
                "&amp;",
                "</t></is></c></row></sheetData></worksheet>",
            ),
        ],
    ),
    ("clipboard", &[("", "\"\t", ""), ("", "\"\"\t", ""), ("", "\"a\n\t\t", ""), ("", "\t", "")]),
    (
        "outlines",
        &[
            ("{\"type\":\"FeatureCollection\",\"features\":[", "{\"properties\":{\"code\":\"360202\"}},", "{}]}"),
            (
                "{\"type\":\"Feature\",\"properties\":{\"code\":\"360202\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[",
                "[1,2],[2,1],[1.5,3],",
                "[1,2]]]}}",
            ),
            (
                "{\"type\":\"Feature\",\"properties\":{\"code\":\"360202\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[",
                "[[1,2],[2,1],[3,3]],",
                "[[1,2],[2,1],[3,3]]]}}",
            ),
            (
                "{\"type\":\"Feature\",\"properties\":{\"code\":\"360202\"},\"geometry\":{\"type\":\"MultiPoint\",\"coordinates\":[",
                "[1,2],",
                "[1,2]]}}",
            ),
        ],
    ),
    (
        "document",
        &[
            ("<html>", "<script></script>", "到2025年"),
            ("<p>", "&lt;", ""),
            ("一、目标\n", "到2025年，每千人口床位数达到7张。", ""),
            ("一、目标\n", "到2025年，每千人口床位数达到7张。\n", ""),
            ("一、目标\n", "（", ""),
            ("", "一、", ""),
            ("一、目标\n", "2", "张"),
            ("一、目标\n到2025年", "、20", "张"),
            ("<w:document><w:body>", "<w:tbl><w:tr><w:tc>", ""),
            ("一、目标\n", "|", ""),
            ("一、目标\n", "a\t", ""),
            ("一、目标\n", "指标\t2025年\n", ""),
        ],
    ),
];

/// Tries all of a reader.
fn soon(name: &str) {
    let reader = READERS.iter().find(|reader| reader.name == name).unwrap();
    let all = GROWN.iter().filter(|(reader, _)| *reader == name).flat_map(|(_, all)| *all);
    let length = if name == "document" { BYTES_OF_DOCUMENT } else { BYTES };
    for (first, unit, last) in all {
        println!("{first:?} {unit:?} {last:?}");
        let bytes = [first.as_bytes(), &unit.as_bytes().repeat(length / unit.len()), last.as_bytes()].concat();
        answer(reader, &bytes);
    }
}

#[test]
fn every_reader_is_tried() {
    assert_eq!(GROWN.map(|(name, _)| name), READERS.map(|reader| reader.name));
}

#[test]
fn a_scenario_file_is_answered_soon() {
    soon("scenario_file");
}

#[test]
fn a_plan_file_is_answered_soon() {
    soon("plan_file");
}

#[test]
fn a_link_is_answered_soon() {
    soon("link");
}

#[test]
fn a_page_is_answered_soon() {
    soon("page");
}

#[test]
fn a_table_is_answered_soon() {
    soon("table");
}

#[test]
fn a_table_of_a_web_page_is_answered_soon() {
    soon("web_table");
}

#[test]
fn a_workbook_is_answered_soon() {
    soon("workbook");
}

#[test]
fn a_block_of_the_clipboard_is_answered_soon() {
    soon("clipboard");
}

#[test]
fn outlines_are_answered_soon() {
    soon("outlines");
}

#[test]
fn a_document_is_answered_soon() {
    soon("document");
}
