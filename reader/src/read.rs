//! A whole text read: its proposals, one a target, and what was left out.

use permille_engine::area::Level;

use crate::account::{LeftOut, Reason};
use crate::blocks::{Block, Body, blocks};
use crate::demand::{Context, Demand, Field, read as read_sentence};
use crate::figure::{Figure, Role, figures};
use crate::indicator::indicator;
use crate::script::plain_text;
use crate::sentence::sentences;
use crate::title::{demands, document_level, plan_years, title};
use crate::vocabulary::Vocabulary;

/// A target that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Where it stands; several places are joined by `; `.
    pub clause: String,
    /// The line of the text it begins in.
    pub line: usize,
    /// The headings it stands under, the widest first.
    pub headings: Vec<String>,
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
    /// The title, where the head of the text has one.
    pub title: Option<String>,
    /// The proposals, in the order of the text.
    pub proposals: Vec<Proposal>,
    /// The first and the last year of the plan, where its title says.
    pub years: Option<(u16, u16)>,
    /// How many figures the text has.
    pub figures: usize,
    /// The figures that went into no proposal, each with the reason.
    pub left_out: Vec<LeftOut>,
}

impl Reading {
    /// How many figures are accounted for: in a proposal, or left out for a reason that is known.
    #[must_use]
    pub fn accounted(&self) -> usize {
        self.figures - self.left_out.iter().filter(|one| one.reason == Reason::NotUnderstood).count()
    }

    /// Counts figures that are in no proposal.
    pub(crate) fn leave(&mut self, block: &Block, plain: &str, figures: &[Figure], reason: impl Fn(&Figure) -> Reason) {
        for figure in figures {
            let before = plain[..figure.span.start].chars().count();
            let until = plain[..figure.span.end].chars().count();
            self.figures += 1;
            self.left_out.push(left(block, plain, before, until, reason(figure)));
        }
    }
}

fn left(block: &Block, text: &str, from: usize, until: usize, reason: Reason) -> LeftOut {
    let start = from.saturating_sub(10);
    let excerpt = text.chars().skip(start).take(until + 12 - start).collect();
    LeftOut { line: block.line, clause: block.clause.clone(), excerpt, reason }
}

/// Why a figure that no sentence demands is left out.
pub(crate) fn reason_of(figure: &Figure) -> Reason {
    match figure.role {
        Role::Name => Reason::Name,
        Role::Year => Reason::Date,
        Role::Compared => Reason::Compared,
        Role::Amount | Role::Per | Role::Band | Role::Unread => Reason::NotUnderstood,
    }
}

/// Reads a text. `years` and `level` are those of the document where they are known better than its title says.
#[must_use]
pub fn read(text: &str, vocabulary: &Vocabulary, years: Option<(u16, u16)>, level: Option<Level>) -> Reading {
    let blocks = blocks(text);
    let head: String = text.chars().take(1_500).collect::<String>();
    let years = years.or_else(|| plan_years(&head, vocabulary));
    let own = level.unwrap_or_else(|| document_level(&head, vocabulary));
    let demanding = demands(&head) || blocks.iter().any(|block| block.clause.contains('('));
    let outlined = blocks.iter().any(|block| !block.clause.is_empty());
    let mut reading = Reading { years, title: title(&head), ..Reading::default() };
    let mut carried: Vec<u16> = Vec::new();
    for block in &blocks {
        match &block.body {
            Body::Heading(text) | Body::Passed(text) => {
                carried.clear();
                let plain = plain_text(text);
                reading.leave(block, &plain, &figures(&plain, vocabulary), |_| Reason::Outline);
            }
            Body::Indicators(table) => {
                let passed = plain_text(&table.passed.join(" "));
                reading.leave(block, &passed, &figures(&passed, vocabulary), |_| Reason::Outline);
                for row in &table.rows {
                    let beside = plain_text(&row.beside.join(" "));
                    reading.leave(block, &beside, &figures(&beside, vocabulary), |_| Reason::Past);
                    let name = plain_text(&row.name);
                    reading.leave(block, &name, &figures(&name, vocabulary), |_| Reason::Name);
                    indicator(row, block, own, vocabulary, &mut reading);
                }
            }
            Body::Text(text) => {
                let caption = text.starts_with('表')
                    && text.chars().nth(1).is_some_and(|one| one.is_ascii_digit())
                    && text.chars().count() < 40;
                if caption || (block.clause.is_empty() && outlined) {
                    let plain = plain_text(text);
                    reading.leave(block, &plain, &figures(&plain, vocabulary), |_| Reason::Outline);
                    continue;
                }
                if !text.starts_with('—') {
                    carried.clear();
                }
                let row = block.clause.starts_with("清单") || block.clause.starts_with('表');
                if carried.is_empty() {
                    carried.extend(block.due);
                }
                for sentence in sentences(text) {
                    let context = Context { years: carried.clone(), plan: years, past: is_past(block), demanding };
                    let bare = sentence.trim_start_matches('—');
                    let found = read_sentence(bare, &context, vocabulary);
                    let plain = plain_text(bare);
                    reading.figures += found.figures;
                    let left_out = found.left.iter().map(|(span, reason)| left(block, &plain, span.start, span.end, *reason));
                    reading.left_out.extend(left_out);
                    for demand in found.demands {
                        propose(demand, block, bare, own, &mut reading);
                    }
                    // A colon passes its date on; so do the sentences of one cell.
                    if sentence.ends_with(['：', ':']) || (row && !found.years.is_empty()) {
                        carried = found.years;
                    }
                }
            }
        }
    }
    reading
}

/// Whether the headings speak of what was.
fn is_past(block: &Block) -> bool {
    const WORDS: [&str; 12] =
        ["现状", "形势", "回顾", "成就", "成效", "规划背景", "发展环境", "面临", "发展背景", "编制背景", "存在问题", "主要问题"];
    block.headings.iter().any(|title| {
        let short = title.chars().count() <= 8;
        WORDS.iter().any(|word| title.contains(word)) || (short && (title.ends_with("基础") || title.ends_with("背景")))
    })
}

/// Adds a demand, or the place of one that was read before.
pub(crate) fn propose(demand: Demand, block: &Block, sentence: &str, own: Level, reading: &mut Reading) {
    let clause = if block.clause.is_empty() { "正文".to_owned() } else { block.clause.clone() };
    let row = clause.starts_with("清单");
    let twins: Vec<&mut Proposal> = reading
        .proposals
        .iter_mut()
        .filter(|other| {
            let same = other.demand.year == demand.year
                && other.demand.values == demand.values
                && (other.demand.unit == demand.unit || demand.values.is_empty());
            let level = other.demand.level == demand.level || other.demand.level.is_none() || demand.level.is_none();
            same && level && row && !other.clause.starts_with("清单") && kin(&other.demand.name, &demand.name)
        })
        .collect();
    if !twins.is_empty() {
        for twin in twins {
            if !twin.clause.split("; ").any(|place| place == clause) {
                twin.clause = format!("{}; {clause}", twin.clause);
            }
        }
        return;
    }
    let per_head = matches!(demand.kind, "ratio" | "sum-of-ratios" | "bracket");
    let level = demand.level.unwrap_or(if per_head { own.max(Level::County) } else { own });
    let found = |field: Field| demand.found(field);
    let based = demand.per.is_empty() || demand.kind == "ratio" || found(Field::Base);
    let certain =
        found(Field::Level) && demand.direction.1 && found(Field::Year) && demand.printed && found(Field::Name) && based;
    reading.proposals.push(Proposal {
        clause,
        line: block.line,
        headings: block.headings.clone(),
        sentence: sentence.to_owned(),
        demand,
        level,
        certain,
    });
}

/// Whether two names are of the same thing: most of their characters are the same.
#[must_use]
pub fn kin(one: &str, other: &str) -> bool {
    let (short, long) = if one.chars().count() < other.chars().count() { (one, other) } else { (other, one) };
    let shared = short.chars().filter(|letter| long.contains(*letter)).count();
    shared * 10 >= short.chars().count() * 6 && shared > 1
}
