//! Figures that are stated differently, and whose counts.

use std::collections::BTreeSet;

use super::areas::Held;
use super::{AREAS, Decisions, FigurePlace, Holder};
use crate::area::Series;
use crate::in_order;
use crate::pause::{Pause, share};
use crate::quantity::Quantity;
use crate::year::Year;

/// A figure that not everyone who states it states alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Where it stands.
    pub place: FigurePlace,
    /// What each holder states, the open set first.
    pub values: Vec<(Holder, Quantity)>,
    /// How far below the top of each holder's set the area lies.
    depths: Vec<usize>,
}

impl Conflict {
    /// Whose figure counts as it is decided; `None` where several might, and somebody has to decide.
    #[must_use]
    pub fn taken(&self, decisions: &Decisions) -> Option<Holder> {
        let stated = self.values.iter().zip(&self.depths).map(|((holder, value), depth)| (*holder, *depth, *value)).collect();
        choose(&stated, decisions.rule(&self.place)).map(|(holder, _)| holder)
    }
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
pub(super) async fn conflicts<P: Pause>(union: &[Held<'_>], pause: &mut P) -> Result<(Vec<Conflict>, usize), P::Ended> {
    let (mut found, mut added, mut done) = (Vec::new(), 0, 0);
    for part in union.chunks(AREAS) {
        for held in part.iter().filter(|held| held.mine_alone().is_none()) {
            added += of_area(held, &mut found);
        }
        done += part.len();
        pause.pause(share(done, union.len())).await?;
    }
    Ok((found, added))
}

/// Notes the conflicts of an area; how many of its figures only others state.
fn of_area(held: &Held, found: &mut Vec<Conflict>) -> usize {
    let mut added = 0;
    for figure in held.figures() {
        let series = held.series(&figure);
        let years: BTreeSet<Year> = in_order::set(series.iter().flat_map(|(_, _, series)| series.values.keys().copied()));
        for year in years {
            let stated = stated(&series, year);
            added += usize::from(stated.iter().all(|(holder, _, _)| *holder != Holder::Mine));
            if stated.iter().any(|(_, _, value)| Some(*value) != stated.first().map(|first| first.2)) {
                let place = FigurePlace { area: held.code.clone(), figure: figure.clone(), year };
                let depths = stated.iter().map(|(_, depth, _)| *depth).collect();
                let values = stated.into_iter().map(|(holder, _, value)| (holder, value)).collect();
                found.push(Conflict { place, values, depths });
            }
        }
    }
    added
}
