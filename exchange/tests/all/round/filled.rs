//! A workbook filled in as a spreadsheet would: cells are written into its parts, and all else stays as it was sent out.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use permille_exchange::tables::address::address;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The part of the first sheet.
const SHEET: &str = "xl/worksheets/sheet1.xml";

/// A workbook being filled in.
pub struct Filling(BTreeMap<String, String>);

impl Filling {
    pub fn of(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for position in 0..archive.len() {
            let mut part = archive.by_index(position).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            parts.insert(part.name().unwrap().into_owned(), text);
        }
        Self(parts)
    }

    pub fn part(&self, name: &str) -> &str {
        &self.0[name]
    }

    pub fn number(&mut self, row: usize, column: usize, value: &str) {
        self.cell(row, column, "", &format!("<v>{value}</v>"));
    }

    pub fn text(&mut self, row: usize, column: usize, text: &str) {
        self.cell(row, column, " t=\"inlineStr\"", &format!("<is><t>{text}</t></is>"));
    }

    /// A formula whose result no program has worked out yet.
    pub fn formula(&mut self, row: usize, column: usize, formula: &str) {
        self.cell(row, column, "", &format!("<f>{formula}</f>"));
    }

    /// Hides the column that is so many columns to the right of the first.
    pub fn hide_column(&mut self, column: usize) {
        let sheet = self.0.get_mut(SHEET).unwrap();
        let at = sheet.find(&format!("<col min=\"{}\"", column + 1)).unwrap() + "<col".len();
        sheet.insert_str(at, " hidden=\"1\"");
    }

    pub fn remove_row(&mut self, row: usize) {
        let sheet = self.0.get_mut(SHEET).unwrap();
        let start = sheet.find(&format!("<row r=\"{}\"", row + 1)).unwrap();
        let end = start + sheet[start..].find("</row>").unwrap() + "</row>".len();
        sheet.replace_range(start..end, "");
    }

    /// Puts a cell in the place of what stands there, or behind the last of its row.
    fn cell(&mut self, row: usize, column: usize, kind: &str, content: &str) {
        let sheet = self.0.get_mut(SHEET).unwrap();
        let place = address(row, column);
        let cell = |style: &str| format!("<c r=\"{place}\"{style}{kind}>{content}</c>");
        if let Some(start) = sheet.find(&format!("<c r=\"{place}\"")) {
            let head = start + sheet[start..].find('>').unwrap();
            let end = if sheet[..head].ends_with('/') { head + 1 } else { start + sheet[start..].find("</c>").unwrap() + 4 };
            let style = sheet[start..head].split(" s=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned);
            let style = style.map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
            sheet.replace_range(start..end, &cell(&style));
        } else if let Some(start) = sheet.find(&format!("<row r=\"{}\"", row + 1)) {
            let end = start + sheet[start..].find("</row>").unwrap();
            sheet.insert_str(end, &cell(""));
        } else {
            let end = sheet.find("</sheetData>").unwrap();
            sheet.insert_str(end, &format!("<row r=\"{}\">{}</row>", row + 1, cell("")));
        }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in &self.0 {
            archive.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }
}

/// The names of what is in an archive, in order.
pub fn names(bytes: &[u8]) -> Vec<String> {
    let archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    archive.file_names().map(|name| name.unwrap().into_owned()).collect()
}

/// What is in an archive, by name.
pub fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = |position: usize| {
        let mut part = archive.by_index(position).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..names(bytes).len()).map(read).collect()
}
