//! What reviewers have said, as it stands in a file: read, written, and the shape it is checked against.

use permille_engine::area::{Figure, PopulationBase};
use permille_engine::id::{AreaCode, MeasureId, NormId, ScenarioId};
use permille_engine::review::{Comment, Review, Signed, Subject, Tick};

use super::read::{self, items};
use super::v1;
use super::write;
use crate::files::limits;
use crate::files::shape::{Case, Cases, Field, Kind, Shape};
use crate::files::tree::Node;
use crate::files::tree::table::{Table, list};

/// Which lever, and where it is set.
static LEVER: Shape = Shape {
    cases: Some(v1::LEVER_CASES),
    ..Shape::of(
        "reviewed_lever",
        "A lever that a scenario puts somewhere.",
        &[v1::LEVER, Field::optional("area", Kind::Words, "The area it is set for; everywhere where left out.")],
    )
};

/// What says of what a review is.
pub(super) const CASES: Cases = Cases {
    by: "of",
    cases: &[
        Case {
            word: "figure",
            fields: &[
                Field::required("area", Kind::Words, "The area, by its code."),
                Field::optional("population", Kind::Words, "The population base whose figure it is."),
                Field::optional("measure", Kind::Words, "The measure whose figure it is, where it is not of a population base."),
                Field::required("year", Kind::Year, "The year."),
            ],
        },
        Case { word: "norm", fields: &[Field::required("norm", Kind::Words, "The norm, by its id.")] },
        Case {
            word: "assumption",
            fields: &[
                Field::required("scenario", Kind::Words, "The scenario, by its id."),
                Field::required("setting", Kind::Table(&LEVER), "Its lever."),
            ],
        },
    ],
};

pub(super) const OF: Field = Field::required("of", Kind::Word(&["figure", "norm", "assumption"]), "What is reviewed.");

const BY: Field = Field::required("by", Kind::Line, "Who says so.");
const DATE: Field = Field::required("date", Kind::Line, "The day, as the reviewer wrote it: 2026-11-29.");

/// A tick.
static TICK: Shape = Shape::of(
    "tick",
    "That something was checked against its source.",
    &[
        BY,
        DATE,
        Field::required(
            "stated",
            Kind::Prose,
            "What stood there then, in digits and the words of files. Where something else stands there now, it counts as unchecked.",
        ),
    ],
);

/// A comment.
static COMMENT: Shape =
    Shape::of("comment", "A reviewer's comment.", &[BY, DATE, Field::required("text", Kind::Prose, "What is said.")]);

static A_COMMENT: Kind = Kind::Table(&COMMENT);

const CHECKED: Field = Field::optional("checked", Kind::Table(&TICK), "That it was checked against its source.");
const COMMENTED: Field =
    Field::optional("comments", Kind::List(limits::PARTS, &A_COMMENT), "What reviewers remarked, each once.");

/// What was said, without of what.
pub(super) static SAID: Shape = Shape::of("said", "What a reviewer said.", &[CHECKED, COMMENTED]);

/// A review.
pub(super) static REVIEW: Shape = Shape {
    identity: &["of", "area", "population", "measure", "year", "norm", "scenario"],
    on_one_line: true,
    cases: Some(CASES),
    ..Shape::of(
        "review",
        "What a reviewer has said of a figure, a norm or an assumption. No figure depends on it.",
        &[OF, CHECKED, COMMENTED],
    )
};

/// The review a checked node holds; `None` where it does not say of what.
pub(super) fn entry(node: &Node) -> Option<(Subject, Review)> {
    Some((subject(node)?, said(node)))
}

/// Of what a checked node speaks.
pub(super) fn subject(node: &Node) -> Option<Subject> {
    Some(match node.text_at("of")? {
        "figure" => Subject::Figure {
            area: AreaCode::from(node.text_at("area")?),
            figure: match (node.text_at("population"), node.text_at("measure")) {
                (Some(base), None) => Figure::Population(PopulationBase::from_word(base)),
                (None, Some(measure)) => Figure::Measure(MeasureId::from(measure)),
                _ => return None,
            },
            year: node.get("year")?.year()?,
        },
        "norm" => Subject::Norm(NormId::from(node.text_at("norm")?)),
        "assumption" => {
            let setting = node.get("setting")?;
            let area = setting.text_at("area").map(AreaCode::from);
            Subject::Assumption { scenario: ScenarioId::from(node.text_at("scenario")?), lever: read::lever(setting), area }
        }
        _ => return None,
    })
}

/// What a checked node says.
pub(super) fn said(node: &Node) -> Review {
    let words = |node: &Node, key: &str| node.text_at(key).unwrap_or_default().to_owned();
    let signed = |node: &Node| Signed { by: words(node, "by"), date: words(node, "date") };
    Review {
        tick: node.get("checked").map(|tick| Tick { signed: signed(tick), stated: words(tick, "stated") }),
        comments: items(node, "comments").iter().map(|one| Comment { signed: signed(one), text: words(one, "text") }).collect(),
    }
}

/// Writes a review.
pub(super) fn node((of, review): (&Subject, &Review)) -> Node {
    let mut table = Table::default();
    put_subject(&mut table, of);
    put_said(&mut table, review);
    table.into()
}

/// Writes of what one is.
pub(super) fn put_subject(table: &mut Table, of: &Subject) {
    let mut put = |word: &str| table.put("of", Node::text_of(word));
    match of {
        Subject::Figure { area, figure, year } => {
            put("figure");
            table.put("area", Node::text_of(area.as_str()));
            match figure {
                Figure::Population(base) => table.put("population", Node::text_of(base.word())),
                Figure::Measure(measure) => table.put("measure", Node::text_of(measure.as_str())),
            }
            table.put("year", Node::number_of(year));
        }
        Subject::Norm(norm) => {
            put("norm");
            table.put("norm", Node::text_of(norm.as_str()));
        }
        Subject::Assumption { scenario, lever, area } => {
            put("assumption");
            table.put("scenario", Node::text_of(scenario.as_str()));
            let mut setting = write::lever(lever);
            setting.put_text("area", area.as_ref());
            table.put("setting", setting.into());
        }
    }
}

/// Writes what was said.
pub(super) fn put_said(table: &mut Table, review: &Review) {
    let signed = |signed: &Signed| {
        let mut table = Table::default();
        table.put("by", Node::text_of(&signed.by));
        table.put("date", Node::text_of(&signed.date));
        table
    };
    if let Some(tick) = &review.tick {
        let mut checked = signed(&tick.signed);
        checked.put("stated", Node::text_of(&tick.stated));
        table.put("checked", checked.into());
    }
    let comment = |comment: &Comment| -> Node {
        let mut said = signed(&comment.signed);
        said.put("text", Node::text_of(&comment.text));
        said.into()
    };
    if !review.comments.is_empty() {
        table.put("comments", list(review.comments.iter().map(comment)));
    }
}
