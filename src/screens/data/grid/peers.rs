//! Which areas a figure is shown among: those of its level in the nearest area above that has enough of them.

use permille_engine::model::Model;

use crate::queries::places::at_level;

/// So many make a picture.
const ENOUGH: usize = 8;
/// More would be drawn on top of each other.
const MOST: usize = 400;

/// The peers of an area, itself among them, and the area above that they lie in; the widest area where it has none above.
#[must_use]
pub fn shown_among(model: &Model, area: usize) -> (Option<usize>, Vec<usize>) {
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
