//! A grade.

use permille_engine::rule::Level;

use super::{Demand, Kind};
use crate::wording::language::{Say, Word};

impl Kind for Level {
    fn name(&self) -> Word {
        Word::new("等级", "level")
    }

    fn demand(&self, demand: &Demand<'_>) -> String {
        let (sign, value) = (demand.sign, demand.value());
        demand.language.pick(format!("{sign} {value} 级"), format!("{sign} level {value}"))
    }

    fn unit_in_catalogue(&self, _unit: &str) -> String {
        "级".to_owned()
    }
}
