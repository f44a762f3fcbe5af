//! Figures of areas that have been merged since: added up to the area they are now, when all of them are there, and never otherwise.

use std::collections::BTreeMap;

use permille_engine::edit::Figure;
use permille_engine::id::AreaCode;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::register::Register;

/// A figure of an area that was merged, waiting for those of the others.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) row: usize,
    pub(super) column: usize,
    /// The code under which the table has it.
    pub(super) code: String,
    pub(super) value: Quantity,
}

/// The parts, by the area they are now part of.
#[derive(Default)]
pub(super) struct Waiting {
    parts: BTreeMap<(AreaCode, Figure, Year), Vec<Part>>,
}

/// What comes of the parts of one figure.
pub(super) enum Outcome {
    /// All are there: the sum.
    Whole(Quantity),
    /// One area that kept its code, and none of those merged into it: its figure, on its old extent.
    Alone,
    /// These are missing.
    Missing(Vec<String>),
    /// One of them is there more than once.
    Twice,
}

/// A figure that waited, its parts, and what comes of them.
pub(super) type Settled = ((AreaCode, Figure, Year), Vec<Part>, Outcome);

impl Waiting {
    pub(super) fn put(&mut self, area: AreaCode, figure: Figure, year: Year, part: Part) {
        self.parts.entry((area, figure, year)).or_default().push(part);
    }

    /// What comes of each, by area, figure and year.
    pub(super) fn finish(self, register: &Register) -> Vec<Settled> {
        let outcome = |area: &AreaCode, parts: &[Part]| {
            let Some((members, _)) = register.members(area.as_str()) else { return Outcome::Alone };
            if parts.iter().all(|part| part.code == area.as_str()) && parts.len() == 1 {
                return Outcome::Alone;
            }
            let missing: Vec<String> =
                members.iter().filter(|code| !parts.iter().any(|part| part.code == **code)).cloned().collect();
            if !missing.is_empty() {
                return Outcome::Missing(missing);
            }
            if parts.len() > members.len() {
                return Outcome::Twice;
            }
            let sum = parts.iter().try_fold(Quantity::ZERO, |sum, part| sum.plus(part.value));
            sum.map_or(Outcome::Twice, Outcome::Whole)
        };
        self.parts
            .into_iter()
            .map(|(key, parts)| {
                let found = outcome(&key.0, &parts);
                (key, parts, found)
            })
            .collect()
    }
}
