//! Sums, missing areas, status and path of the areas above those a norm binds.

use std::sync::OnceLock;

use crate::model::Above;
use crate::quantity::Quantity;

use super::cells::Cells;
use super::norm::{Figures, Line, NormOutlook};
use super::status::Status;
use super::tally::Tallies;

/// The figures of every area above.
#[derive(Clone, Debug, Default)]
pub(super) struct Sums {
    held: Held,
    adds_up: bool,
    /// By place.
    lines: Vec<OnceLock<Lines>>,
}

/// The line of an area to each due row, drawn when it is first asked for.
type Lines = Vec<(usize, Option<Line>)>;

/// By year and place among the areas above.
#[derive(Clone, Debug)]
enum Held {
    /// Where all are sums of whole units.
    Tallies(Tallies),
    /// Anything else.
    Each(Box<Columns>),
}

/// Every figure by itself.
#[derive(Clone, Debug)]
struct Columns {
    requirement: Cells,
    available: Cells,
    gap: Cells,
    known_requirement: Cells,
    known_available: Cells,
    missing: Vec<u32>,
    status: Vec<Option<Status>>,
    partly_required: Vec<bool>,
}

impl Default for Held {
    fn default() -> Self {
        Self::Each(Box::new(Columns::of(0, &[])))
    }
}

impl Sums {
    /// The figures of an area above in the year at `row` of the horizon.
    pub(super) fn figures(&self, norm: &NormOutlook, row: usize, place: usize) -> Figures {
        let at = row * norm.reach.above.len() + place;
        match &self.held {
            Held::Tallies(tallies) => {
                let figures = tallies.figures(norm, row, place);
                if self.adds_up { figures } else { uncounted(figures.missing, figures.status) }
            }
            Held::Each(columns) => Figures {
                requirement: columns.requirement.get(row, place),
                available: columns.available.get(row, place),
                gap: columns.gap.get(row, place),
                known_requirement: columns.known_requirement.get(row, place),
                known_available: columns.known_available.get(row, place),
                status: columns.status.get(at).copied().flatten(),
                missing: columns.missing.get(at).copied().unwrap_or(0),
                partly_required: columns.partly_required.get(at).copied().unwrap_or(false),
            },
        }
    }

    /// Where the path of an area above stands.
    pub(super) fn path(&self, norm: &NormOutlook, row: usize, place: usize) -> Option<Quantity> {
        let lines = self.lines.get(place).filter(|_| self.adds_up)?;
        norm.point(row, |due| {
            let rows = || norm.targets.iter().filter_map(|target| norm.horizon.position(target.due));
            let lines = lines.get_or_init(|| rows().map(|due| (due, line(norm, place, due))).collect());
            lines.iter().find(|(of, _)| *of == due).and_then(|(_, line)| *line)
        })
    }

    /// Sums up what is bound; where figures do not add up, only who is missing and how all stand.
    pub(super) fn of(norm: &NormOutlook, adds_up: bool) -> Self {
        let held = Tallies::of(norm).map_or_else(|| Held::Each(Box::new(Columns::sum_up(norm, adds_up))), Held::Tallies);
        Self { held, adds_up, lines: vec![OnceLock::new(); norm.reach.above.len()] }
    }
}

/// Of figures that do not add up.
fn uncounted(missing: u32, status: Option<Status>) -> Figures {
    Figures { missing, status, ..Figures::default() }
}

impl Columns {
    fn sum_up(norm: &NormOutlook, adds_up: bool) -> Self {
        let (above, years) = (&norm.reach.above, norm.binding.len());
        let width = above.len();
        let mut all = vec![Figures::default(); width * years];
        for row in 0..years {
            for (place, one) in above.iter().enumerate() {
                let mut counted = Counted::default();
                one.bound.clone().for_each(|place| counted.add(&norm.of_bound(place, row)));
                for child in one.children.iter().cloned().flatten() {
                    counted.add(&all[row * width + child]);
                }
                all[row * width + place] = counted.figures(norm, one, row, adds_up);
            }
        }
        Self::of(width, &all)
    }

    fn of(width: usize, all: &[Figures]) -> Self {
        let column = |figure: fn(&Figures) -> Option<Quantity>| Cells::of(width, all.iter().map(figure).collect());
        Self {
            requirement: column(|figures| figures.requirement),
            available: column(|figures| figures.available),
            gap: column(|figures| figures.gap),
            known_requirement: column(|figures| figures.known_requirement),
            known_available: column(|figures| figures.known_available),
            missing: all.iter().map(|figures| figures.missing).collect(),
            status: all.iter().map(|figures| figures.status).collect(),
            partly_required: all.iter().map(|figures| figures.partly_required).collect(),
        }
    }
}

/// What is directly below an area, counted together.
#[derive(Default)]
struct Counted {
    requirement: Sum,
    available: Sum,
    known_requirement: Sum,
    known_available: Sum,
    shortfall: Sum,
    missing: u32,
    status: Option<Status>,
    partly_required: bool,
}

/// The sum of what is known.
#[derive(Clone, Copy, Default)]
struct Sum {
    millionths: i128,
    any: bool,
}

impl Sum {
    fn add(&mut self, figure: Option<Quantity>) {
        if let Some(figure) = figure {
            self.millionths += i128::from(figure.millionths());
            self.any = true;
        }
    }

    /// Unknown where nothing is, or beyond the range.
    fn get(self) -> Option<Quantity> {
        if self.any { i64::try_from(self.millionths).ok().and_then(Quantity::of_millionths) } else { None }
    }
}

impl Counted {
    fn add(&mut self, below: &Figures) {
        self.requirement.add(below.requirement);
        self.available.add(below.available);
        self.known_requirement.add(below.known_requirement);
        self.known_available.add(below.known_available);
        self.shortfall.add(below.gap.map(|gap| gap.max(Quantity::ZERO)));
        self.missing += below.missing;
        self.stand(below.status);
        self.partly_required |= below.partly_required;
    }

    fn stand(&mut self, status: Option<Status>) {
        self.status = Status::of_all(self.status.into_iter().chain(status));
    }

    /// The figures of the area they lie below.
    fn figures(&self, norm: &NormOutlook, above: &Above, row: usize, adds_up: bool) -> Figures {
        if !adds_up {
            return uncounted(self.missing, self.status);
        }
        let required = self.requirement.get();
        // What is held at this level is nobody's below, and counts for the whole.
        let with_held = |sum: Option<Quantity>| sum.and_then(|sum| sum.plus(norm.stock.held(above.area, row)));
        let own_total = norm.stock.own_total(above.area, row);
        let available = own_total.or_else(|| with_held(self.available.get()));
        // A total of the whole area says nothing against a requirement of a part of it.
        let comparable = own_total.filter(|_| required.is_some() && !self.partly_required);
        let (known_requirement, known_available) = match comparable {
            Some(total) => (required, Some(total)),
            None => {
                let known = self.known_available.get();
                (self.known_requirement.get(), if self.missing == 0 { with_held(known) } else { known })
            }
        };
        let shortfall = self.shortfall.get();
        let net = required.zip(comparable.or(available.filter(|_| self.missing == 0)));
        let net = net.and_then(|(required, available)| norm.lacking(required, available));
        // Both are lower bounds of what is missing: the shortfalls that are known, and the net need of the whole.
        let gap = match (shortfall, net) {
            (Some(shortfall), _) if shortfall > Quantity::ZERO => Some(net.map_or(shortfall, |net| net.max(shortfall))),
            (_, Some(net)) => Some(net),
            (shortfall, None) => shortfall,
        };
        let short = norm.binding[row].is_some() && gap.is_some_and(|gap| gap > Quantity::ZERO);
        Figures {
            requirement: required,
            available,
            gap,
            known_requirement,
            known_available,
            status: if short { Some(Status::Short) } else { self.status },
            missing: self.missing,
            partly_required: self.partly_required,
        }
    }
}

/// Of an area above: like with like. From its own figure to what is required of all below it where both are known, else from the
/// stock of those that know both ends to their requirement.
fn line(norm: &NormOutlook, place: usize, due: usize) -> Option<Line> {
    let above = &norm.reach.above[place];
    let at = |row: usize| norm.sums.figures(norm, row, place);
    let start = (norm.base_row..due).find_map(|row| Some((row, at(row).available?)));
    let whole = at(due).requirement.filter(|_| !at(due).partly_required);
    if let (Some((start_row, from)), Some(to)) = (start, whole)
        && norm.stock.own_total(above.area, start_row).is_some()
    {
        return Some(Line { start_row, from, to });
    }
    let bound = || above.all_bound.iter().cloned().flatten();
    let stock = |place: usize, row: usize| norm.stock.complete(norm.reach.slots[place], row);
    let start_row = (norm.base_row..due).find(|&row| bound().any(|place| stock(place, row).is_some()))?;
    let ends = |place: usize| Some((stock(place, start_row)?, norm.requirement.get(due, place)?));
    let (mut from, mut to, mut known, mut count) = (Sum::default(), Sum::default(), 0, 0);
    for place in bound() {
        count += 1;
        if let Some((start, end)) = ends(place) {
            known += 1;
            from.add(Some(start));
            to.add(Some(end));
        }
    }
    let mut from = from.get()?;
    if known == count {
        let held = between(norm, place).map(|area| norm.stock.held(area, start_row));
        from = held.chain([norm.stock.held(above.area, start_row)]).try_fold(from, Quantity::plus)?;
    }
    Some(Line { start_row, from, to: to.get()? })
}

/// The areas below one that are above others.
fn between(norm: &NormOutlook, place: usize) -> impl Iterator<Item = usize> + '_ {
    let mut open: Vec<usize> = norm.reach.above[place].children.iter().cloned().flatten().collect();
    std::iter::from_fn(move || {
        let one = &norm.reach.above[open.pop()?];
        open.extend(one.children.iter().cloned().flatten());
        Some(one.area)
    })
}
