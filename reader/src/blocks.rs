//! Lines put together into blocks: headings, paragraphs and tables, each with the clause it is cited by.

use crate::latin::holds;
use crate::latin::is_english;
use crate::lines::{Line, lines};
use crate::outline::{Mark, Outline, mark};
use crate::script::plain_text;
use crate::table::{self, Indicators};

/// A part of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The line of the text it begins in.
    pub line: usize,
    /// How it is cited: `二(五)16`, `清单23`, `三 指标表`. Empty before the first heading.
    pub clause: String,
    /// The headings it stands under, the widest first.
    pub headings: Vec<String>,
    /// The year of the row it stands in, where a cell of its own gives one: 完成时限.
    pub due: Option<u16>,
    /// What it is.
    pub body: Body,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// A heading.
    Heading(String),
    /// Running text, or what stands in a row of a list.
    Text(String),
    /// A table of indicators.
    Indicators(Indicators),
    /// What is passed over: the number of a page, the title of an annex, the header of a list.
    Passed(String),
}

/// Ends a sentence, so that the next line begins a paragraph of its own.
const ENDS: [char; 12] = ['。', '！', '？', '；', '：', ':', ';', '!', '?', '.', '”', '】'];

/// The blocks of a text.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let outlined = lines.iter().filter(|line| mark(&plain_text(&line.text)).is_some()).count() > 1;
    let mut builder = Builder {
        outline: Outline::of(lines.iter().map(|line| line.text.as_str())),
        outlined,
        blocks: Vec::new(),
        open: None,
        list: None,
        row: None,
        boxed: None,
        due: None,
        item: 0,
    };
    let mut at = 0;
    while at < lines.len() {
        at += builder.take(&lines[at..]);
    }
    builder.close();
    builder.blocks
}

struct Builder {
    outline: Outline,
    /// Whether headings have marks.
    outlined: bool,
    blocks: Vec<Block>,
    /// A paragraph that may go on.
    open: Option<(usize, String)>,
    /// What rows of a list are cited by, once one has been announced.
    list: Option<String>,
    /// The row that is open, with its name.
    row: Option<(u32, String)>,
    /// The box (专栏) that is open.
    boxed: Option<String>,
    /// The year of the row that is taken.
    due: Option<u16>,
    /// The last item of the outline, so that the end of a box is seen.
    item: u32,
}

impl Builder {
    /// Takes one line, or the lines of a table; answers with how many.
    fn take(&mut self, lines: &[Line]) -> usize {
        let line = &lines[0];
        if line.text.is_empty() {
            return 1;
        }
        if is_page_number(&line.text) || is_footer(&line.text) {
            self.push(line.number, Body::Passed(line.text.clone()));
            return 1;
        }
        if let Some((table, taken)) = table::indicators(lines) {
            self.close();
            let clause = format!("{} 指标表", self.clause()).trim().to_owned();
            self.push_at(line.number, clause, Body::Indicators(table));
            return taken;
        }
        if let Some(cells) = &line.cells {
            self.take_row(line.number, cells);
            return 1;
        }
        if line.tabbed && self.row.is_some() {
            self.open_text(line.number, &line.text);
            return 1;
        }
        let plain = plain_text(&line.text);
        if plain.starts_with("附件") || plain.starts_with("附表") {
            self.close();
            self.outline.leave();
            (self.boxed, self.row) = (None, None);
            self.announce(&line.text);
            self.push(line.number, Body::Passed(line.text.clone()));
            return 1;
        }
        if let Some(title) = boxed(&plain) {
            self.close();
            self.boxed = Some(title.clone());
            self.row = None;
            self.push_at(line.number, title, Body::Heading(line.text.clone()));
            return 1;
        }
        if let Some((mark, marked)) = mark(&plain)
            && !self.continues(mark)
        {
            self.take_heading(line, mark, plain[..marked].chars().count());
            return 1;
        }
        if self.open.is_none() && self.is_list_title(&line.text) {
            self.announce(&line.text);
        }
        let ended = self.open.as_ref().is_none_or(|(_, text)| text.ends_with(ENDS));
        if !self.outlined && ended && is_bare_heading(line, lines) {
            self.close();
            self.outline.enter_titled(&line.text);
            self.push(line.number, Body::Heading(line.text.clone()));
            return 1;
        }
        self.open_text(line.number, &line.text);
        1
    }

    /// Whether what looks like a mark is the middle of a sentence that was broken into lines: an item far out of its order.
    fn continues(&self, mark: Mark) -> bool {
        let broken = self.open.as_ref().is_some_and(|(_, text)| text.chars().count() > 20 && !text.ends_with(ENDS));
        broken && matches!(mark, Mark::Item(number) if number != self.item + 1 && number != 1)
    }

    fn take_heading(&mut self, line: &Line, mark: Mark, marked: usize) {
        self.close();
        self.row = None;
        let text: String = line.text.chars().skip(marked).collect();
        let inside = matches!(mark, Mark::Part(_)) || matches!(mark, Mark::Item(number) if number != self.item + 1);
        if self.boxed.is_some() && inside {
            self.open_text(line.number, &text);
            return;
        }
        self.boxed = None;
        if let Mark::Item(number) = mark {
            self.item = number;
        } else if !matches!(mark, Mark::Part(_)) {
            self.list = None;
        }
        let (title, rest) = titled(&text);
        self.outline.enter(mark, title);
        self.push(line.number, Body::Heading(line.text.chars().take(marked).chain(title.chars()).collect()));
        if !rest.is_empty() {
            self.open_text(line.number, rest);
        }
    }

    fn take_row(&mut self, number: usize, cells: &[String]) {
        self.close();
        self.due = cells.iter().find_map(|cell| due(cell));
        self.take_cells(number, cells);
        self.close();
        self.due = None;
    }

    fn take_cells(&mut self, number: usize, cells: &[String]) {
        if table::is_list_header(cells) {
            self.close();
            if self.list.is_none() {
                self.list = Some("表".to_owned());
            }
            self.push(number, Body::Passed(cells.join(" ")));
            return;
        }
        if let Some((row, rest)) = table::numbered(cells) {
            self.close();
            let named = rest.first().cloned().unwrap_or_default();
            let (name, from) = if rest.len() > 1 { (named, 1) } else { (String::new(), 0) };
            self.push(number, Body::Passed(format!("{row} {name}")));
            self.row = Some((row, name));
            for cell in rest[from..].iter().filter(|cell| !cell.is_empty()) {
                self.open_text(number, cell);
                self.close();
            }
            return;
        }
        for cell in cells.iter().filter(|cell| !cell.is_empty()) {
            self.close();
            self.open_text(number, cell);
        }
        self.close();
    }

    /// Begins a paragraph, or goes on with the one that a line break tore.
    fn open_text(&mut self, number: usize, text: &str) {
        if let Some((_, open)) = &mut self.open {
            let torn = !open.ends_with(ENDS) && open.chars().count() >= 12 && !text.starts_with("——");
            if torn {
                // Between English words a line break is a gap.
                if is_english(open) && is_english(text) {
                    open.push(' ');
                }
                open.push_str(text);
                return;
            }
            self.close();
        }
        self.open = Some((number, text.to_owned()));
    }

    fn close(&mut self) {
        if let Some((number, text)) = self.open.take() {
            self.push(number, Body::Text(text));
        }
    }

    fn push(&mut self, line: usize, body: Body) {
        let clause = self.clause();
        self.push_at(line, clause, body);
    }

    fn push_at(&mut self, line: usize, clause: String, body: Body) {
        let mut headings = self.outline.headings();
        headings.extend(self.boxed.clone());
        headings.extend(self.row.as_ref().map(|(_, name)| name.clone()).filter(|name| !name.is_empty()));
        self.blocks.push(Block { line, clause, headings, due: self.due, body });
    }

    fn clause(&self) -> String {
        match (&self.row, &self.boxed) {
            (Some((number, _)), _) => format!("{}{number}", self.list.as_deref().unwrap_or("表")),
            (None, Some(title)) => title.clone(),
            (None, None) => self.outline.clause(),
        }
    }

    fn is_list_title(&self, text: &str) -> bool {
        text.contains("清单") && text.chars().count() < 60 && !text.contains('。') && !text.contains('，')
    }

    fn announce(&mut self, text: &str) {
        if text.contains("清单") {
            self.list = Some("清单".to_owned());
        }
    }
}

/// The title of a heading and the text that follows on the same line.
fn titled(text: &str) -> (&str, &str) {
    let english = is_english(text);
    let short = |title: &str| title.chars().count() <= if english { 90 } else { 45 };
    let end = if english { text.find(": ").or_else(|| text.find(". ")) } else { text.find(['。', '：', ':']) };
    match end {
        Some(at)
            if short(&text[..at]) && !text[..at].contains(['，', ',', '；'])
                || end.is_some_and(|at| short(&text[..at]) && text[at..].starts_with('。')) =>
        {
            let at = end.unwrap_or(text.len());
            let step = text[at..].chars().next().map_or(0, char::len_utf8);
            let dated = text[..at].contains(|one: char| one.is_ascii_digit());
            // A first sentence with a figure is more than a title.
            if dated || (english && has_verb(&text[..at])) { ("", text) } else { (&text[..at], &text[at + step..]) }
        }
        None if short(text) && !demands(text) && !(english && (text.ends_with('.') || has_verb(text))) => (text, ""),
        _ => ("", text),
    }
}

/// Whether an English text says that something is to be, as no title does.
fn has_verb(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["shall", "must", "should", "will", "have", "has"].iter().any(|word| holds(&lower, word))
}

/// Whether what stands behind a mark is a demand of its own and no title: 每千人口床位数达到7.5张.
fn demands(text: &str) -> bool {
    let digits = text.contains(|one: char| one.is_ascii_digit() || ('０'..='９').contains(&one));
    const WORDS: [&str; 14] =
        ["达", "不低于", "不少于", "以上", "％", "%", "至少", "不超过", "提高", "降", "控制在", "以内", "新增", "建成"];
    digits && (is_english(text) || WORDS.iter().any(|word| text.contains(word)))
}

/// The year of a cell that holds a date and nothing else: 2027年12月, 2026年底前.
fn due(cell: &str) -> Option<u16> {
    let plain = plain_text(cell);
    let year = plain.get(..4)?.parse::<u16>().ok().filter(|year| (1990..2100).contains(year))?;
    let rest = plain[4..].strip_prefix('年')?;
    rest.chars().all(|one| one.is_ascii_digit() || "月日底末前".contains(one)).then_some(year)
}

/// The name of a box: 专栏3.
fn boxed(plain: &str) -> Option<String> {
    let rest = plain.strip_prefix("专栏")?;
    let number: String =
        rest.trim_start().chars().take_while(|one| one.is_ascii_digit() || crate::script::is_numeral(*one)).collect();
    let number = number.parse::<u32>().ok().or_else(|| crate::script::numeral(&number))?;
    (plain.chars().count() < 60).then(|| format!("专栏{number}"))
}

fn is_page_number(text: &str) -> bool {
    let bare = plain_text(text);
    let bare = bare.trim_matches(['-', ' ']);
    bare.is_empty() || (bare.len() <= 3 && bare.chars().all(|one| one.is_ascii_digit()) && bare.len() < text.chars().count())
}

/// Whether a line belongs to the page the text was copied from, and not to the document.
fn is_footer(text: &str) -> bool {
    ["公网安备", "ICP备", "网站标识码", "版权所有", "](#)", "](http", "javascript:", "扫一扫", "浏览次数"]
        .iter()
        .any(|word| text.contains(word))
}

/// Whether an unmarked line reads as a heading: short, without punctuation, and long text below it.
fn is_bare_heading(line: &Line, lines: &[Line]) -> bool {
    let count = line.text.chars().count();
    let plain = !line.text.contains(['。', '，', '：', '、', ',', '；', '《']);
    let below = lines.iter().skip(1).find(|line| !line.text.is_empty()).map_or(0, |line| line.text.chars().count());
    (2..=14).contains(&count) && plain && below > 40
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let body = |body: &Body| match body {
            Body::Heading(title) => format!("# {title}"),
            Body::Text(text) => text.clone(),
            Body::Indicators(table) => format!("[{} rows]", table.rows.len()),
            Body::Passed(text) => format!("({text})"),
        };
        blocks(text)
            .iter()
            .filter(|block| !matches!(block.body, Body::Passed(_)))
            .map(|block| format!("{}> {}", block.clause, body(&block.body)))
            .collect()
    }

    #[test]
    fn headings_and_paragraphs_are_cited() {
        let text = "## 二、重点任务\n#### (五)优生优育\n16. 提升托育能力。到2025年,每千人口托位\n\n数达到5个。\n——健康水平提升。";
        let expected = [
            "二> # 二、重点任务",
            "二(五)> # (五)优生优育",
            "二(五)16> # 16.提升托育能力",
            "二(五)16> 到2025年,每千人口托位数达到5个。",
            "二(五)16> ——健康水平提升。",
        ];
        assert_eq!(shown(text), expected);
    }

    #[test]
    fn rows_of_a_list_are_cited_by_their_number() {
        let text = "三、保障\n好。\n附件:重点项目清单\n序号\t项目\t目标\n1\t甲\t到2025年底,建成10个乙。\n\t\t全面推进。\n2\t丙\t完成丁。";
        assert_eq!(
            shown(text),
            ["三> # 三、保障", "三> 好。", "清单1> 到2025年底,建成10个乙。", "清单1> 全面推进。", "清单2> 完成丁。"]
        );
    }

    #[test]
    fn boxes_hold_their_items() {
        let text = "一、任务\n1. 甲。甲的事。\n专栏2 重点工程\n1. 乙工程：建设5个乙。\n2. 丙。做。\n（二）戊\n己。";
        let clauses: Vec<String> = blocks(text).into_iter().map(|block| block.clause).collect();
        assert_eq!(clauses[3..5], ["专栏2", "专栏2"]);
        assert_eq!(clauses.last().unwrap(), "一(二)");
    }

    #[test]
    fn bare_titles_are_headings_where_there_are_no_marks() {
        let text = format!("要素保障\n{}。", "很长的一段话".repeat(10));
        assert_eq!(blocks(&text)[1].clause, "要素保障");
    }
}
