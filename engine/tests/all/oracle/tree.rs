//! Who lies where, and how a lever that is set for some areas stands for each.

use std::cmp::Reverse;

use permille_engine::area::Area;
use permille_engine::id::AreaCode;
use permille_engine::scenario::{Lever, Scenario};

use super::number;

/// The areas, spoken of by their positions in the file.
pub struct Tree<'a> {
    pub areas: &'a [Area],
    parents: Vec<Option<usize>>,
}

impl<'a> Tree<'a> {
    pub fn of(areas: &'a [Area]) -> Self {
        let mut tree = Self { areas, parents: Vec::new() };
        tree.parents = areas.iter().map(|area| area.parent.as_ref().map(|code| tree.position(code))).collect();
        tree
    }

    pub fn position(&self, code: &AreaCode) -> usize {
        self.areas.iter().position(|area| area.code == *code).unwrap()
    }

    pub fn parent(&self, area: usize) -> Option<usize> {
        self.parents[area]
    }

    pub fn children(&self, area: usize) -> Vec<usize> {
        (0..self.areas.len()).filter(|&one| self.parent(one) == Some(area)).collect()
    }

    pub fn roots(&self) -> Vec<usize> {
        (0..self.areas.len()).filter(|&one| self.parent(one).is_none()).collect()
    }

    /// The area and all above it, the nearest first.
    pub fn upward(&self, area: usize) -> Vec<usize> {
        let mut all = vec![area];
        while let Some(parent) = self.parent(all[all.len() - 1]) {
            all.push(parent);
        }
        all
    }

    /// Whether `area` lies somewhere below `above`.
    pub fn lies_below(&self, area: usize, above: usize) -> bool {
        self.upward(area).into_iter().skip(1).any(|one| one == above)
    }

    /// All areas, those below before those above.
    pub fn deepest_first(&self) -> Vec<usize> {
        let mut all: Vec<usize> = (0..self.areas.len()).collect();
        all.sort_by_key(|&area| Reverse(self.areas[area].level));
        all
    }

    /// Where a lever stands for an area: as set for the nearest area above or itself, else for everywhere, else at zero.
    pub fn lever(&self, scenario: &Scenario, lever: &Lever, area: usize) -> i128 {
        let set_for = |place: Option<&AreaCode>| {
            let mut settings = scenario.settings.iter();
            settings.find(|one| one.lever == *lever && one.area.as_ref() == place).map(|one| number::of(one.value))
        };
        let local = self.upward(area).into_iter().find_map(|one| set_for(Some(&self.areas[one].code)));
        local.or_else(|| set_for(None)).unwrap_or(0)
    }
}

/// Whether a code lies in a territory. Codes have five levels, of 2, 4, 6, 9 and 12 digits; what follows the last level that is named is
/// zeros. 100000 is the whole country.
pub fn lies_in(code: &AreaCode, territory: &AreaCode) -> bool {
    let whole = territory.as_str();
    if whole == "100000" {
        return true;
    }
    let stem = [2, 4, 6, 9, 12]
        .into_iter()
        .filter(|&digits| digits <= whole.len())
        .find(|&digits| whole[digits..].bytes().all(|digit| digit == b'0'));
    code.as_str().starts_with(&whole[..stem.unwrap_or(whole.len())])
}
