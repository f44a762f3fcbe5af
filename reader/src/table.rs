//! Tables: indicator tables with a column a year, and numbered lists whose rows hold sentences.
//!
//! A table arrives as tabs, as columns of blanks, as markdown or HTML, or torn into one cell a line. Indicator tables are put together again
//! from their header: a row is a name, and behind it as many cells as the header has columns.

use crate::lines::Line;
use crate::script::plain_text;

/// A table of indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicators {
    /// Its rows.
    pub rows: Vec<Indicator>,
    /// Its header, and cells that fit no row.
    pub passed: Vec<String>,
}

/// A row of a table of indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Its name as printed, with the unit in brackets where it stands there.
    pub name: String,
    /// The unit, from its column.
    pub unit: String,
    /// Each year's cell. Without a year where the header says only “target”.
    pub values: Vec<(Option<u16>, String)>,
    /// 预期性 or 约束性, where a column says so.
    pub nature: String,
    /// The cells that demand nothing: its number, what was observed, remarks.
    pub beside: Vec<String>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Number,
    Category,
    Name,
    Unit,
    /// A year to come, or one that is over.
    Value(Option<u16>, bool),
    Nature,
    Other,
}

/// What a header cell says its column holds; nothing where it is no header cell.
fn column(cell: &str) -> Option<Column> {
    let plain = plain_text(cell);
    let plain = plain.trim();
    if plain.is_empty() || plain.chars().count() > 18 {
        return None;
    }
    if let Some(year) = year_of(plain) {
        let rest: String = plain.chars().filter(|one| !one.is_ascii_digit()).collect();
        let words = [
            "年",
            "",
            "年目标",
            "年目标值",
            "目标",
            "目标值",
            "年实际",
            "年现状",
            "年基数",
            "年值",
            "年(目标)",
            "年规划值",
            "年底",
            "年预期",
        ];
        let known = words.contains(&rest.as_str())
            || [
                "target",
                "Target",
                "baseline",
                "Baseline",
                "actual",
                "value",
                "目标",
                "现状",
                "基数",
                "基期",
                "实际",
                "规划",
                "完成",
                "指标值",
                "预期",
            ]
            .iter()
            .any(|word| rest.contains(word));
        let past =
            ["现状", "基数", "基期", "实际", "完成", "baseline", "Baseline", "actual"].iter().any(|word| rest.contains(word));
        return known.then_some(Column::Value(Some(year), !past));
    }
    let lower = plain.to_ascii_lowercase();
    Some(match lower.as_str() {
        "no." | "no" | "number" => Column::Number,
        "category" | "area of work" => Column::Category,
        "indicator" | "indicators" => Column::Name,
        "unit" | "units" => Column::Unit,
        "nature" | "type" => Column::Nature,
        "target" | "targets" => Column::Value(None, true),
        "baseline" | "actual" => Column::Value(None, false),
        "序号" | "编号" => Column::Number,
        "领域" | "类别" | "类型" | "分类" | "维度" | "一级指标" | "指标类别" | "指标类型" | "方面" => {
            Column::Category
        }
        "指标" | "指标名称" | "主要指标" | "具体指标" | "二级指标" | "指标内容" | "名称" | "项目" => {
            Column::Name
        }
        "单位" | "计量单位" | "指标单位" => Column::Unit,
        "属性" | "指标属性" | "性质" | "指标性质" => Column::Nature,
        "目标值" | "规划目标" | "规划目标值" | "目标" => Column::Value(None, true),
        "基期值" | "现状值" | "基数" | "现状" => Column::Value(None, false),
        "备注" | "责任单位" | "牵头单位" | "数据来源" | "责任部门" | "年均增长" | "累计" | "[累计]" => {
            Column::Other
        }
        _ => return None,
    })
}

/// The one year a header cell names.
fn year_of(plain: &str) -> Option<u16> {
    let at = plain.find(|one: char| one.is_ascii_digit())?;
    let digits: String = plain[at..].chars().take_while(char::is_ascii_digit).collect();
    let year: u16 = digits.parse().ok()?;
    let others = plain[at + digits.len()..].contains(|one: char| one.is_ascii_digit());
    (digits.len() == 4 && (1990..2100).contains(&year) && !others).then_some(year)
}

/// Whether a cell can stand in a column of values.
fn is_value(cell: &str) -> bool {
    let plain = plain_text(cell);
    let plain = plain.trim_start_matches(['≥', '≤', '>', '<', '=', '-', '±', '[', '约']);
    let figure = plain.starts_with(|one: char| one.is_ascii_digit());
    let words = [
        "比",
        "较",
        "完成",
        "持续",
        "控制",
        "达到",
        "不",
        "下降",
        "降低",
        "提高",
        "逐步",
        "有所",
        "保持",
        "稳定",
        "明显",
        "基本",
        "进一步",
        "高于",
        "低于",
        "力争",
        "左右",
    ];
    let blank = plain.is_empty() || matches!(plain, "/" | "无" | "…");
    let count = plain.chars().count();
    count <= 30
        && (blank
            || (figure && count <= 16 && !plain.contains("岁以") && !plain.contains("以下儿童"))
            || words.iter().any(|word| plain.starts_with(word)))
}

/// The table of indicators that begins at the first of these lines, and how many lines it takes.
#[must_use]
pub fn indicators(lines: &[Line]) -> Option<(Indicators, usize)> {
    let first = lines.first()?;
    if first.cells.is_some() { by_rows(lines) } else { by_cells(lines) }
}

/// Whether a header is one of indicators.
fn complete(columns: &[Column]) -> bool {
    columns.contains(&Column::Name) && columns.iter().any(|column| matches!(column, Column::Value(..)))
}

/// So many lines are looked at to judge whether a header begins a table: to look further from each of them would take the square of the text.
const JUDGED: usize = 200;

/// Whether the values of a row are sentences.
fn told(row: &Indicator) -> bool {
    row.values.iter().any(|(_, cell)| cell.contains('。') || cell.chars().count() > 40)
}

/// A table whose rows are lines.
fn by_rows(lines: &[Line]) -> Option<(Indicators, usize)> {
    let header = lines.first()?.cells.as_ref()?;
    let mut columns: Vec<Column> = header.iter().map(|cell| column(cell).unwrap_or(Column::Other)).collect();
    if !complete(&columns) {
        return None;
    }
    // A merged header: 目标值 above, the years below it.
    let mut taken = 1;
    if let Some(second) = lines.get(1).and_then(|line| line.cells.as_ref())
        && second.iter().all(|cell| cell.is_empty() || year_of(&plain_text(cell)).is_some())
    {
        let years: Vec<u16> = second.iter().filter_map(|cell| year_of(&plain_text(cell))).collect();
        let at = columns.iter().position(|column| matches!(column, Column::Value(..))).unwrap_or(columns.len());
        columns.retain(|column| !matches!(column, Column::Value(..)));
        columns
            .splice(at.min(columns.len())..at.min(columns.len()), years.into_iter().map(|year| Column::Value(Some(year), true)));
        taken = 2;
    }
    let mut passed: Vec<String> = lines[..taken].iter().map(|line| line.text.clone()).collect();
    let mut rows = Vec::new();
    for line in &lines[taken..] {
        if rows.is_empty() && passed.len() > JUDGED {
            return None;
        }
        let Some(cells) = &line.cells else {
            let heading = crate::outline::mark(&plain_text(&line.text)).is_some();
            if line.text.is_empty() || (!heading && line.text.chars().count() < 12 && !line.text.contains(['。', '、'])) {
                passed.push(line.text.clone());
                taken += 1;
                continue;
            }
            break;
        };
        taken += 1;
        if cells.iter().filter(|cell| column(cell).is_some()).count() > 1
            && cells.iter().all(|cell| cell.is_empty() || column(cell).is_some())
        {
            passed.push(line.text.clone());
            continue;
        }
        match row(&columns, cells) {
            // A list of projects has a column of goals too, with sentences in it.
            Some(row) if rows.len() < JUDGED && told(&row) => return None,
            Some(row) => rows.push(row),
            None => passed.push(cells.join(" ")),
        }
    }
    (!rows.is_empty()).then_some((Indicators { rows, passed }, taken))
}

/// A row of cells under these columns. Cells that were merged with those above are missing on the left.
fn row(columns: &[Column], cells: &[String]) -> Option<Indicator> {
    let missing = columns.len().saturating_sub(cells.len());
    let mut indicator =
        Indicator { name: String::new(), unit: String::new(), values: Vec::new(), nature: String::new(), beside: Vec::new() };
    indicator.beside.extend(cells.iter().skip(columns.len()).cloned());
    for (column, cell) in columns[missing..].iter().zip(cells) {
        match column {
            Column::Name => indicator.name = cell.clone(),
            Column::Unit => indicator.unit = cell.clone(),
            Column::Value(year, true) => indicator.values.push((*year, cell.clone())),
            Column::Nature => indicator.nature = cell.clone(),
            Column::Number | Column::Category | Column::Other | Column::Value(_, false) => indicator.beside.push(cell.clone()),
        }
    }
    let readable = indicator.values.iter().any(|(_, cell)| cell.contains(|one: char| one.is_ascii_digit()) || !cell.is_empty());
    (!indicator.name.is_empty() && readable).then_some(indicator)
}

/// A table torn into one cell a line.
fn by_cells(lines: &[Line]) -> Option<(Indicators, usize)> {
    // Only the first lines are looked at: most lines begin no table.
    column(&lines.first()?.text)?;
    let cells: Vec<(usize, &str)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.text.is_empty())
        .map_while(|(at, line)| (line.text.chars().count() <= 40 && line.cells.is_none()).then_some((at, line.text.as_str())))
        .take(2_000)
        .collect();
    let header: Vec<Column> = cells.iter().map_while(|(_, cell)| column(cell)).collect();
    if !complete(&header) {
        return None;
    }
    let name_at = header.iter().position(|column| *column == Column::Name)?;
    let behind = &header[name_at + 1..];
    let mut at = header.len();
    let (mut rows, mut end) = (Vec::new(), at);
    let (mut passed, mut skipped): (Vec<String>, Vec<&str>) =
        (cells[..at].iter().map(|(_, cell)| (*cell).to_owned()).collect(), Vec::new());
    while at < cells.len() {
        let row = fits(behind, &cells[at..]);
        if let Some(row) = row {
            rows.push(row);
            at += 1 + behind.len();
            end = at;
            passed.extend(skipped.drain(..).map(str::to_owned));
        } else {
            skipped.push(cells[at].1);
            at += 1;
            if skipped.len() > 3 {
                break;
            }
        }
    }
    let taken = cells.get(end - 1).map(|(line, _)| line + 1)?;
    (!rows.is_empty()).then_some((Indicators { rows, passed }, taken))
}

/// The row that these cells begin with, where what stands behind the name can stand in its columns.
fn fits(behind: &[Column], cells: &[(usize, &str)]) -> Option<Indicator> {
    let (_, name) = cells.first()?;
    if is_value(name) || cells.len() < behind.len() + 1 {
        return None;
    }
    let mut indicator = Indicator {
        name: (*name).to_owned(),
        unit: String::new(),
        values: Vec::new(),
        nature: String::new(),
        beside: Vec::new(),
    };
    let mut figures = 0;
    for (column, (_, cell)) in behind.iter().zip(&cells[1..]) {
        match column {
            Column::Value(year, future) => {
                if !is_value(cell) {
                    return None;
                }
                figures += usize::from(cell.contains(|one: char| one.is_ascii_digit()));
                if *future {
                    indicator.values.push((*year, (*cell).to_owned()));
                } else {
                    indicator.beside.push((*cell).to_owned());
                }
            }
            Column::Unit => indicator.unit = (*cell).to_owned(),
            Column::Nature if !cell.ends_with('性') => return None,
            Column::Nature => indicator.nature = (*cell).to_owned(),
            _ => indicator.beside.push((*cell).to_owned()),
        }
    }
    (figures > 0).then_some(indicator)
}

/// A row of a numbered list: its number, and its cells behind it.
#[must_use]
pub fn numbered(cells: &[String]) -> Option<(u32, &[String])> {
    let number = plain_text(cells.first()?).trim_end_matches(['.', '、']).parse().ok()?;
    (number < 1_000).then_some((number, &cells[1..]))
}

/// Whether a row of cells is the header of a numbered list.
#[must_use]
pub fn is_list_header(cells: &[String]) -> bool {
    let first = cells.first().map(String::as_str);
    matches!(first, Some("序号" | "编号")) && !cells.iter().any(|cell| matches!(column(cell), Some(Column::Value(Some(_), _))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::lines;

    fn values(text: &str) -> Vec<String> {
        let (table, _) = indicators(&lines(text)).expect(text);
        let cells = |row: &Indicator| {
            row.values.iter().map(|(year, cell)| format!("{}:{cell}", year.unwrap_or(0))).collect::<Vec<_>>().join(" ")
        };
        table.rows.iter().map(|row| format!("{}|{}|{}|{}", row.name, row.unit, cells(row), row.nature)).collect()
    }

    #[test]
    fn columns_of_units_and_natures_are_told_apart() {
        let text = "序号\t指标名称\t单位\t2020年\t2025年\t属性\n1\t每千人口床位数\t张\t6.5\t7.5\t预期性\n2\t孕产妇死亡率\t1/10万\t10.1\t≤9.5\t约束性";
        assert_eq!(
            values(text),
            ["每千人口床位数|张|2020:6.5 2025:7.5|预期性", "孕产妇死亡率|1/10万|2020:10.1 2025:≤9.5|约束性"]
        );
    }

    #[test]
    fn a_base_year_is_no_target() {
        let text = "|类别|指标|2020年现状值|2025年目标值|\n|--|--|--|--|\n|资源|每千人口护士数（人）|3.1|4.2|";
        assert_eq!(values(text), ["每千人口护士数（人）||2025:4.2|"]);
    }

    #[test]
    fn a_table_torn_into_cells_is_put_together() {
        let text = "\t领域\n\t指标\n\t2022年\n\t2030年\n\n\n健康水平\n\t人均预期寿命（岁）\n\t78.0\n\t80.0\n\n\t5岁以下儿童死亡率（‰）\n\t≤6\n\t持续改善\n\n\n二、任务";
        assert_eq!(values(text), ["人均预期寿命（岁）||2022:78.0 2030:80.0|", "5岁以下儿童死亡率（‰）||2022:≤6 2030:持续改善|"]);
    }

    #[test]
    fn prose_is_no_table() {
        assert!(indicators(&lines("指标\n到2025年，健康水平提高。")).is_none());
        assert!(indicators(&[]).is_none());
    }
}
