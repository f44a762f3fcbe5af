//! What a scenario adds to each area every year: every setting counts, shared down from where it is set.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use permille_engine::area::PopulationBase;
use permille_engine::plan::Measure;
use permille_engine::scenario::{Baseline, Lever, Scenario};

use super::number::{self, UNIT, within};
use super::tree::Tree;

/// Units a year by area, in millionths; nothing where an area is not named.
pub fn additions(baseline: &Baseline, scenario: &Scenario, measure: &Measure) -> BTreeMap<usize, i128> {
    let tree = Tree::of(&baseline.areas);
    let mut added = BTreeMap::new();
    let lever = Lever::Additions { measure: measure.id.clone() };
    for setting in scenario.settings.iter().filter(|setting| setting.lever == lever) {
        let amount = number::of(setting.value);
        match &setting.area {
            None => {
                for (root, share) in shared(baseline, &tree.roots(), amount, measure.whole) {
                    share_down(baseline, root, share, measure.whole, &mut added);
                }
            }
            Some(code) => {
                let area = tree.position(code);
                share_down(baseline, area, amount, measure.whole, &mut added);
                for above in tree.upward(area).into_iter().skip(1) {
                    add(&mut added, above, amount);
                }
            }
        }
    }
    added
}

fn share_down(baseline: &Baseline, area: usize, amount: i128, whole: bool, added: &mut BTreeMap<usize, i128>) {
    add(added, area, amount);
    let children = Tree::of(&baseline.areas).children(area);
    for (child, share) in shared(baseline, &children, amount, whole) {
        share_down(baseline, child, share, whole, added);
    }
}

fn add(added: &mut BTreeMap<usize, i128>, area: usize, amount: i128) {
    let so_far = added.entry(area).or_insert(0);
    *so_far = within(*so_far + amount).unwrap_or(*so_far);
}

/// `amount` in proportion to the residents of the base year, each share rounded down to a unit, and what is left over one by one to the largest remainders.
fn shared(baseline: &Baseline, areas: &[usize], amount: i128, whole: bool) -> Vec<(usize, i128)> {
    let unit = if whole { UNIT } else { 1 };
    let total = (amount / unit).max(0);
    let residents: Vec<i128> = areas.iter().map(|&area| residents(baseline, area)).collect();
    let everybody: i128 = residents.iter().sum();
    // Where nobody lives, all weigh the same.
    let weights = if everybody == 0 { vec![1; areas.len()] } else { residents };
    let weight: i128 = weights.iter().sum();
    let mut shares: Vec<i128> = weights.iter().map(|one| total * one / weight).collect();
    let mut by_remainder: Vec<usize> = (0..areas.len()).collect();
    by_remainder.sort_by_key(|&place| Reverse(total * weights[place] % weight));
    let left_over = total - shares.iter().sum::<i128>();
    for place in by_remainder.into_iter().take(usize::try_from(left_over).unwrap()) {
        shares[place] += 1;
    }
    areas.iter().copied().zip(shares.into_iter().map(|share| share * unit)).collect()
}

/// The residents an area states for the base year or last before it, else first after it; nobody where it states none.
fn residents(baseline: &Baseline, area: usize) -> i128 {
    let Some(series) = baseline.areas[area].population.get(&PopulationBase::Resident) else { return 0 };
    let before = series.values.range(..=baseline.base_year).next_back();
    before.or_else(|| series.values.iter().next()).map_or(0, |(_, people)| i128::from(people.trunc()).max(0))
}
