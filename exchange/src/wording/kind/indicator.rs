//! A measured value.

use permille_engine::rule::Indicator;

use super::{Demand, Kind};
use crate::wording::language::Word;

impl Kind for Indicator {
    fn name(&self) -> Word {
        Word::new("指标", "indicator")
    }

    fn demand(&self, demand: &Demand<'_>) -> String {
        demand.amount()
    }

    fn is_often_in_words(&self) -> bool {
        true
    }

    fn tells_coverage(&self) -> bool {
        // A life expectancy is not 98% of another.
        false
    }
}
