//! Every figure of a list of areas, held against its peers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Outlier, Peers, Rate, Slip, corrected};
use crate::area::{Area, Level, PopulationBase, Series};
use crate::edit::Figure;
use crate::id::{AreaCode, MeasureId};
use crate::in_order::InOrder;
use crate::plan::{Measure, Nature, Plan};
use crate::quantity::Quantity;
use crate::year::Year;

/// Where one figure stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigurePlace {
    /// The area.
    pub area: AreaCode,
    /// Which figure.
    pub figure: Figure,
    /// The year.
    pub year: Year,
}

/// A figure that its peers speak against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// Where it stands.
    pub place: FigurePlace,
    /// The figure.
    pub value: Quantity,
    /// What is odd about it.
    pub finding: Finding,
}

/// What is odd about a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// It looks like the wrong unit.
    Slip {
        /// How it is off.
        slip: Slip,
        /// What it would be; unknown beyond the range.
        corrected: Option<Quantity>,
    },
    /// It is far from all others, and no unit explains it.
    Outlier(Outlier),
}

/// How measures behave: by id, of all plans together.
#[derive(Clone, Debug, Default)]
pub struct Kinds<'a>(BTreeMap<&'a MeasureId, &'a Measure>);

impl<'a> Kinds<'a> {
    /// The measures that plans declare; the first plan to speak of one decides.
    #[must_use]
    pub fn of(plans: &'a [Arc<Plan>]) -> Self {
        let mut kinds = BTreeMap::new();
        for measure in plans.iter().flat_map(|plan| &plan.measures) {
            kinds.entry(&measure.id).or_insert(measure);
        }
        Self(kinds)
    }

    /// The measure with this id.
    #[must_use]
    pub fn measure(&self, id: &MeasureId) -> Option<&'a Measure> {
        self.0.get(id).copied()
    }

    /// The measure a figure is of.
    fn of_figure(&self, figure: &Figure) -> Option<&'a Measure> {
        match figure {
            Figure::Population(_) => None,
            Figure::Measure(id) => self.measure(id),
        }
    }

    /// Whether a figure comes in whole units.
    #[must_use]
    pub fn is_whole(&self, figure: &Figure) -> bool {
        matches!(figure, Figure::Population(_)) || self.of_figure(figure).is_some_and(|measure| measure.whole)
    }

    /// How a figure is compared with that of other areas; `None` where it is not.
    #[must_use]
    pub fn scale(&self, figure: &Figure) -> Option<Scale> {
        Scale::of(figure, self.of_figure(figure))
    }
}

/// What is compared with peers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// The figure as it is.
    Plain,
    /// The figure for each resident.
    PerResident,
}

impl Scale {
    /// Residents and indicators as they are, groups of people and stocks for each resident. A district may be all town and a county all
    /// village, so their shares say nothing; nor are milestones compared, and measures of no plan.
    #[must_use]
    pub fn of(figure: &Figure, measure: Option<&Measure>) -> Option<Self> {
        match figure {
            Figure::Population(PopulationBase::Resident) => Some(Self::Plain),
            Figure::Population(PopulationBase::Urban | PopulationBase::Rural) => None,
            Figure::Population(PopulationBase::Group(_)) => Some(Self::PerResident),
            Figure::Measure(_) => match measure?.nature {
                Nature::Resource => Some(Self::PerResident),
                Nature::Indicator => Some(Self::Plain),
                Nature::Milestone => None,
            },
        }
    }

    /// What is compared of an area's figure of a year: by the residents of that year or the last before it.
    #[must_use]
    pub fn rate(self, area: &Area, year: Year, value: Quantity) -> Option<Rate> {
        match self {
            Self::Plain => Some(Rate::plain(value)),
            Self::PerResident => Rate::per(value, residents(area)?.latest(year)?.1),
        }
    }

    /// The rates of areas in a year, each by the last figure up to it.
    pub fn peers<'a>(self, areas: impl IntoIterator<Item = &'a Area>, figure: &Figure, year: Year) -> Peers {
        let rate = |area: &Area| self.rate(area, year, area.series(figure)?.latest(year)?.1);
        Peers::new(areas.into_iter().filter_map(rate))
    }
}

fn residents(area: &Area) -> Option<&Series> {
    area.population.get(&PopulationBase::Resident)
}

/// What is odd about the areas' residents, in the order of areas and years. They are asked first: every stock is divided by them.
#[must_use]
pub fn of_residents(areas: &[Area], kinds: &Kinds) -> Vec<Suspect> {
    survey(areas, kinds, |figure| *figure == Figure::Population(PopulationBase::Resident), &BTreeSet::new())
}

/// What is odd about every other figure. An area whose residents are `doubted` is left out wherever these would divide it: nothing is known
/// of its rates, and one slip is not told of twice.
#[must_use]
pub fn of_the_rest(areas: &[Area], kinds: &Kinds, doubted: &BTreeSet<FigurePlace>) -> Vec<Suspect> {
    survey(areas, kinds, |figure| *figure != Figure::Population(PopulationBase::Resident), doubted)
}

fn survey(areas: &[Area], kinds: &Kinds, asked: impl Fn(&Figure) -> bool, doubted: &BTreeSet<FigurePlace>) -> Vec<Suspect> {
    let mut years: BTreeMap<(Level, Figure), BTreeSet<Year>> = BTreeMap::new();
    for area in areas {
        for (figure, series) in figures(area).filter(|(figure, _)| asked(figure)) {
            years.entry((area.level, figure)).or_default().extend(series.values.keys());
        }
    }
    let mut found = Vec::new();
    for ((level, figure), years) in &years {
        let Some(scale) = kinds.scale(figure) else { continue };
        for &year in years {
            let trusted = |area: &&Area| scale == Scale::Plain || !is_doubted(area, year, doubted);
            let level_areas = || areas.iter().filter(|area| area.level == *level).filter(trusted);
            let peers = scale.peers(level_areas(), figure, year);
            for area in level_areas() {
                let Some(&value) = area.series(figure).and_then(|series| series.values.get(&year)) else { continue };
                let Some(own) = scale.rate(area, year, value) else { continue };
                let others = peers.others_than(own);
                let slip = || {
                    let slip = others.slip(own)?;
                    Some(Finding::Slip { slip, corrected: corrected(value, &slip, kinds.is_whole(figure)) })
                };
                // The scale of an indicator says nothing of how far it may lie.
                let may_lie_far = scale == Scale::PerResident || matches!(figure, Figure::Population(_));
                let outlier = || others.outlier(own).filter(|_| may_lie_far).map(Finding::Outlier);
                if let Some(finding) = slip().or_else(outlier) {
                    let place = FigurePlace { area: area.code.clone(), figure: figure.clone(), year };
                    found.push(Suspect { place, value, finding });
                }
            }
        }
    }
    found.put_in_order_by(|one, other| one.place.cmp(&other.place));
    found
}

/// Whether the residents that would divide an area's figures of a year are doubted.
fn is_doubted(area: &Area, year: Year, doubted: &BTreeSet<FigurePlace>) -> bool {
    let stated = residents(area).and_then(|series| series.latest(year));
    stated.is_some_and(|(year, _)| {
        doubted.contains(&FigurePlace { area: area.code.clone(), figure: Figure::Population(PopulationBase::Resident), year })
    })
}

/// Every series of an area with what it is of.
pub(crate) fn figures(area: &Area) -> impl Iterator<Item = (Figure, &Series)> {
    let people = area.population.iter().map(|(base, series)| (Figure::Population(base.clone()), series));
    people.chain(area.measures.iter().map(|(measure, series)| (Figure::Measure(measure.clone()), series)))
}
