//! What a plan file may hold; `plans/README.md` says the same in words.

use permille_engine::rule::Rule;

use super::parameter;
use crate::files::fault::Subject;
use crate::files::limits;
use crate::files::shape::{Cases, Field, Kind, Shape};

const LEVELS: Kind = Kind::Word(&["province", "city", "county", "township"]);
const DOMAINS: Kind = Kind::Word(&[
    "public-health",
    "medical-care",
    "primary-care",
    "traditional-medicine",
    "life-course",
    "workforce",
    "digital",
    "health-outcomes",
    "healthy-living",
    "environment",
    "industry",
    "governance",
]);

/// A text that says something in both languages.
static NAME: Shape = Shape {
    on_one_line: true,
    ..Shape::of(
        "name-in-both",
        "A text that says something in Chinese and in English.",
        &[Field::required("zh", Kind::Words, "The text in Chinese."), Field::required("en", Kind::Words, "The text in English.")],
    )
};

static PLAN: Shape = Shape::of(
    "plan",
    "The document.",
    &[
        Field::required("id", Kind::Words, "How it is cited."),
        Field::required("title", Kind::Table(&NAME), "Its title."),
        Field::optional("number", Kind::Words, "Its number."),
        Field::required("issuer", Kind::Table(&NAME), "Who issued it."),
        Field::optional("issued", Kind::Words, "The day it was issued."),
        Field::required("territory", Kind::Words, "The area it binds, by its code; 100000 is the whole country."),
        Field::required("years", Kind::Exactly(2, &Kind::Year), "The first and the last year it speaks of."),
        Field::required("revision", Kind::Whole(1, 1_000_000), "Counted up whenever a figure is corrected."),
    ],
);

static MEASURE: Shape = Shape {
    identity: &["id"],
    subject: Some(Subject::Measure),
    ..Shape::of(
        "measure",
        "What is counted, measured or done.",
        &[
            Field::required("id", Kind::Words, "Its id."),
            Field::required("nature", Kind::Word(&["resource", "indicator", "milestone"]), "How it behaves."),
            Field::required("name", Kind::Table(&NAME), "Its name."),
            Field::required("unit", Kind::Table(&NAME), "Its unit."),
            Field::optional("whole", Kind::Flag, "Whether it comes in whole units."),
        ],
    )
};

static RULE: Shape = Shape {
    on_one_line: true,
    cases: Some(Cases { by: "kind", cases: &parameter::CASES }),
    ..Shape::of("rule", "How a requirement follows.", &[Field::required("kind", Kind::Word(&Rule::WORDS), "Which rule it is.")])
};

static TARGET: Shape = Shape {
    on_one_line: true,
    ..Shape::of(
        "target",
        "What is demanded by when.",
        &[
            Field::optional("year", Kind::Year, "By the end of which year."),
            Field::optional("month", Kind::Whole(1, 12), "By the end of which month."),
            Field::optional("every_year", Kind::Flag, "Whether it recurs each year."),
            Field::optional("value", Kind::Decimal, "How much."),
            Field::optional("values", Kind::List(limits::PARTS, &Kind::Decimal), "How much, one a bracket or term."),
            Field::optional("upper", Kind::Decimal, "The upper end of a range."),
            Field::optional("words", Kind::Table(&NAME), "The target where it is in words alone."),
        ],
    )
};

static NORM: Shape = Shape {
    identity: &["id"],
    subject: Some(Subject::Norm),
    ..Shape::of(
        "norm",
        "One rule of the plan.",
        &[
            Field::required("id", Kind::Words, "Its id, unique over all plans."),
            Field::required("class", Kind::Word(&["norm", "target", "indicator", "milestone"]), "What sort of commitment it is."),
            Field::required("domain", DOMAINS, "The subject."),
            Field::required("name", Kind::Table(&NAME), "Its name."),
            Field::required("level", LEVELS, "The level of the areas it binds."),
            Field::required("measure", Kind::Words, "What is compared with the requirement."),
            Field::required("direction", Kind::Word(&["at-least", "at-most"]), "Whether more or less is better."),
            Field::required("strength", Kind::Word(&["must", "should", "about"]), "How hard it binds."),
            Field::required("rule", Kind::Table(&RULE), "How the requirement follows."),
            Field::required("targets", Kind::List(limits::PARTS, &Kind::Table(&TARGET)), "What is demanded by when."),
            Field::required("clause", Kind::Words, "Where it stands in the document."),
            Field::required("statement", Kind::Table(&NAME), "What the clause demands, in our own words."),
            Field::optional("note", Kind::Table(&NAME), "What is doubtful, contradictory or decided by us."),
        ],
    )
};

static BASELINE: Shape = Shape {
    identity: &["id"],
    subject: Some(Subject::Baseline),
    ..Shape::of(
        "baseline",
        "A figure the document gives as observed.",
        &[
            Field::required("id", Kind::Words, "Its id."),
            Field::required("name", Kind::Table(&NAME), "Its name."),
            Field::required("domain", DOMAINS, "The subject."),
            Field::required("level", LEVELS, "The level of its area."),
            Field::required("area", Kind::Words, "Its area, by its code."),
            Field::optional("year", Kind::Year, "The year."),
            Field::required("value", Kind::Decimal, "The figure as printed."),
            Field::required("unit", Kind::Table(&NAME), "Its unit."),
            Field::optional("measure", Kind::Words, "The measure it speaks of."),
            Field::required("clause", Kind::Words, "Where it stands in the document."),
            Field::required("statement", Kind::Table(&NAME), "What the document says, in our own words."),
            Field::optional("note", Kind::Table(&NAME), "What is doubtful about it."),
        ],
    )
};

/// A plan: a file of its own, or embedded in a scenario file.
pub(crate) static FILE: Shape = Shape {
    identity: &["plan.id"],
    subject: Some(Subject::Plan),
    ..Shape::of(
        "plan-file",
        "A policy document as data.",
        &[
            Field::required("plan", Kind::Table(&PLAN), "The document."),
            Field::optional("measure", Kind::List(limits::NORMS, &Kind::Table(&MEASURE)), "What is counted, measured or done."),
            Field::optional("norm", Kind::List(limits::NORMS, &Kind::Table(&NORM)), "The norms."),
            Field::optional("baseline", Kind::List(limits::NORMS, &Kind::Table(&BASELINE)), "The observed figures."),
        ],
    )
};
