//! The own figures of people carried forward, a year of all areas at a time.
//!
//! Whole people are worked out in floats where the figures are small enough for the float to be off by less than the true quotient lies away
//! from the next half; that is asked once a year for all. Where it does not hold, each area is worked out by itself, in 128 bits if need be.

use crate::lever::{Lever, nearest_by_area};
use crate::model::Model;
use crate::quantity::{Quantity, common_divisor, narrow_product, round_div};
use crate::scenario::Scenario;
use crate::year::Year;

use super::population::{RESIDENT, RURAL, URBAN};

/// Below this, whole numbers in floats are exact.
const EXACT: f64 = 9_007_199_254_740_992.0;
/// Stands for "unknown".
const NOBODY: f64 = -1.0;

/// A lever's value in every slot: one for all, or one each.
enum Rate {
    Everywhere(Quantity),
    BySlot(Vec<Quantity>),
}

/// People of one base on their way through the years.
struct Track {
    /// This year's people: whole numbers, [`NOBODY`] where unknown.
    now: Vec<f64>,
    /// The year that rests on; 0 for none.
    rests_on: Vec<u16>,
    /// For shares and proportions: how many there were when they were last observed.
    observed: Vec<Observed>,
    /// The same as `(people ÷ residents, ½ + ¼ ÷ residents)`: once the residents are multiplied by the first and the second is added, cutting off
    /// the fraction gives their people.
    share: Vec<f64>,
    half: Vec<f64>,
    /// The largest of those observed that have no areas below them.
    most: Observed,
}

/// So many people, and so many residents, in one year.
#[derive(Clone, Copy)]
struct Observed {
    people: f64,
    residents: f64,
}

/// One projection.
pub(super) struct Projection<'a> {
    model: &'a Model,
    growth: Rate,
    rise: Rate,
    wanted: Vec<bool>,
}

impl<'a> Projection<'a> {
    /// Of the bases that are `wanted`, by their positions, under `scenario`.
    pub(super) fn new(model: &'a Model, scenario: &Scenario, wanted: impl Fn(usize) -> bool) -> Self {
        let rate = |lever: Lever| {
            let local = scenario.settings.iter().any(|setting| setting.lever == lever && setting.area.is_some());
            let value = |position: Option<usize>| {
                position.and_then(|position| scenario.settings.get(position)).map(|setting| setting.value).unwrap_or_default()
            };
            if !local {
                return Rate::Everywhere(value(scenario.settings.iter().position(|setting| setting.lever == lever)));
            }
            let by_area = nearest_by_area(&model.tree, &scenario.settings, &lever);
            Rate::BySlot(model.tree.slots.area.iter().map(|&area| value(by_area[area])).collect())
        };
        let wanted = (0..model.bases.len()).map(wanted).collect();
        Self { model, growth: rate(Lever::Growth), rise: rate(Lever::Urbanisation), wanted }
    }

    /// Tells of every base that is wanted, year by year of the horizon: its position, the own figures, and the year each rests on.
    pub(super) fn run(self, mut tell: impl FnMut(usize, &[f64], &[u16])) {
        let horizon = self.model.horizon;
        // Figures older than the horizon are carried into it.
        let earliest = self.model.observed().iter().filter_map(|base| base.keys().next().copied()).min();
        let start = earliest.map_or(horizon.first(), |year| year.min(horizon.first()));
        // All lean on the residents, and urban and rural on each other.
        let needed = |base: usize| match base {
            RESIDENT => true,
            URBAN | RURAL => self.wanted[URBAN] || self.wanted[RURAL],
            group => self.wanted[group],
        };
        let mut tracks: Vec<Track> = (0..self.wanted.len()).map(|base| self.track(needed(base))).collect();
        for year in start..=horizon.last() {
            let (residents, others) = tracks.split_at_mut(RESIDENT + 1);
            let residents = &mut residents[RESIDENT];
            grow(&mut residents.now, &self.growth);
            self.observe(RESIDENT, year, |slot, people| {
                residents.now[slot] = people;
                residents.rests_on[slot] = year;
            });
            let most = largest(&residents.now[self.above()..]);
            self.split(others, (&residents.now, most), year);
            for base in RURAL + 1..self.wanted.len() {
                if self.wanted[base] {
                    self.keep_proportion(base, &mut others[base - 1], (&residents.now, most), year);
                }
            }
            if year >= horizon.first() {
                let wanted = tracks.iter().enumerate().filter(|(base, _)| self.wanted[*base]);
                wanted.for_each(|(base, track)| tell(base, &track.now, &track.rests_on));
            }
        }
    }

    /// Nothing observed yet; allocates nothing where the base is not `needed`.
    fn track(&self, needed: bool) -> Track {
        let count = if needed { self.model.tree.slots.of.len() } else { 0 };
        let nobody = Observed { people: NOBODY, residents: NOBODY };
        Track {
            now: vec![NOBODY; count],
            rests_on: vec![0; count],
            observed: vec![nobody; count],
            share: vec![0.0; count],
            half: vec![NOBODY; count],
            most: Observed { people: 0.0, residents: 0.0 },
        }
    }

    /// Slots that have areas below them lie before this one.
    fn above(&self) -> usize {
        self.model.tree.slots.above
    }

    /// Tells what is stated of a base in a year.
    fn observe(&self, base: usize, year: Year, mut tell: impl FnMut(usize, f64)) {
        let stated = self.model.observed().get(base).and_then(|observed| observed.get(&year));
        for &(slot, people) in stated.into_iter().flatten() {
            tell(slot, people as f64);
        }
    }

    /// Urban and rural people, each of whom may be stated; the others of the two are the rest of the residents.
    fn split(&self, others: &mut [Track], (residents, most): (&[f64], f64), year: Year) {
        if !self.wanted[URBAN] && !self.wanted[RURAL] {
            return;
        }
        let (urban, rest) = others.split_at_mut(URBAN);
        let (urban, rural) = (&mut urban[URBAN - 1], &mut rest[0]);
        if matches!(self.rise, Rate::Everywhere(Quantity::ZERO)) {
            urban.keep_proportion(self.above(), residents, most);
            for (urban, &all) in urban.now.iter_mut().zip(residents) {
                *urban = if *urban > all { all } else { *urban };
            }
        } else {
            urbanise(urban, residents, &self.rise, year);
        }
        // Who is urban where it is observed: stated, or the residents less the rural.
        let observed = |urban: &mut Track, slot: usize, people: f64| {
            // Of no residents at all, nobody is urban.
            let known = residents[slot] >= 0.0;
            let share = if residents[slot] > 0.0 { people } else { 0.0 };
            urban.observe(slot, (people, if known { share } else { NOBODY }), residents[slot], (year, self.above()));
        };
        self.observe(RURAL, year, |slot, people| {
            if residents[slot] >= people {
                observed(urban, slot, residents[slot] - people);
            }
        });
        self.observe(URBAN, year, |slot, people| observed(urban, slot, people));
        for ((rural, &urban), &all) in rural.now.iter_mut().zip(&urban.now).zip(residents) {
            let known = urban >= 0.0 && all >= urban;
            *rural = if known { all - urban } else { NOBODY };
        }
        // The rural keep the year they were stated for, beside the year of the split.
        for (rests_on, &split) in rural.rests_on.iter_mut().zip(&urban.rests_on) {
            *rests_on = (*rests_on).max(split);
        }
        self.observe(RURAL, year, |slot, people| {
            rural.now[slot] = people;
            rural.rests_on[slot] = year;
        });
    }

    /// A group that keeps its proportion to the residents.
    fn keep_proportion(&self, base: usize, track: &mut Track, (residents, most): (&[f64], f64), year: Year) {
        track.keep_proportion(self.above(), residents, most);
        self.observe(base, year, |slot, people| {
            // No proportion follows from zero residents.
            let known = residents[slot] > 0.0 || residents[slot] == 0.0 && people == 0.0;
            track.observe(slot, (people, if known { people } else { NOBODY }), residents[slot], (year, self.above()));
        });
    }
}

impl Track {
    /// Takes over what is observed: so many people now, and of how many a share is to be kept, [`NOBODY`] where none can be.
    fn observe(&mut self, slot: usize, (people, kept): (f64, f64), residents: f64, (year, above): (Year, usize)) {
        self.now[slot] = people;
        self.rests_on[slot] = year;
        self.observed[slot] = Observed { people: kept, residents };
        let known = kept >= 0.0;
        self.share[slot] = if known { kept / residents.max(1.0) } else { 0.0 };
        self.half[slot] = if known { 0.5 + 0.25 / residents.max(1.0) } else { NOBODY };
        if slot >= above && known {
            self.most = Observed { people: self.most.people.max(kept), residents: self.most.residents.max(residents) };
        }
    }

    /// As many of the residents as in the year they were last observed, to the nearest person, halves up.
    ///
    /// `people × residents ÷ then + ½` lies a quarter of `1 ÷ then` or more from the whole numbers once half of that is added, and the float is off
    /// by less as long as sixteen times the product stays below 2⁵³.
    fn keep_proportion(&mut self, above: usize, residents: &[f64], most: f64) {
        let exact = (self.most.people * most + self.most.residents) * 16.0 < EXACT;
        let one_by_one = if exact { above } else { self.now.len() };
        for ((now, &Observed { people, residents: then }), &all) in
            self.now.iter_mut().zip(&self.observed).zip(residents).take(one_by_one)
        {
            *now = quotient(people, all, then);
        }
        let shares = self.share[one_by_one..].iter().zip(&self.half[one_by_one..]);
        for ((now, (&share, &half)), &all) in self.now[one_by_one..].iter_mut().zip(shares).zip(&residents[one_by_one..]) {
            let people = (all * share + half).floor();
            *now = if all < 0.0 { NOBODY } else { people };
        }
    }
}

/// The largest of these, at least none.
fn largest(counts: &[f64]) -> f64 {
    let more = |most: f64, count: f64| if count > most { count } else { most };
    // Side by side, since each comparison waits for the one before.
    let (four, rest) = counts.as_chunks::<4>();
    let most = four.iter().fold([0.0; 4], |most, counts| std::array::from_fn(|lane| more(most[lane], counts[lane])));
    most.into_iter().chain(rest.iter().copied()).fold(0.0, more)
}

/// `people × all ÷ then` to the nearest person, halves up; unknown where one is, or beyond the range.
fn quotient(people: f64, all: f64, then: f64) -> f64 {
    if people < 0.0 || all < 0.0 || then < 0.0 {
        return NOBODY;
    }
    within_range(round_div((people as i128) * (all as i128), then.max(1.0) as i128))
}

/// A number of people that a quantity can hold.
fn within_range(people: i128) -> f64 {
    if (0..=i128::from(Quantity::LIMIT)).contains(&people) { people as f64 } else { NOBODY }
}

/// A year's growth: `people × (1000 + growth) ÷ 1000`, to the nearest person.
fn grow(people: &mut [f64], growth: &Rate) {
    let thousand = i128::from(Quantity::ONE.millionths()) * 1_000;
    let factor = |growth: Quantity| {
        let (above, below) = (thousand + i128::from(growth.millionths()), thousand);
        let common = common_divisor(above, below);
        (above / common, below / common)
    };
    let grow_wide = |people: f64, (above, below): (i128, i128)| {
        if people < 0.0 { NOBODY } else { within_range(round_div((people as i128) * above, below)) }
    };
    match growth {
        Rate::Everywhere(Quantity::ZERO) => {}
        Rate::Everywhere(growth) => {
            let (above, below) = factor(*growth);
            let (a, b) = (above as f64, below as f64);
            // Half of the room to the next half keeps the quotient on the right side, and the float is off by less.
            let most = ((EXACT / 16.0 - b) / a).min(Quantity::LIMIT as f64 / a * b);
            if above >= 0 && people.iter().fold(true, |exact, &people| exact & (people < most)) {
                let (k, shift) = (a / b, 0.5 + 0.25 / b);
                for people in people {
                    let grown = (*people * k + shift).floor();
                    *people = if *people < 0.0 { NOBODY } else { grown };
                }
            } else {
                people.iter_mut().for_each(|people| *people = grow_wide(*people, (above, below)));
            }
        }
        Rate::BySlot(growth) => {
            for (people, growth) in people.iter_mut().zip(growth) {
                *people = grow_wide(*people, factor(*growth));
            }
        }
    }
}

/// The urban people once the share observed in one year has risen by `rise` points a year, between nobody and everybody.
fn urbanise(track: &mut Track, residents: &[f64], rise: &Rate, year: Year) {
    let hundred = 100 * Quantity::ONE.millionths();
    let reduced = |rise: Quantity| {
        let common = common_divisor(i128::from(rise.millionths()), i128::from(hundred));
        let common = i64::try_from(common).unwrap_or(1);
        (rise.millionths() / common, hundred / common)
    };
    let mut last = (Quantity::ZERO, reduced(Quantity::ZERO));
    for (at, now) in track.now.iter_mut().enumerate() {
        let rise = match rise {
            Rate::Everywhere(rise) => *rise,
            Rate::BySlot(rise) => rise[at],
        };
        if rise != last.0 {
            last = (rise, reduced(rise));
        }
        let Observed { people, residents: then } = track.observed[at];
        let years = i64::from(year.saturating_sub(track.rests_on[at]));
        let known = people >= 0.0 && then >= 0.0 && residents[at] >= 0.0;
        *now = if known { urban_share((people as i64, then as i64), residents[at] as i64, last.1, years) } else { NOBODY };
    }
}

/// One area's urban people, `years` after `urban` of `then` residents were observed, each year `rise` more of `hundred` urban.
fn urban_share((urban, then): (i64, i64), now: i64, (rise, hundred): (i64, i64), years: i64) -> f64 {
    if then <= 0 {
        return 0.0;
    }
    // share = urban ÷ then + rise ÷ hundred × years, over the common denominator.
    let narrow = || {
        let risen = narrow_product(narrow_product(rise, years)?, then)?;
        let share = narrow_product(urban, hundred)?.checked_add(risen)?;
        Some((narrow_product(share, now)?, narrow_product(hundred, then)?))
    };
    if let Some((product, unit)) = narrow() {
        return within_range(round_div(i128::from(product), i128::from(unit)).clamp(0, i128::from(now.max(0))));
    }
    let [urban, then, now, rise, hundred, years] = [urban, then, now, rise, hundred, years].map(i128::from);
    let share = urban * hundred + rise * years * then;
    let Some(product) = share.checked_mul(now) else { return NOBODY };
    within_range(round_div(product, hundred * then).clamp(0, now.max(0)))
}
