//! "At least 20, 50, 80 or 100 infectious-disease beds by the county's population": brackets are closed below, so at exactly
//! 300,000, 500,000 or 1,000,000 the stricter one applies (赣府发〔2023〕1号 二(一)3).

use super::{Arithmetic, Formula, Inputs, Kind, Parameter, Parameters, Rounds, RuleError, Term, Units, reached};
use crate::area::PopulationBase;
use crate::quantity::Quantity;

/// So many units by population bracket, closed below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bracket {
    /// Who is counted.
    pub base: PopulationBase,
    /// The population each bracket starts from, ascending.
    pub from: Vec<i64>,
}

impl Bracket {
    /// The word used in files and tables.
    pub const WORD: &'static str = "bracket";
    /// What it takes, in the order it is written.
    pub const PARAMETERS: &'static [Parameter] = &[Parameter::Base, Parameter::FromEach];

    /// With these parameters.
    pub(super) fn with(parameters: Parameters) -> Self {
        Self { base: parameters.base(), from: parameters.from }
    }

    /// The position of the bracket that `people` fall into: the last that starts at or below them.
    #[must_use]
    pub fn position(&self, people: i64) -> Option<usize> {
        reached(&self.from, people)
    }
}

impl Kind for Bracket {
    fn parts(&self) -> usize {
        self.from.len()
    }

    fn bases(&self) -> &[PopulationBase] {
        std::slice::from_ref(&self.base)
    }

    fn starts(&self) -> &[i64] {
        &self.from
    }

    fn has_brackets(&self) -> bool {
        true
    }

    fn rounds(&self) -> Rounds {
        Rounds::Fractions
    }

    fn error(&self) -> Option<RuleError> {
        self.from.windows(2).any(|pair| pair[0] >= pair[1]).then_some(RuleError::NotAscending)
    }

    fn steps(&self, values: &[Quantity]) -> Option<Vec<(i64, Quantity)>> {
        Some(self.from.iter().copied().zip(values.iter().copied()).collect())
    }

    fn requirement(&self, values: &[Quantity], inputs: &Inputs<'_>, units: Units) -> Option<Quantity> {
        values.get(self.position(inputs.first()?)?).map(|&value| units.of(value))
    }

    fn arithmetic(&self, values: &[Quantity]) -> Option<Arithmetic> {
        Some(Arithmetic::Steps { steps: self.steps(values)?, below: None })
    }

    fn formula(&self, values: &[Quantity], people: &[Option<i64>]) -> Option<Formula> {
        // Nobody falls into a bracket before it is known how many there are.
        self.position(people.first().copied().flatten()?)?;
        let steps = self.steps(values)?.into_iter().map(|(from, value)| Term::Step("bracket", from, value));
        Some(("bracket", std::iter::once(Term::People(0)).chain(steps).collect()))
    }
}
