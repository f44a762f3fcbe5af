//! A table as it stands on a screen, for a file or the clipboard: what reads as a number becomes one, everything else is words.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::csv::{Writer, guarded};

/// A table as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShownTable {
    /// The headings.
    pub head: Vec<String>,
    /// The rows; unknown figures are empty, or a dash.
    pub rows: Vec<Vec<String>>,
}

/// What a cell holds.
#[derive(Debug, PartialEq, Eq)]
enum Cell<'a> {
    Nothing,
    Number(String),
    Words(&'a str),
}

impl ShownTable {
    /// The table as CSV, marked so that Excel and WPS read it as UTF-8.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut table = Writer::marked();
        for row in self.all() {
            for text in row {
                match read(text) {
                    Cell::Nothing => table.number(None::<&str>),
                    Cell::Number(number) => table.number(Some(number)),
                    Cell::Words(words) => table.text(words),
                };
            }
            table.end_row();
        }
        table.finish()
    }

    /// The table as lines of cells with tabs between them, as spreadsheets take them from the clipboard.
    #[must_use]
    pub fn tabbed(&self) -> String {
        let mut lines = String::new();
        for row in self.all() {
            for (index, text) in row.iter().enumerate() {
                lines.push_str(if index == 0 { "" } else { "\t" });
                match read(text) {
                    Cell::Nothing => {}
                    Cell::Number(number) => lines.push_str(&number),
                    Cell::Words(words) => lines.push_str(&guarded(words).replace(['\t', '\r', '\n'], " ")),
                }
            }
            lines.push_str("\r\n");
        }
        lines
    }

    /// The table as HTML, as spreadsheets and text processors take it from the clipboard; words are marked so that none is taken for a number or a formula.
    #[must_use]
    pub fn html(&self) -> String {
        let mut html = "<meta charset=\"utf-8\"><table>".to_owned();
        for (index, row) in self.all().enumerate() {
            let tag = if index == 0 { "th" } else { "td" };
            html.push_str("<tr>");
            for text in row {
                // Writing to a string cannot fail.
                let _ = match read(text) {
                    Cell::Nothing => write!(html, "<{tag}></{tag}>"),
                    Cell::Number(number) => write!(html, "<{tag}>{number}</{tag}>"),
                    Cell::Words(words) => {
                        write!(html, "<{tag} style='mso-number-format:\"\\@\"'>{}</{tag}>", escaped(&guarded(words)))
                    }
                };
            }
            html.push_str("</tr>");
        }
        html.push_str("</table>");
        html
    }

    fn all(&self) -> impl Iterator<Item = &Vec<String>> {
        std::iter::once(&self.head).filter(|head| !head.is_empty()).chain(&self.rows)
    }
}

/// Reads a cell as it is shown: `−3,751.5` is a number, and so is `78.2%`; `1,2` and `360202001000` are not.
fn read(text: &str) -> Cell<'_> {
    let text = text.trim_matches(' ');
    if matches!(text, "" | "—" | "–") {
        return Cell::Nothing;
    }
    number(text).map_or(Cell::Words(text), Cell::Number)
}

/// The longest number without separators that is one: what is longer is a code, and a spreadsheet would round it.
const LONGEST: usize = 8;

fn number(text: &str) -> Option<String> {
    let (sign, rest) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (rest, percent) = rest.strip_suffix('%').map_or((rest, ""), |rest| (rest, "%"));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(whole, fraction)| (whole, Some(fraction)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().filter(|first| digits(first))?;
    let grouped: Vec<&str> = groups.collect();
    let fits = if grouped.is_empty() {
        first.len() <= LONGEST && (first == "0" || !first.starts_with('0'))
    } else {
        first.len() <= 3 && !first.starts_with('0') && grouped.iter().all(|group| group.len() == 3 && digits(group))
    };
    if !fits || !fraction.is_none_or(digits) || whole.len() > 20 {
        return None;
    }
    let fraction: Cow<str> = fraction.map_or(Cow::Borrowed(""), |fraction| Cow::Owned(format!(".{fraction}")));
    Some(format!("{sign}{first}{}{fraction}{percent}", grouped.concat()))
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(cell: &str) -> ShownTable {
        ShownTable { head: vec!["地区".to_owned()], rows: vec![vec![cell.to_owned()]] }
    }

    #[test]
    fn a_real_number_stays_a_number_whatever_its_sign() {
        for (shown, number) in [
            ("−3,751", "-3751"),
            ("-3.25", "-3.25"),
            ("101,410", "101410"),
            ("1,234,567.89", "1234567.89"),
            ("0", "0"),
            ("0.5", "0.5"),
            ("78.2%", "78.2%"),
            ("−12%", "-12%"),
            ("360202", "360202"),
        ] {
            assert_eq!(one(shown).csv(), format!("\u{feff}地区\n{number}\n"), "{shown}");
            assert_eq!(one(shown).tabbed(), format!("地区\r\n{number}\r\n"), "{shown}");
            assert!(one(shown).html().contains(&format!("<td>{number}</td>")), "{shown}");
        }
    }

    #[test]
    fn what_would_be_computed_is_words_in_every_form() {
        for words in [
            "=1+1",
            "=HYPERLINK(\"http://x\",\"y\")",
            "+1+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(A1:A9)",
            "\t=1",
            "\r=1",
            "＝1+1",
            "'=1",
            "-",
            "−x",
            "--1",
        ] {
            let dangerous = |cell: &str| cell.starts_with(super::super::csv::DANGEROUS);
            let csv = one(words).csv();
            let cell = super::super::csv::rows(&csv)[1][0].clone();
            assert!(!dangerous(&cell), "{words}: {csv}");
            let tabbed = one(words).tabbed();
            let line = tabbed.strip_prefix("地区\r\n").unwrap();
            assert!(!dangerous(line), "{words}: {line}");
            let html = one(words).html();
            let cell = html.rsplit("\"'>").next().unwrap();
            assert!(!dangerous(cell), "{words}: {html}");
        }
    }

    #[test]
    fn codes_and_lists_are_words() {
        for words in ["360202001000", "012", "1,2", "1,23,456", "2025-11-24", "1.2.3", "1.", "4.5 个", "1e5", "５"] {
            assert_eq!(read(words), Cell::Words(words));
        }
        assert_eq!(read("—"), Cell::Nothing);
        assert_eq!(read(" "), Cell::Nothing);
    }

    #[test]
    fn a_cell_stays_one_cell() {
        let table = ShownTable {
            head: vec!["a".to_owned(), "b".to_owned()],
            rows: vec![vec!["x\ty\nz".to_owned(), "<b>&\"".to_owned()]],
        };
        assert_eq!(table.tabbed(), "a\tb\r\nx y z\t<b>&\"\r\n");
        assert!(table.html().contains(">&lt;b&gt;&amp;&quot;</td>"), "{}", table.html());
        assert_eq!(super::super::csv::rows(&table.csv())[1], ["x\ty\nz", "<b>&\""]);
    }
}
