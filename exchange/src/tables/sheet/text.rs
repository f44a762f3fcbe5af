//! Tables as text: how the characters are written, what separates the cells, and the cells.

use permille_engine::in_order::InOrder;

use super::encoding::decode;
use super::records::{Records, rows};
use super::{Book, Format, Growing, blanks};
use crate::tables::fault::{TableFault, TableProblem};

/// How many rows show what separates the cells.
const SAMPLE: usize = 60;

/// Reads a text file.
pub(super) fn read(bytes: &[u8], progress: &mut dyn FnMut(f64)) -> Result<Book, TableProblem> {
    let (encoding, text) = decode(bytes).map_err(TableProblem::of_file)?;
    if text.contains('\0') {
        return Err(TableProblem::of_file(TableFault::NotText));
    }
    progress(0.2);
    let (stated, body) = stated_separator(&text);
    let mut growing = Growing::default();
    let Some(separator) = stated.or_else(|| guess_separator(body)) else {
        // Nothing separates: cells set apart by blanks, or one column.
        let lines = blanks::split(body).unwrap_or_else(|| body.lines().map(|line| vec![line.to_owned()]).collect());
        for (row, cells) in lines.into_iter().enumerate() {
            for (column, cell) in cells.into_iter().enumerate() {
                growing.put(row, column, cell)?;
            }
        }
        return Ok(Book { format: Format::Text { encoding, separator: ' ' }, sheets: vec![growing.finish("")] });
    };
    // A line that only names the separator is a row of the file all the same.
    let first_row = usize::from(stated.is_some());
    let lone =
        rows(body, separator, &mut |row, column, cell| growing.put(row + first_row, column, cell.to_owned()), &mut |part| {
            progress(0.2 + 0.8 * part);
        })?;
    growing.marks.lone_quotes.extend(lone.into_iter().map(|row| row + first_row));
    growing.marks.commas = separator == b',';
    let separator = char::from(separator);
    Ok(Book { format: Format::Text { encoding, separator }, sheets: vec![growing.finish("")] })
}

/// The characters of a web page, in the encoding it names where it is read in that.
pub(super) fn decode_page(bytes: &[u8]) -> Result<String, TableFault> {
    decode(bytes).map(|(_, text)| text)
}

/// The separator that the first line names, as Excel understands it: `sep=;`.
fn stated_separator(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let named = first.trim_end_matches('\r').strip_prefix("sep=").map(str::as_bytes);
    match named {
        Some([separator]) if separator.is_ascii() => (Some(*separator), rest),
        _ => (None, text),
    }
}

/// What separates the cells: of comma, tab, semicolon and bar the one that gives the first rows the most cells alike.
fn guess_separator(text: &str) -> Option<u8> {
    let sample = sample(text);
    let score = |separator: u8| {
        let mut widths: Vec<usize> = Records::new(sample, separator).take(SAMPLE).map(|record| record.cells.len()).collect();
        widths.retain(|&width| width > 1);
        widths.put_in_order();
        let middle = widths.get(widths.len() / 2).copied().unwrap_or(1);
        let alike = widths.iter().filter(|&&width| width == middle).count();
        // One cell a row separates nothing.
        if middle < 2 { 0 } else { alike * 1_000 + middle.min(999) }
    };
    // A decimal comma is no separator where semicolons are.
    let best =
        [b'|', b';', b'\t', b','].into_iter().map(|separator| (score(separator), separator)).max_by_key(|(score, _)| *score);
    best.filter(|(score, _)| *score > 0).map(|(_, separator)| separator)
}

/// The first rows of a text.
fn sample(text: &str) -> &str {
    let end = text.match_indices('\n').nth(SAMPLE).map_or(text.len(), |(end, _)| end);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;

    use super::super::Encoding;
    use super::*;

    fn cells(bytes: &[u8]) -> (Format, Vec<Vec<String>>) {
        let book = read(bytes, &mut |_| {}).unwrap_or_else(|problem| unreachable!("{problem:?}"));
        let rows = book.sheets.into_iter().next().map(|sheet| sheet.into_parts().1);
        (book.format, rows.unwrap_or_default())
    }

    #[test]
    fn every_usual_way_of_writing_a_table_is_read_alike() {
        let expected = [vec!["代码", "名称", "常住人口"], vec!["360202", "昌江区", "201363"]];
        for separator in [',', '\t', ';'] {
            let text: String = expected.iter().map(|row| row.join(&separator.to_string()) + "\r\n").collect();
            let gb = GB18030.encode(&text).0.into_owned();
            let wide: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
            let wide_other: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect();
            for (bytes, encoding) in [
                (text.clone().into_bytes(), Encoding::Utf8),
                (format!("\u{feff}{text}").into_bytes(), Encoding::Utf8),
                (gb, Encoding::Gb18030),
                (wide, Encoding::Utf16),
                (wide_other, Encoding::Utf16),
            ] {
                assert_eq!(
                    cells(&bytes),
                    (
                        Format::Text { encoding, separator },
                        expected.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect()
                    )
                );
            }
        }
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let (_, rows) = cells(b"title,x\n\n\"two\nlines\",b\n\n\nc,d\n");
        assert_eq!(rows.len(), 6);
        assert_eq!(rows[2][0], "two\nlines");
        assert_eq!(rows[5][0], "c");
    }

    #[test]
    fn a_comma_within_quotes_separates_nothing() {
        let (format, rows) = cells(b"a;b\n\"1,234,567\";\"5,678\"\n\"1,2\";3\n");
        assert!(matches!(format, Format::Text { separator: ';', .. }));
        assert_eq!(rows[1], ["1,234,567", "5,678"]);
        let (format, rows) = cells(b"sep=;\na;b,c\n");
        assert!(matches!(format, Format::Text { separator: ';', .. }));
        assert_eq!(rows[1], ["a", "b,c"]);
    }

    #[test]
    fn two_encodings_in_one_file_are_named_with_the_line() {
        let mut bytes = "代码,名称\n360202,昌江区浮梁县\n".as_bytes().to_vec();
        bytes.extend_from_slice(&GB18030.encode("360203,珠山区\n").0);
        let problem = read(&bytes, &mut |_| {}).map(|_| ()).map_err(|problem| problem.fault);
        assert_eq!(problem, Err(TableFault::MixedEncodings { line: 3 }));
        // The other way round, and a file in GB18030 in which one short name is UTF-8 by chance.
        let mut bytes = GB18030.encode("代码,名称\n360203,珠山区\n").0.into_owned();
        bytes.extend_from_slice("360202,昌江区浮梁县\n".as_bytes());
        let problem = read(&bytes, &mut |_| {}).map(|_| ()).map_err(|problem| problem.fault);
        assert_eq!(problem, Err(TableFault::MixedEncodings { line: 3 }));
        assert_eq!(cells(&GB18030.encode("名称,值\n联通,1\n昌江区,2\n").0).1[1][0], "联通");
        let problem = read(b"a,b\n1,\xFF\xFF\n", &mut |_| {}).map(|_| ()).map_err(|problem| problem.fault);
        assert_eq!(problem, Err(TableFault::BrokenText { line: 2 }));
        let problem = read(b"a,b\0\n1,2\n", &mut |_| {}).map(|_| ()).map_err(|problem| problem.fault);
        assert_eq!(problem, Err(TableFault::NotText));
    }
}
