//! What a planner can change in a scenario set, as values. Applying an edit returns the edit that undoes it.

use std::collections::BTreeMap;
use std::mem::replace;
use std::sync::Arc;

use crate::area::{Area, Series};
use crate::id::{AreaCode, RoundId, SourceId};
use crate::in_order;
use crate::mark::Mark;
use crate::name::Name;
use crate::plan::Plan;
use crate::quantity::Quantity;
use crate::review::{Review, Subject};
use crate::round::{Return, Round};
use crate::scenario::{Action, Lever, LeverRange, Scenario, ScenarioSet, Setting};
use crate::slide::Slide;
use crate::year::{Horizon, Year};

pub use crate::area::Figure;

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
    /// Puts other slides in the place of all there are.
    Slides {
        /// The slides.
        slides: Vec<Slide>,
    },
    /// Marks everything that is shown of the file to others, or takes the mark off.
    Mark {
        /// The mark; `None` takes it off.
        mark: Option<Mark>,
    },
    /// Says what a reviewer found, or takes it back.
    Review {
        /// What is reviewed.
        subject: Subject,
        /// What is said of it; `None` takes it back.
        review: Option<Review>,
    },
    /// Says whom a round asks for what, or takes the round away.
    Round {
        /// The round.
        id: RoundId,
        /// What it is; `None` takes it away.
        round: Option<Box<Round>>,
    },
    /// Says that an area of a round has returned its form, or that it has not.
    Returned {
        /// The round.
        round: RoundId,
        /// The area; it must have been asked.
        area: AreaCode,
        /// What came back; `None` where nothing has.
        returned: Option<Return>,
    },
    /// Chooses the plans that bind.
    Plans {
        /// The plans.
        plans: Vec<Arc<Plan>>,
    },
    /// Several changes as one.
    All(Vec<Edit>),
}

impl Area {
    /// The series of a figure to be changed; `None` where there is none and `create` is not asked for.
    fn series_mut(&mut self, figure: &Figure, create: bool) -> Option<&mut Series> {
        match (figure, create) {
            (Figure::Population(base), true) => Some(self.population.entry(base.clone()).or_default()),
            (Figure::Population(base), false) => self.population.get_mut(base),
            (Figure::Measure(measure), true) => Some(self.measures.entry(measure.clone()).or_default()),
            (Figure::Measure(measure), false) => self.measures.get_mut(measure),
        }
    }

    /// Takes a series that says nothing out: an area without it is the same.
    fn drop_empty(&mut self, figure: &Figure) {
        if self.series(figure).is_none_or(|series| *series != Series::default()) {
            return;
        }
        match figure {
            Figure::Population(base) => self.population.remove(base),
            Figure::Measure(measure) => self.measures.remove(measure),
        };
    }
}

/// Where areas are.
type Places = BTreeMap<AreaCode, usize>;

/// So many edits find their areas one by one; for more, a list is made first.
const FEW: usize = 8;

impl ScenarioSet {
    /// Makes a change and returns the one that undoes it, or `None`, with nothing changed, where what it names is not there.
    pub fn apply(&mut self, edit: &Edit) -> Option<Edit> {
        self.apply_among(edit, None)
    }

    /// As [`ScenarioSet::apply`], with the positions of the areas where many are to be found.
    fn apply_among(&mut self, edit: &Edit, places: Option<&Places>) -> Option<Edit> {
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
                let here = self.area_mut(area, places)?;
                let before = match (here.series_mut(figure, value.is_some()), value) {
                    (Some(series), Some(value)) => series.values.insert(*year, *value),
                    (Some(series), None) => series.values.remove(year),
                    (None, _) => None,
                };
                here.drop_empty(figure);
                Some(Edit::Figure { area: area.clone(), figure: figure.clone(), year: *year, value: before })
            }
            Edit::Provenance { area, figure, source, note, owner } => {
                let here = self.area_mut(area, places)?;
                let series = here.series_mut(figure, true)?;
                let back = Edit::Provenance {
                    area: area.clone(),
                    figure: figure.clone(),
                    source: replace(&mut series.source, source.clone()),
                    note: replace(&mut series.note, note.clone()),
                    owner: replace(&mut series.owner, owner.clone()),
                };
                here.drop_empty(figure);
                Some(back)
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
            Edit::Slides { slides } => Some(Edit::Slides { slides: replace(&mut self.slides, slides.clone()) }),
            Edit::Mark { mark } => Some(Edit::Mark { mark: replace(&mut self.mark, *mark) }),
            Edit::Review { subject, review } => {
                let before = match review {
                    Some(review) => self.reviews.insert(subject.clone(), review.clone()),
                    None => self.reviews.remove(subject),
                };
                Some(Edit::Review { subject: subject.clone(), review: before })
            }
            Edit::Round { id, round } => {
                let before = match round {
                    Some(round) => self.rounds.insert(id.clone(), (**round).clone()),
                    None => self.rounds.remove(id),
                };
                Some(Edit::Round { id: id.clone(), round: before.map(Box::new) })
            }
            Edit::Returned { round, area, returned } => {
                let asked = self.rounds.get_mut(round)?.asked.get_mut(area)?;
                let before = replace(asked, returned.clone());
                Some(Edit::Returned { round: round.clone(), area: area.clone(), returned: before })
            }
            Edit::Plans { plans } => Some(Edit::Plans { plans: replace(&mut self.plans, plans.clone()) }),
            Edit::All(edits) => {
                let places = (edits.len() > FEW).then(|| self.places());
                let mut undo = Vec::new();
                for edit in edits {
                    if let Some(inverse) = self.apply_among(edit, places.as_ref()) {
                        undo.push(inverse);
                        continue;
                    }
                    // All or nothing.
                    for inverse in undo.iter().rev() {
                        self.apply_among(inverse, places.as_ref());
                    }
                    return None;
                }
                undo.reverse();
                Some(Edit::All(undo))
            }
        }
    }

    /// The position of every area.
    fn places(&self) -> Places {
        in_order::map(self.baseline.areas.iter().enumerate().map(|(position, area)| (area.code.clone(), position)))
    }

    /// The area with this code, to be changed.
    fn area_mut(&mut self, code: &AreaCode, places: Option<&Places>) -> Option<&mut Area> {
        let areas = &self.baseline.areas;
        // An edit among them may have put other areas in the place of these.
        let known = places.and_then(|places| places.get(code).copied());
        let known = known.filter(|&place| areas.get(place).is_some_and(|area| area.code == *code));
        let place = known.or_else(|| areas.iter().position(|area| area.code == *code))?;
        Arc::make_mut(&mut self.baseline.areas).get_mut(place)
    }
}
