//! A document held against a plan that is there: which norm is which, and what became of each.

use std::cmp::Ordering;

use permille_engine::norm::{Norm, Target};
use permille_engine::plan::{Measure, Plan};
use permille_engine::plan_diff::{Field, fields};

use super::draft::Item;

/// How a proposed norm stands to the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// The plan has it, by its position.
    Same(usize),
    /// The plan has it otherwise.
    Other(usize),
    /// The plan does not have it.
    New,
}

/// What became of a target, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// More is demanded.
    Raised,
    /// Less is demanded.
    Lowered,
    /// By another year.
    Moved,
    /// Something else is another.
    Changed,
}

/// A document held against a plan.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Versions {
    /// How each proposed norm stands.
    pub stands: Vec<Stand>,
    /// The norms of the plan that the document does not have.
    pub missing: Vec<usize>,
}

impl Versions {
    /// Holds proposed norms against a plan. Each norm of the plan is the partner of one at most; what agrees most is paired first.
    #[must_use]
    pub fn of(items: &[Item], plan: &Plan) -> Self {
        let mut pairs: Vec<(u32, usize, usize)> = Vec::new();
        for (at, item) in items.iter().enumerate() {
            let close = plan.norms.iter().enumerate().filter_map(|(there, norm)| {
                let unit = plan.measures.iter().find(|measure| measure.id == norm.measure);
                Some((likeness(norm, unit, item)?, at, there))
            });
            pairs.extend(close);
        }
        pairs.sort_by_key(|&(likeness, at, there)| (std::cmp::Reverse(likeness), at, there));
        let mut stands = vec![Stand::New; items.len()];
        let mut taken = vec![false; plan.norms.len()];
        for (_, at, there) in pairs {
            if stands[at] == Stand::New && !taken[there] {
                taken[there] = true;
                stands[at] = if same(&plan.norms[there], &items[at].norm) { Stand::Same(there) } else { Stand::Other(there) };
            }
        }
        let missing = (0..taken.len()).filter(|&there| !taken[there]).collect();
        Self { stands, missing }
    }

    /// How many are the same, differ, are new, and are missing.
    #[must_use]
    pub fn counts(&self) -> (usize, usize, usize, usize) {
        let count = |of: fn(&Stand) -> bool| self.stands.iter().filter(|stand| of(stand)).count();
        (
            count(|stand| matches!(stand, Stand::Same(_))),
            count(|stand| matches!(stand, Stand::Other(_))),
            count(|stand| *stand == Stand::New),
            self.missing.len(),
        )
    }
}

/// How much two norms are alike; `None` where they are not of the same thing.
fn likeness(there: &Norm, unit: Option<&Measure>, item: &Item) -> Option<u32> {
    let here = &item.norm;
    let kind = there.rule.word() == here.rule.word();
    let place = shares_place(&there.source.clause, &here.source.clause);
    if !kind && !place {
        return None;
    }
    let named = there.name.zh == here.name.zh;
    let alike = named || kin(&there.name.zh, &here.name.zh) || in_english(there, here);
    let valued = here.targets.iter().filter(|one| there.targets.iter().any(|other| other.values == one.values)).count();
    let dated = here.targets.iter().filter(|one| there.targets.iter().any(|other| other.year == one.year)).count();
    let counted = unit.zip(item.measure()).is_some_and(|(one, other)| one.unit.zh == other.unit.zh);
    // The same place and figure, or the same words: else they only stand near each other.
    let figures = valued > 0 && here.targets.iter().any(|one| !one.values.is_empty());
    if !(named && kind || alike && (kind || figures) || place && kind && figures) {
        return None;
    }
    let points = [
        (named, 8),
        (alike, 4),
        (kind, 3),
        (place, 3),
        (figures, 4),
        (dated > 0, 1),
        (counted, 1),
        (there.level == here.level, 2),
        (there.targets.len() == valued && valued == dated, 1),
    ];
    Some(points.into_iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum())
}

/// Whether two lists of places have one in common.
fn shares_place(one: &str, other: &str) -> bool {
    one.split("; ").any(|place| other.split("; ").any(|there| there == place))
}

/// Whether two norms of English documents are called the same: what was translated quotes the words it was read from.
fn in_english(there: &Norm, here: &Norm) -> bool {
    there.name.en.is_ascii() && here.name.en.is_ascii() && kin(&there.name.en, &here.name.en)
}

/// Whether two names are of the same thing: most characters of the shorter one are in the longer one, or most words where both are in Latin letters.
fn kin(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        let words =
            |text: &str| -> Vec<String> { text.split(' ').filter(|word| word.len() > 2).map(str::to_lowercase).collect() };
        let (one, other) = (words(one), words(other));
        let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
        let shared = short.iter().filter(|word| long.contains(word)).count();
        return shared > 0 && shared * 10 >= short.len() * 7;
    }
    let (short, long) = if one.chars().count() < other.chars().count() { (one, other) } else { (other, one) };
    let shared = short.chars().filter(|letter| long.contains(*letter)).count();
    shared > 1 && shared * 10 >= short.chars().count() * 7
}

/// Whether two norms demand the same by the same years of the same areas.
fn same(there: &Norm, here: &Norm) -> bool {
    let target = |target: &Target| (target.year, target.values.clone(), target.upper, target.every_year);
    let targets = |norm: &Norm| norm.targets.iter().map(target).collect::<Vec<_>>();
    targets(there) == targets(here) && there.level == here.level && there.direction == here.direction
}

/// The fields in which a norm of the plan is another in the document: what is demanded of whom, and not how it is worded.
#[must_use]
pub fn differing<'a>(there: &'a Norm, here: &'a Norm) -> Vec<Field<'a>> {
    let told = |field: &Field| matches!(field, Field::Target(_) | Field::Level(..) | Field::Direction(..) | Field::Strength(..));
    fields(there, here).into_iter().filter(told).collect()
}

/// What became of a norm, in a word.
#[must_use]
pub fn way(there: &Norm, here: &Norm) -> Way {
    let last = |norm: &'_ Norm| norm.targets.last().cloned();
    let (Some(before), Some(after)) = (last(there), last(here)) else { return Way::Changed };
    match after.values.cmp(&before.values) {
        Ordering::Greater if !before.values.is_empty() => Way::Raised,
        Ordering::Less if !after.values.is_empty() => Way::Lowered,
        Ordering::Equal if before.year != after.year => Way::Moved,
        _ => Way::Changed,
    }
}
