//! Contributions worked out once the hand has rested: a drag goes on while they wait.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use permille_engine::compare::contributions::{Contributions, MOST, Question, contributions};
use permille_engine::compare::inputs::Differences;
use permille_engine::model::Model;
use yew::prelude::*;

use crate::components::same::Same;

/// How long the hand must have rested.
const REST_MILLISECONDS: u32 = 60;
/// How many cells may be computed at once without holding up the page: some tenths of a second.
const CELLS: usize = 500_000;

/// What the contributions depend on.
type Key = (Same<Model>, Option<Same<Differences>>, QuestionKey);
/// A question that can be compared.
type QuestionKey = (usize, usize, u16, permille_engine::compare::results::Figure);

/// The contributions to the change asked for; `None` while they are being worked out.
#[hook]
pub fn use_contributions(
    model: Same<Model>,
    differences: Option<Rc<Differences>>,
    question: Question,
) -> Option<Rc<Contributions>> {
    let key: Key = (model, differences.as_ref().map(Same::new), (question.norm, question.area, question.year, question.figure));
    let known = use_state(|| None::<(Key, Rc<Contributions>)>);
    {
        let known = known.clone();
        use_effect_with(key.clone(), move |key| {
            let key = key.clone();
            let rest = Timeout::new(REST_MILLISECONDS, move || {
                if let Some(found) = work_out(&key, question) {
                    known.set(Some((key, Rc::new(found))));
                }
            });
            move || drop(rest)
        });
    }
    known.as_ref().filter(|(of, _)| *of == key).map(|(_, found)| Rc::clone(found))
}

fn work_out((model, differences, _): &Key, question: Question) -> Option<Contributions> {
    let cells = model.areas().len() * model.horizon().count();
    // Each further input doubles the mixtures.
    let most = (CELLS / cells.max(1)).checked_ilog2().unwrap_or(0) as usize;
    let read = |scenario: &permille_engine::scenario::Scenario| {
        let probed = model.probe(scenario, &[question.norm]);
        question.figure.of(model, probed.first()?, question.area, question.year)
    };
    Some(contributions(model, differences.as_ref()?, question, most.clamp(2, MOST), read))
}
