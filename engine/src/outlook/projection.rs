//! The own figures of people carried forward, a year of all areas at a time.
//!
//! Whole people are worked out in floats where every product and quotient is exact: a sum and a product of whole numbers below 2⁵³ are, and
//! a quotient rounded to the nearest whole number is settled as long as twice the dividend and the divisor stay below 2⁵³ – the true
//! quotient then lies further from the next half than the float can be off. Where that does not hold, the same is done in 128 bits.

use crate::lever::{Lever, nearest_by_area};
use crate::model::Model;
use crate::quantity::{Quantity, common_divisor, round_div};
use crate::scenario::Scenario;
use crate::year::Year;

use super::population::{Own, RESIDENT, RURAL, URBAN};

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
#[derive(Clone)]
struct Track {
    /// This year's people.
    now: Vec<f64>,
    /// The year that rests on.
    rests_on: Vec<u16>,
    /// For shares and proportions: the people, and the residents, of the year they were last observed.
    observed: Vec<f64>,
    residents: Vec<f64>,
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

    /// By base: the own figures in every year of the horizon; `None` where they are not wanted.
    pub(super) fn run(self) -> Vec<Option<Own>> {
        let (horizon, count) = (self.model.horizon, self.model.tree.slots.of.len());
        // Figures older than the horizon are carried into it.
        let earliest = self.model.observed().iter().filter_map(|base| base.keys().next().copied()).min();
        let start = earliest.map_or(horizon.first(), |year| year.min(horizon.first()));
        let nobody = || vec![NOBODY; count];
        let track = |_| Track { now: nobody(), rests_on: vec![0; count], observed: nobody(), residents: nobody() };
        let mut tracks: Vec<Track> = (0..self.wanted.len()).map(track).collect();
        let cells = count * horizon.count();
        let room = |&wanted: &bool| wanted.then(|| Own { count: Vec::with_capacity(cells), rests_on: Vec::with_capacity(cells) });
        let mut own: Vec<Option<Own>> = self.wanted.iter().map(room).collect();
        for year in start..=horizon.last() {
            let (residents, others) = tracks.split_at_mut(RESIDENT + 1);
            let residents = &mut residents[RESIDENT];
            grow(&mut residents.now, &self.growth);
            self.observe(RESIDENT, year, |slot, people| {
                residents.now[slot] = people;
                residents.rests_on[slot] = year;
            });
            self.split(others, &residents.now, year);
            for base in RURAL + 1..self.wanted.len() {
                if self.wanted[base] {
                    self.keep_proportion(base, &mut others[base - 1], &residents.now, year);
                }
            }
            if year >= horizon.first() {
                for (own, track) in own.iter_mut().zip(&tracks) {
                    if let Some(own) = own {
                        own.count.extend_from_slice(&track.now);
                        own.rests_on.extend_from_slice(&track.rests_on);
                    }
                }
            }
        }
        own
    }

    /// Tells what is stated of a base in a year.
    fn observe(&self, base: usize, year: Year, mut tell: impl FnMut(usize, f64)) {
        let stated = self.model.observed().get(base).and_then(|observed| observed.get(&year));
        for &(slot, people) in stated.into_iter().flatten() {
            tell(slot, people as f64);
        }
    }

    /// Urban and rural people, each of whom may be stated; the others of the two are the rest of the residents.
    fn split(&self, others: &mut [Track], residents: &[f64], year: Year) {
        if !self.wanted[URBAN] && !self.wanted[RURAL] {
            return;
        }
        let (urban, rest) = others.split_at_mut(URBAN);
        let (urban, rural) = (&mut urban[URBAN - 1], &mut rest[0]);
        urbanise(urban, residents, &self.rise, year);
        // Who is urban where it is observed: stated, or the residents less the rural.
        let observed = |urban: &mut Track, slot: usize, people: f64| {
            (urban.now[slot], urban.observed[slot], urban.residents[slot]) = (people, people, residents[slot]);
            urban.rests_on[slot] = year;
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
        // `residents` of the rural keeps the year they were stated for, beside the year of the split.
        for (rests_on, &split) in rural.rests_on.iter_mut().zip(&urban.rests_on) {
            *rests_on = (*rests_on).max(split);
        }
        self.observe(RURAL, year, |slot, people| {
            rural.now[slot] = people;
            rural.rests_on[slot] = year;
        });
    }

    /// A group that keeps its proportion to the residents.
    fn keep_proportion(&self, base: usize, track: &mut Track, residents: &[f64], year: Year) {
        let exact = largest(&track.observed) * largest(residents) * 2.0 + largest(&track.residents) < EXACT;
        for (at, now) in track.now.iter_mut().enumerate() {
            let (people, then, all) = (track.observed[at], track.residents[at], residents[at]);
            let known = people >= 0.0 && then >= 0.0 && all >= 0.0 && (then > 0.0 || people == 0.0);
            let quotient = if exact { nearest(people * all, then.max(1.0)) } else { wide_quotient(people, all, then) };
            *now = if known { quotient } else { NOBODY };
        }
        self.observe(base, year, |slot, people| {
            (track.now[slot], track.observed[slot], track.residents[slot]) = (people, people, residents[slot]);
            track.rests_on[slot] = year;
        });
    }
}

/// The largest of these, at least none.
fn largest(counts: &[f64]) -> f64 {
    counts.iter().fold(0.0, |most, &count| if count > most { count } else { most })
}

/// `dividend ÷ divisor` to the nearest whole number, halves up; both whole, not negative and exact, the divisor positive.
fn nearest(dividend: f64, divisor: f64) -> f64 {
    ((dividend * 2.0 + divisor) / (divisor * 2.0)).floor()
}

/// The same of `people × all ÷ then` in 128 bits; unknown beyond the range.
fn wide_quotient(people: f64, all: f64, then: f64) -> f64 {
    if people < 0.0 || all < 0.0 || then < 1.0 {
        return people.min(0.0);
    }
    within_range(round_div((people as i128) * (all as i128), then as i128))
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
            let most = largest(people) * a;
            if above >= 0 && (most + b) * 16.0 < EXACT && most < Quantity::LIMIT as f64 * b {
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
    let Track { now, rests_on, observed, residents: then } = track;
    let everywhere = match rise {
        Rate::Everywhere(rise) => Some(*rise),
        Rate::BySlot(_) => None,
    };
    let exact = largest(observed) * largest(residents) * 2.0 + largest(then) < EXACT;
    if everywhere == Some(Quantity::ZERO) && exact {
        for (at, now) in now.iter_mut().enumerate() {
            let (urban, then, all) = (observed[at], then[at], residents[at]);
            let quotient = nearest(urban * all, then.max(1.0)).min(all);
            let share = if then > 0.0 { quotient } else { 0.0 };
            *now = if urban >= 0.0 && then >= 0.0 && all >= 0.0 { share } else { NOBODY };
        }
        return;
    }
    for (at, now) in now.iter_mut().enumerate() {
        let rise = match rise {
            Rate::Everywhere(rise) => *rise,
            Rate::BySlot(rise) => rise[at],
        };
        let known = observed[at] >= 0.0 && then[at] >= 0.0 && residents[at] >= 0.0;
        let years = i128::from(year.saturating_sub(rests_on[at]));
        *now =
            if known { urban_share(observed[at] as i128, then[at] as i128, residents[at] as i128, rise, years) } else { NOBODY };
    }
}

/// One area's urban people, `years` after `urban` of `then` residents were observed.
fn urban_share(urban: i128, then: i128, now: i128, rise: Quantity, years: i128) -> f64 {
    if then <= 0 {
        return 0.0;
    }
    // share = urban ÷ then + rise ÷ 100 × years, over the common denominator.
    let hundred = 100 * i128::from(Quantity::ONE.millionths());
    let share = urban * hundred + i128::from(rise.millionths()) * years * then;
    let Some(product) = share.checked_mul(now) else { return NOBODY };
    within_range(round_div(product, hundred * then).clamp(0, now.max(0)))
}
