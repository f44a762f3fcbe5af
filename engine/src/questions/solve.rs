//! What would it take? One lever, moved until a condition holds.
//!
//! Most levers work one way: more additions never widen a gap. Not all do: the year a target falls due may help at one end and harm
//! at the other. So a span is first sampled along its length, and every place where the answer turns is then
//! narrowed down by halving to two neighbouring steps, one of which holds and the other does not.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::id::AreaCode;
use crate::in_order::InOrder;
use crate::model::Model;
use crate::outlook::norm::NormOutlook;
use crate::placed::{put, stands_at};
use crate::quantity::Quantity;
use crate::scenario::{Lever, Scenario};

use super::Asking;
use super::levers::with_todays_stock;
use super::outcome::{Condition, Subject, Verdict};
use super::span::Span;

/// A question: this condition, by this lever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Of what.
    pub subject: Subject,
    /// What is to hold.
    pub condition: Condition,
    /// The lever to move.
    pub lever: Lever,
    /// The area it is moved for; everywhere where absent.
    pub lever_area: Option<AreaCode>,
    /// Where to look.
    pub span: Span,
    /// Whether the stock is held as it is today, with nothing added and nothing lost.
    pub todays_stock: bool,
}

/// Values from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The smallest.
    pub from: Quantity,
    /// The largest.
    pub to: Quantity,
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Where the condition holds, the smallest values first.
    pub holds: Vec<Interval>,
    /// Where was looked.
    pub span: Span,
    /// Whether nothing could be judged for want of a figure.
    pub unknown: bool,
    /// The areas that bind: short one step before the condition holds, the largest gap first; where no value does it, short
    /// at the end of the span where the fewest are.
    pub binding: Vec<Binding>,
    /// How many areas are left out for want of a figure.
    pub left_out: usize,
}

/// An area that binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The area, by its position in the model.
    pub area: usize,
    /// What it lacks.
    pub gap: Option<Quantity>,
}

/// What an answer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A figure is unknown, and nothing can be said.
    Unknown,
    /// No value of the span does it.
    Never,
    /// Every value of the span does it.
    Always,
    /// This value and all above it do.
    AtLeast(Quantity),
    /// This value and all below it do.
    AtMost(Quantity),
    /// These values and all between them do.
    Between(Interval),
    /// Several stretches do, with others between them that do not.
    Mixed,
}

impl Answer {
    /// What it says.
    #[must_use]
    pub fn shape(&self) -> Shape {
        let (least, most) = (self.span.least(), self.span.most());
        match self.holds.as_slice() {
            [] if self.unknown => Shape::Unknown,
            [] => Shape::Never,
            [one] if one.from == least && one.to == most => Shape::Always,
            [one] if one.to == most => Shape::AtLeast(one.from),
            [one] if one.from == least => Shape::AtMost(one.to),
            [one] => Shape::Between(*one),
            _ => Shape::Mixed,
        }
    }

    /// The value nearest to `value` at which the condition holds: the smallest step that does it.
    #[must_use]
    pub fn nearest(&self, value: Quantity) -> Option<Quantity> {
        let away = |one: &Quantity| (i128::from(one.millionths()) - i128::from(value.millionths())).abs();
        self.holds.iter().map(|interval| value.clamp(interval.from, interval.to)).min_by_key(away)
    }
}

/// Answers a question.
#[must_use]
pub fn solve(model: &Model, scenario: &Scenario, question: &Question) -> Answer {
    let mut solving = Solving::new(model, scenario, question.clone());
    loop {
        if let Some(answer) = solving.step(model) {
            return answer;
        }
    }
}

/// A question being answered a value at a time, for whoever has something else to do in between: a page that must not stand still.
#[derive(Clone, Debug)]
pub struct Solving {
    question: Question,
    /// With the stock held as it is, where that is asked for.
    scenario: Scenario,
    /// Where the lever stands.
    now: Option<i64>,
    asking: Asking,
    /// By position of the span: what was found there.
    tried: BTreeMap<i64, Verdict>,
    /// By position: who is short there.
    short: BTreeMap<i64, Option<Short>>,
}

/// The areas that are short, and how many are left out for want of a figure.
type Short = (Vec<Binding>, usize);

impl Solving {
    /// A question of which nothing is answered yet.
    #[must_use]
    pub fn new(model: &Model, scenario: &Scenario, question: Question) -> Self {
        let Question { subject, lever, lever_area, span, todays_stock, .. } = &question;
        let held = (*todays_stock && subject.norm < model.norm_count())
            .then(|| with_todays_stock(scenario, &model.norm(subject.norm).measure));
        let scenario = held.unwrap_or_else(|| scenario.clone());
        let now = stands_at(model, &scenario, lever, lever_area.as_ref()).map(|value| span.nearest(value));
        let asking = Asking::new(model, subject.norm);
        Self { question, scenario, now, asking, tried: BTreeMap::new(), short: BTreeMap::new() }
    }

    /// Tries one value more, of the same model each time; the answer, once none is left to try.
    pub fn step(&mut self, model: &Model) -> Option<Answer> {
        let Question { subject, condition, span, .. } = self.question;
        // The search runs over what is known already, as far as that reaches.
        let mut missing = None;
        let found = search(&span, self.now, |position| {
            let known = self.tried.get(&position).copied();
            if known.is_none() {
                missing.get_or_insert(position);
            }
            known.unwrap_or(Verdict::Unknown)
        });
        if let Some(position) = missing {
            let figures = self.figures(model, position);
            let verdict = figures.map_or(Verdict::Unknown, |figures| condition.judge(model, &figures, subject));
            self.tried.insert(position, verdict);
            return None;
        }
        // The step just outside what holds, where the lever stands nearest; else both ends.
        let here = self.now.unwrap_or(0);
        let edge = found.edge(here, span.last());
        let looked_at = match edge {
            Some(position) => [position; 2],
            None if found.holds.is_empty() => [0, span.last()],
            None => [here; 2],
        };
        if let Some(position) = looked_at.into_iter().find(|position| !self.short.contains_key(position)) {
            let short = self.short_at(model, position);
            self.short.insert(position, short);
            return None;
        }
        let mut short = looked_at.into_iter().filter_map(|position| self.short.get(&position).cloned().flatten());
        let (binding, left_out) = match edge {
            Some(_) => short.next(),
            // The better of the two.
            None if found.holds.is_empty() => {
                short.min_by_key(|(binding, _)| if binding.is_empty() { usize::MAX } else { binding.len() })
            }
            None => short.next().map(|(_, left_out)| (Vec::new(), left_out)),
        }
        .unwrap_or_default();
        let holds = found.holds.iter().map(|&(from, to)| Interval { from: span.value(from), to: span.value(to) }).collect();
        Some(Answer { holds, span, unknown: found.all_unknown, binding, left_out })
    }

    /// What the norm comes to with the lever at a position.
    fn figures(&mut self, model: &Model, position: i64) -> Option<Arc<NormOutlook>> {
        let Question { lever, lever_area, span, .. } = &self.question;
        let moved = put(model, &self.scenario, lever, lever_area.as_ref(), span.value(position));
        self.asking.ask(model, &moved)
    }

    /// Who is short with the lever at a position.
    fn short_at(&mut self, model: &Model, position: i64) -> Option<Short> {
        let (subject, figures) = (self.question.subject, self.figures(model, position)?);
        let gap = |area: usize| figures.gap(model.cell(area, subject.year(&figures)?)?);
        let binding = subject.short(model, &figures).into_iter().map(|area| Binding { area, gap: gap(area) });
        Some((binding.collect(), subject.left_out(model, &figures)))
    }
}

/// Where a condition was found to hold, in positions of the span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// From and to, both included.
    pub holds: Vec<(i64, i64)>,
    /// Whether a figure was unknown at every place that was tried.
    pub all_unknown: bool,
}

impl Found {
    /// The position just outside what holds that is nearest to `now`.
    fn edge(&self, now: i64, last: i64) -> Option<i64> {
        let outside = self.holds.iter().flat_map(|&(from, to)| [from - 1, to + 1]);
        outside.filter(|position| (0..=last).contains(position)).min_by_key(|position| position.abs_diff(now))
    }
}

/// How many places of a long span are looked at before halving.
const LOOKS: i64 = 16;

/// Finds where `judge` holds along `span`. A span of up to 64 steps is looked at step by step; of a longer one, seventeen places
/// spread evenly, one, two, four, eight … steps from its lower end, and the one where the lever stands `now`.
pub fn search(span: &Span, now: Option<i64>, mut judge: impl FnMut(i64) -> Verdict) -> Found {
    let last = span.last();
    let mut places: Vec<i64> = if last <= 64 {
        (0..=last).collect()
    } else {
        let evenly =
            (0..=LOOKS).map(|place| i64::try_from(i128::from(last) * i128::from(place) / i128::from(LOOKS)).unwrap_or(last));
        let doubling = std::iter::successors(Some(1_i64), |place| place.checked_mul(2)).take_while(|place| *place < last / LOOKS);
        evenly.chain(doubling).chain(now).collect()
    };
    places.retain(|place| (0..=last).contains(place));
    places.put_in_order();
    places.dedup();
    let mut all_unknown = true;
    let mut holds_at = |position: i64| {
        let verdict = judge(position);
        all_unknown &= verdict == Verdict::Unknown;
        verdict == Verdict::Holds
    };
    let looked: Vec<(i64, bool)> = places.into_iter().map(|place| (place, holds_at(place))).collect();
    let mut holds: Vec<(i64, i64)> = Vec::new();
    let mut start = looked.first().and_then(|&(place, yes)| yes.then_some(place));
    for pair in looked.windows(2) {
        let [(mut low, here), (mut high, there)] = *pair else { continue };
        if here == there {
            continue;
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if holds_at(middle) == here { low = middle } else { high = middle }
        }
        match start.take() {
            Some(from) => holds.push((from, low)),
            None => start = Some(high),
        }
    }
    holds.extend(start.map(|from| (from, last)));
    Found { holds, all_unknown }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(last: i64) -> Span {
        Span::new(Quantity::ZERO, Quantity::whole(last).unwrap(), Quantity::ONE)
    }

    fn found(last: i64, now: i64, holds: impl Fn(i64) -> bool) -> Vec<(i64, i64)> {
        search(&steps(last), Some(now), |at| if holds(at) { Verdict::Holds } else { Verdict::Fails }).holds
    }

    #[test]
    fn a_turn_is_found_to_the_step() {
        for (last, turn) in [(10, 4), (64, 64), (65, 1), (1_000, 999), (100_000_000, 1), (100_000_000, 77_777_777)] {
            assert_eq!(found(last, 0, |at| at >= turn), [(turn, last)], "{turn} of {last}");
            assert_eq!(found(last, 0, |at| at < turn), [(0, turn - 1)], "{turn} of {last}");
        }
    }

    #[test]
    fn always_and_never_are_told_apart_from_unknown() {
        assert_eq!(found(500, 9, |_| true), [(0, 500)]);
        assert_eq!(found(500, 9, |_| false), []);
        assert!(search(&steps(500), None, |_| Verdict::Unknown).all_unknown);
        assert!(!search(&steps(500), None, |_| Verdict::Fails).all_unknown);
    }

    #[test]
    fn a_stretch_in_the_middle_and_several_are_found() {
        assert_eq!(found(40, 0, |at| (3..=5).contains(&at) || at > 30), [(3, 5), (31, 40)]);
        // Narrower than the looks are apart, yet found because the lever stands in it now.
        assert_eq!(found(100_000, 50_000, |at| (49_990..=50_007).contains(&at)), [(49_990, 50_007)]);
    }
}
