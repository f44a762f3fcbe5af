//! How much each differing input contributes to the change of one figure. Exact, and the parts add up to the whole change.
//!
//! An input's contribution is the mean of what it changes when it is put from one scenario to the other, over orders in which
//! the inputs are put over. Over all orders these are the **Shapley values**: an input that changes nothing gets nothing, inputs that
//! do the same get the same, and comparing the other way round turns every sign. Where there are too many inputs for all orders,
//! those of one kind are first taken together; where there still are, only two orders are taken, the listed one and its reverse:
//! **there and back**, which adds up and turns with the comparison too.
//!
//! Contributions are fractions over a common denominator. They are rounded only when they are written, and then so that the
//! written ones add up as well.

use std::collections::BTreeMap;

use super::inputs::{Differences, Kind, matters};
use super::results::Figure;
use crate::in_order::InOrder;
use crate::model::Model;
use crate::quantity::Quantity;
use crate::scenario::Scenario;
use crate::year::Year;

/// The most inputs, single or taken together, over all of whose orders the mean is taken: 1,024 mixtures.
pub const MOST: usize = 10;

/// Which change is to be divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// The norm.
    pub norm: usize,
    /// The area.
    pub area: usize,
    /// The year.
    pub year: Year,
    /// The figure.
    pub figure: Figure,
}

/// How the change was divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The mean over all orders, each input by itself.
    Shapley,
    /// The mean over all orders, some inputs of one kind taken together.
    ShapleyOfKinds,
    /// The mean of two orders, as listed and in reverse, inputs of one kind taken together.
    ThereAndBack,
}

/// The change of a figure, divided among the inputs that differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contributions {
    /// How it was divided.
    pub method: Method,
    /// The figure in the reference; `None` where unknown.
    pub before: Option<Quantity>,
    /// The figure in the other; `None` where unknown.
    pub after: Option<Quantity>,
    /// The parts, in the order of the inputs; `None` where the figure is unknown in either scenario or in a mixture of them.
    pub parts: Option<Vec<Part>>,
    /// The inputs that cannot move this figure, by their positions.
    pub idle: Vec<usize>,
}

/// What one input, or several of one kind, contributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The inputs, by their positions in [`Differences::list`].
    pub inputs: Vec<usize>,
    /// Their contribution.
    pub exact: Fraction,
}

/// An exact contribution: so many millionths over a denominator that all parts of one division share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    /// Whether it is zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// The size, for putting parts in order.
    #[must_use]
    pub const fn size(self) -> u128 {
        self.numerator.unsigned_abs()
    }

    /// The same, turned round.
    #[must_use]
    pub const fn turned(self) -> Self {
        Self { numerator: -self.numerator, denominator: self.denominator }
    }
}

impl Contributions {
    /// The whole change; `None` where the figure is unknown in either scenario.
    #[must_use]
    pub fn change(&self) -> Option<Quantity> {
        self.after?.minus(self.before?)
    }

    /// The parts with at least `places` decimal places, as many as the whole change needs: they add up to it to the last digit.
    ///
    /// Each is cut off towards zero; what is then missing goes, one unit of the last place each, to those that lost most. So a part
    /// that is zero stays zero, and comparing the other way round turns every sign.
    #[must_use]
    pub fn amounts(&self, places: u32) -> Option<Vec<Quantity>> {
        let parts = self.parts.as_ref()?;
        let whole = i128::from(self.change()?.millionths());
        let grain = (places.min(6)..=6).map(|places| 10_i128.pow(6 - places)).find(|grain| whole % grain == 0)?;
        let unit = |part: &Part| part.exact.denominator * grain;
        let mut cut: Vec<i128> = parts.iter().map(|part| part.exact.numerator / unit(part)).collect();
        let missing = whole / grain - cut.iter().sum::<i128>();
        let mut by_loss: Vec<usize> = (0..parts.len()).collect();
        by_loss.put_in_order_by_key(|&part| -(parts[part].exact.numerator % unit(&parts[part])) * missing.signum());
        for &part in by_loss.iter().take(usize::try_from(missing.unsigned_abs()).unwrap_or(usize::MAX)) {
            cut[part] += missing.signum();
        }
        cut.into_iter().map(|units| Quantity::of_millionths(i64::try_from(units * grain).ok()?)).collect()
    }

    /// The fewest of the largest parts that explain the change to within a tenth, by their positions, and how many percent of it
    /// they come to. `None` where nothing changes, or it is not known what does.
    #[must_use]
    pub fn explaining(&self) -> Option<(Vec<usize>, Quantity)> {
        let parts = self.parts.as_ref()?;
        let whole = i128::from(self.change()?.millionths());
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.put_in_order_by_key(|&part| std::cmp::Reverse(parts[part].exact.size()));
        let mut sum = 0_i128;
        for (place, &part) in order.iter().enumerate() {
            let Fraction { numerator, denominator } = parts[part].exact;
            sum += numerator;
            let all = whole * denominator;
            if whole != 0 && (all - sum).abs() * 10 <= all.abs() {
                // The denominator is at most 10!, so a hundredfold of it fits.
                let percent = crate::quantity::round_div((sum * all.signum()).checked_mul(100 * 1_000)?, all.abs()) * 1_000;
                let percent = Quantity::of_millionths(i64::try_from(percent).ok()?)?;
                return Some((order[..=place].to_vec(), percent));
            }
        }
        None
    }
}

/// Divides the change of the figure asked for among the inputs that differ, taking the mean over all orders of at most `most` inputs
/// (never more than [`MOST`]). `evaluate` answers with the figure under a mixture of the two scenarios.
pub fn contributions(
    model: &Model,
    differences: &Differences,
    question: Question,
    most: usize,
    mut evaluate: impl FnMut(&Scenario) -> Option<Quantity>,
) -> Contributions {
    let Question { norm, area, year, .. } = question;
    let able = |input: usize| matters(model, &differences.list[input].input, norm, area, year);
    let (moving, idle): (Vec<usize>, Vec<usize>) = (0..differences.list.len()).partition(|&input| able(input));
    let singles = moving.len();
    let most = most.min(MOST);
    let players = bundle(differences, moving, most);
    let mut value = |taken: &dyn Fn(usize) -> bool| {
        let inputs: Vec<usize> =
            (0..players.len()).filter(|&player| taken(player)).flat_map(|player| players[player].clone()).collect();
        evaluate(&differences.mixed(|input| inputs.contains(&input)))
    };
    let before = value(&|_| false);
    let after = value(&|_| true);
    let method = match players.len() {
        many if many > most => Method::ThereAndBack,
        many if many < singles => Method::ShapleyOfKinds,
        _ => Method::Shapley,
    };
    let known = before.is_some() && after.is_some();
    let exact = known.then(|| match method {
        Method::ThereAndBack => there_and_back(players.len(), value),
        Method::Shapley | Method::ShapleyOfKinds => shapley(players.len(), value),
    });
    let parts =
        exact.flatten().map(|exact| players.into_iter().zip(exact).map(|(inputs, exact)| Part { inputs, exact }).collect());
    Contributions { method, before, after, parts, idle }
}

/// The inputs one by one; where they are more than `most`, those of the most frequent kinds taken together.
fn bundle(differences: &Differences, inputs: Vec<usize>, most: usize) -> Vec<Vec<usize>> {
    let mut kinds: BTreeMap<Kind, Vec<usize>> = BTreeMap::new();
    for &input in &inputs {
        kinds.entry(differences.list[input].input.kind()).or_default().push(input);
    }
    let mut players: Vec<Vec<usize>> = inputs.into_iter().map(|input| vec![input]).collect();
    let mut kinds: Vec<Vec<usize>> = kinds.into_values().filter(|kind| kind.len() > 1).collect();
    // Stable, so kinds with as many inputs keep their order.
    kinds.put_in_order_by_key(Vec::len);
    while players.len() > most
        && let Some(kind) = kinds.pop()
    {
        players.retain(|player| !kind.contains(&player[0]));
        players.push(kind);
    }
    players.put_in_order();
    players
}

/// The mean of what each player changes, over all orders.
fn shapley(players: usize, mut value: impl FnMut(&dyn Fn(usize) -> bool) -> Option<Quantity>) -> Option<Vec<Fraction>> {
    let mixtures = 1_usize << players;
    let mut values = Vec::with_capacity(mixtures);
    for mixture in 0..mixtures {
        values.push(i128::from(value(&|player| mixture >> player & 1 == 1)?.millionths()));
    }
    let factorial = |count: usize| (1..=count).map(|factor| factor as i128).product::<i128>();
    let denominator = factorial(players);
    let weights: Vec<i128> = (0..players).map(|before| factorial(before) * factorial(players - 1 - before)).collect();
    let contribution = |player: usize| {
        let without = (0..mixtures).filter(|mixture| mixture >> player & 1 == 0);
        let change = |mixture: usize| values[mixture | 1 << player] - values[mixture];
        let weight = |mixture: usize| weights[mixture.count_ones() as usize];
        Fraction { numerator: without.map(|mixture| weight(mixture) * change(mixture)).sum(), denominator }
    };
    Some((0..players).map(contribution).collect())
}

/// The mean of what each player changes in the order given and in its reverse.
fn there_and_back(players: usize, mut value: impl FnMut(&dyn Fn(usize) -> bool) -> Option<Quantity>) -> Option<Vec<Fraction>> {
    let mut there = Vec::with_capacity(players + 1);
    let mut back = Vec::with_capacity(players + 1);
    for step in 0..=players {
        there.push(i128::from(value(&|player| player < step)?.millionths()));
        back.push(i128::from(value(&|player| player >= step)?.millionths()));
    }
    let contribution = |player: usize| there[player + 1] - there[player] + back[player] - back[player + 1];
    Some((0..players).map(|player| Fraction { numerator: contribution(player), denominator: 2 }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Quantity {
        text.parse().unwrap_or_default()
    }

    /// The Shapley values of a game given by its values in the order of the mixtures, as numerators over n!.
    #[track_caller]
    fn check_shapley(players: usize, values: &[&str], expected: &[i128]) {
        let value = |taken: &dyn Fn(usize) -> bool| {
            let mixture = (0..players).filter(|&player| taken(player)).map(|player| 1 << player).sum::<usize>();
            Some(q(values[mixture]))
        };
        let found = shapley(players, value).unwrap();
        assert_eq!(found.iter().map(|part| part.numerator / 1_000_000).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn shapley_values_are_those_worked_out_by_hand() {
        // Alone 2 and 3, together 9: of the 4 that only come together each gets half. 2 + 2 = 4 and 3 + 2 = 5, over 2! = 2.
        check_shapley(2, &["0", "2", "3", "9"], &[8, 10]);
        // A glove game: one left glove (the first), two right ones; a pair is worth 1. 4/6, 1/6, 1/6.
        check_shapley(3, &["0", "0", "0", "1", "0", "1", "0", "1"], &[4, 1, 1]);
    }

    #[test]
    fn there_and_back_is_the_mean_of_two_orders() {
        let values = ["0", "2", "3", "9"];
        let value = |taken: &dyn Fn(usize) -> bool| Some(q(values[usize::from(taken(0)) + 2 * usize::from(taken(1))]));
        let found = there_and_back(2, value).unwrap();
        // There: 2, then 7. Back: 3, then 6. (2 + 6) ÷ 2 and (7 + 3) ÷ 2.
        assert_eq!(found.iter().map(|part| part.numerator / 1_000_000).collect::<Vec<_>>(), [8, 10]);
    }

    /// The amounts of a division of `whole` into these numerators (of whole units) over `denominator`.
    fn divided(whole: &str, numerators: &[i128], denominator: i128) -> Contributions {
        let part = |(input, &numerator): (usize, &i128)| Part {
            inputs: vec![input],
            exact: Fraction { numerator: numerator * 1_000_000, denominator },
        };
        Contributions {
            method: Method::Shapley,
            before: Some(Quantity::ZERO),
            after: Some(q(whole)),
            parts: Some(numerators.iter().enumerate().map(part).collect()),
            idle: Vec::new(),
        }
    }

    #[test]
    fn written_parts_add_up_and_turn_with_the_comparison() {
        // 10 by thirds: 3.33… each, cut to 3; the one left goes to the first of those that lost as much.
        assert_eq!(divided("10", &[10, 10, 10], 3).amounts(0), Some(vec![q("4"), q("3"), q("3")]));
        assert_eq!(divided("-10", &[-10, -10, -10], 3).amounts(0), Some(vec![q("-4"), q("-3"), q("-3")]));
        // 7.5 − 2.5 = 5: cut to 7 and −2, which is 5 already.
        assert_eq!(divided("5", &[15, -5], 2).amounts(0), Some(vec![q("7"), q("-2")]));
        // A whole with a decimal place is written with one.
        assert_eq!(divided("0.5", &[1, 0], 2).amounts(0), Some(vec![q("0.5"), q("0")]));
    }

    #[test]
    fn the_fewest_that_explain_nine_tenths_are_named() {
        // 60, 33 and 7 of 100: the first two are 93%.
        assert_eq!(divided("100", &[7, 60, 33], 1).explaining(), Some((vec![1, 2], q("93"))));
        // 120 − 20 of 100: the first alone is a fifth too much.
        assert_eq!(divided("100", &[120, -20], 1).explaining(), Some((vec![0, 1], q("100"))));
        assert_eq!(divided("0", &[5, -5], 1).explaining(), None);
    }
}
