//! Slides: what of a scenario set is shown, in which order, and with which words of the planner's.

use crate::id::{AreaCode, NormId, ScenarioId};
use crate::year::Year;

/// One slide: a view of the set, saved. What it says follows from the figures whenever it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    /// What it shows.
    pub kind: SlideKind,
    /// The norm it speaks of; a leading one where absent.
    pub norm: Option<NormId>,
    /// The area; the widest where absent.
    pub area: Option<AreaCode>,
    /// The year; the one in which most norms fall due where absent.
    pub year: Option<Year>,
    /// The scenario; the one in view where absent.
    pub scenario: Option<ScenarioId>,
    /// What the planner says beneath its title.
    pub caption: Option<String>,
    /// What the speaker wants to remember.
    pub notes: Option<String>,
}

impl Slide {
    /// A slide of a kind that leaves everything else open.
    #[must_use]
    pub const fn new(kind: SlideKind) -> Self {
        Self { kind, norm: None, area: None, year: None, scenario: None, caption: None, notes: None }
    }
}

/// What a slide shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlideKind {
    /// What the file is about.
    Title,
    /// How many norms are met, and the leading figures.
    Headline,
    /// One norm in one area over the years.
    Trajectory,
    /// The areas below by their gap.
    Ranking,
    /// The same on a map.
    Map,
    /// The scenarios beside each other.
    Comparison,
    /// What a scenario proposes: its actions.
    Proposal,
    /// What is to be done by when.
    Milestones,
    /// Plans and data.
    Sources,
    /// How it is worked out, and what is assumed.
    Method,
}

impl SlideKind {
    /// All of them, in the order of a talk.
    pub const ALL: [Self; 10] = [
        Self::Title,
        Self::Headline,
        Self::Trajectory,
        Self::Ranking,
        Self::Map,
        Self::Comparison,
        Self::Proposal,
        Self::Milestones,
        Self::Sources,
        Self::Method,
    ];

    /// The word used in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Headline => "headline",
            Self::Trajectory => "trajectory",
            Self::Ranking => "ranking",
            Self::Map => "map",
            Self::Comparison => "comparison",
            Self::Proposal => "proposal",
            Self::Milestones => "milestones",
            Self::Sources => "sources",
            Self::Method => "method",
        }
    }

    /// The kind a word of a file names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}
