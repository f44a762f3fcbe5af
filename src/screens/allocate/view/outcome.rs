//! What a division comes to: a row for each area and norm, and the sums of them.

use std::collections::{BTreeMap, BTreeSet};

use permille_engine::allocation::claims::Why;
use permille_engine::allocation::receipt::{Receipt, cost_of, receipts};
use permille_engine::allocation::years::{Divided, Standing, YearPart};
use permille_engine::allocation::{End, Proof, Rule};
use permille_engine::fairness::{Fairness, Share, fairness};
use permille_engine::in_order::{self, InOrder};
use permille_engine::pause::{Pause, share};
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

/// What a division comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The division itself.
    pub divided: Divided,
    /// Who takes part, in the order of ranks.
    pub rows: Vec<Row>,
    /// What is given out in all, in units or in money.
    pub spent: Quantity,
    /// What is left after the last year.
    pub left: Quantity,
    /// Why the last year ended.
    pub end: End,
    /// How sure a weighted division is, in the year in which it is least sure.
    pub proof: Option<Proof>,
    /// How many areas get something.
    pub served: usize,
    /// How many gaps are closed that were open.
    pub closed: usize,
    /// The lowest coverage before and after, in percent.
    pub lowest: Option<(Quantity, Quantity)>,
    /// By norm, in the order of the norms asked for.
    pub norms: Vec<OfNorm>,
    /// How many areas and norms take no part, by reason.
    pub left_out: BTreeMap<Why, usize>,
}

/// One area under one norm.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The area.
    pub area: usize,
    /// The norm.
    pub norm: usize,
    /// Its place in the rule's order in the first year it takes part.
    pub rank: Option<usize>,
    /// What it gets in all.
    pub award: Quantity,
    /// What that costs, where unit costs are known.
    pub cost: Option<Quantity>,
    /// Without the awards, in the last year.
    pub before: Share,
    /// With them.
    pub after: Share,
    /// What it gets year by year.
    pub receipts: Vec<(Year, Receipt)>,
}

impl Row {
    /// What is missing without the awards.
    #[must_use]
    pub fn gap_before(&self) -> Quantity {
        gap(self.before)
    }

    /// What is missing with them.
    #[must_use]
    pub fn gap_after(&self) -> Quantity {
        gap(self.after)
    }

    /// Coverage without and with the awards, in percent.
    #[must_use]
    pub fn coverage(&self) -> (Option<Quantity>, Option<Quantity>) {
        (self.before.available.percent_of(self.before.requirement), self.after.available.percent_of(self.after.requirement))
    }
}

/// What a division comes to under one norm.
#[derive(Clone, Debug, PartialEq)]
pub struct OfNorm {
    /// The norm.
    pub norm: usize,
    /// The units given out.
    pub units: Quantity,
    /// The sum of the gaps before.
    pub gap_before: Quantity,
    /// The sum of the gaps after.
    pub gap_after: Quantity,
    /// How even coverage is before and after, over all areas whose figures are known.
    pub fairness: Option<(Fairness, Fairness)>,
    /// The areas that the corners of the Lorenz curves speak of.
    pub areas: Vec<usize>,
}

/// What is missing, or zero where there is enough.
fn gap(share: Share) -> Quantity {
    share.requirement.minus(share.available).unwrap_or_default().max(Quantity::ZERO)
}

fn sum(parts: impl Iterator<Item = Quantity>) -> Quantity {
    parts.fold(Quantity::ZERO, |sum, part| sum.plus(part).unwrap_or(sum))
}

impl Outcome {
    /// Reads a division under `norms`, with pauses; `None` where a figure is beyond the range.
    ///
    /// # Errors
    /// Whatever ends a pause.
    pub async fn of<P: Pause>(divided: Divided, norms: &[usize], pause: &mut P) -> Result<Option<Self>, P::Ended> {
        let Some(rows) = rows(&divided, pause).await? else { return Ok(None) };
        pause.pause(1.0).await?;
        Ok(Self::summed(divided, rows, norms))
    }

    /// Sums up what the rows say.
    fn summed(divided: Divided, rows: Vec<Row>, norms: &[usize]) -> Option<Self> {
        let last = divided.years.last()?;
        let spent = sum(divided.years.iter().map(|year| year.division.spent));
        let left = last.division.left;
        // Years after the last gap is closed have nothing to do.
        let end = match last.division.end {
            End::NoClaims if !rows.is_empty() => End::GapsRanOut,
            end => end,
        };
        let proof = divided.years.iter().filter_map(|year| year.division.proof).max_by_key(|proof| match proof {
            Proof::Exact => (0, Quantity::ZERO),
            Proof::Solver => (1, Quantity::ZERO),
            Proof::Within(weight) => (2, *weight),
        });
        let served: BTreeSet<usize> = in_order::set(rows.iter().filter(|row| row.award > Quantity::ZERO).map(|row| row.area));
        let closed = divided.standings.iter().filter(|one| gap(one.before) > Quantity::ZERO && gap(one.after) == Quantity::ZERO);
        let lowest = |share: fn(&Standing) -> Share| {
            let coverage = |one: &Standing| share(one).available.percent_of(share(one).requirement);
            divided.standings.iter().filter_map(coverage).min()
        };
        // Who takes part in no year, with the reason of the first.
        let mut seen: BTreeSet<(usize, usize)> = in_order::set(rows.iter().map(|row| (row.area, row.norm)));
        let mut left_out = BTreeMap::new();
        for one in divided.years.iter().flat_map(|year| &year.gathered.left_out) {
            if seen.insert((one.area, one.norm)) {
                *left_out.entry(one.why).or_insert(0) += 1;
            }
        }
        Some(Self {
            spent,
            left,
            end,
            proof,
            served: served.len(),
            closed: closed.count(),
            lowest: lowest(|one| one.before).zip(lowest(|one| one.after)),
            norms: norms.iter().map(|&norm| of_norm(&divided, &rows, norm)).collect(),
            left_out,
            rows,
            divided,
        })
    }

    /// The rule it was divided by.
    #[must_use]
    pub fn rule(&self) -> Rule {
        self.divided.years.first().map_or(Rule::LowestCoverage, |year| year.division.rule)
    }

    /// How many actions adopting it writes.
    #[must_use]
    pub fn actions(&self) -> usize {
        self.divided.actions.len()
    }
}

fn of_norm(divided: &Divided, rows: &[Row], norm: usize) -> OfNorm {
    let standings: Vec<&Standing> = divided.standings.iter().filter(|one| one.norm == norm).collect();
    let shares = |share: fn(&Standing) -> Share| standings.iter().map(|one| share(one)).collect::<Vec<Share>>();
    let (before, after) = (shares(|one| one.before), shares(|one| one.after));
    OfNorm {
        norm,
        units: sum(rows.iter().filter(|row| row.norm == norm).map(|row| row.award)),
        gap_before: sum(before.iter().copied().map(gap)),
        gap_after: sum(after.iter().copied().map(gap)),
        fairness: fairness(&before).zip(fairness(&after)),
        areas: standings.iter().map(|one| one.area).collect(),
    }
}

/// A row for each area and norm that takes part in any year.
async fn rows<P: Pause>(divided: &Divided, pause: &mut P) -> Result<Option<Vec<Row>>, P::Ended> {
    let standing: BTreeMap<(usize, usize), &Standing> =
        in_order::map(divided.standings.iter().map(|one| ((one.area, one.norm), one)));
    let mut rows: Vec<Row> = Vec::new();
    let mut places = BTreeMap::new();
    for (place, year) in divided.years.iter().enumerate() {
        pause.pause(share(place, divided.years.len())).await?;
        if add_year(year, &standing, &mut places, &mut rows).is_none() {
            return Ok(None);
        }
    }
    rows.put_in_order_by_key(|row| row.rank.unwrap_or(usize::MAX));
    Ok(Some(rows))
}

/// Adds what a year gives to the rows; `None` where a figure is beyond the range.
fn add_year(
    year: &YearPart,
    standing: &BTreeMap<(usize, usize), &Standing>,
    places: &mut BTreeMap<(usize, usize), usize>,
    rows: &mut Vec<Row>,
) -> Option<()> {
    let claims = &year.gathered.claims;
    for (claim, receipt) in claims.iter().zip(receipts(claims, &year.division)?) {
        let Some(standing) = standing.get(&(claim.area, claim.norm)) else { continue };
        let place = *places.entry((claim.area, claim.norm)).or_insert_with(|| {
            rows.push(Row {
                area: claim.area,
                norm: claim.norm,
                rank: receipt.rank,
                award: Quantity::ZERO,
                cost: claim.unit_cost.map(|_| Quantity::ZERO),
                before: standing.before,
                after: standing.after,
                receipts: Vec::new(),
            });
            rows.len() - 1
        });
        let row = &mut rows[place];
        row.award = row.award.plus(receipt.awarded)?;
        row.cost = row.cost.zip(claim.unit_cost).and_then(|(sum, cost)| sum.plus(cost_of(receipt.awarded, cost)?));
        row.receipts.push((year.year, receipt));
    }
    Some(())
}
