//! Areas, their levels, and the tree they form.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::id::{AreaCode, GroupId, MeasureId, SourceId};
use crate::in_order::InOrder;
use crate::name::Name;
use crate::quantity::Quantity;
use crate::shared::Shared;
use crate::year::Year;

/// The level of an area, from the widest to the narrowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 省
    Province,
    /// 设区市
    City,
    /// 县（市、区）
    County,
    /// 乡镇（街道）
    Township,
}

impl Level {
    /// All levels, the widest first.
    pub const ALL: [Self; 4] = [Self::Province, Self::City, Self::County, Self::Township];

    /// The word used in files and tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::City => "city",
            Self::County => "county",
            Self::Township => "township",
        }
    }

    /// The level a word of a file names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.word() == word)
    }
}

impl AreaCode {
    /// The level of the area that has this code; `None` where it is that of no area of the four levels.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        match self.stem().filter(|_| !self.is_whole_country())?.len() {
            2 => Some(Level::Province),
            4 => Some(Level::City),
            6 => Some(Level::County),
            9 => Some(Level::Township),
            _ => None,
        }
    }
}

/// Whom a norm counts: 人口口径.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PopulationBase {
    /// 常住人口: everyone who lives there.
    Resident,
    /// 城镇人口
    Urban,
    /// 乡村人口
    Rural,
    /// Another group an area states.
    Group(GroupId),
}

impl PopulationBase {
    /// The word used in files.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Resident => "resident",
            Self::Urban => "urban",
            Self::Rural => "rural",
            Self::Group(group) => group.as_str(),
        }
    }

    /// The base a word of a file names; any other word is a group.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        match word {
            "resident" => Self::Resident,
            "urban" => Self::Urban,
            "rural" => Self::Rural,
            group => Self::Group(group.into()),
        }
    }
}

/// Observed figures by year, with where they came from.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Series {
    /// The figure of each year that is known. A year that is absent is unknown, not zero.
    pub values: BTreeMap<Year, Quantity>,
    /// Where they were taken from.
    pub source: Option<SourceId>,
    /// What a reader should know about them.
    pub note: Option<String>,
    /// Who answers for them: of a milestone, who sees it done.
    pub owner: Option<String>,
}

impl Series {
    /// The latest year up to `year` that has a figure, and the figure.
    #[must_use]
    pub fn latest(&self, year: Year) -> Option<(Year, Quantity)> {
        // Most years asked for lie after the last figure; a range is many times slower.
        let last = self.values.last_key_value().filter(|(last, _)| **last <= year);
        last.or_else(|| self.values.range(..=year).next_back()).map(|(&year, &value)| (year, value))
    }
}

/// An area with its observed figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its code.
    pub code: AreaCode,
    /// Its name.
    pub name: Name,
    /// Its level.
    pub level: Level,
    /// The area it belongs to; `None` at the top.
    pub parent: Option<AreaCode>,
    /// People, by population base.
    pub population: Shared<BTreeMap<PopulationBase, Series>>,
    /// Stocks, measured values, and milestones done (1) or not (0).
    pub measures: Shared<BTreeMap<MeasureId, Series>>,
    /// What a reader should know about the area.
    pub note: Option<String>,
}

impl Area {
    /// What is stated of a figure, with where it was taken from.
    #[must_use]
    pub fn series(&self, figure: &Figure) -> Option<&Series> {
        match figure {
            Figure::Population(base) => self.population.get(base),
            Figure::Measure(measure) => self.measures.get(measure),
        }
    }
}

/// Which observed figure of an area.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// People of a base.
    Population(PopulationBase),
    /// A stock, a measured value, or a milestone.
    Measure(MeasureId),
}

/// The areas in the order in which columns hold them: level by level, the widest first, and within a level the areas below one another's
/// neighbours side by side. So a sum over the areas directly below one runs through memory from end to end.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Slots {
    /// By area: its slot.
    pub(crate) of: Vec<usize>,
    /// By slot: the area in it.
    pub(crate) area: Vec<usize>,
    /// By slot: the slots directly below, a run for each level.
    pub(crate) below: Vec<Vec<Range<usize>>>,
    /// Every slot that has areas below it lies before this one.
    pub(crate) above: usize,
}

impl Slots {
    /// Orders areas of these `levels` that lie below these `parents`, given in an order in which every parent comes before its children.
    fn new(levels: impl Fn(usize) -> Level, parents: &[Option<usize>], downward: &[usize]) -> Self {
        let count = downward.len();
        let (mut of, mut area) = (vec![0; count], Vec::with_capacity(count));
        let mut below: Vec<Vec<Range<usize>>> = vec![Vec::new(); count];
        // Level by level: those of the widest are in slots before any below them is looked at.
        for level in downward.chunk_by(|&one, &other| levels(one) == levels(other)) {
            let mut level = level.to_vec();
            level.put_in_order_by_key(|&one| (parents[one].map(|parent| of[parent]), one));
            for one in level {
                let slot = area.len();
                of[one] = slot;
                area.push(one);
                let Some(runs) = parents[one].map(|parent| &mut below[of[parent]]) else { continue };
                match runs.last_mut().filter(|run| run.end == slot) {
                    Some(run) => run.end += 1,
                    None => runs.push(slot..slot + 1),
                }
            }
        }
        let above = below.iter().rposition(|runs| !runs.is_empty()).map_or(0, |last| last + 1);
        Self { of, area, below, above }
    }

    /// Whether a slot has areas below it.
    pub(crate) fn has_below(&self, slot: usize) -> bool {
        self.below.get(slot).is_some_and(|runs| !runs.is_empty())
    }

    /// The slots directly below one.
    pub(crate) fn children(&self, slot: usize) -> impl Iterator<Item = usize> + '_ {
        self.below.get(slot).into_iter().flatten().cloned().flatten()
    }
}

/// Why areas make no tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TreeFault {
    /// There is no area.
    NoAreas,
    /// A code stands twice.
    Duplicate {
        /// The code.
        area: AreaCode,
    },
    /// An area belongs to one that is not there.
    MissingParent {
        /// The area.
        area: AreaCode,
        /// The code it names.
        parent: AreaCode,
    },
    /// An area belongs to one that is not of a wider level.
    ParentNotWider {
        /// The area.
        area: AreaCode,
        /// The area it names.
        parent: AreaCode,
    },
}

/// The areas of a file as a tree, parents before children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaTree {
    parents: Vec<Option<usize>>,
    children: Vec<Vec<usize>>,
    /// Positions so that every parent comes before its children.
    downward: Vec<usize>,
    /// By code, in the codes' order.
    positions: Vec<(AreaCode, usize)>,
    /// By area: how many areas without any below them lie below it.
    pub(crate) leaves: Arc<Vec<u32>>,
    /// Where columns hold them.
    pub(crate) slots: Arc<Slots>,
}

impl AreaTree {
    /// Links `areas` by their parents.
    ///
    /// # Errors
    /// When a code stands twice, a parent is missing, a parent is not of a wider level, or there is no area at all.
    pub fn new(areas: &[Area]) -> Result<Self, Vec<TreeFault>> {
        let mut problems = Vec::new();
        if areas.is_empty() {
            return Err(vec![TreeFault::NoAreas]);
        }
        let mut positions: Vec<(AreaCode, usize)> =
            areas.iter().enumerate().map(|(position, area)| (area.code.clone(), position)).collect();
        // Files have their areas in the order of their codes, or nearly so; sorting is then one look at each.
        positions.put_in_order_by(|(one, _), (other, _)| one.cmp(other));
        let mut twice: Vec<usize> = positions.windows(2).filter(|pair| pair[0].0 == pair[1].0).map(|pair| pair[1].1).collect();
        twice.put_in_order();
        problems.extend(twice.into_iter().map(|position| TreeFault::Duplicate { area: areas[position].code.clone() }));
        let mut parents = vec![None; areas.len()];
        let mut children = vec![Vec::new(); areas.len()];
        // Neighbours have one parent most of the time.
        let mut last: Option<(&AreaCode, Option<usize>)> = None;
        for (position, area) in areas.iter().enumerate() {
            let Some(code) = &area.parent else { continue };
            let parent = match last {
                Some((of, parent)) if of == code => parent,
                _ => found(&positions, code),
            };
            last = Some((code, parent));
            match parent {
                None => problems.push(TreeFault::MissingParent { area: area.code.clone(), parent: code.clone() }),
                // A parent of a wider level for every child: a cycle cannot be.
                Some(parent) if areas[parent].level >= area.level => {
                    problems.push(TreeFault::ParentNotWider { area: area.code.clone(), parent: code.clone() });
                }
                Some(parent) => {
                    parents[position] = Some(parent);
                    children[parent].push(position);
                }
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut downward: Vec<usize> = (0..areas.len()).collect();
        downward.put_in_order_by_key(|&position| areas[position].level);
        let mut leaves = vec![0_u32; areas.len()];
        for &position in downward.iter().rev() {
            leaves[position] = children[position].iter().map(|&child: &usize| leaves[child].max(1)).sum();
        }
        let slots = Arc::new(Slots::new(|area| areas[area].level, &parents, &downward));
        Ok(Self { parents, children, downward, positions, leaves: Arc::new(leaves), slots })
    }

    /// The position of the area with this code.
    #[must_use]
    pub fn position(&self, code: &AreaCode) -> Option<usize> {
        found(&self.positions, code)
    }

    /// The area that `area` belongs to.
    #[must_use]
    pub fn parent(&self, area: usize) -> Option<usize> {
        self.parents.get(area).copied().flatten()
    }

    /// The areas directly below `area`, in the file's order.
    #[must_use]
    pub fn children(&self, area: usize) -> &[usize] {
        self.children.get(area).map_or(&[], Vec::as_slice)
    }

    /// The areas with none above them.
    pub fn roots(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.parents.len()).filter(|&area| self.parents[area].is_none())
    }

    /// All areas, every parent before its children.
    pub fn downward(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.downward.iter().copied()
    }

    /// `area` and all areas above it, the nearest first.
    pub fn upward(&self, area: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(area), |&area| self.parent(area))
    }

    /// How many areas there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parents.len()
    }

    /// Whether there are none; a tree always has one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parents.is_empty()
    }
}

/// The position of the area with a code.
fn found(positions: &[(AreaCode, usize)], code: &AreaCode) -> Option<usize> {
    let place = positions.binary_search_by(|(one, _)| one.cmp(code)).ok()?;
    positions.get(place).map(|(_, position)| *position)
}

/// The residents by which an area has its share: of the base year, or the nearest year that is stated; nobody where none is.
pub(crate) fn residents_at(area: &Area, base_year: Year) -> i64 {
    let stated = area.population.get(&PopulationBase::Resident);
    let people = stated
        .and_then(|series| series.latest(base_year).map(|(_, people)| people).or_else(|| series.values.values().next().copied()));
    people.map_or(0, Quantity::trunc)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_says_its_level() {
        let level = |code: &str| AreaCode::from(code).level();
        assert_eq!(level("360000"), Some(Level::Province));
        assert_eq!(level("360200"), Some(Level::City));
        assert_eq!(level("360202"), Some(Level::County));
        assert_eq!(level("360202000000"), Some(Level::County));
        assert_eq!(level("360202100"), Some(Level::Township));
        assert_eq!(["360202100001", "100000", "36x", "", "3602021"].map(level), [None; 5]);
    }
}
