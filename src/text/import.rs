//! What importing and exporting tables says.

use permille_engine::name::Name;
use permille_engine::year::Year;
use permille_exchange::tables::address::address;
use permille_exchange::tables::import::{Above, KnownFigure, Skipped, Total};
use serde::{Deserialize, Serialize};

use super::numbers::{count as number, or_unknown, so_many};
use super::{Language, Say, Word};

/// The button that imports a table.
pub const IMPORT: Word = Word::new("导入", "Import");
/// The hidden field behind it.
pub const PICK_TABLE: Word = Word::new("选择要导入的表格", "Choose a table to import");
/// The button that writes CSV.
pub const EXPORT_CSV: Word = Word::new("导出 CSV", "Export CSV");
/// The button that writes XLSX.
pub const EXPORT_XLSX: Word = Word::new("导出 XLSX", "Export XLSX");
/// With a column for everything the plans speak of.
pub const EXPORT_ALL: Word = Word::new("含未填的指标", "With empty columns");
/// What the group of these buttons is called.
pub const TABLES: Word = Word::new("表格", "Tables");
/// A table being written.
pub const WRITING: Word = Word::new("正在写出表格…", "Writing the table…");
/// A table that cannot be written.
pub const NOT_WRITTEN: Word = Word::new("表格没有写出来", "The table could not be written");

/// The first step.
pub const READING: Word = Word::new("正在读取", "Reading");
/// The preview is worked out anew.
pub const RENEWING: Word =
    Word::new("正在重新核算，所示为改动前的结果", "Working it out again; what is shown is from before the change");
/// What stays where that was not done.
pub const SAID_STAYS: Word = Word::new("您的选择都还在。", "What you chose is kept.");
/// What stops it.
pub const CANCEL: Word = Word::new("取消", "Cancel");
/// What goes on.
pub const NEXT: Word = Word::new("下一步：核对", "Next: check");
/// What goes back.
pub const BACK: Word = Word::new("上一步", "Back");
/// What imports.
pub const APPLY: Word = Word::new("导入", "Import");
/// What imports, and goes on to the next sheet.
#[must_use]
pub fn apply_and_look(language: Language, sheet: &str) -> String {
    language.pick(format!("导入，接着看“{sheet}”"), format!("Import, then look at “{sheet}”"))
}

/// The second step.
pub const COLUMNS: Word = Word::new("列与地区", "Columns and areas");
/// The third step.
pub const CHECK: Word = Word::new("核对", "Check");

/// Which sheet.
pub const SHEET: Word = Word::new("工作表", "Sheet");
/// The sheets of a workbook, with what each holds.
pub const SHEETS: Word = Word::new(
    "这个文件有几张工作表：点名称看哪一张，勾选的逐张导入",
    "The file has several sheets: press a name to look at one; those ticked are imported one after the other",
);
/// A sheet without anything to import.
pub const HOLDS_NOTHING: Word = Word::new("没有可导入的数据", "Nothing to import");
/// The tick of a sheet.
#[must_use]
pub fn takes_sheet(language: Language, sheet: &str) -> String {
    language.pick(format!("导入工作表“{sheet}”"), format!("Import the sheet “{sheet}”"))
}

/// What a sheet holds.
#[must_use]
pub fn holds(language: Language, areas: usize, figures: usize, years: &str) -> String {
    let years = if years.is_empty() { language.pick("没有年份", "no year") } else { years };
    language.pick(
        format!("{} 个地区，{} 项数据，{years}", number(areas), number(figures)),
        format!("{}, {}, {years}", so_many(areas, "area", "areas"), so_many(figures, "figure", "figures")),
    )
}

/// A sheet that is not looked at before it is chosen.
#[must_use]
pub fn not_looked_at(language: Language, rows: usize) -> String {
    language.pick(format!("{} 行，选它再看", number(rows)), format!("{} rows: choose it to see", number(rows)))
}

/// Which row has the heads of columns.
pub const HEADER_ROW: Word = Word::new("表头在第几行", "Header row");
/// The header is in no row that is there.
#[must_use]
pub fn no_header_row(language: Language, rows: usize) -> String {
    language.pick(
        format!("请填 1 至 {rows} 之间的行号；没有表头就留空。"),
        format!("Enter a row from 1 to {rows}, or nothing where there is no header."),
    )
}

/// The year of figures that state none.
pub const YEAR_OF_FIGURES: Word = Word::new("数据年份（表中未写明时）", "Year, where the table has none");
/// Where the figures go.
pub const TARGET: Word = Word::new("导入到", "Import into");
/// The open file.
pub const INTO_OPEN: Word = Word::new("打开的文件", "The open file");
/// A file of its own.
pub const INTO_NEW: Word = Word::new("新文件，规划相同", "A new file, with the same plans");
/// New codes make new areas.
pub const CREATE: Word = Word::new("表中的新代码作为新地区加入", "Add areas for codes that are not here yet");
/// Empty cells clear figures.
pub const CLEAR: Word = Word::new("空格表示未知，清除已有数值", "An empty cell makes the figure unknown");
/// Too many decimals are rounded.
pub const ROUND: Word = Word::new("小数过多时四舍五入", "Round what has too many decimals");
/// Errors are left out.
pub const LEAVE_OUT: Word = Word::new("跳过有错的单元格，导入其余", "Leave out the cells with errors and import the rest");

/// What the table of columns is called.
pub const TABLE_OF_COLUMNS: Word = Word::new("各列的含义与前几行", "What the columns are, with the first rows");
/// The group of roles that are no figures.
pub const ABOUT_AREA: Word = Word::new("地区与年份", "Area and year");
/// The group of people.
pub const PEOPLE: Word = Word::new("人口", "People");
/// The group of measures.
pub const MEASURES: Word = Word::new("存量、指标与节点任务", "Stocks, indicators and milestones");
/// How the areas of the table are found.
pub const AREAS_TO_MATCH: Word = Word::new("地区对应", "Areas of the table");
/// No decision yet: the rows are passed over.
pub const NOT_DECIDED: Word = Word::new("不导入", "Do not import");
/// A new area.
pub const NEW_AREA: Word = Word::new("作为新地区", "A new area");

/// The heads of the list of changes.
pub const CELL: Word = Word::new("单元格", "Cell");
/// The area.
pub const AREA: Word = Word::new("地区", "Area");
/// The figure.
pub const FIGURE: Word = Word::new("项目", "Figure");
/// The year.
pub const YEAR: Word = Word::new("年份", "Year");
/// What is known.
pub const BEFORE: Word = Word::new("现有", "Now");
/// What will be known.
pub const AFTER: Word = Word::new("导入后", "After");
/// The code of a new area.
pub const CODE: Word = Word::new("代码", "Code");
/// Its level.
pub const LEVEL: Word = Word::new("级别", "Level");
/// The area above it.
pub const BELONGS_TO: Word = Word::new("上级", "Belongs to");
/// What narrows a list.
pub const FIND: Word = Word::new("筛选", "Filter");
/// The lists of the last step.
pub const LISTS: Word = Word::new("导入的内容", "What the import does");
/// Not in a row of its own.
pub const PROPOSED: Word = Word::new("补上的上级", "added above others");
/// Nothing in a list.
pub const NOTHING: Word = Word::new("没有。", "None.");
/// The worker has given up.
#[must_use]
pub fn failed() -> Name {
    Name::new(
        "读取时浏览器内存不足或出了故障，打开的文件没有改动。请只保留需要的工作表和列，或另存为 CSV 后再试。",
        "The browser ran out of memory, or failed, while reading. What is open is as it was. Keep only the sheets and columns you need, or save the table as CSV, and try again.",
    )
}
/// What stays when a table is refused.
pub const NOTHING_CHANGED: Word = Word::new("打开的文件没有改动。", "What is open is as it was.");
/// A choice near the one that is written.
#[must_use]
pub fn perhaps(language: Language, name: &str) -> String {
    language.pick(format!("是否为“{name}”？"), format!("Perhaps “{name}”?"))
}

/// Finds what a column is by typing.
pub const FIND_FIGURE: Word = Word::new("查找…", "Find…");
/// What can be typed.
pub const FIND_HINT: Word = Word::new("名称或拼音，如 tw", "Name or pinyin, such as nurses");
/// The same, said of a column.
#[must_use]
pub fn find_for(language: Language, letter: &str) -> String {
    language.pick(format!("查找 {letter} 列是什么"), format!("Find what column {letter} is"))
}
/// How many figures were found.
#[must_use]
pub fn found(language: Language, count: usize) -> String {
    match count {
        0 => language.pick("没有这样的指标。", "No figure is called so.").to_owned(),
        _ => language.pick(format!("找到 {count} 项"), format!("{count} found")),
    }
}

/// A column is what the planner said of the same head in another table.
pub const RECALLED: Word = Word::new("照您上次的选择。", "As you chose before.");
/// Forgets that.
pub const FORGET: Word = Word::new("忘掉", "Forget it");
/// The same, said of a column: it begins as it is seen.
#[must_use]
pub fn forget(language: Language, letter: &str) -> String {
    language.pick(format!("忘掉：{letter} 列"), format!("Forget it: column {letter}"))
}

/// What is in doubt.
pub const DOUBTS: Word = Word::new("请确认", "To be decided");
/// A point before three digits groups them.
pub const POINTS_GROUP: Word = Word::new("点是千分位", "Points group thousands");
/// A point is a decimal point.
pub const POINTS_DECIMAL: Word = Word::new("点是小数点", "Points are decimal");
/// A table that is not about one area.
pub const NOT_WHOLE: Word = Word::new("不是这个地区", "Not this area");
/// What was decided about several rows of one area.
pub const SEVERAL: Word = Word::new("同一地区有多行。", "Several rows are of one area.");
/// They are added up.
pub const ADD_UP: Word = Word::new("相加", "Add them up");
/// The first counts.
pub const KEEP_FIRST: Word = Word::new("只取第一行", "Keep the first");
/// Hidden rows stay out.
pub const LEAVE_HIDDEN: Word = Word::new("不导入隐藏行", "Leave them out");
/// Hidden rows are taken.
pub const TAKE_HIDDEN: Word = Word::new("一并导入", "Take them too");

/// How many areas figures are of.
pub const AREAS: Word = Word::new("地区", "Areas");
/// Which figures.
pub const FIGURES: Word = Word::new("项目", "Figures");
/// Of which years.
pub const YEARS: Word = Word::new("年份", "Years");
/// Totals and sums.
pub const TOTALS: Word = Word::new("合计相符", "Totals that agree");
/// Known figures that are replaced.
pub const REPLACED: Word = Word::new("替换已有数值", "Known figures replaced");
/// Cells without a figure.
pub const UNKNOWN: Word = Word::new("未知的单元格", "Not known");
/// What does not come in.
pub const STAYS_OUT: Word = Word::new("不导入", "Stays out");

/// A count.
#[must_use]
pub fn count(count: usize) -> String {
    number(count)
}

/// A figure with its unit.
#[must_use]
pub fn in_unit(language: Language, known: &KnownFigure) -> String {
    let Name { zh, en } = &known.expected.unit;
    let (name, unit) = (language.name(&known.name), language.pick(zh, en));
    match language {
        _ if unit.is_empty() => name.to_owned(),
        Language::Zh => format!("{name}（{unit}）"),
        Language::En => format!("{name} ({unit})"),
    }
}

/// Names, and how many more there are.
#[must_use]
pub fn and_others(language: Language, names: &[String], more: usize) -> String {
    let list = names.join(language.pick("、", ", "));
    if more == 0 {
        return list;
    }
    language.pick(format!("{list}等，另有 {} 项", number(more)), format!("{list} and {} more", number(more)))
}

/// How many totals agree, and of how many.
#[must_use]
pub fn of_totals(language: Language, agree: usize, all: usize) -> String {
    language.pick(format!("{} / {}", number(agree), number(all)), format!("{} of {}", number(agree), number(all)))
}

/// A column in which points were said to be decimal.
#[must_use]
pub fn points_decimal(language: Language, letters: &str) -> String {
    language.pick(format!("{letters} 列的点是小数点。"), format!("Points are decimal in column {letters}."))
}

/// Rows that the spreadsheet hides.
#[must_use]
pub fn hidden_rows(language: Language, count: usize) -> String {
    match language {
        Language::Zh => format!("工作表隐藏了 {} 行。", number(count)),
        Language::En if count == 1 => "The spreadsheet hides 1 row.".to_owned(),
        Language::En => format!("The spreadsheet hides {} rows.", number(count)),
    }
}

/// The name of a role that is no figure, by its key.
#[must_use]
pub fn role(key: &str) -> Option<Word> {
    Some(match key {
        "ignored" => Word::new("不导入", "Not imported"),
        "code" => Word::new("地区代码", "Area code"),
        "name" => Word::new("地区名称", "Area name"),
        "facility" => Word::new("机构名称（每行一家）", "Institution (one a row)"),
        "level" => Word::new("地区级别", "Area level"),
        "year" => Word::new("年份", "Year"),
        "item" => Word::new("项目名称（每行一项）", "Figure's name (one a row)"),
        "value" => Word::new("项目数值（每行一项）", "Figure's value (one a row)"),
        "unit" => Word::new("项目单位（每行一项）", "Figure's unit (one a row)"),
        _ => return None,
    })
}

/// The name of a column about an area above.
#[must_use]
pub fn role_above(above: Above, code: bool) -> Word {
    match (above, code) {
        (Above::Parent, true) => Word::new("上级代码", "Code of the area above"),
        (Above::Parent, false) => Word::new("上级名称", "Name of the area above"),
        (Above::City, true) => Word::new("所属市代码", "City code"),
        (Above::City, false) => Word::new("所属市名称", "City name"),
        (Above::Province, true) => Word::new("所属省代码", "Province code"),
        (Above::Province, false) => Word::new("所属省名称", "Province name"),
    }
}

/// The title of the dialog.
#[must_use]
pub fn title(language: Language, file: &str) -> String {
    language.pick(format!("导入“{file}”"), format!("Import “{file}”"))
}

/// The step of undo.
#[must_use]
pub fn step(file: &str) -> Name {
    Name::new(format!("导入 {file}"), format!("Import {file}"))
}

/// What was imported.
#[must_use]
pub fn imported(file: &str, figures: usize, areas: usize) -> Name {
    Name::new(
        format!("已导入 {file}：{}。可以撤销。", parts(Language::Zh, figures, areas)),
        format!("Imported {file}: {}. It can be undone.", parts(Language::En, figures, areas)),
    )
}

/// “12 figures change and 3 areas are new”.
fn parts(language: Language, figures: usize, areas: usize) -> String {
    let (count, new) = (number(figures), number(areas));
    let figure = match language {
        Language::Zh => format!("更新 {count} 个数值"),
        Language::En if figures == 1 => "1 figure changes".to_owned(),
        Language::En => format!("{count} figures change"),
    };
    let area = match language {
        Language::Zh => format!("新增 {new} 个地区"),
        Language::En if areas == 1 => "1 area is new".to_owned(),
        Language::En => format!("{new} areas are new"),
    };
    match (figures, areas, language) {
        (_, 0, _) => figure,
        (0, _, _) => area,
        (.., Language::Zh) => format!("{area}，{figure}"),
        (.., Language::En) => format!("{figure} and {area}"),
    }
}

/// The sentence of the last step.
#[must_use]
pub fn summary(language: Language, figures: usize, areas: usize, same: usize, errors: usize) -> String {
    let known = match language {
        _ if same == 0 => String::new(),
        Language::Zh => format!("；另有 {} 格与现有数值相同", number(same)),
        Language::En if same == 1 => "; 1 cell says what is known already".to_owned(),
        Language::En => format!("; {} cells say what is known already", number(same)),
    };
    let wrong = number(errors);
    match language {
        Language::Zh if errors > 0 => format!("有 {wrong} 处错误，改正或跳过后才能导入。"),
        Language::En if errors == 1 => "There is 1 error; correct it or leave it out before anything is imported.".to_owned(),
        Language::En if errors > 0 => {
            format!("There are {wrong} errors; correct them or leave them out before anything is imported.")
        }
        _ if figures + areas == 0 => language.pick(format!("没有要改变的内容{known}。"), format!("Nothing would change{known}.")),
        Language::Zh => format!("将{}{known}。", parts(language, figures, areas)),
        Language::En => format!("{}{known}.", parts(language, figures, areas)),
    }
}

/// How far the reading is.
#[must_use]
pub fn percent(language: Language, percent: u8) -> String {
    language.pick(format!("已完成 {percent}%"), format!("{percent}% done"))
}

/// A column: `Column C`.
#[must_use]
pub fn column(language: Language, letters: &str) -> String {
    language.pick(format!("{letters} 列"), format!("Column {letters}"))
}

/// The unit of a column.
#[must_use]
pub fn unit_of(language: Language, letters: &str) -> String {
    language.pick(format!("{letters} 列的单位"), format!("Unit of column {letters}"))
}

/// The year of a column.
#[must_use]
pub fn of_year(language: Language, year: Year) -> String {
    language.pick(format!("{year} 年"), year.to_string())
}

/// How many areas are found, and how many new ones there would be.
#[must_use]
pub fn matched(language: Language, found: usize, new: usize) -> String {
    let (found, added) = (number(found), number(new));
    match language {
        Language::Zh if new > 0 => format!("{found} 个地区已对上，{added} 个将新增。"),
        Language::Zh => format!("{found} 个地区已对上。"),
        Language::En if new > 0 && found == "1" => format!("1 area found; {added} would be new."),
        Language::En if new > 0 => format!("{found} areas found; {added} would be new."),
        Language::En if found == "1" => "1 area found.".to_owned(),
        Language::En => format!("{found} areas found."),
    }
}

/// How many are not found.
#[must_use]
pub fn not_found(language: Language, count: usize) -> String {
    let many = number(count);
    match language {
        Language::Zh => format!("{many} 个没有找到。选出它们指的是哪个地区；没有选的，其所在行不导入。"),
        Language::En if count == 1 => {
            "1 was not found. Choose which area it means; until then its rows are not imported.".to_owned()
        }
        Language::En => format!("{many} were not found. Choose which areas they mean; until then their rows are not imported."),
    }
}

/// Labels that nothing is called nearly like, the first of them with their rows from 0.
#[must_use]
pub fn nothing_near(language: Language, count: usize, named: &[(String, usize)]) -> String {
    let mut said: Vec<String> = named
        .iter()
        .map(|(name, row)| language.pick(format!("{name}（第 {} 行）", row + 1), format!("{name} (row {})", row + 1)))
        .collect();
    let more = count.saturating_sub(named.len());
    if more > 0 {
        said.push(language.pick(format!("等 {} 个", number(count)), format!("{} more", number(more))));
    }
    match language {
        Language::Zh => format!("没有相近的地区：{}。要导入它们，请在表中写明代码或完整名称。", said.join("、")),
        Language::En => {
            format!(
                "Nothing is called nearly like {}. To import them, give their codes or full names in the table.",
                said.join(", ")
            )
        }
    }
}

/// Rows with a label: `row 12`, `rows 12 and 3 more`.
#[must_use]
pub fn rows(language: Language, first: usize, count: usize) -> String {
    match (count, language) {
        (1, Language::Zh) => format!("第 {} 行", first + 1),
        (1, Language::En) => format!("row {}", first + 1),
        (_, Language::Zh) => format!("第 {} 行等 {count} 行", first + 1),
        (_, Language::En) => format!("row {} and {} more", first + 1, count - 1),
    }
}

/// What is not listed any more.
#[must_use]
pub fn and_more(language: Language, count: usize) -> String {
    language.pick(
        format!("还有 {} 条未列出，可用筛选查看。", number(count)),
        format!("{} more are not listed; filter to see them.", number(count)),
    )
}

/// A page of columns: `Columns A–Z of 40`.
#[must_use]
pub fn columns_shown(language: Language, first: &str, last: &str, count: usize) -> String {
    language.pick(format!("{first}–{last} 列，共 {count} 列"), format!("Columns {first}–{last} of {count}"))
}

/// Why a row is passed over.
#[must_use]
pub fn skipped(language: Language, row: usize, why: Skipped) -> String {
    let Word { zh, en } = why.words();
    language.pick(format!("第 {} 行：{zh}。", row + 1), format!("Row {}: {en}.", row + 1))
}

/// A total, and what its rows add up to.
#[must_use]
pub fn total(language: Language, total: &Total) -> String {
    let (cell, stated, sum) = (address(total.row, total.column), or_unknown(Some(total.stated)), or_unknown(Some(total.sum)));
    let name = &total.name;
    match (language, total.agrees()) {
        (Language::Zh, true) => format!("{cell} {name}：{stated}，与所含 {} 行之和相符。", total.rows),
        (Language::Zh, false) => format!("{cell} {name}：{stated}，所含 {} 行之和为 {sum}，两者不符。", total.rows),
        (Language::En, true) => format!("{cell} {name}: {stated}, as its {} rows add up to.", total.rows),
        (Language::En, false) => format!("{cell} {name}: {stated}, but its {} rows add up to {sum}.", total.rows),
    }
}

/// A list with how many are in it.
#[must_use]
pub fn list(language: Language, list: List, count: usize) -> String {
    let word = match list {
        List::Changes => Word::new("更新", "Changes"),
        List::New => Word::new("新地区", "New areas"),
        List::Errors => Word::new("错误", "Errors"),
        List::Doubted => Word::new("存疑", "In doubt"),
        List::LeftOut => Word::new("跳过的错误", "Errors left out"),
        List::Remarks => Word::new("请核对", "Worth a look"),
        List::Skipped => Word::new("未导入的行", "Rows passed over"),
        List::Outside => Word::new("不导入的内容", "Stays out"),
        List::Unknown => Word::new("未知", "Not known"),
        List::Totals => Word::new("合计核对", "Totals"),
    };
    format!("{} {}", language.say(word), number(count))
}

/// The lists of the last step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum List {
    /// What stops the import.
    Errors,
    /// Figures that come in, and what speaks against them.
    Doubted,
    /// Figures that change.
    Changes,
    /// Areas that are made.
    New,
    /// What is worth a look.
    Remarks,
    /// Rows that are passed over.
    Skipped,
    /// Errors that are left out.
    LeftOut,
    /// Columns, rows and sheets that stay out.
    Outside,
    /// Cells that say that a figure is not known.
    Unknown,
    /// Totals, each held against the sum of its rows.
    Totals,
}

/// The stem of an exported file.
#[must_use]
pub fn export_name(language: Language, title: &str, year: Year) -> String {
    language.pick(format!("{title} {year}年数据"), format!("{title} figures {year}"))
}
