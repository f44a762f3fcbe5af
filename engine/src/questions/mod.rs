//! What planners ask of an outlook next, each a file: how near the next bracket is ([`edge`]), what it would take ([`solve`],
//! [`needed`]), what matters most ([`sensitivity`]), what two levers do together ([`grid`]), and every target as a rung of a ladder
//! ([`ladder`]).
//!
//! Nothing here computes a requirement or a stock by itself. A lever is put somewhere ([`put`](crate::placed::put)), the model is asked what
//! follows, and the answer is read ([`outcome`]). So an answer is right exactly where the outlook is: the value that is found
//! meets the condition when it is set, and one step less does not.

pub mod edge;
pub mod grid;
pub mod ladder;
pub mod levers;
pub mod needed;
pub mod outcome;
pub mod sensitivity;
pub mod solve;
pub mod span;

use std::sync::Arc;

use crate::model::Model;
use crate::outlook::Probe;
use crate::outlook::norm::NormOutlook;
use crate::scenario::Scenario;

/// What one norm comes to under `scenario`; `None` where the model has no such norm.
#[must_use]
pub fn ask(model: &Model, scenario: &Scenario, norm: usize) -> Option<NormOutlook> {
    if norm < model.norm_count() { model.probe(scenario, &[norm]).pop() } else { None }
}

/// One norm that is asked for under one scenario after another of the same model: what does not differ from the time before is not computed again.
#[derive(Clone, Debug)]
struct Asking(Option<Probe>);

impl Asking {
    /// Of a norm, by its position.
    fn new(model: &Model, norm: usize) -> Self {
        Self((norm < model.norm_count()).then(|| Probe::new(model, &[norm])))
    }

    /// What it comes to under `scenario`; `None` where the model has no such norm.
    fn ask(&mut self, model: &Model, scenario: &Scenario) -> Option<Arc<NormOutlook>> {
        self.0.as_mut()?.ask(model, scenario).pop()
    }
}
