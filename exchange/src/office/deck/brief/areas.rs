//! Of which areas briefs are made: the one in view, or all of a level below it.

use permille_engine::area::Level;
use permille_engine::model::Model;

use crate::wording::places;

/// So many briefs are made in one go at most.
pub const MOST: usize = 400;

/// Of which areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The one in view.
    One,
    /// All of a level below it.
    Level(Level),
}

/// What can be chosen for `area`, with how many areas that is; a level with more than [`MOST`] cannot be.
#[must_use]
pub fn scopes(model: &Model, area: usize) -> Vec<(Scope, usize)> {
    let levels = places::levels_below(model, area).into_iter().map(Scope::Level);
    std::iter::once(Scope::One).chain(levels).map(|scope| (scope, areas(model, area, scope).len())).collect()
}

/// The areas, in the file's order.
#[must_use]
pub fn areas(model: &Model, area: usize, scope: Scope) -> Vec<usize> {
    match scope {
        Scope::One => vec![area],
        Scope::Level(level) => places::at_level(model, area, level).collect(),
    }
}
