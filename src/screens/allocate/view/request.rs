//! The draft made definite: norms, areas, years and amounts of the file and scenario in view.

use permille_engine::allocation::claims::{Asked, gather, unit_costs};
use permille_engine::allocation::receipt::cost_of;
use permille_engine::allocation::years::{Divided, Order, divide_pausing};
use permille_engine::allocation::{Limit, Rule, Search};
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::outlook::norm::NormOutlook;
use permille_engine::pause::Pause;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Lever, Scenario};
use permille_engine::year::Year;

use super::choice;
use crate::store::{Divides, Draft};

/// What is to be divided, and among whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Units or money.
    pub divides: Divides,
    /// The norms, in their order.
    pub norms: Vec<usize>,
    /// The areas they bind here.
    pub areas: Vec<usize>,
    /// Those of them that take part.
    pub chosen: Vec<usize>,
    /// The first and the last year.
    pub years: (Year, Year),
    /// How many units a year, or how much money in all; `None` where a budget has not been entered.
    pub size: Option<Quantity>,
    /// Whether the size is a suggestion.
    pub suggested: bool,
    /// By norm and area: what a unit costs.
    pub costs: Vec<Vec<Option<Quantity>>>,
    /// By norm and area: what closing a unit counts.
    pub weights: Vec<Vec<Quantity>>,
    /// The norms' figures under the scenario, before anything is divided.
    figures: Vec<NormOutlook>,
}

/// Where the planner is looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InView {
    /// The area.
    pub area: usize,
    /// The year.
    pub year: Year,
}

impl Request {
    /// The request that `draft`, whatever its rule, makes of this file; `None` where none is chosen and no gap is known.
    #[must_use]
    pub fn new(model: &Model, scenario: &Scenario, outlook: &Outlook, draft: &Draft, place: InView) -> Option<Self> {
        let offered = choice::offered(model, place.area);
        let known = |id| model.norm_position(id).filter(|norm| offered.contains(norm));
        let mut norms: Vec<usize> = match draft.divides {
            Divides::Units => draft.norm.iter().filter_map(known).collect(),
            Divides::Money => draft.norms.iter().filter_map(known).collect(),
        };
        if norms.is_empty() {
            norms.push(choice::usual(model, outlook, place, &offered)?);
        }
        let areas = choice::bound(model, &norms, place.area);
        let chosen = areas.iter().copied().filter(|&area| !draft.without.contains(&model.areas()[area].code)).collect();
        let horizon = model.horizon();
        let first = draft.first.unwrap_or(place.year).clamp(horizon.first(), horizon.last());
        let last = draft.last.unwrap_or(first).clamp(first, horizon.last());
        let weight = |norm: usize, area: usize| {
            let of_norm = draft.norm_weights.get(&model.norm(norm).id).copied().unwrap_or(Quantity::ONE);
            let of_area = draft.area_weights.get(&model.areas()[area].code).copied().unwrap_or(Quantity::ONE);
            cost_of(of_norm, of_area).unwrap_or_default()
        };
        let every = 0..model.areas().len();
        let mut request = Self {
            divides: draft.divides,
            costs: norms.iter().map(|&norm| unit_costs(model, scenario, norm)).collect(),
            weights: norms.iter().map(|&norm| every.clone().map(|area| weight(norm, area)).collect()).collect(),
            figures: norms.iter().map(|&norm| outlook.norm(norm).clone()).collect(),
            norms,
            areas,
            chosen,
            years: (first, last),
            size: None,
            suggested: false,
        };
        request.size = match draft.divides {
            Divides::Money => scenario.setting(&Lever::Budget, None).map(|setting| setting.value),
            Divides::Units => draft.amount,
        };
        if request.size.is_none() && draft.divides == Divides::Units {
            request.size = Some(request.suggestion(model));
            request.suggested = true;
        }
        Some(request)
    }

    /// Whether several norms share a budget, so that amounts cannot be added up.
    #[must_use]
    pub fn several(&self) -> bool {
        self.norms.len() > 1
    }

    /// How many years there are.
    #[must_use]
    pub fn span(&self) -> i64 {
        i64::from(self.years.1 - self.years.0) + 1
    }

    /// What a unit costs in an area under a norm.
    #[must_use]
    pub fn cost(&self, area: usize, norm: usize) -> Option<Quantity> {
        let place = self.norms.iter().position(|&one| one == norm)?;
        self.costs[place].get(area).copied().flatten()
    }

    fn weight(&self, area: usize, norm: usize) -> Quantity {
        let place = self.norms.iter().position(|&one| one == norm);
        place.and_then(|place| self.weights[place].get(area).copied()).unwrap_or(Quantity::ONE)
    }

    /// A tenth of what is missing, in a round number: something to look at before anything is entered.
    fn suggestion(&self, model: &Model) -> Quantity {
        let cost = |_: usize, _: usize| None;
        let weight = |_: usize, _: usize| Quantity::ONE;
        let asked = Asked { norms: &self.norms, areas: &self.chosen, unit_cost: &cost, weight: &weight, priced: false };
        let gathered = gather(model, &self.figures, self.years.0, &asked);
        let missing = gathered
            .claims
            .iter()
            .filter_map(permille_engine::allocation::Claim::gap)
            .fold(0_i64, |sum, gap| sum.saturating_add(gap.trunc()));
        let tenth = (missing / 10).max(1);
        let mut unit = 1;
        while tenth / unit >= 100 {
            unit *= 10;
        }
        Quantity::whole(tenth / unit * unit).unwrap_or(Quantity::ONE)
    }

    /// What each year has. Money is for all the years together, so each has an even part of it, and the first what does not divide.
    fn limits(&self) -> Vec<(Year, Limit)> {
        let size = self.size.unwrap_or_default().max(Quantity::ZERO);
        let span = self.span();
        (self.years.0..=self.years.1)
            .map(|year| match self.divides {
                Divides::Units => (year, Limit::Amount(size)),
                Divides::Money => {
                    let even = Quantity::whole(size.trunc() / span).unwrap_or_default();
                    let others = Quantity::whole(even.trunc() * (span - 1)).unwrap_or_default();
                    let own = if year == self.years.0 { size.minus(others).unwrap_or(even) } else { even };
                    (year, Limit::Budget(own))
                }
            })
            .collect()
    }

    /// How much there is to work out: so many figures of areas and years.
    #[must_use]
    pub fn figures(&self, model: &Model) -> usize {
        model.areas().len() * usize::try_from(self.span()).unwrap_or(usize::MAX)
    }

    /// Divides by `rule`, with pauses. What a year leaves is carried over to the next.
    ///
    /// # Errors
    /// Whatever ends a pause.
    pub async fn divide<P: Pause>(
        &self,
        model: &Model,
        scenario: &Scenario,
        rule: Rule,
        search: Search<'_>,
        pause: &mut P,
    ) -> Result<Option<Divided>, P::Ended> {
        let cost = |area: usize, norm: usize| self.cost(area, norm);
        let weight = |area: usize, norm: usize| self.weight(area, norm);
        let asked = Asked {
            norms: &self.norms,
            areas: &self.chosen,
            unit_cost: &cost,
            weight: &weight,
            priced: self.divides == Divides::Money,
        };
        let order = Order { limits: self.limits(), rule, carries_over: true };
        divide_pausing(model, scenario, &self.figures, &asked, &order, search, pause).await
    }
}
