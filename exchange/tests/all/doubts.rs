//! What ships is held against what its own plans ask.

use permille_engine::doubts::{Asked, of_all};
use permille_engine::model::Model;
use permille_engine::peers::survey::Kinds;

use crate::common;

#[test]
fn no_figure_that_ships_is_doubted_for_what_its_plans_ask() {
    for id in ["jiangxi-2025", "jiangxi-2025-average", "changjiang-2030", "tutorial"] {
        let set = common::document(id).set;
        let (model, _) = Model::new(&set).unwrap();
        let kinds = Kinds::of(&set.plans);
        let found = of_all(&Asked::of(&model, &kinds));
        let of_unit: Vec<_> = found.iter().filter(|doubt| doubt.is_of_unit() && !doubt.is_slip()).collect();
        println!("{id}: {} rates, {} doubts", kinds.rates().len(), found.len());
        assert!(of_unit.is_empty(), "{id}: {of_unit:?}");
    }
}
