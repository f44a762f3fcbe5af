//! Replay: what a file's results were when it was saved, and whether they are the same now.
//!
//! A [`Record`] names the version of the calculation and the revision of every plan, and holds digests: of the file's contents, of every
//! scenario's results, and – unless it is a short one – of every norm, area and year in them, with the figures of the widest area each norm speaks
//! of. So a later reader can say which norms moved, where and in which years, what the figure was and is, and what has changed since: a
//! plan, the calculation, or the file itself.

mod compare;
mod figures;
mod record;
mod sums;
#[cfg(test)]
mod tests;

use permille_engine::model::Model;
use permille_engine::outlook::Outlook;

use crate::files::scenario_file::{self, Document, Record};
use crate::files::{digest, shipped};

pub use compare::{Causes, MovedNorm, MovedPlan, MovedScenario, Verdict, compare};

/// The record of a file's results as they are now: short, with one digest a scenario, or whole.
#[must_use]
pub fn record<'a>(document: &Document, model: &Model, outlooks: impl Iterator<Item = &'a Outlook>, whole: bool) -> Record {
    record::made(document, model, outlooks, whole)
}

/// The file as it is to be saved: with the record it has, where that still holds, and else with a new one.
#[must_use]
pub fn stamped<'a>(document: &Document, model: &Model, outlooks: impl Iterator<Item = &'a Outlook>) -> Document {
    let now = record(document, model, outlooks, true);
    let holds = document.record.as_ref().is_some_and(|record| record.holds(&now));
    if holds { document.clone() } else { Document { record: Some(now), ..document.clone() } }
}

/// The file with a short record, for links, which must be short.
#[must_use]
pub fn stamped_shortly<'a>(document: &Document, model: &Model, outlooks: impl Iterator<Item = &'a Outlook>) -> Document {
    Document { record: Some(record(document, model, outlooks, false)), ..document.clone() }
}

/// The digest of everything a file holds beside its record.
fn contents(document: &Document) -> u64 {
    let plans = shipped::plans().unwrap_or_default();
    digest::of_text(&scenario_file::write(&Document { record: None, ..document.clone() }, &plans))
}
