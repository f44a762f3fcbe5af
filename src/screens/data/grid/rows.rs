//! The areas that stand in rows: in the order of the tree, those of a level, those whose name is looked for.

use permille_engine::area::Level;
use permille_engine::model::Model;

/// All areas, each followed by those below it, in the file's order.
#[must_use]
pub fn in_order(model: &Model) -> Vec<usize> {
    let tree = model.tree();
    let mut order = Vec::with_capacity(tree.len());
    let mut waiting: Vec<usize> = tree.roots().collect();
    waiting.reverse();
    while let Some(area) = waiting.pop() {
        order.push(area);
        waiting.extend(tree.children(area).iter().rev());
    }
    order
}

/// Those of `order` of a `level`, and with `text` in a name of theirs or their code, or in that of an area above: “Nanchang” shows
/// the city with its counties.
#[must_use]
pub fn shown(model: &Model, order: &[usize], level: Option<Level>, text: &str) -> Vec<usize> {
    let words: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let of_level = |area: usize| level.is_none_or(|level| model.areas()[area].level == level);
    if words.is_empty() {
        return order.iter().copied().filter(|&area| of_level(area)).collect();
    }
    // Parents come first in the order: a child is found with its parent.
    let mut found = vec![false; model.areas().len()];
    for &area in order {
        let one = &model.areas()[area];
        let (zh, en) = (one.name.zh.to_lowercase(), one.name.en.to_lowercase());
        let has = |word: &String| zh.contains(word) || en.contains(word) || one.code.as_str().starts_with(word.as_str());
        found[area] = words.iter().all(has) || model.tree().parent(area).is_some_and(|parent| found[parent]);
    }
    order.iter().copied().filter(|&area| found[area] && of_level(area)).collect()
}

/// How many areas lie above an area.
#[must_use]
pub fn depth(model: &Model, area: usize) -> usize {
    model.tree().upward(area).skip(1).count()
}
