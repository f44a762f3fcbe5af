//! What the others' reviewers said comes along with what they said it of.

use std::collections::{BTreeMap, BTreeSet};

use super::Incoming;
use crate::in_order;
use crate::review::{Review, Subject};
use crate::scenario::ScenarioSet;

/// The reviews of the merged set: its own, and of figures and norms that nobody here has said anything of, those of the files where the same stands there as
/// did when it was checked. What is said of an assumption stays with its file: a scenario of that id may be another here.
pub(super) fn merged(set: &ScenarioSet, files: &[Incoming]) -> BTreeMap<Subject, Review> {
    let mut reviews = set.reviews.clone();
    if files.iter().all(|file| file.set.reviews.is_empty()) {
        return reviews;
    }
    let asked: BTreeSet<&Subject> = in_order::set(files.iter().flat_map(|file| file.set.reviews.keys()));
    let there = set.to_be_checked().filter(|(subject, _)| asked.contains(subject));
    let stated: BTreeMap<Subject, String> = in_order::map(there.map(|(subject, stands)| (subject, stands.said())));
    for (subject, review) in files.iter().flat_map(|file| &file.set.reviews) {
        let Some(now) = stated.get(subject).filter(|_| !matches!(subject, Subject::Assumption { .. })) else { continue };
        if review.tick.as_ref().is_none_or(|tick| tick.stated == *now) {
            reviews.entry(subject.clone()).or_insert_with(|| review.clone());
        }
    }
    reviews
}
