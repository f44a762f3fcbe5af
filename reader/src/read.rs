//! Reads a whole text: block by block, sentence by sentence.

use permille_engine::area::Level;

use crate::account::Reason;
use crate::blocks::{Block, Body, blocks};
use crate::extract::read as read_sentence;
use crate::figure::figures;
use crate::found::Context;
use crate::indicator::indicator;
use crate::latin::is_english;
use crate::reading::{Reading, left, propose};
use crate::script::plain_text;
use crate::sentence::sentences;
use crate::title::{demands, document_level, issuer, number, plan_years, title};
use crate::vocabulary::{Means, Vocabulary};

/// Reads a text. `years` and `level` are those of the document where they are known better than its title says.
#[must_use]
pub fn read(text: &str, vocabulary: &Vocabulary, years: Option<(u16, u16)>, level: Option<Level>) -> Reading {
    read_blocks(text, &blocks(text), vocabulary, (years, level), &mut |_| {})
}

/// Reads a text whose blocks are known, and tells after each which part of the whole is done. What is known of years and level goes as in [`read`].
#[must_use]
pub fn read_blocks(
    text: &str,
    blocks: &[Block],
    vocabulary: &Vocabulary,
    (years, level): (Option<(u16, u16)>, Option<Level>),
    tell: &mut dyn FnMut(f64),
) -> Reading {
    let head: String = text.chars().take(1_500).collect::<String>();
    let years = years.or_else(|| plan_years(&head, vocabulary));
    let own = level.unwrap_or_else(|| document_level(&head, vocabulary));
    let demanding = demands(&head, vocabulary) || blocks.iter().any(|block| block.clause.contains('('));
    let outlined = blocks.iter().any(|block| !block.clause.is_empty());
    let title = title(&head, vocabulary);
    let (number, issuer) = (number(&head), issuer(&head, title.as_deref()));
    let mut reading = Reading { title, number, issuer, years, own: Some(own), ..Reading::default() };
    let mut carried: Vec<u16> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        tell(at as f64 / blocks.len() as f64);
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
                    let context = Context { years: carried.clone(), plan: years, past: is_past(block, vocabulary), demanding };
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
fn is_past(block: &Block, vocabulary: &Vocabulary) -> bool {
    let english = |title: &str| is_english(title) && vocabulary.english.says(Means::Before, &title.to_ascii_lowercase());
    const WORDS: [&str; 12] =
        ["现状", "形势", "回顾", "成就", "成效", "规划背景", "发展环境", "面临", "发展背景", "编制背景", "存在问题", "主要问题"];
    block.headings.iter().any(|title| {
        let short = title.chars().count() <= 8;
        english(title)
            || WORDS.iter().any(|word| title.contains(word))
            || (short && (title.ends_with("基础") || title.ends_with("背景")))
    })
}
