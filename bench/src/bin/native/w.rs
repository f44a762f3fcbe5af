//! Workload W natively.

use permille_bench::trial::Trial;
use permille_bench::workload::w;

use crate::times::{list, summary, times};

/// Every size, flat and as a tree: growth, one target, and everything from nothing.
pub fn run() -> Option<String> {
    let mut rows = Vec::new();
    for (counties, runs) in [(100, 101), (2_850, 41), (41_352, 15)] {
        for per_city in [0, 10] {
            let set = w(counties, per_city)?;
            let mut trial = Trial::new(&set)?;
            trial.grow(37);
            trial.aim(46);
            let checksum = trial.checksum();
            let grow = summary(times(runs, |run| trial.grow(20 + run % 40)));
            let aim = summary(times(runs, |run| trial.aim(20 + run % 40)));
            let anew = summary(times(runs / 5, |_| trial.model().outlook(&permille_bench::workload::scenario())));
            rows.push(format!(
                r#"{{"counties":{counties},"perCity":{per_city},"checksum":{checksum},"grow":{grow},"aim":{aim},"anew":{anew}}}"#
            ));
        }
    }
    Some(list(&rows))
}
