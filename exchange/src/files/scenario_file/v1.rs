//! The stored model, version 1: what a scenario file holds, apart from the engine's own types, so that either can change alone.

use super::record;
use super::review::REVIEW;
use super::round::ROUND;
use crate::files::fault::Subject;
use crate::files::limits;
use crate::files::plan_file;
use crate::files::shape::{Case, Cases, Field, Kind, Shape};

/// A text in both languages; where one is empty, the other stands for both.
pub(super) static NAME: Shape = Shape {
    on_one_line: true,
    ..Shape::of(
        "name",
        "A text in Chinese and in English; where one is empty, the other stands for both.",
        &[Field::required("zh", Kind::Line, "The text in Chinese."), Field::required("en", Kind::Line, "The text in English.")],
    )
};

/// What is described in both languages.
pub(super) static PROSE: Shape = Shape {
    on_one_line: true,
    ..Shape::of(
        "prose",
        "A description in Chinese and in English; where one is empty, the other stands for both.",
        &[
            Field::required("zh", Kind::Prose, "The description in Chinese."),
            Field::required("en", Kind::Prose, "The description in English."),
        ],
    )
};

/// Figures by year, with where they came from.
static SERIES: Shape = Shape {
    on_one_line: true,
    ..Shape::of(
        "series",
        "Observed figures by year. A year that is absent is unknown, not zero.",
        &[
            Field::required(
                "values",
                Kind::ByYear(&Kind::Decimal),
                "The figure of each year: an exact decimal of at most six places.",
            ),
            Field::optional("source", Kind::Line, "Where they were taken from: a name listed under sources."),
            Field::optional("note", Kind::Prose, "What a reader should know about them."),
            Field::optional("owner", Kind::Prose, "Who answers for them: of a milestone, who sees it done."),
        ],
    )
};

const SERIES_BY_NAME: Kind = Kind::ByName(&Kind::Table(&SERIES));

/// An area and its figures.
pub(super) static AREA: Shape = Shape {
    identity: &["code"],
    subject: Some(Subject::Area),
    ..Shape::of(
        "area",
        "An area with its observed figures.",
        &[
            Field::required("code", Kind::Words, "Its code by GB/T 2260, or a longer statistical code below the county."),
            Field::required("name", Kind::Table(&NAME), "Its name."),
            Field::required("level", Kind::Word(&["province", "city", "county", "township"]), "Its level."),
            Field::optional("parent", Kind::Words, "The code of the area it belongs to; left out at the top."),
            Field::optional("population", SERIES_BY_NAME, "People by population base: resident, urban, rural, or another group."),
            Field::optional("stocks", SERIES_BY_NAME, "What is counted, by measure."),
            Field::optional("indicators", SERIES_BY_NAME, "What is measured, by measure."),
            Field::optional("milestones", SERIES_BY_NAME, "What is done (1) or not (0), by measure."),
            Field::optional("note", Kind::Prose, "What a reader should know about the area."),
        ],
    )
};

const NORM: Field = Field::required("norm", Kind::Words, "The norm, by its id.");
const MEASURE: Field = Field::required("measure", Kind::Words, "The stock, by its measure's id.");

/// What each lever brings with it.
pub(super) const LEVER_CASES: Cases = Cases {
    by: "lever",
    cases: &[
        Case { word: "growth", fields: &[] },
        Case { word: "urbanisation", fields: &[] },
        Case {
            word: "target",
            fields: &[
                NORM,
                Field::optional("year", Kind::Year, "Which target, by its year; the last one where left out."),
                Field::optional("part", Kind::Whole(0, 1000), "Which part of a bracket or sum, counted from 0."),
            ],
        },
        Case { word: "due-year", fields: &[NORM] },
        Case { word: "attrition", fields: &[MEASURE] },
        Case { word: "additions", fields: &[MEASURE] },
        Case { word: "unit-cost", fields: &[MEASURE] },
        Case { word: "budget", fields: &[] },
    ],
};

pub(super) const LEVER: Field = Field::required(
    "lever",
    Kind::Word(&["growth", "urbanisation", "target", "due-year", "attrition", "additions", "unit-cost", "budget"]),
    "Which lever: growth (per mille a year), urbanisation (percentage points a year), target (a norm's value), due-year (when its last \
     target falls due), attrition (percent of a stock lost a year), additions (units of a stock gained a year), unit-cost (of a stock, in \
     ten thousand yuan), budget (in all, in ten thousand yuan).",
);

/// What tells one lever from another.
const LEVER_IDENTITY: &[&str] = &["lever", "norm", "measure", "year", "part", "area"];

/// A lever and where it is put.
static SETTING: Shape = Shape {
    identity: LEVER_IDENTITY,
    on_one_line: true,
    cases: Some(LEVER_CASES),
    ..Shape::of(
        "setting",
        "A lever put somewhere.",
        &[
            LEVER,
            Field::required("value", Kind::Decimal, "Where it is put."),
            Field::optional("area", Kind::Words, "The area it is set for, with those below; everywhere where left out."),
            Field::optional("reason", Kind::Prose, "Why, in the planner's words."),
        ],
    )
};

/// Within what a lever may turn out.
pub(super) static RANGE: Shape = Shape {
    identity: LEVER_IDENTITY,
    on_one_line: true,
    cases: Some(LEVER_CASES),
    ..Shape::of(
        "range",
        "Within what a lever may turn out.",
        &[
            LEVER,
            Field::required("low", Kind::Decimal, "The lowest it may turn out."),
            Field::required("likely", Kind::Decimal, "What is most likely."),
            Field::required("high", Kind::Decimal, "The highest it may turn out."),
            Field::optional("area", Kind::Words, "The area it is meant for, with those below; everywhere where left out."),
            Field::optional("reason", Kind::Prose, "Why, in the planner's words."),
        ],
    )
};

/// A dated addition to a stock.
pub(super) static ACTION: Shape = Shape {
    identity: &["area", "measure", "year"],
    on_one_line: true,
    ..Shape::of(
        "action",
        "A dated addition to one area's stock.",
        &[
            Field::required("area", Kind::Words, "The area, by its code."),
            MEASURE,
            Field::required("year", Kind::Year, "The year by whose end it stands."),
            Field::required("amount", Kind::Decimal, "How many units."),
            Field::optional("unit_cost", Kind::Decimal, "What one unit costs, in ten thousand yuan; unknown where left out."),
            Field::optional("reason", Kind::Prose, "Why, in the planner's words."),
        ],
    )
};

/// A scenario.
pub(super) static SCENARIO: Shape = Shape {
    identity: &["id"],
    subject: Some(Subject::Scenario),
    ..Shape::of(
        "scenario",
        "A named set of levers and actions over the baseline.",
        &[
            Field::required("id", Kind::Words, "Its id within the file."),
            Field::required("name", Kind::Table(&NAME), "Its name."),
            Field::required("description", Kind::Table(&PROSE), "What it asks."),
            Field::optional("colour", Kind::Whole(1, 8), "The colour it is drawn in; by its position where left out."),
            Field::optional("levers", Kind::List(limits::LEVERS, &Kind::Table(&SETTING)), "What it changes."),
            Field::optional("actions", Kind::List(limits::ACTIONS, &Kind::Table(&ACTION)), "Dated additions."),
            Field::optional("ranges", Kind::List(limits::LEVERS, &Kind::Table(&RANGE)), "Within what some levers may turn out."),
        ],
    )
};

/// A slide.
pub(super) static SLIDE: Shape = Shape {
    identity: &["kind", "norm", "area", "scenario"],
    on_one_line: true,
    ..Shape::of(
        "slide",
        "A slide: a view of the file, saved. What it says follows from the figures whenever it is shown.",
        &[
            Field::required(
                "kind",
                Kind::Word(&[
                    "title",
                    "headline",
                    "trajectory",
                    "ranking",
                    "map",
                    "comparison",
                    "proposal",
                    "milestones",
                    "sources",
                    "method",
                ]),
                "What it shows.",
            ),
            Field::optional("norm", Kind::Words, "The norm it speaks of, by its id; a leading one where left out."),
            Field::optional("area", Kind::Words, "The area, by its code; the widest where left out."),
            Field::optional("year", Kind::Year, "The year; the one in which most norms fall due where left out."),
            Field::optional("scenario", Kind::Words, "The scenario, by its id; the one in view where left out."),
            Field::optional("caption", Kind::Prose, "What the planner says beneath its title."),
            Field::optional("notes", Kind::Prose, "What the speaker wants to remember."),
        ],
    )
};

/// The marks there are.
pub(super) const MARK: Kind = Kind::Word(&["draft", "internal"]);

/// A scenario file.
pub(super) static FILE: Shape = Shape::of(
    "file",
    "A baseline, the plans that bind it, and scenarios over it. Fields not named here are kept.",
    &[
        Field::required("format", Kind::Word(&["permille-scenario"]), "Says that this is a Permille scenario file."),
        Field::required("version", Kind::Whole(1, 1), "The version of the format."),
        Field::required("title", Kind::Table(&NAME), "What the file is called."),
        Field::required("description", Kind::Table(&PROSE), "What a reader should know first."),
        Field::required(
            "plans",
            Kind::List(limits::PLANS, &Kind::TextOr(&plan_file::FILE)),
            "The plans that bind the areas: by id, or the whole plan where it is edited or does not ship.",
        ),
        Field::required("base_year", Kind::Year, "The year paths start from."),
        Field::required("horizon", Kind::Exactly(2, &Kind::Year), "The first and the last year looked at."),
        Field::optional("sources", Kind::ByName(&Kind::Table(&NAME)), "Where figures were taken from."),
        Field::required("areas", Kind::List(limits::AREAS, &Kind::Table(&AREA)), "The areas."),
        Field::required(
            "scenarios",
            Kind::List(limits::SCENARIOS, &Kind::Table(&SCENARIO)),
            "The scenarios, in the order of their tabs.",
        ),
        Field::optional(
            "slides",
            Kind::List(limits::SLIDES, &Kind::Table(&SLIDE)),
            "What is shown to others, in order; the slides that follow from the file where left out.",
        ),
        Field::optional("mark", MARK, "What stands at the edge of every page, slide and picture of it; nothing where left out."),
        Field::optional(
            "reviews",
            Kind::List(limits::REVIEWS, &Kind::Table(&REVIEW)),
            "What reviewers have said of its figures, norms and assumptions.",
        ),
        Field::optional(
            "rounds",
            Kind::List(limits::ROUNDS, &Kind::Table(&ROUND)),
            "The rounds in which areas were asked for figures, and what came back.",
        ),
        Field::optional("notes", Kind::Prose, "What the planner has written about the file as a whole."),
        Field::optional("replay", Kind::Table(&record::REPLAY), "What its results were when it was saved."),
    ],
);
