//! One rule of a plan: what it requires, of whom, from which year, by which clause.

use crate::area::Level;
use crate::id::{MeasureId, NormId, PlanId};
use crate::name::Name;
use crate::quantity::{Quantity, Rounding};
use crate::rule::Rule;
use crate::year::Year;

/// A norm: 标准/指标.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Norm {
    /// Its stable id, unique over all plans.
    pub id: NormId,
    /// What sort of commitment it is.
    pub class: Class,
    /// The subject it belongs to.
    pub domain: Domain,
    /// Its name.
    pub name: Name,
    /// The level of the areas it binds.
    pub level: Level,
    /// What is compared with the requirement.
    pub measure: MeasureId,
    /// Whether more or less is better.
    pub direction: Direction,
    /// How hard it binds.
    pub strength: Strength,
    /// How the requirement follows from an area's figures.
    pub rule: Rule,
    /// What is demanded by when, the years ascending. Never empty.
    pub targets: Vec<Target>,
    /// Where it stands.
    pub source: Source,
    /// What is doubtful, contradictory, or decided by us.
    pub note: Option<Name>,
}

impl Norm {
    /// Whether it reads the stock of `measure`: as what is there, or as what it is a share of.
    #[must_use]
    pub fn reads(&self, measure: &MeasureId) -> bool {
        self.measure == *measure || self.rule.of() == Some(measure)
    }
}

/// Where in a document something stands, and what it says in our own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The document.
    pub document: PlanId,
    /// Chapter, section and item: `二(一)3`; several joined by `; `.
    pub clause: String,
    /// What the clause demands, restated.
    pub statement: Name,
}

/// The sort of commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// A standard of provision: per people, per area, a share.
    Norm,
    /// A number to reach.
    Target,
    /// A measured value to reach.
    Indicator,
    /// A thing to be done by a date.
    Milestone,
}

impl Class {
    /// The word used in files and tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Norm => "norm",
            Self::Target => "target",
            Self::Indicator => "indicator",
            Self::Milestone => "milestone",
        }
    }
}

/// The subject of a norm, in the order screens show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Domain {
    /// 公共卫生
    PublicHealth,
    /// 医疗服务
    MedicalCare,
    /// 基层卫生
    PrimaryCare,
    /// 中医药
    TraditionalMedicine,
    /// 全生命周期
    LifeCourse,
    /// 人才与科研
    Workforce,
    /// 智慧卫健
    Digital,
    /// 健康水平
    HealthOutcomes,
    /// 健康生活与体育
    HealthyLiving,
    /// 健康环境与安全
    Environment,
    /// 健康产业
    Industry,
    /// 治理与保障
    Governance,
}

impl Domain {
    /// All domains in order, with the word used in files.
    pub const ALL: [(Self, &'static str); 12] = [
        (Self::PublicHealth, "public-health"),
        (Self::MedicalCare, "medical-care"),
        (Self::PrimaryCare, "primary-care"),
        (Self::TraditionalMedicine, "traditional-medicine"),
        (Self::LifeCourse, "life-course"),
        (Self::Workforce, "workforce"),
        (Self::Digital, "digital"),
        (Self::HealthOutcomes, "health-outcomes"),
        (Self::HealthyLiving, "healthy-living"),
        (Self::Environment, "environment"),
        (Self::Industry, "industry"),
        (Self::Governance, "governance"),
    ];
}

/// Whether more or less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// ≥
    AtLeast,
    /// ≤
    AtMost,
}

impl Direction {
    /// Which way a requirement that does not come out even is taken: no less than is demanded, no more than is allowed.
    #[must_use]
    pub const fn rounding(self) -> Rounding {
        match self {
            Self::AtLeast => Rounding::Up,
            Self::AtMost => Rounding::Down,
        }
    }
}

/// How hard a norm binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Without reservation.
    Must,
    /// 力争, 原则上, 逐步, 基本
    Should,
    /// 左右
    About,
}

/// What is demanded by the end of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The year, or `None` where the document gives none: it then binds from the plan's last year.
    pub year: Option<Year>,
    /// The month, where the document gives one.
    pub month: Option<u8>,
    /// Whether it recurs each year from then on.
    pub every_year: bool,
    /// The values, one a part of the rule; empty where the target is in words alone.
    pub values: Vec<Quantity>,
    /// The upper end, where the document gives a range.
    pub upper: Option<Quantity>,
    /// The target where it is in words alone.
    pub words: Option<Name>,
}
