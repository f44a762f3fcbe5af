//! What is said where a picture or a table is kept.

use permille_engine::year::Year;

use super::{Language, Say, Word, words};

/// Opens the menu.
pub const SAVE_OR_COPY: Word = Word::new("存为、复制", "Save or copy");
/// Keeps the picture as lines.
pub const SAVE_SVG: Word = Word::new("存为 SVG", "Save SVG");
/// Keeps the picture as dots, twice as fine as on the screen.
pub const SAVE_PNG_2: Word = Word::new("存为 PNG（2 倍）", "Save PNG 2×");
/// Four times as fine.
pub const SAVE_PNG_4: Word = Word::new("存为 PNG（4 倍）", "Save PNG 4×");
/// Puts the table on the clipboard.
pub const COPY_TABLE: Word = Word::new("复制表格", "Copy table");
/// Keeps the table as a file.
pub const SAVE_CSV: Word = Word::new("表格存为 CSV", "Save table CSV");
/// It is on the clipboard.
pub const COPIED: Word = Word::new("已复制，可粘贴到 Excel 或 WPS。", "Copied. Paste it into Excel or WPS.");
/// The browser has the file.
pub const SAVED: Word = Word::new("已交给浏览器保存。", "Handed to the browser to save.");
/// The browser does not let the page copy.
pub const NOT_COPIED: Word =
    Word::new("浏览器不允许复制；可改存为 CSV。", "The browser does not allow copying; save it as CSV instead.");
/// The browser could not make the picture.
pub const NOT_DRAWN: Word =
    Word::new("图太大，浏览器无法生成；可改存为 SVG。", "Too large for the browser to draw; save it as SVG instead.");
/// The browser did not take the file.
pub const NOT_SAVED: Word = Word::new("浏览器没有接受文件。", "The browser did not take the file.");
/// A browser built into a program for messages takes no files.
pub const IN_CHAT: Word = Word::new(
    "聊天软件内置的浏览器不能保存文件：点右上角的“…”，选“在浏览器打开”。",
    "Browsers built into chat programs cannot save files: press “…” at the top right and choose “Open in browser”.",
);

/// Where the figures of a picture come from: the file, the scenario, the year, the plans.
#[must_use]
pub fn source(language: Language, file: &str, scenario: &str, year: Year, plans: &[String]) -> String {
    let listed = plans.join(language.pick("、", ", "));
    match (language, plans.is_empty()) {
        (Language::Zh, true) => format!("来源：{file}，情景“{scenario}”，{year} 年。"),
        (Language::Zh, false) => format!("来源：{file}，情景“{scenario}”，{year} 年。规划：{listed}。"),
        (Language::En, true) => format!("Source: {file}, scenario “{scenario}”, {year}."),
        (Language::En, false) => format!("Source: {file}, scenario “{scenario}”, {year}. Plans: {listed}."),
    }
}

/// What made a picture, and on which day.
#[must_use]
pub fn made(language: Language, (year, month, day): (u16, u8, u8)) -> String {
    let date = format!("{year}-{month:02}-{day:02}");
    language.pick(format!("Permille ‰ 制图，{date}。"), format!("Drawn with Permille ‰, {date}."))
}

/// A cell as data has it: a gap with its word becomes a number, positive where something is short; everything else is as it is shown.
#[must_use]
pub fn as_data(language: Language, cell: &str) -> String {
    let sign = [(words::SHORT_BY, ""), (words::SURPLUS, "-"), (words::OVER_BY, ""), (words::UNDER_BY, "-")];
    let found = sign.into_iter().find_map(|(word, sign)| {
        let figure = cell.strip_prefix(language.say(word))?.strip_prefix(' ')?;
        figure.starts_with(|letter: char| letter.is_ascii_digit()).then(|| format!("{sign}{figure}"))
    });
    found.unwrap_or_else(|| cell.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_leaves_as_a_number_positive_where_something_is_short() {
        assert_eq!(as_data(Language::Zh, "短缺 3,751"), "3,751");
        assert_eq!(as_data(Language::Zh, "富余 68"), "-68");
        assert_eq!(as_data(Language::En, "Short 3,751.5"), "3,751.5");
        assert_eq!(as_data(Language::En, "Under 0.4"), "-0.4");
        for same in ["短缺", "Short of breath", "Surplus", "—", "12"] {
            assert_eq!(as_data(Language::En, same), same);
        }
    }
}
