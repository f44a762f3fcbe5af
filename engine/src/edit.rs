//! What a planner can change in a scenario set, as values. Applying an edit hands back the edit that undoes it.

use std::mem::replace;
use std::sync::Arc;

use crate::area::{Area, PopulationBase, Series};
use crate::id::{AreaCode, MeasureId, SourceId};
use crate::name::Name;
use crate::plan::Plan;
use crate::quantity::Quantity;
use crate::scenario::{Action, Lever, LeverRange, Scenario, ScenarioSet, Setting};
use crate::year::{Horizon, Year};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Puts a lever somewhere, or back to where the plan and the baseline have it.
    Lever {
        /// The scenario, by its position.
        scenario: usize,
        /// The lever.
        lever: Lever,
        /// The area it is set for; everywhere where absent.
        area: Option<AreaCode>,
        /// Where it is put; `None` takes the setting away.
        value: Option<Quantity>,
        /// Why.
        reason: Option<String>,
    },
    /// Writes an observed figure, or makes it unknown.
    Figure {
        /// The area.
        area: AreaCode,
        /// Which figure.
        figure: Figure,
        /// The year.
        year: Year,
        /// The figure; `None` makes it unknown.
        value: Option<Quantity>,
    },
    /// Says where an area's figures were taken from, and what a reader should know.
    Provenance {
        /// The area.
        area: AreaCode,
        /// Which figure.
        figure: Figure,
        /// Where it was taken from.
        source: Option<SourceId>,
        /// What a reader should know.
        note: Option<String>,
        /// Who answers for them.
        owner: Option<String>,
    },
    /// Names a source, or takes it off the list.
    Source {
        /// The source.
        id: SourceId,
        /// What it is; `None` takes it off.
        name: Option<Name>,
    },
    /// Puts other areas, with their figures, in the place of all there are.
    Areas {
        /// The areas.
        areas: Arc<Vec<Area>>,
    },
    /// Names and describes the file.
    Describe {
        /// What it is called.
        title: Name,
        /// What a reader should know first.
        description: Name,
    },
    /// Chooses the years looked at.
    Period {
        /// The year paths start from.
        base_year: Year,
        /// The years looked at.
        horizon: Horizon,
    },
    /// Puts a scenario in at a position.
    InsertScenario {
        /// The position.
        position: usize,
        /// The scenario.
        scenario: Box<Scenario>,
    },
    /// Takes a scenario out; the last one stays.
    RemoveScenario {
        /// The position.
        position: usize,
    },
    /// Moves a scenario to another place in the order.
    MoveScenario {
        /// Where it is.
        from: usize,
        /// Where it goes.
        to: usize,
    },
    /// Names, describes and colours a scenario.
    DescribeScenario {
        /// The position.
        position: usize,
        /// Its name.
        name: Name,
        /// What it asks.
        description: Name,
        /// Its colour; by its position where absent.
        colour: Option<u8>,
    },
    /// Puts other actions in the place of all that a scenario has.
    Actions {
        /// The scenario, by its position.
        scenario: usize,
        /// The actions.
        actions: Vec<Action>,
    },
    /// Puts other ranges in the place of all that a scenario has.
    Ranges {
        /// The scenario, by its position.
        scenario: usize,
        /// The ranges.
        ranges: Vec<LeverRange>,
    },
    /// Chooses the plans that bind.
    Plans {
        /// The plans.
        plans: Vec<Arc<Plan>>,
    },
    /// Several changes as one.
    All(Vec<Edit>),
}

/// Which observed figure of an area.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// People of a base.
    Population(PopulationBase),
    /// A stock, a measured value, or a milestone.
    Measure(MeasureId),
}

impl ScenarioSet {
    /// Makes a change and hands back the one that undoes it, or `None`, with nothing changed, where what it names is not there.
    pub fn apply(&mut self, edit: &Edit) -> Option<Edit> {
        match edit {
            Edit::Lever { scenario, lever, area, value, reason } => {
                let settings = &mut self.scenarios.get_mut(*scenario)?.settings;
                let position = settings.iter().position(|setting| setting.lever == *lever && setting.area == *area);
                let before = position.and_then(|position| settings.get(position)).cloned();
                let after =
                    value.map(|value| Setting { lever: lever.clone(), area: area.clone(), value, reason: reason.clone() });
                match (position, after) {
                    (Some(position), Some(after)) => settings[position] = after,
                    (Some(position), None) => {
                        settings.remove(position);
                    }
                    (None, Some(after)) => settings.push(after),
                    (None, None) => {}
                }
                Some(Edit::Lever {
                    scenario: *scenario,
                    lever: lever.clone(),
                    area: area.clone(),
                    value: before.as_ref().map(|setting| setting.value),
                    reason: before.and_then(|setting| setting.reason),
                })
            }
            Edit::Figure { area, figure, year, value } => {
                let series = self.series_mut(area, figure, value.is_some())?;
                let before = match (series, value) {
                    (Some(series), Some(value)) => series.values.insert(*year, *value),
                    (Some(series), None) => series.values.remove(year),
                    (None, _) => None,
                };
                Some(Edit::Figure { area: area.clone(), figure: figure.clone(), year: *year, value: before })
            }
            Edit::Provenance { area, figure, source, note, owner } => {
                let series = self.series_mut(area, figure, true)??;
                Some(Edit::Provenance {
                    area: area.clone(),
                    figure: figure.clone(),
                    source: replace(&mut series.source, source.clone()),
                    note: replace(&mut series.note, note.clone()),
                    owner: replace(&mut series.owner, owner.clone()),
                })
            }
            Edit::Source { id, name } => {
                let before = match name {
                    Some(name) => self.sources.insert(id.clone(), name.clone()),
                    None => self.sources.remove(id),
                };
                Some(Edit::Source { id: id.clone(), name: before })
            }
            Edit::Areas { areas } => Some(Edit::Areas { areas: replace(&mut self.baseline.areas, Arc::clone(areas)) }),
            Edit::Describe { title, description } => Some(Edit::Describe {
                title: replace(&mut self.title, title.clone()),
                description: replace(&mut self.description, description.clone()),
            }),
            Edit::Period { base_year, horizon } => Some(Edit::Period {
                base_year: replace(&mut self.baseline.base_year, *base_year),
                horizon: replace(&mut self.baseline.horizon, *horizon),
            }),
            Edit::InsertScenario { position, scenario } => {
                if *position > self.scenarios.len() || self.scenarios.iter().any(|one| one.id == scenario.id) {
                    return None;
                }
                self.scenarios.insert(*position, (**scenario).clone());
                Some(Edit::RemoveScenario { position: *position })
            }
            Edit::RemoveScenario { position } => {
                if self.scenarios.len() < 2 || *position >= self.scenarios.len() {
                    return None;
                }
                let scenario = Box::new(self.scenarios.remove(*position));
                Some(Edit::InsertScenario { position: *position, scenario })
            }
            Edit::MoveScenario { from, to } => {
                if (*from).max(*to) >= self.scenarios.len() {
                    return None;
                }
                let scenario = self.scenarios.remove(*from);
                self.scenarios.insert(*to, scenario);
                Some(Edit::MoveScenario { from: *to, to: *from })
            }
            Edit::DescribeScenario { position, name, description, colour } => {
                let scenario = self.scenarios.get_mut(*position)?;
                Some(Edit::DescribeScenario {
                    position: *position,
                    name: replace(&mut scenario.name, name.clone()),
                    description: replace(&mut scenario.description, description.clone()),
                    colour: replace(&mut scenario.colour, *colour),
                })
            }
            Edit::Actions { scenario, actions } => {
                let before = replace(&mut self.scenarios.get_mut(*scenario)?.actions, actions.clone());
                Some(Edit::Actions { scenario: *scenario, actions: before })
            }
            Edit::Ranges { scenario, ranges } => {
                let before = replace(&mut self.scenarios.get_mut(*scenario)?.ranges, ranges.clone());
                Some(Edit::Ranges { scenario: *scenario, ranges: before })
            }
            Edit::Plans { plans } => Some(Edit::Plans { plans: replace(&mut self.plans, plans.clone()) }),
            Edit::All(edits) => {
                let mut undo = Vec::new();
                for edit in edits {
                    if let Some(inverse) = self.apply(edit) {
                        undo.push(inverse);
                        continue;
                    }
                    // All or nothing.
                    for inverse in undo.iter().rev() {
                        self.apply(inverse);
                    }
                    return None;
                }
                undo.reverse();
                Some(Edit::All(undo))
            }
        }
    }

    /// An area's series: `None` without the area, `Some(None)` where it has none and `create` is not asked for.
    fn series_mut(&mut self, area: &AreaCode, figure: &Figure, create: bool) -> Option<Option<&mut Series>> {
        let areas = Arc::make_mut(&mut self.baseline.areas);
        let area = areas.iter_mut().find(|one| one.code == *area)?;
        Some(match (figure, create) {
            (Figure::Population(base), true) => Some(area.population.entry(base.clone()).or_default()),
            (Figure::Population(base), false) => area.population.get_mut(base),
            (Figure::Measure(measure), true) => Some(area.measures.entry(measure.clone()).or_default()),
            (Figure::Measure(measure), false) => area.measures.get_mut(measure),
        })
    }
}
