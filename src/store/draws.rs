//! The draws of the Risk screen: what is to be drawn, and the run that was last asked for.
//!
//! It is fleeting like the view, but stays while another screen is looked at: a run goes on, and its results are there when the
//! reader comes back. The run itself is computed by a worker, which `tasks::draw` starts and ends as these say.

use std::rc::Rc;

use permille_engine::id::{NormId, ScenarioId};
use permille_engine::model::Model;
use permille_engine::scenario::{Action, LeverRange, Scenario, Setting};
use permille_exchange::files::scenario_file::Document;

use super::Open;
use crate::text::later::Lost;
use crate::work::risk::{Drawn, End, Progress};

/// What a planner lays out before a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// What chance follows from.
    pub seed: u32,
    /// How many draws.
    pub draws: u32,
    /// The norms the planner has chosen; the leading ones with figures where absent.
    pub norms: Option<Rc<Vec<NormId>>>,
}

impl Form {
    /// How many draws there are unless the planner says otherwise.
    pub const DRAWS: u32 = 10_000;
    /// The most draws that can be asked for.
    pub const MOST_DRAWS: u32 = 100_000;
    /// The most norms that can be asked for at once.
    pub const MOST_NORMS: usize = 12;
}

impl Default for Form {
    fn default() -> Self {
        Self { seed: 1, draws: Self::DRAWS, norms: None }
    }
}

/// The draws.
#[derive(Clone, Debug, Default)]
pub struct Draws {
    /// What is laid out.
    pub form: Form,
    /// The run last asked for.
    pub run: Option<Rc<DrawRun>>,
    /// How many runs there were: each has a number of its own.
    count: u32,
}

impl PartialEq for Draws {
    /// Runs are compared by pointer: none is changed in place.
    fn eq(&self, other: &Self) -> bool {
        let same_run = match (&self.run, &other.run) {
            (Some(own), Some(their)) => Rc::ptr_eq(own, their),
            (None, None) => true,
            _ => false,
        };
        same_run && self.form == other.form
    }
}

/// What was asked, with what it was asked of: results are read with the model they were made with, whatever has changed since.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The file as it was.
    pub document: Rc<Document>,
    /// The model as it was.
    pub model: Rc<Model>,
    /// The scenario.
    pub scenario: ScenarioId,
    /// The norms, by their positions in that model.
    pub norms: Vec<usize>,
    /// The area in view, by its position in that model.
    pub area: usize,
    /// What chance follows from.
    pub seed: u32,
    /// How many draws.
    pub draws: u32,
}

impl Asked {
    /// The scenario as it was.
    #[must_use]
    pub fn scenario(&self) -> Option<&Scenario> {
        self.document.set.scenarios.iter().find(|scenario| scenario.id == self.scenario)
    }

    /// Whether the numbers would still be the same: nothing that the draws depend on differs in the file as it is now.
    #[must_use]
    pub fn still_holds(&self, open: &Open) -> bool {
        if Rc::ptr_eq(&self.document, &open.document) {
            return true;
        }
        let (before, after) = (&self.document.set, open.set());
        let now = after.scenarios.iter().find(|scenario| scenario.id == self.scenario);
        let (Some(before_it), Some(now)) = (self.scenario(), now) else { return false };
        before.baseline == after.baseline && before.plans == after.plans && counted(before_it) == counted(now)
    }
}

/// What draws depend on in a scenario: everything but names and reasons.
fn counted(scenario: &Scenario) -> (Vec<Setting>, Vec<Action>, Vec<LeverRange>) {
    let mut parts = (scenario.settings.clone(), scenario.actions.clone(), scenario.ranges.clone());
    parts.0.iter_mut().for_each(|setting| setting.reason = None);
    parts.1.iter_mut().for_each(|action| action.reason = None);
    parts.2.iter_mut().for_each(|range| range.reason = None);
    parts
}

/// A run and what has come of it.
#[derive(Clone, Debug)]
pub struct DrawRun {
    /// Its number.
    pub number: u32,
    /// What was asked.
    pub asked: Rc<Asked>,
    /// How it stands.
    pub state: RunState,
    /// How many draws are computed.
    pub done: u32,
    /// What has come out so far.
    pub drawn: Option<Rc<Drawn>>,
}

/// How a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunState {
    /// The worker is at it.
    Going,
    /// All draws are computed.
    Finished,
    /// The planner stopped it; what had come out by then is kept.
    Stopped,
    /// It was not drawn to the end, and why.
    Lost(Lost),
    /// More draws than can be kept for so many norms and years.
    TooManyDraws {
        /// The most there can be.
        most: u32,
    },
}

/// What happens to them.
#[derive(Clone, Debug)]
pub enum DrawsMsg {
    /// Something else is laid out.
    Form(Form),
    /// A run is asked for; it takes the place of any other.
    Run(Rc<Asked>),
    /// Stop it.
    Stop,
    /// The run of this number is so far.
    Progress(u32, Progress),
    /// The run of this number has ended.
    Ended(u32, End),
    /// The run of this number is not drawn to the end.
    Lost(u32, Lost),
}

impl Draws {
    /// The run that the worker is at.
    #[must_use]
    pub fn going(&self) -> Option<&Rc<DrawRun>> {
        self.run.as_ref().filter(|run| run.state == RunState::Going)
    }

    /// The draws after `msg`; `None` where nothing changes, as with news of a run that is over.
    #[must_use]
    pub(super) fn after(&self, msg: DrawsMsg) -> Option<Self> {
        match msg {
            DrawsMsg::Form(form) => (form != self.form).then(|| Self { form, ..self.clone() }),
            DrawsMsg::Run(asked) => {
                let number = self.count + 1;
                let run = DrawRun { number, asked, state: RunState::Going, done: 0, drawn: None };
                Some(Self { run: Some(Rc::new(run)), count: number, form: self.form.clone() })
            }
            DrawsMsg::Stop => self.changed(self.going()?.number, |run| run.state = RunState::Stopped),
            DrawsMsg::Progress(number, progress) => self.changed(number, |run| {
                run.done = progress.done;
                run.drawn = progress.so_far.map(Rc::new).or(run.drawn.take());
            }),
            DrawsMsg::Ended(number, end) => self.changed(number, |run| match end {
                End::Drawn(drawn) => {
                    run.state = RunState::Finished;
                    run.done = drawn.draws;
                    run.drawn = Some(Rc::new(drawn));
                }
                End::TooManyDraws { most } => run.state = RunState::TooManyDraws { most },
                End::Misunderstood | End::NoRanges => run.state = RunState::Lost(Lost::GaveUp),
            }),
            DrawsMsg::Lost(number, lost) => self.changed(number, |run| run.state = RunState::Lost(lost)),
        }
    }

    /// The draws with the run of this number changed, where it is under way.
    fn changed(&self, number: u32, change: impl FnOnce(&mut DrawRun)) -> Option<Self> {
        let mut run = (**self.going().filter(|run| run.number == number)?).clone();
        change(&mut run);
        Some(Self { run: Some(Rc::new(run)), ..self.clone() })
    }

    /// The draws once another file is open: nothing of the old one is left on it.
    pub(super) fn cleared(&self) -> Self {
        Self { form: Form { norms: None, ..self.form.clone() }, run: None, count: self.count }
    }
}

#[cfg(test)]
mod tests {
    use permille_engine::quantity::Quantity;
    use permille_engine::scenario::Lever;
    use permille_exchange::files::{scenario_file, shipped};

    use super::*;

    fn open() -> Open {
        let plans = shipped::plans().unwrap();
        let (document, _) = scenario_file::read(shipped::scenario("tutorial").unwrap(), &plans).unwrap();
        Open::new(document).unwrap()
    }

    fn asked_of(open: &Open) -> Rc<Asked> {
        let scenario = open.set().scenarios[0].id.clone();
        let (document, model) = (Rc::clone(&open.document), Rc::clone(&open.model));
        Rc::new(Asked { document, model, scenario, norms: vec![0], area: 0, seed: 1, draws: 10 })
    }

    fn progress(done: u32) -> Progress {
        Progress { done, so_far: None }
    }

    #[test]
    fn a_second_run_replaces_the_first_and_hears_nothing_of_it() {
        let asked = asked_of(&open());
        let draws = Draws::default().after(DrawsMsg::Run(Rc::clone(&asked))).unwrap();
        let first = draws.going().unwrap().number;
        let draws = draws.after(DrawsMsg::Run(asked)).unwrap();
        assert!(draws.after(DrawsMsg::Progress(first, progress(5))).is_none());
        let second = draws.going().unwrap().number;
        let draws = draws.after(DrawsMsg::Progress(second, progress(5))).unwrap();
        assert_eq!(draws.run.as_ref().unwrap().done, 5);
    }

    #[test]
    fn what_was_stopped_stays_stopped() {
        let draws = Draws::default().after(DrawsMsg::Run(asked_of(&open()))).unwrap();
        let number = draws.going().unwrap().number;
        let draws = draws.after(DrawsMsg::Progress(number, progress(5))).and_then(|draws| draws.after(DrawsMsg::Stop)).unwrap();
        assert!(draws.after(DrawsMsg::Progress(number, progress(6))).is_none());
        assert!(draws.after(DrawsMsg::Lost(number, Lost::GaveUp)).is_none());
        assert_eq!(draws.run.as_ref().map(|run| (run.state, run.done)), Some((RunState::Stopped, 5)));
        assert!(draws.cleared().run.is_none());
    }

    #[test]
    fn numbers_hold_until_something_they_depend_on_moves() {
        let open = open();
        let asked = asked_of(&open);
        let with = |change: fn(&mut Scenario)| {
            let mut document = (*open.document).clone();
            change(&mut document.set.scenarios[0]);
            Open::new(document).unwrap()
        };
        assert!(asked.still_holds(&with(|scenario| scenario.name.en = "Another name".to_owned())));
        let growth =
            |reason| Setting { lever: Lever::Growth, area: None, value: Quantity::ONE, reason: Some(String::from(reason)) };
        let moved = with(|scenario| {
            scenario.settings.push(Setting { lever: Lever::Growth, area: None, value: Quantity::ONE, reason: None });
        });
        assert!(!asked.still_holds(&moved));
        let again = asked_of(&moved);
        let mut document = (*moved.document).clone();
        document.set.scenarios[0].settings = vec![growth("Because.")];
        assert!(again.still_holds(&Open::new(document).unwrap()), "a reason moves no number");
    }
}
