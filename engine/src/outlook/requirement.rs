//! What a norm requires of the areas it binds, a year of all of them at a time.
//!
//! A target holds for a stretch of years, and what its rule comes to is the same arithmetic in each of them. For most rules that is the sum
//! of people times whole numbers, over one whole number, rounded once: `(a₁·p₁ + a₂·p₂ + …) ÷ b`. The sum is exact in floats below 2⁵³.
//! Rounding up is rounding `q + ½ - ½·1/b` to the nearest, of which every value lies ½·1/b or more from the next half; with four roundings of
//! at most 2⁻⁵³ each, the float is off by less than half of that as long as sum and divisor stay below 2⁴⁸. Whether they do is asked once a
//! stretch; where they do not, and for rules with other arithmetic, each area is worked out by itself.

use std::ops::Range;

use crate::model::{BoundNorm, Model, Reach};
use crate::quantity::{Quantity, Rounding, common_divisor};
use crate::rule::{Arithmetic, Inputs, Rule, Units};

use super::cells::{self, Cells, UNKNOWN, Years, nearest};
use super::norm::DueTarget;
use super::population::{Counts, People, Population};
use super::stock::Stock;

/// Sums below this are divided in floats.
const SETTLED: i128 = 1 << 48;

/// What a requirement is worked out from.
pub(super) struct Required<'a> {
    pub(super) model: &'a Model,
    pub(super) position: usize,
    pub(super) population: &'a Population,
    pub(super) of: Option<&'a Stock>,
    pub(super) targets: &'a [DueTarget],
    /// By year of the horizon: the target that binds.
    pub(super) binding: &'a [Option<usize>],
}

/// The arithmetic of a stretch of years, in whole units.
enum Kernel<'a> {
    /// `Σ factor × people × inverse + shift` to the nearest, at most so many.
    Linear { terms: Vec<(&'a [i32], f64)>, inverse: f64, shift: f64, most: i32 },
    /// The value of the last step that the people reach; `below` where they reach none.
    Steps { people: &'a [i32], steps: Vec<(i32, i32)>, below: i32 },
}

impl Required<'_> {
    fn bound(&self) -> &BoundNorm {
        &self.model.norms[self.position]
    }

    fn rule(&self) -> &Rule {
        &self.model.norm(self.position).rule
    }

    /// The requirement of every area bound, by year.
    pub(super) fn run(&self) -> Cells {
        let rule = self.rule();
        let rounding = self.model.norm(self.position).direction.rounding();
        let (parts, units) = (rule.parts(), Units { whole: self.model.measure_of(self.position).whole, rounding });
        if rule.is_same_everywhere() {
            let value = |target: &DueTarget| rule.requirement(&target.values, &Inputs::default(), units);
            let years = (0..self.binding.len()).map(|row| self.target(row, parts).and_then(value));
            return Cells::Same(years.collect());
        }
        let reach = &self.bound().reach;
        self.in_units(reach, parts, units).unwrap_or_else(|| self.each(reach, parts, units))
    }

    /// The target whose values apply in a year: it has as many as the rule has parts.
    fn target(&self, row: usize, parts: usize) -> Option<&DueTarget> {
        let target = &self.targets[self.binding[row]?];
        (target.values.len() == parts).then_some(target)
    }

    /// All in whole units, where the arithmetic of every stretch allows it.
    fn in_units(&self, reach: &Reach, parts: usize, units: Units) -> Option<Cells> {
        let (width, slots) = (reach.slots.len(), &self.model.tree.slots);
        // Areas that have others below them are held apart, for their sums may be large.
        if reach.slots.first().is_some_and(|&first| first < slots.above) {
            return None;
        }
        let lower = slots.of.len() - slots.above;
        let mut cells = Vec::with_capacity(width * self.binding.len());
        let (mut most, mut full) =
            (0, self.bound().bases.iter().all(|&base| self.population.base(base).is_some_and(|base| base.full)));
        let mut rows = 0..0;
        for stretch in self.binding.chunk_by(|one, other| one == other) {
            rows = rows.end..rows.end + stretch.len();
            let Some(target) = self.target(rows.start, parts) else {
                cells.resize(cells.len() + width * stretch.len(), UNKNOWN);
                full = false;
                continue;
            };
            let kernel = self.kernel(target, units)?;
            most = kernel.most().max(most);
            full &= kernel.is_full();
            if width == lower {
                // All that are held are bound: one year follows the other.
                kernel.run(&mut cells, rows.start * lower..rows.end * lower);
                continue;
            }
            for (row, run) in rows.clone().flat_map(|row| reach.runs.iter().map(move |run| (row, run))) {
                let start = row * lower + run.slot - slots.above;
                kernel.run(&mut cells, start..start + run.places.len());
            }
        }
        Some(Cells::Whole { units: Years::each(width, self.binding.len(), cells), most, full })
    }

    /// The arithmetic of a target in whole units; `None` where it has none, or the figures are too large for it.
    fn kernel(&self, target: &DueTarget, units: Units) -> Option<Kernel<'_>> {
        let people: Option<Vec<(&[i32], i64)>> =
            self.bound().bases.iter().map(|&base| narrow(self.population.base(base)?)).collect();
        let people = people?;
        match self.rule().arithmetic(&target.values)? {
            Arithmetic::Linear { factors, .. } if factors.len() != people.len() => None,
            Arithmetic::Linear { factors, divisor } => {
                let terms = people.iter().zip(factors).map(|(&(column, most), factor)| (column, most, factor));
                linear(terms.collect(), divisor, units)
            }
            Arithmetic::Steps { steps, below } => {
                let unit = |value: Option<Quantity>| cells::unit(value.map(|value| units.of(value)));
                let steps = steps.into_iter().map(|(from, value)| Some((edge(from)?, unit(Some(value))?)));
                Some(Kernel::Steps { people: people.first()?.0, steps: steps.collect::<Option<_>>()?, below: unit(below)? })
            }
        }
    }

    /// Each area by itself.
    fn each(&self, reach: &Reach, parts: usize, units: Units) -> Cells {
        let (rule, bases) = (self.rule(), &self.bound().bases);
        let mut people = vec![None; bases.len()];
        let mut figures = vec![None; reach.slots.len() * self.binding.len()];
        for (row, out) in figures.chunks_exact_mut(reach.slots.len().max(1)).enumerate() {
            let Some(target) = self.target(row, parts) else { continue };
            for (figure, &slot) in out.iter_mut().zip(&reach.slots) {
                for (people, &base) in people.iter_mut().zip(bases) {
                    *people = self.population.people_at(base, slot, row);
                }
                // A stock with areas left out of its sum cannot be taken a share of.
                let of = self.of.and_then(|stock| stock.complete(slot, row));
                *figure = rule.requirement(&target.values, &Inputs { people: &people, of }, units);
            }
        }
        Cells::of(reach.slots.len(), figures)
    }
}

/// A base's people where they are in 32 bits, and the largest of them.
fn narrow(people: &People) -> Option<(&[i32], i64)> {
    match &people.count {
        Counts::Narrow(counts) if !counts.is_empty() => Some((counts, people.most)),
        _ => None,
    }
}

/// The people from which a step holds; nobody is fewer than none.
fn edge(from: i64) -> Option<i32> {
    i32::try_from(from.max(0)).ok()
}

/// The sum of columns times factors over a divisor, all counting millionths of a unit in a unit; `None` where it is too large to be settled in
/// floats, or comes to parts of a unit that is not to be rounded.
fn linear<'a>(terms: Vec<(&'a [i32], i64, i128)>, divisor: i128, units: Units) -> Option<Kernel<'a>> {
    let common = terms.iter().fold(divisor, |common, (_, _, factor)| common_divisor(common, *factor));
    let divisor = divisor / common;
    let most = terms
        .iter()
        .try_fold(0_i128, |sum, (_, most, factor)| sum.checked_add((factor / common).checked_mul(i128::from(*most))?))?;
    let settled = most < SETTLED && divisor > 0 && divisor < SETTLED && cells::is_small(most / divisor + 1);
    (settled && (units.whole || divisor == 1) && terms.iter().all(|(.., factor)| *factor >= 0)).then(|| Kernel::Linear {
        terms: terms.into_iter().map(|(column, _, factor)| (column, (factor / common) as f64)).collect(),
        inverse: 1.0 / divisor as f64,
        shift: match units.rounding {
            Rounding::Up => 0.5 - 0.5 / divisor as f64,
            Rounding::Down => 0.5 / divisor as f64 - 0.5,
        },
        most: (most / divisor + 1) as i32,
    })
}

impl Kernel<'_> {
    /// No requirement lies further from zero.
    fn most(&self) -> i32 {
        match self {
            Self::Linear { most, .. } => *most,
            Self::Steps { steps, below, .. } => {
                let values = steps.iter().map(|(_, value)| *value).chain([*below]);
                values.filter(|&value| value != UNKNOWN).map(i32::abs).max().unwrap_or(0)
            }
        }
    }

    /// Whether something is required wherever people are known.
    fn is_full(&self) -> bool {
        match self {
            Self::Linear { .. } => true,
            Self::Steps { steps, below, .. } => *below != UNKNOWN || steps.first().is_some_and(|&(from, _)| from <= 0),
        }
    }

    /// Works out neighbours whose people stand at these places, and appends what is required of them.
    fn run(&self, units: &mut Vec<i32>, places: Range<usize>) {
        match self {
            Self::Linear { terms, inverse, shift, .. } => match terms.as_slice() {
                [(people, factor)] => {
                    let factor = factor * inverse;
                    units.extend(people[places].iter().map(|&people| {
                        let units = nearest(f64::from(people) * factor + shift);
                        if people < 0 { UNKNOWN } else { units }
                    }));
                }
                [(one, first), (other, second)] => {
                    let pairs = one[places.clone()].iter().zip(&other[places]);
                    units.extend(pairs.map(|(&one, &other)| {
                        let units = nearest((f64::from(one) * first + f64::from(other) * second) * inverse + shift);
                        if (one | other) < 0 { UNKNOWN } else { units }
                    }));
                }
                several => units.extend(places.map(|place| {
                    let known = several.iter().all(|(people, _)| people[place] >= 0);
                    let sum = several.iter().map(|(people, factor)| f64::from(people[place]) * factor).sum::<f64>();
                    if known { nearest(sum * inverse + shift) } else { UNKNOWN }
                })),
            },
            Self::Steps { people, steps, below } => {
                let (people, done) = (&people[places], units.len());
                units.extend(people.iter().map(|&people| if people < 0 { UNKNOWN } else { *below }));
                for &(from, value) in steps {
                    for (units, &people) in units[done..].iter_mut().zip(people) {
                        *units = if people >= from { value } else { *units };
                    }
                }
            }
        }
    }
}
