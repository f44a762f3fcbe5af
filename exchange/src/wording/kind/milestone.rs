//! Done by the end of the year.

use permille_engine::rule::Milestone;

use super::{Demand, Kind, Working};
use crate::wording::language::{Say, Word};

impl Kind for Milestone {
    fn name(&self) -> Word {
        Word::new("节点任务", "milestone")
    }

    fn demand(&self, demand: &Demand<'_>) -> String {
        demand.language.pick("按期完成", "Done on time").to_owned()
    }

    fn working(&self, working: &Working<'_>) -> Vec<String> {
        vec![working.language.pick("完成即达标", "Met once it is done").to_owned()]
    }
}
