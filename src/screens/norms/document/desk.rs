//! The desk on which a document lies while it is decided on: each decision is a value, and can be taken back.

use std::rc::Rc;

use permille_engine::id::{NormId, PlanId};
use permille_engine::norm::Norm;
use permille_engine::plan::Measure;
use yew::prelude::Reducible;

use super::draft::{Decision, Draft, Item};
use crate::screens::norms::edit::head::HeadDraft;

/// Steps that can be taken back.
const MOST_STEPS: usize = 100;

/// Something the planner decides.
#[derive(Clone, Debug)]
pub enum Act {
    /// A document was read.
    Begin(Box<Draft>),
    /// Another is to be read.
    Forget,
    /// These norms are decided this way.
    Decide(Vec<usize>, Decision),
    /// A norm is this from now on, and counts this where that is new; it is accepted.
    Correct(usize, Box<Norm>, Option<Measure>),
    /// A norm counts this measure of another plan, or something of its own.
    Count(usize, Option<Box<Measure>>),
    /// A norm was written for a figure that was not understood.
    Write(usize, Box<Norm>, Option<Measure>),
    /// A figure demands nothing, or may after all.
    NoDemand(usize, bool),
    /// What the document says of itself.
    Head(Box<HeadDraft>),
    /// It is held against a plan.
    Against(Option<PlanId>),
    /// A norm of that plan is to be taken out, or to stay.
    Drop(NormId, bool),
    /// The last step is taken back.
    Undo,
}

/// What is being decided, and how it stood before each step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Desk {
    /// The document, once one was read.
    pub draft: Option<Rc<Draft>>,
    /// Before each step.
    before: Vec<Rc<Draft>>,
}

impl Desk {
    /// A desk on which a document lies.
    #[must_use]
    pub fn with(draft: Rc<Draft>) -> Self {
        Self { draft: Some(draft), before: Vec::new() }
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub fn has_steps(&self) -> bool {
        !self.before.is_empty()
    }
}

impl Reducible for Desk {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut desk = (*self).clone();
        let step = match act {
            Act::Begin(draft) => return Rc::new(Self::with(Rc::new(*draft))),
            Act::Forget => return Rc::new(Self::default()),
            Act::Undo => {
                if let Some(before) = desk.before.pop() {
                    desk.draft = Some(before);
                }
                return Rc::new(desk);
            }
            other => other,
        };
        let Some(draft) = &desk.draft else { return self };
        let mut next = (**draft).clone();
        // Typing is not a step, nor is looking.
        let counts = !matches!(step, Act::Head(_) | Act::Against(_));
        take(&mut next, step);
        if next == **draft {
            return self;
        }
        if counts {
            desk.before.push(Rc::clone(draft));
            let surplus = desk.before.len().saturating_sub(MOST_STEPS);
            desk.before.drain(..surplus);
        }
        desk.draft = Some(Rc::new(next));
        Rc::new(desk)
    }
}

fn take(draft: &mut Draft, act: Act) {
    match act {
        Act::Decide(items, decision) => {
            for at in items {
                if let Some(item) = draft.items.get_mut(at) {
                    item.decision = decision;
                }
            }
        }
        Act::Correct(at, norm, measure) => {
            let Some(item) = draft.items.get(at) else { return };
            let id = item.norm.id.clone();
            let mut item = Item { corrected: true, decision: Decision::Accepted, asks: Rc::default(), ..item.clone() };
            put(&mut item, Norm { id, ..*norm }, measure, draft);
            draft.items[at] = item;
        }
        Act::Count(at, measure) => {
            if let Some(item) = draft.items.get_mut(at) {
                item.count(measure.map(|measure| *measure));
                item.answered = true;
            }
        }
        Act::Write(left, norm, measure) => {
            let part = draft.read.document.left_out.get(left).and_then(|left| left.part).unwrap_or_default() as usize;
            let id = NormId::new(format!("{}-{}", draft.read.plan.id, draft.items.len() + 1));
            let mut item = Item {
                norm: Rc::new(Norm { id: id.clone(), ..*norm }),
                measures: Rc::default(),
                known: Rc::default(),
                asks: Rc::default(),
                part,
                lacks: Rc::default(),
                follows: false,
                decision: Decision::Accepted,
                corrected: false,
                answered: false,
                of: Some(left),
            };
            let norm = (*item.norm).clone();
            put(&mut item, norm, measure, draft);
            draft.no_demand.remove(&left);
            draft.items.push(item);
        }
        Act::NoDemand(left, none) => {
            if none {
                draft.no_demand.insert(left);
            } else {
                draft.no_demand.remove(&left);
            }
        }
        Act::Head(head) => {
            draft.head = *head;
            draft.follow_level();
        }
        Act::Against(plan) => {
            draft.against = plan;
            draft.dropped.clear();
        }
        Act::Drop(norm, dropped) => {
            if dropped {
                draft.dropped.insert(norm);
            } else {
                draft.dropped.remove(&norm);
            }
        }
        Act::Begin(_) | Act::Forget | Act::Undo => {}
    }
}

/// Puts a norm as the form gave it, with what it counts: what is new is called after the norm.
fn put(item: &mut Item, mut norm: Norm, measure: Option<Measure>, draft: &Draft) {
    let mut measures: Vec<Measure> = Vec::new();
    if let Some(mut measure) = measure {
        measure.id = norm.id.as_str().into();
        norm.measure = measure.id.clone();
        measures.push(measure);
    }
    // What it takes a share of may be one of the document's own.
    let asked = |one: &&Measure| norm.rule.of() == Some(&one.id) || norm.measure == one.id;
    for one in draft.elsewhere.iter().filter(asked) {
        item.take(one.clone());
    }
    for one in draft.read.plan.measures.iter().filter(asked) {
        if measures.iter().all(|known| known.id != one.id) {
            measures.push(one.clone());
        }
    }
    item.norm = Rc::new(norm);
    item.measures = Rc::new(measures);
}
