//! Which target of a norm a lever addresses, and where the targets are once a scenario has been at them.
//!
//! A target is addressed by the year its plan gives, wherever another setting has put it; the last where no year is named. Of settings that
//! address the same, the last in the scenario's list acts. The last target, moved to the year of an earlier one or before it, replaces that.

use super::{Lever, Setting};
use crate::in_order::InOrder;
use crate::norm::{Norm, Target};
use crate::quantity::Quantity;
use crate::year::Year;

/// What a lever means in a norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Address {
    /// A value of a target.
    Value {
        /// Which of the norm's targets.
        target: usize,
        /// Which of its values.
        part: usize,
    },
    /// The year a target falls due.
    Due {
        /// Which of the norm's targets.
        target: usize,
    },
}

/// A target of a norm as a scenario has it, with the settings that put it there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedTarget {
    /// Which of the norm's targets it is.
    pub planned: usize,
    /// The year by whose end it is due.
    pub due: Year,
    /// Its values, one a part of the rule; empty where it is in words alone.
    pub values: Vec<Quantity>,
    /// Whether it has no year but that of the plan's end.
    pub undated: bool,
    /// The position of the setting that gives the year; `None` where the plan does.
    pub due_by: Option<usize>,
    /// By value: the position of the setting that gives it; `None` where the plan does.
    pub values_by: Vec<Option<usize>>,
}

impl PlacedTarget {
    /// Whether a setting has moved the year or a value.
    #[must_use]
    pub fn moved(&self) -> bool {
        self.settings().next().is_some()
    }

    /// The positions of the settings that act on it: the year's, then those of its values.
    pub fn settings(&self) -> impl Iterator<Item = usize> + '_ {
        self.due_by.into_iter().chain(self.values_by.iter().copied().flatten())
    }
}

/// Why a setting does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoEffect {
    /// The later setting at this position addresses the same.
    Overruled(usize),
    /// What it names is not there: no such norm, target, part, stock or area, or a year that is none.
    NotThere,
    /// The target it moves is replaced by the last one, which now falls due in the same year or earlier.
    Replaced,
}

/// The targets of a norm under a scenario, and what came to nothing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Placed {
    /// The targets, the years ascending.
    pub targets: Vec<PlacedTarget>,
    /// The positions of the settings of this norm that do nothing, with the reason.
    pub without_effect: Vec<(usize, NoEffect)>,
}

/// The year a target of a plan falls due: its own, else the plan's last.
#[must_use]
pub fn due(target: &Target, last_year: Year) -> Year {
    target.year.unwrap_or(last_year)
}

/// What `lever` means in `norm`, whose plan ends in `last_year`; `None` where it speaks of another norm, or of a target or part that is
/// not there.
#[must_use]
pub fn address(norm: &Norm, last_year: Year, lever: &Lever) -> Option<Address> {
    let last = norm.targets.len().checked_sub(1)?;
    match lever {
        Lever::Target { norm: id, year, part } if *id == norm.id => {
            let named = |year| norm.targets.iter().position(|target| due(target, last_year) == year);
            let target = year.map_or(Some(last), named)?;
            (*part < norm.targets[target].values.len()).then_some(Address::Value { target, part: *part })
        }
        Lever::DueYear { norm: id } if *id == norm.id => Some(Address::Due { target: last }),
        _ => None,
    }
}

/// The one name of what `lever` means in `norm`: the last target is named without its year. A lever that means nothing there is left as it is.
#[must_use]
pub fn canonical(norm: &Norm, last_year: Year, lever: &Lever) -> Lever {
    match address(norm, last_year, lever) {
        Some(Address::Value { target, part }) if target + 1 == norm.targets.len() => {
            Lever::Target { norm: norm.id.clone(), year: None, part }
        }
        _ => lever.clone(),
    }
}

/// Where the plan has what `lever` means in `norm`.
#[must_use]
pub fn planned(norm: &Norm, last_year: Year, lever: &Lever) -> Option<Quantity> {
    match address(norm, last_year, lever)? {
        Address::Value { target, part } => norm.targets[target].values.get(part).copied(),
        Address::Due { target } => Quantity::whole(i64::from(due(&norm.targets[target], last_year))).ok(),
    }
}

/// The targets of `norm`, whose plan ends in `last_year`, with a scenario's `settings` put in.
#[must_use]
pub fn placed(norm: &Norm, last_year: Year, settings: &[Setting]) -> Placed {
    let plain = |(planned, target): (usize, &Target)| PlacedTarget {
        planned,
        due: due(target, last_year),
        values: target.values.clone(),
        undated: target.year.is_none(),
        due_by: None,
        values_by: vec![None; target.values.len()],
    };
    let mut targets: Vec<PlacedTarget> = norm.targets.iter().enumerate().map(plain).collect();
    let mut without_effect = Vec::new();
    for (position, setting) in settings.iter().enumerate().filter(|(_, setting)| setting.lever.norm() == Some(&norm.id)) {
        let before = match address(norm, last_year, &setting.lever) {
            Some(Address::Value { target, part }) => {
                targets[target].values[part] = setting.value;
                targets[target].values_by[part].replace(position)
            }
            Some(Address::Due { target }) => match Year::try_from(setting.value.trunc()) {
                Ok(year) => {
                    let target = &mut targets[target];
                    (target.due, target.undated) = (year, false);
                    target.due_by.replace(position)
                }
                Err(_) => {
                    without_effect.push((position, NoEffect::NotThere));
                    None
                }
            },
            None => {
                without_effect.push((position, NoEffect::NotThere));
                None
            }
        };
        without_effect.extend(before.map(|before| (before, NoEffect::Overruled(position))));
    }
    if let Some(last) = targets.pop() {
        let is_replaced = |target: &PlacedTarget| target.due >= last.due;
        let replaced = targets.iter().filter(|target| is_replaced(target)).flat_map(PlacedTarget::settings);
        without_effect.extend(replaced.map(|position| (position, NoEffect::Replaced)));
        targets.retain(|target| !is_replaced(target));
        targets.push(last);
    }
    without_effect.put_in_order_by_key(|(position, _)| *position);
    Placed { targets, without_effect }
}
