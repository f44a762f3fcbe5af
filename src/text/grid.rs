//! What the grid of the Data screen says.

use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use permille_exchange::wording::figure::Refusal;
use permille_exchange::wording::gaps::with_unit;

use super::numbers::{count, full, rounded};
use super::{Language, Say, Word, data_screen};

/// How the figures are shown.
pub const VIEW: Word = Word::new("显示方式", "View");
/// Many areas at once.
pub const GRID: Word = Word::new("表格", "Grid");
/// One area at a time.
pub const FORM: Word = Word::new("表单", "Form");
/// How good the figures are.
pub const QUALITY: Word = Word::new("数据质量", "Quality");
/// Who was asked for figures, and who has returned them.
pub const ROUND: Word = Word::new("谁还没报", "Who is missing");
/// The grid by name.
pub const GRID_NAME: Word = Word::new("各地区数据表格", "Figures of all areas");
/// The corner of the grid.
pub const AREA: Word = Word::new("地区", "Area");
/// Which levels are shown.
pub const LEVEL: Word = Word::new("级别", "Level");
/// Every level.
pub const ALL_LEVELS: Word = Word::new("全部级别", "All levels");
/// Looks for areas.
pub const FIND_AREA: Word = Word::new("查找地区", "Find areas");
/// What can be typed to find them.
pub const FIND_AREA_HINT: Word = Word::new("名称或代码", "Name or code");
/// Chooses columns.
pub const COLUMNS: Word = Word::new("选择列", "Columns");
/// Looks for columns.
pub const FIND_COLUMN: Word = Word::new("查找数据项", "Find a figure");
/// Those shown at first.
pub const USUAL_COLUMNS: Word = Word::new("常用", "Usual");
/// Every one.
pub const EVERY_COLUMN: Word = Word::new("全部", "All");
/// None.
pub const NO_COLUMN: Word = Word::new("清除", "None");
/// Goes to the next cell that wants a look.
pub const NEXT_ODD: Word = Word::new("下一处待核对", "Next to check");
/// No area is found.
pub const NO_ROWS: Word = Word::new("没有符合条件的地区。", "No area matches.");
/// No column is chosen.
pub const NO_COLUMNS: Word = Word::new("尚未选择任何列。", "No column is chosen.");
/// A cell without a figure.
pub const UNKNOWN: Word = Word::new("未知", "unknown");
/// The chosen cell.
pub const CELL: Word = Word::new("所选单元格", "Selected cell");
/// What it is for every thousand people.
pub const PER_THOUSAND: Word = Word::new("每千人", "Per 1,000 residents");
/// Its share of the residents.
pub const SHARE: Word = Word::new("占常住人口", "Share of residents");
/// A source not listed yet.
pub const NEW_SOURCE: Word = Word::new("新增来源…", "Another source…");
/// What a new source is called.
pub const SOURCE_NAME: Word = Word::new("来源名称", "Name of the source");
/// Takes it.
pub const ADD: Word = Word::new("添加", "Add");
/// Opens the area's form.
pub const OPEN_FORM: Word = Word::new("打开该地区表单", "Open the area's form");
/// Imports what was not pasted.
pub const IMPORT_BLOCK: Word = Word::new("作为表格导入", "Import as a table");
/// The peers.
pub const PEERS: Word = Word::new("与同级地区比较", "Among its peers");

/// “112 areas, 23 figures: 1,204 cells of 2020 are filled, 1,372 are empty; 3 want a second look.” Neither is known until they are looked
/// through.
#[must_use]
pub fn headline(language: Language, areas: usize, columns: usize, year: Year, counts: Option<(usize, usize)>) -> String {
    let Some((filled, odd)) = counts else {
        let (areas, columns) = (count(areas), count(columns));
        return language.pick(
            format!("{areas} 个地区、{columns} 项数据：正在核对 {year} 年的数字……"),
            format!("{areas} areas, {columns} figures: those of {year} are being looked through …"),
        );
    };
    let empty = (areas * columns).saturating_sub(filled);
    let (areas, columns, filled, empty) = (count(areas), count(columns), count(filled), count(empty));
    match language {
        Language::Zh => {
            let odd = if odd == 0 { "没有待核对的数字".to_owned() } else { format!("{} 格待核对", count(odd)) };
            format!("{areas} 个地区、{columns} 项数据：{year} 年已填 {filled} 格，留空 {empty} 格，{odd}。")
        }
        Language::En => {
            let odd = match odd {
                0 => "nothing looks odd".to_owned(),
                1 => "1 wants a second look".to_owned(),
                more => format!("{} want a second look", count(more)),
            };
            let areas = if areas == "1" { "1 area".to_owned() } else { format!("{areas} areas") };
            let filled = if filled == "1" {
                format!("1 cell of {year} is filled")
            } else {
                format!("{filled} cells of {year} are filled")
            };
            let empty = if empty == "1" { "1 is empty".to_owned() } else { format!("{empty} are empty") };
            format!("{areas}, {columns} figures: {filled}, {empty}, and {odd}.")
        }
    }
}

/// How the grid is used.
#[must_use]
pub fn how(language: Language) -> &'static str {
    language.pick(
        "留空表示未知，不表示零。方向键移动，直接输入即改写，F2 或双击编辑，Delete 清空，Ctrl+D 向下填充，Ctrl+C、Ctrl+V 与 Excel、WPS 互通。按 Esc 后再按 Tab 离开表格。",
        "An empty cell is unknown, not zero. Arrows move, typing replaces, F2 or a double click edits, Delete empties, Ctrl+D fills down, Ctrl+C and Ctrl+V work with Excel and WPS. Escape, then Tab leaves the grid.",
    )
}

/// A cell as it is read out: “Changjiang District, Residents, 2020: 201,363 people”.
#[must_use]
pub fn cell(language: Language, area: &str, column: &str, year: Year, figure: &str) -> String {
    language.pick(format!("{area}，{column}，{year} 年：{figure}"), format!("{area}, {column}, {year}: {figure}"))
}

/// A sum is not written into.
#[must_use]
pub fn is_sum(language: Language, below: usize) -> String {
    language.pick(
        format!("此格为下级 {below} 个地区之和，随下级数字变化。如需另填本级数字，请打开该地区表单。"),
        match below {
            1 => "This is the figure of the one area below and follows it. To state a figure of its own, open the area's form."
                .to_owned(),
            _ => format!(
                "This is the sum of the {below} areas below and follows them. To state a figure of its own, open the area's form."
            ),
        },
    )
}

/// What is computed with where the year has no figure: carried from the year before.
#[must_use]
pub fn carried(language: Language, from: Year) -> String {
    language.pick(format!("本年未填，按 {from} 年数字推算。"), format!("Not stated for this year; carried from {from}."))
}

/// What is computed with follows from other figures of the area.
#[must_use]
pub fn follows(language: Language) -> &'static str {
    language.pick("未填，由其他数字推得。", "Not stated; it follows from other figures.")
}

/// A sum that leaves areas out.
#[must_use]
pub fn sum_of_some(language: Language, missing: u32) -> String {
    language.pick(
        format!("下级之和，其中 {missing} 个地区未知，未计入。"),
        format!("The sum of the areas below; {missing} of them are unknown and left out."),
    )
}

/// The block selected.
#[must_use]
pub fn selected(language: Language, rows: usize, cols: usize) -> String {
    language.pick(format!("已选 {rows} 行 × {cols} 列"), format!("{rows} rows × {cols} columns selected"))
}

/// What a paste, a fill or an emptying came to.
#[must_use]
pub fn changed(language: Language, cells: usize, sums: usize) -> String {
    let kept = match (sums, language) {
        (0, _) => String::new(),
        (sums, Language::Zh) => format!("，{sums} 格为下级之和，未改动"),
        (1, Language::En) => "; 1 sum was left as it is".to_owned(),
        (sums, Language::En) => format!("; {sums} sums were left as they are"),
    };
    let noun = if cells == 1 { "cell" } else { "cells" };
    language.pick(format!("已更改 {cells} 格{kept}。"), format!("{cells} {noun} changed{kept}."))
}

/// A block was copied.
#[must_use]
pub fn copied(language: Language, cells: usize) -> String {
    language.pick(format!("已复制 {cells} 格。"), format!("{cells} {} copied.", if cells == 1 { "cell" } else { "cells" }))
}

/// The step by which a block is pasted.
#[must_use]
pub fn paste_step(cells: usize) -> Name {
    Name::new(format!("粘贴 {cells} 格"), format!("Paste {cells} cells"))
}

/// The step by which a block is filled.
#[must_use]
pub fn fill_step(cells: usize) -> Name {
    Name::new(format!("向下填充 {cells} 格"), format!("Fill down {cells} cells"))
}

/// The step by which a block is emptied.
#[must_use]
pub fn empty_step(cells: usize) -> Name {
    Name::new(format!("清空 {cells} 格"), format!("Empty {cells} cells"))
}

/// The step by which sources or notes of a block are set.
#[must_use]
pub fn provenance_step(cells: usize) -> Name {
    Name::new(format!("{cells} 项数据的来源"), format!("Source of {cells} figures"))
}

/// What a table from the clipboard is called.
pub const PASTED_TABLE: Word = Word::new("粘贴的表格.tsv", "Pasted table.tsv");

/// There is nothing to paste.
#[must_use]
pub fn nothing_to_paste(language: Language) -> &'static str {
    language.pick("剪贴板中没有文字，未粘贴。", "There is no text on the clipboard; nothing was pasted.")
}

/// What was to be pasted has names of its own.
#[must_use]
pub fn is_a_table(language: Language) -> &'static str {
    language.pick(
        "这像是一张带地区名称的表格，没有粘贴。可以作为表格导入，按名称和表头对应。",
        "This looks like a table with names of areas, and was not pasted. Import it, and names and heads say where figures belong.",
    )
}

/// So many cells are no figures of their columns.
#[must_use]
pub fn cells_refused(language: Language, count: usize) -> String {
    match (count, language) {
        (_, Language::Zh) => format!("有 {count} 格无法识别，整块均未粘贴："),
        (1, Language::En) => "One cell cannot be taken, so nothing was pasted:".to_owned(),
        (_, Language::En) => format!("{count} cells cannot be taken, so nothing was pasted:"),
    }
}

/// What was to be pasted reaches so many rows and columns beyond the grid.
#[must_use]
pub fn too_large(language: Language, rows: usize, cols: usize) -> String {
    let zh =
        [(rows, "行"), (cols, "列")].into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    let en = [(rows, "rows"), (cols, "columns")].into_iter().filter(|(count, _)| *count > 0);
    let en = en.map(|(count, what)| format!("{count} {what}")).collect::<Vec<_>>().join(" and ");
    language.pick(
        format!("粘贴内容超出表格 {}，未粘贴。请检查起始单元格、级别筛选和所选列。", zh.collect::<Vec<_>>().join("、")),
        format!(
            "What was copied reaches {en} beyond the grid; nothing was pasted. Check the first cell, the level and the columns."
        ),
    )
}

/// One cell that is not taken.
#[must_use]
pub fn refused_cell(language: Language, area: &str, column: &str, unit: &str, refusal: &Refusal) -> String {
    let reason = data_screen::refusal(language, refusal, unit);
    language.pick(format!("{area}，{column}：{reason}"), format!("{area}, {column}: {reason}"))
}

/// More than are listed.
#[must_use]
pub fn and_more(language: Language, count: usize) -> String {
    language.pick(format!("另有 {count} 格。"), format!("And {count} more."))
}

/// Where a figure stands among its peers.
#[must_use]
pub fn among(language: Language, peers: usize, place: usize, within: &str) -> String {
    language.pick(
        format!("在{within}有数字的 {peers} 个同级地区中，由高到低第 {place}。"),
        format!("Of {peers} areas of its level in {within} with a figure, number {place} from the top."),
    )
}

/// The figure of one peer.
#[must_use]
pub fn peer(language: Language, area: &str, rate: &str) -> String {
    language.pick(format!("{area}：{rate}"), format!("{area}: {rate}"))
}

/// A figure for every thousand people.
#[must_use]
pub fn per_thousand(value: Quantity) -> String {
    rounded(value, 3)
}

/// The figure, or that it is unknown.
#[must_use]
pub fn figure(language: Language, value: Option<Quantity>, unit: &str) -> String {
    value.map_or_else(|| language.say(UNKNOWN).to_owned(), |value| with_unit(&full(value), unit))
}

/// How many columns are shown of how many there are.
#[must_use]
pub fn columns_shown(language: Language, shown: usize, all: usize) -> String {
    language.pick(format!("选择列（{shown}/{all}）"), format!("Columns ({shown} of {all})"))
}
