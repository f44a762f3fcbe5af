use std::rc::Rc;
use std::sync::Arc;

use permille_engine::area::Level;
use permille_engine::id::MeasureId;
use permille_engine::norm::Norm;
use permille_engine::plan::Plan;
use permille_exchange::files::{plan_file, shipped};
use yew::Reducible;

use super::build;
use super::desk::{Act, Desk};
use super::draft::{Decision, Draft, Read, Shown};
use super::recognise::elsewhere;
use super::versions::{Stand, Versions, Way, differing, way};
use crate::text::Language;
use crate::work::Work;
use crate::work::document::ReadDocument;

const PAPER: &str = include_str!("../../../../reader/tests/documents/gan-fu-fa-2023-1.txt");

const OLD: &str = "云岭市托育规划（2026—2030年）\n一、目标\n（一）总体\n到2028年，每千人口托位数达到4.5个。到2027年，建成急救站12个。到2029年，培养全科医生300名。到2030年，康复床位达到900张。";
const NEW: &str = "云岭市托育规划（2026—2030年）\n一、目标\n（一）总体\n到2028年，每千人口托位数达到4.8个。到2028年，建成急救站12个。到2029年，培养全科医生300名。到2030年，新建影像中心3个。";

fn drafted(text: &str) -> Draft {
    let work =
        ReadDocument { bytes: text.as_bytes().to_vec(), places: Vec::new(), otherwise: ("360000".to_owned(), (2023, 2030)) };
    let document = work.run(&mut |_| {}).unwrap_or_else(|told| panic!("{told:?}"));
    let plan = document.proposed().unwrap();
    Draft::new(Read { plan, document })
}

fn desk(text: &str) -> Rc<Desk> {
    Rc::new(Desk::with(Rc::new(drafted(text))))
}

fn all(desk: &Desk) -> Vec<usize> {
    (0..desk.draft.as_ref().unwrap().items.len()).collect()
}

/// The plan of a text, every norm of it accepted.
fn plan_of(text: &str) -> Arc<Plan> {
    let desk = desk(text);
    let items = all(&desk);
    let desk = desk.reduce(Act::Decide(items, Decision::Accepted));
    let built = build::added(desk.draft.as_ref().unwrap(), &[], &[], Language::En).unwrap();
    built.plans.last().cloned().unwrap()
}

#[test]
fn what_is_accepted_becomes_a_plan_that_reads_again() {
    let plan = plan_of(PAPER);
    assert_eq!(plan.id.as_str(), "own-360000-1");
    assert_eq!(plan_file::read("own.toml", &plan_file::write(&plan)).unwrap(), *plan);
    // It binds beside all that ship: no id is theirs.
    let shipped = shipped::plans().unwrap();
    assert!(plan_file::clashes(&shipped, &plan).is_empty());
    // Every norm keeps its sentence and its place, and declares what it counts.
    for norm in &plan.norms {
        assert!(
            norm.source.document == plan.id && !norm.source.clause.is_empty() && norm.source.statement.zh.ends_with("（原文）")
        );
        assert!(plan.measures.iter().any(|measure| measure.id == norm.measure), "{}", norm.id);
        assert!(norm.rule.of().is_none_or(|of| plan.measures.iter().any(|measure| measure.id == *of)), "{}", norm.id);
    }
}

#[test]
fn only_what_is_accepted_is_added_and_steps_go_back() {
    let desk = desk(OLD);
    let certain: Vec<usize> = {
        let draft = desk.draft.as_ref().unwrap();
        (0..draft.items.len()).filter(|&at| draft.items[at].is_certain()).collect()
    };
    let begun = desk.draft.clone();
    let desk = desk.reduce(Act::Decide(vec![0, 1], Decision::Accepted)).reduce(Act::Decide(vec![1], Decision::Aside));
    let draft = desk.draft.clone().unwrap();
    let counts = draft.counts();
    assert_eq!((counts.accepted, counts.aside, counts.open), (1, 1, 2));
    assert_eq!(counts.certain, certain.into_iter().filter(|at| *at > 1).count());
    let built = build::added(&draft, &[], &[], Language::En).unwrap();
    assert_eq!(built.plans.last().unwrap().norms.len(), 1);
    let desk = desk.reduce(Act::Undo);
    assert_eq!(desk.draft.as_ref().unwrap().counts().accepted, 2);
    assert!(desk.has_steps());
    let desk = desk.reduce(Act::Undo);
    assert!(desk.draft == begun && !desk.has_steps() && !desk.draft.as_ref().unwrap().is_begun());
}

#[test]
fn a_corrected_norm_is_what_the_form_gave() {
    let desk = desk(OLD);
    let draft = desk.draft.clone().unwrap();
    let mut norm = (*draft.items[0].norm).clone();
    norm.name.zh = "托位".to_owned();
    let mut measure = draft.items[0].measure().cloned().unwrap();
    measure.unit.zh = "个位".to_owned();
    measure.id = "own-new".into();
    let desk = desk.reduce(Act::Correct(0, Box::new(Norm { measure: "own-new".into(), ..norm }), Some(measure)));
    let draft = desk.draft.clone().unwrap();
    assert_eq!((draft.items[0].decision, draft.items[0].is_certain()), (Decision::Accepted, true));
    let plan = build::added(&draft, &[], &[], Language::Zh).unwrap().plans.remove(0);
    assert_eq!((plan.norms[0].name.zh.as_str(), plan.measures[0].unit.zh.as_str()), ("托位", "个位"));
}

#[test]
fn the_level_follows_the_area_the_document_binds() {
    let desk =
        desk("托育规划（2026—2030年）\n一、目标\n（一）总体\n到2030年，新增托位600个。到2030年，每千人口托位数达到4.5个。");
    let draft = desk.draft.clone().unwrap();
    let follows: Vec<bool> = draft.items.iter().map(|item| item.follows).collect();
    assert_eq!(follows, [true, true]);
    for (code, levels) in
        [("360000", [Level::Province, Level::County]), ("360200", [Level::City, Level::County]), ("360202", [Level::County; 2])]
    {
        let mut head = draft.head.clone();
        head.territory = code.to_owned();
        let desk = Rc::clone(&desk).reduce(Act::Head(Box::new(head)));
        let now: Vec<Level> = desk.draft.as_ref().unwrap().items.iter().map(|item| item.norm.level).collect();
        assert_eq!(now, levels, "{code}");
    }
}

const COUNTED: &str = "云岭市托育规划（2026—2030年）\n一、目标\n（一）总体\n到2028年，每千人口托位数达到4.5个。到2028年，每县救护车达到6辆。到2029年，80%的乡镇卫生院设置发热哨点。到2030年，新增托位600个。到2030年，每个县建成3个影像中心。到2030年，负压救护车占救护车的比例达到40%。";

#[test]
fn what_is_counted_already_goes_on_being_counted() {
    let shipped = shipped::plans().unwrap();
    let draft = drafted(COUNTED).among(elsewhere(&[], &shipped));
    let counted: Vec<(&str, bool, usize)> =
        draft.items.iter().map(|item| (item.norm.measure.as_str(), item.is_known(), item.asks.len())).collect();
    assert_eq!(counted[0], ("childcare-places", true, 0));
    assert_eq!(counted[1], ("ambulances", true, 0));
    // Of a share the institutions are known, and not those that have what is asked for.
    assert_eq!((counted[2].1, draft.items[2].norm.rule.of().map(MeasureId::as_str)), (false, Some("township-hospitals")));
    // So many more are not all that there are: it is asked, and meanwhile not certain.
    assert_eq!((counted[3].1, counted[3].2, draft.items[3].is_certain()), (false, 1, false));
    assert_eq!((counted[4].1, counted[4].2), (false, 0));
    let desk = Rc::new(Desk::with(Rc::new(draft)));
    let asked = desk.draft.as_ref().unwrap().items[3].asks[0].clone();
    let items = all(&desk);
    let desk = desk
        .reduce(Act::Count(3, Some(Box::new(asked))))
        .reduce(Act::Count(0, None))
        .reduce(Act::Decide(items, Decision::Accepted));
    let draft = desk.draft.clone().unwrap();
    assert!(draft.items[3].is_known() && draft.items[3].asks.is_empty() && !draft.items[0].is_known());
    let built = build::added(&draft, &[], &shipped, Language::En).unwrap();
    let plan = built.plans.last().unwrap();
    // Both are in the plan that is added, each as it was decided; it is read again beside the plans it borrows from.
    let measures: Vec<&str> = plan.norms.iter().map(|norm| norm.measure.as_str()).collect();
    assert!(measures[0].starts_with("own-") && measures[1] == "ambulances" && measures[3] == "childcare-places", "{measures:?}");
    assert!(plan_file::clashes(&shipped, plan).is_empty());
    assert_eq!(plan_file::read("own.toml", &plan_file::write(plan)).unwrap(), **plan);
    let desk = desk.reduce(Act::Undo).reduce(Act::Undo);
    assert!(desk.draft.as_ref().unwrap().items[0].is_known());
}

#[test]
fn figures_that_were_not_understood_are_settled_one_by_one() {
    let desk = desk("某市规划（2026—2030年）\n一、目标\n（一）总体\n到2030年，每千人口床位数达到7张。到2030年，达到45。");
    let draft = desk.draft.clone().unwrap();
    let left: Vec<usize> =
        (0..draft.read.document.left_out.len()).filter(|&at| !draft.read.document.left_out[at].understood).collect();
    let (accounted, figures) = draft.meter();
    assert_eq!((draft.unsettled(), accounted), (left.len(), figures - left.len()));
    assert!(!left.is_empty() && !draft.shown(Shown::Open).is_empty());
    let desk = left.iter().fold(desk, |desk, &at| desk.reduce(Act::NoDemand(at, true)));
    assert_eq!(desk.draft.as_ref().unwrap().meter(), (figures, figures));
    // One is written by hand after all.
    let norm = (*draft.items[0].norm).clone();
    let measure = draft.items[0].measure().cloned();
    let desk = desk.reduce(Act::NoDemand(left[0], false)).reduce(Act::Write(left[0], Box::new(norm), measure));
    let draft = desk.draft.clone().unwrap();
    assert_eq!((draft.meter(), draft.items.len()), ((figures, figures), 2));
    let plan = build::added(&draft, &[], &[], Language::En).unwrap().plans.remove(0);
    assert_eq!(plan.norms.len(), 1, "written by hand, it is accepted");
}

#[test]
fn a_newer_version_is_told_by_norm_and_taken_over() {
    let old = plan_of(OLD);
    let desk = desk(NEW).reduce(Act::Against(Some(old.id.clone())));
    let draft = desk.draft.clone().unwrap();
    let versions = Versions::of(&draft.items, &old);
    assert_eq!(versions.counts(), (1, 2, 1, 1), "{versions:?}");
    let ways: Vec<Way> = draft
        .items
        .iter()
        .zip(&versions.stands)
        .filter_map(
            |(item, stand)| if let Stand::Other(there) = stand { Some(way(&old.norms[*there], &item.norm)) } else { None },
        )
        .collect();
    assert_eq!(ways, [Way::Raised, Way::Moved]);
    let items = all(&desk);
    let dropped = old.norms[versions.missing[0]].id.clone();
    let desk = desk.reduce(Act::Decide(items, Decision::Accepted)).reduce(Act::Drop(dropped.clone(), true));
    let draft = desk.draft.clone().unwrap();
    assert_eq!(build::changes(&draft, &versions), 4);
    let plans = [Arc::clone(&old)];
    let built = build::taken_over(&draft, &versions, &old, (&plans, &[]), Language::En).unwrap();
    let new = &built.plans[0];
    assert_eq!((built.changes, built.plans.len(), &new.id), (4, 1, &old.id));
    assert!(new.norm(&dropped).is_none());
    // The norm that was raised is still itself: figures stated of what it counts go on to be compared with it.
    let (before, after) = (&old.norms[0], &new.norms[0]);
    assert_eq!((&before.id, &before.measure, &before.name), (&after.id, &after.measure, &after.name));
    assert_eq!(after.targets[0].values[0].to_string(), "4.8");
    // Held against what was taken over, nothing differs any more.
    let again = Versions::of(&draft.items, new);
    assert_eq!(again.counts(), (4, 0, 0, 0), "{again:?}");
    for (item, stand) in draft.items.iter().zip(&again.stands) {
        if let Stand::Same(there) = stand {
            assert!(differing(&new.norms[*there], &item.norm).is_empty());
        }
    }
}

#[test]
fn the_document_held_against_its_shipped_plan_finds_most_of_it() {
    let shipped = shipped::plans().unwrap();
    let old = shipped.iter().find(|plan| plan.id.as_str() == "gan-fu-fa-2023-1").unwrap();
    let draft = drafted(PAPER);
    let versions = Versions::of(&draft.items, old);
    let (same, other, new, missing) = versions.counts();
    assert_eq!(same + other + new, draft.items.len());
    assert_eq!(same + other + missing, old.norms.len());
    assert!((same + other) * 10 > old.norms.len() * 5, "{:?} of {}", versions.counts(), old.norms.len());
}

#[test]
fn a_head_that_lacks_something_is_told() {
    let desk = desk(OLD).reduce(Act::Decide(vec![0], Decision::Accepted));
    let mut head = desk.draft.as_ref().unwrap().head.clone();
    head.first = "2031".to_owned();
    let desk = desk.reduce(Act::Head(Box::new(head)));
    let told = build::added(desk.draft.as_ref().unwrap(), &[], &[], Language::En).unwrap_err();
    assert!(told[0].contains("the first not after the last"), "{told:?}");
}
