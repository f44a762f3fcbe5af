//! Figures that are stated differently, and whose counts.

use std::collections::BTreeSet;

use super::areas::Held;
use super::{Holder, Place};
use crate::area::Series;
use crate::in_order;
use crate::quantity::Quantity;
use crate::year::Year;

/// A figure that not everyone who states it states alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Where it stands.
    pub place: Place,
    /// What each holder states, the open set first.
    pub values: Vec<(Holder, Quantity)>,
}

/// Whose figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Rule {
    /// The open set's; where it states none, that of the first file.
    #[default]
    Mine,
    /// That of the first file that states another.
    Theirs,
    /// For each area, that of the file that is about it: the one whose top is the nearest above the area, and the open set among equals.
    Own,
    /// That of one file; where it states none, as [`Rule::Mine`].
    File(usize),
}

/// What a year's figure is by everyone who states it: the holder, how far the area lies below the top of its set, the figure.
type Stated = Vec<(Holder, usize, Quantity)>;

/// Who states a figure of `year`.
pub(super) fn stated(series: &[(Holder, usize, &Series)], year: Year) -> Stated {
    series.iter().filter_map(|(holder, depth, series)| Some((*holder, *depth, *series.values.get(&year)?))).collect()
}

/// Whose figure counts by `rule`, of those who state one.
pub(super) fn choose(stated: &Stated, rule: Rule) -> Option<(Holder, Quantity)> {
    let first = stated.first()?;
    let chosen = match rule {
        Rule::Mine => None,
        Rule::Theirs => stated.iter().find(|(holder, _, value)| *holder != Holder::Mine && *value != first.2),
        Rule::Own => stated.iter().min_by_key(|(holder, depth, _)| (*depth, *holder)),
        Rule::File(file) => stated.iter().find(|(holder, _, _)| *holder == Holder::File(file)),
    };
    let (holder, _, value) = chosen.unwrap_or(first);
    Some((*holder, *value))
}

/// All conflicts, and how many figures only others state.
pub(super) fn conflicts(union: &[Held]) -> (Vec<Conflict>, usize) {
    let (mut found, mut added) = (Vec::new(), 0);
    for held in union.iter().filter(|held| !(held.is_mine() && held.by.len() == 1)) {
        for figure in held.figures() {
            let series = held.series(&figure);
            let years: BTreeSet<Year> = in_order::set(series.iter().flat_map(|(_, _, series)| series.values.keys().copied()));
            for year in years {
                let stated = stated(&series, year);
                added += usize::from(stated.iter().all(|(holder, _, _)| *holder != Holder::Mine));
                if stated.iter().any(|(_, _, value)| Some(*value) != stated.first().map(|first| first.2)) {
                    let place = Place { area: held.code.clone(), figure: figure.clone(), year };
                    found
                        .push(Conflict { place, values: stated.into_iter().map(|(holder, _, value)| (holder, value)).collect() });
                }
            }
        }
    }
    (found, added)
}
