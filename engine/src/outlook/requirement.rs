//! What a norm requires of the areas it binds, a year of all of them at a time.
//!
//! A target holds for a stretch of years, and what its rule comes to is the same arithmetic in each of them. For most rules that is the sum
//! of people times whole numbers, over one whole number, rounded once: `(a₁·p₁ + a₂·p₂ + …) ÷ b`. The sum is exact in floats below 2⁵³, and
//! with half of 1 ÷ b added before the fraction is cut off, the quotient is off by less than that as long as the sum stays below 2⁴⁹. Whether
//! it does is asked once a stretch; where it does not, and for rules with other arithmetic, each area is worked out by itself.

use crate::model::{BoundNorm, Model, Reach};
use crate::norm::Rule;
use crate::quantity::{Quantity, Rounding, common_divisor};
use crate::rule::{self, Inputs};

use super::cells::{self, Cells, UNKNOWN};
use super::norm::DueTarget;
use super::population::{Counts, People, Population};
use super::stock::Stock;

/// Sums below this are divided in floats.
const SETTLED: i128 = 1 << 49;
/// Millionths in a whole unit.
const UNIT: i128 = Quantity::ONE.millionths() as i128;

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
    /// `Σ factor × people ÷ divisor`.
    Linear { terms: Vec<(&'a [i32], f64)>, divisor: f64 },
    /// The value of the last step that the people reach; `below` where they reach none.
    Steps { people: &'a [i32], steps: Vec<(i32, i32)>, below: i32 },
}

impl Required<'_> {
    fn bound(&self) -> &BoundNorm {
        &self.model.norms[self.position]
    }

    /// The requirement of every area bound, by year.
    pub(super) fn run(&self) -> Cells {
        let (rule, whole) = (&self.model.norm(self.position).rule, self.model.measure_of(self.position).whole);
        let rounding = self.model.norm(self.position).direction.rounding();
        if matches!(
            rule,
            Rule::PerArea | Rule::Absolute | Rule::Path { of: None } | Rule::Level | Rule::Indicator | Rule::Milestone
        ) {
            let value = |target: &DueTarget| rule::requirement(rule, &target.values, &Inputs::default(), whole, rounding);
            let years = (0..self.binding.len()).map(|row| self.target(row).and_then(value));
            return Cells::Same(years.collect());
        }
        let reach = &self.bound().reach;
        self.in_units(reach, whole, rounding).unwrap_or_else(|| self.each(reach, whole, rounding))
    }

    /// The target whose values apply in a year.
    fn target(&self, row: usize) -> Option<&DueTarget> {
        let target = &self.targets[self.binding[row]?];
        (target.values.len() == self.model.norm(self.position).rule.parts()).then_some(target)
    }

    /// All in whole units, where the arithmetic of every stretch allows it.
    fn in_units(&self, reach: &Reach, whole: bool, rounding: Rounding) -> Option<Cells> {
        let (width, slots) = (reach.slots.len(), &self.model.tree.slots);
        // Areas that have others below them are held apart, for their sums may be large.
        if reach.slots.first().is_some_and(|&first| first < slots.above) {
            return None;
        }
        let mut units = vec![UNKNOWN; width * self.binding.len()];
        let mut stretch: Option<(usize, Kernel<'_>)> = None;
        for (row, out) in units.chunks_exact_mut(width.max(1)).enumerate() {
            let Some(target) = self.target(row) else { continue };
            let same = stretch.take().filter(|(of, _)| self.binding[row] == Some(*of));
            let (of, kernel) = match same {
                Some(kept) => kept,
                None => (self.binding[row]?, self.kernel(target, whole, rounding)?),
            };
            for run in &reach.runs {
                let start = row * (slots.of.len() - slots.above) + run.slot - slots.above;
                kernel.run(&mut out[run.places.clone()], start, rounding);
            }
            stretch = Some((of, kernel));
        }
        Some(Cells::Whole { width, units })
    }

    /// The arithmetic of a target in whole units; `None` where it has none, or the figures are too large for it.
    fn kernel(&self, target: &DueTarget, whole: bool, rounding: Rounding) -> Option<Kernel<'_>> {
        let people: Option<Vec<(&[i32], i64)>> =
            self.bound().bases.iter().map(|&base| narrow(self.population.base(base)?)).collect();
        let people = people?;
        let value = |place: usize| target.values.get(place).map(|value| i128::from(value.millionths()));
        let units = |value: &Quantity| cells::unit(Some(value.in_units(whole, rounding)));
        match &self.model.norm(self.position).rule {
            Rule::Ratio { per, .. } => {
                let ((column, most), per) = (*people.first()?, i128::from(*per));
                linear(vec![(column, most, value(0)?)], per.checked_mul(UNIT)?, whole)
            }
            Rule::SumOfRatios { .. } => {
                let divisors: Option<Vec<i128>> = (0..people.len()).map(value).collect();
                let divisors = divisors.filter(|all| all.iter().all(|&divisor| divisor > 0))?;
                // people ÷ (divisor ÷ a million), over the common multiple of the divisors.
                let common = divisors
                    .iter()
                    .try_fold(1_i128, |common, &divisor| common.checked_mul(divisor / common_divisor(common, divisor)))?;
                let term =
                    |(&(column, most), divisor): (&(_, _), &i128)| Some((column, most, UNIT.checked_mul(common / divisor)?));
                let terms: Option<Vec<_>> = people.iter().zip(&divisors).map(term).collect();
                linear(terms?, common, whole)
            }
            Rule::Bracket { from, .. } => {
                let steps = from.iter().zip(&target.values).map(|(&from, value)| Some((edge(from)?, units(value)?)));
                Some(Kernel::Steps { people: people.first()?.0, steps: steps.collect::<Option<_>>()?, below: UNKNOWN })
            }
            Rule::Threshold { from, .. } => {
                let steps = vec![(edge(*from)?, units(target.values.first()?)?)];
                Some(Kernel::Steps { people: people.first()?.0, steps, below: 0 })
            }
            _ => None,
        }
    }

    /// Each area by itself.
    fn each(&self, reach: &Reach, whole: bool, rounding: Rounding) -> Cells {
        let (rule, bases) = (&self.model.norm(self.position).rule, &self.bound().bases);
        let mut people = vec![None; bases.len()];
        let mut figures = vec![None; reach.slots.len() * self.binding.len()];
        for (row, out) in figures.chunks_exact_mut(reach.slots.len().max(1)).enumerate() {
            let Some(target) = self.target(row) else { continue };
            for (figure, &slot) in out.iter_mut().zip(&reach.slots) {
                for (people, &base) in people.iter_mut().zip(bases) {
                    *people = self.population.people_at(base, slot, row);
                }
                // A stock with areas left out of its sum cannot be taken a share of.
                let of = self.of.and_then(|stock| stock.complete(slot, row));
                *figure = rule::requirement(rule, &target.values, &Inputs { people: &people, of }, whole, rounding);
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
fn linear<'a>(terms: Vec<(&'a [i32], i64, i128)>, divisor: i128, whole: bool) -> Option<Kernel<'a>> {
    let common = terms.iter().fold(divisor, |common, (_, _, factor)| common_divisor(common, *factor));
    let divisor = divisor / common;
    let most = terms
        .iter()
        .try_fold(0_i128, |sum, (_, most, factor)| sum.checked_add((factor / common).checked_mul(i128::from(*most))?))?;
    let settled = most < SETTLED && divisor > 0 && divisor < SETTLED && cells::is_small(most / divisor + 1);
    (settled && (whole || divisor == 1) && terms.iter().all(|(.., factor)| *factor >= 0)).then(|| Kernel::Linear {
        terms: terms.into_iter().map(|(column, _, factor)| (column, (factor / common) as f64)).collect(),
        divisor: divisor as f64,
    })
}

impl Kernel<'_> {
    /// Works out neighbours whose people begin at `start`.
    fn run(&self, out: &mut [i32], start: usize, rounding: Rounding) {
        let end = start + out.len();
        match self {
            Self::Linear { terms, divisor } => {
                let shift = match rounding {
                    Rounding::Up => 1.0 - 0.5 / divisor,
                    Rounding::Down => 0.5 / divisor,
                };
                let inverse = 1.0 / divisor;
                match terms.as_slice() {
                    [(people, factor)] => one_term(out, &people[start..end], factor * inverse, shift),
                    [(one, first), (other, second)] => {
                        two_terms(out, &one[start..end], &other[start..end], (*first, *second), inverse, shift);
                    }
                    several => {
                        for (place, out) in out.iter_mut().enumerate() {
                            let known = several.iter().all(|(people, _)| people[start + place] >= 0);
                            let sum =
                                several.iter().map(|(people, factor)| f64::from(people[start + place]) * factor).sum::<f64>();
                            *out = if known { (sum * inverse + shift) as i32 } else { UNKNOWN };
                        }
                    }
                }
            }
            Self::Steps { people, steps, below } => {
                for (out, &people) in out.iter_mut().zip(&people[start..end]) {
                    *out = if people < 0 { UNKNOWN } else { *below };
                }
                for &(from, value) in steps {
                    for (out, &people) in out.iter_mut().zip(&people[start..end]) {
                        *out = if people >= from { value } else { *out };
                    }
                }
            }
        }
    }
}

/// `people × factor`, the fraction cut off after `shift` is added.
fn one_term(out: &mut [i32], people: &[i32], factor: f64, shift: f64) {
    for (out, &people) in out.iter_mut().zip(people) {
        let units = (f64::from(people) * factor + shift) as i32;
        *out = if people < 0 { UNKNOWN } else { units };
    }
}

/// The same of two terms, of which the sum is divided.
fn two_terms(out: &mut [i32], one: &[i32], other: &[i32], (first, second): (f64, f64), inverse: f64, shift: f64) {
    for ((out, &one), &other) in out.iter_mut().zip(one).zip(other) {
        let units = ((f64::from(one) * first + f64::from(other) * second) * inverse + shift) as i32;
        *out = if (one | other) < 0 { UNKNOWN } else { units };
    }
}
