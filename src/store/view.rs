//! What is being looked at: fleeting, never saved with the file.

use std::rc::Rc;

use permille_engine::area::Level;
use permille_engine::id::ScenarioId;
use permille_engine::year::Year;

use super::draft::Draft;
use crate::text::questions::tabs;
use crate::text::{Word, allocate, briefs, compare, grid, present, questions, risk, share, words};

/// The screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Screen {
    /// Requirements, stocks and gaps by domain.
    #[default]
    Overview,
    /// Areas compared.
    Areas,
    /// The catalogue of norms.
    Norms,
    /// The areas' figures.
    Data,
    /// Scenarios beside each other.
    Compare,
    /// Limited resources divided.
    Allocate,
    /// What follows from what, asked the other way round.
    Questions,
    /// Ranges on levers, and the chances that follow.
    Risk,
    /// Slides.
    Present,
}

impl Screen {
    /// All screens, in the order of their tabs.
    pub const ALL: [Self; 9] = [
        Self::Overview,
        Self::Areas,
        Self::Norms,
        Self::Data,
        Self::Compare,
        Self::Allocate,
        Self::Questions,
        Self::Risk,
        Self::Present,
    ];

    /// The name of its tab.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Self::Overview => words::OVERVIEW,
            Self::Areas => words::AREAS,
            Self::Norms => words::NORMS,
            Self::Data => words::DATA,
            Self::Compare => compare::COMPARE,
            Self::Allocate => allocate::ALLOCATE,
            Self::Questions => questions::QUESTIONS,
            Self::Risk => risk::RISK,
            Self::Present => present::PRESENT,
        }
    }
}

/// The questions of the Questions screen, in the order of their tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Question {
    /// When does it run short?
    When,
    /// How near is the next bracket?
    HowNear,
    /// What would it take?
    #[default]
    WhatItTakes,
    /// What matters most?
    WhatMatters,
    /// What do two levers do together?
    TwoLevers,
    /// What is due when, and what does it need?
    Ladder,
}

impl Question {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [Self::When, Self::HowNear, Self::WhatItTakes, Self::WhatMatters, Self::TwoLevers, Self::Ladder];

    /// The name of its tab.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Self::When => tabs::WHEN,
            Self::HowNear => tabs::HOW_NEAR,
            Self::WhatItTakes => tabs::WHAT_IT_TAKES,
            Self::WhatMatters => tabs::WHAT_MATTERS,
            Self::TwoLevers => tabs::TWO_LEVERS,
            Self::Ladder => tabs::LADDER,
        }
    }

    /// It as the drawer puts it.
    #[must_use]
    pub const fn further(self) -> Word {
        match self {
            Self::When => tabs::WHEN_FURTHER,
            Self::HowNear => tabs::HOW_NEAR_FURTHER,
            Self::WhatItTakes => tabs::WHAT_IT_TAKES_FURTHER,
            Self::WhatMatters => tabs::WHAT_MATTERS_FURTHER,
            Self::TwoLevers => tabs::TWO_LEVERS_FURTHER,
            Self::Ladder => tabs::LADDER_FURTHER,
        }
    }
}

/// How the Data screen shows figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataPart {
    /// Of all areas, in a grid.
    Grid,
    /// Of one area, in a form.
    Form,
    /// How good they are.
    Quality,
    /// Who was asked for them, and who has returned them.
    Round,
}

impl DataPart {
    /// All of them, in the order of their buttons.
    pub const ALL: [Self; 4] = [Self::Grid, Self::Form, Self::Quality, Self::Round];

    /// The name of its button.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Self::Grid => grid::GRID,
            Self::Form => grid::FORM,
            Self::Quality => grid::QUALITY,
            Self::Round => grid::ROUND,
        }
    }

    /// What a file of so many areas shows before another is chosen.
    #[must_use]
    pub const fn usual(areas: usize) -> Self {
        if areas > 1 { Self::Grid } else { Self::Form }
    }
}

/// A number on a screen: one norm in one area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The norm, by its position in the model.
    pub norm: usize,
    /// The area, by its position in the model.
    pub area: usize,
}

/// Which scenarios are compared; by their ids, so that moving one in the order moves nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Comparison {
    /// The pinned reference; the first scenario where absent.
    pub reference: Option<ScenarioId>,
    /// Those set beside it; the first few others where absent.
    pub shown: Option<Vec<ScenarioId>>,
    /// The one whose differences are spelt out while the reference is in view; the first shown where absent.
    pub other: Option<ScenarioId>,
}

/// The actions of a scenario, being edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActionsView {
    /// The number that one is to be added for.
    pub from: Option<Cell>,
}

/// A place in the handbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The chapter, by what links call it.
    pub chapter: &'static str,
    /// The place in it; empty for its beginning.
    pub place: &'static str,
}

impl Leaf {
    /// Where the handbook begins.
    pub const FIRST: Self = Self { chapter: "reading", place: "" };
}

/// What takes the place of the screens while it is read and printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnPaper {
    /// The report of the view in sight.
    Report,
    /// The briefs of areas, a page each.
    Briefs,
}

impl OnPaper {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Report, Self::Briefs];

    /// What it is called.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Self::Report => share::REPORT,
            Self::Briefs => briefs::BRIEFS,
        }
    }
}

/// What is being looked at.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct View {
    /// The screen.
    pub screen: Screen,
    /// The scenario, by its position.
    pub scenario: usize,
    /// The year.
    pub year: Year,
    /// The year whose figures the Data screen shows; the base year where absent.
    pub figures: Option<Year>,
    /// How it shows them; as is usual for so many areas where absent.
    pub part: Option<DataPart>,
    /// The area, by its position in the model.
    pub area: usize,
    /// The norm in focus, by its position in the model.
    pub norm: Option<usize>,
    /// The level whose areas are compared below the area in view; the counties, or the widest level below, where absent.
    pub level: Option<Level>,
    /// Whether areas are compared on a map instead of in a table.
    pub mapped: bool,
    /// Which question is asked.
    pub question: Question,
    /// The norm it is asked of, where a number of that norm led to it.
    pub asked: Option<usize>,
    /// What is about to be divided.
    pub draft: Rc<Draft>,
    /// What the drawer explains.
    pub explained: Option<Cell>,
    /// Which scenarios are compared.
    pub comparison: Comparison,
    /// What is on the page in the place of the screens, to be printed.
    pub on_paper: Option<OnPaper>,
    /// Whether the levers are shown on a small screen.
    pub levers_shown: bool,
    /// The actions of the scenario in view, while they are edited.
    pub actions: Option<ActionsView>,
    /// Where the handbook was opened, while it is open.
    pub handbook: Option<Leaf>,
}
