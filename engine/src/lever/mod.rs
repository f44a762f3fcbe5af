//! Levers, and the one answer to which setting of a scenario acts.
//!
//! A scenario is a list of settings, and several may speak of the same thing: growth for a city and for one of its counties, beds added
//! everywhere and in one place, a target named by its year and as the last one. How they come together is a property of the lever
//! ([`Lever::together`]). [`nearest`] and [`adding`] say which settings reach an area, [`target`] which target of a norm is meant, and
//! [`crate::placed`] where a lever stands under a scenario of a model, and which settings do nothing. Whoever asks any of this asks here.

pub mod target;

use crate::area::{AreaTree, PopulationBase};
use crate::id::{AreaCode, MeasureId, NormId};
use crate::norm::Norm;
use crate::quantity::Quantity;
use crate::year::Year;

/// One thing a scenario can change: 调节项.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lever {
    /// Growth of the population, per mille a year.
    Growth,
    /// Rise of the urban share, percentage points a year.
    Urbanisation,
    /// The value of a norm's target.
    Target {
        /// The norm.
        norm: NormId,
        /// Which target by its year; the last one where absent.
        year: Option<Year>,
        /// Which part of a sum or bracket, from 0.
        part: usize,
    },
    /// The year a norm's last target falls due.
    DueYear {
        /// The norm.
        norm: NormId,
    },
    /// Percent of a stock lost each year.
    Attrition {
        /// The stock.
        measure: MeasureId,
    },
    /// Units of a stock added each year.
    Additions {
        /// The stock.
        measure: MeasureId,
    },
    /// What one unit of a stock costs, in 万元 (ten thousand yuan). No requirement or stock depends on it.
    UnitCost {
        /// The stock.
        measure: MeasureId,
    },
    /// What may be spent in all, in 万元 (ten thousand yuan). No requirement or stock depends on it.
    Budget,
}

/// A lever put somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The lever.
    pub lever: Lever,
    /// The area it is set for, with those below; everywhere where absent.
    pub area: Option<AreaCode>,
    /// Where it is put.
    pub value: Quantity,
    /// Why, in the planner's words.
    pub reason: Option<String>,
}

/// How several settings of one lever come together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Together {
    /// All of them count: each comes on top of the others.
    AddUp,
    /// For each area that of the nearest area above it counts, itself included, else the one for everywhere; of two for the same area
    /// the first.
    Nearest,
    /// The last in the scenario's list counts, of those that address the same target and part.
    Last,
}

impl Lever {
    /// The smallest and the largest value that makes sense, both included.
    #[must_use]
    pub fn range(&self) -> (Quantity, Quantity) {
        let whole = |units| Quantity::whole(units).unwrap_or_default();
        match self {
            Self::Growth => (whole(-100), whole(100)),
            Self::Urbanisation => (whole(-5), whole(5)),
            Self::Target { .. } => (Quantity::ZERO, whole(1_000_000_000)),
            Self::DueYear { .. } => (whole(1949), whole(2200)),
            Self::Attrition { .. } => (Quantity::ZERO, whole(100)),
            Self::Additions { .. } => (Quantity::ZERO, whole(100_000_000)),
            Self::UnitCost { .. } | Self::Budget => (Quantity::ZERO, whole(1_000_000_000)),
        }
    }

    /// Whether it may be set for one area and those below it.
    #[must_use]
    pub const fn may_be_local(&self) -> bool {
        !matches!(self, Self::Target { .. } | Self::DueYear { .. } | Self::Budget)
    }

    /// Where it stands when no scenario touches it; `None` where the plan says, or nobody does.
    #[must_use]
    pub const fn neutral(&self) -> Option<Quantity> {
        match self {
            Self::Target { .. } | Self::DueYear { .. } | Self::UnitCost { .. } | Self::Budget => None,
            _ => Some(Quantity::ZERO),
        }
    }

    /// How several settings of it come together.
    #[must_use]
    pub const fn together(&self) -> Together {
        match self {
            Self::Additions { .. } => Together::AddUp,
            Self::Target { .. } | Self::DueYear { .. } => Together::Last,
            Self::Growth | Self::Urbanisation | Self::Attrition { .. } | Self::UnitCost { .. } | Self::Budget => {
                Together::Nearest
            }
        }
    }

    /// The norm whose targets it moves.
    #[must_use]
    pub const fn norm(&self) -> Option<&NormId> {
        match self {
            Self::Target { norm, .. } | Self::DueYear { norm } => Some(norm),
            _ => None,
        }
    }

    /// The stock it speaks of.
    #[must_use]
    pub const fn measure(&self) -> Option<&MeasureId> {
        match self {
            Self::Attrition { measure } | Self::Additions { measure } | Self::UnitCost { measure } => Some(measure),
            _ => None,
        }
    }

    /// Whether figures of `norm` can follow it: its people, its targets, its stock, and the stock it is a share of.
    #[must_use]
    pub fn moves(&self, norm: &Norm) -> bool {
        match self {
            Self::Growth => !norm.rule.bases().is_empty(),
            Self::Urbanisation => {
                norm.rule.bases().iter().any(|base| matches!(base, PopulationBase::Urban | PopulationBase::Rural))
            }
            Self::Target { norm: id, .. } | Self::DueYear { norm: id } => *id == norm.id,
            Self::Attrition { measure } | Self::Additions { measure } => norm.reads(measure),
            Self::UnitCost { .. } | Self::Budget => false,
        }
    }
}

/// The position of the setting of `lever` that holds for `area`: its own, else that of the nearest area above, else the one for everywhere;
/// of two for the same area the first.
///
/// This is the answer for levers that are [`Together::Nearest`].
#[must_use]
pub fn nearest(tree: &AreaTree, settings: &[Setting], lever: &Lever, area: usize) -> Option<usize> {
    let steps = |setting: &Setting| match &setting.area {
        None => Some(usize::MAX),
        Some(code) => {
            let place = tree.position(code)?;
            tree.upward(area).position(|above| above == place)
        }
    };
    let of_lever = settings.iter().enumerate().filter(|(_, setting)| setting.lever == *lever);
    let reaching = of_lever.filter_map(|(position, setting)| Some((steps(setting)?, position)));
    reaching.min().map(|(_, position)| position)
}

/// For every area, as [`nearest`].
#[must_use]
pub fn nearest_by_area(tree: &AreaTree, settings: &[Setting], lever: &Lever) -> Vec<Option<usize>> {
    let mut own = vec![None; tree.len()];
    let mut everywhere = None;
    for (position, setting) in settings.iter().enumerate().filter(|(_, setting)| setting.lever == *lever).rev() {
        match &setting.area {
            None => everywhere = Some(position),
            Some(code) => {
                if let Some(area) = tree.position(code) {
                    own[area] = Some(position);
                }
            }
        }
    }
    for area in tree.downward() {
        own[area] = own[area].or_else(|| tree.parent(area).map_or(everywhere, |parent| own[parent]));
    }
    own
}

/// The positions of the settings of `lever` whose value comes to `area` in whole or in part: those for everywhere, for itself, for areas
/// above it, which are shared down, and for areas below it, which count for those above.
///
/// This is the answer for levers that are [`Together::AddUp`].
pub fn adding<'a>(
    tree: &'a AreaTree,
    settings: &'a [Setting],
    lever: &'a Lever,
    area: usize,
) -> impl Iterator<Item = usize> + 'a {
    let of_lever = settings.iter().enumerate().filter(move |(_, setting)| setting.lever == *lever);
    of_lever.filter(move |(_, setting)| reaches(tree, setting.area.as_ref(), area)).map(|(position, _)| position)
}

/// Whether what is set for `place`, everywhere where that is absent, can come to figures of `area`: it lies above, below, or is the same.
#[must_use]
pub fn reaches(tree: &AreaTree, place: Option<&AreaCode>, area: usize) -> bool {
    let Some(code) = place else { return true };
    let lies_in = |inner: usize, outer: usize| tree.upward(inner).any(|one| one == outer);
    tree.position(code).is_some_and(|place| lies_in(area, place) || lies_in(place, area))
}

#[cfg(test)]
mod tests;
