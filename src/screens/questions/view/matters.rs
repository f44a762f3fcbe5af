//! What matters most: a tornado worked out bar by bar, and drawn.

use std::rc::Rc;

use permille_engine::quantity::Quantity;
use permille_engine::questions::outcome::{Outcome, Subject};
use permille_engine::questions::sensitivity::{Bar, Input, Tornado, inputs, moved, result, sorted};

use super::asked::{Asked, Job};
use crate::charts::{self, Frame, TornadoBar, TornadoWords};
use crate::text::areas::with_unit;
use crate::text::numbers::{UNKNOWN, percent, short};
use crate::text::questions::matters::{self, Most};
use crate::text::questions::{self, lever_names};
use crate::text::{Language, Say, words};
use crate::views::picture::Picture;
use crate::views::wording::{figure, read_back};

/// A result of a norm, and what it is asked of.
#[derive(Clone, Debug, PartialEq)]
pub struct MattersKey {
    /// What is open.
    pub asked: Asked,
    /// Of what.
    pub subject: Subject,
    /// Which result.
    pub outcome: Outcome,
}

/// The bars so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Matters {
    now: Option<Quantity>,
    waiting: Vec<Input>,
    bars: Vec<Bar>,
    state: State,
}

/// What is known: an outlook at a time is asked for, since of thousands of areas one takes as long as a page may be busy.
#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Nothing,
    /// The result as it is.
    Now,
    /// And that of the next lever, put low.
    Low(Option<Quantity>),
}

impl Job for Matters {
    type Key = MattersKey;

    fn begin(key: &MattersKey) -> Self {
        let MattersKey { asked, subject, .. } = key;
        let Some(scenario) = asked.scenario() else {
            return Self { now: None, waiting: Vec::new(), bars: Vec::new(), state: State::Nothing };
        };
        let area = asked.lever_area(subject.area);
        let mut waiting = inputs(&asked.model, scenario, &asked.outlook, *subject, area.as_ref());
        waiting.reverse();
        Self { now: None, waiting, bars: Vec::new(), state: State::Nothing }
    }

    fn advance(&mut self, key: &MattersKey) -> bool {
        let MattersKey { asked, subject, outcome } = key;
        let Some(scenario) = asked.scenario() else { return false };
        let at = |input: &Input, value: Quantity| moved(&asked.model, scenario, *subject, *outcome, input, value);
        self.state = match (self.state, self.waiting.last()) {
            (State::Nothing, _) => {
                self.now = result(&asked.model, scenario, *subject, *outcome);
                State::Now
            }
            (State::Now, Some(input)) => State::Low(at(input, input.low)),
            (State::Low(at_low), Some(input)) => {
                let at_high = at(input, input.high);
                self.bars.extend(self.waiting.pop().map(|input| Bar { input, at_low, at_high }));
                State::Now
            }
            (_, None) => return false,
        };
        !self.waiting.is_empty()
    }

    fn progress(&self) -> (usize, usize) {
        (self.bars.len(), self.bars.len() + self.waiting.len())
    }
}

impl Matters {
    /// The bars in order.
    #[must_use]
    pub fn tornado(&self) -> Tornado {
        sorted(self.now, self.bars.clone())
    }
}

/// A result, written with its unit.
#[must_use]
pub fn said(language: Language, key: &MattersKey, value: Option<Quantity>) -> String {
    let Some(value) = value else { return UNKNOWN.to_owned() };
    let measure = key.asked.model.measure_of(key.subject.norm);
    let direction = key.asked.model.norm(key.subject.norm).direction;
    match key.outcome {
        Outcome::Short => language.pick(format!("{} 个地区短缺", figure(value)), format!("{} areas short", figure(value))),
        Outcome::Gap => {
            let size = if value.is_negative() { Quantity::ZERO.minus(value).unwrap_or(value) } else { value };
            matters::gap(language, direction, value, &with_unit(&figure(size), language.name(&measure.unit)))
        }
        Outcome::Coverage => percent(value),
    }
}

/// The unit of a result, for a chart's title.
#[must_use]
pub fn unit(language: Language, key: &MattersKey) -> String {
    match key.outcome {
        Outcome::Short => language.pick("个地区", "areas").to_owned(),
        Outcome::Gap => language.name(&key.asked.model.measure_of(key.subject.norm).unit).to_owned(),
        Outcome::Coverage => "%".to_owned(),
    }
}

/// What the headline names first; `None` where nothing moves the result.
#[must_use]
pub fn most(language: Language, key: &MattersKey, tornado: &Tornado) -> Option<Most> {
    let bar = tornado.bars.first().filter(|bar| bar.swing(tornado.now).is_some_and(|swing| swing > Quantity::ZERO))?;
    let at = |value: Quantity| lever_names::value(language, &key.asked.model, &bar.input.lever, value);
    Some(Most {
        lever: lever_names::noun(language, &key.asked.model, &bar.input.lever, "the"),
        low: (at(bar.input.low), said(language, key, bar.at_low)),
        high: (at(bar.input.high), said(language, key, bar.at_high)),
        now: said(language, key, tornado.now),
    })
}

/// Draws the tornado.
#[must_use]
pub fn draw(language: Language, key: &MattersKey, tornado: &Tornado, width: f64) -> Picture {
    let model = &key.asked.model;
    let at = |input: &Input, value: Quantity| lever_names::value(language, model, &input.lever, value);
    let colon = language.pick("：", ": ");
    let bar = |bar: &Bar| {
        let lever = &bar.input.lever;
        let name = lever_names::name_and_unit(language, model, lever);
        let (low_at, high_at) = (lever_names::bare(lever, bar.input.low), lever_names::bare(lever, bar.input.high));
        let (low, high) = (said(language, key, bar.at_low), said(language, key, bar.at_high));
        TornadoBar {
            tip: format!("{name}\n{low_at}{colon}{low}\n{high_at}{colon}{high}"),
            low: bar.at_low.map(Quantity::to_f64),
            high: bar.at_high.map(Quantity::to_f64),
            low_at,
            high_at,
            name,
        }
    };
    let bars: Vec<TornadoBar> = tornado.bars.iter().map(bar).collect();
    let now = format!("{} {}", language.say(questions::takes::STANDS_AT), said(language, key, tornado.now));
    let number = |value: f64| match key.outcome {
        Outcome::Coverage => format!("{}%", short(language, value)),
        // 1,250 is not 1.2k: only what is long is written short.
        _ if value.abs() < 100_000.0 => read_back(value).map_or_else(String::new, figure),
        _ => short(language, value),
    };
    let words = TornadoWords {
        now: &now,
        nothing: language.say(matters::NO_EFFECT),
        no_data: language.say(words::status(permille_engine::outlook::status::Status::NoData)),
    };
    let chart = charts::Tornado {
        bars: &bars,
        now: tornado.now.map(Quantity::to_f64),
        higher_is_worse: key.outcome != Outcome::Coverage,
        words,
        number: &number,
    };
    let headers = [questions::takes::LEVER, matters::LOW, matters::RESULT_LOW, matters::HIGH, matters::RESULT_HIGH];
    let rows = tornado.bars.iter().map(|bar| {
        vec![
            lever_names::name(language, model, &bar.input.lever),
            at(&bar.input, bar.input.low),
            said(language, key, bar.at_low),
            at(&bar.input, bar.input.high),
            said(language, key, bar.at_high),
        ]
    });
    Picture {
        rows: rows.collect(),
        headers: headers.map(|word| language.say(word).to_owned()).to_vec(),
        drawing: Rc::new(charts::tornado(&Frame::new("questions-tornado", width), &chart)),
        ..Picture::default()
    }
}
