//! Areas below an area, by level.

use permille_engine::area::Level;
use permille_engine::model::Model;

/// The levels that have areas below `area`, the widest first.
#[must_use]
pub fn levels_below(model: &Model, area: usize) -> Vec<Level> {
    Level::ALL.into_iter().filter(|&level| at_level(model, area, level).next().is_some()).collect()
}

/// The areas of `level` below `area`, in the file's order.
pub fn at_level(model: &Model, area: usize, level: Level) -> impl Iterator<Item = usize> + '_ {
    (0..model.areas().len()).filter(move |&one| {
        one != area && model.areas()[one].level == level && model.tree().upward(one).any(|above| above == area)
    })
}

/// The areas compared below `area`: those of `level` where it has any, else the counties, which most norms
/// bind, else the widest level below.
#[must_use]
pub fn compared(model: &Model, area: usize, level: Option<Level>) -> (Option<Level>, Vec<usize>) {
    let levels = levels_below(model, area);
    let chosen = level.filter(|level| levels.contains(level));
    let usual = levels.iter().copied().find(|level| *level == Level::County).or(levels.first().copied());
    match chosen.or(usual) {
        Some(level) => (Some(level), at_level(model, area, level).collect()),
        None => (None, Vec::new()),
    }
}
