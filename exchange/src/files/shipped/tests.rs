//! What ships laid out beforehand says what its plan files say. `PERMILLE_ACCEPT=1` lays them out anew.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_engine::plan::Plan;

use crate::files::plan_file;
use crate::files::tree::json::{self, quoted};
use crate::files::tree::{Node, Value};

/// What each file is made of. A plan ships by its name in one of these; only those that the first visit's file names belong into the first.
const FIRST: (&str, &[&str]) = (
    "first-plans.json",
    &[
        "gan-fu-fa-2023-1",
        "jiangxi-14th-five-year",
        "gan-fu-ting-fa-2025-6",
        "healthy-jiangxi-2023",
        "national-health-workforce-2025",
    ],
);
/// The words of the first.
const FIRST_WORDS: &str = "first-words.json";
const FURTHER: (&str, &[&str]) = ("further-plans.json", &["chang-dang-fa-2019-6"]);

/// What the first file leaves to that of the words.
const WORDS: [&str; 2] = ["statement", "note"];

fn read(plans: &[&str]) -> Vec<Arc<Plan>> {
    let read = |plan: &&str| {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../plans/{plan}.toml"))).unwrap();
        Arc::new(plan_file::read(plan, &text).unwrap())
    };
    plans.iter().map(read).collect()
}

fn check(file: &str, laid_out: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/files/shipped").join(file);
    if std::env::var_os("PERMILLE_ACCEPT").is_some() {
        fs::write(&path, laid_out).unwrap();
    }
    let shipped = fs::read_to_string(&path).unwrap();
    assert!(
        shipped == *laid_out,
        "{file} is not what its plan files say: `PERMILLE_ACCEPT=1 cargo test -p permille-exchange shipped` writes it anew"
    );
}

/// Plans as JSON, a line a norm.
fn laid_out(plans: &[Arc<Plan>]) -> String {
    lines(plans.iter().map(|plan| plan_file::tree(plan)), spread)
}

/// The same without words.
fn without_words(plans: &[Arc<Plan>]) -> String {
    lines(plans.iter().map(|plan| thinned(plan_file::tree(plan), &|key| !WORDS.contains(&key))), spread)
}

/// The words alone: a plan a list, of its norms and then of its figures.
fn words(plans: &[Arc<Plan>]) -> String {
    let of_plan = |plan: &Arc<Plan>| {
        let tree = plan_file::tree(plan);
        let each = ["norm", "baseline"].iter().filter_map(|section| tree.get(section)).flat_map(Node::items);
        let mut words = tree.clone();
        words.value = Value::List(each.map(|one| kept(one.clone(), &|key| WORDS.contains(&key))).collect());
        words
    };
    lines(plans.iter().map(of_plan), |text, plan| list(text, plan.items(), ",\n"))
}

/// A tree without the entries of tables below the first whose key is not `wanted`.
fn thinned(mut tree: Node, wanted: &impl Fn(&str) -> bool) -> Node {
    if let Value::Table(entries) = &mut tree.value {
        for entry in entries {
            if let Value::List(items) = &mut entry.node.value {
                *items = items.drain(..).map(|item| kept(item, wanted)).collect();
            }
        }
    }
    tree
}

/// A table without the entries whose key is not `wanted`.
fn kept(mut table: Node, wanted: &impl Fn(&str) -> bool) -> Node {
    if let Value::Table(entries) = &mut table.value {
        entries.retain(|entry| wanted(&entry.key));
    }
    table
}

fn lines(all: impl Iterator<Item = Node>, write: impl Fn(&mut String, &Node)) -> String {
    let mut text = String::from("[");
    for (position, one) in all.enumerate() {
        text.push_str(if position == 0 { "\n" } else { ",\n" });
        write(&mut text, &one);
    }
    text.push_str("\n]\n");
    text
}

/// A plan, each entry of a list on a line.
fn spread(text: &mut String, plan: &Node) {
    text.push('{');
    for (position, entry) in plan.entries().iter().enumerate() {
        text.push_str(if position == 0 { "" } else { ",\n" });
        quoted(text, &entry.key);
        text.push(':');
        match &entry.node.value {
            Value::List(items) => list(text, items, ",\n"),
            _ => close(text, &entry.node),
        }
    }
    text.push('}');
}

fn list(text: &mut String, items: &[Node], between: &str) {
    text.push('[');
    for (position, item) in items.iter().enumerate() {
        text.push_str(if position == 0 { "" } else { between });
        close(text, item);
    }
    text.push(']');
}

/// As short as can be.
fn close(text: &mut String, node: &Node) {
    match &node.value {
        Value::Null => text.push_str("null"),
        Value::Flag(flag) => text.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => text.push_str(number),
        Value::Text(words) => quoted(text, words),
        Value::List(items) => list(text, items, ","),
        Value::Table(entries) => {
            text.push('{');
            for (position, entry) in entries.iter().enumerate() {
                text.push_str(if position == 0 { "" } else { "," });
                quoted(text, &entry.key);
                text.push(':');
                close(text, &entry.node);
            }
            text.push('}');
        }
    }
}

#[test]
fn what_a_first_visit_reads_is_what_its_plan_files_say() {
    let plans = read(FIRST.1);
    check(FIRST.0, &without_words(&plans));
    check(FIRST_WORDS, &words(&plans));
    let (brief, words) = (plan_file::laid_out(&without_words(&plans)).unwrap(), json::parse(&words(&plans)).unwrap());
    let again = brief.iter().zip(words.items()).map(|(plan, words)| super::worded(plan, words));
    assert!(again.eq(plans.iter().map(|plan| (**plan).clone())), "nothing is lost on the way");
}

#[test]
fn the_plans_of_a_first_visit_lack_words_alone_and_become_the_whole_ones() {
    for (brief, whole) in super::completed().unwrap() {
        assert!(brief.norms.iter().all(|norm| norm.note.is_none() && norm.source.statement == Name::default()));
        assert!(whole.norms.iter().all(|norm| norm.source.statement != Name::default()));
        let ship = |plan: &Arc<Plan>| super::at_hand().iter().any(|shipped| Arc::ptr_eq(shipped, plan));
        assert!(ship(&brief) && ship(&whole), "either is written by its id");
        let (document, _) = crate::files::scenario_file::read(super::FIRST.text, &super::first_plans().unwrap()).unwrap();
        let (model, _) = Model::new(&document.set).unwrap();
        let plans: Vec<_> = super::completed().unwrap().into_iter().map(|(_, whole)| whole).collect();
        let said = model.with_words(&plans).unwrap();
        assert!(said.has_frame_of(&model) && (0..said.norm_count()).all(|norm| said.norm(norm).id == model.norm(norm).id));
    }
}

#[test]
fn the_further_plans_are_what_their_files_say() {
    let plans = read(FURTHER.1);
    let laid_out = laid_out(&plans);
    assert_eq!(plan_file::laid_out(&laid_out).unwrap(), plans, "nothing is lost on the way");
    check(FURTHER.0, &laid_out);
}

#[test]
fn a_first_visit_has_the_plans_of_its_file_and_no_other() {
    let first = super::first_plans().unwrap();
    let (document, _) = crate::files::scenario_file::read(super::FIRST.text, &first).unwrap();
    let of_file: Vec<_> = document.set.plans.iter().map(|plan| &plan.id).collect();
    let of_visit: Vec<_> = first.iter().map(|plan| &plan.id).collect();
    assert_eq!(of_visit, of_file);
    assert_eq!(document.set.plans, first);
}

#[test]
fn plans_that_are_used_together_do_not_clash() {
    let all = super::plans().unwrap();
    for (position, plan) in all.iter().enumerate() {
        assert!(plan_file::clashes(&all[..position], plan).is_empty(), "{}", plan.id);
    }
}
