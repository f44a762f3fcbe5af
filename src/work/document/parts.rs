//! The text of a document as it is shown, and where in it the sentences stand that were read.

use std::collections::BTreeMap;

use permille_reader::Proposal;
use permille_reader::account::LeftOut;
use permille_reader::blocks::{Block, Body};
use permille_reader::demand::Field;
use permille_reader::script::plain_text;
use permille_reader::sentence::sentences;
use permille_reader::table::Indicator;

use super::{Mark, Part, Sort};

/// The parts of a document while its sentences are marked.
pub(super) struct Parts {
    parts: Vec<Part>,
    /// The same texts in their plain form, character by character.
    plain: Vec<String>,
    /// The parts that begin in a line.
    by_line: BTreeMap<usize, Vec<usize>>,
    /// The parts that are cited by a clause.
    by_clause: BTreeMap<String, Vec<usize>>,
}

impl Parts {
    /// The parts of a text, nothing marked yet.
    pub(super) fn of(blocks: &[Block]) -> Self {
        let mut all = Self { parts: Vec::new(), plain: Vec::new(), by_line: BTreeMap::new(), by_clause: BTreeMap::new() };
        for block in blocks {
            match &block.body {
                Body::Heading(text) => {
                    let depth = block.headings.len().saturating_sub(1).min(5) as u8;
                    all.push(block, Sort::Heading(depth), text.clone());
                }
                Body::Text(text) => all.push(block, Sort::Text, text.clone()),
                Body::Passed(text) => all.push(block, Sort::Passed, text.clone()),
                Body::Indicators(table) => {
                    for row in &table.rows {
                        all.push(block, Sort::Row, row_text(row));
                    }
                }
            }
        }
        all
    }

    fn push(&mut self, block: &Block, sort: Sort, text: String) {
        let at = self.parts.len();
        self.by_line.entry(block.line).or_default().push(at);
        self.by_clause.entry(block.clause.clone()).or_default().push(at);
        self.plain.push(plain_text(&text));
        self.parts.push(Part { sort, clause: block.clause.clone(), text, marks: Vec::new() });
    }

    /// Marks the sentence of a proposal wherever it is cited, as norm number `norm`; the part it stands in first.
    pub(super) fn mark_norm(&mut self, proposal: &Proposal, norm: u32) -> u32 {
        let here = self.by_line.get(&proposal.line).map(Vec::as_slice).unwrap_or_default();
        let sentence = proposal.sentence.trim();
        let found = here.iter().find_map(|&at| {
            let part = &self.parts[at];
            match part.sort {
                Sort::Row => {
                    let named = sentence.split_once('：').is_some_and(|(name, _)| part.text.starts_with(name));
                    named.then(|| (at, 0..part.text.chars().count()))
                }
                _ => Some((at, characters(&part.text, sentence)?)),
            }
        });
        let first = found.clone().map(|(at, _)| at).or_else(|| here.first().copied()).unwrap_or_default();
        if let Some((at, span)) = found {
            self.mark(at, span).norms.push(norm);
        }
        for place in proposal.clause.split("; ").skip(1) {
            self.mark_again(place, proposal, norm);
        }
        first as u32
    }

    /// Marks the sentence of a row that repeats a demand: the one that prints the same figure.
    fn mark_again(&mut self, place: &str, proposal: &Proposal, norm: u32) {
        let value = proposal.demand.evidence.iter().find(|(field, _)| *field == Field::Value).map(|(_, span)| span.clone());
        let printed: String = match value {
            Some(span) => plain_text(&proposal.sentence).chars().skip(span.start).take(span.len()).collect(),
            None => proposal.demand.name.clone(),
        };
        let at = self.by_clause.get(place).map(Vec::as_slice).unwrap_or_default();
        let found = at.iter().find_map(|&at| {
            let said = sentences(&self.plain[at]).into_iter().find(|sentence| sentence.contains(&printed))?;
            Some((at, characters(&self.plain[at], said)?))
        });
        if let Some((at, span)) = found.filter(|_| !printed.is_empty()) {
            self.mark(at, span).norms.push(norm);
        }
    }

    /// The part a figure stands in that was left out.
    pub(super) fn at(&self, left: &LeftOut) -> Option<u32> {
        let here = self.by_line.get(&left.line)?;
        here.iter()
            .copied()
            .find(|&at| self.plain[at].contains(&left.excerpt))
            .or_else(|| here.first().copied())
            .map(|at| at as u32)
    }

    /// Marks the sentence of a figure that was not understood, number `left` of those left out: its part, and the sentence.
    pub(super) fn mark_left(&mut self, left: &LeftOut, number: u32) -> (Option<u32>, String) {
        let Some(at) = self.at(left) else { return (None, String::new()) };
        let place = at as usize;
        let Some(figure) = characters(&self.plain[place], &left.excerpt) else { return (Some(at), String::new()) };
        // The figure itself stands behind what stands before it.
        let middle = usize::midpoint(figure.start, figure.end);
        let text = self.parts[place].text.clone();
        let mut from = 0;
        for sentence in sentences(&text) {
            let Some(span) = characters(&text, sentence) else { continue };
            if span.start >= from && span.contains(&middle) {
                self.mark(place, span).left.push(number);
                return (Some(at), sentence.trim_start_matches('—').trim().to_owned());
            }
            from = span.start;
        }
        (Some(at), text)
    }

    /// The mark of a sentence.
    fn mark(&mut self, part: usize, span: std::ops::Range<usize>) -> &mut Mark {
        let marks = &mut self.parts[part].marks;
        let (from, until) = (span.start as u32, span.end as u32);
        let at = match marks.iter().position(|mark| mark.from < until && from < mark.until) {
            Some(at) => at,
            None => {
                marks.push(Mark { from, until, norms: Vec::new(), left: Vec::new() });
                marks.len() - 1
            }
        };
        &mut marks[at]
    }

    /// The parts, their marks in order.
    pub(super) fn done(mut self) -> Vec<Part> {
        for part in &mut self.parts {
            part.marks.sort_by_key(|mark| mark.from);
            for mark in &mut part.marks {
                mark.norms.dedup();
            }
        }
        self.parts
    }
}

/// A row of a table of indicators in one line.
fn row_text(row: &Indicator) -> String {
    let unit = if row.unit.is_empty() { String::new() } else { format!("（{}）", row.unit) };
    let cells = row.values.iter().map(|(year, cell)| match year {
        Some(year) => format!("{year}：{cell}"),
        None => cell.clone(),
    });
    let nature = Some(row.nature.clone()).filter(|nature| !nature.is_empty());
    let cells: Vec<String> = cells.chain(nature).collect();
    format!("{}{unit} │ {}", row.name, cells.join(" │ "))
}

/// Where a piece stands in a text, in characters.
fn characters(text: &str, piece: &str) -> Option<std::ops::Range<usize>> {
    let at = text.find(piece)?;
    let from = text[..at].chars().count();
    Some(from..from + piece.chars().count())
}
