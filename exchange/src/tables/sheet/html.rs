//! Tables of web pages, which many systems hand out under the name of a workbook. What is marked up as a table is read as one sheet.

use super::marks::Merge;
use super::xml::raised;
use super::{Book, Format, Growing, Sheet, text};
use crate::tables::fault::{TableFault, TableProblem};
use crate::tables::limits::{MOST_COLUMNS, MOST_ROWS};

/// Reads the tables of a page, one sheet each.
pub(super) fn read(bytes: &[u8], progress: &mut dyn FnMut(f64)) -> Result<Book, TableProblem> {
    let page = text::decode_page(bytes).map_err(TableProblem::of_file)?;
    progress(0.4);
    let (mut sheets, mut table) = (Vec::new(), None::<Table>);
    let mut rest = page.as_str();
    while let Some(open) = rest.find('<') {
        let (before, after) = rest.split_at(open);
        if let Some(table) = &mut table {
            table.text(before);
        }
        if let Some(comment) = after.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let Some(end) = tag_end(after) else { break };
        let tag = &after[1..end];
        rest = &after[end + 1..];
        let name: String = tag.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '/').collect();
        match name.to_ascii_lowercase().as_str() {
            "script" | "style" => {
                rest = &rest[closing(rest, &name)..];
            }
            // A table within a cell is laid out for the eye; its texts stay in the cell.
            "table" if table.is_none() => table = Some(Table::default()),
            "table" => table.iter_mut().for_each(|table| table.depth += 1),
            "/table" => match &mut table {
                Some(one) if one.depth > 0 => one.depth -= 1,
                _ => sheets.extend(table.take().map(|mut table| table.finish()).transpose()?),
            },
            _ => {
                if let Some(table) = table.as_mut().filter(|table| table.depth == 0) {
                    table.tag(&name.to_ascii_lowercase(), tag)?;
                }
            }
        }
    }
    sheets.extend(table.map(|mut table| table.finish()).transpose()?);
    sheets.retain(|sheet| !sheet.rows().is_empty());
    for (position, sheet) in sheets.iter_mut().enumerate() {
        sheet.name = (position + 1).to_string();
    }
    if sheets.is_empty() {
        return Err(TableProblem::of_file(TableFault::WebPage));
    }
    Ok(Book { format: Format::Html, sheets })
}

/// Where an element of this name is closed, in capitals or not; the end of the page where it is not.
fn closing(page: &str, name: &str) -> usize {
    let closes = |at: &usize| {
        page.as_bytes()[at + 2..].get(..name.len()).is_some_and(|letters| letters.eq_ignore_ascii_case(name.as_bytes()))
    };
    page.match_indices("</").map(|(at, _)| at).find(closes).unwrap_or(page.len())
}

/// Where a tag ends; a `>` within quotes ends nothing.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, letter) in tag.char_indices() {
        match (quote, letter) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            _ => {}
        }
    }
    None
}

/// A table while it is read.
#[derive(Default)]
struct Table {
    growing: Growing,
    row: Option<usize>,
    column: usize,
    cell: Option<(usize, usize, String)>,
    depth: usize,
    /// Whether what is read stands raised: the number of a footnote.
    raised: bool,
    /// For each column, the first row that no cell from above reaches down to.
    free: Vec<usize>,
}

impl Table {
    fn text(&mut self, text: &str) {
        if let Some((.., cell)) = &mut self.cell {
            match self.raised {
                true => cell.push_str(&raised(text)),
                false => cell.push_str(text),
            }
        }
    }

    fn tag(&mut self, name: &str, tag: &str) -> Result<(), TableProblem> {
        match name {
            "tr" => {
                self.close()?;
                let row = self.row.map_or(0, |row| row + 1);
                if row >= MOST_ROWS {
                    return Err(TableProblem::of_row(row, TableFault::TooManyRows));
                }
                (self.row, self.column) = (Some(row), 0);
                if hides(tag) {
                    self.growing.marks.hidden_rows.insert(row);
                }
            }
            "td" | "th" => {
                self.close()?;
                let row = *self.row.get_or_insert(0);
                while self.free.get(self.column).is_some_and(|free| *free > row) {
                    self.column += 1;
                }
                if self.column >= MOST_COLUMNS {
                    return Err(TableProblem::of_cell(row, self.column, "", TableFault::TooManyColumns));
                }
                let span = |name: &str| number(tag, name).unwrap_or(1).clamp(1, 1_000);
                let (rows, columns) = (span("rowspan"), span("colspan"));
                if (rows, columns) != (1, 1) {
                    let (bottom, right) = (row + rows - 1, self.column + columns - 1);
                    self.growing.marks.merged.push(Merge { top: row, left: self.column, bottom, right });
                    self.free.resize(self.free.len().max(right + 1), 0);
                    for free in &mut self.free[self.column..=right] {
                        *free = (*free).max(bottom + 1);
                    }
                }
                self.cell = Some((row, self.column, String::new()));
                self.column += columns;
            }
            "/td" | "/th" | "/tr" => self.close()?,
            "sup" | "/sup" => self.raised = name == "sup",
            "br" | "/p" | "/div" => self.text("\n"),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), TableProblem> {
        let Some((row, column, text)) = self.cell.take() else { return Ok(()) };
        let text = resolved(&text);
        let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let text = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        self.growing.put(row, column, text)
    }

    fn finish(&mut self) -> Result<Sheet, TableProblem> {
        self.close()?;
        Ok(self.growing.finish(""))
    }
}

/// The number an attribute gives.
fn number(tag: &str, name: &str) -> Option<usize> {
    let lower = tag.to_ascii_lowercase();
    let (_, after) = lower.split_once(&format!("{name}="))?;
    let digits: String = after.trim_start_matches(['"', '\'', ' ']).chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Whether a row is not shown.
fn hides(tag: &str) -> bool {
    let plain: String = tag.to_ascii_lowercase().chars().filter(|letter| !letter.is_whitespace()).collect();
    plain.contains("display:none")
}

/// A text with its entities resolved.
fn resolved(text: &str) -> String {
    let (mut found, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(start) = rest.find('&') {
        found.push_str(&rest[..start]);
        let after = &rest[start..];
        // No further than any of them is long: a page of ampersands would be gone through once for each.
        let end = after.bytes().take(12).position(|letter| letter == b';').filter(|end| *end > 1);
        let Some(end) = end else {
            found.push('&');
            rest = &after[1..];
            continue;
        };
        found.push_str(&super::xml::entity(&quick_xml::events::BytesRef::new(&after[1..end])));
        rest = &after[end + 1..];
    }
    found.push_str(rest);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_a_page_is_read_with_its_spans() {
        let page = "<html><style>td>a{}</style><body>\n<table border=1><tr><th rowspan=2>地区<th colspan='2'>床位</tr><tr><td>合计<td>医院</tr>\
            <tr style='display: none'><td>昌江区</td><td>1&nbsp;180</td><td>&lt;5</td></tr></table>";
        let book = read(page.as_bytes(), &mut |_| {}).unwrap_or_else(|problem| unreachable!("{problem:?}"));
        let sheet = &book.sheets[0];
        let row = |row: usize| (0..3).map(|column| sheet.cell(row, column)).collect::<Vec<_>>();
        assert_eq!((row(0), row(1), row(2)), (vec!["地区", "床位", ""], vec!["", "合计", "医院"], vec!["昌江区", "1 180", "<5"]));
        assert!(sheet.marks.hidden_rows.contains(&2) && sheet.marks.merged.len() == 2);
        assert!(read(b"<html><table></table>", &mut |_| {}).is_err());
    }
}
