//! Where in a sheet the table begins: title lines, one to three rows of heads, and the first row of data.

use super::Role;
use super::blocks::alone;
use super::columns::role_of;
use super::heads::year_alone;
use super::key::{is_note_mark, key, narrowed};
use super::layout::is_unknown;
use super::scale::unit_like;
use crate::tables::sheet::Sheet;
use crate::wording::figure;

/// The rows among which the first row of data is looked for.
const TOP: usize = 60;
/// The most rows of heads.
const MOST_HEADS: usize = 3;

/// The rows of heads: the first and the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// The first.
    pub(super) top: usize,
    /// The last.
    pub(super) header: usize,
}

/// Whether a cell holds a number, however it is written.
pub(super) fn is_number(text: &str) -> bool {
    let plain = narrowed(text);
    let plain = plain.trim_end_matches(is_note_mark);
    let plain =
        plain.trim().trim_start_matches(['=', '"', '\'']).trim_end_matches(['"', '%', '‰', '万', '亿', '千', '人', '张', '个']);
    let mut digits = false;
    let sound = plain.chars().all(|letter| {
        digits |= letter.is_ascii_digit();
        letter.is_ascii_digit() || ",. +-−_'’\u{a0}\u{202f}eE、，．".contains(letter)
    });
    let date =
        plain.matches(['-', '.']).count() > 1 && plain.len() >= 8 && plain.len() <= 10 && plain.as_bytes().get(4) == Some(&b'-');
    sound && digits && !date && plain.starts_with(|first: char| first.is_ascii_digit() || "+-−.'’".contains(first))
}

/// Whether a cell holds a number that may be a year. 2020年 is a head.
fn is_year(text: &str) -> bool {
    !text.contains('年') && figure::year(text).is_some()
}

/// Whether a row only numbers the columns: 甲 乙 1 2 3, or 1 2 3 4.
pub(super) fn is_numbering(sheet: &Sheet, row: usize) -> bool {
    let (mut count, mut last) = (0, None::<usize>);
    for cell in sheet.rows()[row].iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) {
        let plain = narrowed(cell);
        match plain.trim_matches(['(', ')', '（', '）']).parse::<usize>() {
            Ok(number) if last.map_or(number <= 3, |last| last.checked_add(1) == Some(number)) => last = Some(number),
            Err(_) if ["甲", "乙", "丙", "丁", "A", "B", "C", "栏次", "序号"].contains(&plain.as_str()) => {}
            // One cell that numbers nothing, and the row is another.
            _ => return false,
        }
        count += 1;
    }
    count >= 2 && last.is_some()
}

/// Whether a row states a title, a unit or a source, and no heads.
pub(super) fn is_title(sheet: &Sheet, row: usize) -> bool {
    let cells: Vec<(usize, &str)> = sheet.rows()[row]
        .iter()
        .enumerate()
        .map(|(column, cell)| (column, cell.trim()))
        .filter(|(_, cell)| !cell.is_empty())
        .collect();
    let speaks = |text: &str| {
        let plain = key(text);
        let words = ["单位", "编制", "填报", "制表", "指标", "来源", "日期", "截至", "时间", "附件", "unit", "source"];
        text.contains(['：', ':'])
            && words
                .iter()
                .any(|word| plain.starts_with(word) || plain.contains(&format!("{word}单位")) || plain.contains("单位"))
    };
    match cells.as_slice() {
        [] => true,
        [(column, text)] => {
            sheet.width() > 1 && (*column == 0 || speaks(text) || unit_like(text.trim_matches(['(', ')', '（', '）'])))
        }
        several => {
            // 地区 | 常住人口（单位：万人）
            let heads = several.iter().any(|(_, text)| matches!(role_of(text), Some(Role::Name | Role::Code | Role::Item)));
            !heads && several.iter().any(|(_, text)| speaks(text))
        }
    }
}

/// Finds the rows of heads. `is_area` says whether a cell names an area, or a total of some, and `is_head` whether it is a word that stands over columns.
pub(super) fn find(
    sheet: &Sheet,
    is_area: &dyn Fn(&str) -> bool,
    is_head: &dyn Fn(&str) -> bool,
    is_figure: &dyn Fn(&str) -> bool,
) -> Option<Option<Frame>> {
    let is_data = |row: &usize| {
        let cells: Vec<&str> = sheet.rows()[*row].iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        if is_numbering(sheet, *row) || is_title(sheet, *row) {
            return false;
        }
        let numbers = cells.iter().filter(|cell| is_number(cell) && !is_year(cell)).count();
        // 县 stands over a column of names, and says of what level an area is.
        if numbers == 0 && cells.iter().any(|cell| is_head(cell)) {
            return false;
        }
        let labelled = cells.iter().any(|cell| is_area(cell));
        let weak = cells.iter().filter(|cell| is_number(cell) || is_unknown(cell)).count();
        let years = cells.iter().all(|cell| is_year(cell));
        numbers > 0 || (labelled && weak > 0) || (cells.len() > 1 && is_year(cells[0]) && !years)
    };
    let first = (0..sheet.rows().len().min(TOP)).find(is_data)?;
    Some(above(sheet, first, &|text| is_area(text) || is_figure(text) || year_alone(text).is_some()))
}

/// The rows of heads above a row of data.
fn above(sheet: &Sheet, first: usize, heads_rows: &dyn Fn(&str) -> bool) -> Option<Frame> {
    let mut header = first.checked_sub(1)?;
    // A county, a year or a figure alone heads the rows below it.
    let block = |row: usize| {
        let mut cells = sheet.rows()[row].iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        matches!((cells.next(), cells.next()), (Some(text), None) if heads_rows(text))
    };
    // A line with its unit may stand below it.
    let unit = |row: usize| alone(sheet, row) && sheet.rows()[row].iter().any(|cell| cell.trim().starts_with("单位"));
    let headed = |row: usize| unit(row) && row.checked_sub(1).is_some_and(block);
    while sheet.is_blank(header) || is_numbering(sheet, header) || block(header) || headed(header) {
        header = header.checked_sub(1)?;
    }
    // Units may stand below the heads.
    let heads = if is_units(sheet, header) { header.checked_sub(1)? } else { header };
    if is_title(sheet, heads) {
        return None;
    }
    Some(Frame { top: top(sheet, heads), header })
}

/// Whether a row states units alone, below the heads of its columns.
fn is_units(sheet: &Sheet, row: usize) -> bool {
    let mut cells = sheet.rows()[row].iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let first = sheet.cell(row, 0).is_empty() && cells.clone().next().is_some();
    first && cells.all(|cell| unit_like(narrowed(cell).trim_matches(['(', ')'])))
}

/// The first of the rows of heads that end with `header`.
pub(super) fn top(sheet: &Sheet, header: usize) -> usize {
    let mut top = header;
    while top > 0 && header - top + 1 < MOST_HEADS {
        let row = top - 1;
        let group = |row: usize| sheet.rows()[row].iter().filter(|cell| !cell.trim().is_empty()).count();
        if sheet.is_blank(row) || is_numbering(sheet, row) || is_title(sheet, row) || group(row) == 0 {
            break;
        }
        // A row that is full itself is no group over a row that is full as well, unless its cells reach over it.
        let numbers = sheet.rows()[row].iter().any(|cell| is_number(cell.trim()) && !is_year(cell.trim()));
        if numbers {
            break;
        }
        top = row;
    }
    top
}

/// The units stated above the heads for the whole table: `单位：万人、张`, `常住人口(万人)`.
pub(super) fn units(sheet: &Sheet, top: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for cell in sheet.rows().iter().take(top).flatten().map(|cell| narrowed(cell.trim())) {
        let stated = cell
            .rsplit_once("单位")
            .map(|(_, rest)| rest)
            .or_else(|| cell.to_ascii_lowercase().find("unit").map(|at| &cell[at + 4..]));
        let brackets = cell.split('(').skip(1).filter_map(|rest| Some(rest.split_once(')')?.0)).filter(|inner| unit_like(inner));
        let brackets: Vec<String> = brackets.map(str::to_owned).collect();
        if stated.is_none() && brackets.len() > 1 {
            found.extend(brackets);
            continue;
        }
        let bracket = brackets.first().map(String::as_str);
        let whole = Some(cell.trim_matches(['(', ')'])).filter(|text| unit_like(text));
        let Some(text) = stated.or(bracket).or(whole) else { continue };
        let text = text.trim_start_matches([':', ' ', 's']).trim_end_matches([')', ' ']);
        for unit in text.split(['、', ',', ';', '/', ' ', '和', '，', '；']).map(str::trim).filter(|unit| unit_like(unit)) {
            found.push(unit.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &[&[&str]]) -> Sheet {
        Sheet::new("", rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect())
    }

    fn found(rows: &[&[&str]]) -> Option<(usize, usize)> {
        let area = |cell: &str| cell.ends_with('区');
        let head = |cell: &str| cell == "地区" || cell == "行政区划代码";
        find(&sheet(rows), &area, &head, &|_| false).flatten().map(|frame| (frame.top, frame.header))
    }

    #[test]
    fn titles_heads_and_data_are_told_apart() {
        assert_eq!(found(&[&["地区", "人口"], &["昌江区", "5"]]), Some((0, 0)));
        assert_eq!(
            found(&[
                &["2025年表", "", ""],
                &["编制单位：甲", "", "单位：人"],
                &["地区", "床位", ""],
                &["", "合计", "医院"],
                &["昌江区", "5", "3"]
            ]),
            Some((2, 3))
        );
        assert_eq!(found(&[&["地区", "2020", "2021"], &["甲", "乙", "1"], &["昌江区", "5", "6"]]), Some((0, 0)));
        assert_eq!(found(&[&["昌江区", "5"], &["珠山区", "6"]]), None);
        assert_eq!(found(&[&["地区", "人口", "床位"], &["1", "2", "3"], &["昌江区", "5", "6"]]), Some((0, 0)));
        assert_eq!(units(&sheet(&[&["单位：万人、张"], &["年末常住人口(万人)"]]), 2), ["万人", "张", "万人"]);
    }

    #[test]
    fn a_number_is_seen_in_any_dress() {
        for text in ["1,234", "１２３", "3.60203E+11", "=\"360281\"", "-5", "20.15万", "1 234"] {
            assert!(is_number(text), "{text}");
        }
        for text in ["昌江区", "2023-12-31", "-", "", "2025年"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
