//! A policy document turned into data: its norms and the figures it gives, each with the clause it stands in.

use crate::area::Level;
use crate::id::{AreaCode, MeasureId, PlanId};
use crate::name::Name;
use crate::norm::{Domain, Norm, Source};
use crate::quantity::Quantity;
use crate::year::Year;

/// A plan: 规划.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How it is cited.
    pub id: PlanId,
    /// The document's title.
    pub title: Name,
    /// The document's number, where it has one.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Name,
    /// The day it was issued, as `2023-01-19`, where the document says.
    pub issued: Option<String>,
    /// The area it binds, with all areas below.
    pub territory: AreaCode,
    /// The first and the last year it speaks of.
    pub years: (Year, Year),
    /// Counted up whenever a figure is corrected.
    pub revision: u32,
    /// What its norms count, measure or see done.
    pub measures: Vec<Measure>,
    /// Its norms.
    pub norms: Vec<Norm>,
    /// The observed figures it gives.
    pub baselines: Vec<BaselineFigure>,
}

impl Plan {
    /// This plan with the statements and notes of another, place by place.
    #[must_use]
    pub fn in_words_of(&self, other: &Self) -> Self {
        let mut plan = self.clone();
        for (norm, words) in plan.norms.iter_mut().zip(&other.norms) {
            norm.source.statement.clone_from(&words.source.statement);
            norm.note.clone_from(&words.note);
        }
        for (figure, words) in plan.baselines.iter_mut().zip(&other.baselines) {
            figure.source.statement.clone_from(&words.source.statement);
            figure.note.clone_from(&words.note);
        }
        plan
    }
}

/// What becomes of a measure over the years, and whether areas add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Counted: carried forward with additions and losses, and summed over areas. 资源
    Resource,
    /// Measured, not built: the latest measurement holds until the next, and nothing is summed. 指标值
    Indicator,
    /// Done or not done. 节点任务
    Milestone,
}

/// Something a norm compares with its requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its id, the same in every plan that speaks of it.
    pub id: MeasureId,
    /// How it behaves.
    pub nature: Nature,
    /// Its name.
    pub name: Name,
    /// The unit it is counted or measured in.
    pub unit: Name,
    /// Whether it comes in whole units, so that requirements round up.
    pub whole: bool,
}

/// A figure a document gives as observed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaselineFigure {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Name,
    /// The subject it belongs to.
    pub domain: Domain,
    /// The level of the area it speaks of.
    pub level: Level,
    /// The area it speaks of.
    pub area: AreaCode,
    /// The year, where the document gives one.
    pub year: Option<Year>,
    /// The figure as printed.
    pub value: Quantity,
    /// Its unit.
    pub unit: Name,
    /// The measure it speaks of, where a norm has the same.
    pub measure: Option<MeasureId>,
    /// Where it stands.
    pub source: Source,
    /// What is doubtful about it.
    pub note: Option<Name>,
}
