//! What a reviewer says of a figure, a norm or an assumption: that it was checked against its source, and a comment. 审核.
//!
//! A tick is for what stood there when it was given, and falls when that becomes something else; see [`crate::checklist`].

use crate::area::Figure;
use crate::id::{AreaCode, NormId, ScenarioId};
use crate::lever::Lever;
use crate::year::Year;

/// What is reviewed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// An observed figure.
    Figure {
        /// The area.
        area: AreaCode,
        /// Which figure.
        figure: Figure,
        /// The year.
        year: Year,
    },
    /// A norm, as its plan states it.
    Norm(NormId),
    /// A lever that a scenario puts somewhere.
    Assumption {
        /// The scenario.
        scenario: ScenarioId,
        /// The lever.
        lever: Lever,
        /// The area it is set for; everywhere where absent.
        area: Option<AreaCode>,
    },
}

/// What was said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// That it was checked against its source.
    pub tick: Option<Tick>,
    /// What reviewers remarked, each once, in the order in which they began.
    pub comments: Vec<Comment>,
}

/// That something was checked against its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Who says so, and when.
    pub signed: Signed,
    /// What stood there then, in the form of [`crate::scenario::ScenarioSet::stated`].
    pub stated: String,
}

/// A reviewer's comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Who made it, and when.
    pub signed: Signed,
    /// What is said.
    pub text: String,
}

/// A name and a day, as the reviewer typed them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signed {
    /// The name.
    pub by: String,
    /// The day: `2026-11-29`.
    pub date: String,
}

/// How far something has been checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckState {
    /// Nobody has.
    Unchecked,
    /// It was, and says something else since.
    Changed,
    /// It was, as it stands there.
    Checked,
}
