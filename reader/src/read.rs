//! A whole text read: its proposals, one a target.

use permille_engine::area::Level;
use permille_engine::norm::{Direction, Strength};
use permille_engine::quantity::Quantity;

use crate::blocks::{Block, Body, blocks};
use crate::demand::{Context, Demand, read as read_sentence};
use crate::figure::{Role, figures};
use crate::script::plain_text;
use crate::sentence::sentences;
use crate::table::Indicator;
use crate::vocabulary::Vocabulary;

/// A target that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Where it stands; several places are joined by `; `.
    pub clause: String,
    /// The sentence.
    pub sentence: String,
    /// What it demands.
    pub demand: Demand,
    /// The level it binds: found, or that of the document.
    pub level: Level,
    /// Whether every field was found in the sentence or its headings.
    pub certain: bool,
}

/// What a text was read as.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The proposals, in the order of the text.
    pub proposals: Vec<Proposal>,
    /// The first and the last year of the plan, where its title says.
    pub years: Option<(u16, u16)>,
}

/// The columns of the table of proposals.
pub const HEADER: &str = "clause,sentence_start,kind,level,base,direction,strength,year,value,unit,per,name_zh,certain";

/// Reads a text. `years` and `level` are those of the document where they are known better than its title says.
#[must_use]
pub fn read(text: &str, vocabulary: &Vocabulary, years: Option<(u16, u16)>, level: Option<Level>) -> Reading {
    let blocks = blocks(text);
    let head: String = text.chars().take(1_500).collect::<String>();
    let years = years.or_else(|| plan_years(&plain_text(&head), vocabulary));
    let own = level.unwrap_or_else(|| document_level(&head, vocabulary));
    let demanding = ["规划", "计划", "方案", "意见", "纲要", "办法", "行动计划"]
        .iter()
        .any(|word| head.chars().take(400).collect::<String>().contains(word))
        || blocks.iter().any(|block| block.clause.contains('('));
    let outlined = blocks.iter().any(|block| !block.clause.is_empty());
    let mut reading = Reading { years, ..Reading::default() };
    let mut carried: Vec<u16> = Vec::new();
    for block in &blocks {
        match &block.body {
            Body::Heading(_) => carried.clear(),
            Body::Indicators(table) => {
                for row in &table.rows {
                    indicator(row, block, own, vocabulary, &mut reading);
                }
            }
            Body::Text(text) => {
                let caption = text.starts_with('表')
                    && text.chars().nth(1).is_some_and(|one| one.is_ascii_digit())
                    && text.chars().count() < 40;
                if caption || (block.clause.is_empty() && outlined) {
                    continue;
                }
                let bullet = text.starts_with('—');
                if !bullet {
                    carried.clear();
                }
                let past = block.headings.iter().any(|title| {
                    ["现状", "背景", "环境", "形势", "基础", "回顾", "成就", "成效"].iter().any(|word| title.contains(word))
                });
                for sentence in sentences(text) {
                    let context = Context { years: carried.clone(), plan: years, past, demanding };
                    let found = read_sentence(sentence.trim_start_matches('—'), &context, vocabulary);
                    for demand in found.demands {
                        propose(demand, block, sentence, own, &mut reading);
                    }
                    if sentence.ends_with(['：', ':']) {
                        carried = found.years;
                    }
                }
            }
        }
    }
    reading
}

/// Adds a demand, or the place of one that was read before.
fn propose(demand: Demand, block: &Block, sentence: &str, own: Level, reading: &mut Reading) {
    let clause = if block.clause.is_empty() { "正文".to_owned() } else { block.clause.clone() };
    let row = clause.starts_with("清单");
    let twin = reading.proposals.iter_mut().find(|other| {
        let same = other.demand.year == demand.year
            && other.demand.values == demand.values
            && (other.demand.unit == demand.unit || demand.values.is_empty());
        same && row && !other.clause.starts_with("清单") && kin(&other.demand.name, &demand.name)
    });
    if let Some(twin) = twin {
        if !twin.clause.split("; ").any(|place| place == clause) {
            twin.clause = format!("{}; {clause}", twin.clause);
        }
        return;
    }
    let per_head = matches!(demand.kind, "ratio" | "sum-of-ratios" | "bracket");
    let level = demand.level.unwrap_or(if per_head { own.max(Level::County) } else { own });
    let certain =
        demand.level.is_some() && demand.direction.1 && demand.year.is_some() && demand.printed && !demand.name.is_empty();
    reading.proposals.push(Proposal { clause, sentence: sentence.to_owned(), demand, level, certain });
}

/// Whether two names are of the same thing: most of their characters are the same.
fn kin(one: &str, other: &str) -> bool {
    let (short, long) = if one.chars().count() < other.chars().count() { (one, other) } else { (other, one) };
    let shared = short.chars().filter(|letter| long.contains(*letter)).count();
    shared * 10 >= short.chars().count() * 6 && shared > 1
}

/// A row of a table of indicators, a target a year.
fn indicator(row: &Indicator, block: &Block, own: Level, vocabulary: &Vocabulary, reading: &mut Reading) {
    let plain = plain_text(&row.name);
    let in_brackets = plain.rfind('(').map(|at| plain[at + 1..].trim_end_matches(')').to_owned());
    let unit = if row.unit.is_empty() { in_brackets.clone().unwrap_or_default() } else { row.unit.clone() };
    let name = if row.unit.is_empty() && in_brackets.is_some() {
        plain[..plain.rfind('(').unwrap_or(plain.len())].to_owned()
    } else {
        plain.clone()
    };
    for (year, cell) in &row.values {
        // A year before the plan begins is what was observed.
        if let (Some(year), Some((first, _))) = (year, reading.years)
            && *year < first
        {
            continue;
        }
        let cell = plain_text(cell);
        let Some(figure) = figures(&cell, vocabulary).into_iter().find(|one| one.role == Role::Amount) else { continue };
        let below = ["≤", "<", "以内", "不超过", "控制在"].iter().any(|word| cell.contains(word));
        let reduction = cell.contains("降低") || cell.contains("下降");
        let lower = vocabulary.things.iter().any(|thing| thing.lower && name.contains(&thing.zh));
        let at_most = below || (lower && !reduction && !cell.contains(['≥', '>']));
        let ratio =
            [("每千", 1_000), ("每万", 10_000), ("千人", 1_000), ("人均", 1)].into_iter().find(|(word, _)| name.contains(word));
        let ratio = ratio.filter(|(word, _)| *word != "人均" || unit == "平方米").filter(|_| !unit.contains(['‰', '%']));
        let demand = Demand {
            kind: if ratio.is_some() { "ratio" } else { "indicator" },
            name: name.clone(),
            level: None,
            direction: (if at_most { Direction::AtMost } else { Direction::AtLeast }, below || cell.contains(['≥', '>'])),
            strength: if cell.contains("左右") { Strength::About } else { Strength::Must },
            year: *year,
            values: vec![figure.value],
            upper: figure.upper,
            unit: unit.clone(),
            per: ratio.and_then(|(_, people)| Quantity::whole(people).ok()).into_iter().collect(),
            bases: ratio.map(|_| "resident".to_owned()).into_iter().collect(),
            printed: true,
        };
        propose(demand, block, &row.name, own, reading);
    }
}

/// The years a title speaks of: 2023-2025年, “十四五”, 2030.
fn plan_years(head: &str, vocabulary: &Vocabulary) -> Option<(u16, u16)> {
    if let Some(at) = head.find("-20")
        && let (Some(first), Some(last)) = (head.get(at.saturating_sub(4)..at), head.get(at + 1..at + 5))
        && let (Ok(first), Ok(last)) = (first.parse(), last.parse())
        && first < last
    {
        return Some((first, last));
    }
    for (word, years) in [("十四五", (2021, 2025)), ("十五五", (2026, 2030)), ("十三五", (2016, 2020))] {
        if head.contains(word) {
            return Some(years);
        }
    }
    let years: Vec<u16> = figures(head, vocabulary)
        .iter()
        .filter(|one| one.role == Role::Year)
        .filter_map(|one| one.value.trunc().try_into().ok())
        .collect();
    let (first, last) = (years.iter().min()?, years.iter().max()?);
    Some((*first, *last))
}

/// The level of the area a document binds, by its title.
fn document_level(head: &str, vocabulary: &Vocabulary) -> Level {
    let named = vocabulary.territories.iter().filter_map(|one| Some((head.find(&one.zh)?, one.level))).min_by_key(|(at, _)| *at);
    if let Some((_, level)) = named {
        return level;
    }
    let at = |word: &str| head.find(word).unwrap_or(usize::MAX);
    let level = [(at("省"), Level::Province), (at("市"), Level::City), (at("县").min(at("区")), Level::County)];
    level.into_iter().min_by_key(|(at, _)| *at).map_or(Level::County, |(_, level)| level)
}

/// The table of proposals.
#[must_use]
pub fn csv(reading: &Reading) -> String {
    let mut out = format!("{HEADER}\n");
    let joined = |values: &[Quantity]| values.iter().map(ToString::to_string).collect::<Vec<_>>().join("/");
    for one in &reading.proposals {
        let demand = &one.demand;
        let start: String = one.sentence.chars().take(24).collect();
        let direction = if demand.direction.0 == Direction::AtMost { "at-most" } else { "at-least" };
        let strength = match demand.strength {
            Strength::Must => "must",
            Strength::Should => "should",
            Strength::About => "about",
        };
        let year = demand.year.map(|year| year.to_string()).unwrap_or_default();
        let cells = [
            one.clause.clone(),
            start,
            demand.kind.to_owned(),
            one.level.word().to_owned(),
            demand.bases.join("/"),
            direction.to_owned(),
            strength.to_owned(),
            year,
            joined(&demand.values),
            demand.unit.clone(),
            joined(&demand.per),
            demand.name.clone(),
            one.certain.to_string(),
        ];
        out += &cells.map(|cell| quoted(&cell)).join(",");
        out.push('\n');
    }
    out
}

/// A cell of the table, quoted where it must be; what a spreadsheet would take for a formula is kept a text.
fn quoted(cell: &str) -> String {
    let cell = if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}
