//! What the solver has found so far, and asking it for more.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use permille_engine::allocation::solver::{Answer, Programme};
use yew::prelude::*;

use crate::components::same::Same;
use crate::tasks::work::{self, WorkEvent};
use crate::work::Solve;

/// The answers so far; of a programme that was given up, none.
pub type Answers = BTreeMap<Programme, Option<Answer>>;

/// Looks programmes up in the answers, and notes the first that is not there.
#[derive(Debug)]
pub struct LookUp<'a> {
    answers: &'a Answers,
    wanted: RefCell<Option<Programme>>,
}

impl<'a> LookUp<'a> {
    /// Looks up in these.
    #[must_use]
    pub fn new(answers: &'a Answers) -> Self {
        Self { answers, wanted: RefCell::new(None) }
    }

    /// The answer, if it is known.
    #[must_use]
    pub fn find(&self, programme: &Programme) -> Option<Answer> {
        match self.answers.get(programme) {
            Some(answer) => answer.clone(),
            None => {
                self.wanted.borrow_mut().get_or_insert_with(|| programme.clone());
                None
            }
        }
    }

    /// The first programme that was asked for and is not known.
    #[must_use]
    pub fn wanted(self) -> Option<Programme> {
        self.wanted.into_inner()
    }
}

/// The answers, and what to do with one more.
#[hook]
pub fn use_answers() -> (Same<Answers>, Callback<(Programme, Option<Answer>)>) {
    let answers = use_state(|| Rc::new(Answers::new()));
    let note = {
        let answers = answers.clone();
        Callback::from(move |(programme, answer)| {
            let mut more = (**answers).clone();
            // A long session asks about many divisions; the last ones are enough.
            if more.len() >= MOST_KEPT {
                more.pop_first();
            }
            more.insert(programme, answer);
            answers.set(Rc::new(more));
        })
    };
    (Same::new(&*answers), note)
}

/// How many answers are kept.
const MOST_KEPT: usize = 64;

/// Has `wanted` solved in the worker, and passes what it finds to `note`. Another programme ends the search for this one.
#[hook]
pub fn use_solver(wanted: Option<Programme>, note: Callback<(Programme, Option<Answer>)>) {
    use_effect_with(wanted, move |wanted| {
        let running = wanted.clone().map(|programme| {
            let solve = Solve::new(&programme);
            let hear = Callback::from(move |event: WorkEvent<Solve>| match event {
                WorkEvent::Report(()) => {}
                WorkEvent::Outcome(solved) => note.emit((programme.clone(), solved.answer())),
                WorkEvent::Lost(_) => note.emit((programme.clone(), None)),
            });
            work::start(&solve, hear)
        });
        move || drop(running)
    });
}
