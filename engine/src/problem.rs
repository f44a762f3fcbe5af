//! What is wrong or odd about what was given, as data: where it is and which rule it breaks. Sentences are the screen's.

use crate::area::TreeFault;
use crate::id::{AreaCode, MeasureId, NormId, PlanId, ScenarioId};
use crate::lever::Lever;
use crate::quantity::Quantity;
use crate::rule::RuleError;
use crate::year::Year;

/// Something that keeps a scenario set from being computed, or that a planner should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no area.
    NoAreas,
    /// There is no scenario.
    NoScenarios,
    /// A code stands twice.
    DuplicateArea {
        /// The code.
        area: AreaCode,
    },
    /// An area belongs to one that is not there.
    MissingParent {
        /// The area.
        area: AreaCode,
        /// The code it names.
        parent: AreaCode,
    },
    /// An area belongs to one that is not of a wider level.
    ParentNotWider {
        /// The area.
        area: AreaCode,
        /// The area it names.
        parent: AreaCode,
    },
    /// A scenario's id stands twice.
    DuplicateScenario {
        /// The id.
        scenario: ScenarioId,
    },
    /// A plan is named twice.
    DuplicatePlan {
        /// The plan.
        plan: PlanId,
    },
    /// A norm's id stands twice over all plans.
    DuplicateNorm {
        /// The norm.
        norm: NormId,
    },
    /// A norm uses a measure that no plan declares.
    UnknownMeasure {
        /// The norm.
        norm: NormId,
        /// The measure.
        measure: MeasureId,
    },
    /// A target's values do not fit its rule.
    TargetDoesNotFit {
        /// The norm.
        norm: NormId,
        /// How many values its rule has.
        expected: usize,
        /// How many are given.
        given: usize,
    },
    /// A norm has no target.
    NoTarget {
        /// The norm.
        norm: NormId,
    },
    /// Targets, or brackets, are not in ascending order.
    NotAscending {
        /// The norm.
        norm: NormId,
    },
    /// A divisor of a ratio is not positive.
    NotPositive {
        /// The norm.
        norm: NormId,
    },
    /// A population or stock is less than zero.
    NegativeFigure {
        /// The area.
        area: AreaCode,
        /// Which population base or measure.
        figure: String,
        /// The year.
        year: Year,
        /// The value.
        value: Quantity,
    },
    /// A population is not a whole number of people.
    PartialPerson {
        /// The area.
        area: AreaCode,
        /// Which population base.
        figure: String,
        /// The year.
        year: Year,
        /// The value.
        value: Quantity,
    },
    /// Urban or rural people are more than all residents, or do not add up to them.
    UrbanAndRuralDoNotAddUp {
        /// The area.
        area: AreaCode,
        /// The year.
        year: Year,
        /// Urban and rural together.
        parts: Quantity,
        /// The residents.
        resident: Quantity,
    },
    /// A scenario puts a lever beyond its range.
    LeverOutOfRange {
        /// The scenario.
        scenario: ScenarioId,
        /// The lever.
        lever: Lever,
        /// The value.
        value: Quantity,
    },
    /// A scenario sets a lever twice for the same area.
    LeverSetTwice {
        /// The scenario.
        scenario: ScenarioId,
        /// The lever.
        lever: Lever,
    },
    /// A lever that works everywhere is set for one area.
    LeverNotLocal {
        /// The scenario.
        scenario: ScenarioId,
        /// The lever.
        lever: Lever,
    },
    /// A range's likely value is not between its low and its high one.
    RangeNotOrdered {
        /// The scenario.
        scenario: ScenarioId,
        /// The lever.
        lever: Lever,
    },
    /// An action has a cost less than zero.
    NegativeCost {
        /// The scenario.
        scenario: ScenarioId,
        /// The stock.
        measure: MeasureId,
    },
    /// A setting, range or action names an area that is not there.
    UnknownArea {
        /// The scenario.
        scenario: ScenarioId,
        /// The area.
        area: AreaCode,
    },
    /// A setting names a norm that no plan of the file has.
    UnknownNorm {
        /// The scenario.
        scenario: ScenarioId,
        /// The norm.
        norm: NormId,
    },
}

impl Problem {
    /// That numbers of a norm's rule or target are not what they must be.
    #[must_use]
    pub const fn of_numbers(norm: NormId, error: RuleError) -> Self {
        match error {
            RuleError::NotPositive => Self::NotPositive { norm },
            RuleError::NotAscending => Self::NotAscending { norm },
        }
    }

    /// Whether nothing can be computed before it is put right; otherwise it is only worth a look.
    #[must_use]
    pub const fn is_fatal(&self) -> bool {
        !matches!(self, Self::UrbanAndRuralDoNotAddUp { .. } | Self::UnknownNorm { .. } | Self::UnknownArea { .. })
    }
}

impl From<TreeFault> for Problem {
    fn from(fault: TreeFault) -> Self {
        match fault {
            TreeFault::NoAreas => Self::NoAreas,
            TreeFault::Duplicate { area } => Self::DuplicateArea { area },
            TreeFault::MissingParent { area, parent } => Self::MissingParent { area, parent },
            TreeFault::ParentNotWider { area, parent } => Self::ParentNotWider { area, parent },
        }
    }
}
