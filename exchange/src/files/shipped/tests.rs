//! What ships laid out beforehand says what its plan files say. `PERMILLE_ACCEPT=1` lays them out anew.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use permille_engine::plan::Plan;

use crate::files::plan_file;
use crate::files::tree::json::quoted;
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
const FURTHER: (&str, &[&str]) = ("further-plans.json", &["chang-dang-fa-2019-6"]);

fn check((file, plans): (&str, &[&str])) {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |plan: &&str| {
        let text = fs::read_to_string(here.join(format!("../plans/{plan}.toml"))).unwrap();
        Arc::new(plan_file::read(plan, &text).unwrap())
    };
    let plans: Vec<Arc<Plan>> = plans.iter().map(read).collect();
    let laid_out = laid_out(&plans);
    assert_eq!(plan_file::laid_out(&laid_out).unwrap(), plans, "nothing is lost on the way");
    let path = here.join("src/files/shipped").join(file);
    if std::env::var_os("PERMILLE_ACCEPT").is_some() {
        fs::write(&path, &laid_out).unwrap();
    }
    let shipped = fs::read_to_string(&path).unwrap();
    assert!(
        shipped == laid_out,
        "{file} is not what its plan files say: `PERMILLE_ACCEPT=1 cargo test -p permille-exchange shipped` writes it anew"
    );
}

/// Plans as JSON, a line a norm.
fn laid_out(plans: &[Arc<Plan>]) -> String {
    let mut text = String::from("[");
    for (position, plan) in plans.iter().enumerate() {
        text.push_str(if position == 0 { "\n" } else { ",\n" });
        spread(&mut text, &plan_file::tree(plan));
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
    check(FIRST);
}

#[test]
fn the_further_plans_are_what_their_files_say() {
    check(FURTHER);
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
