//! The text of a .docx: paragraphs as lines, rows of tables as lines of cells.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use crate::unread::Unread;

/// What the document's part may unpack to.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// The text of a .docx.
///
/// # Errors
/// When it is damaged, protected, larger than is read, or packed and no document.
pub(crate) fn text(bytes: &[u8]) -> Result<String, Unread> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::Damaged)?;
    let part = archive.by_name("word/document.xml").map_err(|error| match error {
        zip::result::ZipError::FileNotFound => Unread::NoDocument,
        zip::result::ZipError::UnsupportedArchive(_) => Unread::Password,
        _ => Unread::Damaged,
    })?;
    let mut xml = Vec::new();
    // What an archive says of itself is not believed: it is cut off where it unpacks to more.
    part.take(MOST_BYTES + 1).read_to_end(&mut xml).map_err(|_| Unread::Damaged)?;
    if xml.len() as u64 > MOST_BYTES {
        return Err(Unread::TooLong);
    }
    lines(std::str::from_utf8(&xml).map_err(|_| Unread::Damaged)?.trim_start_matches('\u{feff}'))
}

/// What is open while the part is read.
#[derive(Default)]
struct State {
    out: String,
    /// How many cells are open, one in another.
    cells: usize,
    /// Whether the text of a run is open, and whether it was deleted.
    run: bool,
    /// Whether the row has a cell already.
    row_begun: bool,
}

impl State {
    fn open(&mut self, name: &str) {
        match name {
            "w:t" => self.run = true,
            "w:tr" if self.cells == 0 => self.row_begun = false,
            "w:tc" => {
                self.cells += 1;
                if self.cells == 1 {
                    if self.row_begun {
                        self.out.push('\t');
                    }
                    self.row_begun = true;
                }
            }
            "w:br" | "w:cr" => self.line_end(),
            "w:tab" if self.cells == 0 => self.out.push(' '),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "w:t" => self.run = false,
            "w:p" => self.line_end(),
            "w:tc" => self.cells = self.cells.saturating_sub(1),
            "w:tr" if self.cells == 0 => self.out.push('\n'),
            _ => {}
        }
    }

    /// A line ends; within a cell it is none.
    fn line_end(&mut self) {
        if self.cells == 0 {
            self.out.push('\n');
        }
    }
}

fn lines(xml: &str) -> Result<String, Unread> {
    let mut reader = Reader::from_str(xml);
    let mut state = State::default();
    loop {
        match reader.read_event().map_err(|_| Unread::Damaged)? {
            Event::Start(tag) => state.open(tag.name().as_ref()),
            Event::Empty(tag) => {
                // An empty paragraph is an empty line; an empty text opens nothing.
                match tag.name().as_ref() {
                    "w:t" => {}
                    "w:p" => state.line_end(),
                    name => state.open(name),
                }
            }
            Event::End(tag) => state.close(tag.name().as_ref()),
            Event::Text(text) if state.run => state.out.push_str(&text),
            Event::GeneralRef(entity) if state.run => state.out.push_str(&resolved(&entity)),
            Event::Eof => return Ok(state.out),
            _ => {}
        }
    }
}

/// What an entity stands for.
fn resolved(name: &str) -> String {
    let code = name.strip_prefix('#');
    let code = code.and_then(|code| match code.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => code.parse().ok(),
    });
    match (name, code.and_then(char::from_u32)) {
        (_, Some(one)) => one.to_string(),
        ("lt", _) => "<".to_owned(),
        ("gt", _) => ">".to_owned(),
        ("amp", _) => "&".to_owned(),
        ("quot", _) => "\"".to_owned(),
        ("apos", _) => "'".to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(name: &str, xml: &str) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(xml.as_bytes()).unwrap();
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn paragraphs_are_lines_and_rows_have_cells() {
        let xml = "<w:document><w:body><w:p><w:r><w:t>一、目</w:t></w:r><w:r><w:t>标&lt;甲&#20057;&gt;</w:t></w:r></w:p><w:p/>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>床位</w:t></w:r></w:p><w:p><w:r><w:t>数</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
            <w:p><w:r><w:delText>删去</w:delText><w:t xml:space=\"preserve\">完</w:t></w:r></w:p></w:body></w:document>";
        assert_eq!(text(&packed("word/document.xml", xml)).unwrap(), "一、目标<甲乙>\n\n1\t床位数\n完\n");
    }

    #[test]
    fn other_archives_and_torn_parts_are_told() {
        assert_eq!(text(&packed("xl/workbook.xml", "<a/>")), Err(Unread::NoDocument));
        assert_eq!(text(&packed("word/document.xml", "<w:p><w:t>甲</w:p")), Err(Unread::Damaged));
    }
}
