//! Every figure of a list of areas, held against its peers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Outlier, Peers, Rate, Slip, corrected};
use crate::area::{Area, Level, PopulationBase, Series};
use crate::edit::Figure;
use crate::id::{AreaCode, MeasureId};
use crate::in_order::{self, InOrder};
use crate::model::Model;
use crate::norm::Norm;
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

/// How measures behave: by id, of all plans together, and what these ask of them for so many people.
#[derive(Clone, Debug, Default)]
pub struct Kinds<'a> {
    measures: BTreeMap<&'a MeasureId, &'a Measure>,
    rates: Vec<(&'a Plan, &'a Norm)>,
}

impl<'a> Kinds<'a> {
    /// The measures that plans declare; the first plan to speak of one decides.
    #[must_use]
    pub fn of(plans: &'a [Arc<Plan>]) -> Self {
        let mut measures = BTreeMap::new();
        for measure in plans.iter().flat_map(|plan| &plan.measures) {
            measures.entry(&measure.id).or_insert(measure);
        }
        let norms = plans.iter().flat_map(|plan| plan.norms.iter().map(|norm| (&**plan, norm)));
        Self { measures, rates: norms.filter(|(_, norm)| norm.rule.per().is_some()).collect() }
    }

    /// That one measure; none where a figure is of people.
    #[must_use]
    pub fn of_one(measure: Option<&'a Measure>) -> Self {
        let measures = in_order::map(measure.into_iter().map(|measure| (&measure.id, measure)));
        Self { measures, rates: Vec::new() }
    }

    /// The same with what the norms of a model ask for so many people.
    #[must_use]
    pub fn with_rates_of(mut self, model: &'a Model) -> Self {
        for norm in (0..model.norm_count()).filter(|&norm| model.norm(norm).rule.per().is_some()) {
            let measure = model.measure_of(norm);
            self.measures.entry(&measure.id).or_insert(measure);
            self.rates.push((model.plan_of(norm), model.norm(norm)));
        }
        self
    }

    /// The norms that ask for so many units for so many people, each with its plan.
    #[must_use]
    pub fn rates(&self) -> &[(&'a Plan, &'a Norm)] {
        &self.rates
    }

    /// The measure with this id.
    #[must_use]
    pub fn measure(&self, id: &MeasureId) -> Option<&'a Measure> {
        self.measures.get(id).copied()
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

/// How many areas are looked at before whoever asked may do something else.
const STEP: usize = 256;

/// Figures held against their peers, a few areas at a time.
#[derive(Debug)]
pub struct Survey<'a> {
    areas: &'a [Area],
    kinds: &'a Kinds<'a>,
    /// Whether residents are asked about, or everything else.
    residents: bool,
    /// The residents that are not trusted.
    doubted: BTreeSet<FigurePlace>,
    /// The areas that are asked about, ascending; all where absent. All are peers.
    only: Option<Vec<usize>>,
    /// How many areas have been listed.
    listed: usize,
    /// By level: its areas.
    levels: [Vec<usize>; Level::ALL.len()],
    /// What there is to ask about.
    asked: BTreeMap<(Level, Figure), BTreeSet<Year>>,
    page: Option<Page>,
    found: Vec<Suspect>,
}

/// One figure of one year in all areas of a level.
#[derive(Debug)]
struct Page {
    level: Level,
    figure: Figure,
    year: Year,
    scale: Scale,
    /// By the areas of the level: what is compared.
    rates: Vec<Option<Rate>>,
    peers: Option<Peers>,
    /// How many have been held against their peers.
    looked: usize,
}

impl<'a> Survey<'a> {
    /// Of the residents. They are asked first: every stock is divided by them.
    #[must_use]
    pub fn of_residents(areas: &'a [Area], kinds: &'a Kinds<'a>) -> Self {
        Self::new(areas, kinds, true, BTreeSet::new(), None)
    }

    /// Of every other figure; about these areas alone where `only` says which. An area whose residents are `doubted` is left out wherever these would
    /// divide it: nothing is known of its rates, and one slip is not told of twice.
    #[must_use]
    pub fn of_the_rest(
        areas: &'a [Area],
        kinds: &'a Kinds<'a>,
        doubted: BTreeSet<FigurePlace>,
        only: Option<Vec<usize>>,
    ) -> Self {
        Self::new(areas, kinds, false, doubted, only)
    }

    fn new(
        areas: &'a [Area],
        kinds: &'a Kinds<'a>,
        residents: bool,
        doubted: BTreeSet<FigurePlace>,
        only: Option<Vec<usize>>,
    ) -> Self {
        let (levels, asked) = (Default::default(), BTreeMap::new());
        Self { areas, kinds, residents, doubted, only, listed: 0, levels, asked, page: None, found: Vec::new() }
    }

    /// Looks at a few more areas; what is odd, in the order of areas, figures and years, once all are looked at.
    pub fn step(&mut self) -> Option<Vec<Suspect>> {
        if self.listed < self.areas.len() {
            self.list();
            return None;
        }
        if let Some(mut page) = self.page.take() {
            self.page = self.look(&mut page).then_some(page);
            return None;
        }
        let Some(mut next) = self.asked.first_entry() else {
            self.found.put_in_order_by(|one, other| one.place.cmp(&other.place));
            return Some(std::mem::take(&mut self.found));
        };
        match next.get_mut().pop_first() {
            None => drop(next.remove()),
            Some(year) => {
                let (level, figure) = next.key().clone();
                self.page = self.kinds.scale(&figure).map(|scale| Page {
                    level,
                    figure,
                    year,
                    scale,
                    rates: Vec::new(),
                    peers: None,
                    looked: 0,
                });
            }
        }
        None
    }

    /// Lists a few more areas, and the years in which they state what is asked about.
    fn list(&mut self) {
        let end = self.areas.len().min(self.listed + STEP);
        for position in self.listed..end {
            let area = &self.areas[position];
            self.levels[area.level as usize].push(position);
            if !is_asked(self.only.as_deref(), position) {
                continue;
            }
            for (figure, series) in figures(area) {
                if (figure == Figure::Population(PopulationBase::Resident)) == self.residents {
                    self.asked.entry((area.level, figure)).or_default().extend(series.values.keys());
                }
            }
        }
        self.listed = end;
    }

    /// Looks at a few more areas of a page; whether any are left.
    fn look(&mut self, page: &mut Page) -> bool {
        let of_level = &self.levels[page.level as usize];
        if page.rates.len() < of_level.len() {
            let rate = |&position: &usize| {
                let area = &self.areas[position];
                let latest = area.series(&page.figure)?.latest(page.year)?.1;
                let trusted = page.scale == Scale::Plain || !is_doubted(area, page.year, &self.doubted);
                page.scale.rate(area, page.year, latest).filter(|_| trusted)
            };
            let next: Vec<Option<Rate>> = of_level.iter().skip(page.rates.len()).take(STEP).map(rate).collect();
            page.rates.extend(next);
            return true;
        }
        let Some(peers) = &page.peers else {
            page.peers = Some(Peers::new(page.rates.iter().copied().flatten()));
            return true;
        };
        let end = page.rates.len().min(page.looked + STEP);
        for (place, &position) in of_level.iter().enumerate().take(end).skip(page.looked) {
            let area = &self.areas[position];
            let stated = || area.series(&page.figure)?.values.get(&page.year).copied();
            let asked = is_asked(self.only.as_deref(), position);
            let (Some(own), Some(value)) = (page.rates[place].filter(|_| asked), stated()) else { continue };
            let others = peers.others_than(own);
            let slip = || {
                let whole = self.kinds.is_whole(&page.figure);
                let slip = others.slip(own, whole.then_some(value))?;
                Some(Finding::Slip { slip, corrected: corrected(value, &slip, whole) })
            };
            // The scale of an indicator says nothing of how far it may lie.
            let may_lie_far = page.scale == Scale::PerResident || matches!(page.figure, Figure::Population(_));
            let outlier = || others.outlier(own).filter(|_| may_lie_far).map(Finding::Outlier);
            if let Some(finding) = slip().or_else(outlier) {
                let place = FigurePlace { area: area.code.clone(), figure: page.figure.clone(), year: page.year };
                self.found.push(Suspect { place, value, finding });
            }
        }
        page.looked = end;
        end < page.rates.len()
    }
}

/// Whether an area is asked about.
fn is_asked(only: Option<&[usize]>, area: usize) -> bool {
    only.is_none_or(|only| only.binary_search(&area).is_ok())
}

/// Whether the residents that would divide an area's figures of a year are doubted.
fn is_doubted(area: &Area, year: Year, doubted: &BTreeSet<FigurePlace>) -> bool {
    if doubted.is_empty() {
        return false;
    }
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
