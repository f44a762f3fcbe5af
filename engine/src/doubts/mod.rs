//! What speaks against the figures of areas: their peers, their own other years, what plans ask, the areas below them, and each other. Nothing here refuses a
//! figure: a planner may know better. What is not stated is never doubted.

pub(crate) mod asked;
mod sums;
mod within;
mod years;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::area::{Area, AreaTree, Series};
use crate::edit::Figure;
use crate::id::AreaCode;
use crate::in_order::{self, InOrder};
use crate::model::Model;
use crate::peers::survey::{FigurePlace, Finding, Kinds, Survey, Suspect, figures};
use crate::plan::Nature;
use crate::quantity::Quantity;
use crate::year::Year;

pub use asked::Measured;
pub use within::{Parts, beyond_all, beyond_residents, parts};
pub use years::{APART, Jump};

/// A figure that something speaks against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Where it stands.
    pub place: FigurePlace,
    /// The figure.
    pub value: Quantity,
    /// What speaks against it.
    pub ground: Ground,
}

/// What speaks against a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Other areas of its level.
    Peers(Finding),
    /// The area's own figure of another year.
    Years(Jump),
    /// What a plan asks for so many people: it is several times that, or next to nothing of it.
    Asked(Arc<Measured>),
    /// What plans ask for so many people, of figures that are divided by this one: all of them are off alike.
    AllAsked {
        /// How many figures.
        figures: usize,
        /// The first of them.
        first: Arc<Measured>,
    },
    /// The sum of the areas directly below.
    Below {
        /// What those that are known come to.
        sum: Quantity,
        /// How many state the figure.
        known: usize,
        /// How many there are.
        areas: usize,
    },
    /// Urban and rural people, against the residents.
    Parts {
        /// What they come to.
        together: Quantity,
        /// Whether that is more than there are residents.
        beyond: bool,
    },
    /// There are fewer residents than that.
    BeyondResidents {
        /// The residents.
        residents: Quantity,
    },
    /// It is a share of more than everything.
    BeyondAll,
    /// It is the latest there is, and more than [`OLD`] years before the base year.
    Old {
        /// How many years before.
        years: Year,
    },
}

/// So many years before the base year a latest figure may lie: the length of a five-year plan, and half of the time between two censuses.
pub const OLD: Year = 5;

impl Doubt {
    /// Whether it looks like a wrong unit.
    #[must_use]
    pub const fn is_slip(&self) -> bool {
        matches!(self.ground, Ground::Peers(Finding::Slip { .. }) | Ground::Years(Jump::Slip { .. }))
    }

    /// Whether its unit is doubted, also where nothing says which it would be.
    #[must_use]
    pub const fn is_of_unit(&self) -> bool {
        self.is_slip() || matches!(self.ground, Ground::Asked(_) | Ground::AllAsked { .. })
    }

    /// What a slip would be in the right unit; `None` where it is none, or beyond the range.
    #[must_use]
    pub const fn corrected(&self) -> Option<Quantity> {
        match self.ground {
            Ground::Peers(Finding::Slip { corrected, .. }) | Ground::Years(Jump::Slip { corrected, .. }) => corrected,
            _ => None,
        }
    }
}

/// Whose figures are asked about.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The areas.
    pub areas: &'a [Area],
    /// The tree they form.
    pub tree: &'a AreaTree,
    /// How measures behave.
    pub kinds: &'a Kinds<'a>,
    /// The year from which age is counted.
    pub base_year: Year,
}

impl<'a> Asked<'a> {
    /// All areas of a model.
    #[must_use]
    pub fn of(model: &'a Model, kinds: &'a Kinds<'a>) -> Self {
        Self { areas: model.areas(), tree: model.tree(), kinds, base_year: model.base_year() }
    }
}

/// What speaks against the figures of all areas, in the order of areas, figures and years.
#[must_use]
pub fn of_all(asked: &Asked) -> Vec<Doubt> {
    Doubting::new(asked, None).finish()
}

/// What speaks against the figures of some areas, by their positions, in the order of areas, figures and years. All are peers.
#[must_use]
pub fn of_some(asked: &Asked, areas: impl IntoIterator<Item = usize>) -> Vec<Doubt> {
    Doubting::new(asked, Some(in_order::set(areas))).finish()
}

/// What speaks against the figures of one area of a model, by its position.
#[must_use]
pub fn of_area(model: &Model, kinds: &Kinds, area: usize) -> Vec<Doubt> {
    of_some(&Asked::of(model, kinds), [area])
}

/// What the other years of an area's figure and the areas below it say of it, for whoever has asked its peers already: that takes no look at other areas.
#[must_use]
pub fn beside_peers(asked: &Asked, area: usize, figure: &Figure) -> Vec<Doubt> {
    let (mut slips, mut found) = (BTreeSet::new(), Vec::new());
    let below = asked.tree.children(area).iter().copied();
    // Those below first: where one of them slipped, nothing is said of their sum.
    for position in below.chain([area]) {
        found.clear();
        if let Some((area, series)) = asked.areas.get(position).and_then(|area| Some((area, area.series(figure)?))) {
            hold(asked, (area, figure, series), &mut slips, &mut found);
        }
    }
    if let Some(own) = asked.areas.get(area) {
        let start = found.len();
        asked::of(asked.kinds, own, &slips, &mut found);
        let others = found.split_off(start).into_iter().filter(|doubt| doubt.place.figure == *figure);
        found.extend(others);
        sums::of_figure(asked, area, figure, &slips, &mut found);
        old(asked, area, &mut found, |one| one == figure);
    }
    found
}

/// How many areas are looked at before whoever asked may do something else.
const STEP: usize = 256;

/// Asking about figures, a few areas at a time.
#[derive(Debug)]
pub struct Doubting<'a> {
    asked: &'a Asked<'a>,
    /// The areas that are asked about; all where absent.
    only: Option<BTreeSet<usize>>,
    stage: Stage<'a>,
    /// The slips found so far.
    slips: BTreeSet<FigurePlace>,
    found: Vec<Doubt>,
}

#[derive(Debug)]
enum Stage<'a> {
    /// Residents against their peers.
    Residents(Survey<'a>),
    /// Everything else against its peers.
    Rest(Survey<'a>),
    /// Each area's figures against its other years and what plans ask; so many areas are done.
    Years(usize),
    /// Each area's figures against each other and those below.
    Sums(usize),
}

impl<'a> Doubting<'a> {
    /// About all areas, or about `only` these.
    #[must_use]
    pub fn new(asked: &'a Asked<'a>, only: Option<BTreeSet<usize>>) -> Self {
        let stage = Stage::Residents(Survey::of_residents(asked.areas, asked.kinds));
        Self { asked, only, stage, slips: BTreeSet::new(), found: Vec::new() }
    }

    /// Asks about a few more; what speaks against any figure, once all have been asked about.
    pub fn step(&mut self) -> Option<Vec<Doubt>> {
        let areas = self.asked.areas;
        match &mut self.stage {
            Stage::Residents(survey) => {
                let suspects = survey.step()?;
                self.take(suspects);
                // Whose residents are far from all others still divides by them; whose residents slipped does not.
                let rest = Survey::of_the_rest(areas, self.asked.kinds, self.slips.clone(), self.compared());
                self.stage = Stage::Rest(rest);
            }
            Stage::Rest(survey) => {
                let suspects = survey.step()?;
                self.take(suspects);
                self.stage = Stage::Years(0);
            }
            Stage::Years(done) => {
                let start = *done;
                let end = areas.len().min(start + STEP);
                let compared = self.compared();
                for position in (start..end).filter(|one| compared.as_ref().is_none_or(|only| only.binary_search(one).is_ok())) {
                    self.years(position);
                }
                self.stage = if end == areas.len() { Stage::Sums(0) } else { Stage::Years(end) };
            }
            Stage::Sums(done) => {
                let start = *done;
                let end = areas.len().min(start + STEP);
                for position in (start..end).filter(|one| self.only.as_ref().is_none_or(|only| only.contains(one))) {
                    sums::of(self.asked, position, &self.slips, &mut self.found);
                    within::of(self.asked, position, &self.slips, &mut self.found);
                    old(self.asked, position, &mut self.found, |_| true);
                }
                if end == areas.len() {
                    return Some(self.found());
                }
                self.stage = Stage::Sums(end);
            }
        }
        None
    }

    /// All, without a rest.
    #[must_use]
    pub fn finish(mut self) -> Vec<Doubt> {
        loop {
            if let Some(found) = self.step() {
                return found;
            }
        }
    }

    /// The areas whose slips must be known: those asked about, and those below them, which they are the sum of. Ascending.
    fn compared(&self) -> Option<Vec<usize>> {
        let only = self.only.as_ref()?;
        let below = only.iter().flat_map(|&one| self.asked.tree.children(one)).copied();
        Some(in_order::set(only.iter().copied().chain(below)).into_iter().collect())
    }

    /// Takes what peers say.
    fn take(&mut self, suspects: Vec<Suspect>) {
        let doubt = |Suspect { place, value, finding }| Doubt { place, value, ground: Ground::Peers(finding) };
        self.found.extend(suspects.into_iter().map(doubt));
        self.slips.extend(self.found.iter().filter(|doubt| doubt.is_slip()).map(|doubt| doubt.place.clone()));
    }

    /// Holds the figures of an area against its other years.
    fn years(&mut self, position: usize) {
        let area = &self.asked.areas[position];
        for (figure, series) in figures(area) {
            hold(self.asked, (area, &figure, series), &mut self.slips, &mut self.found);
        }
        let start = self.found.len();
        asked::of(self.asked.kinds, area, &self.slips, &mut self.found);
        for doubt in self.found.iter().skip(start) {
            self.slips.insert(doubt.place.clone());
        }
    }

    /// What was found, less what was only asked for the sake of others.
    fn found(&mut self) -> Vec<Doubt> {
        let mut found = std::mem::take(&mut self.found);
        // What has a wrong unit is not also far from its peers or its other years.
        let follows = |doubt: &Doubt| {
            matches!(doubt.ground, Ground::Peers(Finding::Outlier(_)) | Ground::Years(Jump::Fall { .. } | Jump::Rise { .. }))
        };
        found.retain(|doubt| !(follows(doubt) && self.slips.contains(&doubt.place)));
        if let Some(only) = &self.only {
            let codes: BTreeSet<&AreaCode> = in_order::set(only.iter().filter_map(|&one| Some(&self.asked.areas.get(one)?.code)));
            found.retain(|doubt| codes.contains(&doubt.place.area));
        }
        found.put_in_order_by(|one, other| one.place.cmp(&other.place));
        found
    }
}

/// Holds one figure of an area against its other years.
fn hold(
    asked: &Asked,
    (area, figure, series): (&Area, &Figure, &Series),
    known: &mut BTreeSet<FigurePlace>,
    found: &mut Vec<Doubt>,
) {
    let Some(kind) = Kind::of(figure, asked.kinds) else { return };
    let place = |year| FigurePlace { area: area.code.clone(), figure: figure.clone(), year };
    let mut slipped = by_years(area, figure, series, years::slips(series, kind));
    slipped.retain(|doubt| !known.contains(&doubt.place));
    known.extend(slipped.iter().map(|doubt| doubt.place.clone()));
    let jumped = years::jumps(series, kind, |year| known.contains(&place(year)));
    found.extend(slipped);
    found.extend(by_years(area, figure, series, jumped));
}

/// What other years say of a figure, as doubts.
fn by_years(area: &Area, figure: &Figure, series: &Series, jumps: Vec<(Year, Jump)>) -> Vec<Doubt> {
    let doubt = |(year, jump)| {
        let place = FigurePlace { area: area.code.clone(), figure: figure.clone(), year };
        Some(Doubt { place, value: *series.values.get(&year)?, ground: Ground::Years(jump) })
    };
    jumps.into_iter().filter_map(doubt).collect()
}

/// The figures of an area that its own other years call a wrong unit.
pub(crate) fn slips_by_years(area: &Area, kinds: &Kinds) -> Vec<Doubt> {
    let slips = figures(area).filter_map(|(figure, series)| {
        let kind = Kind::of(&figure, kinds)?;
        Some(by_years(area, &figure, series, years::slips(series, kind)))
    });
    slips.flatten().collect()
}

/// Whether a figure is between half and twice the one before or after it, of those years that `counts` names.
pub(crate) fn is_like_its_neighbours(series: &Series, year: Year, counts: impl Fn(Year) -> bool) -> bool {
    let Some(value) = series.values.get(&year).map(|value| value.to_f64()) else { return false };
    let before = series.values.range(..year).next_back();
    let after = series.values.range(year.saturating_add(1)..).next();
    let like = |other: f64| value > 0.0 && other > 0.0 && (0.5..=2.0).contains(&(value / other));
    before.into_iter().chain(after).any(|(other, figure)| counts(*other) && like(figure.to_f64()))
}

/// How a figure behaves over the years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Kind {
    /// Whether it is counted, so that areas add up and a fall says that something is gone.
    counted: bool,
    /// Whether it comes in whole units.
    whole: bool,
}

impl Kind {
    /// That of a figure; `None` where nothing is known of it, or it is only done or not done.
    fn of(figure: &Figure, kinds: &Kinds) -> Option<Self> {
        let whole = kinds.is_whole(figure);
        let counted = match figure {
            Figure::Population(_) => true,
            Figure::Measure(id) => match kinds.measure(id)?.nature {
                Nature::Resource => true,
                Nature::Indicator => false,
                Nature::Milestone => return None,
            },
        };
        Some(Self { counted, whole })
    }
}

/// The latest figures of an area that are older than they may be.
fn old(asked: &Asked, position: usize, found: &mut Vec<Doubt>, asks: impl Fn(&Figure) -> bool) {
    let area = &asked.areas[position];
    for (figure, series) in figures(area).filter(|(figure, _)| asks(figure)) {
        let Some((&year, &value)) = series.values.last_key_value() else { continue };
        let years = asked.base_year.saturating_sub(year);
        if years > OLD && Kind::of(&figure, asked.kinds).is_some() {
            let place = FigurePlace { area: area.code.clone(), figure, year };
            found.push(Doubt { place, value, ground: Ground::Old { years } });
        }
    }
}
