//! The integer programme of a weighted division: the solver is large, and may take a moment.

use permille_engine::allocation::solver::{Answer, Programme, solve};
use serde::{Deserialize, Serialize};

use super::Work;

/// A programme to be solved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Solve {
    values: Vec<i128>,
    costs: Vec<i128>,
    most: Vec<i128>,
    budget: i128,
}

/// What the solver answers; nothing where it gives up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Solved(Option<(Vec<i128>, bool)>);

impl Solve {
    /// The work of solving `programme`.
    #[must_use]
    pub fn new(programme: &Programme) -> Self {
        let Programme { values, costs, most, budget } = programme.clone();
        Self { values, costs, most, budget }
    }
}

impl Solved {
    /// The answer, if there is one.
    #[must_use]
    pub fn answer(self) -> Option<Answer> {
        self.0.map(|(units, proven)| Answer { units, proven })
    }
}

impl Work for Solve {
    const NAME: &'static str = "solve";
    type Report = ();
    type Outcome = Solved;

    fn run(self, _: &mut dyn FnMut(&())) -> Solved {
        let Self { values, costs, most, budget } = self;
        let answer = solve(&Programme { values, costs, most, budget });
        Solved(answer.map(|answer| (answer.units, answer.proven)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{decode, encode};
    use super::*;

    #[test]
    fn what_crosses_is_solved_on_the_other_side() {
        // 3 a + 2 b within 7 weighing 5 and 3: one of the first and two of the second are 7, 11.
        let programme = Programme { values: vec![5, 3], costs: vec![3, 2], most: vec![9, 9], budget: 7 };
        let sent: Solve = decode(&encode(&Solve::new(&programme))).unwrap();
        let back: Solved = decode(&encode(&sent.run(&mut |()| {}))).unwrap();
        assert_eq!(back.answer(), Some(Answer { units: vec![1, 2], proven: true }));
    }
}
