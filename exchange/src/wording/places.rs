//! Areas below an area, by level, and those beside it.

use permille_engine::area::Level;
use permille_engine::model::Model;

/// So many peers make a picture.
const ENOUGH: usize = 8;
/// More would be drawn on top of each other.
const MOST: usize = 400;

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

/// Which areas a figure of `area` is shown among, itself among them: those of its level in the nearest area above that has enough of them; and that area,
/// or none where it is all there are.
#[must_use]
pub fn peers(model: &Model, area: usize) -> (Option<usize>, Vec<usize>) {
    let level = model.areas()[area].level;
    let mut found = (None, vec![area]);
    for above in model.tree().upward(area).skip(1) {
        let peers: Vec<usize> = at_level(model, above, level).collect();
        if peers.len() > MOST {
            break;
        }
        found = (Some(above), peers);
        if found.1.len() >= ENOUGH {
            return found;
        }
    }
    if found.0.is_none() {
        found.1 = (0..model.areas().len()).filter(|&one| model.areas()[one].level == level).take(MOST).collect();
    }
    found
}
