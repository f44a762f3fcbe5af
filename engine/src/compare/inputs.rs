//! Where two scenarios differ in what is put in, as data; and any mixture of the two.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::Edit;
use crate::id::{AreaCode, MeasureId};
use crate::in_order::{self, InOrder};
use crate::lever::{Together, reaches};
use crate::model::{Model, Standing};
use crate::placed::{canonical, inherited, planned};
use crate::quantity::Quantity;
use crate::scenario::{Action, Lever, Scenario, Setting};
use crate::year::Year;

/// What can be put in differently, in the order it is listed: levers for everywhere, levers for an area, actions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    /// A lever for everywhere.
    Everywhere(Lever),
    /// A lever for one area and those below it.
    Local(AreaCode, Lever),
    /// A dated addition; of several in the same area, year and stock, the one at this place.
    Action {
        /// The area.
        area: AreaCode,
        /// The stock.
        measure: MeasureId,
        /// The year by whose end it stands.
        year: Year,
        /// Which of several, from 0.
        place: usize,
    },
}

impl Input {
    /// The area it names; `None` where it holds everywhere.
    #[must_use]
    pub const fn area(&self) -> Option<&AreaCode> {
        match self {
            Self::Everywhere(_) => None,
            Self::Local(area, _) | Self::Action { area, .. } => Some(area),
        }
    }

    /// What sort of input it is: those of one kind can be looked at together.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Everywhere(lever) | Self::Local(_, lever) => Kind::Lever(lever.clone()),
            Self::Action { measure, .. } => Kind::Actions(measure.clone()),
        }
    }
}

/// A sort of input, wherever it is put.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One lever, everywhere and in any area.
    Lever(Lever),
    /// The dated additions to one stock.
    Actions(MeasureId),
}

/// Where an input stands in one of two scenarios.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The lever's value, or the units of the action.
    pub value: Quantity,
    /// What one unit of the action costs, in 万元; `None` where that is not stated, and for levers.
    pub unit_cost: Option<Quantity>,
    /// Why, in the planner's words.
    pub reason: Option<String>,
}

/// An input that the two scenarios put differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The input.
    pub input: Input,
    /// Where the reference has it; `None` where it does not set it.
    pub before: Option<Placed>,
    /// Where the other has it; `None` where it does not set it.
    pub after: Option<Placed>,
    /// Where it stands in the reference and in the other when not set: the plan's value, the value of the area above, or nothing.
    pub unset: [Option<Quantity>; 2],
}

impl Difference {
    /// Where the input stands in the reference, set or not.
    #[must_use]
    pub fn from(&self) -> Option<Quantity> {
        self.before.as_ref().map(|placed| placed.value).or(self.unset[0])
    }

    /// Where the input stands in the other, set or not.
    #[must_use]
    pub fn to(&self) -> Option<Quantity> {
        self.after.as_ref().map(|placed| placed.value).or(self.unset[1])
    }
}

/// What one scenario puts for an input: settings in their order, or one action.
#[derive(Clone, Debug, Default)]
struct Side {
    settings: Vec<Setting>,
    action: Option<Action>,
}

/// Two scenarios taken apart.
#[derive(Clone, Debug)]
pub struct Differences {
    /// What they put differently, in the order of [`Input`].
    pub list: Vec<Difference>,
    /// What each puts there.
    sides: Vec<[Side; 2]>,
    /// The reference with what both put alike, and nothing else.
    common: Scenario,
}

impl Differences {
    /// Takes `one`, the reference, and `other` apart. Reasons alone are no difference.
    #[must_use]
    pub fn between(model: &Model, one: &Scenario, other: &Scenario) -> Self {
        let mut differences = Self {
            list: Vec::new(),
            sides: Vec::new(),
            common: Scenario { settings: Vec::new(), actions: Vec::new(), ..one.clone() },
        };
        differences.take_settings(model, one, other);
        differences.take_actions(one, other);
        differences
    }

    /// The scenario that puts the differing inputs for which `taken` holds as the other does, and the rest as the reference does.
    #[must_use]
    pub fn mixed(&self, taken: impl Fn(usize) -> bool) -> Scenario {
        let mut scenario = self.common.clone();
        for (position, sides) in self.sides.iter().enumerate() {
            let side = &sides[usize::from(taken(position))];
            scenario.settings.extend(side.settings.iter().cloned());
            scenario.actions.extend(side.action.iter().cloned());
        }
        scenario
    }

    /// The edit that puts one differing input of `other`, the scenario at `position`, to where the reference has it.
    #[must_use]
    pub fn put_back(&self, input: usize, position: usize, other: &Scenario) -> Option<Edit> {
        let [before, after] = self.sides.get(input)?;
        let put = |setting: &Setting, value: Option<Quantity>| Edit::Lever {
            scenario: position,
            lever: setting.lever.clone(),
            area: setting.area.clone(),
            value,
            reason: setting.reason.clone().filter(|_| value.is_some()),
        };
        let mut edits: Vec<Edit> = after.settings.iter().map(|setting| put(setting, None)).collect();
        edits.extend(before.settings.iter().map(|setting| put(setting, Some(setting.value))));
        let (action, gone) = (&before.action, &after.action);
        if action.is_some() || gone.is_some() {
            let mut actions = other.actions.clone();
            let place = gone.as_ref().and_then(|gone| actions.iter().position(|one| one == gone));
            match (place, action) {
                (Some(place), Some(action)) => actions[place] = action.clone(),
                (Some(place), None) => {
                    actions.remove(place);
                }
                (None, action) => actions.extend(action.clone()),
            }
            edits.push(Edit::Actions { scenario: position, actions });
        }
        Some(Edit::All(edits))
    }

    /// The areas the differing inputs name, each once.
    #[must_use]
    pub fn areas(&self) -> BTreeSet<&AreaCode> {
        in_order::set(self.list.iter().filter_map(|difference| difference.input.area()))
    }

    fn take_settings(&mut self, model: &Model, one: &Scenario, other: &Scenario) {
        let mut inputs: BTreeMap<Input, [Vec<Setting>; 2]> = BTreeMap::new();
        for (side, scenario) in [one, other].into_iter().enumerate() {
            for setting in &scenario.settings {
                let lever = canonical(model, &setting.lever);
                let input = match &setting.area {
                    None => Input::Everywhere(lever),
                    Some(area) => Input::Local(area.clone(), lever),
                };
                inputs.entry(input).or_default()[side].push(setting.clone());
            }
        }
        for (input, settings) in inputs {
            let difference = Difference {
                before: together(&settings[0]),
                after: together(&settings[1]),
                unset: [unset(model, one, &input), unset(model, other, &input)],
                input,
            };
            let [before, after] = settings;
            // Where one sets what the other inherits, the two are alike only while both would inherit it.
            let both_set = difference.before.is_some() && difference.after.is_some();
            let alike = difference.from().is_some()
                && difference.from() == difference.to()
                && (both_set || difference.unset[0] == difference.unset[1]);
            if alike {
                self.common.settings.extend(if before.is_empty() { after } else { before });
            } else {
                self.list.push(difference);
                let side = |settings| Side { settings, action: None };
                self.sides.push([side(before), side(after)]);
            }
        }
    }

    fn take_actions(&mut self, one: &Scenario, other: &Scenario) {
        let mut inputs: BTreeMap<(&AreaCode, &MeasureId, Year), [Vec<&Action>; 2]> = BTreeMap::new();
        for (side, scenario) in [one, other].into_iter().enumerate() {
            for action in &scenario.actions {
                inputs.entry((&action.area, &action.measure, action.year)).or_default()[side].push(action);
            }
        }
        for ((area, measure, year), [mut before, mut after]) in inputs {
            // What both have is no difference, in whatever order they have it.
            before.retain(|action| {
                let same = after.iter().position(|other| (other.amount, other.unit_cost) == (action.amount, action.unit_cost));
                self.common.actions.extend(same.map(|same| after.remove(same)).map(|_| (*action).clone()));
                same.is_none()
            });
            for actions in [&mut before, &mut after] {
                actions.put_in_order_by_key(|action| std::cmp::Reverse((action.amount, action.unit_cost)));
            }
            for place in 0..before.len().max(after.len()) {
                let (before, after) = (before.get(place).copied(), after.get(place).copied());
                let placed =
                    |action: &Action| Placed { value: action.amount, unit_cost: action.unit_cost, reason: action.reason.clone() };
                self.list.push(Difference {
                    input: Input::Action { area: area.clone(), measure: measure.clone(), year, place },
                    before: before.map(placed),
                    after: after.map(placed),
                    unset: [Some(Quantity::ZERO); 2],
                });
                let side = |action: Option<&Action>| Side { settings: Vec::new(), action: action.cloned() };
                self.sides.push([side(before), side(after)]);
            }
        }
    }
}

/// Where an input stands in `scenario` when it is not set: what the plan says, what holds for the area above, or nothing.
fn unset(model: &Model, scenario: &Scenario, input: &Input) -> Option<Quantity> {
    match input {
        Input::Everywhere(lever) => planned(model, lever),
        Input::Local(area, lever) => inherited(model, scenario, lever, area),
        Input::Action { .. } => Some(Quantity::ZERO),
    }
}

/// Where settings that mean the same put their lever together.
fn together(settings: &[Setting]) -> Option<Placed> {
    let first = settings.first()?;
    let acting = if first.lever.together() == Together::Last { settings.last()? } else { first };
    let value = match first.lever.together() {
        Together::AddUp => settings.iter().try_fold(Quantity::ZERO, |sum, setting| sum.plus(setting.value))?,
        Together::Last | Together::Nearest => acting.value,
    };
    Some(Placed { value, unit_cost: None, reason: acting.reason.clone() })
}

/// Whether `input` can move a figure of `norm` in `area` at the end of `year`; what cannot need not be tried.
///
/// # Panics
/// When `norm` is not below [`Model::norm_count`].
#[must_use]
pub fn matters(model: &Model, input: &Input, norm: usize, area: usize, year: Year) -> bool {
    if model.standing(norm, area) == Standing::Outside {
        return false;
    }
    let tree = model.tree();
    let what = model.norm(norm);
    match input {
        Input::Everywhere(lever) | Input::Local(_, lever) => lever.moves(what) && reaches(tree, input.area(), area),
        Input::Action { area: code, measure, year: stands, .. } => {
            let lies_in = |place: usize| tree.upward(place).any(|one| one == area);
            what.reads(measure) && *stands <= year && tree.position(code).is_some_and(lies_in)
        }
    }
}
