//! What stands around the report.

use permille_exchange::wording::sentences::{self, Day};

use super::{Language, Say, Word};

/// The button that prints it.
pub const PRINT: Word = Word::new("打印或存为 PDF", "Print or save as PDF");
/// The button that writes it for a word processor.
pub const DOCX: Word = Word::new("存为 Word（DOCX）", "Save as Word (DOCX)");
/// What to choose in the browser's dialog.
pub const HINT: Word = Word::new(
    "在打印对话框里选“另存为 PDF”，纸张 A4。报告用当前的地区、年份、标准和情景。",
    "Choose “Save as PDF” and A4 in the print dialog. The report shows the area, year, norm and scenario in view.",
);

/// What the file of a report is called.
#[must_use]
pub fn file_name(language: Language, title: &str) -> String {
    language.pick(format!("{title} 报告"), format!("{title} report"))
}

/// What it is about, and the day.
#[must_use]
pub fn about(language: Language, about: &str, day: Day) -> String {
    format!("{about} · {}", sentences::day(language, day))
}
