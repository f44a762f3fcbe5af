//! The five rules side by side, so that a meeting can choose.

use permille_engine::allocation::{Proof, Rule, Search};
use permille_engine::model::Model;
use permille_engine::pause::{Part, Pause};
use permille_engine::quantity::Quantity;
use permille_engine::scenario::Scenario;

use super::outcome::Outcome;
use super::request::Request;

/// What one rule would do.
#[derive(Clone, Debug, PartialEq)]
pub struct ByRule {
    /// The rule.
    pub rule: Rule,
    /// The lowest coverage then, in percent.
    pub lowest: Option<Quantity>,
    /// How many areas get something.
    pub served: usize,
    /// How many gaps are closed.
    pub closed: usize,
    /// The units given out, of all norms together.
    pub units: Quantity,
    /// The Gini coefficient of coverage then, by norm.
    pub gini: Vec<Option<Quantity>>,
    /// Whether the search is not finished.
    pub open: bool,
}

impl ByRule {
    /// What an outcome says of its rule.
    #[must_use]
    pub fn new(rule: Rule, outcome: &Outcome) -> Self {
        let units = outcome.norms.iter().fold(Quantity::ZERO, |sum, norm| sum.plus(norm.units).unwrap_or(sum));
        Self {
            rule,
            lowest: outcome.lowest.map(|lowest| lowest.1),
            served: outcome.served,
            closed: outcome.closed,
            units,
            gini: outcome.norms.iter().map(|norm| norm.fairness.as_ref().map(|fairness| fairness.1.gini)).collect(),
            open: matches!(outcome.proof, Some(Proof::Within(_))),
        }
    }
}

/// What a rule comes to, worked out with pauses.
///
/// # Errors
/// Whatever ends a pause.
pub async fn outcome<P: Pause>(
    model: &Model,
    scenario: &Scenario,
    request: &Request,
    rule: Rule,
    search: Search<'_>,
    pause: &mut P,
) -> Result<Option<Outcome>, P::Ended> {
    match request.divide(model, scenario, rule, search, &mut Part::new(pause, 0.0, 0.8)).await? {
        Some(divided) => Outcome::of(divided, &request.norms, &mut Part::new(pause, 0.8, 1.0)).await,
        None => Ok(None),
    }
}

/// What one of the five rules comes to, beside the others.
///
/// # Errors
/// Whatever ends a pause.
pub async fn one<P: Pause>(
    model: &Model,
    scenario: &Scenario,
    request: &Request,
    rule: Rule,
    search: Search<'_>,
    pause: &mut P,
) -> Result<Option<ByRule>, P::Ended> {
    let outcome = outcome(model, scenario, request, rule, search, pause).await?;
    Ok(outcome.map(|outcome| ByRule::new(rule, &outcome)))
}
