//! A step of a file's history as text: its name and the change it made, in the words of the scenario file.
//!
//! A file that is open is kept as the text it began with and the steps taken since, a line each. What a step holds is checked
//! against these tables and turned into an edit by the scenario file's own reader, so that nothing comes in this way that could not
//! come in a file.

use std::sync::Arc;

use permille_engine::area::Area;
use permille_engine::edit::{Edit, Figure};
use permille_engine::id::AreaCode;
use permille_engine::mark::Mark;
use permille_engine::plan::Plan;

use super::review;
use super::round;
use super::v1;
use super::write::{action, area, lever, plan, range, scenario, slide};
use crate::files::limits;
use crate::files::plan_file;
use crate::files::shape::{Case, Cases, Field, Kind, Shape};
use crate::files::tree::Node;
use crate::files::tree::table::{Table, list};

/// The version of what is written here; a step of a later one is not read.
pub const FORM: u32 = 1;

/// A step: what it is called, and its changes.
pub(super) static STEP: Shape = Shape::of(
    "step",
    "A step of a file's history.",
    &[
        Field::required("name", Kind::Table(&v1::NAME), "What it is called."),
        Field::required("edits", Kind::List(usize::MAX, &Kind::Table(&EDIT)), "Its changes, in order."),
    ],
);

/// A lever and where it is put; without a value, it is put back.
static PUT: Shape = Shape {
    cases: Some(v1::LEVER_CASES),
    ..Shape::of(
        "put",
        "A lever put somewhere, or back.",
        &[
            v1::LEVER,
            Field::optional("value", Kind::Decimal, "Where it is put; back where left out."),
            Field::optional("area", Kind::Words, "The area it is set for."),
            Field::optional("reason", Kind::Prose, "Why."),
        ],
    )
};

/// What is reviewed.
static ABOUT: Shape = Shape { cases: Some(review::CASES), ..Shape::of("about", "What is reviewed.", &[review::OF]) };

const POSITION: Kind = Kind::Whole(0, 1_000_000);
const SCENARIO: Field = Field::required("scenario", POSITION, "The scenario, by its position.");
const ROUND: Field = Field::required("round", Kind::Text, "The round, by its id.");
const AREA: Field = Field::required("area", Kind::Text, "The area, by its code.");
const POPULATION: Field = Field::optional("population", Kind::Text, "The population base whose figure it is.");
const MEASURE: Field = Field::optional("measure", Kind::Text, "The measure whose figure it is.");
const YEAR: Field = Field::required("year", Kind::Whole(0, 65_535), "The year.");

/// One change.
static EDIT: Shape = Shape {
    // What each kind of change brings with it.
    cases: Some(Cases {
        by: "edit",
        cases: &[
            Case { word: "lever", fields: &[SCENARIO, Field::required("put", Kind::Table(&PUT), "The lever.")] },
            Case {
                word: "figure",
                fields: &[AREA, POPULATION, MEASURE, YEAR, Field::optional("value", Kind::Decimal, "Unknown where left out.")],
            },
            Case {
                word: "provenance",
                fields: &[
                    AREA,
                    POPULATION,
                    MEASURE,
                    Field::optional("source", Kind::Text, "Where it was taken from."),
                    Field::optional("note", Kind::Text, "What a reader should know."),
                    Field::optional("owner", Kind::Text, "Who answers for it."),
                ],
            },
            Case {
                word: "source",
                fields: &[
                    Field::required("id", Kind::Text, "The source."),
                    Field::optional("words", Kind::Table(&v1::NAME), "What it is; taken off the list where left out."),
                ],
            },
            Case {
                word: "areas",
                fields: &[Field::required("areas", Kind::List(limits::AREAS, &Kind::Table(&v1::AREA)), "All areas.")],
            },
            Case {
                word: "describe",
                fields: &[
                    Field::required("title", Kind::Table(&v1::NAME), "What the file is called."),
                    Field::required("description", Kind::Table(&v1::PROSE), "What a reader should know first."),
                ],
            },
            Case {
                word: "period",
                fields: &[
                    Field::required("base_year", Kind::Year, "The year paths start from."),
                    Field::required("horizon", Kind::Exactly(2, &Kind::Year), "The years looked at."),
                ],
            },
            Case {
                word: "insert-scenario",
                fields: &[
                    Field::required("position", POSITION, "Where."),
                    Field::required("inserted", Kind::Table(&v1::SCENARIO), "The scenario."),
                ],
            },
            Case { word: "remove-scenario", fields: &[Field::required("position", POSITION, "Where.")] },
            Case {
                word: "move-scenario",
                fields: &[Field::required("from", POSITION, "From where."), Field::required("to", POSITION, "To where.")],
            },
            Case {
                word: "describe-scenario",
                fields: &[
                    Field::required("position", POSITION, "Where."),
                    Field::required("called", Kind::Table(&v1::NAME), "Its name."),
                    Field::required("description", Kind::Table(&v1::PROSE), "What it asks."),
                    Field::optional("colour", Kind::Whole(0, 255), "Its colour."),
                ],
            },
            Case {
                word: "actions",
                fields: &[
                    SCENARIO,
                    Field::required("actions", Kind::List(limits::ACTIONS, &Kind::Table(&v1::ACTION)), "All its actions."),
                ],
            },
            Case {
                word: "ranges",
                fields: &[
                    SCENARIO,
                    Field::required("ranges", Kind::List(limits::LEVERS, &Kind::Table(&v1::RANGE)), "All its ranges."),
                ],
            },
            Case {
                word: "slides",
                fields: &[Field::required("slides", Kind::List(limits::SLIDES, &Kind::Table(&v1::SLIDE)), "All slides.")],
            },
            Case { word: "mark", fields: &[Field::optional("mark", v1::MARK, "The mark; none where left out.")] },
            Case {
                word: "review",
                fields: &[
                    Field::required("about", Kind::Table(&ABOUT), "What is reviewed."),
                    Field::optional("said", Kind::Table(&review::SAID), "What is said of it; taken back where left out."),
                ],
            },
            Case {
                word: "round",
                fields: &[ROUND, Field::optional("asks", Kind::Table(&round::SAID), "What it is; taken away where left out.")],
            },
            Case { word: "returned", fields: &[ROUND, AREA, round::RETURNED] },
            Case {
                word: "plans",
                fields: &[Field::required("plans", Kind::List(limits::PLANS, &Kind::TextOr(&plan_file::FILE)), "All plans.")],
            },
        ],
    }),
    ..Shape::of(
        "edit",
        "One change.",
        &[Field::required(
            "edit",
            Kind::Word(&[
                "lever",
                "figure",
                "provenance",
                "source",
                "areas",
                "describe",
                "period",
                "insert-scenario",
                "remove-scenario",
                "move-scenario",
                "describe-scenario",
                "actions",
                "ranges",
                "slides",
                "mark",
                "review",
                "round",
                "returned",
                "plans",
            ]),
            "Which change.",
        )],
    )
};

/// One change; several as one, and areas, are [taken apart](super::step_line) before.
pub(super) fn change(edit: &Edit, named: &[Arc<Plan>]) -> Node {
    let mut table = Table::default();
    let mut called = |word: &str| table.put("edit", Node::text_of(word));
    match edit {
        Edit::Lever { scenario, lever: which, area, value, reason } => {
            called("lever");
            let mut put = lever(which);
            if let Some(value) = value {
                put.put("value", Node::number_of(value));
            }
            put.put_text("area", area.as_ref());
            put.put_text("reason", reason.as_ref());
            table.put("scenario", Node::number_of(scenario));
            table.put("put", put.into());
        }
        Edit::Figure { area, figure, year, value } => {
            called("figure");
            of(&mut table, area, figure);
            table.put("year", Node::number_of(year));
            if let Some(value) = value {
                table.put("value", Node::number_of(value));
            }
        }
        Edit::Provenance { area, figure, source, note, owner } => {
            called("provenance");
            of(&mut table, area, figure);
            table.put_text("source", source.as_ref());
            table.put_text("note", note.as_ref());
            table.put_text("owner", owner.as_ref());
        }
        Edit::Source { id, name } => {
            called("source");
            table.put("id", Node::text_of(id.as_str()));
            if let Some(words) = name {
                table.put("words", crate::files::tree::name(words));
            }
        }
        Edit::Describe { title, description } => {
            called("describe");
            table.put("title", crate::files::tree::name(title));
            table.put("description", crate::files::tree::name(description));
        }
        Edit::Period { base_year, horizon } => {
            called("period");
            table.put("base_year", Node::number_of(base_year));
            table.put("horizon", list([horizon.first(), horizon.last()].map(Node::number_of)));
        }
        Edit::InsertScenario { position, scenario: inserted } => {
            called("insert-scenario");
            table.put("position", Node::number_of(position));
            table.put("inserted", scenario(inserted));
        }
        Edit::RemoveScenario { position } => {
            called("remove-scenario");
            table.put("position", Node::number_of(position));
        }
        Edit::MoveScenario { from, to } => {
            called("move-scenario");
            table.put("from", Node::number_of(from));
            table.put("to", Node::number_of(to));
        }
        Edit::DescribeScenario { position, name, description, colour } => {
            called("describe-scenario");
            table.put("position", Node::number_of(position));
            table.put("called", crate::files::tree::name(name));
            table.put("description", crate::files::tree::name(description));
            if let Some(colour) = colour {
                table.put("colour", Node::number_of(colour));
            }
        }
        Edit::Actions { scenario, actions } => {
            called("actions");
            table.put("scenario", Node::number_of(scenario));
            table.put("actions", list(actions.iter().map(action)));
        }
        Edit::Ranges { scenario, ranges } => {
            called("ranges");
            table.put("scenario", Node::number_of(scenario));
            table.put("ranges", list(ranges.iter().map(range)));
        }
        Edit::Slides { slides } => {
            called("slides");
            table.put("slides", list(slides.iter().map(slide)));
        }
        Edit::Mark { mark } => {
            called("mark");
            table.put_text("mark", mark.map(Mark::word).as_ref());
        }
        Edit::Review { subject, review: said } => {
            called("review");
            let mut about = Table::default();
            review::put_subject(&mut about, subject);
            table.put("about", about.into());
            if let Some(said) = said {
                let mut node = Table::default();
                review::put_said(&mut node, said);
                table.put("said", node.into());
            }
        }
        Edit::Round { id, round: asks } => {
            called("round");
            table.put("round", Node::text_of(id.as_str()));
            if let Some(asks) = asks {
                let mut said = Table::default();
                round::put_said(&mut said, asks);
                table.put("asks", said.into());
            }
        }
        Edit::Returned { round, area, returned } => {
            called("returned");
            table.put("round", Node::text_of(round.as_str()));
            table.put("area", Node::text_of(area.as_str()));
            round::put_returned(&mut table, returned.as_ref());
        }
        Edit::Plans { plans } => {
            called("plans");
            table.put("plans", list(plans.iter().map(|one| plan(one, named))));
        }
        Edit::All(_) | Edit::Areas { .. } => {}
    }
    table.into()
}

/// Whose figure it is.
fn of(table: &mut Table, area: &AreaCode, figure: &Figure) {
    table.put("area", Node::text_of(area.as_str()));
    match figure {
        Figure::Population(base) => table.put("population", Node::text_of(base.word())),
        Figure::Measure(measure) => table.put("measure", Node::text_of(measure.as_str())),
    }
}

/// An area whose measures need no section: the edit puts it where it stood.
pub(super) fn whole_area(one: &Area) -> Node {
    area(one, |_| "stocks")
}
