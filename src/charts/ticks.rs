//! Round figures for an axis.

use std::ops::Range;

/// Returns about `count` round figures within the range, in order.
pub(crate) fn round_ticks(range: &Range<f64>, count: usize) -> Vec<f64> {
    let span = range.end - range.start;
    if !span.is_finite() || span <= 0.0 || count == 0 {
        return Vec::new();
    }
    let step = round_step(span / small(count));
    let first = (range.start / step).ceil();
    let last = (range.end / step + 1e-9).floor();
    let mut ticks = Vec::new();
    let mut index = first;
    while index <= last && ticks.len() < 4 * count {
        // A multiple of the step, so that no error adds up along the axis; and never minus zero.
        ticks.push(index * step + 0.0);
        index += 1.0;
    }
    ticks
}

/// Returns the next figure of 1, 2, 2.5 or 5 times a power of ten.
fn round_step(raw: f64) -> f64 {
    let power = 10_f64.powf(raw.log10().floor());
    let factor = [1.0, 2.0, 2.5, 5.0].into_iter().find(|factor| factor * power >= raw * 0.999).unwrap_or(10.0);
    factor * power
}

/// Turns a small count into a figure.
pub(crate) fn small(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Returns the smallest and the largest known figure.
pub(crate) fn extent(figures: impl IntoIterator<Item = f64>) -> Option<Range<f64>> {
    figures.into_iter().filter(|figure| figure.is_finite()).fold(None, |found, figure| {
        Some(found.map_or(figure..figure, |range: Range<f64>| range.start.min(figure)..range.end.max(figure)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_within() {
        assert_eq!(round_ticks(&(0.0..203_000.0), 4), [0.0, 100_000.0, 200_000.0]);
        assert_eq!(round_ticks(&(78.0..79.3), 3), [78.0, 78.5, 79.0]);
    }

    #[test]
    fn odd_ranges_have_none() {
        assert!(round_ticks(&(1.0..1.0), 4).is_empty());
        assert!(round_ticks(&(0.0..f64::INFINITY), 4).is_empty());
        assert!(round_ticks(&(f64::NAN..1.0), 4).is_empty());
    }

    #[test]
    fn tiny_and_huge_ranges_stay_short() {
        for power in -12..15 {
            let ticks = round_ticks(&(0.0..3.7 * 10_f64.powi(power)), 4);
            assert!((2..=9).contains(&ticks.len()), "{power}: {ticks:?}");
        }
    }
}
