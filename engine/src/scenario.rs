//! Scenarios: named sets of levers and actions over a baseline, and the edits that change them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::area::Area;
use crate::id::{AreaCode, MeasureId, RoundId, ScenarioId, SourceId};
use crate::mark::Mark;
use crate::name::Name;
use crate::plan::Plan;
use crate::quantity::Quantity;
use crate::review::{Review, Subject};
use crate::round::Round;
use crate::slide::Slide;
use crate::year::{Horizon, Year};

pub use crate::lever::{Lever, Setting};

/// Everything one scenario file holds, in memory: the baseline, its plans and any number of scenarios.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioSet {
    /// What the file is called.
    pub title: Name,
    /// What a reader should know first.
    pub description: Name,
    /// Areas with their observed figures.
    pub baseline: Baseline,
    /// The plans that bind them.
    pub plans: Vec<Arc<Plan>>,
    /// Scenarios, in the order of their tabs. Never empty.
    pub scenarios: Vec<Scenario>,
    /// Where the figures were taken from.
    pub sources: BTreeMap<SourceId, Name>,
    /// What is shown of it to others; where empty, the slides that follow from the set. No figure depends on them.
    pub slides: Vec<Slide>,
    /// What stands at the edge of everything that is shown of it to others. No figure depends on it.
    pub mark: Option<Mark>,
    /// What reviewers have said of its figures, norms and assumptions. No figure depends on it.
    pub reviews: BTreeMap<Subject, Review>,
    /// The rounds in which areas were asked for figures. No figure depends on them.
    pub rounds: BTreeMap<RoundId, Round>,
}

/// The areas with their observed figures and the base year: 基线.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// "Today": the year paths start from.
    pub base_year: Year,
    /// The years looked at.
    pub horizon: Horizon,
    /// The areas.
    pub areas: Arc<Vec<Area>>,
}

/// A named set of levers and actions over the baseline: 情景.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its id within the file.
    pub id: ScenarioId,
    /// Its name.
    pub name: Name,
    /// What it asks.
    pub description: Name,
    /// What it changes.
    pub settings: Vec<Setting>,
    /// Dated additions.
    pub actions: Vec<Action>,
    /// Within what some levers may turn out, for questions of risk; no figure of an outlook depends on it.
    pub ranges: Vec<LeverRange>,
    /// Which of the scenario colours it is drawn in, from 1 to [`Scenario::COLOURS`]; by its position where absent.
    pub colour: Option<u8>,
}

/// A dated addition to one area's stock: 举措.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// The area.
    pub area: AreaCode,
    /// The stock.
    pub measure: MeasureId,
    /// The year by whose end it stands.
    pub year: Year,
    /// How many units.
    pub amount: Quantity,
    /// What one unit costs, in 万元 (ten thousand yuan); unknown where absent.
    pub unit_cost: Option<Quantity>,
    /// Why, in the planner's words.
    pub reason: Option<String>,
}

/// Within what a lever may turn out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeverRange {
    /// The lever.
    pub lever: Lever,
    /// The area it is meant for, with those below; everywhere where absent.
    pub area: Option<AreaCode>,
    /// The lowest it may turn out.
    pub low: Quantity,
    /// What is most likely.
    pub likely: Quantity,
    /// The highest it may turn out.
    pub high: Quantity,
    /// Why, in the planner's words.
    pub reason: Option<String>,
}

impl Scenario {
    /// How many colours scenarios are drawn in.
    pub const COLOURS: u8 = 8;

    /// The colour it is drawn in where it stands at `position`, from 1 to [`Scenario::COLOURS`].
    #[must_use]
    pub fn colour_at(&self, position: usize) -> u8 {
        let by_position = (position % usize::from(Self::COLOURS)) as u8 + 1;
        self.colour.filter(|colour| (1..=Self::COLOURS).contains(colour)).unwrap_or(by_position)
    }

    /// The setting of `lever` for exactly this `area` (or everywhere).
    #[must_use]
    pub fn setting(&self, lever: &Lever, area: Option<&AreaCode>) -> Option<&Setting> {
        self.settings.iter().find(|setting| setting.lever == *lever && setting.area.as_ref() == area)
    }
}
