//! Tables as text: how the characters are written, what separates the cells, and the cells.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use permille_engine::in_order::InOrder;

use super::{Book, Format, Growing, MOST_COLUMNS, MOST_ROWS};
use crate::fault::table::{TableFault, TableProblem};

/// How the characters of a text are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As everywhere today.
    Utf8,
    /// With two bytes a character, as Excel saves “Unicode text”.
    Utf16,
    /// As Excel and WPS save CSV on a Chinese Windows; GBK and GB2312 are parts of it.
    Gb18030,
}

/// How many rows are read between two words of progress.
const STRIDE: usize = 5_000;
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
    let separator = stated.unwrap_or_else(|| guess_separator(body));
    let mut growing = Growing::default();
    // A line that only names the separator is a row of the file all the same.
    let first_row = usize::from(stated.is_some());
    rows(body, separator, &mut |row, column, cell| growing.put(row + first_row, column, cell.to_owned()), &mut |part| {
        progress(0.2 + 0.8 * part);
    })?;
    let separator = char::from(separator);
    Ok(Book { format: Format::Text { encoding, separator }, sheets: vec![growing.finish("")] })
}

/// The characters in the bytes.
fn decode(bytes: &[u8]) -> Result<(Encoding, String), TableFault> {
    let wide = |encoding: &'static encoding_rs::Encoding| {
        let (text, broken) = encoding.decode_with_bom_removal(bytes);
        if broken { Err(TableFault::NotText) } else { Ok((Encoding::Utf16, text.into_owned())) }
    };
    match bytes {
        [0xFF, 0xFE, ..] => return wide(UTF_16LE),
        [0xFE, 0xFF, ..] => return wide(UTF_16BE),
        _ => {}
    }
    let (marked, body) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).map_or((false, bytes), |body| (true, body));
    if let Ok(text) = std::str::from_utf8(body) {
        return Ok((Encoding::Utf8, text.to_owned()));
    }
    if body.contains(&0) {
        return Err(TableFault::NotText);
    }
    if let Some(line) = mixed(body, marked) {
        return Err(TableFault::MixedEncodings { line });
    }
    match GB18030.decode_without_bom_handling_and_without_replacement(body) {
        Some(text) => Ok((Encoding::Gb18030, text.into_owned())),
        None => Err(TableFault::BrokenText { line: first_broken(body) }),
    }
}

/// The first line that is written otherwise than those before it, counted from 1, where some lines are in UTF-8 and others are not.
///
/// A short line in GB18030 is UTF-8 by chance now and then. So a line speaks for UTF-8 when it has four Chinese characters, and shorter ones when
/// there are more of them than chance would have it.
fn mixed(body: &[u8], marked: bool) -> Option<usize> {
    let (mut modern, mut strong, mut legacy) = (Vec::new(), Vec::new(), Vec::new());
    let mut count = 0;
    for (number, line) in body.split(|&byte| byte == b'\n').enumerate().filter(|(_, line)| !line.is_ascii()) {
        count += 1;
        match std::str::from_utf8(line).ok().map(chinese) {
            None => legacy.push(number + 1),
            Some(Some(characters)) => {
                modern.push(number + 1);
                if characters >= 4 {
                    strong.push(number + 1);
                }
            }
            Some(None) => {}
        }
    }
    let chance = (count / 20).max(3);
    if modern.len() < chance {
        modern = strong;
    }
    let (modern, legacy) = (modern.first().copied().or(marked.then_some(0))?, legacy.first().copied()?);
    Some(modern.max(legacy))
}

/// How many Chinese characters a text has, where what is not ASCII is Chinese throughout.
fn chinese(text: &str) -> Option<usize> {
    let own = |letter: char| matches!(letter, '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}');
    let foreign = text.chars().any(|letter| !letter.is_ascii() && !own(letter));
    (!foreign).then(|| text.chars().filter(|letter| !letter.is_ascii()).count())
}

/// The first line that is no text in GB18030.
fn first_broken(body: &[u8]) -> usize {
    let broken = |line: &[u8]| GB18030.decode_without_bom_handling_and_without_replacement(line).is_none();
    body.split(|&byte| byte == b'\n').position(broken).map_or(1, |line| line + 1)
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

/// What separates the cells: of comma, tab and semicolon the one that gives the first rows the most cells alike.
fn guess_separator(text: &str) -> u8 {
    let sample = sample(text);
    let score = |separator: u8| {
        let mut widths: Vec<usize> = Vec::new();
        // The sample may end within a quotation; what was read till then counts.
        let _ = rows(
            sample,
            separator,
            &mut |row, column, _| {
                widths.resize(widths.len().max(row + 1), 0);
                widths[row] = widths[row].max(column + 1);
                Ok(())
            },
            &mut |_| {},
        );
        widths.retain(|&width| width > 0);
        widths.put_in_order();
        let middle = widths.get(widths.len() / 2).copied().unwrap_or(1);
        let alike = widths.iter().filter(|&&width| width == middle).count();
        // One cell a row separates nothing.
        if middle < 2 { 0 } else { alike * 1_000 + middle.min(999) }
    };
    [b',', b'\t', b';'].into_iter().rev().max_by_key(|&separator| score(separator)).unwrap_or(b',')
}

/// The first rows of a text.
fn sample(text: &str) -> &str {
    let end = text.match_indices('\n').nth(SAMPLE).map_or(text.len(), |(end, _)| end);
    &text[..end]
}

/// Hands each cell to `put` with its row and column; rows are counted as a spreadsheet counts them, empty ones too.
fn rows(
    text: &str,
    separator: u8,
    put: &mut dyn FnMut(usize, usize, &str) -> Result<(), TableProblem>,
    progress: &mut dyn FnMut(f64),
) -> Result<(), TableProblem> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let (mut row, mut line) = (0, 1);
    let length = text.len().max(1);
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(_) => return Err(TableProblem::of_row(row, TableFault::NotText)),
        }
        // Empty lines are passed over by the reader, and counted here.
        let within: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        let after = usize::try_from(reader.position().line()).unwrap_or(usize::MAX);
        row += after.saturating_sub(line).saturating_sub(within + 1);
        line = after;
        if row >= MOST_ROWS {
            return Err(TableProblem::of_row(row, TableFault::TooManyRows));
        }
        if record.len() > MOST_COLUMNS {
            return Err(TableProblem::of_row(row, TableFault::TooManyColumns));
        }
        for (column, cell) in record.iter().enumerate() {
            put(row, column, cell)?;
        }
        row += 1;
        if row % STRIDE == 0 {
            #[expect(clippy::cast_precision_loss, reason = "progress is for the eye")]
            progress(reader.position().byte() as f64 / length as f64);
        }
    }
}

#[cfg(test)]
mod tests {
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
