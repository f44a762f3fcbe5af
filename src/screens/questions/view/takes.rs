//! What it would take: every lever of a norm solved for one condition.

use permille_engine::edit::Edit;
use permille_engine::id::AreaCode;
use permille_engine::in_order::InOrder;
use permille_engine::placed::{named, stands_at};
use permille_engine::quantity::Quantity;
use permille_engine::questions::levers::{of_norm, search_span};
use permille_engine::questions::needed::{ByArea, Need, can_be_added};
use permille_engine::questions::outcome::{Condition, Subject, When};
use permille_engine::questions::solve::{Answer, Question, Shape, Solving};
use permille_engine::scenario::{Lever, Scenario};

use super::asked::{Asked, Job};

/// A condition on a norm, and what it is asked of.
#[derive(Clone, Debug, PartialEq)]
pub struct TakesKey {
    /// What is open.
    pub asked: Asked,
    /// Of what.
    pub subject: Subject,
    /// What is to hold.
    pub condition: Condition,
}

/// One lever with its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The question.
    pub question: Question,
    /// Where the lever stands.
    pub stands_at: Quantity,
    /// The answer, once it is there.
    pub answer: Option<Answer>,
}

impl Row {
    /// Whether the condition holds where the lever stands.
    #[must_use]
    pub fn holds_now(&self) -> bool {
        let Some(answer) = &self.answer else { return false };
        answer.holds.iter().any(|interval| (interval.from..=interval.to).contains(&self.stands_at))
    }

    /// Where to put the lever: the nearest value that does it, unless the present one does.
    #[must_use]
    pub fn to_apply(&self) -> Option<Quantity> {
        let answer = self.answer.as_ref().filter(|answer| answer.shape() != Shape::Always)?;
        answer.nearest(self.stands_at).filter(|_| !self.holds_now())
    }
}

/// The answers so far.
#[derive(Clone, Debug)]
pub struct Takes {
    /// The levers.
    pub rows: Vec<Row>,
    /// What each area needs added a year, once it is there; `None` where nothing can be added, or only one area is bound.
    pub needs: Option<Vec<Need>>,
    asks_needs: bool,
    /// What is being worked out.
    now: Now,
}

/// What is being worked out: an outlook at a time, for of thousands of areas one takes as long as a page may be busy.
#[derive(Clone, Debug)]
enum Now {
    Nothing,
    Row(Box<Solving>),
    Needs(Box<ByArea>),
}

impl Default for Takes {
    /// Nothing is asked.
    fn default() -> Self {
        Self { rows: Vec::new(), needs: None, asks_needs: false, now: Now::Nothing }
    }
}

impl Job for Takes {
    type Key = TakesKey;

    fn begin(key: &TakesKey) -> Self {
        let asked = &key.asked;
        let Some(scenario) = asked.scenario() else { return Self::default() };
        let mut levers = of_norm(&asked.model, key.subject.norm);
        levers.put_in_order_by_key(rank);
        let rows = levers.into_iter().filter_map(|lever| row(key, scenario, lever)).collect();
        let met_everywhere = key.condition == Condition::ALL_MET;
        let asks_needs = met_everywhere && can_be_added(&asked.model, key.subject.norm) && asked.is_several(key.subject);
        Self { rows, asks_needs, ..Self::default() }
    }

    fn advance(&mut self, key: &TakesKey) -> bool {
        let asked = &key.asked;
        let Some(scenario) = asked.scenario() else { return false };
        let model = &asked.model;
        let mut row = self.rows.iter_mut().find(|row| row.answer.is_none());
        match (&mut self.now, &mut row) {
            (Now::Row(solving), Some(row)) => row.answer = solving.step(model),
            (_, Some(row)) => self.now = Now::Row(Box::new(Solving::new(model, scenario, row.question.clone()))),
            (Now::Needs(by_area), None) if self.needs.is_none() => self.needs = by_area.step(model),
            (_, None) if self.asks_needs && self.needs.is_none() => {
                self.now = Now::Needs(Box::new(ByArea::new(model, scenario, key.subject)));
            }
            _ => {}
        }
        if row.is_some_and(|row| row.answer.is_some()) || self.needs.is_some() {
            self.now = Now::Nothing;
        }
        let (done, all) = self.progress();
        done < all
    }

    fn progress(&self) -> (usize, usize) {
        let done = self.rows.iter().filter(|row| row.answer.is_some()).count() + usize::from(self.needs.is_some());
        (done, self.rows.len() + usize::from(self.asks_needs))
    }
}

/// The order levers are shown in: what can be built, then people, then what the plan asks, then what is lost.
const fn rank(lever: &Lever) -> u8 {
    match lever {
        Lever::Additions { .. } => 0,
        Lever::Growth => 1,
        Lever::Target { .. } => 2,
        Lever::DueYear { .. } => 3,
        Lever::Attrition { .. } => 4,
        _ => 5,
    }
}

fn row(key: &TakesKey, scenario: &Scenario, lever: Lever) -> Option<Row> {
    let (asked, model) = (&key.asked, &key.asked.model);
    let lever_area = asked.lever_area(key.subject.area).filter(|_| lever.may_be_local());
    let lever = named(model, scenario, &lever, lever_area.as_ref());
    let stands_at = stands_at(model, scenario, &lever, lever_area.as_ref())?;
    // A due year is asked at that year: before it nothing is owed.
    let when = if matches!(lever, Lever::DueYear { .. }) { When::Due } else { key.subject.when };
    let subject = Subject { when, ..key.subject };
    let figures = asked.outlook.norm(subject.norm);
    let need = subject.cell(model, figures).and_then(|cell| figures.requirement(cell));
    let span = search_span(model, &lever, stands_at, need);
    // How much growth a stock bears is asked of the stock as it is today.
    let todays_stock = lever == Lever::Growth;
    let question = Question { subject, condition: key.condition, lever, lever_area, span, todays_stock };
    Some(Row { question, stands_at, answer: None })
}

/// Puts a lever where it does it.
#[must_use]
pub fn apply(scenario: usize, row: &Row, value: Quantity, reason: String) -> Edit {
    Edit::Lever {
        scenario,
        lever: row.question.lever.clone(),
        area: row.question.lever_area.clone(),
        value: Some(value),
        reason: Some(reason),
    }
}

/// Puts the additions of each area where they close its gap.
#[must_use]
pub fn apply_each(key: &TakesKey, needs: &[Need], reason: &str) -> Edit {
    let asked = &key.asked;
    let lever = Lever::Additions { measure: asked.model.norm(key.subject.norm).measure.clone() };
    let edit = |need: &Need| {
        let yearly = need.yearly.filter(|yearly| *yearly > Quantity::ZERO)?;
        let area: AreaCode = asked.model.areas().get(need.area)?.code.clone();
        let before = asked.scenario()?.setting(&lever, Some(&area)).map_or(Quantity::ZERO, |setting| setting.value);
        Some(Edit::Lever {
            scenario: asked.scenario,
            lever: lever.clone(),
            area: Some(area),
            value: Some(before.plus(yearly)?),
            reason: Some(reason.to_owned()),
        })
    };
    Edit::All(needs.iter().filter_map(edit).collect())
}

/// What all areas need together, and how many of them need anything.
#[must_use]
pub fn total(needs: &[Need]) -> Option<(Quantity, usize)> {
    let needed = || needs.iter().filter_map(|need| need.yearly).filter(|yearly| *yearly > Quantity::ZERO);
    Some((needed().try_fold(Quantity::ZERO, Quantity::plus)?, needed().count()))
}
