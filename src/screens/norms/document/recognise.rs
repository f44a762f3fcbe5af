//! What a document counts, recognised as something that is counted already: then the figures that areas have stated are compared with its norms at once.

use std::rc::Rc;
use std::sync::Arc;

use permille_engine::id::MeasureId;
use permille_engine::norm::Norm;
use permille_engine::plan::{Measure, Plan};
use permille_exchange::tables::import::{Known, Meant};

use super::build::with_of;
use super::draft::Item;

/// Words of a sentence that asks for so many more, and not for so many in all.
const MORE: [&str; 18] = [
    "新增",
    "新建",
    "增加",
    "培养",
    "培训",
    "招聘",
    "引进",
    "改造",
    "扩建",
    "增设",
    "additional",
    "new",
    "add",
    "train",
    "recruit",
    "build",
    "further",
    "more places",
];

/// What is counted already: by the plans of the file first, then by those that ship.
#[must_use]
pub fn elsewhere(plans: &[Arc<Plan>], shipped: &[Arc<Plan>]) -> Vec<Measure> {
    let mut all: Vec<Measure> = Vec::new();
    for measure in plans.iter().chain(shipped).flat_map(|plan| &plan.measures) {
        if all.iter().all(|one| one.id != measure.id) {
            all.push(measure.clone());
        }
    }
    all
}

/// Has each norm count what is counted already, where name and unit are the same; where they only may be, it is asked.
pub fn recognise(items: &mut [Item], elsewhere: &[Measure]) {
    let known = Known::of(elsewhere);
    let find = |id: &MeasureId| elsewhere.iter().find(|measure| measure.id == *id).cloned();
    for item in items {
        if item.norm.rule.is_task() {
            continue;
        }
        if let Some(whole) = item.norm.rule.of().and_then(|of| item.measures.iter().find(|measure| measure.id == *of)) {
            let bare = whole.name.zh.trim_start_matches("全部：");
            if let Meant::Certain(id) = either(&known, (bare, &whole.name.en), whole)
                && let Some(measure) = find(&id)
            {
                let rule = with_of(&item.norm.rule, id);
                item.norm = Rc::new(Norm { rule, ..(*item.norm).clone() });
                item.take(measure);
            }
        }
        // Of a share of institutions those are counted that have something, and not all of them.
        if item.norm.rule.counts_holders() {
            continue;
        }
        let Some(own) = item.measure() else { continue };
        let meant = either(&known, (&own.name.zh, &own.name.en), own);
        let (id, sure) = match meant {
            Meant::Certain(id) => (id, !asks_for_more(item)),
            Meant::Perhaps(id) => (id, false),
            Meant::Unknown => continue,
        };
        // What is taken a share of is not what is counted.
        let Some(measure) = find(&id).filter(|measure| item.norm.rule.of() != Some(&measure.id)) else { continue };
        if sure { item.count(Some(measure)) } else { item.asks = Rc::new(vec![measure]) }
    }
}

/// What a measure means by either of its names.
fn either(known: &Known, (zh, en): (&str, &str), measure: &Measure) -> Meant {
    let by = |name: &str| known.meant(without_area(name), &measure.unit.zh, measure.nature);
    match by(zh) {
        Meant::Unknown => by(en.trim_start_matches("All: ")),
        found => found,
    }
}

/// A name without the areas it is said of: 每县救护车.
fn without_area(name: &str) -> &str {
    const WORDS: [&str; 16] = [
        "每个县(市、区)",
        "每个县",
        "每县(市、区)",
        "每县",
        "各县(市、区)",
        "各县",
        "每个设区市",
        "每个市",
        "每市",
        "各市",
        "每个乡镇",
        "各乡镇",
        "全省",
        "全市",
        "全县",
        "全区",
    ];
    WORDS.iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name).trim_start_matches("至少")
}

/// Whether a norm asks for so many more: they are some of what there is, and not all.
fn asks_for_more(item: &Item) -> bool {
    let sentence = item.norm.source.statement.zh.to_lowercase();
    item.norm.rule.is_total() && MORE.iter().any(|word| sentence.contains(word))
}
