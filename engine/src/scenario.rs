//! Scenarios: named sets of levers and actions over a baseline, and the edits that change them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::area::Area;
use crate::id::{AreaCode, MeasureId, NormId, ScenarioId, SourceId};
use crate::name::Name;
use crate::plan::Plan;
use crate::quantity::Quantity;
use crate::slide::Slide;
use crate::year::{Horizon, Year};

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

/// One thing a scenario can change: 调节项.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lever {
    /// Growth of the population, per mille a year.
    Growth,
    /// Rise of the urban share, percentage points a year.
    Urbanisation,
    /// The value of a norm's target.
    Target {
        /// The norm.
        norm: NormId,
        /// Which target by its year; the last one where absent.
        year: Option<Year>,
        /// Which part of a sum or bracket, from 0.
        part: usize,
    },
    /// The year a norm's last target falls due.
    DueYear {
        /// The norm.
        norm: NormId,
    },
    /// Percent of a stock lost each year.
    Attrition {
        /// The stock.
        measure: MeasureId,
    },
    /// Units of a stock added each year.
    Additions {
        /// The stock.
        measure: MeasureId,
    },
    /// What one unit of a stock costs, in 万元 (ten thousand yuan). No requirement or stock depends on it.
    UnitCost {
        /// The stock.
        measure: MeasureId,
    },
    /// What may be spent in all, in 万元 (ten thousand yuan). No requirement or stock depends on it.
    Budget,
}

impl Lever {
    /// The smallest and the largest value that makes sense, both included.
    #[must_use]
    pub fn range(&self) -> (Quantity, Quantity) {
        let whole = |units| Quantity::whole(units).unwrap_or_default();
        match self {
            Self::Growth => (whole(-100), whole(100)),
            Self::Urbanisation => (whole(-5), whole(5)),
            Self::Target { .. } => (Quantity::ZERO, whole(1_000_000_000)),
            Self::DueYear { .. } => (whole(1949), whole(2200)),
            Self::Attrition { .. } => (Quantity::ZERO, whole(100)),
            Self::Additions { .. } => (Quantity::ZERO, whole(100_000_000)),
            Self::UnitCost { .. } | Self::Budget => (Quantity::ZERO, whole(1_000_000_000)),
        }
    }

    /// Whether it may be set for one area and those below it.
    #[must_use]
    pub const fn may_be_local(&self) -> bool {
        !matches!(self, Self::Target { .. } | Self::DueYear { .. } | Self::Budget)
    }

    /// Where it stands when no scenario touches it; `None` where the plan says, or nobody does.
    #[must_use]
    pub const fn neutral(&self) -> Option<Quantity> {
        match self {
            Self::Target { .. } | Self::DueYear { .. } | Self::UnitCost { .. } | Self::Budget => None,
            _ => Some(Quantity::ZERO),
        }
    }
}

/// A lever put somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The lever.
    pub lever: Lever,
    /// The area it is set for, with those below; everywhere where absent.
    pub area: Option<AreaCode>,
    /// Where it is put.
    pub value: Quantity,
    /// Why, in the planner's words.
    pub reason: Option<String>,
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
