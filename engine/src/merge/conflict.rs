//! Figures that are stated differently, and whose counts.

use std::collections::BTreeSet;

use super::areas::Held;
use super::{FigurePlace, Holder};
use crate::area::Series;
use crate::in_order;
use crate::quantity::Quantity;
use crate::year::Year;

/// A figure that not everyone who states it states alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Where it stands.
    pub place: FigurePlace,
    /// What each holder states, the open set first.
    pub values: Vec<(Holder, Quantity)>,
}

/// Whose figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Rule {
    /// The open set's; where it states none, what all files agree on.
    #[default]
    Mine,
    /// That of the first file that states another than the open set; where that states none, as [`Rule::Mine`].
    Theirs,
    /// For each area, that of the file that is about it: the one whose top is the nearest above the area, and the open set among equals.
    /// As [`Rule::Mine`] where several are and disagree.
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

/// Whose figure counts by `rule`, of those who state one; `None` where several might and disagree, so that somebody has to decide.
pub(super) fn choose(stated: &Stated, rule: Rule) -> Option<(Holder, Quantity)> {
    let nearest = stated.iter().map(|(_, depth, _)| *depth).min()?;
    let mine = stated.iter().find(|(holder, _, _)| *holder == Holder::Mine);
    let chosen = match rule {
        Rule::Mine => None,
        Rule::Theirs => {
            mine.and_then(|mine| stated.iter().find(|(holder, _, value)| *holder != Holder::Mine && *value != mine.2))
        }
        Rule::Own => {
            let own = || stated.iter().filter(|(_, depth, _)| *depth == nearest);
            own().find(|(holder, _, _)| *holder == Holder::Mine).or_else(|| agreed(own()))
        }
        Rule::File(file) => stated.iter().find(|(holder, _, _)| *holder == Holder::File(file)),
    };
    let (holder, _, value) = chosen.or(mine).or_else(|| agreed(stated.iter()))?;
    Some((*holder, *value))
}

/// The first of these, where all state the same.
fn agreed<'a>(mut stated: impl Iterator<Item = &'a (Holder, usize, Quantity)>) -> Option<&'a (Holder, usize, Quantity)> {
    let first = stated.next()?;
    stated.all(|(_, _, value)| *value == first.2).then_some(first)
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
                    let place = FigurePlace { area: held.code.clone(), figure: figure.clone(), year };
                    found
                        .push(Conflict { place, values: stated.into_iter().map(|(holder, _, value)| (holder, value)).collect() });
                }
            }
        }
    }
    (found, added)
}
