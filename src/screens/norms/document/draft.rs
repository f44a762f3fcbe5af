//! What a planner decides on a document that was read: each proposed norm accepted, corrected or set aside.

use std::collections::BTreeSet;
use std::rc::Rc;

use permille_engine::area::Level;
use permille_engine::id::{AreaCode, NormId, PlanId};
use permille_engine::norm::Norm;
use permille_engine::plan::{Measure, Plan};
use permille_engine::rule::Parameter;

use super::recognise::recognise;
use crate::screens::norms::edit::head::HeadDraft;
use crate::text::document::Lack;
use crate::work::document::{Document, Sort};

/// A document that was read, with the plan it proposes.
#[derive(Debug)]
pub struct Read {
    /// The plan.
    pub plan: Plan,
    /// The text, and what is known of the norms.
    pub document: Document,
}

/// What became of a proposed norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Decision {
    /// Not decided.
    #[default]
    Open,
    /// It will be a norm.
    Accepted,
    /// It will not.
    Aside,
}

/// A proposed norm.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The norm.
    pub norm: Rc<Norm>,
    /// What it counts and takes a share of, as far as that is new with it.
    pub measures: Rc<Vec<Measure>>,
    /// What it counts and takes a share of, as far as another plan declares it.
    pub known: Rc<Vec<Measure>>,
    /// What it may be that it counts: it is for the planner to say.
    pub asks: Rc<Vec<Measure>>,
    /// The part of the text it stands in.
    pub part: usize,
    /// What its sentence does not say.
    pub lacks: Rc<Vec<Lack>>,
    /// Whether its level is that of the document.
    pub follows: bool,
    /// What became of it.
    pub decision: Decision,
    /// Whether it was corrected in the form.
    pub corrected: bool,
    /// Whether the planner has said what it counts.
    pub answered: bool,
    /// The figure it was written for by hand, among those left out.
    pub of: Option<usize>,
}

impl Item {
    /// Whether every field was found in its sentence, or seen by the planner.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        (self.lacks.is_empty() && self.asks.is_empty()) || self.corrected || self.of.is_some()
    }

    /// What it counts.
    #[must_use]
    pub fn measure(&self) -> Option<&Measure> {
        self.measures.iter().chain(self.known.iter()).find(|measure| measure.id == self.norm.measure)
    }

    /// Whether it counts what another plan counts.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.known.iter().any(|measure| measure.id == self.norm.measure)
    }

    /// Has it count a measure of another plan, or again what is its own; either answers what was asked.
    pub fn count(&mut self, measure: Option<Measure>) {
        self.asks = Rc::default();
        let own = || self.measures.iter().find(|one| self.norm.rule.of() != Some(&one.id)).map(|one| one.id.clone());
        let Some(id) = measure.as_ref().map(|one| one.id.clone()).or_else(own) else { return };
        self.norm = Rc::new(Norm { measure: id, ..(*self.norm).clone() });
        if let Some(measure) = measure {
            self.take(measure);
        }
    }

    /// Keeps a measure that another plan declares.
    pub fn take(&mut self, measure: Measure) {
        if self.known.iter().all(|one| one.id != measure.id) {
            let mut known = (*self.known).clone();
            known.push(measure);
            self.known = Rc::new(known);
        }
    }
}

/// Which parts of the text are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Shown {
    /// All.
    #[default]
    All,
    /// Those with a marked sentence.
    Marked,
    /// Those with something that is not decided.
    Open,
}

/// Everything that is decided on a document.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What was read.
    pub read: Rc<Read>,
    /// What the document says of itself.
    pub head: HeadDraft,
    /// The norms, in the order of the text, those written by hand last.
    pub items: Vec<Item>,
    /// The figures that were not understood, and demand nothing.
    pub no_demand: BTreeSet<usize>,
    /// The plan it is held against.
    pub against: Option<PlanId>,
    /// The norms of that plan which are to be taken out.
    pub dropped: BTreeSet<NormId>,
    /// What other plans count.
    pub elsewhere: Rc<Vec<Measure>>,
}

impl PartialEq for Draft {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.read, &other.read)
            && (&self.head, &self.items, &self.no_demand) == (&other.head, &other.items, &other.no_demand)
            && (&self.against, &self.dropped) == (&other.against, &other.dropped)
    }
}

/// How many norms are decided which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    /// Accepted.
    pub accepted: usize,
    /// Set aside.
    pub aside: usize,
    /// Not decided.
    pub open: usize,
    /// Certain, and not decided.
    pub certain: usize,
}

impl Draft {
    /// A document of which nothing is decided.
    #[must_use]
    pub fn new(read: Read) -> Self {
        let Read { plan, document } = &read;
        let measures_of = |norm: &Norm| {
            let asked = |measure: &&Measure| measure.id == norm.measure || norm.rule.of() == Some(&measure.id);
            Rc::new(plan.measures.iter().filter(asked).cloned().collect())
        };
        let items = plan.norms.iter().zip(&document.norms).map(|(norm, known)| Item {
            norm: Rc::new(norm.clone()),
            measures: measures_of(norm),
            known: Rc::default(),
            asks: Rc::default(),
            part: known.part as usize,
            lacks: Rc::new(known.lacks.clone()),
            follows: known.follows,
            decision: Decision::Open,
            corrected: false,
            answered: false,
            of: None,
        });
        let (head, items) = (HeadDraft::of(plan), items.collect());
        let (no_demand, dropped) = (BTreeSet::new(), BTreeSet::new());
        Self { head, items, no_demand, against: None, dropped, elsewhere: Rc::default(), read: Rc::new(read) }
    }

    /// The same, where something is counted already: what the document counts is recognised in it.
    #[must_use]
    pub fn among(mut self, elsewhere: Vec<Measure>) -> Self {
        recognise(&mut self.items, &elsewhere);
        self.elsewhere = Rc::new(elsewhere);
        self
    }

    /// How much is decided.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for item in &self.items {
            match item.decision {
                Decision::Accepted => counts.accepted += 1,
                Decision::Aside => counts.aside += 1,
                Decision::Open => {
                    counts.open += 1;
                    counts.certain += usize::from(item.is_certain());
                }
            }
        }
        counts
    }

    /// The figures that were not understood, and of which nothing is decided.
    #[must_use]
    pub fn unsettled(&self) -> usize {
        let left = self.read.document.left_out.iter().enumerate();
        left.filter(|(at, left)| !left.understood && !self.is_settled(*at)).count()
    }

    /// Whether something is decided on a figure that was not understood.
    #[must_use]
    pub fn is_settled(&self, left: usize) -> bool {
        self.no_demand.contains(&left) || self.items.iter().any(|item| item.of == Some(left))
    }

    /// How many figures are accounted for, of how many.
    #[must_use]
    pub fn meter(&self) -> (usize, usize) {
        let figures = self.read.document.figures as usize;
        (figures.saturating_sub(self.unsettled()), figures)
    }

    /// Whether a planner has decided anything.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        let decided = |item: &Item| item.decision != Decision::Open || item.corrected || item.of.is_some() || item.answered;
        self.items.iter().any(decided) || !self.no_demand.is_empty() || self.head != HeadDraft::of(&self.read.plan)
    }

    /// The norms marked in a part of the text, those written by hand for a figure in it too.
    #[must_use]
    pub fn norms_of(&self, part: usize) -> Vec<usize> {
        let Some(shown) = self.read.document.parts.get(part) else { return Vec::new() };
        let mut norms: Vec<usize> = shown.marks.iter().flat_map(|mark| &mark.norms).map(|&norm| norm as usize).collect();
        norms.extend((0..self.items.len()).filter(|&at| self.items[at].of.is_some() && self.items[at].part == part));
        norms.dedup();
        // A row that repeats a sentence of the text shows where that is decided, and does not show it again.
        norms.retain(|&norm| self.items.get(norm).is_some_and(|item| item.part == part));
        norms
    }

    /// The figures of a part that were not understood.
    #[must_use]
    pub fn left_of(&self, part: usize) -> Vec<usize> {
        let marks = self.read.document.parts.get(part).map(|part| part.marks.as_slice()).unwrap_or_default();
        marks.iter().flat_map(|mark| &mark.left).map(|&left| left as usize).collect()
    }

    /// The parts that are shown.
    #[must_use]
    pub fn shown(&self, shown: Shown) -> Vec<usize> {
        let parts = &self.read.document.parts;
        let keeps = |&part: &usize| match shown {
            Shown::All => true,
            Shown::Marked => !parts[part].marks.is_empty(),
            Shown::Open => {
                let open = |norm: usize| self.items.get(norm).is_some_and(|item| item.decision == Decision::Open);
                self.norms_of(part).into_iter().any(open) || self.left_of(part).into_iter().any(|left| !self.is_settled(left))
            }
        };
        (0..parts.len()).filter(keeps).collect()
    }

    /// The headings of the text: part, depth, words, and how many norms below it are not decided.
    #[must_use]
    pub fn outline(&self) -> Vec<(usize, u8, &str, usize)> {
        let mut out: Vec<(usize, u8, &str, usize)> = Vec::new();
        let mut open = vec![0_usize; self.read.document.parts.len()];
        for item in self.items.iter().filter(|item| item.decision == Decision::Open) {
            if let Some(count) = open.get_mut(item.part) {
                *count += 1;
            }
        }
        for (at, part) in self.read.document.parts.iter().enumerate() {
            match part.sort {
                Sort::Heading(depth) if depth < 3 => out.push((at, depth, &part.text, 0)),
                _ => {}
            }
            if let Some((_, _, _, count)) = out.last_mut() {
                *count += open[at];
            }
        }
        out
    }

    /// The level of the area that the document binds, as it stands in its head.
    fn level(&self) -> Option<Level> {
        AreaCode::from(self.head.territory.trim()).level()
    }

    /// Norms whose level is that of the document have it: counties at the widest where people are counted.
    pub(super) fn follow_level(&mut self) {
        let Some(level) = self.level() else { return };
        for item in self.items.iter_mut().filter(|item| item.follows && !item.corrected) {
            let counts_people = item
                .norm
                .rule
                .parameters()
                .iter()
                .any(|one| matches!(one, Parameter::Base | Parameter::Bases | Parameter::FromEach));
            let level = if counts_people { level.max(Level::County) } else { level };
            if item.norm.level != level {
                item.norm = Rc::new(Norm { level, ..(*item.norm).clone() });
            }
        }
    }
}
