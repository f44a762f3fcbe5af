//! The record of a file's results, as it stands in the file: its shape, read and written.

use std::str::FromStr;

use permille_engine::id::{AreaCode, NormId, PlanId, ScenarioId};
use permille_engine::in_order;
use permille_engine::year::Year;

use super::{Figures, Headline, Outcome, PlanMark, Record};
use crate::files::fault::Subject;
use crate::files::limits;
use crate::files::shape::{Field, Kind, Shape};
use crate::files::tree::Node;
use crate::files::tree::table::{Table, list};

/// A plan as it was when the file was saved.
static PLAN_MARK: Shape = Shape {
    on_one_line: true,
    ..Shape::of(
        "plan-mark",
        "A plan as it was when the file was saved.",
        &[
            Field::required("revision", Kind::Whole(0, 4_294_967_295), "Its revision."),
            Field::required(
                "digest",
                Kind::Words,
                "The digest of all that is in it: 16 hexadecimal digits, as every digest of this table.",
            ),
        ],
    )
};

/// A norm's results.
static NORM_RESULT: Shape = Shape {
    on_one_line: true,
    ..Shape::of(
        "norm-result",
        "A norm's results: a digest of all of them, and the figures of the widest area in the year its last target falls due.",
        &[
            Field::required("digest", Kind::Words, "The digest of its figures in all areas and years: 8 hexadecimal digits."),
            Field::optional("area", Kind::Words, "The area of the figures."),
            Field::optional("year", Kind::Year, "The year of the figures."),
            Field::optional("required", Kind::Decimal, "What was required; unknown where left out."),
            Field::optional("available", Kind::Decimal, "What there was; unknown where left out."),
            Field::optional("gap", Kind::Decimal, "What was missing; unknown where left out."),
        ],
    )
};

/// A scenario's results.
static RESULT: Shape = Shape {
    identity: &["scenario"],
    subject: Some(Subject::Scenario),
    ..Shape::of(
        "result",
        "A scenario's results. Norms, areas and years stand in it unless the record is a short one.",
        &[
            Field::required("scenario", Kind::Words, "The scenario, by its id."),
            Field::required("digest", Kind::Words, "The digest of all its figures."),
            Field::optional("norms", Kind::ByName(&Kind::Table(&NORM_RESULT)), "By norm; norms without any figure are left out."),
            Field::optional(
                "areas",
                Kind::Text,
                "By area: its code, an equals sign and 8 digits of a digest, with spaces between areas.",
            ),
            Field::optional("years", Kind::Text, "By year, in the same way."),
        ],
    )
};

/// What the results were when the file was saved.
pub(in crate::files::scenario_file) static REPLAY: Shape = Shape::of(
    "replay",
    "What the file's results were when Permille saved it, so that a later version can say which figures moved and why. Whoever writes files \
     without Permille leaves it out.",
    &[
        Field::required("engine", Kind::Whole(0, 4_294_967_295), "The version of the calculation."),
        Field::required("contents", Kind::Words, "The digest of the file without this table."),
        Field::required("plans", Kind::ByName(&Kind::Table(&PLAN_MARK)), "The plans as they were, by id."),
        Field::required("results", Kind::List(limits::SCENARIOS, &Kind::Table(&RESULT)), "The results, scenario by scenario."),
    ],
);

/// The record a checked node holds. A digest that is none equals no other, and its results count as moved.
pub(in crate::files::scenario_file) fn read(node: &Node) -> Record {
    let entries = |key: &str| node.get(key).map(Node::entries).unwrap_or_default();
    let plans = entries("plans").iter().map(|entry| {
        let mark = PlanMark { revision: number(&entry.node, "revision"), digest: digest(&entry.node, "digest") };
        (PlanId::from(entry.key.as_str()), mark)
    });
    Record {
        engine: number(node, "engine"),
        contents: digest(node, "contents"),
        plans: in_order::map(plans),
        results: node.get("results").map(Node::items).unwrap_or_default().iter().map(result).collect(),
    }
}

fn result(node: &Node) -> Outcome {
    let norms = node.get("norms").map(Node::entries).unwrap_or_default().iter();
    let norm = |node: &Node| (digest(node, "digest") as u32, headline(node));
    Outcome {
        scenario: ScenarioId::from(node.text_at("scenario").unwrap_or_default()),
        digest: digest(node, "digest"),
        norms: in_order::map(norms.map(|entry| (NormId::from(entry.key.as_str()), norm(&entry.node)))),
        areas: in_order::map(pairs(node, "areas").map(|(code, sum)| (AreaCode::from(code), sum))),
        years: in_order::map(pairs(node, "years").filter_map(|(year, sum)| Some((Year::from_str(year).ok()?, sum)))),
    }
}

fn headline(node: &Node) -> Option<Headline> {
    let figure = |key: &str| node.get(key).and_then(Node::quantity);
    let figures = Figures { required: figure("required"), available: figure("available"), gap: figure("gap") };
    Some(Headline { area: AreaCode::from(node.text_at("area")?), year: node.get("year")?.year()?, figures })
}

/// `360000=1a2b3c4d 360100=…`
fn pairs<'a>(node: &'a Node, key: &str) -> impl Iterator<Item = (&'a str, u32)> {
    let text = node.text_at(key).unwrap_or_default();
    text.split_whitespace()
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, digits)| (name, u32::from_str_radix(digits, 16).unwrap_or(0)))
}

fn digest(node: &Node, key: &str) -> u64 {
    node.text_at(key).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or(0)
}

fn number(node: &Node, key: &str) -> u32 {
    node.get(key).and_then(Node::whole).and_then(|number| u32::try_from(number).ok()).unwrap_or(0)
}

/// The record as a node.
pub(in crate::files::scenario_file) fn write(record: &Record) -> Node {
    let plans = record.plans.iter().map(|(plan, mark)| {
        let mut table = Table::default();
        table.put("revision", Node::number_of(mark.revision));
        table.put("digest", long(mark.digest));
        (plan.to_string(), table.into())
    });
    let mut table = Table::default();
    table.put("engine", Node::number_of(record.engine));
    table.put("contents", long(record.contents));
    let mut marks = Table::default();
    for (plan, mark) in plans {
        marks.put(plan, mark);
    }
    table.put("plans", marks.into());
    table.put("results", list(record.results.iter().map(results)));
    table.into()
}

fn results(result: &Outcome) -> Node {
    let norms = result.norms.iter().map(|(norm, (sum, headline))| {
        let mut table = Table::default();
        table.put("digest", short(*sum));
        if let Some(Headline { area, year, figures }) = headline {
            table.put("area", Node::text_of(area.as_str()));
            table.put("year", Node::number_of(year));
            for (key, figure) in [("required", figures.required), ("available", figures.available), ("gap", figures.gap)] {
                if let Some(figure) = figure {
                    table.put(key, Node::number_of(figure));
                }
            }
        }
        (norm.to_string(), table.into())
    });
    let mut table = Table::default();
    table.put("scenario", Node::text_of(result.scenario.as_str()));
    table.put("digest", long(result.digest));
    table.put_filled("norms", norms);
    let areas: Vec<_> = result.areas.iter().map(|(code, sum)| format!("{code}={sum:08x}")).collect();
    let years: Vec<_> = result.years.iter().map(|(year, sum)| format!("{year}={sum:08x}")).collect();
    for (key, pairs) in [("areas", areas), ("years", years)] {
        if !pairs.is_empty() {
            table.put(key, Node::text_of(pairs.join(" ")));
        }
    }
    table.into()
}

fn long(digest: u64) -> Node {
    Node::text_of(format!("{digest:016x}"))
}

fn short(digest: u32) -> Node {
    Node::text_of(format!("{digest:08x}"))
}
