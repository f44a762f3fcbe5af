//! Two readings held against each other: what a newer version of a document raised, moved, added or dropped, by norm.

use permille_engine::quantity::Quantity;

use crate::demand::Demand;
use crate::reading::{Proposal, Reading};
use crate::words::kin;

/// What became of a norm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change<'a> {
    /// Its value or its year is another: the old proposal, the new one.
    Other(&'a Proposal, &'a Proposal),
    /// It is in the new version alone.
    New(&'a Proposal),
    /// It is in the old version alone.
    Dropped(&'a Proposal),
}

/// The changes from an old reading to a new one, in the order of the new, what was dropped last. What stayed as it was is left out.
#[must_use]
pub fn changes<'a>(old: &'a Reading, new: &'a Reading) -> Vec<Change<'a>> {
    let mut left: Vec<&Proposal> = old.proposals.iter().collect();
    let mut partners: Vec<Option<&Proposal>> = Vec::new();
    // What is the same to the word is taken first, so that it is no partner for what only resembles it.
    for one in &new.proposals {
        let at = left.iter().position(|other| same_norm(other, one) && same_target(&other.demand, &one.demand));
        partners.push(at.map(|at| left.remove(at)));
    }
    let mut out = Vec::new();
    for (one, partner) in new.proposals.iter().zip(partners) {
        if partner.is_some() {
            continue;
        }
        // Of those that resemble it, the one whose name is nearest, and whose year.
        let nearness = |other: &Proposal| {
            let apart = match (other.demand.year, one.demand.year) {
                (Some(a), Some(b)) => a.abs_diff(b),
                (None, None) => 0,
                _ => 50,
            };
            (other.demand.name != one.demand.name, apart)
        };
        let like = left.iter().enumerate().filter(|(_, other)| same_norm(other, one)).min_by_key(|(_, other)| nearness(other));
        match like.map(|(at, _)| at) {
            Some(at) => out.push(Change::Other(left.remove(at), one)),
            None => out.push(Change::New(one)),
        }
    }
    out.extend(left.into_iter().map(Change::Dropped));
    out
}

fn same_norm(old: &Proposal, new: &Proposal) -> bool {
    let (a, b) = (&old.demand, &new.demand);
    let named = if a.name.is_empty() { a.name == b.name } else { kin(&a.name, &b.name) };
    named && a.kind == b.kind && a.unit == b.unit && a.per == b.per && old.level == new.level
}

fn same_target(a: &Demand, b: &Demand) -> bool {
    a.name == b.name && a.year == b.year && a.values == b.values && a.upper == b.upper
}

/// A change on one line, in English: what, from what, to what, by when.
#[must_use]
pub fn line(change: &Change<'_>) -> String {
    let value = |demand: &Demand| {
        let values = demand.values.iter().map(ToString::to_string).collect::<Vec<_>>().join("/");
        if values.is_empty() { "done".to_owned() } else { format!("{values} {}", demand.unit) }
    };
    let year = |demand: &Demand| demand.year.map_or_else(|| "no date".to_owned(), |year| year.to_string());
    let told = |word: &str, one: &Proposal| {
        format!("{word}: {}, {} ({}): {}", one.demand.name, value(&one.demand), year(&one.demand), one.clause)
    };
    match change {
        Change::New(one) => told("new", one),
        Change::Dropped(one) => told("dropped", one),
        Change::Other(old, new) => {
            let (a, b) = (&old.demand, &new.demand);
            let words = [way(&a.values, &b.values), (a.year != b.year).then_some("moved")];
            let words: Vec<&str> = words.into_iter().flatten().collect();
            let word = if words.is_empty() { "reworded".to_owned() } else { words.join(", ") };
            format!("{word}: {}, {} ({}) is now {} ({}): {}", b.name, value(a), year(a), value(b), year(b), new.clause)
        }
    }
}

/// Whether values went up or down.
fn way(old: &[Quantity], new: &[Quantity]) -> Option<&'static str> {
    match (old == new, old < new) {
        (true, _) => None,
        (false, true) => Some("raised"),
        (false, false) => Some("lowered"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read as read_text;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn a_newer_version_is_told_by_norm() {
        let vocabulary = Vocabulary::shipped();
        let read = |text: &str| read_text(&format!("某市规划（2026—2030年）\n一、目标\n{text}"), &vocabulary, None, None);
        let old = read(
            "到2028年，每千人口托位数达到4.5个。到2027年，建成急救站12个。到2029年，培养全科医生300名。到2030年，康复床位达到900张。",
        );
        let new = read(
            "到2028年，每千人口托位数达到4.8个。到2028年，建成急救站12个。到2029年，培养全科医生300名。到2030年，新建影像中心3个。",
        );
        let lines: Vec<String> = changes(&old, &new).iter().map(line).collect();
        assert_eq!(lines.len(), 4, "{lines:?}");
        assert!(lines[0].starts_with("raised: ") && lines[0].contains("4.5 个 (2028) is now 4.8 个 (2028)"), "{lines:?}");
        assert!(lines[1].starts_with("moved: ") && lines[1].contains("(2027) is now 12 个 (2028)"), "{lines:?}");
        assert!(lines[2].starts_with("new: ") && lines[3].starts_with("dropped: "), "{lines:?}");
        assert!(changes(&old, &old).is_empty());
    }
}
