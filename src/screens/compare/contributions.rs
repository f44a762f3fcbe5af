//! What the inputs contribute, worked out at once where that is quick, and else once the hand has rested.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use permille_engine::compare::contributions::{Contributions, MOST, Question, contributions};
use permille_engine::compare::inputs::{Differences, matters};
use permille_engine::model::Model;
use permille_engine::scenario::Scenario;
use yew::prelude::*;

use crate::components::same::Same;

/// How long the hand must have rested.
const REST_MILLISECONDS: u32 = 60;
/// How many cells may be computed without holding up the page for more than some tenths of a second.
const CELLS: usize = 500_000;
/// How many cells may be computed within a frame of a drag.
const CELLS_AT_ONCE: usize = 16_000;

/// The contributions with the inputs they are those of.
#[derive(Clone, PartialEq)]
pub struct Known {
    /// The inputs.
    pub differences: Same<Differences>,
    /// What they contribute.
    pub contributions: Same<Contributions>,
    /// Whether they are those of the inputs as they stand, rather than of a moment ago.
    pub fresh: bool,
}

/// What contributions depend on.
#[derive(Clone, PartialEq)]
struct Key {
    model: Same<Model>,
    differences: Same<Differences>,
    question: Question,
}

impl Key {
    /// How many inputs are put over in all orders: each further one doubles the mixtures.
    fn most(&self) -> usize {
        let affordable = (CELLS / self.cells()).checked_ilog2().unwrap_or(0);
        usize::try_from(affordable).unwrap_or(MOST).clamp(2, MOST)
    }

    /// How many cells one mixture has.
    fn cells(&self) -> usize {
        (self.model.areas().len() * self.model.horizon().count()).max(1)
    }

    /// Whether so little is to be computed that it need not wait.
    fn is_quick(&self) -> bool {
        let Question { norm, area, year, .. } = self.question;
        let moving = self.differences.list.iter().filter(|one| matters(&self.model, &one.input, norm, area, year)).count();
        self.cells() << moving.min(self.most()) <= CELLS_AT_ONCE
    }

    fn work_out(&self) -> Rc<Contributions> {
        let Question { norm, area, year, figure } = self.question;
        let read = |scenario: &Scenario| figure.of(&self.model, self.model.probe(scenario, &[norm]).first()?, area, year);
        Rc::new(contributions(&self.model, &self.differences, self.question, self.most(), read))
    }

    fn known(&self, contributions: &Rc<Contributions>, fresh: bool) -> Known {
        Known { differences: self.differences.clone(), contributions: Same::new(contributions), fresh }
    }
}

/// The contributions to the change asked for; those of a moment ago while they are being worked out, and `None` where there are none.
#[hook]
pub fn use_contributions(model: Same<Model>, differences: Option<Same<Differences>>, question: Question) -> Option<Known> {
    let key = differences.map(|differences| Key { model, differences, question });
    let at_once = use_memo(key.clone(), |key| key.as_ref().filter(|key| key.is_quick()).map(Key::work_out));
    let last = use_state(|| None::<(Key, Rc<Contributions>)>);
    {
        let (last, at_once) = (last.clone(), at_once.clone());
        use_effect_with(key.clone(), move |key| {
            let slow = key.clone().filter(|_| at_once.is_none());
            let rest = slow.map(|key| {
                Timeout::new(REST_MILLISECONDS, move || {
                    let found = key.work_out();
                    last.set(Some((key, found)));
                })
            });
            move || drop(rest)
        });
    }
    let key = key?;
    if let Some(found) = at_once.as_ref() {
        return Some(key.known(found, true));
    }
    let (of, found) = last.as_ref()?;
    (of.question == key.question).then(|| of.known(found, *of == key))
}
