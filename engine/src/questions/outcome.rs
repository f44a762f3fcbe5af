//! Results as numbers: what is read of an outlook, where and when, and when it is good enough.

use std::cmp::Reverse;

use crate::in_order::InOrder;
use crate::model::Model;
use crate::outlook::norm::NormOutlook;
use crate::outlook::status::Status;
use crate::quantity::Quantity;
use crate::year::Year;

/// When a result is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At the end of this year.
    Year(Year),
    /// When the last target falls due, wherever the scenario has put it.
    Due,
}

/// Of what a result is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The norm, by its position in the model.
    pub norm: usize,
    /// The area, by its position in the model; with those below it.
    pub area: usize,
    /// When.
    pub when: When,
}

/// Which number is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// How many of the areas the norm binds, the area itself or below it, are short.
    Short,
    /// What is missing; zero before the norm falls due.
    Gap,
    /// Available as a percentage of what is required.
    Coverage,
}

/// A result that is good enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The number.
    pub outcome: Outcome,
    /// The coverage it is to reach, or the gap or number of areas it is not to exceed.
    pub limit: Quantity,
}

/// Whether a condition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It does.
    Holds,
    /// It does not.
    Fails,
    /// A figure it needs is unknown.
    Unknown,
}

impl Condition {
    /// That no area whose figures are known is short.
    pub const ALL_MET: Self = Self { outcome: Outcome::Short, limit: Quantity::ZERO };

    /// Whether `figures` meet it.
    #[must_use]
    pub fn judge(self, model: &Model, figures: &NormOutlook, subject: Subject) -> Verdict {
        match (self.outcome, self.outcome.read(model, figures, subject)) {
            (_, None) => Verdict::Unknown,
            (Outcome::Coverage, Some(coverage)) if coverage >= self.limit => Verdict::Holds,
            (Outcome::Short | Outcome::Gap, Some(amount)) if amount <= self.limit => Verdict::Holds,
            _ => Verdict::Fails,
        }
    }
}

impl Outcome {
    /// Reads it; `None` where it is unknown, or the year lies outside the horizon.
    #[must_use]
    pub fn read(self, model: &Model, figures: &NormOutlook, subject: Subject) -> Option<Quantity> {
        let cell = subject.cell(model, figures)?;
        match self {
            Self::Short => {
                let known = |status: &Status| *status != Status::NoData;
                let statuses: Vec<Status> = subject.statuses(model, figures).map(|(_, status)| status).filter(known).collect();
                if statuses.is_empty() {
                    // A total of the whole may be known where no part of it is.
                    return figures.status(cell).filter(known).map(|status| one_if(status == Status::Short));
                }
                let short = statuses.iter().filter(|status| **status == Status::Short).count();
                Quantity::whole(i64::try_from(short).ok()?).ok()
            }
            Self::Gap => figures.gap(cell).or_else(|| {
                let nothing_owed = matches!(figures.status(cell), Some(Status::OnTrack | Status::Met));
                nothing_owed.then_some(Quantity::ZERO)
            }),
            Self::Coverage => figures.coverage(cell),
        }
    }
}

/// One, or zero.
const fn one_if(yes: bool) -> Quantity {
    if yes { Quantity::ONE } else { Quantity::ZERO }
}

impl Subject {
    /// The cell it is read from; `None` outside the horizon.
    #[must_use]
    pub fn cell(&self, model: &Model, figures: &NormOutlook) -> Option<usize> {
        model.cell(self.area, self.year(figures)?)
    }

    /// The year it is read at.
    #[must_use]
    pub fn year(&self, figures: &NormOutlook) -> Option<Year> {
        match self.when {
            When::Year(year) => Some(year),
            When::Due => figures.targets().last().map(|target| target.due),
        }
    }

    /// The areas the norm binds, the area itself or below it.
    pub fn bound<'a>(&self, model: &'a Model) -> impl Iterator<Item = usize> + 'a {
        let (norm, area) = (self.norm, self.area);
        let bound: &[usize] = if norm < model.norm_count() { model.bound(norm) } else { &[] };
        bound.iter().copied().filter(move |&bound| model.tree().upward(bound).any(|above| above == area))
    }

    /// How each of these areas stands.
    fn statuses<'a>(&self, model: &'a Model, figures: &'a NormOutlook) -> impl Iterator<Item = (usize, Status)> + 'a {
        let year = self.year(figures);
        self.bound(model).filter_map(move |area| Some((area, figures.status(model.cell(area, year?)?)?)))
    }

    /// The areas that are short, the largest gap first.
    #[must_use]
    pub fn short(&self, model: &Model, figures: &NormOutlook) -> Vec<usize> {
        let short = self.statuses(model, figures).filter(|(_, status)| *status == Status::Short).map(|(area, _)| area);
        let mut short: Vec<usize> = short.collect();
        let gap = |area: usize| figures.gap(model.cell(area, self.year(figures)?)?);
        short.put_in_order_by_key(|&area| Reverse(gap(area)));
        short
    }

    /// How many of the areas have an unknown figure and are left out.
    #[must_use]
    pub fn left_out(&self, model: &Model, figures: &NormOutlook) -> usize {
        self.statuses(model, figures).filter(|(_, status)| *status == Status::NoData).count()
    }
}
