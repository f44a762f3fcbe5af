//! Times of a step, as the scripts sum them up.

use std::hint::black_box;
use std::time::Instant;

/// Milliseconds of each of so many runs of `work`, which is told the number of the run; three go before, unmeasured.
pub fn times<T>(runs: u32, mut work: impl FnMut(u32) -> T) -> Vec<f64> {
    for run in 0..3 {
        black_box(work(run));
    }
    let timed = |run| {
        let start = Instant::now();
        black_box(work(run));
        start.elapsed().as_secs_f64() * 1_000.0
    };
    (3..runs + 3).map(timed).collect()
}

/// Median, 95th of 100 and least, as JSON.
pub fn summary(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    let at = |hundredths: usize| times.get((times.len() * hundredths / 100).min(times.len().saturating_sub(1))).copied();
    let at = |hundredths| at(hundredths).unwrap_or(f64::NAN);
    format!(r#"{{"median":{:.5},"p95":{:.5},"least":{:.5},"rounds":{}}}"#, at(50), at(95), at(0), times.len())
}

/// A list as JSON.
pub fn list(items: &[String]) -> String {
    format!("[{}]", items.join(","))
}
