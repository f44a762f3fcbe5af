//! From a figure that is spoken of to its cell in the grid, whatever the grid shows at the moment.

use std::collections::BTreeSet;

use permille_engine::area::Level;
use permille_engine::edit::Figure;
use permille_engine::id::AreaCode;
use permille_engine::year::Year;
use yew::prelude::*;

use crate::components::kept::use_kept_values;
use crate::screens::data::grid::{CELL, COLUMNS, LED, LEVEL, SEARCH, columns};
use crate::store::{DataPart, Msg, StoreHandle};

/// A figure that is gone to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The area.
    pub area: AreaCode,
    /// Which figure.
    pub figure: Figure,
    /// The year; the one the screen shows where absent.
    pub year: Option<Year>,
}

/// Goes to a figure: the grid shows its year, its area and its column, and the cursor stands on it.
#[hook]
pub fn use_led(store: &StoreHandle) -> Callback<Goal> {
    let kept = use_kept_values();
    let store = store.clone();
    Callback::from(move |goal: Goal| {
        let Some(open) = &store.open else { return };
        kept.put(LEVEL, None::<Level>);
        kept.put(SEARCH, String::new());
        let chosen = kept.get::<Option<BTreeSet<Figure>>>(COLUMNS).and_then(|chosen| (*chosen).clone());
        let mut shown = chosen.unwrap_or_else(|| columns::at_first(&open.model));
        if shown.insert(goal.figure.clone()) {
            kept.put(COLUMNS, Some(shown));
        }
        kept.put(CELL, (goal.area, goal.figure));
        kept.put(LED, true);
        if let Some(year) = goal.year {
            store.dispatch(Msg::Figures(year));
        }
        store.dispatch(Msg::Part(Some(DataPart::Grid)));
    })
}
