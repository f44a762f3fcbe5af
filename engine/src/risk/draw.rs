//! From a seed and the number of a draw to a scenario: each lever with a range is put somewhere within it.
//!
//! A lever follows a triangle: nothing below low or above high, most often near likely. Levers are drawn independently of one
//! another. A value is rounded to a step that makes sense for its lever, so that a due year is a year.

use chacha20::ChaCha8Rng;
use chacha20::rand_core::{Rng, SeedableRng};

use crate::model::Model;
use crate::placed;
use crate::quantity::{Quantity, round_div};
use crate::scenario::{Lever, LeverRange, Scenario, Setting};

/// A scenario whose levers with a range are drawn anew each time.
#[derive(Clone, Debug)]
pub struct Draws {
    seed: u64,
    spreads: Vec<Spread>,
    /// The scenario with a setting for each range; the levers' values are those of the latest draw.
    scenario: Scenario,
    /// By range: the position of its setting.
    slots: Vec<usize>,
}

impl Draws {
    /// Makes ready to draw from the ranges of `scenario`.
    #[must_use]
    pub fn new(model: &Model, scenario: &Scenario, seed: u64) -> Self {
        let mut scenario = scenario.clone();
        let ranges = std::mem::take(&mut scenario.ranges);
        let mut spreads = Vec::with_capacity(ranges.len());
        let mut slots = Vec::with_capacity(ranges.len());
        for range in ranges {
            spreads.push(Spread::new(&range, step(model, &range.lever)));
            // The setting that acts, whatever it calls its target: any other would be drawn without effect.
            slots.push(placed::position(model, &scenario, &range.lever, range.area.as_ref()).unwrap_or_else(|| {
                let (lever, area) = (range.lever.clone(), range.area.clone());
                scenario.settings.push(Setting { lever, area, value: range.likely, reason: None });
                scenario.settings.len() - 1
            }));
        }
        Self { seed, spreads, scenario, slots }
    }

    /// The scenario of the draw with this number. It depends on the seed and the number alone.
    pub fn scenario(&mut self, number: u64) -> &Scenario {
        let mut words = words(self.seed, number);
        for (spread, &slot) in self.spreads.iter().zip(&self.slots) {
            if let Some(setting) = self.scenario.settings.get_mut(slot) {
                setting.value = spread.at(words.next_u64());
            }
        }
        &self.scenario
    }

    /// Where the latest draw has put the lever of each range.
    pub fn values(&self) -> impl Iterator<Item = Quantity> + '_ {
        self.slots.iter().map(|&slot| self.scenario.settings.get(slot).map(|setting| setting.value).unwrap_or_default())
    }
}

/// The random words of one draw: every draw is a stream of its own.
fn words(seed: u64, number: u64) -> ChaCha8Rng {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    let mut words = ChaCha8Rng::from_seed(key);
    words.set_stream(number);
    words
}

/// The steps in which it makes sense to draw a lever: whole units and years, else thousandths.
#[must_use]
pub fn step(model: &Model, lever: &Lever) -> Quantity {
    let whole = match lever {
        Lever::DueYear { .. } => true,
        Lever::Additions { measure } => model.measure_position(measure).is_none_or(|position| model.measures()[position].whole),
        Lever::Target { norm, .. } => model
            .norm_position(norm)
            .is_some_and(|position| model.norm(position).rule.moves_whole(model.measure_of(position).whole)),
        Lever::Growth | Lever::Urbanisation | Lever::Attrition { .. } | Lever::UnitCost { .. } | Lever::Budget => false,
    };
    if whole { Quantity::ONE } else { Quantity::of_millionths(1_000).unwrap_or(Quantity::ONE) }
}

/// A triangle over the values of a lever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    low: i64,
    likely: i64,
    high: i64,
    step: i64,
}

impl Spread {
    /// The triangle of a range; its values are multiples of `step`, or an end of the range.
    #[must_use]
    pub fn new(range: &LeverRange, step: Quantity) -> Self {
        let (low, high) = (range.low.min(range.high), range.high.max(range.low));
        let likely = range.likely.clamp(low, high);
        Self { low: low.millionths(), likely: likely.millionths(), high: high.millionths(), step: step.millionths().max(1) }
    }

    /// The value below which the share `chance ÷ 2⁶⁴` of all draws lies: the inverse of the triangle's distribution.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a draw needs no more than 53 bits")]
    #[expect(clippy::cast_possible_truncation, reason = "an offset is not larger than the span")]
    pub fn at(&self, chance: u64) -> Quantity {
        let share = (chance >> 11) as f64 / (1_u64 << 53) as f64;
        let rise = self.likely.saturating_sub(self.low) as f64;
        let fall = self.high.saturating_sub(self.likely) as f64;
        let span = rise + fall;
        let below = share * span;
        // Only + − × ÷ and the square root: every machine rounds them alike.
        let value = if below < rise {
            self.low.saturating_add((below * rise).sqrt() as i64)
        } else {
            self.high.saturating_sub(((span - below) * fall).sqrt() as i64)
        };
        let stepped = round_div(i128::from(value), i128::from(self.step)) * i128::from(self.step);
        let stepped = i64::try_from(stepped).unwrap_or(value);
        Quantity::of_millionths(stepped.clamp(self.low, self.high)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Quantity {
        text.parse().unwrap_or_default()
    }

    fn spread(low: &str, likely: &str, high: &str, step: &str) -> Spread {
        let (lever, reason) = (Lever::Growth, None);
        Spread::new(&LeverRange { lever, area: None, low: q(low), likely: q(likely), high: q(high), reason }, q(step))
    }

    /// So many eighths of all chance.
    fn eighths(count: u64) -> u64 {
        count << 61
    }

    #[test]
    fn a_triangle_is_turned_round_by_hand() {
        // From 0 over 10 to 20. An eighth lies below x where x² ÷ (20 × 10) = 1/8: x² = 25, x = 5. Half lies below 10.
        // Seven eighths lie below 20 − x where x² ÷ (20 × 10) = 1/8: 15.
        let even = spread("0", "10", "20", "0.001");
        assert_eq!([1, 4, 7].map(|count| even.at(eighths(count)).to_string()), ["5", "10", "15"]);
        // From −2 straight down to 6: half lies below 6 − x where x² ÷ 8² = 1/2, x = 5.656854: 0.343, in thousandths.
        assert_eq!(spread("-2", "-2", "6", "0.001").at(eighths(4)), q("0.343"));
        assert_eq!(even.at(0), q("0"));
        assert_eq!(even.at(u64::MAX), q("20"));
    }

    #[test]
    fn a_due_year_is_a_year() {
        let year = spread("2025", "2026", "2027", "1");
        // Below 2025.5 lies 0.5² ÷ 2 = 1/8 of all draws, above 2026.5 as much.
        assert_eq!([0, 2, 4, 6].map(|count| year.at(eighths(count)).to_string()), ["2025", "2026", "2026", "2026"]);
        assert_eq!(year.at(u64::MAX), q("2027"));
    }

    #[test]
    fn a_range_without_width_is_its_value_however_broken() {
        let sure = spread("4.123456", "4.123456", "4.123456", "1");
        assert!((0..8).all(|count| sure.at(eighths(count)) == q("4.123456")));
    }

    #[test]
    fn the_words_of_a_draw_are_pinned() {
        // Worked out with another implementation of ChaCha8. Other words would change every answer that was ever given.
        assert_eq!(words(1, 0).next_u64(), 7_037_237_572_835_827_407);
        assert_eq!(words(1, 1).next_u64(), 1_909_849_311_801_240_084);
        assert_eq!(words(20_260_101, 9_999).next_u64(), 15_949_206_151_743_041_945);
    }
}
