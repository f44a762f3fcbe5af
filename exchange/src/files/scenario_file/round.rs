//! The rounds in which areas were asked for figures, as they stand in a file: read, written, and the shape they are checked against.

use permille_engine::area::{Figure, PopulationBase};
use permille_engine::id::{AreaCode, MeasureId, RoundId};
use permille_engine::in_order;
use permille_engine::round::{Return, Round};

use super::read::items;
use crate::files::limits;
use crate::files::shape::{Field, Kind, Shape};
use crate::files::tree::Node;
use crate::files::tree::table::{Table, list};

const ID: Field = Field::required("id", Kind::Words, "Its id within the file, which stands in its forms: 2025-20261130.");
const AREA: Field = Field::required("area", Kind::Words, "The area, by its code.");

const OPEN: Kind = Kind::List(limits::NAMES, &Kind::Words);

/// What people are called among the figures that were left open.
const PEOPLE: &str = "people:";

/// What came back.
static RETURN: Shape = Shape {
    on_one_line: true,
    ..Shape::of(
        "return",
        "That an area has returned its form.",
        &[
            Field::required("date", Kind::Line, "The day its figures were taken in: 2026-12-18."),
            Field::required("file", Kind::Line, "The file they came in."),
            Field::optional("accepted", Kind::Line, "The day somebody accepted them; left out where nobody has."),
            Field::optional("asked", Kind::Whole(0, 100_000), "How many figures the form asked for."),
            Field::optional("open", OPEN, "The figures it left open: `people:resident`, or the id of a measure."),
        ],
    )
};

pub(super) const RETURNED: Field =
    Field::optional("returned", Kind::Table(&RETURN), "What came back; left out where nothing has.");

/// An area that was asked.
static ASKED: Shape =
    Shape { identity: &["area"], on_one_line: true, ..Shape::of("asked", "An area that was asked.", &[AREA, RETURNED]) };

static AN_AREA: Kind = Kind::Table(&ASKED);

const TITLE: Field = Field::optional("title", Kind::Line, "What the planner calls it.");
const YEAR: Field = Field::required("year", Kind::Year, "The year whose figures are asked for.");
const SENT: Field = Field::required("sent", Kind::Line, "The day the forms were made: 2026-11-30.");
const DEADLINE: Field = Field::optional("deadline", Kind::Line, "By when they are to be back, in the planner's words.");
const AREAS: Field = Field::required("areas", Kind::List(limits::AREAS, &AN_AREA), "The areas that were asked, each once.");

/// A round, without its id.
pub(super) static SAID: Shape =
    Shape::of("round-said", "A round in which areas were asked.", &[TITLE, YEAR, SENT, DEADLINE, AREAS]);

/// A round.
pub(super) static ROUND: Shape = Shape {
    identity: &["id"],
    ..Shape::of(
        "round",
        "A round in which areas were asked for figures: who, and what came back. No figure depends on it.",
        &[ID, TITLE, YEAR, SENT, DEADLINE, AREAS],
    )
};

/// The round a checked node holds; `None` where it has no year.
pub(super) fn entry(node: &Node) -> Option<(RoundId, Round)> {
    Some((RoundId::from(node.text_at("id")?), said(node)?))
}

/// What a checked node says of a round.
pub(super) fn said(node: &Node) -> Option<Round> {
    Some(Round {
        title: words(node, "title"),
        year: node.get("year")?.year()?,
        sent: words(node, "sent"),
        deadline: words(node, "deadline"),
        asked: in_order::map(
            items(node, "areas")
                .iter()
                .filter_map(|one| Some((AreaCode::from(one.text_at("area")?), one.get("returned").map(returned)))),
        ),
    })
}

/// What a checked node says came back.
pub(super) fn returned(node: &Node) -> Return {
    let accepted = node.text_at("accepted").map(str::to_owned);
    let open = in_order::set(items(node, "open").iter().filter_map(|one| Some(figure(one.text()?))));
    let asked = node.get("asked").and_then(Node::whole).and_then(|asked| usize::try_from(asked).ok()).unwrap_or_default();
    Return { date: words(node, "date"), file: words(node, "file"), accepted, asked, open }
}

fn figure(word: &str) -> Figure {
    match word.strip_prefix(PEOPLE) {
        Some(base) => Figure::Population(PopulationBase::from_word(base)),
        None => Figure::Measure(MeasureId::from(word)),
    }
}

fn words(node: &Node, key: &str) -> String {
    node.text_at(key).unwrap_or_default().to_owned()
}

/// What stands twice where each may stand once: rounds by their ids, and in a round areas by their codes; the later of the two, and its name.
pub(super) fn twice(root: &Node) -> Vec<(&Node, String)> {
    let mut found = again(items(root, "rounds"), "id");
    for round in items(root, "rounds") {
        found.extend(again(items(round, "areas"), "area"));
    }
    found
}

fn again<'a>(nodes: &'a [Node], key: &str) -> Vec<(&'a Node, String)> {
    let mut seen = std::collections::BTreeSet::new();
    let repeated = nodes.iter().filter_map(|node| {
        let name = node.text_at(key)?;
        (!seen.insert(name)).then(|| (node, name.to_owned()))
    });
    repeated.collect()
}

/// Writes a round.
pub(super) fn node((id, round): (&RoundId, &Round)) -> Node {
    let mut table = Table::default();
    table.put("id", Node::text_of(id.as_str()));
    put_said(&mut table, round);
    table.into()
}

/// Writes what is said of a round.
pub(super) fn put_said(table: &mut Table, round: &Round) {
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    table.put_text("title", filled(&round.title).as_ref());
    table.put("year", Node::number_of(round.year));
    table.put("sent", Node::text_of(&round.sent));
    table.put_text("deadline", filled(&round.deadline).as_ref());
    let asked = round.asked.iter().map(|(area, returned)| -> Node {
        let mut asked = Table::default();
        asked.put("area", Node::text_of(area.as_str()));
        put_returned(&mut asked, returned.as_ref());
        asked.into()
    });
    table.put("areas", list(asked));
}

/// Writes what came back.
pub(super) fn put_returned(table: &mut Table, returned: Option<&Return>) {
    let Some(returned) = returned else { return };
    let mut said = Table::default();
    said.put("date", Node::text_of(&returned.date));
    said.put("file", Node::text_of(&returned.file));
    said.put_text("accepted", returned.accepted.as_ref());
    if returned.asked > 0 {
        said.put("asked", Node::number_of(returned.asked));
    }
    if !returned.open.is_empty() {
        said.put(
            "open",
            list(returned.open.iter().map(|figure| match figure {
                Figure::Population(base) => Node::text_of(format!("{PEOPLE}{}", base.word())),
                Figure::Measure(measure) => Node::text_of(measure.as_str()),
            })),
        );
    }
    table.put("returned", said.into());
}
