//! What a file is, by its first bytes.

use crate::tables::fault::{OtherKind, TableFault};

/// What can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A packed folder: a workbook since 2007, or something else.
    Zip,
    /// A compound file: a workbook before 2007, or something else.
    Ole,
    /// Text, by all appearances.
    Text,
    /// A web page with a table in it.
    Html,
}

/// What the bytes are.
///
/// # Errors
/// Something that is no table.
pub fn detect(bytes: &[u8]) -> Result<Kind, TableFault> {
    match bytes {
        [] => Err(TableFault::Empty),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => Ok(Kind::Zip),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Ok(Kind::Ole),
        [b'%', b'P', b'D', b'F', ..] => Err(TableFault::OtherKind(OtherKind::Pdf)),
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => {
            Err(TableFault::OtherKind(OtherKind::Picture))
        }
        [b'{', b'\\', b'r', b't', b'f', ..] => Err(TableFault::OtherKind(OtherKind::Document)),
        [0, 0, 0x27, 0x0A, ..] => Err(TableFault::OtherKind(OtherKind::Outlines)),
        [0x1F, 0x8B, ..] | [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xBC, 0xAF, ..] => {
            Err(TableFault::OtherKind(OtherKind::Archive))
        }
        _ => text(bytes),
    }
}

/// What a text is that begins with a mark of its kind.
fn text(bytes: &[u8]) -> Result<Kind, TableFault> {
    let start = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    let start: String = start.iter().take(2_048).map(|&byte| char::from(byte).to_ascii_lowercase()).collect();
    let start = start.trim_start();
    if start.is_empty() && bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(TableFault::Empty);
    }
    if ["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<!--"].iter().any(|mark| start.starts_with(mark)) {
        return page(bytes);
    }
    if start.starts_with("<kml") || (start.starts_with("<?xml") && start.contains("<kml")) {
        return Err(TableFault::OtherKind(OtherKind::Outlines));
    }
    if start.starts_with("mime-version:") || start.contains("content-type: multipart/related") {
        return Err(TableFault::OtherKind(OtherKind::WebArchive));
    }
    // SYLK and DIF are text, and no table as it stands.
    if start.starts_with("id;p") || (start.starts_with("table") && start.lines().nth(1).is_some_and(|line| line == "0,1")) {
        return Err(TableFault::OtherKind(OtherKind::Workbook));
    }
    if start.starts_with("<?xml") {
        let html = start.contains("<html");
        return if html { page(bytes) } else { Err(TableFault::OtherKind(OtherKind::Workbook)) };
    }
    Ok(Kind::Text)
}

/// A web page with a table is read; one without is a page that a system shows instead of the table.
fn page(bytes: &[u8]) -> Result<Kind, TableFault> {
    let has_table = bytes.windows(6).any(|six| six.eq_ignore_ascii_case(b"<table"));
    if has_table { Ok(Kind::Html) } else { Err(TableFault::WebPage) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_is_in_it() {
        assert_eq!(detect(b""), Err(TableFault::Empty));
        assert_eq!(detect(b" \r\n\t"), Err(TableFault::Empty));
        assert_eq!(detect(b"PK\x03\x04rest"), Ok(Kind::Zip));
        assert_eq!(detect(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Ok(Kind::Ole));
        assert_eq!(detect("代码,名称".as_bytes()), Ok(Kind::Text));
        assert_eq!(detect(b"<html><body><TABLE border=1>"), Ok(Kind::Html));
        for page in ["<html>", "\u{feff}\n<!DOCTYPE HTML PUBLIC", "<?xml version=\"1.0\"?><html xmlns"] {
            assert_eq!(detect(page.as_bytes()), Err(TableFault::WebPage), "{page}");
        }
        assert_eq!(detect(b"%PDF-1.7"), Err(TableFault::OtherKind(OtherKind::Pdf)));
        assert_eq!(detect(b"MIME-Version: 1.0\r\n"), Err(TableFault::OtherKind(OtherKind::WebArchive)));
        for book in ["ID;PWXL;N;E\r\n", "TABLE\r\n0,1\r\n\"EXCEL\"\r\n"] {
            assert_eq!(detect(book.as_bytes()), Err(TableFault::OtherKind(OtherKind::Workbook)), "{book}");
        }
        for outlines in ["<?xml version=\"1.0\"?>\n<kml xmlns", "<kml>", "\0\0\u{27}\n\0"] {
            assert_eq!(detect(outlines.as_bytes()), Err(TableFault::OtherKind(OtherKind::Outlines)), "{outlines}");
        }
        assert_eq!(detect(b"<?xml version=\"1.0\"?><Workbook"), Err(TableFault::OtherKind(OtherKind::Workbook)));
    }
}
