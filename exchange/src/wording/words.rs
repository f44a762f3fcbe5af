//! Fixed wordings that screens, slides and documents share.

use permille_engine::area::Level;
use permille_engine::norm::{Class, Domain, Strength};
use permille_engine::outlook::status::Status;

use crate::wording::language::Word;
use crate::wording::names;

/// Declares wordings: a name, Chinese, English.
macro_rules! words {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        $(
            #[doc = concat!("“", $en, "”")]
            pub const $name: Word = Word::new($zh, $en);
        )*
    };
}

pub(crate) use words;

words! {
    REQUIRED: "需求", "Required";
    AVAILABLE: "现有", "Available";
    COUNTED: "计入的现有", "Counted";
    GAP: "缺口", "Gap";
    SHORT_BY: "短缺", "Short";
    SURPLUS: "富余", "Surplus";
    COVERAGE: "达标率", "Coverage";
    STATUS: "状态", "Status";
    NORM: "标准", "Norm";
    DUE: "到期", "Due";
    CLAUSE: "条款", "Clause";
    PLAN: "规划", "Plan";
    NO_DATA_YET: "未录入存量", "No stock entered";
    SOURCE: "来源", "Source";
    YEAR: "年份", "Year";
    AREA: "地区", "Area";
    OVER_BY: "超出", "Over";
    UNDER_BY: "低于", "Under";
    GROWTH: "人口增长率", "Population growth";
    URBANISATION: "城镇化率变化", "Urban share, change";
    DUE_YEAR: "达标年份", "Due year";
    DONE: "已完成", "Done";
    NOT_DONE: "未完成", "Not done";
    FIRST_SHORT: "首次短缺", "First short";
    NET: "净缺口", "Net gap";
    PER_YEAR_NEEDED: "每年须新增", "Needed a year";
    STRENGTH: "力度", "Strength";
}

/// The word for a status.
#[must_use]
pub const fn status(status: Status) -> Word {
    names::status(status)
}

/// The word for a domain.
#[must_use]
pub const fn domain(domain: Domain) -> Word {
    match domain {
        Domain::PublicHealth => Word::new("公共卫生", "Public health"),
        Domain::MedicalCare => Word::new("医疗服务", "Medical care"),
        Domain::PrimaryCare => Word::new("基层卫生", "Primary care"),
        Domain::TraditionalMedicine => Word::new("中医药", "Traditional medicine"),
        Domain::LifeCourse => Word::new("全生命周期", "Life course"),
        Domain::Workforce => Word::new("人才与科研", "Workforce and research"),
        Domain::Digital => Word::new("智慧卫健", "Digital health"),
        Domain::HealthOutcomes => Word::new("健康水平", "Health outcomes"),
        Domain::HealthyLiving => Word::new("健康生活与体育", "Healthy living and sport"),
        Domain::Environment => Word::new("健康环境与安全", "Environment and safety"),
        Domain::Industry => Word::new("健康产业", "Health industry"),
        Domain::Governance => Word::new("治理与保障", "Governance and funding"),
    }
}

/// The word for a class of norms.
#[must_use]
pub const fn class(class: Class) -> Word {
    match class {
        Class::Norm => Word::new("配置标准", "Standard of provision"),
        Class::Target => Word::new("数量目标", "Target"),
        Class::Indicator => Word::new("指标", "Indicator"),
        Class::Milestone => Word::new("节点任务", "Milestone"),
    }
}

/// The word for a level.
#[must_use]
pub const fn level(level: Level) -> Word {
    match level {
        Level::Province => Word::new("省", "Province"),
        Level::City => Word::new("设区市", "Cities"),
        Level::County => Word::new("县（市、区）", "Counties"),
        Level::Township => Word::new("乡镇（街道）", "Townships"),
    }
}

/// How hard a norm binds.
#[must_use]
pub const fn strength(strength: Strength) -> Word {
    names::strength(strength)
}

/// The word for one area of a level.
#[must_use]
pub const fn level_of_one(level: Level) -> Word {
    names::level(level)
}
