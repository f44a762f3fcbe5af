//! A plan document read: its text in parts, the sentences in it that demand something, and the norms they are proposed as.

mod parts;

use std::collections::BTreeSet;

use permille_engine::area::Level;
use permille_engine::id::AreaCode;
use permille_engine::in_order::{self, InOrder};
use permille_engine::plan::Plan;
use permille_exchange::files::plan_file;
use permille_reader::account::Reason;
use permille_reader::blocks::blocks;
use permille_reader::demand::Field;
use permille_reader::plan::{Head, groups, plan, territory, years};
use permille_reader::vocabulary::{Territory, Vocabulary};
use permille_reader::{Proposal, Reading, file, read_blocks};
use serde::{Deserialize, Serialize};

use self::parts::Parts;
use super::Work;
use super::table::{Percent, ZhEn, stepwise};
pub use crate::text::document::Lack;

/// What the proposed plan is called until it is added to a file; its norms and measures are called after it.
pub const PROPOSED: &str = "document";

/// More norms than any document has; beyond them a text is several documents, and is read in parts.
const MOST_NORMS: usize = 1_500;

/// A document to be read.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReadDocument {
    /// Its bytes: of a file, or of what was pasted.
    pub bytes: Vec<u8>,
    /// The areas of the open file, by which its title may tell whom it binds: Chinese name, English name, code.
    pub places: Vec<[String; 3]>,
    /// The area it binds and its years where it says neither.
    pub otherwise: (String, (u16, u16)),
}

/// A document that was read.
#[derive(Debug, Serialize, Deserialize)]
pub struct Document {
    /// The proposed plan, as the text of a plan file.
    pub plan: String,
    /// Whether its title names the area it binds.
    pub names_territory: bool,
    /// Whether it says its years.
    pub says_years: bool,
    /// Its text.
    pub parts: Vec<Part>,
    /// What is known of the norms of the plan, in their order.
    pub norms: Vec<Proposed>,
    /// How many figures it has.
    pub figures: u32,
    /// The figures that went into no norm.
    pub left_out: Vec<Left>,
}

/// A part of a document: a heading, a paragraph, a row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it is.
    pub sort: Sort,
    /// How it is cited.
    pub clause: String,
    /// What it says.
    pub text: String,
    /// Its marked sentences, in their order.
    pub marks: Vec<Mark>,
}

/// What a part of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// A heading, so many below the widest.
    Heading(u8),
    /// Running text.
    Text,
    /// A row of a table of indicators.
    Row,
    /// What belongs to the page and not to the text: its number, the header of a list.
    Passed,
}

/// A sentence that demands something, or holds a figure that was not understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Where it begins, in characters.
    pub from: u32,
    /// Where it ends.
    pub until: u32,
    /// The norms it is proposed as.
    pub norms: Vec<u32>,
    /// Its figures that were not understood, among those left out.
    pub left: Vec<u32>,
}

/// What is known of a proposed norm beside the norm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// The part its sentence stands in.
    pub part: u32,
    /// What the sentence does not say, and was filled in.
    pub lacks: Vec<Lack>,
    /// Whether its level is that of the document, and moves with it.
    pub follows: bool,
}

/// A figure in no norm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// The part it stands in; `None` where that is not told.
    pub part: Option<u32>,
    /// How that is cited.
    pub clause: String,
    /// The figure with what stands around it.
    pub excerpt: String,
    /// Its sentence, where it was not understood.
    pub sentence: String,
    /// Why, in both languages.
    pub why: ZhEn,
    /// Whether it was understood what it is; otherwise it is not accounted for.
    pub understood: bool,
}

impl Document {
    /// The proposed plan.
    #[must_use]
    pub fn proposed(&self) -> Option<Plan> {
        plan_file::read(PROPOSED, &self.plan).ok()
    }
}

impl Work for ReadDocument {
    const NAME: &'static str = "read-document";
    type Report = Percent;
    type Outcome = Result<Document, ZhEn>;

    fn run(self, report: &mut dyn FnMut(&Percent)) -> Self::Outcome {
        let mut tell = stepwise(report);
        // What is heard at once tells that a worker is there.
        tell(0.0);
        let text = file::text_telling(&self.bytes, &mut |part| tell(part * 0.4)).map_err(|unread| told(unread.words()))?;
        let mut vocabulary = Vocabulary::shipped();
        let level = self.own_level(&text, &mut vocabulary);
        let blocks = blocks(&text);
        tell(0.5);
        let reading = read_blocks(&text, &blocks, &vocabulary, (None, level), &mut |part| tell(0.5 + part * 0.4));
        if reading.proposals.is_empty() {
            return Err(told(file::NO_DEMANDS));
        }
        let groups = groups(&reading);
        if groups.len() > MOST_NORMS {
            return Err(told(file::TOO_MANY));
        }
        let named = territory(reading.title.as_deref().unwrap_or_default(), &vocabulary);
        let said = years(&reading);
        let (names_territory, says_years) = (named.is_some(), said.is_some());
        let years = said.unwrap_or(self.otherwise.1);
        let head = Head { id: PROPOSED.to_owned(), territory: named.unwrap_or(self.otherwise.0), years };
        let proposed = plan(&reading, &head, &vocabulary);
        plan_file::hold(&proposed).map_err(|problems| {
            let sentence = |language| problems.first().map(|one| one.sentence(language)).unwrap_or_default();
            use permille_exchange::wording::language::Language::{En, Zh};
            (sentence(Zh), sentence(En))
        })?;
        tell(0.95);
        let mut parts = Parts::of(&blocks);
        let norms = groups.iter().enumerate().map(|(norm, group)| norm_of(&mut parts, norm as u32, group)).collect();
        let left_out = left_out(&mut parts, &reading);
        let figures = reading.figures as u32;
        let outcome = Document {
            plan: plan_file::write(&proposed),
            names_territory,
            says_years,
            parts: parts.done(),
            norms,
            figures,
            left_out,
        };
        tell(1.0);
        Ok(outcome)
    }
}

impl ReadDocument {
    /// The level of the area that the title names; the areas of the open file are known to the vocabulary from then on.
    fn own_level(&self, text: &str, vocabulary: &mut Vocabulary) -> Option<Level> {
        let mut named: BTreeSet<String> = in_order::set(vocabulary.territories.iter().map(|one| one.zh.clone()));
        for [zh, en, code] in &self.places {
            if zh.chars().count() > 2 && named.insert(zh.clone()) {
                let Some(level) = AreaCode::from(code.as_str()).level() else { continue };
                vocabulary.territories.push(Territory { zh: zh.clone(), en: en.clone(), code: code.clone(), level });
            }
        }
        let head: String = text.chars().take(1_500).collect();
        let named = territory(&permille_reader::title::title(&head, vocabulary)?, vocabulary)?;
        AreaCode::from(named.as_str()).level()
    }
}

/// Marks the sentences of a norm, and says what is known of it.
fn norm_of(parts: &mut Parts, norm: u32, group: &[&Proposal]) -> Proposed {
    let mut lacks: Vec<Lack> = group.iter().flat_map(|one| lacks(one)).collect();
    lacks.put_in_order();
    lacks.dedup();
    let places: Vec<u32> = group.iter().map(|one| parts.mark_norm(one, norm)).collect();
    let follows = group.iter().all(|one| one.demand.level.is_none());
    Proposed { part: places.first().copied().unwrap_or_default(), lacks, follows }
}

/// What a sentence does not say. Nothing where every field was found.
fn lacks(one: &Proposal) -> Vec<Lack> {
    if one.certain {
        return Vec::new();
    }
    let demand = &one.demand;
    let fields = [
        (demand.found(Field::Name), Lack::Name),
        (demand.printed, if demand.values.is_empty() { Lack::Deed } else { Lack::Value }),
        (demand.found(Field::Year), Lack::Year),
        (demand.found(Field::Level), Lack::Level),
        (demand.direction.1, Lack::Direction),
        (demand.is_based(), Lack::Base),
    ];
    fields.into_iter().filter(|(found, _)| !found).map(|(_, lack)| lack).collect()
}

fn left_out(parts: &mut Parts, reading: &Reading) -> Vec<Left> {
    let mut out = Vec::with_capacity(reading.left_out.len());
    for (at, one) in reading.left_out.iter().enumerate() {
        let understood = one.reason != Reason::NotUnderstood;
        let (part, sentence) = if understood { (parts.at(one), String::new()) } else { parts.mark_left(one, at as u32) };
        let (clause, excerpt) = (one.clause.clone(), one.excerpt.trim().to_owned());
        out.push(Left { part, clause, excerpt, sentence, why: told(one.reason.words()), understood });
    }
    out
}

fn told((zh, en): (&str, &str)) -> ZhEn {
    (zh.to_owned(), en.to_owned())
}

#[cfg(test)]
mod tests;
