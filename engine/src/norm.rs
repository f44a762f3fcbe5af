//! One rule of a plan: what it requires, of whom, from which year, by which clause.

use crate::area::{Level, PopulationBase};
use crate::id::{MeasureId, NormId};
use crate::name::Name;
use crate::plan::Source;
use crate::quantity::{Quantity, Rounding};
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

/// How a requirement follows from an area's figures: a small closed set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// So many units for every `per` people.
    Ratio {
        /// Who is counted.
        base: PopulationBase,
        /// For how many people the value stands.
        per: i64,
    },
    /// One unit for so many people of each base; terms are added, then rounded up.
    SumOfRatios {
        /// Who is counted in each term.
        bases: Vec<PopulationBase>,
    },
    /// So many units by population bracket, closed below.
    Bracket {
        /// Who is counted.
        base: PopulationBase,
        /// The population each bracket starts from, ascending.
        from: Vec<i64>,
    },
    /// So many units from a population on, nothing below it.
    Threshold {
        /// Who is counted.
        base: PopulationBase,
        /// The population it starts from.
        from: i64,
    },
    /// So many units in each area.
    PerArea,
    /// So many percent of the facilities `of`.
    ShareOfResource {
        /// The facilities.
        of: MeasureId,
    },
    /// So many percent of another stock is of this kind.
    ShareOfStock {
        /// The stock.
        of: MeasureId,
    },
    /// So many in all.
    Absolute,
    /// Percent reached by each year: of the resource `of`, or of the whole task.
    Path {
        /// The resource it is a share of, if any.
        of: Option<MeasureId>,
    },
    /// A grade.
    Level,
    /// A measured value.
    Indicator,
    /// Done by the end of the year.
    Milestone,
}

impl Rule {
    /// The word used in files and tables.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Ratio { .. } => "ratio",
            Self::SumOfRatios { .. } => "sum-of-ratios",
            Self::Bracket { .. } => "bracket",
            Self::Threshold { .. } => "threshold",
            Self::PerArea => "per-area",
            Self::ShareOfResource { .. } => "share-of-resource",
            Self::ShareOfStock { .. } => "share-of-stock",
            Self::Absolute => "absolute",
            Self::Path { .. } => "path",
            Self::Level => "level",
            Self::Indicator => "indicator",
            Self::Milestone => "milestone",
        }
    }

    /// How many values a target of this rule has.
    #[must_use]
    pub fn parts(&self) -> usize {
        match self {
            Self::SumOfRatios { bases } => bases.len(),
            Self::Bracket { from, .. } => from.len(),
            Self::Milestone => 0,
            _ => 1,
        }
    }

    /// The population bases it reads.
    #[must_use]
    pub fn bases(&self) -> &[PopulationBase] {
        match self {
            Self::Ratio { base, .. } | Self::Bracket { base, .. } | Self::Threshold { base, .. } => std::slice::from_ref(base),
            Self::SumOfRatios { bases } => bases,
            _ => &[],
        }
    }

    /// The other stock it reads.
    #[must_use]
    pub const fn of(&self) -> Option<&MeasureId> {
        match self {
            Self::ShareOfResource { of } | Self::ShareOfStock { of } | Self::Path { of: Some(of) } => Some(of),
            _ => None,
        }
    }

    /// Whether requirements of several areas add up to that of the area above them.
    #[must_use]
    pub const fn adds_up(&self) -> bool {
        !matches!(self, Self::Path { of: None } | Self::Level | Self::Indicator | Self::Milestone)
    }
}
