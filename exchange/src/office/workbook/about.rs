//! What the workbook is: the file and the scenario, how its sheets follow from each other, the plans, the sources, and how it is computed.

use rust_xlsxwriter::{Url, XlsxError};

use super::book::{Ink, Page};
use super::world::World;
use crate::office::parts::Day;
use crate::wording::footing::titled;
use crate::wording::language::{Say, Word};

/// What each sheet holds.
const SHEETS: [(Page, Word); 10] = [
    (Page::Overview, Word::new("主要标准逐年的需求、现有与缺口，附图", "Leading norms year by year, with charts")),
    (
        Page::Inputs,
        Word::new(
            "填报的人口、存量和指标值，可以原样导入 Permille",
            "People, stocks and measured values as stated; imports back into Permille as it is",
        ),
    ),
    (Page::Levers, Word::new("本情景的增长率、流失率、每年新增和举措", "This scenario's growth, losses, additions and actions")),
    (
        Page::Norms,
        Word::new("每项标准的规则、目标、到期年份、条款和文号", "Each norm's rule, targets, due years, clause and document"),
    ),
    (Page::Targets, Word::new("各年适用的目标值，由“标准”表推得", "The target in force each year, from Norms")),
    (Page::People, Word::new("各地区各年人口，由“数据”和“调节项”推得", "People by area and year, from Inputs and Levers")),
    (Page::Stocks, Word::new("各地区各年存量，由“数据”和“调节项”推得", "Stocks by area and year, from Inputs and Levers")),
    (Page::Required, Word::new("需求量，由“各年目标”“人口”“存量”推得", "Requirements, from Targets, People and Stocks")),
    (Page::Available, Word::new("各标准所衡量的现有量，由“存量”推得", "What there is, from Stocks")),
    (Page::Gaps, Word::new("缺口＝需求－现有，由前两表推得", "Gaps, from the two sheets before")),
];

/// How it is computed, where a reader could wonder.
const METHOD: [Word; 9] = [
    Word::new(
        "蓝色数值是输入，可以改动；黑色数值都是公式，打开后自动重算。每个公式单元格还保存着 Permille 的计算结果，不会计算的查看器也能看到。",
        "Blue figures are inputs and can be typed over; black ones are formulas and follow. Every formula keeps the result that Permille computed, so a viewer that does not calculate shows it.",
    ),
    Word::new(
        "按整数计的需求在公式最后一次进位取整：4.5×2000÷1000 是 9，不是 10。公式里的 ROUND(…,6) 只去掉浮点运算的误差。",
        "What comes in whole units is rounded up once, at the end: 4.5 × 2,000 ÷ 1,000 is 9 and never 10. ROUND(…,6) in a formula only takes off the rounding errors of floating point.",
    ),
    Word::new(
        "人口分档下含上不含：恰好 30 万时适用 30 万以上一档。分档按县计算后相加，不按市的总人口。",
        "Brackets are closed below: at exactly 300,000 the bracket from 300,000 applies. They are applied to each county and then summed, never to a city's total.",
    ),
    Word::new(
        "标准从到期年份起生效，直到被后一个目标取代；到期以前不计缺口。文件未注明年份的，按规划末年。",
        "A norm binds from the year it falls due until a later target replaces it; before that there is no gap. Where the document gives no year, it is the plan's last.",
    ),
    Word::new(
        "未知不等于零：没有数据的单元格留空，不计入合计。",
        "Unknown is not zero: a cell without data stays empty and is left out of sums.",
    ),
    Word::new(
        "上级地区的需求为下级之和；缺口为各地短缺之和，一地的富余不抵另一地的短缺，相抵后的净缺口列在下一行。",
        "An area above others requires what those below do together; its gap is the sum of their shortfalls, for one's surplus does not fill another's gap. The net gap stands beneath.",
    ),
    Word::new(
        "上级地区既有本级数又有下级数时，较新的一方为准；同年以下级之和为准。哪些数缺失、以哪一方为准，按导出时的文件；填补空缺后请重新导出。",
        "Where an area above others has a figure of its own, the newer leads, and of the same year the sum. Which figures are missing and which lead is as in the file when it was exported: after filling a blank, export again.",
    ),
    Word::new(
        "每年新增按基准年常住人口分到各地，分配结果列在“调节项”表；改动人口不会重新分配。",
        "Yearly additions are shared among areas by residents of the base year; the shares stand on Levers and do not move when people do.",
    ),
    Word::new(
        "目标只有文字表述的标准没有数值，不列入需求。",
        "Norms whose target is in words alone have no figure and no requirement here.",
    ),
];

/// How many letters surely stand in a line of the second column.
const LETTERS: u32 = 92;

/// Writes the sheet.
pub(super) fn write(ink: &mut Ink<'_>, world: &World<'_>, day: Day) -> Result<(), XlsxError> {
    let (set, language) = (world.set, world.language);
    ink.sheet.set_column_width(0, 22)?;
    ink.sheet.set_column_width(1, 100)?;
    let title = &titled(language, set);
    ink.words(0, 0, title, &ink.styles.title)?;
    ink.sheet.set_row_height(0, 26)?;
    let mut row = 2;
    let horizon = set.baseline.horizon;
    let (year, month, date) = day;
    let facts = [
        (Word::new("情景", "Scenario"), language.name(&world.scenario.name).to_owned()),
        (Word::new("情景说明", "What it asks"), language.name(&world.scenario.description).to_owned()),
        (Word::new("文件说明", "About the file"), language.name(&set.description).to_owned()),
        (Word::new("基准年", "Base year"), set.baseline.base_year.to_string()),
        (Word::new("年份范围", "Years"), format!("{}–{}", horizon.first(), horizon.last())),
        (Word::new("地区数", "Areas"), world.model.areas().len().to_string()),
        (Word::new("导出日期", "Written on"), format!("{year}-{month:02}-{date:02}")),
    ];
    for (head, text) in facts {
        pair(ink, world, &mut row, head, &text)?;
    }
    if world.shown.len() < horizon.count() {
        let years: Vec<_> = world.shown.iter().map(ToString::to_string).collect();
        let text = match language {
            crate::wording::language::Language::Zh => format!(
                "为便于阅读，需求、现有与缺口只列基准年、有目标到期的年份和末年：{}。人口和存量列出每一年。",
                years.join("、")
            ),
            crate::wording::language::Language::En => format!(
                "To stay readable, requirements, what there is and gaps are shown for the base year, the years a target falls due in, and the last: {}. People and stocks are there for every year.",
                years.join(", ")
            ),
        };
        pair(ink, world, &mut row, Word::new("所列年份", "Years shown"), &text)?;
    }
    section(ink, world, &mut row, Word::new("各表", "Sheets"))?;
    for (page, what) in SHEETS {
        let name = world.say(page.name());
        let link = Url::new(format!("internal:'{name}'!A1")).set_text(name);
        ink.sheet.write_url_with_format(row, 0, link, &ink.styles.link)?;
        ink.words(row, 1, world.say(what), &ink.styles.wrapped)?;
        row += 1;
    }
    section(ink, world, &mut row, Word::new("规划", "Plans"))?;
    for plan in &set.plans {
        let said = [
            plan.number.clone().unwrap_or_default(),
            language.name(&plan.issuer).to_owned(),
            plan.issued.clone().unwrap_or_default(),
            format!("{} {}", world.say(Word::new("修订", "revision")), plan.revision),
            plan.id.to_string(),
        ];
        let said: Vec<_> = said.into_iter().filter(|part| !part.is_empty()).collect();
        let text = format!("{}\n{}", language.name(&plan.title), said.join(" · "));
        pair(ink, world, &mut row, Word::new("规划", "Plan"), &text)?;
    }
    section(ink, world, &mut row, Word::new("数据来源", "Sources of the figures"))?;
    for (number, name) in (1_u32..).zip(set.sources.values()) {
        let wrapped = ink.styles.wrapped.clone();
        ink.words(row, 0, number.to_string(), &wrapped)?;
        let name = language.name(name);
        ink.words(row, 1, name, &wrapped)?;
        ink.sheet.set_row_height(row, height(name))?;
        row += 1;
    }
    section(ink, world, &mut row, Word::new("计算方法", "Method"))?;
    for (number, line) in (1_u32..).zip(METHOD) {
        let (line, head) = (world.say(line), number.to_string());
        ink.words(row, 0, head, &ink.styles.wrapped)?;
        ink.words(row, 1, line, &ink.styles.wrapped)?;
        ink.sheet.set_row_height(row, height(line))?;
        row += 1;
    }
    if world.fixed.get() > 0 {
        let count = world.fixed.get();
        let text = match language {
            crate::wording::language::Language::Zh => format!(
                "有 {count} 个单元格的数值过大或小数位过多，电子表格的浮点数不够精确，因此直接写入 Permille 的结果，以斜体标出。"
            ),
            crate::wording::language::Language::En => format!(
                "{count} cells hold the figure Permille computed, in italics: their numbers are too large or too finely divided for a spreadsheet's floating point."
            ),
        };
        pair(ink, world, &mut row, Word::new("例外", "Exceptions"), &text)?;
    }
    Ok(())
}

fn section(ink: &mut Ink<'_>, world: &World<'_>, row: &mut u32, head: Word) -> Result<(), XlsxError> {
    *row += 1;
    for column in 0..2 {
        ink.words(*row, column, if column == 0 { world.say(head) } else { " " }, &ink.styles.head)?;
    }
    *row += 1;
    Ok(())
}

fn pair(ink: &mut Ink<'_>, world: &World<'_>, row: &mut u32, head: Word, text: &str) -> Result<(), XlsxError> {
    if !text.is_empty() {
        let wrapped = ink.styles.wrapped.clone();
        ink.words(*row, 0, world.say(head), &wrapped)?;
        ink.words(*row, 1, text, &wrapped)?;
        ink.sheet.set_row_height(*row, height(text))?;
        *row += 1;
    }
    Ok(())
}

/// How high a row must be for a text to be read whole: programs that open a workbook do not all find out by themselves.
fn height(text: &str) -> f64 {
    // A Chinese character is as wide as two letters.
    let lines = text.lines().map(|line| {
        let letters: u32 = line.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
        letters.div_ceil(LETTERS).max(1)
    });
    f64::from(lines.sum::<u32>()) * 15.0 + 2.0
}
