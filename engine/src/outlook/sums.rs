//! Sums, missing areas, status and path of the areas above those a norm binds.

use std::ops::Range;

use crate::model::Above;
use crate::norm::Direction;
use crate::quantity::Quantity;

use super::cells::{self, Cells, UNKNOWN};
use super::norm::{Figures, Line, NormOutlook};
use super::status::Status;

/// The figures of every area above, by year and place among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sums {
    width: usize,
    requirement: Cells,
    available: Cells,
    gap: Cells,
    known_requirement: Cells,
    known_available: Cells,
    path: Cells,
    missing: Vec<u32>,
    status: Vec<Option<Status>>,
    partly_required: Vec<bool>,
}

impl Default for Sums {
    fn default() -> Self {
        let nothing = || Cells::Same(Vec::new());
        Self {
            width: 0,
            requirement: nothing(),
            available: nothing(),
            gap: nothing(),
            known_requirement: nothing(),
            known_available: nothing(),
            path: nothing(),
            missing: Vec::new(),
            status: Vec::new(),
            partly_required: Vec::new(),
        }
    }
}

impl Sums {
    /// The figures of an area above in the year at `row` of the horizon.
    pub(super) fn figures(&self, row: usize, place: usize) -> Figures {
        let at = row * self.width + place;
        Figures {
            requirement: self.requirement.get(row, place),
            available: self.available.get(row, place),
            gap: self.gap.get(row, place),
            known_requirement: self.known_requirement.get(row, place),
            known_available: self.known_available.get(row, place),
            status: self.status.get(at).copied().flatten(),
            missing: self.missing.get(at).copied().unwrap_or(0),
            partly_required: self.partly_required.get(at).copied().unwrap_or(false),
        }
    }

    /// Where the path of an area above stands.
    pub(super) fn path(&self, row: usize, place: usize) -> Option<Quantity> {
        self.path.get(row, place)
    }

    /// Sums up what is bound; where figures do not add up, only who is missing and how all stand.
    pub(super) fn of(norm: &NormOutlook, adds_up: bool) -> Self {
        let (above, years) = (&norm.reach.above, norm.binding.len());
        let width = above.len();
        let mut tally = Tally::new(norm);
        let mut all = vec![Figures::default(); width * years];
        for row in 0..years {
            tally.year(norm, row);
            for (place, one) in above.iter().enumerate() {
                let mut counted = Counted::default();
                tally.add(norm, row, one.bound.clone(), &mut counted);
                for &child in &one.children {
                    counted.add(&all[row * width + child]);
                }
                all[row * width + place] = counted.figures(norm, one, row, adds_up);
            }
        }
        let path = if adds_up { paths(norm, &all) } else { vec![None; width * years] };
        let column = |figure: fn(&Figures) -> Option<Quantity>| Cells::of(width, all.iter().map(figure).collect());
        Self {
            width,
            requirement: column(|figures| figures.requirement),
            available: column(|figures| figures.available),
            gap: column(|figures| figures.gap),
            known_requirement: column(|figures| figures.known_requirement),
            known_available: column(|figures| figures.known_available),
            path: Cells::of(width, path),
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

    /// So many figures, which come to so many whole units.
    fn add_units(&mut self, units: i64, figures: u32) {
        self.millionths += i128::from(units) * i128::from(Quantity::ONE.millionths());
        self.any |= figures > 0;
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
            return Figures { missing: self.missing, status: self.status, ..Figures::default() };
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

/// Adds up bound areas: in whole units, a year's columns end to end, where both figures are held so and no bound area sums up others.
struct Tally {
    /// Whether the whole norm can be added up in columns.
    columns: bool,
    required: Vec<i32>,
    available: Vec<i32>,
    /// What is required once the norm first falls due.
    first: Vec<i32>,
}

impl Tally {
    fn new(norm: &NormOutlook) -> Self {
        let count = norm.reach.slots.len();
        let alone = norm.reach.slots.first().is_none_or(|&slot| !norm.stock.may_sum(slot));
        let required_in_units = match &*norm.requirement {
            Cells::Same(years) => years.iter().all(|&figure| cells::unit(figure).is_some()),
            Cells::Whole { .. } => true,
            Cells::Exact { .. } => false,
        };
        let columns = alone && required_in_units && norm.stock.is_in_units();
        let mut tally =
            Self { columns, required: vec![UNKNOWN; count], available: vec![UNKNOWN; count], first: vec![UNKNOWN; count] };
        if let (true, Some(row)) = (columns, norm.first_due_row()) {
            let mut first = std::mem::take(&mut tally.first);
            required(norm, row, &mut first);
            tally.first = first;
        }
        tally
    }

    /// Makes ready for a year.
    fn year(&mut self, norm: &NormOutlook, row: usize) {
        if !self.columns {
            return;
        }
        required(norm, row, &mut self.required);
        for run in &norm.reach.runs {
            let out = &mut self.available[run.places.clone()];
            match norm.stock.units_from(run.slot, row).and_then(|units| units.get(..out.len())) {
                Some(units) => out.copy_from_slice(units),
                None => out.fill(UNKNOWN),
            }
        }
    }

    /// Adds the bound areas at these places.
    fn add(&self, norm: &NormOutlook, row: usize, places: Range<usize>, counted: &mut Counted) {
        if places.is_empty() {
            return;
        }
        if !self.columns {
            for place in places {
                counted.add(&norm.of_bound(place, row));
            }
            return;
        }
        let count = places.len() as u32;
        let (required, available) = (&self.required[places.clone()], &self.available[places.clone()]);
        let added = match norm.direction {
            Direction::AtLeast => add_up(required, available, i32::wrapping_sub),
            Direction::AtMost => add_up(required, available, |required, available| available.wrapping_sub(required)),
        };
        counted.requirement.add_units(added.requirement, added.required);
        counted.available.add_units(added.available, added.stocked);
        counted.known_requirement.add_units(added.known_requirement, added.compared);
        counted.known_available.add_units(added.known_available, added.compared);
        counted.shortfall.add_units(added.shortfall, added.compared);
        counted.partly_required |= added.required < count;
        let (met, on_track, short, unknown) = if norm.binding[row].is_some() {
            (added.compared - added.short, 0, added.short, count - added.compared)
        } else {
            let reached = reached(norm.direction, &self.first[places], available);
            (reached, added.stocked - reached, 0, count - added.stocked)
        };
        counted.missing += unknown;
        for (status, many) in [(Status::Met, met), (Status::OnTrack, on_track), (Status::Short, short), (Status::NoData, unknown)]
        {
            counted.stand(Some(status).filter(|_| many > 0));
        }
    }
}

/// A year's requirement in whole units.
fn required(norm: &NormOutlook, row: usize, out: &mut [i32]) {
    match norm.requirement.units(row) {
        Some(units) => out.copy_from_slice(units),
        None => out.fill(cells::unit(norm.requirement.get(row, 0)).unwrap_or(UNKNOWN)),
    }
}

/// Neighbours added up, in whole units.
#[derive(Default)]
struct Added {
    requirement: i64,
    available: i64,
    known_requirement: i64,
    known_available: i64,
    shortfall: i64,
    /// How many have a requirement, a stock, both, and of these too little.
    required: u32,
    stocked: u32,
    compared: u32,
    short: u32,
}

/// So many are added up in 32 bits before they are carried over.
const CHUNK: usize = 64;
/// Below this, the figures of a chunk add up within 32 bits.
const LOW: i32 = i32::MAX / CHUNK as i32;

/// Adds up neighbours, `lacking` being how far what there is is from what is required.
fn add_up(required: &[i32], available: &[i32], lacking: impl Fn(i32, i32) -> i32) -> Added {
    let mut added = Added::default();
    for (required, available) in required.chunks(CHUNK).zip(available.chunks(CHUNK)) {
        let low = |figures: &[i32]| figures.iter().fold(true, |low, &figure| low & (figure == UNKNOWN || figure.abs() < LOW));
        if low(required) && low(available) {
            let mut sums = [0_i32; 9];
            for (&required, &available) in required.iter().zip(available) {
                // All ones where it is known, and nothing where not.
                let (is_required, is_stocked) = (-i32::from(required != UNKNOWN), -i32::from(available != UNKNOWN));
                let both = is_required & is_stocked;
                let gap = lacking(required, available);
                let is_short = both & -i32::from(gap > 0);
                sums[0] += required & is_required;
                sums[1] += available & is_stocked;
                sums[2] += required & both;
                sums[3] += available & both;
                sums[4] += gap & is_short;
                sums[5] -= is_required;
                sums[6] -= is_stocked;
                sums[7] -= both;
                sums[8] -= is_short;
            }
            added.carry(sums.map(i64::from));
        } else {
            for (&required, &available) in required.iter().zip(available) {
                let (is_required, is_stocked) = (required != UNKNOWN, available != UNKNOWN);
                let gap = lacking(required, available);
                let (both, of) = (is_required && is_stocked, |is: bool, figure: i32| if is { i64::from(figure) } else { 0 });
                let is_short = both && gap > 0;
                added.carry([
                    of(is_required, required),
                    of(is_stocked, available),
                    of(both, required),
                    of(both, available),
                    of(is_short, gap),
                    i64::from(is_required),
                    i64::from(is_stocked),
                    i64::from(both),
                    i64::from(is_short),
                ]);
            }
        }
    }
    added
}

impl Added {
    fn carry(&mut self, sums: [i64; 9]) {
        self.requirement += sums[0];
        self.available += sums[1];
        self.known_requirement += sums[2];
        self.known_available += sums[3];
        self.shortfall += sums[4];
        for (count, more) in
            [&mut self.required, &mut self.stocked, &mut self.compared, &mut self.short].into_iter().zip(&sums[5..])
        {
            *count += u32::try_from(*more).unwrap_or(0);
        }
    }
}

/// How many already reach the first requirement.
fn reached(direction: Direction, first: &[i32], available: &[i32]) -> u32 {
    let pairs = first.iter().zip(available).filter(|(first, available)| **first != UNKNOWN && **available != UNKNOWN);
    let reaches = |(first, available): &(&i32, &i32)| match direction {
        Direction::AtLeast => available >= first,
        Direction::AtMost => available <= first,
    };
    pairs.filter(reaches).count() as u32
}

/// The paths of all areas above, by year and place.
fn paths(norm: &NormOutlook, all: &[Figures]) -> Vec<Option<Quantity>> {
    let (above, years) = (&norm.reach.above, norm.binding.len());
    let mut paths = vec![None; above.len() * years];
    for (place, one) in above.iter().enumerate() {
        // All years up to a due one share a line.
        let mut drawn: Option<(usize, Option<Line>)> = None;
        for row in 0..years {
            paths[row * above.len() + place] = norm.point(row, |due| {
                let (_, line) = match drawn.filter(|(of, _)| *of == due) {
                    Some(drawn) => drawn,
                    None => *drawn.insert((due, line(norm, all, one, place, due))),
                };
                line
            });
        }
    }
    paths
}

/// Of an area above: like with like. From its own figure to what is required of all below it where both are known, else from the
/// stock of those that know both ends to their requirement.
fn line(norm: &NormOutlook, all: &[Figures], above: &Above, place: usize, due: usize) -> Option<Line> {
    let at = |row: usize| &all[row * norm.reach.above.len() + place];
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
    let mut open: Vec<usize> = norm.reach.above[place].children.clone();
    std::iter::from_fn(move || {
        let one = &norm.reach.above[open.pop()?];
        open.extend(&one.children);
        Some(one.area)
    })
}
